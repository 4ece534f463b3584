//! From what was handed in to a register, or everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::offices::{Offices, is_result};
use super::register::{Appointment, Appointments};
use super::{AppointmentDraft, AppointmentsDraft};
use crate::consequence::{Consequences, Decided, History, Matter};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Period, Problem, Problems, SecretaryDefect,
};

pub(super) fn check(
    rules: &Consequences,
    draft: AppointmentsDraft,
) -> Result<Appointments, Problems> {
    let AppointmentsDraft { appointments, schemes, outcomes } = draft;
    let mut found = Found::default();
    let list = FieldPath::root().key("appointment");
    let most = Appointments::MOST;
    if appointments.len() > most {
        let (what, found_) = ("appointments", appointments.len());
        let defect = Defect::TooMany { what, found: found_, at_most: most };
        found.push(Problem::new(list, defect));
        return Err(found.into_problems());
    }
    let led = led(appointments, &mut found);
    let schemes: BTreeSet<Id> = schemes.into_iter().collect();
    known(rules, &schemes, &mut found);
    results(&led, &schemes, &outcomes, &mut found);
    match History::check(rules, outcomes) {
        Ok(history) => {
            let offices = Arc::new(Offices::new(led, schemes));
            found.none_or(Appointments { offices, history })
        }
        Err(problems) => {
            found.extend(problems.into_vec());
            Err(found.into_problems())
        }
    }
}

/// The appointments, by village and day; what is wrong with each and with two together is
/// reported.
fn led(mut drafts: Vec<AppointmentDraft>, found: &mut Found) -> Vec<Appointment> {
    drafts.sort_by(|a, b| {
        (&a.village, a.from, &a.id, a).cmp(&(&b.village, b.from, &b.id, b))
    });
    let list = FieldPath::root().key("appointment");
    let mut ids: BTreeMap<Id, usize> = BTreeMap::new();
    let mut led: Vec<Appointment> = Vec::with_capacity(drafts.len());
    let mut longest: Option<usize> = None;
    for draft in drafts {
        let AppointmentDraft { id, secretary, village, from, until, term } = draft;
        let times = ids.entry(id.clone()).or_default();
        let at = list.element(id.as_str()).again(*times);
        if *times > 0 {
            let defect = Defect::Duplicate { what: "appointments", id: id.to_string() };
            found.push(Problem::new(at.clone(), defect));
        }
        *times = times.saturating_add(1);
        let period = match Period::new(from, until) {
            Ok(period) => period,
            Err(error) => {
                found.push(Problem::new(at.key("until"), error.into()));
                continue;
            }
        };
        let appointment = Appointment { id, secretary, village, period, term };
        // Of those that began earlier the one that leads longest is met first.
        let other = longest.and_then(|place| led.get(place));
        let other = other.filter(|one| one.village == appointment.village);
        if let Some(other) = other.filter(|one| one.period.contains(from)) {
            found.push(Problem::new(at.key("from"), both(&appointment, other).into()));
        }
        if other.is_none_or(|other| reaches(other.period) <= reaches(period)) {
            longest = Some(led.len());
        }
        led.push(appointment);
    }
    led
}

/// How far a period reaches; one without an end farthest.
const fn reaches(period: Period) -> (bool, Option<NaiveDate>) {
    (period.until().is_none(), period.until())
}

/// Two who lead one village on the first day of the later one.
fn both(one: &Appointment, other: &Appointment) -> SecretaryDefect {
    let (village, on) = (one.village.clone(), one.period.from());
    let (secretary, id) = (other.secretary.clone(), other.id.clone());
    if one.secretary == other.secretary {
        SecretaryDefect::AppointedTwice { secretary, village, other: id, on }
    } else {
        SecretaryDefect::TwoSecretaries { village, secretary, other: id, on }
    }
}

/// The schemes whose outcomes are results are there.
fn known(rules: &Consequences, schemes: &BTreeSet<Id>, found: &mut Found) {
    let list = FieldPath::root().key("scheme");
    let matters = rules.matters().iter();
    let known: Vec<&Id> = matters
        .filter_map(|one| match &one.matter {
            Matter::Scheme(id) => Some(id),
            Matter::Rule(_) | Matter::Decision(_) => None,
        })
        .collect();
    for scheme in schemes.iter().filter(|scheme| !known.contains(scheme)) {
        let nearest = nearest(scheme.as_str(), known.iter().map(|id| id.as_str()));
        let (what, text) = ("scheme", scheme.to_string());
        let defect = Defect::Unknown { what, found: text, nearest };
        found.push(Problem::new(list.element(scheme.as_str()), defect));
    }
}

/// Every result is about days on which the person led something, and has no day in common
/// with another.
fn results(
    led: &[Appointment],
    schemes: &BTreeSet<Id>,
    outcomes: &[Decided],
    found: &mut Found,
) {
    let mut by_person: BTreeMap<&Id, Vec<&Appointment>> = BTreeMap::new();
    for one in led {
        by_person.entry(&one.secretary).or_default().push(one);
    }
    let mut results: Vec<&Decided> = outcomes
        .iter()
        .filter(|one| one.corrects.is_none() && is_result(one, schemes))
        .collect();
    results.sort_by(|a, b| (&a.who, a.about, &a.id).cmp(&(&b.who, b.about, &b.id)));
    let list = FieldPath::root().key("outcomes");
    let mut before: Option<&Decided> = None;
    for result in results {
        let at = list.element(result.id.as_str()).key("about");
        let (secretary, period) = (result.who.clone(), result.about);
        let mut held = by_person.get(&result.who).into_iter().flatten();
        if !held.any(|one| one.period.overlaps(&period)) {
            let defect = SecretaryDefect::LedNothing { secretary, period };
            found.push(Problem::new(at, defect.into()));
        } else if let Some(other) = before.filter(|other| {
            // The same outcome of the same days twice is told by the history.
            other.who == result.who
                && other.about.overlaps(&period)
                && (&other.of, other.about) != (&result.of, period)
        }) {
            let (other, on) = (other.id.clone(), period.from());
            let defect = SecretaryDefect::TwoResults { secretary, other, on };
            found.push(Problem::new(at, defect.into()));
        }
        // The one that reaches farthest may meet later ones.
        let keeps = before.is_some_and(|one| {
            one.who == result.who && reaches(one.about) > reaches(period)
        });
        if !keeps {
            before = Some(result);
        }
    }
}
