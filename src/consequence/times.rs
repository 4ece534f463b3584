//! The days on which one consequence is in force.

use chrono::NaiveDate;

use super::account::Stretch;
use super::because::{Because, NamedSaid};
use super::decided::{Decided, Said};
use super::rules::{Lifts, Moment};
use super::versions::Spell;
use crate::vocabulary::{Named, Period, Verdict};

/// What an outcome lifts, or may lift, for some days.
#[derive(Debug)]
pub(super) struct Lifting<'h> {
    outcome: &'h Decided,
    of: &'h Named,
    /// The record from whose day it counts.
    by: &'h Decided,
    said: NamedSaid,
    moment: Moment,
    lifts: Lifts,
    from: NaiveDate,
    until: Option<NaiveDate>,
    /// Met where it lifts, undetermined where it may.
    verdict: Verdict,
}

impl<'h> Lifting<'h> {
    /// What one spell of an outcome lifts: for sure first, then perhaps.
    pub(super) fn parts(
        (outcome, of): (&'h Decided, &'h Named),
        (moment, lifts): (Moment, Lifts),
        spell: &Spell<'h>,
        named: impl Fn(&Said) -> NamedSaid,
    ) -> Vec<Lifting<'h>> {
        let ended = spell.ended.map(|(day, _)| day);
        let open = spell.open_from;
        let part = |from, until: Option<NaiveDate>, verdict| Lifting {
            outcome,
            of,
            by: spell.by,
            said: named(&spell.last.says),
            moment,
            lifts,
            from,
            until,
            verdict,
        };
        let is_sure = open.is_none_or(|open| spell.from < open);
        let sure = is_sure.then(|| part(spell.from, open.or(ended), Verdict::Met));
        let perhaps = open.map(|open| part(open, ended, Verdict::Undetermined));
        let parts = sure.into_iter().chain(perhaps);
        parts.filter(|one| one.until.is_none_or(|until| one.from < until)).collect()
    }

    fn order(&self) -> (Option<NaiveDate>, NaiveDate, u32) {
        self.lifts.order(self.outcome.about, self.by)
    }

    fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether every day of another is one of its own, and as sure.
    fn says_all_of(&self, other: &Lifting<'_>) -> bool {
        let ends_later = match (self.until, other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(other)) => other <= own,
        };
        let is_as_sure = self.verdict == Verdict::Met || self.verdict == other.verdict;
        self.from <= other.from && ends_later && is_as_sure
    }

    pub(super) fn told(&self) -> Because {
        Because::Lifted {
            outcome: self.outcome.id.clone(),
            of: self.of.clone(),
            said: self.said.clone(),
            moment: self.moment,
            lifts: self.lifts,
            from: self.from,
            until: self.until,
            verdict: self.verdict,
        }
    }
}

/// The first day on which a spell is over, by itself or by a correction.
fn end(spell: &Spell<'_>, over: Option<NaiveDate>) -> Option<NaiveDate> {
    match (over, spell.ended) {
        (Some(over), Some((ended, _))) => Some(over.min(ended)),
        (Some(day), None) | (None, Some((day, _))) => Some(day),
        (None, None) => None,
    }
}

/// Those among the lifts that make a difference: later than the ground, which is about a
/// period, on days on which it is in force, and not said by an earlier one already.
pub(super) fn effective<'l, 'h>(
    (spell, about): (&Spell<'_>, Period),
    over: Option<NaiveDate>,
    lifts: &'l [Lifting<'h>],
) -> Vec<&'l Lifting<'h>> {
    let end = end(spell, over);
    let order = |record: &Decided| (record.decided, record.seq);
    let mut later: Vec<&Lifting<'_>> = lifts
        .iter()
        .filter(|lift| lift.lifts.order(about, spell.by) < lift.order())
        .filter(|lift| end.is_none_or(|end| lift.from < end))
        .filter(|lift| lift.until.is_none_or(|until| spell.from < until))
        .collect();
    later.sort_by_key(|lift| (lift.from, order(lift.by), &lift.outcome.id));
    let mut kept: Vec<&Lifting<'_>> = Vec::new();
    for lift in later {
        if !kept.iter().any(|before| before.says_all_of(lift)) {
            kept.push(lift);
        }
    }
    kept
}

/// The days of a spell, without those that are lifted.
pub(super) fn times(
    spell: &Spell<'_>,
    over: Option<NaiveDate>,
    lifts: &[&Lifting<'_>],
) -> Vec<Stretch> {
    let end = end(spell, over);
    let is_within =
        |day: &NaiveDate| spell.from <= *day && end.is_none_or(|end| *day < end);
    let lifted = lifts.iter().flat_map(|lift| [Some(lift.from), lift.until]);
    let changes = lifted.chain([Some(spell.from), spell.open_from]).flatten();
    let mut days: Vec<NaiveDate> = changes.filter(is_within).collect();
    days.sort_unstable();
    days.dedup();
    let mut times: Vec<Stretch> = Vec::new();
    for (place, day) in days.iter().enumerate() {
        let next = days.get(place.saturating_add(1)).copied().or(end);
        let is_open = spell.open_from.is_some_and(|open| open <= *day);
        let grounded = if is_open { Verdict::Undetermined } else { Verdict::Met };
        let lifted = lifts.iter().filter(|lift| lift.covers(*day));
        let lifted = lifted.fold(Verdict::NotMet, |all, lift| all.or(lift.verdict));
        let verdict = grounded.and(lifted.not());
        let joined = times
            .last()
            .filter(|last| last.verdict == verdict && last.period.until() == Some(*day));
        let from = joined.map_or(*day, |last| last.period.from());
        let Ok(period) = Period::new(from, next) else { continue };
        if joined.is_some() {
            times.pop();
        }
        if verdict != Verdict::NotMet {
            times.push(Stretch { period, verdict });
        }
    }
    times
}
