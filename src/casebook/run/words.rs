//! What is expected and what came out, in the words of cases.

use crate::casebook::expect::{ExpectedPlace, ExpectedValue};
use crate::explain::Wording as _;
use crate::scoring::{GradingRecord, Placing, Record, Standing};
use crate::vocabulary::{Id, Script, Span, Verdict};

/// How a case writes that it may be that no grade can be told.
pub(super) const UNTOLD: &str = "undetermined";

pub(super) fn is_untold(grade: &Id) -> bool {
    grade.as_str() == UNTOLD
}

/// Whether a score is another one.
pub(super) fn is_not(
    expected: ExpectedValue,
    found: Span,
    (standing, may_not_tell): (Standing, bool),
) -> bool {
    match (expected, standing) {
        (ExpectedValue::Undetermined, Standing::Undetermined)
        | (ExpectedValue::Excluded, Standing::Excluded) => false,
        (ExpectedValue::Undetermined | ExpectedValue::Excluded, _)
        | (_, Standing::Undetermined | Standing::Excluded) => true,
        // What may turn out such that it cannot be told is not settled.
        (ExpectedValue::Settled(value), _) => {
            may_not_tell || found != Span::settled(value)
        }
        (ExpectedValue::Range(span), _) => {
            found != span || span.is_settled() && !may_not_tell
        }
    }
}

pub(super) fn value_words(value: ExpectedValue) -> String {
    match value {
        ExpectedValue::Settled(value) => value.to_string(),
        ExpectedValue::Range(span) => span.to_string(),
        ExpectedValue::Undetermined => "undetermined".to_owned(),
        ExpectedValue::Excluded => "excluded".to_owned(),
    }
}

pub(super) fn found_words(
    span: Span,
    (standing, may_not_tell): (Standing, bool),
) -> String {
    match standing {
        Standing::Undetermined => format!("undetermined (possibly {span})"),
        Standing::Excluded => "excluded".to_owned(),
        _ if may_not_tell => format!("{span} (possibly undetermined)"),
        _ => span.to_string(),
    }
}

pub(super) fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not_met",
        Verdict::Undetermined => "undetermined",
    }
    .to_owned()
}

/// Ids in backticks, one after another.
pub(super) fn list<'i>(ids: impl IntoIterator<Item = &'i Id>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}

/// Ids in backticks, in their own order: for what may come in any.
pub(super) fn sorted<'i>(ids: impl IntoIterator<Item = &'i Id>) -> String {
    let mut ids: Vec<&Id> = ids.into_iter().collect();
    ids.sort();
    list(ids)
}

/// Words in backticks, in their own order.
pub(super) fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_unstable();
    words.dedup();
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

/// Where a subject stands in a step over a cohort.
pub(super) const fn place(placing: Option<&Placing>) -> ExpectedPlace {
    match placing {
        None => ExpectedPlace::None,
        Some(Placing { is_in: Verdict::Met, .. }) => ExpectedPlace::In,
        Some(Placing { is_in: Verdict::NotMet, .. }) => ExpectedPlace::Out,
        Some(Placing { is_in: Verdict::Undetermined, .. }) => ExpectedPlace::Undetermined,
    }
}

pub(super) fn place_words(place: ExpectedPlace) -> String {
    let named = ExpectedPlace::ALL.iter().find(|(_, known)| *known == place);
    named.map_or_else(String::new, |(word, _)| (*word).to_owned())
}

/// The tree as far as its second level: where a wrong total comes from.
pub(super) fn tree_lines(record: &Record) -> Vec<String> {
    record
        .nodes
        .iter()
        .filter(|node| node.depth <= 2)
        .map(|node| {
            let indent = "  ".repeat(usize::from(node.depth));
            let how = (node.standing, false);
            format!("{indent}{}: {}", node.id, found_words(node.value, how))
        })
        .collect()
}

/// The way to the grade, step by step.
pub(super) fn grading_lines(record: &Record) -> Vec<String> {
    record.grading.iter().map(grading_line).collect()
}

fn grading_line(step: &GradingRecord) -> String {
    let id = step.id.as_ref().map_or("lines", Id::as_str);
    if step.placing.is_some() {
        return format!("{id}: {}", step.words(Script::En));
    }
    let untold = step.may_not_tell.then_some(UNTOLD);
    let grades: Vec<&str> = step.grades.iter().map(Id::as_str).chain(untold).collect();
    let (verdict, total) = (verdict(step.verdict), step.total);
    format!("{id}: {verdict}, total {total}, {}", grades.join(" or "))
}
