//! Cases about a procedure: what happened, replayed for each day that is asked about.

use std::collections::BTreeSet;

use super::facts::{are_as_expected, base, replaced};
use super::report::Report;
use super::{Files, answer, day};
use crate::casebook::case::ProcedureCase;
use crate::casebook::coverage::by_run;
use crate::facts::{Sheet, SheetDraft, SheetState};
use crate::procedure::{History, Procedure, ProcedureRules, replay};
use crate::vocabulary::{FieldPath, Found, Id, Named, Period, Problem};

pub(super) fn run(
    files: Files<'_>,
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
    let Some(history) = history(files, (procedure, happened), report) else { return };
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

/// Everything that happened, with the facts as they stood; `None` after telling why.
fn history(
    files: Files<'_>,
    (procedure, happened): (&Procedure, &ProcedureCase),
    report: &mut Report,
) -> Option<History> {
    let base = base(files, report)?;
    let (root, mut found) = (FieldPath::root(), Found::default());
    let begun = happened.begun;
    let mut sheets: Vec<(chrono::NaiveDate, Sheet)> = Vec::new();
    let mut facts = base.facts;
    let sheet = |facts: &Vec<_>, at: &FieldPath, found: &mut Found| {
        let period = Period::new(begun, None).ok()?;
        let mut draft = SheetDraft::new(period, SheetState::Open);
        draft.facts.clone_from(facts);
        procedure.rules().dictionary.sheet_at(&draft, at, found)
    };
    sheets.extend(sheet(&facts, &root, &mut found).map(|sheet| (begun, sheet)));
    let is_sound = found.is_empty();
    let mut later: Vec<_> = happened.later_facts.iter().enumerate().collect();
    later.sort_by_key(|(_, (from, _))| *from);
    for (index, (from, changed)) in later {
        let at = root.key("later_facts").nth(index);
        let shared = if is_sound { &facts[..] } else { &[] };
        facts = replaced(shared, changed);
        sheets.extend(sheet(&facts, &at, &mut found).map(|sheet| (*from, sheet)));
    }
    let problems: Vec<Problem> = found.into_vec();
    if !are_as_expected(files, &problems, report) {
        return None;
    }
    let mut history = History::new(begun, happened.events.clone());
    for (from, sheet) in sheets {
        // The reader took each day once; one from the first day on replaces the first facts.
        history = history.with_facts(from, sheet).ok()?;
    }
    Some(match &happened.calendar {
        Some(calendar) => history.with_calendar(calendar.clone()),
        None => history,
    })
}
