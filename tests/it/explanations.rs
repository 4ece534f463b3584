//! The words of whole explanations, in three scripts, byte for byte.
//!
//! The expected texts stand in `tests/explanations`; a change of wording is a change of
//! these files, made by hand.

#![expect(clippy::disallowed_methods, reason = "the test reads its files")]

use std::fs::read_to_string;

use grassroots::explain::Format;
use grassroots::rulebook::Rulebook;
use grassroots::scoring::judge;
use grassroots::vocabulary::Script;

/// The report on the facts of a published scheme.
fn report(id: &str, scheme: &str, script: Script, format: Format) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/published");
    let rulebook = read_to_string(format!("{folder}/{id}.toml")).unwrap();
    let rulebook = Rulebook::read(&rulebook).unwrap();
    let facts = read_to_string(format!("{folder}/facts/{id}.toml")).unwrap();
    let sheet = rulebook.dictionary().read_sheet(&facts).unwrap();
    let record = judge(rulebook.scheme(scheme).unwrap(), &sheet).record();
    record.adds_up().unwrap();
    record.report(script).render(format)
}

fn compare(id: &str, scheme: &str) {
    let scripts = [(Script::Hans, "hans"), (Script::Hant, "hant"), (Script::En, "en")];
    for (script, name) in scripts {
        for (format, ending) in [(Format::Text, "txt"), (Format::Markdown, "md")] {
            let found = report(id, scheme, script, format);
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/explanations");
            let path = format!("{path}/{id}.{name}.{ending}");
            let expected = read_to_string(&path).unwrap_or_default();
            assert_eq!(found, expected, "{path}");
        }
    }
}

#[test]
fn a_quarter_of_a_five_star_member() {
    compare("kaijiang-2018", "member");
}

#[test]
fn the_pay_of_a_village_secretary() {
    compare("maotian-2015", "pay");
}

#[test]
fn a_year_of_a_village_official() {
    compare("chongqing-2013", "official");
}
