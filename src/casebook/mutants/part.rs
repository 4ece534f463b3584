//! One element of a unit read alone: an item of a scheme, a transition of a procedure. What
//! stands beside it stays as it is, and need not be read again for each mutant.

use toml::{Table, Value};

use super::tree::{Edit, Way};
use super::unit::{Unit, put as put_one};
use crate::rulebook::RulebookDraft;

/// How many steps lead to an element of a unit: key, number, list, number.
const STEPS: usize = 4;

/// The element in which all edits are made; `None` where they reach farther.
pub(super) fn element(edits: &[Edit]) -> Option<Way> {
    let mut elements = edits.iter().map(|edit| {
        let is_whole = matches!(edit, Edit::Remove(way) if way.depth() <= STEPS);
        edit.way().first(STEPS).filter(|_| !is_whole)
    });
    let first = elements.next()??;
    (first.last_nth().is_some() && elements.all(|other| other.as_ref() == Some(&first)))
        .then_some(first)
}

/// The key of the list in which an element stands.
fn list(element: &Way) -> Option<String> {
    Some(element.parent()?.last_key()?.to_owned())
}

/// Whether the element belongs to a list that is put back one by one.
pub(super) fn can_be_read_alone(unit: &Unit, element: &Way) -> bool {
    let lists: &[&str] = match unit.key.as_str() {
        "scheme" => &[
            "part",
            "item",
            "grade",
            "zero_clearing",
            "direct",
            "floor",
            "cap",
            "veto",
            "cohort",
        ],
        "procedure" => &["state", "transition", "deadline", "period"],
        _ => &[],
    };
    list(element).is_some_and(|list| lists.contains(&list.as_str()))
}

/// The unit with no other element than this one in any list.
pub(super) fn alone(unit: &Unit, element: &Way) -> Option<Value> {
    let whole = element.first(2)?.at(&unit.root)?.as_table()?;
    let of_elements = |value: &Value| {
        value.as_array().is_some_and(|list| list.iter().any(Value::is_table))
    };
    let mut table: Table = whole
        .iter()
        .filter(|(_, value)| !of_elements(value))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let one = element.at(&unit.root)?.clone();
    table.insert(list(element)?, Value::Array(vec![one]));
    let mut root = Table::new();
    root.insert(unit.key.clone(), Value::Array(vec![Value::Table(table)]));
    Some(Value::Table(root))
}

/// The same edit of the unit with no other element.
pub(super) fn moved(edit: &Edit, element: &Way) -> Edit {
    let start = element.parent().map(|list| list.nth(0)).unwrap_or_default();
    edit.at(edit.way().from(&start))
}

/// Puts the element that was read in the place of the one in the draft.
pub(super) fn put(
    draft: &mut RulebookDraft,
    (unit, element): (&Unit, &Way),
    read: RulebookDraft,
) -> Option<()> {
    let (list, nth) = (list(element)?, element.last_nth()?);
    if unit.key == "procedure" {
        let into = draft.procedure.get_mut(unit.nth)?;
        let from = read.procedure.into_iter().next()?;
        return match list.as_str() {
            "state" => put_one(&mut into.state, nth, from.state),
            "transition" => put_one(&mut into.transition, nth, from.transition),
            "deadline" => put_one(&mut into.deadline, nth, from.deadline),
            "period" => put_one(&mut into.period, nth, from.period),
            _ => None,
        };
    }
    let into = draft.scheme.get_mut(unit.nth)?;
    let from = read.scheme.into_iter().next()?;
    match list.as_str() {
        "part" => put_one(&mut into.part, nth, from.part),
        "item" => put_one(&mut into.item, nth, from.item),
        "grade" => put_one(&mut into.grade, nth, from.grade),
        "zero_clearing" => put_one(&mut into.zero_clearing, nth, from.zero_clearing),
        "direct" => put_one(&mut into.direct, nth, from.direct),
        "floor" => put_one(&mut into.floor, nth, from.floor),
        "cap" => put_one(&mut into.cap, nth, from.cap),
        "veto" => put_one(&mut into.veto, nth, from.veto),
        "cohort" => put_one(&mut into.cohort, nth, from.cohort),
        _ => None,
    }
}
