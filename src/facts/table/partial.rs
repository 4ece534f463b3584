//! Rows with whatever can be read of them, beside everything that is wrong with their cells.

use super::reader::Reader;
use super::{Own, TablePlan, TableRow};
use crate::facts::{Dictionary, Sheet};
use crate::vocabulary::{Id, Problem, Problems};

/// The rows of a table, some of them in part, and the problems by row.
pub(in crate::facts) struct Partial {
    /// Every row that has as many cells as the header: a cell that cannot be read is absent.
    pub(in crate::facts) rows: Vec<PartialRow>,
    /// What is wrong, each with its row.
    pub(in crate::facts) problems: Vec<(usize, Problem)>,
    /// Whether there are rows of which nothing is read.
    pub(in crate::facts) has_lost_rows: bool,
    /// The headers as messages show them; empty where there is none.
    pub(in crate::facts) headers: Vec<String>,
    /// The column of subjects, if there is one.
    pub(in crate::facts) subject: Option<usize>,
    /// The room's own columns that the header has, and where.
    pub(in crate::facts) own: Vec<(Id, usize)>,
}

/// A row, and whether it says whom it is about, as no row before it does.
pub(in crate::facts) struct PartialRow {
    pub(in crate::facts) row: TableRow,
    /// What the room's own columns say.
    pub(in crate::facts) own: Sheet,
    pub(in crate::facts) is_named: bool,
    /// Whether it says an id, be it one that a row before it has.
    pub(in crate::facts) has_id: bool,
}

/// As [`read`](super::read), with columns of a room's own and with the rows beside the
/// problems.
///
/// A plan without names for the column of subjects tells the rows apart by their numbers.
///
/// # Errors
/// Every problem, where there are too many columns or rows.
pub(in crate::facts) fn read_all<R>(
    (dictionary, own): (&Dictionary, Own<'_>),
    plan: &TablePlan,
    header: &[&str],
    rows: R,
) -> Result<Partial, Problems>
where
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let mut reader = Reader::new((dictionary, Some(own)), plan, header)?;
    reader.read(rows);
    reader.finish_all()
}
