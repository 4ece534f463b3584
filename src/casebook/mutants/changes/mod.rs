//! The small changes of a rulebook that its cases should notice.

mod lists;
mod numbers;
mod words;

pub(super) use numbers::is_cap;

use toml::Value;

use super::mutant::Change;
use super::number::days_beside;
use super::tree::{Edit, Way, ways};
use super::words::Words;
use crate::facts::Dictionary;
use crate::vocabulary::FieldPath;

/// One change: what is edited, where, and what it means.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) edits: Vec<Edit>,
    pub(super) at: FieldPath,
    pub(super) change: Change,
}

/// Changes of which the first that gives a rulebook stands for all.
pub(super) type Choice = Vec<Planned>;

/// What changes are made of: a tree, the words that may stand in it, the facts.
#[derive(Clone, Copy)]
pub(super) struct Field<'f> {
    pub(super) root: &'f Value,
    pub(super) words: &'f Words,
    pub(super) dictionary: &'f Dictionary,
}

/// All changes of a tree, in its order.
pub(super) fn changes(field: Field<'_>) -> Vec<Choice> {
    let mut all = Vec::new();
    for way in ways(field.root) {
        let Some(value) = way.at(field.root) else { continue };
        let at = way.path(field.root);
        if is_beyond_cases(&at) {
            continue;
        }
        let here = Here { field, way: &way, value, at: &at };
        all.extend(here.numbers());
        all.extend(here.days());
        all.extend(here.flags());
        all.extend(here.words());
        all.extend(here.names());
        all.extend(here.swaps());
        all.extend(here.drops());
    }
    all
}

/// One place of a tree.
struct Here<'h> {
    field: Field<'h>,
    way: &'h Way,
    value: &'h Value,
    at: &'h FieldPath,
}

impl Here<'_> {
    fn planned(&self, edits: Vec<Edit>, change: Change) -> Planned {
        Planned { edits, at: self.at.clone(), change }
    }

    fn set(&self, value: Value) -> Edit {
        Edit::Set(self.way.clone(), value)
    }

    fn one(&self, value: Value, change: Change) -> Choice {
        vec![self.planned(vec![self.set(value)], change)]
    }

    fn days(&self) -> Vec<Choice> {
        let days = days_beside(self.value).into_iter();
        days.map(|to| self.one(to.clone(), Change::moved(self.value, &to))).collect()
    }

    fn flags(&self) -> Option<Choice> {
        let flag = self.value.as_bool()?;
        let to = Value::Boolean(!flag);
        Some(self.one(to.clone(), Change::moved(self.value, &to)))
    }
}

/// Whether no case can say what comes of it: of which kind a rule or a consequence is decides
/// how its answer is used, not what the answer is.
fn is_beyond_cases(at: &FieldPath) -> bool {
    let mut keys = ["rule[", "consequence["].into_iter();
    let of_unit = keys.find_map(|key| at.as_str().strip_prefix(key));
    of_unit
        .is_some_and(|rest| rest.split_once(']').is_some_and(|(_, key)| key == ".kind"))
}
