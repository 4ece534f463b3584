//! Scores compared with those of others.

use super::phrases::{comes_to, may_come_to, span};
use super::voice::Voice;
use crate::scoring::because::Because;
use crate::vocabulary::{Script, Span};

/// The words of these steps; other steps have their own.
pub(super) fn words(because: Because, voice: Voice<'_>) -> String {
    match because {
        Because::Among { members } => match voice.script {
            Script::Hans => format!("{members}个相比"),
            Script::Hant => format!("{members}個相比"),
            Script::En => format!("compared among {members}"),
        },
        Because::ToTheBest { value, best, members, points } => {
            let (value, best) = (span(value, voice.script), span(best, voice.script));
            let lead = match voice.script {
                Script::Hans => format!("{value}，{members}个中最高为{best}"),
                Script::Hant => format!("{value}，{members}個中最高為{best}"),
                Script::En => format!("{value}, the greatest of {members} is {best}"),
            };
            comes_to(&lead, points, voice)
        }
        Because::Ranked { value, rank, members, points } => {
            let value = span(value, voice.script);
            comes_to(&ranked(&value, (rank, members), voice), points, voice)
        }
        Because::OffTheMean { value, mean, members, points } => {
            let (value, mean) = (span(value, voice.script), span(mean, voice.script));
            let lead = match voice.script {
                Script::Hans => format!("{value}，{members}个平均{mean}"),
                Script::Hant => format!("{value}，{members}個平均{mean}"),
                Script::En => format!("{value}, the mean of {members} is {mean}"),
            };
            comes_to(&lead, points, voice)
        }
        Because::AwaitsOthers { points } => {
            let lead = voice.of(
                "尚未与同组比较",
                "尚未與同組比較",
                "not yet compared with the others",
            );
            may_come_to(lead, points, voice)
        }
        _ => String::new(),
    }
}

fn ranked(value: &str, (rank, members): (Span, u32), voice: Voice<'_>) -> String {
    let rank = span(rank, voice.script);
    match voice.script {
        Script::Hans => format!("{value}，{members}个中第{rank}名"),
        Script::Hant => format!("{value}，{members}個中第{rank}名"),
        Script::En => format!("{value}, place {rank} of {members}"),
    }
}
