//! What happened in a procedure, from TOML.

use chrono::NaiveDate;

use super::MOST;
use super::members::linked;
use super::result::ids;
use crate::casebook::case::{LaterFacts, ProcedureCase};
use crate::facts::read_facts;
use crate::procedure::{Ballot, Calendar, Happened};
use crate::rulebook::read_length;
use crate::vocabulary::Defect;
use crate::vocabulary::document::{Field, Reader, Table};

/// The procedure with everything that happened; `None` without one.
pub(super) fn procedure(
    reader: &mut Reader,
    table: &mut Table<'_>,
) -> Option<ProcedureCase> {
    let id = table.optional(reader, "procedure", Reader::id);
    let begun = table.optional(reader, "begun", Reader::day);
    let events = table.listed(reader, "events", MOST, event);
    let later_facts =
        table.optional(reader, "later_facts", |r, f| later_facts(r, f, begun));
    let calendar = table.optional(reader, "calendar", calendar);
    let later_facts = later_facts.unwrap_or_default();
    Some(ProcedureCase { id: id?, begun: begun?, events, later_facts, calendar })
}

fn event(reader: &mut Reader, field: &Field<'_>) -> Option<Happened> {
    let mut table = reader.table(field)?;
    let on = table.required(reader, "on", Reader::day);
    let seq = table.optional(reader, "seq", |r, f| r.count(f, 0, u32::MAX));
    let event = table.required(reader, "event", Reader::id);
    let by = table.optional(reader, "by", Reader::id);
    let evidence = table.optional(reader, "evidence", ids);
    let ballot = table.optional(reader, "ballot", ballot);
    let length = table.optional(reader, "length", read_length);
    table.finish(reader);
    let mut happened = Happened::new(on?, seq.unwrap_or(1), event?);
    (happened.by, happened.evidence) = (by, evidence.unwrap_or_default());
    (happened.ballot, happened.length) = (ballot, length);
    Some(happened)
}

/// `{ entitled = 10, attending = 6, in_favour = 6, valid = 6 }`.
fn ballot(reader: &mut Reader, field: &Field<'_>) -> Option<Ballot> {
    let mut table = reader.table(field)?;
    let mut count = |reader: &mut Reader, key: &'static str| {
        table.required(reader, key, |r, f| r.count(f, 0, u32::MAX))
    };
    let entitled = count(reader, "entitled");
    let attending = count(reader, "attending");
    let in_favour = count(reader, "in_favour");
    let valid = table.optional(reader, "valid", |r, f| r.count(f, 0, u32::MAX));
    table.finish(reader);
    let (entitled, attending, in_favour) = (entitled?, attending?, in_favour?);
    let ballot = Ballot::new(entitled, attending, in_favour);
    let ballot = ballot.and_then(|ballot| match valid {
        Some(valid) => ballot.with_valid(valid),
        None => Ok(ballot),
    });
    if ballot.is_err() {
        let counts = [Some(entitled), Some(attending), Some(in_favour), valid];
        let counts = counts.into_iter().flatten().map(|count| count.to_string());
        let found = counts.collect::<Vec<_>>().join(", ");
        let expected = "how a vote went: nothing is above `entitled`, nor `in_favour` \
                        above `valid`";
        let expected = expected.to_owned();
        reader.report(field, Defect::FactShape { found, expected });
    }
    ballot.ok()
}

/// `[{ from = "2016-01-01", facts = { … }, linked = [ … ] }]`: one of the two at least.
fn later_facts(
    reader: &mut Reader,
    field: &Field<'_>,
    begun: Option<NaiveDate>,
) -> Option<Vec<LaterFacts>> {
    let mut days = std::collections::BTreeSet::new();
    reader.each(field, MOST, |reader, field| {
        let mut table = reader.table(field)?;
        let from = table.required(reader, "from", |reader, field| {
            let from = reader.day(field)?;
            if begun.is_some_and(|begun| from <= begun) {
                let (found, expected) = (from.to_string(), "a day after `begun`");
                let expected = expected.to_owned();
                reader.report(field, Defect::FactShape { found, expected });
            }
            if !days.insert(from) {
                let (what, id) = ("days of facts", from.to_string());
                reader.report(field, Defect::Duplicate { what, id });
            }
            Some(from)
        });
        let keys = ["facts", "linked"];
        if !keys.iter().any(|key| table.has(key)) {
            let keys = keys.map(str::to_owned).to_vec();
            reader.report(field, Defect::AtLeastOne { keys });
        }
        let is_linked = table.has("linked");
        let facts = table.optional(reader, "facts", read_facts).unwrap_or_default();
        let linked = linked(reader, &mut table, 1);
        table.finish(reader);
        let linked = is_linked.then_some(linked);
        Some(LaterFacts { from: from?, facts, linked })
    })
}

/// `{ known = { from, until }, off = [days], worked = [days] }`.
fn calendar(reader: &mut Reader, field: &Field<'_>) -> Option<Calendar> {
    let mut table = reader.table(field)?;
    let known = table.required(reader, "known", Reader::period);
    let off = table.listed(reader, "off", MOST, Reader::day);
    let worked = table.listed(reader, "worked", MOST, Reader::day);
    table.finish(reader);
    match Calendar::new(known?, off, worked) {
        Ok(calendar) => Some(calendar),
        Err(error) => {
            let found = error.on.to_string();
            let expected =
                "whether it is off or worked: let it stand in one of the lists";
            let expected = expected.to_owned();
            reader.report(field, Defect::FactShape { found, expected });
            None
        }
    }
}
