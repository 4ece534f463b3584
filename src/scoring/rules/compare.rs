//! What a scheme says about scores that are compared over a cohort.

use crate::criteria::Standings;
use crate::vocabulary::Exact;

/// 同组换算 — how a child becomes points by comparison, and with whom.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// How.
    pub how: Compare,
    /// The fact that says to which group a subject belongs, where only those of one group
    /// are compared; otherwise all who are judged together are.
    pub within: Option<u16>,
}

/// 换算方式 — what a comparison gives; W is the part's full marks, x the child.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Compare {
    /// 与最高比 — W × x ÷ the greatest x.
    ToTheBest {
        /// The points of everybody where the greatest is zero.
        best_zero: Exact,
    },
    /// 按名次计分 — W × (1 − p × (rank − 1)).
    Rank {
        /// p: the share of W that each place costs.
        per_rank: Exact,
        /// What equals have.
        ties: Standings,
    },
    /// 按名次给分 — points by place.
    Place {
        /// The points of the first place, the second, and so on.
        points: Box<[Exact]>,
        /// The points of all other places.
        others: Exact,
        /// What equals have.
        ties: Standings,
    },
    /// 与平均比 — x less the mean of all.
    OffTheMean,
}
