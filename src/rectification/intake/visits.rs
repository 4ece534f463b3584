use super::super::entry::{Entry, What};
use super::super::lost::Touches;
use super::super::role::Role;
use super::partial::{Left, Partial};
use super::{NOTE, ON, SEQ, VILLAGE, count, note, on, read, seq, village};
use crate::facts::rows::{Column, Row};
use crate::vocabulary::{Defect, Problems};

pub(super) const BODY: &str = "body";
pub(super) const DAYS: &str = "days";

/// 读到村表 — visits, or every problem with the table.
///
/// # Shape
/// A row for each visit, with a column `编号` (of the entry) and `村`, `日期` (the first day),
/// `来访` (one of [`Role::ALL`] by label or word) and `天数`, how many days running; `序号`, which
/// tells two visits of one body on one day apart, and `说明` may be left out or blank.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among the
///   first four;
/// * a row that leaves one of them blank; a village that is no id.
///
/// # Examples
/// ```
/// use grassroots::rectification::visits;
///
/// let header = ["编号", "村", "日期", "来访", "天数"];
/// let visits = visits(header, [["v-1", "dong", "2004-11-03", "县直联系村人员", "2"]])?;
/// assert_eq!(visits.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn visits<H, R>(header: H, rows: R) -> Result<Vec<Entry>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    partial(header, rows)?.all()
}

pub(super) fn partial<H, R>(header: H, rows: R) -> Result<Partial<Entry>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let columns = || -> Result<Vec<Column>, Defect> {
        let roles = Role::ALL.into_iter().map(|(word, role)| (word, role.label()));
        Ok(vec![
            village(),
            on()?,
            Column::choice(BODY, &["来访", "來訪"], roles)?.needed(),
            count(DAYS, &["天数", "天數"]).needed(),
            seq(),
            note(),
        ])
    };
    let entry = |row: &mut Row<'_>| {
        let (village, on) = (row.id(VILLAGE), row.day(ON));
        let (body, days) = (row.word(BODY, Role::ALL), row.count(DAYS));
        let what = What::Visit { body: body?, days: days? };
        let mut entry = Entry::new(row.subject(), village?, on?, what);
        entry.seq = row.optional_count(SEQ);
        entry.note = row.name(NOTE);
        Some(entry)
    };
    let left = |row: &Row<'_>| Left {
        touches: Some(Touches::Nothing),
        ..Left::of(row, VILLAGE, ON)
    };
    read(columns(), (header, rows), entry, left)
}
