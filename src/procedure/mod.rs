//! 程序 — steps over time as data: states, what leads from one to the next, waiting times,
//! deadlines, extensions and votes.
//!
//! A rulebook states a [`Procedure`]; the caller hands in a [`History`] of dated events, the
//! facts as they stood, and the day of the question. [`replay`] gives the [`Run`]: the state
//! on any day, every step with its reason, what lapsed, what is overdue, what was refused
//! and from when it would have been possible, and what is possible next.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use chrono::NaiveDate;
//! use grassroots::procedure::{Happened, History, replay};
//! use grassroots::rulebook::Rulebook;
//! use grassroots::vocabulary::Id;
//!
//! let text = r#"
//! schema = "rulebook/1"
//! id = "admonition"
//! edition = "1"
//! in_force = { from = "2020-01-01" }
//! title = { hans = "函询", hant = "函詢", en = "Inquiry by letter" }
//! ground = { assumed = "an example" }
//!
//! [[procedure]]
//! id = "answer"
//! title = { hans = "答复", hant = "答覆", en = "The answer" }
//! subject = "member"
//! month_end = "last_day"
//! state = [
//!     { id = "asked", start = true, label = { hans = "已函询", hant = "已函詢", en = "asked" } },
//!     { id = "answered", end = true, label = { hans = "已答复", hant = "已答覆", en = "answered" } },
//!     { id = "refused", end = true, label = { hans = "拒不答复", hant = "拒不答覆", en = "refused" } },
//! ]
//! event = [{ id = "paper", label = { hans = "提交材料", hant = "提交材料", en = "a paper" } }]
//!
//! [[procedure.transition]]
//! id = "answers"
//! label = { hans = "答复", hant = "答覆", en = "answering" }
//! from = ["asked"]
//! to = "answered"
//! on = "paper"
//!
//! [[procedure.deadline]]
//! id = "in-time"
//! label = { hans = "答复期限", hant = "答覆期限", en = "time to answer" }
//! after = { state = "asked" }
//! during = ["asked"]
//! within = { days = 15 }
//! in_time = "on_the_last_day"
//! met_by = ["paper"]
//! lapses = { to = "refused" }
//! "#;
//! let rulebook = Rulebook::read(text)?;
//! let answer = rulebook.procedure("answer").ok_or("no such procedure")?;
//! let day = |d| NaiveDate::from_ymd_opt(2020, 3, d).ok_or("no such day");
//! let state = |history: &History, as_of| {
//!     replay(answer, history, as_of).state().map(|state| state.id.to_string())
//! };
//!
//! // Asked on 1 March: the paper is in time up to the 16th …
//! let silent = History::new(day(1)?, Vec::new());
//! assert_eq!(state(&silent, day(16)?).as_deref(), Some("asked"));
//! // … and no paper is a refusal from the 17th on, though nobody did anything.
//! assert_eq!(state(&silent, day(17)?).as_deref(), Some("refused"));
//! let paper = Happened::new(day(16)?, 1, Id::new("paper")?);
//! let spoken = History::new(day(1)?, vec![paper]);
//! assert_eq!(state(&spoken, day(17)?).as_deref(), Some("answered"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! How time is read:
//!
//! * What lapses on a day has lapsed when the events of that day come. Of several that lapse on
//!   one day those come first after which the state stays, then the order of the rulebook holds,
//!   deadlines before periods.
//! * A length is counted from the last time that a state was entered or an event taken: when
//!   the event is taken again, anew.
//! * Nothing changes the days before it: a period that is cut below the days gone by is over
//!   on the day of the event that cuts it.
//! * A transition to the state that it leads out of does not enter that state anew.
//! * A guard that cannot be told lets nothing pass; what is missing for it is named.
//! * A deadline runs in the states named by `during` only, and no longer once they are left.
//!
//! Left out on purpose: moving a last day that is a day off, several states at once, and
//! taking a step back; a correction is a history handed in anew.

mod because;
mod clock;
mod history;
mod names;
mod possible;
mod replay;
mod rules;
mod run;
mod words;

pub use crate::vocabulary::{Calendar, CalendarError, InTime, Length, Opens};
pub use because::{
    Because, Clock, EventName, Obstacle, Possible, Resizing, Standing, Step,
};
pub use history::{Ballot, BallotError, FactsTwice, Happened, History};
pub use replay::replay;
pub use rules::{
    Anchor, Base, Deadline, Extension, Formalities, Lapse, Procedure, ProcedureRules,
    Share, Shortening, Spell, State, Transition, Vote, Wait,
};
pub use run::{Run, Stay};
