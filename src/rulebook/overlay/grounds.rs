//! The ground of a change: it holds for the changed value and for nothing else.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::path::{Step, enter};
use crate::rulebook::read::rulebook;
use crate::vocabulary::Ground;
use crate::vocabulary::document::Reader;

/// What can have a ground: every table that the reader of rulebooks asks for one, by the shape
/// of its path.
#[derive(Debug)]
pub(super) struct Grounded(BTreeSet<String>);

impl Grounded {
    /// Those of a document.
    pub(super) fn of(document: &str) -> Grounded {
        let tables = Reader::asked_for("ground", document, rulebook);
        Grounded(tables.iter().map(|path| shape(path.as_str())).collect())
    }

    /// Those of another document too.
    pub(super) fn and_of(&mut self, document: &str) {
        self.0.extend(Grounded::of(document).0);
    }

    /// Whether the last of some steps leads to something that can have a ground.
    fn holds(&self, way: &[Step]) -> bool {
        self.0.contains(&shape_of(way))
    }
}

/// A path without the names and numbers of elements: `scheme[].item[]`.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut is_inside = false;
    for letter in path.chars() {
        is_inside &= letter != ']';
        if !is_inside {
            shape.push(letter);
        }
        is_inside |= letter == '[';
    }
    shape
}

fn shape_of(way: &[Step]) -> String {
    way.iter().fold(String::new(), |shape, step| match step {
        Step::Key(key) => under(&shape, key),
        Step::Element(list, _) | Step::Nth(list, _) => of_elements(&under(&shape, list)),
    })
}

fn under(shape: &str, key: &str) -> String {
    if shape.is_empty() { key.to_owned() } else { format!("{shape}.{key}") }
}

fn of_elements(list: &str) -> String {
    format!("{list}[]")
}

/// Puts a ground on the nearest element around a value that can have one. What inherited its
/// ground from there keeps the ground that it had.
///
/// A change of a ground is that ground itself.
pub(super) fn give(
    table: &mut Table,
    path: &[Step],
    (ground, grounded): (&Ground, &Grounded),
) {
    let is_ground = |step: &Step| matches!(step, Step::Key(key) if key == "ground");
    let Some((_, way)) = path.split_last().filter(|_| !path.iter().any(is_ground)) else {
        return;
    };
    let mut around = (1..=way.len()).rev().filter_map(|end| way.get(..end));
    let Some(target) = around.find(|way| grounded.holds(way)) else { return };
    if let Some(before) = held(table, target, grounded) {
        keep(table, target, (&before, grounded));
    }
    if let (Some(element), Ok(ground)) = (at(table, target), Value::try_from(ground)) {
        element.insert("ground".to_owned(), ground);
    }
}

fn at<'t>(table: &'t mut Table, way: &[Step]) -> Option<&'t mut Table> {
    way.iter().try_fold(table, enter).ok()
}

/// The ground that holds for an element: its own, that of the parts around it, or that of
/// what it stands in.
fn held(table: &mut Table, target: &[Step], grounded: &Grounded) -> Option<Value> {
    for end in (1..=target.len()).rev() {
        let (way, around) = (target.get(..end)?, target.get(..end.checked_sub(1)?)?);
        let element = at(table, way)?;
        let (own, mut part) = (element.get("ground").cloned(), part_of(element));
        if own.is_some() && grounded.holds(way) {
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
fn keep(table: &mut Table, target: &[Step], (before, grounded): (&Value, &Grounded)) {
    let Some(element) = at(table, target) else { return };
    inside(element, &shape_of(target), (before, grounded));
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
fn inside(table: &mut Table, shape: &str, (before, grounded): (&Value, &Grounded)) {
    for (key, value) in table.iter_mut() {
        let shape = under(shape, key);
        match value {
            Value::Table(table) if grounded.0.contains(&shape) => own(table, before),
            Value::Table(table) => inside(table, &shape, (before, grounded)),
            Value::Array(list) => {
                let shape = of_elements(&shape);
                let can_have_one = grounded.0.contains(&shape);
                for element in list.iter_mut().filter_map(Value::as_table_mut) {
                    match (can_have_one, part_of(element)) {
                        (true, None) => own(element, before),
                        (true, Some(_)) => {}
                        (false, _) => inside(element, &shape, (before, grounded)),
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
