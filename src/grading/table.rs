//! Grades of organizations from a table: those of the year before, or as decided.

use super::graded::{Graded, Grading};
use crate::facts::rows::{self, Column, Row};
use crate::facts::{Choice, FactKind};
use crate::scoring::Scheme;
use crate::vocabulary::{Defect, Id, Label, Problems};

/// 读定级结果表 — the grades of organizations on the scale of a scheme by a table, or every
/// problem with it.
///
/// # Shape
/// A row each, with a column `编号` and a column `等次` (also `认定等次`, `定级`): a grade of the
/// scheme by label or id, or 未定级 (`ungraded`), which leaves the organization out. A column
/// `名称` is for whoever reads the table. The grades of another round stand in another table.
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
    let graded = |row: &mut Row<'_>| graded(scheme, row);
    let all = rows::entries(columns(scheme), header, rows, graded)?;
    let all: Vec<Graded> = all.into_iter().flatten().collect();
    Grading::new(all)
}

const GRADE: &str = "grade";
const UNGRADED: &str = "ungraded";

fn columns(scheme: &Scheme) -> Result<Vec<Column>, Defect> {
    let grades = scheme.grades().iter();
    let grades = grades.map(|grade| Choice::new(grade.id.clone(), grade.label.clone()));
    let none = Label::new("未定级", "未定級", "not graded");
    let none = Choice::new(Id::new(UNGRADED)?, none);
    let choices = FactKind::Choice(grades.chain([none]).collect());
    let names = ["等次", "认定等次", "認定等次", "定级", "定級"];
    let called = ["名称", "名稱", "组织名称", "組織名稱"];
    Ok(vec![Column::new(GRADE, &names, choices).needed(), Column::text("name", &called)])
}

/// What a row says: a grade, or that there is none; `None` where it says nothing.
fn graded(scheme: &Scheme, row: &mut Row<'_>) -> Option<Option<Graded>> {
    let grade = row.sheet().choice(GRADE).map(|choice| choice.id.clone());
    let grade = row.or_needs(GRADE, grade)?;
    Some(Graded::decided(row.subject(), scheme, &grade))
}
