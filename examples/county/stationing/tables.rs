//! The tables of cadres who are stationed in villages, as typed.

use std::collections::BTreeMap;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetState};
use grassroots::organization::Tree;
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{Register, RegisterTables, adjacent};
use grassroots::vocabulary::{Id, Period};

use super::super::tables::{Table, Wrong, YEAR, line, sheets, villages};
use super::super::wrong::{named, no_organization, no_row, said};

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

    /// The register, none without a tree; each of its tables right by itself and all fitting together.
    fn register(
        &self,
        tree: Option<&Tree>,
        year: Period,
    ) -> Result<Option<Register>, Wrong> {
        // Terms may go on into the next year.
        let end = Period::year(YEAR.saturating_add(1)).and_then(|next| next.until());
        let known = Period::new(year.from(), end).map_err(line)?;
        let (calendar, postings) = (&self.calendar, &self.postings);
        let (records, visits) = (&self.records, &self.visits);
        let (reports, roles) = (&self.reports, &self.roles);
        let all = RegisterTables::new()
            .calendar(calendar.file, known, &calendar.header, &calendar.rows)
            .postings(postings.file, &postings.header, &postings.rows)
            .day_records(records.file, &records.header, &records.rows)
            .unit_visits(visits.file, &visits.header, &visits.rows)
            .visit_reports(reports.file, &reports.header, &reports.rows)
            .roles(roles.file, &roles.header, &roles.rows)
            .units(self.units.ids());
        let register = match tree {
            Some(tree) => all.check(tree).map(Some),
            None => all.check_cells().map(|()| None),
        };
        let tables = [calendar, postings, records, visits, reports, roles];
        register.map_err(|it| named(&tables, &it))
    }
}

/// What the tables say, each right by itself.
pub(super) struct Read {
    pub(super) year: Period,
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
    /// The tables, and without a tree no register.
    pub(super) fn tables(
        rulebook: &Rulebook,
        tree: Option<&Tree>,
        tables: &StationingTables,
    ) -> Result<(Read, Option<Register>), Wrong> {
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
        let read =
            Read { year, readings, villages, cadres, units, assessments, neighbours };
        let (Some(tree), Some(register)) = (tree, register) else {
            return Ok((read, None));
        };
        let wrong = read.left_over((tree, &register), tables);
        if wrong.is_empty() { Ok((read, Some(register))) } else { Err(wrong) }
    }

    /// Rows about whom the other tables do not know, and postings of which nothing is told.
    fn left_over(
        &self,
        (tree, register): (&Tree, &Register),
        tables: &StationingTables,
    ) -> Wrong {
        let mut wrong = Wrong::new();
        for row in &self.villages {
            if tree.get(&row.subject).is_none() {
                let id = &row.subject;
                wrong.push(tables.villages.told(
                    id.as_str(),
                    "编号",
                    &no_organization(id),
                ));
            }
        }
        for id in self.cadres.keys().filter(|id| register.posting(id).is_none()) {
            let texts = [
                "没有标识为`{}`的选派",
                "沒有標識為`{}`的選派",
                "there is no posting `{}`",
            ];
            let what = said(texts, id.as_str());
            wrong.push(tables.cadres.told(id.as_str(), "编号", &what));
        }
        let is_posted = |id: &&Id| register.postings().any(|it| it.cadre == **id);
        for id in self.assessments.keys().filter(|id| !is_posted(id)) {
            let texts = ["`{}`没有驻点村", "`{}`沒有駐點村", "`{}` is stationed nowhere"];
            let what = said(texts, id.as_str());
            wrong.push(tables.assessments.told(id.as_str(), "编号", &what));
        }
        for cadre in register.cadres(self.year) {
            let own = register.postings().filter(|it| it.cadre == *cadre);
            let is_over = own.map(|it| it.last).max() <= self.year.last();
            if is_over && !self.assessments.contains_key(cadre) {
                let texts = [
                    "驻村期已满，没有`{}`的一行",
                    "駐村期已滿，沒有`{}`的一行",
                    "`{}` has no row, and the term is over",
                ];
                wrong.push(tables.assessments.lacks(&said(texts, cadre.as_str())));
            }
        }
        for fact in ["county.part_half_years", "county.sent_counted"] {
            let stated = self.readings.iter().map(|sheet| sheet.entry(fact));
            let mut stated = stated.collect::<Vec<_>>();
            stated.dedup();
            if stated.len() > 1 {
                let texts = [
                    "各行对`{}`的说法不一",
                    "各行對`{}`的說法不一",
                    "the rows say different things of `{}`",
                ];
                wrong.push(tables.readings.lacks(&said(texts, fact)));
            }
        }
        for posting in register.postings() {
            if !self.cadres.contains_key(&posting.id) {
                wrong.push(tables.cadres.lacks(&no_row(&posting.id)));
            }
            if !self.villages.iter().any(|row| row.subject == posting.village) {
                wrong.push(tables.villages.lacks(&no_row(&posting.village)));
            }
        }
        let has = |id: &Id| self.villages.iter().any(|row| row.subject == *id);
        for id in villages(tree).filter(|id| !has(id)) {
            wrong.push(tables.villages.lacks(&no_row(id)));
        }
        wrong
    }
}
