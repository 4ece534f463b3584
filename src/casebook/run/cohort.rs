//! Cases about a cohort: members judged together.

use std::collections::BTreeMap;

use super::facts::{Base, are_as_expected, base};
use super::linked::Rules;
use super::members::{Members, When};
use super::report::Report;
use super::words::{UNTOLD, list};
use super::{Files, answer, names, result};
use crate::casebook::case::Case;
use crate::casebook::coverage::by_outcome;
use crate::casebook::expect::{ExpectedCount, MemberExpectation};
use crate::facts::{Raw, SheetDraft};
use crate::scoring::{Grade, Outcome, Scheme, judge_together};
use crate::vocabulary::{FieldPath, Found, Id};

pub(super) fn run(files: Files<'_>, (rulebook, scheme): Rules<'_>, report: &mut Report) {
    let case = files.case;
    unknown(case, scheme, report);
    let Some(base) = base(files, report) else { return };
    let Some(when) = case.period.zip(case.sheet) else { return };
    let mut found = Found::default();
    let shared = shared(scheme, &base, when, &mut found);
    let (members, columns) = (&case.members[..], &case.columns[..]);
    let (at, key) = (FieldPath::root(), "members");
    let members = Members { members, columns, shared, when, at, key };
    let sheets = members.sheets(scheme, &mut found);
    let is_sound = are_as_expected(files, &found.into_vec(), report);
    let sheets = members.linked((rulebook, scheme), sheets, report);
    let (true, Some(sheets)) = (is_sound, sheets) else { return };
    let outcomes = judge_together(scheme, &sheets);
    for (outcome, sheet) in outcomes.iter().zip(&sheets) {
        report.tried(|| by_outcome(outcome, sheet));
        report.came_out(|| answer::of_outcome(outcome, sheet));
    }
    let by_subject: BTreeMap<&Id, &Outcome> = outcomes
        .iter()
        .filter_map(|outcome| Some((outcome.subject()?, outcome)))
        .collect();
    for (index, expect) in case.expect.members.iter().enumerate() {
        let at = FieldPath::root().key("expect").key("members").nth(index);
        for subject in expect.who.iter().flat_map(|id| subjects(case, id)) {
            if let Some(outcome) = by_subject.get(subject) {
                report.about(Some(subject));
                result::held(outcome, (&expect.result, &at), report);
            }
        }
    }
    report.about(None);
    counts(case, &outcomes, report);
}

/// The subjects of a member, or of a group of them; none for an unknown id.
fn subjects<'c>(case: &'c Case, id: &Id) -> &'c [Id] {
    for member in &case.members {
        if member.id == *id {
            return &member.subjects;
        }
        if let Some(one) = member.subjects.iter().find(|subject| *subject == id) {
            return std::slice::from_ref(one);
        }
    }
    &[]
}

/// Tells the names that the case or the scheme does not have.
fn unknown(case: &Case, scheme: &Scheme, report: &mut Report) {
    let expect = FieldPath::root().key("expect");
    for (index, MemberExpectation { who, result }) in
        case.expect.members.iter().enumerate()
    {
        let at = expect.key("members").nth(index);
        for (place, id) in who.iter().enumerate() {
            if subjects(case, id).is_empty() {
                let groups = case.members.iter().map(|member| member.id.as_str());
                let each = case.members.iter().flat_map(|member| &member.subjects);
                let ids = groups.chain(each.map(Id::as_str));
                let at = at.key("who").nth(place);
                report.unknown(at, ("case", "member", id.as_str()), ids);
            }
        }
        names::known(scheme, (result, &at), true, report);
    }
    for count in &case.expect.counts {
        let at = expect.key("counts").element(count.grade.as_str());
        names::known_grade(scheme, &count.grade, at, report);
    }
}

/// The facts that all members share; what is wrong with them is told at the case, and not
/// again for each member.
fn shared<'b>(
    scheme: &Scheme,
    base: &'b Base,
    (period, state): When,
    found: &mut Found,
) -> &'b [(String, Raw)] {
    let mut draft = SheetDraft::new(period, state);
    draft.facts.clone_from(&base.facts);
    let mut wrong = Found::default();
    scheme.dictionary().sheet_at(&draft, &FieldPath::root(), &mut wrong);
    let is_sound = wrong.is_empty();
    for problem in wrong.into_vec() {
        found.push(problem);
    }
    if is_sound { &base.facts } else { &[] }
}

/// How many have each grade.
fn counts(case: &Case, outcomes: &[Outcome], report: &mut Report) {
    for expected in &case.expect.counts {
        let has = |outcome: &&Outcome| {
            outcome.grades().any(|grade: &Grade| grade.id == expected.grade)
        };
        let is_known =
            |outcome: &Outcome| outcome.scheme().grade(expected.grade.as_str()).is_some();
        if !outcomes.first().is_some_and(is_known) {
            continue;
        }
        let may = outcomes.iter().filter(has).count();
        let must = outcomes
            .iter()
            .filter(|outcome| outcome.grade().is_some())
            .filter(has)
            .count();
        let whole = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let found = ExpectedCount::new(whole(must), whole(may));
        let at = FieldPath::root().key("expect").key("counts");
        let at = at.element(expected.grade.as_str());
        let words = (expected.count.to_string(), found.to_string());
        report.same(at, words, || ranking(outcomes));
    }
}

/// Who has which grades, the best first.
fn ranking(outcomes: &[Outcome]) -> Vec<String> {
    let mut by_grades: BTreeMap<(Vec<usize>, bool), Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        let set = outcome.grade_set();
        let grades = set.places().map(usize::from).collect();
        by_grades.entry((grades, set.may_not_tell())).or_default().push(outcome);
    }
    by_grades
        .values()
        .map(|those| {
            let grades = those.first().map(|one| {
                let untold = one.grade_set().may_not_tell().then_some(UNTOLD);
                let ids = one.grades().map(|grade| grade.id.as_str());
                ids.chain(untold).collect::<Vec<_>>().join(" or ")
            });
            let subjects = list(those.iter().filter_map(|outcome| outcome.subject()));
            format!("{}: {} ({subjects})", grades.unwrap_or_default(), those.len())
        })
        .collect()
}
