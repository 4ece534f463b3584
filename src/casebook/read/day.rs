//! What is expected of a procedure on a day, from TOML.

use super::result::ids;
use super::{MOST, word};
use crate::casebook::expect::{
    ClockExpectation, DayExpectation, ExpectedDay, PossibleExpectation,
    RefusalExpectation, RunStepExpectation,
};
use crate::procedure::{Because, Obstacle, Standing};
use crate::vocabulary::document::{Field, Reader};
use crate::vocabulary::{Defect, FieldPath};

pub(super) fn day(reader: &mut Reader, field: &Field<'_>) -> Option<DayExpectation> {
    let mut table = reader.table(field)?;
    let on = table.required(reader, "on", Reader::day);
    let day = DayExpectation {
        on: on.unwrap_or_default(),
        state: table.optional(reader, "state", Reader::id),
        begun: table.optional(reader, "begun", Reader::boolean),
        since: table.optional(reader, "since", Reader::day),
        lasted: table
            .optional(reader, "lasted", |r, f| r.count(f, 0, u32::MAX))
            .map(u64::from),
        over: table.optional(reader, "over", Reader::boolean),
        states: table.optional(reader, "states", ids),
        taken: table.optional(reader, "taken", ids),
        steps: table.listed(reader, "steps", MOST, step),
        deadlines: table.listed(reader, "deadlines", MOST, clock),
        overdue: table.optional(reader, "overdue", ids),
        lapsed: table.optional(reader, "lapsed", ids),
        possible_now: table.optional(reader, "possible_now", ids),
        possible: table.listed(reader, "possible", MOST, possible),
        missing: table.optional(reader, "missing", ids),
        refused: table.optional(reader, "refused", |r, f| r.each(f, MOST, refused)),
        later: table.optional(reader, "later", |r, f| r.count(f, 0, u32::MAX)),
    };
    table.finish(reader);
    let silent = DayExpectation { on: day.on, ..DayExpectation::default() };
    if day == silent && !reader.has_hole_in(&field.path) {
        reader.report(field, Defect::NothingListed { what: "expectation" });
    }
    on.map(|_| day)
}

/// A day, or `"untold"`.
fn told(reader: &mut Reader, field: &Field<'_>) -> Option<ExpectedDay> {
    if Reader::as_word(field) == Some("untold") {
        return Some(ExpectedDay::Untold);
    }
    reader.day(field).map(ExpectedDay::On)
}

fn step(reader: &mut Reader, field: &Field<'_>) -> Option<RunStepExpectation> {
    let mut table = reader.table(field)?;
    let because = table.required(reader, "because", |r, f| word(r, f, &Because::NAMES));
    let at = table.optional(reader, "at", Reader::id);
    let on = table.optional(reader, "on", Reader::day);
    let to = table.optional(reader, "to", Reader::id);
    let ends = table.optional(reader, "ends", Reader::day);
    table.finish(reader);
    Some(RunStepExpectation { because: because?, at, on, to, ends })
}

fn clock(reader: &mut Reader, field: &Field<'_>) -> Option<ClockExpectation> {
    let mut table = reader.table(field)?;
    let at = table.required(reader, "at", Reader::id);
    let from = table.optional(reader, "from", Reader::day);
    let last_day = table.optional(reader, "last_day", told);
    let mut words = vec!["none"];
    words.extend(Standing::NAMES);
    let standing = table.optional(reader, "standing", |r, f| word(r, f, &words));
    let on = table.optional(reader, "on", Reader::day);
    let says_something = ["last_day", "standing", "on"].map(|key| table.has(key));
    table.finish(reader);
    tell_silent(reader, &field.path, &["last_day", "standing", "on"], says_something);
    Some(ClockExpectation { at: at?, from, last_day, standing, on })
}

fn tell_silent<const N: usize>(
    reader: &mut Reader,
    at: &FieldPath,
    keys: &[&str],
    says_something: [bool; N],
) {
    if !says_something.contains(&true) && !reader.has_hole_in(at) {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        reader.report_at(at.clone(), Defect::AtLeastOne { keys });
    }
}

fn possible(reader: &mut Reader, field: &Field<'_>) -> Option<PossibleExpectation> {
    let mut table = reader.table(field)?;
    let at = table.required(reader, "at", Reader::id);
    let event = table.optional(reader, "event", Reader::id);
    let to = table.optional(reader, "to", Reader::id);
    let from = table.optional(reader, "from", told);
    let hindered = table.optional(reader, "hindered", obstacles);
    let evidence = table.optional(reader, "evidence", ids);
    let by = table.optional(reader, "by", ids);
    let vote = table.optional(reader, "vote", Reader::boolean);
    table.finish(reader);
    Some(PossibleExpectation { at: at?, event, to, from, hindered, evidence, by, vote })
}

fn obstacles(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<&'static str>> {
    reader.each(field, MOST, |r, f| word(r, f, &Obstacle::NAMES))
}

fn refused(reader: &mut Reader, field: &Field<'_>) -> Option<RefusalExpectation> {
    let mut table = reader.table(field)?;
    let on = table.required(reader, "on", Reader::day);
    let event = table.required(reader, "event", Reader::id);
    let seq = table.optional(reader, "seq", |r, f| r.count(f, 0, u32::MAX));
    let why = table.optional(reader, "why", obstacles);
    let state = table.optional(reader, "state", Reader::id);
    let from = table.optional(reader, "from", told);
    let absent = table.optional(reader, "absent", ids);
    let instead = table.optional(reader, "instead", ids);
    table.finish(reader);
    let (on, event) = (on?, event?);
    Some(RefusalExpectation { on, event, seq, why, state, from, absent, instead })
}
