//! What goes to the rules.

use super::{Attendance, MonthAttendance};
use crate::facts::{Raw, Sheet};
use crate::rule::{Rule, Standing, examine};
use crate::vocabulary::Problems;

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
        let parts = || self.months.iter().filter(|m| m.is_part && m.required.is_some());
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
        let all = self.months.iter();
        vec![
            ("attendance.whole_year", Raw::Boolean(self.is_whole_year)),
            ("attendance.days", Raw::Integer(i64::from(days))),
            ("attendance.part_year_margin", part_year),
            ("attendance.whole_months", integer(whole.count())),
            ("attendance.part_months", integer(parts().count())),
            (
                "attendance.month_days",
                Raw::Table(all.clone().map(|m| by_month(m, reached(m).into())).collect()),
            ),
            (
                "attendance.part_month_margin",
                Raw::Table(parts().filter_map(margin).collect()),
            ),
            ("attendance.prorated_margin", Raw::Table(self.margins(margin))),
            ("attendance.nowhere", Raw::List(self.nowhere_at(end))),
        ]
    }

    /// The margins of the months; one of which nothing is asked does not apply.
    fn margins(
        &self,
        margin: impl Fn(&MonthAttendance) -> Option<(String, Raw)>,
    ) -> Vec<(String, Raw)> {
        let left_out = |month: &MonthAttendance| {
            (month.month.clone(), does_not_apply("nothing is asked of this month"))
        };
        let months = self.months.iter();
        months.map(|month| margin(month).unwrap_or_else(|| left_out(month))).collect()
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

    /// 出勤表 — a sheet with the facts of one end, about the days of the posting: `base` has
    /// the county's choices, and whatever else is known of the posting.
    ///
    /// # Errors
    /// What [`Sheet::with`] refuses: facts that the dictionary does not have, or of which `base`
    /// says something else.
    pub fn sheet(&self, base: &Sheet, end: End) -> Result<Sheet, Problems> {
        let sheet = base.clone().of(self.posting.clone(), self.period);
        sheet.with(self.facts(end))
    }

    /// 结论 — how the posting stands to a rule of attendance: what holds at both ends holds,
    /// whatever the days were of which nothing is recorded.
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
