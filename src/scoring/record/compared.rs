//! Findings of comparisons: the points follow from what they state, by the rule of the part.

use super::{CombineRecord, NodeRecord};
use crate::scoring::because::Because;
use crate::vocabulary::{Exact, Span};

/// Whether a part compares its child with those of others.
pub(super) const fn compares(combine: &CombineRecord) -> bool {
    matches!(
        combine,
        CombineRecord::ToTheBest(_)
            | CombineRecord::Rank(_)
            | CombineRecord::Place { .. }
            | CombineRecord::OffTheMean
    )
}

/// Whether it is said what a comparison came to, or why there was none.
pub(super) fn is_told(node: &NodeRecord) -> bool {
    node.findings.iter().any(|finding| {
        matches!(
            finding.because,
            Because::ToTheBest { .. }
                | Because::Ranked { .. }
                | Because::OffTheMean { .. }
                | Because::AwaitsOthers { .. }
                | Because::CannotTell { .. }
                | Because::CountedAsZero { .. }
        )
    })
}

/// The points of a comparison by the rule of its part, from the score of its child; `None`
/// where they cannot be had by that rule.
pub(super) fn counted(node: &NodeRecord, because: &Because, child: Span) -> Option<Span> {
    let combine = node.combine.as_ref()?;
    match (combine, *because) {
        (_, Because::AwaitsOthers { points }) => compares(combine).then_some(points),
        (
            CombineRecord::ToTheBest(best_zero),
            Because::ToTheBest { value, best, points, .. },
        ) => {
            let is_best = best.least() >= value.least() && best.most() >= value.most();
            (value == child && is_best).then_some(())?;
            let full = full_marks(node);
            let Some((value, best)) = value.value().zip(best.value()) else {
                let all = Span::ZERO.or(Span::settled(full));
                return all
                    .or(Span::settled(*best_zero))
                    .encloses(&points)
                    .then_some(points);
            };
            if best.is_zero() {
                return Some(Span::settled(*best_zero));
            }
            Some(Span::settled(full.times(value)?.over(best)?))
        }
        (
            CombineRecord::Rank(_) | CombineRecord::Place { .. },
            Because::Ranked { value, rank, members, .. },
        ) => {
            let places = Span::between(Exact::ONE, Exact::whole(i64::from(members)));
            (value == child && places.encloses(&rank)).then_some(())?;
            of_rank(node, rank)
        }
        (CombineRecord::OffTheMean, Because::OffTheMean { value, mean, points, .. }) => {
            (value == child).then_some(())?;
            match value.value().zip(mean.value()) {
                Some((value, mean)) => Some(Span::settled(value.minus(mean)?)),
                None => Some(points),
            }
        }
        _ => None,
    }
}

fn full_marks(node: &NodeRecord) -> Exact {
    node.full_marks.map_or(Exact::ZERO, Exact::from)
}

/// What a place gives, or all those that are possible.
fn of_rank(node: &NodeRecord, rank: Span) -> Option<Span> {
    match node.combine.as_ref()? {
        CombineRecord::Rank(per_rank) => rank.through(|rank| {
            let behind = rank.minus(Exact::ONE)?;
            full_marks(node).times(Exact::ONE.minus(per_rank.times(behind)?)?)
        }),
        CombineRecord::Place { points, others } => {
            let at = |rank: Exact| {
                usize::try_from(rank.numerator())
                    .ok()
                    .and_then(|rank| rank.checked_sub(1))
            };
            let (first, last) = (at(rank.least())?, at(rank.most())?);
            let listed = points.iter().take(last.checked_add(1)?).skip(first).copied();
            let beyond = (last >= points.len()).then_some(*others);
            listed.chain(beyond).map(Span::settled).reduce(Span::or)
        }
        _ => None,
    }
}
