//! The bundled rulebook: its ids, what a local overlay may change, coverage by name.

use grassroots::facts::Raw;
use grassroots::grading::{Guided, guided};
use grassroots::organization::{Kind, OrganizationDraft, Tree};
use grassroots::rule::coverage;
use grassroots::rulebook::{Overlay, Rulebook};
use grassroots::scoring::judge;
use grassroots::vocabulary::{Exact, Id, Script};

use super::{NO, YES, book, id, sheet, year};

#[test]
fn nothing_about_it_needs_a_remark() {
    let remarks: Vec<String> = book().remarks().iter().map(ToString::to_string).collect();
    assert_eq!(remarks, Vec::<String>::new());
}

#[test]
fn every_rule_of_the_system_has_its_id() {
    let book = book();
    let names = [
        "five-star",
        "plan",
        "accuracy",
        "promotion",
        "first-secretary",
        "guidance",
        "plans-horizon",
    ];
    for name in names {
        assert!(book.rule(&format!("grading/{name}")).is_some(), "{name}");
    }
    assert!(book.procedure("grading/procedure").is_some());
    for rule in book.rules() {
        let name = rule.id().as_str().strip_prefix("grading/").unwrap();
        let first = name.split('.').next().unwrap();
        assert!(names.contains(&first) || first == "procedure", "{name}");
    }
}

/// The rulebook with some values changed.
fn local(changes: &[(&str, &str)]) -> Rulebook {
    let mut text = r#"
schema = "overlay/1"
id = "grading-local"
edition = "2013.1"
base = "building-year-2012"
in_force = { from = "2013-01-01" }
title = { hans = "本地", hant = "本地", en = "Local" }
"#
    .to_owned();
    for (at, value) in changes {
        text.push_str("[[change]]\nat = \"");
        text.push_str(at);
        text.push_str("\"\nvalue = ");
        text.push_str(value);
        text.push_str("\nground = { assumed = \"the county's own rule\" }\n");
    }
    Overlay::read(&text).unwrap().on(&book()).unwrap()
}

#[test]
fn a_county_may_have_its_own_lines_caps_tables_and_gates() {
    let county = local(&[
        ("scheme[grading].item[stars].measure.choice.rows[#2].points", "79"),
        ("scheme[five-star/village].cap[dissatisfied].at_most", "\"one-star\""),
        (
            "scheme[grading].cap[dissatisfied].when",
            "{ number = { of = \"organization.satisfaction\", below = \"80%\" } }",
        ),
        (
            "rule[grading/promotion.satisfaction].met",
            "{ number = { of = \"organization.satisfaction\", at_least = \"70%\" } }",
        ),
    ]);
    let facts = [
        ("organization.stars", Raw::text("four-star")),
        ("organization.satisfaction", Raw::text("85%")),
    ];
    let graded = |book: &Rulebook| {
        let sheet = sheet(book, "gucun", facts.clone());
        let outcome = judge(book.scheme("grading").unwrap(), &sheet);
        outcome.grade().unwrap().id.to_string()
    };
    assert_eq!(graded(&book()), "average"); // below 90 % satisfied
    assert_eq!(graded(&county), "average"); // 79 points
    let lower = local(&[(
        "scheme[grading].cap[dissatisfied].when",
        "{ number = { of = \"organization.satisfaction\", below = \"80%\" } }",
    )]);
    assert_eq!(graded(&lower), "fairly-good");
}

#[test]
fn a_line_is_moved_by_both_of_its_ends() {
    let county = local(&[
        ("scheme[grading].grade[good].at_least", "80"),
        ("scheme[grading].grade[fairly-good].at_least", "70"),
        ("scheme[grading].grade[fairly-good].below", "80"),
        ("scheme[grading].grade[average].below", "70"),
    ]);
    let facts = [
        ("organization.stars", Raw::text("four-star")),
        ("organization.satisfaction", Raw::text("95%")),
    ];
    let sheet = sheet(&county, "gucun", facts);
    let outcome = judge(county.scheme("grading").unwrap(), &sheet);
    assert_eq!(outcome.grade().unwrap().id.as_str(), "good");
}

#[test]
fn every_kind_of_organization_has_its_scheme_and_a_temporary_branch_none() {
    let book = book();
    let township = OrganizationDraft::new(id("cg"), Kind::Township);
    let mut drafts = vec![township];
    let primary = Kind::all().filter(|(_, kind)| kind.size().is_some());
    drafts.extend(primary.map(|(word, kind)| OrganizationDraft::new(id(word), kind)));
    let tree = Tree::check(drafts).unwrap();
    for organization in tree.iter() {
        let draft = grassroots::facts::SheetDraft::new(
            year(),
            grassroots::facts::SheetState::Closed,
        );
        let told = draft.with_all(organization.facts());
        let sheet = book.dictionary().sheet(&told).unwrap();
        let found = guided(book.rules(), book.schemes(), &sheet);
        let expected = match organization.kind.field() {
            None | Some("temporary") => None,
            Some("trade-association") => Some("five-star/social-organization".to_owned()),
            Some(field) => Some(format!("five-star/{field}")),
        };
        match (found, expected) {
            (Guided::Scheme(scheme), Some(expected)) => {
                assert_eq!(scheme.id().as_str(), expected);
            }
            (Guided::None, None) => {}
            (found, expected) => panic!("{found:?} {expected:?}"),
        }
    }
}

#[test]
fn while_the_field_is_not_known_no_scheme_is_told() {
    let book = book();
    let found = guided(book.rules(), book.schemes(), &sheet(&book, "gucun", []));
    assert!(matches!(found, Guided::NotTold), "{found:?}");
}

#[test]
fn where_two_rules_name_a_scheme_both_are_told() {
    let both = local(&[(
        "rule[grading/guidance.school].met",
        "{ choice = { of = \"organization.field\", one_of = [\"school\", \"village\"] } }",
    )]);
    let field = [("organization.field", Raw::text("village"))];
    let sheet = sheet(&both, "gucun", field);
    let found = guided(both.rules(), both.schemes(), &sheet);
    let Guided::Several(schemes) = found else { panic!("{found:?}") };
    assert_eq!(schemes, [id("five-star/village"), id("five-star/school")]);
}

/// The speech counts 83 first secretaries and 69 leaders of enterprises: all there are.
#[test]
fn eighty_three_first_secretaries_and_sixty_nine_organizers_cover_all() {
    let book = book();
    let village = |n: usize, is_sent: bool| {
        let facts = [
            ("organization.field", Raw::text("village")),
            ("organization.backward", YES),
            ("organization.first_secretary", Raw::Boolean(is_sent)),
        ];
        sheet(&book, &format!("v-{n:03}"), facts)
    };
    let enterprise = |n: usize, is_above: bool, is_sent: bool| {
        let facts = [
            ("organization.field", Raw::text("enterprise")),
            ("organization.above_scale", Raw::Boolean(is_above)),
            ("organization.organizer", Raw::Boolean(is_sent)),
        ];
        sheet(&book, &format!("e-{n:03}"), facts)
    };
    let first = book.rule("grading/first-secretary").unwrap();
    let organizers = book.rule("grading/first-secretary.organizer").unwrap();
    let mut sheets: Vec<_> = (1..=83).map(|n| village(n, true)).collect();
    sheets.extend((1..=69).map(|n| enterprise(n, true, true)));
    sheets.extend((70..=80).map(|n| enterprise(n, false, false)));
    let sent = coverage(first, &sheets).unwrap();
    assert_eq!((sent.met.len(), sent.is_full()), (83, Some(true)));
    assert_eq!(sent.not_applicable.len(), 80); // no enterprise is a backward village
    let led = coverage(organizers, &sheets).unwrap();
    assert_eq!((led.met.len(), led.is_full()), (69, Some(true)));

    // One of each is missing, and is named.
    sheets[40] = village(41, false);
    sheets[83 + 68] = enterprise(69, true, false);
    let sent = coverage(first, &sheets).unwrap();
    assert_eq!(sent.not_met, [id("v-041")]);
    assert_eq!(sent.share().unwrap().value(), Exact::fraction(82, 83));
    let led = coverage(organizers, &sheets).unwrap();
    assert_eq!(led.not_met, [id("e-069")]);
    let mut report = grassroots::explain::Report::new("选派");
    sent.add_to(&mut report, book.sources(), Script::Hans);
    let text = report.render(grassroots::explain::Format::Text);
    assert!(text.contains("后进村都选派第一书记  达到要求82个，未达到要求1个"), "{text}");
    assert!(text.contains("未达到要求：v-041"), "{text}");
}

#[test]
fn of_whom_nothing_is_known_is_named_too() {
    let book = book();
    let facts =
        [("organization.field", Raw::text("village")), ("organization.backward", YES)];
    let other =
        [("organization.field", Raw::text("village")), ("organization.backward", NO)];
    let sheets = [sheet(&book, "a", facts), sheet(&book, "b", other)];
    let found = coverage(book.rule("grading/first-secretary").unwrap(), &sheets).unwrap();
    let ids = |ids: &[Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    // Of `b` the grade is not known: it may be of the lowest.
    assert_eq!(ids(&found.undetermined), ["a", "b"]);
    assert_eq!(found.is_full(), None);
}
