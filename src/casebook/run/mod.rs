//! Running a case: what it expects, held against what comes out.

mod answer;
mod cohort;
mod day;
mod facts;
mod history;
mod linked;
mod members;
mod names;
mod outcomes;
mod procedure;
mod removal;
mod report;
mod result;
mod rule;
mod shelf;
mod subject;
mod words;

pub(super) use answer::{Answer, of_finding, of_outcome, turns};
pub(crate) use shelf::Shelf;

use chrono::NaiveDate;

use super::case::{Case, CaseOverlay};
use super::coverage::by_day;
use super::mismatch::{Mismatch, MismatchKind};
use super::suite::Suite;
use crate::rulebook::{NotOpened, Rulebook, beside};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Period, Problem};
use report::Report;

/// A case with the files beside it.
#[derive(Clone, Copy)]
struct Files<'r> {
    suite: &'r Suite,
    shelf: &'r Shelf,
    /// Where the case stands.
    path: &'r str,
    case: &'r Case,
}

pub(super) fn run(
    suite: &Suite,
    shelf: &Shelf,
    path: &str,
    case: &Case,
) -> Vec<Mismatch> {
    let report = Report::default();
    let Some(pending) = &case.pending else {
        return reported(suite, shelf, (path, case), report)
            .into_mismatches(&case.places);
    };
    // What is pending is held against what comes out, too; it may be out of date.
    let proposed = Case { expect: pending.clone(), ..case.clone() };
    let mut report = reported(suite, shelf, (path, &proposed), report);
    let at = FieldPath::root().key("pending");
    report.told_at_pending(&at);
    report.tell(at, MismatchKind::Pending, Vec::new());
    report.into_mismatches(&case.places)
}

/// Whether a case holds, and what comes out in it, whatever it expects.
pub(super) fn answers(
    suite: &Suite,
    shelf: &Shelf,
    path: &str,
    case: &Case,
) -> (bool, Vec<Answer>) {
    let mut report =
        reported(suite, shelf, (path, case), Report::listening(shelf.is_hurried()));
    (report.len() == 0 && case.pending.is_none(), report.take_answers())
}

fn reported(
    suite: &Suite,
    shelf: &Shelf,
    (path, case): (&str, &Case),
    mut report: Report,
) -> Report {
    let read = shelf.rulebook_of(suite, path, case);
    match read.as_ref() {
        Ok(rulebook) => judged(Files { suite, shelf, path, case }, rulebook, &mut report),
        Err(NotOpened { file, problems }) if file.is_empty() => {
            report.broken(problems.iter().cloned());
        }
        Err(NotOpened { file, problems }) => {
            let is_own = matches!(&case.overlay, Some(CaseOverlay::File(name))
                if beside(path, name) == *file);
            let key = if is_own { "overlay" } else { "rulebook" };
            report.broken_file(key, file, problems);
        }
    }
    shelf.remember(path, case, report.take_tried());
    report
}

fn judged(files: Files<'_>, rulebook: &Rulebook, report: &mut Report) {
    let case = files.case;
    if let Some((day, key)) = first_day(case) {
        report.tried(|| by_day(rulebook, day));
        if !rulebook.is_in_force(day) {
            let defect = Defect::NotInForce { rulebook: rulebook.id().clone(), on: day };
            let problem = Problem::new(FieldPath::root().key(key), defect);
            return not_in_force(case, problem, report);
        }
    }
    removal::run(case, rulebook, report);
    if !case.outcomes.is_empty() {
        outcomes::run(files, rulebook, report);
    }
    if let Some(procedure) = &case.procedure {
        let ids = rulebook.procedures().iter().map(|one| one.id().as_str());
        match rulebook.procedure(procedure.id.as_str()) {
            Some(rules) => {
                procedure::run(files, rulebook, (rules, procedure), report);
            }
            None => missing(report, "procedure", procedure.id.as_str(), ids),
        }
    }
    let Some(id) = &case.scheme else {
        let asks = !case.expect.rules.is_empty() || !case.expect.problems.is_empty();
        if asks && case.procedure.is_none() && case.outcomes.is_empty() {
            subject::run(files, (rulebook, None), report);
        }
        return;
    };
    match rulebook.scheme(id.as_str()) {
        Some(scheme) if case.members.is_empty() => {
            subject::run(files, (rulebook, Some(scheme)), report);
        }
        Some(scheme) => cohort::run(files, (rulebook, scheme), report),
        None => {
            let ids = rulebook.schemes().iter().map(|scheme| scheme.id().as_str());
            missing(report, "scheme", id.as_str(), ids);
        }
    }
}

/// A case may expect that the rulebook is not in force on its day.
fn not_in_force(case: &Case, problem: Problem, report: &mut Report) {
    report.came_out(|| vec![answer::told(problem.to_string())]);
    let words = problem.to_string();
    if !matches!(&case.expect.problems[..], [one] if words.contains(one)) {
        report.broken([problem]);
    }
}

/// The day on which the rulebook must be in force, and the key that says so.
fn first_day(case: &Case) -> Option<(NaiveDate, &'static str)> {
    let as_of = case.as_of.map(|day| (day, "as_of"));
    let begun = || case.procedure.as_ref().map(|one| (one.begun, "begun"));
    let period = || case.period.as_ref().map(|one| (Period::from(one), "period"));
    as_of.or_else(begun).or_else(period)
}

/// The rulebook has nothing of this id.
fn missing<'i>(
    report: &mut Report,
    what: &'static str,
    id: &str,
    known: impl Iterator<Item = &'i str>,
) {
    let defect =
        Defect::Unknown { what, found: id.to_owned(), nearest: nearest(id, known) };
    let problem = Problem::new(FieldPath::root().key(what), defect);
    report.broken([problem]);
}
