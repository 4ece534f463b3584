//! Every legal course of a village, and every move that is none.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::procedure::{
    Because, Happened, History, Obstacle, Procedure, Run, replay,
};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Period};
use proptest::prelude::*;

use super::book;
use crate::strategies::{Dice, cases, dice};

/// A move: the transition, the state before, the event, what the inspection found, and the
/// state after.
type Move =
    (&'static str, &'static str, &'static str, Option<&'static str>, &'static str);

/// From the domain: identified → planned → under way → applied → inspected (passed or failed)
/// → revisited → consolidated or relapsed; failed and relapsed go back under way.
const MOVES: [Move; 12] = [
    ("plan", "identified", "plan-made", None, "planned"),
    ("begin", "planned", "work-begun", None, "under-way"),
    ("apply", "under-way", "application", None, "applied"),
    ("pass", "applied", "inspection", Some("passed"), "passed"),
    ("fail", "applied", "inspection", Some("failed"), "failed"),
    ("resume", "failed", "work-resumed", None, "under-way"),
    ("revisit", "passed", "revisit", None, "revisited"),
    ("consolidate", "revisited", "consolidation", None, "consolidated"),
    ("relapse", "passed", "relapse", None, "relapsed"),
    ("relapse", "revisited", "relapse", None, "relapsed"),
    ("relapse", "consolidated", "relapse", None, "relapsed"),
    ("resume", "relapsed", "work-resumed", None, "under-way"),
];

/// Each event with who does it and what shows it.
const EVENTS: [(&str, &str, &str); 8] = [
    ("plan-made", "village", "plan"),
    ("work-begun", "township", "team-assigned"),
    ("application", "township", "written-request"),
    ("inspection", "county", "inspection-sheet"),
    ("work-resumed", "township", "adjusted-plan"),
    ("revisit", "county", "revisit-record"),
    ("consolidation", "county", "finding"),
    ("relapse", "township", "finding"),
];

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn course(book: &Rulebook) -> &Procedure {
    book.procedure("rectification/lifecycle").unwrap()
}

fn begun() -> NaiveDate {
    "2005-01-03".parse().unwrap()
}

/// A move a week, the first a week after the beginning.
fn week(nth: usize) -> NaiveDate {
    begun() + Days::new(7 * (u64::try_from(nth).unwrap() + 1))
}

fn event(name: &str, on: NaiveDate) -> Happened {
    let (_, by, evidence) =
        EVENTS.into_iter().find(|(known, ..)| *known == name).unwrap();
    Happened::new(on, 1, id(name)).by(id(by)).with(id(evidence))
}

/// Facts of every week: what the inspection found, where there was one.
fn history(book: &Rulebook, path: &[Move], more: Vec<Happened>) -> History {
    let events = path.iter().enumerate().map(|(nth, one)| event(one.2, week(nth)));
    let mut history = History::new(begun(), events.chain(more).collect());
    let period = Period::new(begun(), None).unwrap();
    for (nth, (.., found, _)) in path.iter().enumerate() {
        let Some(found) = found else { continue };
        let draft = SheetDraft::new(period, SheetState::Open)
            .with("acceptance.result", Raw::text(found));
        let sheet = book.dictionary().sheet(&draft).unwrap();
        history = history.with_facts(week(nth), sheet).unwrap();
    }
    history
}

/// Every course that comes to no state more than three times: any two loops, one after the
/// other, and all ways on from there.
fn courses() -> Vec<Vec<Move>> {
    let mut found: Vec<Vec<Move>> = vec![Vec::new()];
    let mut longest = found.clone();
    while !longest.is_empty() {
        let mut longer = Vec::new();
        for path in longest {
            let state = path.last().map_or("identified", |one| one.4);
            let times = |state: &str| path.iter().filter(|one| one.4 == state).count();
            let next = MOVES.iter().filter(|one| one.1 == state && times(one.4) < 3);
            longer.extend(next.map(|one| [path.clone(), vec![*one]].concat()));
        }
        found.extend(longer.iter().cloned());
        longest = longer;
    }
    found
}

fn taken(run: &Run) -> Vec<(NaiveDate, String, String, String)> {
    let steps = run.steps.iter();
    let taken = steps.filter_map(|step| match &step.because {
        Because::Taken { transition, from, to, .. } => Some((
            step.on,
            transition.id.to_string(),
            from.id.to_string(),
            to.id.to_string(),
        )),
        _ => None,
    });
    taken.collect()
}

fn state(run: &Run) -> &str {
    run.state().unwrap().id.as_str()
}

#[test]
fn every_legal_course_is_accepted_move_by_move() {
    let book = book();
    let courses = courses();
    // None, one and two moves that lead to the first stay under way. A round has eight ends
    // (applied, failed, passed, revisited, consolidated, three ways to relapse), and four of
    // them lead back: 1 + 4 + 16 stays under way, each with a round of eight.
    assert_eq!(courses.len(), 2 + (1 + 4 + 16) + (1 + 4 + 16) * 8);
    for path in &courses {
        let history = history(book, path, Vec::new());
        let last = week(path.len());
        let run = replay(course(book), &history, last);
        assert_eq!(run.refused().count(), 0, "{path:?}");
        let expected: Vec<_> = path
            .iter()
            .enumerate()
            .map(|(nth, (transition, from, .., to))| {
                (
                    week(nth),
                    (*transition).to_owned(),
                    (*from).to_owned(),
                    (*to).to_owned(),
                )
            })
            .collect();
        assert_eq!(taken(&run), expected);
        // The state of any day gone by, told afterwards and on the day itself.
        let mut day = begun();
        while day <= last {
            let moves = path.iter().enumerate().take_while(|(nth, _)| week(*nth) <= day);
            let expected = moves.last().map_or("identified", |(_, one)| one.4);
            assert_eq!(
                run.state_on(day).unwrap().id.as_str(),
                expected,
                "{day} {path:?}"
            );
            assert_eq!(state(&replay(course(book), &history, day)), expected);
            day = day + Days::new(3);
        }
    }
}

#[test]
fn every_other_move_is_refused_in_every_state() {
    let book = book();
    let mut tried: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for path in courses() {
        let at = path.last().map_or("identified", |one| one.4);
        let legal: Vec<&str> =
            MOVES.iter().filter(|one| one.1 == at).map(|one| one.2).collect();
        for (name, ..) in EVENTS.into_iter().filter(|(name, ..)| !legal.contains(name)) {
            let on = week(path.len());
            let history = history(book, &path, vec![event(name, on)]);
            let run = replay(course(book), &history, on);
            assert_eq!(state(&run), at, "{name} after {path:?}");
            let refused: Vec<_> = run.refused().collect();
            let [step] = refused.as_slice() else { panic!("{name} after {path:?}") };
            assert_eq!(step.on, on);
            let Because::Refused { state, why, possible, .. } = &step.because else {
                panic!("{step:?}")
            };
            assert_eq!(state.id.as_str(), at);
            assert!(matches!(why.as_slice(), [Obstacle::NotHere]), "{why:?}");
            // What would have been possible is told, and that is what the domain allows.
            for other in possible {
                assert!(
                    legal.contains(&other.event.id.as_str()),
                    "{at}: {}",
                    other.event.id
                );
            }
            assert_eq!(possible.is_empty(), legal.is_empty());
            *tried.entry((at.to_owned(), name)).or_insert(0) += 1;
        }
    }
    // Nine states that are not the end, eight events, eleven of these pairs are moves.
    assert_eq!(tried.len(), 9 * 8 - 11);
}

#[test]
fn after_the_year_of_tracking_nothing_moves_a_village() {
    let book = book();
    let path: Vec<Move> = [0, 1, 2, 3, 6, 7].map(|nth| MOVES[nth]).into();
    let last = week(path.len() - 1);
    let closed = NaiveDate::from_ymd_opt(2006, 2, 15).unwrap();
    // Consolidated in the sixth week, 14 February 2005; the year's last day is 14 February.
    assert_eq!(last, NaiveDate::from_ymd_opt(2005, 2, 14).unwrap());
    for (name, ..) in EVENTS {
        let history = history(book, &path, vec![event(name, closed)]);
        let day_before = replay(course(book), &history, closed.pred_opt().unwrap());
        assert_eq!(state(&day_before), "consolidated");
        let run = replay(course(book), &history, closed);
        assert_eq!((state(&run), run.refused().count()), ("closed", 1), "{name}");
    }
}

#[test]
fn what_an_event_lacks_is_told_all_at_once() {
    let book = book();
    let path: Vec<Move> = MOVES[..3].into();
    let bare = Happened::new(week(3), 1, id("inspection"));
    let run = replay(course(book), &history(book, &path, vec![bare]), week(3));
    assert_eq!(state(&run), "applied");
    let Because::Refused { why, .. } = &run.refused().next().unwrap().because else {
        panic!("not refused")
    };
    // No score, nobody named, no sheet; the same of both ways that an inspection can go.
    let has = |is: fn(&Obstacle) -> bool| why.iter().any(is);
    assert!(has(|one| matches!(one, Obstacle::GuardOpen { .. })), "{why:?}");
    assert!(has(|one| matches!(one, Obstacle::NobodyNamed { .. })), "{why:?}");
    assert!(has(|one| matches!(one, Obstacle::NoEvidence { .. })), "{why:?}");
}

/// A course with some more events anywhere, some of them on the day of another.
fn disturbed(dice: &mut Dice) -> (Vec<Move>, Vec<Happened>) {
    let courses = courses();
    let path = dice.pick(&courses).clone();
    let mut more = Vec::new();
    for _ in 0..dice.roll(5) {
        let (name, ..) = *dice.pick(&EVENTS);
        let on = begun() + Days::new(u64::try_from(dice.roll(100)).unwrap());
        let mut one = event(name, on);
        one.seq = u32::try_from(dice.roll(3)).unwrap();
        more.push(one);
    }
    (path, more)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_order_of_arrival_makes_no_difference(mut dice in dice(256)) {
        let book = book();
        let (path, more) = disturbed(&mut dice);
        let ordered = history(book, &path, more);
        let mut events = ordered.events().to_vec();
        for place in (1..events.len()).rev() {
            events.swap(place, dice.roll(place + 1));
        }
        let shuffled = history(book, &[], Vec::new());
        prop_assert!(shuffled.events().is_empty());
        let mut again = History::new(begun(), events);
        for (nth, (.., found, _)) in path.iter().enumerate() {
            let Some(found) = found else { continue };
            let draft = SheetDraft::new(Period::new(begun(), None).unwrap(), SheetState::Open)
                .with("acceptance.result", Raw::text(found));
            let sheet = book.dictionary().sheet(&draft).unwrap();
            again = again.with_facts(week(nth), sheet).unwrap();
        }
        let as_of = week(path.len() + 20);
        prop_assert_eq!(
            replay(course(book), &ordered, as_of),
            replay(course(book), &again, as_of)
        );
    }
}
