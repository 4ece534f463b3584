//! Laws of procedures.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use grassroots::procedure::{
    Because, Happened, Lapse, Obstacle, Procedure, Run as Replayed, Step, replay,
};
use grassroots::rulebook::{RulebookDraft, bundled};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::shuffle;
use crate::naive::procedure::{Chance, Chronicle, Life, diary};
use crate::strategies::{
    ProcedureRun, any_procedure, any_run, carrying, cases, history, run_of,
};

/// The days of a run that are looked at: all in the beginning, later the days where
/// something changes and a few between.
fn days(run: &ProcedureRun, whole: &Replayed) -> BTreeSet<NaiveDate> {
    let begun = run.chronicle.begun;
    let events = run.chronicle.events.iter().map(|event| event.on);
    let ends = whole.clocks.iter().filter_map(|clock| clock.last_day);
    let stays = whole.stays.iter().map(|stay| stay.from);
    let near = events
        .chain(ends)
        .chain(stays)
        .flat_map(|day| [day - Days::new(1), day, day + Days::new(1)]);
    let few = (0..4).map(|nth| begun + Days::new(17 * nth));
    near.chain(few).chain([run.last]).filter(|day| *day <= run.last).collect()
}

fn procedure(run: &ProcedureRun) -> &Procedure {
    &run.rulebook.procedures()[0]
}

fn replayed(run: &ProcedureRun, chronicle: &Chronicle, on: NaiveDate) -> Replayed {
    replay(procedure(run), &history(chronicle, &run.rulebook), on)
}

/// An obstacle in the words of the naive one.
fn obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::NoSuchEvent => "no_such_event".to_owned(),
        Obstacle::SameNumber => "same_number".to_owned(),
        Obstacle::BeforeTheBeginning { .. } => "before".to_owned(),
        Obstacle::NotHere => "not_here".to_owned(),
        Obstacle::TooEarly { from, .. } => format!("too_early {from}"),
        Obstacle::SpellNotOver { from, .. } => format!("spell_not_over {from}"),
        Obstacle::NotSince { .. } => "not_since".to_owned(),
        Obstacle::NoCalendar { .. } => "no_calendar".to_owned(),
        Obstacle::GuardNotMet { .. } => "guard_not_met".to_owned(),
        Obstacle::GuardOpen { .. } => "guard_open".to_owned(),
        Obstacle::TooOften { .. } => "too_often".to_owned(),
        Obstacle::NoEvidence { evidence } => format!("no_evidence {}", evidence.id),
        Obstacle::NobodyNamed { .. } => "nobody_named".to_owned(),
        Obstacle::NotTheirs { .. } => "not_theirs".to_owned(),
        Obstacle::NoBallot => "no_ballot".to_owned(),
        Obstacle::NoValidCount => "no_valid_count".to_owned(),
        Obstacle::TooFewAttended { .. } => "too_few_attended".to_owned(),
        Obstacle::TooFewInFavour { .. } => "too_few_in_favour".to_owned(),
        Obstacle::NoLength => "no_length".to_owned(),
        Obstacle::TooShort { .. } => "too_short".to_owned(),
        Obstacle::TooLong { .. } => "too_long".to_owned(),
        Obstacle::NotShorter { .. } => "not_shorter".to_owned(),
        Obstacle::SpellOver { .. } => "spell_over".to_owned(),
        other => format!("{other:?}"),
    }
}

fn obstacles(all: &[Obstacle]) -> Vec<String> {
    let mut all: Vec<String> = all.iter().map(obstacle).collect();
    all.sort();
    all.dedup();
    all
}

/// Day, number and obstacles of each event that was refused.
fn refusals(found: &Replayed) -> Vec<(NaiveDate, u32, Vec<String>)> {
    let refused = found.refused().filter_map(|step| match &step.because {
        Because::Refused { seq, why, .. } => Some((step.on, *seq, obstacles(why))),
        _ => None,
    });
    refused.collect()
}

/// Those of one day and number stand in no order.
fn sorted(mut all: Vec<String>) -> String {
    all.sort();
    all.join("; ")
}

/// Everything that the two do not agree on, on one day.
fn disagreements(found: &Replayed, life: &Life<'_>, day: NaiveDate) -> Vec<String> {
    let mut all = Vec::new();
    let mut differ = |what: &str, found: String, expected: String| {
        if found != expected {
            all.push(format!("{day}: {what}: {found}, not {expected}"));
        }
    };
    let state = found.state().map_or("", |state| state.id.as_str());
    differ("the state", state.to_owned(), life.state.clone());
    let clocks: Vec<String> = found
        .clocks
        .iter()
        .map(|one| {
            format!("{} {} {:?} {:?}", one.name.id, one.from, one.last_day, one.standing)
        })
        .collect();
    let expected: Vec<String> = life
        .clocks
        .iter()
        .map(|one| {
            format!("{} {} {:?} {:?}", one.rule, one.from, one.last_day, one.standing)
        })
        .collect();
    differ("the clocks", clocks.join("; "), expected.join("; "));
    let refused = refusals(found).into_iter();
    let refused = refused.map(|(on, seq, why)| format!("{on} {seq} {why:?}")).collect();
    let expected: Vec<String> = life
        .refused
        .iter()
        .map(|one| format!("{} {} {:?}", one.on, one.seq, one.why))
        .collect();
    differ("refused", sorted(refused), sorted(expected));
    let made = found.steps.iter().filter_map(|step| match &step.because {
        Because::Taken { transition, .. } => {
            Some(format!("{} {}", step.on, transition.id))
        }
        Because::Extended { spell, .. } | Because::Shortened { spell, .. } => {
            Some(format!("{} {}", step.on, spell.id))
        }
        _ => None,
    });
    let expected = life.made.iter().map(|(on, rule)| format!("{on} {rule}"));
    let list = |all: Vec<String>| all.join("; ");
    differ("made", list(made.collect()), list(expected.collect()));
    let possible: Vec<Chance> = found
        .possible
        .iter()
        .map(|one| Chance {
            rule: one.rule.id.to_string(),
            event: one.event.id.to_string(),
            from: one.from,
            why: obstacles(&one.hindered),
        })
        .collect();
    differ("possible", format!("{possible:?}"), format!("{:?}", life.chances(day)));
    all
}

fn agrees(run: &ProcedureRun) -> Result<(), String> {
    let whole = replayed(run, &run.chronicle, run.last);
    let diary = diary(&run.chronicle, run.last);
    for (day, life) in &diary {
        let state = whole.state_on(*day).map_or("", |state| state.id.as_str());
        if state != life.state {
            return Err(format!("{day}, looked back on: {state}, not {}", life.state));
        }
    }
    for day in days(run, &whole) {
        let found = replayed(run, &run.chronicle, day);
        let Some((_, life)) = diary.iter().find(|(one, _)| *one == day) else {
            match found.state() {
                None => continue,
                Some(state) => {
                    return Err(format!("{day}: {state:?} before the beginning"));
                }
            }
        };
        let disagreements = disagreements(&found, life, day);
        if !disagreements.is_empty() {
            return Err(disagreements.join("\n"));
        }
    }
    Ok(())
}

#[test]
fn half_of_the_random_procedures_pass_their_check() {
    let mut runner = TestRunner::deterministic();
    let mut passed = 0;
    for _ in 0..200 {
        let text = any_procedure().new_tree(&mut runner).unwrap().current();
        passed += u32::from(RulebookDraft::read(&text).unwrap().check().is_ok());
    }
    assert!(passed >= 100, "only {passed} of 200 pass");
}

#[test]
fn much_happens_in_random_runs() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..200 {
        let run = any_run().new_tree(&mut runner).unwrap().current();
        let Some(run) = run else { continue };
        let whole = replayed(&run, &run.chronicle, run.last);
        let name = |step: &Step| match &step.because {
            Because::Lapsed { outcome: Lapse::To(_), .. } => "Moved".to_owned(),
            because => format!("{because:?}").split(' ').next().unwrap().to_owned(),
        };
        let names: BTreeSet<String> = whole.steps.iter().map(name).collect();
        for name in names {
            *seen.entry(name).or_default() += 1;
        }
    }
    for name in ["Extended", "Lapsed", "Met", "MetLate", "Moved", "Shortened", "Taken"] {
        let times = seen.get(name).copied().unwrap_or_default();
        assert!(times >= 10, "{name} in {times} of 200: {seen:?}");
    }
}

proptest! {
    #![proptest_config(cases(320))]

    #[test]
    fn the_naive_replay_agrees_on_every_day(run in any_run()) {
        let Some(run) = run else { return Ok(()) };
        prop_assert_eq!(agrees(&run), Ok(()));
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_procedure_that_is_printed_reads_back_the_same(text in any_procedure()) {
        let draft = RulebookDraft::read(&text).unwrap();
        prop_assert_eq!(RulebookDraft::read(&draft.to_toml()), Ok(draft));
    }

    #[test]
    fn a_run_goes_over_the_wire(run in any_run()) {
        let Some(run) = run else { return Ok(()) };
        let whole = replayed(&run, &run.chronicle, run.last);
        let text = serde_json::to_string(&whole).unwrap();
        prop_assert_eq!(serde_json::from_str::<Replayed>(&text).unwrap(), whole);
    }

    #[test]
    fn the_order_of_arrival_makes_no_difference(run in any_run()) {
        let Some(mut run) = run else { return Ok(()) };
        let before = replayed(&run, &run.chronicle, run.last);
        shuffle(&mut run.dice, &mut run.chronicle.events);
        prop_assert_eq!(replayed(&run, &run.chronicle, run.last), before);
    }

    #[test]
    fn what_happens_later_changes_no_day_before(run in any_run()) {
        let Some(mut run) = run else { return Ok(()) };
        let whole = replayed(&run, &run.chronicle, run.last);
        for day in days(&run, &whole) {
            let before = replayed(&run, &run.chronicle, day);
            let mut known = run.chronicle.clone();
            known.events.retain(|event| event.on <= day);
            let mut alone = replayed(&run, &known, day);
            alone.later = before.later;
            prop_assert_eq!(&alone, &before);
            prop_assert_eq!(whole.state_on(day), before.state(), "looked back on {}", day);
        }
        // Nor does it change what was known of the days before.
        let cut = whole.steps.iter().filter(|step| step.on < run.last).count();
        run.last = run.last + Days::new(1);
        let more = replayed(&run, &run.chronicle, run.last);
        prop_assert_eq!(&more.steps[..cut.min(more.steps.len())], &whole.steps[..cut]);
    }

    #[test]
    fn a_refused_event_changes_nothing(run in any_run()) {
        let Some(run) = run else { return Ok(()) };
        let whole = replayed(&run, &run.chronicle, run.last);
        let is_refused = |event: &Happened| {
            let key = (event.on, event.seq);
            refusals(&whole).iter().any(|(on, seq, _)| (*on, *seq) == key)
        };
        let mut taken = run.chronicle.clone();
        taken.events.retain(|event| !is_refused(event));
        let without = replayed(&run, &taken, run.last);
        prop_assert_eq!(without.refused().count(), 0);
        let is_refusal = |because: &Because| matches!(because, Because::Refused { .. });
        let steps: Vec<_> =
            whole.steps.iter().filter(|step| !is_refusal(&step.because)).cloned().collect();
        prop_assert_eq!(&without.steps, &steps);
        prop_assert_eq!(&without.stays, &whole.stays);
        prop_assert_eq!(&without.clocks, &whole.clocks);
        prop_assert_eq!(&without.possible, &whole.possible);
    }

    #[test]
    fn a_step_is_accepted_from_the_day_on_from_which_it_is_said_to_be_possible(
        run in any_run(),
    ) {
        let Some(run) = run else { return Ok(()) };
        for day in days(&run, &replayed(&run, &run.chronicle, run.last)) {
            prop_assert_eq!(opens_as_said(&run, day), Ok(()));
        }
    }
}

/// Whether each thing possible on a day is accepted on the first day that is named, and on
/// no day before, if nothing else happens until then.
fn opens_as_said(run: &ProcedureRun, day: NaiveDate) -> Result<(), String> {
    let mut known = run.chronicle.clone();
    known.events.retain(|event| event.on <= day);
    // What changes with other facts is not foretold.
    known.sheets.retain(|(from, _)| *from <= day);
    let now = replayed(run, &known, day);
    if now.state().is_none() {
        return Ok(());
    }
    for one in &now.possible {
        let is_time = |why: &Obstacle| {
            matches!(why, Obstacle::TooEarly { .. } | Obstacle::SpellNotOver { .. })
        };
        let Some(from) = one.from.filter(|_| one.hindered.iter().all(is_time)) else {
            continue;
        };
        let tried = [day, from - Days::new(1), from].map(|on| (on, on >= from));
        for (on, is_expected) in tried.into_iter().filter(|(on, _)| *on >= day) {
            let quiet = replayed(run, &known, on);
            if quiet.stays.len() != now.stays.len() {
                continue;
            }
            let mut more = known.clone();
            more.events.push(carrying(procedure(run), one, on));
            let after = replayed(run, &more, on);
            let is_accepted = after.refused().count() == now.refused().count();
            // What a length that is decided must be is another question.
            let is_resized = one.to.is_none();
            if is_accepted != is_expected && !is_resized {
                let why: Vec<_> = after.refused().collect();
                return Err(format!("on {day} {one:?}\n{on}: {is_accepted} {why:?}"));
            }
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "procedures that are added are held too")]
pub(super) fn example(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/procedures");
    fs::read_to_string(folder.join(name)).unwrap()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_naive_replay_agrees_on_the_answer(run in run_of(example("deadline-default.toml"))) {
        prop_assert_eq!(agrees(&run), Ok(()));
        prop_assert_eq!(opens_as_said(&run, run.last), Ok(()));
    }

    #[test]
    fn the_naive_replay_agrees_on_the_development_of_members(
        run in run_of(bundled::MEMBERS_2014.to_owned()),
    ) {
        prop_assert_eq!(agrees(&run), Ok(()));
        prop_assert_eq!(opens_as_said(&run, run.last), Ok(()));
    }
}
