//! What must come out of one subject, from TOML.

use super::MOST;
use crate::casebook::expect::{
    ExpectedCount, ExpectedPlace, ExpectedValue, NodeExpectation, ResultExpectation,
    StepExpectation,
};
use crate::vocabulary::document::{Field, Reader, Table};
use crate::vocabulary::{Defect, Exact, Id, Kind, Span, Verdict};

const VERDICTS: [(&str, Verdict); 3] = [
    ("met", Verdict::Met),
    ("not_met", Verdict::NotMet),
    ("undetermined", Verdict::Undetermined),
];

/// What is expected of one subject.
pub(super) fn result(reader: &mut Reader, table: &mut Table<'_>) -> ResultExpectation {
    ResultExpectation {
        total: table.optional(reader, "total", value),
        grade: table.optional(reader, "grade", Reader::id),
        grades: table.optional(reader, "grades", grades),
        ranked: table.optional(reader, "ranked", |r, f| r.word(f, &VERDICTS)),
        nodes: table.listed(reader, "nodes", MOST, node),
        steps: table.listed(reader, "steps", MOST, step),
        missing: table.optional(reader, "missing", ids),
    }
}

/// A list of ids.
pub(super) fn ids(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Id>> {
    reader.each(field, MOST, Reader::id)
}

/// Grades that are possible: one at least, so that an empty list states nothing.
fn grades(reader: &mut Reader, field: &Field<'_>) -> Option<Vec<Id>> {
    let grades = ids(reader, field)?;
    if grades.is_empty() && !reader.has_hole_in(&field.path) {
        reader.report(field, Defect::NothingListed { what: "grade" });
    }
    Some(grades)
}

/// A number, `{ least, most }`, `"undetermined"` or `"excluded"`.
fn value(reader: &mut Reader, field: &Field<'_>) -> Option<ExpectedValue> {
    match Reader::as_word(field) {
        Some("undetermined") => return Some(ExpectedValue::Undetermined),
        Some("excluded") => return Some(ExpectedValue::Excluded),
        Some(_) | None => {}
    }
    if field.kind() != Kind::Table {
        return reader.ratio(field).map(|ratio| ExpectedValue::Settled(ratio.into()));
    }
    let mut table = reader.table(field)?;
    let least = table.required(reader, "least", Reader::ratio).map(Exact::from);
    let most = table.required(reader, "most", Reader::ratio).map(Exact::from);
    table.finish(reader);
    let (least, most) = least.zip(most)?;
    // Both ends are one number where it may turn out that there is none.
    if least > most {
        reader.report(field, Defect::EmptyDomain { least, most });
        return None;
    }
    Some(ExpectedValue::Range(Span::between(least, most)))
}

fn node(reader: &mut Reader, field: &Field<'_>) -> Option<NodeExpectation> {
    let mut table = reader.table(field)?;
    let at = table.required(reader, "at", Reader::id);
    let value = table.optional(reader, "value", value);
    let because = table.listed(reader, "because", MOST, Reader::text);
    table.finish(reader);
    if value.is_none() && because.is_empty() && !reader.has_hole_in(&field.path) {
        let keys = ["value", "because"].map(str::to_owned).to_vec();
        reader.report(field, Defect::AtLeastOne { keys });
    }
    Some(NodeExpectation { at: at?, value, because })
}

/// What a step must find; at least one thing.
fn step(reader: &mut Reader, field: &Field<'_>) -> Option<StepExpectation> {
    let mut table = reader.table(field)?;
    let keys =
        ["verdict", "grade", "grades", "place", "base", "places", "ahead", "equal"];
    let says_something = keys.iter().any(|key| table.has(key));
    let at = table.required(reader, "at", Reader::id);
    let verdict = table.optional(reader, "verdict", |r, f| r.word(f, &VERDICTS));
    let grade = table.optional(reader, "grade", Reader::id);
    let grades = table.optional(reader, "grades", grades);
    let place = table.optional(reader, "place", |r, f| r.word(f, &ExpectedPlace::ALL));
    let base = table.optional(reader, "base", |r, f| r.count(f, 0, u32::MAX));
    let places = table.optional(reader, "places", count);
    let ahead = table.optional(reader, "ahead", count);
    let equal = table.optional(reader, "equal", |r, f| r.count(f, 0, u32::MAX));
    table.finish(reader);
    if !says_something && !reader.has_hole_in(&field.path) {
        let keys = keys.map(str::to_owned).to_vec();
        reader.report(field, Defect::AtLeastOne { keys });
    }
    let at = at?;
    Some(StepExpectation {
        at,
        verdict,
        grade,
        grades,
        place,
        base,
        places,
        ahead,
        equal,
    })
}

/// A whole number, or `{ least, most }`.
pub(super) fn count(reader: &mut Reader, field: &Field<'_>) -> Option<ExpectedCount> {
    if field.kind() != Kind::Table {
        let count = reader.count(field, 0, u32::MAX)?;
        return Some(ExpectedCount::new(count, count));
    }
    let mut table = reader.table(field)?;
    let least = table.required(reader, "least", |r, f| r.count(f, 0, u32::MAX));
    let most = table.required(reader, "most", |r, f| r.count(f, 0, u32::MAX));
    table.finish(reader);
    let (least, most) = least.zip(most)?;
    if least > most {
        let whole = |n: u32| Exact::whole(i64::from(n));
        let (least, most) = (whole(least), whole(most));
        reader.report(field, Defect::EmptyDomain { least, most });
        return None;
    }
    Some(ExpectedCount::new(least, most))
}
