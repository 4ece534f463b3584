//! The verdicts of the rule of removal as records, day by day as results became known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::offices::Offices;
use super::register::Appointments;
use crate::consequence::{Consequences, Decided, Finds, History, Matter, Said, standing};
use crate::secretary::removal::verdicts;
use crate::secretary::{Removal, RemovalRules};
use crate::vocabulary::{
    FieldPath, Found, Id, IdError, Period, Problem, Problems, SecretaryDefect, Verdict,
};

impl Appointments {
    /// 离任 — the id of the decision that somebody has left office.
    pub const LEFT: &'static str = "secretary/left-office";

    /// 带调整退出认定的结果史 — the history of the outcomes with
    /// [everything that is found in them](Appointments::removals), which is found anew for each
    /// question: [`History::without`] a grade nothing is found in it, and
    /// [`History::changed_by`] a corrected grade says whom it has replaced and whom no longer.
    ///
    /// # Errors
    /// * an id of a secretary that leaves no room for those of the records;
    /// * what [`History::check`] refuses, such as a rulebook without the decision
    ///   [`Removal::RULE`](crate::secretary::Removal::RULE), or one of its verdicts handed in;
    /// * a departure that was handed in and does not stand, taken back or as not met, of a day
    ///   on which the person has left by the appointments after removal was required.
    pub fn with_removals(&self, rules: &RemovalRules) -> Result<History, Problems> {
        let finds = Finding::of(self, rules).map_err(|NoRoom { about, error }| {
            let at = FieldPath::root().key("secretary").element(&about);
            Problems::one(Problem::new(at, error.into()))
        })?;
        finds.contradictions(&self.history)?;
        let records = self.history.records().iter().cloned();
        History::finding(self.history.rules(), records, Arc::new(finds))
    }

    /// 应予调整退出的历次认定 — for every secretary the verdict of the rule of removal after each
    /// result, as records of the decision [`Removal::RULE`](crate::secretary::Removal::RULE).
    ///
    /// With every result a verdict is found over all results up to it, about the days from the
    /// first to the last of them that are known by then, on the day on which it became known.
    /// Where a correction, or a result of earlier days, makes another verdict of it, that is a
    /// correction of the record, on the day on which that became known. Once the results before a result require removal, no verdict of its own is found
    /// with it, and one that was found is withdrawn: who must be replaced must be once, until
    /// both counts start afresh or the person is appointed again.
    ///
    /// Results that became known while the rulebook was not in force count, but nothing is found
    /// with them. Removal is of who leads something: where the person leads nothing on the day on which a
    /// verdict would become known, the rule does not apply. Where it was required and the
    /// person leads nothing from a day on, a record of the decision [`Appointments::LEFT`] says
    /// so, if the rulebook has that decision and the same was not handed in: of that day, and
    /// known once it was found that removal was required before it.
    ///
    /// The ids are those of the secretaries with `/removal-` and the last day of the results
    /// behind them, a second day for a correction; `/left-` and a day.
    ///
    /// # Errors
    /// * an id of a secretary that leaves no room for it.
    pub fn removals(&self, rules: &RemovalRules) -> Result<Vec<Decided>, IdError> {
        let finds = Finding::of(self, rules).map_err(|NoRoom { error, .. }| error)?;
        Ok(finds.found(&self.history.records().iter().collect::<Vec<_>>()))
    }
}

/// What finds removals in results.
#[derive(Debug)]
struct Finding {
    // Invariant: the id of every secretary leaves room for those of the records.
    offices: Arc<Offices>,
    rules: RemovalRules,
    consequences: Consequences,
    removal: Matter,
    /// The decision that somebody has left, where the rulebook has it.
    left: Option<Matter>,
}

impl Finding {
    /// … or the id that leaves no room for those of the records.
    fn of(register: &Appointments, rules: &RemovalRules) -> Result<Finding, NoRoom> {
        let offices = Arc::clone(&register.offices);
        let day = NaiveDate::default();
        for secretary in offices.secretaries() {
            let about = secretary.to_string();
            correction_id(secretary, day, day)
                .map_err(|error| NoRoom { about, error })?;
        }
        let decision = |id: &str| {
            let about = id.to_owned();
            let id = Id::new(id).map_err(|error| NoRoom { about, error })?;
            Ok(Matter::Decision(id))
        };
        let left = decision(Appointments::LEFT)?;
        let left = register.history.rules().matter(&left).is_some().then_some(left);
        let (rules, removal) = (rules.clone(), decision(Removal::RULE)?);
        let consequences = register.history.rules().clone();
        Ok(Finding { offices, rules, consequences, removal, left })
    }

    /// Everything that is found among some records, with departures that were handed in too.
    fn all(&self, records: &[&Decided]) -> Vec<Decided> {
        let mut by_person: BTreeMap<&Id, Vec<&Decided>> = BTreeMap::new();
        for record in records.iter().filter(|record| self.offices.is_result(record)) {
            by_person.entry(&record.who).or_default().push(record);
        }
        let mut all = Vec::new();
        for (secretary, results) in by_person {
            let found = self.of_one(secretary, &results);
            let departures = self.departures(secretary, &found);
            all.extend(found);
            all.extend(departures);
        }
        all
    }

    /// Departures that were handed in and do not stand, and are found all the same.
    fn contradictions(&self, history: &History) -> Result<(), Problems> {
        let records: Vec<&Decided> = history.records().iter().collect();
        let all = self.all(&records);
        let departures = all.iter().filter(|one| self.is_left(one));
        let departures: BTreeSet<_> =
            departures.map(|one| (&one.who, one.about)).collect();
        let mut problems = Found::default();
        for told in standing(records.into_iter(), None) {
            let Decided { id, who, about, .. } = told.outcome;
            let contradicts = self.is_left(told.outcome)
                && *told.says != Said::Met
                && departures.contains(&(who, *about));
            if contradicts {
                let at = FieldPath::root().key("outcomes").element(id.as_str());
                let (secretary, on) = (who.clone(), about.from());
                let defect = SecretaryDefect::HasLeft { secretary, on };
                problems.push(Problem::new(at.key("says"), defect.into()));
            }
        }
        problems.none_or(())
    }

    /// Whether a record is about somebody's departure.
    fn is_left(&self, record: &Decided) -> bool {
        self.left.as_ref() == Some(&record.of)
    }

    /// Of one secretary, by the results among some records.
    fn of_one(&self, secretary: &Id, results: &[&Decided]) -> Vec<Decided> {
        let days: BTreeSet<NaiveDate> = results.iter().map(|one| one.known).collect();
        let mut found =
            FoundOfOne { secretary, stands: BTreeMap::new(), all: Vec::new() };
        for day in days {
            let known = standing(results.iter().copied(), Some(day));
            let history = self.offices.history(secretary, known);
            let Some(first) = history.periods().first() else { continue };
            let from = first.period.from();
            let may_find = history.periods().iter().map(|graded| {
                let decided = graded.period.last().map(|last| found.decided(last, day));
                decided.is_some_and(|day| self.consequences.is_in_force(day))
            });
            let may_find: Vec<bool> = may_find.collect();
            let verdicts = verdicts(&self.rules, &history, &may_find).into_iter();
            let mut ends = BTreeSet::new();
            for (graded, verdict) in history.periods().iter().zip(verdicts) {
                let until = graded.period.until();
                let (Ok(about), Some(last)) =
                    (Period::new(from, until), graded.period.last())
                else {
                    continue;
                };
                ends.insert(last);
                let says = self.says(secretary, verdict, found.decided(last, day));
                found.says(&self.removal, (about, last), says, day);
            }
            found.withdraws_others(&ends, day);
        }
        found.all
    }

    /// What a verdict says that would be found on a day; withdrawn where there is none.
    fn says(&self, secretary: &Id, verdict: Option<Verdict>, day: NaiveDate) -> Said {
        match verdict {
            None => Said::Withdrawn,
            Some(Verdict::NotMet) => Said::NotMet,
            Some(verdict) if self.offices.leads(secretary, day) => Said::verdict(verdict),
            Some(_) => Said::NotApplicable,
        }
    }

    /// That somebody of whom removal was required leads nothing from a day on.
    fn departures(&self, secretary: &Id, found: &[Decided]) -> Vec<Decided> {
        let Some(left) = &self.left else { return Vec::new() };
        let firsts = found.iter().filter(|one| one.corrects.is_none());
        let firsts: BTreeMap<&Id, NaiveDate> =
            firsts.map(|one| (&one.id, one.decided)).collect();
        // The day from which each counts, and the one on which it was found.
        let required: Vec<(NaiveDate, NaiveDate)> = found
            .iter()
            .filter(|one| matches!(one.says, Said::Met | Said::Undetermined))
            .map(|one| {
                let first = one.corrects.as_ref().and_then(|id| firsts.get(id));
                (first.copied().unwrap_or(one.decided), one.known)
            })
            .collect();
        let mut days: BTreeMap<NaiveDate, NaiveDate> = BTreeMap::new();
        let tenures = self.offices.tenures(secretary).into_iter();
        for end in tenures.filter_map(|tenure| tenure.until()) {
            let before = required.iter().filter(|(first, _)| *first < end);
            let known = before.map(|(_, known)| *known).min();
            days.extend(known.map(|known| (end, known.max(end))));
        }
        // Where corrections count from their own day, what one finds once the person has left
        // is done already.
        let late = required.iter().map(|(_, known)| *known);
        for day in late.filter(|day| !self.offices.leads(secretary, *day)) {
            days.entry(day).or_insert(day);
        }
        let record = |(day, known): (NaiveDate, NaiveDate)| {
            let id = Id::new(&format!("{secretary}/left-{day}")).ok()?;
            let about = Period::new(day, day.succ_opt()).ok()?;
            let of = (left.clone(), Said::Met);
            // After what is found on the same day.
            let record = Decided::new(id, secretary.clone(), of, (about, day));
            Some(record.known_on(known).numbered(2))
        };
        days.into_iter().filter_map(record).collect()
    }
}

/// What is found of one secretary, day by day.
struct FoundOfOne<'s> {
    secretary: &'s Id,
    /// By the last day of the results behind it the record, and what it says by now.
    stands: BTreeMap<NaiveDate, (Decided, Said)>,
    all: Vec<Decided>,
}

impl FoundOfOne<'_> {
    /// The day on which a record was found first; a given one where it was not.
    fn decided(&self, last: NaiveDate, day: NaiveDate) -> NaiveDate {
        self.stands.get(&last).map_or(day, |(record, _)| record.decided)
    }

    /// What is found on a day: a record, or a correction where it said something else.
    fn says(
        &mut self,
        removal: &Matter,
        (about, last): (Period, NaiveDate),
        says: Said,
        day: NaiveDate,
    ) {
        if self.stands.contains_key(&last) {
            return self.corrects(last, says, day);
        }
        if says == Said::Withdrawn {
            return;
        }
        let Ok(id) = record_id(self.secretary, last) else { return };
        let of = (removal.clone(), says.clone());
        let record = Decided::new(id, self.secretary.clone(), of, (about, day));
        self.all.push(record.clone());
        self.stands.insert(last, (record, says));
    }

    fn corrects(&mut self, last: NaiveDate, says: Said, day: NaiveDate) {
        let Some((record, before)) = self.stands.get_mut(&last) else { return };
        if *before == says {
            return;
        }
        let id = correction_id(self.secretary, last, day).ok();
        self.all.extend(id.map(|id| record.corrected(id, says.clone(), day)));
        *before = says;
    }

    /// What was found with results that are no longer there.
    fn withdraws_others(&mut self, ends: &BTreeSet<NaiveDate>, day: NaiveDate) {
        let gone = self.stands.keys().filter(|last| !ends.contains(*last));
        let gone: Vec<NaiveDate> = gone.copied().collect();
        for last in gone {
            self.corrects(last, Said::Withdrawn, day);
        }
    }
}

impl Finds for Finding {
    fn found(&self, records: &[&Decided]) -> Vec<Decided> {
        let mut all = self.all(records);
        let told = records.iter().filter(|one| self.is_left(one));
        let told: BTreeSet<_> = told.map(|one| (&one.who, one.about)).collect();
        all.retain(|one| !self.is_left(one) || !told.contains(&(&one.who, one.about)));
        all
    }
}

/// An id to which nothing can be added.
struct NoRoom {
    about: String,
    error: IdError,
}

fn record_id(secretary: &Id, last: NaiveDate) -> Result<Id, IdError> {
    Id::new(&format!("{secretary}/removal-{last}"))
}

fn correction_id(secretary: &Id, last: NaiveDate, day: NaiveDate) -> Result<Id, IdError> {
    Id::new(&format!("{secretary}/removal-{last}/{day}"))
}
