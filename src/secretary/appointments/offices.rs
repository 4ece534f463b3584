//! Who led what, by person and village, and the office in which a result was earned.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::register::Appointment;
use crate::consequence::{Decided, Matter, Said, Stands};
use crate::secretary::{GradeHistory, GradedPeriod, PeriodResult};
use crate::vocabulary::{Id, Period};

/// 任职和考核办法 — the appointments, and the schemes whose outcomes are results.
#[derive(Debug)]
pub(super) struct Offices {
    // Invariant (checked): by village and day, none of one village sharing a day.
    pub(super) led: Vec<Appointment>,
    /// The places of everybody's appointments, by village and day.
    careers: BTreeMap<Id, Vec<usize>>,
    schemes: BTreeSet<Id>,
}

impl Offices {
    pub(super) fn new(led: Vec<Appointment>, schemes: BTreeSet<Id>) -> Offices {
        let mut careers: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for (place, one) in led.iter().enumerate() {
            careers.entry(one.secretary.clone()).or_default().push(place);
        }
        Offices { led, careers, schemes }
    }

    /// Everybody who ever led something, by id.
    pub(super) fn secretaries(&self) -> impl Iterator<Item = &Id> {
        self.careers.keys()
    }

    pub(super) fn of(
        &self,
        secretary: &Id,
    ) -> impl Iterator<Item = &Appointment> + use<'_> {
        let places = self.careers.get(secretary).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.led.get(*place))
    }

    /// Whether a record is a result of somebody who ever led something, or corrects one.
    pub(super) fn is_result(&self, record: &Decided) -> bool {
        self.careers.contains_key(&record.who) && is_result(record, &self.schemes)
    }

    pub(super) fn leads(&self, secretary: &Id, day: NaiveDate) -> bool {
        self.of(secretary).any(|one| one.period.contains(day))
    }

    /// 连续任职 — the days on which a person led anything, without those between; an office
    /// that begins on the day on which another ends goes on.
    pub(super) fn tenures(&self, secretary: &Id) -> Vec<Period> {
        let mut led: Vec<Period> = self.of(secretary).map(|one| one.period).collect();
        led.sort();
        let mut tenures: Vec<Period> = Vec::new();
        for period in led {
            let last = tenures.last_mut();
            let goes_on = |last: &Period| {
                last.overlaps(&period) || last.until() == Some(period.from())
            };
            match last.filter(|last| goes_on(last)) {
                Some(last) if last.encloses(period) => {}
                Some(last) => {
                    *last = Period::new(last.from(), period.until()).unwrap_or(*last);
                }
                None => tenures.push(period),
            }
        }
        tenures
    }

    /// The results of a person, each in the office in which it was earned.
    pub(super) fn history(
        &self,
        secretary: &Id,
        mut results: Vec<Stands<'_>>,
    ) -> GradeHistory {
        results.sort_by_key(|one| one.outcome.about);
        let tenures = self.tenures(secretary);
        let mut before: Option<&Appointment> = None;
        let mut periods = Vec::with_capacity(results.len());
        for one in results {
            let about = one.outcome.about;
            let mut graded = graded(&one);
            let village = before.map(|office| &office.village);
            if let Some(office) = self.office(secretary, about, village) {
                let tenure = |office: &Appointment| {
                    tenures.iter().position(|one| one.encloses(office.period))
                };
                graded = graded.in_office(Some(office.village.clone()), office.term);
                graded.office.reappointed =
                    before.is_some_and(|before| tenure(before) != tenure(office));
                before = Some(office);
            }
            periods.push(graded);
        }
        GradeHistory::of_separate(periods)
    }

    /// The appointment in which a result was earned.
    fn office(
        &self,
        secretary: &Id,
        about: Period,
        before: Option<&Id>,
    ) -> Option<&Appointment> {
        let led: Vec<&Appointment> =
            self.of(secretary).filter(|one| one.period.overlaps(&about)).collect();
        let last = |one: &Appointment| {
            let ends = [one.period.until(), about.until()];
            ends.into_iter().flatten().min()
        };
        // Without an end the period goes on, and so does the office: nothing is later.
        let latest = |one: &Appointment| last(one).unwrap_or(NaiveDate::MAX);
        let end = led.iter().map(|one| latest(one)).max()?;
        let at_end = led.into_iter().filter(|one| latest(one) == end);
        at_end.min_by_key(|one| {
            (Some(&one.village) != before, one.period.from(), one.village.clone())
        })
    }
}

/// Whether a record is an outcome of one of these schemes, or corrects one.
pub(super) fn is_result(record: &Decided, schemes: &BTreeSet<Id>) -> bool {
    match &record.of {
        Matter::Scheme(scheme) => schemes.contains(scheme),
        Matter::Rule(_) | Matter::Decision(_) => false,
    }
}

/// What settles an open result is the result; a correction is of what was settled. A result
/// that was taken back leaves a period without a grade.
fn graded(one: &Stands<'_>) -> GradedPeriod {
    let about = one.outcome.about;
    if *one.says == Said::Withdrawn {
        return GradedPeriod::ungraded(about);
    }
    let graded = GradedPeriod::new(about, result(one.settled));
    if one.settled == one.says {
        return graded;
    }
    graded.corrected_to(result(one.says))
}

/// What a record of a scheme says, as a result.
fn result(says: &Said) -> PeriodResult {
    match says {
        Said::Graded(grade) => PeriodResult::Graded(grade.clone()),
        Said::Open(open) => {
            let result = PeriodResult::open(open.grades().iter().cloned());
            if open.or_ungraded() { result.or_ungraded() } else { result }
        }
        Said::Ungraded
        | Said::Met
        | Said::NotMet
        | Said::Undetermined
        | Said::NotApplicable
        | Said::Withdrawn => PeriodResult::Ungraded,
    }
}
