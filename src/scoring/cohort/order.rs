//! Who stands ahead of whom, as far as can be told.

use crate::scoring::outcome::{Outcome, Total};
use crate::scoring::rules::{CohortKind, CohortStep};
use crate::vocabulary::Span;

/// Where another subject can stand, seen from one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Against {
    pub(super) may_be_ahead: bool,
    pub(super) may_be_equal: bool,
    pub(super) may_be_behind: bool,
}

/// A score by which subjects stand before each other.
#[derive(Clone, Copy, Debug)]
struct Key {
    span: Span,
    /// Whether it cannot be told, or may turn out so: then it may stand anywhere.
    may_not_tell: bool,
}

/// The keys by which a step ranks: the total, then the scores that decide ties.
#[derive(Debug)]
pub(super) struct Order {
    keys: Vec<Vec<Key>>,
    is_reversed: bool,
}

impl Order {
    pub(super) fn of(members: &[&Outcome], step: &CohortStep) -> Order {
        let keys = members.iter().map(|outcome| {
            let ties = step.ties.by.iter().map(|node| {
                let node = outcome.nodes.get(usize::from(*node));
                let (span, may_not_tell) = node
                    .map_or((Span::ZERO, false), |node| (node.value, node.may_not_tell));
                Key { span, may_not_tell }
            });
            let Total { span, may_not_tell, .. } = outcome.total;
            std::iter::once(Key { span, may_not_tell }).chain(ties).collect()
        });
        let is_penalty = members.first().is_some_and(|m| m.scheme.is_penalty());
        let is_from_bottom = matches!(step.kind, CohortKind::LeastShare { .. });
        let is_reversed = is_penalty != is_from_bottom;
        Order { keys: keys.collect(), is_reversed }
    }

    /// Where `other` can stand, seen from `one`.
    ///
    /// A later key speaks only where all before it can be equal, and each key is read as a
    /// range by itself.
    pub(super) fn against(&self, one: usize, other: usize) -> Against {
        let (Some(one), Some(other)) = (self.keys.get(one), self.keys.get(other)) else {
            return Against {
                may_be_ahead: true,
                may_be_equal: true,
                may_be_behind: true,
            };
        };
        let (mut may_be_ahead, mut may_be_behind) = (false, false);
        for (mine, theirs) in one.iter().zip(other) {
            if mine.may_not_tell || theirs.may_not_tell {
                (may_be_ahead, may_be_behind) = (true, true);
                continue;
            }
            let (mine, theirs) = if self.is_reversed {
                (theirs.span, mine.span)
            } else {
                (mine.span, theirs.span)
            };
            may_be_ahead |= theirs.most() > mine.least();
            may_be_behind |= theirs.least() < mine.most();
            if theirs.least() > mine.most() || theirs.most() < mine.least() {
                return Against { may_be_ahead, may_be_equal: false, may_be_behind };
            }
        }
        Against { may_be_ahead, may_be_equal: true, may_be_behind }
    }
}
