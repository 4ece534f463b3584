//! Histories in cases.

use crate::secretary::{GradeHistory, GradedPeriod};
use crate::vocabulary::Defect;
use crate::vocabulary::document::{Field, Reader};

/// A list of results: period, grade, village, term, correction.
pub(super) fn history(reader: &mut Reader, field: &Field<'_>) -> Option<GradeHistory> {
    let periods = reader.each(field, 1_000, graded)?;
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

/// `corrected = "…"` gives another grade, `corrected = { ungraded = true }` takes it away.
fn graded(reader: &mut Reader, field: &Field<'_>) -> Option<GradedPeriod> {
    let mut table = reader.table(field)?;
    let period = table.required(reader, "period", Reader::period);
    let grade = table.optional(reader, "grade", Reader::id);
    let village = table.optional(reader, "village", Reader::id);
    let term = table.optional(reader, "term", |r, f| r.count(f, 0, 1_000));
    let corrected = table.optional(reader, "corrected", |reader, field| {
        if Reader::as_word(field).is_some() {
            return reader.id(field).map(Some);
        }
        let (_, field) = reader.table(field)?.tag(reader, &["ungraded"])?;
        reader.boolean(&field).map(|_| None)
    });
    table.finish(reader);
    let mut result = GradedPeriod::ungraded(period?).in_office(village, term);
    result.grade = grade;
    Some(match corrected {
        Some(grade) => result.corrected_to(grade),
        None => result,
    })
}
