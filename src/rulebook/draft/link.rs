use serde::Serialize;

use crate::vocabulary::{Ground, Id};

/// 结果引用草案 — a fact that comes from the outcome of a scheme.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LinkDraft {
    /// The fact.
    pub fact: Id,
    /// The scheme.
    pub scheme: Id,
    /// What is taken of its outcome.
    pub take: TakeDraft,
    /// Whether the grade is that before or after the steps over the cohort; needed where
    /// the scheme has such steps and its grade is taken.
    pub cohort: Option<CohortTime>,
    /// Where it comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl LinkDraft {
    /// A fact that is the total or the grade of a scheme.
    #[must_use]
    pub const fn new(fact: Id, scheme: Id, take: TakeDraft) -> LinkDraft {
        LinkDraft { fact, scheme, take, cohort: None, ground: None, note: None }
    }
}

/// 引用内容草案 — what is taken of an outcome.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TakeDraft {
    /// 总分 — the total.
    Total,
    /// 等次 — the grade.
    Grade,
}

impl TakeDraft {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, TakeDraft); 2] =
        [("total", TakeDraft::Total), ("grade", TakeDraft::Grade)];
}

/// 引用时点草案 — before or after the steps over the cohort.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CohortTime {
    /// 比较前 — before.
    Before,
    /// 比较后 — after.
    After,
}

impl CohortTime {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, CohortTime); 2] =
        [("before", CohortTime::Before), ("after", CohortTime::After)];
}
