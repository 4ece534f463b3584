//! A decided value may be reached by two ways: the finding names the number that chose.

#![expect(
    clippy::disallowed_methods,
    reason = "the test reads the rulebook of the cases"
)]

use std::fs;
use std::path::Path;

use grassroots::explain::Wording;
use grassroots::rulebook::Rulebook;
use grassroots::scoring::judge;
use grassroots::vocabulary::Script;

/// What the item says of its range, in three scripts.
fn range(scheme: &str, facts: &str) -> [String; 3] {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/shapes/shapes.toml");
    let rulebook = Rulebook::read(&fs::read_to_string(path).unwrap()).unwrap();
    let sheet = format!(
        "schema = \"facts/1\"\nperiod = {{ from = \"2019-01-01\", until = \"2020-01-01\" }}\n\
         sheet = \"closed\"\n[facts]\n{facts}"
    );
    let sheet = rulebook.dictionary().read_sheet(&sheet).unwrap();
    let record = judge(rulebook.scheme(scheme).unwrap(), &sheet).record();
    let item = record.nodes.iter().find(|node| node.id.as_str() == "prosperity").unwrap();
    let finding = item.findings.iter().find(|f| f.because.name() == "range").unwrap();
    Script::ALL.map(|script| finding.words(script))
}

const DECIDED: &str =
    "decided = { points = 18, by = \"township\", reason = \"as agreed\" }\n";

#[test]
fn the_first_number_is_named_where_it_chose_the_band() {
    let both = format!("{DECIDED}income = 5000\ngrowth = \"0.2\"");
    assert_eq!(
        range("assessed", &both),
        [
            "人均纯收入：5000，档次4500以上（含），计分幅度15–20",
            "人均純收入：5000，檔次4500以上（含），計分幅度15–20",
            "income per head: 5000, band at least 4500: to be decided within 15–20",
        ]
    );
}

#[test]
fn the_other_number_is_named_where_it_chose_a_better_band() {
    let growing = format!("{DECIDED}income = 2000\ngrowth = \"0.2\"");
    let words = range("assessed", &growing);
    assert!(words[0].starts_with("增长率：20%，档次超过17%，"), "{words:?}");
    // So it is where the first one is not known and makes no difference.
    let alone = format!("{DECIDED}growth = \"0.2\"");
    assert_eq!(range("assessed", &alone), words);
    // And where the first does not apply.
    let only = format!(
        "{DECIDED}village_income = {{ not_applicable = \"none\" }}\ngrowth = \"0.2\""
    );
    assert_eq!(range("assessed-other-way", &only), words);
}
