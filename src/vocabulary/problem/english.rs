//! The pieces of which English sentences are made.

use std::fmt;

use crate::vocabulary::{Period, text};

pub(super) fn list<W: fmt::Display>(words: &[W]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// The keys that belong here; there may be none.
pub(super) fn with_keys(keys: &[&str]) -> String {
    if keys.is_empty() { String::new() } else { format!("; keys: {}", list(keys)) }
}

/// How a period is written here, where that is not how documents write it.
pub(super) fn spelt(found: &str, period: &str) -> String {
    if found == period { String::new() } else { format!(", here as `{found}`") }
}

/// So many of something of which several take an `s`.
pub(super) fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// None of the words that are known; there may be none.
pub(super) fn none_of(known: &[String]) -> String {
    if known.is_empty() {
        "not known here".to_owned()
    } else {
        format!("none of {}", list(known))
    }
}

/// Where a total that may have no end of decimals is rounded.
pub(super) fn round_there(nodes: &[String], such_as: &str) -> String {
    if nodes.is_empty() {
        format!(": state `round` on the scheme, such as {such_as}")
    } else {
        let nodes = list(nodes);
        format!(
            ", which first occur in {nodes}: state `round` there or on the scheme, such as {such_as}"
        )
    }
}

/// How a value that is too large for exactness becomes smaller.
pub(super) fn smaller(nodes: &[String]) -> String {
    if nodes.is_empty() {
        "give the facts that it reads narrower domains or fewer places".to_owned()
    } else {
        format!("state `round` on this node, or on {}", list(nodes))
    }
}

/// What was found, in backticks where somebody wrote it.
pub(super) fn quoted(found: &str) -> String {
    let is_named = ["a list of ", "a table of "]
        .iter()
        .any(|lead| found.strip_prefix(lead).is_some_and(|n| n.parse::<usize>().is_ok()));
    if is_named { found.to_owned() } else { format!("`{found}`") }
}

/// The days of a fact.
pub(super) fn days(domain: Period) -> String {
    let from = domain.from();
    match domain.until() {
        Some(until) => format!("from {from} on and before {until}"),
        None => format!("from {from} on"),
    }
}

/// From the first day to the last.
pub(super) fn spell(period: Period) -> String {
    match period.last() {
        Some(last) => format!("from {} to {last}", period.from()),
        None => format!("from {}", period.from()),
    }
}

pub(super) fn did_you_mean(word: Option<&String>) -> String {
    word.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

/// A number in words is to be written in digits.
pub(super) fn not_whole(found: &str, (least, most): (i64, i64)) -> String {
    let hint = if found.contains(NUMERALS) { ": write it in digits" } else { "" };
    let found = quoted(found);
    format!("{found} is not a whole number between {least} and {most}{hint}")
}

/// Numerals that are no digits.
pub(super) const NUMERALS: [char; 13] =
    ['零', '一', '二', '两', '兩', '三', '四', '五', '六', '七', '八', '九', '十'];

/// How a day is written; of a text that names a month or a year its last day.
pub(super) fn day_meant(found: &str) -> String {
    match text::last_day_named(found) {
        Some(day) => format!("say which day, such as \"{day}\""),
        None => "write it like \"2019-12-31\"".to_owned(),
    }
}
