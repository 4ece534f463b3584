//! Grades of organizations from a table: those of the year before, or as decided.

use super::graded::{Graded, Grading};
use crate::facts::rows::{self, Column, Row};
use crate::facts::{Choice, FactKind};
use crate::scoring::Scheme;
use crate::vocabulary::{Defect, GradingDefect, Id, IdError, Label, Problems};

/// 读定级结果表 — the grades of organizations on the scale of a scheme by a table, or every
/// problem with it.
///
/// # Shape
/// A row each, with a column `编号` and a column `等次` (also `认定等次`, `定级`): a grade of the
/// scheme by label or id, or 未定级 (`ungraded`), which leaves the organization out. A column
/// `名称` is for whoever reads the table. Where the grades of two rounds stand in one table,
/// [`two_rounds`] reads it.
///
/// # Errors
/// Whatever [`table::read`](crate::facts::table::read) refuses, at
/// `row[N].column[HEADER]`, the header being row 1; a missing column `等次`; a blank cell,
/// which says neither a grade nor that there is none.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::grading::gradings;
/// use grassroots::rulebook::bundled;
///
/// let rulebook = bundled::building_year_2012()?;
/// let scheme = rulebook.scheme("grading").ok_or("no such scheme")?;
/// let before = gradings(scheme, ["编号", "等次"], [["gucun", "一般"], ["xincun", "未定级"]])?;
/// assert_eq!(before.iter().count(), 1);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn gradings<H, R>(scheme: &Scheme, header: H, rows: R) -> Result<Grading, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let graded = |row: &mut Row<'_>| graded(scheme, GRADE, row);
    let columns = grades(scheme).map(|kind| columns(kind, false));
    let all = rows::entries(columns.map_err(Defect::from), header, rows, graded)?;
    let all: Vec<Graded> = all.into_iter().flatten().collect();
    Grading::new(all)
}

/// 读两次定级结果表 — the grades of the round before and of this one by one table, the form that
/// is commonly in use, or every problem with it.
///
/// # Shape
/// As [`gradings`] reads it, with a column `上次等次` (also `上年等次`, `去年等次`) beside `等次`.
/// Both must be filled in, with 未定级 where there was no grade.
///
/// # Errors
/// As [`gradings`], of either column.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::grading::{compare, two_rounds};
/// use grassroots::rulebook::bundled;
///
/// let rulebook = bundled::building_year_2012()?;
/// let scheme = rulebook.scheme("grading").ok_or("no such scheme")?;
/// let header = ["编号", "上次等次", "认定等次"];
/// let rows = [["gucun", "一般", "较好"], ["xincun", "未定级", "一般"]];
/// let (before, now) = two_rounds(scheme, header, rows)?;
/// assert_eq!((before.iter().count(), now.iter().count()), (1, 2));
/// assert_eq!(compare(&before, &now).moves.len(), 2);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn two_rounds<H, R>(
    scheme: &Scheme,
    header: H,
    rows: R,
) -> Result<(Grading, Grading), Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let both = |row: &mut Row<'_>| {
        let before = graded(scheme, BEFORE, row);
        before.zip(graded(scheme, GRADE, row))
    };
    let columns = grades(scheme).map(|kind| columns(kind, true));
    let all = rows::entries(columns.map_err(Defect::from), header, rows, both)?;
    let (before, now): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    let of = |round: Vec<Option<Graded>>| round.into_iter().flatten().collect::<Vec<_>>();
    Ok((Grading::new(of(before))?, Grading::new(of(now))?))
}

const BEFORE: &str = "before";
const GRADE: &str = "grade";
const UNGRADED: &str = "ungraded";

/// The grades of the scheme, and that there is none.
fn grades(scheme: &Scheme) -> Result<FactKind, IdError> {
    let grades = scheme.grades().iter();
    let grades = grades.map(|grade| Choice::new(grade.id.clone(), grade.label.clone()));
    let none = Label::new("未定级", "未定級", "not graded");
    let none = Choice::new(Id::new(UNGRADED)?, none);
    Ok(FactKind::Choice(grades.chain([none]).collect()))
}

fn columns(grades: FactKind, has_before: bool) -> Vec<Column> {
    let names = ["等次", "认定等次", "認定等次", "定级", "定級"];
    let before = ["上次等次", "上年等次", "去年等次"];
    let called = ["名称", "名稱", "组织名称", "組織名稱"];
    let before =
        has_before.then(|| Column::new(BEFORE, &before, grades.clone()).needed());
    let own =
        [Column::new(GRADE, &names, grades).needed(), Column::text("name", &called)];
    before.into_iter().chain(own).collect()
}

/// What a row says of a round: a grade, or that there is none; `None` where it says nothing.
fn graded(scheme: &Scheme, column: &str, row: &mut Row<'_>) -> Option<Option<Graded>> {
    let Some(grade) = row.sheet().choice(column).map(|choice| choice.id.clone()) else {
        row.refuse(column, GradingDefect::GradeMissing.into());
        return None;
    };
    Some(Graded::decided(row.subject(), scheme, &grade))
}
