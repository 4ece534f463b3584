//! What the township hands in.

use std::path::Path;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetState};
use grassroots::organization::{Tree, organizations};
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{
    DayRecord, Register, RegisterDraft, VisitReport, day_records, postings, roles,
    unit_visits, visit_reports, work_calendar,
};
use grassroots::vocabulary::{Id, Period, Problems};

/// What is wrong, a line each.
pub(crate) type Wrong = Vec<String>;

/// What is wrong, in one line.
#[expect(clippy::needless_pass_by_value, reason = "it stands in for `map_err`'s closure")]
pub(crate) fn line(wrong: impl ToString) -> Wrong {
    vec![wrong.to_string()]
}

/// One file as it was typed.
pub(crate) struct Table {
    file: &'static str,
    pub(crate) header: csv::StringRecord,
    pub(crate) rows: Vec<csv::StringRecord>,
}

impl Table {
    pub(crate) fn open(file: &'static str) -> Result<Table, Wrong> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = folder.join("examples/data/stationing/township-2015").join(file);
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.flexible(true).from_path(path).map_err(line)?;
        let header = reader.headers().map_err(line)?.clone();
        let rows = reader.records().collect::<csv::Result<_>>().map_err(line)?;
        Ok(Table { file, header, rows })
    }

    pub(crate) fn wrong(&self, problems: &Problems) -> Wrong {
        problems.iter().map(|problem| format!("{}: {problem}", self.file)).collect()
    }

    /// The rows as sheets about the year.
    pub(crate) fn sheets(&self, book: &Rulebook) -> Result<Vec<Sheet>, Wrong> {
        let plan = TablePlan::new(year()?, SheetState::Closed);
        let rows = table::read(book.dictionary(), &plan, &self.header, &self.rows);
        let rows: Vec<TableRow> = rows.map_err(|it| self.wrong(&it))?;
        Ok(rows.into_iter().map(|row| row.sheet).collect())
    }
}

/// The year.
pub(crate) fn year() -> Result<Period, Wrong> {
    Period::year(2015).ok_or("no such year").map_err(line)
}

pub(crate) fn id(text: &str) -> Result<Id, Wrong> {
    Id::new(text).map_err(line)
}

pub(crate) fn tree() -> Result<Tree, Wrong> {
    let of = Table::open("organizations.csv")?;
    organizations(&of.header, &of.rows).map_err(|it| of.wrong(&it))
}

fn records(file: &'static str) -> Result<Vec<DayRecord>, Wrong> {
    let of = Table::open(file)?;
    day_records(&of.header, &of.rows).map_err(|it| of.wrong(&it))
}

fn reports(file: &'static str) -> Result<Vec<VisitReport>, Wrong> {
    let of = Table::open(file)?;
    visit_reports(&of.header, &of.rows).map_err(|it| of.wrong(&it))
}

fn draft() -> Result<RegisterDraft, Wrong> {
    let of = Table::open("calendar.csv")?;
    let calendar = work_calendar(year()?, &of.header, &of.rows);
    let calendar = calendar.map_err(|it| of.wrong(&it))?;
    let of = Table::open("postings.csv")?;
    let list = postings(&of.header, &of.rows).map_err(|it| of.wrong(&it))?;
    let of = Table::open("visits.csv")?;
    let visits = unit_visits(&of.header, &of.rows).map_err(|it| of.wrong(&it))?;
    let of = Table::open("roles.csv")?;
    let roles = roles(&of.header, &of.rows).map_err(|it| of.wrong(&it))?;
    let draft = RegisterDraft::new(calendar, list).with_visits(visits).with_roles(roles);
    let draft = draft.with_reports(reports("reports.csv")?);
    Ok(draft.with_records(records("records.csv")?))
}

/// The register of the year.
pub(crate) fn register(tree: &Tree) -> Result<Register, Wrong> {
    draft()?.check(tree).map_err(|it| it.iter().map(ToString::to_string).collect())
}

/// What is wrong with the lists that were handed in later.
pub(crate) fn supplement(tree: &Tree) -> Result<Problems, Wrong> {
    let draft = draft()?.with_records(records("supplement.csv")?);
    let draft = draft.with_reports(reports("supplement-reports.csv")?);
    let problems = draft.check(tree).err();
    problems.ok_or("nothing is wrong with the supplement").map_err(line)
}
