//! The way of each post from the survey to service, replayed from its steps.

use std::collections::{BTreeMap, VecDeque};

use chrono::NaiveDate;

use super::because::{BegunTooEarly, Notice};
use super::register::{Holding, Service};
use super::rules::WayRules;
use crate::facts::{Entry, Value};
use crate::posts::allocation::NamedPost;
use crate::procedure::{Happened, History, Run, Transition, replay};
use crate::vocabulary::{Exact, Id, Label, Named};

impl Service {
    /// Replays the steps of every post that has some, and says what they do not bear out.
    pub(super) fn walk(&mut self, steps: &BTreeMap<Id, Vec<Happened>>) {
        let Some(way) = self.ruled.way.clone() else { return };
        if steps.is_empty() {
            return;
        }
        let mut notices = Vec::new();
        let mut ways = BTreeMap::new();
        for (id, events) in steps {
            let Some(history) = self.history(id, events) else { continue };
            let run = replay(&way.procedure, &history, self.last);
            let named = self.named_post(id);
            notices.extend(run.refused().map(|step| Notice::StepRefused {
                post: named.clone(),
                step: Box::new(step.clone()),
            }));
            notices.extend(after(&way, (events, self.last), &named));
            for holding in self.of_post(id) {
                let early = too_early(&way, (&history, &run), (holding, &named));
                notices.extend(early);
            }
            ways.insert(id.clone(), run);
        }
        for post in self.by_post.keys().filter(|post| !steps.contains_key(*post)) {
            notices.push(Notice::WayNotKnown { post: self.named_post(post) });
        }
        self.ways = ways;
        self.notices.extend(notices);
    }

    /// The steps of a post with the facts as they stood: those of the post and the village,
    /// and how many hold it. Before somebody serves, the holders are those with whom service
    /// will begin.
    fn history(&self, id: &Id, events: &[Happened]) -> Option<History> {
        let post = self.posts.get(id)?;
        let begun = events.iter().map(|event| event.on).min()?;
        let sheet = post.sheet.saying(self.of_village());
        let mut history = History::new(begun, events.to_vec());
        let mut days = self.changes_of_post(id);
        days.retain(|day| *day > begun);
        days.insert(begun);
        for day in &days {
            let holders = self.holders_from(id, *day);
            let holders = Entry::Known(Value::Number(Exact::whole(holders)));
            let sheet = sheet.replacing(self.rules.facts.holders, holders);
            // Each day stands in the set once.
            history = history.with_facts(*day, sheet).ok()?;
        }
        Some(history)
    }

    /// How many hold a post on a day, or on the next day on which anybody does.
    fn holders_from(&self, post: &Id, day: NaiveDate) -> i64 {
        let later = self.of_post(post).map(|one| one.served.from());
        let later = later.filter(|from| *from > day);
        let on = |day| self.holders_on(post, day).count();
        let counted = match (on(day), later.min()) {
            (0, Some(next)) => on(next),
            (counted, _) => counted,
        };
        i64::try_from(counted).unwrap_or(i64::MAX)
    }

    /// A post with what it is called.
    pub(super) fn named_post(&self, id: &Id) -> NamedPost {
        let label = self.posts.get(id).map(|post| post.label.clone());
        let word = id.as_str();
        let label = label.unwrap_or_else(|| Label::new(word, word, word));
        NamedPost { id: id.clone(), label }
    }
}

/// The steps that are dated after the last day of the year.
fn after(
    way: &WayRules,
    (events, last): (&[Happened], NaiveDate),
    post: &NamedPost,
) -> Vec<Notice> {
    let known = &way.procedure.rules().events;
    let late = events.iter().filter(|event| event.on > last);
    let notice = |event: &Happened| {
        let step = known.iter().find(|one| one.id == event.event).cloned();
        let step = step.unwrap_or_else(|| {
            let word = event.event.as_str();
            Named::new(event.event.clone(), Label::new(word, word, word))
        });
        Notice::StepAfterYear { post: post.clone(), step, on: event.on, last }
    };
    late.map(notice).collect()
}

/// What was missing on the first day of service, where the post could not be served then.
fn too_early(
    way: &WayRules,
    (history, run): (&History, &Run),
    (holding, post): (&Holding, &NamedPost),
) -> Option<Notice> {
    let on = holding.spell.from();
    let state = run.state_on(on);
    let serves = |state: &Named| way.serving.contains(&state.id);
    if state.is_some_and(serves) {
        return None;
    }
    let then = replay(&way.procedure, history, on);
    let start = &way.procedure.rules().start;
    let later = run.stays.iter().filter(|stay| stay.from > on && serves(&stay.state));
    Some(Notice::BegunTooEarly(Box::new(BegunTooEarly {
        holding: holding.id.clone(),
        post: post.clone(),
        on,
        state: state.cloned(),
        missing: missing(way, &state.unwrap_or(start).id),
        possible: then.possible,
        from: later.map(|stay| stay.from).min(),
    })))
}

/// The fewest steps from a state to service, in order; of as many, those that come first in
/// the rulebook.
fn missing(way: &WayRules, state: &Id) -> Vec<Named> {
    let transitions = &way.procedure.rules().transitions;
    // How each state was reached first: from which one, by which step.
    let mut reached: BTreeMap<&Id, (&Id, &Transition)> = BTreeMap::new();
    let mut waiting = VecDeque::from([state]);
    while let Some(here) = waiting.pop_front() {
        if way.serving.contains(here) {
            return back(here, &reached);
        }
        let leaves = |one: &&Transition| one.from.iter().any(|from| from.id == *here);
        for transition in transitions.iter().filter(leaves) {
            let to = &transition.to.id;
            if to != state && !reached.contains_key(to) {
                reached.insert(to, (here, transition));
                waiting.push_back(to);
            }
        }
    }
    Vec::new()
}

/// The steps by which a state was reached, in order.
fn back(to: &Id, reached: &BTreeMap<&Id, (&Id, &Transition)>) -> Vec<Named> {
    let before = |(from, _): &(&Id, &Transition)| reached.get(*from).copied();
    let steps = std::iter::successors(reached.get(to).copied(), before);
    let mut steps: Vec<Named> = steps.map(|(_, step)| step.name.clone()).collect();
    steps.reverse();
    steps
}
