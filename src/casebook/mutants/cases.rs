//! The cases of a rulebook that hold, and which of them are likely to notice a change.

use std::cmp::Reverse;

use toml::Value;

use super::changes::Planned;
use super::part;
use super::tree::is_said;
use super::unit::Unit;
use crate::casebook::case::Case;
use crate::casebook::run::{Answer, Shelf, answers};
use crate::casebook::suite::Suite;
use crate::rulebook::Rulebook;
use crate::vocabulary::FieldPath;

/// A case that holds, with what it touches of the rulebook.
pub(super) struct Tried<'s> {
    pub(super) path: &'s str,
    pub(super) case: Case,
    pub(super) text: &'s str,
    touched: Vec<FieldPath>,
    /// What comes out of the rulebook as it is.
    pub(super) answers: Vec<Answer>,
}

impl Tried<'_> {
    /// Whether a change of the unit can make a difference to it.
    pub(super) fn touches(&self, unit: &Unit) -> bool {
        unit.at.as_str() == "in_force"
            || self.touched.iter().any(|at| {
                at.is_within(&unit.at)
                    || unit.at.is_within(at)
                    || is_link(at) && is_link(&unit.at)
            })
    }
}

/// Links are named by the facts that they fill in one place, and by their number in another.
fn is_link(at: &FieldPath) -> bool {
    at.is_within(&FieldPath::root().key("link"))
}

/// The cases of a rulebook that hold, and the paths of those that do not.
pub(super) fn cases<'s>(
    (suite, shelf): (&'s Suite, &Shelf),
    (name, rulebook): (&str, &Rulebook),
) -> (Vec<Tried<'s>>, Vec<String>) {
    let (mut tried, mut broken) = (Vec::new(), Vec::new());
    for path in suite.cases() {
        let Some(text) = suite.text(path) else { continue };
        let Ok(case) = Case::read(text) else {
            // It may be about any rulebook: of none it is known what it would notice.
            broken.push(path.to_owned());
            continue;
        };
        if !case.is_about(path, name) {
            continue;
        }
        shelf.put(name, rulebook.clone());
        let (holds, answers) = answers(suite, shelf, path, &case);
        if holds {
            let touched = shelf.touched();
            tried.push(Tried { path, case, text, touched, answers });
        } else {
            broken.push(path.to_owned());
        }
    }
    (tried, broken)
}

/// The ids that the item, the grade or the transition names in which something stands, its
/// own first.
pub(super) fn element_of(unit: &Unit, planned: &Planned) -> Option<Vec<String>> {
    let way = part::element(&planned.edits)?;
    let mut ids = Vec::new();
    texts(way.at(&unit.root)?, &mut ids);
    Some(ids)
}

fn texts(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|one| texts(one, all)),
        Value::Table(table) => {
            all.splice(0..0, table.get("id").and_then(Value::as_str).map(str::to_owned));
            let decides = table.iter().filter(|(key, value)| !is_said(key, value));
            decides.for_each(|(_, value)| texts(value, all));
        }
        _ => {}
    }
}

/// Those first that speak most of the element that is changed and of its facts: they are
/// likely to notice.
pub(super) fn by_mention(touching: &mut [&Tried<'_>], ids: &[String]) {
    touching.sort_by_cached_key(|one| {
        let quoted = |id: &&String| one.text.contains(&format!("\"{id}\""));
        let is_own = ids.first().is_some_and(|id| quoted(&id));
        Reverse((is_own, ids.iter().filter(quoted).count()))
    });
}
