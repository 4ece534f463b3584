//! What happens to a value that is there: scaling, weight, limits and rounding.

use super::phrases::{comes_to, plural, point, span};
use super::voice::Voice;
use crate::vocabulary::{Exact, Script, Span};

/// A stop of the measure: all of the value is held there, or while it is open some of it.
pub(super) fn stopped(
    (at, is_floor): (Exact, bool),
    value: Span,
    voice: Voice<'_>,
) -> String {
    let number = at.in_words();
    let word = if is_floor {
        voice.of("保底", "保底", "floor")
    } else {
        voice.of("封顶", "封頂", "cap")
    };
    match (voice.script, value.is_settled()) {
        (Script::Hans, true) => format!("{word}，按{number}计"),
        (Script::Hant, true) => format!("{word}，按{number}計"),
        (Script::En, true) => format!("stopped at the {word} of {number}"),
        (Script::Hans | Script::Hant, false) => {
            comes_to(&format!("{word}{}", point(at, voice)), value, voice)
        }
        (Script::En, false) => comes_to(&format!("{word} of {number}"), value, voice),
    }
}

/// A limit of the node: all of the value is held there, or while it is open some of it.
pub(super) fn held(
    (at, is_floor): (Exact, bool),
    value: Span,
    voice: Voice<'_>,
) -> String {
    let number = at.in_words();
    if !value.is_settled() {
        let lead = match (voice.script, is_floor) {
            (Script::Hans | Script::Hant, true) => format!("下限{}", point(at, voice)),
            (Script::Hans | Script::Hant, false) => format!("上限{}", point(at, voice)),
            (Script::En, true) => format!("lower limit of {number}"),
            (Script::En, false) => format!("upper limit of {number}"),
        };
        return comes_to(&lead, value, voice);
    }
    match (voice.script, is_floor) {
        (Script::Hans, true) => format!("低于下限，按{number}计"),
        (Script::Hant, true) => format!("低於下限，按{number}計"),
        (Script::En, true) => format!("below the lower limit, held at {number}"),
        (Script::Hans, false) => format!("超过上限，按{number}计"),
        (Script::Hant, false) => format!("超過上限，按{number}計"),
        (Script::En, false) => format!("above the upper limit, held at {number}"),
    }
}

pub(super) fn rounded(value: Span, residual: Option<Exact>, voice: Voice<'_>) -> String {
    let value = span(value, voice.script);
    match (voice.script, residual.map(signed)) {
        (Script::Hans, Some(residual)) => format!("取整为{value}（尾差{residual}）"),
        (Script::Hant, Some(residual)) => format!("取整為{value}（尾差{residual}）"),
        (Script::En, Some(residual)) => {
            format!("rounded to {value} (residual {residual})")
        }
        (Script::Hans, None) => format!("取整为{value}"),
        (Script::Hant, None) => format!("取整為{value}"),
        (Script::En, None) => format!("rounded, {value}"),
    }
}

/// `+0.005`, `≈-0.00063`.
fn signed(number: Exact) -> String {
    let words = number.in_words();
    match (number.is_negative(), words.strip_prefix('≈')) {
        (true, _) => words,
        (false, Some(rounded)) => format!("≈+{rounded}"),
        (false, None) => format!("+{words}"),
    }
}

pub(super) fn weighted(weight: Exact, value: Span, voice: Voice<'_>) -> String {
    let lead = match voice.script {
        Script::Hans => format!("乘以权重{weight}"),
        Script::Hant => format!("乘以權重{weight}"),
        Script::En => format!("× weight {weight}"),
    };
    comes_to(&lead, value, voice)
}

pub(super) fn rescaled(
    (all, present): (Exact, Exact),
    value: Span,
    voice: Voice<'_>,
) -> String {
    let (all, present) = (all.in_words(), present.in_words());
    let lead = match voice.script {
        Script::Hans => format!("有项目不计，其余由{present}折算为{all}"),
        Script::Hant => format!("有項目不計，其餘由{present}折算為{all}"),
        Script::En => {
            format!("some are left out, the others scaled from {present} to {all}")
        }
    };
    comes_to(&lead, value, voice)
}

pub(super) fn counted_as_zero(children: u16, voice: Voice<'_>) -> String {
    match voice.script {
        Script::Hans => format!("{children}项不计，按零计入"),
        Script::Hant => format!("{children}項不計，按零計入"),
        Script::En => {
            let verb = plural(u32::from(children), "counts", "count");
            format!("{children} left out, {verb} as zero")
        }
    }
}
