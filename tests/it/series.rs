//! Numbers and choices by period: both sides of each edge, what is missing, and open
//! periods against every completion.

use chrono::Days;
use grassroots::explain::Format;
use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::rulebook::{Overlay, Rulebook, RulebookDraft};
use grassroots::scoring::{Outcome, Standing, judge};
use grassroots::vocabulary::{Period, Problems, Script, Span};
use proptest::prelude::*;

const HEAD: &str = r#"
schema = "rulebook/1"
id = "series"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "分期", hant = "分期", en = "Series" }
ground = { assumed = "a test" }

[[fact]]
id = "scores"
label = { hans = "季度得分", hant = "季度得分", en = "scores by quarter" }
kind = { series = { each = "quarter", at_most = 12, number = { places = 1, at_least = 0, at_most = 3 } } }
may_not_apply = true

[[fact]]
id = "grades"
label = { hans = "年度等次", hant = "年度等次", en = "grades by year" }
kind = { series = { each = "year", at_most = 10, choice = [
    { id = "good", label = { hans = "称职", hant = "稱職", en = "competent" } },
    { id = "poor", label = { hans = "不称职", hant = "不稱職", en = "incompetent" } },
] } }

[[scheme]]
id = "yearly"
title = { hans = "年度", hant = "年度", en = "Yearly" }
subject = "village"
round = { places = 2, mode = "half_away_from_zero" }
excluded = "zero"

[[scheme.item]]
id = "item"
label = { hans = "平时", hant = "平時", en = "Through the year" }
absent = "required"
"#;

fn given(of: &str) -> Result<Rulebook, Problems> {
    Rulebook::read(&format!(
        "{HEAD}measure.given = {{ of = {of}, by = {{ hans = \"乡镇\", hant = \"鄉鎮\", en = \"the township\" }} }}"
    ))
}

fn over(take: &str, which: &str, missing: &str) -> Rulebook {
    over_parts(take, which, "first_day", missing)
}

fn over_parts(take: &str, which: &str, part_periods: &str, missing: &str) -> Rulebook {
    given(&format!(
        "{{ over = {{ of = \"scores\", take = \"{take}\", in = {which}, part_periods = \"{part_periods}\", missing = \"{missing}\", none = \"undetermined\" }} }}"
    ))
    .unwrap()
}

fn poor(take: &str, which: &str, missing: &str, not_applicable: &str) -> Rulebook {
    given(&format!(
        "{{ periods = {{ of = \"grades\", take = \"{take}\", such = {{ one_of = [\"poor\"] }}, in = {which}, part_periods = \"first_day\", missing = \"{missing}\", not_applicable = \"{not_applicable}\" }} }}"
    ))
    .unwrap()
}

fn entries(text: &str) -> Raw {
    let entries = text.split_whitespace().map(|entry| {
        let (window, said) = entry.split_once('=').unwrap();
        let value = match said {
            "-" => Raw::Table(vec![("not_applicable".to_owned(), Raw::text("未任职"))]),
            said => Raw::text(said),
        };
        (window.to_owned(), value)
    });
    Raw::Table(entries.collect())
}

fn outcome(book: &Rulebook, fact: &str, said: &str, state: SheetState) -> Outcome {
    outcome_of(Period::year(2019).unwrap(), book, fact, (said, state))
}

fn outcome_of(
    period: Period,
    book: &Rulebook,
    fact: &str,
    (said, state): (&str, SheetState),
) -> Outcome {
    let draft = SheetDraft::new(period, state);
    let sheet = book.dictionary().sheet(&draft.with(fact, entries(said))).unwrap();
    judge(book.scheme("yearly").unwrap(), &sheet)
}

fn closed(book: &Rulebook, fact: &str, said: &str) -> String {
    let outcome = outcome(book, fact, said, SheetState::Closed);
    outcome.record().adds_up().unwrap();
    match outcome.total().standing {
        Standing::Undetermined => format!("? {}", outcome.total().span),
        _ => outcome.total().span.to_string(),
    }
}

const WHOLE: &str = "2019-Q1=1 2019-Q2=2 2019-Q3=0 2019-Q4=3";

#[test]
fn series_that_are_printed_read_back_the_same() {
    let draft =
        RulebookDraft::read(&format!("{HEAD}measure.constant = {{ points = 1 }}"))
            .unwrap();
    assert_eq!(RulebookDraft::read(&draft.to_toml()), Ok(draft));
}

#[test]
fn what_the_check_lets_pass_is_held_exactly_however_long_and_fine() {
    let head = HEAD.replace(
        "each = \"quarter\", at_most = 12, number = { places = 1, at_least = 0, at_most = 3 }",
        "each = \"year\", at_most = 1000, number = { places = 6, at_least = 0, at_most = 999999999999 }",
    );
    let years: Vec<String> =
        (1020..2020).map(|y| format!("{y}=999999999998.{y}77")).collect();
    // Both ends lie inside a year, one of them a leap year.
    let from = Period::year(1020).unwrap().from().checked_add_days(Days::new(1)).unwrap();
    let until = Period::year(2019).unwrap().until().unwrap().pred_opt();
    for take in ["sum", "mean"] {
        let text = format!(
            "{head}measure.given = {{ of = {{ over = {{ of = \"scores\", take = \"{take}\", in = \"period\", part_periods = \"by_days\", missing = \"zero\", none = 0 }} }}, by = {{ hans = \"乡镇\", hant = \"鄉鎮\", en = \"the township\" }} }}"
        );
        let book = Rulebook::read(&text).unwrap();
        let period = Period::new(from, until).unwrap();
        let said = (years.join(" "), SheetState::Closed);
        let outcome = outcome_of(period, &book, "scores", (&said.0, said.1));
        assert!(outcome.why_undecided().is_none());
        assert_eq!(outcome.total().standing, Standing::Settled);
        outcome.record().adds_up().unwrap();
    }
}

#[test]
fn an_overlay_changes_what_a_period_in_part_does() {
    let overlay = |word: &str| {
        Overlay::read(&format!(
            r#"
schema = "overlay/1"
id = "local"
edition = "1"
base = "series"
in_force = {{ from = "2019-01-01" }}
title = {{ hans = "本地", hant = "本地", en = "Local" }}

[[change]]
at = "scheme[yearly].item[item].measure.given.of.over.part_periods"
value = "{word}"
ground = {{ assumed = "a local rule" }}
"#
        ))
        .unwrap()
    };
    let mean = |book: &Rulebook| {
        let said = (WHOLE, SheetState::Closed);
        outcome_of(period(31, 364), book, "scores", said).total().span.to_string()
    };
    let base = over("mean", "\"period\"", "absent");
    assert_eq!(mean(&base), "1.67"); // (2 + 0 + 3) ÷ 3
    assert_eq!(mean(&overlay("counted").on(&base).unwrap()), "1.5");
    // 59 of 90 days: (59/90 + 5) ÷ (59/90 + 3)
    assert_eq!(mean(&overlay("by_days").on(&base).unwrap()), "1.55");
    let latest = over("latest", "\"period\"", "absent");
    let problems = overlay("by_days").on(&latest).unwrap_err().to_string();
    assert!(problems.contains("and this is `latest`"), "{problems}");
}

#[test]
fn what_is_taken_of_a_whole_year() {
    for (take, expected) in [
        ("sum", "6"),
        ("mean", "1.5"),
        ("greatest", "3"),
        ("least", "0"),
        ("latest", "3"),
    ] {
        assert_eq!(
            closed(&over(take, "\"period\"", "absent"), "scores", WHOLE),
            expected
        );
    }
}

#[test]
fn a_missing_quarter_is_absent_or_left_out_or_zero() {
    let said = "2019-Q1=1 2019-Q2=2 2019-Q3=3";
    let mean = |missing| closed(&over("mean", "\"period\"", missing), "scores", said);
    assert_eq!(mean("absent"), "? 1.5..2.25");
    assert_eq!(mean("left_out"), "2");
    assert_eq!(mean("zero"), "1.5");
}

#[test]
fn a_quarter_out_of_office_does_not_exist() {
    let said = "2019-Q1=- 2019-Q2=2 2019-Q3=3 2019-Q4=3";
    for missing in ["absent", "left_out", "zero"] {
        let mean = closed(&over("mean", "\"period\"", missing), "scores", said);
        assert_eq!(mean, "2.67");
    }
    let none = "2019-Q1=- 2019-Q2=- 2019-Q3=- 2019-Q4=-";
    assert_eq!(closed(&over("mean", "\"period\"", "zero"), "scores", none), "? 0..3");
}

#[test]
fn only_periods_up_to_the_end_count_and_as_many_as_are_asked_for() {
    let said = "2018-Q3=3 2018-Q4=1 2019-Q1=1 2019-Q2=2 2019-Q3=0 2019-Q4=3 2020-Q1=3";
    let sum = |which| closed(&over("sum", which, "absent"), "scores", said);
    assert_eq!(sum("\"period\""), "6");
    assert_eq!(sum("{ last = 5 }"), "7");
    assert_eq!(sum("{ last = 6 }"), "10");
    assert_eq!(sum("{ last = 7 }"), "? 10..13");
    assert_eq!(sum("\"all\""), "10");
}

#[test]
fn two_in_a_row_and_three_in_all() {
    let two = "2016=poor 2017=good 2018=poor 2019=poor";
    let run = poor("latest_run", "\"all\"", "absent", "left_out");
    assert_eq!(closed(&run, "grades", two), "2");
    let count = poor("count", "\"all\"", "absent", "left_out");
    assert_eq!(closed(&count, "grades", two), "3");
    let longest = poor("longest_run", "\"all\"", "absent", "left_out");
    let turned = "2015=poor 2016=poor 2017=good 2018=poor 2019=good";
    assert_eq!(closed(&longest, "grades", turned), "2");
    assert_eq!(closed(&run, "grades", turned), "0");
}

#[test]
fn a_year_without_a_rating_breaks_a_run_or_is_not_there() {
    let said = "2017=poor 2018=- 2019=poor";
    let skipped = poor("latest_run", "\"all\"", "absent", "left_out");
    assert_eq!(closed(&skipped, "grades", said), "2");
    let broken = poor("latest_run", "\"all\"", "absent", "not_such");
    assert_eq!(closed(&broken, "grades", said), "1");
}

#[test]
fn a_year_of_which_nothing_is_said() {
    let said = "2017=poor 2019=poor";
    let run = |missing| {
        closed(&poor("latest_run", "\"all\"", missing, "left_out"), "grades", said)
    };
    assert_eq!(run("absent"), "? 1..3");
    assert_eq!(run("left_out"), "2");
    assert_eq!(run("not_such"), "1");
}

#[test]
fn numbers_within_bounds_are_counted_too() {
    let book = given(
        "{ periods = { of = \"scores\", take = \"count\", such = { at_least = 2 }, in = \"period\", part_periods = \"first_day\", missing = \"not_such\", not_applicable = \"left_out\" } }",
    )
    .unwrap();
    assert_eq!(closed(&book, "scores", "2019-Q1=1.9 2019-Q2=2 2019-Q3=2.1"), "2");
}

#[test]
fn the_explanation_says_how_many_periods_there_are() {
    let book = over("mean", "\"period\"", "left_out");
    let said = "2019-Q1=- 2019-Q2=2 2019-Q3=3";
    let record = outcome(&book, "scores", said, SheetState::Closed).record();
    let text = |script| record.report(script).render(Format::Text);
    assert!(text(Script::Hans).contains("季度得分平均"), "{}", text(Script::Hans));
    assert!(text(Script::Hans).contains("有数据2期，缺1期，不适用1期"));
    assert!(
        text(Script::En).contains("2 periods with data, 1 missing, 1 not applicable")
    );
}

#[test]
fn the_explanation_names_each_period_in_part_and_what_it_does() {
    let text = |part: &str, said: &str, script| {
        let book = over_parts("mean", "\"period\"", part, "left_out");
        let outcome =
            outcome_of(period(31, 303), &book, "scores", (said, SheetState::Closed));
        let record = outcome.record();
        record.adds_up().unwrap();
        record.report(script).render(Format::Text)
    };
    let weighed = text("by_days", WHOLE, Script::Hans);
    assert!(weighed.contains("有数据4期"), "{weighed}");
    for part in [
        "2019年第1季度不足一期（90天中的59天），按天数折算",
        "2019年第4季度不足一期（92天中的31天），按天数折算",
        "季度得分平均（按天数折算）",
    ] {
        assert!(weighed.contains(part), "{weighed}");
    }
    let dropped = text("dropped", WHOLE, Script::En);
    assert!(dropped.contains("2 periods with data"), "{dropped}");
    assert!(
        dropped.contains("2019-Q1 in part (59 of 90 days), not counted"),
        "{dropped}"
    );
    // What does not exist, and what is left out in any case, is no period in part.
    let said = "2019-Q1=- 2019-Q2=2 2019-Q3=0";
    let nothing = text("by_days", said, Script::En);
    assert!(!nothing.contains("in part"), "{nothing}");
}

#[test]
fn a_gap_that_keeps_the_total_open_is_missing() {
    let said = "2019-Q1=1 2019-Q2=2 2019-Q3=3";
    let missing = |policy: &str, state| {
        let outcome = outcome(&over("mean", "\"period\"", policy), "scores", said, state);
        let facts = outcome.missing_facts().map(|fact| fact.id().to_string());
        facts.collect::<Vec<_>>()
    };
    assert_eq!(missing("absent", SheetState::Closed), ["scores"]);
    assert_eq!(missing("left_out", SheetState::Open), ["scores"]);
    assert!(missing("left_out", SheetState::Closed).is_empty());
}

#[test]
fn what_is_wrong_with_a_series_is_told_all_at_once() {
    let book = over("mean", "\"period\"", "left_out");
    let draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed).with(
        "scores",
        entries("2019-03=1 2019-Q1=4 2019-Q2=1.25 2019-Q3=1 2019年第3季度=2"),
    );
    let problems = book.dictionary().sheet(&draft).unwrap_err().to_string();
    for part in [
        "`2019-03` is not a period of this series: write it like `2019-Q1`",
        "4 lies outside 0 to 3",
        "1.25",
        "`2019年第3季度`",
    ] {
        assert!(problems.contains(part), "{problems}");
    }
}

#[test]
fn a_cell_holds_a_series() {
    let book = over("mean", "\"period\"", "left_out");
    let plan = TablePlan::new(Period::year(2019).unwrap(), SheetState::Closed);
    let cell = "2019年第1季度：1；2019-Q2：2分；2019年三季度：不适用：未任职";
    let read = |cell: &str| {
        table::read(book.dictionary(), &plan, ["编号", "季度得分"], [["shimen", cell]])
    };
    let rows = read(cell).unwrap();
    let outcome = judge(book.scheme("yearly").unwrap(), &rows[0].sheet);
    assert_eq!(outcome.total().span.to_string(), "1.5");
    let problems = read("2019-Q1 1").unwrap_err().to_string();
    assert!(problems.contains("write it like `2019-Q1：…`"), "{problems}");
}

const TAKES: [&str; 5] = ["sum", "mean", "greatest", "least", "latest"];
const PARTS: [&str; 4] = ["counted", "dropped", "first_day", "by_days"];
const RUNS: [&str; 3] = ["count", "longest_run", "latest_run"];

/// What is said of a quarter: a number from 0 to 3, that it does not apply, or nothing.
fn quarter() -> impl Strategy<Value = Option<Option<u8>>> {
    prop_oneof![5 => (0_u8..=3).prop_map(|n| Some(Some(n))), 1 => Just(Some(None)), 2 => Just(None)]
}

fn written(quarters: &[Option<Option<u8>>]) -> String {
    let said = (1..).zip(quarters).filter_map(|(nth, said)| match (*said)? {
        Some(number) => Some(format!("2019-Q{nth}={number}")),
        None => Some(format!("2019-Q{nth}=-")),
    });
    said.collect::<Vec<_>>().join(" ")
}

fn completions(quarters: &[Option<Option<u8>>]) -> Vec<Vec<Option<Option<u8>>>> {
    quarters.iter().fold(vec![Vec::new()], |all, said| {
        let each: Vec<Option<Option<u8>>> = match said {
            Some(_) => vec![*said],
            None => (0..=3).map(|n| Some(Some(n))).collect(),
        };
        all.iter()
            .flat_map(|before| {
                each.iter().map(move |one| {
                    let mut whole: Vec<Option<Option<u8>>> = before.clone();
                    whole.push(*one);
                    whole
                })
            })
            .collect()
    })
}

fn total(period: Period, book: &Rulebook, quarters: &[Option<Option<u8>>]) -> Span {
    let said = written(quarters);
    outcome_of(period, book, "scores", (&said, SheetState::Open)).total().span
}

/// From one day of 2019 to another or the same, counted from the first.
fn period(one: u64, other: u64) -> Period {
    let first = Period::year(2019).unwrap().from();
    let day = |days: u64| first.checked_add_days(Days::new(days)).unwrap();
    Period::new(day(one.min(other)), Some(day(one.max(other) + 1))).unwrap()
}

/// The edges of quarters and of their parts, and days in between.
fn days() -> impl Strategy<Value = (u64, u64)> {
    let day = || {
        let edges = [0_u64, 1, 58, 89, 90, 91, 180, 181, 182, 272, 273, 274, 363, 364];
        prop_oneof![3 => proptest::sample::select(edges.to_vec()), 1 => 0_u64..365]
    };
    (day(), day())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn open_quarters_reach_what_their_completions_reach_and_nothing_more(
        quarters in proptest::collection::vec(quarter(), 4),
        way in 0..TAKES.len() + RUNS.len(),
        missing in prop_oneof![Just(0_usize), Just(1), Just(2)],
        breaks in any::<bool>(),
        part in 0..PARTS.len(),
        which in proptest::sample::select(vec!["\"period\"", "{ last = 2 }"]),
        days in days(),
    ) {
        let period = period(days.0, days.1);
        // Greatest, least, latest and counts are not weighed.
        let part = if way < 2 { PARTS[part] } else { PARTS[part % 3] };
        let book = match TAKES.get(way) {
            Some(take) => over_parts(take, which, part, ["absent", "left_out", "zero"][missing]),
            None => given(&format!(
                "{{ periods = {{ of = \"scores\", take = \"{}\", such = {{ at_least = 2 }}, in = {which}, part_periods = \"{part}\", missing = \"{}\", not_applicable = \"{}\" }} }}",
                RUNS[way - TAKES.len()],
                ["absent", "left_out", "not_such"][missing],
                if breaks { "not_such" } else { "left_out" },
            ))
            .unwrap(),
        };
        prop_assume!(quarters.iter().any(|said| *said != Some(None)));
        let open = total(period, &book, &quarters);
        let reached = completions(&quarters)
            .iter()
            .map(|whole| total(period, &book, whole))
            .reduce(Span::or)
            .unwrap();
        prop_assert_eq!(open, reached);
    }
}

#[test]
fn a_sheet_keeps_what_it_was_told() {
    let book = over("sum", "\"period\"", "absent");
    let draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Open);
    let sheet: Sheet =
        book.dictionary().sheet(&draft.with("scores", entries(WHOLE))).unwrap();
    let Some(grassroots::facts::Entry::Known(grassroots::facts::Value::Series(series))) =
        sheet.entry("scores")
    else {
        panic!("a series is known");
    };
    let windows: Vec<String> = series.entries().map(|(window, _)| window).collect();
    assert_eq!(windows, ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]);
}

#[test]
fn more_periods_than_a_series_can_have_are_refused() {
    let over = |last: u32| {
        given(&format!(
            "{{ over = {{ of = \"scores\", take = \"mean\", in = {{ last = {last} }}, part_periods = \"first_day\", missing = \"zero\", none = 0 }} }}"
        ))
    };
    assert!(over(12).is_ok());
    let problems = over(13).unwrap_err().to_string();
    assert!(
        problems.contains("over.in.last: `13` is not a whole number between 1 and 12"),
        "{problems}"
    );
}

#[test]
fn a_missing_period_that_makes_no_difference_leaves_the_number_known() {
    let book = over("greatest", "\"period\"", "absent");
    assert_eq!(closed(&book, "scores", "2019-Q1=3"), "3");
    assert_eq!(closed(&book, "scores", "2019-Q1=2"), "? 2..3");
    let book = over("latest", "\"period\"", "absent");
    assert_eq!(closed(&book, "scores", "2019-Q4=2"), "2");
    let open = outcome(&book, "scores", "2019-Q4=2", SheetState::Open);
    assert_eq!(open.total().standing, Standing::Settled);
}
