//! A table of the register as far as it can be read.

use chrono::NaiveDate;

use super::super::lost::Touches;
use super::super::role::Role;
use crate::facts::rows::{Row, Table, Told};
use crate::vocabulary::{Id, Problems};

/// The rows that are right by themselves, what is left of the others, and what is wrong.
pub(super) struct Partial<T> {
    pub(super) table: Table,
    pub(super) told: Told,
    /// Each with the number of its row.
    pub(super) whole: Vec<(usize, T)>,
    pub(super) left: Vec<Left>,
}

/// What can be told of a row that is not right by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Left {
    /// Its number; `None` of rows of which nothing was read.
    pub(super) row: Option<usize>,
    /// Whom it is about, as no row before it is.
    pub(super) subject: Option<Id>,
    /// The village of an entry, or the organization of an assignment.
    pub(super) of: Option<Id>,
    pub(super) on: Option<NaiveDate>,
    pub(super) role: Option<Role>,
    /// What an entry may have been about; anything, where that is not known.
    pub(super) touches: Option<Touches>,
}

impl Left {
    /// Of the columns of one table.
    pub(super) fn of(row: &Row<'_>, organization: &str, on: &str) -> Left {
        Left {
            row: Some(row.number()),
            subject: row.is_named().then(|| row.subject()),
            of: row.id_if_any(organization),
            on: row.optional_day(on),
            role: None,
            touches: None,
        }
    }
}

impl<T> Partial<T> {
    /// Takes the rows apart: what a room reads of each, and what is left of those that are not
    /// right.
    pub(super) fn of(
        (table, mut told): (Table, Told),
        mut read: impl FnMut(&mut Row<'_>) -> Option<T>,
        mut left_of: impl FnMut(&Row<'_>) -> Left,
    ) -> Partial<T> {
        let (mut whole, mut left) = (Vec::new(), Vec::new());
        if told.has_lost_rows {
            left.push(Left::default());
        }
        table.each(&mut told, |row| {
            match read(row).filter(|_| !row.is_told()) {
                Some(one) => whole.push((row.number(), one)),
                None => left.push(left_of(row)),
            }
            Some(())
        });
        Partial { table, told, whole, left }
    }

    /// What was read, or every problem with the table.
    pub(super) fn all(self) -> Result<Vec<T>, Problems> {
        self.told.none_or(self.whole.into_iter().map(|(_, one)| one).collect())
    }
}
