//! The tables of cadres who are stationed in villages, as typed.

use std::collections::BTreeMap;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetState};
use grassroots::organization::Tree;
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{
    Register, RegisterDraft, adjacent, day_records, postings, roles, unit_visits,
    visit_reports, work_calendar,
};
use grassroots::vocabulary::{Id, Period};

use super::super::tables::{Table, Wrong, YEAR, line, placed, sheets};

/// What is handed in about a year.
pub(crate) struct StationingTables {
    /// Holidays, and weekends that are worked.
    pub(crate) calendar: Table,
    pub(crate) postings: Table,
    /// Where they were, from a day to another.
    pub(crate) records: Table,
    /// Visits of the units' leaders, and how many the units report.
    pub(crate) visits: Table,
    pub(crate) reports: Table,
    /// Team leaders, and who mentors whom.
    pub(crate) roles: Table,
    /// Which villages are to have a cadre, and in which group they are.
    pub(crate) villages: Table,
    /// What is known of each posting.
    pub(crate) cadres: Table,
    pub(crate) units: Table,
    /// How the bars may be read: a row each.
    pub(crate) readings: Table,
    pub(crate) neighbours: Table,
    pub(crate) assessments: Table,
}

impl StationingTables {
    pub(crate) fn open() -> csv::Result<StationingTables> {
        Ok(StationingTables {
            calendar: Table::open("stationing/calendar.csv")?,
            postings: Table::open("stationing/postings-2019.csv")?,
            records: Table::open("stationing/records-2019.csv")?,
            visits: Table::open("stationing/visits-2019.csv")?,
            reports: Table::open("stationing/reports-2019.csv")?,
            roles: Table::open("stationing/roles-2019.csv")?,
            villages: Table::open("stationing/villages-2019.csv")?,
            cadres: Table::open("stationing/cadres-2019.csv")?,
            units: Table::open("stationing/units-2019.csv")?,
            readings: Table::open("stationing/readings-2019.csv")?,
            neighbours: Table::open("stationing/neighbours.csv")?,
            assessments: Table::open("stationing/assessments-2019.csv")?,
        })
    }

    /// The register, each of its tables right by itself and all fitting together.
    fn register(&self, tree: &Tree, year: Period) -> Result<Register, Wrong> {
        // Terms may go on into the next year.
        let end = Period::year(YEAR.saturating_add(1)).and_then(|next| next.until());
        let known = Period::new(year.from(), end).map_err(line)?;
        let mut wrong = Wrong::new();
        let of = &self.calendar;
        let calendar = work_calendar(known, &of.header, &of.rows);
        let calendar = of.kept(calendar, &mut wrong);
        let of = &self.postings;
        let posted = of.kept(postings(&of.header, &of.rows), &mut wrong);
        let of = &self.records;
        let days = of.kept(day_records(&of.header, &of.rows), &mut wrong);
        let of = &self.visits;
        let came = of.kept(unit_visits(&of.header, &of.rows), &mut wrong);
        let of = &self.reports;
        let told = of.kept(visit_reports(&of.header, &of.rows), &mut wrong);
        let of = &self.roles;
        let who = of.kept(roles(&of.header, &of.rows), &mut wrong);
        let (Some(calendar), Some(posted), Some(days), Some(came), Some(told), Some(who)) =
            (calendar, posted, days, came, told, who)
        else {
            return Err(wrong);
        };
        let draft = RegisterDraft::new(calendar, posted).with_records(days);
        let draft = draft.with_visits(came).with_reports(told).with_roles(who);
        let lists = [
            ("posting", &self.postings),
            ("record", &self.records),
            ("visit", &self.visits),
            ("report", &self.reports),
            ("role", &self.roles),
        ];
        draft.check(tree).map_err(|it| placed(&lists, &it))
    }
}

/// What the tables say, each right by itself.
pub(super) struct Read {
    pub(super) year: Period,
    pub(super) register: Register,
    pub(super) readings: Vec<Sheet>,
    /// With the group that a village is in.
    pub(super) villages: Vec<TableRow>,
    pub(super) cadres: BTreeMap<Id, Sheet>,
    /// With what a unit is called.
    pub(super) units: Vec<TableRow>,
    pub(super) assessments: BTreeMap<Id, Sheet>,
    pub(super) neighbours: Vec<(Id, Id)>,
}

impl Read {
    pub(super) fn tables(
        rulebook: &Rulebook,
        tree: &Tree,
        tables: &StationingTables,
    ) -> Result<Read, Wrong> {
        let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
        let dictionary = rulebook.dictionary();
        let mut wrong = Wrong::new();
        let register = tables.register(tree, year);
        let register = register.map_err(|own| wrong.extend(own)).ok();
        let mut rows = |of: &Table, carried: &[&str]| {
            let plan = TablePlan::new(year, SheetState::Closed).carrying(carried);
            of.kept(table::read(dictionary, &plan, &of.header, &of.rows), &mut wrong)
        };
        let readings = rows(&tables.readings, &[]);
        let villages = rows(&tables.villages, &["小组"]);
        let units = rows(&tables.units, &["单位名称"]);
        let mut facts = |of: &Table| {
            let read = sheets((dictionary, year), of);
            read.map_err(|own| wrong.extend(own)).ok()
        };
        let (cadres, assessments) = (facts(&tables.cadres), facts(&tables.assessments));
        let of = &tables.neighbours;
        let neighbours = of.kept(adjacent(&of.header, &of.rows), &mut wrong);
        let (
            Some(register),
            Some(readings),
            Some(villages),
            Some(units),
            Some(cadres),
            Some(assessments),
            Some(neighbours),
        ) = (register, readings, villages, units, cadres, assessments, neighbours)
        else {
            return Err(wrong);
        };
        let readings = readings.into_iter().map(|row| row.sheet).collect();
        let read = Read {
            year,
            register,
            readings,
            villages,
            cadres,
            units,
            assessments,
            neighbours,
        };
        let wrong = read.left_over(tree, tables);
        if wrong.is_empty() { Ok(read) } else { Err(wrong) }
    }

    /// Rows about whom the other tables do not know, and postings of which nothing is told.
    fn left_over(&self, tree: &Tree, tables: &StationingTables) -> Wrong {
        let mut wrong = Wrong::new();
        for row in &self.villages {
            if tree.get(&row.subject).is_none() {
                let at = tables.villages.cell(row.subject.as_str(), "编号");
                let id = &row.subject;
                wrong.push(format!("{at}: there is no organization `{id}`"));
            }
        }
        for id in self.cadres.keys().filter(|id| self.register.posting(id).is_none()) {
            let at = tables.cadres.cell(id.as_str(), "编号");
            wrong.push(format!("{at}: there is no posting `{id}`"));
        }
        let is_posted = |id: &&Id| self.register.postings().any(|it| it.cadre == **id);
        for id in self.assessments.keys().filter(|id| !is_posted(id)) {
            let at = tables.assessments.cell(id.as_str(), "编号");
            wrong.push(format!("{at}: `{id}` is stationed nowhere"));
        }
        for posting in self.register.postings() {
            let at = |column| tables.postings.cell(posting.id.as_str(), column);
            if !self.cadres.contains_key(&posting.id) {
                let file = tables.cadres.file;
                wrong.push(format!("{file}: posting `{}` has no row", posting.id));
            }
            if !self.units.iter().any(|row| row.subject == posting.unit) {
                let (at, unit) = (at("编号"), &posting.unit);
                wrong.push(format!("{at}: there is no unit `{unit}`"));
            }
            if !self.villages.iter().any(|row| row.subject == posting.village) {
                let file = tables.villages.file;
                wrong.push(format!("{file}: `{}` has no row", posting.village));
            }
        }
        wrong
    }
}
