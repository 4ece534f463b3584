//! What stands in lists and tables: two rows swapped, something left out.

use super::{Choice, Here, Planned};
use crate::casebook::mutants::mutant::{Change, shown};
use crate::casebook::mutants::tree::Edit;

impl Here<'_> {
    /// The points of two rows that follow each other, each in the place of the other.
    pub(super) fn swaps(&self) -> Vec<Choice> {
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
    pub(super) fn drops(&self) -> Option<Choice> {
        let is_whole = self.way.depth() <= 2;
        // Full marks that can be left out are a control number: the check works them out.
        let is_control = self.way.last_key() == Some("full_marks");
        if is_whole || is_control || self.is_no_end_of_its_own() {
            return None;
        }
        Some(vec![self.planned(vec![Edit::Remove(self.way.clone())], Change::Dropped)])
    }
}
