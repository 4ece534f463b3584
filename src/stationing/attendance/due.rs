//! What is due in a month and in a year, in one reading.

use chrono::NaiveDate;

use super::super::calendar::weekdays;
use super::super::reading::{Bars, Divisor, MonthBar, Part, Prorating, Reading};
use super::super::register::Register;
use super::{MonthAttendance, Sums};
use crate::vocabulary::{Exact, MonthEnd, Period, Window};

/// A month before its days are counted.
pub(super) struct Due {
    index: i32,
    from: NaiveDate,
    last: NaiveDate,
    is_part: bool,
    exact: Option<Exact>,
    required: Option<u32>,
}

impl Due {
    pub(super) fn with(self, sums: Sums) -> MonthAttendance {
        MonthAttendance {
            month: Window::Month.written(self.index),
            from: self.from,
            last: self.last,
            is_part: self.is_part,
            working_days: sums.working,
            exact: self.exact,
            required: self.required,
            attainable: sums.attainable,
            reached: sums.reached,
        }
    }
}

fn exact(days: u32) -> Exact {
    Exact::whole(i64::from(days))
}

fn length(from: NaiveDate, last: NaiveDate) -> u32 {
    let days = last.signed_duration_since(from).num_days().saturating_add(1);
    u32::try_from(days).unwrap_or(0)
}

/// Whole days of what a formula comes to.
fn rounded(reading: &Reading, number: Exact) -> Option<u32> {
    u32::try_from(reading.rounding?.round(number)?.numerator()).ok()
}

pub(super) fn month(
    register: &Register,
    index: i32,
    (from, last): (NaiveDate, NaiveDate),
    (reading, bars): (&Reading, Bars),
) -> Option<Due> {
    let month = Window::Month;
    let first = month.first_day(index)?;
    let end = month.first_day(index.checked_add(1)?)?.pred_opt()?;
    let (own_first, own_last) = (first.max(from), end.min(last));
    let is_part = first < from || end > last;
    let due = |exact, required| Due {
        index,
        from: own_first,
        last: own_last,
        is_part,
        exact,
        required,
    };
    if is_part && reading.part_months == Part::LeftOut {
        return Some(due(None, None));
    }
    let by_days = is_part && reading.part_months == Part::ByDays;
    let number = match reading.month {
        MonthBar::Strict | MonthBar::Advisory if by_days => {
            let share = Exact::fraction(
                i64::from(length(own_first, own_last)),
                i64::from(length(first, end)),
            )?;
            exact(bars.month).times(share)?
        }
        MonthBar::Strict | MonthBar::Advisory => {
            return Some(due(None, Some(bars.month)));
        }
        MonthBar::Prorated(prorating) => {
            let days = if by_days { (own_first, own_last) } else { (first, end) };
            let working = register.calendar().working_between(days.0, days.1)?;
            prorated(prorating, (working, weekdays(first, end)), bars.month)?
        }
    };
    Some(due(Some(number), Some(rounded(reading, number)?)))
}

/// bar × working days ÷ working days of a month.
fn prorated(
    prorating: Prorating,
    (working, weekdays): (u32, u32),
    bar: u32,
) -> Option<Exact> {
    let of = match prorating.by {
        Divisor::Weekdays => exact(weekdays),
        Divisor::Fixed(days) => days,
    };
    let number = exact(bar).times(exact(working))?.over(of)?;
    Some(if prorating.may_rise { number } else { number.min(exact(bar)) })
}

/// Whether the days are a whole year, what the formula comes to, and what is required.
pub(super) fn in_year(
    (from, last): (NaiveDate, NaiveDate),
    year: Period,
    (reading, bars): (&Reading, Bars),
) -> Option<(bool, Option<Exact>, Option<u32>)> {
    let next = MonthEnd::LastDay.months_after(year.from(), 12)?;
    let end = next.pred_opt()?;
    if year.last()? > end {
        return None;
    }
    let is_whole = from == year.from() && last >= end;
    if is_whole {
        return Some((true, None, Some(bars.year)));
    }
    Some(match reading.part_year {
        Part::LeftOut => (false, None, None),
        Part::InFull => (false, None, Some(bars.year)),
        Part::ByDays => {
            let days = i64::from(length(from, last));
            let share = Exact::fraction(days, i64::from(length(year.from(), end)))?;
            let number = exact(bars.year).times(share)?;
            (false, Some(number), Some(rounded(reading, number)?))
        }
    })
}
