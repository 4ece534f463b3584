//! Windows of the calendar, counted by how many events they have.

use std::collections::BTreeMap;

use super::{
    PartPeriods, PartWindows, Reading, State, Trace, View, Windows, part_windows,
};
use crate::facts::{Entry, Event, Fact, FactKind, Value};
use crate::vocabulary::{Exact, Period, Span, Window};

/// The first and the last window of a period that count; the last lies before the first where
/// none does. `None` where the period has no end.
pub(super) fn ends(
    window: Window,
    part_windows: PartWindows,
    period: Period,
) -> Option<(i32, i32)> {
    let leaves_out = part_windows == PartWindows::LeaveOut;
    let (mut first, mut last) =
        (window.index(period.from()), window.index(period.last()?));
    if leaves_out && !window.starts_on(period.from()) {
        first = first.saturating_add(1);
    }
    if leaves_out && !window.starts_on(period.until()?) {
        last = last.saturating_sub(1);
    }
    Some((first, last))
}

fn number((first, last): (i32, i32)) -> i64 {
    i64::from(last).saturating_sub(first.into()).saturating_add(1).max(0)
}

impl Windows {
    /// The greatest `at_most`: months of eighty years and more.
    pub const MOST: u32 = 1_000;

    fn ends(&self, period: Period) -> Option<(i32, i32)> {
        ends(self.window, self.part_windows, period)
    }

    /// The least whole number, zero among them, that lies inside the bounds, or outside.
    pub(crate) fn least(&self, is_inside: bool) -> Option<i64> {
        let lower = self.such.lower().map(|end| end.value);
        let upper = self.such.upper().map(|end| end.value);
        // It is none, an end, or the next whole number after one.
        let after = |end: Exact| {
            let whole = end.numerator().checked_div_euclid(end.denominator())?;
            let whole = i64::try_from(whole).ok()?;
            Some([whole, whole.checked_add(1)?])
        };
        let ends = lower.into_iter().chain(upper).filter_map(after).flatten();
        std::iter::once(0)
            .chain(ends)
            .filter(|n| *n >= 0 && self.such.contains(Exact::whole(*n)) == is_inside)
            .min()
    }

    /// All that there can be of so many windows: the events, up to so many, may lie in any of
    /// them or in none.
    fn range(&self, fact: Option<&Fact>, windows: i64) -> Span {
        let events = match fact.map(Fact::kind) {
            Some(FactKind::Events { at_most, .. }) => i64::from(*at_most),
            _ => 0,
        };
        // How many windows so many events can make such, or can keep from being so.
        let reached = |each: Option<i64>| {
            each.and_then(|each| events.checked_div(each)).unwrap_or(0).min(windows)
        };
        let (least, most) = if self.such.contains(Exact::ZERO) {
            (windows.saturating_sub(reached(self.least(false))), windows)
        } else {
            (0, reached(self.least(true)))
        };
        let counted = |n: i64| Exact::whole(n.min(i64::from(self.at_most)));
        Span::between(counted(least), counted(most))
    }

    /// All that it can be in any period.
    pub(super) fn domain(&self, fact: Option<&Fact>) -> Span {
        let most = self.range(fact, i64::from(self.at_most)).most();
        Span::between(Exact::ZERO, most)
    }

    pub(super) fn read(&self, view: View<'_>) -> Option<Reading> {
        let (fact, entry) = view.fact(self.of.fact);
        let ends = self.ends(view.period());
        let Entry::Known(Value::Events(events)) = entry else {
            let span = match ends {
                Some(ends) => self.range(fact, number(ends)),
                None => self.domain(fact),
            };
            let reading = Reading::new(span, view.not_known(entry));
            return Some(reading.or_untold(ends.is_none()));
        };
        let Some(ends) = ends else { return Some(Reading::untold(self.domain(fact))) };
        let found = self.found(events, view.period(), ends)?;
        let counted = found.such.min(i64::from(self.at_most));
        Some(Reading::new(Span::settled(Exact::whole(counted)), State::Known))
    }

    fn found(&self, events: &[Event], period: Period, ends: (i32, i32)) -> Option<Found> {
        let mut events_in: BTreeMap<i32, Exact> = BTreeMap::new();
        let is_inside = |event: &&Event| {
            let place = self.window.index(event.on);
            let counts = self.of.counts(event.kind) && period.contains(event.on);
            counts && ends.0 <= place && place <= ends.1
        };
        for event in events.iter().filter(is_inside) {
            let place = self.window.index(event.on);
            let sum = events_in.entry(place).or_insert(Exact::ZERO);
            *sum = sum.plus(Exact::whole(event.times.into()))?;
        }
        let some = events_in.values().filter(|events| self.such.contains(**events));
        let some = i64::try_from(some.count()).ok()?;
        let without = number(ends).checked_sub(i64::try_from(events_in.len()).ok()?)?;
        let empty = if self.such.contains(Exact::ZERO) { without } else { 0 };
        Some(Found { events_in, such: some.checked_add(empty)? })
    }

    /// What lies outside, the windows in part, how many there are, and those that are such,
    /// up to the greatest number that counts; nothing while they cannot be told.
    pub(super) fn traces(&self, view: View<'_>) -> Vec<Trace> {
        let period = view.period();
        let (Entry::Known(Value::Events(events)), Some(ends)) =
            (view.sheet.at(self.of.fact), self.ends(period))
        else {
            return Vec::new();
        };
        let Some(found) = self.found(events, period, ends) else { return Vec::new() };
        let outside = self.of.times(events, |on| !period.contains(on));
        let mut traces = Vec::new();
        if outside > 0 {
            traces.push(Trace::Outside { events: outside });
        }
        let how = match self.part_windows {
            PartWindows::Count => PartPeriods::Counted,
            PartWindows::LeaveOut => PartPeriods::Dropped,
        };
        let parts = part_windows(self.window, period, how);
        traces.extend(parts.into_iter().map(Trace::PartWindow));
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let (window, such, of) = (self.window, count(found.such), count(number(ends)));
        traces.push(Trace::Windows { window, such, of });
        let most = usize::try_from(self.at_most).unwrap_or(usize::MAX);
        traces.extend(found.places(self, ends).take(most).filter_map(
            |(place, events)| {
                Some(Trace::SuchWindow { window, from: window.first_day(place)?, events })
            },
        ));
        traces
    }
}

/// The events of the windows that have any, and how many windows are such.
struct Found {
    events_in: BTreeMap<i32, Exact>,
    such: i64,
}

impl Found {
    /// The windows that are such, in order.
    fn places<'f>(
        &'f self,
        windows: &'f Windows,
        (first, last): (i32, i32),
    ) -> impl Iterator<Item = (i32, Exact)> + 'f {
        let with_none = windows.such.contains(Exact::ZERO);
        let events = |place: i32| self.events_in.get(&place).copied();
        let such = move |place: i32| {
            let events = events(place).unwrap_or(Exact::ZERO);
            windows.such.contains(events).then_some((place, events))
        };
        // Where those without events are not such, only the others are looked at.
        let last = if with_none { last } else { first.saturating_sub(1) };
        let some = self.events_in.keys().copied().filter(move |_| !with_none);
        (first..=last).chain(some).filter_map(such)
    }
}
