use super::ExpectedCount;
use crate::vocabulary::{Exact, Id, Span, Verdict};

/// 结果期望 — what must come out for one subject.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct ResultExpectation {
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

/// 步骤期望 — what a step to the grade must find, of one subject or over a cohort.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct StepExpectation {
    /// The step, or the grade whose needs are meant.
    pub at: Id,
    /// Whether its condition is met; over a cohort, whether it changes the grade.
    pub verdict: Option<Verdict>,
    /// The grade after it, settled.
    pub grade: Option<Id>,
    /// The grades still possible after it, in any order.
    pub grades: Option<Vec<Id>>,
    /// Whether the subject is among the places.
    pub place: Option<ExpectedPlace>,
    /// How many count in the base, as far as is sure.
    pub base: Option<u32>,
    /// How many places there are.
    pub places: Option<ExpectedCount>,
    /// How many stand ahead.
    pub ahead: Option<ExpectedCount>,
    /// How many stand equal for sure, the subject not counted.
    pub equal: Option<u32>,
}

/// 名额期望 — where a subject stands in a step over a cohort.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ExpectedPlace {
    /// Among the places.
    In,
    /// Outside the places.
    Out,
    /// It cannot be told.
    Undetermined,
    /// The step does not compare it: it does not compete, or the step is not about it.
    None,
}

impl ExpectedPlace {
    /// All with the word by which cases name them.
    pub const ALL: [(&'static str, ExpectedPlace); 4] = [
        ("in", ExpectedPlace::In),
        ("out", ExpectedPlace::Out),
        ("undetermined", ExpectedPlace::Undetermined),
        ("none", ExpectedPlace::None),
    ];
}
