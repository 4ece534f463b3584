//! The pieces of which sentences are made.

use std::fmt;

use super::Chinese;
use crate::vocabulary::Period;

/// What somebody wrote, in the quotation marks of the script.
pub(super) fn quoted(text: impl fmt::Display, chinese: Chinese) -> String {
    say!(chinese, "“{text}”", "「{text}」")
}

/// `a`、`b`: keys, ids and words to be typed.
pub(super) fn listed<W: fmt::Display>(words: &[W]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join("、")
}

/// The list after a mark; nothing where nothing is listed.
pub(super) fn lead_in<W: fmt::Display>(lead: &str, words: &[W]) -> String {
    if words.is_empty() { String::new() } else { format!("{lead}{}", listed(words)) }
}

/// The end of a sentence about a word that looks like another.
pub(super) fn did_you_mean(nearest: Option<&String>, chinese: Chinese) -> String {
    match nearest {
        Some(near) => say!(chinese, "；是否应为`{near}`？", "；是否應為`{near}`？"),
        None => String::new(),
    }
}

/// The days of a period.
pub(super) fn days(period: Period, chinese: Chinese) -> String {
    let from = period.from();
    match period.until() {
        Some(until) => say!(chinese, "{from}起至{until}前", "{from}起至{until}前"),
        None => say!(chinese, "{from}起", "{from}起"),
    }
}

/// The days of a period, the last one among them.
pub(super) fn spell(period: Period, chinese: Chinese) -> String {
    let from = period.from();
    match period.last() {
        Some(last) => say!(chinese, "{from}至{last}", "{from}至{last}"),
        None => say!(chinese, "{from}起", "{from}起"),
    }
}
