//! Laws of single rules, whose conditions are those of random schemes.

use grassroots::facts::{Sheet, SheetDraft};
use grassroots::rule::{Kind, Standing, coverage, examine};
use grassroots::rulebook::draft::{ConditionDraft, RuleDraft};
use grassroots::rulebook::{Rulebook, RulebookDraft};
use grassroots::vocabulary::{Id, Label};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::naive::rule::{conditions, stands};
use crate::strategies::{Case, any_case, cases, small_case};

fn id(nth: usize) -> Id {
    Id::new(&format!("rule-{nth}")).unwrap()
}

/// The rulebook with a rule for each condition that asks facts alone; every second rule
/// applies where the condition before it is met.
fn with_rules(book: &RulebookDraft) -> RulebookDraft {
    let conditions = conditions(book);
    let mut book = book.clone();
    let label = || Label::new("规则", "規則", "rule");
    let before = |nth: usize| -> Option<&ConditionDraft> {
        conditions.get(nth.checked_sub(1)?).filter(|_| nth % 2 == 1)
    };
    book.rule = conditions
        .iter()
        .enumerate()
        .map(|(nth, met)| {
            let about = (Kind::ALL[nth % 4].1, Id::new("secretary").unwrap());
            let mut rule = RuleDraft::new(id(nth), label(), about, met.clone());
            rule.applies = before(nth).cloned();
            rule
        })
        .collect();
    book
}

fn standings(book: &Rulebook, sheet: &Sheet) -> Vec<Standing> {
    book.rules().iter().map(|rule| examine(rule, sheet).standing()).collect()
}

#[test]
fn random_rulebooks_have_rules_with_all_four_answers() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut found = Vec::new();
    for _ in 0..300 {
        let tree = any_case().new_tree(&mut runner).unwrap();
        let Case { book, sheet } = tree.current();
        let Ok(book) = with_rules(&book).check() else { continue };
        let sheet = book.dictionary().sheet(&sheet).unwrap();
        found.extend(standings(&book, &sheet));
    }
    for (word, standing) in Standing::ALL {
        let count = found.iter().filter(|one| **one == standing).count();
        assert!(count >= 20, "{word}: {count} of {}", found.len());
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_naive_evaluator_agrees_on_rules(case in any_case()) {
        let draft = with_rules(&case.book);
        let Ok(book) = draft.check() else { return Ok(()) };
        let sheet = book.dictionary().sheet(&case.sheet).unwrap();
        for (rule, of) in book.rules().iter().zip(&draft.rule) {
            let finding = examine(rule, &sheet);
            if let Some(expected) = stands(&draft, of, &case.sheet) {
                prop_assert_eq!(finding.standing(), expected, "{:?}", finding);
            }
            // What is open says what is missing, or is a number that facts do not tell.
            let settled = finding.standing() != Standing::Undetermined;
            prop_assert!(!settled || finding.missing().is_empty());
        }
    }

    #[test]
    fn coverage_is_the_sum_of_findings_in_any_order(case in small_case()) {
        let Ok(book) = with_rules(&case.book).check() else { return Ok(()) };
        let about = |nth: usize| -> SheetDraft {
            case.sheet.clone().about(Id::new(&format!("subject-{nth}")).unwrap())
        };
        let mut drafts: Vec<SheetDraft> = (0..3).map(about).collect();
        // One says nothing at all.
        drafts[1].facts.clear();
        let sheets: Vec<Sheet> =
            drafts.iter().map(|draft| book.dictionary().sheet(draft).unwrap()).collect();
        for rule in book.rules() {
            let found = coverage(rule, &sheets).unwrap();
            prop_assert_eq!(&found, &coverage(rule, sheets.iter().rev()).unwrap());
            let of = |standing: Standing| -> usize {
                let all = sheets.iter().map(|sheet| examine(rule, sheet).standing());
                all.filter(|one| *one == standing).count()
            };
            prop_assert_eq!(found.met.len(), of(Standing::Met));
            prop_assert_eq!(found.not_met.len(), of(Standing::NotMet));
            prop_assert_eq!(found.undetermined.len(), of(Standing::Undetermined));
            prop_assert_eq!(found.not_applicable.len(), of(Standing::NotApplicable));
        }
    }

    #[test]
    fn rules_that_are_printed_read_back_the_same(case in any_case()) {
        let book = with_rules(&case.book);
        prop_assert_eq!(RulebookDraft::read(&book.to_toml()), Ok(book));
    }
}
