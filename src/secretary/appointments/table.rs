//! Appointments from a table with Chinese headers.

use super::AppointmentDraft;
use crate::facts::FactKind;
use crate::facts::columns::{self, Column, Rows, day_in, row_at, text_in};
use crate::facts::table::TableRow;
use crate::vocabulary::{Defect, Found, Id, Problem, Problems};

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
///   missing, or blank in a row; what is no id.
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
    let layout = layout().map_err(|error| Problem::new(row_at(1), error))?;
    let table = columns::read(&layout, &[], header, rows)?;
    let (mut found, mut drafts) = (Found::default(), Vec::new());
    for row in &table.rows {
        let secretary = id(&table, row, SECRETARY, &mut found);
        let village = id(&table, row, VILLAGE, &mut found);
        let from = day_in(&row.sheet, FROM);
        if from.is_none() {
            needs(&table, row, FROM, &mut found);
        }
        let (Some(secretary), Some(village), Some(from)) = (secretary, village, from)
        else {
            continue;
        };
        let id = row.subject.clone();
        let mut draft = AppointmentDraft::new(id, secretary, village, from);
        draft.until = day_in(&row.sheet, UNTIL);
        let term = row.sheet.number(TERM);
        draft.term = term.and_then(|term| u32::try_from(term.numerator()).ok());
        drafts.push(draft);
    }
    found.none_or(drafts)
}

fn layout() -> Result<[Column; 5], Defect> {
    let days = FactKind::Date(columns::days()?);
    let terms = FactKind::Count { at_least: 0, at_most: 1_000 };
    let column = |id, names, kind, is_needed| Column { id, names, kind, is_needed };
    Ok([
        column(SECRETARY, &["书记", "書記"], FactKind::Group, true),
        column(VILLAGE, &["村", "所任村"], FactKind::Group, true),
        column(FROM, &["任职日期", "任職日期"], days.clone(), true),
        column(UNTIL, &["离任日期", "離任日期"], days, false),
        column(TERM, &["届", "屆"], terms, false),
    ])
}

fn needs(table: &Rows, row: &TableRow, column: &'static str, found: &mut Found) {
    let defect = Defect::MissingKey { key: table.name(column) };
    found.push(Problem::new(table.cell(row.row, column), defect));
}

/// The id that must stand in a cell.
fn id(
    table: &Rows,
    row: &TableRow,
    column: &'static str,
    found: &mut Found,
) -> Option<Id> {
    let Some(text) = text_in(&row.sheet, column) else {
        needs(table, row, column, found);
        return None;
    };
    let id = Id::new(&text);
    id.map_err(|error| {
        found.push(Problem::new(table.cell(row.row, column), error.into()));
    })
    .ok()
}
