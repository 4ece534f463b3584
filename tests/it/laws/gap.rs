//! Laws of the gap between an outcome and a grade: what it says of one item alone is what
//! every other score of that item shows.

#![expect(clippy::panic, reason = "a kind of lift that the laws do not know")]

use std::fmt::Write as _;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Alone, Gap, ItemGap, Outcome, judge};
use grassroots::vocabulary::{Exact, Period, Verdict};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::outcomes;
use crate::strategies::{Dice, any_case, cases, dice};

/// The scores that an item is given go from 0 to this.
const MOST: i64 = 6;

/// A scheme of small trees with one line, and the scores of its items.
#[derive(Clone)]
struct Small {
    text: String,
    scores: Vec<i64>,
}

impl std::fmt::Debug for Small {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\n# {:?}", self.text, self.scores)
    }
}

const MODES: [&str; 7] = [
    "half_away_from_zero",
    "half_towards_zero",
    "half_even",
    "up",
    "down",
    "towards_zero",
    "away_from_zero",
];

const LABEL: &str = r#"{ hans = "项", hant = "項", en = "x" }"#;

/// How children come together, as written.
fn combine(dice: &mut Dice, children: &[String]) -> String {
    let (first, rest) = (&children[0], &children[1..]);
    let quoted: Vec<String> = rest.iter().map(|id| format!("\"{id}\"")).collect();
    match dice.roll(7) {
        0 => "combine = \"mean\"".to_owned(),
        1 => "combine = \"best\"".to_owned(),
        2 => "combine = \"worst\"".to_owned(),
        3 => format!(
            "combine = {{ net = {{ from = \"{first}\", less = [{}] }} }}",
            quoted.join(", ")
        ),
        4 => {
            let weights: &[&str] =
                if rest.len() == 1 { &["0.4", "0.6"] } else { &["0.5", "0.3", "0.2"] };
            let rows = children.iter().zip(weights).map(|(id, weight)| {
                format!("{{ node = \"{id}\", weight = \"{weight}\" }}")
            });
            let rows = rows.collect::<Vec<_>>().join(", ");
            format!("combine = {{ weighted = [{rows}] }}")
        }
        5 => {
            let rows = children.iter().map(|id| {
                let key = dice.pick(&["at_least", "above", "at_most", "below"]);
                format!("{{ node = \"{id}\", {key} = {} }}", dice.whole(1, 2))
            });
            let rows = rows.collect::<Vec<_>>().join(", ");
            format!("combine = {{ stars = [{rows}] }}")
        }
        _ => "combine = \"sum\"".to_owned(),
    }
}

/// Limits, a weight and a rounding, each now and then.
fn way(dice: &mut Dice, is_weighted: bool) -> String {
    let mut way = String::new();
    if is_weighted && dice.one_in(3) {
        let weight = dice.pick(&["0.5", "2", "1.5"]);
        writeln!(way, "weight = \"{weight}\"").unwrap();
    }
    if dice.one_in(3) {
        let (least, most) = (dice.whole(0, 2), dice.whole(3, 8));
        let held = dice.pick(&["at_least", "at_most"]);
        let at = if *held == "at_least" { least } else { most };
        writeln!(way, "hold = {{ {held} = {at} }}").unwrap();
    }
    if dice.one_in(3) {
        let mode = dice.pick(&MODES);
        writeln!(way, "round = {{ places = 0, mode = \"{mode}\" }}").unwrap();
    }
    way
}

/// A scheme of two or three parts with two or three items each, graded by one line.
fn small_text(dice: &mut Dice) -> (String, usize) {
    let parts = 2 + dice.roll(2);
    let ids: Vec<String> = (0..parts).map(|part| format!("p{part}")).collect();
    let (mut nodes, mut facts, mut count) = (String::new(), String::new(), 0);
    for part in &ids {
        let items = 2 + dice.roll(2);
        let own: Vec<String> = (0..items).map(|item| format!("{part}-i{item}")).collect();
        // Children of a weighted part have no weight of their own.
        let how = combine(dice, &own);
        let can_weigh = !how.contains("weighted");
        let way_of_part = way(dice, false);
        writeln!(
            nodes,
            "[[scheme.part]]\nid = \"{part}\"\nlabel = {LABEL}\n{how}\n{way_of_part}"
        )
        .unwrap();
        for item in own {
            writeln!(facts, "[[fact]]\nid = \"f{count}\"\nlabel = {LABEL}").unwrap();
            writeln!(facts, "kind = {{ count = {{ at_most = {MOST} }} }}\n").unwrap();
            let measure = if dice.one_in(3) {
                format!(
                    "measure.bands = {{ of = \"f{count}\", rows = [{{ at_most = 1, points = 0 }}, {{ above = 1, below = 5, points = 3 }}, {{ at_least = 5, points = 7 }}] }}"
                )
            } else {
                format!("measure.given = {{ of = \"f{count}\", by = {LABEL} }}")
            };
            let way = way(dice, can_weigh);
            writeln!(nodes, "[[scheme.item]]\nid = \"{item}\"\npart = \"{part}\"")
                .unwrap();
            writeln!(nodes, "label = {LABEL}\nabsent = \"required\"\n{measure}\n{way}")
                .unwrap();
            count += 1;
        }
    }
    let how = combine(dice, &ids);
    let mode = dice.pick(&MODES);
    let places = dice.roll(2);
    let (polarity, better, worse) = *dice.pick(&[
        ("polarity = \"penalty\"\n", "at_most", "above"),
        ("", "above", "at_most"),
        ("", "at_least", "below"),
    ]);
    let line = dice.whole(1, 8);
    let text = format!(
        r#"
schema = "rulebook/1"
id = "small"
edition = "1"
in_force = {{ from = "2020-01-01" }}
title = {LABEL}
ground = {{ assumed = "made up" }}

{facts}
[[scheme]]
id = "small"
title = {LABEL}
subject = "x"
{polarity}{how}
round = {{ places = {places}, mode = "{mode}" }}

{nodes}
[[scheme.grade]]
id = "good"
label = {{ hans = "好", hant = "好", en = "good" }}
{better} = {line}

[[scheme.grade]]
id = "poor"
label = {{ hans = "差", hant = "差", en = "poor" }}
{worse} = {line}
"#
    );
    (text, count)
}

fn small() -> impl Strategy<Value = Small> {
    dice(120).prop_map(|mut dice| {
        let (text, count) = small_text(&mut dice);
        let scores = (0..count).map(|_| dice.whole(0, MOST)).collect();
        Small { text, scores }
    })
}

fn judged(book: &Rulebook, scores: &[i64]) -> Outcome {
    let mut draft = SheetDraft::new(Period::year(2020).unwrap(), SheetState::Closed);
    for (place, score) in scores.iter().enumerate() {
        draft = draft.with(&format!("f{place}"), Raw::Integer(*score));
    }
    judge(&book.schemes()[0], &book.dictionary().sheet(&draft).unwrap())
}

fn score(outcome: &Outcome) -> Exact {
    outcome.nodes().next().unwrap().1.value.value().unwrap()
}

/// Whether an item with this score has the lift that it needs.
fn is_lifted(item: &ItemGap, score: Exact) -> Option<bool> {
    let Alone::Lift(lift) = item.alone else { return None };
    let is_up = item.attainable? > item.had.value()?;
    Some(match (score == lift.to, score > lift.to) {
        (true, _) => !lift.is_beyond,
        (false, is_above) => is_above == is_up,
    })
}

/// What a gap says of an item, against what another score of it comes to.
fn is_true(gap: &Gap, place: usize, other: &Outcome) -> bool {
    let item = &gap.items[place];
    let meets = gap.line.unwrap().contains(score(other));
    let after = other.node(item.item.id.as_str()).unwrap().value.value().unwrap();
    match item.alone {
        Alone::NotNeeded => gap.short_by.value().unwrap().is_zero(),
        Alone::Lift(_) => is_lifted(item, after) == Some(meets),
        Alone::NotEnough { .. } => !meets,
        Alone::LeftOut | Alone::NotTold => false,
        _ => panic!("{:?}", item.alone),
    }
}

/// How many lifts were told, and what was told wrong, over every score of every item.
fn told(small: &Small) -> (usize, Vec<String>) {
    let Ok(book) = Rulebook::read(&small.text) else { return (0, Vec::new()) };
    let outcome = judged(&book, &small.scores);
    let gap = outcome.gap_to("good").unwrap();
    let (mut lifts, mut wrong) = (0, Vec::new());
    for place in 0..small.scores.len() {
        lifts += usize::from(matches!(gap.items[place].alone, Alone::Lift(_)));
        for other in 0..=MOST {
            let mut scores = small.scores.clone();
            scores[place] = other;
            let other_outcome = judged(&book, &scores);
            if !is_true(&gap, place, &other_outcome) {
                let item = &gap.items[place];
                wrong.push(format!("{item:?} with {other}: {}", score(&other_outcome)));
            }
        }
    }
    (lifts, wrong)
}

/// Whether lifting all items at once as far as they go reaches the line: every way of scores
/// is tried.
fn can_be_reached(book: &Rulebook, gap: &Gap, count: usize) -> bool {
    let mut scores = vec![0; count];
    loop {
        if gap.line.unwrap().contains(score(&judged(book, &scores))) {
            return true;
        }
        // The next of all, each item being nothing or everything.
        let Some(at) = scores.iter().position(|score| *score == 0) else { return false };
        scores[at] = MOST;
        scores[..at].fill(0);
    }
}

#[test]
fn many_lifts_are_told() {
    let mut runner = TestRunner::deterministic();
    let (mut lifts, mut sealed) = (0, 0);
    for _ in 0..200 {
        let small = small().new_tree(&mut runner).unwrap().current();
        sealed += usize::from(Rulebook::read(&small.text).is_ok());
        lifts += told(&small).0;
    }
    assert!(sealed >= 100, "only {sealed} of 200 pass their check");
    assert!(lifts >= 50, "only {lifts} lifts were tried");
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_lift_is_enough_and_nothing_less_is(small in small()) {
        let (_, wrong) = told(&small);
        prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn what_is_enough_at_worst_is_enough_in_every_case(
        small in small(),
        mut dice in dice(8),
    ) {
        let Ok(book) = Rulebook::read(&small.text) else { return Ok(()) };
        let open = dice.roll(small.scores.len());
        let mut draft = SheetDraft::new(Period::year(2020).unwrap(), SheetState::Open);
        for (place, score) in small.scores.iter().enumerate().filter(|(at, _)| *at != open) {
            draft = draft.with(&format!("f{place}"), Raw::Integer(*score));
        }
        let sheet = book.dictionary().sheet(&draft).unwrap();
        let gap = judge(&book.schemes()[0], &sheet).gap_to("good").unwrap();
        let line = gap.line.unwrap();
        for completion in 0..=MOST {
            let mut scores = small.scores.clone();
            scores[open] = completion;
            let meets = |scores: &[i64]| line.contains(score(&judged(&book, scores)));
            for (place, item) in gap.items.iter().enumerate().filter(|(at, _)| *at != open) {
                if item.alone == Alone::NotNeeded {
                    prop_assert!(meets(&scores), "{:?}", gap);
                }
                for other in 0..=MOST {
                    let mut scores = scores.clone();
                    scores[place] = other;
                    let after = judged(&book, &scores);
                    let after = after.node(item.item.id.as_str()).unwrap().value;
                    if is_lifted(item, after.value().unwrap()) == Some(true) {
                        prop_assert!(meets(&scores), "{:?} with {completion}", item);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_out_of_reach_together_is_out_of_reach(small in small()) {
        let Ok(book) = Rulebook::read(&small.text) else { return Ok(()) };
        let gap = judged(&book, &small.scores).gap_to("good").unwrap();
        let Some(together) = &gap.together else { return Ok(()) };
        let is_reachable = can_be_reached(&book, &gap, small.scores.len());
        prop_assert_eq!(together.is_enough, is_reachable, "{:?}", together);
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_reaches_the_line_and_is_not_hindered_is_reached(case in any_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        for (_, outcome) in outcomes(&book, &case.sheet) {
            let is_settled = outcome.total().settled().is_some()
                && outcome.nodes().next().unwrap().1.value.is_settled();
            for grade in outcome.scheme().grades().iter().filter(|_| is_settled) {
                let gap = outcome.gap_to(grade.id.as_str()).unwrap();
                let is_there = gap.line.is_none_or(|line| {
                    line.contains(gap.score.value().unwrap())
                });
                if is_there && gap.hindrances.is_empty() {
                    prop_assert_eq!(gap.is_reached, Verdict::Met, "{:?}", gap);
                }
                let enough = gap.together.as_ref().is_none_or(|all| {
                    let is_beyond = all.lifts.iter().any(|one| one.lift.is_beyond);
                    let line = gap.line.unwrap();
                    all.is_enough == (line.contains(all.total) || is_beyond)
                });
                prop_assert!(enough, "{:?}", gap);
            }
        }
    }

    #[test]
    fn a_gap_survives_json(case in any_case()) {
        let Ok(book) = case.book.check() else { return Ok(()) };
        for (_, outcome) in outcomes(&book, &case.sheet) {
            let Some(gap) = outcome.gap_to_next() else { continue };
            let text = serde_json::to_string(&gap).unwrap();
            prop_assert_eq!(serde_json::from_str::<Gap>(&text).unwrap(), gap);
        }
    }
}
