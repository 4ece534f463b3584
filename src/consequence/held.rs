//! What is not in force on the days on which something else is in force for the same subject.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::account::{Following, Stretch, Subject};
use super::because::Because;
use super::rules::{Consequence, Consequences};
use crate::vocabulary::{Id, Named, Period, Verdict};

/// Where what follows stands, by whom it falls on and which it is.
type Places = BTreeMap<(Subject, Id), Vec<usize>>;

/// Takes from everything that follows the days on which something holds it back.
pub(super) fn hold_back(rules: &Consequences, found: &mut [Following]) {
    if rules.rules().iter().all(|rule| rule.not_while.is_empty()) {
        return;
    }
    let mut places = Places::new();
    for (place, one) in found.iter().enumerate() {
        let key = (one.on.clone(), one.consequence.id.clone());
        places.entry(key).or_default().push(place);
    }
    for rule in in_order(rules) {
        for place in 0..found.len() {
            let Some(one) = found.get(place) else { continue };
            if one.consequence.id != rule.name.id || one.times.is_empty() {
                continue;
            }
            let holds = holding(rule, one, (&places, found));
            if let Some(one) = found.get_mut(place).filter(|_| !holds.is_empty()) {
                one.times = left(&one.times, &holds);
                one.because.extend(holds.into_iter().map(Hold::told));
            }
        }
    }
}

/// The consequences, each after those that hold it back; nothing holds itself back.
fn in_order(rules: &Consequences) -> Vec<&Consequence> {
    let mut done: BTreeSet<&Id> = BTreeSet::new();
    let mut order = Vec::new();
    let mut rest: Vec<&Consequence> = rules.rules().iter().collect();
    loop {
        let is_next = |rule: &&Consequence| {
            rule.not_while.iter().all(|other| done.contains(&other.id))
        };
        let (next, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_next);
        if next.is_empty() {
            return order;
        }
        done.extend(next.iter().map(|rule| &rule.name.id));
        order.extend(next);
        rest = later;
    }
}

/// Days on which a consequence is in force, or may be, and holds another back.
struct Hold {
    by: Named,
    outcome: Id,
    stretch: Stretch,
}

impl Hold {
    /// Whether every day of another is one of its own, and as sure.
    fn says_all_of(&self, other: &Hold) -> bool {
        let (own, others) = (self.stretch, other.stretch);
        let is_as_sure = own.verdict == Verdict::Met || own.verdict == others.verdict;
        own.period.encloses(others.period) && is_as_sure
    }

    fn told(self) -> Because {
        let Hold { by, outcome, stretch } = self;
        let (period, verdict) = (stretch.period, stretch.verdict);
        Because::HeldBack { by, outcome, period, verdict }
    }
}

/// What holds one back on days on which it would be in force, and that is not said already.
fn holding(
    rule: &Consequence,
    one: &Following,
    (places, found): (&Places, &[Following]),
) -> Vec<Hold> {
    let mut holds: Vec<Hold> = Vec::new();
    for by in &rule.not_while {
        let others = places.get(&(one.on.clone(), by.id.clone()));
        let others = others.into_iter().flatten().filter_map(|place| found.get(*place));
        for other in others {
            let meets = |stretch: &&Stretch| {
                one.times.iter().any(|own| own.period.overlaps(&stretch.period))
            };
            holds.extend(other.times.iter().filter(meets).map(|stretch| Hold {
                by: by.clone(),
                outcome: other.outcome.clone(),
                stretch: *stretch,
            }));
        }
    }
    holds.sort_by_key(|hold| (hold.stretch.period, hold.outcome.clone()));
    let mut kept: Vec<Hold> = Vec::new();
    for hold in holds {
        if !kept.iter().any(|before| before.says_all_of(&hold)) {
            kept.push(hold);
        }
    }
    kept
}

/// The days without those on which it is held back.
fn left(times: &[Stretch], holds: &[Hold]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for own in times {
        let edges = holds.iter().flat_map(|hold| {
            let period = hold.stretch.period;
            [Some(period.from()), period.until()]
        });
        let inside = edges.flatten().filter(|day| own.period.contains(*day));
        let mut days: Vec<NaiveDate> = inside.chain([own.period.from()]).collect();
        days.sort_unstable();
        days.dedup();
        let ends = days.iter().skip(1).copied().map(Some).chain([own.period.until()]);
        for (from, until) in days.iter().copied().zip(ends) {
            let held = holds.iter().filter(|hold| hold.stretch.period.contains(from));
            let held =
                held.fold(Verdict::NotMet, |all, hold| all.or(hold.stretch.verdict));
            let verdict = own.verdict.and(held.not());
            let joined = all.last().filter(|last| {
                last.verdict == verdict && last.period.until() == Some(from)
            });
            let first = joined.map_or(from, |last| last.period.from());
            let Ok(period) = Period::new(first, until) else { continue };
            if joined.is_some() {
                all.pop();
            }
            if verdict != Verdict::NotMet {
                all.push(Stretch { period, verdict });
            }
        }
    }
    all
}
