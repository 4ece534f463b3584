//! § Subjects, sheets, cohorts: what a sheet says about each fact, read off the drafts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use grassroots::facts::{FactKind, Raw, SheetDraft, SheetState};
use grassroots::rulebook::RulebookDraft;
use grassroots::scoring::Own;
use grassroots::vocabulary::{Id, Period, Window};
use num_traits::Zero;

use super::number::{Number, Range, number, unit_of, whole};

/// The scores of raters.
pub(super) enum Heard {
    Sure(Vec<Number>),
    /// One of them may be the subject's own, which does not count.
    Unsure(Vec<Number>),
}

/// What a sheet says about one fact.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said<'s> {
    /// Nobody has said anything.
    Absent,
    /// Stated by someone, with a reason.
    NotApplicable,
    Known(&'s Raw),
}

/// Something that happened on a day, so many times, with an amount of each where it has one.
#[derive(Clone, Debug)]
pub(super) struct Happened<'s> {
    pub(super) on: NaiveDate,
    pub(super) kind: &'s str,
    pub(super) times: Number,
    pub(super) amount: Option<Number>,
}

/// The rulebook's dictionary and what a sheet says about it.
#[derive(Clone, Debug)]
pub(super) struct Facts<'s> {
    kinds: BTreeMap<&'s str, &'s FactKind>,
    /// The facts of which something may not apply.
    may_not_apply: BTreeSet<&'s str>,
    /// Pairs of facts of which the first is never above the second.
    never_above: Vec<(&'s str, &'s str)>,
    said: BTreeMap<&'s str, Said<'s>>,
    /// Whom the sheet is about, if it says so.
    subject: Option<&'s str>,
    /// Whether more may come.
    pub(super) is_open: bool,
    /// The first day of the period and the day after its last: a leaf reads only what
    /// happened in it.
    pub(super) period: Period,
}

impl<'s> Facts<'s> {
    pub(super) fn of(rulebook: &'s RulebookDraft, sheet: &'s SheetDraft) -> Facts<'s> {
        let kinds = rulebook.fact.iter().map(|fact| (fact.id.as_str(), &fact.kind));
        let said = sheet.facts.iter().map(|(id, raw)| (id.as_str(), said(raw)));
        let may_not_apply = rulebook.fact.iter().filter(|fact| fact.may_not_apply);
        let never_above = rulebook.fact.iter().flat_map(|fact| {
            fact.not_above.iter().map(|other| (fact.id.as_str(), other.as_str()))
        });
        Facts {
            kinds: kinds.collect(),
            may_not_apply: may_not_apply.map(|fact| fact.id.as_str()).collect(),
            never_above: never_above.collect(),
            said: said.collect(),
            subject: sheet.subject.as_ref().map(Id::as_str),
            is_open: sheet.sheet == Some(SheetState::Open),
            period: sheet.period.unwrap(),
        }
    }

    /// The same before anything was said: everything is still possible.
    pub(super) fn before_all(&self) -> Facts<'s> {
        Facts { said: BTreeMap::new(), is_open: true, ..self.clone() }
    }

    /// The scores that count, where the subject's own does not, or may not: with each of
    /// them left out where the sheet does not say whose it is.
    pub(super) fn heard(&self, raw: &Raw, own: Option<Own>) -> Heard {
        let Raw::Table(ratings) = raw else {
            return Heard::Sure(listed(raw).iter().map(stated).collect());
        };
        let all = ratings.iter().map(|(_, score)| stated(score)).collect();
        match (own, self.subject) {
            (Some(Own::Excluded), None) => Heard::Unsure(all),
            (Some(Own::Excluded), Some(subject)) => {
                let others = ratings.iter().filter(|(rater, _)| rater != subject);
                Heard::Sure(others.map(|(_, score)| stated(score)).collect())
            }
            _ => Heard::Sure(all),
        }
    }

    pub(super) fn kind(&self, fact: &Id) -> &'s FactKind {
        self.kinds[fact.as_str()]
    }

    pub(super) fn said(&self, fact: &Id) -> Said<'s> {
        self.said.get(fact.as_str()).copied().unwrap_or(Said::Absent)
    }

    /// The domain of a number.
    pub(super) fn domain(&self, fact: &Id) -> Range {
        match self.kind(fact) {
            FactKind::Count { at_least, at_most } => {
                Range::between(whole(*at_least), whole(*at_most))
            }
            FactKind::Amount { at_least, at_most, .. } => {
                Range::between(number(at_least), number(at_most))
            }
            FactKind::Ratio { at_least, at_most, .. } => {
                Range::between(number(at_least), number(at_most))
            }
            other => panic!("{fact} is no number but {}", other.name()),
        }
    }

    /// All that a number can be of which nothing is said: the domain, as far as those that
    /// bound it leave it. What surely has a number takes part, until nothing changes.
    pub(super) fn left(&self, fact: &Id) -> Range {
        let mut sure: BTreeMap<&str, Range> = BTreeMap::new();
        for id in self.never_above.iter().flat_map(|(one, other)| [*one, *other]) {
            let named = Id::new(id).unwrap();
            let is_asked = id == fact.as_str();
            match self.said(&named) {
                Said::Known(raw) => sure.insert(id, Range::one(stated(raw))),
                Said::Absent if is_asked || !self.may_not_apply.contains(id) => {
                    sure.insert(id, self.domain(&named))
                }
                Said::Absent | Said::NotApplicable => None,
            };
        }
        loop {
            let before = sure.clone();
            for (one, other) in &self.never_above {
                let (Some(low), Some(high)) = (sure.get(one), sure.get(other)) else {
                    continue;
                };
                let most = low.most.clone().min(high.most.clone());
                let least = high.least.clone().max(low.least.clone());
                sure.get_mut(one).unwrap().most = most;
                sure.get_mut(other).unwrap().least = least;
            }
            let ends = |ranges: &BTreeMap<&str, Range>| -> Vec<(Number, Number)> {
                let ends = ranges.values();
                ends.map(|range| (range.least.clone(), range.most.clone())).collect()
            };
            if ends(&sure) == ends(&before) {
                // Where nothing at all would be left, what is known bounds nothing.
                let left = sure.remove(fact.as_str());
                let left = left.filter(|left| left.least <= left.most);
                return left.unwrap_or_else(|| self.domain(fact));
            }
        }
    }

    /// The events of a list, whenever they happened.
    pub(super) fn all_events(list: &'s Raw) -> Vec<Happened<'s>> {
        let read = |event: &'s Raw| {
            let (Some(Raw::Text(on)), Some(Raw::Text(kind))) =
                (under(event, "on"), under(event, "kind"))
            else {
                panic!("`{event}` is no event")
            };
            let times = under(event, "times").map_or(whole(1), stated);
            let amount = under(event, "amount").map(stated);
            Happened { on: on.parse().unwrap(), kind: kind.as_str(), times, amount }
        };
        listed(list).iter().map(read).collect()
    }

    /// The events of a list that happened in the period.
    pub(super) fn events(&self, list: &'s Raw) -> Vec<Happened<'s>> {
        let (from, until) = (self.period.from(), self.period.until());
        let is_inside = |event: &Happened<'_>| {
            from <= event.on && until.is_none_or(|until| event.on < until)
        };
        Facts::all_events(list).into_iter().filter(is_inside).collect()
    }

    /// The least value above zero that a number can have.
    pub(super) fn least_above_zero(&self, fact: &Id) -> Number {
        let least = self.domain(fact).least;
        if least > Number::zero() {
            return least;
        }
        self.step(fact)
    }

    /// The distance of the values of a number.
    pub(super) fn step(&self, fact: &Id) -> Number {
        match self.kind(fact) {
            FactKind::Amount { places, .. } | FactKind::Ratio { places, .. } => {
                unit_of(*places)
            }
            _ => whole(1),
        }
    }
}

/// The month of a day, counted from the year 0.
pub(super) fn month_of(day: NaiveDate) -> i32 {
    day.year() * 12 + i32::try_from(day.month0()).unwrap()
}

/// The number of the month in which a day lies, or that of its week, counted from a Monday.
pub(super) fn month_or_week_of(window: Window, day: NaiveDate) -> i32 {
    if window == Window::Week {
        return i32::try_from((day - MONDAY).num_days().div_euclid(7)).unwrap();
    }
    month_of(day)
}

const MONDAY: NaiveDate = NaiveDate::from_ymd_opt(2018, 12, 31).unwrap();

pub(super) fn said(raw: &Raw) -> Said<'_> {
    match raw {
        Raw::Table(entries) => match entries.as_slice() {
            [(key, _)] if key == "absent" => Said::Absent,
            [(key, _)] if key == "not_applicable" => Said::NotApplicable,
            _ => Said::Known(raw),
        },
        _ => Said::Known(raw),
    }
}

/// The number that a raw value states.
pub(crate) fn stated(raw: &Raw) -> Number {
    match raw {
        Raw::Integer(value) => whole(*value),
        Raw::Text(text) => number(text),
        other => panic!("`{other}` is no number"),
    }
}

/// What stands under a key of a table.
pub(super) fn under<'r>(raw: &'r Raw, wanted: &str) -> Option<&'r Raw> {
    let Raw::Table(entries) = raw else { panic!("`{raw}` is no table") };
    entries.iter().find(|(key, _)| key == wanted).map(|(_, value)| value)
}

/// The entries of a list.
pub(super) fn listed(raw: &Raw) -> &[Raw] {
    let Raw::List(entries) = raw else { panic!("`{raw}` is no list") };
    entries
}
