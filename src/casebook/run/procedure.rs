//! Cases about a procedure: what happened, replayed for each day that is asked about.

use std::collections::BTreeSet;

use super::history::history;
use super::report::Report;
use super::{Files, answer, day};
use crate::casebook::case::ProcedureCase;
use crate::casebook::coverage::by_run;
use crate::procedure::{Procedure, ProcedureRules, replay};
use crate::rulebook::Rulebook;
use crate::vocabulary::{FieldPath, Id, Named};

pub(super) fn run(
    files: Files<'_>,
    rulebook: &Rulebook,
    (procedure, happened): (&Procedure, &ProcedureCase),
    report: &mut Report,
) {
    let names = Names::of(procedure.rules());
    let told = report.len();
    unknown_events(files, &names, happened, report);
    for (index, expect) in files.case.expect.days.iter().enumerate() {
        day::known(expect, &days().nth(index), &names, report);
    }
    let are_known = report.len() == told;
    let rules = (rulebook, procedure);
    let Some(history) = history(files, rules, happened, report) else { return };
    // With misspelt names everything else would come out otherwise too.
    if !are_known {
        return;
    }
    for (index, expect) in files.case.expect.days.iter().enumerate() {
        let run = replay(procedure, &history, expect.on);
        report.tried(|| by_run(procedure, &run));
        report.came_out(|| answer::of_run(&run));
        day::held(&run, (expect, &days().nth(index)), report);
    }
}

fn days() -> FieldPath {
    FieldPath::root().key("expect").key("days")
}

/// The names that a procedure has.
pub(super) struct Names {
    pub(super) states: BTreeSet<Id>,
    pub(super) events: BTreeSet<Id>,
    /// Transitions, and periods that may be made longer or shorter.
    pub(super) rules: BTreeSet<Id>,
    /// Deadlines, and periods that end.
    pub(super) clocks: BTreeSet<Id>,
    pub(super) evidence: BTreeSet<Id>,
    pub(super) roles: BTreeSet<Id>,
    pub(super) facts: BTreeSet<Id>,
}

impl Names {
    fn of(rules: &ProcedureRules) -> Names {
        let transitions = || rules.transitions.iter();
        let spells = || rules.spells.iter().map(|spell| &spell.name);
        let deadlines = rules.deadlines.iter().map(|deadline| &deadline.name);
        let facts = rules.dictionary.facts().iter();
        Names {
            states: ids(rules.states.iter().map(|state| &state.name)),
            events: ids(&rules.events),
            rules: ids(transitions().map(|one| &one.name).chain(spells())),
            clocks: ids(deadlines.chain(spells())),
            evidence: ids(rules.formalities().flat_map(|one| &one.evidence)),
            roles: ids(rules.formalities().flat_map(|one| &one.by)),
            facts: facts.map(|fact| fact.id().clone()).collect(),
        }
    }

    /// Tells a name that is none of `known`.
    pub(super) fn check(
        known: &BTreeSet<Id>,
        (what, id): (&'static str, &Id),
        at: FieldPath,
        report: &mut Report,
    ) {
        if !known.contains(id) {
            let ids = known.iter().map(Id::as_str);
            report.unknown(at, ("procedure", what, id.as_str()), ids);
        }
    }

    /// Tells the names of a list that are none of `known`.
    pub(super) fn check_all(
        known: &BTreeSet<Id>,
        (what, ids): (&'static str, Option<&[Id]>),
        at: &FieldPath,
        report: &mut Report,
    ) {
        for (index, id) in ids.into_iter().flatten().enumerate() {
            Names::check(known, (what, id), at.nth(index), report);
        }
    }
}

fn ids<'n>(named: impl IntoIterator<Item = &'n Named>) -> BTreeSet<Id> {
    named.into_iter().map(|one| one.id.clone()).collect()
}

/// Tells the names of events that the procedure does not have. An event that must be refused
/// may have any name.
fn unknown_events(
    files: Files<'_>,
    names: &Names,
    happened: &ProcedureCase,
    report: &mut Report,
) {
    let days = files.case.expect.days.iter();
    let refused: BTreeSet<&Id> = days
        .flat_map(|day| day.refused.iter().flatten())
        .map(|refusal| &refusal.event)
        .collect();
    for (index, event) in happened.events.iter().enumerate() {
        let at = FieldPath::root().key("events").nth(index);
        if !refused.contains(&event.event) {
            let name = ("event", &event.event);
            Names::check(&names.events, name, at.key("event"), report);
        }
        if let Some(role) = &event.by {
            Names::check(&names.roles, ("role", role), at.key("by"), report);
        }
        let evidence = ("evidence", Some(event.evidence.as_slice()));
        Names::check_all(&names.evidence, evidence, &at.key("evidence"), report);
    }
}
