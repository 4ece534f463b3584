//! What a scheme says about subjects that are judged together.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Exact, Ground, Id, Label};

/// 比例与名额步骤 — a step over a cohort.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CohortStep {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// What it does. Grades are named by their place, the best first.
    pub kind: CohortKind,
    /// The fact that says to which group a subject belongs, where the step is taken within
    /// each group; otherwise within all who are judged together.
    pub within: Option<u16>,
    /// Who counts in the base of shares besides those that are settled and ranked.
    pub base: Box<[InBase]>,
    /// What happens to those who stand equal across an edge.
    pub ties: Ties,
    /// Where it comes from.
    pub ground: Ground,
    /// What whoever reads the result should know of it, as which of its choices are ours.
    pub note: Option<Label>,
}

/// 步骤类别 — what a step over a cohort does.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CohortKind {
    /// 比例上限 — at most this share has a grade; the rest of those who reached it falls.
    GreatestShare {
        /// The grade.
        grade: u8,
        /// Whether those with a better grade take up places too.
        and_above: bool,
        /// The share of the base, or a number of places.
        places: Places,
        /// The grade of those for whom there is no place.
        displaced: u8,
        /// Whether places left over here are added to the next such step.
        rolls_down: bool,
    },
    /// 末位比例 — at least this share has a grade at the bottom or a lower one, filled up
    /// from the last.
    LeastShare {
        /// The grade.
        grade: u8,
        /// The share of the base, or a number of places.
        places: Places,
    },
    /// 强制分布 — every grade by rank, whatever the total.
    Forced {
        /// Grades and their shares, the best first; the last has the rest.
        shares: Box<[(u8, Exact)]>,
        /// How the edge between two grades is rounded to whole places.
        round: ShareRounding,
    },
    /// 限额择优 — so many places for those with at least so many points.
    Seats {
        /// The grade, its places and the least total, the best first.
        seats: Box<[(u8, u32, Option<Exact>)]>,
        /// The grade of all others.
        others: u8,
        /// Whether places left over here are added to the next.
        rolls_down: bool,
    },
}

/// 名额 — how many places there are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Places {
    /// So many.
    Count(u32),
    /// A share of the base.
    Share {
        /// The share.
        share: Exact,
        /// How it is rounded to whole places.
        round: ShareRounding,
        /// Not fewer than this.
        at_least: u32,
    },
}

/// 名额取整 — how a share is rounded to whole places.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareRounding {
    /// 舍去 — 不超过.
    Down,
    /// 进一 — 不低于.
    Up,
    /// 四舍五入 — 左右; a half goes up.
    Nearest,
}

impl ShareRounding {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, ShareRounding); 3] = [
        ("down", ShareRounding::Down),
        ("up", ShareRounding::Up),
        ("nearest", ShareRounding::Nearest),
    ];
}

/// 基数 — who may count in the base of shares.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InBase {
    /// 未定 — whose total is not settled.
    Unsettled,
    /// 被否决 — for whom a veto is met that holds the grade: the lowest one, or nothing above
    /// one.
    Vetoed,
    /// 直接定级 — who have a direct grade.
    Direct,
    /// 不参加排名 — whom a veto takes out of the ranking.
    Unranked,
}

impl InBase {
    /// All four with the word by which documents name them.
    pub const ALL: [(&'static str, InBase); 4] = [
        ("unsettled", InBase::Unsettled),
        ("vetoed", InBase::Vetoed),
        ("direct", InBase::Direct),
        ("unranked", InBase::Unranked),
    ];
}

/// 并列 — what happens to those who stand equal across an edge.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Ties {
    /// The nodes whose scores decide first, in this order; the higher score goes ahead.
    pub by: Box<[u16]>,
    /// What happens when they are equal there too.
    pub then: TieRule,
}

/// 并列处理 — what happens to equals across an edge.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TieRule {
    /// 全部列入 — all are in.
    AllIn,
    /// 全部不列入 — none is in.
    AllOut,
    /// 另行确定 — people decide: either is possible.
    ByHand,
}

impl TieRule {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, TieRule); 3] = [
        ("all_in", TieRule::AllIn),
        ("all_out", TieRule::AllOut),
        ("by_hand", TieRule::ByHand),
    ];
}
