//! Tables whose rows are no sheets: columns of a room of its own, read through those of facts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::table::{self, TablePlan, TableRow};
use super::{
    Choice, Dictionary, Entry, FactDraft, FactKind, Sheet, SheetState, Value, column_key,
    folded,
};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, IdError, Label, Period, Problem, Problems,
};

/// A column: its id, its names in a header, what its cells hold, whether it must be there.
pub(crate) struct Column {
    pub(crate) id: &'static str,
    pub(crate) names: &'static [&'static str],
    pub(crate) kind: FactKind,
    pub(crate) is_needed: bool,
}

/// The rows of a table, and where each column stands in its header.
pub(crate) struct Rows {
    pub(crate) rows: Vec<TableRow>,
    headers: BTreeMap<&'static str, String>,
}

/// The words by which a cell says that there is nobody or nothing.
const NONE: [&str; 4] = ["无", "無", "none", "-"];

pub(crate) fn is_none(text: &str) -> bool {
    NONE.contains(&text)
}

/// The days that a cell may hold: from 1900 on.
pub(crate) fn days() -> Result<Period, Defect> {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN);
    Ok(Period::new(first, None)?)
}

/// The choices of a closed list, in three scripts.
pub(crate) fn choices(
    list: impl IntoIterator<Item = (&'static str, Label)>,
) -> Result<FactKind, IdError> {
    let choices = list.into_iter();
    let choices = choices.map(|(word, label)| Ok(Choice::new(Id::new(word)?, label)));
    Ok(FactKind::Choice(choices.collect::<Result<_, IdError>>()?))
}

/// The rows of a table of these columns, or every problem with its cells; what stands under
/// the headers that are `carried` is carried through as text.
pub(crate) fn read<H, R>(
    columns: &[Column],
    carried: &[&str],
    header: H,
    rows: R,
) -> Result<Rows, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let header: Vec<H::Item> = header.into_iter().collect();
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    let headers = headers(columns, &header);
    let mut found = missing(columns, &headers);
    let dictionary = dictionary(columns)?;
    match table::read(&dictionary, &plan(carried)?, &header, rows) {
        Ok(rows) => {
            found.none_or(Rows { rows, headers })
        }
        Err(problems) => {
            found.extend(problems.into_vec());
            Err(found.into_problems())
        }
    }
}

fn missing(columns: &[Column], headers: &BTreeMap<&'static str, String>) -> Found {
    let mut found = Found::default();
    let is_missing =
        |column: &&Column| column.is_needed && !headers.contains_key(column.id);
    for column in columns.iter().filter(is_missing) {
        let column = column.names.first().copied().unwrap_or(column.id).to_owned();
        found.push(Problem::new(row_at(1), Defect::MissingColumn { column }));
    }
    found
}

/// The rows stand for no period of appraisal; the sheets are only read here.
fn plan(carried: &[&str]) -> Result<TablePlan, Problems> {
    let period = days().map_err(|error| Problem::new(row_at(1), error));
    let period = period.map_err(Problems::one)?;
    Ok(TablePlan::new(period, SheetState::Open).carrying(carried))
}

fn shown(header: &str) -> String {
    header.trim_start_matches('\u{feff}').trim().to_owned()
}

/// The columns that a header has, each with its text.
fn headers(columns: &[Column], header: &[&str]) -> BTreeMap<&'static str, String> {
    let mut found = BTreeMap::new();
    for text in header.iter().map(|text| shown(text)) {
        let key = column_key(&text);
        let column = columns
            .iter()
            .find(|column| column.id == key || column.names.contains(&key.as_str()));
        if let Some(column) = column {
            found.entry(column.id).or_insert(text);
        }
    }
    found
}

fn dictionary(columns: &[Column]) -> Result<Dictionary, Problems> {
    let mut facts = Vec::new();
    for column in columns {
        let name = column.names.first().copied().unwrap_or(column.id);
        let id = Id::new(column.id)
            .map_err(|error| Problems::one(Problem::new(row_at(1), error.into())))?;
        let label = Label::new(name, name, column.id);
        let mut fact = FactDraft::new(id, label, column.kind.clone());
        fact.also = column.names.iter().skip(1).map(|name| (*name).to_owned()).collect();
        facts.push(fact);
    }
    Dictionary::check(facts)
}

pub(crate) fn row_at(row: usize) -> FieldPath {
    FieldPath::root().key("row").element(&row.to_string())
}

impl Rows {
    /// The cell of a row in a column; the row itself where the table has no such column.
    pub(crate) fn cell(&self, row: usize, column: &str) -> FieldPath {
        match self.headers.get(column) {
            Some(header) => row_at(row).key("column").element(header),
            None => row_at(row),
        }
    }

    /// The header of a column, or its name where the table has none.
    pub(crate) fn name(&self, column: &'static str) -> String {
        self.headers.get(column).cloned().unwrap_or_else(|| column.to_owned())
    }
}

/// The text of a cell, digits and letters made narrow.
pub(crate) fn text_in(sheet: &Sheet, column: &str) -> Option<String> {
    match sheet.entry(column) {
        Some(Entry::Known(Value::Group(text))) => Some(folded(text)),
        _ => None,
    }
}

/// A name as it was written.
pub(crate) fn name_in(sheet: &Sheet, column: &str) -> Option<String> {
    match sheet.entry(column) {
        Some(Entry::Known(Value::Group(text))) => Some(text.to_string()),
        _ => None,
    }
}

/// What stands between the words of a list.
const BETWEEN: [char; 6] = ['；', ';', '、', '，', ',', '\n'];

/// The words of a list; none in a blank cell.
pub(crate) fn listed(text: &str) -> Vec<String> {
    let words = text.split(BETWEEN).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Which of a closed list a cell says.
pub(crate) fn word_in<T: Copy>(
    sheet: &Sheet,
    column: &str,
    list: impl IntoIterator<Item = (&'static str, T)>,
) -> Option<T> {
    let choice = sheet.choice(column)?.id.as_str();
    list.into_iter().find(|(word, _)| *word == choice).map(|(_, value)| value)
}

/// The day in a cell.
pub(crate) fn day_in(sheet: &Sheet, column: &str) -> Option<NaiveDate> {
    match sheet.entry(column) {
        Some(Entry::Known(Value::Date(day))) => Some(*day),
        _ => None,
    }
}

/// Tells problems of rows in the order of the rows.
pub(crate) fn tell_by_row(mut problems: Vec<(usize, Problem)>, found: &mut Found) {
    problems.sort_by_key(|(row, _)| *row);
    found.extend(problems.into_iter().map(|(_, problem)| problem));
}
