//! What the rows of both courses have in common: who did it, and the papers.

use super::super::entry::{Evidence, Move};
use super::super::procedures::{papers, roles};
use crate::facts::day_in_cell;
use crate::facts::rows::{Row, one_of};
use crate::procedure::Procedure;
use crate::vocabulary::{Defect, Id, text};

pub(super) const BY: &str = "by";
pub(super) const EVIDENCE: &str = "evidence";

/// Whether the row fills no cell but those that such an entry has a use for; the others are
/// told.
pub(super) fn says_only(
    row: &mut Row<'_>,
    used: &[&'static str],
    cells: &[(&'static str, &'static str)],
) -> bool {
    let mut is_fine = true;
    for (column, key) in cells {
        if !used.contains(column) && row.is_filled(column) {
            let why = "this entry does not speak of it";
            row.refuse(column, Defect::AnswerIdle { key, why });
            is_fine = false;
        }
    }
    is_fine
}

/// An event with who did it and its papers; `None` where one of them is not known.
pub(super) fn moved(row: &mut Row<'_>, event: Id, procedure: &Procedure) -> Option<Move> {
    let by = row.optional_one_of(BY, &roles(procedure));
    let papers = dated_papers(row, procedure);
    let mut moved = Move::new(event);
    (moved.by, moved.evidence) = (by.ok()?, papers?);
    Some(moved)
}

/// The papers, each with its day in front where it bears one; `None` where one is not known.
fn dated_papers(row: &mut Row<'_>, procedure: &Procedure) -> Option<Vec<Evidence>> {
    if !row.is_filled(EVIDENCE) {
        return Some(Vec::new());
    }
    let all = papers(procedure);
    row.each_word(EVIDENCE, |paper| {
        let named = |name: &str| {
            Ok::<_, Defect>(one_of(name, all.iter().copied(), |it| it)?.id.clone())
        };
        let (day, name) = day_and_name(paper);
        if day.is_empty() {
            return Ok(Evidence { paper: named(paper)?, dated: None });
        }
        let not_a_day = || Defect::NotADate { found: text::shown(day) };
        let dated = Some(day_in_cell(day).ok_or_else(not_a_day)?);
        Ok(Evidence { paper: named(name)?, dated })
    })
}

/// What stands before the name of a paper as a day does, and the name.
fn day_and_name(text: &str) -> (&str, &str) {
    let is_of_a_day =
        |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日');
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| !is_of_a_day(c)).unwrap_or(text.len());
    match text.split_at_checked(end).filter(|_| begins) {
        Some((day, name)) => (day, name.trim()),
        None => ("", text),
    }
}
