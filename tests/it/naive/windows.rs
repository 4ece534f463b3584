//! § Quantities: how many windows of the calendar have so many events.

use chrono::NaiveDate;
use grassroots::facts::FactKind;
use grassroots::rulebook::draft::{EventsDraft, WindowsDraft};
use grassroots::vocabulary::Bounds;
use num_traits::Zero;

use super::number::{Number, Range, is_inside, whole};
use super::quantity::{Reading, State, View, is_counted, known, unread};
use super::sheet::{Facts, Said};

/// Of so many windows, how many can be such while up to so many events lie anywhere.
fn range(such: &Bounds, windows: usize, events: u32) -> (usize, usize) {
    let is_such = |n: u32| is_inside(such, &whole(n));
    let fewest = |wanted: bool| (0..=events).find(|n| is_such(*n) == wanted);
    let can_be = |of_all: usize| {
        let events_for = |windows: usize, wanted: bool| {
            if windows == 0 {
                return Some(0);
            }
            Some(u64::from(fewest(wanted)?) * u64::try_from(windows).unwrap())
        };
        let such = events_for(of_all, true);
        let others = events_for(windows - of_all, false);
        such.zip(others).is_some_and(|(a, b)| a + b <= u64::from(events))
    };
    let mut all = (0..=windows).filter(|windows| can_be(*windows));
    let least = all.next().unwrap();
    (least, all.next_back().unwrap_or(least))
}

impl View<'_> {
    /// Every number of windows in any period.
    pub(super) fn all_windows(self, draft: &WindowsDraft) -> Range {
        let events = self.most_events(draft);
        let most = usize::try_from(draft.at_most).unwrap();
        Range::between(Number::zero(), whole(range(&draft.such, most, events).1))
    }

    fn most_events(self, draft: &WindowsDraft) -> u32 {
        match self.facts.kind(&draft.events) {
            FactKind::Events { at_most, .. } => *at_most,
            other => panic!("{other:?} are no events"),
        }
    }

    /// The windows that count, if the period has an end.
    fn all_of_the_period(
        self,
        draft: &WindowsDraft,
    ) -> Option<Vec<(NaiveDate, NaiveDate)>> {
        self.facts.period.until()?;
        let mut events = EventsDraft::new(draft.events.clone(), draft.kinds.clone());
        events.least_in = Some(draft.r#in);
        events.part_windows = Some(draft.part_windows);
        Some(self.windows(&events).unwrap_or_default())
    }

    pub(super) fn has_no_windows(self, draft: &WindowsDraft) -> bool {
        self.all_of_the_period(draft).is_none()
    }

    pub(super) fn such_windows(self, draft: &WindowsDraft) -> Reading {
        let windows = self.all_of_the_period(draft);
        let held = |n: usize| whole(n.min(usize::try_from(draft.at_most).unwrap()));
        let all = match &windows {
            Some(windows) => {
                let events = self.most_events(draft);
                let (least, most) = range(&draft.such, windows.len(), events);
                Range::between(held(least), held(most))
            }
            None => self.all_windows(draft),
        };
        let raw = match self.facts.said(&draft.events) {
            Said::Known(raw) => raw,
            other => return Reading { range: all, state: unread(other) },
        };
        let Some(windows) = windows else {
            return Reading { range: all, state: State::CannotTell };
        };
        let period = self.facts.period;
        let in_window = |(start, end): (NaiveDate, NaiveDate)| -> Number {
            let events = Facts::all_events(raw).into_iter();
            let counted = events.filter(|event| {
                let on = event.on;
                let is_inside = period.from() <= on && period.until().unwrap() > on;
                let counts = is_counted(&draft.kinds, event.kind) && is_inside;
                counts && start <= on && on < end
            });
            counted.map(|event| event.times).sum()
        };
        let such = windows.into_iter().filter(|days| {
            let events = in_window(*days);
            is_inside(&draft.such, &events)
        });
        known(held(such.count()))
    }
}
