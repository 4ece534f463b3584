//! The grades of the years: several results of one year, and whom the incentives reach.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what makes histories stands outside the tests"
)]

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::{Overlay, Rulebook, bundled};
use grassroots::secretary::{GradeHistory, GradedPeriod};
use grassroots::vocabulary::{Id, Period};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn half(y: i32, nth: u32) -> Period {
    let day = |y, m| chrono::NaiveDate::from_ymd_opt(y, m, 1).unwrap();
    match nth {
        1 => Period::new(day(y, 1), Some(day(y, 7))).unwrap(),
        _ => Period::new(day(y, 7), Some(day(y + 1, 1))).unwrap(),
    }
}

/// What several results of 2019 come to, by a word of the rulebook.
fn of_2019(several: &str, results: Vec<GradedPeriod>) -> Option<Raw> {
    let change = format!(
        "schema = \"overlay/1\"\nid = \"county\"\nedition = \"1\"\nbase = \"secretary-2019\"\n\
         in_force = {{ from = \"2019-01-01\" }}\ntitle = {{ hans = \"县\", hant = \"縣\", en = \"c\" }}\n\
         [[change]]\nat = \"secretary.career.several\"\nvalue = \"{several}\"\n\
         ground = {{ assumed = \"an example\" }}\n"
    );
    let base = bundled::secretary_2019().unwrap();
    let book = match several {
        "worst" => base,
        _ => Overlay::read(&change).unwrap().on(&base).unwrap(),
    };
    let facts = GradeHistory::new(results).unwrap().facts(book.career().unwrap());
    let sheet = SheetDraft::new(year(2019), SheetState::Open);
    let sheet = facts.iter().fold(sheet, |sheet, (id, raw)| sheet.with(id, raw.clone()));
    book.dictionary().sheet(&sheet).unwrap(); // never refused
    let (_, Raw::Table(years)) = &facts[0] else { panic!("no table") };
    let own = years.iter().find(|(year, _)| year == "2019").map(|(_, raw)| raw);
    own.cloned()
}

#[test]
fn two_results_of_a_year_come_to_what_the_rulebook_says() {
    let both = |first: &str, second: &str| {
        vec![
            GradedPeriod::graded(half(2019, 1), id(first)),
            GradedPeriod::graded(half(2019, 2), id(second)),
        ]
    };
    for (several, first, second, expected) in [
        ("worst", "excellent", "competent", "competent"),
        ("worst", "competent", "excellent", "competent"),
        ("worst", "excellent", "excellent", "excellent"),
        ("last", "excellent", "competent", "competent"),
        ("last", "competent", "excellent", "excellent"),
        ("best", "excellent", "competent", "excellent"),
        ("best", "incompetent", "competent", "competent"),
    ] {
        let found = of_2019(several, both(first, second));
        assert_eq!(found, Some(Raw::text(expected)), "{several}: {first}, {second}");
    }
}

#[test]
fn an_open_or_ungraded_half_year_leaves_open_what_hangs_on_it() {
    let first = |grade: &str| GradedPeriod::graded(half(2019, 1), id(grade));
    let open = |grades: &[&str]| {
        GradedPeriod::open(half(2019, 2), grades.iter().map(|grade| id(grade)))
    };
    let told = |results| of_2019("worst", results);
    // Whatever the second comes to, the first is as bad.
    let both = vec![first("incompetent"), open(&["excellent", "incompetent"])];
    assert_eq!(told(both), Some(Raw::text("incompetent")));
    assert_eq!(told(vec![first("competent"), open(&["excellent", "incompetent"])]), None);
    let ungraded = GradedPeriod::ungraded(half(2019, 2));
    let found = told(vec![first("excellent"), ungraded.clone()]);
    assert_eq!(found, Some(Raw::text("excellent")));
    let none = ("not_applicable".to_owned(), Raw::text("ungraded"));
    assert_eq!(told(vec![ungraded]), Some(Raw::Table(vec![none])));
    assert_eq!(told(Vec::new()), None);
}

/// Half-years, and two villages in a year after a transfer, are no bar to what a rule asks.
#[test]
fn the_incentives_are_reached_with_two_results_in_a_year() {
    let book = bundled::secretary_2019().unwrap();
    let asked = |last: &str| {
        let mut results: Vec<GradedPeriod> =
            [2017, 2018].map(|y| GradedPeriod::graded(year(y), id("excellent"))).into();
        results.push(GradedPeriod::graded(half(2019, 1), id("excellent")));
        results.push(GradedPeriod::graded(half(2019, 2), id(last)));
        let facts = GradeHistory::new(results).unwrap().facts(book.career().unwrap());
        let merits = ["merit.outstanding", "merit.recognised"];
        let sheet = SheetDraft::new(year(2019), SheetState::Closed)
            .with_all(merits.map(|merit| (merit, Raw::Boolean(true))))
            .with_all(facts);
        let sheet = book.dictionary().sheet(&sheet).unwrap();
        examine(book.rule("secretary/incentives.promotion").unwrap(), &sheet).standing()
    };
    assert_eq!(asked("excellent"), Standing::Met);
    assert_eq!(asked("competent"), Standing::NotMet);
}

/// A series by half-years takes each half-year for itself.
#[test]
fn a_series_by_half_years_has_each_result() {
    let book = |kind: &str| {
        Rulebook::read(&format!(
            r#"
schema = "rulebook/1"
id = "half-years"
edition = "1"
in_force = {{ from = "2019-01-01" }}
title = {{ hans = "半年", hant = "半年", en = "Half-years" }}
ground = {{ assumed = "an example" }}
fact = [{{ id = "career.grades", label = {{ hans = "等次", hant = "等次", en = "grades" }}, kind = {kind} }}]

[secretary.career]
several = "last"
"#
        ))
    };
    let choices = r#"choice = [{ id = "good", label = { hans = "好", hant = "好", en = "good" } }, { id = "poor", label = { hans = "差", hant = "差", en = "poor" } }]"#;
    let half_years =
        format!("{{ series = {{ each = \"half_year\", at_most = 40, {choices} }} }}");
    let book = book(&half_years).unwrap();
    let results = [("good", half(2019, 1)), ("poor", half(2019, 2))];
    let results = results.map(|(grade, period)| GradedPeriod::graded(period, id(grade)));
    let facts = GradeHistory::new(results.into()).unwrap().facts(book.career().unwrap());
    let of = |half: &str, grade: &str| (half.to_owned(), Raw::text(grade));
    let expected = Raw::Table(vec![of("2019-H1", "good"), of("2019-H2", "poor")]);
    assert_eq!(facts, [("career.grades", expected)]);
}
