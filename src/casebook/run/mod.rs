//! Running a case: what it expects, held against what comes out.

mod cohort;
mod day;
mod facts;
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

pub(crate) use shelf::Shelf;

use chrono::NaiveDate;

use super::case::Case;
use super::mismatch::Mismatch;
use super::suite::{Suite, beside, is_path};
use crate::rulebook::Rulebook;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Period, Problem};
use report::Report;

/// A case with the files beside it.
#[derive(Clone, Copy)]
struct Files<'r> {
    suite: &'r Suite,
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
    let mut report = Report::default();
    let read = shelf.rulebook(suite, path, &case.rulebook);
    match read.as_ref() {
        Ok(rulebook) => judged(Files { suite, path, case }, rulebook, &mut report),
        Err(problems) => {
            let file = if is_path(&case.rulebook) {
                beside(path, &case.rulebook)
            } else {
                String::new()
            };
            report.broken_file("rulebook", &file, problems);
        }
    }
    shelf.remember(path, &case.rulebook, report.take_tried());
    report.into_mismatches(&case.places)
}

fn judged(files: Files<'_>, rulebook: &Rulebook, report: &mut Report) {
    let case = files.case;
    if let Some((day, key)) = first_day(case)
        && !rulebook.is_in_force(day)
    {
        let defect = Defect::NotInForce { rulebook: rulebook.id().clone(), on: day };
        let problem = Problem::new(FieldPath::root().key(key), defect);
        return report.broken([problem]);
    }
    removal::run(case, rulebook, report);
    if !case.outcomes.is_empty() {
        outcomes::run(files, rulebook, report);
    }
    if let Some(procedure) = &case.procedure {
        let ids = rulebook.procedures().iter().map(|one| one.id().as_str());
        match rulebook.procedure(procedure.id.as_str()) {
            Some(rules) => procedure::run(files, (rules, procedure), report),
            None => missing(report, "procedure", procedure.id.as_str(), ids),
        }
    }
    let Some(id) = &case.scheme else {
        if !case.expect.rules.is_empty() {
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

/// The day on which the rulebook must be in force, and the key that says so.
fn first_day(case: &Case) -> Option<(NaiveDate, &'static str)> {
    let as_of = case.as_of.map(|day| (day, "as_of"));
    let period = || case.period.as_ref().map(|one| (Period::from(one), "period"));
    let begun = || case.procedure.as_ref().map(|one| (one.begun, "begun"));
    as_of.or_else(period).or_else(begun)
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
