//! § Series: what is taken of the numbers of several periods, and how many periods there are
//! of a kind.
//!
//! Periods are counted on through the years, from the first of the year zero.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use grassroots::criteria::{PartPeriods, Take, Tallying};
use grassroots::facts::{FactKind, Raw, SeriesOf};
use grassroots::rulebook::draft::{
    AnswerDraft, MissingNumber, MissingSuch, QuantityDraft, SuchDraft, WhichDraft,
};
use grassroots::vocabulary::{Id, Window};
use num_traits::{One, Zero};

use super::dated::or_answer;
use super::number::{Number, Range, is_inside, number, whole};
use super::quantity::{Reading, State, View, known, unread};
use super::sheet::{Said, said, stated};

const fn in_a_year(each: Window) -> i32 {
    match each {
        Window::Week => panic!("a year has 52 weeks or 53"),
        Window::Month => 12,
        Window::Quarter => 4,
        Window::HalfYear => 2,
        Window::Year => 1,
    }
}

/// The Monday of the first week of a year: that of its fourth of January.
fn first_monday(year: i32) -> NaiveDate {
    let fourth = NaiveDate::from_ymd_opt(year, 1, 4).unwrap();
    fourth - Days::new(fourth.weekday().num_days_from_monday().into())
}

fn first_day(each: Window, period: i32) -> NaiveDate {
    if each == Window::Week {
        // Weeks are counted on from the first of the year zero.
        return first_monday(0) + Days::new(7 * u64::try_from(period).unwrap());
    }
    let (year, nth) =
        (period.div_euclid(in_a_year(each)), period.rem_euclid(in_a_year(each)));
    let month = 1 + nth * (12 / in_a_year(each));
    NaiveDate::from_ymd_opt(year, u32::try_from(month).unwrap(), 1).unwrap()
}

/// The period in which a day lies.
fn period_of(each: Window, day: NaiveDate) -> i32 {
    let mut period = match each {
        Window::Week => day.year() * 52,
        _ => day.year() * in_a_year(each),
    };
    while first_day(each, period + 1) <= day {
        period += 1;
    }
    period
}

/// The period that a sheet names, in one way or another.
fn named(each: Window, name: &str) -> i32 {
    let (year, rest) = name.split_at(4);
    let second = ["二", "下"];
    let nth = match each {
        Window::Year => 1,
        _ if rest.contains("一") || rest.contains("上") => 1,
        _ if second.iter().any(|word| rest.contains(word)) => 2,
        _ if rest.contains("三") => 3,
        _ if rest.contains("四") => 4,
        _ => {
            let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap()
        }
    };
    let year = year.parse::<i32>().unwrap();
    if each == Window::Week {
        return period_of(each, first_monday(year)) + nth - 1;
    }
    year * in_a_year(each) + nth - 1
}

impl<'v> View<'v> {
    fn series(self, fact: &Id) -> (Window, &'v SeriesOf, u32) {
        let FactKind::Series { each, of, at_most } = self.facts.kind(fact) else {
            panic!("{fact} is no series")
        };
        (*each, of, *at_most)
    }

    /// What is said of each period that counts, in their order, and how much of it counts;
    /// none where it cannot be told which they are, or where they are more than there can be.
    pub(super) fn periods(
        self,
        fact: &Id,
        which: WhichDraft,
        part_periods: PartPeriods,
    ) -> Option<Vec<(Said<'v>, Number)>> {
        let (each, _, at_most) = self.series(fact);
        let sheet = self.facts.period;
        let last = period_of(each, sheet.until()? - Days::new(1));
        let told: Option<BTreeMap<i32, Said<'v>>> = match self.facts.said(fact) {
            Said::Known(Raw::Table(entries)) => {
                let told = entries.iter().map(|(key, raw)| (named(each, key), said(raw)));
                Some(told.filter(|(_, said)| !matches!(said, Said::Absent)).collect())
            }
            _ => None,
        };
        // Day by day: only where periods of the sheet are asked for does its first day matter.
        let is_inside = |day: &NaiveDate| {
            let has_begun = which != WhichDraft::Period || *day >= sheet.from();
            has_begun && sheet.until().is_some_and(|until| *day < until)
        };
        let part = |period: i32| {
            let next = first_day(each, period + 1);
            let days = first_day(each, period).iter_days().take_while(|day| *day < next);
            let days: Vec<NaiveDate> = days.collect();
            let inside = days.iter().filter(|day| is_inside(day)).count();
            if inside == days.len() {
                return Number::one();
            }
            match part_periods {
                PartPeriods::Counted => Number::one(),
                PartPeriods::Dropped => Number::zero(),
                PartPeriods::FirstDay if is_inside(&days[0]) => Number::one(),
                PartPeriods::FirstDay => Number::zero(),
                PartPeriods::ByDays => whole(inside) / whole(days.len()),
            }
        };
        let counted = |period: &i32| !part(*period).is_zero();
        let mut all: Vec<i32> = match which {
            WhichDraft::Period => {
                (period_of(each, sheet.from())..=last).filter(counted).collect()
            }
            WhichDraft::Last(n) => (0..=last)
                .rev()
                .filter(counted)
                .take(usize::try_from(n).unwrap())
                .collect(),
            WhichDraft::All => {
                let first = told.as_ref()?.keys().copied().next();
                (first.unwrap_or(last + 1)..=last).filter(counted).collect()
            }
            other => panic!("periods that the page does not know: {other:?}"),
        };
        all.sort_unstable();
        let of_one = |period: i32| {
            let told = told.as_ref().and_then(|told| told.get(&period));
            (told.copied().unwrap_or(Said::Absent), part(period))
        };
        let is_held = all.len() <= usize::try_from(at_most).unwrap();
        is_held.then(|| all.into_iter().map(of_one).collect())
    }

    /// A period of which nothing is said may have any number; on a closed sheet the rule says
    /// what it does.
    pub(super) fn over(self, quantity: &QuantityDraft) -> Reading {
        let QuantityDraft::Over { of, take, r#in, part_periods, missing, none } =
            quantity
        else {
            panic!("nothing is taken here: {quantity:?}")
        };
        let (_, SeriesOf::Number { at_least, at_most, .. }, periods) = self.series(of)
        else {
            panic!("{of} has no numbers")
        };
        let any = Range::between(number(at_least), number(at_most));
        let all = match take {
            // Of up to so many; of none it is nothing.
            Take::Sum => any.times(&whole(periods)).or(any.clone()).or(Range::zero()),
            _ => any.clone(),
        };
        let all =
            if *missing == MissingNumber::Zero { all.or(Range::zero()) } else { all };
        let told = self.facts.said(of);
        if let Said::NotApplicable = told {
            return Reading { range: all, state: State::NotApplicable };
        }
        let Some(periods) = self.periods(of, *r#in, *part_periods) else {
            return Reading { range: or_answer(all, *none), state: of_all(told) };
        };
        let mut numbers = Vec::new();
        let mut state = State::Known;
        for (said, part) in periods {
            let number = match (said, missing) {
                (Said::NotApplicable, _) => continue,
                (Said::Known(raw), _) => Range::one(stated(raw)),
                (Said::Absent, MissingNumber::LeftOut) if !self.facts.is_open => continue,
                (Said::Absent, MissingNumber::Zero) if !self.facts.is_open => {
                    Range::zero()
                }
                (Said::Absent, _) => {
                    state = State::Absent;
                    any.clone()
                }
            };
            numbers.push((number, part));
        }
        match (numbers.last(), none) {
            (Some((latest, _)), _) => {
                let range = taken(*take, &numbers, latest);
                // Where it makes no difference what a period had, the number is known.
                let state = if range.is_open() { state } else { State::Known };
                Reading { range, state }
            }
            (None, AnswerDraft::Value(value)) => known(number(value)),
            (None, _) => Reading { range: all, state: State::CannotTell },
        }
    }

    /// What is not known counts as none for the least, and as such for the greatest.
    pub(super) fn such_periods(self, quantity: &QuantityDraft) -> Reading {
        let QuantityDraft::Periods {
            of,
            take,
            such,
            r#in,
            part_periods,
            missing,
            not_applicable,
        } = quantity
        else {
            panic!("nothing is counted here: {quantity:?}")
        };
        let (.., at_most) = self.series(of);
        let all = Range::between(Number::zero(), whole(at_most));
        let told = self.facts.said(of);
        if let Said::NotApplicable = told {
            return Reading { range: all, state: State::NotApplicable };
        }
        let Some(periods) = self.periods(of, *r#in, *part_periods) else {
            return Reading { range: all, state: of_all(told) };
        };
        let is_such = |raw: &Raw| match such {
            SuchDraft::OneOf(choices) => {
                choices.iter().any(|choice| *raw == Raw::text(choice.as_str()))
            }
            SuchDraft::Within(bounds) => is_inside(bounds, &stated(raw)),
            other => panic!("periods that the page does not know: {other:?}"),
        };
        let is_closed = !self.facts.is_open;
        let mut least = Vec::new();
        let mut most = Vec::new();
        for (said, _) in periods {
            let (may_not_be, may_be) = match (said, missing) {
                (Said::Known(raw), _) => (!is_such(raw), is_such(raw)),
                (Said::NotApplicable, _) => match not_applicable {
                    MissingSuch::NotSuch => (true, false),
                    _ => continue,
                },
                (Said::Absent, MissingSuch::LeftOut) if is_closed => continue,
                (Said::Absent, MissingSuch::NotSuch) if is_closed => (true, false),
                (Said::Absent, _) => (true, true),
            };
            least.push(!may_not_be);
            most.push(may_be);
        }
        let range = Range::between(counted(*take, &least), counted(*take, &most));
        let state = if range.least == range.most { State::Known } else { State::Absent };
        Reading { range, state }
    }
}

/// Of a series of which it cannot be told which periods count.
fn of_all(told: Said<'_>) -> State {
    match told {
        Said::Known(_) => State::CannotTell,
        other => unread(other),
    }
}

/// Whatever is taken rises with each number, of which some part counts.
fn taken(take: Take, numbers: &[(Range, Number)], latest: &Range) -> Range {
    let of_ends = |pick: &dyn Fn(&[Number]) -> Number| {
        let least: Vec<Number> =
            numbers.iter().map(|(one, _)| one.least.clone()).collect();
        let most: Vec<Number> = numbers.iter().map(|(one, _)| one.most.clone()).collect();
        Range::between(pick(&least), pick(&most))
    };
    let sum = |all: &[Number]| -> Number {
        all.iter().zip(numbers).map(|(one, (_, part))| one * part).sum()
    };
    let parts: Number = numbers.iter().map(|(_, part)| part).sum();
    match take {
        Take::Sum => of_ends(&sum),
        Take::Mean => of_ends(&|all| sum(all) / &parts),
        Take::Greatest => of_ends(&|all| all.iter().max().unwrap().clone()),
        Take::Least => of_ends(&|all| all.iter().min().unwrap().clone()),
        Take::Latest => latest.clone(),
    }
}

/// How many there are, or stand side by side.
fn counted(take: Tallying, are_such: &[bool]) -> Number {
    let mut runs = are_such.split(|is_such| !is_such).map(<[bool]>::len);
    whole(match take {
        Tallying::Count => runs.sum::<usize>(),
        Tallying::LongestRun => runs.max().unwrap_or(0),
        Tallying::LatestRun => runs.next_back().unwrap_or(0),
    })
}
