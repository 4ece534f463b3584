//! Time that has passed since a day, and time served.

use chrono::NaiveDate;

use super::{Answer, Gaps, Moment, Reading, Service, Since, State, Trace, View, both};
use crate::facts::{Entry, Fact, FactKind, Value};
use crate::vocabulary::{Exact, Period, Span, TimeUnit};

/// So many days left over are a month, whichever it might have been.
const DAYS_OF_A_MONTH: i64 = 31;

impl Since {
    /// All that it can be, whatever the period.
    pub(crate) fn domain(&self) -> Span {
        with(self.never, most(self.at_most))
    }

    /// The day up to which it counts; none where the period has no such day.
    fn day(&self, period: Period) -> Option<NaiveDate> {
        self.on.within(period)
    }

    fn full(&self, from: NaiveDate, day: NaiveDate) -> Exact {
        let full = self.unit.full(from, day, self.month_end);
        Exact::whole(full.min(i64::from(self.at_most)))
    }

    /// The day from which it counts: nothing while it is not known, and no day where there
    /// is none up to then.
    fn from(&self, view: View<'_>, day: NaiveDate) -> Option<Option<NaiveDate>> {
        match (&self.of, view.sheet.at(self.of.fact())) {
            (Moment::Date { .. }, Entry::Known(Value::Date(from))) => {
                Some(Some(*from).filter(|from| *from <= day))
            }
            (Moment::Latest(of), Entry::Known(Value::Events(events))) => {
                Some(of.latest(events, day))
            }
            _ => None,
        }
    }

    /// All that it can still be while its fact is absent.
    fn range(&self, fact: Option<&Fact>, day: NaiveDate) -> Span {
        let Some(FactKind::Date(days)) = fact.map(Fact::kind) else {
            return self.domain();
        };
        let latest = days.last().map_or(day, |last| last.min(day));
        let may_be_later = days.last().is_none_or(|last| last > day);
        if days.from() > day {
            return match self.never {
                Answer::Value(value) => Span::settled(value),
                Answer::Undetermined => most(self.at_most),
            };
        }
        let passed = Span::between(self.full(latest, day), self.full(days.from(), day));
        if may_be_later { with(self.never, passed) } else { passed }
    }

    pub(super) fn read(&self, view: View<'_>) -> Reading {
        let (fact, entry) = view.fact(self.of.fact());
        let is_known = matches!(entry, Entry::Known(_));
        let Some(day) = self.day(view.period()) else {
            let state =
                if is_known { State::Undetermined } else { view.not_known(entry) };
            return Reading::new(self.domain(), state).or_untold(true);
        };
        let range = self.range(fact, day);
        match (self.from(view, day), self.never) {
            (None, never) => {
                let may_be_never =
                    never == Answer::Undetermined && may_be_never(fact, day);
                Reading::new(range, view.not_known(entry)).or_untold(may_be_never)
            }
            (Some(Some(from)), _) => known(self.full(from, day)),
            (Some(None), Answer::Value(value)) => known(value),
            (Some(None), Answer::Undetermined) => Reading::untold(range),
        }
    }

    pub(super) fn trace(&self, view: View<'_>) -> Option<Trace> {
        let on = self.day(view.period())?;
        self.from(view, on).map(|from| Trace::Elapsed { from, on })
    }
}

/// The stretches of service that count: their ends, and what they come to.
#[derive(Clone, Copy, Debug, Default)]
struct Served {
    /// The first day, and the day after the last; none without service.
    ends: Option<(NaiveDate, NaiveDate)>,
    /// Days between the stretches, which do not count.
    gap_days: i64,
    /// Full months of each stretch.
    months: i64,
    /// The days left over in each.
    days: i64,
}

impl Service {
    /// All that it can be, whatever the period.
    pub(crate) fn domain(&self) -> Span {
        most(self.at_most)
    }

    fn full(&self, served: Served) -> Exact {
        // The days left over make a month where they are as many as the longest has.
        let over = served.days.checked_div(DAYS_OF_A_MONTH).unwrap_or(0);
        let months = served.months.saturating_add(over);
        let full = match self.unit {
            TimeUnit::Years => months.checked_div(12).unwrap_or(0),
            TimeUnit::Months | TimeUnit::Days => months,
        };
        Exact::whole(full.min(i64::from(self.at_most)))
    }

    /// One more stretch, later than those before.
    fn with(&self, served: Served, (from, until): (NaiveDate, NaiveDate)) -> Served {
        let (months, days) = self.month_end.months_and_days(from, until);
        let (first, gap) = match served.ends {
            Some((first, last)) => (first, from.signed_duration_since(last).num_days()),
            None => (from, 0),
        };
        Served {
            ends: Some((first, until)),
            gap_days: served.gap_days.saturating_add(gap),
            months: served.months.saturating_add(months),
            days: served.days.saturating_add(days),
        }
    }

    /// The latest event after which service counts: nothing while that is not known, and no
    /// day where there is none.
    fn since(&self, view: View<'_>, end: NaiveDate) -> Option<Option<NaiveDate>> {
        let Some(of) = &self.since_latest else { return Some(None) };
        match view.sheet.at(of.fact) {
            Entry::Known(Value::Events(events)) => {
                Some(end.pred_opt().and_then(|last| of.latest(events, last)))
            }
            _ => None,
        }
    }

    fn served(
        &self,
        spells: &[Period],
        since: Option<NaiveDate>,
        end: NaiveDate,
    ) -> Served {
        let cut = |spell: &Period| {
            let from = since.map_or(spell.from(), |since| spell.from().max(since));
            let until = spell.until().map_or(end, |until| until.min(end));
            (from < until).then_some((from, until))
        };
        let mut served = Served::default();
        let mut stretch: Option<(NaiveDate, NaiveDate)> = None;
        for (from, until) in spells.iter().filter_map(cut) {
            stretch = Some(match stretch {
                Some((first, last)) if self.bridges(last, from) => (first, until),
                Some(before) => {
                    if self.gaps != Gaps::Restart {
                        served = self.with(served, before);
                    }
                    (from, until)
                }
                None => (from, until),
            });
        }
        stretch.map_or(served, |stretch| self.with(served, stretch))
    }

    /// Whether service goes on from the end of one spell to the beginning of the next.
    fn bridges(&self, until: NaiveDate, from: NaiveDate) -> bool {
        match self.gaps {
            Gaps::LeftOut | Gaps::Restart => from <= until,
            Gaps::BridgedUpTo(longest) => {
                longest.after(until, self.month_end).is_none_or(|day| from <= day)
            }
        }
    }

    fn value(
        &self,
        spells: &[Period],
        since: Option<NaiveDate>,
        end: NaiveDate,
    ) -> Exact {
        self.full(self.served(spells, since, end))
    }

    pub(super) fn read(&self, view: View<'_>) -> Reading {
        let entry = view.sheet.at(self.of);
        let known_or = |entry: &Entry| match entry {
            Entry::Known(_) => State::Known,
            other => view.not_known(other),
        };
        let events = self.since_latest.as_ref().map(|of| view.sheet.at(of.fact));
        let state = both(known_or(entry), events.map_or(State::Known, known_or));
        let Some(end) = view.period().until() else {
            let state = both(state, State::Undetermined);
            return Reading::new(self.domain(), state).or_untold(true);
        };
        let since = self.since(view, end);
        let span = match (entry, since) {
            (Entry::Known(Value::Spells(spells)), Some(since)) => {
                Span::settled(self.value(spells, since, end))
            }
            // An event on the last day would leave nothing.
            (Entry::Known(Value::Spells(spells)), None) => {
                Span::between(Exact::ZERO, self.value(spells, None, end))
            }
            (_, Some(Some(from))) => {
                let all = self.with(Served::default(), (from, end));
                Span::between(Exact::ZERO, self.full(all))
            }
            (_, Some(None) | None) => self.domain(),
        };
        Reading::new(span, state)
    }

    pub(super) fn trace(&self, view: View<'_>) -> Option<Trace> {
        let end = view.period().until()?;
        let since = self.since(view, end)?;
        let Entry::Known(Value::Spells(spells)) = view.sheet.at(self.of) else {
            return None;
        };
        let Served { ends, gap_days, .. } = self.served(spells, since, end);
        Some(match ends {
            Some((from, until)) => Trace::Served { from, until, gap_days },
            None => Trace::NotServed,
        })
    }
}

fn known(value: Exact) -> Reading {
    Reading::new(Span::settled(value), State::Known)
}

/// Whether there may be no day up to this one: no event, or only a later date.
fn may_be_never(fact: Option<&Fact>, day: NaiveDate) -> bool {
    match fact.map(Fact::kind) {
        Some(FactKind::Date(days)) => days.last().is_none_or(|last| last > day),
        _ => true,
    }
}

/// From none to so many.
fn most(at_most: u32) -> Span {
    Span::between(Exact::ZERO, Exact::whole(i64::from(at_most)))
}

fn with(answer: Answer, span: Span) -> Span {
    match answer {
        Answer::Value(value) => span.or(Span::settled(value)),
        Answer::Undetermined => span,
    }
}
