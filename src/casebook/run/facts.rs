//! The facts of a case: those of its file, replaced by its own.

use super::Files;
use super::report::Report;
use crate::casebook::mismatch::MismatchKind;
use crate::facts::Raw;
use crate::rulebook::beside;
use crate::vocabulary::{FieldPath, Id, Problem};

/// Facts from which the sheets of a case are made.
pub(super) struct Base {
    /// Whom the file is about.
    pub(super) subject: Option<Id>,
    pub(super) facts: Vec<(String, Raw)>,
}

/// The facts of `facts_from`, replaced by those of the case; `None` after telling why.
pub(super) fn base(files: Files<'_>, report: &mut Report) -> Option<Base> {
    let case = files.case;
    let mut base = Base { subject: None, facts: Vec::new() };
    if let Some(name) = &case.facts_from {
        let file = beside(files.path, name);
        match files.shelf.facts(files.suite, &file).as_ref() {
            Ok(read) => {
                base.subject.clone_from(&read.subject);
                base.facts.clone_from(&read.facts);
            }
            Err(problems) => {
                report.broken_file("facts_from", &file, problems);
                return None;
            }
        }
    }
    base.facts = replaced(&base.facts, &case.facts);
    Some(base)
}

/// The same facts with others in the place of those of the same ids.
pub(super) fn replaced(
    facts: &[(String, Raw)],
    by: &[(String, Raw)],
) -> Vec<(String, Raw)> {
    let is_kept = |(id, _): &&(String, Raw)| !by.iter().any(|(own, _)| own == id);
    facts.iter().filter(is_kept).chain(by).cloned().collect()
}

/// Holds the problems of the facts against those that the case expects; whether there are
/// neither.
pub(super) fn are_as_expected(
    files: Files<'_>,
    problems: &[Problem],
    report: &mut Report,
) -> bool {
    let at = FieldPath::root().key("expect").key("problems");
    let expected = &files.case.expect.problems;
    if problems.is_empty() {
        if !expected.is_empty() {
            let kind = MismatchKind::Accepted { expected: expected.len() };
            report.tell(at, kind, Vec::new());
        }
        return expected.is_empty();
    }
    let mut left: Vec<&Problem> = problems.iter().collect();
    for fragment in expected {
        match left.iter().position(|problem| problem.to_string().contains(fragment)) {
            Some(place) => {
                left.remove(place);
            }
            None => {
                let kind = MismatchKind::ProblemExpected { expected: fragment.clone() };
                report.tell(at.clone(), kind, Vec::new());
            }
        }
    }
    for problem in left {
        let kind = MismatchKind::Refused { problem: problem.clone() };
        report.tell(problem.at.clone(), kind, Vec::new());
    }
    false
}
