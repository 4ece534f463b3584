mod conflict;
mod count;
mod coverage;
mod due;
mod facts;
mod report;

pub use conflict::Conflict;
pub use coverage::attendance_coverage;
pub use facts::End;
pub use report::attendance_report;

pub(super) use count::year_of;

use chrono::NaiveDate;
use serde::Serialize;

use super::reading::Reading;
use super::state::DayState;
use crate::vocabulary::{Exact, Id, Period};

/// 达到天数 — how many days were reached: at least, and at most where days are not recorded.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reached {
    /// 至少 — those on record.
    pub least: u32,
    /// 至多 — with the days of which nothing is recorded.
    pub most: u32,
}

/// 月出勤 — what was required, attainable and reached in one month.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MonthAttendance {
    /// 月 — as documents write it: `2015-02`.
    pub month: String,
    /// Its first day in the terms.
    pub from: NaiveDate,
    /// Its last day in the terms.
    pub last: NaiveDate,
    /// 在驻天数 — how many days of it lie in the terms.
    pub days: u32,
    /// Whether only a part of it lies in the terms.
    pub is_part: bool,
    /// 日历未载的天数 — those of which the calendar knows nothing.
    pub not_in_calendar: u32,
    /// 工作日 — working days among these days, those that the calendar knows.
    pub working_days: u32,
    /// 折算 — what the formula comes to before it is rounded, where the month is prorated or
    /// taken by days.
    pub exact: Option<Exact>,
    /// 应驻天数 — days required; `None` where nothing is asked, and where it is not known.
    pub required: Option<u32>,
    /// 应驻天数未知 — whether something is asked, and how much hangs on days of which the
    /// calendar knows nothing.
    pub is_open: bool,
    /// 可驻天数 — days that could count at all; of those that the calendar does not know, as
    /// many as may.
    pub attainable: u32,
    /// 实驻天数 — days that did.
    pub reached: Reached,
}

impl MonthAttendance {
    /// 有要求 — whether something is asked of it.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        self.required.is_some() || self.is_open
    }

    /// 不可能达到 — whether more is required than can be had.
    #[must_use]
    pub fn is_out_of_reach(&self) -> bool {
        self.required.is_some_and(|required| required > self.attainable)
    }

    /// 所差天数 — how many days are lacking, at least and at most; none where nothing is asked,
    /// and where it is not known how much is, any number of its days.
    #[must_use]
    pub fn lacking(&self) -> Reached {
        if self.is_open {
            return Reached { least: 0, most: self.days };
        }
        let required = self.required.unwrap_or(0);
        Reached {
            least: required.saturating_sub(self.reached.most),
            most: required.saturating_sub(self.reached.least),
        }
    }
}

/// 出勤 — a cadre's days in a year, in one reading: what was required, attainable and reached, in
/// the year and in each month.
///
/// The days are those of all postings of the cadre, in whichever village; of a part of the
/// postings only where that was asked for. It says what was so; whether a bar is met says a
/// rule of the rulebook, by [`standing`](Attendance::standing).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attendance {
    /// 编号 — whom it is about: the cadre, or the one posting that was asked for.
    pub id: Id,
    /// 驻村干部 — who.
    pub cadre: Id,
    /// 选派 — the postings whose days they are, by their first days.
    pub postings: Vec<Id>,
    /// 口径 — how they are counted.
    pub reading: Reading,
    /// 考勤期间 — from the first day of the terms in the year to the last.
    pub period: Period,
    /// 考勤时段 — the terms in the year, in order; two that follow each other are one.
    pub terms: Vec<Period>,
    /// Whether they are the whole year.
    pub is_whole_year: bool,
    /// 折算 — what a part of a year comes to before it is rounded.
    pub exact: Option<Exact>,
    /// 应驻天数 — days required in the year; `None` where nothing is asked.
    pub required: Option<u32>,
    /// 可驻天数 — days that could count at all; of those that the calendar does not know, as
    /// many as may.
    pub attainable: u32,
    /// 实驻天数 — days that did.
    pub reached: Reached,
    /// 各月 — the months in which the cadre was stationed, in order.
    pub months: Vec<MonthAttendance>,
    /// 各类天数 — how many days of each state there were.
    pub states: Vec<(DayState, u32)>,
    /// 无记录 — the working days of which nothing is recorded, and the days of which the
    /// calendar knows nothing and no record either.
    pub not_recorded: Vec<NaiveDate>,
    /// 两头不见人 — the days on which the cadre was found nowhere.
    pub nowhere: Vec<NaiveDate>,
    /// 未写明的节假日 — days of the terms that are statutory holidays in every year, and of which
    /// the calendar does not say that they are off: see
    /// [`WorkCalendar::holidays_not_said`](super::WorkCalendar::holidays_not_said).
    pub holidays_not_said: Vec<NaiveDate>,
}

impl Attendance {
    /// 某类天数 — how many days of one state there were; of leave, of one kind.
    #[must_use]
    pub fn days_of(&self, state: DayState) -> u32 {
        let found = self.states.iter().find(|(known, _)| *known == state);
        found.map_or(0, |(_, days)| *days)
    }

    /// 未达到的月 — the months that lack days for sure, in order.
    pub fn short_months(&self) -> impl Iterator<Item = &MonthAttendance> {
        self.months.iter().filter(|month| month.lacking().least > 0)
    }

    /// 请假天数 — days on leave of any kind.
    #[must_use]
    pub fn leave_days(&self) -> u32 {
        let is_leave = |state: &DayState| matches!(state, DayState::OnLeave(_));
        let leave = self.states.iter().filter(|(state, _)| is_leave(state));
        leave.map(|(_, days)| *days).fold(0, u32::saturating_add)
    }
}
