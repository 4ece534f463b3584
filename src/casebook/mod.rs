//! 用例 — rule cases: what a rule owner expects of a rulebook, as files that tests run.
//!
//! A case names a rulebook and a scheme, states facts and says what must come out: total,
//! grade, scores of nodes and the reasons for them, the steps to the grade, what is missing,
//! or the problems with which the facts are refused. It may also have members who are judged
//! together, outcomes that its facts come from, events of a procedure, results of earlier
//! periods, or outcomes from which consequences follow. A [`Suite`] is made of paths and texts
//! (whoever has files reads them; with the feature `harness` this crate does) and
//! [`Suite::run`] gives what does not hold.
//!
//! # Examples
//!
//! ```
//! use grassroots::casebook::Suite;
//!
//! let case = r#"
//! schema = "case/1"
//! name = "a secretary who is twice in a row incompetent must be replaced"
//! rulebook = "secretary-2019"
//! ground = { source = "training speech, 三(四) 三是" }
//! history = [
//!     { period = { from = "2019-01-01", until = "2020-01-01" }, grade = "incompetent" },
//!     { period = { from = "2020-01-01", until = "2021-01-01" }, grade = "incompetent" },
//! ]
//! [expect]
//! removal = { since = "2020-01-01" }
//! "#;
//! let suite = Suite::new([("cases/twice.toml", case)]);
//! let results = suite.run();
//! assert_eq!(results.len(), 1);
//! assert!(results.iter().all(|result| result.holds()));
//! ```
//!
//! Left out on purpose: a pass mark. A case holds or it does not.

mod boundary;
mod case;
mod coverage;
mod expect;
mod limits;
mod mismatch;
mod mutants;
mod questions;
mod read;
mod results;
mod run;
mod suite;
mod words;

pub use boundary::{Boundaries, CaseFile, NotAccepted, NotMade, WhyNotMade};
pub use case::{
    Accepted, Case, CaseOverlay, LaterFacts, LinkedCase, Member, ProcedureCase,
};
pub use coverage::{Coverage, Covered, Trial, Untested};
pub use expect::{
    ChangedExpectation, ClockExpectation, CountExpectation, DayExpectation, Expect,
    ExpectedCount, ExpectedDay, ExpectedPlace, ExpectedValue, FollowingExpectation,
    InForceExpectation, MemberExpectation, NodeExpectation, PossibleExpectation,
    RefusalExpectation, RemovalExpectation, ResultExpectation, RuleExpectation,
    RunStepExpectation, StepExpectation,
};
pub use mismatch::{Mismatch, MismatchKind};
pub use mutants::{Change, Fate, Mutant, Mutation, Progress, Proof};
pub use results::CaseResult;
pub use suite::Suite;
pub use words::{Row, percent};
