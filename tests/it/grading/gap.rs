//! What separates a village from its next star, worked out by hand.

use grassroots::explain::{Format, Wording as _};
use grassroots::facts::{Raw, SheetState};
use grassroots::scoring::{Alone, Gap, ItemGap, Outcome, judge};
use grassroots::vocabulary::{Exact, Script, Verdict};

use super::{NO, book, sheet, village};

fn graded(stars: &str, satisfaction: &str) -> Outcome {
    let book = book();
    let facts = [
        ("organization.stars", Raw::text(stars)),
        ("organization.satisfaction", Raw::text(satisfaction)),
    ];
    let sheet = sheet(&book, "gucun", facts);
    judge(book.scheme("grading").unwrap(), &sheet)
}

fn number(text: &str) -> Exact {
    text.parse().unwrap()
}

fn item<'g>(gap: &'g Gap, id: &str) -> &'g ItemGap {
    gap.items.iter().find(|item| item.item.id.as_str() == id).unwrap()
}

fn lift(item: &ItemGap) -> (String, String, bool, bool) {
    let Alone::Lift(lift) = item.alone else { panic!("{item:?}") };
    (lift.to.to_string(), lift.by.to_string(), lift.is_beyond, lift.is_listed)
}

fn lifts(gap: &Gap) -> Vec<String> {
    let together = gap.together.as_ref().unwrap();
    let lifts = together.lifts.iter();
    lifts.map(|one| format!("{} to {}", one.item.id, one.lift.to)).collect()
}

#[test]
fn points_are_one_thing_and_a_cap_another() {
    let gap = graded("three-star", "85%").gap_to("good").unwrap();
    assert_eq!(gap.is_reached, Verdict::NotMet);
    assert_eq!(gap.short_by.value(), Some(Exact::whole(20)));
    assert_eq!(gap.line.unwrap().in_words(Script::En), "at least 90");
    let stars = item(&gap, "stars");
    assert_eq!(stars.attainable, Some(Exact::whole(90)));
    assert_eq!(stars.lost.unwrap().value(), Some(Exact::whole(20)));
    assert_eq!(lift(stars), ("90".to_owned(), "20".to_owned(), false, true));
    let [hindrance] = gap.hindrances.as_slice() else { panic!("{gap:?}") };
    assert_eq!(hindrance.step.id.as_ref().unwrap().as_str(), "dissatisfied");
    assert_eq!(hindrance.verdict, Verdict::Met);
    assert!(!hindrance.reads_scores);
}

#[test]
fn the_same_cap_does_not_hinder_a_grade_below_it() {
    let gap = graded("one-star", "85%").gap_to_next().unwrap();
    assert_eq!(gap.target.id.as_str(), "average");
    assert_eq!(gap.hindrances, []);
    // Of the scores that the table has, 60 is the nearest that is enough.
    assert_eq!(lift(&gap.items[0]), ("60".to_owned(), "60".to_owned(), false, true));
}

#[test]
fn enough_points_are_not_enough_where_a_cap_holds() {
    let gap = graded("five-star", "85%").gap_to("fairly-good").unwrap();
    assert_eq!(gap.is_reached, Verdict::NotMet);
    assert_eq!(gap.short_by.value(), Some(Exact::ZERO));
    assert_eq!(gap.items[0].alone, Alone::NotNeeded);
    assert_eq!(gap.together, None);
    assert_eq!(gap.hindrances.len(), 1);
}

#[test]
fn the_lowest_grade_asks_for_nothing_and_there_is_none_above_the_best() {
    let gap = graded("one-star", "95%").gap_to("poor").unwrap();
    assert_eq!((gap.is_reached, gap.line), (Verdict::Met, None));
    assert!(gap.words(Script::Hans).contains("该等次不设下限"));
    assert!(graded("five-star", "95%").gap_to_next().is_none());
    assert!(graded("five-star", "95%").gap_to("excellent").is_none());
}

/// 100 − 10 (venue) − 5 (team) − 2.5 (meetings) = 82.5: 7.5 short of 90.
#[test]
fn each_item_alone_and_the_fewest_together() {
    let book = book();
    let but = [
        ("venue.state", Some(Raw::text("none"))),
        ("team.complete", Some(NO)),
        ("system.meetings", Some(NO)),
    ];
    let gap = village(&book, SheetState::Closed, but).gap_to("five-star").unwrap();
    assert_eq!(gap.short_by.value(), Some(number("7.5")));
    // 7.5 more are enough, and the table has 0, 5 and 10.
    assert_eq!(lift(item(&gap, "venue")), ("10".into(), "10".into(), false, true));
    let not_enough = |id: &str| match item(&gap, id).alone {
        Alone::NotEnough { total } => total.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(not_enough("leadership"), "87.5"); // 82.5 + 5
    assert_eq!(not_enough("systems"), "85"); // 82.5 + 2.5
    assert_eq!(not_enough("training"), "82.5"); // it has everything
    assert_eq!(lifts(&gap), ["venue to 10"]);
    let venue = &gap.together.as_ref().unwrap().lifts[0];
    assert_eq!(
        gap.must_be(venue, Script::Hans).as_deref(),
        Some("活动场所：有场所有设施，现为没有")
    );
    let together = gap.together.unwrap();
    assert!(together.is_enough && together.is_fewest);
    assert_eq!(together.total, number("92.5"));
    assert_eq!(gap.hindrances, []);
}

#[test]
fn a_measure_without_a_list_of_scores_is_lifted_to_the_line() {
    let book = book();
    let but = [
        ("members.admitted", Some(Raw::Integer(0))),
        ("members.activists", Some(Raw::Integer(0))),
        ("system.meetings", Some(NO)),
        ("village.disclosures_missed", Some(Raw::Integer(2))),
    ];
    // 100 − 3 − 2 − 2.5 − 5 = 87.5; five-star needs 90.
    let gap = village(&book, SheetState::Closed, but).gap_to("five-star").unwrap();
    assert_eq!(gap.short_by.value(), Some(number("2.5")));
    // `deduct` has no closed list: 7.5 is enough, and so is whatever the measure gives above.
    // The total is rounded half away from zero: 89.995 is 90.
    assert_eq!(
        lift(item(&gap, "openness")),
        ("7.495".into(), "2.495".into(), false, false)
    );
    assert_eq!(lift(item(&gap, "admitted")), ("3".into(), "3".into(), false, true));
    assert_eq!(lift(item(&gap, "systems")), ("10".into(), "2.5".into(), false, true));
    assert!(matches!(item(&gap, "activists").alone, Alone::NotEnough { .. }));
    assert_eq!(lifts(&gap), ["openness to 7.495"]);
}

#[test]
fn a_rounded_total_lets_half_a_step_be_enough() {
    let book = book();
    // 100 − 10 (venue) − 15 × 5 % (satisfaction) = 89.25.
    let but = [
        ("venue.state", Some(Raw::text("none"))),
        ("organization.satisfaction", Some(Raw::text("95%"))),
    ];
    let gap = village(&book, SheetState::Closed, but).gap_to("five-star").unwrap();
    assert_eq!(gap.short_by.value(), Some(number("0.75")));
    let satisfaction = item(&gap, "satisfaction");
    assert_eq!(lift(satisfaction), ("14.995".into(), "0.745".into(), false, false));
}

#[test]
fn what_is_open_is_taken_as_it_stands_at_worst() {
    let book = book();
    let but = [
        ("village.own_income", None),
        ("organization.satisfaction", None),
        ("venue.state", Some(Raw::text("none"))),
    ];
    let outcome = village(&book, SheetState::Open, but);
    let gap = outcome.gap_to("five-star").unwrap();
    assert_eq!(gap.is_reached, Verdict::Undetermined);
    assert_eq!(gap.score.to_string(), "65..90");
    assert_eq!(gap.short_by.to_string(), "0..25");
    let missing: Vec<&str> = gap.missing.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(missing, ["organization.satisfaction", "village.own_income"]);
    let [hindrance] = gap.hindrances.as_slice() else { panic!("{gap:?}") };
    assert_eq!(hindrance.verdict, Verdict::Undetermined);
    // At worst it has 65: satisfaction brings 15, venue and income 10 each.
    assert_eq!(lifts(&gap), ["satisfaction to 15", "venue to 10"]);
    assert!(gap.together.unwrap().is_enough); // 65 + 15 + 10
}

#[test]
fn the_report_says_it_in_three_scripts() {
    let gap = graded("three-star", "85%").gap_to("good").unwrap();
    assert_eq!(
        gap.report(Script::Hans).render(Format::Text),
        "\
党组织分类定级：gucun
目标等次“好”：未达到；得分70，达标线90以上（含），差20分。

逐项差距
指标            得分  可得  失分  单项须提升
五星级创建结果  70    90    20    至90（改进20；组织星级：五星，现为三星）
最少提升：五星级创建结果 至90（改进20；组织星级：五星，现为三星），总分90。

达线之外的障碍
满意率不足90%，不得定为好或较好  有碍
    · 党员群众满意率：85%，对照不足90%，有此情形
    · 有此情形，等次不高于“一般”  [参照：《按组厅字〔2012〕6号开展分类定级的单位报告》]
"
    );
    let hant = gap.report(Script::Hant).render(Format::Text);
    assert!(
        hant.contains("目標等次「好」：未達到；得分70，達標線90以上（含），差20分。"),
        "{hant}"
    );
    assert!(hant.contains("達線之外的障礙"), "{hant}");
    let en = gap.report(Script::En).render(Format::Text);
    assert!(
        en.contains("Grade to be reached “good”: not reached; score 70, line at least 90, 20 points short."),
        "{en}"
    );
    assert!(en.contains("In the way besides the line"), "{en}");
}
