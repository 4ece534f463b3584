//! Laws of subjects judged together: parts that compare, and steps within groups.

use std::collections::BTreeMap;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, Standing, judge, judge_together};
use grassroots::vocabulary::Span;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::cohort::{
    all_worlds, completions_of, encloses, found, grades, placings, say_so,
};
use super::{is_as, is_within, range, shuffle};
use crate::naive::{Appraisal, appraise, appraise_together};
use crate::strategies::{
    CohortCase, Cohorts, Together, Within, cases, cohort_case, together_case,
};

const SETTLED: Together = Together { open: 0, are_groups_known: true, is_tight: false };
const OPEN: Together = Together { open: 3, are_groups_known: false, is_tight: false };
const TIGHT: Together = Together { open: 3, are_groups_known: true, is_tight: true };

fn together(book: &Rulebook, sheets: &[SheetDraft]) -> Vec<Outcome> {
    let checked = sheets.iter().map(|sheet| book.dictionary().sheet(sheet).unwrap());
    judge_together(&book.schemes()[0], &checked.collect::<Vec<_>>())
}

/// Everything that the two do not agree on; of what is open the naive evaluator says only
/// some values.
fn differences(outcome: &Outcome, naive: &Appraisal) -> Vec<String> {
    let mut all = Vec::new();
    for (node, found) in outcome.nodes() {
        let expected = &naive.nodes[node.id.as_str()];
        let is_loose = expected.raw.is_loose || expected.value.is_loose;
        let is_so = is_as(found.raw, &expected.raw)
            && is_as(found.value, &expected.value)
            && (is_loose || found.standing == expected.standing);
        if !is_so {
            let (raw, value) = (found.raw, found.value);
            let found = format!("{:?} {raw} then {value}", found.standing);
            all.push(format!("{} is {found}, not {expected}", node.id));
        }
    }
    if !is_as(outcome.total().span, &naive.total) {
        all.push(format!("the total is {}, not {}", outcome.total().span, naive.total));
    }
    all
}

/// Every way in which everything absent on open sheets has some value.
fn completions(case: &CohortCase) -> Vec<Vec<SheetDraft>> {
    completions_of(case, |sheet| sheet.sheet == Some(SheetState::Open))
}

/// The same subjects in groups by other names.
fn renamed(sheet: &SheetDraft) -> SheetDraft {
    let mut renamed = sheet.clone();
    for (fact, raw) in &mut renamed.facts {
        let names = match fact.as_str() {
            "township" => [("shimen", "liuhe"), ("liuhe", "baiyun")],
            "kind" => [("hill", "plain"), ("plain", "hill")],
            _ => continue,
        };
        let new = names.iter().find(|(old, _)| *raw == Raw::text(old));
        *raw = Raw::text(new.unwrap().1);
    }
    renamed
}

/// The scores, and what the steps make of them.
fn results(outcome: &Outcome) -> impl PartialEq + std::fmt::Debug + use<> {
    let nodes = outcome.nodes().map(|(_, node)| (node.standing, node.raw, node.value));
    let total = outcome.total();
    let graded = (grades(outcome), placings(outcome), outcome.is_ranked());
    (nodes.collect::<Vec<_>>(), total.span, total.standing, graded)
}

#[test]
fn most_random_comparisons_pass_their_check() {
    let mut runner = TestRunner::deterministic();
    for together in [SETTLED, OPEN, TIGHT] {
        let (mut passed, mut open) = (0, 0);
        for _ in 0..100 {
            let case = together_case(together).new_tree(&mut runner).unwrap().current();
            let Ok(book) = case.book.check() else { continue };
            passed += 1;
            let outcomes = self::together(&book, &case.sheets);
            let is_open = |one: &Outcome| one.total().standing == Standing::Open;
            open += u32::from(outcomes.len() > 1 && outcomes.iter().any(is_open));
        }
        assert!(passed >= 80, "only {passed} of 100 pass");
        assert!(together.open == 0 || open >= 20, "only {open} of 100 are open");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_naive_comparison_agrees(
        case in prop_oneof![together_case(SETTLED), together_case(OPEN)],
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let naive = appraise_together(&case.book, "yearly", &case.sheets);
        for (outcome, naive) in together(&book, &case.sheets).iter().zip(&naive) {
            let differences = differences(outcome, naive);
            prop_assert!(differences.is_empty(), "{}", differences.join("\n"));
        }
    }

    #[test]
    fn alone_a_comparison_leaves_all_open_that_others_can_make_of_it(
        case in together_case(OPEN),
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        for (sheet, together) in case.sheets.iter().zip(together(&book, &case.sheets)) {
            let checked = book.dictionary().sheet(sheet).unwrap();
            let alone = judge(&book.schemes()[0], &checked);
            let naive = appraise(&case.book, "yearly", sheet);
            let differences = differences(&alone, &naive);
            prop_assert!(differences.is_empty(), "{}", differences.join("\n"));
            for ((node, alone), (_, together)) in alone.nodes().zip(together.nodes()) {
                let (all, one) = (alone.value, together.value);
                prop_assert!(all.encloses(&one), "{}: {one} is not in {all}", node.id);
            }
        }
    }

    #[test]
    fn records_of_what_is_compared_add_up(case in together_case(OPEN)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        for outcome in together(&book, &case.sheets) {
            prop_assert_eq!(outcome.record().adds_up(), Ok(()));
        }
    }

    #[test]
    fn the_order_of_sheets_makes_no_difference(mut case in together_case(OPEN)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let before = together(&book, &case.sheets);
        let mut order: Vec<usize> = (0..case.sheets.len()).collect();
        shuffle(&mut case.dice, &mut order);
        let sheets: Vec<SheetDraft> =
            order.iter().map(|at| case.sheets[*at].clone()).collect();
        for (after, at) in together(&book, &sheets).iter().zip(order) {
            prop_assert_eq!(after.record(), before[at].record());
        }
    }

    #[test]
    fn the_names_of_groups_make_no_difference(case in together_case(OPEN)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let sheets: Vec<SheetDraft> = case.sheets.iter().map(renamed).collect();
        let pairs = together(&book, &case.sheets).into_iter().zip(together(&book, &sheets));
        for (before, after) in pairs {
            prop_assert_eq!(results(&before), results(&after));
        }
    }

    #[test]
    fn a_draft_that_compares_is_printed_and_reads_back_the_same(case in together_case(OPEN)) {
        let read = grassroots::rulebook::RulebookDraft::read(&case.book.to_toml());
        prop_assert_eq!(read, Ok(case.book));
    }

    #[test]
    fn where_nothing_compares_it_is_judging_each_and_then_the_cohort(
        case in cohort_case(Cohorts { open: 2, is_plain: false, within: Within::Perhaps }),
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let pairs = together(&book, &case.sheets).into_iter().zip(found(&book, &case.sheets));
        for (together, apart) in pairs {
            prop_assert_eq!(together.record(), apart.record());
        }
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn an_open_comparison_holds_every_completion(case in together_case(OPEN)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let open = together(&book, &case.sheets);
        for sheets in completions(&case) {
            for (after, before) in together(&book, &sheets).iter().zip(&open) {
                let within = is_within(after, before);
                prop_assert!(within.is_ok(), "{sheets:?}: {}", within.unwrap_err());
            }
        }
    }

    #[test]
    fn where_groups_are_known_both_ends_of_a_comparison_are_reached(
        case in together_case(TIGHT),
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let open = together(&book, &case.sheets);
        let mut reached: Vec<Option<Span>> = vec![None; open.len()];
        for sheets in completions(&case) {
            for (slot, outcome) in reached.iter_mut().zip(together(&book, &sheets)) {
                let span = outcome.node("yearly").unwrap().value;
                *slot = Some(slot.map_or(span, |all| all.or(span)));
            }
        }
        for (outcome, reached) in open.iter().zip(reached) {
            let promised = outcome.node("yearly").unwrap().value;
            prop_assert!(reached == Some(promised), "{}, not {reached:?}", range(promised));
        }
    }
}

/// The subjects of each group, by their places.
fn groups(sheets: &[SheetDraft]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let (_, group) = sheet.facts.iter().find(|(fact, _)| fact == "township").unwrap();
        groups.entry(group.to_string()).or_default().push(at);
    }
    groups.into_values().collect()
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn steps_within_groups_are_those_of_each_group_by_itself(
        case in cohort_case(Cohorts { open: 2, is_plain: false, within: Within::All }),
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let all = found(&book, &case.sheets);
        for group in groups(&case.sheets) {
            let sheets: Vec<SheetDraft> =
                group.iter().map(|at| case.sheets[*at].clone()).collect();
            for (by_itself, at) in found(&book, &sheets).iter().zip(&group) {
                prop_assert_eq!(by_itself.record(), all[*at].record());
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn steps_within_groups_hold_whatever_group_a_subject_belongs_to(
        case in cohort_case(Cohorts { open: 2, is_plain: false, within: Within::AllOrUnknown }),
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let open = found(&book, &case.sheets);
        for world in all_worlds(&case) {
            prop_assert_eq!(encloses(&open, &world), Ok(()));
            prop_assert_eq!(say_so(&case.book.scheme[0], &open, &world), Ok(()));
        }
    }
}
