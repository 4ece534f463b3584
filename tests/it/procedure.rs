//! Procedures by hand-worked dates: both sides of every limit, refusals with the day from
//! which they would be possible, lapses, votes, extensions, and every problem of the check.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what makes procedures and histories stands outside the tests"
)]

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use grassroots::explain::{Format, Wording as _};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::procedure::{
    Ballot, Because, Calendar, Clock, Happened, History, Length, Obstacle, Possible,
    Procedure, Run, Standing, replay,
};
use grassroots::rulebook::{Rulebook, RulebookDraft};
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

/// Whether some clock of this name stands so.
fn stands(run: &Run, clock: &str, standing: Standing) -> bool {
    let named = |one: &&Clock| one.name.id.as_str() == clock;
    run.clocks.iter().filter(named).any(|one| one.standing == standing)
}

/// Why the only refused event was refused.
fn refusal(run: &Run) -> (&[Obstacle], &[Possible]) {
    let refused: Vec<_> = run.refused().collect();
    assert_eq!(refused.len(), 1, "{refused:?}");
    match &refused[0].because {
        Because::Refused { why, possible, .. } => (why, possible),
        other => panic!("{other:?}"),
    }
}

fn standing(run: &Run, clock: &str) -> Standing {
    run.clocks.iter().rfind(|one| one.name.id.as_str() == clock).unwrap().standing
}

const fn is_shared<T: Send + Sync + 'static>() {}

#[test]
fn a_procedure_is_a_handle_and_everything_can_be_shared() {
    is_shared::<Procedure>();
    is_shared::<History>();
    is_shared::<Run>();
    assert_eq!(size_of::<Procedure>(), size_of::<usize>());
}

// ---- the deadline with a default ----------------------------------------------------

fn answer(lines: &[&str], as_of: &str) -> Run {
    let book = Rulebook::read(&file("deadline-default.toml")).unwrap();
    run(&book, &History::new(day("2019-01-01"), events(lines)), as_of)
}

#[test]
fn no_paper_within_fifteen_days_is_a_refusal_on_the_sixteenth() {
    for (delivered, last, lapsed) in [
        ("2019-03-01", "2019-03-16", "2019-03-17"),
        ("2019-02-14", "2019-03-01", "2019-03-02"),
        ("2020-02-14", "2020-02-29", "2020-03-01"),
        ("2019-12-17", "2020-01-01", "2020-01-02"),
    ] {
        let delivery = format!("{delivered} 1 delivery");
        assert_eq!(state(&answer(&[&delivery], last)), "delivered");
        let silent = answer(&[&delivery], lapsed);
        assert_eq!(state(&silent), "refused");
        assert!(silent.is_over);
        assert_eq!(
            standing(&silent, "fifteen-days"),
            Standing::Lapsed { on: day(lapsed) }
        );
        assert_eq!(silent.state_on(day(last)).unwrap().id.as_str(), "delivered");
        assert_eq!(silent.stays[1].days(day(lapsed)), 16);
        let before = day(last).pred_opt().unwrap().to_string();
        for in_time in [&before, last] {
            let paper = format!("{in_time} 1 paper");
            let run = answer(&[&delivery, &paper], lapsed);
            assert_eq!(state(&run), "answered");
            let met = Standing::Met { on: day(in_time) };
            assert_eq!(standing(&run, "fifteen-days"), met);
        }
        let late = answer(&[&delivery, &format!("{lapsed} 1 paper")], lapsed);
        assert_eq!(state(&late), "refused");
        assert_eq!(refusal(&late), (&[Obstacle::NotHere][..], &[][..]));
    }
}

#[test]
fn before_the_last_day_is_a_day_less() {
    let text =
        file("deadline-default.toml").replace("on_the_last_day", "before_the_last_day");
    let book = Rulebook::read(&text).unwrap();
    let history =
        |line| History::new(day("2019-01-01"), events(&["2019-03-01 1 delivery", line]));
    let as_of = "2019-04-01";
    assert_eq!(state(&run(&book, &history("2019-03-15 1 paper"), as_of)), "answered");
    assert_eq!(state(&run(&book, &history("2019-03-16 1 paper"), as_of)), "refused");
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
    let (why, possible) = refusal(&early);
    assert_eq!(why, [Obstacle::NotHere]);
    let next: Vec<_> =
        possible.iter().map(|one| (one.event.id.as_str(), one.from)).collect();
    let on = Some(day("2019-03-01"));
    assert_eq!(next, [("delivery", on), ("withdrawal", on)]);
    let refused = early.refused().next().unwrap();
    assert_eq!(
        refused.words(Script::Hans),
        "2019-03-01：提交书面材料不予受理，状态仍为“待送达”：此状态下无此步骤；\
         可行的步骤：送达通知（转为“已送达”），2019-03-01起、撤回通知（转为“已撤回”），2019-03-01起"
    );
    let silent = answer(&["2019-03-01 1 delivery"], "2019-03-17");
    assert_eq!(
        silent.report(Script::Hans).render(Format::Text),
        "限期答复\n2019-03-17，状态：视为拒绝\n\n经过\n\
         2019-01-01：开始，状态为“待送达”\n\
         2019-03-01：送达通知，依“送达”由“待送达”转为“已送达”\n\
         2019-03-17：“十五日答复期”于2019-03-16届满，由“已送达”转为“视为拒绝”\n\n时限\n\
         “十五日答复期”：自2019-03-01起算，至2019-03-16，2019-03-17起届满\n\n下一步\n"
    );
}

#[test]
fn what_cannot_be_ordered_or_is_not_known_is_refused() {
    let twins =
        answer(&["2019-03-01 1 delivery", "2019-03-01 1 withdrawal"], "2019-03-02");
    assert_eq!(state(&twins), "open");
    assert_eq!(twins.refused().count(), 2);
    let ordered = answer(&["2019-03-01 2 paper", "2019-03-01 1 delivery"], "2019-03-02");
    assert_eq!(state(&ordered), "answered");
    let unknown = answer(&["2019-03-01 1 letter"], "2019-03-02");
    assert_eq!(refusal(&unknown).0, [Obstacle::NoSuchEvent]);
    let before = answer(&["2018-12-31 1 delivery"], "2019-03-02");
    let begun = day("2019-01-01");
    assert_eq!(refusal(&before).0, [Obstacle::BeforeTheBeginning { begun }]);
    assert_eq!(answer(&["2019-03-03 1 delivery"], "2019-03-02").later, 1);
    assert_eq!(answer(&[], "2018-12-31").state(), None);
}

#[test]
fn working_days_need_a_calendar_that_knows_them() {
    let text =
        file("deadline-default.toml").replace("{ days = 15 }", "{ working_days = 3 }");
    let book = Rulebook::read(&text).unwrap();
    // 30 April 2019 is a Tuesday; 1 May to 4 May were off, and Sunday 5 May was worked.
    let history = History::new(day("2019-01-01"), events(&["2019-04-30 1 delivery"]));
    let unknown = run(&book, &history, "2019-12-31");
    assert_eq!(state(&unknown), "delivered");
    assert_eq!(standing(&unknown, "fifteen-days"), Standing::Undetermined);
    let lines = events(&["2019-04-30 1 delivery", "2019-05-02 1 paper"]);
    let answered = run(&book, &History::new(day("2019-01-01"), lines), "2019-12-31");
    assert_eq!(state(&answered), "answered");
    assert_eq!(standing(&answered, "fifteen-days"), Standing::Undetermined);
    let off = ["2019-05-01", "2019-05-02", "2019-05-03"].map(day);
    let calendar =
        Calendar::new(Period::year(2019).unwrap(), off, [day("2019-05-05")]).unwrap();
    let history = history.with_calendar(calendar);
    // Worked: 5, 6 and 7 May.
    assert_eq!(state(&run(&book, &history, "2019-05-07")), "delivered");
    assert_eq!(state(&run(&book, &history, "2019-05-08")), "refused");
    let twice = Calendar::new(Period::year(2019).unwrap(), [off[0]], [off[0]]);
    assert!(twice.unwrap_err().to_string().starts_with("2019-05-01 stands among"));
}

// ---- the development of members -----------------------------------------------------

/// Every step on the edge of what is in time.
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
    ("annulment", "2017-03-31"),
];

const FACTS: [(&str, &str); 6] = [
    ("born", "1996-06-10"),
    ("contacts", "2"),
    ("introducers", "2"),
    ("training.days", "3"),
    ("training.hours", "0"),
    ("leaves_soon", "no"),
];

struct Development {
    book: Rulebook,
    events: Vec<Happened>,
    facts: Vec<(String, String)>,
}

impl Development {
    /// The path up to and with the `count`th step.
    fn up_to(count: usize) -> Development {
        let book = Rulebook::read(&file("member-development-2014.toml")).unwrap();
        let events =
            PATH.iter().take(count).map(|(event, on)| moved(event, on)).collect();
        let owned =
            |(fact, value): &(&str, &str)| ((*fact).to_owned(), (*value).to_owned());
        Development { book, events, facts: FACTS.iter().map(owned).collect() }
    }

    /// The same with the last step on another day.
    fn last_on(mut self, on: &str) -> Development {
        let last = self.events.last_mut().unwrap();
        (last.on, last.seq) = (day(on), 2);
        self
    }

    fn then(mut self, event: Happened) -> Development {
        self.events.push(event);
        self
    }

    fn fact(mut self, fact: &str, value: &str) -> Development {
        self.facts.retain(|(id, _)| id != fact);
        if !value.is_empty() {
            self.facts.push((fact.to_owned(), value.to_owned()));
        }
        self
    }

    fn history(&self) -> History {
        let from = day("2014-06-01");
        let period = Period::new(from, None).unwrap();
        let mut sheet = SheetDraft::new(period, SheetState::Open);
        for (fact, value) in &self.facts {
            let raw = match (value.as_str(), value.parse()) {
                ("no", _) => Raw::Boolean(false),
                ("yes", _) => Raw::Boolean(true),
                (_, Ok(number)) => Raw::Integer(number),
                (text, Err(_)) => Raw::Text(text.to_owned()),
            };
            sheet = sheet.with(fact, raw);
        }
        let sheet = self.book.dictionary().sheet(&sheet).unwrap();
        History::new(from, self.events.clone()).with_facts(from, sheet).unwrap()
    }

    fn on(&self, as_of: &str) -> Run {
        run(&self.book, &self.history(), as_of)
    }

    /// On the day of the last event.
    fn now(&self) -> Run {
        let last = self.events.iter().map(|event| event.on).max().unwrap();
        self.on(&last.to_string())
    }
}

/// One step with all that it must carry.
fn moved(event: &str, on: &str) -> Happened {
    let happened = Happened::new(day(on), 1, id(event));
    match event {
        "application" => happened.with(id("written-application")),
        "pre-review" | "approval" | "special-circumstances" => {
            happened.by(id("committee"))
        }
        "assembly-admits" | "assembly-converts" => {
            happened.by(id("branch")).voted(Ballot::new(10, 6, 6).unwrap())
        }
        "talk" | "annulment" => happened.by(id("branch")),
        _ => happened,
    }
}

fn extended(on: &str, length: Length) -> Happened {
    moved("probation-extended", on).lasting(length)
}

/// The first day that the refusal names.
fn possible_from(run: &Run) -> NaiveDate {
    match refusal(run).0 {
        [Obstacle::TooEarly { from, .. } | Obstacle::SpellNotOver { from, .. }] => *from,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_whole_path_is_in_time_to_the_day() {
    let run = Development::up_to(11).now();
    assert_eq!(state(&run), "member");
    assert_eq!(
        run.refused().count(),
        0,
        "{}",
        run.report(Script::En).render(Format::Text)
    );
    assert_eq!(run.overdue().count(), 0);
    let met = |clock| matches!(standing(&run, clock), Standing::Met { .. });
    assert!(met("talk-in-time") && met("first-observation") && met("assembly-in-time"));
    assert!(met("approval-in-time") && met("approval-at-last"));
    // The last observation was followed by another half year that was not used up.
    let on = day("2015-12-31");
    assert_eq!(standing(&run, "next-observation"), Standing::Dropped { on });
    assert_eq!(state(&Development::up_to(11).on("2015-12-30")), "activist");
    assert_eq!(run.state_on(day("2016-03-01")).unwrap().id.as_str(), "voted");
}

#[test]
fn each_wait_has_two_sides() {
    for (step, too_early, first) in [
        (1, "2014-06-09", "2014-06-10"),  // eighteen on the day
        (6, "2015-12-30", "2015-12-31"),  // a year as an activist
        (11, "2017-02-27", "2017-02-28"), // a year from 29 February
    ] {
        let mut early = Development::up_to(step).last_on(too_early);
        early.events.retain(|one| one.on <= day(too_early));
        assert_eq!(possible_from(&early.now()), day(first));
        for on in [first, &day(first).succ_opt().unwrap().to_string()] {
            assert_eq!(Development::up_to(step).last_on(on).now().refused().count(), 0);
        }
    }
    let leap = Development::up_to(1).fact("born", "1996-02-29");
    assert_eq!(leap.now().refused().count(), 0);
    let mut born = Development::up_to(1).fact("born", "2000-02-29").last_on("2018-02-27");
    assert_eq!(possible_from(&born.now()), day("2018-02-28"));
    let text = file("member-development-2014.toml")
        .replace("last_day\"\nstate", "overflow\"\nstate");
    born.book = Rulebook::read(&text).unwrap();
    assert_eq!(possible_from(&born.now()), day("2018-03-01"));
}

#[test]
fn each_deadline_has_two_sides() {
    // A finding: what comes late is taken, and said to be late.
    for (step, clock, last) in [
        (2, "talk-in-time", "2014-07-10"),
        (4, "first-observation", "2015-06-30"),
        (5, "next-observation", "2015-12-30"),
        (9, "assembly-in-time", "2016-02-29"),
        (10, "approval-in-time", "2016-05-29"),
    ] {
        let (last, step) = (day(last), Development::up_to(step));
        let (before, late) = (last.pred_opt().unwrap(), last.succ_opt().unwrap());
        for on in [before, last] {
            let mut moved =
                Development { events: step.events.clone(), ..Development::up_to(0) };
            moved.events.last_mut().unwrap().on = on;
            assert!(stands(&moved.now(), clock, Standing::Met { on }), "{clock}");
        }
        let mut open = Development::up_to(0);
        open.events = step.events[..step.events.len() - 1].to_vec();
        assert_eq!(open.on(&last.to_string()).overdue().count(), 0, "{clock}");
        let overdue = open.on(&late.to_string());
        assert_eq!(overdue.overdue().count(), 1, "{clock}");
        assert_eq!(standing(&overdue, clock), Standing::Overdue { since: late });
        let run = step.last_on(&late.to_string()).now();
        assert!(stands(&run, clock, Standing::MetLate { on: late }), "{clock}");
        assert_eq!(run.refused().count(), 0);
    }
}

#[test]
fn approval_after_six_months_starts_anew() {
    // Adopted on 29 February 2016: three months to 29 May, six to 29 August.
    let special = |approved: &str| {
        Development::up_to(9)
            .then(moved("special-circumstances", "2016-05-29"))
            .then(moved("approval", approved))
            .now()
    };
    assert_eq!(state(&special("2016-08-28")), "probation");
    assert_eq!(state(&special("2016-08-29")), "probation");
    let late = special("2016-08-30");
    assert_eq!(state(&late), "trained");
    assert_eq!(refusal(&late).0, [Obstacle::NotHere]);
    let on = day("2016-05-29");
    assert_eq!(standing(&late, "approval-in-time"), Standing::Dropped { on });
    // The pre-review comes again, and with it a new month and a new vote.
    let again = Development::up_to(9)
        .then(moved("pre-review", "2016-09-01"))
        .then(moved("assembly-admits", "2016-10-01"))
        .then(moved("approval", "2017-01-01"));
    assert_eq!(state(&again.now()), "probation");
    assert_eq!(
        possible_from(&again.then(moved("assembly-converts", "2017-09-30")).now()),
        day("2017-10-01")
    );
}

#[test]
fn probation_is_extended_once_by_half_a_year_to_a_year() {
    // Adopted on 29 February 2016: a year to 28 February 2017, half a year to 28 August.
    for (length, is_taken) in [
        (Length::Months(5), false),
        (Length::Days(180), false),
        (Length::Days(181), true), // 28 February + 181 days is 28 August
        (Length::Months(6), true),
        (Length::Years(1), true),
        (Length::Days(365), true),
        (Length::Days(366), false),
        (Length::Months(13), false),
    ] {
        let run = Development::up_to(10).then(extended("2017-02-20", length)).now();
        let told = run.refused().next().is_none();
        assert_eq!(told, is_taken, "{length:?}");
    }
    let once = || Development::up_to(10).then(extended("2017-02-20", Length::Months(6)));
    let early = once().then(moved("assembly-converts", "2017-08-27")).now();
    assert_eq!(possible_from(&early), day("2017-08-28"));
    let done = once().then(moved("assembly-converts", "2017-08-28")).now();
    assert_eq!(state(&done), "member");
    let twice = once().then(extended("2017-08-20", Length::Months(6))).now();
    assert_eq!(refusal(&twice).0, [Obstacle::TooOften { at_most: 1 }]);
    let bare =
        Development::up_to(10).then(moved("probation-extended", "2017-02-20")).now();
    assert_eq!(refusal(&bare).0, [Obstacle::NoLength]);
    let annulled = once().then(moved("annulment", "2017-08-28")).now();
    assert_eq!(state(&annulled), "annulled");
}

#[test]
fn both_majorities_are_of_those_entitled() {
    for (counts, is_adopted) in [
        ((10, 5, 5), false), // half attending is not more than half
        ((10, 6, 5), false), // five of ten in favour is not more than half
        ((10, 5, 6), false), // opinions sent in do not make a turnout
        ((10, 6, 6), true),
        ((11, 6, 6), true),
        ((11, 6, 5), false),
        ((0, 0, 0), false), // nobody is no majority
    ] {
        let (entitled, attending, in_favour) = counts;
        let ballot = Ballot::new(entitled, attending, in_favour).unwrap();
        let mut path = Development::up_to(9);
        path.events.last_mut().unwrap().ballot = Some(ballot);
        assert_eq!(state(&path.now()) == "voted", is_adopted, "{counts:?}");
    }
    assert!(Ballot::new(10, 11, 0).is_err() && Ballot::new(10, 6, 11).is_err());
    assert!(Ballot::new(10, 6, 6).unwrap().with_valid(5).is_err());
    let mut silent = Development::up_to(9);
    silent.events.last_mut().unwrap().ballot = None;
    assert_eq!(refusal(&silent.now()).0, [Obstacle::NoBallot]);
}

#[test]
fn guards_evidence_and_roles_hold_an_event_back() {
    let trained = |days: &str, hours: &str| {
        let path = Development::up_to(7).fact("training.days", days);
        path.fact("training.hours", hours).now()
    };
    assert_eq!(state(&trained("3", "0")), "trained");
    assert_eq!(state(&trained("2", "24")), "trained");
    assert_eq!(state(&trained("3", "")), "trained"); // one is enough to tell
    let short = trained("2", "23");
    assert_eq!(state(&short), "target");
    assert!(matches!(refusal(&short).0, [Obstacle::GuardNotMet { .. }]));
    let open = trained("2", "");
    assert!(matches!(refusal(&open).0, [Obstacle::GuardOpen { .. }]));
    let missing: Vec<&str> = open.missing().iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(missing, ["training.hours"]);
    let unborn = Development::up_to(1).fact("born", "").now();
    assert!(matches!(refusal(&unborn).0, [Obstacle::NotSince { .. }]));
    let mut bare = Development::up_to(1);
    bare.events[0].evidence.clear();
    assert!(matches!(refusal(&bare.now()).0, [Obstacle::NoEvidence { .. }]));
    let mut nobody = Development::up_to(2);
    nobody.events[1].by = None;
    assert!(matches!(refusal(&nobody.now()).0, [Obstacle::NobodyNamed { .. }]));
    nobody.events[1].by = Some(id("committee"));
    assert!(matches!(refusal(&nobody.now()).0, [Obstacle::NotTheirs { .. }]));
    for (fact, value) in [
        ("contacts", "0"),
        ("contacts", "3"),
        ("introducers", "1"),
        ("leaves_soon", "yes"),
    ] {
        assert!(Development::up_to(11).fact(fact, value).now().refused().count() > 0);
    }
}

#[test]
fn every_number_of_both_files_has_a_ground() {
    for name in ["deadline-default.toml", "member-development-2014.toml"] {
        let book = Rulebook::read(&file(name)).unwrap();
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
    for name in ["deadline-default.toml", "member-development-2014.toml"] {
        let draft = RulebookDraft::read(&file(name)).unwrap();
        let printed = draft.to_toml();
        assert_eq!(RulebookDraft::read(&printed).unwrap(), draft);
        assert!(Rulebook::read(&printed).is_ok());
    }
}

#[test]
fn a_run_goes_over_the_wire_and_is_worded_in_three_scripts() {
    let path = Development::up_to(11)
        .fact("training.hours", "")
        .then(moved("approval", "2017-03-01"))
        .then(moved("talk", "2014-06-05"));
    let run = path.now();
    let json = serde_json::to_string(&run).unwrap();
    assert_eq!(serde_json::from_str::<Run>(&json).unwrap(), run);
    for script in Script::ALL {
        let text = run.report(script).render(Format::Markdown);
        assert!(!text.contains("\n\n\n") && text.len() > 1_000, "{text}");
    }
}

// ---- a period that may be cut, guards that exclude each other --------------------------

const RECTIFICATION: &str = r#"
schema = "rulebook/1"
id = "rectification"
edition = "1"
in_force = { from = "2019-01-01" }
title = { hans = "整顿", hant = "整頓", en = "Rectification" }
ground = { assumed = "an example" }

[[fact]]
id = "passed"
label = { hans = "验收合格", hant = "驗收合格", en = "accepted" }
kind = "yes_no"

[[procedure]]
id = "rectification"
title = { hans = "整顿", hant = "整頓", en = "Rectification" }
subject = "branch"
month_end = "last_day"
state = [
    { id = "at-work", start = true, label = { hans = "整顿中", hant = "整頓中", en = "at work" } },
    { id = "again", label = { hans = "再次整顿", hant = "再次整頓", en = "once more" } },
    { id = "done", end = true, label = { hans = "整顿合格", hant = "整頓合格", en = "done" } },
]
event = [
    { id = "acceptance", label = { hans = "验收", hant = "驗收", en = "acceptance" } },
    { id = "cut", label = { hans = "缩短", hant = "縮短", en = "cut" } },
]

[[procedure.transition]]
id = "accept"
label = { hans = "合格", hant = "合格", en = "accepting" }
from = ["at-work", "again"]
to = "done"
on = "acceptance"
guard = { yes = "passed" }

[[procedure.transition]]
id = "repeat"
label = { hans = "不合格", hant = "不合格", en = "sending back" }
from = ["at-work"]
to = "again"
on = "acceptance"
guard = { not = { yes = "passed" } }

[[procedure.period]]
id = "three-months"
label = { hans = "整顿三个月", hant = "整頓三個月", en = "three months" }
state = "at-work"
after = { state = "at-work" }
at_least = { months = 3 }
opens = "the_day_after"
holds = ["accept", "repeat"]
at_most = { months = 4 }
in_time = "on_the_last_day"
lapses = { to = "again" }
shorten = { on = "cut", down_to = { months = 1 } }
"#;

fn rectified(passed: Option<bool>, moves: Vec<Happened>, as_of: &str) -> Run {
    let book = Rulebook::read(RECTIFICATION).unwrap();
    let from = day("2019-11-30");
    let mut sheet = SheetDraft::new(Period::new(from, None).unwrap(), SheetState::Open);
    if let Some(passed) = passed {
        sheet = sheet.with("passed", Raw::Boolean(passed));
    }
    let sheet = book.dictionary().sheet(&sheet).unwrap();
    let history = History::new(from, moves).with_facts(from, sheet).unwrap();
    run(&book, &history, as_of)
}

#[test]
fn a_period_holds_back_lapses_and_may_be_cut() {
    // From 30 November 2019: three months to 29 February, four to 30 March 2020.
    let accepted = |on: &str| vec![moved("acceptance", on)];
    let early = rectified(Some(true), accepted("2020-02-29"), "2020-02-29");
    assert_eq!(possible_from(&early), day("2020-03-01"));
    let as_of = "2020-04-30";
    assert_eq!(state(&rectified(Some(true), accepted("2020-03-01"), as_of)), "done");
    assert_eq!(state(&rectified(Some(false), accepted("2020-03-01"), as_of)), "again");
    assert_eq!(state(&rectified(None, accepted("2020-03-01"), "2020-03-01")), "at-work");
    assert_eq!(state(&rectified(None, Vec::new(), "2020-03-30")), "at-work");
    assert_eq!(state(&rectified(None, Vec::new(), "2020-03-31")), "again");
    let cut = |length| {
        let cut = moved("cut", "2019-12-01").lasting(length);
        rectified(Some(true), vec![cut, moved("acceptance", "2019-12-31")], "2020-01-31")
    };
    // To one month: held until 30 December, so possible on the 31st; but then time is up.
    let to_one = cut(Length::Months(1));
    assert_eq!(to_one.state_on(day("2019-12-30")).unwrap().id.as_str(), "at-work");
    assert!(stands(&to_one, "three-months", Standing::Lapsed { on: day("2019-12-31") }));
    assert_eq!(state(&to_one), "done"); // accepted once more
    let refused = |length| cut(length).refused().count();
    assert_eq!(refused(Length::Days(29)), 2, "too short, and then too early");
    assert_eq!(refused(Length::Months(4)), 2, "no shorter than it was");
}

#[test]
fn the_check_finds_every_problem_at_once() {
    let swap = |from: &str, to: &str| {
        assert!(RECTIFICATION.contains(from), "{from}");
        let text = RECTIFICATION.replacen(from, to, 1);
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
    let all = RECTIFICATION.replace("state = [", island);
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
        (events, shuffled) in prop::collection::vec((0_usize..12, 0_u64..1_400, 0_u32..3), 0..20)
            .prop_map(|moves| {
                let start = day("2014-06-01");
                let one = |(place, after, seq): (usize, u64, u32)| {
                    let mut one = moved(PATH[place].0, PATH[place].1);
                    if after % 2 == 0 { one.on = start + chrono::Days::new(after); }
                    one.seq = seq;
                    one
                };
                let mut all: Vec<Happened> = moves.into_iter().map(one).collect();
                all.extend(Development::up_to(11).events);
                all
            })
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))
    ) {
        let mut path = Development::up_to(0);
        path.events = events;
        let one = serde_json::to_string(&path.on("2018-01-01")).unwrap();
        path.events = shuffled;
        let other = serde_json::to_string(&path.on("2018-01-01")).unwrap();
        prop_assert_eq!(one, other);
    }
}
