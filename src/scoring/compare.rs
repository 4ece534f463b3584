//! A score compared with those of all who are judged together.
//!
//! Everywhere the own score and those of the others range independently: the result is
//! every value that some of them give.

use super::because::Because;
use super::rules::Compare;
use crate::criteria::{Peer, best_of, off_the_mean, rank};
use crate::vocabulary::{Exact, Span};

/// One comparison: the full marks, and everything that the scheme says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparing<'c> {
    pub(super) how: &'c Compare,
    pub(super) full_marks: Exact,
    /// Whether points count against the subject, so that fewer stand ahead.
    pub(super) is_penalty: bool,
}

impl Comparing<'_> {
    /// The points of `own` among `others`; `None` when a number cannot be held exactly.
    pub(super) fn points(
        self,
        own: Span,
        others: &[Peer],
        steps: &mut Vec<Because>,
    ) -> Option<Span> {
        let members = u32::try_from(others.len()).ok()?.checked_add(1)?;
        match self.how {
            Compare::ToTheBest { best_zero } => {
                let (least, most) = best_of(others);
                let best = Span::between(own.least().max(least), own.most().max(most));
                let points = self.to_the_best(own, others, *best_zero)?;
                steps.push(Because::ToTheBest { value: own, best, members, points });
                Some(points)
            }
            Compare::Rank { per_rank, ties } => {
                let rank = rank(own, others, (*ties, self.is_penalty))?;
                let points = rank.through(|rank| self.of_rank(rank, *per_rank))?;
                steps.push(Because::Ranked { value: own, rank, members, points });
                Some(points)
            }
            Compare::Place { points: table, others: rest, ties } => {
                let rank = rank(own, others, (*ties, self.is_penalty))?;
                let points = by_place(rank, table, *rest)?;
                steps.push(Because::Ranked { value: own, rank, members, points });
                Some(points)
            }
            Compare::OffTheMean => {
                let Some((mean, points)) = off_the_mean(own, others)? else {
                    // Whoever takes part, the mean lies among the scores.
                    let all = others.iter().fold(own, |all, one| all.or(one.value));
                    let points = own.minus(all)?;
                    steps.push(Because::CannotTell { points });
                    return Some(points);
                };
                steps.push(Because::OffTheMean { value: own, mean, members, points });
                Some(points)
            }
        }
    }

    /// W × x ÷ best: rising in the own score, falling in the best of the others. The check
    /// sees to it that no score lies below zero.
    fn to_the_best(self, own: Span, others: &[Peer], best_zero: Exact) -> Option<Span> {
        let of = |own: Exact, other: Exact| {
            let best = own.max(other);
            if best.is_zero() {
                return Some(best_zero);
            }
            self.full_marks.times(own)?.over(best)
        };
        let (least, most) = best_of(others);
        let mut points = Span::settled(of(own.least(), most)?)
            .or(Span::settled(of(own.most(), least)?));
        if own.least().is_zero() && least.is_zero() {
            // All may be zero; and with anything above, the own zero gives zero.
            points = points.or(Span::settled(best_zero));
            if !most.is_zero() {
                points = points.or(Span::ZERO);
            }
        }
        Some(points)
    }

    /// W × (1 − p × (rank − 1)).
    fn of_rank(self, rank: Exact, per_rank: Exact) -> Option<Exact> {
        let share = Exact::ONE.minus(per_rank.times(rank.minus(Exact::ONE)?)?)?;
        self.full_marks.times(share)
    }
}

/// The points of all places that are possible.
fn by_place(rank: Span, table: &[Exact], others: Exact) -> Option<Span> {
    let first = usize::try_from(rank.least().numerator()).ok()?.checked_sub(1)?;
    let last = usize::try_from(rank.most().numerator()).ok()?.checked_sub(1)?;
    let listed = table.iter().take(last.checked_add(1)?).skip(first).copied();
    let beyond = (last >= table.len()).then_some(others);
    listed.chain(beyond).map(Span::settled).reduce(Span::or)
}
