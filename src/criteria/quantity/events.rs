//! Counts of dated events.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Quantity, Reading, State, View};
use crate::facts::{Entry, Event, Fact, FactKind, Value};
use crate::vocabulary::{Exact, Span};

impl Quantity {
    /// The events that count, window by window of the calendar; `None` while they are not
    /// known, and for quantities that are not dated.
    pub(crate) fn by_window<W: Ord>(
        &self,
        view: View<'_>,
        window: impl Fn(NaiveDate) -> W,
    ) -> Option<Vec<u32>> {
        let Quantity::Count { events, kinds } = self else { return None };
        let Entry::Known(Value::Events(events)) = view.sheet.at(*events) else {
            return None;
        };
        let period = view.sheet.period();
        let mut counts: BTreeMap<W, u32> = BTreeMap::new();
        let counted = events
            .iter()
            .filter(|event| kinds.is_empty() || kinds.contains(&event.kind))
            .filter(|event| period.contains(event.on));
        for event in counted {
            let count = counts.entry(window(event.on)).or_default();
            *count = count.saturating_add(event.times);
        }
        Some(counts.into_values().collect())
    }

    /// How many events of the kinds that count lie outside the period, and so do not.
    pub(crate) fn outside(&self, view: View<'_>) -> u32 {
        let Quantity::Count { events, kinds } = self else { return 0 };
        let period = view.sheet.period();
        match view.sheet.at(*events) {
            Entry::Known(Value::Events(events)) => {
                count(events, kinds, |event| !period.contains(event.on))
            }
            _ => 0,
        }
    }
}

fn count(events: &[Event], kinds: &[u16], counts: impl Fn(&Event) -> bool) -> u32 {
    events
        .iter()
        .filter(|event| kinds.is_empty() || kinds.contains(&event.kind))
        .filter(|event| counts(event))
        .fold(0, |sum, event| sum.saturating_add(event.times))
}

pub(super) fn read_count(view: View<'_>, index: u16, kinds: &[u16]) -> Reading {
    let (fact, entry) = view.fact(index);
    match entry {
        Entry::Known(Value::Events(events)) => {
            let period = view.sheet.period();
            let inside = count(events, kinds, |event| period.contains(event.on));
            let count = Exact::whole(i64::from(inside));
            Reading { span: Span::settled(count), state: State::Known }
        }
        other => Reading { span: count_domain(fact), state: view.not_known(other) },
    }
}

/// The least and the greatest number of events.
fn count_domain(fact: Option<&Fact>) -> Span {
    let most = match fact.map(Fact::kind) {
        Some(FactKind::Events { at_most, .. }) => i64::from(*at_most),
        _ => 0,
    };
    Span::between(Exact::ZERO, Exact::whole(most))
}
