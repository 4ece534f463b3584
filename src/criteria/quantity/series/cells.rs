//! The periods of a series that count, how much of each, and what is said of it.

use chrono::NaiveDate;

use super::{MissingPeriod, PartPeriods, Which};
use crate::criteria::quantity::{Quantity, View};
use crate::facts::{Entry, Fact, FactKind, SeriesEntry, SeriesOf, Value};
use crate::vocabulary::{Period, Window};

/// What is known of one period that counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cell<'s> {
    Said(&'s SeriesEntry),
    Missing,
    NotApplicable,
}

/// How much of a period counts: so many days of so many, 1 of 1 for a whole one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) inside: i64,
    pub(super) of: i64,
}

impl Days {
    const WHOLE: Days = Days { inside: 1, of: 1 };
}

/// The periods that count, in order, and those at the ends of which a part lies inside.
pub(super) struct Cells<'s> {
    pub(super) cells: Vec<(Cell<'s>, Days)>,
    parts: Vec<Part<'s>>,
}

/// A period of which a part lies inside, whether it counts or not.
struct Part<'s> {
    window: i32,
    cell: Cell<'s>,
    found: PartPeriod,
}

/// 不足一期 — a period of a series of which only a part lies inside the sheet's period.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct PartPeriod {
    pub(crate) window: Window,
    /// Its first day.
    pub(crate) from: NaiveDate,
    /// So many of its days lie inside.
    pub(crate) days: u32,
    /// So many days it has.
    pub(crate) of: u32,
    /// What the rulebook says of such periods.
    pub(crate) how: PartPeriods,
    /// Whether this one counts.
    pub(crate) counts: bool,
}

/// 各期情况 — how many periods there are, of how many something is said, and of which only a
/// part lies inside.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct PeriodsFound {
    pub(crate) present: u32,
    pub(crate) missing: u32,
    pub(crate) not_applicable: u32,
    pub(crate) parts: Vec<PartPeriod>,
}

impl Quantity {
    /// That more periods would count than the series may have.
    pub(crate) fn more_periods(&self, view: View<'_>) -> Option<MorePeriods> {
        let (series, which, how) = match self {
            Quantity::Over { series, which, part_periods, .. }
            | Quantity::Periods { series, which, part_periods, .. } => {
                (*series, *which, *part_periods)
            }
            _ => return None,
        };
        // A series of which nothing is known is missing, whatever it could hold.
        if !matches!(view.sheet.at(series), Entry::Known(_)) {
            return None;
        }
        counted(view, series, (which, how))?.err()
    }

    /// What there is of the periods that count; `None` for other quantities.
    pub(crate) fn periods_found(&self, view: View<'_>) -> Option<PeriodsFound> {
        let (series, which, how, missing, breaks) = match self {
            Quantity::Over { series, which, part_periods, missing, .. } => {
                (*series, *which, *part_periods, *missing, false)
            }
            Quantity::Periods {
                series, which, part_periods, missing, breaks, ..
            } => (*series, *which, *part_periods, *missing, *breaks),
            _ => return None,
        };
        let Cells { cells, parts } = cells(view, series, (which, how))?;
        let count = |is_one: fn(&Cell<'_>) -> bool| {
            let number = cells.iter().filter(|(cell, _)| is_one(cell)).count();
            u32::try_from(number).unwrap_or(u32::MAX)
        };
        // What is left out for another reason is no part that counts or does not.
        let is_left_out = |cell: Cell<'_>| match cell {
            Cell::Said(_) => false,
            Cell::Missing => missing == MissingPeriod::LeftOut && !view.is_open(),
            Cell::NotApplicable => !breaks,
        };
        let parts = parts.iter().filter(|part| !is_left_out(part.cell));
        Some(PeriodsFound {
            present: count(|cell| matches!(cell, Cell::Said(_))),
            missing: count(|cell| matches!(cell, Cell::Missing)),
            not_applicable: count(|cell| matches!(cell, Cell::NotApplicable)),
            parts: parts.map(|part| part.found).collect(),
        })
    }
}

pub(super) fn kind(view: View<'_>, series: u16) -> Option<(Window, &SeriesOf, u32)> {
    match view.sheet.dictionary().at(series).map(Fact::kind)? {
        FactKind::Series { each, of, at_most } => Some((*each, of, *at_most)),
        _ => None,
    }
}

/// 期数超限 — more periods than the series may have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct MorePeriods {
    pub(crate) found: u32,
    pub(crate) at_most: u32,
}

/// The periods that count; `None` where they cannot be told, or are more than the series
/// can hold.
pub(super) fn cells(
    view: View<'_>,
    fact: u16,
    taken: (Which, PartPeriods),
) -> Option<Cells<'_>> {
    counted(view, fact, taken)?.ok()
}

/// The periods that count, or that they are too many; `None` where they cannot be told.
fn counted(
    view: View<'_>,
    fact: u16,
    (which, how): (Which, PartPeriods),
) -> Option<Result<Cells<'_>, MorePeriods>> {
    let (each, _, at_most) = kind(view, fact)?;
    let series = match view.sheet.at(fact) {
        Entry::Known(Value::Series(series)) => Some(series),
        _ => None,
    };
    let cell = |window: i32| match series.and_then(|series| series.at(window)) {
        Some(SeriesEntry::NotApplicable(_)) => Cell::NotApplicable,
        Some(said) => Cell::Said(said),
        None => Cell::Missing,
    };
    let period = view.period();
    let from = matches!(which, Which::Period).then(|| period.from());
    let inside = Inside { each, how, from, last: period.last()? };
    let end = each.index(inside.last);
    let part_of = |window: i32| {
        let found = inside.part(window)?;
        Some(found.map(|found| Part { window, cell: cell(window), found }))
    };
    let last = part_of(end)?;
    let start = match which {
        Which::Period => each.index(period.from()),
        Which::Last(n) => {
            // So many that count.
            let is_dropped = last.as_ref().is_some_and(|part| !part.found.counts);
            let latest = end.checked_sub(i32::from(is_dropped))?;
            latest.checked_sub(i32::try_from(n).ok()?)?.checked_add(1)?
        }
        Which::All => series?.first().unwrap_or(i32::MAX).min(end.checked_add(1)?),
    };
    let first = if start < end { part_of(start)? } else { None };
    let parts: Vec<Part<'_>> =
        first.into_iter().chain(last.filter(|_| start <= end)).collect();
    let dropped = parts.iter().filter(|part| !part.found.counts).count();
    let count = i64::from(end).checked_sub(start.into())?.checked_add(1)?;
    let found = count.checked_sub(i64::try_from(dropped).ok()?)?;
    if found > i64::from(at_most) {
        let found = u32::try_from(found).ok()?;
        return Some(Err(MorePeriods { found, at_most }));
    }
    let counted = |window: i32| {
        let part = parts.iter().find(|part| part.window == window);
        match part.map(|part| part.found) {
            Some(PartPeriod { counts: false, .. }) => None,
            Some(PartPeriod { days, of, how: PartPeriods::ByDays, .. }) => {
                Some((cell(window), Days { inside: days.into(), of: of.into() }))
            }
            Some(_) | None => Some((cell(window), Days::WHOLE)),
        }
    };
    let cells = (start..=end).filter_map(counted).collect();
    Some(Ok(Cells { cells, parts }))
}

/// The windows at the ends of a period of which only a part lies inside; none where it has
/// no end.
pub(in crate::criteria::quantity) fn part_windows(
    each: Window,
    period: Period,
    how: PartPeriods,
) -> Vec<PartPeriod> {
    let Some(last) = period.last() else { return Vec::new() };
    let inside = Inside { each, how, from: Some(period.from()), last };
    let (first, end) = (each.index(period.from()), each.index(last));
    let both = std::iter::once(first).chain((first < end).then_some(end));
    both.filter_map(|window| inside.part(window).flatten()).collect()
}

/// What periods are held against: the sheet's period, or only its end.
struct Inside {
    each: Window,
    how: PartPeriods,
    from: Option<NaiveDate>,
    last: NaiveDate,
}

impl Inside {
    /// What lies inside of a period that does not lie outside altogether: `Some(None)` where
    /// all of it does, `None` beyond all dates.
    fn part(&self, window: i32) -> Option<Option<PartPeriod>> {
        let Inside { each, how, .. } = *self;
        let first = each.first_day(window)?;
        let next = each.first_day(window.checked_add(1)?)?;
        let from = self.from.map_or(first, |from| from.max(first));
        let until = self.last.succ_opt()?.min(next);
        let days = |from: NaiveDate, until: NaiveDate| {
            u32::try_from(until.signed_duration_since(from).num_days()).ok()
        };
        let (days, of) = (days(from, until)?, days(first, next)?);
        let counts = match how {
            PartPeriods::Counted | PartPeriods::ByDays => true,
            PartPeriods::Dropped => false,
            PartPeriods::FirstDay => from == first,
        };
        let part = PartPeriod { window: each, from: first, days, of, how, counts };
        Some((days < of).then_some(part))
    }
}
