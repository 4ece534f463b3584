//! Dates, and spells of service.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate};

use super::super::stated::{Setting, day, table};
use super::Marks;
use crate::facts::Raw;
use crate::vocabulary::Period;

/// A day and those beside it.
pub(super) fn beside(at: NaiveDate) -> [Option<NaiveDate>; 3] {
    [at.pred_opt(), Some(at), at.succ_opt()]
}

/// Days on which something may change: the ends of the period, days that an element names, and
/// so long before or after them as it says.
pub(super) fn centres(marks: &Marks, period: Period) -> Vec<NaiveDate> {
    let ends = [Some(period.from()), period.last(), period.until(), middle(period)];
    let ends = ends.into_iter().flatten().chain(marks.days(period));
    let days = ends.flat_map(|end| marks.days_off(end));
    let days: BTreeSet<NaiveDate> = days.collect();
    days.into_iter().collect()
}

/// A day in the middle of a period.
pub(super) fn middle(period: Period) -> Option<NaiveDate> {
    period.from().checked_add_days(Days::new(160))
}

/// A date one day before, on and after each of those days; 29 February and its
/// anniversaries; the ends of the domain.
pub(super) fn rows(domain: Period, marks: &Marks, period: Period) -> Vec<Vec<Setting>> {
    let stated = |on: NaiveDate| Setting::plain(day(on));
    let mut rows: Vec<Vec<Setting>> = Vec::new();
    for centre in centres(marks, period) {
        let days = beside(centre).into_iter().flatten().filter(|on| domain.contains(*on));
        rows.push(days.map(stated).collect());
    }
    for (leap, ends) in leaps(marks, period) {
        if domain.contains(leap) {
            let settings =
                ends.into_iter().map(|end| on_sheet_to(end, (day(leap), leap)));
            rows.push(settings.flatten().collect());
        }
    }
    let first = domain.from();
    rows.push(
        [Some(first), first.succ_opt()].into_iter().flatten().map(stated).collect(),
    );
    rows.retain(|row| row.len() > 1);
    rows
}

/// A value on a sheet of the year up to and with a day.
fn on_sheet_to(last: NaiveDate, (raw, leap): (Raw, NaiveDate)) -> Option<Setting> {
    let until = last.succ_opt()?;
    let from = until.checked_sub_months(chrono::Months::new(12))?;
    let period = Period::new(from, Some(until)).ok()?;
    Some(Setting::of(&format!("{leap}_to_{last}"), raw).during(period))
}

/// A 29 February, and the days around it so many years later.
pub(super) fn leaps(marks: &Marks, period: Period) -> Vec<(NaiveDate, Vec<NaiveDate>)> {
    let first = period.from().year().saturating_add(1);
    let mut all = Vec::new();
    for years in marks.years() {
        let Ok(years) = i32::try_from(years) else { continue };
        let leap = (first..first.saturating_add(8)).find_map(|year| {
            let leap = NaiveDate::from_ymd_opt(year.checked_sub(years)?, 2, 29)?;
            Some((leap, NaiveDate::from_ymd_opt(year, 2, 28)?))
        });
        let Some((leap, before)) = leap else { continue };
        let days = [before.pred_opt(), Some(before), before.succ_opt()];
        let further = before.succ_opt().and_then(|day| day.succ_opt());
        all.push((leap, days.into_iter().chain([further]).flatten().collect()));
    }
    all
}

/// One spell from each of those days on; two with a gap between them.
pub(super) fn spells(at_most: u32, marks: &Marks, period: Period) -> Vec<Vec<Setting>> {
    let from_on = |from: NaiveDate| {
        let spell = table([("from", day(from))]);
        Setting::of(&format!("from_{from}"), Raw::List(vec![spell]))
    };
    let centres = centres(marks, period);
    let mut rows: Vec<Vec<Setting>> =
        vec![vec![Setting::of("none", Raw::List(Vec::new())), from_on(period.from())]];
    for centre in &centres {
        rows.push(beside(*centre).into_iter().flatten().map(from_on).collect());
    }
    if at_most < 2 {
        return rows;
    }
    // The gap before the last spell, one day shorter and one longer.
    let Some(middle) = middle(period) else { return rows };
    let Some(long_before) =
        centres.first().and_then(|day| day.checked_sub_months(chrono::Months::new(120)))
    else {
        return rows;
    };
    for ended in marks.days_off(middle).into_iter().filter(|day| *day < middle) {
        let gaps = beside(ended).into_iter().flatten().filter(|ended| *ended <= middle);
        let settings = gaps.map(|ended| {
            let first = table([("from", day(long_before)), ("until", day(ended))]);
            let second = table([("from", day(middle))]);
            let told = format!("gap_{ended}_to_{middle}");
            Setting::of(&told, Raw::List(vec![first, second]))
        });
        rows.push(settings.collect());
    }
    rows
}
