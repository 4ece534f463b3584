//! Histories in cases.

use crate::secretary::{GradeHistory, GradedPeriod, PeriodResult};
use crate::vocabulary::Defect;
use crate::vocabulary::document::{Field, Reader, Table};

const MOST: usize = 1_000;

/// A list of results: period, grade, village, term, correction.
pub(super) fn history(reader: &mut Reader, field: &Field<'_>) -> Option<GradeHistory> {
    let periods = reader.each(field, MOST, graded)?;
    match GradeHistory::new(periods) {
        Ok(history) => Some(history),
        Err(problem) => {
            let expected = "one result for each day".to_owned();
            let found = format!("{} and {}", problem.one, problem.other);
            reader.report(field, Defect::FactShape { found, expected });
            None
        }
    }
}

fn graded(reader: &mut Reader, field: &Field<'_>) -> Option<GradedPeriod> {
    let mut table = reader.table(field)?;
    let period = table.required(reader, "period", Reader::period);
    let result = result(reader, &mut table);
    let village = table.optional(reader, "village", Reader::id);
    let term = table.optional(reader, "term", |r, f| r.count(f, 0, 1_000));
    let reappointed = table.optional(reader, "reappointed", Reader::boolean);
    let corrected = table.optional(reader, "corrected", corrected);
    table.finish(reader);
    let mut graded = GradedPeriod::new(period?, result?).in_office(village, term);
    graded.office.reappointed = reappointed == Some(true);
    Some(match corrected {
        Some(result) => graded.corrected_to(result),
        None => graded,
    })
}

/// `grade = "…"`, `open = ["…", "…"]` while one of several is possible, `or_ungraded = true`
/// where the period may also end without one; none of them for a period without a grade.
fn result(reader: &mut Reader, table: &mut Table<'_>) -> Option<PeriodResult> {
    let grade = table.field(reader, "grade");
    let open = table.field(reader, "open");
    let or_ungraded = table.optional(reader, "or_ungraded", Reader::boolean);
    let result = match (grade, open) {
        (None, None) => PeriodResult::Ungraded,
        (Some(grade), None) => PeriodResult::Graded(reader.id(&grade)?),
        (None, Some(open)) => {
            let grades = reader.each(&open, MOST, Reader::id)?;
            if grades.is_empty() {
                reader.report(&open, Defect::NothingListed { what: "grade" });
                return None;
            }
            PeriodResult::open(grades)
        }
        (Some(_), Some(open)) => {
            let keys = vec!["grade".to_owned(), "open".to_owned()];
            reader.report(&open, Defect::ExactlyOne { keys });
            return None;
        }
    };
    Some(if or_ungraded == Some(true) { result.or_ungraded() } else { result })
}

/// `corrected = "…"` gives another grade, `corrected = { ungraded = true }` takes it away,
/// and `corrected = { open = […] }` leaves it open.
fn corrected(reader: &mut Reader, field: &Field<'_>) -> Option<PeriodResult> {
    if Reader::as_word(field).is_some() {
        return reader.id(field).map(PeriodResult::Graded);
    }
    let mut table = reader.table(field)?;
    let ungraded = table.optional(reader, "ungraded", Reader::boolean);
    let result = result(reader, &mut table);
    table.finish(reader);
    match (ungraded, result) {
        (None, Some(PeriodResult::Ungraded)) if !reader.has_hole_in(&field.path) => {
            let keys = ["grade", "open", "ungraded"].map(str::to_owned).to_vec();
            reader.report(field, Defect::ExactlyOne { keys });
            None
        }
        (_, result) => result,
    }
}
