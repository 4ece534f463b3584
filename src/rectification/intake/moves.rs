//! What the rows of both courses have in common: who did it, and the papers.

use super::super::entry::{Evidence, Move};
use super::super::procedures::{papers, roles};
use super::Row;
use crate::facts::columns::{listed, text_in};
use crate::facts::{Entry, column_key};
use crate::procedure::Procedure;
use crate::vocabulary::{Defect, Id, Named, text};

pub(super) const BY: &str = "by";
pub(super) const EVIDENCE: &str = "evidence";

impl Row<'_> {
    /// Whether the row fills no cell but those that such an entry has a use for; the others
    /// are told.
    pub(super) fn says_only(
        &mut self,
        used: &[&'static str],
        cells: &[(&'static str, &'static str)],
    ) -> bool {
        let mut is_fine = true;
        for (column, key) in cells {
            let is_blank =
                matches!(self.sheet().entry(column), None | Some(Entry::Absent));
            if !used.contains(column) && !is_blank {
                let why = "this entry does not speak of it";
                self.refuse(column, Defect::AnswerIdle { key, why });
                is_fine = false;
            }
        }
        is_fine
    }

    /// An event with who did it and its papers; `None` where one of them is not known.
    pub(super) fn moved(&mut self, event: Id, procedure: &Procedure) -> Option<Move> {
        let (by, papers) = (self.role(procedure), self.papers(procedure));
        let mut moved = Move::new(event);
        (moved.by, moved.evidence) = (by.ok()?, papers?);
        Some(moved)
    }

    /// Who did it, if that is said.
    fn role(&mut self, procedure: &Procedure) -> Result<Option<Id>, ()> {
        let Some(text) = text_in(self.sheet(), BY) else { return Ok(None) };
        match known(&text, &roles(procedure)) {
            Ok(id) => Ok(Some(id)),
            Err(defect) => {
                self.refuse(BY, defect);
                Err(())
            }
        }
    }

    /// The papers; `None` where one is not known.
    fn papers(&mut self, procedure: &Procedure) -> Option<Vec<Evidence>> {
        let text = text_in(self.sheet(), EVIDENCE).unwrap_or_default();
        let all = papers(procedure);
        let (mut read, mut is_fine) = (Vec::new(), true);
        for paper in listed(&text) {
            let dated = paper.split_once(char::is_whitespace);
            let dated =
                dated.and_then(|(day, name)| Some((text::day_from(day)?, name.trim())));
            let (day, name) = match dated {
                Some((day, name)) => (Some(day), name),
                None => (None, paper.as_str()),
            };
            match known(name, &all) {
                Ok(id) => read.push(Evidence { paper: id, dated: day }),
                Err(defect) => {
                    self.refuse(EVIDENCE, defect);
                    is_fine = false;
                }
            }
        }
        is_fine.then_some(read)
    }
}

/// Which of some named things a text names, by id or by label.
fn known(found: &str, list: &[&Named]) -> Result<Id, Defect> {
    let key = column_key(found);
    let is_named = |one: &&&Named| {
        one.id.as_str() == key
            || one.label.all().into_iter().any(|label| column_key(label) == key)
    };
    if let Some(one) = list.iter().find(is_named) {
        return Ok(one.id.clone());
    }
    let words: Vec<String> = list.iter().map(|one| one.label.hans.clone()).collect();
    let nearest = text::nearest(found, words.iter().map(String::as_str));
    Err(Defect::UnknownWord { found: text::shown(found), nearest, known: words })
}
