use super::super::register::VillageDraft;
use super::super::role::{Assignment, Role};
use super::partial::{Left, Partial};
use super::read;
use crate::facts::rows::{Column, Row};
use crate::vocabulary::{Defect, Problems};

pub(super) const IDENTIFIED: &str = "identified";
pub(super) const PAIR: &str = "pair";
pub(super) const ORGANIZATION: &str = "organization";
const ROLE: &str = "role";
const HOLDER: &str = "holder";
const FROM: &str = "from";
pub(super) const LAST: &str = "last";

/// 读后进村表 — the villages on the list, or every problem with the table.
///
/// # Shape
/// A row each, with a column `编号` (of the village) and `确定日期`, the day on which it was
/// identified; `结对村`, the id of the advanced village that it is paired with, may be left out
/// or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at `row[N].column[HEADER]`,
///   the header being row 1; a missing column `确定日期`;
/// * a row without that day; a pair that is no id.
///
/// # Examples
/// ```
/// use grassroots::rectification::villages;
///
/// let villages = villages(["编号", "确定日期", "结对村"], [["dong", "2004-10-12", "xi"]])?;
/// assert_eq!(villages[0].pair.as_ref().map(|id| id.as_str()), Some("xi"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn villages<H, R>(header: H, rows: R) -> Result<Vec<VillageDraft>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    partial_villages(header, rows)?.all()
}

pub(super) fn partial_villages<H, R>(
    header: H,
    rows: R,
) -> Result<Partial<VillageDraft>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let columns = || -> Result<Vec<Column>, Defect> {
        Ok(vec![
            Column::day(IDENTIFIED, &["确定日期", "確定日期"])?.needed(),
            Column::text(PAIR, &["结对村", "結對村"]),
        ])
    };
    let one = |row: &mut Row<'_>| {
        let (on, pair) = (row.day(IDENTIFIED), row.optional_id(PAIR));
        let mut village = VillageDraft::new(row.subject(), on?);
        village.pair = pair.ok()?;
        Some(village)
    };
    let left = |row: &Row<'_>| Left::of(row, PAIR, IDENTIFIED);
    read(columns(), (header, rows), one, left)
}

/// 读分工表 — who has which role for which organization, or every problem with the table.
///
/// # Shape
/// A row each, with a column `编号` (of the row) and:
/// * `组织`: the id of a village, a township or the county; `职责`: one of [`Role::ALL`] by label
///   or word; `人员`: the id of the person or of the unit;
/// * `起始日期`, and `截止日期`, the last day, which may be left out or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first four;
/// * a row that leaves one of them blank; an organization or a holder that is no id; a term that
///   ends before it begins.
///
/// # Examples
/// ```
/// use grassroots::rectification::{Role, assignments};
///
/// let header = ["编号", "组织", "职责", "人员", "起始日期", "截止日期"];
/// let row = ["1", "zhen", "乡镇党委书记", "p-17", "2004-10-01", ""];
/// assert_eq!(assignments(header, [row])?[0].role, Role::TownshipSecretary);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assignments<H, R>(header: H, rows: R) -> Result<Vec<Assignment>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    partial_assignments(header, rows)?.all()
}

pub(super) fn partial_assignments<H, R>(
    header: H,
    rows: R,
) -> Result<Partial<Assignment>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let columns = || -> Result<Vec<Column>, Defect> {
        let roles = Role::ALL.into_iter().map(|(word, role)| (word, role.label()));
        Ok(vec![
            Column::text(ORGANIZATION, &["组织", "組織"]).needed(),
            Column::choice(ROLE, &["职责", "職責"], roles)?.needed(),
            Column::text(HOLDER, &["人员", "人員"]).needed(),
            Column::day(FROM, &["起始日期"])?.needed(),
            Column::day(LAST, &["截止日期"])?,
        ])
    };
    let one = |row: &mut Row<'_>| {
        let (organization, role) = (row.id(ORGANIZATION), row.word(ROLE, Role::ALL));
        let (holder, term) = (row.id(HOLDER), row.open_term(FROM, LAST));
        let ((from, last), who) = (term?, (role?, holder?));
        let mut one = Assignment::new(row.subject(), organization?, who, from);
        one.until = last.and_then(|last| last.succ_opt());
        Some(one)
    };
    let left = |row: &Row<'_>| Left {
        role: row.optional_word(ROLE, Role::ALL),
        ..Left::of(row, ORGANIZATION, FROM)
    };
    read(columns(), (header, rows), one, left)
}
