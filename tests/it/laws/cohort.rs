//! Laws of the steps over a cohort.

use std::collections::BTreeSet;

use grassroots::facts::{FactDraft, Raw, SheetDraft};
use grassroots::rulebook::draft::{CohortKindDraft, Polarity, SchemeDraft};
use grassroots::rulebook::{Rulebook, RulebookDraft};
use grassroots::scoring::{
    GradeStepKind, GradingStep, Outcome, Placing, TieRule, cohort, judge,
};
use grassroots::vocabulary::Verdict;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::{saying, shuffle};
use crate::naive::appraise;
use crate::naive::cohort::{Member, Placed, World, worlds};
use crate::strategies::{CohortCase, Cohorts, Within, cases, cohort_case, every_value};

const SETTLED: Cohorts = Cohorts { open: 0, is_plain: false, within: Within::Perhaps };
const OPEN: Cohorts = Cohorts { open: 2, ..SETTLED };
const PLAIN: Cohorts = Cohorts { open: 2, is_plain: true, ..SETTLED };

/// What the crate finds, subject by subject.
pub(super) fn found(book: &Rulebook, sheets: &[SheetDraft]) -> Vec<Outcome> {
    let sheets = sheets.iter().map(|sheet| book.dictionary().sheet(sheet).unwrap());
    cohort(sheets.map(|sheet| judge(&book.schemes()[0], &sheet)).collect())
}

pub(super) fn grades(outcome: &Outcome) -> BTreeSet<usize> {
    outcome.grade_set().places().map(usize::from).collect()
}

/// What each step over the cohort found about a subject.
pub(super) fn placings(outcome: &Outcome) -> Vec<Option<Placing>> {
    let steps = outcome.grading().iter();
    let of_cohort = steps.filter(|one| matches!(one.step, GradingStep::Cohort(_)));
    of_cohort.map(|one| one.placing).collect()
}

/// The subjects, all settled; `None` where one is not.
fn members(case: &CohortCase, sheets: &[SheetDraft]) -> Option<Vec<Member>> {
    let scheme = &case.book.scheme[0];
    let member = |sheet: &SheetDraft| {
        let judged = appraise(&case.book, scheme.id.as_str(), sheet);
        Member::of(scheme, (&judged, sheet))
    };
    sheets.iter().map(member).collect()
}

fn is_settled(case: &CohortCase, sheet: &SheetDraft) -> bool {
    let judged = appraise(&case.book, case.book.scheme[0].id.as_str(), sheet);
    judged.total.least == judged.total.most
}

/// The facts on which a sheet is silent.
fn absent<'c>(case: &'c CohortCase, sheet: &SheetDraft) -> Vec<&'c FactDraft> {
    let is_said =
        |fact: &FactDraft| sheet.facts.iter().any(|(id, _)| id == fact.id.as_str());
    case.book.fact.iter().filter(|fact| !is_said(fact)).collect()
}

/// Every way in which everything absent has some value.
fn completions(case: &CohortCase) -> Vec<Vec<SheetDraft>> {
    completions_of(case, |_| true)
}

/// Every way in which everything absent on some of the sheets has some value.
pub(super) fn completions_of(
    case: &CohortCase,
    is_completed: impl Fn(&SheetDraft) -> bool,
) -> Vec<Vec<SheetDraft>> {
    let mut ways = vec![Vec::new()];
    for sheet in &case.sheets {
        let mut complete = vec![sheet.clone()];
        for fact in absent(case, sheet).into_iter().filter(|_| is_completed(sheet)) {
            let each = |value: Raw, sheet: &SheetDraft| saying(sheet, fact, value);
            let values = every_value(fact);
            complete = complete
                .iter()
                .flat_map(|sheet| values.iter().map(|value| each(value.clone(), sheet)))
                .collect();
        }
        ways = ways
            .iter()
            .flat_map(|way| {
                complete.iter().map(|one| [way.clone(), vec![one.clone()]].concat())
            })
            .collect();
    }
    ways
}

/// Every way in which a case can turn out. Whoever's total is open may count in the base or
/// not.
pub(super) fn all_worlds(case: &CohortCase) -> Vec<World> {
    let open: Vec<usize> = (0..case.sheets.len())
        .filter(|at| !is_settled(case, &case.sheets[*at]))
        .collect();
    let mut all = Vec::new();
    for sheets in completions(case) {
        let settled = members(case, &sheets).unwrap();
        for code in 0..1_usize << open.len() {
            let mut members = settled.clone();
            for (bit, at) in open.iter().enumerate() {
                if code & (1 << bit) != 0 {
                    members[*at] = members[*at].clone().unsettled();
                }
            }
            all.extend(worlds(&case.book.scheme[0], &members));
        }
    }
    all
}

/// Whether the crate leaves possible what a world says; whether it says more.
pub(super) fn encloses(outcomes: &[Outcome], world: &World) -> Result<(), String> {
    for (at, outcome) in outcomes.iter().enumerate() {
        let (possible, grade) = (grades(outcome), world.grades[at]);
        if !possible.contains(&grade) {
            return Err(format!("subject {at}: {grade} is not among {possible:?}"));
        }
    }
    Ok(())
}

/// Whether what a step says of a subject holds in a world.
fn holds(found: Placing, placed: Placed) -> bool {
    let whole = |number: u32| usize::try_from(number).unwrap();
    let between = |least: u32, more: u32, number: usize| {
        whole(least) <= number && number <= whole(least) + whole(more)
    };
    let is_in = match found.is_in {
        Verdict::Met => placed.is_in,
        Verdict::NotMet => !placed.is_in,
        Verdict::Undetermined => true,
    };
    whole(found.base) <= placed.base
        && between(found.places, found.more_places, placed.places)
        && between(found.ahead, found.may_be_ahead, placed.ahead)
        && is_in
}

/// What steps say, held against a world; grades by several places say it of one of them.
pub(super) fn say_so(
    scheme: &SchemeDraft,
    outcomes: &[Outcome],
    world: &World,
) -> Result<(), String> {
    for (nth, step) in scheme.cohort.iter().enumerate() {
        let is_share = matches!(
            step.kind,
            CohortKindDraft::GreatestShare { .. } | CohortKindDraft::LeastShare { .. }
        );
        for (at, outcome) in outcomes.iter().enumerate().filter(|_| is_share) {
            let found = placings(outcome)[nth];
            let is_so = match (found, world.placed[nth][at]) {
                (Some(found), Some(placed)) => holds(found, placed),
                (None, Some(_)) => false,
                (_, None) => true,
            };
            if !is_so {
                let placed = world.placed[nth][at];
                return Err(format!(
                    "step {nth}, subject {at}: {found:?}, not {placed:?}"
                ));
            }
        }
    }
    Ok(())
}

/// What an only step says of changing the grade, held against a world.
fn changes_so(outcomes: &[Outcome], world: &World) -> Result<(), String> {
    for (at, outcome) in outcomes.iter().enumerate() {
        let Some(last) = outcome.grading().last() else { continue };
        let is_changed = world.before[at] != world.grades[at];
        let is_so = match last.verdict {
            _ if last.step != GradingStep::Cohort(0) => true,
            Verdict::Met => is_changed,
            Verdict::NotMet => !is_changed,
            Verdict::Undetermined => true,
        };
        if !is_so {
            return Err(format!("subject {at}: {:?}, not {is_changed}", last.verdict));
        }
    }
    Ok(())
}

fn is_by_hand(scheme: &SchemeDraft) -> bool {
    scheme.cohort.iter().any(|step| step.ties.then == TieRule::ByHand)
}

#[test]
fn most_random_cohorts_pass_their_check() {
    let mut runner = TestRunner::deterministic();
    let mut passed = 0;
    for _ in 0..200 {
        let case = cohort_case(OPEN).new_tree(&mut runner).unwrap().current();
        passed += u32::from(case.book.check().is_ok());
    }
    assert!(passed >= 180, "only {passed} of 200 pass");
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn the_naive_cohort_agrees_where_all_is_settled(case in cohort_case(SETTLED)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let scheme = &case.book.scheme[0];
        let outcomes = found(&book, &case.sheets);
        let members = members(&case, &case.sheets).unwrap();
        let worlds = worlds(scheme, &members);
        for world in &worlds {
            prop_assert_eq!(encloses(&outcomes, world), Ok(()));
            prop_assert_eq!(say_so(scheme, &outcomes, world), Ok(()));
        }
        if is_by_hand(scheme) {
            return Ok(());
        }
        let world = &worlds[0];
        for (at, outcome) in outcomes.iter().enumerate() {
            prop_assert_eq!(grades(outcome), BTreeSet::from([world.grades[at]]));
            for (found, placed) in placings(outcome).iter().zip(&world.placed) {
                let placed = placed[at].map(|placed| {
                    let Placed { base, places, ahead, equal, is_in } = placed;
                    let counts = [base, places, 0, ahead, 0, equal];
                    (counts.map(|n| u32::try_from(n).unwrap()), is_in)
                });
                let found = found.map(|found| {
                    let Placing { base, places, more_places, ahead, may_be_ahead, .. } = found;
                    let counts = [base, places, more_places, ahead, may_be_ahead, found.equal];
                    (counts, found.is_in == Verdict::Met)
                });
                prop_assert_eq!(found, placed, "subject {}", at);
            }
        }
    }

    #[test]
    fn what_a_hand_decides_is_open_and_nothing_else(case in cohort_case(SETTLED)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let scheme = &case.book.scheme[0];
        // A seat by hand leaves open which seat; the others are exact.
        let [step] = &scheme.cohort[..] else { return Ok(()) };
        if matches!(step.kind, CohortKindDraft::Seats { .. }) {
            return Ok(());
        }
        let outcomes = found(&book, &case.sheets);
        let worlds = worlds(scheme, &members(&case, &case.sheets).unwrap());
        for (at, outcome) in outcomes.iter().enumerate() {
            let possible: BTreeSet<usize> =
                worlds.iter().map(|world| world.grades[at]).collect();
            prop_assert_eq!(grades(outcome), possible, "subject {}", at);
        }
    }

    #[test]
    fn the_order_of_subjects_makes_no_difference(mut case in cohort_case(OPEN)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let before = found(&book, &case.sheets);
        let mut order: Vec<usize> = (0..case.sheets.len()).collect();
        shuffle(&mut case.dice, &mut order);
        let sheets: Vec<SheetDraft> =
            order.iter().map(|at| case.sheets[*at].clone()).collect();
        for (after, at) in found(&book, &sheets).iter().zip(order) {
            prop_assert_eq!(after.record(), before[at].record());
        }
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn what_a_cohort_settles_holds_in_every_completion(case in cohort_case(OPEN)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let outcomes = found(&book, &case.sheets);
        for world in all_worlds(&case) {
            prop_assert_eq!(encloses(&outcomes, &world), Ok(()));
            prop_assert_eq!(say_so(&case.book.scheme[0], &outcomes, &world), Ok(()));
            prop_assert_eq!(changes_so(&outcomes, &world), Ok(()));
        }
        for outcome in &outcomes {
            prop_assert_eq!(outcome.record().adds_up(), Ok(()));
            for graded in outcome.grading().iter().filter(|one| one.step == GradingStep::Lines) {
                let is_one = graded.grades.only().is_some();
                prop_assert_eq!(graded.verdict == Verdict::Met, is_one);
                prop_assert_eq!(graded.verdict == Verdict::Undetermined, !is_one);
            }
        }
    }
}

/// What the first step found about each subject that it placed.
fn placed(outcomes: &[Outcome]) -> Vec<Placing> {
    outcomes.iter().filter_map(|outcome| placings(outcome)[0]).collect()
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn a_quota_is_exceeded_by_ties_alone_and_a_least_share_is_reached(
        case in cohort_case(SETTLED),
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let [step] = &case.book.scheme[0].cohort[..] else { return Ok(()) };
        // Groups have quotas of their own; the naive cohort knows them.
        if step.within.is_some() {
            return Ok(());
        }
        let outcomes = found(&book, &case.sheets);
        prop_assert_eq!(outcomes.len(), case.sheets.len());
        let placed = placed(&outcomes);
        let is_share = matches!(
            step.kind,
            CohortKindDraft::GreatestShare { .. } | CohortKindDraft::LeastShare { .. }
        );
        let whole = |number: usize| u32::try_from(number).unwrap();
        for one in &placed {
            prop_assert!(one.base <= whole(outcomes.len()));
            prop_assert!(one.ahead + one.equal < whole(placed.len()) || !is_share);
            // What a hand leaves open on a seat may roll down to the next.
            prop_assert!(one.more_places + one.may_be_ahead == 0 || !is_share);
        }
        let Some(places) = placed.first().map(|one| one.places).filter(|_| is_share) else {
            return Ok(());
        };
        let count = |verdict| whole(placed.iter().filter(|one| one.is_in == verdict).count());
        let (sure, open) = (count(Verdict::Met), count(Verdict::Undetermined));
        let all = whole(placed.len());
        match step.ties.then {
            // Those who are too many stand equal: without them there would be a place left.
            TieRule::AllIn => {
                prop_assert!(sure >= places.min(all));
                let last = placed.iter().filter(|one| one.is_in == Verdict::Met);
                prop_assert!(last.map(|one| one.ahead).all(|ahead| ahead < places));
            }
            TieRule::AllOut => prop_assert!(sure <= places),
            TieRule::ByHand => {
                prop_assert!(sure <= places && sure + open >= places.min(all));
            }
        }
    }

    #[test]
    fn whoever_stands_ahead_never_has_a_lower_grade_by_rank(case in cohort_case(SETTLED)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let scheme = &case.book.scheme[0];
        let [step] = &scheme.cohort[..] else { return Ok(()) };
        let is_ranked = matches!(
            step.kind,
            CohortKindDraft::Forced { .. } | CohortKindDraft::Seats { .. }
        );
        if !is_ranked || is_by_hand(scheme) || !scheme.cap.is_empty() || step.within.is_some()
        {
            return Ok(());
        }
        let outcomes = found(&book, &case.sheets);
        let is_penalty = scheme.polarity == Some(Polarity::Penalty);
        let competing: Vec<&Outcome> =
            outcomes.iter().filter(|one| competes(one)).collect();
        for one in &competing {
            for other in &competing {
                let (mine, theirs) = (one.total().settled(), other.total().settled());
                let is_ahead = if is_penalty { mine < theirs } else { mine > theirs };
                let (mine, theirs) = (grades(one), grades(other));
                prop_assert!(!is_ahead || mine <= theirs, "{mine:?} {theirs:?}");
            }
        }
    }
}

/// Whether nothing holds the grade of a subject.
fn competes(outcome: &Outcome) -> bool {
    let steps = outcome.scheme().grade_steps();
    let is_held = |kind: GradeStepKind| {
        matches!(kind, GradeStepKind::Veto(_) | GradeStepKind::Direct(_))
    };
    !outcome.grading().iter().any(|one| match one.step {
        GradingStep::Step(at) => one.verdict == Verdict::Met && is_held(steps[at].kind),
        _ => false,
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn steps_that_are_printed_read_back_the_same(case in cohort_case(SETTLED)) {
        prop_assert_eq!(RulebookDraft::read(&case.book.to_toml()), Ok(case.book));
    }

    #[test]
    fn a_share_leaves_a_settled_total_open_only_where_it_is(
        case in cohort_case(PLAIN),
    ) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let outcomes = found(&book, &case.sheets);
        let worlds = all_worlds(&case);
        for (at, outcome) in outcomes.iter().enumerate() {
            if outcome.total().settled().is_none() {
                continue;
            }
            let possible: BTreeSet<usize> =
                worlds.iter().map(|world| world.grades[at]).collect();
            prop_assert_eq!(grades(outcome), possible, "subject {}", at);
        }
    }
}
