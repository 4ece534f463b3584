//! What is possible, from when, and what stands in the way.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use grassroots::facts::{Raw, SheetDraft};
use grassroots::procedure::{Ballot, Base, Happened, Length, Opens};
use grassroots::rulebook::draft::{
    AnchorDraft, ConditionDraft, MajorityDraft, TransitionDraft, VoteDraft,
};
use grassroots::vocabulary::{Id, Ratio, Verdict};

use super::length::{first_day, last_day};
use super::{Life, Spell};
use crate::naive::number::{number, whole};
use crate::naive::quantity::View;
use crate::naive::sheet::Facts;

/// What a transition meets on a day.
#[derive(Clone, Debug)]
pub(crate) struct Hindered {
    pub(crate) why: Vec<String>,
    /// The first day that time allows; none where something else must come first.
    pub(crate) from: Option<NaiveDate>,
}

/// One thing that is possible, or will be.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Chance {
    pub(crate) rule: String,
    pub(crate) event: String,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) why: Vec<String>,
}

impl Life<'_> {
    /// Everything that the state knows.
    pub(crate) fn chances(&self, day: NaiveDate) -> Vec<Chance> {
        let here = |one: &&TransitionDraft| {
            one.from.iter().any(|from| from.as_str() == self.state)
        };
        let mut all = Vec::new();
        for transition in self.rules.transition.iter().filter(here) {
            let Hindered { mut why, from } = self.hindered(transition, day);
            why.sort();
            why.dedup();
            let (rule, event) = (transition.id.to_string(), transition.on.to_string());
            all.push(Chance { rule, event, from, why });
        }
        let Some(spell) = &self.spell else { return all };
        let extend = spell.rule.extend.as_ref();
        let extend = extend.map(|one| (&one.on, spell.may_extend(day)));
        let shorten = spell.rule.shorten.as_ref();
        let shorten = shorten.map(|one| (&one.on, spell.may_shorten(day)));
        for (event, why) in extend.into_iter().chain(shorten) {
            let counted = spell.mark.map(|(on, _)| on.max(self.entered));
            let from = counted.filter(|_| why.is_none());
            let (rule, event) = (spell.rule.id.to_string(), event.to_string());
            all.push(Chance { rule, event, from, why: why.into_iter().collect() });
        }
        all
    }

    /// Repetition, time and guard.
    pub(super) fn hindered(
        &self,
        transition: &TransitionDraft,
        day: NaiveDate,
    ) -> Hindered {
        let mut found = Hindered { why: Vec::new(), from: Some(self.entered) };
        let is_it = |(_, made): &&(NaiveDate, String)| *made == transition.id.as_str();
        let times = self.made.iter().filter(is_it).count();
        if transition.at_most.is_some_and(|most| times >= usize::try_from(most).unwrap())
        {
            found.never("too_often");
        }
        for wait in &transition.not_before {
            match self.since(&wait.after, day) {
                None => found.never("not_since"),
                Some(since) => found.wait((self, day), (since, wait.wait, wait.opens)),
            }
        }
        self.least_length(transition, day, &mut found);
        if let Some(guard) = &transition.guard {
            match self.ask(guard, day) {
                Verdict::Met => {}
                Verdict::NotMet => found.why.push("guard_not_met".to_owned()),
                Verdict::Undetermined => found.why.push("guard_open".to_owned()),
            }
        }
        found
    }

    /// The least length of the state, where it holds the transition back.
    fn least_length(
        &self,
        transition: &TransitionDraft,
        day: NaiveDate,
        found: &mut Hindered,
    ) {
        let Some(spell) = &self.spell else { return };
        if !spell.rule.holds.contains(&transition.id) {
            return;
        }
        match (spell.mark, spell.least) {
            (None, _) => found.never("not_since"),
            (Some(_), None) => found.never("no_calendar"),
            (Some(_), Some(end)) => {
                let first = first_day(end, spell.rule.opens.unwrap());
                found.until(first, day, "spell_not_over");
            }
        }
    }

    /// The day from which a wait is counted.
    fn since(&self, anchor: &AnchorDraft, day: NaiveDate) -> Option<NaiveDate> {
        let AnchorDraft::Fact(fact) = anchor else {
            return self.mark(anchor).map(|(on, _)| on);
        };
        let facts = &self.sheet(day)?.facts;
        let (_, raw) = facts.iter().find(|(id, _)| id == fact.as_str())?;
        match raw {
            Raw::Text(on) => Some(on.parse().unwrap()),
            _ => None,
        }
    }

    /// The facts as they stand on a day.
    fn sheet(&self, day: NaiveDate) -> Option<&SheetDraft> {
        let held = self.chronicle.sheets.iter().filter(|(from, _)| *from <= day);
        held.max_by_key(|(from, _)| *from).map(|(_, sheet)| sheet)
    }

    fn ask(&self, guard: &ConditionDraft, day: NaiveDate) -> Verdict {
        let Some(sheet) = self.sheet(day) else { return Verdict::Undetermined };
        let facts = Facts::of(&self.chronicle.book, sheet);
        View { facts: &facts, scores: &BTreeMap::new() }.assess(guard).verdict
    }
}

impl Spell<'_> {
    pub(super) fn may_extend(&self, day: NaiveDate) -> Option<String> {
        let times = self.rule.extend.as_ref().unwrap().times;
        if self.extended >= times {
            return Some("too_often".to_owned());
        }
        self.may_shorten(day)
    }

    /// Whether there is a length to change, and it is not over.
    pub(super) fn may_shorten(&self, day: NaiveDate) -> Option<String> {
        let why = match (self.mark, self.end(), self.rule.in_time) {
            (None, _, _) => "not_since",
            (Some(_), None, _) => "no_calendar",
            (Some(_), Some(end), Some(in_time)) if day > last_day(end, in_time) => {
                "spell_over"
            }
            _ => return None,
        };
        Some(why.to_owned())
    }
}

impl Hindered {
    fn never(&mut self, why: &str) {
        self.from = None;
        self.why.push(why.to_owned());
    }

    fn wait(
        &mut self,
        (life, day): (&Life<'_>, NaiveDate),
        (since, wait, opens): (NaiveDate, Length, Opens),
    ) {
        match life.after(since, wait) {
            None => self.never("no_calendar"),
            Some(end) => self.until(first_day(end, opens), day, "too_early"),
        }
    }

    fn until(&mut self, first: NaiveDate, day: NaiveDate, why: &str) {
        self.from = self.from.map(|from| from.max(first));
        if first > day {
            self.why.push(format!("{why} {first}"));
        }
    }
}

/// What the event does not carry.
pub(super) fn lacks(
    (evidence, by, ballot): (&[Id], &[Id], Option<&VoteDraft>),
    event: &Happened,
) -> Vec<String> {
    let missing = evidence.iter().filter(|one| !event.evidence.contains(one));
    let mut why: Vec<String> = missing.map(|one| format!("no_evidence {one}")).collect();
    if !by.is_empty() {
        match &event.by {
            None => why.push("nobody_named".to_owned()),
            Some(role) if !by.contains(role) => {
                why.push("not_theirs".to_owned());
            }
            Some(_) => {}
        }
    }
    match (ballot, event.ballot) {
        (None, _) => {}
        (Some(_), None) => why.push("no_ballot".to_owned()),
        (Some(vote), Some(ballot)) => why.extend(voted(vote, ballot).map(str::to_owned)),
    }
    why
}

fn voted(vote: &VoteDraft, ballot: Ballot) -> impl Iterator<Item = &'static str> {
    let turnout = vote.turnout.as_ref().and_then(|share| {
        let asked = (share.more_than, share.at_least);
        let is_enough = reaches(ballot.attending(), ballot.entitled(), asked);
        (!is_enough).then_some("too_few_attended")
    });
    let favour = vote.in_favour.as_ref().and_then(|majority| {
        let MajorityDraft { more_than, at_least, of, .. } = majority;
        let whole = match of {
            Base::Entitled => Some(ballot.entitled()),
            Base::Attending => Some(ballot.attending()),
            Base::Valid => ballot.valid(),
        };
        let Some(whole) = whole else { return Some("no_valid_count") };
        let is_enough = reaches(ballot.in_favour(), whole, (*more_than, *at_least));
        (!is_enough).then_some("too_few_in_favour")
    });
    turnout.into_iter().chain(favour)
}

/// Nothing is reached where there is nobody to have a share of.
fn reaches(
    part: u32,
    of: u32,
    (more_than, at_least): (Option<Ratio>, Option<Ratio>),
) -> bool {
    if of == 0 {
        return false;
    }
    let share = whole(part) / whole(of);
    more_than.is_none_or(|line| share > number(line))
        && at_least.is_none_or(|line| share >= number(line))
}
