//! 后进村整顿 — the county's own backward villages: who was identified by what, where each
//! stands, who was there, and for what townships and their officers answer.

mod fits;
mod inspections;
mod results;
mod sections;
mod tables;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use grassroots::facts::{Entry, Raw, Sheet, SheetDraft, SheetState, Value};
use grassroots::organization::{Teams, Tree};
use grassroots::rectification::{Presence, PresenceBar, Register, Tally};
use grassroots::rule::{Finding, coverage, examine};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, judge};
use grassroots::vocabulary::{Id, Period};

use super::registers::procedures;
use super::tables::{Wrong, about, all_or_wrong, kept, line, rules_about};
use fits::Fits;
use tables::Facts;

pub(crate) use results::{BackwardResults, TownshipBackward};
pub(crate) use sections::{county, township};
pub(crate) use tables::BackwardTables;

/// The first day of the register: the autumn in which the villages were identified.
const FROM: &str = "2018-11-01";

/// The county's backward villages at the end of the year.
pub(crate) struct Backward {
    pub(crate) year: Period,
    /// Its last day.
    pub(crate) as_of: NaiveDate,
    pub(crate) register: Register,
    /// Whoever was surveyed: how many criteria, and which.
    pub(crate) surveyed: BTreeMap<Id, Surveyed>,
    /// How many criteria are met at the end of the year.
    pub(crate) criteria: BTreeMap<Id, Outcome>,
    pub(crate) tallies: BTreeMap<Id, Tally>,
    pub(crate) presence: BTreeMap<Id, Vec<Presence>>,
    /// What is known of each village at the end of the year.
    pub(crate) sheets: BTreeMap<Id, Sheet>,
    /// What is known of each issue, by `VILLAGE/ISSUE`.
    pub(crate) issues: BTreeMap<Id, Sheet>,
    pub(crate) townships: BTreeMap<Id, Vec<Finding>>,
    /// What is known of each township.
    pub(crate) township_sheets: BTreeMap<Id, Sheet>,
    /// The officers of each township.
    pub(crate) officers: BTreeMap<Id, Vec<Sheet>>,
    pub(crate) county: Vec<Finding>,
}

/// 认定 — what the survey of a village came to.
pub(crate) struct Surveyed {
    pub(crate) count: Outcome,
    /// Which criteria are met, and whether these are enough, rule by rule.
    pub(crate) findings: Vec<Finding>,
}

/// The villages, or everything that is wrong with the tables.
pub(crate) fn backward(
    rulebook: &Rulebook,
    tree: &Tree,
    tables: &BackwardTables,
) -> Result<Backward, Wrong> {
    let year = Period::year(super::tables::YEAR).ok_or("no such year").map_err(line)?;
    let from = FROM.parse().map_err(line)?;
    let period = Period::new(from, year.until()).map_err(line)?;
    let procedures = procedures(rulebook)?;
    let register = tables.register.register(tree, (&procedures, period));
    let mut wrong = Wrong::new();
    let register = kept(register, &mut wrong);
    let facts = kept(Facts::tables(rulebook, tables), &mut wrong);
    if let Some(facts) = &facts {
        let own = register.as_ref().map(|(register, _)| register);
        wrong.extend(Fits { tree, facts, register: own }.left_over(tables));
        if let Some(register) = own {
            let sheets = inspections::judged(rulebook, &facts.inspections);
            wrong.extend(inspections::wrong(register, &sheets, &tables.inspections));
        }
    }
    let (Some(facts), Some((register, teams)), true) =
        (facts, register, wrong.is_empty())
    else {
        return Err(wrong);
    };
    let as_of = year.last().ok_or("no last day").map_err(line)?;
    let judging = Judging { rulebook, tree, register, teams, facts, as_of };
    judging.all()
}

/// What is wrong within each table, where there is no tree to hold them against.
pub(crate) fn cells(rulebook: &Rulebook, tables: &BackwardTables) -> Result<(), Wrong> {
    let year = Period::year(super::tables::YEAR).ok_or("no such year").map_err(line)?;
    let from = FROM.parse().map_err(line)?;
    let period = Period::new(from, year.until()).map_err(line)?;
    let mut wrong = Wrong::new();
    kept(tables.register.cells((&procedures(rulebook)?, period)), &mut wrong);
    kept(Facts::tables(rulebook, tables), &mut wrong);
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// What the tables say, and by what it is judged.
struct Judging<'r> {
    rulebook: &'r Rulebook,
    tree: &'r Tree,
    register: Register,
    teams: Teams,
    facts: Facts,
    as_of: NaiveDate,
}

impl Judging<'_> {
    fn all(self) -> Result<Backward, Wrong> {
        let surveyed = self.surveyed()?;
        let states = self.register.villages().map(|it| self.state(&it.id, &surveyed));
        let (mut criteria, mut sheets) = (BTreeMap::new(), BTreeMap::new());
        for (id, outcome, sheet) in all_or_wrong(states)? {
            criteria.insert(id.clone(), outcome);
            sheets.insert(id, sheet);
        }
        let tallies = self.register.tallies(self.tree, &self.teams, self.as_of);
        let townships = self.townships(&sheets)?;
        let officers = self.officers(&townships)?;
        let about_townships: Vec<_> = rules_about(self.rulebook, "township").collect();
        let found = townships.iter().map(|(id, sheet)| {
            let found = about_townships.iter().map(|rule| examine(rule, sheet));
            (id.clone(), found.collect())
        });
        let found = found.collect();
        let county = rules_about(self.rulebook, "county");
        let county = county.map(|rule| examine(rule, &self.facts.county)).collect();
        Ok(Backward {
            year: self.facts.year,
            as_of: self.as_of,
            surveyed,
            criteria,
            tallies: tallies.ok_or("too many").map_err(line)?,
            presence: self.presence(),
            issues: self.issues()?,
            sheets,
            townships: found,
            township_sheets: townships,
            officers,
            county,
            register: self.register,
        })
    }

    /// The criteria of everybody who was surveyed.
    fn surveyed(&self) -> Result<BTreeMap<Id, Surveyed>, Wrong> {
        let rules: Vec<_> = self
            .rulebook
            .rules()
            .iter()
            .filter(|rule| rule.id().as_str().starts_with("rectification/criteria"))
            .collect();
        let all = self.facts.survey.iter().map(|(id, sheet)| {
            let sheet = sheet.joined(&self.facts.county).map_err(|it| about(id, &it))?;
            let (count, sheet) = self.count(id, sheet)?;
            let findings = rules.iter().map(|rule| examine(rule, &sheet)).collect();
            Ok((id.clone(), Surveyed { count, findings }))
        });
        Ok(all_or_wrong(all)?.into_iter().collect())
    }

    /// How many criteria a sheet meets, and the sheet with that.
    fn count(&self, id: &Id, sheet: Sheet) -> Result<(Outcome, Sheet), Wrong> {
        let scheme = self.rulebook.scheme("criteria").ok_or("no scheme `criteria`");
        let count = judge(scheme.map_err(line)?, &sheet);
        let sheet = self.rulebook.link(sheet, &[&count]).map_err(|it| about(id, &it))?;
        Ok((count, sheet))
    }

    /// A village at the end of the year: what was typed, what its teams are, what stands in
    /// the register, what the county has decided, and how many criteria it met at the start.
    fn state(
        &self,
        id: &Id,
        surveyed: &BTreeMap<Id, Surveyed>,
    ) -> Result<(Id, Outcome, Sheet), Wrong> {
        let told = |it| about(id, &it);
        let sheet = self.facts.state.get(id).ok_or("no row").map_err(line)?;
        let teams = self.teams.soundness(self.tree, id, self.as_of);
        let sheet = sheet.with(teams.facts()).map_err(told)?;
        let sheet = sheet.with(self.register.facts(id, self.facts.year)).map_err(told)?;
        let sheet = sheet.joined(&self.facts.county).map_err(told)?;
        let before = surveyed.get(id).and_then(|it| it.count.total().settled());
        let before = before.and_then(|it| i64::try_from(it.numerator()).ok());
        let before = before.map(|count| ("baseline.criteria", Raw::Integer(count)));
        let sheet = sheet.with(before).map_err(told)?;
        let (count, sheet) = self.count(id, sheet)?;
        Ok((id.clone(), count, sheet))
    }

    /// What each township answers for: key villages that were not turned around among it.
    fn townships(
        &self,
        villages: &BTreeMap<Id, Sheet>,
    ) -> Result<BTreeMap<Id, Sheet>, Wrong> {
        let called = match self.facts.county.entry("county.stay_called") {
            Some(Entry::Known(Value::Date(day))) => Some(*day),
            _ => None,
        };
        let rule = "rectification/accountability-township.village";
        let rule = self.rulebook.rule(rule).ok_or("no such rule").map_err(line)?;
        let all = self.facts.townships.iter().map(|(id, sheet)| {
            let told = |it| about(id, &it);
            let own = villages.iter().filter(|(village, _)| {
                self.tree.superior(village).is_some_and(|one| one.id == *id)
            });
            let found = coverage(rule, own.map(|(_, sheet)| sheet)).map_err(told)?;
            let within = (self.facts.year, called);
            let facts = self.register.township_facts(self.tree, id, within);
            let sheet = sheet.with(facts).map_err(told)?;
            let fact = "township.key_villages_not_turned";
            let sheet = self.rulebook.counted(sheet, fact, &found).map_err(told)?;
            Ok((id.clone(), sheet.joined(&self.facts.county).map_err(told)?))
        });
        Ok(all_or_wrong(all)?.into_iter().collect())
    }

    /// The officers, each with what is known of the township.
    fn officers(
        &self,
        townships: &BTreeMap<Id, Sheet>,
    ) -> Result<BTreeMap<Id, Vec<Sheet>>, Wrong> {
        let mut all: BTreeMap<Id, Vec<Sheet>> = BTreeMap::new();
        for row in &self.facts.officers {
            let of = row.carried.first().map(|text| Id::new(text));
            let Some(Ok(township)) = of else { continue };
            let Some(sheet) = townships.get(&township) else { continue };
            let joined = row.sheet.joined(sheet);
            let joined = joined.map_err(|it| about(&row.subject, &it))?;
            all.entry(township).or_default().push(joined);
        }
        Ok(all)
    }

    /// How every issue was handled.
    fn issues(&self) -> Result<BTreeMap<Id, Sheet>, Wrong> {
        let issues = self
            .register
            .villages()
            .flat_map(|village| village.issues.iter().map(move |it| (&village.id, it)));
        let all = issues.map(|(village, issue)| {
            let id = Id::new(&format!("{village}/{}", issue.id)).map_err(line)?;
            let facts = self.register.issue_facts(village, &issue.id, self.as_of);
            let draft = SheetDraft::new(self.facts.year, SheetState::Closed);
            let draft = draft.about(id.clone()).with_all(facts);
            let sheet = self.rulebook.dictionary().sheet(&draft);
            Ok((id.clone(), sheet.map_err(|it| about(&id, &it))?))
        });
        Ok(all_or_wrong(all)?.into_iter().collect())
    }

    /// How often the bodies were there, week by week or month by month.
    fn presence(&self) -> BTreeMap<Id, Vec<Presence>> {
        let bars: Vec<PresenceBar> =
            self.rulebook.rules().iter().filter_map(PresenceBar::of).collect();
        let all = self.register.villages().map(|village| {
            let found = bars.iter().filter_map(|bar| {
                let within = (bar, self.facts.year);
                self.register.presence(self.tree, &village.id, within)
            });
            (village.id.clone(), found.collect())
        });
        all.collect()
    }
}
