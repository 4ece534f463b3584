//! Rows, one after the other: what they say, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{self, Layout, Reading};
use super::partial::{Partial, PartialRow};
use super::{MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Own, TablePlan, TableRow};
use crate::facts::{Dictionary, Fact, Raw, Sheet, SheetDraft, cell};
use crate::vocabulary::{CellDefect, Defect, FieldPath, Id, Problem, Problems};

pub(super) struct Reader<'d> {
    plan: &'d TablePlan,
    headers: Vec<String>,
    subject: Option<usize>,
    name: Option<usize>,
    carried: Vec<usize>,
    /// The columns without a header.
    nameless: Vec<usize>,
    facts: Part<'d>,
    /// The room's own columns, where it has any: its rows are kept with what can be read.
    own: Option<(Own<'d>, Part<'d>)>,
    filled: usize,
    subjects: BTreeSet<Id>,
    /// The columns without a header that are told.
    told: BTreeSet<usize>,
    found: Vec<Found>,
    rows: Vec<TableRow>,
    kept: Vec<PartialRow>,
    has_lost_rows: bool,
}

/// What is wrong with a row, and the column.
type AtColumn = (usize, Defect);

/// A dictionary, and how what it has is read from a row.
struct Part<'d> {
    dictionary: &'d Dictionary,
    readings: Vec<Reading<'d>>,
    /// The columns by the paths that a sheet reports.
    columns: BTreeMap<FieldPath, usize>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(
        (dictionary, own): (&'d Dictionary, Option<Own<'d>>),
        plan: &'d TablePlan,
        header: &[&str],
    ) -> Result<Reader<'d>, Problems> {
        if header.len() > MOST_COLUMNS {
            let (what, found) = ("columns", header.len());
            let defect = Defect::TooMany { what, found, at_most: MOST_COLUMNS };
            return Err(Problems::one(Problem::new(row_at(1), defect)));
        }
        let columns = own.map(|own| own.columns);
        let (layout, defects) = header::lay_out((dictionary, columns), plan, header);
        let Layout { headers, subject, name, carried, nameless, readings, own: read } =
            layout;
        let mut reader = Reader {
            plan,
            headers,
            subject,
            name,
            carried,
            nameless,
            facts: Part::new(dictionary, readings),
            own: own.map(|own| (own, Part::new(own.columns, read))),
            filled: 0,
            subjects: BTreeSet::new(),
            told: BTreeSet::new(),
            found: Vec::new(),
            rows: Vec::new(),
            kept: Vec::new(),
            has_lost_rows: false,
        };
        for (column, defect) in defects {
            reader.report(1, column, defect);
        }
        Ok(reader)
    }

    pub(super) fn read<R>(&mut self, rows: R)
    where
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        for (index, row) in rows.into_iter().enumerate() {
            let cells: Vec<_> = row.into_iter().collect();
            let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
            self.row(index.saturating_add(2), &cells);
        }
    }

    /// Reports at a cell, or at the row as a whole where there is no such column.
    fn report(&mut self, row: usize, column: usize, defect: Defect) {
        let at = match self.headers.get(column).map(String::as_str) {
            Some("") => row_at(row).key("column").nth(column),
            Some(header) => row_at(row).key("column").element(header),
            None => row_at(row),
        };
        self.found.push(Found { row, column, problem: Problem::new(at, defect) });
    }

    fn report_all(&mut self, row: usize, defects: Vec<AtColumn>) {
        for (column, defect) in defects {
            self.report(row, column, defect);
        }
    }

    fn row(&mut self, row: usize, cells: &[&str]) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        self.filled = self.filled.saturating_add(1);
        if self.filled > MOST_ROWS {
            return;
        }
        let columns = self.headers.len();
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
        let name = self.name.map(|column| text_at(&cells, column).to_owned());
        let name = name.filter(|name| !name.is_empty());
        let carried = self.carried.iter();
        let carried = carried.map(|column| text_at(&cells, *column).to_owned()).collect();
        let (draft, sheet) = self.facts_of(row, &cells, subject.as_ref());
        let (own_draft, own_sheet) = self.own_of(row, &cells).unzip();
        let is_fine = self.found.len() == before;
        if let Some((_, part)) = &self.own {
            let bad: BTreeSet<usize> =
                self.found.iter().skip(before).map(|found| found.column).collect();
            let facts = if is_fine { sheet } else { self.facts.readable(draft, &bad) };
            let own = if is_fine {
                own_sheet.flatten()
            } else {
                own_draft.and_then(|draft| part.readable(draft, &bad))
            };
            let is_named = subject.is_some();
            let has_id = is_named || self.has_id(&cells);
            let subject = subject.or_else(|| numbered(row));
            if let (Some(subject), Some(sheet), Some(own)) = (subject, facts, own) {
                let row = TableRow { row, subject, name, carried, sheet };
                self.kept.push(PartialRow { row, own, is_named, has_id });
            }
        } else if let (Some(subject), Some(sheet), true) = (subject, sheet, is_fine) {
            self.rows.push(TableRow { row, subject, name, carried, sheet });
        }
    }

    /// The facts of a row, as they are written and as they are checked.
    fn facts_of(
        &mut self,
        row: usize,
        cells: &[&str],
        subject: Option<&Id>,
    ) -> (SheetDraft, Option<Sheet>) {
        let mut draft = SheetDraft::new(self.plan.period, self.plan.state);
        draft.subject = subject.cloned();
        let (facts, defects) = self.facts.read((cells, &self.headers), cell::read);
        draft.facts = facts;
        self.report_first(row, defects);
        let (sheet, wrong) = self.facts.sheet(&draft);
        self.report_all(row, wrong);
        (draft, sheet)
    }

    /// What the room's own columns say, likewise.
    fn own_of(
        &mut self,
        row: usize,
        cells: &[&str],
    ) -> Option<(SheetDraft, Option<Sheet>)> {
        let (own, part) = self.own.as_ref()?;
        let mut draft = own.draft();
        let (facts, mut defects) =
            part.read((cells, &self.headers), |fact, text| own.read(fact, text));
        draft.facts = facts;
        let (sheet, wrong) = part.sheet(&draft);
        defects.extend(wrong);
        self.report_all(row, defects);
        Some((draft, sheet))
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
            .nameless
            .iter()
            .copied()
            .filter(|column| !text_at(cells, *column).is_empty())
            .collect();
        for column in nameless {
            if self.told.insert(column) {
                self.report(1, column, Defect::EmptyText);
            }
        }
    }

    fn subject(&mut self, row: usize, cells: &[&str]) -> Option<Id> {
        if self.plan.subject.is_empty() {
            return numbered(row);
        }
        let column = self.subject?;
        let text = text_at(cells, column);
        if text.is_empty() {
            if !self.has_reported(row, column) {
                let header = self.headers.get(column).cloned();
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

    /// Whether a row says an id, be it one that another has.
    fn has_id(&self, cells: &[&str]) -> bool {
        let text = self.subject.map(|column| text_at(cells, column));
        text.is_some_and(|text| Id::new(&cell::folded(text)).is_ok())
    }

    /// Reports the first thing that is wrong with each cell.
    fn report_first(&mut self, row: usize, defects: Vec<AtColumn>) {
        for (column, defect) in defects {
            if !self.has_reported(row, column) {
                self.report(row, column, defect);
            }
        }
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
    /// The rows that were kept, and the problems by row; the problems alone, where there are
    /// too many rows.
    pub(super) fn finish_all(mut self) -> Result<Partial, Problems> {
        let rows = std::mem::take(&mut self.kept);
        let own = self.own.take().map(|(_, part)| part.places()).unwrap_or_default();
        let (headers, subject) = (std::mem::take(&mut self.headers), self.subject);
        let has_lost_rows = self.has_lost_rows;
        self.found.sort_by_key(|found| (found.row, found.column));
        let mut problems = Vec::new();
        if self.filled > MOST_ROWS {
            self.finish()?;
        } else {
            let found = self.found.into_iter();
            problems.extend(found.map(|found| (found.row, found.problem)));
        }
        Ok(Partial { rows, problems, has_lost_rows, headers, subject, own })
    }
}

impl<'d> Part<'d> {
    fn new(dictionary: &'d Dictionary, readings: Vec<Reading<'d>>) -> Part<'d> {
        let facts = FieldPath::root().key("facts");
        let place = |reading: &Reading<'_>| {
            (facts.element(reading.fact().id().as_str()), reading.column())
        };
        let columns = readings.iter().map(place).collect();
        Part { dictionary, readings, columns }
    }

    /// What the cells of a row say, and what is wrong with them.
    fn read(
        &self,
        (cells, headers): (&[&str], &[String]),
        cell: impl Fn(&Fact, &str) -> Result<Option<Raw>, Defect>,
    ) -> (Vec<(String, Raw)>, Vec<AtColumn>) {
        let (mut facts, mut defects) = (Vec::new(), Vec::new());
        for reading in &self.readings {
            let value = match reading {
                Reading::Cell { fact, column } => cell(fact, text_at(cells, *column))
                    .map_err(|defect| defects.push((*column, defect)))
                    .ok()
                    .flatten(),
                Reading::Ballots { columns, at_most, is_complete, .. } => {
                    ballots((cells, headers), columns, *at_most, &mut defects)
                        .filter(|_| *is_complete)
                }
            };
            if let Some(raw) = value {
                facts.push((reading.fact().id().to_string(), raw));
            }
        }
        (facts, defects)
    }

    /// The checked sheet, and what is wrong with it by column.
    fn sheet(&self, draft: &SheetDraft) -> (Option<Sheet>, Vec<AtColumn>) {
        let mut found = crate::vocabulary::Found::default();
        let sheet = self.dictionary.sheet_at(draft, &FieldPath::root(), &mut found);
        let wrong = found.into_vec().into_iter();
        let wrong = wrong.map(|problem| (self.column_of(problem.at), problem.defect));
        (sheet, wrong.collect())
    }

    /// The sheet without the cells of columns of which something was found.
    fn readable(&self, mut draft: SheetDraft, bad: &BTreeSet<usize>) -> Option<Sheet> {
        let facts = FieldPath::root().key("facts");
        draft.facts.retain(|(id, _)| !bad.contains(&self.column_of(facts.element(id))));
        self.sheet(&draft).0
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

    fn places(&self) -> Vec<(Id, usize)> {
        let place =
            |reading: &Reading<'_>| (reading.fact().id().clone(), reading.column());
        self.readings.iter().map(place).collect()
    }
}

/// The id by which a row goes that has none of its own.
fn numbered(row: usize) -> Option<Id> {
    Id::new(&format!("row-{row}")).ok()
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
    (cells, headers): (&[&str], &[String]),
    columns: &[(usize, String)],
    at_most: u32,
    defects: &mut Vec<AtColumn>,
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
            if let Some(first) = blank.first() {
                let header = |column: &usize| headers.get(*column).cloned();
                let columns = blank.iter().filter_map(header).collect();
                defects.push((*first, CellDefect::BlankBallots { columns }.into()));
            }
            (defects.len() == before).then_some(Raw::Table(counted))
        }
    }
}
