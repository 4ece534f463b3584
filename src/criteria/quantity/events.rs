//! Dated events: how many there were, and what their amounts come to.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::windows::ends;
use super::{EventsOf, PartWindows, Quantity, Reach, Reading, State, Trace, View};
use crate::facts::{Dictionary, Entry, Event, EventAmount, Fact, FactKind, Value};
use crate::vocabulary::{Exact, Period, Span, TimeSpan, Window};

/// What is added up for each time of an event: one, or its amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tallied<'q> {
    pub(super) of: &'q EventsOf,
    pub(super) reach: Reach,
    pub(super) is_sum: bool,
}

impl Quantity {
    /// The events that it adds up, if it does.
    fn tallied(&self) -> Option<Tallied<'_>> {
        match self {
            Quantity::Count { of, reach } => {
                Some(Tallied { of, reach: *reach, is_sum: false })
            }
            Quantity::Sum { of, reach } => {
                Some(Tallied { of, reach: *reach, is_sum: true })
            }
            _ => None,
        }
    }

    /// What counts in the sheet's period, by the windows of the calendar that have any;
    /// `None` while it is not known, and for quantities that are not dated.
    pub(crate) fn by_window(
        &self,
        view: View<'_>,
        window: Window,
    ) -> Option<Option<BTreeMap<i32, Exact>>> {
        let tallied = self.tallied()?;
        let Entry::Known(Value::Events(events)) = view.sheet.at(tallied.of.fact) else {
            return None;
        };
        Some(tallied.windows(events, view.period(), window))
    }

    /// All that one event can count, and how many there can be; nothing for quantities that
    /// are not dated.
    pub(crate) fn one_event(&self, dictionary: &Dictionary) -> (Span, i64) {
        self.tallied().map_or((Span::ZERO, 0), |tallied| {
            tallied.domain_of_one(dictionary.at(tallied.of.fact))
        })
    }

    /// On what days events counted, and what was left out; for the findings.
    pub(super) fn trace_events(&self, view: View<'_>) -> Vec<Trace> {
        let Some(tallied) = self.tallied() else { return Vec::new() };
        let Entry::Known(Value::Events(events)) = view.sheet.at(tallied.of.fact) else {
            return Vec::new();
        };
        let period = view.period();
        let outside = |days: Period| tallied.of.times(events, |on| !days.contains(on));
        if let Reach::Last(span) = tallied.reach {
            return last_days(span, period)
                .and_then(|days| {
                    let (from, until) = (days.from(), days.until()?);
                    Some(Trace::Within { from, until, outside: outside(days) })
                })
                .into_iter()
                .collect();
        }
        let left_out = Some(Trace::Outside { events: outside(period) });
        let left_out = left_out.filter(|_| outside(period) > 0);
        let extreme = tallied.extreme(events, period).flatten();
        let extreme = extreme.and_then(|found| found.trace(tallied.reach));
        left_out.into_iter().chain(extreme).collect()
    }
}

/// The window that has the greatest or the least, and what it has.
#[derive(Clone, Copy, Debug)]
struct Extreme {
    place: i32,
    value: Exact,
}

impl Extreme {
    fn trace(self, reach: Reach) -> Option<Trace> {
        let (window, is_most) = reach.window()?;
        let (from, value) = (window.first_day(self.place)?, self.value);
        Some(Trace::Window { window, from, is_most, value })
    }
}

impl Reach {
    /// The windows that it goes by, and whether the greatest counts.
    fn window(self) -> Option<(Window, bool)> {
        match self {
            Reach::MostIn(window) => Some((window, true)),
            Reach::LeastIn { window, .. } => Some((window, false)),
            Reach::Period | Reach::Last(_) => None,
        }
    }
}

impl EventsOf {
    pub(super) fn counts(&self, kind: u16) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    pub(super) fn times(
        &self,
        events: &[Event],
        counts: impl Fn(NaiveDate) -> bool,
    ) -> u32 {
        events
            .iter()
            .filter(|event| self.counts(event.kind) && counts(event.on))
            .fold(0, |sum, event| sum.saturating_add(event.times))
    }

    /// The day of the latest that counts, up to and with a day.
    pub(super) fn latest(&self, events: &[Event], until: NaiveDate) -> Option<NaiveDate> {
        let counted = events.iter().filter(|event| self.counts(event.kind));
        counted.map(|event| event.on).filter(|on| *on <= until).max()
    }
}

impl Tallied<'_> {
    /// The least and the greatest of one event, and how many there can be.
    fn domain_of_one(&self, fact: Option<&Fact>) -> (Span, i64) {
        match fact.map(Fact::kind) {
            Some(FactKind::Events { at_most, amount, .. }) => {
                let amount = amount.as_ref().filter(|_| self.is_sum);
                let one = amount.map_or(Span::settled(Exact::ONE), EventAmount::domain);
                (one, i64::from(*at_most))
            }
            _ => (Span::ZERO, 0),
        }
    }

    /// All that it can come to in any period; `None` where that cannot be held exactly.
    pub(super) fn domain(&self, fact: Option<&Fact>) -> Option<Span> {
        let (one, most) = self.domain_of_one(fact);
        Some(one.times(Exact::whole(most))?.or(Span::ZERO))
    }

    /// All that it can come to in a period with so many windows, if it has any.
    fn range(&self, fact: Option<&Fact>, windows: Option<i64>) -> Option<Span> {
        let all = self.domain(fact)?;
        let (one, most) = self.domain_of_one(fact);
        let Some(windows) = windows.filter(|windows| *windows > 0) else {
            return Some(all);
        };
        // Spread evenly, each window has at least so many of them.
        let each = Exact::whole(most.checked_div(windows).unwrap_or(0));
        let spread = one.times(each)?.or(Span::ZERO);
        Some(match self.reach {
            Reach::Period | Reach::Last(_) => all,
            Reach::MostIn(_) => Span::between(spread.least(), all.most()),
            Reach::LeastIn { .. } => Span::between(all.least(), spread.most()),
        })
    }

    pub(super) fn read(&self, view: View<'_>) -> Option<Reading> {
        let (fact, entry) = view.fact(self.of.fact);
        let period = view.period();
        let Entry::Known(Value::Events(events)) = entry else {
            let span = self.range(fact, self.number_of_windows(period))?;
            let reading = Reading::new(span, view.not_known(entry));
            return Some(reading.or_untold(!self.can_be_told(period)));
        };
        let value = match self.reach {
            Reach::Period => Some(self.sum(events, period)?),
            Reach::Last(span) => match last_days(span, period) {
                Some(days) => Some(self.sum(events, days)?),
                None => None,
            },
            Reach::MostIn(_) | Reach::LeastIn { .. } => {
                self.extreme(events, period)?.map(|found| found.value)
            }
        };
        match value {
            Some(value) => Some(Reading::new(Span::settled(value), State::Known)),
            None => {
                let span = self.range(fact, self.number_of_windows(period))?;
                Some(Reading::untold(span))
            }
        }
    }

    /// Whether the events of a period come to a number, whichever they are.
    fn can_be_told(&self, period: Period) -> bool {
        match self.reach {
            Reach::Period | Reach::MostIn(_) => true,
            Reach::Last(span) => last_days(span, period).is_some(),
            Reach::LeastIn { .. } => self.ends(period).is_some(),
        }
    }

    fn amount(&self, event: &Event) -> Option<Exact> {
        let times = Exact::whole(i64::from(event.times));
        match event.amount.filter(|_| self.is_sum) {
            Some(amount) => amount.times(times),
            None => Some(times),
        }
    }

    fn sum(&self, events: &[Event], days: Period) -> Option<Exact> {
        let counted = events
            .iter()
            .filter(|event| self.of.counts(event.kind) && days.contains(event.on));
        counted
            .map(|event| self.amount(event))
            .try_fold(Exact::ZERO, |sum, amount| sum.plus(amount?))
    }

    /// The sums by windows that have any; windows have the place of their kind.
    fn windows(
        &self,
        events: &[Event],
        days: Period,
        window: Window,
    ) -> Option<BTreeMap<i32, Exact>> {
        let mut sums: BTreeMap<i32, Exact> = BTreeMap::new();
        let counted = events
            .iter()
            .filter(|event| self.of.counts(event.kind) && days.contains(event.on));
        for event in counted {
            let sum = sums.entry(window.index(event.on)).or_insert(Exact::ZERO);
            *sum = sum.plus(self.amount(event)?)?;
        }
        Some(sums)
    }

    /// The first and the last window that count; `None` where the period has no end, or
    /// where only part windows are left out.
    fn ends(&self, period: Period) -> Option<(i32, i32)> {
        let (window, _) = self.reach.window()?;
        let part_windows = match self.reach {
            Reach::LeastIn { part_windows, .. } => part_windows,
            Reach::Period | Reach::Last(_) | Reach::MostIn(_) => PartWindows::Count,
        };
        ends(window, part_windows, period).filter(|(first, last)| first <= last)
    }

    fn number_of_windows(&self, period: Period) -> Option<i64> {
        let (first, last) = self.ends(period)?;
        i64::from(last.checked_sub(first)?).checked_add(1)
    }

    /// The greatest or the least of all windows, of equal ones the first; nothing where no
    /// window can be told.
    fn extreme(&self, events: &[Event], period: Period) -> Option<Option<Extreme>> {
        let Some((window, is_most)) = self.reach.window() else { return Some(None) };
        let sums = self.windows(events, period, window)?;
        // A period without an end has windows without events in any case.
        let (first, last) = match self.ends(period) {
            Some(ends) => ends,
            None if is_most => (window.index(period.from()), i32::MAX),
            None => return Some(None),
        };
        // The first window without events, and those with some.
        let empty = (first..=last).find(|place| !sums.contains_key(place));
        let empty = empty.map(|place| Extreme { place, value: Exact::ZERO });
        let some = sums
            .range(first..=last)
            .map(|(place, value)| Extreme { place: *place, value: *value });
        Some(some.chain(empty).reduce(|best, next| {
            let is_better =
                if is_most { next.value > best.value } else { next.value < best.value };
            let is_earlier = next.value == best.value && next.place < best.place;
            if is_better || is_earlier { next } else { best }
        }))
    }
}

/// The days so far back from the end of a period; `None` where it has none.
fn last_days(span: TimeSpan, period: Period) -> Option<Period> {
    let until = period.until()?;
    Period::new(span.before(until)?, Some(until)).ok()
}
