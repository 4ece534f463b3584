//! Names that a case uses and the scheme does not have.

use super::report::Report;
use super::words::is_untold;
use crate::casebook::expect::{ResultExpectation, StepExpectation};
use crate::casebook::mismatch::MismatchKind;
use crate::scoring::Scheme;
use crate::vocabulary::{FieldPath, Id};

/// Tells every name of an expectation that the scheme does not have.
pub(super) fn known(
    scheme: &Scheme,
    (expect, at): (&ResultExpectation, &FieldPath),
    is_cohort: bool,
    report: &mut Report,
) {
    grades(scheme, (expect.grade.as_ref(), expect.grades.as_deref()), at, report);
    for (index, node) in expect.nodes.iter().enumerate() {
        if scheme.nodes().iter().all(|known| known.id != node.at) {
            let at = at.key("nodes").nth(index).key("at");
            let name = ("scheme", "part or item", node.at.as_str());
            report.unknown(at, name, scheme.nodes().iter().map(|n| n.id.as_str()));
        }
    }
    for (index, step) in expect.steps.iter().enumerate() {
        let at = at.key("steps").nth(index);
        grades(scheme, (step.grade.as_ref(), step.grades.as_deref()), &at, report);
        known_step(scheme, (step, &at), is_cohort, report);
    }
    for (index, fact) in expect.missing.iter().flatten().enumerate() {
        let dictionary = scheme.dictionary();
        if dictionary.fact(fact.as_str()).is_none() {
            let at = at.key("missing").nth(index);
            let facts = dictionary.facts().iter().map(|fact| fact.id().as_str());
            report.unknown(at, ("rulebook", "fact", fact.as_str()), facts);
        }
    }
}

/// Tells the grades that the scheme does not have.
fn grades(
    scheme: &Scheme,
    (one, several): (Option<&Id>, Option<&[Id]>),
    at: &FieldPath,
    report: &mut Report,
) {
    let one = one.map(|grade| (at.key("grade"), grade));
    // That none can be told is named among grades.
    let several = several.into_iter().flatten().enumerate();
    let several = several.filter(|(_, grade)| !is_untold(grade));
    let several = several.map(|(index, grade)| (at.key("grades").nth(index), grade));
    for (at, id) in one.into_iter().chain(several) {
        known_grade(scheme, id, at, report);
    }
}

/// Tells a grade that the scheme does not have.
pub(super) fn known_grade(
    scheme: &Scheme,
    grade: &Id,
    at: FieldPath,
    report: &mut Report,
) {
    if scheme.grade(grade.as_str()).is_none() {
        let grades = scheme.grades().iter().map(|grade| grade.id.as_str());
        report.unknown(at, ("scheme", "grade", grade.as_str()), grades);
    }
}

fn known_step(
    scheme: &Scheme,
    (step, at): (&StepExpectation, &FieldPath),
    is_cohort: bool,
    report: &mut Report,
) {
    let steps = scheme.zero_clearing().iter().chain(scheme.grade_steps());
    let needs = scheme.grades().iter().filter(|grade| grade.needs.is_some());
    let own = steps.map(|step| &step.id).chain(needs.map(|grade| &grade.id));
    let over = || scheme.cohort_steps().iter().map(|step| &step.id);
    let own: Vec<&Id> = own.collect();
    if own.contains(&&step.at) || (is_cohort && over().any(|id| *id == step.at)) {
        return;
    }
    if over().any(|id| *id == step.at) {
        let kind = MismatchKind::NeedsMembers { found: step.at.clone() };
        return report.tell(at.key("at"), kind, Vec::new());
    }
    let known = own.into_iter().chain(over().filter(|_| is_cohort));
    let name = ("scheme", "step to the grade", step.at.as_str());
    report.unknown(at.key("at"), name, known.map(Id::as_str));
}
