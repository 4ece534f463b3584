//! What is expected of the members of a cohort, from TOML.

use super::result::{count, ids, result};
use crate::casebook::ResultExpectation;
use crate::casebook::expect::{CountExpectation, MemberExpectation};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::text::shown;
use crate::vocabulary::{Defect, Id};

/// What is expected of one member, or of several alike.
pub(super) fn member(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<MemberExpectation> {
    let mut table = reader.table(field)?;
    let who = table.required(reader, "who", who);
    let result = result(reader, &mut table);
    table.finish(reader);
    if result == ResultExpectation::default() && !reader.has_hole_in(&field.path) {
        reader.report(field, Defect::NothingListed { what: "expectation" });
    }
    Some(MemberExpectation { who: who?, result })
}

/// One id, or a list of them.
fn who(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Id>> {
    if Reader::as_word(field).is_some() {
        return reader.id(field).map(|id| vec![id]);
    }
    let who = ids(reader, field)?;
    if who.is_empty() && !reader.has_hole_in(&field.path) {
        reader.report(field, Defect::NothingListed { what: "member" });
        return None;
    }
    Some(who)
}

/// `{ excellent = 3, competent = { least = 4, most = 5 } }`.
pub(super) fn counts(
    reader: &mut Reader,
    field: &Field<'_>,
) -> Option<Vec<CountExpectation>> {
    let entries = reader.table(field)?.entries(reader);
    let mut counts = Vec::with_capacity(entries.len());
    for (grade, field) in entries {
        let Some(count) = count(reader, &field) else { continue };
        match Id::new(&grade) {
            Ok(grade) => counts.push(CountExpectation { grade, count }),
            Err(_) => {
                let (what, found) = ("grade", shown(&grade));
                reader.report(&field, Defect::Unknown { what, found, nearest: None });
            }
        }
    }
    Some(counts)
}
