use chrono::NaiveDate;
use serde::Serialize;

use crate::consequence::{Corrected, Kind, LastDay, Lifts, Moment};
use crate::vocabulary::{Ground, Id, Label, MonthEnd, TimeSpan, Window};

/// 评选和称号草案 — an award, a title or a candidacy that consequences may concern.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AwardDraft {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
}

/// 责任角色草案 — a role in which somebody answers for the outcome of another.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleDraft {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// What they are who have it.
    pub subject: Id,
}

/// 决定草案 — a decision that is handed in with a verdict.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DecisionDraft {
    /// The id by which it is handed in.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// Whom it is about.
    pub subject: Id,
    /// What the author wants to say.
    pub note: Option<String>,
}

/// 后果草案 — what follows from an outcome, from when, for how long, and what lifts it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ConsequenceDraft {
    /// The id by which answers and cases name it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// Of which kind it is.
    pub kind: Kind,
    /// What they are on whom it falls.
    pub subject: Id,
    /// The roles on which it falls, where it does not fall on the subject of the outcome.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub falls_on: Vec<Id>,
    /// The outcomes from which it follows: any of them.
    pub when: Vec<OccasionDraft>,
    /// The awards that it concerns.
    pub awards: Option<AwardsDraft>,
    /// From when it is in force.
    pub starts: Moment,
    /// For how long.
    pub lasts: LastsDraft,
    /// What a month after the 31st, or a year after 29 February, is; needed where it lasts
    /// for months or years.
    pub month_end: Option<MonthEnd>,
    /// Whether the day with which it ends is still in force; needed where there is one.
    pub last_day: Option<LastDay>,
    /// What lifts it early.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lifted: Vec<LiftDraft>,
    /// The consequences during which it is not in force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_while: Vec<Id>,
    /// From when a correction of an outcome counts.
    pub corrected: Corrected,
    /// Where it comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

/// 情形草案 — an outcome that must say something.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OccasionDraft {
    /// A scheme gives one of some grades.
    Graded {
        /// The scheme.
        of: Id,
        /// The grades.
        one_of: Vec<Id>,
    },
    /// A rule is met or not.
    Rule {
        /// The rule.
        of: Id,
        /// Which of the two.
        is: IsDraft,
    },
    /// A decision is met or not.
    Decision {
        /// The decision.
        of: Id,
        /// Which of the two.
        is: IsDraft,
    },
}

/// 是否符合草案 — met or not met.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IsDraft {
    /// 符合 — met.
    Met,
    /// 不符合 — not met.
    NotMet,
}

impl IsDraft {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, IsDraft); 2] =
        [("met", IsDraft::Met), ("not_met", IsDraft::NotMet)];
}

/// 所涉评选草案 — the awards that a consequence concerns.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub enum AwardsDraft {
    /// `"all"`: every award that the rulebook lists.
    All(AllDraft),
    /// These.
    These(Vec<Id>),
}

/// 全部 — the word `"all"`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AllDraft {
    /// Every one.
    All,
}

/// 期限草案 — for how long a consequence is in force.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LastsDraft {
    /// `{ days = 30 }` — so many days.
    Days(u32),
    /// `{ months = 6 }` — so many months.
    Months(u32),
    /// `{ years = 3 }` — so many years.
    Years(u32),
    /// `{ until = "2020-12-31" }` — until a day.
    Until(NaiveDate),
    /// `{ to_end_of = "year" }` — to the end of the window in which it starts.
    ToEndOf(Window),
    /// `"until_lifted"`.
    UntilLifted,
    /// `"for_ever"`.
    ForEver,
}

impl LastsDraft {
    /// The greatest number of days.
    pub const MOST_DAYS: u32 = 36_500;
    /// The greatest number of months.
    pub const MOST_MONTHS: u32 = 1_200;
    /// The greatest number of years.
    pub const MOST_YEARS: u32 = 100;

    /// The length, where it lasts for one.
    #[must_use]
    pub const fn length(self) -> Option<TimeSpan> {
        match self {
            LastsDraft::Days(n) => Some(TimeSpan::Days(n)),
            LastsDraft::Months(n) => Some(TimeSpan::Months(n)),
            LastsDraft::Years(n) => Some(TimeSpan::Years(n)),
            LastsDraft::Until(_)
            | LastsDraft::ToEndOf(_)
            | LastsDraft::UntilLifted
            | LastsDraft::ForEver => None,
        }
    }
}

/// 提前解除草案 — what lifts a consequence before its time, and from when.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LiftDraft {
    /// A later outcome.
    pub by: OccasionDraft,
    /// From when the consequence is lifted.
    pub from: Moment,
    /// Whether it lifts what was decided before it, or what is about an earlier period.
    pub lifts: Lifts,
}
