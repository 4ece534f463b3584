//! 驻村蹲点 — cadres who are stationed in the county's villages: which villages have one, who
//! was there in which reading of the bars, what units did, how cadres are assessed, and which
//! villages go together.

mod attendance;
mod results;
mod sections;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use grassroots::facts::table::TableRow;
use grassroots::facts::{Entry, Raw, Sheet, SheetDraft, SheetState, Value};
use grassroots::organization::Tree;
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, judge};
use grassroots::stationing::Register;
use grassroots::stationing::groups::{
    GroupDraft, Neighbourhood, Proposal, Size, propose,
};
use grassroots::vocabulary::{Id, Period};

use super::tables::{Wrong, about, all_or_wrong, line};
pub(crate) use attendance::InReading;
use tables::Read;

pub(crate) use results::{StationingResults, TownshipStationing};
pub(crate) use sections::{county, township};
pub(crate) use tables::StationingTables;

/// The year of the county's stationed cadres.
pub(crate) struct Stationing {
    pub(crate) year: Period,
    pub(crate) as_of: NaiveDate,
    /// The organization above all others.
    pub(crate) county: Id,
    pub(crate) register: Register,
    /// Everybody's days in each reading of the bars.
    pub(crate) readings: Vec<InReading>,
    /// Whatever the rules are about, by what it is.
    pub(crate) subjects: BTreeMap<&'static str, Vec<Subject>>,
    /// How everybody was assessed who was, by cadre.
    pub(crate) assessed: BTreeMap<Id, Outcome>,
    pub(crate) proposal: Proposal,
    /// What units are called.
    pub(crate) unit_names: BTreeMap<Id, String>,
}

/// One whom rules are about, and the townships to which it belongs.
pub(crate) struct Subject {
    pub(crate) townships: BTreeSet<Id>,
    pub(crate) sheet: Sheet,
}

impl Subject {
    fn new(townships: impl IntoIterator<Item = Id>, sheet: Sheet) -> Subject {
        Subject { townships: townships.into_iter().collect(), sheet }
    }
}

/// The year, or everything that is wrong with the tables.
pub(crate) fn stationing(
    rulebook: &Rulebook,
    tree: &Tree,
    tables: &StationingTables,
) -> Result<Stationing, Wrong> {
    let (read, register) = Read::tables(rulebook, Some(tree), tables)?;
    let register = register.ok_or("no register").map_err(line)?;
    let as_of = read.year.last().ok_or("no last day").map_err(line)?;
    let judging = Judging { rulebook, tree, read, register, as_of };
    judging.all(tables)
}

/// What is wrong within each table, where there is no tree to hold them against.
pub(crate) fn cells(rulebook: &Rulebook, tables: &StationingTables) -> Result<(), Wrong> {
    Read::tables(rulebook, None, tables).map(|_| ())
}

/// What the tables say, and by what it is judged.
struct Judging<'r> {
    rulebook: &'r Rulebook,
    tree: &'r Tree,
    read: Read,
    register: Register,
    as_of: NaiveDate,
}

impl Judging<'_> {
    fn all(self, tables: &StationingTables) -> Result<Stationing, Wrong> {
        let register = &self.register;
        let villages: Vec<Id> = register
            .postings()
            .filter(|posting| posting.holds_on(self.as_of))
            .map(|posting| posting.village.clone())
            .collect();
        let near =
            Neighbourhood::check(self.tree, villages, self.read.neighbours.clone());
        let near = near.map_err(|it| tables.neighbours.wrong(&it))?;
        let size = self.rulebook.rule("stationing/groups").and_then(Size::of);
        let size = size.ok_or("no size of groups").map_err(line)?;
        let formed = near.groups(self.formed()?);
        let formed = formed.map_err(|it| tables.villages.wrong(&it))?;
        let subjects = [
            ("village", self.villages()?),
            ("candidate", self.postings()?),
            ("posting", self.postings()?),
            ("group", self.groups(&near, &formed)?),
            ("township", self.townships()?),
            ("township-leader", self.leaders()?),
            ("unit", self.units()?),
        ];
        let names = self.read.units.iter().map(|row| {
            let name = row.carried.first().cloned().unwrap_or_default();
            (row.subject.clone(), name)
        });
        let county = self.tree.roots().next().ok_or("no organization").map_err(line)?;
        Ok(Stationing {
            county: county.id.clone(),
            readings: attendance::readings(
                self.rulebook,
                self.tree,
                (&self.read, &self.register),
            )?,
            subjects: subjects.into_iter().collect(),
            assessed: self.assessed()?,
            proposal: propose(&near, size),
            unit_names: names.collect(),
            year: self.read.year,
            as_of: self.as_of,
            register: self.register,
        })
    }

    fn township(&self, village: &Id) -> Option<Id> {
        self.tree.superior(village).map(|one| one.id.clone())
    }

    /// A sheet about somebody or something, with these facts alone.
    fn sheet(&self, id: &Id, facts: Vec<(&'static str, Raw)>) -> Result<Sheet, Wrong> {
        let draft = SheetDraft::new(self.read.year, SheetState::Closed);
        let draft = draft.about(id.clone()).with_all(facts);
        self.rulebook.dictionary().sheet(&draft).map_err(|it| about(id, &it))
    }

    /// The groups that were formed: the villages that name one.
    fn formed(&self) -> Result<Vec<GroupDraft>, Wrong> {
        let mut groups: BTreeMap<String, Vec<Id>> = BTreeMap::new();
        for row in &self.read.villages {
            if let Some(group) = group(row) {
                groups.entry(group.to_owned()).or_default().push(row.subject.clone());
            }
        }
        let drafts = groups.into_iter().map(|(group, villages)| {
            Ok(GroupDraft::new(Id::new(&group).map_err(line)?, villages))
        });
        all_or_wrong(drafts)
    }

    fn villages(&self) -> Result<Vec<Subject>, Wrong> {
        let all = self.read.villages.iter().map(|row| {
            let id = &row.subject;
            let mut facts = self.register.village_facts(id, self.as_of);
            facts.push(("village.in_group", Raw::Boolean(group(row).is_some())));
            let sheet = row.sheet.with(facts).map_err(|it| about(id, &it))?;
            Ok(Subject::new(self.township(id), sheet))
        });
        all_or_wrong(all)
    }

    /// The cadres, by posting; how long they served is known when the term is over.
    fn postings(&self) -> Result<Vec<Subject>, Wrong> {
        let all = self.register.postings().filter_map(|posting| {
            let sheet = self.read.cadres.get(&posting.id)?;
            let is_over = posting.last <= self.as_of;
            let served =
                is_over.then(|| self.register.cadre_facts(&posting.cadre, self.as_of));
            let sheet = sheet.with(served.unwrap_or_default());
            let sheet = sheet.map_err(|it| about(&posting.id, &it));
            Some(sheet.map(|it| Subject::new(self.township(&posting.village), it)))
        });
        all_or_wrong(all)
    }

    fn groups(
        &self,
        near: &Neighbourhood,
        formed: &[GroupDraft],
    ) -> Result<Vec<Subject>, Wrong> {
        let all = formed.iter().map(|group| {
            let sheet = self.sheet(&group.id, near.facts(&group.villages))?;
            let townships = group.villages.iter().filter_map(|it| self.township(it));
            Ok(Subject::new(townships, sheet))
        });
        all_or_wrong(all)
    }

    /// The townships of the villages in the table.
    fn own(&self) -> BTreeSet<Id> {
        let villages = self.read.villages.iter();
        villages.filter_map(|row| self.township(&row.subject)).collect()
    }

    fn townships(&self) -> Result<Vec<Subject>, Wrong> {
        let all = self.own().into_iter().map(|id| {
            let facts = self.register.township_facts(self.tree, &id, self.as_of);
            let sheet = self.sheet(&id, facts)?;
            Ok(Subject::new([id], sheet))
        });
        all_or_wrong(all)
    }

    fn leaders(&self) -> Result<Vec<Subject>, Wrong> {
        let register = &self.register;
        let mut all = Vec::new();
        for township in self.own() {
            for leader in register.mentors(&township, self.as_of) {
                let facts = register.mentor_facts((&township, leader), self.as_of);
                let sheet = self.sheet(leader, facts);
                all.push(sheet.map(|it| Subject::new([township.clone()], it)));
            }
        }
        all_or_wrong(all)
    }

    /// The units, each in every township in which it has a cadre.
    fn units(&self) -> Result<Vec<Subject>, Wrong> {
        let (register, year) = (&self.register, self.read.year);
        // The tables of readings say the same of these in every row.
        let chosen = self.read.readings.first().and_then(|sheet| {
            let parts = match sheet.entry("county.part_half_years")? {
                Entry::Known(Value::YesNo(yes)) => Some(Raw::Boolean(*yes)),
                _ => None,
            };
            let counted = sheet.choice("county.sent_counted");
            let counted = counted.map(|choice| Raw::text(choice.id.as_str()));
            Some([("county.part_half_years", parts), ("county.sent_counted", counted)])
        });
        let chosen = chosen.into_iter().flatten();
        let chosen: Vec<(&str, Raw)> =
            chosen.filter_map(|(fact, raw)| Some((fact, raw?))).collect();
        let all = self.read.units.iter().map(|row| {
            let told = |it| about(&row.subject, &it);
            let base = row.sheet.with(chosen.clone()).map_err(told)?;
            let sheet = register.unit_sheet(&base, &row.subject, year).map_err(told)?;
            let own = register.postings().filter(|it| it.unit == row.subject);
            let own = own.filter_map(|it| self.township(&it.village));
            Ok(Subject::new(own, sheet))
        });
        all_or_wrong(all)
    }

    fn assessed(&self) -> Result<BTreeMap<Id, Outcome>, Wrong> {
        let scheme = self.rulebook.scheme("stationing/assessment");
        let scheme = scheme.ok_or("no scheme of the assessment").map_err(line)?;
        let all = self.read.assessments.iter();
        Ok(all.map(|(id, sheet)| (id.clone(), judge(scheme, sheet))).collect())
    }
}

/// The group that a village is in, as typed.
fn group(row: &TableRow) -> Option<&str> {
    row.carried.first().map(|text| text.trim()).filter(|text| !text.is_empty())
}
