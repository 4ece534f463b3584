//! What the register says of a body in each week or month.

use chrono::{Days, NaiveDate};

use super::DAYS;
use crate::facts::Raw;
use crate::rectification::register::{BackwardVillage, Register};
use crate::rectification::role::Role;
use crate::vocabulary::{Period, Window};

/// A window of the calendar in a village.
pub(super) struct OneWindow {
    pub(super) index: i32,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) said: Said,
    /// The days of it on which the body was there, each once, in order.
    days: Vec<NaiveDate>,
}

/// What is said of a window as a whole, whatever the period of a sheet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Said {
    /// The role was held on every day: on so many the body was there.
    Days(u32),
    /// The role was held on no day on which the village was on the list.
    Nobody,
    /// It was held on some.
    RoleInPart,
    /// It was held on every day, and the register is not about all of them.
    NotCovered,
}

impl OneWindow {
    /// On how many days of a period the body was there.
    pub(super) fn days_within(&self, period: Period) -> u32 {
        let days = self.days.iter().filter(|day| period.contains(**day));
        u32::try_from(days.count()).unwrap_or(u32::MAX)
    }
}

impl Register {
    /// The windows of which some day lies within a period, in order; `None` for a period
    /// without an end, and beyond all dates.
    pub(super) fn windows_of(
        &self,
        own: &BackwardVillage,
        (body, each): (Role, Window),
        period: Period,
    ) -> Option<Vec<OneWindow>> {
        let (first, last) = (each.index(period.from()), each.index(period.last()?));
        let begin = each.first_day(first)?;
        let end = each.first_day(last.checked_add(1)?)?;
        let days = own.days_of(body, Period::new(begin, Some(end)).ok()?);
        let mut days = days.into_iter().peekable();
        let mut windows = Vec::new();
        for index in first..=last {
            let first = each.first_day(index)?;
            let next = each.first_day(index.checked_add(1)?)?;
            let last = next.checked_sub_days(Days::new(1))?;
            let inside = std::iter::from_fn(|| days.next_if(|day| *day < next)).collect();
            let days: Vec<NaiveDate> = inside;
            let said = self.said(own, body, (first, last), days.len());
            windows.push(OneWindow { index, first, last, said, days });
        }
        Some(windows)
    }

    fn said(
        &self,
        own: &BackwardVillage,
        body: Role,
        (first, last): (NaiveDate, NaiveDate),
        days: usize,
    ) -> Said {
        let is_held = |day: NaiveDate| {
            own.identified <= day && own.holders(body, day).next().is_some()
        };
        let all = || super::each_day(first, last);
        if !all().any(is_held) {
            return Said::Nobody;
        }
        if !all().all(is_held) {
            return Said::RoleInPart;
        }
        if !(self.period.contains(first) && self.period.contains(last)) {
            return Said::NotCovered;
        }
        Said::Days(u32::try_from(days).unwrap_or(u32::MAX))
    }

    /// 到村天数 — the days in the village of each body, as series for a sheet about a period.
    ///
    /// A week or month in which the role was not held on every day does not apply, and nothing
    /// is said of one that reaches beyond the days of the register. Where that holds of the
    /// first kind for all of them, the fact as a whole does not apply.
    pub(in crate::rectification) fn days_in_village(
        &self,
        own: &BackwardVillage,
        period: Period,
    ) -> Vec<(&'static str, Raw)> {
        let fact = |(fact, body, each): (&'static str, Role, Window)| {
            let windows = self.windows_of(own, (body, each), period)?;
            let has_any =
                |one: &OneWindow| matches!(one.said, Said::Days(_) | Said::NotCovered);
            if !windows.iter().any(has_any) {
                return Some((fact, does_not_apply("nobody had the role")));
            }
            let said = windows.iter().filter_map(|one| {
                let said = match one.said {
                    Said::Days(days) => Raw::Integer(i64::from(days)),
                    Said::Nobody => does_not_apply("nobody had the role"),
                    Said::RoleInPart => does_not_apply("the role was held in part"),
                    Said::NotCovered => return None,
                };
                Some((each.written(one.index), said))
            });
            Some((fact, Raw::Table(said.collect())))
        };
        DAYS.into_iter().filter_map(fact).collect()
    }
}

fn does_not_apply(reason: &str) -> Raw {
    Raw::Table(vec![("not_applicable".to_owned(), Raw::text(reason))])
}
