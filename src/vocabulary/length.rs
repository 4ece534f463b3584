use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{MonthEnd, Period};

/// 期限长度 — so many days, weeks, months or years.
///
/// # Shape
/// `{ days = 15 }`, `{ working_days = 5 }`, `{ weeks = 2 }`, `{ months = 6 }`, `{ years = 1 }`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// 日 — calendar days.
    Days(u32),
    /// 工作日 — working days; which days are, the caller's [`Calendar`] says.
    WorkingDays(u32),
    /// 周 — weeks.
    Weeks(u32),
    /// 月 — months; a day that a month lacks is read by [`MonthEnd`].
    Months(u32),
    /// 年 — years; 29 February is read by [`MonthEnd`].
    Years(u32),
}

impl Length {
    /// The greatest number of any unit.
    pub const MOST: u32 = 36_500;

    /// The day so long after `from`; `None` where no calendar tells, or beyond all dates.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use grassroots::procedure::Length;
    /// use grassroots::vocabulary::MonthEnd;
    ///
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    /// let from = day(2019, 1, 31).ok_or("no such day")?;
    /// let month = Length::Months(1);
    /// assert_eq!(month.after(from, MonthEnd::LastDay, None), day(2019, 2, 28));
    /// assert_eq!(month.after(from, MonthEnd::Overflow, None), day(2019, 3, 1));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn after(
        self,
        from: NaiveDate,
        month_end: MonthEnd,
        calendar: Option<&Calendar>,
    ) -> Option<NaiveDate> {
        match self {
            Length::Days(n) => from.checked_add_days(Days::new(u64::from(n))),
            Length::Weeks(n) => {
                from.checked_add_days(Days::new(u64::from(n).checked_mul(7)?))
            }
            Length::Months(n) => month_end.months_after(from, n),
            Length::Years(n) => month_end.months_after(from, n.checked_mul(12)?),
            Length::WorkingDays(n) => calendar?.working_day_after(from, n),
        }
    }
}

/// 按期的界线 — until when something is in time.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InTime {
    /// 含最后一日 — on the last day too.
    OnTheLastDay,
    /// 不含最后一日 — before the last day only.
    BeforeTheLastDay,
}

impl InTime {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, InTime); 2] = [
        ("on_the_last_day", InTime::OnTheLastDay),
        ("before_the_last_day", InTime::BeforeTheLastDay),
    ];

    /// The last day in time, where a period ends with `end`.
    #[must_use]
    pub fn last(self, end: NaiveDate) -> Option<NaiveDate> {
        match self {
            InTime::OnTheLastDay => Some(end),
            InTime::BeforeTheLastDay => end.pred_opt(),
        }
    }
}

/// 期满的界线 — from when something is possible after a wait.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Opens {
    /// 期满当日 — on the day with which the wait ends.
    OnTheDay,
    /// 期满次日 — on the day after it.
    TheDayAfter,
}

impl Opens {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Opens); 2] =
        [("on_the_day", Opens::OnTheDay), ("the_day_after", Opens::TheDayAfter)];

    /// The first day possible, where a wait ends with `end`.
    #[must_use]
    pub fn first(self, end: NaiveDate) -> Option<NaiveDate> {
        match self {
            Opens::OnTheDay => Some(end),
            Opens::TheDayAfter => end.succ_opt(),
        }
    }
}

/// 工作日历 — which days are working days, as far as the caller knows them.
///
/// Saturdays and Sundays are days off, unless they are shifted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Calendar {
    known: Period,
    // Invariant (one answer): no day is both off and worked.
    off: BTreeSet<NaiveDate>,
    worked: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// A calendar of the days of `known`: which weekdays are off, which weekends worked.
    pub fn new(
        known: Period,
        off: impl IntoIterator<Item = NaiveDate>,
        worked: impl IntoIterator<Item = NaiveDate>,
    ) -> Result<Calendar, CalendarError> {
        let off: BTreeSet<NaiveDate> = off.into_iter().collect();
        let worked: BTreeSet<NaiveDate> = worked.into_iter().collect();
        match off.intersection(&worked).next() {
            Some(on) => Err(CalendarError { on: *on }),
            None => Ok(Calendar { known, off, worked }),
        }
    }

    /// Whether a day is worked; `None` for a day that the calendar does not know.
    #[must_use]
    pub fn is_worked(&self, day: NaiveDate) -> Option<bool> {
        if !self.known.contains(day) {
            return None;
        }
        let is_weekend = day.weekday().number_from_monday() > 5;
        Some(self.worked.contains(&day) || !(is_weekend || self.off.contains(&day)))
    }

    fn working_day_after(&self, from: NaiveDate, count: u32) -> Option<NaiveDate> {
        let (mut day, mut left) = (from, count);
        while left > 0 {
            day = day.succ_opt()?;
            if self.is_worked(day)? {
                left = left.saturating_sub(1);
            }
        }
        Some(day)
    }
}

/// 日历有误 — a day that is said to be off and to be worked.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{on} stands among the days off and among those worked: let it stand in one")]
pub struct CalendarError {
    /// The first such day.
    pub on: NaiveDate,
}
