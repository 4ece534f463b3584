//! The tables of cadres who are stationed in villages, as typed.

use std::collections::{BTreeMap, BTreeSet};

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Fact, Sheet, SheetState};
use grassroots::organization::Tree;
use grassroots::rulebook::Rulebook;
use grassroots::stationing::groups::Neighbourhood;
use grassroots::stationing::{Posting, Register, RegisterTables, adjacent, postings};
use grassroots::vocabulary::{Id, Label, Period};

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
        // Which village has a cadre makes no difference to what is wrong with a pair.
        if let Some(tree) = tree {
            let near = Neighbourhood::read(of.file, (tree, []), &of.header, &of.rows);
            wrong.extend(near.err().iter().flat_map(|it| named(&[of], it)));
        }
        let neighbours = adjacent(&of.header, &of.rows);
        let neighbours = match tree {
            Some(_) => neighbours.ok(),
            None => of.kept(neighbours, &mut wrong),
        };
        let readings: Option<Vec<Sheet>> =
            readings.map(|all| all.into_iter().map(|row| row.sheet).collect());
        if let Some(tree) = tree {
            let of = &tables.postings;
            let fits = Fits {
                tree,
                year,
                postings: postings(&of.header, &of.rows).ok(),
                villages: villages.as_deref(),
                cadres: cadres.as_ref(),
                assessments: assessments.as_ref(),
            };
            wrong.extend(fits.left_over(tables));
        }
        wrong.extend(readings.iter().flat_map(|all| differing(all, &tables.readings)));
        let read = match (readings, villages, units, cadres, assessments, neighbours) {
            (
                Some(readings),
                Some(villages),
                Some(units),
                Some(cadres),
                Some(assessments),
                Some(neighbours),
            ) => {
                Read { year, readings, villages, cadres, units, assessments, neighbours }
            }
            _ => return Err(wrong),
        };
        match register {
            Some(register) if wrong.is_empty() => Ok((read, register)),
            _ => Err(wrong),
        }
    }
}

/// What every reading says alike: the units' quotas and visits are counted once.
const ONCE: [&str; 2] = ["county.part_half_years", "county.sent_counted"];

/// Choices about units in which the rows of the readings differ.
fn differing(readings: &[Sheet], of: &Table) -> Wrong {
    let differs = |fact: &&str| {
        let mut stated = readings.iter().map(|sheet| sheet.entry(fact));
        let first = stated.next();
        stated.any(|entry| Some(entry) != first)
    };
    let told = |fact| {
        let facts = readings.first().map(|sheet| sheet.dictionary().facts());
        let mut facts = facts.into_iter().flatten();
        let label = facts.find(|one| one.id().as_str() == fact).map(Fact::label);
        let [hans, hant, en] = label.map_or([fact; 3], Label::all);
        let what = Label::new(
            &format!("各行对“{hans}”的说法不一：单位只按一种口径计算"),
            &format!("各行對「{hant}」的說法不一：單位只按一種口徑計算"),
            &format!(
                "the rows say different things of `{en}`: units are counted in one way"
            ),
        );
        of.lacks(&what)
    };
    ONCE.into_iter().filter(differs).map(told).collect()
}

/// Tables side by side, as far as each can be read by itself.
struct Fits<'f> {
    tree: &'f Tree,
    year: Period,
    postings: Option<Vec<Posting>>,
    villages: Option<&'f [TableRow]>,
    cadres: Option<&'f BTreeMap<Id, Sheet>>,
    assessments: Option<&'f BTreeMap<Id, Sheet>>,
}

impl Fits<'_> {
    /// Rows about whom the other tables do not know, and postings of which nothing is told.
    fn left_over(&self, tables: &StationingTables) -> Wrong {
        let mut wrong = self.of_villages(tables);
        if let Some(postings) = &self.postings {
            wrong.extend(self.of_cadres(postings, &tables.cadres));
            wrong.extend(self.of_assessments(postings, &tables.assessments));
        }
        wrong
    }

    /// Villages that are none, and those without a row: every one of the tree has one.
    fn of_villages(&self, tables: &StationingTables) -> Wrong {
        let Some(rows) = self.villages else { return Wrong::new() };
        let of = &tables.villages;
        let is_none = |row: &&TableRow| self.tree.get(&row.subject).is_none();
        let mut wrong: Wrong = rows
            .iter()
            .filter(is_none)
            .map(|row| {
                let what = no_organization(&row.subject);
                of.told(row.subject.as_str(), "编号", &what)
            })
            .collect();
        let has = |id: &Id| rows.iter().any(|row| row.subject == *id);
        let without = villages(self.tree).filter(|id| !has(id));
        wrong.extend(without.map(|id| of.lacks(&no_row(id))));
        wrong
    }

    fn of_cadres(&self, postings: &[Posting], of: &Table) -> Wrong {
        let Some(rows) = self.cadres else { return Wrong::new() };
        let is_posting = |id: &&Id| postings.iter().any(|it| it.id == **id);
        let texts =
            ["没有标识为`{}`的选派", "沒有標識為`{}`的選派", "there is no posting `{}`"];
        let of_none = rows.keys().filter(|id| !is_posting(id));
        let mut wrong: Wrong = of_none
            .map(|id| of.told(id.as_str(), "编号", &said(texts, id.as_str())))
            .collect();
        let without = postings.iter().filter(|it| !rows.contains_key(&it.id));
        wrong.extend(without.map(|it| of.lacks(&no_row(&it.id))));
        wrong
    }

    fn of_assessments(&self, postings: &[Posting], of: &Table) -> Wrong {
        let Some(rows) = self.assessments else { return Wrong::new() };
        let is_posted = |id: &&Id| postings.iter().any(|it| it.cadre == **id);
        let texts = ["`{}`没有驻点村", "`{}`沒有駐點村", "`{}` is stationed nowhere"];
        let nowhere = rows.keys().filter(|id| !is_posted(id));
        let mut wrong: Wrong = nowhere
            .map(|id| of.told(id.as_str(), "编号", &said(texts, id.as_str())))
            .collect();
        let is_in_year =
            |it: &&Posting| it.term().is_some_and(|term| term.overlaps(&self.year));
        let cadres: BTreeSet<&Id> =
            postings.iter().filter(is_in_year).map(|it| &it.cadre).collect();
        for cadre in cadres {
            let own = postings.iter().filter(|it| it.cadre == *cadre);
            let is_over = own.map(|it| it.last).max() <= self.year.last();
            if is_over && !rows.contains_key(cadre) {
                let texts = [
                    "驻村期已满，没有`{}`的一行",
                    "駐村期已滿，沒有`{}`的一行",
                    "`{}` has no row, and the term is over",
                ];
                wrong.push(of.lacks(&said(texts, cadre.as_str())));
            }
        }
        wrong
    }
}
