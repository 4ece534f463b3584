//! The most that events not yet known can add, wherever they lie.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{OpenRow, Windows, count};
use crate::vocabulary::Exact;

/// How many ways to spread the events of several rows are tried at most.
const MOST_TRIED: usize = 50_000;

/// Windows of one kind that have the same room left.
#[derive(Clone, Copy)]
struct Room {
    /// What they still let through.
    points: Exact,
    /// Which window it is; none for those amid the period of which nothing is known.
    place: Option<i32>,
    /// How many there are of them.
    windows: i64,
}

/// So many events one after the other, each of which adds as much.
#[derive(Clone, Copy)]
struct Share {
    points: Exact,
    events: i64,
}

impl Windows {
    /// The most that the rows not known can add: of one row exactly; of several exactly while
    /// there are few events, and otherwise no more than the rows have and the windows hold.
    pub(super) fn gained(&self) -> Option<Exact> {
        let adds = |row: &&OpenRow| row.events > 0 && row.each.most() > Exact::ZERO;
        let rows: Vec<&OpenRow> = self.open.iter().filter(adds).collect();
        let events = rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.events));
        let rooms = self.rooms(events)?;
        let (mut all, mut greatest) = (Exact::ZERO, Exact::ZERO);
        for row in &rows {
            let alone = self.alone(row, &rooms)?;
            all = all.plus(alone)?;
            greatest = greatest.max(alone);
        }
        let mut space = Exact::ZERO;
        for room in &rooms {
            space = space.plus(room.points.times(Exact::whole(room.windows))?)?;
        }
        let most = all.min(space);
        // One row that brings all of it leaves nothing to the others.
        if rows.len() < 2 || greatest == most {
            return Some(most);
        }
        match tried(&rows, &rooms) {
            Some(states) => self.spread(&rows, &rooms, states),
            None => Some(most),
        }
    }

    /// The windows that have room left, at most one for each event.
    fn rooms(&self, events: i64) -> Option<Vec<Room>> {
        let end = |day| self.window.index(day);
        let ends = [Some(self.period.from()), self.period.last()];
        let mut places: BTreeSet<i32> = self.known.keys().copied().collect();
        places.extend(ends.into_iter().flatten().map(end));
        let mut rooms = Vec::with_capacity(places.len().saturating_add(1));
        for place in &places {
            let known = self.known.get(place).copied().unwrap_or(Exact::ZERO);
            let points = self.held_at.minus(known)?;
            if points > Exact::ZERO {
                rooms.push(Room { points, place: Some(*place), windows: 1 });
            }
        }
        let amid = self.number().map(|all| all.saturating_sub(count(places.len())));
        let windows = amid.map_or(events, |amid| amid.min(events));
        rooms.push(Room { points: self.held_at, place: None, windows });
        Some(rooms)
    }

    /// The most that one row adds: each event where it adds most.
    fn alone(&self, row: &OpenRow, rooms: &[Room]) -> Option<Exact> {
        let mut shares = Vec::new();
        for room in rooms {
            for share in within(room.points, &self.shares(row, room.place)?)? {
                let events = share.events.saturating_mul(room.windows);
                shares.push(Share { events, ..share });
            }
        }
        shares.sort_by_key(|share| Reverse(share.points));
        first(row.events, &shares)
    }

    /// What the events of a row bring in one window, from the greatest share to the least: in
    /// each of the row's own windows whole events, and then what is left to its limit.
    fn shares(&self, row: &OpenRow, place: Option<i32>) -> Option<Vec<Share>> {
        let each = row.each.most();
        let Some((_, held_at)) = row.own else {
            return Some(vec![Share { points: each, events: row.events }]);
        };
        let windows = self.own_windows(row, place)?;
        let one = within(held_at, &[Share { points: each, events: row.events }])?;
        let of_all = |share: Share| {
            let events = share.events.saturating_mul(windows);
            Share { events, ..share }
        };
        Some(one.into_iter().map(of_all).collect())
    }

    /// How many of a row's own windows lie in one window and in the period.
    fn own_windows(&self, row: &OpenRow, place: Option<i32>) -> Option<i64> {
        let Some((own, _)) = row.own else { return Some(1) };
        let (mut first, mut last) = own.indices_in(place.unwrap_or(0), self.window);
        if place.is_some() {
            first = first.max(own.index(self.period.from()));
            last = self.period.last().map_or(last, |day| last.min(own.index(day)));
        }
        i64::from(last).checked_sub(i64::from(first))?.checked_add(1)
    }

    /// The most that several rows add together, window after window: by how many events of
    /// each row are still to be placed, the most that the windows so far let through.
    fn spread(&self, rows: &[&OpenRow], rooms: &[Room], states: usize) -> Option<Exact> {
        let left: Vec<Vec<i64>> =
            (0..states).map(|state| events_of(rows, state)).collect();
        let mut best = vec![Exact::ZERO; states];
        for room in rooms {
            let shares = rows.iter().map(|row| self.shares(row, room.place));
            let shares: Vec<Vec<Share>> = shares.collect::<Option<_>>()?;
            let mut here = Vec::with_capacity(states);
            for events in &left {
                let mut sum = Exact::ZERO;
                for (shares, events) in shares.iter().zip(events) {
                    sum = sum.plus(first(*events, shares)?)?;
                }
                here.push(sum.min(room.points));
            }
            for _ in 0..room.windows {
                best = with_one_more(&left, &best, &here)?;
            }
        }
        best.last().copied()
    }
}

/// The best with one more window, in which any of the events may lie.
fn with_one_more(
    left: &[Vec<i64>],
    best: &[Exact],
    here: &[Exact],
) -> Option<Vec<Exact>> {
    let mut more = Vec::with_capacity(best.len());
    for (state, of_all) in left.iter().enumerate() {
        let mut most = Exact::ZERO;
        for (placed, of_these) in left.iter().enumerate().take(state.saturating_add(1)) {
            // Places are counted row by row, so what is left over has the place between.
            if of_these.iter().zip(of_all).all(|(these, all)| these <= all) {
                let rest = best.get(state.checked_sub(placed)?)?;
                most = most.max(rest.plus(*here.get(placed)?)?);
            }
        }
        more.push(most);
    }
    Some(more)
}

/// How many numbers of events of the rows there are, where all ways to spread them can be
/// tried.
fn tried(rows: &[&OpenRow], rooms: &[Room]) -> Option<usize> {
    let states = rows.iter().try_fold(1_usize, |states, row| {
        states.checked_mul(usize::try_from(row.events.checked_add(1)?).ok()?)
    })?;
    let windows = rooms.iter().fold(0_i64, |sum, room| sum.saturating_add(room.windows));
    let ways = states.checked_mul(states)?.checked_mul(usize::try_from(windows).ok()?)?;
    (ways <= MOST_TRIED).then_some(states)
}

/// How many events of each row a number stands for.
fn events_of(rows: &[&OpenRow], state: usize) -> Vec<i64> {
    let mut rest = count(state);
    let digit = |row: &&OpenRow| {
        let base = row.events.saturating_add(1);
        let events = rest.checked_rem(base).unwrap_or(0);
        rest = rest.checked_div(base).unwrap_or(0);
        events
    };
    rows.iter().map(digit).collect()
}

/// The shares that fit into some room, the last of them as far as there is any left.
fn within(room: Exact, shares: &[Share]) -> Option<Vec<Share>> {
    let (mut left, mut fitting) = (room, Vec::with_capacity(2));
    for share in shares {
        let times = left.over(share.points)?;
        let times = times.numerator().checked_div_euclid(times.denominator())?;
        let events = i64::try_from(times).unwrap_or(i64::MAX).min(share.events);
        if events > 0 {
            fitting.push(Share { events, ..*share });
            left = left.minus(share.points.times(Exact::whole(events))?)?;
        }
        if events < share.events {
            if left > Exact::ZERO {
                fitting.push(Share { points: left, events: 1 });
            }
            break;
        }
    }
    Some(fitting)
}

/// What the first so many events bring.
fn first(events: i64, shares: &[Share]) -> Option<Exact> {
    let (mut left, mut sum) = (events, Exact::ZERO);
    for share in shares {
        let events = left.min(share.events);
        sum = sum.plus(share.points.times(Exact::whole(events))?)?;
        left = left.saturating_sub(events);
    }
    Some(sum)
}
