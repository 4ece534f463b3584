//! 后进村整顿 — two other counties: the figures of one, village by village, and the defects of
//! the branches of the other.

use chrono::NaiveDate;
use grassroots::explain::Report;
use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Sheet, SheetState};
use grassroots::organization::organizations;
use grassroots::rectification::{
    BranchDefects, DefectRules, DefectTally, Summary, Tally,
};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Period, Script};

use super::registers::{RegisterTables, procedures};
use super::tables::{Table, Wrong, line};

/// The tables of the register.
const FILES: [&str; 6] = [
    "../rectification/county-2005/teams.csv",
    "../rectification/county-2005/villages.csv",
    "../rectification/county-2005/assignments.csv",
    "../rectification/county-2005/chronicle.csv",
    "../rectification/county-2005/issues.csv",
    "../rectification/county-2005/visits.csv",
];

/// The day of the first speech.
const AS_OF: &str = "2005-10-31";

/// The period of its register, and that of the third speech.
const YEARS: [(&str, &str); 2] =
    [("2004-10-01", "2006-01-01"), ("2005-01-01", "2005-09-04")];

/// What the two counties come to.
pub(crate) struct Rectification {
    villages: Tally,
    branches: DefectTally,
}

impl Rectification {
    pub(crate) const fn summary(&self) -> Summary {
        self.villages.figures
    }

    pub(crate) const fn branch_defects(&self) -> BranchDefects {
        self.branches.figures
    }

    /// Both sections.
    pub(crate) fn add_to(&self, report: &mut Report, script: Script) {
        let title = script.of("后进村整顿", "後進村整頓", "Rectification");
        report.append(self.villages.report(title, script));
        let title = script.of("后进支部的问题", "後進支部的問題", "Defects of branches");
        report.append(self.branches.report(title, script));
    }
}

/// The two counties by their tables, or everything that is wrong with them.
pub(crate) fn rectification(rulebook: &Rulebook) -> Result<Rectification, Wrong> {
    Ok(Rectification {
        villages: of_villages(rulebook)?,
        branches: of_branches(rulebook)?,
    })
}

fn of_villages(rulebook: &Rulebook) -> Result<Tally, Wrong> {
    let procedures = procedures(rulebook)?;
    let of =
        Table::open("../rectification/county-2005/organizations.csv").map_err(line)?;
    let tree = organizations(&of.header, &of.rows).map_err(|it| of.wrong(&it))?;
    let tables = RegisterTables::open(FILES).map_err(line)?;
    let (register, teams) = tables.register(&tree, (&procedures, period(YEARS[0])?))?;
    let as_of: NaiveDate = AS_OF.parse().map_err(line)?;
    let tallies =
        register.tallies(&tree, &teams, as_of).ok_or("too many").map_err(line)?;
    let county = Id::new("county").map_err(line)?;
    tallies.get(&county).copied().ok_or("no county").map_err(line)
}

fn of_branches(rulebook: &Rulebook) -> Result<DefectTally, Wrong> {
    let rule =
        |id: &str| rulebook.rule(id).cloned().ok_or_else(|| line(format!("no `{id}`")));
    let mut rules = Vec::with_capacity(DefectRules::IDS.len());
    for id in DefectRules::IDS {
        rules.push(rule(id)?);
    }
    let rules = <[_; 5]>::try_from(rules).map_err(|_| line("not five rules"))?;
    let of = Table::open("../rectification/branches-2005/branches.csv").map_err(line)?;
    let plan = TablePlan::new(period(YEARS[1])?, SheetState::Closed);
    let rows = table::read(rulebook.dictionary(), &plan, &of.header, &of.rows);
    let rows = rows.map_err(|it| of.wrong(&it))?;
    let sheets: Vec<Sheet> = rows.into_iter().map(|row| row.sheet).collect();
    DefectRules::new(rules).and_then(|rules| rules.count(&sheets)).map_err(line)
}

fn period((from, until): (&str, &str)) -> Result<Period, Wrong> {
    let until = until.parse().map_err(line)?;
    Period::new(from.parse().map_err(line)?, Some(until)).map_err(line)
}
