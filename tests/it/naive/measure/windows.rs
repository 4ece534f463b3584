//! Rows within limits for each window of the calendar: what is known window by window, and
//! what is not known placed in every way.

use std::collections::BTreeMap;

use grassroots::facts::FactKind;
use grassroots::rulebook::draft::{CountedDraft, QuantityDraft, WindowDraft};
use grassroots::vocabulary::Window;
use num_traits::Zero;

use super::super::number::{Number, Range, number, whole};
use super::super::sheet::month_or_week_of;
use super::Leaf;

/// How many ways to place events are tried.
const MOST_WAYS: usize = 20_000;

/// How many events of one row are placed one after the other.
const MOST_EVENTS: u32 = 60;

/// How many places of the calendar a window has: of a week one week, of all others so many
/// months. Weeks and months never meet in one measure.
const fn places_of(window: Window) -> i32 {
    match window {
        Window::Week | Window::Month => 1,
        Window::Quarter => 3,
        Window::HalfYear => 6,
        Window::Year => 12,
    }
}

/// The windows of so many places that lie between two of them, by their first ones.
fn windows((first, last): (i32, i32), places: i32) -> Vec<i32> {
    let start = |place: i32| place - place.rem_euclid(places);
    (start(first)..=last).step_by(usize::try_from(places).unwrap()).collect()
}

/// A row whose events are not known.
struct Unknown<'r> {
    row: &'r CountedDraft,
    /// The points of the least and of the greatest event.
    one: Range,
    events: u32,
}

impl Unknown<'_> {
    /// The most that so many events bring in one window: in each of the row's own windows as
    /// many as in any other, and one more in some.
    fn most(&self, events: u32, places: (i32, i32)) -> Number {
        let bring = |events: u32| &self.one.most * whole(events);
        let Some(own) = self.row.window else { return bring(events) };
        let cap = number(own.cap);
        let windows = windows(places, places_of(own.each)).len();
        let windows = u32::try_from(windows).unwrap();
        let (each, more) = (events / windows, events % windows);
        bring(each + 1).min(cap.clone()) * whole(more)
            + bring(each).min(cap) * whole(windows - more)
    }
}

impl Leaf<'_> {
    /// Σ over the windows of at most so much of all rows.
    pub(super) fn in_windows(
        &self,
        window: WindowDraft,
        rows: &[&CountedDraft],
    ) -> Range {
        let (each, cap) = (window.each, number(window.cap));
        let places = places_of(each);
        let mut known: BTreeMap<i32, Number> = BTreeMap::new();
        let mut unknown = Vec::new();
        for row in rows {
            let Some(counts) = self.view.by_place(&row.of, each) else {
                unknown.push(self.unknown(row));
                continue;
            };
            let own = row.window.map_or(places, |own| places_of(own.each));
            let mut sums: BTreeMap<i32, Number> = BTreeMap::new();
            for (place, count) in counts {
                let start = place - place.rem_euclid(own);
                *sums.entry(start).or_insert_with(Number::zero) +=
                    count * number(row.points);
            }
            for (start, sum) in sums {
                let held = match row.window {
                    Some(own) => sum.min(number(own.cap)),
                    None => sum,
                };
                let start = start - start.rem_euclid(places);
                *known.entry(start).or_insert_with(Number::zero) += held;
            }
        }
        let all = self.all_windows(each, &known, &unknown);
        let sums: Vec<Number> = all
            .iter()
            .map(|start| known.get(start).cloned().unwrap_or_else(Number::zero))
            .collect();
        let through: Number = sums.iter().map(|sum| sum.min(&cap).clone()).sum();
        if unknown.is_empty() {
            return Range::one(through);
        }
        // All that is below zero in one window, whichever that is.
        let below = |row: &Unknown<'_>| {
            row.one.least.clone().min(Number::zero()) * whole(row.events)
        };
        let below: Number = unknown.iter().map(below).sum();
        let with =
            |sum: &Number| (sum + &below).min(cap.clone()) - sum.min(&cap) + &through;
        let least = sums.iter().map(with).min().unwrap().min(through.clone());
        let ends: Vec<(i32, i32)> =
            all.iter().map(|start| self.inside(*start, each)).collect();
        let rooms: Vec<(Number, (i32, i32))> = sums.into_iter().zip(ends).collect();
        unknown.retain(|row| row.one.most > Number::zero() && row.events > 0);
        match best(&unknown, &rooms, &cap) {
            Some(most) => Range::between(least, most),
            None => Range::between(least, through).loosely(),
        }
    }

    /// All windows of the period; where it has no end, those in which something is known, and
    /// one for each event that is not.
    fn all_windows(
        &self,
        each: Window,
        known: &BTreeMap<i32, Number>,
        unknown: &[Unknown<'_>],
    ) -> Vec<i32> {
        let (period, places) = (self.view.facts.period, places_of(each));
        let first = month_or_week_of(each, period.from());
        if let Some(until) = period.until() {
            let last = month_or_week_of(each, until.pred_opt().unwrap());
            return windows((first, last), places);
        }
        let latest = known.keys().copied().max().unwrap_or(first).max(first);
        let more: u32 = unknown.iter().map(|row| row.events).sum();
        windows((first, latest + (i32::try_from(more).unwrap() + 1) * places), places)
    }

    /// The first and the last place of a window that lie in the period.
    fn inside(&self, start: i32, each: Window) -> (i32, i32) {
        let period = self.view.facts.period;
        let place = |day| month_or_week_of(each, day);
        let last = period.until().map(|until| place(until.pred_opt().unwrap()));
        let end = start + places_of(each) - 1;
        (start.max(place(period.from())), last.map_or(end, |last| last.min(end)))
    }

    fn unknown<'r>(&self, row: &'r CountedDraft) -> Unknown<'r> {
        let (draft, is_sum) = match &row.of {
            QuantityDraft::Count(draft) => (draft, false),
            QuantityDraft::Sum(draft) => (draft, true),
            other => panic!("no windows: {other:?}"),
        };
        let FactKind::Events { at_most, amount, .. } =
            self.view.facts.kind(&draft.events)
        else {
            panic!("{} are no events", draft.events)
        };
        let one = match amount {
            Some(amount) if is_sum => {
                Range::between(number(amount.at_least), number(amount.at_most))
            }
            _ => Range::one(whole(1)),
        };
        Unknown { row, one: one.times(&number(row.points)), events: *at_most }
    }
}

/// The most that all windows let through, wherever the events lie; none where there are too
/// many ways.
fn best(
    rows: &[Unknown<'_>],
    rooms: &[(Number, (i32, i32))],
    cap: &Number,
) -> Option<Number> {
    if let [row] = rows {
        return (row.events <= MOST_EVENTS).then(|| one_by_one(row, rooms, cap));
    }
    let mut ways: Vec<Vec<u32>> = vec![Vec::new()];
    for row in rows {
        let longer = |way: &Vec<u32>| -> Vec<Vec<u32>> {
            (0..=row.events).map(|n| [way.clone(), vec![n]].concat()).collect()
        };
        ways = ways.iter().flat_map(longer).collect();
        if ways.len() * ways.len() * rooms.len() > MOST_WAYS {
            return None;
        }
    }
    let mut most: BTreeMap<Vec<u32>, Number> =
        ways.iter().map(|way| (way.clone(), Number::zero())).collect();
    for (sum, places) in rooms {
        let mut next = BTreeMap::new();
        for all in &ways {
            let placed =
                ways.iter().filter(|way| way.iter().zip(all).all(|(n, all)| n <= all));
            let with = placed.map(|way| {
                let brought: Number =
                    rows.iter().zip(way).map(|(row, n)| row.most(*n, *places)).sum();
                let rest: Vec<u32> =
                    all.iter().zip(way).map(|(all, n)| all - n).collect();
                (sum + brought).min(cap.clone()) + &most[&rest]
            });
            next.insert(all.clone(), with.max().unwrap());
        }
        most = next;
    }
    most.into_values().max()
}

/// Each event of a row where it adds most to those before.
fn one_by_one(row: &Unknown<'_>, rooms: &[(Number, (i32, i32))], cap: &Number) -> Number {
    let mut placed = vec![0_u32; rooms.len()];
    let through = |at: usize, events: u32| {
        let (sum, places) = &rooms[at];
        (sum + row.most(events, *places)).min(cap.clone())
    };
    for _ in 0..row.events {
        let adds = |at: &usize| through(*at, placed[*at] + 1) - through(*at, placed[*at]);
        let best = (0..rooms.len()).max_by_key(adds).unwrap();
        placed[best] += 1;
    }
    placed.iter().enumerate().map(|(at, events)| through(at, *events)).sum()
}
