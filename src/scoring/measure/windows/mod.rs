//! What counted rows bring in windows of the calendar, each of which lets only so much
//! through.
//!
//! Events that are not known may lie in any windows of the period. They add least where all
//! of them lie in one window, and most where each finds the window with the most room.

mod most;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::vocabulary::{Exact, Period, Span, Window};

/// 分时段封顶 — what some rows bring in each window, and the limit of one.
pub(super) struct Windows {
    window: Window,
    held_at: Exact,
    period: Period,
    /// What rows bring that are known, by the windows that have any.
    known: BTreeMap<i32, Exact>,
    open: Vec<OpenRow>,
}

/// A row whose events are not known.
#[derive(Clone, Copy)]
pub(super) struct OpenRow {
    /// The least and the most that one of them brings.
    pub(super) each: Span,
    /// How many there can be.
    pub(super) events: i64,
    /// The row's own limit, in windows that are no longer than those of all rows.
    pub(super) own: Option<(Window, Exact)>,
}

impl Windows {
    pub(super) const fn new(
        (window, held_at): (Window, Exact),
        period: Period,
    ) -> Windows {
        Windows { window, held_at, period, known: BTreeMap::new(), open: Vec::new() }
    }

    /// What one row alone brings within its own limit while its events are not known.
    pub(super) fn of_one(
        limit: (Window, Exact),
        period: Period,
        row: OpenRow,
    ) -> Option<Span> {
        let mut alone = Windows::new(limit, period);
        alone.take_open(OpenRow { own: None, ..row });
        alone.let_through()
    }

    pub(super) const fn window(&self) -> Window {
        self.window
    }

    pub(super) const fn held_at(&self) -> Exact {
        self.held_at
    }

    /// Takes in what a row brings in one of its own windows, the one with this number.
    pub(super) fn take(
        &mut self,
        (window, index): (Window, i32),
        points: Exact,
    ) -> Option<()> {
        let place = window.index_in(index, self.window);
        let sum = self.known.entry(place).or_insert(Exact::ZERO);
        *sum = sum.plus(points)?;
        Some(())
    }

    pub(super) fn take_open(&mut self, row: OpenRow) {
        self.open.push(row);
    }

    pub(super) const fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The windows that hold back some of what is known: the first day of each, and all that
    /// the rows bring in it.
    pub(super) fn held(&self) -> impl Iterator<Item = (Option<NaiveDate>, Exact)> {
        let above = self.known.iter().filter(|(_, sum)| **sum > self.held_at);
        above.map(|(place, sum)| (self.window.first_day(*place), *sum))
    }

    /// What all windows let through.
    pub(super) fn let_through(&self) -> Option<Span> {
        let mut known = self.known.values().map(|sum| (*sum).min(self.held_at));
        let known = known.try_fold(Exact::ZERO, Exact::plus)?;
        if self.open.is_empty() {
            return Some(Span::settled(known));
        }
        let (lost, gained) = (self.lost()?, self.gained()?);
        Some(Span::between(known.minus(lost)?, known.plus(gained)?))
    }

    /// The most that events below zero can take away: all in the window where the least of it
    /// goes into what its limit holds back anyway.
    fn lost(&self) -> Option<Exact> {
        let mut below = Exact::ZERO;
        for row in &self.open {
            let all = row.each.least().min(Exact::ZERO);
            below = below.minus(all.times(Exact::whole(row.events))?)?;
        }
        let is_any_empty =
            self.number().is_none_or(|number| number > count(self.known.len()));
        let held_back = |sum: &Exact| Some(sum.minus(self.held_at)?.max(Exact::ZERO));
        let mut spare = if is_any_empty { Some(Exact::ZERO) } else { None };
        for sum in self.known.values() {
            let held_back = held_back(sum)?;
            spare = Some(spare.map_or(held_back, |spare| spare.min(held_back)));
        }
        Some(below.minus(spare.unwrap_or(Exact::ZERO))?.max(Exact::ZERO))
    }

    /// How many windows the period has; `None` where it has no end.
    fn number(&self) -> Option<i64> {
        self.window.number(self.period.from(), self.period.last()?)
    }
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
