//! The tables of a register.

mod lists;
mod records;
mod visits;

pub use lists::{TownshipRoles, adjacent, bans, postings, roles};
pub use records::day_records;
pub use visits::{unit_visits, visit_reports};

use chrono::NaiveDate;

use super::calendar::{each_day, term_of};
use crate::facts::columns::{Column, Rows, day_in, row_at, text_in};
use crate::facts::table::TableRow;
use crate::facts::{FactKind, Sheet};
use crate::vocabulary::{Defect, Found, Id, Period, Problem, Problems};

pub(super) const fn column(
    id: &'static str,
    names: &'static [&'static str],
    kind: FactKind,
) -> Column {
    Column { id, names, kind, is_needed: false }
}

/// A column that the table must have.
pub(super) const fn needed(
    id: &'static str,
    names: &'static [&'static str],
    kind: FactKind,
) -> Column {
    Column { id, names, kind, is_needed: true }
}

/// A layout that could not be made, told as a problem of the header.
pub(super) fn laid_out<T>(layout: Result<T, Defect>) -> Result<T, Problems> {
    layout.map_err(|error| Problems::one(Problem::new(row_at(1), error)))
}

/// One row of a table, and where what is wrong with it goes.
pub(super) struct Row<'r> {
    pub(super) table: &'r Rows,
    pub(super) row: &'r TableRow,
    pub(super) found: &'r mut Found,
}

impl Row<'_> {
    pub(super) const fn sheet(&self) -> &Sheet {
        &self.row.sheet
    }

    pub(super) fn refuse(&mut self, column: &'static str, defect: Defect) {
        self.found.push(Problem::new(self.table.cell(self.row.row, column), defect));
    }

    pub(super) fn needs(&mut self, column: &'static str) {
        self.refuse(column, Defect::MissingKey { key: self.table.name(column) });
    }

    /// The id in a cell, if there is one.
    fn optional_id(&mut self, column: &'static str) -> Result<Option<Id>, ()> {
        let Some(text) = text_in(self.sheet(), column) else { return Ok(None) };
        match Id::new(&text) {
            Ok(id) => Ok(Some(id)),
            Err(error) => {
                self.refuse(column, error.into());
                Err(())
            }
        }
    }

    /// The id that must stand in a cell.
    fn id(&mut self, column: &'static str) -> Option<Id> {
        match self.optional_id(column) {
            Ok(Some(id)) => Some(id),
            Ok(None) => {
                self.needs(column);
                None
            }
            Err(()) => None,
        }
    }

    /// The day that must stand in a cell.
    pub(super) fn day(&mut self, column: &'static str) -> Option<NaiveDate> {
        let day = day_in(self.sheet(), column);
        if day.is_none() {
            self.needs(column);
        }
        day
    }

    /// From the day in one cell to the day in another, or that one day where it is blank.
    fn term(&mut self, from: &'static str, last: &'static str) -> Option<Period> {
        term_of(self, from, last)
    }

    /// The same days one by one.
    pub(super) fn days(
        &mut self,
        from: &'static str,
        last: &'static str,
    ) -> Option<Vec<NaiveDate>> {
        let term = self.term(from, last)?;
        Some(each_day(term.from(), term.last()?).collect())
    }
}
