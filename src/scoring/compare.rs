//! A score compared with those of all who are judged together.
//!
//! Everywhere the own score and those of the others range independently: the result is
//! every value that some of them give.

use super::because::{Because, Standing};
use super::rules::{Compare, Standings};
use crate::vocabulary::{Exact, Span, Verdict};

/// What the child of one other subject is, and whether it takes part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Other {
    pub(super) value: Span,
    pub(super) standing: Standing,
    /// Whether it belongs to the same group; never `NotMet`.
    pub(super) is_there: Verdict,
}

/// One comparison: the full marks, and everything that the scheme says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparing<'c> {
    pub(super) how: &'c Compare,
    pub(super) full_marks: Exact,
    /// Whether points count against the subject, so that fewer stand ahead.
    pub(super) is_penalty: bool,
    /// All that can come out: what is left when nothing can be told.
    pub(super) attainable: Span,
}

impl Comparing<'_> {
    /// The points of `own` among `others`; `None` when a number cannot be held exactly.
    pub(super) fn points(
        self,
        own: Span,
        others: &[Other],
        steps: &mut Vec<Because>,
    ) -> Option<Span> {
        let members = u32::try_from(others.len()).ok()?.checked_add(1)?;
        match self.how {
            Compare::ToTheBest { best_zero } => {
                let best = best(own, others);
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
                    let points = self.attainable;
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
    fn to_the_best(self, own: Span, others: &[Other], best_zero: Exact) -> Option<Span> {
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

/// The greatest score of all, the own one among them.
fn best(own: Span, others: &[Other]) -> Span {
    let (least, most) = best_of(others);
    Span::between(own.least().max(least), own.most().max(most))
}

/// The least and the greatest that the best of the others can be; zero without others.
fn best_of(others: &[Other]) -> (Exact, Exact) {
    others.iter().fold((Exact::ZERO, Exact::ZERO), |(least, most), other| {
        let sure =
            if other.is_there == Verdict::Met { other.value.least() } else { least };
        (least.max(sure), most.max(other.value.most()))
    })
}

/// The least and the greatest place.
fn rank(
    own: Span,
    others: &[Other],
    (ties, is_penalty): (Standings, bool),
) -> Option<Span> {
    let turned = |span: Span| {
        if is_penalty { Span::ZERO.minus(span) } else { Some(span) }
    };
    let own = turned(own)?;
    let others = others.iter().map(|o| Some(Other { value: turned(o.value)?, ..*o }));
    let others: Vec<Other> = others.collect::<Option<_>>()?;
    // Places count in halves: one ahead is two of them, one equal is one.
    let (mut least, mut most) = (0_i64, 0_i64);
    for other in &others {
        let (low, high) = halves(own, *other, ties);
        least = least.checked_add(low)?;
        most = most.checked_add(high)?;
    }
    if ties == Standings::Dense {
        least = least.min(levels_ahead(own, &others)?.checked_mul(2)?);
        if own.is_settled() && others.iter().all(Other::is_settled) {
            most = least;
        }
    }
    let place = |halves: i64| Exact::ONE.plus(Exact::fraction(halves, 2)?);
    Some(Span::between(place(least)?, place(most)?))
}

impl Other {
    fn is_settled(&self) -> bool {
        self.value.is_settled() && self.is_there == Verdict::Met
    }
}

/// How many half places another costs, at least and at most.
fn halves(own: Span, other: Other, ties: Standings) -> (i64, i64) {
    let of = |own: Exact, other: Exact| match (other > own, other == own, ties) {
        (true, ..) => 2,
        (false, true, Standings::Mean) => 1,
        (false, ..) => 0,
    };
    let most = of(own.least(), other.value.most());
    let least = of(own.most(), other.value.least());
    match other.is_there {
        Verdict::Met => (least, most),
        Verdict::Undetermined | Verdict::NotMet => (0, most),
    }
}

/// How many different scores stand ahead for sure.
fn levels_ahead(own: Span, others: &[Other]) -> Option<i64> {
    let ahead = others.iter().filter(|other| {
        other.is_there == Verdict::Met && other.value.least() > own.most()
    });
    let mut levels: Vec<Exact> = Vec::new();
    let mut is_any = false;
    for other in ahead {
        is_any = true;
        levels.extend(other.value.value());
    }
    levels.sort_unstable();
    levels.dedup();
    let levels = i64::try_from(levels.len()).ok()?;
    Some(levels.max(i64::from(is_any)))
}

/// The points of all places that are possible.
fn by_place(rank: Span, table: &[Exact], others: Exact) -> Option<Span> {
    let first = usize::try_from(rank.least().numerator()).ok()?.checked_sub(1)?;
    let last = usize::try_from(rank.most().numerator()).ok()?.checked_sub(1)?;
    let listed = table.iter().take(last.checked_add(1)?).skip(first).copied();
    let beyond = (last >= table.len()).then_some(others);
    listed.chain(beyond).map(Span::settled).reduce(Span::or)
}

/// The mean of all, and the own score less the mean; nothing while it is open who takes
/// part.
fn off_the_mean(own: Span, others: &[Other]) -> Option<Option<(Span, Span)>> {
    if others.iter().any(|other| other.is_there != Verdict::Met) {
        return Some(None);
    }
    let n = i64::try_from(others.len()).ok()?.checked_add(1)?;
    let share = Exact::fraction(1, n)?;
    let others = others.iter().try_fold(Span::ZERO, |sum, one| sum.plus(one.value))?;
    let mean = others.plus(own)?.times(share)?;
    // The own score counts in the mean, so it is worth less than it seems.
    let kept = own.times(Exact::ONE.minus(share)?)?;
    Some(Some((mean, kept.minus(others.times(share)?)?)))
}
