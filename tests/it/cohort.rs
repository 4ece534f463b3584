//! Laws of steps over a cohort, whatever the rules; sizes where rounding matters, ties and
//! open totals are cases below `tests/cases/cohort`.

#![expect(clippy::disallowed_methods, reason = "a test reads a published rulebook")]

use std::fs;
use std::path::Path;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Grade, Outcome, cohort, judge};
use grassroots::vocabulary::{Id, Period, Problems, Script};
use proptest::prelude::*;

const HEAD: &str = r#"
schema = "rulebook/1"
id = "quota"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "名额", hant = "名額", en = "Quota" }
ground = { assumed = "a test" }

[[fact]]
id = "score"
label = { hans = "得分", hant = "得分", en = "score" }
kind = { count = { at_most = 100 } }

[[fact]]
id = "votes"
label = { hans = "测评", hant = "測評", en = "votes" }
kind = { count = { at_most = 100 } }

[[fact]]
id = "breach"
label = { hans = "违纪", hant = "違紀", en = "breach" }
kind = "yes_no"

[[scheme]]
id = "yearly"
title = { hans = "年度", hant = "年度", en = "Yearly" }
subject = "secretary"

[[scheme.item]]
id = "result"
label = { hans = "得分", hant = "得分", en = "Result" }
absent = "required"
measure.given = { of = "score", by = { hans = "考核组", hant = "考核組", en = "team" } }

[[scheme.item]]
id = "ballot"
label = { hans = "测评", hant = "測評", en = "Ballot" }
absent = { points = 0 }
hold = { at_most = 0 }
measure.given = { of = "votes", by = { hans = "党员", hant = "黨員", en = "members" } }

[[scheme.grade]]
id = "excellent"
label = { hans = "优秀", hant = "優秀", en = "excellent" }
at_least = 90

[[scheme.grade]]
id = "competent"
label = { hans = "称职", hant = "稱職", en = "competent" }
at_least = 60
below = 90

[[scheme.grade]]
id = "poor"
label = { hans = "较差", hant = "較差", en = "poor" }
below = 60

[[scheme.veto]]
id = "breach-found"
label = { hans = "违纪", hant = "違紀", en = "breach" }
when = { yes = "breach" }
absent = "not_met"
strength = "lowest"

[[scheme.cohort]]
id = "step"
label = { hans = "比例", hant = "比例", en = "share" }
"#;

fn rulebook(step: &str) -> Result<Rulebook, Problems> {
    Rulebook::read(&format!("{HEAD}{step}"))
}

/// Scores of subjects: `None` is not known yet, a negative one is a breach.
fn judged(step: &str, scores: &[Option<i64>]) -> Vec<Outcome> {
    let rulebook = rulebook(step).unwrap();
    let scheme = rulebook.scheme("yearly").unwrap();
    let outcomes = scores.iter().zip(1..).map(|(score, n)| {
        let year = Period::year(2019).unwrap();
        let id = Id::new(&format!("v{n}")).unwrap();
        let mut draft = SheetDraft::new(year, SheetState::Open)
            .about(id)
            .with("votes", Raw::Integer(0))
            .with("breach", Raw::Boolean(score.is_some_and(|s| s < 0)));
        if let Some(score) = score {
            draft = draft.with("score", Raw::Integer(score.abs()));
        }
        judge(scheme, &rulebook.dictionary().sheet(&draft).unwrap())
    });
    cohort(outcomes.collect())
}

/// The grades by their first letters; several possible ones together.
fn grades(step: &str, scores: &[Option<i64>]) -> Vec<String> {
    let first = |grade: &Grade| grade.id.as_str()[..1].to_owned();
    judged(step, scores)
        .iter()
        .map(|outcome| outcome.grades().map(first).collect())
        .collect()
}

fn known(scores: &[i64]) -> Vec<Option<i64>> {
    scores.iter().copied().map(Some).collect()
}

fn excellent(share: &str, round: &str, ties: &str) -> String {
    format!(
        r#"do.greatest_share = {{ grade = "excellent", displaced = "competent", unused = "stay_empty", places = {{ share = {{ of_base = "{share}", round = "{round}", at_least = 0 }} }} }}
base = []
ties = {{ then = "{ties}" }}
"#
    )
}

#[test]
fn a_greatest_share_may_take_in_the_better_grades() {
    // 40 % of ten are four places for the competent and the excellent together.
    let step = r#"do.greatest_share = { grade = "competent", and_above = true, displaced = "poor", unused = "stay_empty", places = { share = { of_base = "40%", round = "down", at_least = 0 } } }
base = []
ties = { then = "all_in" }
"#;
    let ten = known(&[99, 95, 90, 85, 80, 75, 70, 65, 50, 40]);
    assert_eq!(grades(step, &ten).join(""), "eeecpppppp");
    // Five are excellent: the last of them has no place either.
    let best = known(&[99, 95, 94, 93, 92, 75, 70, 65, 50, 40]);
    assert_eq!(grades(step, &best).join(""), "eeeepppppp");
    // Of the grade alone there are four places besides the excellent.
    let alone = step.replace("and_above = true, ", "");
    assert_eq!(grades(&alone, &ten).join(""), "eeeccccppp");
    // Equals across the edge.
    let equals = known(&[99, 95, 90, 85, 85, 75, 70, 65, 50, 40]);
    assert_eq!(grades(step, &equals).join(""), "eeeccppppp");
    let out = step.replace("all_in", "all_out");
    assert_eq!(grades(&out, &equals).join(""), "eeeppppppp");
    // One total is open: whoever is fourth may be displaced.
    let mut open = ten.clone();
    open[9] = None;
    let found = grades(&step.replace("base = []", "base = [\"unsettled\"]"), &open);
    assert_eq!(found[..5], ["e", "e", "e", "cp", "p"]);
    assert_eq!(found[9], "ecp");
}

#[test]
fn branches_share_their_stars_as_published() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/published");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let rulebook = Rulebook::read(&read("five-star-branches.toml")).unwrap();
    let facts = read("facts/five-star-branches.toml");
    let scheme = rulebook.scheme("branch").unwrap();
    let stars = |totals: &[i64]| {
        let branch = |total: &i64| {
            // All but the other indicators come to 38.
            let own = format!("\"other.score\" = {}", total - 38);
            let facts = facts.replace("\"other.score\" = 58", &own);
            judge(scheme, &rulebook.dictionary().read_sheet(&facts).unwrap())
        };
        let found = cohort(totals.iter().map(branch).collect());
        let first = |o: &Outcome| o.grade().unwrap().id.as_str()[..2].to_owned();
        found.iter().map(first).collect::<Vec<_>>().join(" ")
    };
    // Of ten, one has five stars, three have four, four have three, two have two.
    let ten = stars(&[97, 95, 92, 90, 89, 88, 87, 86, 76, 75]);
    assert_eq!(ten, "fi fo fo fo th th th th tw tw");
    // Of five, each share rounded, there would be room for all above: the last one falls.
    assert_eq!(stars(&[97, 85, 84, 75, 74]), "fi fo fo th tw");
    // One star is fewer than two: the fifth is there already.
    assert_eq!(stars(&[97, 85, 84, 75, 59]), "fi fo fo th on");
}

#[test]
fn places_that_the_better_leave_roll_down() {
    // One of two places is left by the first step and goes to the second.
    let steps = r#"do.greatest_share = { grade = "excellent", displaced = "competent", unused = "roll_down", places = { count = 2 } }
base = []
ties = { then = "all_in" }

[[scheme.cohort]]
id = "next"
label = { hans = "合计", hant = "合計", en = "together" }
do.greatest_share = { grade = "competent", and_above = true, displaced = "poor", unused = "stay_empty", places = { count = 2 } }
base = []
ties = { then = "all_in" }
"#;
    let found = grades(steps, &known(&[95, 80, 75, 70, 65]));
    assert_eq!(found.join(""), "eccpp");
}

#[test]
fn every_displaced_subjects_explanation_says_so() {
    let scores = known(&[99, 98, 97, 70]);
    let found = judged(&excellent("50%", "down", "all_in"), &scores);
    let report =
        found[2].record().report(Script::En).render(grassroots::explain::Format::Text);
    let line = "base 4, 2 places, 2 ahead, 0 equal: outside the places; the grade changes, \
                grade “competent”";
    assert!(report.contains(line), "{report}");
    let report =
        found[0].record().report(Script::Hans).render(grassroots::explain::Format::Text);
    assert!(
        report.contains("基数4，名额2个，前面0个，并列0个：在名额之内；等次不变"),
        "{report}"
    );
}

#[test]
fn what_a_step_cannot_mean_is_refused() {
    let step = excellent("130%", "down", "all_in")
        .replace("displaced = \"competent\"", "displaced = \"excellent\"");
    let problems = rulebook(&step).unwrap_err().to_string();
    assert!(problems.contains("a displaced subject falls"), "{problems}");
    assert!(
        problems.contains("a share lies between 0 and 1 (100 %), this is 1.3"),
        "{problems}"
    );
}

proptest! {
    #[test]
    fn the_order_of_subjects_makes_no_difference(
        scores in proptest::collection::vec(proptest::option::weighted(0.8, 0_i64..=100), 1..9),
        shift in 0_usize..8,
        ties in proptest::sample::select(vec!["all_in", "all_out", "by_hand"]),
    ) {
        let step = excellent("40%", "nearest", ties);
        let mut turned = scores.clone();
        let by = shift % scores.len();
        turned.rotate_left(by);
        let mut found = grades(&step, &turned);
        found.rotate_right(by);
        prop_assert_eq!(found, grades(&step, &scores));
    }

    #[test]
    fn an_at_most_share_is_exceeded_by_ties_only(
        scores in proptest::collection::vec(80_i64..=100, 1..12),
    ) {
        let places = scores.len() * 3 / 10;
        let out = grades(&excellent("30%", "down", "all_out"), &known(&scores));
        prop_assert!(out.iter().filter(|g| *g == "e").count() <= places);
        // With equals all in, nobody who is in has so many ahead as there are places.
        let found = grades(&excellent("30%", "down", "all_in"), &known(&scores));
        for (grade, score) in found.iter().zip(&scores) {
            let ahead = scores.iter().filter(|other| *other > score && **other >= 90).count();
            prop_assert_eq!(grade == "e", *score >= 90 && ahead < places);
        }
    }

    #[test]
    fn learning_a_total_never_contradicts_what_was_settled(
        scores in proptest::collection::vec(proptest::option::weighted(0.7, 60_i64..=100), 2..8),
        learnt in 60_i64..=100,
    ) {
        let step = excellent("40%", "down", "all_in").replace("base = []", "base = [\"unsettled\"]");
        let before = grades(&step, &scores);
        let mut after = scores.clone();
        if let Some(open) = after.iter_mut().find(|score| score.is_none()) {
            *open = Some(learnt);
        }
        for (before, after) in before.iter().zip(grades(&step, &after)) {
            prop_assert!(after.chars().all(|grade| before.contains(grade)), "{before} → {after}");
        }
    }
}

#[test]
fn grades_of_penalties_stand_from_the_lowest_line_up() {
    let wrong = format!("{HEAD}{}", excellent("25%", "down", "all_in")).replace(
        "subject = \"secretary\"",
        "subject = \"secretary\"\npolarity = \"penalty\"",
    );
    let problems = Rulebook::read(&wrong).unwrap_err().to_string();
    assert!(problems.contains("grades stand from the best to the worst"), "{problems}");
}

#[test]
fn the_same_rulebook_read_twice_is_one_cohort() {
    let step = r#"do.greatest_share = { grade = "excellent", displaced = "competent", unused = "stay_empty", places = { count = 1 } }
base = []
ties = { then = "all_in" }
"#;
    let mut all = Vec::new();
    for score in [95, 99] {
        let rulebook = rulebook(step).unwrap();
        let draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed)
            .with("votes", Raw::Integer(0))
            .with("breach", Raw::Boolean(false))
            .with("score", Raw::Integer(score));
        let sheet = rulebook.dictionary().sheet(&draft).unwrap();
        all.push(judge(rulebook.scheme("yearly").unwrap(), &sheet));
    }
    let found = cohort(all);
    let ids: Vec<&str> = found.iter().map(|o| o.grade().unwrap().id.as_str()).collect();
    assert_eq!(ids, ["competent", "excellent"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What is settled holds for every completion: brute force over the open totals.
    #[test]
    fn every_completion_lies_within_what_is_possible(
        scores in proptest::collection::vec(
            proptest::option::weighted(0.7, proptest::sample::select(vec![50_i64, 70, 90, 95])), 2..5,
        ),
        which in 0_usize..6,
        ties in proptest::sample::select(vec!["all_in", "all_out", "by_hand"]),
    ) {
        let kinds = [
            r#"do.greatest_share = { grade = "excellent", displaced = "competent", unused = "stay_empty", places = { share = { of_base = "40%", round = "down", at_least = 0 } } }"#,
            r#"do.greatest_share = { grade = "competent", and_above = true, displaced = "poor", unused = "stay_empty", places = { share = { of_base = "40%", round = "down", at_least = 0 } } }"#,
            r#"do.least_share = { grade = "competent", places = { share = { of_base = "40%", round = "up", at_least = 0 } } }"#,
            r#"do.least_share = { grade = "poor", places = { share = { of_base = "40%", round = "up", at_least = 0 } } }"#,
            r#"do.forced = { round = "nearest", shares = [{ grade = "excellent", share = "30%" }, { grade = "competent", share = "40%" }, { grade = "poor", share = "30%" }] }"#,
            r#"do.seats = { others = "poor", unused = "roll_down", seats = [{ grade = "excellent", places = 1, at_least = 90 }, { grade = "competent", places = 1, at_least = 60 }] }"#,
        ];
        let step = format!("{}\nbase = []\nties = {{ then = \"{ties}\" }}\n", kinds[which]);
        let before = grades(&step, &scores);
        let open: Vec<usize> = (0..scores.len()).filter(|at| scores[*at].is_none()).collect();
        let values = [0_i64, 50, 70, 90, 95, 100];
        for mut code in 0..values.len().pow(u32::try_from(open.len()).unwrap()) {
            let mut completed = scores.clone();
            for at in &open {
                completed[*at] = Some(values[code % values.len()]);
                code /= values.len();
            }
            for (before, after) in before.iter().zip(grades(&step, &completed)) {
                prop_assert!(
                    after.chars().all(|grade| before.contains(grade)),
                    "{scores:?} {completed:?}: {before} → {after}"
                );
            }
        }
    }
}
