//! Overlays: single values changed by path, checked as a whole.

use grassroots::rulebook::{Overlay, Rulebook, bundled};
use grassroots::vocabulary::{Exact, Ground};

fn overlay(changes: &str) -> Overlay {
    let head = r#"
schema = "overlay/1"
id = "local"
edition = "2020.1"
base = "secretary-2019"
in_force = { from = "2020-01-01" }
title = { hans = "本地", hant = "本地", en = "Local" }
"#;
    Overlay::read(&format!("{head}{changes}")).unwrap()
}

fn base() -> Rulebook {
    bundled::secretary_2019().unwrap()
}

const LINES: &str = r#"
[[change]]
at = "scheme[secretary].grade[excellent].at_least"
value = 880
ground = { assumed = "the county's own line" }

[[change]]
at = "scheme[secretary].grade[competent].below"
value = 880
ground = { assumed = "the county's own line" }
"#;

#[test]
fn both_sides_of_a_line_are_moved_together() {
    let local = overlay(LINES).on(&base()).unwrap();
    let excellent = local.scheme("secretary").unwrap().grade("excellent").unwrap();
    assert!(excellent.line.contains(Exact::whole(880)));
    assert!(!excellent.line.contains(Exact::whole(879)));
    assert_eq!(local.id().as_str(), "local");
    assert_eq!(local.edition(), "2020.1");
}

#[test]
fn a_changed_value_has_the_ground_of_its_change() {
    let local = overlay(LINES).on(&base()).unwrap();
    let excellent = local.scheme("secretary").unwrap().grade("excellent").unwrap();
    let reason = "the county's own line".to_owned();
    assert_eq!(excellent.ground, Ground::Assumed { reason });
}

#[test]
fn one_side_alone_leaves_a_gap_that_the_check_finds_at_the_change() {
    let one = r#"
[[change]]
at = "scheme[secretary].grade[excellent].at_least"
value = 920
ground = { assumed = "the county's own line" }
"#;
    let problems = overlay(one).on(&base()).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "9:1: scheme[secretary].grade: no row takes the values between 900 and 920: they have \
         no answer"
    );
}

#[test]
fn a_path_that_the_base_does_not_have_is_refused_with_advice() {
    let wrong = r#"
[[change]]
at = "scheme[secretary].grade[excelent].at_least"
value = 880
ground = { assumed = "a slip" }

[[change]]
at = "secretary.removal.in_al"
value = 4
ground = { assumed = "a slip" }
"#;
    let problems = overlay(wrong).on(&base()).unwrap_err().to_string();
    assert!(
        problems.contains("there is no element `excelent`; did you mean `excellent`?")
    );
    assert!(problems.contains("there is no value `in_al`; did you mean `in_all`?"));
}

#[test]
fn a_change_without_effect_is_a_remark() {
    let idle = r#"
[[change]]
at = "secretary.removal.in_all"
value = 3
ground = { assumed = "as before" }
"#;
    let before = base().remarks().len();
    let local = overlay(idle).on(&base()).unwrap();
    assert_eq!(local.remarks().len(), before + 1);
    let remark = local.remarks().last().unwrap().to_string();
    assert_eq!(
        remark,
        "9:1: change[#1]: this changes nothing: the base has the same value"
    );
}

#[test]
fn another_base_is_refused() {
    let local = overlay(LINES).on(&base()).unwrap();
    let problems = overlay(LINES).on(&local).unwrap_err().to_string();
    assert_eq!(
        problems,
        "base: this is an edition of `local`, the others are of `secretary-2019`"
    );
}

#[test]
fn a_row_is_reached_by_its_number() {
    let base = base();
    let rows = r#"
[[change]]
at = "scheme[secretary].item[own-income].measure.bands.rows[#1].points"
value = 1
ground = { assumed = "an example" }
"#;
    let local = overlay(rows).on(&base).unwrap();
    assert_ne!(local.draft(), base.draft());
}

#[test]
fn what_an_overlay_lacks_is_told_at_once() {
    let problems = Overlay::read("schema = \"overlay/2\"\nid = \"x\"\n").unwrap_err();
    assert!(problems.len() >= 5, "{problems}");
}

/// One change with an assumed ground.
fn change(at: &str, value: &str) -> String {
    format!(
        "[[change]]\nat = \"{at}\"\nvalue = {value}\nground = {{ assumed = \"ours\" }}\n"
    )
}

#[test]
fn what_is_no_path_is_refused() {
    for at in [
        "scheme[secretary].full_marks.[oops].nonsense",
        "scheme[secretary].full_marks[whatever",
        "scheme[secretary].full_marks.",
        "scheme[secretary]full_marks",
        "scheme[secretary].item[own-income",
        "",
        ".",
    ] {
        let changes = change(at, "1");
        let found = Overlay::read(&format!(
            "schema = \"overlay/1\"\nid = \"local\"\nedition = \"1\"\nbase = \
             \"secretary-2019\"\nin_force = {{ from = \"2020-01-01\" }}\ntitle = {{ hans = \
             \"a\", hant = \"a\", en = \"a\" }}\n{changes}"
        ));
        let found = found.and_then(|overlay| overlay.on(&base())).map(|_| ());
        assert!(found.is_err(), "{at}");
    }
}

#[test]
fn ids_and_the_head_stay() {
    for at in ["scheme[secretary].id", "edition", "in_force.from", "title.en"] {
        let problems = overlay(&change(at, "\"x\"")).on(&base()).unwrap_err().to_string();
        assert!(problems.contains("ids stay"), "{problems}");
    }
}

#[test]
fn one_path_is_changed_once() {
    let twice = change("secretary.removal.in_all", "4")
        + &change("secretary.removal.in_all", "5");
    let problems = overlay(&twice).on(&base()).unwrap_err().to_string();
    assert!(problems.contains("already taken"), "{problems}");
}

#[test]
fn a_changed_scheme_leaves_the_grounds_below_it_as_they_were() {
    let before = base();
    let local =
        overlay(&change("scheme[secretary].full_marks", "999")).on(&before).unwrap();
    let grounds = |book: &Rulebook| {
        let nodes = book.scheme("secretary").unwrap().nodes().to_vec();
        nodes.into_iter().skip(1).map(|node| node.ground).collect::<Vec<_>>()
    };
    assert_eq!(grounds(&local), grounds(&before));
}

#[test]
fn a_limit_of_a_fact_is_changed_without_a_ground_of_its_own() {
    let fact = before_first_count();
    let at = format!("fact[{fact}].kind.count.at_most");
    assert!(overlay(&change(&at, "99999")).on(&base()).is_ok());
}

/// The first fact that is a count.
fn before_first_count() -> String {
    let base = base();
    let facts = base.dictionary().facts().iter();
    let counts = facts.filter(|fact| fact.kind().name() == "a count");
    counts.map(|fact| fact.id().to_string()).next().unwrap()
}
