//! Which words may stand somewhere: the reader of rulebooks is asked, by a word that it does
//! not know.

use std::collections::BTreeMap;

use toml::Value;

use super::tree::{Edit, Way, ways};
use crate::vocabulary::{Defect, FieldPath, Problems};

/// A word that no document knows.
const NONE: &str = "zz-no-such-word";

/// How many places are asked about at once; the reader lists no more problems than 200.
const AT_ONCE: usize = 100;

/// Words that may stand somewhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// In the place of a value.
    values: BTreeMap<FieldPath, Vec<String>>,
    /// In the place of the one key of a table.
    tags: BTreeMap<FieldPath, Vec<String>>,
}

/// What the reader says of a tree that is no document any more.
pub(super) type Ask<'a> = &'a dyn Fn(&Value) -> Option<Problems>;

impl Words {
    /// Those of a tree.
    pub(super) fn of(root: &Value, ask: Ask<'_>) -> Words {
        let mut words = Words::default();
        let all = ways(root);
        let leaves = all.iter().filter_map(|way| in_place_of_leaf(root, way));
        for edits in leaves.collect::<Vec<_>>().chunks(AT_ONCE) {
            words.hear(root, edits, ask);
        }
        let deepest = all.iter().map(Way::depth).max().unwrap_or_default();
        for depth in 0..=deepest {
            let here = || all.iter().filter(|way| way.depth() == depth);
            let tags: Vec<Edit> = here().filter_map(|way| as_tag(root, way)).collect();
            let tables: Vec<Edit> = here()
                .filter(|way| single_key(root, way).is_some())
                .map(|way| Edit::Set((*way).clone(), no_word()))
                .collect();
            for edits in tags.chunks(AT_ONCE).chain(tables.chunks(AT_ONCE)) {
                words.hear(root, edits, ask);
            }
        }
        words
    }

    fn hear(&mut self, root: &Value, edits: &[Edit], ask: Ask<'_>) {
        let mut tree = root.clone();
        if edits.is_empty() || edits.iter().any(|edit| edit.make(&mut tree).is_none()) {
            return;
        }
        for problem in ask(&tree).iter().flatten() {
            let Defect::UnknownWord { found, known, .. } = &problem.defect else {
                continue;
            };
            if found != NONE {
                continue;
            }
            let at = problem.at.clone();
            match at.parent().filter(|parent| parent.key(NONE) == at) {
                Some(table) => self.tags.insert(table, known.clone()),
                None => self.values.insert(at, known.clone()),
            };
        }
    }

    /// The words that may stand in the place of a value; a table with one key as it would
    /// be written, `…` in the place of its number.
    pub(super) fn values(&self, at: &FieldPath) -> &[String] {
        self.values.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// The keys that may stand in the place of the one key of a table.
    pub(super) fn tags(&self, at: &FieldPath) -> &[String] {
        self.tags.get(at).map(Vec::as_slice).unwrap_or_default()
    }
}

fn no_word() -> Value {
    Value::String(NONE.to_owned())
}

fn in_place_of_leaf(root: &Value, way: &Way) -> Option<Edit> {
    match way.at(root)? {
        Value::String(_) | Value::Integer(_) => Some(Edit::Set(way.clone(), no_word())),
        Value::Array(list) if list.is_empty() => Some(Edit::Push(way.clone(), no_word())),
        _ => None,
    }
}

/// The one key of the table at the end of a way.
pub(super) fn single_key<'v>(root: &'v Value, way: &Way) -> Option<&'v str> {
    let mut keys = way.at(root)?.as_table()?.keys();
    match (keys.next(), keys.next()) {
        (Some(key), None) => Some(key),
        _ => None,
    }
}

fn as_tag(root: &Value, way: &Way) -> Option<Edit> {
    let key = single_key(root, way)?.to_owned();
    Some(Edit::Rename(way.clone(), key, NONE.to_owned()))
}
