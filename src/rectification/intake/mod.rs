//! The tables of a register.

mod chronicle;
mod issues;
mod lists;
mod moves;
mod visits;

pub use chronicle::chronicle;
pub use issues::issues;
pub use lists::{assignments, villages};
pub use visits::visits;

use chrono::NaiveDate;

use crate::facts::columns::{Column, Rows, day_in, row_at, text_in};
use crate::facts::table::TableRow;
use crate::facts::{FactKind, Sheet};
use crate::vocabulary::{Amount, Defect, Exact, Found, Id, Label, Problem, Problems};

const VILLAGE: &str = "village";
const ON: &str = "on";
const SEQ: &str = "seq";
const NOTE: &str = "note";

const fn column(
    id: &'static str,
    names: &'static [&'static str],
    kind: FactKind,
) -> Column {
    Column { id, names, kind, is_needed: false }
}

/// A column that the table must have.
const fn needed(
    id: &'static str,
    names: &'static [&'static str],
    kind: FactKind,
) -> Column {
    Column { id, names, kind, is_needed: true }
}

const fn village() -> Column {
    needed(VILLAGE, &["村", "所在村"], FactKind::Group)
}

const fn note() -> Column {
    column(NOTE, &["说明", "說明", "备注", "備註"], FactKind::Group)
}

fn seq() -> Column {
    column(SEQ, &["序号", "序號"], count(1))
}

/// Whole numbers; what a register may not have is refused by its check, with the reason.
const fn count(at_least: u32) -> FactKind {
    FactKind::Count { at_least, at_most: 1_000_000 }
}

/// Decimals, those below zero among them: the check of the register refuses them.
fn amount(unit: Label) -> FactKind {
    let most = Amount::whole(1_000_000).unwrap_or(Amount::ZERO);
    let least = Amount::ZERO.minus(most).unwrap_or(Amount::ZERO);
    FactKind::Amount { unit, places: 6, at_least: least, at_most: most }
}

/// A layout that could not be made, told as a problem of the header.
fn laid_out<T>(layout: Result<T, Defect>) -> Result<T, Problems> {
    layout.map_err(|error| Problems::one(Problem::new(row_at(1), error)))
}

/// One row of a table, and where what is wrong with it goes.
struct Row<'r> {
    table: &'r Rows,
    row: &'r TableRow,
    found: &'r mut Found,
}

impl Row<'_> {
    const fn sheet(&self) -> &Sheet {
        &self.row.sheet
    }

    fn refuse(&mut self, column: &'static str, defect: Defect) {
        self.found.push(Problem::new(self.table.cell(self.row.row, column), defect));
    }

    fn needs(&mut self, column: &'static str) {
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
    fn day(&mut self, column: &'static str) -> Option<NaiveDate> {
        let day = day_in(self.sheet(), column);
        if day.is_none() {
            self.needs(column);
        }
        day
    }

    /// The whole number in a cell.
    fn count(&self, column: &'static str) -> Option<u32> {
        u32::try_from(self.sheet().number(column)?.numerator()).ok()
    }

    /// The number that must stand in a cell.
    fn number(&mut self, column: &'static str) -> Option<Exact> {
        let number = self.sheet().number(column);
        if number.is_none() {
            self.needs(column);
        }
        number
    }
}
