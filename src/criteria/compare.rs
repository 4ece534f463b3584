//! A number compared with those of all who are judged together.
//!
//! Everywhere the own number and those of the others range independently: the result is
//! every value that some of them give.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Exact, Span, Verdict};

/// The greatest number of subjects that are judged together, and so compared.
pub const MOST_TOGETHER: u16 = 10_000;

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
    /// Whether it may turn out to have no number at all.
    pub(crate) may_not_tell: bool,
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
    if ties == Standings::Dense {
        least = levels_ahead(own, &others)?.checked_mul(2)?;
        most = levels_that_may_be_ahead(own, &others)?.checked_mul(2)?;
    } else {
        for other in &others {
            let (low, high) = halves(own, *other, ties);
            least = least.checked_add(low)?;
            most = most.checked_add(high)?;
        }
    }
    let place = |halves: i64| Exact::ONE.plus(Exact::fraction(halves, 2)?);
    Some(Span::between(place(least)?, place(most)?))
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

/// How many different scores stand ahead at least: as few as those that are ahead for sure
/// can share.
fn levels_ahead(own: Span, others: &[Peer]) -> Option<i64> {
    let mut ahead: Vec<Span> = others
        .iter()
        .filter(|other| other.is_there == Verdict::Met)
        .map(|other| other.value)
        .filter(|value| value.least() > own.most())
        .collect();
    ahead.sort_unstable_by_key(Span::most);
    let mut levels = 0_i64;
    let mut shared: Option<Exact> = None;
    for value in ahead {
        // Whoever can reach the last level shares it.
        if shared.is_none_or(|level| value.least() > level) {
            shared = Some(value.most());
            levels = levels.checked_add(1)?;
        }
    }
    Some(levels)
}

/// How many different scores may stand ahead: those that are settled, each once, and one
/// for everybody whose score is open.
fn levels_that_may_be_ahead(own: Span, others: &[Peer]) -> Option<i64> {
    let ahead = others.iter().map(|other| other.value);
    let ahead = ahead.filter(|value| value.most() > own.least());
    let (settled, open): (Vec<Span>, Vec<Span>) = ahead.partition(Span::is_settled);
    let mut levels: Vec<Exact> = settled.iter().map(Span::most).collect();
    levels.sort_unstable();
    levels.dedup();
    i64::try_from(levels.len().checked_add(open.len())?).ok()
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
