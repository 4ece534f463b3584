//! Who stands ahead of whom, as far as can be told.

use crate::scoring::outcome::Outcome;
use crate::scoring::rules::{CohortKind, CohortStep};
use crate::vocabulary::Span;

/// What is known of two subjects.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Against {
    /// The other stands ahead for sure.
    Ahead,
    /// The other stands equal for sure.
    Equal,
    /// The other stands behind for sure.
    Behind,
    /// It cannot be told.
    Open {
        /// Whether the other may stand ahead, or equal at best.
        may_be_ahead: bool,
        /// Whether the other may stand behind, or equal at worst.
        may_be_behind: bool,
    },
}

/// The keys by which a step ranks: the total, then the scores that decide ties.
#[derive(Debug)]
pub(super) struct Order {
    keys: Vec<Vec<Span>>,
    is_reversed: bool,
}

impl Order {
    pub(super) fn of(members: &[&Outcome], step: &CohortStep) -> Order {
        let keys = members.iter().map(|outcome| {
            let ties = step.ties.by.iter().map(|node| {
                let node = outcome.nodes.get(usize::from(*node));
                node.map_or(Span::ZERO, |node| node.value)
            });
            std::iter::once(outcome.total.span).chain(ties).collect()
        });
        let is_penalty = members.first().is_some_and(|m| m.scheme.is_penalty());
        let is_from_bottom = matches!(step.kind, CohortKind::LeastShare { .. });
        let is_reversed = is_penalty != is_from_bottom;
        Order { keys: keys.collect(), is_reversed }
    }

    /// Where `other` stands, seen from `one`.
    pub(super) fn against(&self, one: usize, other: usize) -> Against {
        let (Some(one), Some(other)) = (self.keys.get(one), self.keys.get(other)) else {
            return Against::Open { may_be_ahead: true, may_be_behind: true };
        };
        for (key, (mine, theirs)) in one.iter().zip(other).enumerate() {
            let (mine, theirs) =
                if self.is_reversed { (theirs, mine) } else { (mine, theirs) };
            if theirs.least() > mine.most() {
                return Against::Ahead;
            }
            if theirs.most() < mine.least() {
                return Against::Behind;
            }
            if !(mine.is_settled() && mine == theirs) {
                // Equal here, a later key may still decide.
                let has_more = key.saturating_add(1) < one.len();
                let may_be_ahead = theirs.most() > mine.least() || has_more;
                let may_be_behind = theirs.least() < mine.most() || has_more;
                return Against::Open { may_be_ahead, may_be_behind };
            }
        }
        Against::Equal
    }

    /// How many of `others` stand ahead of `one`, may, and stand equal.
    pub(super) fn count(
        &self,
        one: usize,
        others: impl Iterator<Item = usize>,
    ) -> Counted {
        let mut counted = Counted::default();
        for other in others.filter(|other| *other != one) {
            let slot = match self.against(one, other) {
                Against::Ahead => &mut counted.ahead,
                Against::Equal => &mut counted.equal,
                Against::Open { may_be_ahead, may_be_behind } => {
                    let ahead = &mut counted.may_be_ahead;
                    *ahead = ahead.saturating_add(u32::from(may_be_ahead));
                    if may_be_behind { &mut counted.open } else { &mut counted.level }
                }
                Against::Behind => continue,
            };
            *slot = slot.saturating_add(1);
        }
        counted
    }
}

/// How many stand where, seen from one subject.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    pub(super) ahead: u32,
    pub(super) equal: u32,
    /// Those that stand ahead or equal, where it cannot be told which.
    pub(super) level: u32,
    /// Those that may stand ahead, without those that do.
    pub(super) may_be_ahead: u32,
    /// Those that may stand ahead or equal, without those that stand so for sure.
    pub(super) open: u32,
}

impl Counted {
    /// Both counts together.
    pub(super) const fn and(self, other: Counted) -> Counted {
        Counted {
            ahead: self.ahead.saturating_add(other.ahead),
            equal: self.equal.saturating_add(other.equal),
            level: self.level.saturating_add(other.level),
            may_be_ahead: self.may_be_ahead.saturating_add(other.may_be_ahead),
            open: self.open.saturating_add(other.open),
        }
    }

    /// The same of subjects that may not be there at all.
    pub(super) fn at_best(self) -> Counted {
        let ahead = self.ahead.saturating_add(self.may_be_ahead);
        let all = [self.ahead, self.equal, self.level, self.open];
        let open = all.into_iter().fold(0, u32::saturating_add);
        Counted { ahead: 0, equal: 0, level: 0, may_be_ahead: ahead, open }
    }
}
