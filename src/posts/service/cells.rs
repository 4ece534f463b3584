//! Rows that hold texts beside facts, and what is wrong with the texts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::place::ReadAt;
use crate::facts::columns::{is_none, listed, row_at};
use crate::facts::table::{self, TablePlan};
use crate::facts::{Dictionary, Sheet, SheetState, folded};
use crate::posts::table::{named, unmarked};
use crate::vocabulary::{Defect, Id, Period, Problem, Problems};

/// A column by its names, the first of which is shown; whether the table must have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    names: &'static [&'static str],
    is_needed: bool,
}

impl Column {
    pub(super) const fn needed(names: &'static [&'static str]) -> Column {
        Column { names, is_needed: true }
    }

    pub(super) const fn optional(names: &'static [&'static str]) -> Column {
        Column { names, is_needed: false }
    }

    fn shown(self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }
}

/// One row: where it stands, the texts of its columns, and its facts.
#[derive(Debug)]
pub(super) struct Row {
    number: usize,
    texts: Vec<String>,
    /// `None` where some row of the table cannot be read.
    pub(super) sheet: Option<Sheet>,
}

/// The rows of a table, and what is wrong with them.
#[derive(Debug)]
pub(super) struct Cells {
    /// The columns that the table has, each with its header.
    columns: Vec<(Column, String)>,
    rows: Vec<Row>,
    header: Vec<String>,
    problems: Vec<Problem>,
}

impl Cells {
    /// Reads a table whose rows need no column of subjects: each is told by its number.
    pub(super) fn read<H, R>(
        (dictionary, period): (&Dictionary, Period),
        columns: &[Column],
        header: H,
        rows: R,
    ) -> Cells
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let header: Vec<H::Item> = header.into_iter().collect();
        let header = unmarked(&header);
        let mut problems = Vec::new();
        let mut found = Vec::new();
        for column in columns {
            match named(&header, column.names) {
                Some(text) => {
                    let place = header.iter().position(|one| *one == text);
                    found.push((*column, place.unwrap_or(usize::MAX), text.to_owned()));
                }
                None if column.is_needed => {
                    let column = column.shown().to_owned();
                    let defect = Defect::MissingColumn { column };
                    problems.push(Problem::new(row_at(1), defect));
                }
                None => {}
            }
        }
        // Rows are told by their numbers, in a column of its own before the others.
        let with_numbers: Vec<&str> =
            std::iter::once(NUMBERS).chain(header.iter().copied()).collect();
        let mut numbered: Vec<Vec<String>> = Vec::new();
        let mut all = Vec::new();
        for (index, row) in rows.into_iter().enumerate() {
            let number = index.saturating_add(2);
            let mut row: Vec<String> =
                row.into_iter().map(|cell| cell.as_ref().to_owned()).collect();
            let is_blank = row.iter().all(|cell| cell.trim().is_empty());
            if !is_blank && row.len() > header.len() {
                let (found, columns) = (row.len(), header.len());
                let defect = Defect::RowLength { found, columns };
                problems.push(Problem::new(row_at(number), defect));
            }
            if is_blank || row.len() > header.len() {
                row.clear();
            } else {
                let text = |(_, place, _): &(Column, usize, String)| row.get(*place);
                let texts = found.iter().map(|one| text(one).cloned());
                let texts = texts.map(Option::unwrap_or_default).collect();
                all.push(Row { number, texts, sheet: None });
                row.insert(0, format!("row-{number}"));
            }
            numbered.push(row);
        }
        let carried: Vec<&str> = found.iter().map(|(_, _, text)| text.as_str()).collect();
        let plan = TablePlan::new(period, SheetState::Closed).with_subject_in(&[NUMBERS]);
        let plan = plan.carrying(&carried);
        match table::read(dictionary, &plan, &with_numbers, &numbered) {
            Ok(rows) => {
                let mut sheets: BTreeMap<usize, Sheet> =
                    rows.into_iter().map(|row| (row.row, row.sheet)).collect();
                for row in &mut all {
                    row.sheet = sheets.remove(&row.number);
                }
            }
            Err(wrong) => problems.extend(wrong.into_vec()),
        }
        let columns = found.into_iter().map(|(column, _, text)| (column, text)).collect();
        let header = header.iter().map(|text| text.trim().to_owned()).collect();
        Cells { columns, rows: all, header, problems }
    }

    /// Where a row stands, with the columns of some keys.
    pub(super) fn read_at(&self, row: &Row, keys: &[(&'static str, Column)]) -> ReadAt {
        let named = |(key, column): &(&'static str, Column)| {
            self.place(*column).map(|(_, header)| (*key, header.trim().to_owned()))
        };
        ReadAt {
            row: row.number,
            columns: keys.iter().filter_map(named).collect(),
            header: self.header.clone(),
        }
    }

    pub(super) fn take_rows(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.rows)
    }

    /// The drafts if nothing is wrong, every problem in the order of rows and columns
    /// otherwise.
    pub(super) fn finish<T>(self, drafts: Vec<T>) -> Result<Vec<T>, Problems> {
        let Cells { header, mut problems, .. } = self;
        problems.sort_by_cached_key(|problem| place_of(problem, &header));
        Problems::none_or(drafts, problems)
    }

    fn place(&self, column: Column) -> Option<(usize, &str)> {
        let same = |(one, _): &(Column, String)| one.names == column.names;
        let place = self.columns.iter().position(same)?;
        self.columns.get(place).map(|(_, header)| (place, header.as_str()))
    }

    /// The text of a cell; `None` where it is blank or the table has no such column.
    pub(super) fn text(&self, row: &Row, column: Column) -> Option<String> {
        let (place, _) = self.place(column)?;
        let text = row.texts.get(place)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn refuse(&mut self, row: &Row, column: Column, defect: Defect) {
        let at = row_at(row.number);
        let at = match self.place(column) {
            Some((_, header)) => at.key("column").element(header.trim()),
            None => at,
        };
        self.problems.push(Problem::new(at, defect));
    }

    /// What was read, or nothing after reporting why not.
    pub(super) fn take<T>(
        &mut self,
        row: &Row,
        column: Column,
        read: Result<T, Defect>,
    ) -> Option<T> {
        read.map_err(|defect| self.refuse(row, column, defect)).ok()
    }

    /// Reports a cell that must be filled in, where the table has its column.
    pub(super) fn missing<T>(&mut self, row: &Row, column: Column) -> Option<T> {
        if self.place(column).is_some() || !column.is_needed {
            let key = column.shown().to_owned();
            self.refuse(row, column, Defect::MissingKey { key });
        }
        None
    }

    pub(super) fn optional_id(&mut self, row: &Row, column: Column) -> Option<Id> {
        let text = self.text(row, column)?;
        self.take(row, column, Id::new(&folded(&text)).map_err(Defect::from))
    }

    pub(super) fn id(&mut self, row: &Row, column: Column) -> Option<Id> {
        if self.text(row, column).is_none() {
            return self.missing(row, column);
        }
        self.optional_id(row, column)
    }

    pub(super) fn optional_day(
        &mut self,
        row: &Row,
        column: Column,
    ) -> Option<NaiveDate> {
        let text = self.text(row, column)?;
        self.take(row, column, super::table::day(&text))
    }

    pub(super) fn day(&mut self, row: &Row, column: Column) -> Option<NaiveDate> {
        if self.text(row, column).is_none() {
            return self.missing(row, column);
        }
        self.optional_day(row, column)
    }

    /// A list of days; empty where the cell says that there were none.
    pub(super) fn days(&mut self, row: &Row, column: Column) -> Option<Vec<NaiveDate>> {
        let text = self.text(row, column)?;
        if is_none(&text) {
            return Some(Vec::new());
        }
        let mut days = Vec::new();
        for word in listed(&text) {
            days.push(self.take(row, column, super::table::day(&word)));
        }
        days.into_iter().collect()
    }

    /// A whole number from 0 on.
    pub(super) fn count(&mut self, row: &Row, column: Column) -> Option<u32> {
        let text = self.text(row, column)?;
        let most = i64::from(u32::MAX);
        let count = folded(&text).parse::<u32>();
        let found = crate::vocabulary::text::shown(&text);
        let refused = |_| Defect::NotWhole { found, least: 0, most };
        self.take(row, column, count.map_err(refused))
    }
}

/// The header of the column by which rows are told apart.
const NUMBERS: &str = "#";

/// The row and the column that a problem of a table is about; the last of all where it names
/// none.
fn place_of(problem: &Problem, header: &[String]) -> (usize, usize) {
    let path = problem.at.as_str();
    let number = path.strip_prefix("row[").and_then(|rest| rest.split(']').next());
    let row = number.and_then(|number| number.parse().ok()).unwrap_or(usize::MAX);
    let stands_at = |text: &String| row_at(row).key("column").element(text) == problem.at;
    (row, header.iter().position(stands_at).unwrap_or(usize::MAX))
}
