//! Windows of the calendar: weeks, months, quarters, half-years and years.

use chrono::{Datelike as _, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::Script;

/// 计次周期 — a window of the calendar.
///
/// Months, quarters, half-years and years begin and end together with the longer ones.
/// Weeks do not: they run from Monday to Sunday and belong to the year in which their
/// Thursday lies (ISO 8601), so that 30 December 2019 is in the first week of 2020.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// 周 — a calendar week from Monday to Sunday.
    Week,
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
    /// All five with the word by which documents name them, the shortest first.
    pub const ALL: [(&'static str, Window); 5] = [
        ("week", Window::Week),
        ("month", Window::Month),
        ("quarter", Window::Quarter),
        ("half_year", Window::HalfYear),
        ("year", Window::Year),
    ];

    /// Which window of its kind a day lies in: the year, of weeks that of their Thursday, and
    /// which of its windows from zero.
    #[must_use]
    pub fn of(self, day: NaiveDate) -> (i32, u32) {
        let Some(months) = self.months() else {
            let week = day.iso_week();
            return (week.year(), week.week0());
        };
        (day.year(), day.month0().checked_div(months).unwrap_or(0))
    }

    /// Whether a day is the first of its window.
    #[must_use]
    pub fn starts_on(self, day: NaiveDate) -> bool {
        let Some(months) = self.months() else { return day.weekday() == Weekday::Mon };
        day.day0() == 0 && day.month0().checked_rem(months) == Some(0)
    }

    /// Whether every window of this kind lies within one window of another kind: a month in a
    /// quarter, each in its own kind, but no week in a month and none in a year.
    #[must_use]
    pub const fn lies_within(self, longer: Window) -> bool {
        match (self.months(), longer.months()) {
            (Some(own), Some(longer)) => own <= longer,
            (None, None) => true,
            (None, Some(_)) | (Some(_), None) => false,
        }
    }

    /// How many windows there are from the one of a day to the one of another.
    pub(crate) fn number(self, from: NaiveDate, to: NaiveDate) -> Option<i64> {
        let apart = self.index(to).checked_sub(self.index(from))?;
        i64::from(apart).checked_add(1)
    }

    /// The number of the window that a day lies in, counted on through the years.
    pub(crate) fn index(self, day: NaiveDate) -> i32 {
        let Some(in_a_year) = self.in_a_year() else {
            // The first day of the first year was a Monday.
            return day.num_days_from_ce().saturating_sub(1).div_euclid(DAYS_OF_A_WEEK);
        };
        let (year, nth) = self.of(day);
        let nth = i32::try_from(nth).unwrap_or(0);
        year.saturating_mul(in_a_year).saturating_add(nth)
    }

    /// The number of the longer window in which the window with this number lies, where it
    /// [lies within](Window::lies_within) one.
    pub(crate) fn index_in(self, index: i32, longer: Window) -> i32 {
        index.checked_div_euclid(self.number_in(longer)).unwrap_or(index)
    }

    /// The numbers of the first and the last window in a longer one.
    pub(crate) fn indices_in(self, place: i32, longer: Window) -> (i32, i32) {
        let windows = self.number_in(longer);
        let first = place.saturating_mul(windows);
        (first, first.saturating_add(windows).saturating_sub(1))
    }

    /// How many windows of this kind a longer one has.
    pub(crate) fn number_in(self, longer: Window) -> i32 {
        match (self.in_a_year(), longer.in_a_year()) {
            (Some(own), Some(longer)) => own.checked_div(longer).unwrap_or(1).max(1),
            (None, _) | (_, None) => 1,
        }
    }

    /// The first day of the window with this number; `None` beyond all dates.
    pub(crate) fn first_day(self, index: i32) -> Option<NaiveDate> {
        let (Some(in_a_year), Some(months)) = (self.in_a_year(), self.months()) else {
            let day = index.checked_mul(DAYS_OF_A_WEEK)?.checked_add(1)?;
            return NaiveDate::from_num_days_from_ce_opt(day);
        };
        let year = index.checked_div_euclid(in_a_year)?;
        let nth = u32::try_from(index.checked_rem_euclid(in_a_year)?).ok()?;
        NaiveDate::from_ymd_opt(year, nth.checked_mul(months)?.checked_add(1)?, 1)
    }

    /// How many days a window of this kind may have.
    pub(crate) const fn lengths(self) -> &'static [u32] {
        match self {
            Window::Week => &[7],
            Window::Month => &[28, 29, 30, 31],
            Window::Quarter => &[90, 91, 92],
            Window::HalfYear => &[181, 182, 184],
            Window::Year => &[365, 366],
        }
    }

    /// The number of the window that is written like this: `2024-W03` or `2024年第3周`,
    /// `2024-03` or `2024年3月`, `2024-Q1` or `2024年第1季度`, `2024-H1` or `2024年上半年`, `2024` or `2024年`.
    pub(crate) fn read(self, text: &str) -> Option<i32> {
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (year, rest) = text.split_at_checked(digits)?;
        if year.len() != 4 {
            return None;
        }
        let rest = rest.strip_prefix('年').unwrap_or(rest);
        let year: i32 = year.parse().ok()?;
        let nth = match self {
            Window::Year => return rest.is_empty().then_some(year),
            Window::Week => {
                let week = rest.strip_prefix("-W");
                let week =
                    week.or_else(|| rest.strip_prefix('第')?.strip_suffix(['周', '週']))?;
                let week = u32::try_from(up_to_two_digits(week)?).ok()?;
                // A year has 52 weeks or 53.
                let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
                return Some(self.index(monday));
            }
            Window::Month => {
                let month = rest.strip_prefix('-').or_else(|| rest.strip_suffix('月'))?;
                up_to_two_digits(month).filter(|month| (1..=12).contains(month))
            }
            Window::Quarter => named(rest, &QUARTERS),
            Window::HalfYear => named(rest, &HALVES),
        }?;
        year.checked_mul(self.in_a_year()?)?.checked_add(nth)?.checked_sub(1)
    }

    /// How a window is written in documents.
    pub(crate) fn written(self, index: i32) -> String {
        let (year, nth) = self.year_and_number(index);
        match self {
            Window::Week => format!("{year:04}-W{nth:02}"),
            Window::Month => format!("{year:04}-{nth:02}"),
            Window::Quarter => format!("{year:04}-Q{nth}"),
            Window::HalfYear => format!("{year:04}-H{nth}"),
            Window::Year => format!("{year:04}"),
        }
    }

    /// The name of the window with this number, in words.
    pub(crate) fn in_words(self, index: i32, script: Script) -> String {
        if script == Script::En {
            return self.written(index);
        }
        let (year, nth) = self.year_and_number(index);
        match self {
            Window::Week => format!("{year}年第{nth}{}", self.name(script)),
            Window::Month => format!("{year}年{nth}月"),
            Window::Quarter => format!("{year}年第{nth}季度"),
            Window::HalfYear if nth == 1 => format!("{year}年上半年"),
            Window::HalfYear => format!("{year}年下半年"),
            Window::Year => format!("{year}年"),
        }
    }

    /// The year and the number in it, from one, of the window with this number.
    fn year_and_number(self, index: i32) -> (i32, u32) {
        self.first_day(index).map_or((0, 1), |first| {
            let (year, nth) = self.of(first);
            (year, nth.saturating_add(1))
        })
    }

    /// 周、月、季度、半年、年 — what people call it.
    pub(crate) const fn name(self, script: Script) -> &'static str {
        match self {
            Window::Week => script.of("周", "週", "week"),
            Window::Month => script.of("月", "月", "month"),
            Window::Quarter => script.of("季度", "季度", "quarter"),
            Window::HalfYear => script.of("半年", "半年", "half-year"),
            Window::Year => script.of("年", "年", "year"),
        }
    }

    /// A window as documents write it, for examples in messages.
    pub(crate) const fn such_as(self) -> &'static str {
        match self {
            Window::Week => "2019-W03",
            Window::Month => "2019-03",
            Window::Quarter => "2019-Q1",
            Window::HalfYear => "2019-H1",
            Window::Year => "2019",
        }
    }

    /// How many of them every year has; `None` of weeks, which are 52 or 53.
    const fn in_a_year(self) -> Option<i32> {
        match self {
            Window::Week => None,
            Window::Month => Some(12),
            Window::Quarter => Some(4),
            Window::HalfYear => Some(2),
            Window::Year => Some(1),
        }
    }

    /// How many months it has; `None` of weeks.
    const fn months(self) -> Option<u32> {
        match self {
            Window::Week => None,
            Window::Month => Some(1),
            Window::Quarter => Some(3),
            Window::HalfYear => Some(6),
            Window::Year => Some(12),
        }
    }
}

const DAYS_OF_A_WEEK: i32 = 7;

/// A number of one digit or two, without a sign.
fn up_to_two_digits(text: &str) -> Option<i32> {
    let is_written =
        matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<i32>().ok().filter(|_| is_written)
}

/// The ways to write which quarter it is.
const QUARTERS: [(&str, i32); 16] = [
    ("-Q1", 1),
    ("-Q2", 2),
    ("-Q3", 3),
    ("-Q4", 4),
    ("第1季度", 1),
    ("第2季度", 2),
    ("第3季度", 3),
    ("第4季度", 4),
    ("一季度", 1),
    ("二季度", 2),
    ("三季度", 3),
    ("四季度", 4),
    ("第一季度", 1),
    ("第二季度", 2),
    ("第三季度", 3),
    ("第四季度", 4),
];

/// The ways to write which half-year it is.
const HALVES: [(&str, i32); 4] = [("-H1", 1), ("-H2", 2), ("上半年", 1), ("下半年", 2)];

fn named(rest: &str, names: &[(&str, i32)]) -> Option<i32> {
    names.iter().find(|(name, _)| *name == rest).map(|(_, nth)| *nth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// 1 January 2019 was a Tuesday, 30 December 2019 a Monday, 3 January 2021 a Sunday.
    #[test]
    fn a_week_belongs_to_the_year_of_its_thursday() {
        let of = |on: NaiveDate| {
            (Window::Week.written(Window::Week.index(on)), Window::Week.of(on))
        };
        assert_eq!(of(day(2018, 12, 30)), ("2018-W52".to_owned(), (2018, 51)));
        assert_eq!(of(day(2018, 12, 31)), ("2019-W01".to_owned(), (2019, 0)));
        assert_eq!(of(day(2019, 12, 29)), ("2019-W52".to_owned(), (2019, 51)));
        assert_eq!(of(day(2019, 12, 30)), ("2020-W01".to_owned(), (2020, 0)));
        assert_eq!(of(day(2021, 1, 3)), ("2020-W53".to_owned(), (2020, 52)));
        assert_eq!(of(day(2021, 1, 4)), ("2021-W01".to_owned(), (2021, 0)));
    }

    #[test]
    fn a_week_is_read_as_it_is_written_and_the_53rd_only_where_there_is_one() {
        let third = Some(Window::Week.index(day(2019, 1, 14)));
        for text in ["2019-W03", "2019-W3", "2019年第3周", "2019年第03週"] {
            assert_eq!(Window::Week.read(text), third, "{text}");
        }
        assert_eq!(
            Window::Week.read("2020-W53"),
            Some(Window::Week.index(day(2021, 1, 3)))
        );
        for text in ["2019-W53", "2019-W00", "2019-W+3", "2019-W003", "2019-03", "2019"] {
            assert_eq!(Window::Week.read(text), None, "{text}");
        }
    }

    #[test]
    fn windows_follow_one_another_without_a_gap() {
        for (word, window) in Window::ALL {
            let mut on = day(2018, 1, 1);
            let mut index = window.index(on);
            while on < day(2022, 1, 1) {
                on = on.succ_opt().unwrap();
                if window.starts_on(on) {
                    index += 1;
                    assert_eq!(window.first_day(index), Some(on), "{word}");
                }
                assert_eq!(window.index(on), index, "{word} {on}");
                assert_eq!(window.read(&window.written(index)), Some(index), "{word}");
            }
        }
    }

    #[test]
    fn a_month_is_written_with_one_digit_or_two() {
        let march = Window::Month.index(NaiveDate::from_ymd_opt(2019, 3, 1).unwrap());
        for text in ["2019-03", "2019-3", "2019年3月", "2019年03月"] {
            assert_eq!(Window::Month.read(text), Some(march), "{text}");
        }
        for text in ["2019-+3", "2019-003", "2019--3", "2019- 3", "2019-", "2019-13"] {
            assert_eq!(Window::Month.read(text), None, "{text}");
        }
    }
}
