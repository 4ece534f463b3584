//! Other numbers: one step less and more, and edges moved across the numbers beside them.

use super::{Choice, Here};
use crate::casebook::mutants::mutant::Change;
use crate::casebook::mutants::number::{number, step, written};
use crate::casebook::mutants::tree::{Edit, Way};
use crate::vocabulary::Exact;

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
    pub(super) fn numbers(&self) -> Vec<Choice> {
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

    /// Whether it is an end that goes with a neighbour, or stands for no number of its own.
    pub(super) fn is_no_end_of_its_own(&self) -> bool {
        let is_end = |key| ENDS.iter().any(|end| end.0 == key);
        self.way.last_key().is_some_and(is_end)
            && number(self.value).is_none_or(|found| self.is_end_of_neighbour(found))
    }
}

/// Whether a number says how many units of a quantity count at most: nothing is held against it.
pub(in crate::casebook::mutants) fn is_cap(way: &Way) -> bool {
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
