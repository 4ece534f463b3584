//! 事实 — what is judged: a dictionary of typed facts, and the checked sheet of one subject.
//!
//! A [`Dictionary`] says which facts there are, of what kind, in what domain, and what they
//! are called. A [`Sheet`] states them for one subject and one period: known, absent (not
//! known), or not applicable with a reason. What people hand in is a [`SheetDraft`] or a
//! [`table`] with a header; checking it gives the sheet or *every* problem.
//!
//! # Examples
//!
//! ```
//! use grassroots::facts::{Dictionary, FactDraft, FactKind, Raw, SheetDraft, SheetState};
//! use grassroots::vocabulary::{Id, Label, Period};
//!
//! let meetings = FactDraft::new(
//!     Id::new("meetings")?,
//!     Label::new("会议次数", "會議次數", "meetings held"),
//!     FactKind::Count { at_least: 0, at_most: 100 },
//! );
//! let dictionary = Dictionary::check(vec![meetings])?;
//! let year = Period::year(2019).ok_or("no such year")?;
//! let draft = SheetDraft::new(year, SheetState::Closed)
//!     .with("meetings", Raw::Integer(120))
//!     .with("meeting", Raw::Integer(4));
//! let problems = dictionary.sheet(&draft).map(|_| ()).expect_err("two facts are wrong");
//! assert_eq!(
//!     problems.to_string(),
//!     "facts[meeting]: there is no fact `meeting`; did you mean `meetings`?\n\
//!      facts[meetings]: 120 lies outside 0 to 100, the domain of this fact"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: what a fact is worth, and what its absence means. Schemes say so.

mod cell;
mod dictionary;
mod kind;
mod not_above;
mod raw;
#[cfg(feature = "toml")]
mod read;
pub(crate) mod rows;
mod series;
mod sheet;
pub mod table;
mod told;
mod value;

pub(crate) use cell::{amount_in_cell, day as day_in_cell, folded, key as column_key};
pub use dictionary::{Dictionary, Fact, FactDraft};
pub(crate) use kind::ten_to_minus;
pub use kind::{Choice, EventAmount, FactKind, SeriesOf, Tally};
pub use raw::Raw;
#[cfg(feature = "toml")]
pub(crate) use read::{facts as read_facts, value as read_value};
pub use series::{Series, SeriesEntry};
pub use sheet::{Entry, Origin, Possible, Sheet, SheetDraft, SheetState};
pub(crate) use value::counted;
pub use value::{Ballots, Decision, Event, Rating, Value};
