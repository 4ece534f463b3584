use super::super::posting::DayRecord;
use super::super::state::{DayState, Leave};
use super::{FROM, LAST, POSTING};
use crate::facts::rows::{self, Column, Layout, Row, Written};
use crate::vocabulary::{Defect, Problems, StationingDefect};

const STATE: &str = "state";
const LEAVE: &str = "leave";
const APPROVED: &str = "approved-by";

/// 读出勤表 — where cadres were, day by day or from a day to another, or every problem with the
/// table.
///
/// # Shape
/// A row each, with a column `编号` (of the record) and `选派` (the id of the posting), `起始日期`,
/// `截止日期` (the last day; that one day where it is blank) and `状态`, one of
/// [`DayState::ALL`] by label or word (休息 may be written 周末, 节假日 or 放假, and 公出 出差); of leave `请假类别`, one of [`Leave::ALL`], and
/// `审批人`.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses; a missing column among
///   `选派`, `起始日期` and `状态`;
/// * a row that leaves one of them blank, or ends before it begins; leave without its kind; a
///   kind of leave or an approval of what is no leave.
///
/// # Examples
/// ```
/// use grassroots::stationing::{DayState, Leave, day_records};
///
/// let header = ["编号", "选派", "起始日期", "截止日期", "状态", "请假类别", "审批人"];
/// let rows = [
///     ["1", "p-1", "2015-06-01", "2015-06-26", "在村", "", ""],
///     ["2", "p-1", "2015-06-29", "", "请假", "病假", "镇党委"],
/// ];
/// let records = day_records(header, rows)?;
/// assert_eq!(records[1].state, DayState::OnLeave(Leave::Sick));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn day_records<H, R>(header: H, rows: R) -> Result<Vec<DayRecord>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = Layout::new(of_records())?.written(&WRITTEN);
    rows::entries_of(&layout, header, rows, record)
}

/// What people write of where a cadre was.
pub(super) const WRITTEN: [Written; 1] = [Written {
    column: STATE,
    also: &[
        ("周末", "at-rest"),
        ("週末", "at-rest"),
        ("节假日", "at-rest"),
        ("節假日", "at-rest"),
        ("放假", "at-rest"),
        ("出差", "on-trip"),
    ],
    unclear: &[("休假", &["请假", "休息"])],
}];

pub(super) fn record(row: &mut Row<'_>) -> Option<DayRecord> {
    let (posting, days) = (row.id(POSTING), row.term(FROM, LAST));
    let state = state(row);
    let mut record = DayRecord::new(row.subject(), posting?, days?, state?);
    record.approved_by = row.name(APPROVED);
    Some(record)
}

/// The state that a row says, of leave with its kind.
fn state(row: &mut Row<'_>) -> Option<DayState> {
    let state = row.word(STATE, DayState::ALL)?;
    let DayState::OnLeave(_) = state else {
        for column in [LEAVE, APPROVED] {
            if row.is_filled(column) {
                let state = state.kind_label();
                row.refuse(column, StationingDefect::NoLeave { state }.into());
            }
        }
        return Some(state);
    };
    row.word(LEAVE, Leave::ALL).map(DayState::OnLeave)
}

pub(super) fn of_records() -> Result<Vec<Column>, Defect> {
    let states = DayState::ALL.into_iter().map(|(word, one)| (word, one.kind_label()));
    let kinds = Leave::ALL.into_iter().map(|(word, one)| (word, one.label()));
    Ok(vec![
        Column::text(POSTING, &["选派", "選派"]).needed(),
        Column::day(FROM, &["起始日期", "日期"])?.needed(),
        Column::day(LAST, &["截止日期"])?,
        Column::choice(STATE, &["状态", "狀態"], states)?.needed(),
        Column::choice(LEAVE, &["请假类别", "請假類別"], kinds)?,
        Column::text(APPROVED, &["审批人", "審批人", "批准人"]),
    ])
}
