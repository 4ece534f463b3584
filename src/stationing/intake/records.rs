use super::super::posting::DayRecord;
use super::super::state::{DayState, Leave};
use super::{Row, column, laid_out, needed};
use crate::facts::FactKind;
use crate::facts::columns::{self, Column, name_in, word_in};
use crate::vocabulary::{Defect, Found, Problems, StationingDefect};

const POSTING: &str = "posting";
const FROM: &str = "from";
const LAST: &str = "last";
const STATE: &str = "state";
const LEAVE: &str = "leave";
const APPROVED: &str = "approved-by";

/// 读出勤表 — where cadres were, day by day or from a day to another, or every problem with the
/// table.
///
/// # Shape
/// A row each, with a column `编号` (of the record) and `选派` (the id of the posting), `起始日期`,
/// `截止日期` (the last day; that one day where it is blank) and `状态`, one of
/// [`DayState::ALL`] by label or word; of leave `请假类别`, one of [`Leave::ALL`], and
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
    let table = columns::read(&laid_out(layout())?, &[], header, rows)?;
    let (mut found, mut records) = (Found::default(), Vec::new());
    for row in &table.rows {
        let mut row = Row { table: &table, row, found: &mut found };
        let (posting, term) = (row.id(POSTING), row.term(FROM, LAST));
        let approved_by = name_in(row.sheet(), APPROVED);
        let state = state(&mut row);
        let (Some(posting), Some(term), Some(state)) = (posting, term, state) else {
            continue;
        };
        let days = (term.from(), term.last().unwrap_or_else(|| term.from()));
        let id = row.row.subject.clone();
        let mut record = DayRecord::new(id, posting, days, state);
        record.approved_by = approved_by;
        records.push(record);
    }
    found.none_or(records)
}

/// The state that a row says, of leave with its kind.
fn state(row: &mut Row<'_>) -> Option<DayState> {
    let Some(state) = word_in(row.sheet(), STATE, DayState::ALL) else {
        row.needs(STATE);
        return None;
    };
    let leave = word_in(row.sheet(), LEAVE, Leave::ALL);
    let DayState::OnLeave(_) = state else {
        let is_approved = name_in(row.sheet(), APPROVED).is_some();
        for (column, stands) in [(LEAVE, leave.is_some()), (APPROVED, is_approved)] {
            if stands {
                let state = state.kind_label();
                row.refuse(column, StationingDefect::NoLeave { state }.into());
            }
        }
        return Some(state);
    };
    if leave.is_none() {
        row.needs(LEAVE);
    }
    leave.map(DayState::OnLeave)
}

fn layout() -> Result<[Column; 6], Defect> {
    let days = columns::days()?;
    let states = DayState::ALL.into_iter().map(|(word, one)| (word, one.kind_label()));
    let kinds = Leave::ALL.into_iter().map(|(word, one)| (word, one.label()));
    Ok([
        needed(POSTING, &["选派", "選派"], FactKind::Group),
        needed(FROM, &["起始日期", "日期"], FactKind::Date(days)),
        column(LAST, &["截止日期"], FactKind::Date(days)),
        needed(STATE, &["状态", "狀態"], columns::choices(states)?),
        column(LEAVE, &["请假类别", "請假類別"], columns::choices(kinds)?),
        column(APPROVED, &["审批人", "審批人", "批准人"], FactKind::Group),
    ])
}
