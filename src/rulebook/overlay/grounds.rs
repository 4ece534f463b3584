//! The ground of a change: it holds for the changed value and for nothing else.

use toml::{Table, Value};

use super::path::{Step, enter};
use crate::vocabulary::Ground;

/// The lists whose elements can have a ground.
const GROUNDED: [&str; 17] = [
    "scheme",
    "part",
    "item",
    "grade",
    "zero_clearing",
    "direct",
    "floor",
    "cap",
    "veto",
    "cohort",
    "rows",
    "each",
    "values",
    "procedure",
    "transition",
    "deadline",
    "period",
];

/// Puts a ground on the nearest element around a value that can have one. What inherited its
/// ground from there keeps the ground that it had.
///
/// A change of a ground is that ground itself.
pub(super) fn give(table: &mut Table, path: &[Step], ground: &Ground) {
    let is_ground = |step: &Step| matches!(step, Step::Key(key) if key == "ground");
    let Some((_, way)) = path.split_last().filter(|_| !path.iter().any(is_ground)) else {
        return;
    };
    let Some(last) = way.iter().rposition(is_grounded) else { return };
    let target = way.get(..=last).unwrap_or_default();
    if let Some(before) = held(table, target) {
        keep(table, target, &before);
    }
    if let (Some(element), Ok(ground)) = (at(table, target), Value::try_from(ground)) {
        element.insert("ground".to_owned(), ground);
    }
}

/// Whether a step leads to an element that can have a ground.
fn is_grounded(step: &Step) -> bool {
    match step {
        Step::Key(key) => key == "removal",
        Step::Element(list, _) | Step::Nth(list, _) => GROUNDED.contains(&list.as_str()),
    }
}

fn at<'t>(table: &'t mut Table, way: &[Step]) -> Option<&'t mut Table> {
    way.iter().try_fold(table, enter).ok()
}

/// The ground that holds for an element: its own, that of the parts around it, or that of
/// what it stands in.
fn held(table: &mut Table, target: &[Step]) -> Option<Value> {
    for end in (1..=target.len()).rev() {
        let (way, around) = (target.get(..end)?, target.get(..end.checked_sub(1)?)?);
        let element = at(table, way)?;
        let (own, mut part) = (element.get("ground").cloned(), part_of(element));
        if own.is_some() && way.last().is_some_and(is_grounded) {
            return own;
        }
        let scheme = at(table, around)?;
        // Changes that are not checked yet may have put parts into each other.
        for _ in 0..elements(scheme, "part").count() {
            let Some(id) = part.take() else { break };
            let enclosing = enter(scheme, &Step::Element("part".to_owned(), id)).ok()?;
            if let Some(ground) = enclosing.get("ground") {
                return Some(ground.clone());
            }
            part = part_of(enclosing);
        }
    }
    table.get("ground").cloned()
}

/// The part in which an element stands.
fn part_of(element: &Table) -> Option<String> {
    element.get("part").and_then(Value::as_str).map(str::to_owned)
}

/// Writes a ground into everything that inherits its own from an element.
fn keep(table: &mut Table, target: &[Step], before: &Value) {
    let Some(element) = at(table, target) else { return };
    inside(element, before);
    let id = element.get("id").and_then(Value::as_str).map(str::to_owned);
    let (Some(id), Some((Step::Element(list, _), around))) = (id, target.split_last())
    else {
        return;
    };
    if list != "part" {
        return;
    }
    let Some(scheme) = at(table, around) else { return };
    for list in ["part", "item"] {
        for element in elements(scheme, list) {
            if part_of(element).as_ref() == Some(&id) {
                own(element, before);
            }
        }
    }
}

/// Those that stand in a table and in no part: the nearest that can have a ground.
fn inside(table: &mut Table, before: &Value) {
    for (key, value) in table.iter_mut() {
        let can_have_one = GROUNDED.contains(&key.as_str());
        match value {
            Value::Table(table) => inside(table, before),
            Value::Array(list) => {
                for element in list.iter_mut().filter_map(Value::as_table_mut) {
                    match (can_have_one, part_of(element)) {
                        (true, None) => own(element, before),
                        (true, Some(_)) => {}
                        (false, _) => inside(element, before),
                    }
                }
            }
            _ => {}
        }
    }
}

fn elements<'t>(table: &'t mut Table, list: &str) -> impl Iterator<Item = &'t mut Table> {
    let list = table.get_mut(list).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_table_mut)
}

/// Gives an element a ground of its own, unless it has one.
fn own(element: &mut Table, ground: &Value) {
    if !element.contains_key("ground") {
        element.insert("ground".to_owned(), ground.clone());
    }
}
