//! The periods of a series that count, and what is said of each.

use std::ops::RangeInclusive;

use super::Which;
use crate::criteria::quantity::{Quantity, View};
use crate::facts::{Entry, Fact, FactKind, Series, SeriesEntry, SeriesOf, Value};
use crate::vocabulary::Window;

/// What is known of one period that counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cell<'s> {
    Said(&'s SeriesEntry),
    Missing,
}

/// The periods that count, in order; those that do not apply stand as `None`.
pub(super) struct Cells<'s> {
    pub(super) cells: Vec<Option<Cell<'s>>>,
}

/// 各期情况 — how many periods there are, and of how many something is said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct PeriodsFound {
    pub(crate) present: u32,
    pub(crate) missing: u32,
    pub(crate) not_applicable: u32,
}

impl Quantity {
    /// What there is of the periods that count; `None` for other quantities.
    pub(crate) fn periods_found(&self, view: View<'_>) -> Option<PeriodsFound> {
        let (Quantity::Over { series, which, .. }
        | Quantity::Periods { series, which, .. }) = self
        else {
            return None;
        };
        let cells = cells(view, *series, *which)?.cells;
        let mut found = PeriodsFound { present: 0, missing: 0, not_applicable: 0 };
        for cell in cells {
            let slot = match cell {
                Some(Cell::Said(_)) => &mut found.present,
                Some(Cell::Missing) => &mut found.missing,
                None => &mut found.not_applicable,
            };
            *slot = slot.saturating_add(1);
        }
        Some(found)
    }
}

pub(super) fn kind(view: View<'_>, series: u16) -> Option<(Window, &SeriesOf, u32)> {
    match view.sheet.dictionary().at(series).map(Fact::kind)? {
        FactKind::Series { each, of, at_most } => Some((*each, of, *at_most)),
        _ => None,
    }
}

/// The periods that count; `None` where they cannot be told, or are more than the series
/// can hold.
pub(super) fn cells(view: View<'_>, fact: u16, which: Which) -> Option<Cells<'_>> {
    let (each, _, at_most) = kind(view, fact)?;
    let series = match view.sheet.at(fact) {
        Entry::Known(Value::Series(series)) => Some(series),
        _ => None,
    };
    let windows = windows(view, each, (which, series))?;
    let count = windows.end().checked_sub(*windows.start())?.checked_add(1)?;
    if i64::from(count) > i64::from(at_most) {
        return None;
    }
    let cell = |window: i32| match series.and_then(|series| series.at(window)) {
        Some(SeriesEntry::NotApplicable(_)) => None,
        Some(said) => Some(Cell::Said(said)),
        None => Some(Cell::Missing),
    };
    Some(Cells { cells: windows.map(cell).collect() })
}

fn windows(
    view: View<'_>,
    each: Window,
    (which, series): (Which, Option<&Series>),
) -> Option<RangeInclusive<i32>> {
    let period = view.period();
    let last = each.index(period.last()?);
    let first = match which {
        Which::Period => {
            let first = each.index(period.from());
            let begins_before = each.first_day(first)? < period.from();
            first.checked_add(i32::from(begins_before))?
        }
        Which::Last(n) => last.checked_sub(i32::try_from(n).ok()?)?.checked_add(1)?,
        Which::All => series?.first().unwrap_or(i32::MAX).min(last.checked_add(1)?),
    };
    Some(first..=last)
}
