//! The words of whole explanations, in three scripts, byte for byte.
//!
//! The expected texts stand in `tests/explanations`; a change of wording is a change of
//! these files, made by hand.

#![expect(clippy::disallowed_methods, reason = "the test reads its files")]

use std::fs::read_to_string;

use grassroots::explain::Format;
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Record, judge};
use grassroots::vocabulary::Script;

const EXPECTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/explanations");

/// The record of the facts by a scheme, both given as documents.
fn record(rulebook: &str, scheme: &str, facts: &str) -> Record {
    let rulebook = Rulebook::read(rulebook).unwrap();
    let sheet = rulebook.dictionary().read_sheet(facts).unwrap();
    let record = judge(rulebook.scheme(scheme).unwrap(), &sheet).record();
    record.adds_up().unwrap();
    record
}

/// Compares the reports on a record with the files of this name.
fn compare(name: &str, record: &Record) {
    let scripts = [(Script::Hans, "hans"), (Script::Hant, "hant"), (Script::En, "en")];
    for (script, in_script) in scripts {
        for (format, ending) in [(Format::Text, "txt"), (Format::Markdown, "md")] {
            let found = record.report(script).render(format);
            let path = format!("{EXPECTED}/{name}.{in_script}.{ending}");
            let expected = read_to_string(&path).unwrap_or_default();
            assert_eq!(found, expected, "{path}");
        }
    }
}

/// The facts of a published scheme.
fn published(id: &str, scheme: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/published");
    let rulebook = read_to_string(format!("{folder}/{id}.toml")).unwrap();
    let facts = read_to_string(format!("{folder}/facts/{id}.toml")).unwrap();
    compare(id, &record(&rulebook, scheme, &facts));
}

/// A vote of 18 good and 2 poor, behind a gate and a condition that zeroes it.
fn gates(name: &str, sheet: &str, facts: &str) {
    let rulebook = read_to_string(format!("{EXPECTED}/gates.toml")).unwrap();
    let facts = format!(
        r#"
schema = "facts/1"
period = {{ from = "2019-01-01", until = "2020-01-01" }}
sheet = "{sheet}"

[facts]
ballot = {{ good = 18, poor = 2 }}
{facts}
"#
    );
    compare(name, &record(&rulebook, "report", &facts));
}

#[test]
fn a_quarter_of_a_five_star_member() {
    published("kaijiang-2018", "member");
}

#[test]
fn the_pay_of_a_village_secretary() {
    published("maotian-2015", "pay");
}

#[test]
fn a_year_of_a_village_official() {
    published("chongqing-2013", "official");
}

#[test]
fn a_gate_that_stays_shut_and_a_condition_that_does_not_zero() {
    gates("gate-shut", "closed", "attended = 19\nexpected = 30\nrefused = false");
}

#[test]
fn an_open_gate_and_a_condition_that_zeroes() {
    gates("gate-zeroes", "closed", "attended = 20\nexpected = 30\nrefused = true");
}

#[test]
fn a_gate_and_a_zeroing_condition_that_are_open() {
    gates("gate-open", "open", "expected = 30");
}
