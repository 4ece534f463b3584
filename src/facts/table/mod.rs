//! 表格 — a spreadsheet of many subjects, a row each, with the facts named in its header.
//!
//! [`read`] takes a header and rows of text, from whatever reads files, and gives the sheet
//! of every row or *every* problem, each at `row[N].column[HEADER]`; the header is row 1, as
//! in a spreadsheet. Cells are read exactly or refused, never guessed.
//!
//! # Shape
//! * A column is named by the id of a fact or by any of its names: the label in three
//!   scripts, and `also`. Width and blanks make no difference; an id goes before a name.
//! * Ballots take a column for each choice, `民主测评/优秀`, with `/`, `／` or `·` between,
//!   and one for each other tally that the fact counts: `民主测评/弃权`.
//! * Digits, letters and signs may be of full width; `1,234` and `3.5万` are exact, and the
//!   fact's own unit may follow. Ratios may be written `85%`.
//! * Yes and no: 是 否, 有 无, yes no, true false, √ ×. A choice: its id or any label.
//! * Dates: `2019-03-05`, `2019/3/5`, `2019.3.5`, `2019年3月5日`.
//! * Scores: `90；85.5`. Events: `2019-03-05 迟到；2019-06-07 缺席×2`, or 无 for none;
//!   where they have an amount, `2019-03-05 捐款 500元`.
//! * Spells: `2015-03至2019-06；2020-01-15至今`, or 无 for none. What stands behind 至, a day
//!   or a month, is served too, up to where the next spell begins.
//! * A blank cell is an absent fact, never zero; `不适用：原因` says that it does not apply.
//! * A column 名称 (姓名, `name`) says what the subjects are called; it is no fact, and may be
//!   left out. Other columns that are no facts are named by [`TablePlan::carrying`].
//! * A row may end before the header does; a blank row is skipped. A column without a header
//!   is skipped if it is blank.
//!
//! # Examples
//!
//! ```
//! use grassroots::facts::table::{self, TablePlan};
//! use grassroots::facts::{Dictionary, FactDraft, FactKind, SheetState};
//! use grassroots::vocabulary::{Id, Label, Period};
//!
//! let meetings = FactDraft::new(
//!     Id::new("meetings")?,
//!     Label::new("会议次数", "會議次數", "meetings held"),
//!     FactKind::Count { at_least: 0, at_most: 100 },
//! );
//! let dictionary = Dictionary::check(vec![meetings])?;
//! let year = Period::year(2019).ok_or("no such year")?;
//! let plan = TablePlan::new(year, SheetState::Closed).carrying(&["乡镇"]);
//!
//! let text = "编号,乡镇,会议次数\ncz-01,城关镇,１２次\ncz-02,河口乡,\n";
//! let mut file = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
//! let header = file.headers()?.clone();
//! let rows = file.records().collect::<Result<Vec<_>, _>>()?;
//! let read = table::read(&dictionary, &plan, &header, &rows)?;
//! assert_eq!(read[0].subject.as_str(), "cz-01");
//! assert_eq!(read[1].carried, ["河口乡"]);
//!
//! let problems = table::read(&dictionary, &plan, ["编号", "会议次"], [["cz-01", "12"]])
//!     .map(|_| ())
//!     .expect_err("two columns are wrong");
//! assert_eq!(
//!     problems.to_string(),
//!     "row 1, column 会议次: no fact is called `会议次`; did you mean `会议次数`?\n\
//!      row 1: the column `乡镇` is missing"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: reading files, and telling what their bytes mean. A reader that drops
//! blank lines, as that of `csv` does, moves the rows after them up by one.

mod header;
mod own;
mod partial;
mod reader;
#[cfg(test)]
mod tests;

pub(super) use self::own::Own;
pub(crate) use self::own::Written;
pub(super) use self::partial::{PartialRow, read_all};
use self::reader::Reader;
use super::{Dictionary, Sheet, SheetState};
use crate::vocabulary::{Id, Period, Problems};

/// 表格方案 — what a table holds besides facts, and when its sheets stand.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TablePlan {
    subject: Vec<String>,
    carried: Vec<String>,
    period: Period,
    state: SheetState,
}

impl TablePlan {
    /// The names of the column of subjects, where the plan does not give others.
    pub const SUBJECT: [&'static str; 4] = ["编号", "編號", "id", "subject"];

    /// The names of the column that says what the subjects are called, where no fact has one
    /// of them. A table need not have it.
    pub const NAME: [&'static str; 4] = ["名称", "名稱", "姓名", "name"];

    /// A table of facts about one period, with a column of subjects.
    #[must_use]
    pub fn new(period: Period, state: SheetState) -> TablePlan {
        let subject = TablePlan::SUBJECT.map(str::to_owned).to_vec();
        TablePlan { subject, carried: Vec::new(), period, state }
    }

    /// The same, with other names for the column of subjects.
    #[must_use]
    pub fn with_subject_in(mut self, names: &[&str]) -> TablePlan {
        self.subject = names.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    /// The same, with columns that are carried through as text; the table must have them.
    ///
    /// Such a column is not read as a fact, even if a fact has its name.
    #[must_use]
    pub fn carrying(mut self, columns: &[&str]) -> TablePlan {
        self.carried = columns.iter().map(|name| (*name).to_owned()).collect();
        self
    }
}

/// 表格行 — one row: whom it is about, what is carried through, and the checked facts.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct TableRow {
    /// The row, counted as in a spreadsheet: the header is row 1.
    pub row: usize,
    /// Whom it is about.
    pub subject: Id,
    /// What it is called, where the table has a column of names.
    pub name: Option<String>,
    /// The texts of the carried columns in the plan's order, without blanks around them.
    pub carried: Vec<String>,
    /// The facts; absent where the cell is blank or the table has no column.
    pub sheet: Sheet,
}

/// The greatest number of rows that are not blank, without the header.
pub const MOST_ROWS: usize = 200_000;

/// The greatest number of columns.
pub const MOST_COLUMNS: usize = 2_000;

/// The greatest number of characters in a cell.
pub const MOST_CHARACTERS: usize = 4_000;

/// 读表 — the sheet of every row, in the order of the rows, or every problem.
///
/// Takes what iterates over texts: slices, vectors, the records of `csv`.
/// The order of rows makes no difference to the sheets, nor to what is found wrong.
///
/// # Errors
/// * The header: a column that is no fact, or stands twice; a name of two facts; no column of
///   subjects, or none for one of several ballots; something under no header.
/// * A row: more cells than the header; no subject, or one that another row has.
/// * A cell: one that cannot be read exactly, or lies outside its fact's domain.
/// * More rows, columns or characters than [`MOST_ROWS`], [`MOST_COLUMNS`] and
///   [`MOST_CHARACTERS`].
pub fn read<H, R>(
    dictionary: &Dictionary,
    plan: &TablePlan,
    header: H,
    rows: R,
) -> Result<Vec<TableRow>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let header: Vec<H::Item> = header.into_iter().collect();
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    let mut reader = Reader::new((dictionary, None), plan, &header)?;
    reader.read(rows);
    reader.finish()
}
