//! Cases from TOML.

use super::case::{
    Case, Expect, ExpectedValue, NodeExpectation, RemovalExpectation, StepExpectation,
};
use super::history::history;
use crate::facts::{SheetState, read_facts};
use crate::vocabulary::document::{Field, Places, Reader};
use crate::vocabulary::{Defect, Exact, Problems, Span, Verdict};

const MOST: usize = 10_000;

const VERDICTS: [(&str, Verdict); 3] = [
    ("met", Verdict::Met),
    ("not_met", Verdict::NotMet),
    ("undetermined", Verdict::Undetermined),
];

impl Case {
    /// The schema of a case.
    pub const SCHEMA: &'static str = "case/1";

    /// Reads a case, or gives everything wrong with its form.
    pub fn read(text: &str) -> Result<Case, Problems> {
        let (read, reader) = Reader::read(text, case);
        let (found, _) = reader.into_parts();
        let places = found.places().clone();
        match read {
            Some(case) => found.none_or(Case { places, ..case }),
            None => Err(found.into_problems()),
        }
    }
}

fn case(reader: &mut Reader, field: &Field<'_>) -> Option<Case> {
    let mut table = reader.table(field)?;
    table.required(reader, "schema", |reader, field| {
        let found = reader.text(field)?;
        if found != Case::SCHEMA {
            reader.report(field, Defect::Schema { found, reads: Case::SCHEMA });
        }
        Some(())
    });
    let name = table.required(reader, "name", Reader::text);
    let rulebook = table.required(reader, "rulebook", Reader::text);
    let scheme = table.optional(reader, "scheme", Reader::id);
    let as_of = table.optional(reader, "as_of", Reader::day);
    let period = table.optional(reader, "period", Reader::period);
    let sheet = table.optional(reader, "sheet", |r, f| r.word(f, &SheetState::ALL));
    let facts_from = table.optional(reader, "facts_from", Reader::text);
    table.optional(reader, "ground", ground);
    table.optional(reader, "note", Reader::text);
    let facts = table.optional(reader, "facts", read_facts);
    let history = table.optional(reader, "history", history);
    let expect = table.required(reader, "expect", expect);
    if history.is_none() && !reader.has_hole_in(&field.path) {
        let needed = [
            ("scheme", scheme.is_none()),
            ("period", period.is_none()),
            ("sheet", sheet.is_none()),
        ];
        for (key, _) in needed.into_iter().filter(|(_, is_missing)| *is_missing) {
            reader.report(field, Defect::MissingKey { key: key.to_owned() });
        }
    }
    table.finish(reader);
    Some(Case {
        name: name?,
        rulebook: rulebook?,
        scheme,
        as_of,
        period,
        sheet,
        facts_from,
        facts: facts.unwrap_or_default(),
        history,
        expect: expect?,
        places: Places::default(),
    })
}

/// Where the expected values come from: `{ worked_out = "…" }` or `{ source = "…" }`.
fn ground(reader: &mut Reader, field: &Field<'_>) -> Option<String> {
    let (_, field) = reader.table(field)?.tag(reader, &["worked_out", "source"])?;
    reader.text(&field)
}

fn expect(reader: &mut Reader, field: &Field<'_>) -> Option<Expect> {
    let mut table = reader.table(field)?;
    let total = table.optional(reader, "total", value);
    let grade = table.optional(reader, "grade", Reader::id);
    let grades = table.optional(reader, "grades", |r, f| r.each(f, MOST, Reader::id));
    let ranked = table.optional(reader, "ranked", |r, f| r.word(f, &VERDICTS));
    let nodes = table.listed(reader, "nodes", MOST, node);
    let steps = table.listed(reader, "steps", MOST, step);
    let missing = table.optional(reader, "missing", |r, f| r.each(f, MOST, Reader::id));
    let problems = table.listed(reader, "problems", MOST, Reader::text);
    let removal = table.optional(reader, "removal", removal);
    table.finish(reader);
    let expect =
        Expect { total, grade, grades, ranked, nodes, steps, missing, problems, removal };
    if expect == Expect::default() && !reader.has_hole_in(&field.path) {
        reader.report(field, Defect::NothingListed { what: "expectation" });
    }
    Some(expect)
}

/// A number, `{ least, most }`, `"undetermined"` or `"excluded"`.
fn value(reader: &mut Reader, field: &Field<'_>) -> Option<ExpectedValue> {
    match Reader::as_word(field) {
        Some("undetermined") => return Some(ExpectedValue::Undetermined),
        Some("excluded") => return Some(ExpectedValue::Excluded),
        Some(_) | None => {}
    }
    if field.kind() != crate::vocabulary::Kind::Table {
        return reader.ratio(field).map(|ratio| ExpectedValue::Settled(ratio.into()));
    }
    let mut table = reader.table(field)?;
    let least = table.required(reader, "least", Reader::ratio).map(Exact::from);
    let most = table.required(reader, "most", Reader::ratio).map(Exact::from);
    table.finish(reader);
    let (least, most) = least.zip(most)?;
    if least >= most {
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
    Some(NodeExpectation { at: at?, value, because })
}

fn step(reader: &mut Reader, field: &Field<'_>) -> Option<StepExpectation> {
    let mut table = reader.table(field)?;
    let at = table.required(reader, "at", Reader::id);
    let verdict = table.required(reader, "verdict", |r, f| r.word(f, &VERDICTS));
    table.finish(reader);
    Some(StepExpectation { at: at?, verdict: verdict? })
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
