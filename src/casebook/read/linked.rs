//! Outcomes that facts come from, from TOML.

use super::MOST;
use super::cohort::{Listed, columns, members, tell_idle_columns};
use crate::casebook::case::LinkedCase;
use crate::facts::{SheetState, read_facts};
use crate::vocabulary::Defect;
use crate::vocabulary::document::{Field, Reader, Table};

/// How deep outcomes may stand in each other: the quarters of the year that the pay goes by
/// are two.
const DEEPEST: usize = 8;

/// The linked outcomes of a case, a member or another linked outcome, which stand `deep`
/// within each other.
pub(super) fn linked(
    reader: &mut Reader,
    table: &mut Table<'_>,
    deep: usize,
) -> Vec<LinkedCase> {
    table.listed(reader, "linked", MOST, |reader, field| outcome(reader, field, deep))
}

/// `{ scheme = "month", period = { … }, facts = { … } }`.
fn outcome(reader: &mut Reader, field: &Field<'_>, deep: usize) -> Option<LinkedCase> {
    if deep > DEEPEST {
        reader.report(field, Defect::TooDeep { at_most: DEEPEST });
        return None;
    }
    let mut table = reader.table(field)?;
    let scheme = table.required(reader, "scheme", Reader::id);
    let subject = table.optional(reader, "subject", Reader::id);
    let period = table.optional(reader, "period", Reader::period);
    let sheet = table.optional(reader, "sheet", |r, f| r.word(f, &SheetState::ALL));
    let facts = table.optional(reader, "facts", read_facts);
    let own = linked(reader, &mut table, deep.saturating_add(1));
    let columns = columns(reader, &mut table);
    let others = Listed::others(&columns, subject.as_ref(), deep);
    let others = members(reader, &mut table, &others);
    if table.has("columns") && !table.has("others") {
        tell_idle_columns(reader, &table);
    }
    table.finish(reader);
    Some(LinkedCase {
        scheme: scheme?,
        subject,
        period,
        sheet,
        facts: facts.unwrap_or_default(),
        linked: own,
        columns,
        others,
    })
}
