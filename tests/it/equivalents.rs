//! A change that makes a difference is never said to make none, whatever the cases are.

use grassroots::casebook::{Mutant, Suite};
use grassroots::vocabulary::Script;

const HEAD: &str = r#"
schema   = "rulebook/1"
id       = "small"
edition  = "1"
in_force = { from = "2024-01-01" }
title    = { hans = "样", hant = "樣", en = "small" }
ground   = { assumed = "made up for this test" }
[[fact]]
id    = "w"
label = { hans = "事", hant = "事", en = "w" }
kind  = "yes_no"
[[fact]]
id    = "n"
label = { hans = "数", hant = "數", en = "n" }
kind  = { count = { at_most = 20 } }
[[rule]]
id      = "r"
label   = { hans = "则", hant = "則", en = "r" }
kind    = "requirement"
subject = "village"
met     = { yes = "w" }
"#;

/// A case of the rule alone: it sees nothing of the scheme.
const ASIDE: &str = r#"
schema   = "case/1"
name     = "the rule"
rulebook = "small.toml"
period   = { from = "2024-01-01", until = "2025-01-01" }
sheet    = "open"
[facts]
w = true
[expect]
rules = [{ at = "r", is = "met" }]
"#;

/// The changes of a scheme that are said to make no difference, by what they pin.
fn equivalent(scheme: &str) -> Vec<String> {
    let rulebook = format!("{HEAD}{scheme}");
    let suite = Suite::new([("aside.toml", ASIDE), ("small.toml", &rulebook)]);
    let mutation = suite.mutants("small.toml", &mut |_| ()).unwrap();
    assert_eq!(mutation.broken, Vec::<String>::new());
    let same = mutation.mutants.iter().filter(|mutant| mutant.is_equivalent());
    same.map(|mutant: &Mutant| mutant.pins(Script::En)).collect()
}

fn item(id: &str, part: &str, more: &str) -> String {
    format!(
        "[[scheme.item]]\nid = \"{id}\"\n{part}\
         label = {{ hans = \"{id}\", hant = \"{id}\", en = \"{id}\" }}\n{more}\n"
    )
}

const SCHEME: &str = r#"
[[scheme]]
id      = "s"
title   = { hans = "案", hant = "案", en = "s" }
subject = "village"
"#;

/// 8 + 10 = 18 with `y` in the part that is held at 8; 0 + max(10, 10) = 10 with it in the
/// other; 10 + … with it in neither.
#[test]
fn an_item_in_another_part_makes_another_total() {
    let whether = "full_marks = 10\nabsent = { points = 0 }\n\
                   measure.all_or_nothing = { when = { yes = \"w\" }, otherwise = 0 }";
    let parts = "[[scheme.part]]\nid = \"p\"\nhold = { at_most = 8 }\n\
                 label = { hans = \"p\", hant = \"p\", en = \"p\" }\n\
                 [[scheme.part]]\nid = \"q\"\ncombine = \"best\"\n\
                 label = { hans = \"q\", hant = \"q\", en = \"q\" }\n";
    let items = item("y", "part = \"p\"\n", whether)
        + &item("x", "part = \"p\"\n", whether)
        + &item("z", "part = \"q\"\n", whether);
    let same = equivalent(&format!("{SCHEME}{parts}{items}"));
    let moved: Vec<&String> = same.iter().filter(|one| one.contains(".part")).collect();
    assert!(moved.is_empty(), "{moved:#?}");
}

/// −2.5 × 0.3 = −0.75: upwards 0, away from zero −1. And −1 × 0.5 = −0.5: downwards −1, towards
/// zero 0.
#[test]
fn points_below_zero_for_what_is_missing_are_rounded_as_the_mode_says() {
    for (points, weight, mode, other) in [
        ("\"-2.5\"", "0.3", "up", "away_from_zero"),
        ("-1", "0.5", "down", "towards_zero"),
        ("-9", "0.5", "up", "away_from_zero"),
    ] {
        let more = format!(
            "absent = {{ points = {points} }}\nweight = \"{weight}\"\n\
             round = {{ places = 0, mode = \"{mode}\" }}\n\
             measure.award = {{ cap = \"none\", each = [{{ of = \"n\", points = 1 }}] }}"
        );
        let same = equivalent(&format!("{SCHEME}{}", item("f", "", &more)));
        let told = format!("is {mode} and not {other}");
        assert!(!same.iter().any(|one| one.contains(&told)), "{same:#?}");
    }
    // Never below zero: the same both ways.
    let more = "absent = { points = 0 }\nweight = \"0.3\"\n\
                round = { places = 0, mode = \"up\" }\n\
                measure.award = { cap = \"none\", each = [{ of = \"n\", points = 1 }] }";
    let same = equivalent(&format!("{SCHEME}{}", item("f", "", more)));
    assert!(same.iter().any(|one| one.contains("is up and not away_from_zero")));
}

/// A gate that takes points below zero, likewise: −1 × 0.5.
#[test]
fn a_gate_below_zero_is_rounded_as_the_mode_says() {
    let more = "absent = { points = 0 }\nweight = \"0.5\"\n\
                round = { places = 0, mode = \"down\" }\n\
                gate = { when = { yes = \"w\" }, otherwise = -1 }\n\
                measure.award = { cap = \"none\", each = [{ of = \"n\", points = 1 }] }";
    let same = equivalent(&format!("{SCHEME}{}", item("f", "", more)));
    assert!(!same.iter().any(|one| one.contains(".round.mode")), "{same:#?}");
}

/// Raters between 1 and 10: while the only group is open and may come to be too small, zero is
/// possible where what is absent is zero, and not where the rest is shared anew.
#[test]
fn what_the_only_group_does_is_the_same_only_where_zero_can_be_given() {
    let of = |least: u8, own: &str| {
        let fact = format!(
            "[[fact]]\nid = \"team\"\nlabel = {{ hans = \"组\", hant = \"組\", en = \"team\" }}\n\
             kind = {{ scores = {{ places = 0, at_least = {least}, at_most = 10, raters = 9, \
             by_rater = true }} }}\n"
        );
        let more = format!(
            "absent = \"required\"\nround = {{ places = 2, mode = \"half_away_from_zero\" }}\nmeasure.raters = {{ absent_group = \"zero\", \
             scale = \"as_points\", groups = [{{ of = \"team\", weight = 1, self = \"{own}\" }}] }}"
        );
        let scheme = format!("{fact}{SCHEME}{}", item("f", "", &more));
        let same = equivalent(&scheme);
        let told = |to: &str| {
            same.iter()
                .any(|one| one.contains(&format!(".absent_group) is zero and not {to}")))
        };
        (told("renormalise"), told("undetermined"))
    };
    assert_eq!(of(0, "excluded"), (true, true));
    assert_eq!(of(1, "excluded"), (false, false));
    assert_eq!(of(1, "included"), (true, false));
}
