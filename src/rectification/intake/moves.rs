//! What the rows of both courses have in common: who did it, and the papers.

use super::super::entry::{Evidence, Move};
use super::super::procedures::{papers, roles};
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
        let dated = paper.split_once(char::is_whitespace);
        let dated =
            dated.and_then(|(day, name)| Some((text::day_from(day)?, name.trim())));
        let (dated, name) = match dated {
            Some((day, name)) => (Some(day), name),
            None => (None, paper),
        };
        let paper = one_of(name, all.iter().copied(), |named| named)?.id.clone();
        Ok(Evidence { paper, dated })
    })
}
