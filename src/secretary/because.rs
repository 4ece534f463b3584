use serde::{Deserialize, Serialize};

use crate::vocabulary::{Id, Label, Period};

/// 次数 — how many times, or between how many while a result is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Times {
    /// 不少于 — if every open result turns out as well as it can.
    pub at_least: u32,
    /// 不多于 — if every open result turns out as badly as it can.
    pub at_most: u32,
}

impl Times {
    /// Exactly so many times.
    #[must_use]
    pub const fn settled(times: u32) -> Times {
        Times { at_least: times, at_most: times }
    }
}

/// 等次名称 — a grade with what it is called, where that is known.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NamedGrade {
    /// The id.
    pub id: Id,
    /// What it is called; `None` for a grade that the rulebook does not have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
}

/// 结果名称 — what a period came to, with what its grades are called.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedResult {
    /// A grade.
    Graded(NamedGrade),
    /// No grade.
    Ungraded,
    /// One of several.
    Open(PossibleResults),
}

/// 可能的结果 — the results among which an open one lies.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PossibleResults {
    /// The grades, in the order of the rulebook; those that it does not have stand last.
    pub grades: Vec<NamedGrade>,
    /// Whether the period may also end without a grade.
    pub or_ungraded: bool,
}

/// 理由 — one step through a history, as data.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Because {
    /// A grade that counts.
    Failed {
        /// The period.
        period: Period,
        /// The grade.
        grade: NamedGrade,
        /// In a row, with this one.
        in_a_row: Times,
        /// In all, with this one.
        in_all: Times,
    },
    /// A grade that does not count and ends the row.
    Passed {
        /// The period.
        period: Period,
        /// The grade.
        grade: NamedGrade,
        /// In all, so far.
        in_all: Times,
    },
    /// A result that is open: it may count, end the row, or be passed over.
    Open {
        /// The period.
        period: Period,
        /// What it may come to.
        possible: PossibleResults,
        /// In a row, with this one.
        in_a_row: Times,
        /// In all, with this one.
        in_all: Times,
    },
    /// A period without a grade that ends the row.
    UngradedBreaks {
        /// The period.
        period: Period,
    },
    /// A period without a grade that is passed over.
    UngradedPassedOver {
        /// The period.
        period: Period,
    },
    /// Days between two periods that belong to none: read like a period without a grade.
    GapBreaks {
        /// The days.
        period: Period,
    },
    /// Such days, passed over.
    GapPassedOver {
        /// The days.
        period: Period,
    },
    /// A new term, with which both counts start afresh.
    NewTermStartsAfresh {
        /// The first period of the term.
        period: Period,
    },
    /// A new term, in which both counts go on.
    NewTermCountsOn {
        /// The first period of the term.
        period: Period,
    },
    /// Another village, with which both counts start afresh.
    TransferStartsAfresh {
        /// The first period there.
        period: Period,
        /// The village.
        village: Id,
    },
    /// Another village, in which both counts go on.
    TransferCountsOn {
        /// The first period there.
        period: Period,
        /// The village.
        village: Id,
    },
    /// Appointed again after having led nothing, with which both counts start afresh.
    ReappointedStartsAfresh {
        /// The first period since.
        period: Period,
    },
    /// Appointed again after having led nothing, and both counts go on.
    ReappointedCountsOn {
        /// The first period since.
        period: Period,
    },
    /// A correction that replaces the original result.
    CorrectionReplaces {
        /// The period.
        period: Period,
        /// The result before.
        before: NamedResult,
        /// The result after.
        after: NamedResult,
    },
    /// A correction that comes too late: the original stands.
    CorrectionIgnored {
        /// The period.
        period: Period,
        /// The result that stands.
        stands: NamedResult,
    },
    /// Enough in a row: to be replaced.
    EnoughInARow {
        /// The period with which it was reached.
        period: Period,
        /// How many.
        in_a_row: Times,
        /// How many the rule asks for.
        asked: u32,
    },
    /// Enough in all: to be replaced.
    EnoughInAll {
        /// The period with which it was reached.
        period: Period,
        /// How many.
        in_all: Times,
        /// How many the rule asks for.
        asked: u32,
    },
    /// Enough only if open results turn out badly.
    MayBeEnough {
        /// The period with which it is reached at the earliest.
        period: Period,
        /// In a row.
        in_a_row: Times,
        /// How many in a row the rule asks for.
        in_a_row_asked: u32,
        /// In all.
        in_all: Times,
        /// How many in all the rule asks for.
        in_all_asked: u32,
    },
    /// Whether, or since when, hangs on results that are open.
    HangsOn {
        /// The period that requires it at the earliest.
        earliest: Period,
        /// The period that requires it at the latest; `None` when it may be that none does.
        latest: Option<Period>,
        /// The periods whose results are open.
        open: Vec<Period>,
    },
    /// Neither was reached.
    NotEnough {
        /// In a row at the end.
        in_a_row: Times,
        /// How many in a row the rule asks for.
        in_a_row_asked: u32,
        /// In all.
        in_all: Times,
        /// How many in all the rule asks for.
        in_all_asked: u32,
    },
}
