//! Lengths of time, from the words of the guide.

use chrono::{Datelike, Days, NaiveDate};
use grassroots::procedure::{InTime, Length, Opens};
use grassroots::vocabulary::MonthEnd;

use super::Life;

impl Life<'_> {
    /// The day so long after another; none where no calendar tells.
    pub(super) fn after(&self, from: NaiveDate, length: Length) -> Option<NaiveDate> {
        let days = |n: u32| from + Days::new(n.into());
        match length {
            Length::Days(n) => Some(days(n)),
            Length::Weeks(n) => Some(days(7 * n)),
            Length::Months(n) => Some(months_after(from, n, self.rules.month_end)),
            Length::Years(n) => Some(months_after(from, 12 * n, self.rules.month_end)),
            Length::WorkingDays(n) => {
                let mut day = from;
                for _ in 0..n {
                    day = day.succ_opt()?;
                    while !self.is_worked(day)? {
                        day = day.succ_opt()?;
                    }
                }
                Some(day)
            }
        }
    }

    fn is_worked(&self, day: NaiveDate) -> Option<bool> {
        let days = self.chronicle.calendar.as_ref()?;
        let (from, until) = (days.known.from(), days.known.until());
        if day < from || until.is_some_and(|until| day >= until) {
            return None;
        }
        let name = day.format("%a").to_string();
        let is_weekend = name == "Sat" || name == "Sun";
        Some(days.worked.contains(&day) || (!is_weekend && !days.off.contains(&day)))
    }
}

fn months_after(from: NaiveDate, months: u32, month_end: MonthEnd) -> NaiveDate {
    let (mut year, mut month) = (from.year(), from.month());
    for _ in 0..months {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    let in_month = |day| NaiveDate::from_ymd_opt(year, month, day);
    match (in_month(from.day()), month_end) {
        (Some(day), _) => day,
        (None, MonthEnd::LastDay) => (28..=31).rev().find_map(in_month).unwrap(),
        (None, MonthEnd::Overflow) => {
            NaiveDate::from_ymd_opt(year, month + 1, 1).unwrap()
        }
    }
}

/// The last day in time of what ends on a day.
pub(super) fn last_day(end: NaiveDate, in_time: InTime) -> NaiveDate {
    match in_time {
        InTime::OnTheLastDay => end,
        InTime::BeforeTheLastDay => end - Days::new(1),
    }
}

/// The first day possible after a wait that ends on a day.
pub(super) fn first_day(end: NaiveDate, opens: Opens) -> NaiveDate {
    match opens {
        Opens::OnTheDay => end,
        Opens::TheDayAfter => end + Days::new(1),
    }
}
