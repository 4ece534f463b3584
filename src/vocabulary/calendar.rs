//! Windows and month ends of the calendar.

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// 计次周期 — a window of the calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// 月 — a calendar month.
    Month,
    /// 季度 — a calendar quarter.
    Quarter,
    /// 半年 — a calendar half-year.
    HalfYear,
    /// 年 — a calendar year.
    Year,
}

impl Window {
    /// All four with the word by which documents name them.
    pub const ALL: [(&'static str, Window); 4] = [
        ("month", Window::Month),
        ("quarter", Window::Quarter),
        ("half_year", Window::HalfYear),
        ("year", Window::Year),
    ];

    /// Which window of its kind a day lies in: the year, and which of its windows from zero.
    #[must_use]
    pub fn of(self, day: NaiveDate) -> (i32, u32) {
        (day.year(), day.month0().checked_div(self.months()).unwrap_or(0))
    }

    /// Whether a day is the first of its window.
    #[must_use]
    pub fn starts_on(self, day: NaiveDate) -> bool {
        day.day0() == 0 && day.month0().checked_rem(self.months()) == Some(0)
    }

    /// How many windows there are from the one of a day to the one of another.
    pub(crate) fn number(self, from: NaiveDate, to: NaiveDate) -> Option<i64> {
        let months = i64::from(self.months());
        let window = |day| {
            let (year, nth) = self.of(day);
            let in_a_year = 12_i64.checked_div(months)?;
            i64::from(year).checked_mul(in_a_year)?.checked_add(i64::from(nth))
        };
        window(to)?.checked_sub(window(from)?)?.checked_add(1)
    }

    const fn months(self) -> u32 {
        match self {
            Window::Month => 1,
            Window::Quarter => 3,
            Window::HalfYear => 6,
            Window::Year => 12,
        }
    }
}

/// 月末规则 — what a month after 31 January, or a year after 29 February, is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthEnd {
    /// 以月末日为准 — the last day of the month.
    LastDay,
    /// 顺延至次月首日 — the first day of the month after.
    Overflow,
}

impl MonthEnd {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, MonthEnd); 2] =
        [("last_day", MonthEnd::LastDay), ("overflow", MonthEnd::Overflow)];

    /// The day so many months after another; `None` beyond all dates.
    pub(crate) fn months_after(self, from: NaiveDate, months: u32) -> Option<NaiveDate> {
        // Held at the last day of the month, where it has no such day.
        let held = from.checked_add_months(Months::new(months))?;
        match self {
            MonthEnd::Overflow if held.day() < from.day() => held.succ_opt(),
            MonthEnd::Overflow | MonthEnd::LastDay => Some(held),
        }
    }
}
