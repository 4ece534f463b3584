//! Cases about a procedure: what happened, replayed for each day that is asked about.

use std::collections::BTreeSet;

use super::day::Names;
use super::history::history;
use super::report::Report;
use super::{Files, answer, day};
use crate::casebook::case::ProcedureCase;
use crate::casebook::coverage::by_run;
use crate::procedure::{Procedure, replay};
use crate::rulebook::Rulebook;
use crate::vocabulary::{FieldPath, Id};

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
