//! What the township hands in.

use std::path::Path;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetState};
use grassroots::organization::{Tree, organizations};
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{Register, RegisterTables};
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
    pub(crate) file: &'static str,
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

/// The tables, with more of days and of visits that are reported.
fn read(
    tree: &Tree,
    more: &[(&'static str, &'static str)],
) -> Result<Result<Register, Problems>, Wrong> {
    let (calendar, postings) =
        (Table::open("calendar.csv")?, Table::open("postings.csv")?);
    let (visits, roles) = (Table::open("visits.csv")?, Table::open("roles.csv")?);
    let units = Table::open("units.csv")?;
    let ids = units.rows.iter().filter_map(|row| row.get(0));
    let mut tables = RegisterTables::new()
        .calendar(calendar.file, year()?, &calendar.header, &calendar.rows)
        .postings(postings.file, &postings.header, &postings.rows)
        .unit_visits(visits.file, &visits.header, &visits.rows)
        .roles(roles.file, &roles.header, &roles.rows)
        .units(ids.map(id).collect::<Result<Vec<Id>, Wrong>>()?);
    for (records, reports) in [&[("records.csv", "reports.csv")], more].concat() {
        let of = Table::open(records)?;
        tables = tables.day_records(of.file, &of.header, &of.rows);
        let of = Table::open(reports)?;
        tables = tables.visit_reports(of.file, &of.header, &of.rows);
    }
    Ok(tables.check(tree))
}

/// The register of the year.
pub(crate) fn register(tree: &Tree) -> Result<Register, Wrong> {
    read(tree, &[])?.map_err(|it| it.iter().map(ToString::to_string).collect())
}

/// What is wrong with the lists that were handed in later.
pub(crate) fn supplement(tree: &Tree) -> Result<Problems, Wrong> {
    let problems = read(tree, &[("supplement.csv", "supplement-reports.csv")])?.err();
    problems.ok_or("nothing is wrong with the supplement").map_err(line)
}
