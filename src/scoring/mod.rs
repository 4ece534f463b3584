//! 计分 — point schemes: a tree of measures and parts, and the way from its total to a
//! grade.
//!
//! A sealed [`Scheme`] comes out of a checked rulebook; [`judge`] holds a sheet against it
//! and gives an [`Outcome`]: the total or its range, the grade or the possible ones, what
//! is missing, and one finding for each step, which [`Outcome::record`] turns into a
//! [`Record`] that outlives the rulebook and adds up, node by node.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use grassroots::facts::{Raw, SheetDraft, SheetState};
//! use grassroots::rulebook::bundled;
//! use grassroots::scoring::judge;
//! use grassroots::vocabulary::Period;
//!
//! let rulebook = bundled::secretary_2019()?;
//! let scheme = rulebook.scheme("secretary").ok_or("no such scheme")?;
//! let year = Period::year(2019).ok_or("no such year")?;
//! let sheet = rulebook.dictionary().sheet(&SheetDraft::new(year, SheetState::Open))?;
//! let outcome = judge(scheme, &sheet);
//! assert!(outcome.grade().is_none()); // nothing is known: every grade is possible
//! assert_eq!(outcome.grades().count(), 4);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How a node comes to its score
//!
//! Always in this order, each step only where the scheme states it:
//! value → × weight → hold within limits → round.
//!
//! # How the total comes to a grade
//!
//! Zero-clearing, grade lines, direct grades, floors and caps, vetoes; each is a finding,
//! those that did nothing too.
//!
//! Shares, distributions and places over a cohort come after, by [`cohort()`].
//!
//! What separates an outcome from a better grade, item by item, is [`Outcome::gap_to`].
//!
//! Left out on purpose: expressions and callbacks; a new way of scoring is a new variant.

mod because;
mod cohort;
mod combine;
mod compare;
mod gap;
mod grade;
mod judge;
mod lines;
mod link;
mod measure;
mod missing;
mod outcome;
mod record;
mod rules;
mod together;
mod what_if;
mod words;

pub use because::{Because, Standing};
pub use cohort::{Placing, cohort};
pub use gap::{Alone, Gap, Hindrance, ItemGap, Lift, Lifted, Together, Way};
pub use grade::{GradeSet, Graded, GradingStep};
pub use judge::judge;
#[cfg(feature = "toml")]
pub(crate) use judge::{judge_item, judge_scores};
pub use lines::{LineStatus, StatusState};
pub(crate) use link::linked;
pub use missing::Missing;
pub use outcome::{NodeOutcome, Outcome, Total, Undecided};
pub(crate) use record::ranks_of;
pub use record::{
    CombineRecord, Finding, GradeRecord, GradingRecord, Imbalance, LineRecord,
    LinkedRecord, MissingRecord, NodeRecord, Record, StatusRecord, TestRecord,
};
pub(crate) use rules::SchemeRules;
pub use rules::{
    AbsentPolicy, AssessedRow, Award, CohortKind, CohortStep, Combine, Compare,
    Comparison, ConditionPolicy, Excluded, Form, Gate, Grade, GradeStep, GradeStepKind,
    Group, Hold, InBase, Line, LinesBy, Link, LinkTake, Mean, Measure, Method, Milestone,
    Node, NodeKind, Own, Phase, Places, Row, Scale, Scheme, ShareRounding, Slab,
    StatusPolicy, StepMode, Stop, Strength, Target, TieRule, Ties,
};
pub use together::judge_together;
