//! What goes to the rules.

use super::{Attendance, MonthAttendance};
use crate::facts::{Raw, Sheet};
use crate::rule::{Rule, Standing, examine};
use crate::vocabulary::{Period, Problems, Window};

/// 取值 — how days of which nothing is recorded are taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
    /// 至少 — the cadre was nowhere.
    Least,
    /// 至多 — the cadre was in the village.
    Most,
}

impl End {
    /// Both, the least first.
    pub const ALL: [End; 2] = [End::Least, End::Most];
}

type Fact = (&'static str, Raw);

impl Attendance {
    /// 出勤的事实 — what the rules of `stationing-2015` read, for a
    /// [sheet](crate::facts::Sheet::with) about [`Attendance::period`], with the days of which
    /// nothing is recorded taken at one end.
    ///
    /// Where every day is recorded the two ends say the same.
    #[must_use]
    pub fn facts(&self, end: End) -> Vec<Fact> {
        let whole = self.months.iter().filter(|month| !month.is_part);
        let parts = || self.months.iter().filter(|m| m.is_part && m.is_asked());
        let reached = |month: &MonthAttendance| match end {
            End::Least => month.reached.least,
            End::Most => month.reached.most,
        };
        let days = match end {
            End::Least => self.reached.least,
            End::Most => self.reached.most,
        };
        let by_month = |month: &MonthAttendance, number: i64| {
            (month.month.clone(), Raw::Integer(number))
        };
        let margin = |month: &MonthAttendance| {
            let required = i64::from(month.required?);
            let number = i64::from(reached(month)).checked_sub(required)?;
            // A month has no more days than that; more cannot be lacking than are asked for.
            Some(by_month(month, number.clamp(-31, 31)))
        };
        let part_year = match self.required.filter(|_| !self.is_whole_year) {
            Some(required) => {
                Raw::Integer(i64::from(days).saturating_sub(i64::from(required)))
            }
            None => does_not_apply("a whole year, or nothing is asked"),
        };
        vec![
            ("attendance.whole_year", Raw::Boolean(self.is_whole_year)),
            ("attendance.days", Raw::Integer(i64::from(days))),
            ("attendance.part_year_margin", part_year),
            ("attendance.whole_months", integer(whole.count())),
            ("attendance.part_months", integer(parts().count())),
            (
                "attendance.month_days",
                Raw::Table(self.each_month(|month| {
                    let is_whole = !month.is_part || !self.is_in_period(month);
                    is_whole.then(|| by_month(month, reached(month).into()))
                })),
            ),
            (
                "attendance.part_month_margin",
                Raw::Table(parts().filter_map(margin).collect()),
            ),
            ("attendance.prorated_margin", Raw::Table(self.each_month(margin))),
            ("attendance.nowhere", Raw::List(self.nowhere_at(end))),
        ]
    }

    /// What is said of each month: of one of which nothing is, and of those between the terms,
    /// that it does not apply; of one of which it is not known, nothing.
    fn each_month(
        &self,
        said: impl Fn(&MonthAttendance) -> Option<(String, Raw)>,
    ) -> Vec<(String, Raw)> {
        let left_out =
            |month: String| (month, does_not_apply("nothing is asked of this month"));
        let of = |month: String| match self.months.iter().find(|one| one.month == month) {
            None => Some(left_out(month)),
            Some(own) => {
                let said = said(own);
                if said.is_none() && own.is_open {
                    None
                } else {
                    Some(said.unwrap_or_else(|| left_out(month)))
                }
            }
        };
        let month = Window::Month;
        let last = self.period.last().unwrap_or_else(|| self.period.from());
        let all = month.index(self.period.from())..=month.index(last);
        all.map(|index| month.written(index)).filter_map(of).collect()
    }

    /// Whether every day of a month lies between the first day and the last.
    fn is_in_period(&self, month: &MonthAttendance) -> bool {
        let index = Window::Month.index(month.from);
        let next = index.checked_add(1).and_then(|next| Window::Month.first_day(next));
        let first = Window::Month.first_day(index);
        let whole = first.and_then(|first| Period::new(first, next).ok());
        whole.is_some_and(|whole| self.period.encloses(whole))
    }

    fn nowhere_at(&self, end: End) -> Vec<Raw> {
        let not_recorded = match end {
            End::Least => self.not_recorded.as_slice(),
            End::Most => &[],
        };
        let days = self.nowhere.iter().chain(not_recorded);
        let mut days: Vec<String> = days.map(ToString::to_string).collect();
        days.sort();
        let a_day = |day: String| {
            let on = ("on".to_owned(), Raw::Text(day));
            Raw::Table(vec![on, ("kind".to_owned(), Raw::text("day"))])
        };
        days.into_iter().map(a_day).collect()
    }

    /// 出勤表 — a sheet with the facts of one end, about [`Attendance::period`]: `base` has the
    /// county's choices, and whatever else is known of the cadre.
    ///
    /// # Errors
    /// What [`Sheet::with`] refuses: facts that the dictionary does not have, or of which `base`
    /// says something else.
    pub fn sheet(&self, base: &Sheet, end: End) -> Result<Sheet, Problems> {
        let sheet = base.clone().of(self.id.clone(), self.period);
        sheet.with(self.facts(end))
    }

    /// 结论 — how the cadre stands to a rule of attendance: what holds at both ends holds,
    /// whatever the days were of which nothing is recorded.
    ///
    /// That is so of rules that only rise, or only fall, with the days in the village: those
    /// that ask for at least so many, or for at most so many found nowhere. A rule that asks
    /// for both at once, or for a number between two others, may hold at both ends and not
    /// between them.
    ///
    /// # Errors
    /// What [`Attendance::sheet`] refuses.
    pub fn standing(&self, rule: &Rule, base: &Sheet) -> Result<Standing, Problems> {
        let [least, most] = End::ALL.map(|end| {
            let sheet = self.sheet(base, end)?;
            Ok::<_, Problems>(examine(rule, &sheet).standing())
        });
        let (least, most) = (least?, most?);
        Ok(if least == most { least } else { Standing::Undetermined })
    }
}

fn integer(number: usize) -> Raw {
    Raw::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn does_not_apply(reason: &str) -> Raw {
    Raw::Table(vec![("not_applicable".to_owned(), Raw::text(reason))])
}
