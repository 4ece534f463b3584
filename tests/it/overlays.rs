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
