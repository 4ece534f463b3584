use chrono::NaiveDate;

/// 单元格缺陷 — what people write in cells where a value belongs.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CellDefect {
    /// A cell with a dash, `/` or `无` where a value belongs: say what is meant.
    #[error(
        "`{found}` is no value: leave the cell blank where nothing is known, write 0 or `no` where there is none, `不适用：` and the reason where it does not apply"
    )]
    Placeholder {
        /// What was written.
        found: String,
    },
    /// A share in words, or with a unit behind it.
    #[error("`{found}` is no share: write it like `85%` or `0.85`")]
    ShareWords {
        /// What was written.
        found: String,
    },
    /// Some ballots of one vote are blank, and others are counted.
    #[error(
        "{} of this ballot {} blank: write 0 where there were none, or leave every column of it blank",
        super::list(.columns), if .columns.len() == 1 { "is" } else { "are" }
    )]
    BlankBallots {
        /// The headers of the blank columns.
        columns: Vec<String>,
    },
    /// A last day before the first one.
    #[error("{last} comes before {from}, the `{column}`: correct one of the days")]
    Backwards {
        /// The last day, as it was written.
        last: NaiveDate,
        /// The column or key of the first day.
        column: String,
        /// The first day.
        from: NaiveDate,
    },
    /// A period whose last day stands before the first one, both in one cell.
    #[error("{last} comes before {from}: correct one of the days")]
    EndsFirst {
        /// The first day, as it was written.
        from: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// A first day without something that is not after its first day.
    #[error("{until} is not after {from}, the `{column}`: correct one of the days")]
    NotAfter {
        /// The first day without it, as it was written.
        until: NaiveDate,
        /// The column of the first day.
        column: String,
        /// The first day.
        from: NaiveDate,
    },
    /// A row of a case with more or fewer values than the case has columns.
    #[error(
        "behind its id this row has {}, and `columns` names {}: each fact has a value, `{{ absent = true }}` where it is not known",
        super::counted(*.found, "value"), super::counted(*.columns, "fact")
    )]
    OfColumns {
        /// Values found.
        found: usize,
        /// Facts that `columns` names.
        columns: usize,
    },
}
