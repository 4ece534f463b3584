//! How many places there are.

use crate::scoring::rules::{Places, ShareRounding};
use crate::vocabulary::{Exact, Rounding, RoundingMode, Verdict};

/// A number, or the least and the greatest that it can be while something is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Between {
    pub(super) least: u32,
    pub(super) most: u32,
}

impl Between {
    pub(super) const NONE: Between = Between::just(0);

    pub(super) const fn just(number: u32) -> Between {
        Between { least: number, most: number }
    }

    pub(super) const fn plus(self, other: Between) -> Between {
        Between {
            least: self.least.saturating_add(other.least),
            most: self.most.saturating_add(other.most),
        }
    }

    pub(super) const fn less(self, other: Between) -> Between {
        Between {
            least: self.least.saturating_sub(other.most),
            most: self.most.saturating_sub(other.least),
        }
    }

    /// How many of some verdicts are met.
    pub(super) fn of(verdicts: impl Iterator<Item = Verdict>) -> Between {
        verdicts.fold(Between::NONE, |all, verdict| {
            all.plus(match verdict {
                Verdict::Met => Between::just(1),
                Verdict::Undetermined => Between { least: 0, most: 1 },
                Verdict::NotMet => Between::NONE,
            })
        })
    }
}

/// Whole places of a share of `base`.
fn whole(share: Exact, base: u32, round: ShareRounding) -> u32 {
    let of_base = Exact::whole(i64::from(base)).times(share);
    let mode = match round {
        ShareRounding::Down => RoundingMode::Down,
        ShareRounding::Up => RoundingMode::Up,
        ShareRounding::Nearest => RoundingMode::HalfAwayFromZero,
    };
    let rounding = Rounding::places(0, mode).ok();
    let whole = of_base.and_then(|n| rounding.and_then(|rounding| rounding.round(n)));
    whole.and_then(|n| u32::try_from(n.numerator()).ok()).unwrap_or(0)
}

/// How many places there are over a base. One subject more in the base makes one place more
/// at most, since no share is greater than all.
pub(super) fn number(places: Places, base: u32) -> u32 {
    match places {
        Places::Count(count) => count,
        Places::Share { share, round, at_least } => {
            whole(share, base, round).max(at_least)
        }
    }
}
