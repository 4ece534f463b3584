//! 标准 — quantities read from a sheet, and three-valued conditions over them.
//!
//! A [`Quantity`] is one of a closed set of ways to read a number: a fact, a count of dated
//! events, a share of two numbers, a share of votes, the score of a node. A [`Condition`]
//! holds quantities and facts against worded bounds and combines the answers by Kleene's
//! logic: what is not known neither meets nor breaks it.
//!
//! Both come out of the check of a rulebook and are read, not made, by users; what they
//! found stands in the findings of an outcome as [`Test`]s.
//!
//! Left out on purpose: expressions and callbacks. A new way of reading is a new variant,
//! with its range, its wording and its cases.

mod asks;
mod compare;
mod condition;
mod quantity;

pub(crate) use asks::within;
pub use compare::{MOST_TOGETHER, Standings};
pub(crate) use compare::{Peer, best_of, off_the_mean, rank};
pub use condition::{Atom, Condition, Test};
pub(crate) use condition::{answered, assess};
pub use quantity::{
    Answer, ChangeKind, Compared, ComparedAs, EventsOf, Gaps, MissingPeriod, Moment,
    PartPeriods, PartWindows, PeriodDay, Quantity, Reach, Service, Share, Since, Such,
    Take, Tallying, Which, Windows,
};
pub(crate) use quantity::{
    MorePeriods, Others, PartPeriod, Reading, Scored, State, Trace, View, both,
    denominator, quotient, relative, taken, without,
};
