//! Shares, targets, raters and ballots.

use super::phrases::{comes_to, plural, point, points, span};
use super::voice::Voice;
use crate::vocabulary::{Exact, Script, Span};

pub(super) fn shared_out(
    value: Span,
    target: Span,
    gives: Span,
    voice: Voice<'_>,
) -> String {
    let (value, target) = (voice.measured(value), voice.measured(target));
    let gives = points(gives, voice);
    match voice.script {
        Script::Hans => format!("实际{value}，目标{target}，按比例计{gives}"),
        Script::Hant => format!("實際{value}，目標{target}，按比例計{gives}"),
        Script::En => {
            format!("{value} against a target of {target}, in proportion {gives}")
        }
    }
}

/// A target that is zero, or while it is open may be.
pub(super) fn no_target(gives: Span, voice: Voice<'_>) -> String {
    let lead = if gives.is_settled() {
        voice.of(
            "按目标为零的规定",
            "按目標為零的規定",
            "by the scheme's rule for a target of zero",
        )
    } else {
        voice.of(
            "连同目标为零的情形",
            "連同目標為零的情形",
            "together with a target of zero",
        )
    };
    comes_to(lead, gives, voice)
}

pub(super) fn off_target(
    (value, target, base): (Span, Exact, Exact),
    (each, per): (Exact, Exact),
    gives: Span,
    voice: Voice<'_>,
) -> String {
    let (value, gives) = (voice.measured(value), points(gives, voice));
    let (target, per) = (voice.measure(target), voice.measure(per));
    let (at_target, each_unit) = (point(base, voice), point(each, voice));
    match voice.script {
        Script::Hans => format!(
            "实际{value}，目标{target}，达到目标{at_target}，每增减{per}相应增减{each_unit}，计{gives}"
        ),
        Script::Hant => format!(
            "實際{value}，目標{target}，達到目標{at_target}，每增減{per}相應增減{each_unit}，計{gives}"
        ),
        Script::En => format!(
            "{value} against a target of {target}, {} at the target, {} up or \
             down for each {per}, {gives}",
            base.in_words(),
            each.in_words()
        ),
    }
}

/// A group's part of the weighted mean; a group that is still open has no rater yet.
pub(super) fn group_mean(
    (raters, mean): (u32, Span),
    weight: Exact,
    gives: Span,
    voice: Voice<'_>,
) -> String {
    let (mean, gives) = (span(mean, voice.script), span(gives, voice.script));
    match (voice.script, raters) {
        (Script::Hans, 0) => {
            format!("尚无评分，平均可能为{mean}，权重{weight}，加权得{gives}")
        }
        (Script::Hant, 0) => {
            format!("尚無評分，平均可能為{mean}，權重{weight}，加權得{gives}")
        }
        (Script::En, 0) => {
            format!(
                "no rater yet, mean {mean} possible, × weight {weight}, gives {gives}"
            )
        }
        (Script::Hans, _) => {
            format!("{raters}人评分，平均{mean}，权重{weight}，加权得{gives}")
        }
        (Script::Hant, _) => {
            format!("{raters}人評分，平均{mean}，權重{weight}，加權得{gives}")
        }
        (Script::En, _) => {
            let noun = plural(raters, "rater", "raters");
            format!("{raters} {noun}, mean {mean}, × weight {weight}, gives {gives}")
        }
    }
}

pub(super) fn divided(
    (number, divisor): (Exact, Exact),
    share: Exact,
    voice: Voice<'_>,
) -> String {
    let share = voice.measure(share);
    let number = number.in_words();
    if divisor.is_zero() {
        return match voice.script {
            Script::Hans => format!("{number}÷0，按除数为零的规定计为{share}"),
            Script::Hant => format!("{number}÷0，按除數為零的規定計為{share}"),
            Script::En => {
                format!("{number} ÷ 0, which counts as {share} by the scheme's rule")
            }
        };
    }
    let divisor = divisor.in_words();
    match voice.script {
        Script::Hans => format!("{number}÷{divisor}，得{share}"),
        Script::Hant => format!("{number}÷{divisor}，得{share}"),
        Script::En => format!("{number} ÷ {divisor} is {share}"),
    }
}

/// Nobody voted, and what then stands for the share.
pub(super) fn no_ballots(share: Option<Exact>, voice: Voice<'_>) -> String {
    match (voice.script, share.map(|share| voice.measure(share))) {
        (Script::Hans, Some(share)) => format!("无人投票，按规定占比计为{share}"),
        (Script::Hant, Some(share)) => format!("無人投票，按規定佔比計為{share}"),
        (Script::En, Some(share)) => {
            format!(
                "nobody voted, which counts as a share of {share} by the scheme's rule"
            )
        }
        (_, None) => voice
            .of(
                "无人投票，占比无法认定",
                "無人投票，佔比無法認定",
                "nobody voted, so the share cannot be told",
            )
            .to_owned(),
    }
}

pub(super) fn voted(votes: u32, value: Exact, voice: Voice<'_>) -> String {
    let value = value.in_words();
    match voice.script {
        Script::Hans => format!("{votes}票，每票按{value}计"),
        Script::Hant => format!("{votes}票，每票按{value}計"),
        Script::En => {
            let noun = plural(votes, "vote", "votes");
            format!("{votes} {noun}, {value} each")
        }
    }
}

pub(super) fn vote_mean(denominator: u32, mean: Span, voice: Voice<'_>) -> String {
    let mean = span(mean, voice.script);
    match voice.script {
        Script::Hans => format!("以{denominator}票为分母，平均{mean}"),
        Script::Hant => format!("以{denominator}票為分母，平均{mean}"),
        Script::En => {
            let noun = plural(denominator, "ballot", "ballots");
            format!("mean {mean} over {denominator} {noun}")
        }
    }
}

pub(super) fn scaled(
    value: Span,
    out_of: Exact,
    gives: Span,
    voice: Voice<'_>,
) -> String {
    let (value, out_of) = (span(value, voice.script), out_of.in_words());
    let lead = match voice.script {
        Script::Hans => format!("{value}（以{out_of}为满）折算"),
        Script::Hant => format!("{value}（以{out_of}為滿）折算"),
        Script::En => format!("{value} out of {out_of}"),
    };
    comes_to(&lead, gives, voice)
}
