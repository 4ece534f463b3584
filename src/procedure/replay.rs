use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::because::{Because, Clock, EventName, Obstacle, Step};
use super::clock::Live;
use super::history::{Happened, History};
use super::possible::lacks;
use super::rules::{Anchor, Procedure, ProcedureRules, Spell, Transition};
use super::run::{Run, Stay};
use crate::criteria::Test;
use crate::vocabulary::Length;
use crate::vocabulary::{Ground, Id, Named};

/// 推演 — replays a history: where the procedure stands on `as_of`, and why.
///
/// Total: an event that no rule takes is refused with everything that stands in its way,
/// and the others go on without it. The order in which events arrive makes no difference.
///
/// Time acts before events: what lapses on a day has lapsed when its events come.
///
/// # Examples
/// See [the room](crate::procedure).
#[must_use]
pub fn replay(procedure: &Procedure, history: &History, as_of: NaiveDate) -> Run {
    let mut walk = Walk::begin(procedure.rules(), history);
    let events = &history.events;
    let until = as_of.max(history.begun);
    for (place, event) in events.iter().enumerate() {
        if event.on > as_of {
            break;
        }
        let key = |other: &Happened| (other.on, other.seq);
        let before = place.checked_sub(1).and_then(|at| events.get(at));
        let next = place.checked_add(1).and_then(|at| events.get(at));
        let is_twin = [before, next].into_iter().flatten().any(|o| key(o) == key(event));
        walk.lapse_until(event.on);
        walk.happen(event, is_twin);
    }
    walk.lapse_until(until);
    let later = events.iter().filter(|event| event.on > as_of).count();
    let possible = walk.possible(until);
    Run {
        procedure: procedure.rules().name.clone(),
        as_of,
        is_over: procedure.rules().is_end(&walk.state.id),
        stays: walk.stays,
        steps: walk.steps,
        clocks: walk.clocks,
        possible,
        later,
    }
}

/// When something happened, and the how-manieth step it was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Mark {
    pub(super) on: NaiveDate,
    pub(super) nth: usize,
}

/// The length of the present state, as it stands.
#[derive(Debug)]
pub(super) struct Held<'p> {
    pub(super) spell: &'p Spell,
    /// What the length is counted from, if that has been.
    pub(super) mark: Option<Mark>,
    /// The ends of the least and of the greatest length, where they can be told.
    pub(super) least: Option<NaiveDate>,
    pub(super) most: Option<NaiveDate>,
    pub(super) extended: u32,
}

/// A history as far as it was walked.
#[derive(Debug)]
pub(super) struct Walk<'p> {
    pub(super) rules: &'p ProcedureRules,
    pub(super) history: &'p History,
    pub(super) state: Named,
    pub(super) held: Option<Held<'p>>,
    pub(super) clocks: Vec<Clock>,
    pub(super) live: Vec<Live<'p>>,
    pub(super) steps: Vec<Step>,
    /// Which deadline was counted from which step, by which clock.
    pub(super) counted: BTreeMap<(Id, usize), usize>,
    stays: Vec<Stay>,
    marks: BTreeMap<(bool, Id), Mark>,
    times: BTreeMap<Id, u32>,
    nth: usize,
}

impl<'p> Walk<'p> {
    fn begin(rules: &'p ProcedureRules, history: &'p History) -> Walk<'p> {
        let state = rules.start.clone();
        let mut walk = Walk {
            rules,
            history,
            state: state.clone(),
            held: None,
            clocks: Vec::new(),
            live: Vec::new(),
            steps: Vec::new(),
            counted: BTreeMap::new(),
            stays: Vec::new(),
            marks: BTreeMap::new(),
            times: BTreeMap::new(),
            nth: 0,
        };
        walk.tell(history.begun, Because::Began { state: state.clone() }, None);
        walk.enter(&state, history.begun);
        walk.start_clocks(history.begun);
        walk
    }

    /// The last time that an anchor was passed.
    pub(super) fn mark(&self, anchor: &Anchor) -> Option<Mark> {
        let key = match anchor {
            Anchor::State(state) => (true, state.id.clone()),
            Anchor::Event(event) => (false, event.id.clone()),
            Anchor::Fact(_) => return None,
        };
        self.marks.get(&key).copied()
    }

    /// The day on which the present state was entered.
    pub(super) fn entered(&self) -> NaiveDate {
        self.stays.last().map_or(self.history.begun, |stay| stay.from)
    }

    /// How often a transition was made.
    pub(super) fn times(&self, transition: &Id) -> u32 {
        self.times.get(transition).copied().unwrap_or(0)
    }

    pub(super) fn after(&self, from: NaiveDate, length: Length) -> Option<NaiveDate> {
        length.after(from, self.rules.month_end, self.history.calendar.as_ref())
    }

    pub(super) fn tell(
        &mut self,
        on: NaiveDate,
        because: Because,
        ground: Option<&Ground>,
    ) {
        self.steps.push(Step { on, because, ground: ground.cloned() });
    }

    fn passed(&mut self, is_state: bool, id: &Id, on: NaiveDate) {
        self.nth = self.nth.saturating_add(1);
        self.marks.insert((is_state, id.clone()), Mark { on, nth: self.nth });
    }

    /// Enters a state; clocks are started by whoever has told what happened.
    pub(super) fn enter(&mut self, state: &Named, on: NaiveDate) {
        if let Some(stay) = self.stays.last_mut() {
            stay.until = Some(on);
        }
        self.stays.push(Stay { state: state.clone(), from: on, until: None });
        self.state = state.clone();
        self.passed(true, &state.id, on);
        let rules = self.rules;
        self.held = rules.spell_of(&state.id).map(|spell| {
            let (mark, least, most) = (None, None, None);
            Held { spell, mark, least, most, extended: 0 }
        });
    }

    /// Counts the length of the state anew, where what it is counted from has passed since.
    pub(super) fn count_held(&mut self) {
        let Some(held) = &self.held else { return };
        let (spell, mark) = (held.spell, self.mark(&held.spell.after));
        if mark == held.mark {
            return;
        }
        let end = |length: Option<Length>| self.after(mark?.on, length?);
        let least = end(spell.at_least.as_ref().map(|(length, ..)| *length));
        let most = end(spell.at_most.as_ref().map(|(length, ..)| *length));
        if let Some(held) = &mut self.held {
            (held.mark, held.least, held.most) = (mark, least, most);
        }
    }

    fn happen(&mut self, event: &'p Happened, is_twin: bool) {
        let rules = self.rules;
        let known = rules.events.iter().find(|known| known.id == event.event);
        let begun = self.history.begun;
        let Some(name) = known else {
            return self.refuse(event, None, vec![Obstacle::NoSuchEvent]);
        };
        if event.on < begun {
            let why = vec![Obstacle::BeforeTheBeginning { begun }];
            return self.refuse(event, Some(name), why);
        }
        if is_twin {
            return self.refuse(event, Some(name), vec![Obstacle::SameNumber]);
        }
        let takes = |one: &&Transition| {
            one.on.id == name.id && one.from.iter().any(|from| from.id == self.state.id)
        };
        let mut tried = Vec::new();
        for transition in rules.transitions.iter().filter(takes) {
            let hindered = self.hindered(transition, event.on);
            let mut why = hindered.obstacles;
            why.extend(lacks(&transition.formalities, event));
            if why.is_empty() {
                return self.take(transition, event, hindered.tests);
            }
            tried.push(why);
        }
        let is_known_here = !tried.is_empty();
        let mut why = meant(tried);
        match self.resize(event, name) {
            Some(Ok(())) => return,
            Some(Err(obstacles)) => why.extend(obstacles),
            None if is_known_here => {}
            None => why.push(Obstacle::NotHere),
        }
        self.refuse(event, Some(name), why);
    }

    fn take(&mut self, transition: &'p Transition, event: &Happened, tests: Vec<Test>) {
        let times = self.times.entry(transition.name.id.clone()).or_default();
        *times = times.saturating_add(1);
        let because = Because::Taken {
            seq: event.seq,
            event: transition.on.clone(),
            transition: transition.name.clone(),
            from: self.state.clone(),
            to: transition.to.clone(),
            ballot: event.ballot.filter(|_| transition.formalities.vote.is_some()),
            tests,
        };
        self.tell(event.on, because, Some(&transition.ground));
        self.meet(&transition.on.id, event.on);
        self.passed(false, &transition.on.id, event.on);
        // A state that leads to itself goes on: it is not entered anew.
        if transition.to.id != self.state.id {
            self.leave(event.on);
            self.enter(&transition.to, event.on);
        }
        self.start_clocks(event.on);
    }

    /// Makes the present spell longer or shorter, where the event is for that.
    fn resize(
        &mut self,
        event: &Happened,
        name: &Named,
    ) -> Option<Result<(), Vec<Obstacle>>> {
        let refused = |obstacle| Some(Err(vec![obstacle]));
        let held = self.held.as_ref()?;
        let spell = held.spell;
        let extend = spell.extend.as_ref().filter(|one| one.on.id == name.id);
        let shorten = spell.shorten.as_ref().filter(|one| one.on.id == name.id);
        if extend.is_none() && shorten.is_none() {
            return None;
        }
        let used_up = extend.and_then(|one| held.may_extend(one));
        if let Some(obstacle) = used_up.or_else(|| held.may_resize(event.on)) {
            return refused(obstacle);
        }
        let asked = extend.map(|one| &one.formalities);
        let asked = asked.or_else(|| shorten.map(|one| &one.formalities))?;
        let lacking = lacks(asked, event);
        if !lacking.is_empty() {
            return Some(Err(lacking));
        }
        let Some(length) = event.length else { return refused(Obstacle::NoLength) };
        let (seq, event_name, name) = (event.seq, name.clone(), spell.name.clone());
        let told = match (extend, shorten) {
            (Some(extend), _) => {
                held.extended(self, (extend, length)).map(|(was, ends)| {
                    let nth = held.extended.saturating_add(1);
                    let (event, spell) = (event_name, name);
                    Because::Extended { seq, event, spell, length, was, ends, nth }
                })
            }
            (None, Some(shorten)) => {
                held.shortened(self, (shorten, length)).map(|(was, ends)| {
                    let (event, spell) = (event_name, name);
                    Because::Shortened { seq, event, spell, length, was, ends }
                })
            }
            (None, None) => return None,
        };
        let because = match told {
            Ok(because) => because,
            Err(obstacle) => return refused(obstacle),
        };
        let is_longer = matches!(because, Because::Extended { .. });
        let from = held.mark.map(|mark| mark.on);
        let (least, most) = (held.least, held.most);
        let moved = |end: Option<NaiveDate>| {
            let end = end?;
            if is_longer {
                self.after(end, length)
            } else {
                self.after(from?, length).map(|cut| cut.min(end))
            }
        };
        let (least, most) = (moved(least), moved(most));
        self.tell(event.on, because, Some(&spell.ground));
        if let Some(held) = &mut self.held {
            (held.least, held.most) = (least, most);
            held.extended = held.extended.saturating_add(u32::from(is_longer));
        }
        self.move_spell_clock(most, event.on);
        self.meet(&event.event, event.on);
        self.passed(false, &event.event, event.on);
        self.start_clocks(event.on);
        Some(Ok(()))
    }

    fn refuse(&mut self, event: &Happened, known: Option<&Named>, why: Vec<Obstacle>) {
        let name = known.cloned().map(EventName::Known);
        let because = Because::Refused {
            seq: event.seq,
            event: name.unwrap_or_else(|| EventName::Unknown(event.event.clone())),
            state: self.state.clone(),
            why,
            possible: self.possible(event.on.max(self.history.begun)),
        };
        self.tell(event.on, because, None);
    }
}

/// What stands in the way of the rules that are meant: of two that exclude each other, not
/// the one whose guard is not met. Each obstacle once.
fn meant(tried: Vec<Vec<Obstacle>>) -> Vec<Obstacle> {
    let is_other = |why: &Vec<Obstacle>| {
        why.iter().any(|one| matches!(one, Obstacle::GuardNotMet { .. }))
    };
    let are_all_others = tried.iter().all(is_other);
    let mut meant: Vec<Obstacle> = Vec::new();
    for one in tried.into_iter().filter(|why| are_all_others || !is_other(why)).flatten()
    {
        if !meant.contains(&one) {
            meant.push(one);
        }
    }
    meant
}
