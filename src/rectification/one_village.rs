//! The moves of a village and of its issues, replayed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check::at;
use super::entry::{Entry, Opinion, Outcome, What};
use super::issue::Issue;
use super::one_entry::moved_in;
use super::procedures::{Procedures, facts};
use crate::explain::Wording as _;
use crate::procedure::{Because, EventName, Happened, History, Procedure, Step, replay};
use crate::vocabulary::{
    Defect, Found, Id, Label, Period, Problem, RectificationDefect, Script,
};

/// Entries that are moves of one course, and what the procedure reads.
pub(super) struct Course<'e> {
    moves: Vec<&'e Entry>,
    pub(super) history: History,
}

impl<'e> Course<'e> {
    /// The course of a village from the day on which it was identified.
    pub(super) fn of_village(
        begun: NaiveDate,
        entries: &'e [Entry],
        (procedures, period): (&Procedures, Period),
    ) -> Course<'e> {
        let moves = entries.iter().filter(|entry| matches!(entry.what, What::Move(_)));
        Course::of(begun, moves.collect(), (procedures.village(), period))
    }

    fn of(
        begun: NaiveDate,
        moves: Vec<&'e Entry>,
        (procedure, period): (&Procedure, Period),
    ) -> Course<'e> {
        let (mut events, mut sheets) = (Vec::new(), BTreeMap::new());
        for entry in &moves {
            let Some(moved) = moved_in(entry) else { continue };
            let seq = entry.seq.unwrap_or(0);
            let mut happened = Happened::new(entry.on, seq, moved.event.clone());
            happened.by.clone_from(&moved.by);
            let papers = moved.evidence.iter().map(|one| one.paper.clone());
            happened.evidence = papers.collect();
            events.push(happened);
            let read = moved.outcome.as_ref();
            let read = read.and_then(|outcome| facts(procedure, outcome, period));
            if let Some(Ok(sheet)) = read {
                sheets.insert(entry.on, sheet);
            }
        }
        Course { moves, history: History::new(begun, events).with_all_facts(sheets) }
    }

    /// Whether the order of all moves is known, and no day has two results.
    fn can_be_read(&self) -> bool {
        let has_result =
            |entry: &Entry| moved_in(entry).is_some_and(|moved| moved.outcome.is_some());
        self.moves.windows(2).all(|pair| match pair {
            [one, other] if one.on == other.on => {
                let are_numbered = one.seq.is_some() && other.seq.is_some();
                are_numbered && !(has_result(one) && has_result(other))
            }
            _ => true,
        })
    }

    /// Tells of every move that the procedure refuses, in its own words.
    pub(super) fn tell_refusals(
        &self,
        procedure: &Procedure,
        period: Period,
        found: &mut Found,
    ) {
        let last = self.history.events().last().map(|event| event.on);
        let Some(as_of) = period.last().into_iter().chain(last).max() else { return };
        let run = replay(procedure, &self.history, as_of);
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
        for entry in &self.moves {
            let Some(moved) = moved_in(entry) else { continue };
            let key = (entry.on, entry.seq.unwrap_or(0), &moved.event);
            let Some(step) = refused.get(&key) else { continue };
            let [hans, hant, en] = Script::ALL.map(|script| step.words(script));
            let why = Label::new(&hans, &hant, &en);
            let defect = RectificationDefect::Refused { why };
            found.push(Problem::new(at("entry", &entry.id), defect.into()));
        }
    }
}

/// The issues of a village, by id, with whatever is wrong with the courses of those that can be
/// replayed.
pub(super) fn issues(
    entries: &[Entry],
    (procedures, period): (&Procedures, Period),
    (is_spoilt, may_miss): (impl Fn(&Id) -> bool, impl Fn(&Id) -> bool),
    found: &mut Found,
) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (id, (entry, moves)) in opened(entries, may_miss, found) {
        let What::IssueOpened { kind, .. } = entry.what else { continue };
        let opinions = moves.iter().filter_map(|entry| opinion_in(entry)).collect();
        let course = Course::of(entry.on, moves, (procedures.issue(), period));
        if course.can_be_read() && !is_spoilt(id) {
            course.tell_refusals(procedures.issue(), period, found);
        }
        let history = course.history;
        issues.push(Issue { id: id.clone(), kind, opened: entry.on, history, opinions });
    }
    issues
}

/// What the villagers thought, and when.
fn opinion_in(entry: &Entry) -> Option<(NaiveDate, Opinion)> {
    match &moved_in(entry)?.outcome {
        Some(Outcome::Opinion(opinion)) => Some((entry.on, *opinion)),
        Some(Outcome::Inspection { .. }) | None => None,
    }
}

type Opened<'e> = BTreeMap<&'e Id, (&'e Entry, Vec<&'e Entry>)>;

/// Where each issue was put on file, and its moves.
fn opened<'e>(
    entries: &'e [Entry],
    may_miss: impl Fn(&Id) -> bool,
    found: &mut Found,
) -> Opened<'e> {
    let mut opened: Opened<'_> = BTreeMap::new();
    for entry in entries {
        let What::IssueOpened { issue, .. } = &entry.what else { continue };
        if opened.contains_key(issue) {
            let here = at("entry", &entry.id).key("issue");
            let (what, id) = ("issues", issue.to_string());
            found.push(Problem::new(here, Defect::Duplicate { what, id }));
        } else {
            opened.insert(issue, (entry, Vec::new()));
        }
    }
    for entry in entries {
        let What::IssueMove { issue, .. } = &entry.what else { continue };
        if let Some((_, moves)) = opened.get_mut(issue) {
            moves.push(entry);
            continue;
        }
        if may_miss(issue) {
            continue;
        }
        found.report(&at("entry", &entry.id).key("issue"), || {
            let known = opened.keys().map(|id| (*id).clone()).collect();
            let found = issue.clone();
            RectificationDefect::NotOnFile { found, known }.into()
        });
    }
    opened
}
