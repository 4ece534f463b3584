//! § Procedures: day after day from the beginning, first what lapses, then what happens.
//!
//! It reads the draft of a procedure and what is known of one run ([`Chronicle`]); lengths
//! stand in [`length`], clocks in [`clock`], what stands in the way in [`possible`].

mod clock;
mod length;
mod possible;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use grassroots::facts::SheetDraft;
use grassroots::procedure::{Happened, Standing};
use grassroots::rulebook::RulebookDraft;
use grassroots::rulebook::draft::{
    AnchorDraft, ProcedureDraft, SpellDraft, TransitionDraft,
};
use grassroots::vocabulary::Period;

pub(crate) use possible::Chance;

/// What is known of one run of a rulebook's first procedure.
#[derive(Clone, Debug)]
pub(crate) struct Chronicle {
    pub(crate) book: RulebookDraft,
    pub(crate) begun: NaiveDate,
    /// In any order.
    pub(crate) events: Vec<Happened>,
    /// From which day on each sheet holds.
    pub(crate) sheets: Vec<(NaiveDate, SheetDraft)>,
    pub(crate) calendar: Option<Days>,
}

/// A calendar of working days.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    pub(crate) known: Period,
    pub(crate) off: Vec<NaiveDate>,
    pub(crate) worked: Vec<NaiveDate>,
}

/// A deadline, or the greatest length of a state, as it ran.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    pub(crate) rule: String,
    /// The place of the deadline; none for the length of a state.
    deadline: Option<usize>,
    pub(crate) from: NaiveDate,
    mark: Mark,
    pub(crate) last_day: Option<NaiveDate>,
    /// The day on which it lapses.
    late: Option<NaiveDate>,
    pub(crate) standing: Standing,
    is_running: bool,
    is_lapsed: bool,
}

/// A day, and the how-manieth thing that was passed.
type Mark = (NaiveDate, usize);

/// The length of the present state.
#[derive(Clone, Debug)]
struct Spell<'c> {
    rule: &'c SpellDraft,
    mark: Option<Mark>,
    least: Option<NaiveDate>,
    most: Option<NaiveDate>,
    extended: u32,
}

/// An event that nothing took.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    pub(crate) on: NaiveDate,
    pub(crate) seq: u32,
    pub(crate) why: Vec<String>,
}

/// How a run stands.
#[derive(Clone, Debug)]
pub(crate) struct Life<'c> {
    chronicle: &'c Chronicle,
    rules: &'c ProcedureDraft,
    pub(crate) state: String,
    /// The day on which the state was entered.
    entered: NaiveDate,
    pub(crate) clocks: Vec<Clock>,
    pub(crate) refused: Vec<Refused>,
    /// The transitions made, and the periods made longer or shorter, with their days.
    pub(crate) made: Vec<(NaiveDate, String)>,
    spell: Option<Spell<'c>>,
    passed: BTreeMap<(bool, String), Mark>,
    count: usize,
}

/// A run at the end of each day, from the beginning to a last one.
pub(crate) fn diary(
    chronicle: &Chronicle,
    last: NaiveDate,
) -> Vec<(NaiveDate, Life<'_>)> {
    let rules = &chronicle.book.procedure[0];
    let start = rules.state.iter().find(|state| state.start).unwrap();
    let mut life = Life {
        chronicle,
        rules,
        state: String::new(),
        entered: chronicle.begun,
        clocks: Vec::new(),
        refused: Vec::new(),
        made: Vec::new(),
        spell: None,
        passed: BTreeMap::new(),
        count: 0,
    };
    life.enter(start.id.as_str(), chronicle.begun);
    life.count_clocks(chronicle.begun);
    let mut events: Vec<&Happened> = chronicle.events.iter().collect();
    events.sort_by_key(|event| (event.on, event.seq));
    let early = events.iter().filter(|event| event.on < chronicle.begun);
    for event in early {
        let why = if life.is_known(event) { "before" } else { "no_such_event" };
        life.refuse(event, vec![why.to_owned()]);
    }
    let mut days = Vec::new();
    let mut day = chronicle.begun;
    while day <= last {
        life.lapse(day);
        for event in events.iter().filter(|event| event.on == day) {
            let key = |one: &Happened| (one.on, one.seq);
            let twins = events.iter().filter(|other| key(other) == key(event)).count();
            life.happen(event, twins > 1);
            life.lapse(day);
        }
        days.push((day, life.clone()));
        day = day.succ_opt().unwrap();
    }
    days
}

impl Life<'_> {
    fn is_known(&self, event: &Happened) -> bool {
        self.rules.event.iter().any(|known| known.id == event.event)
    }

    fn refuse(&mut self, event: &Happened, mut why: Vec<String>) {
        why.sort();
        why.dedup();
        self.refused.push(Refused { on: event.on, seq: event.seq, why });
    }

    /// The last time that a state was entered or an event taken.
    fn mark(&self, anchor: &AnchorDraft) -> Option<Mark> {
        let key = match anchor {
            AnchorDraft::State(id) => (true, id.to_string()),
            AnchorDraft::Event(id) => (false, id.to_string()),
            AnchorDraft::Fact(_) => return None,
        };
        self.passed.get(&key).copied()
    }

    fn pass(&mut self, is_state: bool, id: &str, on: NaiveDate) {
        self.count += 1;
        self.passed.insert((is_state, id.to_owned()), (on, self.count));
    }

    fn enter(&mut self, state: &str, on: NaiveDate) {
        state.clone_into(&mut self.state);
        self.entered = on;
        self.pass(true, state, on);
        let rule = self.rules.period.iter().find(|spell| spell.state.as_str() == state);
        self.spell = rule.map(|rule| Spell {
            rule,
            mark: None,
            least: None,
            most: None,
            extended: 0,
        });
        self.count_spell();
    }

    /// Counts the length of the state from the last time that its anchor was passed.
    fn count_spell(&mut self) {
        let Some(spell) = &self.spell else { return };
        let mark = self.mark(&spell.rule.after);
        if mark == spell.mark {
            return;
        }
        let (least, most) = (spell.rule.at_least, spell.rule.at_most);
        let end = |length| self.after(mark?.0, length?);
        let (least, most) = (end(least), end(most));
        let spell = self.spell.as_mut().unwrap();
        (spell.mark, spell.least, spell.most) = (mark, least, most);
    }

    fn happen(&mut self, event: &Happened, is_twin: bool) {
        if !self.is_known(event) {
            return self.refuse(event, vec!["no_such_event".to_owned()]);
        }
        if is_twin {
            return self.refuse(event, vec!["same_number".to_owned()]);
        }
        let takes = |one: &&TransitionDraft| {
            one.on == event.event
                && one.from.iter().any(|from| from.as_str() == self.state)
        };
        let here: Vec<&TransitionDraft> =
            self.rules.transition.iter().filter(takes).collect();
        let mut tried = Vec::new();
        for transition in here {
            let mut why = self.hindered(transition, event.on).why;
            let one = transition;
            let asked = (&*one.evidence, &*one.by, one.ballot.as_ref());
            why.extend(possible::lacks(asked, event));
            if why.is_empty() {
                return self.make(transition, event.on);
            }
            tried.push(why);
        }
        // Of two that exclude each other the one whose guard is not met was not meant.
        let is_other = |why: &Vec<String>| why.contains(&"guard_not_met".to_owned());
        let are_all_others = tried.iter().all(is_other);
        let is_meant = |why: &&Vec<String>| are_all_others || !is_other(why);
        let meant: Vec<Vec<String>> = tried.iter().filter(is_meant).cloned().collect();
        let mut why = meant.concat();
        match self.resize(event) {
            Some(Ok(())) => return,
            Some(Err(obstacles)) => why.extend(obstacles),
            None if tried.is_empty() => why.push("not_here".to_owned()),
            None => {}
        }
        self.refuse(event, why);
    }

    fn make(&mut self, transition: &TransitionDraft, on: NaiveDate) {
        self.made.push((on, transition.id.to_string()));
        self.meet(transition.on.as_str(), on);
        self.pass(false, transition.on.as_str(), on);
        if transition.to.as_str() != self.state {
            self.leave(on);
            self.enter(transition.to.as_str(), on);
        }
        self.count_spell();
        self.count_clocks(on);
    }

    /// Makes the length of the state longer or shorter; none where the event is not for that.
    fn resize(&mut self, event: &Happened) -> Option<Result<(), Vec<String>>> {
        let spell = self.spell.clone()?;
        let name = &event.event;
        let extend = spell.rule.extend.as_ref().filter(|one| one.on == *name);
        let shorten = spell.rule.shorten.as_ref().filter(|one| one.on == *name);
        let may = match (extend, shorten) {
            (Some(_), _) => spell.may_extend(event.on),
            (None, Some(_)) => spell.may_shorten(event.on),
            (None, None) => return None,
        };
        if let Some(obstacle) = may {
            return Some(Err(vec![obstacle]));
        }
        let asked = match (extend, shorten) {
            (Some(one), _) => (&*one.evidence, &*one.by, one.ballot.as_ref()),
            (None, Some(one)) => (&*one.evidence, &*one.by, one.ballot.as_ref()),
            (None, None) => return None,
        };
        let lacking = possible::lacks(asked, event);
        if !lacking.is_empty() {
            return Some(Err(lacking));
        }
        let refused = |why: &str| Some(Err(vec![why.to_owned()]));
        let Some(length) = event.length else { return refused("no_length") };
        let (from, was) = (spell.mark.unwrap().0, spell.end().unwrap());
        let since = if extend.is_some() { was } else { from };
        let Some(end) = self.after(since, length) else {
            return refused("no_calendar");
        };
        let is_too_short =
            |least| self.after(since, least).is_none_or(|least| end < least);
        let is_too_long = |most| self.after(since, most).is_none_or(|most| end > most);
        let obstacle = match (extend, shorten) {
            (Some(one), _) if is_too_short(one.at_least) => Some("too_short"),
            (Some(one), _) if is_too_long(one.at_most) => Some("too_long"),
            (None, Some(one)) if is_too_short(one.down_to) => Some("too_short"),
            (None, Some(_)) if end >= was => Some("not_shorter"),
            _ => None,
        };
        if let Some(obstacle) = obstacle {
            return refused(obstacle);
        }
        // Both ends are put off, or held at the length from the beginning.
        let moved = |old: Option<NaiveDate>| match extend {
            Some(_) => self.after(old?, length),
            None => Some(old?.min(end)),
        };
        let (least, most) = (moved(spell.least), moved(spell.most));
        self.made.push((event.on, spell.rule.id.to_string()));
        let extended = spell.extended + u32::from(extend.is_some());
        self.spell = Some(Spell { least, most, extended, ..spell });
        self.move_clock(most, event.on);
        self.meet(name.as_str(), event.on);
        self.pass(false, name.as_str(), event.on);
        self.count_spell();
        self.count_clocks(event.on);
        Some(Ok(()))
    }
}

impl Spell<'_> {
    /// The end of the greatest length; where there is none, of the least.
    fn end(&self) -> Option<NaiveDate> {
        if self.rule.at_most.is_some() { self.most } else { self.least }
    }
}
