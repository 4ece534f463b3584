//! 行 — tables whose rows are entries of a room of its own: people, visits, records, posts.
//!
//! A room says in a [`Layout`] which [`Column`]s its table has: their ids, the names that a
//! header may give them, and what kind of fact a cell holds. [`read`] finds the columns in a
//! header, reads every cell as those of any [table](super::table), and hands back a [`Table`]
//! with whatever can be read of every row, and what is [`Told`] of it so far. The room then
//! takes each [`Row`] apart: an id, a day, a word of a closed list, a list of words. What a row
//! lacks or cannot mean goes to [`Told`] with the place, `row[N].column[HEADER]`, so that the
//! cells, the rows and the table as a whole are told at once.
//!
//! * The header is row 1; a byte-order mark before it is passed over, blank rows are skipped, and
//!   a column that the layout does not have is told, with the name that comes nearest.
//! * A cell is told once: what follows from a cell that cannot be read is left out, and so is
//!   what follows from a column that a header with problems does not have.
//! * Problems come in the order of the rows, and within a row in that of the columns.
//! * The facts of a rulebook may stand in the same rows: see [`Layout::with_facts`].

mod cells;
mod column;
mod row;
mod tables;
mod told;

pub(crate) use self::cells::{is_none, listed, one_of};
pub(crate) use self::column::{Column, Layout};
pub(crate) use self::row::Row;
pub(crate) use self::tables::{Place, Tables};
pub(crate) use self::told::Told;
pub(crate) use super::table::Written;

use super::table::{self, PartialRow};
use crate::vocabulary::{Defect, FieldPath, Problem, Problems};

/// The rows of a table, and where each column stands in its header.
pub(crate) struct Table {
    rows: Vec<PartialRow>,
    /// The columns of the layout that the header has.
    columns: Vec<(String, usize)>,
    headers: Vec<String>,
    subject: Option<usize>,
}

/// The rows of a table with whatever can be read of them, and what is wrong with them so far.
///
/// # Errors
/// Every problem, where there are too many columns or rows; a layout that could not be made.
pub(crate) fn read<H, R>(
    layout: &Layout<'_>,
    header: H,
    rows: R,
) -> Result<(Table, Told), Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let header: Vec<H::Item> = header.into_iter().collect();
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    let dictionary = layout.dictionary()?;
    let (facts, plan) = layout.facts()?;
    let own = layout.own(&dictionary)?;
    let partial = table::read_all((&facts, own), &plan, &header, rows)?;
    let columns = partial.own.into_iter().map(|(id, place)| (id.to_string(), place));
    let columns: Vec<(String, usize)> = columns.collect();
    let table = Table {
        rows: partial.rows,
        columns,
        headers: partial.headers,
        subject: partial.subject,
    };
    let mut told = Told::new(table.headers.clone(), partial.has_lost_rows);
    for (row, problem) in partial.problems {
        told.note(row, problem);
    }
    for column in layout.needed().filter(|column| !table.has(&column.id)) {
        let column = column.shown().to_owned();
        told.note(1, Problem::new(row_at(1), Defect::MissingColumn { column }));
    }
    Ok((table, told))
}

/// What a room reads from each row of a table of these columns, or every problem with it.
///
/// # Errors
/// Whatever [`read`] and `entry` find wrong, in the order of rows and columns.
pub(crate) fn entries<T, H, R>(
    columns: Result<Vec<Column>, Defect>,
    header: H,
    rows: R,
    entry: impl FnMut(&mut Row<'_>) -> Option<T>,
) -> Result<Vec<T>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    entries_of(&Layout::new(columns)?, header, rows, entry)
}

/// The same of a table of a layout.
///
/// # Errors
/// As [`entries`].
pub(crate) fn entries_of<T, H, R>(
    layout: &Layout<'_>,
    header: H,
    rows: R,
    entry: impl FnMut(&mut Row<'_>) -> Option<T>,
) -> Result<Vec<T>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let (table, mut told) = read(layout, header, rows)?;
    let entries = table.each(&mut told, entry);
    told.none_or(entries)
}

pub(crate) fn row_at(row: usize) -> FieldPath {
    FieldPath::root().key("row").element(&row.to_string())
}

impl Table {
    /// What a room reads from each row, without those of which it reads nothing; what is
    /// wrong with them goes to `told`.
    pub(crate) fn each<T>(
        &self,
        told: &mut Told,
        mut read: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        let rows = self.rows.iter();
        rows.filter_map(|row| read(&mut Row::new(self, row, told))).collect()
    }

    /// One of the rows, by its place among those that are read.
    pub(crate) fn row<'t>(&'t self, place: usize, told: &'t mut Told) -> Option<Row<'t>> {
        self.rows.get(place).map(|row| Row::new(self, row, told))
    }

    /// Whether the header has a column of the layout.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.place(column).is_some()
    }

    /// The headers as messages show them.
    pub(crate) fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The header of a column of the layout.
    pub(crate) fn header(&self, column: &str) -> Option<&str> {
        self.headers.get(self.place(column)?).map(String::as_str)
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().find(|(id, _)| id == column).map(|(_, place)| *place)
    }

    /// The cell of a row in a column; the row itself where the table has no such column.
    pub(crate) fn cell(&self, row: usize, column: &str) -> FieldPath {
        match self.header(column) {
            Some(header) => row_at(row).key("column").element(header),
            None => row_at(row),
        }
    }

    /// Where a cell or a row stands among the others: its row, and its column.
    pub(crate) fn place_of(&self, row: usize, at: &FieldPath) -> (usize, usize) {
        let column = at.cell().and_then(|(_, _, column)| column);
        let place = column.and_then(|name| self.headers.iter().position(|it| it == name));
        (row, place.unwrap_or(usize::MAX))
    }

    /// The cell of a row that says whom it is about.
    pub(crate) fn subject_cell(&self, row: usize) -> FieldPath {
        match self.subject.and_then(|place| self.headers.get(place)) {
            Some(header) => row_at(row).key("column").element(header),
            None => row_at(row),
        }
    }

    /// Whether every row says whom it is about, be it as a row before it does.
    pub(crate) fn has_ids(&self) -> bool {
        self.rows.iter().all(|row| row.has_id)
    }
}
