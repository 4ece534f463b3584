use serde::{Deserialize, Serialize};

use crate::vocabulary::{Id, Period};

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
        grade: Id,
        /// In a row, with this one.
        in_a_row: u32,
        /// In all, with this one.
        in_all: u32,
    },
    /// A grade that does not count and ends the row.
    Passed {
        /// The period.
        period: Period,
        /// The grade.
        grade: Id,
        /// In all, so far.
        in_all: u32,
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
    /// A correction that replaces the original grade.
    CorrectionReplaces {
        /// The period.
        period: Period,
        /// The grade before.
        before: Option<Id>,
        /// The grade after.
        after: Option<Id>,
    },
    /// A correction that comes too late: the original stands.
    CorrectionIgnored {
        /// The period.
        period: Period,
        /// The grade that stands.
        stands: Option<Id>,
    },
    /// Enough in a row: to be replaced.
    EnoughInARow {
        /// The period with which it was reached.
        period: Period,
        /// How many.
        in_a_row: u32,
        /// How many the rule asks for.
        asked: u32,
    },
    /// Enough in all: to be replaced.
    EnoughInAll {
        /// The period with which it was reached.
        period: Period,
        /// How many.
        in_all: u32,
        /// How many the rule asks for.
        asked: u32,
    },
    /// Neither was reached.
    NotEnough {
        /// In a row at the end.
        in_a_row: u32,
        /// How many in a row the rule asks for.
        in_a_row_asked: u32,
        /// In all.
        in_all: u32,
        /// How many in all the rule asks for.
        in_all_asked: u32,
    },
}
