//! The pieces of quantities over dated events and over time.

use serde::Serialize;

use super::Answer;
use crate::vocabulary::{Bounds, MonthEnd, TimeSpan, TimeUnit, Window};

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

/// 截至日 — the day of the sheet's period up to which time is counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodDay {
    /// 起始日 — its first day.
    Start,
    /// 截止日 — its last day.
    End,
}

impl PeriodDay {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, PeriodDay); 2] =
        [("start", PeriodDay::Start), ("end", PeriodDay::End)];
}

/// 经过时间 — full units of time since a day: age, years since an event.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Since {
    /// From when.
    pub of: Moment,
    /// Up to which day of the period.
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
