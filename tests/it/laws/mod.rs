//! Laws: what holds for every rulebook and every sheet, held against random ones.
//!
//! `PROPTEST_CASES=2560 cargo test --test it laws` throws ten times as many.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests, on checked drafts and few cases"
)]

mod cohort;
mod consequence;
mod gap;
mod member;
mod missing;
mod on_cases;
mod organization;
mod overlay;
mod procedure;
mod rules;
mod together;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use grassroots::facts::{FactDraft, FactKind, Raw, SheetDraft};
use grassroots::rulebook::{Rulebook, RulebookDraft, bundled};
use grassroots::scoring::{NodeOutcome, Outcome, Record, Scheme, Standing, judge};
use grassroots::vocabulary::Span;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::naive::{Appraisal, Range, appraise, number};
use crate::strategies::{
    Case, Dice, Filling, any_case, any_rulebook, cases, decimal, dice, every_filling,
    every_value, is_possible, penalty_case, period, read_once_case, sheet, small_case,
    value,
};

fn range(span: Span) -> Range {
    Range::between(number(span.least()), number(span.most()))
}

/// Whether the two are the same; where nothing more is promised, whether `found` holds all.
fn is_as(found: Span, expected: &Range) -> bool {
    let found = range(found);
    found.encloses(expected) && (expected.is_loose || expected.encloses(&found))
}

/// Everything that the two do not agree on.
fn disagreements(outcome: &Outcome, naive: &Appraisal) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(why) = outcome.why_undecided() {
        all.push(format!("nothing was judged: {why:?}"));
    }
    for (node, found) in outcome.nodes() {
        let expected = &naive.nodes[node.id.as_str()];
        let is_so = found.standing == expected.standing
            && found.may_not_tell == expected.may_not_tell
            && is_as(found.raw, &expected.raw)
            && is_as(found.value, &expected.value);
        if !is_so {
            let (raw, value) = (found.raw, found.value);
            let found = format!("{:?} {raw} then {value}", found.standing);
            all.push(format!("{} is {found}, not {expected}", node.id));
        }
    }
    let total = outcome.total();
    if total.standing != naive.standing {
        all.push(format!("the total is {:?}, not {:?}", total.standing, naive.standing));
    }
    if total.may_not_tell != naive.may_not_tell {
        all.push(format!("the total may not be told: {}", total.may_not_tell));
    }
    // From a loose range on, policies for what is open may decide one way or the other.
    if naive.is_loose {
        return all;
    }
    if !is_as(total.span, &naive.total) {
        all.push(format!("the total is {}, not {}", total.span, naive.total));
    }
    let set = outcome.grade_set();
    let untold = set.may_not_tell().then_some(None);
    let places = set.places().map(|place| Some(usize::from(place)));
    let grades: Vec<Option<usize>> = untold.into_iter().chain(places).collect();
    let expected: Vec<Option<usize>> = naive.grades.iter().copied().collect();
    if grades != expected {
        all.push(format!("the grades are {grades:?}, not {expected:?}"));
    }
    let (found, expected) = (outcome.is_ranked(), naive.is_ranked);
    if found != expected {
        all.push(format!("the ranking is {found:?}, not {expected:?}"));
    }
    all
}

/// Every scheme of a rulebook with its outcome.
fn outcomes<'b>(book: &'b Rulebook, sheet: &SheetDraft) -> Vec<(&'b Scheme, Outcome)> {
    let sheet = book.dictionary().sheet(sheet).unwrap();
    book.schemes().iter().map(|scheme| (scheme, judge(scheme, &sheet))).collect()
}

/// Everything that outcomes say, as text.
fn records(book: &Rulebook, sheet: &SheetDraft) -> Vec<String> {
    let outcomes = outcomes(book, sheet);
    let text =
        |(_, outcome): &(_, Outcome)| serde_json::to_string(&outcome.record()).unwrap();
    outcomes.iter().map(text).collect()
}

fn agrees(
    draft: &RulebookDraft,
    book: &Rulebook,
    sheet: &SheetDraft,
) -> Result<(), String> {
    for (scheme, outcome) in outcomes(book, sheet) {
        let naive = appraise(draft, scheme.id().as_str(), sheet);
        let disagreements = disagreements(&outcome, &naive);
        if !disagreements.is_empty() {
            return Err(disagreements.join("\n"));
        }
    }
    Ok(())
}

#[test]
fn four_of_five_random_rulebooks_pass_their_check() {
    let mut runner = TestRunner::deterministic();
    let mut passed = 0;
    for _ in 0..500 {
        let book = any_rulebook().new_tree(&mut runner).unwrap().current();
        passed += u32::from(book.check().is_ok());
    }
    assert!(passed >= 400, "only {passed} of 500 pass");
}

proptest! {
    #![proptest_config(cases(2_560))]

    #[test]
    fn the_naive_evaluator_agrees(case in any_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let agreed = agrees(&case.book, &book, &case.sheet);
        prop_assert!(agreed.is_ok(), "{}", agreed.unwrap_err());
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn a_record_adds_up_and_survives_json(case in any_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        for (_, outcome) in outcomes(&book, &case.sheet) {
            let record = outcome.record();
            prop_assert_eq!(record.adds_up(), Ok(()));
            let text = serde_json::to_string(&record).unwrap();
            let read: Record = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
            prop_assert_eq!(read, record);
        }
    }

    #[test]
    fn judging_twice_gives_the_same_bytes(case in any_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let again = case.book.clone().check().unwrap();
        prop_assert_eq!(records(&book, &case.sheet), records(&again, &case.sheet));
    }

    #[test]
    fn the_order_of_facts_makes_no_difference(case in any_case(), mut dice in dice(100)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let mut shuffled = case.sheet.clone();
        shuffle(&mut dice, &mut shuffled.facts);
        for (_, raw) in &mut shuffled.facts {
            match raw {
                Raw::List(list) => shuffle(&mut dice, list),
                Raw::Table(table) => shuffle(&mut dice, table),
                _ => {}
            }
        }
        prop_assert_eq!(records(&book, &case.sheet), records(&book, &shuffled));
    }

    #[test]
    fn closing_a_sheet_on_which_all_is_known_changes_no_score(case in any_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        // A period of a series may be missing where, while it is open, it makes no difference.
        let is_series = |fact: &FactDraft| matches!(fact.kind, FactKind::Series { .. });
        if case.book.fact.iter().any(is_series) {
            return Ok(());
        }
        let sheet = book.dictionary().sheet(&case.sheet).unwrap();
        for scheme in book.schemes() {
            let before = judge(scheme, &sheet);
            let after = judge(scheme, &sheet.clone().closed());
            // Where too few have rated, closing says that no more will come.
            let is_open = |(_, node): (&_, &NodeOutcome)| node.standing == Standing::Open;
            if before.missing().is_empty() && !before.nodes().any(is_open) {
                prop_assert_eq!(before.record().nodes, after.record().nodes);
            }
        }
    }

    #[test]
    fn a_draft_that_is_printed_reads_back_the_same(draft in any_rulebook()) {
        prop_assert_eq!(RulebookDraft::read(&draft.to_toml()), Ok(draft));
    }
}

fn shuffle<T>(dice: &mut Dice, list: &mut [T]) {
    for place in (1..list.len()).rev() {
        list.swap(place, dice.roll(place + 1));
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn more_violations_never_raise_a_score((case, mut dice) in penalty_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let mut worse = case.sheet.clone();
        if worse.facts.is_empty() {
            return Ok(());
        }
        let place = dice.roll(worse.facts.len());
        let (id, raw) = &mut worse.facts[place];
        let fact = case.book.fact.iter().find(|fact| fact.id.as_str() == id).unwrap();
        make_worse(fact, raw);
        let pairs = outcomes(&book, &case.sheet).into_iter().zip(outcomes(&book, &worse));
        for ((_, before), (_, after)) in pairs {
            for ((node, before), (_, after)) in before.nodes().zip(after.nodes()) {
                let (before, after) = (range(before.value), range(after.value));
                let is_no_better = after.least <= before.least && after.most <= before.most;
                prop_assert!(is_no_better, "{}: {before}, then {after}", node.id);
            }
        }
    }
}

/// One violation more, where the domain has room for it.
fn make_worse(fact: &FactDraft, raw: &mut Raw) {
    match (&fact.kind, raw) {
        (FactKind::YesNo, Raw::Boolean(is_there)) => *is_there = false,
        (FactKind::Count { at_most, .. }, Raw::Integer(count)) => {
            *count = (*count + 1).min((*at_most).into());
        }
        (
            FactKind::Amount { places, at_most, .. },
            raw @ (Raw::Integer(_) | Raw::Text(_)),
        ) => {
            *raw = Raw::Text(decimal(&number(at_most), *places));
        }
        (
            FactKind::Ratio { places, at_most, .. },
            raw @ (Raw::Integer(_) | Raw::Text(_)),
        ) => {
            *raw = Raw::Text(decimal(&number(at_most), *places));
        }
        (FactKind::Events { kinds, at_most, amount }, Raw::List(events)) => {
            let times = |event: &Raw| match event {
                Raw::Table(entries) => {
                    let times = entries.iter().find_map(|entry| match entry {
                        (key, Raw::Integer(times)) if key == "times" => Some(*times),
                        _ => None,
                    });
                    times.unwrap_or(1)
                }
                _ => 1,
            };
            if events.iter().map(times).sum::<i64>() < i64::from(*at_most) {
                let mut event = vec![
                    ("on".to_owned(), Raw::text("2019-12-31")),
                    ("kind".to_owned(), Raw::text(kinds[0].id.as_str())),
                ];
                event.extend(amount.as_ref().map(|amount| {
                    let most = decimal(&number(amount.at_most), amount.places);
                    ("amount".to_owned(), Raw::Text(most))
                }));
                events.push(Raw::Table(event));
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(768))]

    #[test]
    fn learning_a_fact_only_narrows_an_open_outcome(case in small_case(), mut dice in dice(50)) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let Some(fact) = absent_facts(&case).first().copied() else { return Ok(()) };
        let learnt = saying(&case.sheet, fact, value(&mut dice, fact, &[]));
        if !is_possible(&case.book, &learnt) {
            return Ok(());
        }
        let pairs = outcomes(&book, &case.sheet).into_iter().zip(outcomes(&book, &learnt));
        for ((_, before), (_, after)) in pairs {
            let narrowed = is_within(&after, &before);
            prop_assert!(narrowed.is_ok(), "{}: {}", fact.id, narrowed.unwrap_err());
        }
    }

    #[test]
    fn every_completion_lies_within_the_range(case in small_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let before = outcomes(&book, &case.sheet);
        for complete in completions(&case, 24) {
            for ((_, before), (_, after)) in before.iter().zip(outcomes(&book, &complete)) {
                let within = is_within(&after, before);
                prop_assert!(within.is_ok(), "{:?}: {}", complete.facts, within.unwrap_err());
            }
        }
    }

    #[test]
    fn where_each_fact_is_read_once_both_ends_of_a_range_are_reached(case in read_once_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        let before = outcomes(&book, &case.sheet);
        let completions = completions(&case, 64);
        for (place, (scheme, before)) in before.iter().enumerate() {
            let root = scheme.id().as_str();
            let score = |outcome: &Outcome| range(outcome.node(root).unwrap().value);
            let reached = completions
                .iter()
                .map(|sheet| score(&outcomes(&book, sheet)[place].1))
                .reduce(Range::or);
            let promised = score(before);
            prop_assert!(reached.is_none_or(|reached| reached == promised), "{promised}");
        }
    }
}

/// The facts on which a sheet is silent.
fn absent_facts(case: &Case) -> Vec<&FactDraft> {
    let is_silent = |fact: &&FactDraft| {
        let said = case.sheet.facts.iter().find(|(id, _)| id == fact.id.as_str());
        said.is_none_or(|(_, raw)| is_absent(raw))
    };
    case.book.fact.iter().filter(is_silent).collect()
}

fn is_absent(raw: &Raw) -> bool {
    match raw {
        Raw::Table(entries) => entries.first().is_some_and(|(key, _)| key == "absent"),
        _ => false,
    }
}

/// The same sheet with one more fact.
fn saying(sheet: &SheetDraft, fact: &FactDraft, raw: Raw) -> SheetDraft {
    let mut sheet = sheet.clone();
    sheet.facts.retain(|(id, _)| id != fact.id.as_str());
    sheet.with(fact.id.as_str(), raw)
}

/// Every sheet on which everything absent has some value, and every period of a series after
/// its first; none if there are more than so many.
fn completions(case: &Case, most: usize) -> Vec<SheetDraft> {
    let mut sheets = vec![case.sheet.clone()];
    for fact in absent_facts(case) {
        let values = every_value(fact);
        if sheets.len() * values.len() > most {
            return Vec::new();
        }
        let complete = |sheet: &SheetDraft| {
            let sheet = sheet.clone();
            values.iter().map(move |value| saying(&sheet, fact, value.clone()))
        };
        sheets = sheets.iter().flat_map(complete).collect();
    }
    for (id, raw) in &case.sheet.facts {
        let fact = case.book.fact.iter().find(|fact| fact.id.as_str() == id).unwrap();
        let fillings = every_filling(fact, raw);
        if is_absent(raw) || fillings.len() < 2 {
            continue;
        }
        if sheets.len() * fillings.len() > most {
            return Vec::new();
        }
        let fill = |sheet: &SheetDraft| {
            let sheet = sheet.clone();
            fillings.iter().map(move |filled| saying(&sheet, fact, filled.clone()))
        };
        sheets = sheets.iter().flat_map(fill).collect();
    }
    sheets.retain(|sheet| is_possible(&case.book, sheet));
    sheets
}

/// Whether an outcome says nothing that the one before has ruled out.
fn is_within(after: &Outcome, before: &Outcome) -> Result<(), String> {
    for ((node, before), (_, after)) in before.nodes().zip(after.nodes()) {
        if !before.value.encloses(&after.value) {
            return Err(format!(
                "{}: {} is not in {}",
                node.id, after.value, before.value
            ));
        }
    }
    let (total, all) = (after.total().span, before.total().span);
    if !all.encloses(&total) {
        return Err(format!("the total {total} is not in {all}"));
    }
    let (settled, before_it) = (after.total().settled(), before.total().settled());
    if before_it.is_some() && settled != before_it {
        return Err(format!("the total was settled, and is {:?}", after.total()));
    }
    if after.total().may_not_tell && !before.total().may_not_tell {
        return Err(format!("the total could be told, and is {:?}", after.total()));
    }
    let grade = |outcome: &Outcome| outcome.grade().map(|grade| grade.id.clone());
    if grade(before).is_some() && grade(after) != grade(before) {
        return Err(format!("the grade was settled, and is {:?}", after.grade_set()));
    }
    let (grades, all) = (after.grade_set(), before.grade_set());
    if grades.or(all) != all {
        return Err(format!("grades {grades:?} are not among {all:?}"));
    }
    Ok(())
}

/// The bundled rulebooks and those published ones that the examples hold.
static BOOKS: LazyLock<Vec<(RulebookDraft, Rulebook)>> = LazyLock::new(|| {
    let bundled =
        bundled::ALL.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
    let read = |(name, text): (String, String)| {
        let draft = RulebookDraft::read(&text);
        let checked = draft.and_then(|draft| Ok((draft.check()?, draft)));
        let (book, draft) =
            checked.map_err(|problems| format!("{name}: {problems}")).unwrap();
        (draft, book)
    };
    bundled.chain(published()).map(read).collect()
});

#[expect(clippy::disallowed_methods, reason = "rulebooks that are added are held too")]
fn published() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/published");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_toml =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let mut paths: Vec<PathBuf> = files.filter(is_toml).collect();
    paths.sort();
    let named =
        |path: &PathBuf| (path.display().to_string(), fs::read_to_string(path).unwrap());
    paths.iter().map(named).collect()
}

proptest! {
    #![proptest_config(cases(1_024))]

    #[test]
    fn the_naive_evaluator_agrees_on_real_rulebooks(mut dice in dice(1_500)) {
        let (draft, book) = dice.pick(&BOOKS);
        let state = dice.pick(&grassroots::facts::SheetState::ALL).1;
        let absent_in = *dice.pick(&[1_000, 20, 4]);
        let period = period(&mut dice);
        let sheet = sheet(&mut dice, draft, Filling { state, absent_in, period });
        let agreed = agrees(draft, book, &sheet);
        prop_assert!(agreed.is_ok(), "{} {:?}: {}", draft.id, sheet, agreed.unwrap_err());
        for (_, outcome) in outcomes(book, &sheet) {
            prop_assert_eq!(outcome.record().adds_up(), Ok(()));
        }
    }
}

#[test]
fn real_rulebooks_that_are_printed_read_back_the_same() {
    for (draft, _) in BOOKS.iter() {
        assert_eq!(RulebookDraft::read(&draft.to_toml()).as_ref(), Ok(draft));
    }
}
