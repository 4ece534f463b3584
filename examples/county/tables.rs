//! What the county hands in: tables as typed, and everything that is wrong with them at once.

use std::collections::BTreeMap;
use std::path::Path;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Dictionary, Raw, Sheet, SheetState};
use grassroots::organization::Tree;
use grassroots::rule::{Coverage, Rule, coverage};
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

    /// The table with these columns alone, as far as it has them.
    pub(crate) fn only(&self, columns: &[&str]) -> Table {
        let places = self.header.iter().enumerate();
        let places = places.filter(|(_, name)| columns.contains(name));
        let places: Vec<usize> = places.map(|(nth, _)| nth).collect();
        let split = |row: &csv::StringRecord| {
            places.iter().map(|place| row.get(*place).unwrap_or_default()).collect()
        };
        Table {
            file: self.file,
            header: split(&self.header),
            rows: self.rows.iter().map(split).collect(),
        }
    }

    /// The subjects of the rows, as far as they are ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = Id> {
        let place = self.header.iter().position(|name| name == "编号");
        let cells = self.rows.iter().filter_map(move |row| row.get(place?));
        cells.filter_map(|cell| Id::new(cell.trim()).ok())
    }

    /// Whether there is such a column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    /// The first row that says something in a column, and where: for what is found wrong
    /// only beside other tables.
    pub(crate) fn cell(&self, found: &str, column: &str) -> String {
        let place = self.header.iter().position(|name| name == column);
        let says = |row: &csv::StringRecord| {
            place.and_then(|place| row.get(place)).is_some_and(|it| it.trim() == found)
        };
        match self.rows.iter().position(says) {
            Some(row) => {
                format!("{}: row {}, column {column}", self.file, row.saturating_add(2))
            }
            None => self.file.to_owned(),
        }
    }

    pub(crate) fn wrong(&self, problems: &Problems) -> Wrong {
        problems.iter().map(|problem| format!("{}: {problem}", self.file)).collect()
    }

    /// What was read, or `None` with what is wrong kept beside all else.
    pub(crate) fn kept<T>(
        &self,
        read: Result<T, Problems>,
        wrong: &mut Wrong,
    ) -> Option<T> {
        read.map_err(|problems| wrong.extend(self.wrong(&problems))).ok()
    }
}

/// What is wrong, a line each.
pub(crate) type Wrong = Vec<String>;

/// What is wrong, in one line.
#[expect(clippy::needless_pass_by_value, reason = "it stands in for `map_err`'s closure")]
pub(crate) fn line(wrong: impl ToString) -> Wrong {
    vec![wrong.to_string()]
}

/// What is wrong with somebody, a line each.
pub(crate) fn about(id: &Id, problems: &Problems) -> Wrong {
    problems.iter().map(|problem| format!("{id}: {problem}")).collect()
}

/// What is wrong with tables together, each at the row that says it: the lists that problems
/// name, each with its table.
pub(crate) fn placed(lists: &[(&str, &Table)], problems: &Problems) -> Wrong {
    let place = |problem: &grassroots::vocabulary::Problem| {
        let at = problem.at.to_string();
        let rows =
            lists.iter().flat_map(|(list, of)| of.ids().map(move |id| (list, of, id)));
        let mut rows = rows.filter(|(list, _, id)| {
            let own = format!("{list}[{id}]");
            at.strip_prefix(&own).is_some_and(|rest| !rest.starts_with('['))
        });
        match rows.next() {
            Some((_, of, id)) => {
                format!("{}: {problem}", of.cell(id.as_str(), "编号"))
            }
            None => problem.to_string(),
        }
    };
    problems.iter().map(place).collect()
}

/// All of them, or everything that is wrong with any.
pub(crate) fn all_or_wrong<T>(
    all: impl IntoIterator<Item = Result<T, Wrong>>,
) -> Result<Vec<T>, Wrong> {
    let (mut fine, mut wrong) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Ok(one) => fine.push(one),
            Err(own) => wrong.extend(own),
        }
    }
    if wrong.is_empty() { Ok(fine) } else { Err(wrong) }
}

/// The facts of a table about a period, by subject.
pub(crate) fn sheets(
    (dictionary, period): (&Dictionary, Period),
    of: &Table,
) -> Result<BTreeMap<Id, Sheet>, Wrong> {
    let plan = TablePlan::new(period, SheetState::Closed);
    let rows = table::read(dictionary, &plan, &of.header, &of.rows);
    let rows = rows.map_err(|it| of.wrong(&it))?;
    Ok(rows.into_iter().map(|row| (row.subject, row.sheet)).collect())
}

/// The figures of every organization with all below it.
pub(crate) fn sum_up<T: Clone>(
    tree: &Tree,
    own: impl FnMut(&Id) -> T,
    plus: impl FnMut(T, T) -> Option<T>,
) -> Result<BTreeMap<Id, T>, Wrong> {
    tree.roll_up(own, plus).ok_or("too many").map_err(line)
}

/// The rules of a rulebook about a subject, in its order.
pub(crate) fn rules_about<'r>(
    rulebook: &'r Rulebook,
    subject: &'r str,
) -> impl Iterator<Item = &'r Rule> {
    let all = rulebook.rules().iter();
    all.filter(move |rule| rule.parts().subject.as_str() == subject)
}

/// Who meets each rule about a subject.
pub(crate) fn coverages(
    rulebook: &Rulebook,
    subject: &str,
    sheets: &[&Sheet],
) -> Result<Vec<Coverage>, Wrong> {
    let rules = rules_about(rulebook, subject);
    let all = rules.map(|rule| coverage(rule, sheets.iter().copied()).map_err(line));
    all_or_wrong(all)
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
        format!("{GRADES}: row {row}: there is no secretary `{id}`")
    });
    let unknown: Wrong = unknown.collect();
    if unknown.is_empty() { Ok(secretaries) } else { Err(unknown) }
}
