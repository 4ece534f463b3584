//! The rule of removal, policy by policy, and the ranking of a township.

use chrono::NaiveDate;
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::secretary::{
    Because, GradeHistory, GradedPeriod, Removal, RemovalRules, removal,
};
use grassroots::vocabulary::{Id, Period};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

/// The bundled rule with other policies.
fn rules(policies: [&str; 4]) -> RemovalRules {
    let [ungraded, new_term, transfer, corrected] = policies;
    let mut text = bundled::SECRETARY_2019.to_owned();
    let head = text.find("[secretary.removal]").unwrap();
    let tail = text.split_off(head);
    let keys = ["ungraded", "new_term", "transfer", "corrected"];
    let values = [ungraded, new_term, transfer, corrected];
    let lines = tail.lines().map(|line| {
        let key = line.split('=').next().unwrap().trim();
        match keys.iter().position(|known| *known == key) {
            Some(place) => format!("{key} = \"{}\"", values[place]),
            None => line.to_owned(),
        }
    });
    text.push_str(&lines.collect::<Vec<_>>().join("\n"));
    Rulebook::read(&text).unwrap().removal().unwrap().clone()
}

fn lenient() -> RemovalRules {
    rules(["breaks_the_row", "starts_afresh", "starts_afresh", "replaces"])
}

fn strict() -> RemovalRules {
    rules(["passed_over", "counts_on", "counts_on", "original_stands"])
}

/// F failed, P passed, - not graded, from 2011 on.
fn history(letters: &str) -> GradeHistory {
    let periods = letters.chars().zip(2011..).map(|(letter, y)| match letter {
        'F' => GradedPeriod::graded(year(y), id("incompetent")),
        'P' => GradedPeriod::graded(year(y), id("competent")),
        _ => GradedPeriod::ungraded(year(y)),
    });
    GradeHistory::new(periods.collect()).unwrap()
}

fn since(removal: &Removal) -> Option<i32> {
    removal.since.map(|period| chrono::Datelike::year(&period.from()))
}

#[test]
fn twice_in_a_row_is_enough_and_once_is_not() {
    assert_eq!(since(&removal(&lenient(), &history("F"))), None);
    assert_eq!(since(&removal(&lenient(), &history("FPF"))), None);
    assert_eq!(since(&removal(&lenient(), &history("FF"))), Some(2012));
    assert_eq!(since(&removal(&lenient(), &history("PPFFP"))), Some(2014));
}

#[test]
fn three_times_in_all_is_enough_and_twice_is_not() {
    assert_eq!(since(&removal(&lenient(), &history("FPFP"))), None);
    assert_eq!(since(&removal(&lenient(), &history("FPFPF"))), Some(2015));
}

#[test]
fn the_first_period_that_is_enough_decides() {
    assert_eq!(since(&removal(&lenient(), &history("FFFFF"))), Some(2012));
}

#[test]
fn an_ungraded_year_breaks_a_row_or_is_passed_over() {
    assert_eq!(since(&removal(&lenient(), &history("F-F"))), None);
    assert_eq!(since(&removal(&strict(), &history("F-F"))), Some(2013));
    // In all, an ungraded year never counts.
    assert_eq!(since(&removal(&lenient(), &history("F-F-F"))), Some(2015));
}

#[test]
fn days_without_any_period_are_read_like_an_ungraded_one() {
    let periods = [2011, 2013].map(|y| GradedPeriod::graded(year(y), id("incompetent")));
    let history = GradeHistory::new(periods.to_vec()).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2013));
}

fn failed(y: i32, village: &str, term: u32) -> GradedPeriod {
    GradedPeriod::graded(year(y), id("incompetent"))
        .in_office(Some(id(village)), Some(term))
}

#[test]
fn a_new_term_starts_afresh_or_counts_on() {
    let history =
        GradeHistory::new(vec![failed(2011, "v1", 1), failed(2012, "v1", 2)]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2012));
}

#[test]
fn a_transfer_starts_afresh_or_counts_on() {
    let history =
        GradeHistory::new(vec![failed(2011, "v1", 1), failed(2012, "v2", 1)]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2012));
}

#[test]
fn an_office_that_is_not_stated_changes_nothing() {
    let unstated = GradedPeriod::graded(year(2012), id("incompetent"));
    let history = GradeHistory::new(vec![failed(2011, "v1", 1), unstated]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), Some(2012));
}

#[test]
fn a_corrected_result_replaces_the_original_or_comes_too_late() {
    let corrected = GradedPeriod::graded(year(2012), id("incompetent"))
        .corrected_to(Some(id("basically-competent")));
    let first = GradedPeriod::graded(year(2011), id("incompetent"));
    let history = GradeHistory::new(vec![first, corrected]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    assert_eq!(since(&removal(&strict(), &history)), Some(2012));
}

#[test]
fn a_correction_can_take_the_grade_away() {
    let taken = GradedPeriod::graded(year(2012), id("incompetent")).corrected_to(None);
    let first = GradedPeriod::graded(year(2011), id("incompetent"));
    let last = GradedPeriod::graded(year(2013), id("incompetent"));
    let history = GradeHistory::new(vec![first, taken, last]).unwrap();
    assert_eq!(since(&removal(&lenient(), &history)), None);
    let passed_over = rules(["passed_over", "counts_on", "counts_on", "replaces"]);
    assert_eq!(since(&removal(&passed_over, &history)), Some(2013));
}

#[test]
fn the_order_of_periods_makes_no_difference() {
    let mut periods = history("FPF-F").periods().to_vec();
    periods.reverse();
    let reversed = GradeHistory::new(periods).unwrap();
    assert_eq!(removal(&lenient(), &reversed), removal(&lenient(), &history("FPF-F")));
}

#[test]
fn two_results_for_one_day_are_refused() {
    let half = Period::new(
        NaiveDate::from_ymd_opt(2012, 7, 1).unwrap(),
        NaiveDate::from_ymd_opt(2013, 7, 1),
    );
    let one = GradedPeriod::ungraded(year(2012));
    let other = GradedPeriod::ungraded(half.unwrap());
    let problem = GradeHistory::new(vec![other, one]).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "the periods 2012-01-01..2013-01-01 and 2012-07-01..2013-07-01 share a day: a person \
         has one result at a time"
    );
}

#[test]
fn every_step_is_told() {
    let found = removal(&lenient(), &history("F-F"));
    let incompetent = id("incompetent");
    let failed = |y, in_all| Because::Failed {
        period: year(y),
        grade: incompetent.clone(),
        in_a_row: 1,
        in_all,
    };
    let expected = vec![
        failed(2011, 1),
        Because::UngradedBreaks { period: year(2012) },
        failed(2013, 2),
        Because::NotEnough { in_a_row: 1, in_a_row_asked: 2, in_all: 2, in_all_asked: 3 },
    ];
    assert_eq!(found.steps, expected);
}
