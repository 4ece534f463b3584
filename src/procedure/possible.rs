//! What stands in the way of a transition, an extension or a shortening on a day.

use chrono::NaiveDate;

use super::because::{Obstacle, Possible, Resizing};
use super::history::{Ballot, Happened};
use super::replay::{Held, Walk};
use super::rules::{Anchor, Base, Extension, Formalities, Shortening, Transition, Vote};
use crate::criteria::{Condition, Test, View, assess};
use crate::facts::{Entry, Fact, Sheet, Value};
use crate::vocabulary::{Length, Opens};
use crate::vocabulary::{Named, Verdict};

/// What a transition meets on a day, whatever its event carries.
#[derive(Debug, Default)]
pub(super) struct Hindered {
    pub(super) obstacles: Vec<Obstacle>,
    pub(super) tests: Vec<Test>,
    /// The first day that time allows, unless something else must come first.
    from: Option<NaiveDate>,
}

/// The day from which a wait allows something, with how it says so before; or why no day
/// can be told.
type Opening = Result<(NaiveDate, Obstacle), Obstacle>;

impl Walk<'_> {
    /// Everything that the state knows, in the order of the rulebook.
    pub(super) fn possible(&self, day: NaiveDate) -> Vec<Possible> {
        let rules = self.rules;
        let here = |one: &&Transition| one.from.iter().any(|f| f.id == self.state.id);
        let mut found: Vec<Possible> = rules
            .transitions
            .iter()
            .filter(here)
            .map(|transition| {
                let Hindered { obstacles, from, .. } = self.hindered(transition, day);
                Possible {
                    rule: transition.name.clone(),
                    event: transition.on.clone(),
                    to: Some(transition.to.clone()),
                    from,
                    hindered: obstacles,
                    evidence: transition.formalities.evidence.clone(),
                    by: transition.formalities.by.clone(),
                    vote: transition.formalities.vote,
                    length: None,
                }
            })
            .collect();
        found.extend(self.held.iter().flat_map(|held| self.resizes(held, day)));
        found
    }

    /// How the present spell may be made longer or shorter.
    fn resizes(&self, held: &Held<'_>, day: NaiveDate) -> Vec<Possible> {
        let extend = held.spell.extend.as_ref().map(|one| {
            let by = Resizing { at_least: one.at_least, at_most: Some(one.at_most) };
            (&one.on, by, &one.formalities, held.may_extend(one))
        });
        let shorten = held.spell.shorten.as_ref().map(|one| {
            let to = Resizing { at_least: one.down_to, at_most: None };
            (&one.on, to, &one.formalities, None)
        });
        let all = extend.into_iter().chain(shorten);
        all.map(|(event, length, formalities, hindered)| {
            let hindered = hindered.or_else(|| held.may_resize(day));
            let counted = held.mark.map(|mark| mark.on.max(self.entered()));
            Possible {
                rule: held.spell.name.clone(),
                event: event.clone(),
                to: None,
                from: counted.filter(|_| hindered.is_none()),
                hindered: hindered.into_iter().collect(),
                evidence: formalities.evidence.clone(),
                by: formalities.by.clone(),
                vote: formalities.vote,
                length: Some(length),
            }
        })
        .collect()
    }

    /// Time, guard and repetition.
    pub(super) fn hindered(&self, transition: &Transition, day: NaiveDate) -> Hindered {
        let mut found = Hindered { from: Some(self.entered()), ..Hindered::default() };
        if let Some(at_most) = transition.at_most
            && self.times(&transition.name.id) >= at_most
        {
            found.from = None;
            found.obstacles.push(Obstacle::TooOften { at_most });
        }
        for wait in &transition.not_before {
            found.wait(self.opens(wait.after.clone(), wait.wait, wait.opens, day), day);
        }
        if let Some(opens) = self.held.as_ref().and_then(|held| held.opens(transition)) {
            found.wait(opens, day);
        }
        if let Some(guard) = &transition.guard {
            let sheet = self.facts_on(day);
            let (verdict, tests) = self.ask(guard, (sheet, day));
            let asks = guard.asks(&self.rules.dictionary);
            match verdict {
                Verdict::Met => {}
                Verdict::NotMet => {
                    let tests = tests.clone();
                    found.obstacles.push(Obstacle::GuardNotMet { asks, tests });
                }
                Verdict::Undetermined => {
                    let absent = self.absent(guard, sheet);
                    found.obstacles.push(Obstacle::GuardOpen { asks, absent });
                }
            }
            found.tests = tests;
        }
        found
    }

    /// From when a wait allows it: the day, or why it cannot be told.
    fn opens(
        &self,
        after: Anchor,
        wait: Length,
        opens: Opens,
        day: NaiveDate,
    ) -> Opening {
        let Some(since) = self.anchored(&after, day) else {
            return Err(Obstacle::NotSince { after, wait });
        };
        match self.after(since, wait).and_then(|end| opens.first(end)) {
            Some(from) => Ok((from, Obstacle::TooEarly { from, after, wait })),
            None => Err(Obstacle::NoCalendar { wait }),
        }
    }

    fn anchored(&self, anchor: &Anchor, day: NaiveDate) -> Option<NaiveDate> {
        match anchor {
            Anchor::State(_) | Anchor::Event(_) => self.mark(anchor).map(|mark| mark.on),
            Anchor::Fact(fact) => match self.facts_on(day)?.entry(fact.id.as_str())? {
                Entry::Known(Value::Date(on)) => Some(*on),
                _ => None,
            },
        }
    }

    /// The facts on a day, if they are facts of this procedure's dictionary.
    fn facts_on(&self, day: NaiveDate) -> Option<&Sheet> {
        let sheet = self.history.facts_on(day)?;
        self.rules.dictionary.is(sheet.dictionary()).then_some(sheet)
    }

    #[expect(clippy::unused_self, reason = "reads better beside its neighbours")]
    fn ask(
        &self,
        guard: &Condition,
        (sheet, day): (Option<&Sheet>, NaiveDate),
    ) -> (Verdict, Vec<Test>) {
        let mut tests = Vec::new();
        let Some(sheet) = sheet else { return (Verdict::Undetermined, tests) };
        let view = View { sheet, scores: &[], others: None, as_of: Some(day) };
        let assessed = assess(guard, view, &mut |test| tests.push(test));
        (assessed.map_or(Verdict::Undetermined, |found| found.verdict), tests)
    }

    fn absent(&self, guard: &Condition, sheet: Option<&Sheet>) -> Vec<Named> {
        let mut facts = guard.facts();
        facts.sort_unstable();
        facts.dedup();
        let is_absent = |fact: &u16| match sheet {
            Some(sheet) => matches!(sheet.at(*fact), Entry::Absent),
            None => true,
        };
        let named = |fact: &Fact| Named::new(fact.id().clone(), fact.label().clone());
        let absent = facts.into_iter().filter(is_absent);
        absent.filter_map(|fact| self.rules.dictionary.at(fact).map(named)).collect()
    }
}

impl Hindered {
    fn wait(&mut self, opens: Opening, day: NaiveDate) {
        match opens {
            Ok((from, early)) => {
                self.from = self.from.map(|so_far| so_far.max(from));
                if day < from {
                    self.obstacles.push(early);
                }
            }
            Err(untold) => {
                self.from = None;
                self.obstacles.push(untold);
            }
        }
    }
}

impl Held<'_> {
    /// From when the least length of the state lets a transition go, if it holds it back.
    fn opens(&self, transition: &Transition) -> Option<Opening> {
        let (wait, opens, holds) = self.spell.at_least.as_ref()?;
        if !holds.iter().any(|held| held.id == transition.name.id) {
            return None;
        }
        let spell = self.spell.name.clone();
        if self.mark.is_none() {
            let (after, wait) = (self.spell.after.clone(), *wait);
            return Some(Err(Obstacle::NotSince { after, wait }));
        }
        Some(match self.least.and_then(|end| opens.first(end)) {
            Some(from) => Ok((from, Obstacle::SpellNotOver { from, spell })),
            None => Err(Obstacle::NoCalendar { wait: *wait }),
        })
    }

    /// Why it cannot be made longer once more.
    pub(super) fn may_extend(&self, extension: &Extension) -> Option<Obstacle> {
        let at_most = extension.times;
        (self.extended >= at_most).then_some(Obstacle::TooOften { at_most })
    }

    /// Why its length cannot be changed: it is not counted yet, cannot be told, or is over.
    pub(super) fn may_resize(&self, day: NaiveDate) -> Option<Obstacle> {
        let least = self.spell.at_least.as_ref().map(|(length, ..)| *length);
        let most = self.spell.at_most.as_ref().map(|(length, ..)| *length);
        let wait = most.or(least)?;
        if self.mark.is_none() {
            return Some(Obstacle::NotSince { after: self.spell.after.clone(), wait });
        }
        let Some(end) = self.end() else { return Some(Obstacle::NoCalendar { wait }) };
        let (_, in_time, _) = self.spell.at_most.as_ref()?;
        let last_day = in_time.last(end)?;
        (day > last_day).then_some(Obstacle::SpellOver { last_day })
    }

    /// The end that an extension is counted from: of the greatest length, if there is one.
    fn end(&self) -> Option<NaiveDate> {
        if self.spell.at_most.is_some() { self.most } else { self.least }
    }

    /// What is wrong with the length of an extension; the end that it gives.
    pub(super) fn extended(
        &self,
        walk: &Walk<'_>,
        (extension, length): (&Extension, Length),
    ) -> Result<(NaiveDate, NaiveDate), Obstacle> {
        let Extension { at_least, at_most, .. } = extension;
        let no_calendar = || Obstacle::NoCalendar { wait: length };
        let was = self.end().ok_or_else(no_calendar)?;
        let ends = walk.after(was, length).ok_or_else(no_calendar)?;
        if walk.after(was, *at_least).is_none_or(|least| ends < least) {
            return Err(Obstacle::TooShort { at_least: *at_least });
        }
        if walk.after(was, *at_most).is_none_or(|most| ends > most) {
            return Err(Obstacle::TooLong { at_most: *at_most });
        }
        Ok((was, ends))
    }

    /// What is wrong with the length of a shortening; the end that it gives.
    pub(super) fn shortened(
        &self,
        walk: &Walk<'_>,
        (shortening, length): (&Shortening, Length),
    ) -> Result<(NaiveDate, NaiveDate), Obstacle> {
        let at_least = shortening.down_to;
        let no_calendar = || Obstacle::NoCalendar { wait: length };
        let was = self.end().ok_or_else(no_calendar)?;
        let from = self.mark.ok_or_else(no_calendar)?.on;
        let ends = walk.after(from, length).ok_or_else(no_calendar)?;
        if walk.after(from, at_least).is_none_or(|least| ends < least) {
            return Err(Obstacle::TooShort { at_least });
        }
        if ends >= was {
            return Err(Obstacle::NotShorter { ends: was });
        }
        Ok((was, ends))
    }
}

/// What the event itself lacks: evidence, who did it, the vote.
pub(super) fn lacks(asked: &Formalities, event: &Happened) -> Vec<Obstacle> {
    let is_missing = |one: &&Named| !event.evidence.contains(&one.id);
    let missing = asked.evidence.iter().filter(is_missing);
    let mut found: Vec<Obstacle> = missing
        .map(|evidence| Obstacle::NoEvidence { evidence: evidence.clone() })
        .collect();
    if !asked.by.is_empty() {
        let by = asked.by.clone();
        match &event.by {
            None => found.push(Obstacle::NobodyNamed { by }),
            Some(role) if !by.iter().any(|one| one.id == *role) => {
                found.push(Obstacle::NotTheirs { by });
            }
            Some(_) => {}
        }
    }
    match (asked.vote, event.ballot) {
        (None, _) => {}
        (Some(_), None) => found.push(Obstacle::NoBallot),
        (Some(vote), Some(ballot)) => counted(vote, ballot, &mut found),
    }
    found
}

fn counted(vote: Vote, ballot: Ballot, found: &mut Vec<Obstacle>) {
    let (attending, entitled) = (ballot.attending(), ballot.entitled());
    if let Some(asked) = vote.turnout
        && !asked.is_reached(attending, entitled)
    {
        found.push(Obstacle::TooFewAttended { attending, entitled, asked });
    }
    let Some((asked, of)) = vote.in_favour else { return };
    let whole = match of {
        Base::Entitled => Some(entitled),
        Base::Attending => Some(attending),
        Base::Valid => ballot.valid(),
    };
    let in_favour = ballot.in_favour();
    match whole {
        None => found.push(Obstacle::NoValidCount),
        Some(whole) if !asked.is_reached(in_favour, whole) => {
            found.push(Obstacle::TooFewInFavour { in_favour, whole, of, asked });
        }
        Some(_) => {}
    }
}
