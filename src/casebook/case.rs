use chrono::NaiveDate;

use crate::facts::{Raw, SheetState};
use crate::secretary::GradeHistory;
use crate::vocabulary::document::Places;
use crate::vocabulary::{Exact, Id, Period, Span, Verdict};

/// 用例 — one case as written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Case {
    /// A sentence that a rule owner would sign.
    pub name: String,
    /// A bundled id, or a path relative to the case.
    pub rulebook: String,
    /// The scheme; a case about a history has none.
    pub scheme: Option<Id>,
    /// The day whose edition is in force; the first day of the period, if nothing is said.
    pub as_of: Option<NaiveDate>,
    /// The period of appraisal.
    pub period: Option<Period>,
    /// Whether more facts may come.
    pub sheet: Option<SheetState>,
    /// A file of facts that this case starts from.
    pub facts_from: Option<String>,
    /// The facts; they replace those of `facts_from`.
    pub facts: Vec<(String, Raw)>,
    /// Results of earlier periods, for a case about removal.
    pub history: Option<GradeHistory>,
    /// What must come out.
    pub expect: Expect,
    pub(super) places: Places,
}

/// 期望 — what must come out; what is not stated is not asked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Expect {
    /// The total.
    pub total: Option<ExpectedValue>,
    /// The grade, settled.
    pub grade: Option<Id>,
    /// The grades still possible, in any order.
    pub grades: Option<Vec<Id>>,
    /// Whether the subject takes part in the ranking.
    pub ranked: Option<Verdict>,
    /// Scores of parts and items, and their reasons.
    pub nodes: Vec<NodeExpectation>,
    /// Steps to the grade.
    pub steps: Vec<StepExpectation>,
    /// The absent facts, most important first.
    pub missing: Option<Vec<Id>>,
    /// Fragments of the problems with which the facts are refused: all of them.
    pub problems: Vec<String>,
    /// Whether the secretary must be replaced.
    pub removal: Option<RemovalExpectation>,
}

/// 期望值 — a score.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ExpectedValue {
    /// Settled at this value.
    Settled(Exact),
    /// Open, with this range.
    Range(Span),
    /// It cannot be told.
    Undetermined,
    /// Left out; for nodes only.
    Excluded,
}

/// 节点期望 — what a part or an item must come to.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct NodeExpectation {
    /// The part or item.
    pub at: Id,
    /// Its score.
    pub value: Option<ExpectedValue>,
    /// Names of steps that must be among its reasons: `in_band`, `held`, `rounded` …
    pub because: Vec<String>,
}

/// 步骤期望 — what a step to the grade must find.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct StepExpectation {
    /// The step, or the grade whose needs are meant.
    pub at: Id,
    /// Whether its condition is met.
    pub verdict: Verdict,
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
