//! Columns that are no facts but a room's own: read as typed cells beside the facts.

use crate::facts::{Dictionary, Fact, FactKind, Raw, SheetDraft, SheetState, cell};
use crate::vocabulary::{Defect, Period};

/// The columns of a room: as a dictionary, with what people write in them besides their words.
#[derive(Clone, Copy)]
pub(in crate::facts) struct Own<'d> {
    pub(in crate::facts) columns: &'d Dictionary,
    pub(in crate::facts) written: &'d [Written],
    /// The days for which the cells stand: those that a cell may hold.
    pub(in crate::facts) period: Period,
}

/// What people write in a column besides the words of its list.
pub(crate) struct Written {
    pub(crate) column: &'static str,
    /// Other names of a choice.
    pub(crate) also: &'static [(&'static str, &'static str)],
    /// Words that may mean several choices, with the labels of these.
    pub(crate) unclear: &'static [(&'static str, &'static [&'static str])],
}

impl Own<'_> {
    /// An empty draft of what a row says in these columns.
    pub(super) fn draft(&self) -> SheetDraft {
        SheetDraft::new(self.period, SheetState::Open)
    }

    /// What a cell says; `None` when it is blank. A text is whatever is written.
    pub(super) fn read(&self, column: &Fact, text: &str) -> Result<Option<Raw>, Defect> {
        if *column.kind() == FactKind::Group {
            return Ok((!text.is_empty()).then(|| Raw::text(text)));
        }
        cell::read(column, self.word(column, text)?)
    }

    /// The text, or the word of the choice that it is another name of.
    fn word<'t>(&self, column: &Fact, text: &'t str) -> Result<&'t str, Defect> {
        let of_column = |one: &&Written| one.column == column.id().as_str();
        let Some(written) = self.written.iter().find(of_column) else { return Ok(text) };
        let key = cell::key(text);
        if let Some((_, word)) = written.also.iter().find(|(name, _)| *name == key) {
            return Ok(*word);
        }
        match written.unclear.iter().find(|(name, _)| *name == key) {
            Some((found, means)) => {
                let known = means.iter().map(|word| (*word).to_owned()).collect();
                let found = (*found).to_owned();
                Err(Defect::UnknownWord { found, nearest: None, known })
            }
            None => Ok(text),
        }
    }
}
