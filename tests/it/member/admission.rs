//! From a run of the procedure `admission` to a record of the register.

use chrono::NaiveDate;
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::member::{Member, MemberDraft, Stage};
use grassroots::procedure::{Ballot, Happened, History, Run, replay};
use grassroots::rulebook::bundled;
use grassroots::vocabulary::Period;

use super::{checked, day, id};

const EVENTS: [(&str, &str); 10] = [
    ("application", "2014-06-10"),
    ("talk", "2014-07-10"),
    ("activist-decided", "2014-12-31"),
    ("target-decided", "2015-12-31"),
    ("training", "2016-01-15"),
    ("pre-review", "2016-01-31"),
    ("assembly-admits", "2016-02-29"),
    ("approval", "2016-05-29"),
    ("assembly-converts", "2017-02-28"),
    ("conversion-approval", "2017-05-28"),
];

fn happened(event: &str, on: &str) -> Happened {
    let happened = Happened::new(day(on), 1, id(event));
    match event {
        "application" => happened.with(id("written-application")),
        "talk" => happened.by(id("branch")),
        "pre-review" | "approval" | "conversion-approval" => happened.by(id("committee")),
        "assembly-admits" | "assembly-converts" => {
            happened.by(id("branch")).voted(Ballot::new(10, 6, 6).unwrap())
        }
        _ => happened,
    }
}

fn run(as_of: &str) -> Run {
    let book = bundled::members_2014().unwrap();
    let begun = day("2014-06-01");
    let facts = [
        ("born", Raw::text("1996-06-10")),
        ("contacts", Raw::Integer(2)),
        ("introducers", Raw::Integer(2)),
        ("training.days", Raw::Integer(3)),
        ("leaves_soon", Raw::Boolean(false)),
    ];
    let draft = SheetDraft::new(Period::new(begun, None).unwrap(), SheetState::Open);
    let sheet = book.dictionary().sheet(&draft.with_all(facts)).unwrap();
    let events = EVENTS.iter().map(|(event, on)| happened(event, on)).collect();
    let history = History::new(begun, events).with_facts(begun, sheet).unwrap();
    replay(book.procedure("admission").unwrap(), &history, day(as_of))
}

/// The stage that a state of `admission` stands for; none before an application, and once
/// the probation is annulled.
fn stage_of(state: &str) -> Option<Stage> {
    match state {
        "applicant" | "talked" => Some(Stage::Applicant),
        "activist" => Some(Stage::Activist),
        "target" | "trained" | "reviewed" | "voted" | "voted-special" => {
            Some(Stage::DevelopmentTarget)
        }
        "probation" | "converted" => Some(Stage::Probationary),
        "member" => Some(Stage::Full),
        _ => None,
    }
}

/// The day since when a stay counts as its stage: probation from the assembly that admitted
/// (预备期从支部大会通过之日算起), full membership from the one that converted on the day on which
/// the probation was over, not from the approval of either.
fn counts_from(run: &Run, state: &str, from: NaiveDate) -> NaiveDate {
    let decided_in = match state {
        "probation" => "voted",
        "member" => "converted",
        _ => return from,
    };
    let stays = run.stays.iter().rev();
    let decided = stays.clone().find(|stay| stay.state.id.as_str() == decided_in);
    decided.map_or(from, |stay| stay.from)
}

fn member(as_of: &str) -> Member {
    let run = run(as_of);
    let mut draft = MemberDraft::new(id("m1"), id("dongcun"), run.as_of);
    draft.born = Some(day("1996-06-10"));
    for stay in &run.stays {
        let state = stay.state.id.as_str();
        if let Some(stage) = stage_of(state) {
            draft = draft.with_stage(stage, counts_from(&run, state, stay.from));
        }
    }
    checked(draft)
}

#[test]
fn every_state_of_the_procedure_has_its_stage() {
    let book = bundled::members_2014().unwrap();
    let rules = book.procedure("admission").unwrap().rules();
    let without: Vec<&str> = rules
        .states
        .iter()
        .map(|state| state.name.id.as_str())
        .filter(|state| stage_of(state).is_none())
        .collect();
    assert_eq!(without, ["outside", "annulled"]);
}

#[test]
fn the_stages_are_those_of_the_run() {
    let whole = member("2017-12-31");
    let since: Vec<_> = Stage::ALL.iter().map(|(_, stage)| whole.since(*stage)).collect();
    let days = ["2014-06-10", "2014-12-31", "2015-12-31", "2016-02-29", "2017-02-28"];
    let days: Vec<_> =
        std::iter::once(None).chain(days.iter().map(|on| Some(day(on)))).collect();
    assert_eq!(since, days);
    // Asked on the day itself, the run and the register say the same.
    for (as_of, stage) in [
        ("2016-01-31", Stage::DevelopmentTarget),
        ("2016-05-28", Stage::DevelopmentTarget),
        ("2016-05-29", Stage::Probationary),
        ("2017-05-27", Stage::Probationary),
        ("2017-05-28", Stage::Full),
    ] {
        let found = member(as_of).stage_on(day(as_of)).unwrap();
        assert_eq!(found.settled(), Some(stage), "{as_of}");
    }
}
