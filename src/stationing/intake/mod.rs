//! The tables of a register.

mod lists;
mod records;
mod visits;

pub use lists::{TownshipRoles, adjacent, bans, postings, roles};
pub use records::day_records;
pub use visits::{unit_visits, visit_reports};

use crate::facts::rows::Row;
use crate::vocabulary::Period;

/// From the day in one cell to the day in another, or that one day where it is blank.
pub(super) fn term(row: &mut Row<'_>, from: &str, last: &str) -> Option<Period> {
    let first = row.day(from)?;
    let end = row.optional_day(last).unwrap_or(first);
    let period = Period::new(first, Some(end.succ_opt()?));
    row.take(last, period.map_err(Into::into))
}
