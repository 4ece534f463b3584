//! What would come out with another value of one fact: only what reads the fact, and what
//! stands above it, is taken anew.

use super::grade::GradeSet;
use super::judge::{Room, Walk};
use super::outcome::{NodeOutcome, Outcome};
use super::rules::{NodeKind, Scheme};
use super::together::Among;
use crate::facts::Sheet;
use crate::vocabulary::Span;

/// An outcome, and the questions that begin with it.
pub(super) struct WhatIf<'o> {
    scheme: &'o Scheme,
    known: &'o [NodeOutcome],
    among: Among<'o>,
    /// The same nodes, in the room of which each question is answered.
    room: Room,
}

impl<'o> WhatIf<'o> {
    pub(super) fn new(outcome: &'o Outcome, among: Among<'o>) -> WhatIf<'o> {
        let (scheme, known) = (outcome.scheme(), &outcome.nodes[..]);
        WhatIf { scheme, known, among, room: Room::of(known) }
    }

    /// The places of the nodes that may come to something else with another value of a fact,
    /// from the last to the first: the items that read it, or a fact that it bounds, and the
    /// parts above them.
    pub(super) fn touched(&self, fact: u16) -> Vec<usize> {
        let bounded = self.scheme.dictionary().bounded_by(fact);
        let nodes = self.scheme.nodes();
        let mut is_touched = vec![false; nodes.len()];
        let mut touched = Vec::new();
        // Children stand after their parents.
        for (place, node) in nodes.iter().enumerate().rev() {
            let reads = match &node.kind {
                NodeKind::Item { facts, .. } => {
                    facts.contains(&fact) || bounded.iter().any(|one| facts.contains(one))
                }
                NodeKind::Part { .. } => false,
            };
            if !reads && is_touched.get(place) != Some(&true) {
                continue;
            }
            touched.push(place);
            let parent = node.parent.and_then(|at| is_touched.get_mut(usize::from(at)));
            if let Some(parent) = parent {
                *parent = true;
            }
        }
        touched
    }

    /// The total and the grades on a sheet that differs in what these nodes read.
    pub(super) fn glance(
        &mut self,
        sheet: &Sheet,
        touched: &[usize],
    ) -> Option<(Span, GradeSet)> {
        let room = std::mem::take(&mut self.room);
        let mut walk = Walk::resumed(self.scheme, sheet, room);
        let taken = touched.iter().try_for_each(|place| walk.take(*place, self.among));
        let grading = taken.and_then(|()| walk.graded(self.among));
        self.room = walk.into_room();
        for place in touched {
            self.room.put_back(*place, self.known);
        }
        let grading = grading?;
        Some((grading.total, grading.grades))
    }
}
