//! What must come out, from TOML.

use super::cohort::{counts, member};
use super::day::day;
use super::outcomes::{changed, following, in_force};
use super::result::result;
use super::rule::rule;
use super::{About, MOST};
use crate::casebook::expect::{Expect, RemovalExpectation};
use crate::vocabulary::Defect;
use crate::vocabulary::document::{Field, Reader};

pub(super) fn expect(
    reader: &mut Reader,
    field: &Field<'_>,
    about: About,
) -> Option<Expect> {
    let mut table = reader.table(field)?;
    let result = result(reader, &mut table);
    let rules = table.listed(reader, "rules", MOST, rule);
    let members = table.listed(reader, "members", MOST, member);
    let counts = table.optional(reader, "counts", counts).unwrap_or_default();
    let days = table.listed(reader, "days", MOST, day);
    let in_force = table.listed(reader, "in_force", MOST, in_force);
    let following = table.listed(reader, "following", MOST, following);
    let changed = table.listed(reader, "changed", MOST, changed);
    let problems = table.listed(reader, "problems", MOST, Reader::text);
    let removal = table.optional(reader, "removal", removal);
    let idle = about.never().iter().copied().filter(|key| table.has(key));
    about.tell_idle(reader, &field.path, idle);
    table.finish(reader);
    let expect = Expect {
        result,
        rules,
        members,
        counts,
        days,
        in_force,
        following,
        changed,
        problems,
        removal,
    };
    if expect == Expect::default() && !reader.has_hole_in(&field.path) {
        reader.report(field, Defect::NothingListed { what: "expectation" });
    }
    Some(expect)
}

fn removal(reader: &mut Reader, field: &Field<'_>) -> Option<RemovalExpectation> {
    match Reader::as_word(field) {
        Some("not_required") => return Some(RemovalExpectation::NotRequired),
        Some("undetermined") => return Some(RemovalExpectation::Undetermined),
        Some(word) => {
            let words = ["not_required", "undetermined", "{ since = … }"];
            reader.unknown_word(field, word, words.into_iter());
            return None;
        }
        None => {}
    }
    let mut table = reader.table(field)?;
    let since = table.optional(reader, "since", Reader::day);
    let earliest = table.optional(reader, "earliest", Reader::day);
    let latest = table.optional(reader, "latest", Reader::day);
    table.finish(reader);
    match (since, earliest, latest) {
        (Some(day), None, None) => Some(RemovalExpectation::Since(day)),
        (None, Some(earliest), latest) => {
            Some(RemovalExpectation::Between(earliest, latest))
        }
        (Some(_), _, _) | (None, None, _) => {
            if !reader.has_hole_in(&field.path) {
                let keys = ["since", "earliest"].map(str::to_owned).to_vec();
                reader.report(field, Defect::ExactlyOne { keys });
            }
            None
        }
    }
}
