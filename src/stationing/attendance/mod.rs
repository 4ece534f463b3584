mod conflict;
mod coverage;
mod due;
mod facts;
mod words;

pub use conflict::Conflict;
pub use coverage::attendance_coverage;
pub use facts::End;
pub use words::attendance_report;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::calendar::each_day;
use super::posting::Posting;
use super::reading::{Bars, Counted, Reading};
use super::register::Register;
use super::state::{DayKind, DayState};
use crate::vocabulary::{Exact, Id, Period, Window};

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
    /// Its first day in the period.
    pub from: NaiveDate,
    /// Its last day in the period.
    pub last: NaiveDate,
    /// Whether only a part of it lies in the period.
    pub is_part: bool,
    /// 工作日 — working days among these days.
    pub working_days: u32,
    /// 折算 — what the formula comes to before it is rounded, where the month is prorated or
    /// taken by days.
    pub exact: Option<Exact>,
    /// 应驻天数 — days required; `None` where nothing is asked.
    pub required: Option<u32>,
    /// 可驻天数 — days that could count at all.
    pub attainable: u32,
    /// 实驻天数 — days that did.
    pub reached: Reached,
}

impl MonthAttendance {
    /// 不可能达到 — whether more is required than can be had.
    #[must_use]
    pub fn is_out_of_reach(&self) -> bool {
        self.required.is_some_and(|required| required > self.attainable)
    }

    /// 所差天数 — how many days are lacking, at least and at most; none where nothing is asked.
    #[must_use]
    pub fn lacking(&self) -> Reached {
        let required = self.required.unwrap_or(0);
        Reached {
            least: required.saturating_sub(self.reached.most),
            most: required.saturating_sub(self.reached.least),
        }
    }
}

/// 出勤 — one posting's days in a period, in one reading: what was required, attainable and
/// reached, in the year and in each month.
///
/// It says what was so; whether a bar is met says a rule of the rulebook, by
/// [`standing`](Attendance::standing).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attendance {
    /// The posting.
    pub posting: Id,
    /// 考勤期间 — the days of the posting in the year.
    pub period: Period,
    /// Whether they are the whole year.
    pub is_whole_year: bool,
    /// 折算 — what a part of a year comes to before it is rounded.
    pub exact: Option<Exact>,
    /// 应驻天数 — days required in the year; `None` where nothing is asked.
    pub required: Option<u32>,
    /// 可驻天数 — days that could count at all.
    pub attainable: u32,
    /// 实驻天数 — days that did.
    pub reached: Reached,
    /// 各月 — the months, in order.
    pub months: Vec<MonthAttendance>,
    /// 各类天数 — how many days of each state there were.
    pub states: Vec<(DayState, u32)>,
    /// 无记录 — the working days of which nothing is recorded.
    pub not_recorded: Vec<NaiveDate>,
    /// 两头不见人 — the days on which the cadre was found nowhere.
    pub nowhere: Vec<NaiveDate>,
}

/// A day as it is counted: on record, and at most.
fn counted(
    kind: DayKind,
    state: Option<DayState>,
    reading: &Reading,
) -> (bool, bool, bool) {
    let may = match kind {
        DayKind::Working => true,
        DayKind::Weekend => reading.counts(Counted::Weekends),
        DayKind::Holiday => reading.counts(Counted::Holidays),
    };
    let is_there = match state {
        None => return (may, false, may),
        Some(DayState::InVillage) => true,
        Some(DayState::OnTrip) => reading.counts(Counted::Trips),
        Some(DayState::InTraining) => reading.counts(Counted::Training),
        Some(
            DayState::AtUnit
            | DayState::OnLeave(_)
            | DayState::AtRest
            | DayState::Nowhere,
        ) => false,
    };
    (may, may && is_there, may && is_there)
}

/// Days added up.
#[derive(Clone, Copy, Default)]
struct Sums {
    working: u32,
    attainable: u32,
    reached: Reached,
}

impl Sums {
    fn add(&mut self, kind: DayKind, (may, least, most): (bool, bool, bool)) {
        let one = |is: bool| u32::from(is);
        self.working = self.working.saturating_add(one(kind == DayKind::Working));
        self.attainable = self.attainable.saturating_add(one(may));
        self.reached.least = self.reached.least.saturating_add(one(least));
        self.reached.most = self.reached.most.saturating_add(one(most));
    }
}

impl Register {
    /// 出勤 — the days of a posting in a year, in one reading; the year begins with the first day
    /// of `year`, a calendar year or one of service, and only the days of the posting in `year`
    /// count.
    ///
    /// `None` for a posting that is not in the register, or has no day in the year, and for a
    /// year without an end or of more than twelve months.
    ///
    /// # Examples
    /// See [the room](crate::stationing).
    #[must_use]
    pub fn attendance(
        &self,
        posting: &Id,
        year: Period,
        (reading, bars): (&Reading, Bars),
    ) -> Option<Attendance> {
        let own = self.posting(posting)?;
        let (from, last) = days_in(own, year)?;
        let period = Period::new(from, last.succ_opt()).ok()?;
        let recorded = self.days.get(posting);
        let mut months: BTreeMap<i32, Sums> = BTreeMap::new();
        let mut states: BTreeMap<DayState, u32> = BTreeMap::new();
        let (mut not_recorded, mut nowhere) = (Vec::new(), Vec::new());
        let mut all = Sums::default();
        for day in each_day(from, last) {
            let kind = self.calendar.kind(day)?;
            let state = recorded.and_then(|days| days.get(&day)).copied();
            let is = counted(kind, state, reading);
            months.entry(Window::Month.index(day)).or_default().add(kind, is);
            all.add(kind, is);
            match state {
                Some(state) => {
                    let days = states.entry(state).or_default();
                    *days = days.saturating_add(1);
                    nowhere.extend((state == DayState::Nowhere).then_some(day));
                }
                None => not_recorded.extend((kind == DayKind::Working).then_some(day)),
            }
        }
        let (is_whole_year, exact, required) =
            due::in_year((from, last), year, (reading, bars))?;
        let months = months.into_iter().map(|(index, sums)| {
            due::month(self, index, (from, last), (reading, bars))
                .map(|due| due.with(sums))
        });
        Some(Attendance {
            posting: posting.clone(),
            period,
            is_whole_year,
            exact,
            required,
            attainable: all.attainable,
            reached: all.reached,
            months: months.collect::<Option<_>>()?,
            states: states.into_iter().collect(),
            not_recorded,
            nowhere,
        })
    }
}

/// The first and the last day of a posting in a year.
fn days_in(posting: &Posting, year: Period) -> Option<(NaiveDate, NaiveDate)> {
    let (from, last) = (posting.from.max(year.from()), posting.last.min(year.last()?));
    (from <= last).then_some((from, last))
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
