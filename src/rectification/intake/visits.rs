use super::super::entry::{Entry, What};
use super::super::role::Role;
use super::{NOTE, ON, Row, VILLAGE, count, laid_out, needed, note, village};
use crate::facts::FactKind;
use crate::facts::columns::{self, Column, name_in, word_in};
use crate::vocabulary::{Defect, Found, Problems};

const BODY: &str = "body";
const DAYS: &str = "days";

/// 读到村表 — visits, or every problem with the table.
///
/// # Shape
/// A row for each visit, with a column `编号` (of the entry) and `村`, `日期` (the first day),
/// `来访` (one of [`Role::ALL`] by label or word) and `天数`, how many days running; `说明` may be
/// left out or blank.
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
    let layout = || -> Result<[Column; 5], Defect> {
        let roles = Role::ALL.into_iter().map(|(word, role)| (word, role.label()));
        Ok([
            village(),
            needed(ON, &["日期"], FactKind::Date(columns::days()?)),
            needed(BODY, &["来访", "來訪"], columns::choices(roles)?),
            needed(DAYS, &["天数", "天數"], count(0)),
            note(),
        ])
    };
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut entries) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (village, on) = (row.id(VILLAGE), row.day(ON));
        let body = word_in(row.sheet(), BODY, Role::ALL);
        if body.is_none() {
            row.needs(BODY);
        }
        let days = row.count(DAYS);
        if days.is_none() {
            row.needs(DAYS);
        }
        let (Some(village), Some(on), Some(body), Some(days)) = (village, on, body, days)
        else {
            continue;
        };
        let what = What::Visit { body, days };
        let mut entry = Entry::new(row.row.subject.clone(), village, on, what);
        entry.note = name_in(row.sheet(), NOTE);
        entries.push(entry);
    }
    found.none_or(entries)
}
