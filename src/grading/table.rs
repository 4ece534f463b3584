//! Grades of organizations from a table: those of the year before, or as decided.

use super::graded::{Graded, Grading};
use crate::facts::columns::{self, Column, row_at, word_in};
use crate::facts::table::TableRow;
use crate::facts::{Choice, FactKind};
use crate::scoring::Scheme;
use crate::vocabulary::{Found, Id, Label, Problem, Problems};

/// 读定级结果表 — the grades of organizations on the scale of a scheme by a table, or every
/// problem with it.
///
/// # Shape
/// A row each, with a column `编号` and a column `等次` (also `认定等次`, `定级`): a grade of the
/// scheme by label or id, or 未定级 (`ungraded`), which leaves the organization out.
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
    let mut choices: Vec<Choice> = scheme
        .grades()
        .iter()
        .map(|grade| Choice::new(grade.id.clone(), grade.label.clone()))
        .collect();
    let none = Id::new(UNGRADED)
        .map_err(|error| Problems::one(Problem::new(row_at(1), error.into())))?;
    choices.push(Choice::new(none, Label::new("未定级", "未定級", "not graded")));
    let column = Column {
        id: GRADE,
        names: &["等次", "认定等次", "認定等次", "定级", "定級"],
        kind: FactKind::Choice(choices),
        is_needed: true,
    };
    let table = columns::read(&[column], &[], header, rows)?;
    let mut found = Found::default();
    let mut all = Vec::new();
    for row in &table.rows {
        match graded(scheme, row) {
            Some(graded) => all.extend(graded),
            None => {
                let key = table.name(GRADE);
                let at = table.cell(row.row, GRADE);
                let defect = crate::vocabulary::Defect::MissingKey { key };
                found.push(Problem::new(at, defect));
            }
        }
    }
    if !found.is_empty() {
        return Err(found.into_problems());
    }
    Grading::new(all)
}

const GRADE: &str = "grade";
const UNGRADED: &str = "ungraded";

/// What a row says: a grade, or that there is none; `None` where it says nothing.
fn graded(scheme: &Scheme, row: &TableRow) -> Option<Option<Graded>> {
    if word_in(&row.sheet, GRADE, [(UNGRADED, ())]).is_some() {
        return Some(None);
    }
    let grade = &row.sheet.choice(GRADE)?.id;
    Some(Graded::decided(row.subject.clone(), scheme, grade))
}
