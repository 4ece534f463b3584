//! The result of one subject, held against what is expected of it.

use std::cell::LazyCell;
use std::ops::Deref;

use super::report::Report;
use super::words::{
    UNTOLD, found_words, grading_lines, is_not, is_untold, list, place, place_words,
    sorted, tree_lines, value_words, verdict,
};
use crate::casebook::expect::{
    ExpectedCount, ExpectedValue, NodeExpectation, ResultExpectation, StepExpectation,
};
use crate::casebook::mismatch::MismatchKind;
use crate::explain::Wording as _;
use crate::scoring::{GradingRecord, NodeRecord, Outcome, Placing, Record};
use crate::vocabulary::{FieldPath, Id, Script};

/// Holds an outcome against an expectation; names that the scheme does not have were told.
pub(super) fn held(
    outcome: &Outcome,
    (expect, at): (&ResultExpectation, &FieldPath),
    report: &mut Report,
) {
    // Most cases that hold are told so without a record.
    let record = LazyCell::new(|| outcome.record());
    let total = outcome.total();
    if let Some(expected) = expect.total
        && is_not(expected, total.span, (total.standing, total.may_not_tell))
    {
        let found = found_words(total.span, (total.standing, total.may_not_tell));
        let words = (value_words(expected), found);
        report.differs(at.key("total"), words, tree_lines(&record));
    }
    let lines = || grading_lines(&record);
    let expected = (expect.grade.as_ref(), expect.grades.as_deref());
    if expected != (None, None) {
        let found = (record.grades.as_slice(), record.grade_may_not_tell);
        grades(&record, (expected, found), at, report);
    }
    if let Some(expected) = expect.ranked {
        let words = (verdict(expected), verdict(outcome.is_ranked()));
        report.same(at.key("ranked"), words, lines);
    }
    nodes(outcome, &record, (&expect.nodes, &at.key("nodes")), report);
    for (index, step) in expect.steps.iter().enumerate() {
        steps(&record, (step, &at.key("steps").nth(index)), report);
    }
    if let Some(expected) = &expect.missing
        && expected.iter().all(|fact| record_has(outcome, fact))
    {
        let found = record.missing.iter().map(|missing| &missing.fact);
        report.same(at.key("missing"), (list(expected), list(found)), Vec::new);
    }
}

fn record_has(outcome: &Outcome, fact: &Id) -> bool {
    outcome.scheme().dictionary().fact(fact.as_str()).is_some()
}

type Grades<'e> = (Option<&'e Id>, Option<&'e [Id]>);

fn grades(
    record: &Record,
    ((one, several), (found, may_not_tell)): (Grades<'_>, (&[Id], bool)),
    at: &FieldPath,
    report: &mut Report,
) {
    let one = one.map(|grade| ("grade", std::slice::from_ref(grade)));
    let several = several.map(|grades| ("grades", grades));
    let is_known =
        |id: &Id| is_untold(id) || record.scale.iter().any(|grade| grade.id == *id);
    let untold = Id::new(UNTOLD).ok().filter(|_| may_not_tell);
    let found: Vec<Id> = found.iter().cloned().chain(untold).collect();
    for (key, expected) in one.into_iter().chain(several) {
        if expected.iter().all(is_known) {
            let words = (sorted(expected), sorted(&found));
            report.same(at.key(key), words, || grading_lines(record));
        }
    }
}

fn nodes(
    outcome: &Outcome,
    record: &dyn Deref<Target = Record>,
    (expect, at): (&[NodeExpectation], &FieldPath),
    report: &mut Report,
) {
    for (index, expected) in expect.iter().enumerate() {
        let at = at.nth(index);
        let Some(found) = outcome.node(expected.at.as_str()) else { continue };
        let how = (found.standing, found.may_not_tell);
        let differs = |value: &ExpectedValue| is_not(*value, found.value, how);
        let differing = expected.value.filter(differs);
        if differing.is_none() && expected.because.is_empty() {
            continue;
        }
        let node = record.nodes.iter().find(|node| node.id == expected.at);
        let Some(node) = node else { continue };
        let lines = record.findings_of(node, Script::En);
        if let Some(value) = differing {
            let words = (value_words(value), found_words(found.value, how));
            report.differs(at.key("value"), words, lines.clone());
        }
        reasons((expected, node), &at, &lines, report);
    }
}

fn reasons(
    (expected, node): (&NodeExpectation, &NodeRecord),
    at: &FieldPath,
    lines: &[String],
    report: &mut Report,
) {
    let names: Vec<&str> = node.findings.iter().map(|f| f.because.name()).collect();
    for reason in &expected.because {
        if !names.contains(&reason.as_str()) {
            let (what, expected, found) = ("reasons", reason.clone(), names.join(", "));
            let kind = MismatchKind::NotAmong { what, expected, found };
            report.tell(at.key("because"), kind, lines.to_vec());
        }
    }
}

fn steps(
    record: &Record,
    (expected, at): (&StepExpectation, &FieldPath),
    report: &mut Report,
) {
    let is_meant = |step: &&GradingRecord| step.id.as_ref() == Some(&expected.at);
    let Some(found) = record.grading.iter().find(is_meant) else {
        if record.undecided.is_some() {
            let words = ("a step".to_owned(), "nothing can be told".to_owned());
            report.differs(at.clone(), words, Vec::new());
        }
        return;
    };
    let tests = || -> Vec<String> {
        let tests = found.tests.iter().map(|test| test.words(Script::En));
        let whole = found.placing.map(|_| found.words(Script::En));
        tests.chain(whole).collect()
    };
    if let Some(expected) = expected.verdict {
        let words = (verdict(expected), verdict(found.verdict));
        report.same(at.key("verdict"), words, tests);
    }
    let grades_of = (expected.grade.as_ref(), expected.grades.as_deref());
    let found_grades = (found.grades.as_slice(), found.may_not_tell);
    grades(record, (grades_of, found_grades), at, report);
    if let Some(expected) = expected.place {
        let words = (place_words(expected), place_words(place(found.placing.as_ref())));
        report.same(at.key("place"), words, tests);
    }
    placed(found.placing.as_ref(), (expected, at), tests, report);
}

/// The numbers of a step over a cohort.
fn placed(
    placing: Option<&Placing>,
    (expected, at): (&StepExpectation, &FieldPath),
    lines: impl Fn() -> Vec<String>,
    report: &mut Report,
) {
    let just = |count: u32| ExpectedCount::new(count, count);
    let range =
        |least: u32, more: u32| ExpectedCount::new(least, least.saturating_add(more));
    let base = (expected.base.map(just), placing.map(|p| just(p.base)));
    let places = (expected.places, placing.map(|p| range(p.places, p.more_places)));
    let ahead = (expected.ahead, placing.map(|p| range(p.ahead, p.may_be_ahead)));
    let equal = (expected.equal.map(just), placing.map(|p| just(p.equal)));
    let all = [("base", base), ("places", places), ("ahead", ahead), ("equal", equal)];
    for (key, (expected, found)) in all {
        let Some(expected) = expected else { continue };
        let found = found.map_or_else(|| "none".to_owned(), |count| count.to_string());
        report.same(at.key(key), (expected.to_string(), found), &lines);
    }
}
