//! What must come out of a case; what is not stated is not asked.

mod cohort;
mod consequence;
mod day;
mod result;
mod rule;

pub use cohort::{CountExpectation, ExpectedCount, MemberExpectation};
pub use consequence::{ChangedExpectation, FollowingExpectation, InForceExpectation};
pub use day::{
    ClockExpectation, DayExpectation, ExpectedDay, PossibleExpectation,
    RefusalExpectation, RunStepExpectation,
};
pub use result::{
    ExpectedPlace, ExpectedValue, NodeExpectation, ResultExpectation, StepExpectation,
};

pub use rule::RuleExpectation;

use chrono::NaiveDate;

/// 期望 — what must come out; what is not stated is not asked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Expect {
    /// The result of the one subject.
    pub result: ResultExpectation,
    /// What single rules find about the one subject.
    pub rules: Vec<RuleExpectation>,
    /// Results of members of the cohort.
    pub members: Vec<MemberExpectation>,
    /// How many of the cohort have a grade.
    pub counts: Vec<CountExpectation>,
    /// How the procedure stands on days.
    pub days: Vec<DayExpectation>,
    /// What consequences are in force.
    pub in_force: Vec<InForceExpectation>,
    /// When what follows from an outcome is in force.
    pub following: Vec<FollowingExpectation>,
    /// What records changed when they became known.
    pub changed: Vec<ChangedExpectation>,
    /// Fragments of the problems with which the facts are refused: all of them.
    pub problems: Vec<String>,
    /// Whether the secretary must be replaced.
    pub removal: Option<RemovalExpectation>,
}

/// 调整退出期望 — whether the secretary must be replaced.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum RemovalExpectation {
    /// `"not_required"`.
    NotRequired,
    /// `{ since = "…" }`: by the result of the period that begins on this day.
    Since(NaiveDate),
    /// `"undetermined"`: whether it is required hangs on open results.
    Undetermined,
    /// `{ earliest = "…", latest = "…" }`: since when hangs on open results; without `latest`
    /// it may be that nothing requires it.
    Between(NaiveDate, Option<NaiveDate>),
}
