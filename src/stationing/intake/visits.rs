use super::super::posting::{UnitVisit, VisitReport, Visitor};
use super::{UNIT, VILLAGE};
use crate::facts::rows::{self, Column, Row};
use crate::vocabulary::{Defect, Problems, Window, text};

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
    rows::entries(of_visits(), header, rows, visit)
}

pub(super) fn of_visits() -> Result<Vec<Column>, Defect> {
    Ok(vec![
        Column::text(UNIT, &["单位", "單位"]).needed(),
        Column::text(VILLAGE, &["村"]).needed(),
        Column::day(ON, &["日期"])?.needed(),
        visitor()?,
    ])
}

pub(super) fn visit(row: &mut Row<'_>) -> Option<UnitVisit> {
    let (unit, village, on) = (row.id(UNIT), row.id(VILLAGE), row.day(ON));
    let (id, by) = (row.subject(), row.word(BY, Visitor::ALL));
    let (unit, village) = (unit?, village?);
    Some(UnitVisit { id, unit, village, on: on?, by: by? })
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
    rows::entries(of_reports(), header, rows, report)
}

pub(super) fn of_reports() -> Result<Vec<Column>, Defect> {
    Ok(vec![
        Column::text(UNIT, &["单位", "單位"]).needed(),
        Column::text(HALF_YEAR, &["半年度"]).needed(),
        visitor()?,
        Column::count(TIMES, &["次数", "次數"], (0, 1_000)).needed(),
    ])
}

pub(super) fn report(row: &mut Row<'_>) -> Option<VisitReport> {
    let (unit, half_year) = (row.id(UNIT), half_year(row));
    let (by, times) = (row.word(BY, Visitor::ALL), row.count(TIMES));
    let (id, unit, in_half_year_of) = (row.subject(), unit?, half_year?);
    let (by, times) = (by?, times?);
    Some(VisitReport { id, unit, in_half_year_of, by, times })
}

fn visitor() -> Result<Column, Defect> {
    let visitors = Visitor::ALL.into_iter().map(|(word, one)| (word, one.label()));
    Ok(Column::choice(BY, &["领导", "領導"], visitors)?.needed())
}

/// The first day of the half-year in a cell.
fn half_year(row: &mut Row<'_>) -> Option<chrono::NaiveDate> {
    let written = row.text(HALF_YEAR);
    let written = row.or_needs(HALF_YEAR, written)?;
    let first = Window::HalfYear.read(&written);
    let first = first.and_then(|index| Window::HalfYear.first_day(index));
    let refused = || {
        let (found, such_as) = (text::shown(&written), Window::HalfYear.such_as());
        Defect::NotAWindow { found, such_as }
    };
    row.take(HALF_YEAR, first.ok_or_else(refused))
}
