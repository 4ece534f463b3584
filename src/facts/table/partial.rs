//! Rows with whatever can be read of them, beside everything that is wrong with their cells.

use super::reader::Reader;
use super::{TablePlan, TableRow};
use crate::facts::Dictionary;
use crate::vocabulary::{Problem, Problems};

/// The rows of a table, some of them in part, and the problems by row.
pub(in crate::facts) struct Partial {
    /// Every row that has as many cells as the header: a cell that cannot be read is absent.
    pub(in crate::facts) rows: Vec<PartialRow>,
    /// What is wrong, each with its row.
    pub(in crate::facts) problems: Vec<(usize, Problem)>,
    /// Whether there are rows of which nothing is read.
    pub(in crate::facts) has_lost_rows: bool,
}

/// A row, and whether it says whom it is about, as no row before it does.
pub(in crate::facts) struct PartialRow {
    pub(in crate::facts) row: TableRow,
    pub(in crate::facts) is_named: bool,
}

/// As [`read`](super::read), with the rows beside the problems.
///
/// # Errors
/// Every problem, where the header has one or there are too many rows.
pub(in crate::facts) fn read_all<R>(
    dictionary: &Dictionary,
    plan: &TablePlan,
    header: &[&str],
    rows: R,
) -> Result<Partial, Problems>
where
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let mut reader = Reader::new(dictionary, plan, header)?.keeping();
    for (index, row) in rows.into_iter().enumerate() {
        let cells: Vec<_> = row.into_iter().collect();
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        reader.row(index.saturating_add(2), &cells);
    }
    reader.finish_all()
}
