use super::super::posting::{UnitVisit, VisitReport, Visitor};
use super::{Row, laid_out, needed};
use crate::facts::FactKind;
use crate::facts::columns::{self, Column, text_in, word_in};
use crate::vocabulary::{Defect, Found, Problems, Window, text};

const UNIT: &str = "unit";
const VILLAGE: &str = "village";
const ON: &str = "on";
const BY: &str = "by";
const HALF_YEAR: &str = "half-year";
const TIMES: &str = "times";

/// 读调研表 — visits of the leaders of units, or every problem with the table.
///
/// # Shape
/// A row for each visit, with a column `编号` (of the visit) and `单位`, `村` (ids), `日期` and
/// `领导`, one of [`Visitor::ALL`] by label or word.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column;
/// * a row that leaves one of them blank; what is no id.
///
/// # Examples
/// ```
/// use grassroots::stationing::unit_visits;
///
/// let header = ["编号", "单位", "村", "日期", "领导"];
/// let visits = unit_visits(header, [["v-1", "bureau", "dong", "2015-06-30", "分管领导"]])?;
/// assert_eq!(visits.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn unit_visits<H, R>(header: H, rows: R) -> Result<Vec<UnitVisit>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = || -> Result<[Column; 4], Defect> {
        Ok([
            needed(UNIT, &["单位", "單位"], FactKind::Group),
            needed(VILLAGE, &["村"], FactKind::Group),
            needed(ON, &["日期"], FactKind::Date(columns::days()?)),
            visitor()?,
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut visits) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (unit, village, on) = (row.id(UNIT), row.id(VILLAGE), row.day(ON));
        let by = by(&mut row);
        let (Some(unit), Some(village), Some(on), Some(by)) = (unit, village, on, by)
        else {
            continue;
        };
        visits.push(UnitVisit { id: row.row.subject.clone(), unit, village, on, by });
    }
    found.none_or(visits)
}

/// 读上报调研次数表 — how often units report that a leader came in each half-year, or every
/// problem with the table.
///
/// # Shape
/// A row each, with a column `编号` (of the row) and `单位` (an id), `半年度` (`2015-H1` or
/// 2015年上半年), `领导` and `次数`.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column;
/// * a row that leaves one of them blank; what is no id, or no half-year.
pub fn visit_reports<H, R>(header: H, rows: R) -> Result<Vec<VisitReport>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = || -> Result<[Column; 4], Defect> {
        Ok([
            needed(UNIT, &["单位", "單位"], FactKind::Group),
            needed(HALF_YEAR, &["半年度"], FactKind::Group),
            visitor()?,
            needed(
                TIMES,
                &["次数", "次數"],
                FactKind::Count { at_least: 0, at_most: 1000 },
            ),
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut reports) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (unit, by) = (row.id(UNIT), by(&mut row));
        let half_year = half_year(&mut row);
        let times = row.sheet().number(TIMES);
        if times.is_none() {
            row.needs(TIMES);
        }
        let times = times.and_then(|times| u32::try_from(times.numerator()).ok());
        let (Some(unit), Some(in_half_year_of), Some(by), Some(times)) =
            (unit, half_year, by, times)
        else {
            continue;
        };
        let id = row.row.subject.clone();
        reports.push(VisitReport { id, unit, in_half_year_of, by, times });
    }
    found.none_or(reports)
}

fn visitor() -> Result<Column, Defect> {
    let visitors = Visitor::ALL.into_iter().map(|(word, one)| (word, one.label()));
    Ok(needed(BY, &["领导", "領導"], columns::choices(visitors)?))
}

fn by(row: &mut Row<'_>) -> Option<Visitor> {
    let by = word_in(row.sheet(), BY, Visitor::ALL);
    if by.is_none() {
        row.needs(BY);
    }
    by
}

/// The first day of the half-year in a cell.
fn half_year(row: &mut Row<'_>) -> Option<chrono::NaiveDate> {
    let Some(written) = text_in(row.sheet(), HALF_YEAR) else {
        row.needs(HALF_YEAR);
        return None;
    };
    let first = Window::HalfYear.read(&written);
    let first = first.and_then(|index| Window::HalfYear.first_day(index));
    if first.is_none() {
        let (found, such_as) = (text::shown(&written), Window::HalfYear.such_as());
        row.refuse(HALF_YEAR, Defect::NotAWindow { found, such_as });
    }
    first
}
