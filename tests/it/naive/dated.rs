//! § Quantities over dated events and over time: counts and sums in windows, time since a
//! day, time served.
//!
//! Windows are walked through one by one, full units are counted one by one.

use chrono::{Datelike, Days, NaiveDate};
use grassroots::criteria::{PartWindows, PeriodDay};
use grassroots::facts::{FactKind, Raw};
use grassroots::rulebook::draft::{
    AnswerDraft, EventsDraft, GapsDraft, LatestDraft, MomentDraft, ServiceDraft,
    SinceDraft,
};
use grassroots::vocabulary::{Id, MonthEnd, TimeSpan, TimeUnit, Window};
use num_traits::{One, Zero};

use super::number::{Number, Range, number, whole};
use super::quantity::{Reading, State, View, is_counted, known, unread};
use super::sheet::{Facts, Said, listed, under};

/// A day of the calendar; one that the month lacks is its last, or the next month's first.
fn date(year: i32, month: i32, day: u32, month_end: MonthEnd) -> NaiveDate {
    let (year, month) = (year + month.div_euclid(12), month.rem_euclid(12));
    let month = u32::try_from(month).unwrap() + 1;
    if let Some(day) = NaiveDate::from_ymd_opt(year, month, day) {
        return day;
    }
    let next = match month {
        12 => NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap(),
        month => NaiveDate::from_ymd_opt(year, month + 1, 1).unwrap(),
    };
    match month_end {
        MonthEnd::LastDay => next - Days::new(1),
        MonthEnd::Overflow => next,
    }
}

/// The day so many months later, or earlier.
fn months_from(day: NaiveDate, months: i32, month_end: MonthEnd) -> NaiveDate {
    let month = i32::try_from(day.month0()).unwrap() + months;
    date(day.year(), month, day.day(), month_end)
}

fn after(day: NaiveDate, span: TimeSpan, month_end: MonthEnd) -> NaiveDate {
    match span {
        TimeSpan::Days(n) => day + Days::new(n.into()),
        TimeSpan::Months(n) => months_from(day, i32::try_from(n).unwrap(), month_end),
        TimeSpan::Years(n) => months_from(day, 12 * i32::try_from(n).unwrap(), month_end),
        other => panic!("a length that the page does not know: {other:?}"),
    }
}

fn before(day: NaiveDate, span: TimeSpan) -> NaiveDate {
    let months = |n: u32| months_from(day, -i32::try_from(n).unwrap(), MonthEnd::LastDay);
    match span {
        TimeSpan::Days(n) => day - Days::new(n.into()),
        TimeSpan::Months(n) => months(n),
        TimeSpan::Years(n) => months(12 * n),
        other => panic!("a length that the page does not know: {other:?}"),
    }
}

/// Full units from one day to another, at most so many.
fn full_units(
    from: NaiveDate,
    to: NaiveDate,
    (unit, month_end): (TimeUnit, Option<MonthEnd>),
    at_most: u32,
) -> Number {
    let passed = |n: u32| match unit {
        TimeUnit::Days => from + Days::new(n.into()),
        TimeUnit::Months => after(from, TimeSpan::Months(n), month_end.unwrap()),
        TimeUnit::Years => after(from, TimeSpan::Years(n), month_end.unwrap()),
        other => panic!("a unit that the page does not know: {other:?}"),
    };
    let mut full = 0;
    while full < at_most && passed(full + 1) <= to {
        full += 1;
    }
    whole(full)
}

/// How many months a window has; none of a week.
const fn months_of(window: Window) -> Option<i32> {
    match window {
        Window::Week => None,
        Window::Month => Some(1),
        Window::Quarter => Some(3),
        Window::HalfYear => Some(6),
        Window::Year => Some(12),
    }
}

/// The first day of the window in which a day lies.
fn start_of(window: Window, day: NaiveDate) -> NaiveDate {
    let Some(months) = months_of(window) else {
        return day - Days::new(day.weekday().num_days_from_monday().into());
    };
    let month = i32::try_from(day.month0()).unwrap();
    date(day.year(), month - month.rem_euclid(months), 1, MonthEnd::LastDay)
}

pub(super) fn or_answer(range: Range, answer: AnswerDraft) -> Range {
    match answer {
        AnswerDraft::Value(value) => range.or(Range::one(number(value))),
        _ => range,
    }
}

impl View<'_> {
    /// The period's windows from the first to the last, by their first days and the days
    /// after their last; none where it has no end.
    pub(super) fn windows(
        self,
        draft: &EventsDraft,
    ) -> Option<Vec<(NaiveDate, NaiveDate)>> {
        let window = draft.most_in.or(draft.least_in)?;
        let period = self.facts.period;
        let (from, until) = (period.from(), period.until()?);
        let mut start = start_of(window, from);
        let mut windows = Vec::new();
        while start < until {
            let end = match months_of(window) {
                None => start + Days::new(7),
                Some(months) => months_from(start, months, MonthEnd::LastDay),
            };
            let is_whole = from <= start && end <= until;
            if is_whole || draft.part_windows != Some(PartWindows::LeaveOut) {
                windows.push((start, end));
            }
            start = end;
        }
        (!windows.is_empty()).then_some(windows)
    }

    /// What the events of these days come to, each time its amount or one.
    fn sum(
        draft: &EventsDraft,
        (raw, is_sum): (&Raw, bool),
        is_inside: &dyn Fn(NaiveDate) -> bool,
    ) -> Number {
        let events = Facts::all_events(raw).into_iter();
        events
            .filter(|event| is_counted(&draft.kinds, event.kind) && is_inside(event.on))
            .map(|event| match event.amount {
                Some(amount) if is_sum => event.times * amount,
                _ => event.times,
            })
            .sum()
    }

    pub(super) fn tallied(self, draft: &EventsDraft, is_sum: bool) -> Reading {
        let FactKind::Events { at_most, amount, .. } = self.facts.kind(&draft.events)
        else {
            panic!("{} are no events", draft.events)
        };
        let one = match amount {
            Some(amount) if is_sum => {
                Range::between(number(amount.at_least), number(amount.at_most))
            }
            _ => Range::one(Number::one()),
        };
        let windows = self.windows(draft);
        let all = one.times(&whole(*at_most)).or(Range::zero());
        let range = match &windows {
            None => all,
            Some(windows) => {
                // Of all windows one has no more than an even share.
                let share = at_most / u32::try_from(windows.len()).unwrap();
                let even = one.times(&whole(share)).or(Range::zero());
                match draft.most_in {
                    Some(_) => Range::between(even.least, all.most),
                    None => Range::between(all.least, even.most),
                }
            }
        };
        let raw = match self.facts.said(&draft.events) {
            Said::Known(raw) => raw,
            other => return Reading { range, state: unread(other) },
        };
        let period = self.facts.period;
        let in_period =
            |on| period.from() <= on && period.until().is_none_or(|end| on < end);
        let sum = |is_inside: &dyn Fn(NaiveDate) -> bool| {
            Self::sum(draft, (raw, is_sum), is_inside)
        };
        if let Some(span) = draft.last {
            return match period.until() {
                Some(end) => {
                    let start = before(end, span);
                    known(sum(&|on| start <= on && on < end))
                }
                None => Reading { range, state: State::CannotTell },
            };
        }
        if draft.most_in.is_none() && draft.least_in.is_none() {
            return known(sum(&in_period));
        }
        let Some(windows) = windows else {
            if let Some(window) = draft.most_in {
                return known(self.most_without_end(draft, (raw, is_sum), window));
            }
            return Reading { range, state: State::CannotTell };
        };
        let sums = windows
            .iter()
            .map(|(start, end)| sum(&|on| in_period(on) && *start <= on && on < *end));
        known(match draft.most_in {
            Some(_) => sums.max().unwrap(),
            None => sums.min().unwrap(),
        })
    }

    /// The most in one window of a period without an end: some window has none.
    fn most_without_end(
        self,
        draft: &EventsDraft,
        (raw, is_sum): (&Raw, bool),
        window: Window,
    ) -> Number {
        let events = Facts::all_events(raw);
        let from = self.facts.period.from();
        let place = |on: NaiveDate| start_of(window, on);
        let counted: Vec<_> = events
            .iter()
            .filter(|event| is_counted(&draft.kinds, event.kind) && from <= event.on)
            .collect();
        let in_window = |on: NaiveDate| -> Number {
            let same = counted.iter().filter(|event| place(event.on) == place(on));
            same.map(|event| match &event.amount {
                Some(amount) if is_sum => &event.times * amount,
                _ => event.times.clone(),
            })
            .sum()
        };
        let most = counted.iter().map(|event| in_window(event.on)).max();
        most.map_or(Number::zero(), |most| most.max(Number::zero()))
    }

    /// The day of the latest event of these kinds that is not after a day.
    fn latest(draft: &LatestDraft, raw: &Raw, day: NaiveDate) -> Option<NaiveDate> {
        let events = Facts::all_events(raw).into_iter();
        let counted = events.filter(|event| is_counted(&draft.kinds, event.kind));
        counted.map(|event| event.on).filter(|on| *on <= day).max()
    }

    /// The only day of the period that is written so, or the date itself.
    pub(super) fn named_day(self, named: PeriodDay) -> Option<NaiveDate> {
        if let PeriodDay::Date(date) = named {
            return Some(date);
        }
        let (written, last) = (named.to_string(), self.last_day()?);
        let days = self.facts.period.from().iter_days().take_while(|day| *day <= last);
        let so: Vec<_> =
            days.filter(|day| day.format("%m-%d").to_string() == written).collect();
        match so[..] {
            [day] => Some(day),
            _ => None,
        }
    }

    fn last_day(self) -> Option<NaiveDate> {
        self.facts.period.until().map(|until| until - Days::new(1))
    }

    pub(super) fn since(self, draft: &SinceDraft) -> Reading {
        let day = match draft.on {
            PeriodDay::Start => Some(self.facts.period.from()),
            PeriodDay::End => self.last_day(),
            other => self.named_day(other),
        };
        let all = Range::between(Number::zero(), whole(draft.at_most));
        let unit = (draft.r#in, draft.month_end);
        let passed = |from, day| full_units(from, day, unit, draft.at_most);
        let fact: &Id = match &draft.of {
            MomentDraft::Date(fact) => fact,
            MomentDraft::Latest(latest) => &latest.events,
            other => panic!("a moment that the page does not know: {other:?}"),
        };
        let Some(day) = day else {
            let state = match self.facts.said(fact) {
                Said::Known(_) => State::CannotTell,
                other => unread(other),
            };
            return Reading { range: or_answer(all, draft.never), state };
        };
        let (range, from) = match &draft.of {
            MomentDraft::Date(fact) => {
                let FactKind::Date(days) = self.facts.kind(fact) else {
                    panic!("{fact} is no date")
                };
                let last = days.until().map(|until| until - Days::new(1));
                let can_be_later = last.is_none_or(|last| last > day);
                let range = match (days.from() <= day, draft.never) {
                    (true, never) => {
                        let latest = last.map_or(day, |last| last.min(day));
                        let range =
                            Range::between(passed(days.from(), day), passed(latest, day));
                        if can_be_later { or_answer(range, never) } else { range }
                    }
                    (false, AnswerDraft::Value(value)) => Range::one(number(value)),
                    (false, _) => all,
                };
                let from = match self.facts.said(fact) {
                    Said::Known(Raw::Text(on)) => {
                        Ok(Some(on.parse::<NaiveDate>().unwrap()).filter(|on| *on <= day))
                    }
                    other => Err(other),
                };
                (range, from)
            }
            MomentDraft::Latest(latest) => {
                let from = match self.facts.said(&latest.events) {
                    Said::Known(raw) => Ok(Self::latest(latest, raw, day)),
                    other => Err(other),
                };
                (or_answer(all, draft.never), from)
            }
            other => panic!("a moment that the page does not know: {other:?}"),
        };
        match (from, draft.never) {
            (Err(said), _) => Reading { range, state: unread(said) },
            (Ok(Some(from)), _) => known(passed(from, day)),
            (Ok(None), AnswerDraft::Value(value)) => known(number(value)),
            (Ok(None), _) => Reading { range, state: State::CannotTell },
        }
    }

    /// The full months of each unbroken stretch, and one more for every 31 of the days that
    /// are left over in them; twelve are a year.
    fn served(
        draft: &ServiceDraft,
        raw: &Raw,
        (since, end): (Option<NaiveDate>, NaiveDate),
    ) -> Number {
        let day = |spell: &Raw, key| {
            under(spell, key).map(|raw| match raw {
                Raw::Text(day) => day.parse::<NaiveDate>().unwrap(),
                other => panic!("`{other}` is no day"),
            })
        };
        let mut spells: Vec<(NaiveDate, NaiveDate)> = listed(raw)
            .iter()
            .map(|spell| {
                let from = day(spell, "from").unwrap();
                let from = since.map_or(from, |since| from.max(since));
                (from, day(spell, "until").map_or(end, |until| until.min(end)))
            })
            .filter(|(from, until)| from < until)
            .collect();
        spells.sort();
        let mut stretches: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for (from, until) in spells {
            let goes_on = stretches.last().is_some_and(|(_, last)| match draft.gaps {
                GapsDraft::BridgedUpTo(longest) => {
                    from <= after(*last, longest, draft.month_end)
                }
                _ => from == *last,
            });
            if goes_on {
                stretches.last_mut().unwrap().1 = until;
            } else {
                if draft.gaps == GapsDraft::Restart {
                    stretches.clear();
                }
                stretches.push((from, until));
            }
        }
        let (mut months, mut days) = (0, 0);
        for (from, until) in stretches {
            let mut passed = 0;
            while months_from(from, passed + 1, draft.month_end) <= until {
                passed += 1;
            }
            months += passed;
            days += (until - months_from(from, passed, draft.month_end)).num_days();
        }
        let months = months + i32::try_from(days / 31).unwrap();
        let full = if draft.r#in == TimeUnit::Years { months / 12 } else { months };
        whole(full.min(i32::try_from(draft.at_most).unwrap()))
    }

    pub(super) fn service(self, draft: &ServiceDraft) -> Reading {
        let all = Range::between(Number::zero(), whole(draft.at_most));
        let spells = self.facts.said(&draft.of);
        let events = draft.since_latest.as_ref().map(|of| self.facts.said(&of.events));
        let state_of = |said| match said {
            Said::Known(_) => State::Known,
            other => unread(other),
        };
        let mut states = vec![state_of(spells)];
        states.extend(events.map(state_of));
        let Some(end) = self.facts.period.until() else {
            states.push(State::CannotTell);
            return Reading { range: all, state: State::of_one(&states) };
        };
        // What is known of the day from which service counts.
        let since = match (&draft.since_latest, events) {
            (Some(of), Some(Said::Known(raw))) => {
                Some(Self::latest(of, raw, end - Days::new(1)))
            }
            (None, _) => Some(None),
            _ => None,
        };
        let range = match (spells, since) {
            (Said::Known(raw), Some(since)) => {
                Range::one(Self::served(draft, raw, (since, end)))
            }
            (Said::Known(raw), None) => {
                Range::between(Number::zero(), Self::served(draft, raw, (None, end)))
            }
            (_, Some(Some(since))) => {
                let unit = (draft.r#in, Some(draft.month_end));
                let most = full_units(since, end, unit, draft.at_most);
                Range::between(Number::zero(), most)
            }
            _ => all,
        };
        Reading { range, state: State::of_one(&states) }
    }
}
