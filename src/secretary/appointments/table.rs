//! Appointments from a table with Chinese headers.

use super::AppointmentDraft;
use crate::facts::rows::{self, Column};
use crate::vocabulary::{Defect, Problems};

const SECRETARY: &str = "secretary";
const VILLAGE: &str = "village";
const FROM: &str = "from";
const UNTIL: &str = "until";
const TERM: &str = "term";

/// 读任职表 — the appointments that a table gives, or every problem with it.
///
/// # Shape
/// A row each, with a column `编号` (of the appointment) and `书记`, `村` (ids) and `任职日期`;
/// `离任日期`, the first day without office, blank while it goes on; `届`, the number of the
/// term, where it is known. A new term is a row of its own, or the same.
///
/// # Errors
/// At `row[N].column[HEADER]`, the header being row 1:
/// * whatever [`table::read`](crate::facts::table::read) refuses; a needed column that is
///   missing, or blank in a row; what is no id; who left before the first day, or on it.
///
/// What the rows mean together is for
/// [`AppointmentsDraft::check`](super::AppointmentsDraft::check) to say.
///
/// # Examples
/// ```
/// use grassroots::secretary::appointments;
///
/// let header = ["编号", "书记", "村", "任职日期", "离任日期", "届"];
/// let led = appointments(header, [
///     ["a1", "zhang", "dong", "2018-11-20", "2021-01-15", "8"],
///     ["a2", "zhang", "xi", "2021-01-15", "", "9"],
/// ])?;
/// assert_eq!(led[1].term, Some(9));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn appointments<H, R>(header: H, rows: R) -> Result<Vec<AppointmentDraft>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    rows::entries(columns(), header, rows, |row| {
        let (secretary, village) = (row.id(SECRETARY), row.id(VILLAGE));
        let (from, until) = row.spell(FROM, UNTIL)?;
        let mut draft = AppointmentDraft::new(row.subject(), secretary?, village?, from);
        draft.until = until;
        draft.term = row.optional_count(TERM);
        Some(draft)
    })
}

fn columns() -> Result<Vec<Column>, Defect> {
    Ok(vec![
        Column::text(SECRETARY, &["书记", "書記"]).needed(),
        Column::text(VILLAGE, &["村", "所任村"]).needed(),
        Column::day(FROM, &["任职日期", "任職日期"])?.needed(),
        Column::day(UNTIL, &["离任日期", "離任日期"])?,
        Column::count(TERM, &["届", "屆"], (0, 1_000)),
    ])
}
