use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::state::DayKind;
use crate::facts::rows::{self, Column, Layout};
use crate::procedure::Calendar;
use crate::vocabulary::{Defect, Label, Period, Problem, Problems, StationingDefect};

/// 工作日历 — which days are working days, which weekends and which statutory holidays.
///
/// The State Council says each year which days are off and which weekends are worked instead;
/// the caller hands in what it said. What the calendar does not know is not guessed: it need
/// know the days that are asked about, and what hangs on others is said to be unknown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct WorkCalendar {
    known: Period,
    calendar: Calendar,
    holidays: BTreeMap<NaiveDate, String>,
}

/// Whether a row takes a day off or makes it a working day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Change {
    Off,
    Worked,
}

impl Change {
    const ALL: [(&'static str, Change); 2] =
        [("off", Change::Off), ("worked", Change::Worked)];

    fn label(self) -> Label {
        match self {
            Change::Off => Label::new("放假", "放假", "off"),
            Change::Worked => Label::new("上班", "上班", "worked"),
        }
    }
}

const FROM: &str = "from";
const LAST: &str = "last";
const CHANGE: &str = "change";
const NAME: &str = "name";

/// 读工作日历表 — the calendar of the days `known`, or every problem with the table.
///
/// # Shape
/// A row for each holiday and for each weekend that is worked, with a column `编号` (of the row)
/// and `起始日期`, `截止日期` (the last day; that one day where it is blank), `安排` (放假 or
/// 上班), and `名称`, which may be left out. Saturdays and Sundays are off, and need no row
/// unless a holiday has them.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among
///   `起始日期` and `安排`;
/// * a row that leaves one of them blank, ends before it begins, or has a day outside `known`;
/// * a day that stands there twice; a day from Monday to Friday that is said to be shifted.
///
/// # Examples
/// ```
/// use grassroots::stationing::{DayKind, work_calendar};
/// use grassroots::vocabulary::Period;
///
/// let year = Period::year(2015).ok_or("no such year")?;
/// let calendar = work_calendar(
///     year,
///     ["编号", "名称", "起始日期", "截止日期", "安排"],
///     [
///         ["1", "春节", "2015-02-18", "2015-02-24", "放假"],
///         ["2", "春节", "2015-02-15", "", "上班"],
///         ["3", "春节", "2015-02-28", "", "上班"],
///     ],
/// )?;
/// let kind = |day: &str| Ok::<_, chrono::ParseError>(calendar.kind(day.parse()?));
/// assert_eq!(kind("2015-02-15")?, Some(DayKind::Working)); // a Sunday
/// assert_eq!(kind("2015-02-21")?, Some(DayKind::Holiday)); // a Saturday of the holiday
/// assert_eq!(kind("2015-02-14")?, Some(DayKind::Weekend));
/// assert_eq!(kind("2016-01-04")?, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn work_calendar<H, R>(
    known: Period,
    header: H,
    rows: R,
) -> Result<WorkCalendar, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let (table, mut told) = rows::read(&Layout::new(columns())?, header, rows)?;
    let (mut off, mut worked) = (BTreeMap::new(), BTreeSet::new());
    table.each(&mut told, |row| {
        let (term, change) = (row.term(FROM, LAST), row.word(CHANGE, Change::ALL));
        let ((from, last), change) = (term?, change?);
        let name = row.name(NAME).unwrap_or_default();
        let mut wrong = Vec::new();
        for on in each_day(from, last) {
            let is_weekend = on.weekday().number_from_monday() > 5;
            if !known.contains(on) {
                wrong.push(StationingDefect::NotInCalendar { on, known }.into());
            } else if off.contains_key(&on) || worked.contains(&on) {
                wrong.push(StationingDefect::DayTwice { on }.into());
            } else if change == Change::Off {
                off.insert(on, name.clone());
            } else if is_weekend {
                worked.insert(on);
            } else {
                wrong.push(StationingDefect::WorkedAnyway { on }.into());
            }
        }
        row.refuse_each(FROM, wrong);
        Some(())
    });
    // Invariant: no day is both off and worked.
    let calendar = Calendar::new(known, off.keys().copied(), worked);
    let calendar = match told.none_or(calendar)? {
        Ok(calendar) => calendar,
        Err(error) => {
            let defect = StationingDefect::DayTwice { on: error.on };
            return Err(Problems::one(Problem::new(rows::row_at(1), defect.into())));
        }
    };
    Ok(WorkCalendar { known, calendar, holidays: off })
}

fn columns() -> Result<Vec<Column>, Defect> {
    let changes = Change::ALL.into_iter().map(|(word, one)| (word, one.label()));
    Ok(vec![
        Column::day(FROM, &["起始日期", "日期"])?.needed(),
        Column::day(LAST, &["截止日期"])?,
        Column::choice(CHANGE, &["安排"], changes)?.needed(),
        Column::text(NAME, &["名称", "名稱"]),
    ])
}

impl WorkCalendar {
    /// 已知期间 — the days that it knows.
    #[must_use]
    pub const fn known(&self) -> Period {
        self.known
    }

    /// 工作日 — the same for the deadlines of a [procedure](crate::procedure).
    #[must_use]
    pub const fn working_days(&self) -> &Calendar {
        &self.calendar
    }

    /// 当日性质 — what kind of day a day is; `None` for one that the calendar does not know.
    #[must_use]
    pub fn kind(&self, day: NaiveDate) -> Option<DayKind> {
        let is_worked = self.calendar.is_worked(day)?;
        Some(match (is_worked, self.holidays.contains_key(&day)) {
            (true, _) => DayKind::Working,
            (false, true) => DayKind::Holiday,
            (false, false) => DayKind::Weekend,
        })
    }

    /// 节日名称 — what the holiday of a day is called, where it is one and that was said.
    #[must_use]
    pub fn holiday(&self, day: NaiveDate) -> Option<&str> {
        let name = self.holidays.get(&day)?;
        (!name.is_empty()).then_some(name)
    }

    /// 未写明的节假日 — days that the calendar knows, that are statutory holidays in every year
    /// (1 January, 1 May, 1 October), and of which no row says that they are off: the
    /// holidays of that year are not all there.
    ///
    /// The others move from year to year, and cannot be noticed.
    ///
    /// # Source
    /// 全国年节及纪念日放假办法: 元旦、劳动节、国庆节.
    #[must_use]
    pub fn holidays_not_said(&self) -> Vec<NaiveDate> {
        let Some(last) = self.known.last() else { return Vec::new() };
        let years = self.known.from().year()..=last.year();
        let days = years.flat_map(|year| {
            let fixed = [(1, 1), (5, 1), (10, 1)].into_iter();
            fixed
                .filter_map(move |(month, day)| NaiveDate::from_ymd_opt(year, month, day))
        });
        let is_not_said = |day: &NaiveDate| {
            self.known.contains(*day) && !self.holidays.contains_key(day)
        };
        days.filter(is_not_said).collect()
    }

    /// How many working days there are from one day to another, both counted; `None` where
    /// the calendar does not know all of them.
    #[must_use]
    pub fn working_between(&self, from: NaiveDate, last: NaiveDate) -> Option<u32> {
        let mut count = 0_u32;
        for day in each_day(from, last) {
            if self.calendar.is_worked(day)? {
                count = count.checked_add(1)?;
            }
        }
        Some(count)
    }
}

/// Every day from one to another, both among them.
pub(super) fn each_day(
    from: NaiveDate,
    last: NaiveDate,
) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= last)
}

/// The days from Monday to Friday from one day to another, both counted.
pub(super) fn weekdays(from: NaiveDate, last: NaiveDate) -> u32 {
    let is_weekday = |day: &NaiveDate| day.weekday().number_from_monday() <= 5;
    u32::try_from(each_day(from, last).filter(is_weekday).count()).unwrap_or(u32::MAX)
}
