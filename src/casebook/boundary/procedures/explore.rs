//! The courses by which each rule of a procedure comes to bear.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{Months, NaiveDate};
use toml::Value;

use super::course::{Course, taken};
use crate::casebook::boundary::axes::{Marks, Row, rows};
use crate::casebook::boundary::search::{Answer, Edges, at_edges};
use crate::casebook::boundary::stated::{Stated, day as day_of};
use crate::casebook::mutants::id_of;
use crate::facts::{FactKind, SheetState};
use crate::procedure::{Anchor, Ballot, Happened, Possible, Procedure, Standing};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Id, Period};

/// How many courses are looked at, how long they may be, and how often one state is left.
const MOST_COURSES: usize = 160;
const MOST_EVENTS: usize = 16;
const MOST_STAYS: usize = 4;

/// How many were entitled to vote, and voted for it.
const VOTERS: u32 = 100;

/// An event that is taken: what came before, what is possible there, and itself.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) before: Course,
    pub(super) possible: Possible,
    pub(super) event: Happened,
}

/// A procedure with its tree.
pub(super) struct Explorer<'e> {
    pub(super) rulebook: &'e Rulebook,
    pub(super) procedure: &'e Procedure,
    pub(super) tree: &'e Value,
    /// The rules that come to bear, and the deadlines that are kept by them.
    pub(super) found: Vec<Taken>,
    /// What was found: the rule, the event, the deadline.
    pub(super) known: BTreeSet<(Id, Id, Option<Id>)>,
    /// Courses on which something runs, to be looked at on later days.
    pub(super) courses: Vec<Course>,
}

impl Explorer<'_> {
    /// The beginning, on a day.
    pub(super) fn start(&self, begun: NaiveDate) -> Option<Course> {
        let mut facts = BTreeMap::new();
        let rules = self.procedure.rules();
        let waits = rules.transitions.iter().flat_map(|one| &one.not_before);
        let anchors = waits.map(|wait| &wait.after);
        let anchors = anchors.chain(rules.deadlines.iter().map(|one| &one.after));
        for anchor in anchors.chain(rules.spells.iter().map(|one| &one.after)) {
            let Anchor::Fact(fact) = anchor else { continue };
            let kind =
                rules.dictionary.fact(fact.id.as_str()).map(crate::facts::Fact::kind);
            let Some(FactKind::Date(domain)) = kind else { continue };
            let long_ago = begun.checked_sub_months(Months::new(180))?;
            let on = if domain.contains(long_ago) { long_ago } else { domain.from() };
            facts.insert(fact.id.to_string(), day_of(on));
        }
        let period = Period::new(begun, None).ok()?;
        let stated = Stated { facts, period, state: SheetState::Open, subject: None };
        Some(Course { begun, events: Vec::new(), stated, now: begun })
    }

    /// Goes through the procedure, from what is possible to what is possible then.
    pub(super) fn explore(&mut self, begun: NaiveDate) {
        let mut ends: VecDeque<Course> = self.start(begun).into_iter().collect();
        let mut stays: BTreeMap<Id, usize> = BTreeMap::new();
        for _ in 0..MOST_COURSES {
            let Some(course) = ends.pop_front() else { return };
            let Some(run) = course.run(self.procedure, course.now) else { continue };
            self.courses.push(course.clone());
            let Some(state) = run.state().map(|state| state.id.clone()) else { continue };
            let stayed = stays.entry(state).or_default();
            *stayed = stayed.saturating_add(1);
            if *stayed > MOST_STAYS || course.events.len() >= MOST_EVENTS {
                continue;
            }
            for possible in &run.possible {
                let Some((before, event)) = self.attempt(&course, possible) else {
                    continue;
                };
                ends.push_back(before.with(event.clone()));
                self.remember(Taken { before, possible: possible.clone(), event });
            }
            // What comes of time alone.
            for clock in &run.clocks {
                let after = clock.last_day.and_then(|day| day.succ_opt());
                let Some(after) = after.filter(|day| *day > course.now) else { continue };
                let later = Course { now: after, ..course.clone() };
                let stands = later.run(self.procedure, after);
                let stands = stands.and_then(|run| run.state().cloned());
                if stands.is_some_and(|now| Some(&now) != run.state()) {
                    ends.push_back(later);
                }
            }
        }
    }

    /// Keeps what is the first to make a rule come to bear, or to keep a deadline.
    fn remember(&mut self, taken: Taken) {
        let (rule, event) = (&taken.possible.rule.id, &taken.event.event);
        let run = taken.before.run(self.procedure, taken.event.on);
        let open = run.iter().flat_map(|run| &run.clocks);
        let open = open.filter(|clock| clock.standing == Standing::Open);
        let deadlines = &self.procedure.rules().deadlines;
        let is_met = |id: &Id| {
            let mut meant = deadlines.iter().filter(|one| one.name.id == *id);
            meant.any(|one| one.met_by.iter().any(|by| by.id == *event))
        };
        let kept = open.map(|clock| clock.name.id.clone()).filter(is_met).map(Some);
        let mut is_new = false;
        for deadline in std::iter::once(None).chain(kept) {
            is_new |= self.known.insert((rule.clone(), event.clone(), deadline));
        }
        if is_new {
            self.found.push(taken);
        }
    }

    /// An event that makes what is possible, on the first day on which time allows it, and
    /// the facts for it.
    fn attempt(
        &self,
        course: &Course,
        possible: &Possible,
    ) -> Option<(Course, Happened)> {
        let day = possible.from?.max(course.now);
        let event = event_for(course, possible, day)?;
        if self.is_taken(&course.with(event.clone()), possible) {
            return Some((course.clone(), event));
        }
        let edges = self.guard(course, possible, &event)?;
        let stated = edges.seen.get(&Answer::Word("taken"))?;
        Some((Course { stated: stated.clone(), ..course.clone() }, event))
    }

    /// Whether the last event is taken, and all before it.
    pub(super) fn is_taken(&self, course: &Course, possible: &Possible) -> bool {
        let Some(event) = course.events.last() else { return false };
        let Some(run) = course.run(self.procedure, event.on) else { return false };
        let is_it = run.steps.iter().any(|step| {
            step.on == event.on
                && taken(&step.because).is_some_and(|rule| rule.id == possible.rule.id)
        });
        is_it && run.refused().next().is_none()
    }

    /// The edges of a guard, asked with the event; `None` where there is no guard.
    pub(super) fn guard(
        &self,
        course: &Course,
        possible: &Possible,
        event: &Happened,
    ) -> Option<Edges> {
        let list = self.tree.get("transition")?.as_array()?;
        let rule =
            list.iter().find(|one| id_of(one) == Some(possible.rule.id.as_str()))?;
        let marks = Marks::of(rule.get("guard")?, self.rulebook);
        let around = Period::new(course.begun, event.on.succ_opt()).ok()?;
        let facts = marks
            .facts
            .iter()
            .filter_map(|id| self.procedure.rules().dictionary.fact(id));
        let rows: Vec<Row> = facts.flat_map(|fact| rows(fact, &marks, around)).collect();
        let with = course.with(event.clone());
        let ask = |stated: &Stated| {
            let stated = Stated { period: course.stated.period, ..stated.clone() };
            let course = Course { stated, ..with.clone() };
            course.run(self.procedure, event.on)?;
            let is_taken = self.is_taken(&course, possible);
            Some(Answer::Word(if is_taken { "taken" } else { "refused" }))
        };
        Some(at_edges(&course.stated, &rows, &ask))
    }
}

/// An event with all that is asked of it.
fn event_for(course: &Course, possible: &Possible, day: NaiveDate) -> Option<Happened> {
    let mut event = Happened::new(day, course.next_on(day), possible.event.id.clone());
    event.by = possible.by.first().map(|role| role.id.clone());
    event.evidence = possible.evidence.iter().map(|one| one.id.clone()).collect();
    if possible.vote.is_some() {
        let ballot = Ballot::new(VOTERS, VOTERS, VOTERS).ok()?;
        event.ballot = ballot.with_valid(VOTERS).ok();
    }
    event.length = possible.length.map(|length| length.at_least);
    Some(event)
}
