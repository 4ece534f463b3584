//! A procedure on a day, held against what is expected of it.

mod clock;
mod known;
mod names;
mod refused;

pub(super) use known::known;
pub(super) use names::Names;

use chrono::NaiveDate;

use super::report::Report;
use super::words::{list, sorted};
use crate::casebook::expect::{DayExpectation, ExpectedDay, RunStepExpectation};
use crate::casebook::mismatch::MismatchKind;
use crate::explain::Wording as _;
use crate::procedure::{Because, EventName, Lapse, Possible, Run, Standing, Step};
use crate::vocabulary::{FieldPath, Id, Named, Script};
use clock::{deadline, possible};
use refused::refused;

/// Holds a run against an expectation; names that the procedure does not have were told.
pub(super) fn held(
    run: &Run,
    (expect, at): (&DayExpectation, &FieldPath),
    report: &mut Report,
) {
    state(run, (expect, at), report);
    way(run, (expect, at), report);
    for (index, clock) in expect.deadlines.iter().enumerate() {
        deadline(run, (clock, &at.key("deadlines").nth(index)), report);
    }
    let of = |is_meant: fn(&Standing) -> bool| {
        let clocks = run.clocks.iter().filter(move |clock| is_meant(&clock.standing));
        clocks.map(|clock| &clock.name.id).collect::<Vec<_>>()
    };
    let overdue = of(|standing| matches!(standing, Standing::Overdue { .. }));
    let lapsed = of(|standing| matches!(standing, Standing::Lapsed { .. }));
    let free = run.possible.iter().filter(|one| one.hindered.is_empty());
    let free: Vec<&Id> = free.map(|one| &one.rule.id).collect();
    let missing: Vec<&Id> = run.missing().into_iter().map(|fact| &fact.id).collect();
    let lists = [
        ("overdue", &expect.overdue, overdue),
        ("lapsed", &expect.lapsed, lapsed),
        ("possible_now", &expect.possible_now, free),
        ("missing", &expect.missing, missing),
    ];
    for (key, expected, found) in lists {
        let Some(expected) = expected else { continue };
        let lines = || match key {
            "overdue" | "lapsed" => clock_lines(run),
            _ => possible_lines(&run.possible),
        };
        report.same(at.key(key), (sorted(expected), sorted(found)), lines);
    }
    for (index, one) in expect.possible.iter().enumerate() {
        possible(run, (one, &at.key("possible").nth(index)), report);
    }
    if let Some(expected) = &expect.refused {
        refused(run, (expected, &at.key("refused")), report);
    }
}

fn state(run: &Run, (expect, at): (&DayExpectation, &FieldPath), report: &mut Report) {
    let steps = || step_lines(run);
    let stay = run.stays.iter().rev().find(|stay| stay.from <= run.as_of);
    let not_begun = || "not begun".to_owned();
    if let Some(expected) = &expect.state {
        let found = run.state().map_or_else(not_begun, |state| format!("`{}`", state.id));
        report.same(at.key("state"), (format!("`{expected}`"), found), steps);
    }
    if let Some(expected) = expect.begun {
        let words = (expected.to_string(), run.state().is_some().to_string());
        report.same(at.key("begun"), words, steps);
    }
    if let Some(expected) = expect.since {
        let found = stay.map_or_else(not_begun, |stay| stay.from.to_string());
        report.same(at.key("since"), (expected.to_string(), found), steps);
    }
    if let Some(expected) = expect.lasted {
        let found = stay.map(|stay| stay.days(run.as_of).to_string());
        let words = (expected.to_string(), found.unwrap_or_else(not_begun));
        report.same(at.key("lasted"), words, steps);
    }
    if let Some(expected) = expect.over {
        let words = (expected.to_string(), run.is_over.to_string());
        report.same(at.key("over"), words, steps);
    }
    if let Some(expected) = expect.later {
        let words = (expected.to_string(), run.later.to_string());
        report.same(at.key("later"), words, Vec::new);
    }
}

/// States, rules taken and steps, one after another.
fn way(run: &Run, (expect, at): (&DayExpectation, &FieldPath), report: &mut Report) {
    if let Some(expected) = &expect.states {
        let found = run.stays.iter().map(|stay| &stay.state.id);
        report.same(at.key("states"), (list(expected), list(found)), || step_lines(run));
    }
    if let Some(expected) = &expect.taken {
        let found = run.steps.iter().filter_map(|step| taken(&step.because));
        let words = (list(expected), list(found.map(|rule| &rule.id)));
        report.same(at.key("taken"), words, || step_lines(run));
    }
    for (index, expected) in expect.steps.iter().enumerate() {
        if !run.steps.iter().any(|step| fits(expected, step)) {
            let kind = MismatchKind::NotAmong {
                what: "steps",
                expected: pattern(expected),
                found: run.steps.iter().map(short).collect::<Vec<_>>().join(", "),
            };
            report.tell(at.key("steps").nth(index), kind, step_lines(run));
        }
    }
}

/// The transition made, or the period made longer or shorter.
const fn taken(because: &Because) -> Option<&Named> {
    match because {
        Because::Taken { transition, .. } => Some(transition),
        Because::Extended { spell, .. } | Because::Shortened { spell, .. } => Some(spell),
        _ => None,
    }
}

/// What a step is about: its id, the state after it, and the day with which it ends.
fn parts(because: &Because) -> (&Id, Option<&Id>, Option<NaiveDate>) {
    match because {
        Because::Began { state } => (&state.id, Some(&state.id), None),
        Because::Taken { transition, to, .. } => (&transition.id, Some(&to.id), None),
        Because::Extended { spell, ends, .. }
        | Because::Shortened { spell, ends, .. } => (&spell.id, None, Some(*ends)),
        Because::Met { deadline, last_day } | Because::MetLate { deadline, last_day } => {
            (&deadline.id, None, Some(*last_day))
        }
        Because::Lapsed { deadline, last_day, outcome, .. } => {
            let to = match outcome {
                Lapse::To(state) => Some(&state.id),
                Lapse::Finding | Lapse::Nothing => None,
            };
            (&deadline.id, to, Some(*last_day))
        }
        Because::Refused { event, .. } => (event_id(event), None, None),
    }
}

fn fits(expected: &RunStepExpectation, step: &Step) -> bool {
    let (at, to, ends) = parts(&step.because);
    step.because.name() == expected.because
        && expected.at.as_ref().is_none_or(|id| id == at)
        && expected.on.is_none_or(|on| on == step.on)
        && expected.to.as_ref().is_none_or(|id| Some(id) == to)
        && expected.ends.is_none_or(|day| Some(day) == ends)
}

fn short(step: &Step) -> String {
    let (at, _, _) = parts(&step.because);
    format!("{} {at} {}", step.because.name(), step.on)
}

fn pattern(expected: &RunStepExpectation) -> String {
    let parts = [
        Some(expected.because.to_owned()),
        expected.at.as_ref().map(Id::to_string),
        expected.on.map(|day| day.to_string()),
        expected.to.as_ref().map(|state| format!("to {state}")),
        expected.ends.map(|day| format!("ends {day}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

const fn event_id(event: &EventName) -> &Id {
    match event {
        EventName::Known(event) => &event.id,
        EventName::Unknown(id) => id,
    }
}

fn told(day: ExpectedDay) -> String {
    match day {
        ExpectedDay::On(day) => day.to_string(),
        ExpectedDay::Untold => told_or_not(None),
    }
}

fn told_or_not(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "untold".to_owned(), |day| day.to_string())
}

fn step_lines(run: &Run) -> Vec<String> {
    run.steps.iter().map(|step| step.words(Script::En)).collect()
}

fn clock_lines(run: &Run) -> Vec<String> {
    run.clocks.iter().map(|clock| clock.words(Script::En)).collect()
}

fn possible_lines(possible: &[Possible]) -> Vec<String> {
    possible.iter().map(|one| one.words(Script::En)).collect()
}
