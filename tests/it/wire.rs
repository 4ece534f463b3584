//! What documents look like on the wire: a full small one of each schema, byte for byte.
//!
//! The files stand in `tests/wire`. A change here is a change for everyone who has stored a
//! document: it needs a new schema number, or a very good reason.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the tests read documents from files, by helpers that stand outside them"
)]

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use grassroots::criteria::PartPeriods;
use grassroots::facts::SheetDraft;
use grassroots::rulebook::{Rulebook, RulebookDraft};
use grassroots::scoring::{Because, Record, judge};
use grassroots::vocabulary::{Amount, Exact, Points, Ratio, Span, Verdict, Window};

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire").join(name);
    fs::read_to_string(&path).expect("a file of the wire tests is there")
}

/// The rulebook as people wrote it, with comments and in their own layout.
fn written() -> Rulebook {
    Rulebook::read(&file("rulebook-1.written.toml")).expect("the rulebook has no problem")
}

/// What the rulebook says about the facts beside it.
fn record() -> Record {
    let draft: SheetDraft =
        serde_json::from_str(&file("facts-1.json")).expect("the facts can be read");
    let book = written();
    let sheet = book.dictionary().sheet(&draft).expect("the facts have no problem");
    judge(book.scheme("secretary").expect("there is a scheme"), &sheet).record()
}

/// Compares line by line, so that the first difference can be seen.
fn assert_same(found: &str, name: &str) {
    let expected = file(name);
    for (number, (found, expected)) in (1..).zip(found.lines().zip(expected.lines())) {
        assert_eq!(found, expected, "line {number} of {name}");
    }
    assert_eq!(found, expected, "{name}");
}

#[test]
fn a_rulebook_is_printed_as_it_always_was() {
    assert_same(&written().draft().to_toml(), "rulebook-1.toml");
}

#[test]
fn a_printed_rulebook_is_read_back_as_it_was() {
    let printed = file("rulebook-1.toml");
    let draft = RulebookDraft::read(&printed).expect("what is printed can be read");
    assert_eq!(draft, *written().draft());
    assert_eq!(draft.to_toml(), printed);
    assert!(draft.check().is_ok());
}

/// Texts that people read of sources and grounds, in three scripts instead of one.
#[test]
fn a_text_of_three_scripts_is_printed_and_read_back() {
    let label = r#"{ hans = "讲话", hant = "講話", en = "a speech" }"#;
    let text = file("rulebook-1.written.toml");
    for (one, name) in [
        ("\"讲话\"", "[source.title]"),
        ("\"某区\"", "[source.place]"),
        ("\"undated\"", "[source.note]"),
        ("\"half of an absence\"", ".ground.assumed]"),
        ("assumed = \"half of an absence\"", ".ground.decided]"),
    ] {
        let key = if name.contains("decided") { "decided = " } else { "" };
        let three = text.replace(one, &format!("{key}{label}"));
        assert_ne!(text, three);
        let book = Rulebook::read(&three).expect("the rulebook has no problem");
        let printed = book.draft().to_toml();
        assert!(printed.contains(name), "{name}: {printed}");
        let draft = RulebookDraft::read(&printed).expect("what is printed can be read");
        assert_eq!(draft, *book.draft());
    }
}

#[test]
fn a_record_is_written_as_it_always_was() {
    let mut found =
        serde_json::to_string_pretty(&record()).expect("a record can be written");
    found.push('\n');
    assert_same(&found, "record-1.json");
}

#[test]
fn a_stored_record_is_read_back_as_it_was() {
    let stored: Record = serde_json::from_str(&file("record-1.json")).expect("a record");
    assert_eq!(stored, record());
    assert_eq!(stored.schema, Record::SCHEMA);
    assert!(stored.adds_up().is_ok());
}

#[test]
fn a_record_has_no_other_keys_at_any_depth() {
    let stored: serde_json::Value =
        serde_json::from_str(&file("record-1.json")).expect("it is JSON");
    let mut paths = Vec::new();
    objects(&stored, &mut String::new(), &mut paths);
    assert!(paths.len() > 40, "{} tables", paths.len());
    for path in paths {
        let mut changed = stored.clone();
        let table = changed.pointer_mut(&path).and_then(serde_json::Value::as_object_mut);
        table.expect("there is a table").insert("colour".to_owned(), "red".into());
        assert!(
            serde_json::from_value::<Record>(changed).is_err(),
            "another key is accepted at `{path}`"
        );
    }
}

/// The places of all tables.
fn objects(value: &serde_json::Value, path: &mut String, paths: &mut Vec<String>) {
    let children: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Object(map) => {
            paths.push(path.clone());
            map.iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        serde_json::Value::Array(list) => {
            list.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        _ => return,
    };
    for (key, value) in children {
        let length = path.len();
        path.push('/');
        path.push_str(&key);
        objects(value, path, paths);
        path.truncate(length);
    }
}

#[test]
fn a_record_of_another_schema_is_refused() {
    for schema in ["record/2", "rulebook/1", ""] {
        let text = file("record-1.json");
        let other = text.replace("\"record/1\"", &format!("\"{schema}\""));
        assert_ne!(text, other);
        assert!(serde_json::from_str::<Record>(&other).is_err(), "`{schema}` is read");
    }
}

#[test]
fn numbers_in_a_record_are_whole_or_quoted() {
    let text = file("record-1.json");
    let stored: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let mut waiting = vec![&stored];
    while let Some(value) = waiting.pop() {
        match value {
            serde_json::Value::Number(number) => {
                assert!(number.is_i64(), "{number} is written as a binary fraction");
            }
            serde_json::Value::Array(list) => waiting.extend(list),
            serde_json::Value::Object(map) => waiting.extend(map.values()),
            _ => {}
        }
    }
    let bare = text.replace("\"74.06\"", "74.06");
    assert_ne!(text, bare);
    assert!(serde_json::from_str::<Record>(&bare).is_err(), "a bare decimal is read");
}

#[test]
fn a_number_is_whole_or_quoted_in_its_shortest_form() {
    fn json<T: serde::Serialize>(value: T) -> String {
        serde_json::to_string(&value).expect("a number can be written")
    }
    let points = |text: &str| text.parse::<Points>().expect("points");
    assert_eq!(json(points("12")), "12");
    assert_eq!(json(points("12.50")), "\"12.5\"");
    assert_eq!(json(points("-0.000001")), "\"-0.000001\"");
    assert_eq!(json(points("-0")), "0");
    assert_eq!(json("0.10".parse::<Amount>().expect("an amount")), "\"0.1\"");
    assert_eq!(json("2/6".parse::<Ratio>().expect("a ratio")), "\"1/3\"");
    assert_eq!(json("95%".parse::<Ratio>().expect("a ratio")), "\"0.95\"");
    assert_eq!(json("100/3".parse::<Exact>().expect("a number")), "\"100/3\"");
    assert_eq!(json(Exact::whole(-3)), "-3");
    let open = Span::between(Exact::whole(840), "900.5".parse().expect("a number"));
    assert_eq!(json(open), "{\"least\":840,\"most\":\"900.5\"}");
    assert_eq!(json(Span::settled(Exact::whole(7))), "7");
}

#[test]
fn a_number_is_read_whole_or_quoted_and_no_other_way() {
    fn reads<T: serde::de::DeserializeOwned>(text: &str) -> bool {
        serde_json::from_str::<T>(text).is_ok()
    }
    for text in ["12", "\"12\"", "\"12.5\"", "-3", "\"-0.5\"", "\"12.50\""] {
        assert!(reads::<Points>(text), "{text}");
        assert!(reads::<Amount>(text), "{text}");
        assert!(reads::<Ratio>(text), "{text}");
        assert!(reads::<Exact>(text), "{text}");
        assert!(reads::<Span>(text), "{text}");
    }
    for text in [
        "12.5", "12.0", "1e3", "\"1e3\"", "\"+1\"", "\" 1\"", "\"\"", "true", "null",
        "[1]", "\".5\"", "\"1,5\"",
    ] {
        assert!(!reads::<Points>(text), "{text}");
        assert!(!reads::<Amount>(text), "{text}");
        assert!(!reads::<Ratio>(text), "{text}");
        assert!(!reads::<Exact>(text), "{text}");
        assert!(!reads::<Span>(text), "{text}");
    }
    assert!(!reads::<Span>("{\"least\":2,\"most\":1}"));
    assert!(!reads::<Span>("{\"least\":1}"));
    assert!(!reads::<Span>("{\"least\":1,\"most\":2,\"mean\":1}"));
}

#[test]
fn steps_over_days_are_written_as_they_always_were() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let (from, until) = (day("2010-03-01"), day("2020-01-01"));
    let value = Exact::whole(5);
    let steps = [
        (
            Because::CountedWithin { from, until, outside: 2 },
            r#"{"counted_within":{"from":"2010-03-01","until":"2020-01-01","outside":2}}"#,
        ),
        (
            Because::ExtremeWindow {
                window: Window::HalfYear,
                from,
                is_most: true,
                value,
            },
            r#"{"extreme_window":{"window":"half_year","from":"2010-03-01","is_most":true,"value":5}}"#,
        ),
        (
            Because::Windows { window: Window::Quarter, such: 2, of: 4 },
            r#"{"windows":{"window":"quarter","such":2,"of":4}}"#,
        ),
        (
            Because::SuchWindow { window: Window::Quarter, from, events: value },
            r#"{"such_window":{"window":"quarter","from":"2010-03-01","events":5}}"#,
        ),
        (Because::NoDivisor, r#""no_divisor""#),
        (
            Because::PartPeriod {
                window: Window::Month,
                from,
                days: 16,
                of: 31,
                how: PartPeriods::FirstDay,
                counts: false,
            },
            r#"{"part_period":{"window":"month","from":"2010-03-01","days":16,"of":31,"how":"first_day","counts":false}}"#,
        ),
        (
            Because::Elapsed { from: Some(from), on: until },
            r#"{"elapsed":{"from":"2010-03-01","on":"2020-01-01"}}"#,
        ),
        (
            Because::Elapsed { from: None, on: until },
            r#"{"elapsed":{"from":null,"on":"2020-01-01"}}"#,
        ),
        (
            Because::Served { from, until, gap_days: 366 },
            r#"{"served":{"from":"2010-03-01","until":"2020-01-01","gap_days":366}}"#,
        ),
        (Because::NotServed, "\"not_served\""),
    ];
    for (step, expected) in steps {
        let written = serde_json::to_string(&step).expect("a step can be written");
        assert_eq!(written, expected);
        assert_eq!(serde_json::from_str::<Because>(&written).expect("a step"), step);
    }
}

#[test]
fn the_steps_of_a_gate_are_written_as_they_always_were() {
    let question = r#"{"gate_tested":{"gate":1,"test":{"question":0,"value":"19/30","verdict":"not_met"}}}"#;
    let step: Because = serde_json::from_str(question).expect("a step");
    let Because::GateTested { gate: 1, test } = step else {
        panic!("another step: {step:?}");
    };
    assert_eq!(test.verdict, Verdict::NotMet);
    assert_eq!(serde_json::to_string(&step).expect("a step can be written"), question);
    let points = Span::settled(Exact::whole(5));
    let verdict = Verdict::NotMet;
    let step = Because::Gated { gate: 0, opens_when_met: true, verdict, points };
    let written = serde_json::to_string(&step).expect("a step can be written");
    assert_eq!(
        written,
        r#"{"gated":{"gate":0,"opens_when_met":true,"verdict":"not_met","points":5}}"#
    );
    assert_eq!(serde_json::from_str::<Because>(&written).expect("a step"), step);
}
