//! The pieces of quantities over dated events and over time.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use serde::{Serialize, Serializer};

use super::Answer;
#[cfg(feature = "toml")]
use crate::vocabulary::text::day_from;
use crate::vocabulary::{Bounds, MonthEnd, Period, TimeSpan, TimeUnit, Window};

/// 事件 — the events of a fact, all of them or those of some kinds.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct EventsOf {
    /// The fact.
    pub fact: u16,
    /// The kinds that count; all, if none is named.
    pub kinds: Box<[u16]>,
}

/// 计次时段 — on which days events count, and how days come together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Reach {
    /// 考核周期内 — all in the sheet's period.
    Period,
    /// 近一段时间 — all so long back from the end of the sheet's period, whether the period
    /// has begun then or not.
    Last(TimeSpan),
    /// 最多的一个时段 — the most in one window of the calendar in the sheet's period.
    MostIn(Window),
    /// 最少的一个时段 — the least in one window, a window without events having none.
    LeastIn {
        /// The kind of window.
        window: Window,
        /// What part windows at the ends of the period do.
        part_windows: PartWindows,
    },
}

/// 不完整时段 — windows of which the sheet's period has a part only.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartWindows {
    /// 计入 — they count like whole ones.
    Count,
    /// 不计 — they are left out.
    LeaveOut,
}

impl PartWindows {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, PartWindows); 2] =
        [("count", PartWindows::Count), ("leave_out", PartWindows::LeaveOut)];
}

/// 计时段数 — how many windows of the calendar in the sheet's period have so many events:
/// quarters without a report, months with two meetings.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Windows {
    /// The events; a window without any has none.
    pub of: EventsOf,
    /// The kind of window.
    pub window: Window,
    /// How many events a window must have to be counted.
    pub such: Bounds,
    /// What part windows at the ends of the period do.
    pub part_windows: PartWindows,
    /// More than so many count as so many.
    pub at_most: u32,
}

/// 起算日 — the day from which time is counted.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Moment {
    /// A date.
    Date {
        /// The fact.
        fact: u16,
    },
    /// The latest of some events.
    Latest(EventsOf),
}

impl Moment {
    /// The fact that has the day.
    #[must_use]
    pub const fn fact(&self) -> u16 {
        match self {
            Moment::Date { fact } => *fact,
            Moment::Latest(of) => of.fact,
        }
    }
}

/// 截至日 — the day up to which time is counted.
///
/// # Shape
/// `"start"`, `"end"`, a day of the year such as `"11-20"`, or a date such as `"2020-07-31"`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum PeriodDay {
    /// 起始日 — the first day of the sheet's period.
    Start,
    /// 截止日 — its last day.
    End,
    /// 某月某日 — the day of the period with this month and day; where it has none, or several,
    /// there is none.
    OfYear {
        /// From 1 to 12.
        month: u32,
        /// From 1 on.
        day: u32,
    },
    /// 某日 — this date, whatever the period.
    Date(NaiveDate),
}

impl PeriodDay {
    /// Those of every period with the word by which documents name them.
    pub const ALL: [(&'static str, PeriodDay); 2] =
        [("start", PeriodDay::Start), ("end", PeriodDay::End)];

    /// The day of the year with this month and day, 29 February among them; `None` where no
    /// year has it.
    #[must_use]
    pub fn of_year(month: u32, day: u32) -> Option<PeriodDay> {
        NaiveDate::from_ymd_opt(LEAP_YEAR, month, day)?;
        Some(PeriodDay::OfYear { month, day })
    }

    /// What a document says.
    #[cfg(feature = "toml")]
    pub(crate) fn read(text: &str) -> Option<PeriodDay> {
        if let Some((_, day)) = PeriodDay::ALL.into_iter().find(|(word, _)| *word == text)
        {
            return Some(day);
        }
        if let Some(day) = day_from(text) {
            return Some(PeriodDay::Date(day));
        }
        let (month, day) = text.split_once('-')?;
        let two = |digits: &str| {
            let is_two = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
            digits.parse().ok().filter(|_| is_two)
        };
        PeriodDay::of_year(two(month)?, two(day)?)
    }

    /// The day that it is in a period; `None` where that cannot be told.
    #[must_use]
    pub fn within(self, period: Period) -> Option<NaiveDate> {
        match self {
            PeriodDay::Start => Some(period.from()),
            PeriodDay::End => period.last(),
            PeriodDay::Date(date) => Some(date),
            PeriodDay::OfYear { month, day } => {
                let years = period.from().year()..=period.last()?.year();
                let days = years.filter_map(|y| NaiveDate::from_ymd_opt(y, month, day));
                let mut days = days.filter(|day| period.contains(*day));
                days.next().filter(|_| days.next().is_none())
            }
        }
    }
}

/// A year that has every day of the year.
const LEAP_YEAR: i32 = 2000;

impl fmt::Display for PeriodDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PeriodDay::Start => f.write_str("start"),
            PeriodDay::End => f.write_str("end"),
            PeriodDay::OfYear { month, day } => write!(f, "{month:02}-{day:02}"),
            PeriodDay::Date(date) => write!(f, "{date}"),
        }
    }
}

impl Serialize for PeriodDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// 经过时间 — full units of time since a day: age, years since an event.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Since {
    /// From when.
    pub of: Moment,
    /// Up to which day.
    pub on: PeriodDay,
    /// In which unit.
    pub unit: TimeUnit,
    /// What a month after the 31st is; nothing for days.
    pub month_end: Option<MonthEnd>,
    /// What it means that there is no such day up to then.
    pub never: Answer,
    /// More than so many count as so many.
    pub at_most: u32,
}

/// 任职间断 — what the time between two spells does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Gaps {
    /// 不计 — it does not count; what was served before and after does.
    LeftOut,
    /// 短期间断连续计算 — up to so long it counts as served, longer it does not count.
    BridgedUpTo(TimeSpan),
    /// 重新计算 — service begins afresh after it.
    Restart,
}

/// 任职时间 — full units of time served up to the end of the sheet's period.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// The spells.
    pub of: u16,
    /// In which unit: months or years.
    pub unit: TimeUnit,
    /// What a month after the 31st is.
    pub month_end: MonthEnd,
    /// What gaps do.
    pub gaps: Gaps,
    /// Only what was served from the day of the latest of these on counts.
    pub since_latest: Option<EventsOf>,
    /// More than so many count as so many.
    pub at_most: u32,
}

/// 增减方式 — the difference of two numbers, or the part that it is of the earlier one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ChangeKind {
    /// 增减量 — the difference.
    Absolute,
    /// 增幅 — the difference ÷ what it is held against.
    Relative {
        /// What it means where that is 0 and the number is not.
        from_zero: Answer,
        /// What it means where both are 0.
        both_zero: Answer,
    },
}
