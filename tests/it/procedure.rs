//! What holds of procedures whatever the rules: laws, the check, words, the wire. The dates
//! of both rulebooks, worked by hand, are cases below `tests/cases/procedures`.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what makes procedures and histories stands outside the tests"
)]

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use grassroots::explain::{Format, Wording as _};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::procedure::{
    Ballot, Because, Calendar, Happened, History, Obstacle, Procedure, Run, Standing,
    replay,
};
use grassroots::rulebook::{Rulebook, RulebookDraft, bundled};
use grassroots::vocabulary::{Id, Period, Script};
use proptest::prelude::*;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/procedures");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn case_file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/procedures");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Events from lines such as `2019-03-01 1 delivery`.
fn events(lines: &[&str]) -> Vec<Happened> {
    let event = |line: &&str| {
        let mut words = line.split(' ');
        let on = day(words.next().unwrap());
        let seq = words.next().unwrap().parse().unwrap();
        Happened::new(on, seq, id(words.next().unwrap()))
    };
    lines.iter().map(event).collect()
}

fn run(book: &Rulebook, history: &History, as_of: &str) -> Run {
    replay(&book.procedures()[0], history, day(as_of))
}

fn state(run: &Run) -> &str {
    run.state().map_or("none", |state| state.id.as_str())
}

const fn is_shared<T: Send + Sync + 'static>() {}

#[test]
fn a_procedure_is_a_handle_and_everything_can_be_shared() {
    is_shared::<Procedure>();
    is_shared::<History>();
    is_shared::<Run>();
    assert_eq!(size_of::<Procedure>(), size_of::<usize>());
}

#[test]
fn the_words_of_cases_are_those_of_the_wire() {
    let tag = |value: serde_json::Value| match value {
        serde_json::Value::String(tag) => tag,
        other => other.as_object().unwrap().keys().next().unwrap().clone(),
    };
    let begun = day("2019-01-01");
    for obstacle in [
        Obstacle::NotHere,
        Obstacle::TooOften { at_most: 1 },
        Obstacle::BeforeTheBeginning { begun },
        Obstacle::SpellOver { last_day: begun },
    ] {
        assert_eq!(tag(serde_json::to_value(&obstacle).unwrap()), obstacle.name());
        assert!(Obstacle::NAMES.contains(&obstacle.name()));
    }
    for standing in [Standing::Open, Standing::MetLate { on: begun }] {
        assert_eq!(tag(serde_json::to_value(standing).unwrap()), standing.name());
        assert!(Standing::NAMES.contains(&standing.name()));
    }
    for step in answer(&["2019-03-01 1 delivery"], "2019-04-01").steps {
        assert_eq!(
            tag(serde_json::to_value(&step.because).unwrap()),
            step.because.name()
        );
        assert!(Because::NAMES.contains(&step.because.name()));
    }
}

fn answer(lines: &[&str], as_of: &str) -> Run {
    let book = Rulebook::read(&file("deadline-default.toml")).unwrap();
    run(&book, &History::new(day("2019-01-01"), events(lines)), as_of)
}

#[test]
fn every_move_of_the_answer_is_legal_or_refused_as_worked_by_hand() {
    /// What the rulebook says, in ten lines: state and day of delivery, event, day.
    fn after(state: &'static str, delivered: u32, event: &str, on: u32) -> &'static str {
        match (state, event) {
            ("open", "delivery") => "delivered",
            ("open" | "delivered", "withdrawal") if on <= delivered + 15 => "withdrawn",
            ("delivered", _) if on > delivered + 15 => "refused",
            ("delivered", "paper") => "answered",
            (same, _) => same,
        }
    }
    let names = ["delivery", "paper", "withdrawal"];
    let start = day("2019-01-01");
    let mut legal = 0;
    for code in 0..27_usize {
        for gap in [0, 1, 15, 16] {
            let (mut expected, mut delivered) = ("open", 1_000);
            let (mut lines, mut on, mut rest) = (Vec::new(), 0, code);
            for seq in 0..3 {
                let event = names[rest % 3];
                rest /= 3;
                on += gap;
                let next = after(expected, delivered, event, on);
                if next == "delivered" && expected == "open" {
                    delivered = on;
                }
                legal += u32::from(next != expected);
                expected = next;
                let on = start + chrono::Days::new(u64::from(on));
                lines.push(format!("{on} {seq} {event}"));
            }
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let last = start + chrono::Days::new(u64::from(on));
            let run = answer(&lines, &last.to_string());
            assert_eq!(state(&run), expected, "{lines:?}");
            let taken = |because: &Because| matches!(because, Because::Taken { .. });
            let taken = run.steps.iter().filter(|step| taken(&step.because)).count();
            assert_eq!(taken + run.refused().count(), 3, "each is taken or refused");
        }
    }
    assert!(legal > 100);
}

#[test]
fn what_is_possible_is_said_with_the_day_and_the_words() {
    let early = answer(&["2019-03-01 1 paper"], "2019-03-02");
    let refused = early.refused().next().unwrap();
    assert_eq!(
        refused.words(Script::Hans),
        "2019-03-01：提交书面材料不予受理，状态仍为“待送达”：此状态下无此步骤。\
         可行的步骤：（1）送达通知（转为“已送达”），2019-01-01起；（2）撤回通知（转为“已撤回”），2019-01-01起"
    );
    let silent = answer(&["2019-03-01 1 delivery"], "2019-03-17");
    assert_eq!(
        silent.report(Script::Hans).render(Format::Text),
        "限期答复\n2019-03-17，状态：视为拒绝\n\n经过\n\
         2019-01-01：开始，状态为“待送达”\n\
         2019-03-01：送达通知，依“送达”由“待送达”转为“已送达”\n\
         2019-03-17：“十五日答复期”于2019-03-16届满，由“已送达”转为“视为拒绝”\n\n时限\n\
         “十五日答复期”：自2019-03-01起算，至2019-03-16，2019-03-17起届满\n"
    );
}

#[test]
fn states_of_earlier_days_are_told_and_of_later_ones_not() {
    let run = answer(&["2019-03-01 1 delivery"], "2019-03-17");
    let on = |on| run.state_on(day(on)).map(|state| state.id.as_str());
    assert_eq!(on("2018-12-31"), None);
    assert_eq!(on("2019-02-28"), Some("open"));
    assert_eq!(on("2019-03-16"), Some("delivered"));
    assert_eq!(on("2019-03-17"), Some("refused"));
    assert_eq!(on("2019-03-18"), None);
    assert_eq!(run.stays[1].days(day("2019-03-17")), 16);
}

#[test]
fn counts_and_calendars_that_cannot_be_are_refused() {
    assert!(Ballot::new(10, 11, 0).is_err() && Ballot::new(10, 6, 11).is_err());
    assert!(Ballot::new(10, 6, 6).unwrap().with_valid(5).is_err());
    let off = [day("2019-05-01")];
    let twice = Calendar::new(Period::year(2019).unwrap(), off, off);
    assert!(twice.unwrap_err().to_string().starts_with("2019-05-01 stands among"));
}

/// The whole way to a member.
const PATH: [(&str, &str); 12] = [
    ("application", "2014-06-10"),
    ("talk", "2014-07-10"),
    ("activist-decided", "2014-12-31"),
    ("observation", "2015-06-30"),
    ("observation", "2015-12-30"),
    ("target-decided", "2015-12-31"),
    ("training", "2016-01-15"),
    ("pre-review", "2016-01-31"),
    ("assembly-admits", "2016-02-29"),
    ("approval", "2016-05-29"),
    ("assembly-converts", "2017-02-28"),
    ("conversion-approval", "2017-05-28"),
];

const FACTS: [(&str, &str); 5] = [
    ("born", "1996-06-10"),
    ("contacts", "2"),
    ("introducers", "2"),
    ("training.days", "3"),
    ("training.hours", "0"),
];

/// One step with all that it must carry.
fn moved(event: &str, on: &str) -> Happened {
    let happened = Happened::new(day(on), 1, id(event));
    match event {
        "application" => happened.with(id("written-application")),
        "pre-review" | "approval" | "special-circumstances" | "conversion-approval" => {
            happened.by(id("committee"))
        }
        "assembly-admits" | "assembly-converts" => {
            happened.by(id("branch")).voted(Ballot::new(10, 6, 6).unwrap())
        }
        "annulment" => happened
            .by(id("branch"))
            .with(id("committee-approval"))
            .voted(Ballot::new(10, 6, 6).unwrap()),
        "talk" => happened.by(id("branch")),
        _ => happened,
    }
}

/// The events on a day, with facts that let everything pass.
fn development(events: Vec<Happened>, as_of: &str) -> Run {
    let book = Rulebook::read(bundled::MEMBERS_2014).unwrap();
    let from = day("2014-06-01");
    let mut sheet = SheetDraft::new(Period::new(from, None).unwrap(), SheetState::Open);
    for (fact, value) in FACTS {
        let raw = value.parse().map_or_else(|_| Raw::text(value), Raw::Integer);
        sheet = sheet.with(fact, raw);
    }
    sheet = sheet.with("leaves_soon", Raw::Boolean(false));
    let sheet = book.dictionary().sheet(&sheet).unwrap();
    let history = History::new(from, events).with_facts(from, sheet).unwrap();
    run(&book, &history, as_of)
}

fn whole_path() -> Vec<Happened> {
    PATH.iter().map(|(event, on)| moved(event, on)).collect()
}

#[test]
fn every_number_of_both_files_has_a_ground() {
    for text in [file("deadline-default.toml").as_str(), bundled::MEMBERS_2014] {
        let book = Rulebook::read(text).unwrap();
        let rules = book.procedures()[0].rules();
        let grounds = rules.transitions.iter().map(|one| &one.ground);
        let grounds = grounds.chain(rules.deadlines.iter().map(|one| &one.ground));
        for ground in grounds.chain(rules.spells.iter().map(|one| &one.ground)) {
            assert!(ground.is_assumed() || ground.source().is_some());
        }
        assert_eq!(
            book.procedure(book.procedures()[0].id().as_str()).unwrap().rules(),
            rules
        );
    }
}

#[test]
fn a_draft_printed_and_read_is_the_same_draft() {
    for text in [file("deadline-default.toml").as_str(), bundled::MEMBERS_2014] {
        let draft = RulebookDraft::read(text).unwrap();
        let printed = draft.to_toml();
        assert_eq!(RulebookDraft::read(&printed).unwrap(), draft);
        assert!(Rulebook::read(&printed).is_ok());
    }
}

#[test]
fn a_run_goes_over_the_wire_and_is_worded_in_three_scripts() {
    let mut events = whole_path();
    events.push(moved("approval", "2017-05-29"));
    events.push(moved("talk", "2014-06-05"));
    let run = development(events, "2017-05-29");
    let json = serde_json::to_string(&run).unwrap();
    assert_eq!(serde_json::from_str::<Run>(&json).unwrap(), run);
    for script in Script::ALL {
        let text = run.report(script).render(Format::Markdown);
        assert!(!text.contains("\n\n\n") && text.len() > 1_000, "{text}");
    }
}

#[test]
fn the_check_finds_every_problem_at_once() {
    let rectification = case_file("rectification.toml");
    let swap = |from: &str, to: &str| {
        assert!(rectification.contains(from), "{from}");
        let text = rectification.replacen(from, to, 1);
        match Rulebook::read(&text) {
            Ok(_) => panic!("nothing is found: {from} → {to}"),
            Err(problems) => problems.to_string(),
        }
    };
    for (from, to, found) in [
        (
            "to = \"done\"",
            "to = \"dome\"",
            "there is no state `dome`; did you mean `done`?",
        ),
        (
            "on = \"acceptance\"",
            "on = \"x\"",
            "transition[accept].on: there is no event `x`",
        ),
        ("start = true, ", "", "procedure[rectification]: `start` is needed"),
        ("{ id = \"again\", ", "{ id = \"again\", start = true, ", "state[again].start:"),
        ("end = true, ", "", "state[done]: `end` is needed: nothing leads out"),
        (
            "guard = { not = { yes = \"passed\" } }",
            "",
            "transition[repeat]: `guard` is needed",
        ),
        (
            "at_most = { months = 4 }",
            "at_most = { months = 2 }",
            "period[three-months].at_most:",
        ),
        (
            "at_most = { months = 4 }",
            "at_most = { days = 90 }",
            "period[three-months].at_most:",
        ),
        ("lapses = { to = \"again\" }", "", "`lapses` is needed"),
        ("lapses = { to = \"again\" }", "lapses = { to = \"at-work\" }", "leads back"),
        ("lapses = { to = \"again\" }", "lapses = \"maybe\"", "`maybe` is none of"),
        ("months = 1 }", "months = 5 }", "period[three-months].shorten.down_to:"),
        ("month_end = \"last_day\"", "", "the key `month_end` is missing"),
        ("on = \"cut\"", "on = \"acceptance\"", "another rule takes this event"),
        ("holds = [\"accept\", \"repeat\"]", "holds = []", "`holds` is needed"),
        (
            "[\"at-work\", \"again\"]",
            "[\"at-work\", \"again\", \"done\"]",
            "state[done].end:",
        ),
        ("ground = { assumed = \"an example\" }", "", "nothing says where the numbers"),
        (
            "guard = { yes = \"passed\" }",
            "guard = { yes = \"past\" }",
            "there is no fact `past`",
        ),
        ("id = \"cut\"", "id = \"acceptance\"", "ids are unique among events"),
    ] {
        let problems = swap(from, to);
        assert!(problems.contains(found), "{from} → {to}\n{problems}");
    }
    let island = "state = [\n    { id = \"island\", label = { hans = \"岛\", hant = \"島\", en = \"island\" } },";
    let all = rectification.replace("state = [", island);
    let all = all.replace("guard = { not = { yes = \"passed\" } }", "");
    let all = all.replace("at_most = { months = 4 }", "at_most = { months = 2 }");
    let problems = Rulebook::read(&all).map(|_| ()).unwrap_err();
    assert!(!problems.to_string().contains("island"), "names and lengths come first");
    let all = all.replace("at_most = { months = 2 }", "at_most = { months = 4 }");
    let problems = Rulebook::read(&all).map(|_| ()).unwrap_err();
    let paths: Vec<&str> = problems.iter().map(|one| one.at.as_str()).collect();
    let island = "procedure[rectification].state[island]";
    assert_eq!(paths, [island, island, "procedure[rectification].transition[repeat]"]);
}

#[test]
fn the_check_of_a_deadline() {
    let text = file("deadline-default.toml");
    for (from, to, found) in [
        ("lapses = { to = \"refused\" }", "", "the key `lapses` is missing"),
        ("in_time = \"on_the_last_day\"", "", "the key `in_time` is missing"),
        ("met_by = [\"paper\"]", "met_by = [\"delivery\"]", "met_by[#1]:"),
        ("met_by = [\"paper\"]", "met_by = []", "at least one event is needed here"),
        (
            "during = [\"delivered\"]",
            "during = [\"delivered\", \"answered\"]",
            "during[#2]:",
        ),
        ("{ days = 15 }", "{ days = 0 }", "not a whole number between 1 and 36500"),
        ("{ days = 15 }", "{ day = 15 }", "did you mean `days`?"),
        (
            "lapses = { to = \"refused\" }",
            "lapses = { to = \"delivered\" }",
            "leads back",
        ),
        (
            "lapses = { to = \"refused\" }",
            "lapses = \"finding\"",
            "state[refused]: `to` is needed",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let problems = Rulebook::read(&text.replace(from, to)).map(|_| ()).unwrap_err();
        assert!(problems.to_string().contains(found), "{from} → {to}\n{problems}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_order_of_arrival_gives_the_same_bytes(
        (events, shuffled) in prop::collection::vec((0_usize..11, 0_u64..1_400, 0_u32..3), 0..20)
            .prop_map(|moves| {
                let start = day("2014-06-01");
                let one = |(place, after, seq): (usize, u64, u32)| {
                    let mut one = moved(PATH[place].0, PATH[place].1);
                    if after % 2 == 0 { one.on = start + chrono::Days::new(after); }
                    one.seq = seq;
                    one
                };
                let mut all: Vec<Happened> = moves.into_iter().map(one).collect();
                all.extend(whole_path());
                all
            })
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))
    ) {
        let one = serde_json::to_string(&development(events, "2018-01-01")).unwrap();
        let other = serde_json::to_string(&development(shuffled, "2018-01-01")).unwrap();
        prop_assert_eq!(one, other);
    }
}
