//! 整顿台账 — the tables of a register of backward villages, wherever they stand.

use grassroots::organization::{Teams, Tree, teams};
use grassroots::rectification::{
    Procedures, Register, RegisterDraft, assignments, chronicle, issues, villages, visits,
};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::Period;

use super::tables::{Table, Wrong, line, placed};

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

    /// The register over a period and the teams of its villages, or everything that is wrong:
    /// each table by itself first, then all together.
    pub(crate) fn register(
        &self,
        tree: &Tree,
        (procedures, period): (&Procedures, Period),
    ) -> Result<(Register, Teams), Wrong> {
        let of = &self.teams;
        let last = period.last().unwrap_or(period.from());
        let teams = teams(tree, last, &of.header, &of.rows).map_err(|it| of.wrong(&it));
        let of = &self.villages;
        let listed = villages(&of.header, &of.rows).map_err(|it| of.wrong(&it));
        let of = &self.assignments;
        let who = assignments(&of.header, &of.rows).map_err(|it| of.wrong(&it));
        let of = &self.chronicle;
        let happened = chronicle(procedures, &of.header, &of.rows);
        let happened = happened.map_err(|it| of.wrong(&it));
        let of = &self.issues;
        let about = issues(procedures, &of.header, &of.rows);
        let about = about.map_err(|it| of.wrong(&it));
        let of = &self.visits;
        let came = visits(&of.header, &of.rows).map_err(|it| of.wrong(&it));
        match (teams, listed, who, happened, about, came) {
            (Ok(teams), Ok(listed), Ok(who), Ok(happened), Ok(about), Ok(came)) => {
                let draft = RegisterDraft::new(period, listed).assigned(who);
                let draft = draft.with(happened).with(about).with(came);
                let lists = [
                    ("village", &self.villages),
                    ("assignment", &self.assignments),
                    ("entry", &self.chronicle),
                    ("entry", &self.issues),
                    ("entry", &self.visits),
                ];
                let register = draft.check(tree, procedures);
                Ok((register.map_err(|it| placed(&lists, &it))?, teams))
            }
            (teams, listed, who, happened, about, came) => {
                let wrong = [teams.err(), listed.err(), who.err(), happened.err()];
                let wrong = wrong.into_iter().chain([about.err(), came.err()]);
                Err(wrong.flatten().flatten().collect())
            }
        }
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
