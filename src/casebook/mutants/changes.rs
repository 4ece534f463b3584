//! The small changes of a rulebook that its cases should notice.

use toml::Value;

use super::mutant::Change;
use super::number::{days_beside, number, step, written};
use super::tree::{Edit, Way, id_of, ways};
use super::words::{Words, single_key};
use crate::facts::Dictionary;
use crate::vocabulary::{Exact, FieldPath};

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

/// A key with the one that differs in whether its number belongs to it, and the direction
/// in which a smaller or a greater number lets more in.
const ENDS: [(&str, &str, bool); 4] = [
    ("at_least", "above", false),
    ("above", "at_least", true),
    ("at_most", "below", true),
    ("below", "at_most", false),
];

/// Quantities of which no more than so many units count.
const CAPPED: [&str; 3] = ["since", "windows", "service"];

/// Keys of neighbours that must be the same number: the one that ends, the one that begins.
const JOINED: [(&str, &str); 3] =
    [("at_least", "below"), ("above", "at_most"), ("above", "up_to")];

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

    fn numbers(&self) -> Vec<Choice> {
        let key = self.way.last_key().unwrap_or_default();
        let Some(found) = number(self.value) else { return Vec::new() };
        let place = (self.field.root, self.way);
        let Some(step) = step(place, found, self.field.dictionary) else {
            return Vec::new();
        };
        let (less, more) = (found.minus(step), found.plus(step));
        let moved = |to: Option<Exact>| {
            let to = written(to?);
            let change = Change::moved(self.value, &to);
            Some(self.planned(vec![self.set(to)], change))
        };
        let end = ENDS.iter().find(|(one, _, _)| *one == key);
        let end = end.filter(|_| !is_cap(self.way) && !is_of_places(self.way));
        let Some((_, other, beyond_is_more)) = end else {
            return [moved(less), moved(more)]
                .into_iter()
                .flatten()
                .map(|m| vec![m])
                .collect();
        };
        if self.is_end_of_neighbour(found) {
            return Vec::new();
        }
        let beyond = if *beyond_is_more { more } else { less };
        let within = if *beyond_is_more { less } else { more };
        let Some(beyond) = beyond else { return Vec::new() };
        let edge = if beyond < found { (beyond, found) } else { (found, beyond) };
        let at_edge: Choice = [
            self.strictness(key, other).map(|edits| {
                self.planned(
                    edits,
                    Change::Edge { below: edge.0, above: edge.1, needs: found },
                )
            }),
            within.map(|to| {
                let change = Change::Edge { below: edge.0, above: edge.1, needs: found };
                self.planned(self.together(found, to), change)
            }),
        ]
        .into_iter()
        .flatten()
        .collect();
        let change = Change::Edge { below: edge.0, above: edge.1, needs: beyond };
        let beside = vec![self.planned(self.together(found, beyond), change)];
        vec![at_edge, beside]
    }

    /// The neighbours in the same list that end or begin at the same number.
    fn neighbours(
        &self,
        found: Exact,
        key: &str,
        own_begins: bool,
    ) -> Vec<(Way, &'static str)> {
        let element = self.way.parent();
        let list = element.as_ref().and_then(Way::parent);
        let elements =
            list.as_ref().and_then(|list| list.at(self.field.root)?.as_array());
        let mut all = Vec::new();
        for (nth, neighbour) in elements.into_iter().flatten().enumerate() {
            let Some(way) = list.as_ref().map(|list| list.nth(nth)) else { continue };
            for (begins, ends) in JOINED {
                let (own, other) =
                    if own_begins { (begins, ends) } else { (ends, begins) };
                let same = neighbour.get(other).and_then(number) == Some(found);
                if own == key && same && element.as_ref() != Some(&way) {
                    all.push((way.key(other), other));
                }
            }
        }
        all
    }

    fn is_end_of_neighbour(&self, found: Exact) -> bool {
        let key = self.way.last_key().unwrap_or_default();
        !self.neighbours(found, key, false).is_empty()
    }

    /// The number moved, and that of neighbours which begin or end there.
    fn together(&self, found: Exact, to: Exact) -> Vec<Edit> {
        let key = self.way.last_key().unwrap_or_default();
        let neighbours = self.neighbours(found, key, true).into_iter();
        let ways =
            std::iter::once(self.way.clone()).chain(neighbours.map(|(way, _)| way));
        ways.map(|way| Edit::Set(way, written(to))).collect()
    }

    /// Whether the number belongs to it turned round, with neighbours.
    fn strictness(&self, key: &str, other: &str) -> Option<Vec<Edit>> {
        let found = number(self.value)?;
        let rename = |way: &Way, from: &str, to: &str| {
            Some(Edit::Rename(way.parent()?, from.to_owned(), to.to_owned()))
        };
        let mut edits = vec![rename(self.way, key, other)?];
        for (way, neighbour) in self.neighbours(found, key, true) {
            let turned = ENDS.iter().find(|(one, _, _)| *one == neighbour)?.1;
            edits.push(rename(&way, neighbour, turned)?);
        }
        Some(edits)
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

    /// Other words, other keys of a table with one key, and words that a list lacks.
    fn words(&self) -> Vec<Choice> {
        let mut all = Vec::new();
        let is_word = |word: &&String| Some(word.as_str()) != self.value.as_str();
        for word in self.field.words.values(self.at).iter().filter(is_word) {
            if let Some(to) = in_words(word) {
                let change = Change::moved(self.value, &to);
                all.push(self.one(to, change));
            }
        }
        if let Some(key) = single_key(self.field.root, self.way) {
            let other = |word: &&String| word.as_str() != key;
            for word in self.field.words.tags(self.at).iter().filter(other) {
                let edit = Edit::Rename(self.way.clone(), key.to_owned(), word.clone());
                let change = Change::Word { from: key.to_owned(), to: word.clone() };
                all.push(vec![self.planned(vec![edit], change)]);
            }
        }
        if let Some(list) = self.value.as_array() {
            let known = self.field.words.values(&self.at.nth(0));
            let lacks = |word: &&String| {
                !list.iter().any(|one| one.as_str() == Some(word.as_str()))
            };
            for word in known.iter().filter(lacks) {
                let edit = Edit::Push(self.way.clone(), Value::String(word.clone()));
                let change = Change::Added { word: word.clone() };
                all.push(vec![self.planned(vec![edit], change)]);
            }
        }
        all
    }

    /// The name of something else of the same kind: another choice of the fact beside it,
    /// another grade, another state.
    fn names(&self) -> Option<Choice> {
        let name = self.value.as_str()?;
        let around = self.way.around(self.field.root);
        let facts = around.iter().flat_map(|table| table.iter());
        let facts =
            facts.filter_map(|(_, value)| self.field.dictionary.fact(value.as_str()?));
        let of_facts = facts.map(|fact| {
            fact.kind().choices().iter().map(|choice| choice.id.to_string()).collect()
        });
        let lists = around.iter().flat_map(|table| table.iter());
        let lists = lists.filter_map(|(_, value)| value.as_array());
        let of_lists = lists.map(|list| {
            list.iter().filter_map(id_of).map(str::to_owned).collect::<Vec<String>>()
        });
        let other = of_facts.chain(of_lists).find_map(|ids: Vec<String>| {
            let place = ids.iter().position(|id| id == name)?;
            let next = ids.iter().cycle().skip(place.saturating_add(1)).take(ids.len());
            next.into_iter().find(|id| *id != name).cloned()
        })?;
        let to = Value::String(other);
        Some(self.one(to.clone(), Change::moved(self.value, &to)))
    }

    /// The points of two rows that follow each other, each in the place of the other.
    fn swaps(&self) -> Vec<Choice> {
        let Some(list) = self.value.as_array() else { return Vec::new() };
        let points = |nth: usize| {
            let way = self.way.nth(nth).key("points");
            let way = if way.at(self.field.root).is_some() {
                way
            } else {
                self.way.nth(nth).key("value")
            };
            way.at(self.field.root).cloned().map(|value| (way, value))
        };
        let mut all = Vec::new();
        for nth in 1..list.len() {
            let (Some(before), Some(after)) =
                (points(nth.saturating_sub(1)), points(nth))
            else {
                continue;
            };
            if before.1 == after.1 {
                continue;
            }
            let (from, to) = (shown(&before.1), shown(&after.1));
            let edits = vec![Edit::Set(before.0, after.1), Edit::Set(after.0, before.1)];
            let with = self.way.nth(nth).path(self.field.root);
            let at = self.way.nth(nth.saturating_sub(1)).path(self.field.root);
            all.push(vec![Planned {
                edits,
                at,
                change: Change::Swapped { with, from, to },
            }]);
        }
        all
    }

    /// Whatever can be left out.
    fn drops(&self) -> Option<Choice> {
        let is_whole = self.way.depth() <= 2;
        // Full marks that can be left out are a control number: the check works them out.
        let is_control = self.way.last_key() == Some("full_marks");
        let is_end =
            self.way.last_key().is_some_and(|key| ENDS.iter().any(|end| end.0 == key));
        if is_whole
            || is_control
            || is_end && self.is_end_of_neighbour(number(self.value)?)
        {
            return None;
        }
        Some(vec![self.planned(vec![Edit::Remove(self.way.clone())], Change::Dropped)])
    }
}

/// Whether a number says how many units of a quantity count at most: nothing is held against it.
pub(super) fn is_cap(way: &Way) -> bool {
    let quantity = way.parent();
    let quantity = quantity.as_ref().and_then(Way::last_key);
    way.last_key() == Some("at_most") && quantity.is_some_and(|one| CAPPED.contains(&one))
}

/// Whether a number says how many places there are at least, whatever the share: nothing is held
/// against it.
fn is_of_places(way: &Way) -> bool {
    let (share, places) = (way.parent(), way.parent().as_ref().and_then(Way::parent));
    way.last_key() == Some("at_least")
        && share.as_ref().and_then(Way::last_key) == Some("share")
        && places.as_ref().and_then(Way::last_key) == Some("places")
}

/// Whether no case can say what comes of it: of which kind a rule or a consequence is decides
/// how its answer is used, not what the answer is.
fn is_beyond_cases(at: &FieldPath) -> bool {
    let mut keys = ["rule[", "consequence["].into_iter();
    let of_unit = keys.find_map(|key| at.as_str().strip_prefix(key));
    of_unit
        .is_some_and(|rest| rest.split_once(']').is_some_and(|(_, key)| key == ".kind"))
}

/// A value as a message shows it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// A word of the reader's list as a value: `{ points = … }` with nothing in it.
fn in_words(word: &str) -> Option<Value> {
    let Some(inner) = word.strip_prefix('{') else {
        return (!word.contains(' ')).then(|| Value::String(word.to_owned()));
    };
    let (key, rest) = inner.split_once('=')?;
    if rest.trim() != "… }" {
        return None;
    }
    let mut table = toml::Table::new();
    table.insert(key.trim().to_owned(), Value::Integer(0));
    Some(Value::Table(table))
}
