//! Scores compared with those of others.

use super::phrases::{comes_to, may_come_to, span};
use crate::scoring::because::Because;
use crate::vocabulary::{Script, Span};

/// The words of these steps; other steps have their own.
pub(super) fn words(because: Because, script: Script) -> String {
    match because {
        Because::ToTheBest { value, best, members, points } => {
            let (value, best) = (span(value, script), span(best, script));
            let lead = match script {
                Script::Hans => format!("{value}，{members}个中最高为{best}"),
                Script::Hant => format!("{value}，{members}個中最高為{best}"),
                Script::En => format!("{value}, the greatest of {members} is {best}"),
            };
            comes_to(&lead, points, script)
        }
        Because::Ranked { value, rank, members, points } => {
            let value = span(value, script);
            comes_to(&ranked(&value, (rank, members), script), points, script)
        }
        Because::OffTheMean { value, mean, members, points } => {
            let (value, mean) = (span(value, script), span(mean, script));
            let lead = match script {
                Script::Hans => format!("{value}，{members}个平均{mean}"),
                Script::Hant => format!("{value}，{members}個平均{mean}"),
                Script::En => format!("{value}, the mean of {members} is {mean}"),
            };
            comes_to(&lead, points, script)
        }
        Because::AwaitsOthers { points } => {
            let lead = script.of(
                "尚未与同组比较",
                "尚未與同組比較",
                "not yet compared with the others",
            );
            may_come_to(lead, points, script)
        }
        _ => String::new(),
    }
}

fn ranked(value: &str, (rank, members): (Span, u32), script: Script) -> String {
    let rank = span(rank, script);
    match script {
        Script::Hans => format!("{value}，{members}个中第{rank}名"),
        Script::Hant => format!("{value}，{members}個中第{rank}名"),
        Script::En => format!("{value}, place {rank} of {members}"),
    }
}
