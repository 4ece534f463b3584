//! Lengths and full units of the calendar.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

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

    /// Full months from a day to another that is not before it, and the days left over.
    pub(crate) fn months_and_days(self, from: NaiveDate, to: NaiveDate) -> (i64, i64) {
        let months = TimeUnit::Months.full(from, to, Some(self));
        let passed = u32::try_from(months).ok().and_then(|n| self.months_after(from, n));
        let days = to.signed_duration_since(passed.unwrap_or(from)).num_days();
        (months, days.max(0))
    }

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

/// 计时单位 — full days, months or years, as people count them.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TimeUnit {
    /// 天 — days.
    Days,
    /// 足月 — full months.
    Months,
    /// 周年 — full years.
    Years,
}

impl TimeUnit {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, TimeUnit); 3] = [
        ("days", TimeUnit::Days),
        ("months", TimeUnit::Months),
        ("years", TimeUnit::Years),
    ];

    /// How many full units there are from a day to another that is not before it: the most
    /// that have passed by then. Without a month end a month after the 31st is the last day.
    pub(crate) fn full(
        self,
        from: NaiveDate,
        to: NaiveDate,
        month_end: Option<MonthEnd>,
    ) -> i64 {
        let months = match self {
            TimeUnit::Days => return to.signed_duration_since(from).num_days().max(0),
            TimeUnit::Months => 1_i64,
            TimeUnit::Years => 12,
        };
        let month = |day: NaiveDate| {
            i64::from(day.year())
                .saturating_mul(12)
                .saturating_add(i64::from(day.month0()))
        };
        let month_end = month_end.unwrap_or(MonthEnd::LastDay);
        // The calendar's months between the two, or one unit less.
        let apart = month(to).saturating_sub(month(from));
        let units = apart.checked_div(months).unwrap_or(0).max(0);
        let has_passed = u32::try_from(units.saturating_mul(months))
            .ok()
            .and_then(|months| month_end.months_after(from, months))
            .is_some_and(|day| day <= to);
        if has_passed { units } else { units.saturating_sub(1).max(0) }
    }
}

/// 时长 — so many days, months or years of the calendar.
///
/// # Shape
/// `{ days = 30 }`, `{ months = 6 }`, `{ years = 3 }`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TimeSpan {
    /// 日 — calendar days.
    Days(u32),
    /// 月 — months.
    Months(u32),
    /// 年 — years.
    Years(u32),
}

impl TimeSpan {
    /// The greatest number of any unit.
    pub const MOST: u32 = 36_500;

    /// The day so long before another; where its month has no such day, the last that it
    /// has: three months before 31 May is the last day of February.
    pub(crate) fn before(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            TimeSpan::Days(n) => day.checked_sub_days(Days::new(u64::from(n))),
            TimeSpan::Months(n) => day.checked_sub_months(Months::new(n)),
            TimeSpan::Years(n) => day.checked_sub_months(Months::new(n.checked_mul(12)?)),
        }
    }

    /// The day so long after another.
    pub(crate) fn after(self, day: NaiveDate, month_end: MonthEnd) -> Option<NaiveDate> {
        match self {
            TimeSpan::Days(n) => day.checked_add_days(Days::new(u64::from(n))),
            TimeSpan::Months(n) => month_end.months_after(day, n),
            TimeSpan::Years(n) => month_end.months_after(day, n.checked_mul(12)?),
        }
    }
}
