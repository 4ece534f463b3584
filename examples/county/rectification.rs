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
use grassroots::vocabulary::{Id, Label, Period, Script};
use serde::Serialize;

use super::registers::{RegisterTables, procedures};
use super::tables::{Table, Wrong, kept, line};

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
    registers: Registers,
}

/// 台账出处 — of which register each figure is, and by which speech.
#[derive(Clone, Serialize)]
pub(crate) struct Registers {
    pub(crate) rectification: Origin,
    pub(crate) branch_defects: Origin,
}

/// A register of another county.
#[derive(Clone, Serialize)]
pub(crate) struct Origin {
    /// Whose figures they are.
    pub(crate) county: Label,
    /// The folder of its tables.
    pub(crate) tables: &'static str,
    /// The days that it is about.
    pub(crate) period: Period,
    /// The day as of which the figures are; those of the branches are of the period as a whole.
    pub(crate) as_of: Option<NaiveDate>,
    /// The speech that states them.
    pub(crate) source: Label,
}

impl Origin {
    /// `另一县（2005年，…）：后进村整顿`.
    fn title(&self, what: &str, script: Script) -> String {
        let (county, source) =
            (self.county.in_script(script), self.source.in_script(script));
        let days = match self.as_of {
            Some(day) => day.to_string(),
            None => self.period.to_string(),
        };
        let between = script.of("，", "，", ", ");
        let colon = script.of("：", "：", ": ");
        let (open, close) = (script.of("（", "（", " ("), script.of("）", "）", ")"));
        format!("{county}{open}{days}{between}{source}{close}{colon}{what}")
    }
}

impl Rectification {
    pub(crate) const fn summary(&self) -> Summary {
        self.villages.figures
    }

    pub(crate) const fn branch_defects(&self) -> BranchDefects {
        self.branches.figures
    }

    /// Where the figures come from.
    pub(crate) const fn registers(&self) -> &Registers {
        &self.registers
    }

    /// Both sections.
    pub(crate) fn add_to(&self, report: &mut Report, script: Script) {
        let what = script.of("后进村整顿", "後進村整頓", "rectification");
        let title = self.registers.rectification.title(what, script);
        report.append(self.villages.report(&title, script));
        let what = script.of("后进支部的问题", "後進支部的問題", "defects of branches");
        let title = self.registers.branch_defects.title(what, script);
        report.append(self.branches.report(&title, script));
    }
}

/// The two counties by their tables, or everything that is wrong with them.
pub(crate) fn rectification(rulebook: &Rulebook) -> Result<Rectification, Wrong> {
    let mut wrong = Wrong::new();
    let villages = kept(of_villages(rulebook), &mut wrong);
    let branches = kept(of_branches(rulebook), &mut wrong);
    let registers = kept(registers(rulebook), &mut wrong);
    match (villages, branches, registers) {
        (Some(villages), Some(branches), Some(registers)) => {
            Ok(Rectification { villages, branches, registers })
        }
        _ => Err(wrong),
    }
}

fn registers(rulebook: &Rulebook) -> Result<Registers, Wrong> {
    let source = |id: &str| {
        let mut all = rulebook.sources().iter();
        let source = all.find(|source| source.id.as_str() == id);
        source.map(|it| it.title.clone()).ok_or("no such source").map_err(line)
    };
    Ok(Registers {
        rectification: Origin {
            county: Label::new("第一个外县", "第一個外縣", "First other county"),
            tables: "examples/data/rectification/county-2005",
            period: period(YEARS[0])?,
            as_of: Some(AS_OF.parse().map_err(line)?),
            source: source("rectify-1")?,
        },
        branch_defects: Origin {
            county: Label::new("第二个外县", "第二個外縣", "Second other county"),
            tables: "examples/data/rectification/branches-2005",
            period: period(YEARS[1])?,
            as_of: None,
            source: source("rectify-3")?,
        },
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
