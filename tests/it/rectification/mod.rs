//! Rectifying backward villages: the course of a village, the criteria, and what the cases
//! of the bundled rulebooks leave untried.

mod course;
mod criteria;
mod register;

use std::sync::LazyLock;

use grassroots::harness::suite;
use grassroots::rulebook::{Rulebook, bundled};

fn book() -> &'static Rulebook {
    static BOOK: LazyLock<Rulebook> =
        LazyLock::new(|| bundled::rectification_2005().unwrap());
    &BOOK
}

/// The rules of the domain's table; where several bodies have a rule each, it is a family.
const TABLE: [&str; 22] = [
    "criteria",
    "plan",
    "responsible",
    "contracts",
    "helpers",
    "substantive-post",
    "presence",
    "three-ones",
    "baseline",
    "first-week",
    "development-plan",
    "lifecycle",
    "acceptance",
    "issue-handling",
    "systems",
    "premises",
    "members",
    "strategy",
    "bulletin",
    "annual-target",
    "accountability-persons",
    "accountability-township",
];

#[test]
fn every_rule_of_the_table_is_there() {
    let book = book();
    let rules = book.rules().iter().map(|rule| rule.id().to_string());
    let procedures = book.procedures().iter().map(|one| one.id().to_string());
    let all: Vec<String> = rules.chain(procedures).collect();
    for id in TABLE {
        let (own, family) =
            (format!("rectification/{id}"), format!("rectification/{id}."));
        let is_there = |name: &String| *name == own || name.starts_with(&family);
        assert!(all.iter().any(is_there), "{own}");
    }
}

/// The folders of the cases of the two rulebooks.
const FOLDERS: [&str; 2] = ["rectification", "turnaround"];

#[test]
fn nothing_is_left_untried() {
    for folder in FOLDERS {
        let folder = format!("tests/cases/{folder}");
        let suite = suite(env!("CARGO_MANIFEST_DIR"), &folder).unwrap();
        let untested: Vec<String> =
            suite.untested().iter().map(ToString::to_string).collect();
        assert!(untested.is_empty(), "{folder}\n{}", untested.join("\n"));
    }
}

/// Every rule met, broken and not told, and a case at each side of each edge; only how far
/// years are counted is no edge of anything: nobody can be told from somebody of 120 years.
#[test]
fn the_cases_of_the_turnaround_cover_all_of_it() {
    let suite = suite(env!("CARGO_MANIFEST_DIR"), "tests/cases/turnaround").unwrap();
    let coverage = suite.coverage("turnaround-2008").unwrap();
    let untried = coverage.untried();
    let untried = untried.filter(|it| !it.at.to_string().ends_with("since.at_most"));
    let untried = untried.map(|it| format!("{} {}", it.at, it.trial));
    let untried: Vec<String> = untried.collect();
    assert!(untried.is_empty(), "{}", untried.join("\n"));
}

#[test]
fn nothing_in_them_is_remarkable() {
    let turnaround = bundled::turnaround_2008().unwrap();
    let remarks = book().remarks().iter().chain(turnaround.remarks());
    let remarks: Vec<String> = remarks.map(ToString::to_string).collect();
    assert!(remarks.is_empty(), "{}", remarks.join("\n"));
}

/// What is known of both teams is handed over by the ids of the other rulebook.
#[test]
fn facts_of_teams_are_those_of_the_organizations() {
    let (own, other) = (book(), bundled::organization_2019().unwrap());
    for fact in ["team.branch_sound", "team.committee_sound"] {
        let of = |book: &Rulebook| {
            let fact = book.draft().fact.iter().find(|one| one.id.as_str() == fact);
            fact.map(|one| (one.label.clone(), one.kind.clone(), one.may_not_apply))
                .unwrap()
        };
        assert_eq!(of(own), of(&other));
    }
}
