//! Rows, bands, choices and lists.

use chrono::NaiveDate;

use super::phrases::{comes_to, may_come_to, plural, point, points, span};
use super::voice::Voice;
use crate::vocabulary::{Bounds, Exact, Script, Span, Window};

pub(super) fn deducted(
    counted: (Span, Exact),
    held_at: Option<Exact>,
    value: Span,
    voice: Voice<'_>,
) -> String {
    each(counted, held_at, value, ("扣", "taken off"), voice)
}

pub(super) fn awarded(
    counted: (Span, Exact),
    held_at: Option<Exact>,
    value: Span,
    voice: Voice<'_>,
) -> String {
    each(counted, held_at, value, ("加", "added"), voice)
}

fn each(
    (count, each): (Span, Exact),
    held_at: Option<Exact>,
    value: Span,
    (verb, done): (&str, &str),
    voice: Voice<'_>,
) -> String {
    let number = number(count, voice);
    let (each, limit) = (point(each, voice), limit(held_at, value, voice));
    match voice.script {
        Script::Hans | Script::Hant => {
            let all = points(value, voice);
            format!("{number}×{each}，共{verb}{all}{limit}")
        }
        Script::En => {
            let all = span(value, voice.script);
            format!("{number} × {each} each, {all} {done}{limit}")
        }
    }
}

/// How many: a range in brackets, since a factor follows it.
fn number(count: Span, voice: Voice<'_>) -> String {
    let number = span(count, voice.script);
    match voice.script {
        _ if count.is_settled() => number,
        Script::Hans | Script::Hant => format!("（{number}）"),
        Script::En => number,
    }
}

/// The row's own limit, where it was reached: by all that is possible or by some of it.
fn limit(held_at: Option<Exact>, value: Span, voice: Voice<'_>) -> String {
    let Some(at) = held_at else { return String::new() };
    let limit = point(at, voice);
    match (voice.script, value.is_settled()) {
        (Script::Hans, true) => format!("（按本项限额{limit}计）"),
        (Script::Hant, true) => format!("（按本項限額{limit}計）"),
        (Script::En, true) => format!(" (held at the row's limit of {})", at.in_words()),
        (Script::Hans, false) => format!("（本项限额{limit}）"),
        (Script::Hant, false) => format!("（本項限額{limit}）"),
        (Script::En, false) => format!(" (the row's limit is {})", at.in_words()),
    }
}

/// All rows in one window, or while facts are open in every one of them.
pub(super) fn held_together(
    (window, from): (Window, Option<NaiveDate>),
    (held_at, is_cost): (Exact, bool),
    (sum, value): (Span, Span),
    voice: Voice<'_>,
) -> String {
    let limit = point(held_at, voice);
    let Some(from) = from else {
        let (name, all) = (window.name(voice.script), points(value, voice));
        return match (voice.script, is_cost) {
            (Script::Hans | Script::Hant, true) => {
                format!("每{name}最多扣{limit}，共扣{all}")
            }
            (Script::Hans | Script::Hant, false) => {
                format!("每{name}最多加{limit}，共加{all}")
            }
            (Script::En, true) => format!("{limit} at most a {name}, {all} taken off"),
            (Script::En, false) => format!("{limit} at most a {name}, {all} added"),
        };
    };
    let (name, all) = (window_of(window, from, voice.script), points(sum, voice));
    match (voice.script, is_cost) {
        (Script::Hans | Script::Hant, true) => {
            format!("{name}：扣{all}，最多扣{limit}")
        }
        (Script::Hans | Script::Hant, false) => {
            format!("{name}：加{all}，最多加{limit}")
        }
        (Script::En, true) => {
            format!("{name}: {all} to be taken off, {limit} at most")
        }
        (Script::En, false) => format!("{name}: {all} to be added, {limit} at most"),
    }
}

/// `2019年第2季度`, `2019-Q2`.
fn window_of(window: Window, from: NaiveDate, script: Script) -> String {
    window.in_words(window.index(from), script)
}

/// `有数据10期，缺1期，不适用1期`; what there is none of goes without saying.
pub(super) fn more_periods((found, at_most): (u32, u32), script: Script) -> String {
    match script {
        Script::Hans => {
            format!("须计{found}期，而本项数据最多{at_most}期，无法合并计算")
        }
        Script::Hant => {
            format!("須計{found}期，而本項數據最多{at_most}期，無法合併計算")
        }
        Script::En => {
            format!(
                "{found} periods would count, and the series has at most {at_most}: they cannot be told together"
            )
        }
    }
}

pub(super) fn periods(
    (present, missing, not_applicable): (u32, u32, u32),
    script: Script,
) -> String {
    let said = match script {
        Script::Hans => format!("有数据{present}期"),
        Script::Hant => format!("有數據{present}期"),
        Script::En => {
            let noun = plural(present, "period", "periods");
            format!("{present} {noun} with data")
        }
    };
    let missing = (missing > 0).then(|| match script {
        Script::Hans | Script::Hant => format!("缺{missing}期"),
        Script::En => format!("{missing} missing"),
    });
    let not_applicable = (not_applicable > 0).then(|| match script {
        Script::Hans => format!("不适用{not_applicable}期"),
        Script::Hant => format!("不適用{not_applicable}期"),
        Script::En => format!("{not_applicable} not applicable"),
    });
    let all: Vec<String> =
        [Some(said), missing, not_applicable].into_iter().flatten().collect();
    all.join(script.of("，", "，", ", "))
}

pub(super) fn not_applicable(voice: Voice<'_>) -> String {
    let text = voice.of(
        "不适用，不加不扣",
        "不適用，不加不扣",
        "does not apply, adds and takes nothing",
    );
    text.to_owned()
}

pub(super) fn in_band(
    within: Option<Bounds>,
    value: Span,
    gives: Span,
    voice: Voice<'_>,
) -> String {
    let number = voice.measured(value);
    let Some(within) = within else { return comes_to(&number, gives, voice) };
    let bounds = voice.bounds(within);
    let lead = match voice.script {
        Script::Hans => format!("{number}，属“{bounds}”档"),
        Script::Hant => format!("{number}，屬「{bounds}」檔"),
        Script::En => format!("{number}, in the band “{bounds}”"),
    };
    comes_to(&lead, gives, voice)
}

pub(super) fn some_band(value: Span, gives: Span, voice: Voice<'_>) -> String {
    let number = voice.measured(value);
    let lead = match voice.script {
        Script::Hans => format!("{number}，所属档次未定"),
        Script::Hant => format!("{number}，所屬檔次未定"),
        Script::En => format!("{number}, the band is open"),
    };
    may_come_to(&lead, gives, voice)
}

pub(super) fn chosen(row: Option<u16>, gives: Span, voice: Voice<'_>) -> String {
    match row {
        Some(_) => {
            let value = points(gives, voice);
            match voice.script {
                Script::Hans => format!("计{value}"),
                Script::Hant => format!("計{value}"),
                Script::En => value,
            }
        }
        None => may_come_to(voice.of("情况未明", "情況未明", "not known"), gives, voice),
    }
}

pub(super) fn listed(is_there: Option<bool>, voice: Voice<'_>) -> String {
    let text = match is_there {
        Some(true) => voice.of("具备", "具備", "there"),
        Some(false) => voice.of("不具备", "不具備", "not there"),
        None => voice.of("情况未明", "情況未明", "not known"),
    };
    text.to_owned()
}

/// What is not there is taken off full marks; otherwise what is there is added up.
pub(super) fn tallied(
    (count, is_cost): (Span, bool),
    each: Exact,
    value: Span,
    voice: Voice<'_>,
) -> String {
    let number = span(count, voice.script);
    let (one, all) = (point(each, voice), points(value, voice));
    match (voice.script, is_cost) {
        (Script::Hans, true) => format!("不具备{number}项，每项扣{one}，共扣{all}"),
        (Script::Hant, true) => format!("不具備{number}項，每項扣{one}，共扣{all}"),
        (Script::En, true) => format!("{number} not there × {one} each, {all} taken off"),
        (Script::Hans, false) => format!("具备{number}项，每项{one}，共{all}"),
        (Script::Hant, false) => format!("具備{number}項，每項{one}，共{all}"),
        (Script::En, false) => format!("{number} there × {one} each, {all} in all"),
    }
}
