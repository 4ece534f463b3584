//! What the entries of a village can have wrong together.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check::at;
use super::entry::{Entry, What};
use super::issue::{IssueKind, IssueStep};
use super::lifecycle::Lifecycle;
use super::register::VillageDraft;
use crate::explain::Wording as _;
use crate::procedure::{Because, EventName, Happened, History, Step, replay};
use crate::vocabulary::{Found, Id, Label, Period, Problem, RectificationDefect, Script};

/// Tells of issues whose steps do not follow each other.
pub(super) fn in_order(entries: &[Entry], found: &mut Found) {
    let mut last: BTreeMap<&Id, (&Entry, IssueKind, IssueStep)> = BTreeMap::new();
    for entry in entries {
        let What::Issue { issue, kind, step, .. } = &entry.what else { continue };
        let before = last.get(issue).copied();
        let here = at("entry", &entry.id);
        if let Some((other, ..)) = before.filter(|(other, ..)| {
            other.on == entry.on && (other.seq.is_none() || other.seq == entry.seq)
        }) {
            let (other, on) = (other.id.clone(), entry.on);
            let defect = RectificationDefect::Unnumbered { other, on };
            found.push(Problem::new(here.key("seq"), defect.into()));
        } else if !step.may_follow(before.map(|(_, _, step)| step)) {
            let before = before.map(|(_, _, step)| step.label());
            let defect = RectificationDefect::IssueOrder { step: step.label(), before };
            found.push(Problem::new(here.key("step"), defect.into()));
        }
        if let Some((_, before, _)) = before.filter(|(_, before, _)| before != kind) {
            let before = before.label();
            let defect = RectificationDefect::IssueKind { before };
            found.push(Problem::new(here.key("kind"), defect.into()));
        }
        last.insert(issue, (entry, *kind, *step));
    }
}

/// The moves of a village as the procedure reads them.
pub(super) fn history(
    village: &VillageDraft,
    entries: &[Entry],
    (lifecycle, period): (&Lifecycle, Period),
) -> History {
    let mut events = Vec::new();
    let mut sheets = BTreeMap::new();
    for entry in entries {
        let What::Move(moved) = &entry.what else { continue };
        let mut happened =
            Happened::new(entry.on, entry.seq.unwrap_or(0), moved.event.clone());
        happened.by = moved.by.clone();
        happened.evidence = moved.evidence.iter().map(|one| one.paper.clone()).collect();
        events.push(happened);
        let facts = moved.score.and_then(|score| lifecycle.facts(score, period));
        if let Some(Ok(sheet)) = facts {
            sheets.insert(entry.on, sheet);
        }
    }
    let mut history = History::new(village.identified, events);
    for (from, sheet) in sheets {
        // Each day stands once in the map.
        if let Ok(with) = history.clone().with_facts(from, sheet) {
            history = with;
        }
    }
    history
}

/// Tells of every move that the procedure refuses, in its own words.
pub(super) fn refusals(
    entries: &[Entry],
    history: &History,
    (lifecycle, period): (&Lifecycle, Period),
    found: &mut Found,
) {
    let last = history.events().last().map(|event| event.on);
    let Some(as_of) = period.last().into_iter().chain(last).max() else { return };
    let run = replay(lifecycle.procedure(), history, as_of);
    let mut refused: BTreeMap<(NaiveDate, u32, &Id), &Step> = BTreeMap::new();
    for step in run.refused() {
        if let Because::Refused { seq, event, .. } = &step.because {
            let event = match event {
                EventName::Known(named) => &named.id,
                EventName::Unknown(id) => id,
            };
            refused.insert((step.on, *seq, event), step);
        }
    }
    for entry in entries {
        let What::Move(moved) = &entry.what else { continue };
        let key = (entry.on, entry.seq.unwrap_or(0), &moved.event);
        let Some(step) = refused.get(&key) else { continue };
        let [hans, hant, en] = Script::ALL.map(|script| step.words(script));
        let why = Label::new(&hans, &hant, &en);
        let defect = RectificationDefect::Refused { why };
        found.push(Problem::new(at("entry", &entry.id), defect.into()));
    }
}
