//! What the county hands in: two tables, and everything that is wrong with them at once.

use std::collections::BTreeMap;
use std::path::Path;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::Scheme;
use grassroots::secretary::{EarlierResults, earlier_results};
use grassroots::vocabulary::{Id, Period, Problems};

/// The year of appraisal.
const YEAR: i32 = 2019;

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

    fn wrong(&self, problems: &Problems) -> Wrong {
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
/// fit together is asked once each is right by itself.
pub(crate) fn secretaries(
    rulebook: &Rulebook,
    scheme: &Scheme,
    (facts, grades): (&Table, &Table),
) -> Result<Vec<Secretary>, Wrong> {
    let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
    let plan = TablePlan::new(year, SheetState::Closed).carrying(&["乡镇", "村"]);
    let rows = table::read(rulebook.dictionary(), &plan, &facts.header, &facts.rows);
    let earlier = earlier_results(scheme, &grades.header, &grades.rows);
    match (rows, earlier) {
        (Ok(rows), Ok(earlier)) => together(rows, earlier),
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
) -> Result<Vec<Secretary>, Wrong> {
    let secretaries = rows.into_iter().map(|row| {
        let mut carried = row.carried.into_iter();
        Secretary {
            township: carried.next().unwrap_or_default(),
            village: carried.next().unwrap_or_default(),
            sheet: row.sheet,
            earlier: earlier.remove(&row.subject).unwrap_or_default(),
            id: row.subject,
        }
    });
    let secretaries: Vec<Secretary> = secretaries.collect();
    let unknown = earlier.iter().map(|(id, results)| {
        let row = results.row().unwrap_or_default();
        format!("{GRADES}: row[{row}]: there is no secretary `{id}`")
    });
    let unknown: Wrong = unknown.collect();
    if unknown.is_empty() { Ok(secretaries) } else { Err(unknown) }
}
