//! What is wrong with a table so far.

use std::collections::BTreeSet;

use crate::vocabulary::{FieldPath, Found, Problem, Problems};

/// What is wrong with a table so far: the cells that were told, and the problems by place.
pub(crate) struct Told {
    cells: BTreeSet<FieldPath>,
    /// By row and column; what is about a row as a whole comes after its cells.
    problems: Vec<((usize, usize), Problem)>,
    headers: Vec<String>,
    has_header: bool,
    /// The rows of which something was told.
    rows: BTreeSet<usize>,
    /// Whether there are rows of which nothing was read: others may name them.
    pub(crate) has_lost_rows: bool,
}

impl Told {
    pub(super) const fn new(headers: Vec<String>, has_lost_rows: bool) -> Told {
        Told {
            cells: BTreeSet::new(),
            problems: Vec::new(),
            headers,
            has_header: false,
            rows: BTreeSet::new(),
            has_lost_rows,
        }
    }

    /// Notes what was found in reading: nothing more is told of that cell.
    pub(super) fn note(&mut self, row: usize, problem: Problem) {
        self.has_header |= row == 1;
        self.push(row, problem);
    }

    /// Tells what is wrong with a cell: nothing that follows from it is told.
    pub(super) fn push(&mut self, row: usize, problem: Problem) {
        if is_cell(&problem.at) {
            self.cells.insert(problem.at.clone());
        }
        self.rows.insert(row);
        self.problems.push((self.place(row, &problem.at), problem));
    }

    /// Tells what a table as a whole has wrong, each thing at the cell that says it.
    pub(crate) fn add(&mut self, row: usize, problem: Problem) {
        if !self.cells.contains(&problem.at) {
            self.rows.insert(row);
            self.problems.push((self.place(row, &problem.at), problem));
        }
    }

    pub(crate) fn has(&self, cell: &FieldPath) -> bool {
        self.cells.contains(cell)
    }

    /// Whether something was told of a row, or of the header above it.
    pub(crate) fn has_row(&self, row: usize) -> bool {
        self.has_header || self.rows.contains(&row)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether the header has a problem: what its columns do not say may stand in one of them.
    pub(crate) const fn has_header(&self) -> bool {
        self.has_header
    }

    fn place(&self, row: usize, at: &FieldPath) -> (usize, usize) {
        let column = at.cell().and_then(|(_, _, column)| column);
        let place = column.and_then(|name| self.headers.iter().position(|it| it == name));
        (row, place.unwrap_or(usize::MAX))
    }

    /// Every problem with its place, in no order.
    pub(crate) fn into_problems(self) -> Vec<((usize, usize), Problem)> {
        self.problems
    }

    /// `value` if nothing was told, every problem in the order of rows and columns otherwise.
    pub(crate) fn none_or<T>(mut self, value: T) -> Result<T, Problems> {
        self.problems.sort_by_key(|(place, _)| *place);
        let mut found = Found::default();
        found.extend(self.problems.into_iter().map(|(_, problem)| problem));
        found.none_or(value)
    }
}

/// Whether a path is a cell, and no row as a whole.
fn is_cell(at: &FieldPath) -> bool {
    at.cell().is_some_and(|(_, _, column)| column.is_some())
}
