//! 整顿台账 — the tables of a register of backward villages, wherever they stand.

use grassroots::organization::{Teams, Tree, teams};
use grassroots::rectification::{Procedures, Register};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::Period;

use super::tables::{Table, Wrong, line};
use super::wrong::named;

/// The six tables, as typed.
pub(crate) struct RegisterTables {
    pub(crate) teams: Table,
    pub(crate) villages: Table,
    pub(crate) assignments: Table,
    pub(crate) chronicle: Table,
    pub(crate) issues: Table,
    pub(crate) visits: Table,
}

impl RegisterTables {
    /// The files in this order: teams, villages, assignments, chronicle, issues, visits.
    pub(crate) fn open(files: [&'static str; 6]) -> csv::Result<RegisterTables> {
        let [teams, villages, assignments, chronicle, issues, visits] = files;
        Ok(RegisterTables {
            teams: Table::open(teams)?,
            villages: Table::open(villages)?,
            assignments: Table::open(assignments)?,
            chronicle: Table::open(chronicle)?,
            issues: Table::open(issues)?,
            visits: Table::open(visits)?,
        })
    }

    /// The register over a period and the teams of its villages, or everything that is wrong
    /// with the tables and between them.
    pub(crate) fn register(
        &self,
        tree: &Tree,
        within: (&Procedures, Period),
    ) -> Result<(Register, Teams), Wrong> {
        let mut wrong = Wrong::new();
        let of = &self.teams;
        let last = within.1.last().unwrap_or(within.1.from());
        let teams = of.kept(teams(tree, last, &of.header, &of.rows), &mut wrong);
        let register = self.read(within).check(tree);
        let register = register.map_err(|it| wrong.extend(named(&self.all(), &it))).ok();
        register.zip(teams).ok_or(wrong)
    }

    /// What is wrong within each table, where there is no tree to hold them against.
    pub(crate) fn cells(&self, within: (&Procedures, Period)) -> Result<(), Wrong> {
        self.read(within).check_cells().map_err(|it| named(&self.all(), &it))
    }

    fn all(&self) -> [&Table; 5] {
        [&self.villages, &self.assignments, &self.chronicle, &self.issues, &self.visits]
    }

    fn read<'p>(
        &self,
        (procedures, period): (&'p Procedures, Period),
    ) -> grassroots::rectification::RegisterTables<'p> {
        let [villages, assignments, chronicle, issues, visits] = self.all();
        grassroots::rectification::RegisterTables::new(procedures, period)
            .villages(villages.file, &villages.header, &villages.rows)
            .assignments(assignments.file, &assignments.header, &assignments.rows)
            .chronicle(chronicle.file, &chronicle.header, &chronicle.rows)
            .issues(issues.file, &issues.header, &issues.rows)
            .visits(visits.file, &visits.header, &visits.rows)
    }
}

/// The courses of a village and of an issue, and the marks of acceptance.
pub(crate) fn procedures(rulebook: &Rulebook) -> Result<Procedures, Wrong> {
    let course = |id: &str| rulebook.procedure(id).cloned().ok_or("no such procedure");
    let village = course(Procedures::VILLAGE).map_err(line)?;
    let issue = course(Procedures::ISSUE).map_err(line)?;
    let scheme = rulebook.scheme(Procedures::ACCEPTANCE).ok_or("no such scheme");
    Procedures::new(village, issue, scheme.map_err(line)?).map_err(line)
}
