//! A number compared with those of all who are judged together.
//!
//! Everywhere the own number and those of the others range independently: the result is
//! every value that some of them give.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Exact, Span, Verdict};

/// 并列名次 — which place equals have.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standings {
    /// 并列占位 — the best of their places, and the next place is left out: 1, 1, 3.
    Shared,
    /// 并列不占位 — the best of their places, and none is left out: 1, 1, 2.
    Dense,
    /// 取平均名次 — the mean of their places: 1.5, 1.5, 3.
    Mean,
}

impl Standings {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Standings); 3] = [
        ("shared", Standings::Shared),
        ("dense", Standings::Dense),
        ("mean", Standings::Mean),
    ];
}
/// The number of one other subject, and whether it takes part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer {
    pub(crate) value: Span,
    /// Whether it belongs to the same group; never `NotMet`.
    pub(crate) is_there: Verdict,
}

/// The least and the greatest that the best of the others can be; zero without others.
pub(crate) fn best_of(others: &[Peer]) -> (Exact, Exact) {
    others.iter().fold((Exact::ZERO, Exact::ZERO), |(least, most), other| {
        let sure =
            if other.is_there == Verdict::Met { other.value.least() } else { least };
        (least.max(sure), most.max(other.value.most()))
    })
}

/// The least and the greatest place.
pub(crate) fn rank(
    own: Span,
    others: &[Peer],
    (ties, is_penalty): (Standings, bool),
) -> Option<Span> {
    let turned = |span: Span| {
        if is_penalty { Span::ZERO.minus(span) } else { Some(span) }
    };
    let own = turned(own)?;
    let others = others.iter().map(|o| Some(Peer { value: turned(o.value)?, ..*o }));
    let others: Vec<Peer> = others.collect::<Option<_>>()?;
    // Places count in halves: one ahead is two of them, one equal is one.
    let (mut least, mut most) = (0_i64, 0_i64);
    for other in &others {
        let (low, high) = halves(own, *other, ties);
        least = least.checked_add(low)?;
        most = most.checked_add(high)?;
    }
    if ties == Standings::Dense {
        least = least.min(levels_ahead(own, &others)?.checked_mul(2)?);
        if own.is_settled() && others.iter().all(Peer::is_settled) {
            most = least;
        }
    }
    let place = |halves: i64| Exact::ONE.plus(Exact::fraction(halves, 2)?);
    Some(Span::between(place(least)?, place(most)?))
}

impl Peer {
    fn is_settled(&self) -> bool {
        self.value.is_settled() && self.is_there == Verdict::Met
    }
}

/// How many half places another costs, at least and at most.
pub(crate) fn halves(own: Span, other: Peer, ties: Standings) -> (i64, i64) {
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
pub(crate) fn levels_ahead(own: Span, others: &[Peer]) -> Option<i64> {
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

/// The mean of all, and the own score less the mean; nothing while it is open who takes
/// part.
pub(crate) fn off_the_mean(own: Span, others: &[Peer]) -> Option<Option<(Span, Span)>> {
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
