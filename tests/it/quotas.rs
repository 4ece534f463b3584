//! Steps over a cohort at edges that a random cohort has found.

use grassroots::explain::Format;
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, cohort, judge};
use grassroots::vocabulary::{Period, Script};

const HEAD: &str = r#"
schema = "rulebook/1"
id = "quota"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "名额", hant = "名額", en = "quota" }
ground = { assumed = "a test" }

[[fact]]
id = "score"
label = { hans = "得分", hant = "得分", en = "score" }
kind = { count = { at_most = 100 } }

[[scheme]]
id = "yearly"
title = { hans = "年度", hant = "年度", en = "yearly" }
subject = "secretary"

[[scheme.item]]
id = "result"
label = { hans = "得分", hant = "得分", en = "result" }
absent = "required"
measure.given = { of = "score", by = { hans = "考核组", hant = "考核組", en = "team" } }

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

[[scheme.cohort]]
id = "step"
label = { hans = "比例", hant = "比例", en = "share" }
"#;

fn judged(step: &str, scores: &[Option<i64>]) -> Vec<Outcome> {
    let rulebook = Rulebook::read(&format!("{HEAD}{step}")).unwrap();
    let scheme = rulebook.scheme("yearly").unwrap();
    let outcome = |score: &Option<i64>| {
        let mut draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Open);
        if let Some(score) = score {
            draft = draft.with("score", Raw::Integer(*score));
        }
        let sheet = rulebook.dictionary().sheet(&draft).unwrap();
        judge(scheme, &sheet)
    };
    cohort(scores.iter().map(outcome).collect())
}

fn grades(step: &str, scores: &[Option<i64>]) -> String {
    let one = |outcome: &Outcome| {
        let ids = outcome.grades().map(|grade| grade.id.as_str());
        ids.collect::<Vec<_>>().join(" or ")
    };
    judged(step, scores).iter().map(one).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_least_share_of_a_grade_lifts_nobody_below_it() {
    let two = r#"
do.least_share = { grade = "competent", places = { count = 2 } }
base = []
ties = { then = "all_in" }
"#;
    // The poor one counts as one of the two; the last of the excellent falls.
    let scores = [Some(99), Some(95), Some(50)];
    assert_eq!(grades(two, &scores), "excellent, competent, poor");
    assert_eq!(
        grades(two, &[Some(99), Some(70), Some(50)]),
        "excellent, competent, poor"
    );
}

#[test]
fn the_last_grade_of_a_distribution_has_as_many_places_as_there_are_subjects() {
    let forced = r#"
do.forced = { round = "down", shares = [{ grade = "excellent", share = "50%" }, { grade = "poor", share = "50%" }] }
base = []
ties = { then = "all_in" }
"#;
    let outcomes = judged(forced, &[Some(99), Some(95)]);
    let last = outcomes.last().unwrap();
    let report = last.record().report(Script::En).render(Format::Text);
    assert!(report.contains("base 2, 2 places, 1 ahead, 0 equal"), "{report}");
}

#[test]
fn whoever_cannot_stand_behind_is_level_at_least() {
    // Two places of three; the open one stands ahead of nothing points, or equal.
    let forced = r#"
do.forced = { round = "down", shares = [{ grade = "excellent", share = "2/3" }, { grade = "poor", share = "1/3" }] }
base = ["unsettled"]
ties = { then = "all_out" }
"#;
    let found = grades(forced, &[Some(50), None, Some(0)]);
    assert_eq!(found, "excellent, excellent or poor, poor");
}

#[test]
fn a_grade_without_a_place_is_not_decided_by_hand() {
    // Of two, a quarter and a half are one each: nobody can be competent.
    let forced = r#"
do.forced = { round = "up", shares = [{ grade = "excellent", share = "1/4" }, { grade = "competent", share = "1/4" }, { grade = "poor", share = "1/2" }] }
base = []
ties = { then = "by_hand" }
"#;
    let found = grades(forced, &[Some(70), Some(70)]);
    assert_eq!(found, "excellent or poor, excellent or poor");
}
