//! The units, the assessment, and what follows.

use chrono::NaiveDate;
use grassroots::consequence::{Decided, History};
use grassroots::facts::Sheet;
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, judge};
use grassroots::stationing::{Register, bans_on_file};
use grassroots::vocabulary::Id;

use super::tables::{Table, Wrong, id, line, year};
use super::year::Read;

/// The day on which everything was decided.
pub(crate) const DECIDED: &str = "2016-01-20";

/// The rules about a unit.
const OF_UNITS: [&str; 6] = [
    "stationing/unit-default",
    "stationing/unit-duties.principal",
    "stationing/unit-duties.deputy",
    "stationing/unit-duties.in-charge",
    "stationing/unit-duties.reports",
    "stationing/responsibility.appraisal",
];

/// A unit, and how it stands to each rule.
pub(crate) struct Unit {
    pub(crate) id: Id,
    pub(crate) sheet: Sheet,
}

pub(crate) fn day() -> Result<NaiveDate, Wrong> {
    DECIDED.parse().map_err(line)
}

/// The units with what the register counts of them.
pub(crate) fn units(
    book: &Rulebook,
    register: &Register,
    read: &Read,
) -> Result<Vec<Unit>, Wrong> {
    let period = year()?;
    let of = Table::open("units.csv")?;
    let rows = of.rows.iter().filter_map(|row| row.get(0));
    let ids = rows.map(id).collect::<Result<Vec<Id>, Wrong>>()?;
    let sheets = of.sheets(book)?.into_iter();
    let unit = |(id, sheet): (Id, Sheet)| {
        let base = sheet.joined(&read.sheet).map_err(line)?;
        let sheet = register.unit_sheet(&base, &id, period).map_err(line)?;
        Ok(Unit { id, sheet })
    };
    ids.into_iter().zip(sheets).map(unit).collect()
}

/// How a unit stands to each rule about it, with what the rule says.
pub(crate) fn duties(
    book: &Rulebook,
    unit: &Unit,
) -> Result<Vec<(grassroots::vocabulary::Label, Standing)>, Wrong> {
    let standing = |rule: &str| {
        let rule = book.rule(rule).ok_or("no such rule").map_err(line)?;
        let finding = examine(rule, &unit.sheet);
        Ok((finding.rule.label.clone(), finding.standing()))
    };
    OF_UNITS.into_iter().map(standing).collect()
}

/// The assessment of everybody, in the order of the table.
pub(crate) fn assessments(book: &Rulebook) -> Result<Vec<Outcome>, Wrong> {
    let scheme =
        book.scheme("stationing/assessment").ok_or("no such scheme").map_err(line)?;
    let sheets = Table::open("assessments.csv")?.sheets(book)?;
    Ok(sheets.iter().map(|sheet| judge(scheme, sheet)).collect())
}

/// Everything that was decided, as a history of what follows.
pub(crate) fn history(
    book: &Rulebook,
    outcomes: &[Outcome],
    units: &[Unit],
) -> Result<History, Wrong> {
    let on = day()?;
    let mut records = Vec::new();
    for outcome in outcomes {
        let who = outcome.subject().ok_or("nobody").map_err(line)?;
        let name = id(&format!("assessment-{who}"))?;
        records.push(book.decided(name, outcome, on).map_err(line)?);
    }
    for rule in ["stationing/unit-default", "stationing/unit-notice"] {
        let found = book.rule(rule).ok_or("no such rule").map_err(line)?;
        for unit in units {
            let finding = examine(found, &unit.sheet);
            let name =
                id(&format!("{}-{}", rule.trim_start_matches("stationing/"), unit.id))?;
            let record = book.decided_by_rule(name, &finding, (year()?, on));
            records.push(record.map_err(line)?);
        }
    }
    History::check(book.consequences(), records).map_err(line)
}

/// What is wrong with the bars as they were written on file by hand.
pub(crate) fn wrong_bans(
    records: &[Decided],
) -> Result<Option<grassroots::vocabulary::Problems>, Wrong> {
    let of = Table::open("bans.csv")?;
    Ok(bans_on_file(of.file, &of.header, &of.rows, records).err())
}
