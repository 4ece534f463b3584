//! Rows, one after the other: what they say, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{self, Layout, Reading};
use super::partial::{Partial, PartialRow};
use super::{MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, TablePlan, TableRow};
use crate::facts::{Dictionary, Raw, SheetDraft, cell};
use crate::vocabulary::{Defect, FieldPath, Id, Problem, Problems};

pub(super) struct Reader<'d> {
    dictionary: &'d Dictionary,
    plan: &'d TablePlan,
    layout: Layout<'d>,
    /// The columns of facts by the paths that a sheet reports.
    columns: BTreeMap<FieldPath, usize>,
    filled: usize,
    subjects: BTreeSet<Id>,
    nameless: BTreeSet<usize>,
    found: Vec<Found>,
    rows: Vec<TableRow>,
    /// The rows with what can be read of them, where they are asked for.
    kept: Option<Vec<PartialRow>>,
    has_lost_rows: bool,
}

impl<'d> Reader<'d> {
    pub(super) fn new(
        dictionary: &'d Dictionary,
        plan: &'d TablePlan,
        header: &[&str],
    ) -> Result<Reader<'d>, Problems> {
        if header.len() > MOST_COLUMNS {
            let (what, found) = ("columns", header.len());
            let defect = Defect::TooMany { what, found, at_most: MOST_COLUMNS };
            return Err(Problems::one(Problem::new(row_at(1), defect)));
        }
        let (layout, defects) = header::lay_out(dictionary, plan, header);
        let facts = FieldPath::root().key("facts");
        let columns = layout
            .readings
            .iter()
            .map(|reading| {
                (facts.element(reading.fact().id().as_str()), reading.column())
            })
            .collect();
        let mut reader = Reader {
            dictionary,
            plan,
            layout,
            columns,
            filled: 0,
            subjects: BTreeSet::new(),
            nameless: BTreeSet::new(),
            found: Vec::new(),
            rows: Vec::new(),
            kept: None,
            has_lost_rows: false,
        };
        for (column, defect) in defects {
            reader.report(1, column, defect);
        }
        Ok(reader)
    }

    /// Reports at a cell, or at the row as a whole where there is no such column.
    fn report(&mut self, row: usize, column: usize, defect: Defect) {
        let at = match self.layout.headers.get(column).map(String::as_str) {
            Some("") => row_at(row).key("column").nth(column),
            Some(header) => row_at(row).key("column").element(header),
            None => row_at(row),
        };
        self.found.push(Found { row, column, problem: Problem::new(at, defect) });
    }

    pub(super) fn row(&mut self, row: usize, cells: &[&str]) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        self.filled = self.filled.saturating_add(1);
        if self.filled > MOST_ROWS {
            return;
        }
        let columns = self.layout.headers.len();
        if cells.len() > columns {
            // One comma too many moves all that follows: it would be wrong everywhere.
            let defect = Defect::RowLength { found: cells.len(), columns };
            self.report(row, usize::MAX, defect);
            self.has_lost_rows = true;
            return;
        }
        let before = self.found.len();
        self.check_nameless(cells);
        let cells = self.of_fair_length(row, cells);
        let subject = self.subject(row, &cells);
        let carried = self.layout.carried.iter();
        let carried = carried.map(|column| text_at(&cells, *column).to_owned()).collect();
        let mut draft = self.draft(row, &cells);
        draft.subject.clone_from(&subject);
        let mut found = crate::vocabulary::Found::default();
        let sheet = self.dictionary.sheet_at(&draft, &FieldPath::root(), &mut found);
        for Problem { at, defect, .. } in found.into_vec() {
            self.report(row, self.column_of(at), defect);
        }
        self.keep(row, subject.as_ref(), draft, before);
        if let (Some(subject), Some(sheet)) = (subject, sheet)
            && self.found.len() == before
        {
            self.rows.push(TableRow { row, subject, carried, sheet });
        }
    }

    /// The same, keeping what can be read of rows that have problems.
    pub(super) fn keeping(mut self) -> Reader<'d> {
        self.kept = Some(Vec::new());
        self
    }

    /// Keeps a row without the cells of which something was found since `before`.
    fn keep(
        &mut self,
        row: usize,
        subject: Option<&Id>,
        mut draft: SheetDraft,
        before: usize,
    ) {
        if self.kept.is_none() {
            return;
        }
        let bad: BTreeSet<usize> =
            self.found.iter().skip(before).map(|found| found.column).collect();
        let facts = FieldPath::root().key("facts");
        draft.facts.retain(|(id, _)| !bad.contains(&self.column_of(facts.element(id))));
        let is_named = subject.is_some();
        let Some(subject) =
            subject.cloned().or_else(|| Id::new(&format!("row-{row}")).ok())
        else {
            return;
        };
        draft.subject = Some(subject.clone());
        let mut ignored = crate::vocabulary::Found::default();
        let sheet = self.dictionary.sheet_at(&draft, &FieldPath::root(), &mut ignored);
        if let (Some(sheet), Some(kept)) = (sheet, &mut self.kept) {
            let row = TableRow { row, subject, carried: Vec::new(), sheet };
            kept.push(PartialRow { row, is_named });
        }
    }

    /// The column of a fact or of something in it.
    fn column_of(&self, at: FieldPath) -> usize {
        let mut at = Some(at);
        while let Some(path) = at {
            if let Some(column) = self.columns.get(&path) {
                return *column;
            }
            at = path.parent();
        }
        usize::MAX
    }

    /// The cells, with those that are too long reported and read as blank.
    fn of_fair_length<'c>(&mut self, row: usize, cells: &[&'c str]) -> Vec<&'c str> {
        let mut fair = Vec::with_capacity(cells.len());
        for (column, cell) in cells.iter().enumerate() {
            match too_long(cell) {
                Some(defect) => {
                    self.report(row, column, defect);
                    fair.push("");
                }
                None => fair.push(*cell),
            }
        }
        fair
    }

    /// Columns without a header must be blank; each is reported once.
    fn check_nameless(&mut self, cells: &[&str]) {
        let nameless: Vec<usize> = self
            .layout
            .nameless
            .iter()
            .copied()
            .filter(|column| !text_at(cells, *column).is_empty())
            .collect();
        for column in nameless {
            if self.nameless.insert(column) {
                self.report(1, column, Defect::EmptyText);
            }
        }
    }

    fn subject(&mut self, row: usize, cells: &[&str]) -> Option<Id> {
        let column = self.layout.subject?;
        let text = text_at(cells, column);
        if text.is_empty() {
            if !self.has_reported(row, column) {
                let header = self.layout.headers.get(column).cloned();
                let defect = Defect::NoSubject { column: header.unwrap_or_default() };
                self.report(row, column, defect);
            }
            return None;
        }
        match Id::new(&cell::folded(text)) {
            Ok(id) if self.subjects.insert(id.clone()) => Some(id),
            Ok(id) => {
                let defect = Defect::Duplicate { what: "subjects", id: id.to_string() };
                self.report(row, column, defect);
                None
            }
            Err(error) => {
                self.report(row, column, error.into());
                None
            }
        }
    }

    fn draft(&mut self, row: usize, cells: &[&str]) -> SheetDraft {
        let mut draft = SheetDraft::new(self.plan.period, self.plan.state);
        let mut defects = Vec::new();
        for reading in &self.layout.readings {
            let value = match reading {
                Reading::Cell { fact, column } => {
                    cell::read(fact, text_at(cells, *column))
                        .map_err(|defect| defects.push((*column, defect)))
                        .ok()
                        .flatten()
                }
                Reading::Ballots { columns, at_most, is_complete, .. } => {
                    ballots(cells, columns, *at_most, &mut defects)
                        .filter(|_| *is_complete)
                }
            };
            if let Some(raw) = value {
                draft.facts.push((reading.fact().id().to_string(), raw));
            }
        }
        for (column, defect) in defects {
            if !self.has_reported(row, column) {
                self.report(row, column, defect);
            }
        }
        draft
    }

    /// Whether this cell has a problem already, which makes others follow.
    fn has_reported(&self, row: usize, column: usize) -> bool {
        let of_row = self.found.iter().rev().take_while(|found| found.row == row);
        of_row.into_iter().any(|found| found.column == column)
    }

    pub(super) fn finish(mut self) -> Result<Vec<TableRow>, Problems> {
        self.found.sort_by_key(|found| (found.row, found.column));
        let mut problems = Vec::with_capacity(self.found.len());
        if self.filled > MOST_ROWS {
            let (what, at_most) = ("rows", MOST_ROWS);
            let defect = Defect::TooMany { what, found: self.filled, at_most };
            problems.push(Problem::new(FieldPath::root().key("row"), defect));
        }
        problems.extend(self.found.into_iter().map(|found| found.problem));
        Problems::none_or(self.rows, problems)
    }
}

impl Reader<'_> {
    /// The rows that were kept, and the problems by row; the problems alone, where the
    /// header has one or there are too many rows.
    pub(super) fn finish_all(mut self) -> Result<Partial, Problems> {
        let is_header = |found: &Found| found.row == 1;
        let kept = self.kept.take().unwrap_or_default();
        if self.filled > MOST_ROWS || self.found.iter().any(is_header) {
            self.finish()?;
            return Ok(Partial {
                rows: Vec::new(),
                problems: Vec::new(),
                has_lost_rows: true,
            });
        }
        self.found.sort_by_key(|found| (found.row, found.column));
        let problems = self.found.into_iter().map(|found| (found.row, found.problem));
        let problems = problems.collect();
        Ok(Partial { rows: kept, problems, has_lost_rows: self.has_lost_rows })
    }
}

fn row_at(row: usize) -> FieldPath {
    FieldPath::root().key("row").element(&row.to_string())
}

/// A problem with the place by which problems are put in order.
struct Found {
    row: usize,
    column: usize,
    problem: Problem,
}

pub(super) fn too_long(cell: &str) -> Option<Defect> {
    if cell.len() <= MOST_CHARACTERS {
        return None;
    }
    let found = cell.chars().count();
    let at_most = MOST_CHARACTERS;
    (found > at_most).then_some(Defect::TextTooLong { found, at_most })
}

/// A cell without the blanks around it; trailing cells may be missing.
fn text_at<'c>(cells: &[&'c str], column: usize) -> &'c str {
    cells.get(column).map(|cell| cell.trim()).unwrap_or_default()
}

/// The ballots of one fact out of their columns; `None` when all are blank, or wrong.
fn ballots(
    cells: &[&str],
    columns: &[(usize, String)],
    at_most: u32,
    defects: &mut Vec<(usize, Defect)>,
) -> Option<Raw> {
    let before = defects.len();
    let mut counted = Vec::new();
    let mut reason = None;
    let mut blank = Vec::new();
    for (column, word) in columns {
        match cell::ballots(text_at(cells, *column), at_most) {
            Ok(None) => blank.push(*column),
            Ok(Some(statement @ Raw::Table(_))) => match &reason {
                Some((_, said)) if *said != statement => {
                    defects.push((*column, Defect::CellStatement));
                }
                Some(_) => {}
                None => reason = Some((*column, statement)),
            },
            Ok(Some(number)) => counted.push((word.clone(), number)),
            Err(defect) => defects.push((*column, defect)),
        }
    }
    match reason {
        // Not applicable, and yet counted.
        Some((column, _)) if !counted.is_empty() => {
            defects.push((column, Defect::CellStatement));
            None
        }
        Some((_, statement)) => (defects.len() == before).then_some(statement),
        None if counted.is_empty() => None,
        None => {
            // A choice without votes is written 0: blank is not zero.
            defects.extend(blank.into_iter().map(|column| (column, Defect::EmptyText)));
            (defects.len() == before).then_some(Raw::Table(counted))
        }
    }
}
