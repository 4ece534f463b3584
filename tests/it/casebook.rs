//! What the owner of a case is told when something is wrong with it, or does not hold.
//!
//! `tests/broken/cases` holds pairs: a `.toml` that does not hold, and a `.txt` with the
//! *full* report expected, reasoning and all. Taken from what is told and read line by line:
//! where a message changes, read the pair and ask whether the new line would help its owner.

#![expect(clippy::disallowed_methods, reason = "the test reads the cases")]

use std::fs;
use std::path::Path;

use grassroots::casebook::{Case, Suite};
use grassroots::harness::suite;
use grassroots::vocabulary::{Problems, Script};

#[test]
fn every_broken_case_is_told_as_its_owner_should_be() {
    let folder = "tests/broken/cases";
    let suite = suite(env!("CARGO_MANIFEST_DIR"), folder).unwrap();
    let mut wrong = String::new();
    for result in suite.run() {
        let name = result.path.strip_suffix(".toml").unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{name}.txt"));
        let expected = fs::read_to_string(path).unwrap_or_default();
        let found = result.report().replace(&format!("{folder}/"), "");
        if found.trim_end() != expected.trim_end() {
            wrong.extend(["== ", name, "\n", &found, "\n"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_wrong_with_the_form_of_a_case_is_told_in_chinese_too() {
    for name in [
        "members_written_wrong",
        "a_procedure_written_wrong",
        "linked_outcomes_written_wrong",
        "linked_outcomes_for_a_cohort",
    ] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = root.join(format!("tests/broken/cases/{name}.toml"));
        let problems: Problems =
            Case::read(&fs::read_to_string(path).unwrap()).unwrap_err();
        for script in [Script::Hans, Script::Hant] {
            for line in problems.in_script(script).lines() {
                let quoted = line.split('`').step_by(2).collect::<String>();
                let (_, sentence) = quoted.split_once('：').unwrap();
                let (_, sentence) = sentence.split_once('：').unwrap_or(("", sentence));
                let letters = sentence.chars().filter(char::is_ascii_alphabetic).count();
                assert!(letters < 20, "{line}");
            }
        }
    }
}

/// What no case below a folder has tried, in lines that have `part` in them.
fn untested(folder: &str, part: &str) -> String {
    let suite = suite(env!("CARGO_MANIFEST_DIR"), folder).unwrap();
    let untested = suite.untested();
    let lines = untested.iter().map(ToString::to_string);
    lines.filter(|line| line.contains(part)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_quota_and_every_step_of_a_procedure_has_a_case() {
    assert_eq!(untested("tests/cases/cohort", ".cohort["), "");
    assert_eq!(untested("tests/cases/procedures", ".transition["), "");
    assert_eq!(untested("tests/cases/procedures", ".deadline["), "");
    assert_eq!(untested("tests/cases/procedures", ".period["), "");
    // The village's grades are given in linked outcomes only.
    assert_eq!(untested("tests/cases/chains", ""), "");
}

#[test]
fn every_rule_has_cases_on_both_sides() {
    assert_eq!(untested("tests/cases/member", ": rule["), "");
    assert_eq!(untested("tests/cases/rules", ": rule["), "");
    assert_eq!(untested("tests/cases/organization", ": rule["), "");
}

#[test]
fn nothing_of_posts_and_duties_is_without_a_case() {
    assert_eq!(untested("tests/cases/posts", ""), "");
}

#[test]
fn nothing_of_grading_is_without_a_case() {
    assert_eq!(untested("tests/cases/grading", ""), "");
}

#[test]
fn what_no_case_tries_is_told_with_its_path() {
    let told = untested("tests/broken/cases", "deadline-default");
    assert_eq!(
        told,
        "examples/data/procedures/deadline-default.toml: \
         procedure[answer].deadline[fifteen-days]: never kept\n\
         examples/data/procedures/deadline-default.toml: \
         procedure[answer].transition[answer]: never taken\n\
         examples/data/procedures/deadline-default.toml: \
         procedure[answer].transition[withdraw]: never taken"
    );
}

#[test]
fn a_link_is_tried_by_an_outcome_and_not_by_a_fact_that_is_typed_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/chains");
    let rules = fs::read_to_string(root.join("chains.toml")).unwrap();
    let case = r#"
        schema = "case/1"
        name = "the score of the year is typed in"
        rulebook = "chains.toml"
        scheme = "pay"
        period = { from = 2019-01-01, until = 2020-01-01 }
        sheet = "closed"
        facts = { "pay.standard" = 60000, "year.score" = 90 }
        expect = { total = 60000 }
    "#;
    let links = |case: &str| -> Vec<String> {
        let suite = Suite::new([("chains.toml", rules.as_str()), ("case.toml", case)]);
        assert!(
            suite.run_one("case.toml").holds(),
            "{}",
            suite.run_one("case.toml").report()
        );
        let untested = suite.untested();
        let lines = untested.iter().map(ToString::to_string);
        lines.filter(|line| line.contains(": link[")).collect()
    };
    let never = links(case);
    assert!(
        never.contains(&"chains.toml: link[year.score]: never taken over".to_owned()),
        "{never:?}"
    );
    let name = "quarters_year_pay_at_ninety_nothing_is_taken.toml";
    let taken = links(&fs::read_to_string(root.join(name)).unwrap());
    assert!(!taken.iter().any(|line| line.contains("link[year.score]")), "{taken:?}");
    assert!(!taken.iter().any(|line| line.contains("link[quarter.scores]")), "{taken:?}");
    assert_eq!(taken.len() + 2, never.len());
}
