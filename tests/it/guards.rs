//! Guards over dated facts: they count up to the day on which they are asked.

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::procedure::{Happened, History, replay};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Period};

const BOOK: &str = r#"
schema = "rulebook/1"
id = "guards"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "条件", hant = "條件", en = "Guards" }
ground = { assumed = "a test" }

[[fact]]
id = "visits"
label = { hans = "走访", hant = "走訪", en = "visits" }
kind = { events = { at_most = 50, kinds = [{ id = "visit", label = { hans = "走访", hant = "走訪", en = "visit" } }] } }

[[fact]]
id = "grades"
label = { hans = "年度等次", hant = "年度等次", en = "grades of the years" }
kind = { series = { each = "year", at_most = 10, choice = [
    { id = "good", label = { hans = "好", hant = "好", en = "good" } },
    { id = "poor", label = { hans = "差", hant = "差", en = "poor" } },
] } }

[[procedure]]
id = "matter"
title = { hans = "事项", hant = "事項", en = "Matter" }
subject = "village"
month_end = "last_day"
state = [
    { id = "open", start = true, label = { hans = "进行", hant = "進行", en = "open" } },
    { id = "done", end = true, label = { hans = "完成", hant = "完成", en = "done" } },
]
event = [{ id = "finish", label = { hans = "完成", hant = "完成", en = "finish" } }]

[[procedure.transition]]
id = "finish"
label = { hans = "完成", hant = "完成", en = "finishing" }
from = ["open"]
to = "done"
on = "finish"
guard = GUARD
"#;

fn state(guard: &str, (fact, value): (&str, Raw), on: &str) -> String {
    let book = Rulebook::read(&BOOK.replace("GUARD", guard)).unwrap();
    let day = |text: &str| text.parse().unwrap();
    let open = Period::new(day("2019-01-01"), None).unwrap();
    let draft = SheetDraft::new(open, SheetState::Open).with(fact, value);
    let sheet = book.dictionary().sheet(&draft).unwrap();
    let finish = Happened::new(day(on), 1, Id::new("finish").unwrap());
    let history = History::new(day("2019-01-01"), vec![finish]);
    let history = history.with_facts(day("2019-01-01"), sheet).unwrap();
    let run = replay(book.procedure("matter").unwrap(), &history, day("2022-01-01"));
    run.state().unwrap().id.to_string()
}

fn visits(days: &[&str]) -> Raw {
    let event = |on: &&str| {
        Raw::Table(vec![
            ("on".to_owned(), Raw::text(on)),
            ("kind".to_owned(), Raw::text("visit")),
        ])
    };
    Raw::List(days.iter().map(event).collect())
}

#[test]
fn what_comes_after_the_day_does_not_count() {
    let guard = "{ number = { of = { count = { events = \"visits\" } }, at_least = 2 } }";
    let two = || ("visits", visits(&["2019-03-01", "2019-06-01"]));
    assert_eq!(state(guard, two(), "2019-05-31"), "open");
    assert_eq!(state(guard, two(), "2019-06-01"), "done");
}

#[test]
fn the_last_days_are_those_before_the_day() {
    let guard = "{ number = { of = { count = { events = \"visits\", last = { days = 30 } } }, at_least = 1 } }";
    let one = || ("visits", visits(&["2019-03-01"]));
    assert_eq!(state(guard, one(), "2019-03-30"), "done");
    assert_eq!(state(guard, one(), "2019-03-31"), "open");
}

#[test]
fn a_guard_asks_for_so_many_years_in_a_row() {
    let guard = "{ number = { of = { periods = { of = \"grades\", take = \"latest_run\", such = { one_of = [\"poor\"] }, in = \"all\", part_periods = \"counted\", missing = \"absent\", not_applicable = \"left_out\" } }, at_least = 2 } }";
    let years = |text: &[(&str, &str)]| {
        let entries =
            text.iter().map(|(year, grade)| ((*year).to_owned(), Raw::text(grade)));
        ("grades", Raw::Table(entries.collect()))
    };
    let two = || years(&[("2019", "poor"), ("2020", "poor"), ("2021", "good")]);
    assert_eq!(state(guard, two(), "2020-12-31"), "done");
    assert_eq!(state(guard, two(), "2021-12-31"), "open");
    assert_eq!(state(guard, years(&[("2019", "poor")]), "2019-12-31"), "open");
}
