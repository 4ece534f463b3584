//! What the things are called in which a value stands.

use toml::Value;

use super::tree::{id_of, is_said};
use crate::casebook::words::Row;
use crate::facts::{Dictionary, Fact};
use crate::vocabulary::Script::{En, Hans, Hant};
use crate::vocabulary::{FieldPath, Label, Script};

/// So many characters of a row are told.
const LONGEST: usize = 120;

/// So many things that a row speaks of are its name.
const MOST_NAMES: usize = 3;

/// The labels of all that a path leads through, the outermost first.
pub(super) fn within(root: &Value, at: &FieldPath) -> Vec<Label> {
    let (mut labels, mut value) = (Vec::new(), Some(root));
    for step in at.as_str().split(['.', '[']) {
        value = value.and_then(|value| match step.strip_suffix(']') {
            Some(element) => element_of(value, element),
            None => value.as_table()?.get(step),
        });
        labels.extend(value.and_then(label_of));
    }
    labels
}

/// The outermost element that a path leads through and that has neither an id nor a label: by
/// what it speaks of, where no other of its list speaks of the same, or as a document writes
/// it; the beginning of a long one.
pub(super) fn row(root: &Value, dictionary: &Dictionary, at: &FieldPath) -> Option<Row> {
    let (mut value, mut around) = (root, Vec::new());
    for step in at.as_str().split(['.', '[']) {
        around.push(value);
        match step.strip_suffix(']') {
            None => value = value.as_table()?.get(step)?,
            Some(element) => {
                let list = value.as_array()?;
                value = element_of(value, element)?;
                if element.starts_with('#') && label_of(value).is_none() {
                    let speaks_of = |row| speaks_of(row, &around, dictionary);
                    let name = speaks_of(value);
                    let same = list.iter().filter(|row| speaks_of(row) == name).count();
                    let name = name.filter(|_| same == 1).map(Row::Named);
                    return Some(name.unwrap_or_else(|| Row::Written(written(value))));
                }
            }
        }
    }
    None
}

/// The answers that a row names of the facts in it and around it, or else its facts.
fn speaks_of(row: &Value, around: &[&Value], dictionary: &Dictionary) -> Option<Label> {
    let mut words = Vec::new();
    texts(row, &mut words);
    let beside = around.iter().filter_map(|one| one.as_table());
    let beside = beside.flat_map(|table| table.values()).filter_map(Value::as_str);
    let own: Vec<&Fact> = words.iter().filter_map(|word| dictionary.fact(word)).collect();
    let facts = beside.filter_map(|word| dictionary.fact(word));
    let facts: Vec<&Fact> = own.iter().copied().chain(facts).collect();
    let choices = || facts.iter().flat_map(|fact| fact.kind().choices());
    let answer = |word: &&str| choices().find(|one| one.id.as_str() == *word);
    let mut names: Vec<&Label> =
        words.iter().filter_map(answer).map(|one| &one.label).collect();
    if names.is_empty() {
        names.extend(own.iter().map(|fact| fact.label()));
    }
    names.dedup();
    let joined = |script: Script| {
        let names: Vec<&str> = names.iter().map(|name| name.in_script(script)).collect();
        names.join(script.of("、", "、", ", "))
    };
    let is_short = !names.is_empty() && names.len() <= MOST_NAMES;
    is_short.then(|| Label::new(&joined(Hans), &joined(Hant), &joined(En)))
}

/// All that is written as text and decides something.
fn texts<'v>(value: &'v Value, all: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => all.push(text),
        Value::Array(list) => list.iter().for_each(|one| texts(one, all)),
        Value::Table(table) => {
            let decides = table.iter().filter(|(key, value)| !is_said(key, value));
            decides.for_each(|(_, value)| texts(value, all));
        }
        _ => {}
    }
}

fn written(row: &Value) -> String {
    let text = row.to_string();
    let short: String = text.chars().take(LONGEST).collect();
    if short.len() == text.len() { text } else { format!("{short}…") }
}

fn element_of<'v>(list: &'v Value, name: &str) -> Option<&'v Value> {
    let list = list.as_array()?;
    match name.strip_prefix('#') {
        Some(nth) => list.get(nth.parse::<usize>().ok()?.checked_sub(1)?),
        None => list.iter().find(|one| id_of(one) == Some(name)),
    }
}

fn label_of(value: &Value) -> Option<Label> {
    let table = value.as_table()?;
    let label = table.get("label").or_else(|| table.get("title"))?.as_table()?;
    let text = |script: &str| label.get(script)?.as_str();
    Some(Label::new(text("hans")?, text("hant")?, text("en")?))
}
