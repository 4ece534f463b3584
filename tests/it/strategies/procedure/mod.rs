//! Random procedures, and what happened in them.

mod text;
mod walk;

use std::fmt;

use chrono::NaiveDate;
use grassroots::procedure::Happened;
use grassroots::rulebook::{Rulebook, RulebookDraft};
use proptest::prelude::Strategy;

use super::{Dice, dice};
use crate::naive::procedure::Chronicle;
pub(crate) use walk::{carrying, history};

/// What is known of one run of a procedure, with dice to change it.
#[derive(Clone)]
pub(crate) struct Run {
    pub(crate) chronicle: Chronicle,
    pub(crate) rulebook: Rulebook,
    /// The last day that is looked at.
    pub(crate) last: NaiveDate,
    pub(crate) dice: Dice,
    /// What is random about the rulebook.
    rules: String,
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.rules)?;
        let Chronicle { begun, sheets, calendar, events, .. } = &self.chronicle;
        writeln!(f, "# begun {begun}, looked at until {}, {calendar:?}", self.last)?;
        for (from, sheet) in sheets {
            writeln!(f, "# from {from}: {:?}", sheet.facts)?;
        }
        let mut events: Vec<&Happened> = events.iter().collect();
        events.sort();
        for Happened { on, seq, event, by, evidence, ballot, length, .. } in events {
            writeln!(
                f,
                "# {on} {seq} {event} {by:?} {evidence:?} {ballot:?} {length:?}"
            )?;
        }
        Ok(())
    }
}

/// A random procedure, as text.
pub(crate) fn any_procedure() -> impl Strategy<Value = String> {
    dice(200).prop_map(|mut dice| text::procedure(&mut dice))
}

/// A random procedure with a random run; none where the procedure does not pass its check.
pub(crate) fn any_run() -> impl Strategy<Value = Option<Run>> {
    (dice(250), dice(600)).prop_map(|(mut for_book, dice)| {
        let text = text::procedure(&mut for_book);
        let book = RulebookDraft::read(&text).unwrap();
        let rules = text.replace(text::HEAD, "");
        book.check().ok().map(|rulebook| run((book, rulebook), dice, rules))
    })
}

/// A random run of a procedure as written.
pub(crate) fn run_of(text: String) -> impl Strategy<Value = Run> {
    dice(600).prop_map(move |dice| {
        let book = RulebookDraft::read(&text).unwrap();
        let rulebook = book.check().unwrap();
        run((book, rulebook), dice, String::new())
    })
}

fn run(
    (book, rulebook): (RulebookDraft, Rulebook),
    mut dice: Dice,
    rules: String,
) -> Run {
    let (chronicle, last) = walk::walk(&mut dice, book, &rulebook);
    Run { chronicle, rulebook, last, dice, rules }
}
