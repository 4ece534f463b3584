//! Deadlines, and what is possible next, held against what is expected.

use super::{clock_lines, possible_lines, told, told_or_not};
use crate::casebook::expect::{ClockExpectation, PossibleExpectation};
use crate::casebook::mismatch::MismatchKind;
use crate::casebook::run::report::Report;
use crate::casebook::run::words::{list, sorted, words};
use crate::explain::Wording as _;
use crate::procedure::{Clock, Obstacle, Run};
use crate::vocabulary::{FieldPath, Id, Script};

pub(super) fn deadline(
    run: &Run,
    (expect, at): (&ClockExpectation, &FieldPath),
    report: &mut Report,
) {
    let is_meant = |clock: &&Clock| {
        clock.name.id == expect.at && expect.from.is_none_or(|from| from == clock.from)
    };
    let Some(clock) = run.clocks.iter().rfind(is_meant) else {
        if expect.standing != Some("none") {
            let expected = expect.standing.unwrap_or("a deadline that is counted");
            let words = (expected.to_owned(), "none".to_owned());
            report.differs(at.key("standing"), words, clock_lines(run));
        }
        return;
    };
    let lines = || vec![clock.words(Script::En)];
    if let Some(expected) = expect.standing {
        let words = (expected.to_owned(), clock.standing.name().to_owned());
        report.same(at.key("standing"), words, lines);
    }
    if let Some(expected) = expect.last_day {
        let words = (told(expected), told_or_not(clock.last_day));
        report.same(at.key("last_day"), words, lines);
    }
    if let Some(expected) = expect.on {
        let words = (expected.to_string(), told_or_not(clock.standing.day()));
        report.same(at.key("on"), words, lines);
    }
}

pub(super) fn possible(
    run: &Run,
    (expect, at): (&PossibleExpectation, &FieldPath),
    report: &mut Report,
) {
    let Some(found) = run.possible.iter().find(|one| one.rule.id == expect.at) else {
        let rules = run.possible.iter().map(|one| one.rule.id.as_str());
        let kind = MismatchKind::NotAmong {
            what: "rules that the state knows",
            expected: expect.at.to_string(),
            found: rules.collect::<Vec<_>>().join(", "),
        };
        return report.tell(at.key("at"), kind, possible_lines(&run.possible));
    };
    let lines = || vec![found.words(Script::En)];
    let one = |id: Option<&Id>| list(id);
    if let Some(expected) = &expect.event {
        let words = (one(Some(expected)), one(Some(&found.event.id)));
        report.same(at.key("event"), words, lines);
    }
    if let Some(expected) = &expect.to {
        let words = (one(Some(expected)), one(found.to.as_ref().map(|to| &to.id)));
        report.same(at.key("to"), words, lines);
    }
    if let Some(expected) = expect.from {
        let words = (told(expected), told_or_not(found.from));
        report.same(at.key("from"), words, lines);
    }
    if let Some(expected) = &expect.hindered {
        let obstacles = found.hindered.iter().map(Obstacle::name);
        let both = (words(expected.iter().copied()), words(obstacles));
        report.same(at.key("hindered"), both, lines);
    }
    let named =
        [("evidence", &expect.evidence, &found.evidence), ("by", &expect.by, &found.by)];
    for (key, expected, found) in named {
        let Some(expected) = expected else { continue };
        let found = sorted(found.iter().map(|one| &one.id));
        report.same(at.key(key), (sorted(expected), found), lines);
    }
    if let Some(expected) = expect.vote {
        let words = (expected.to_string(), found.vote.is_some().to_string());
        report.same(at.key("vote"), words, lines);
    }
}
