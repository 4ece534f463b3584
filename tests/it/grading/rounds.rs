//! Two rounds of grading: promoted, held, demoted, newly graded, no longer graded, not
//! comparable.

use grassroots::explain::{Format, Wording as _};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::grading::{Graded, Grading, Move, compare, gradings, two_rounds};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, judge};
use grassroots::vocabulary::{Problems, Script, Verdict};

use super::{book, id, sheet, year};

fn table(rows: &[[&str; 2]]) -> Grading {
    let book = book();
    gradings(book.scheme("grading").unwrap(), ["编号", "等次"], rows).unwrap()
}

/// An outcome that is open between some grades.
fn outcome(book: &Rulebook, who: &str, facts: &[(&str, Raw)]) -> Outcome {
    let draft = SheetDraft::new(year(), SheetState::Open).about(id(who));
    let draft = draft.with_all(facts.iter().map(|(fact, raw)| (*fact, raw.clone())));
    judge(book.scheme("grading").unwrap(), &book.dictionary().sheet(&draft).unwrap())
}

fn moves(before: &Grading, after: &Grading) -> Vec<(String, Move)> {
    let found = compare(before, after).moves.into_iter();
    found.map(|moved| (moved.organization.to_string(), moved.how)).collect()
}

#[test]
fn every_organization_of_either_round_is_told_what_became_of_it() {
    let before = table(&[
        ["a", "一般"],
        ["b", "好"],
        ["c", "较好"],
        ["d", "较差"],
        ["f", "未定级"],
    ]);
    let after =
        table(&[["a", "较好"], ["b", "好"], ["c", "一般"], ["e", "好"], ["f", "一般"]]);
    assert_eq!(
        moves(&before, &after),
        [
            ("a".to_owned(), Move::Promoted),
            ("b".to_owned(), Move::Held),
            ("c".to_owned(), Move::Demoted),
            ("d".to_owned(), Move::NoLongerGraded),
            ("e".to_owned(), Move::NewlyGraded),
            ("f".to_owned(), Move::NewlyGraded),
        ]
    );
}

#[test]
fn an_open_grade_is_told_where_it_comes_to_the_same() {
    let book = book();
    // Five stars without a poll: good or average.
    let open = outcome(&book, "a", &[("organization.stars", Raw::text("five-star"))]);
    let names: Vec<&str> = open.grades().map(|grade| grade.id.as_str()).collect();
    assert_eq!(names, ["good", "average"]);
    let after = Grading::of([&open]).unwrap();
    assert_eq!(moves(&table(&[["a", "较差"]]), &after)[0].1, Move::Promoted);
    assert_eq!(moves(&table(&[["a", "一般"]]), &after)[0].1, Move::Open);
    assert_eq!(moves(&table(&[["a", "好"]]), &after)[0].1, Move::Open);
    let found = compare(&table(&[["a", "较差"]]), &after);
    assert_eq!(found.moves[0].words(Script::Hans), "a：较差→好或一般，晋级");
    // With itself an open grade is not comparable: it may turn out otherwise.
    assert_eq!(moves(&after, &after)[0].1, Move::Open);
}

/// A share of nothing, of which nobody said what it is.
const UNTOLD: &str = r#"
schema = "rulebook/1"
id = "untold"
edition = "1"
in_force = { from = "2012-01-01" }
title = { hans = "无", hant = "無", en = "Untold" }
ground = { assumed = "a test" }

[[fact]]
id = "done"
label = { hans = "完成", hant = "完成", en = "done" }
kind = { count = { at_most = 9 } }

[[fact]]
id = "due"
label = { hans = "应完成", hant = "應完成", en = "due" }
kind = { count = { at_most = 9 } }

[[scheme]]
id = "village"
title = { hans = "村", hant = "村", en = "Village" }
subject = "village"
round = { places = 0, mode = "down" }

[[scheme.item]]
id = "share"
label = { hans = "完成率", hant = "完成率", en = "share" }
full_marks = 10
absent = "required"
measure.share = { of = "done", target_of = "due", zero_target = "undetermined", clamp = "both" }

[[scheme.grade]]
id = "good"
label = { hans = "好", hant = "好", en = "good" }
at_least = 5

[[scheme.grade]]
id = "poor"
label = { hans = "差", hant = "差", en = "poor" }
below = 5
"#;

#[test]
fn a_grade_that_may_not_be_told_is_open_however_few_are_possible() {
    let book = Rulebook::read(UNTOLD).unwrap();
    let scheme = book.scheme("village").unwrap();
    let facts = [("done", Raw::Integer(0)), ("due", Raw::Integer(0))];
    let draft = SheetDraft::new(year(), SheetState::Closed).about(id("a"));
    let draft = draft.with_all(facts);
    let untold = judge(scheme, &book.dictionary().sheet(&draft).unwrap());
    let after = Grading::of([&untold]).unwrap();
    let poor = Graded::decided(id("a"), scheme, &id("poor")).unwrap();
    let found = compare(&Grading::new([poor]).unwrap(), &after);
    assert_eq!(found.moves[0].how, Move::Open);
    let told = found.moves[0].words(Script::Hans);
    assert_eq!(told, "a：差→差或无法认定，等次未定，尚不可比");
    assert_eq!(found.moves[0].facts().len(), 2); // what it has now is not known
    // Nobody is sure to have even the lowest grade.
    let gap = untold.gap_to("poor").unwrap();
    assert_eq!((gap.is_reached, gap.may_not_tell), (Verdict::Undetermined, true));
    let told = gap.words(Script::En);
    assert!(told.ends_with("it may turn out such that no grade can be told"), "{told}");
}

#[test]
fn grades_of_another_scheme_are_not_compared() {
    let book = book();
    let scheme = book.scheme("five-star/village").unwrap();
    let stars = Graded::decided(id("a"), scheme, &id("four-star")).unwrap();
    let before = Grading::new([stars]).unwrap();
    let after = table(&[["a", "好"]]);
    let found = compare(&before, &after);
    assert_eq!(found.moves[0].how, Move::OtherScheme);
    assert_eq!(
        found.moves[0].words(Script::En),
        "a: four stars→good, by another scheme, not comparable"
    );
    // What it was on another scale is not known on this one.
    let facts: Vec<&str> = found.moves[0].facts().iter().map(|(fact, _)| *fact).collect();
    assert_eq!(facts, ["organization.graded_before", "organization.grade"]);
    assert!(Graded::decided(id("a"), scheme, &id("good")).is_none());
}

#[test]
fn another_edition_with_the_same_scale_is_compared() {
    let text = grassroots::rulebook::bundled::BUILDING_YEAR_2012;
    let next = text.replace("edition  = \"2012.1\"", "edition  = \"2013.1\"");
    let next = Rulebook::read(&next).unwrap();
    let scheme = next.scheme("grading").unwrap();
    let after = gradings(scheme, ["编号", "等次"], [["a", "好"]]).unwrap();
    assert_eq!(moves(&table(&[["a", "一般"]]), &after)[0].1, Move::Promoted);
    // A scale with other grades is another one.
    let other = text.replace("id       = \"poor\"", "id       = \"weak\"");
    let other =
        other.replace("id = \"poor\"", "id = \"weak\"").replace("\"poor\"", "\"weak\"");
    let other = Rulebook::read(&other).unwrap();
    let scheme = other.scheme("grading").unwrap();
    let after = gradings(scheme, ["编号", "等次"], [["a", "好"]]).unwrap();
    assert_eq!(moves(&table(&[["a", "一般"]]), &after)[0].1, Move::OtherScheme);
}

#[test]
fn the_rules_judge_what_the_comparison_hands_them() {
    let book = book();
    let before = table(&[["a", "一般"], ["b", "较好"]]);
    let after = table(&[["a", "较好"], ["b", "一般"], ["c", "较差"]]);
    let standing = |place: usize, rule: &str| {
        let moved = &compare(&before, &after).moves[place];
        let sheet = sheet(&book, moved.organization.as_str(), moved.facts());
        examine(book.rule(rule).unwrap(), &sheet).standing()
    };
    assert_eq!(standing(0, "grading/promotion"), Standing::Met);
    assert_eq!(standing(0, "grading/promotion.promoted"), Standing::Met);
    assert_eq!(standing(1, "grading/promotion"), Standing::NotMet);
    assert_eq!(standing(2, "grading/promotion"), Standing::NotApplicable);
}

#[test]
fn the_report_counts_every_move_and_names_who_did_not_hold() {
    let before = table(&[["a", "一般"], ["b", "好"], ["c", "较好"]]);
    let after = table(&[["a", "较好"], ["b", "好"], ["c", "一般"], ["d", "较差"]]);
    let found = compare(&before, &after);
    assert_eq!(
        found.report(Script::Hans).render(Format::Text),
        "\
晋位升级情况
变动                组织数
晋级                1
保持                1
降级                1
新定级              1
未再定级            0
办法不同，不可比    0
等次未定，尚不可比  0
晋级  1
    · a：一般→较好，晋级
降级  1
    · c：较好→一般，降级
新定级  1
    · d：未定级→较差，新定级
"
    );
    let hant = found.report(Script::Hant).render(Format::Text);
    assert!(hant.contains("c：較好→一般，降級"), "{hant}");
    let en = found.report(Script::En).render(Format::Text);
    assert!(en.contains("c: fairly good→average, fell back"), "{en}");
}

/// The form in use: the grade of the round before beside that of this one.
#[test]
fn two_rounds_stand_in_one_table() {
    let book = book();
    let scheme = book.scheme("grading").unwrap();
    let read =
        |rows: &[[&str; 3]]| two_rounds(scheme, ["编号", "上次等次", "等次"], rows);
    let (before, now) =
        read(&[["a", "一般", "较好"], ["b", "好", "好"], ["c", "未定级", "一般"]])
            .unwrap();
    let of = |grading: &Grading, who: &str| {
        grading.get(&id(who)).and_then(Graded::grade).map(|it| it.label.hans.clone())
    };
    assert_eq!(of(&before, "a").as_deref(), Some("一般"));
    assert_eq!(of(&now, "a").as_deref(), Some("较好"));
    assert_eq!((before.iter().count(), now.iter().count()), (2, 3));
    let problems = read(&[["a", "", "较好"], ["b", "好", "优"]]).unwrap_err().to_string();
    let places: Vec<&str> =
        problems.lines().map(|it| it.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["row 2, column 上次等次", "row 3, column 等次"]);
}

#[test]
fn what_cannot_be_a_round_is_refused() {
    let book = book();
    let scheme = book.scheme("grading").unwrap();
    let read = |rows: &[[&str; 2]]| -> Result<Grading, Problems> {
        gradings(scheme, ["编号", "等次"], rows)
    };
    let problems =
        read(&[["a", ""], ["b", "很好"], ["a", "好"]]).unwrap_err().to_string();
    assert!(problems.contains("row 3, column 等次"), "{problems}");
    let blank = read(&[["a", ""]]).unwrap_err().to_string();
    assert_eq!(
        blank,
        "row 2, column 等次: write the grade, or 未定级 where the organization has none"
    );
    let graded = |who| Graded::decided(id(who), scheme, &id("good")).unwrap();
    let twice = Grading::new([graded("a"), graded("b"), graded("a")]).unwrap_err();
    assert!(twice.to_string().starts_with("graded[a]: "), "{twice}");
    // An outcome about nobody, and one that is yet to be compared.
    let sheet = SheetDraft::new(year(), SheetState::Closed);
    let nobody = judge(scheme, &book.dictionary().sheet(&sheet).unwrap());
    let refused = Grading::of([&nobody]).unwrap_err().to_string();
    assert_eq!(refused, "outcome[#1]: the key `subject` is missing");
}

#[test]
fn a_grade_that_a_cohort_may_still_change_is_refused() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = path.join("examples/data/published/jinxi-2016.toml");
    #[expect(clippy::disallowed_methods, reason = "the test reads a published scheme")]
    let text = std::fs::read_to_string(path).unwrap();
    let book = Rulebook::read(&text).unwrap();
    let scheme = book.scheme("community").unwrap();
    let draft = SheetDraft::new(year(), SheetState::Closed).about(id("a"));
    let draft = draft.with("score", Raw::Integer(96));
    let alone = judge(scheme, &book.dictionary().sheet(&draft).unwrap());
    let refused = Grading::of([&alone]).unwrap_err().to_string();
    assert!(refused.starts_with("outcome[#1]: "), "{refused}");
    // Alone the only branch is more than a tenth, so that it falls to four stars: by points
    // nothing is missing, and the share is in the way.
    let found = grassroots::scoring::cohort(vec![alone]);
    let gap = found[0].gap_to("five-star").unwrap();
    assert!(gap.short_by.value().unwrap().is_zero());
    let hindering: Vec<String> =
        gap.hindrances.iter().map(|one| one.step.words(Script::En)).collect();
    assert_eq!(hindering.len(), 2, "{hindering:?}");
    assert!(Grading::of(&found).is_ok());
}
