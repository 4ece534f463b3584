//! What is due in a month and in a year, in one reading.

use chrono::NaiveDate;

use super::super::calendar::weekdays;
use super::super::reading::{Bars, Divisor, MonthBar, Part, Prorating, Reading};
use super::super::register::Register;
use super::MonthAttendance;
use super::count::Sums;
use crate::vocabulary::{Exact, Window};

/// What is due in a month.
#[derive(Clone, Copy)]
enum Due {
    Nothing,
    Days(u32),
    /// What a formula comes to, and in whole days.
    Rounded(Exact, u32),
    /// It hangs on days of which the calendar knows nothing.
    NotKnown,
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
    sums: &Sums,
    (reading, bars): (&Reading, Bars),
) -> Option<MonthAttendance> {
    let month = Window::Month;
    let first = month.first_day(index)?;
    let end = month.first_day(index.checked_add(1)?)?.pred_opt()?;
    let is_part = sums.days < length(first, end);
    let due = in_month(register, (first, end), (sums, is_part), (reading, bars))?;
    let (exact, required) = match due {
        Due::Nothing | Due::NotKnown => (None, None),
        Due::Days(days) => (None, Some(days)),
        Due::Rounded(number, days) => (Some(number), Some(days)),
    };
    Some(MonthAttendance {
        month: month.written(index),
        from: sums.from,
        last: sums.last,
        days: sums.days,
        is_part,
        not_in_calendar: sums.not_in_calendar,
        working_days: sums.working,
        exact,
        required,
        is_open: matches!(due, Due::NotKnown),
        attainable: sums.attainable,
        reached: sums.reached,
    })
}

fn in_month(
    register: &Register,
    (first, end): (NaiveDate, NaiveDate),
    (sums, is_part): (&Sums, bool),
    (reading, bars): (&Reading, Bars),
) -> Option<Due> {
    if is_part && reading.part_months == Part::LeftOut {
        return Some(Due::Nothing);
    }
    let bar = bars.of_month(reading);
    let by_days = is_part && reading.part_months == Part::ByDays;
    let number = match reading.month {
        MonthBar::Strict | MonthBar::Advisory if by_days => {
            let (days, all) = (i64::from(sums.days), i64::from(length(first, end)));
            exact(bar).times(Exact::fraction(days, all)?)?
        }
        MonthBar::Strict | MonthBar::Advisory => return Some(Due::Days(bar)),
        MonthBar::Prorated(prorating) => {
            let working = if by_days {
                (sums.not_in_calendar == 0).then_some(sums.working)
            } else {
                register.calendar().working_between(first, end)
            };
            let Some(working) = working else { return Some(Due::NotKnown) };
            prorated(prorating, (working, weekdays(first, end)), bar)?
        }
    };
    Some(Due::Rounded(number, rounded(reading, number)?))
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

/// Whether so many days are a whole year, what the formula comes to, and what is required.
pub(super) fn in_year(
    (first, end): (NaiveDate, NaiveDate),
    days: u32,
    (reading, bars): (&Reading, Bars),
) -> Option<(bool, Option<Exact>, Option<u32>)> {
    let year = length(first, end);
    if days >= year {
        return Some((true, None, Some(bars.year)));
    }
    Some(match reading.part_year {
        Part::LeftOut => (false, None, None),
        Part::InFull => (false, None, Some(bars.year)),
        Part::ByDays => {
            let share = Exact::fraction(i64::from(days), i64::from(year))?;
            let number = exact(bars.year).times(share)?;
            (false, Some(number), Some(rounded(reading, number)?))
        }
    })
}
