//! Paths into a document, as messages write them.

use toml::{Table, Value};

use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath};

/// One step of a path.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Key(String),
    /// The element of the list under a key, by id.
    Element(String, String),
    /// The element of the list under a key, by number from 1.
    Nth(String, usize),
}

/// The steps of a path such as `scheme[secretary].item[own-income].full_marks`; `None` where
/// the text is no path.
pub(super) fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = Some(path);
    while let Some(text) = rest {
        let end = text.find(['.', '[']).unwrap_or(text.len());
        let (key, after) = text.split_at_checked(end)?;
        if key.is_empty() {
            return None;
        }
        let (step, after) = match after.strip_prefix('[') {
            Some(inner) => {
                let (element, after) = inner.split_once(']')?;
                let step = match element.strip_prefix('#') {
                    Some(nth) => Step::Nth(key.to_owned(), nth.parse().ok()?),
                    None => Step::Element(key.to_owned(), element.to_owned()),
                };
                (step, after)
            }
            None => (Step::Key(key.to_owned()), after),
        };
        steps.push(step);
        rest = match after {
            "" => None,
            after => Some(after.strip_prefix('.')?),
        };
    }
    Some(steps)
}

/// The table under a step, or what looks most like it.
pub(super) fn enter<'t>(
    table: &'t mut Table,
    step: &Step,
) -> Result<&'t mut Table, Defect> {
    let defect = unknown(step, table);
    let (key, nth) = match step {
        Step::Key(key) => (key, None),
        Step::Element(key, id) => (key, position(table, key, id)),
        Step::Nth(key, nth) => (key, nth.checked_sub(1)),
    };
    let value = table.get_mut(key);
    let found = match (step, value, nth) {
        (Step::Key(_), Some(value), _) => value.as_table_mut(),
        (_, Some(Value::Array(list)), Some(nth)) => {
            list.get_mut(nth).and_then(Value::as_table_mut)
        }
        _ => None,
    };
    found.ok_or(defect)
}

fn position(table: &Table, key: &str, id: &str) -> Option<usize> {
    let list = table.get(key)?.as_array()?;
    list.iter().position(|element| id_of(element) == Some(id))
}

pub(super) fn id_of(element: &Value) -> Option<&str> {
    element.as_table()?.get("id")?.as_str()
}

/// What is wrong with a path that ends in an element: an overlay changes values of it.
pub(super) fn no_value(step: &Step, table: &mut Table) -> Defect {
    match enter(table, step) {
        Ok(_) => {
            let why =
                "whole elements are not replaced: the path goes on to a value in one";
            Defect::AnswerIdle { key: "at", why }
        }
        Err(defect) => defect,
    }
}

/// Nothing stands under this step: what looks most like it.
pub(super) fn unknown(step: &Step, table: &Table) -> Defect {
    let (what, found, known): (_, _, Vec<&str>) = match step {
        Step::Key(key) => {
            ("value", key.clone(), table.keys().map(String::as_str).collect())
        }
        Step::Element(key, id) => {
            let list = table.get(key).and_then(Value::as_array);
            let ids = list.into_iter().flatten().filter_map(id_of).collect();
            ("element", id.clone(), ids)
        }
        Step::Nth(_, nth) => ("element", format!("#{nth}"), Vec::new()),
    };
    let nearest = nearest(&found, known.into_iter());
    Defect::Unknown { what, found, nearest }
}

/// A way as messages about the changed rulebook write it: elements go by their ids, whatever
/// the overlay says.
pub(super) fn canonical(table: &Table, steps: &[Step]) -> FieldPath {
    let (mut here, mut path) = (Some(table), FieldPath::root());
    for step in steps {
        let inner = here.and_then(|here| inside(here, step));
        path = match step {
            Step::Key(key) => path.key(key),
            Step::Element(key, id) => path.key(key).element(id),
            Step::Nth(key, nth) => {
                let list = path.key(key);
                match inner.and_then(|table| table.get("id")?.as_str()) {
                    Some(id) => list.element(id),
                    None => list.nth(nth.saturating_sub(1)),
                }
            }
        };
        here = inner;
    }
    path
}

/// The table under a step.
pub(super) fn inside<'t>(table: &'t Table, step: &Step) -> Option<&'t Table> {
    let (key, nth) = match step {
        Step::Key(key) => return table.get(key)?.as_table(),
        Step::Element(key, id) => (key, position(table, key, id)?),
        Step::Nth(key, nth) => (key, nth.checked_sub(1)?),
    };
    table.get(key)?.as_array()?.get(nth)?.as_table()
}
