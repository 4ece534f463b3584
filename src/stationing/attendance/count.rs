//! Days, counted one by one.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::super::calendar::each_day;
use super::super::posting::Posting;
use super::super::reading::{Bars, Counted, Reading};
use super::super::register::Register;
use super::super::state::{DayKind, DayState};
use super::{Attendance, Reached, due};
use crate::vocabulary::{Id, MonthEnd, Period, Window};

/// The first day of a year and its last; `None` for one without an end or of more than twelve
/// months.
pub(in super::super) fn year_of(year: Period) -> Option<(NaiveDate, NaiveDate)> {
    let end = MonthEnd::LastDay.months_after(year.from(), 12)?.pred_opt()?;
    (year.last()? <= end).then_some((year.from(), end))
}

/// Whether a day may count, counts for sure, and may have counted.
#[derive(Clone, Copy)]
struct Counts {
    may: bool,
    least: bool,
    most: bool,
}

fn counts(kind: DayKind, state: Option<DayState>, reading: &Reading) -> Counts {
    let may = match kind {
        DayKind::Working => true,
        DayKind::Weekend => reading.counts(Counted::Weekends),
        DayKind::Holiday => reading.counts(Counted::Holidays),
    };
    let is_there = match state {
        None => return Counts { may, least: false, most: may },
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
    Counts { may, least: may && is_there, most: may && is_there }
}

/// What a day may be of which the calendar knows nothing: any may be a holiday, and a Saturday
/// or Sunday may be worked.
fn possible(day: NaiveDate) -> &'static [DayKind] {
    if day.weekday().number_from_monday() > 5 {
        &[DayKind::Weekend, DayKind::Working, DayKind::Holiday]
    } else {
        &[DayKind::Working, DayKind::Holiday]
    }
}

/// Days added up.
pub(super) struct Sums {
    pub(super) from: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) days: u32,
    pub(super) not_in_calendar: u32,
    pub(super) working: u32,
    pub(super) attainable: u32,
    pub(super) reached: Reached,
}

impl Sums {
    const fn from(day: NaiveDate) -> Sums {
        Sums {
            from: day,
            last: day,
            days: 0,
            not_in_calendar: 0,
            working: 0,
            attainable: 0,
            reached: Reached { least: 0, most: 0 },
        }
    }

    fn add(&mut self, day: NaiveDate, kind: Option<DayKind>, counts: Counts) {
        let add = |sum: &mut u32, is: bool| *sum = sum.saturating_add(u32::from(is));
        self.last = day;
        add(&mut self.days, true);
        add(&mut self.not_in_calendar, kind.is_none());
        add(&mut self.working, kind == Some(DayKind::Working));
        add(&mut self.attainable, counts.may);
        add(&mut self.reached.least, counts.least);
        add(&mut self.reached.most, counts.most);
    }
}

impl Register {
    /// 出勤 — the days of a cadre in a year, in one reading: those of every posting, in whichever
    /// village, so that a cadre who changes the village has one year and whole months.
    ///
    /// The year begins with the first day of `year`, a calendar year or one of service, and
    /// only the days of postings in `year` count. Of days of which the calendar knows nothing
    /// it is taken that each may be a holiday, and a Saturday or Sunday worked: what was
    /// reached is then a range, and what hangs on their number is not known.
    ///
    /// `None` for a cadre who has no day in the year, and for a year without an end or of more
    /// than twelve months.
    ///
    /// # Examples
    /// See [the room](crate::stationing).
    #[must_use]
    pub fn attendance(
        &self,
        cadre: &Id,
        year: Period,
        by: (&Reading, Bars),
    ) -> Option<Attendance> {
        let own = self.postings().filter(|one| one.cadre == *cadre);
        self.days_of(cadre, own.collect(), (year, by))
    }

    /// 一次选派的出勤 — the days of one posting alone, as if the cadre had had no other: how the
    /// days in one village were spent.
    ///
    /// What the bars ask of a cadre is asked over [all postings](Register::attendance).
    ///
    /// `None` for a posting that is not in the register, or has no day in the year, and for a
    /// year without an end or of more than twelve months.
    #[must_use]
    pub fn attendance_in_posting(
        &self,
        posting: &Id,
        year: Period,
        by: (&Reading, Bars),
    ) -> Option<Attendance> {
        self.days_of(posting, vec![self.posting(posting)?], (year, by))
    }

    /// The days of some postings of one cadre in a year.
    pub(in super::super) fn days_of(
        &self,
        id: &Id,
        mut postings: Vec<&Posting>,
        (year, (reading, bars)): (Period, (&Reading, Bars)),
    ) -> Option<Attendance> {
        let (first, end) = year_of(year)?;
        let clipped = |one: &Posting| {
            let (from, last) = (one.from.max(first), one.last.min(year.last()?));
            (from <= last).then_some((from, last))
        };
        postings.retain(|one| clipped(one).is_some());
        // Invariant of the register: no two of one cadre have a day in common.
        postings.sort_by_key(|one| one.from);
        let cadre = postings.first()?.cadre.clone();
        let days: Vec<(NaiveDate, NaiveDate)> =
            postings.iter().copied().filter_map(clipped).collect();
        let terms = joined(&days);
        let is_in = |day: &NaiveDate| terms.iter().any(|term| term.contains(*day));
        let holidays_not_said = self.calendar.holidays_not_said().into_iter();
        let holidays_not_said = holidays_not_said.filter(is_in).collect();
        let mut months: BTreeMap<i32, Sums> = BTreeMap::new();
        let mut states: BTreeMap<DayState, u32> = BTreeMap::new();
        let (mut not_recorded, mut nowhere) = (Vec::new(), Vec::new());
        let mut all = Sums::from(terms.first()?.from());
        for (posting, (from, last)) in postings.iter().zip(days) {
            for day in each_day(from, last) {
                let kind = self.calendar.kind(day);
                let state = self.state_on(&posting.id, day);
                let counts = self.counted(day, state, reading);
                let month = months.entry(Window::Month.index(day));
                month.or_insert_with(|| Sums::from(day)).add(day, kind, counts);
                all.add(day, kind, counts);
                let Some(state) = state else {
                    let may_be_worked = kind.is_none_or(|kind| kind == DayKind::Working);
                    not_recorded.extend(may_be_worked.then_some(day));
                    continue;
                };
                let days = states.entry(state).or_default();
                *days = days.saturating_add(1);
                nowhere.extend((state == DayState::Nowhere).then_some(day));
            }
        }
        let (is_whole_year, exact, required) =
            due::in_year((first, end), all.days, (reading, bars))?;
        let by = (reading, bars);
        let months =
            months.into_iter().map(|(index, sums)| due::month(self, index, &sums, by));
        Some(Attendance {
            id: id.clone(),
            cadre,
            postings: postings.into_iter().map(|one| one.id.clone()).collect(),
            reading: reading.clone(),
            period: Period::new(all.from, all.last.succ_opt()).ok()?,
            terms,
            is_whole_year,
            exact,
            required,
            attainable: all.attainable,
            reached: all.reached,
            months: months.collect::<Option<_>>()?,
            states: states.into_iter().collect(),
            not_recorded,
            nowhere,
            holidays_not_said,
        })
    }

    /// How a day counts; of one of which the calendar knows nothing, whatever it may be.
    fn counted(
        &self,
        day: NaiveDate,
        state: Option<DayState>,
        reading: &Reading,
    ) -> Counts {
        match self.calendar.kind(day) {
            Some(kind) => counts(kind, state, reading),
            None => {
                let all = possible(day).iter().map(|kind| counts(*kind, state, reading));
                let both = |one: Counts, other: Counts| Counts {
                    may: one.may || other.may,
                    least: one.least && other.least,
                    most: one.most || other.most,
                };
                all.reduce(both).unwrap_or(Counts {
                    may: false,
                    least: false,
                    most: false,
                })
            }
        }
    }
}

/// Terms in order, of which no two have a day in common; those that follow each other joined.
fn joined(days: &[(NaiveDate, NaiveDate)]) -> Vec<Period> {
    let mut all: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, last) in days {
        match all.last_mut() {
            Some((_, before)) if before.succ_opt() == Some(*from) => *before = *last,
            _ => all.push((*from, *last)),
        }
    }
    let terms = all.into_iter();
    terms.filter_map(|(from, last)| Period::new(from, last.succ_opt()).ok()).collect()
}
