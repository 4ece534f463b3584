//! Names that a case uses and the procedure does not have.

use super::names::Names;
use crate::casebook::expect::{DayExpectation, RunStepExpectation};
use crate::casebook::run::report::Report;
use crate::vocabulary::FieldPath;

/// Tells every name of an expectation that the procedure does not have.
pub(in crate::casebook::run) fn known(
    expect: &DayExpectation,
    at: &FieldPath,
    names: &Names,
    report: &mut Report,
) {
    let Names { states, events, rules, clocks, evidence, roles, facts } = names;
    if let Some(state) = &expect.state {
        Names::check(states, ("state", state), at.key("state"), report);
    }
    let lists = [
        ("states", states, "state", &expect.states),
        ("taken", rules, "transition or period", &expect.taken),
        ("overdue", clocks, "deadline or period", &expect.overdue),
        ("lapsed", clocks, "deadline or period", &expect.lapsed),
        ("possible_now", rules, "transition or period", &expect.possible_now),
        ("missing", facts, "fact", &expect.missing),
    ];
    for (key, known, what, ids) in lists {
        Names::check_all(known, (what, ids.as_deref()), &at.key(key), report);
    }
    for (index, step) in expect.steps.iter().enumerate() {
        known_step(step, &at.key("steps").nth(index), names, report);
    }
    for (index, clock) in expect.deadlines.iter().enumerate() {
        let at = at.key("deadlines").nth(index).key("at");
        Names::check(clocks, ("deadline or period", &clock.at), at, report);
    }
    for (index, one) in expect.possible.iter().enumerate() {
        let at = at.key("possible").nth(index);
        Names::check(rules, ("transition or period", &one.at), at.key("at"), report);
        let single =
            [("event", events, "event", &one.event), ("to", states, "state", &one.to)];
        for (key, known, what, id) in single {
            if let Some(id) = id {
                Names::check(known, (what, id), at.key(key), report);
            }
        }
        let carried = one.evidence.as_deref();
        Names::check_all(evidence, ("evidence", carried), &at.key("evidence"), report);
        Names::check_all(roles, ("role", one.by.as_deref()), &at.key("by"), report);
    }
    for (index, one) in expect.refused.iter().flatten().enumerate() {
        let at = at.key("refused").nth(index);
        if let Some(state) = &one.state {
            Names::check(states, ("state", state), at.key("state"), report);
        }
        let absent = one.absent.as_deref();
        Names::check_all(facts, ("fact", absent), &at.key("absent"), report);
        let instead = one.instead.as_deref();
        Names::check_all(events, ("event", instead), &at.key("instead"), report);
    }
}

fn known_step(
    step: &RunStepExpectation,
    at: &FieldPath,
    names: &Names,
    report: &mut Report,
) {
    let (known, what) = match step.because {
        "began" => (&names.states, "state"),
        "taken" | "extended" | "shortened" => (&names.rules, "transition or period"),
        "met" | "met_late" | "lapsed" => (&names.clocks, "deadline or period"),
        _ => (&names.events, "event"),
    };
    let at_id = step.at.as_ref().filter(|_| step.because != "refused");
    if let Some(id) = at_id {
        Names::check(known, (what, id), at.key("at"), report);
    }
    if let Some(state) = &step.to {
        Names::check(&names.states, ("state", state), at.key("to"), report);
    }
}
