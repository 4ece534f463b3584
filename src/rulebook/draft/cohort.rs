use serde::Serialize;

use crate::scoring::{InBase, ShareRounding, TieRule};
use crate::vocabulary::{Ground, Id, Label, Points, Ratio, text_or_label};

/// 同组步骤草案 — a step over subjects that are judged together.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CohortDraft {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// What it does.
    #[serde(rename = "do")]
    pub kind: CohortKindDraft,
    /// The fact that says to which group a subject belongs, where the step is taken within
    /// each group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Id>,
    /// Who counts in the base of shares besides those that are settled, ranked, not vetoed
    /// and without a direct grade.
    pub base: Vec<InBase>,
    /// What happens to those who stand equal across an edge.
    pub ties: TiesDraft,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What whoever reads the result should know of it.
    #[serde(serialize_with = "text_or_label::write")]
    pub note: Option<Label>,
}

/// 步骤类别草案 — what a step over a cohort does.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CohortKindDraft {
    /// 比例上限 — at most so many have a grade.
    GreatestShare {
        /// The grade.
        grade: Id,
        /// Whether those with a better grade take up places too.
        #[serde(skip_serializing_if = "is_false")]
        and_above: bool,
        /// How many.
        places: PlacesDraft,
        /// The grade of those for whom there is no place.
        displaced: Id,
        /// Whether places left over are added to the next such step.
        unused: Unused,
    },
    /// 末位比例 — at least so many have a grade at the bottom, or a lower one.
    LeastShare {
        /// The grade.
        grade: Id,
        /// How many.
        places: PlacesDraft,
    },
    /// 强制分布 — every grade by rank.
    Forced {
        /// Grades with their shares, the best first; they add up to one.
        shares: Vec<GradeShareDraft>,
        /// How the edges between grades are rounded to whole places.
        round: ShareRounding,
    },
    /// 限额择优 — so many places for those with at least so many points.
    Seats {
        /// Grades with their places, the best first.
        seats: Vec<SeatsDraft>,
        /// The grade of all others.
        others: Id,
        /// Whether places left over are added to the next.
        unused: Unused,
    },
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// 剩余名额 — what happens to places that nobody takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unused {
    /// They stay empty.
    StayEmpty,
    /// They are added to the next.
    RollDown,
}

impl Unused {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Unused); 2] =
        [("stay_empty", Unused::StayEmpty), ("roll_down", Unused::RollDown)];
}

/// 名额草案 — how many places there are.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlacesDraft {
    /// `{ count = 3 }`: so many.
    Count(u32),
    /// `{ share = { of_base = "30%", round = "down", at_least = 0 } }`.
    Share {
        /// The share of the base.
        of_base: Ratio,
        /// How it is rounded to whole places.
        round: ShareRounding,
        /// Not fewer than this.
        at_least: u32,
    },
}

/// 分布份额草案 — a grade with its share.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GradeShareDraft {
    /// The grade.
    pub grade: Id,
    /// Its share.
    pub share: Ratio,
}

/// 席位草案 — a grade with its places.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SeatsDraft {
    /// The grade.
    pub grade: Id,
    /// Its places.
    pub places: u32,
    /// The least total for one of them.
    pub at_least: Option<Points>,
}

/// 并列草案 — what happens to those who stand equal across an edge.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TiesDraft {
    /// Parts and items whose scores decide first, in this order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Id>,
    /// What happens when they are equal there too.
    pub then: TieRule,
}

impl CohortDraft {
    /// A step whose base counts nobody but those settled and ranked.
    #[must_use]
    pub const fn new(
        id: Id,
        label: Label,
        kind: CohortKindDraft,
        then: TieRule,
    ) -> CohortDraft {
        let ties = TiesDraft { by: Vec::new(), then };
        CohortDraft {
            id,
            label,
            kind,
            within: None,
            base: Vec::new(),
            ties,
            ground: None,
            note: None,
        }
    }
}

impl GradeShareDraft {
    /// A grade with its share.
    #[must_use]
    pub const fn new(grade: Id, share: Ratio) -> GradeShareDraft {
        GradeShareDraft { grade, share }
    }
}

impl SeatsDraft {
    /// A grade with its places.
    #[must_use]
    pub const fn new(grade: Id, places: u32, at_least: Option<Points>) -> SeatsDraft {
        SeatsDraft { grade, places, at_least }
    }
}
