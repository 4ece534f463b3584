//! What the county hands in: two tables, and everything that is wrong with them at once.

use std::collections::BTreeMap;
use std::path::Path;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Raw, Sheet, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::Scheme;
use grassroots::secretary::{EarlierResults, earlier_results};
use grassroots::vocabulary::{Id, Period, Problems};

/// The year of appraisal.
pub(crate) const YEAR: i32 = 2019;

/// The table of facts.
pub(crate) const FACTS: &str = "secretaries-2019.csv";

/// The table of earlier results.
pub(crate) const GRADES: &str = "grades.csv";

/// One file as it was typed.
pub(crate) struct Table {
    pub(crate) file: &'static str,
    pub(crate) header: csv::StringRecord,
    pub(crate) rows: Vec<csv::StringRecord>,
}

impl Table {
    /// A file of the county's folder.
    pub(crate) fn open(file: &'static str) -> csv::Result<Table> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/county");
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).from_path(folder.join(file))?;
        let header = reader.headers()?.clone();
        Ok(Table { file, header, rows: reader.records().collect::<csv::Result<_>>()? })
    }

    /// The table without a column, and the cells of that column.
    pub(crate) fn without(&self, column: &str) -> (Vec<String>, Table) {
        let place = self.header.iter().position(|name| name == column);
        let split = |row: &csv::StringRecord| {
            let cells = row.iter().enumerate();
            cells.filter(|(nth, _)| Some(*nth) != place).map(|(_, cell)| cell).collect()
        };
        let cell = |row: &csv::StringRecord| {
            let cell = place.and_then(|place| row.get(place));
            cell.unwrap_or_default().to_owned()
        };
        let rows = self.rows.iter();
        let table = Table {
            file: self.file,
            header: split(&self.header),
            rows: rows.clone().map(split).collect(),
        };
        (rows.map(cell).collect(), table)
    }

    pub(crate) fn wrong(&self, problems: &Problems) -> Wrong {
        problems.iter().map(|problem| format!("{}: {problem}", self.file)).collect()
    }
}

/// What is wrong, a line each.
pub(crate) type Wrong = Vec<String>;

/// What is wrong, in one line.
#[expect(clippy::needless_pass_by_value, reason = "it stands in for `map_err`'s closure")]
pub(crate) fn line(wrong: impl ToString) -> Wrong {
    vec![wrong.to_string()]
}

/// A secretary of the county: where, this year's facts, and the results of earlier years.
pub(crate) struct Secretary {
    pub(crate) id: Id,
    pub(crate) township: String,
    pub(crate) village: String,
    pub(crate) sheet: Sheet,
    pub(crate) earlier: EarlierResults,
}

/// Both tables together, in the order of the rows, or every problem of both; whether they
/// fit together is asked once each is right by itself. What other work says of somebody,
/// `told`, joins the facts.
pub(crate) fn secretaries(
    rulebook: &Rulebook,
    scheme: &Scheme,
    (facts, grades): (&Table, &Table),
    told: impl Fn(&Id) -> Result<Vec<(&'static str, Raw)>, Wrong>,
) -> Result<Vec<Secretary>, Wrong> {
    let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
    let plan = TablePlan::new(year, SheetState::Closed).carrying(&["乡镇", "村"]);
    let rows = table::read(rulebook.dictionary(), &plan, &facts.header, &facts.rows);
    let earlier = earlier_results(scheme, &grades.header, &grades.rows);
    match (rows, earlier) {
        (Ok(rows), Ok(earlier)) => together(rows, earlier, told),
        (rows, earlier) => {
            let of_facts = rows.err().map(|problems| facts.wrong(&problems));
            let of_grades = earlier.err().map(|problems| grades.wrong(&problems));
            Err(of_facts.into_iter().chain(of_grades).flatten().collect())
        }
    }
}

/// Who has a row of facts is appraised; who has no row of grades has no earlier result.
fn together(
    rows: Vec<TableRow>,
    mut earlier: BTreeMap<Id, EarlierResults>,
    told: impl Fn(&Id) -> Result<Vec<(&'static str, Raw)>, Wrong>,
) -> Result<Vec<Secretary>, Wrong> {
    let secretaries = rows.into_iter().map(|row| {
        let mut carried = row.carried.into_iter();
        let sheet = row.sheet.with(told(&row.subject)?);
        Ok(Secretary {
            township: carried.next().unwrap_or_default(),
            village: carried.next().unwrap_or_default(),
            sheet: sheet.map_err(|it| vec![format!("{}: {it}", row.subject)])?,
            earlier: earlier.remove(&row.subject).unwrap_or_default(),
            id: row.subject,
        })
    });
    let secretaries = secretaries.collect::<Result<Vec<Secretary>, Wrong>>()?;
    let unknown = earlier.iter().map(|(id, results)| {
        let row = results.row().unwrap_or_default();
        format!("{GRADES}: row[{row}]: there is no secretary `{id}`")
    });
    let unknown: Wrong = unknown.collect();
    if unknown.is_empty() { Ok(secretaries) } else { Err(unknown) }
}
