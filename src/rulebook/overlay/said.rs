//! Labels that still say the number that an overlay has changed.

use toml::{Table, Value};

use super::numerals::{Speech, said};
use super::path::{self, Step};
use crate::rulebook::remark::RemarkKind;
use crate::vocabulary::{Exact, Ratio};

/// What a remark says where a number was changed and the label of what it stands in, or its
/// title, still says the old one; a label that the overlay changes as well speaks for its
/// owner.
pub(super) fn still(
    (base, table): (&Table, &Table),
    way: &[Step],
    before: &Value,
) -> Option<RemarkKind> {
    let old = number(before)?;
    let (last, around) = way.split_last()?;
    let key = match last {
        Step::Key(key) => key,
        Step::Element(..) | Step::Nth(..) => return None,
    };
    let now = at(table, around)?.get(key)?;
    number(now)?;
    // The title of the whole is the overlay's own.
    let mut around = (1..=around.len()).rev().filter_map(|end| way.get(..end));
    let (key, way, label) = around.find_map(|way| {
        let element = at(table, way)?;
        let label = |key: &'static str| Some((key, way, element.get(key)?.as_table()?));
        label("label").or_else(|| label("title"))
    })?;
    let before = at(base, way).and_then(|element| element.get(key)?.as_table());
    let said = words(label, before, old);
    (!said.is_empty()).then(|| RemarkKind::LabelSaysOld {
        label: path::canonical(table, way).key(key),
        said,
        now: now.as_str().map_or_else(|| now.to_string(), str::to_owned),
    })
}

/// The words of a label that say a number, by script, where the script says what it said
/// before.
fn words(
    label: &Table,
    before: Option<&Table>,
    number: Exact,
) -> Vec<(&'static str, String)> {
    let speeches =
        [("hans", Speech::Chinese), ("hant", Speech::Chinese), ("en", Speech::English)];
    let words = speeches.into_iter().filter_map(|(script, speech)| {
        let text = label.get(script)?.as_str()?;
        let is_as_before = before?.get(script)?.as_str()? == text;
        Some((script, said(number, text, speech).filter(|_| is_as_before)?))
    });
    words.collect()
}

fn number(value: &Value) -> Option<Exact> {
    match value {
        Value::Integer(number) => Some(Exact::whole(*number)),
        Value::String(text) => text.parse::<Ratio>().ok().map(Exact::from),
        Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_)
        | Value::Array(_)
        | Value::Table(_) => None,
    }
}

fn at<'t>(table: &'t Table, way: &[Step]) -> Option<&'t Table> {
    way.iter().try_fold(table, |here, step| path::inside(here, step))
}
