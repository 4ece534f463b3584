//! Refused events, held against those that are expected.

use chrono::NaiveDate;

use super::{event_id, told, told_or_not};
use crate::casebook::expect::RefusalExpectation;
use crate::casebook::run::report::Report;
use crate::casebook::run::words::{list, sorted, words};
use crate::explain::Wording as _;
use crate::procedure::{Anchor, Because, Obstacle, Possible, Run, Step};
use crate::vocabulary::{FieldPath, Id, Named, Script};

/// A refused event with what the run says about it.
struct Refusal<'r> {
    step: &'r Step,
    seq: u32,
    event: &'r Id,
    state: &'r Named,
    why: &'r [Obstacle],
    possible: &'r [Possible],
}

impl Refusal<'_> {
    fn of(step: &Step) -> Option<Refusal<'_>> {
        let Because::Refused { seq, event, state, why, possible } = &step.because else {
            return None;
        };
        let event = event_id(event);
        Some(Refusal { step, seq: *seq, event, state, why, possible })
    }

    fn is(&self, expected: &RefusalExpectation) -> bool {
        self.step.on == expected.on
            && *self.event == expected.event
            && expected.seq.is_none_or(|seq| seq == self.seq)
    }

    /// The first day on which time allows it.
    fn from(&self) -> Option<NaiveDate> {
        let own = self.possible.iter().filter(|one| one.event.id == *self.event);
        own.filter_map(|one| one.from).min()
    }

    /// The facts that were absent.
    fn absent(&self) -> Vec<&Id> {
        let mut absent: Vec<&Id> = Vec::new();
        for obstacle in self.why {
            match obstacle {
                Obstacle::GuardOpen { absent: facts, .. } => {
                    absent.extend(facts.iter().map(|fact| &fact.id));
                }
                Obstacle::NotSince { after: Anchor::Fact(fact), .. } => {
                    absent.push(&fact.id);
                }
                _ => {}
            }
        }
        absent.dedup();
        absent
    }
}

/// Every refused event must be named, and be refused for these reasons.
pub(super) fn refused(
    run: &Run,
    (expect, at): (&[RefusalExpectation], &FieldPath),
    report: &mut Report,
) {
    let mut left: Vec<Refusal<'_>> = run.refused().filter_map(Refusal::of).collect();
    let all = list_refused(left.iter().map(|one| (one.event, one.step.on)));
    let mut is_short = false;
    for (index, expected) in expect.iter().enumerate() {
        match left.iter().position(|one| one.is(expected)) {
            Some(place) => {
                let found = left.remove(place);
                refusal(&found, (expected, &at.nth(index)), report);
            }
            None => is_short = true,
        }
    }
    if is_short || !left.is_empty() {
        let expected = list_refused(expect.iter().map(|one| (&one.event, one.on)));
        let lines = run.refused().map(|step| step.words(Script::En)).collect();
        report.differs(at.clone(), (expected, all), lines);
    }
}

fn list_refused<'i>(events: impl Iterator<Item = (&'i Id, NaiveDate)>) -> String {
    let mut events: Vec<_> = events.map(|(id, on)| format!("`{id}` on {on}")).collect();
    events.sort();
    if events.is_empty() { "none".to_owned() } else { events.join(", ") }
}

fn refusal(
    found: &Refusal<'_>,
    (expect, at): (&RefusalExpectation, &FieldPath),
    report: &mut Report,
) {
    let lines = || vec![found.step.words(Script::En)];
    if let Some(expected) = &expect.why {
        let why = found.why.iter().map(Obstacle::name);
        let both = (words(expected.iter().copied()), words(why));
        report.same(at.key("why"), both, lines);
    }
    if let Some(expected) = &expect.state {
        let both = (list(Some(expected)), list(Some(&found.state.id)));
        report.same(at.key("state"), both, lines);
    }
    if let Some(expected) = expect.from {
        report.same(at.key("from"), (told(expected), told_or_not(found.from())), lines);
    }
    if let Some(expected) = &expect.absent {
        report.same(at.key("absent"), (sorted(expected), sorted(found.absent())), lines);
    }
    if let Some(expected) = &expect.instead {
        let instead = sorted(found.possible.iter().map(|one| &one.event.id));
        report.same(at.key("instead"), (sorted(expected), instead), lines);
    }
}
