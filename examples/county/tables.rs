//! What the county hands in: tables as typed, and everything that is wrong with them at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Dictionary, Raw, Sheet, SheetState};
use grassroots::organization::{Kind, Tree};
use grassroots::rule::{Coverage, Rule, coverage};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::Scheme;
use grassroots::secretary::{EarlierResults, earlier_results};
use grassroots::vocabulary::{Id, Period};

pub(crate) use super::wrong::{Wrong, about, all_or_wrong, kept, line, placed};
use super::wrong::{no_organization, no_row, said};

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

/// The secretaries, as far as the tables by themselves tell.
pub(crate) struct Rows {
    facts: Vec<TableRow>,
    earlier: BTreeMap<Id, EarlierResults>,
}

/// Both tables in the order of the rows, or every problem of each.
pub(crate) fn secretary_rows(
    rulebook: &Rulebook,
    scheme: &Scheme,
    (facts, grades): (&Table, &Table),
) -> Result<Rows, Wrong> {
    let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
    let plan = TablePlan::new(year, SheetState::Closed).carrying(&["乡镇", "村"]);
    let rows = table::read(rulebook.dictionary(), &plan, &facts.header, &facts.rows);
    let mut wrong = Wrong::new();
    let rows = facts.kept(rows, &mut wrong);
    let earlier = earlier_results(scheme, &grades.header, &grades.rows);
    let earlier = grades.kept(earlier, &mut wrong);
    let (Some(facts), Some(earlier)) = (rows, earlier) else { return Err(wrong) };
    let has = |id: &Id| facts.iter().any(|row| row.subject == *id);
    for id in earlier.keys().filter(|id| !has(id)) {
        let texts = [
            "没有标识为`{}`的书记",
            "沒有標識為`{}`的書記",
            "there is no secretary `{}`",
        ];
        wrong.push(grades.told(id.as_str(), "编号", &said(texts, id.as_str())));
    }
    if wrong.is_empty() { Ok(Rows { facts, earlier }) } else { Err(wrong) }
}

/// Villages of the county whose secretary has no row, and rows of no organization.
pub(crate) fn unappraised(tree: &Tree, facts: &Table) -> Wrong {
    let mut wrong: Wrong = villages(tree)
        .filter(|id| !facts.ids().any(|own| own == **id))
        .map(|id| facts.lacks(&no_row(id)))
        .collect();
    for id in facts.ids().filter(|id| tree.get(id).is_none()) {
        wrong.push(facts.told(id.as_str(), "编号", &no_organization(&id)));
    }
    wrong
}

/// The villages of a tree, without the parts of villages.
pub(crate) fn villages(tree: &Tree) -> impl Iterator<Item = &Id> {
    let of = tree.iter().filter(|one| matches!(one.kind, Kind::Village(_)));
    of.filter(|one| !one.is_part).map(|one| &one.id)
}

/// The townships of a tree: whatever stands right above a village.
pub(crate) fn townships(tree: &Tree) -> impl Iterator<Item = &Id> {
    let all: BTreeSet<&Id> =
        villages(tree).filter_map(|id| tree.superior(id)).map(|one| &one.id).collect();
    all.into_iter()
}

/// Both tables together, in the order of the rows; who has no row of grades has no earlier
/// result. What other work says of somebody, `told`, joins the facts.
pub(crate) fn secretaries(
    rows: Rows,
    told: impl Fn(&Id) -> Result<Vec<(&'static str, Raw)>, Wrong>,
) -> Result<Vec<Secretary>, Wrong> {
    let Rows { facts, mut earlier } = rows;
    let secretaries = facts.into_iter().map(|row| {
        let mut carried = row.carried.into_iter();
        let sheet = row.sheet.with(told(&row.subject)?);
        Ok(Secretary {
            township: carried.next().unwrap_or_default(),
            village: carried.next().unwrap_or_default(),
            sheet: sheet.map_err(|it| about(&row.subject, &it))?,
            earlier: earlier.remove(&row.subject).unwrap_or_default(),
            id: row.subject,
        })
    });
    all_or_wrong(secretaries)
}
