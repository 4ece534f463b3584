//! Conditions that stand twice in the base, of which an overlay changes one alone: a rule and
//! the item of a scheme that counts it, a rule and the guard of a procedure.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::path::id_of;
use crate::rulebook::remark::RemarkKind;
use crate::vocabulary::FieldPath;

/// The keys under which a condition stands.
const CONDITIONS: [&str; 5] = ["met", "applies", "when", "guard", "needs"];

/// The conditions of a rulebook, by where they stand.
type Conditions<'t> = BTreeMap<FieldPath, &'t Value>;

/// The conditions of a base and of what became of it.
pub(super) struct Twins<'t> {
    before: Conditions<'t>,
    after: Conditions<'t>,
}

impl<'t> Twins<'t> {
    pub(super) fn of(base: &'t Table, table: &'t Table) -> Twins<'t> {
        let conditions = |table| {
            let mut found = BTreeMap::new();
            in_table(table, &FieldPath::root(), &mut found);
            found
        };
        Twins { before: conditions(base), after: conditions(table) }
    }

    /// What a remark says of a change in a condition that stood elsewhere too, and stands there
    /// as it was.
    pub(super) fn left(&self, changed: &FieldPath) -> Option<RemarkKind> {
        let is_here = |at: &&FieldPath| changed.is_within(at) || at.is_within(changed);
        let mut others: Vec<FieldPath> = Vec::new();
        for at in self.before.keys().filter(is_here) {
            let (Some(old), now) = (self.before.get(at), self.after.get(at)) else {
                continue;
            };
            if now == Some(old) || !is_distinct(old) {
                continue;
            }
            let same = self.before.iter().filter(|(other, condition)| {
                *other != at && condition == &old && self.after.get(*other) == Some(old)
            });
            others.extend(same.map(|(other, _)| other.clone()));
        }
        others.sort();
        others.dedup();
        (!others.is_empty()).then_some(RemarkKind::TwinUnchanged { others })
    }
}

/// Whether a condition says more than one question to one fact: such questions stand in many
/// places that have nothing to do with each other.
fn is_distinct(condition: &Value) -> bool {
    let says = |key| condition.as_table().is_some_and(|table| table.contains_key(key));
    ["number", "all_of", "any_of", "at_least", "not"].into_iter().any(says)
}

fn in_table<'t>(table: &'t Table, at: &FieldPath, found: &mut Conditions<'t>) {
    for (key, value) in table {
        let here = at.key(key);
        if CONDITIONS.contains(&key.as_str()) && value.is_table() {
            found.insert(here, value);
            continue;
        }
        match value {
            Value::Table(inner) => in_table(inner, &here, found),
            Value::Array(list) => {
                for (nth, element) in list.iter().enumerate() {
                    let Some(inner) = element.as_table() else { continue };
                    let at = match id_of(element) {
                        Some(id) => here.element(id),
                        None => here.nth(nth),
                    };
                    in_table(inner, &at, found);
                }
            }
            _ => {}
        }
    }
}
