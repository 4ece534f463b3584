use serde::Serialize;

use crate::vocabulary::{Bounds, Id};

/// 分数线依据草案 — the status by which the lines of grades differ.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LinesByDraft {
    /// The choice that says it.
    pub of: Id,
    /// Whose lines hold on a closed sheet where it is absent.
    pub absent: StatusPolicyDraft,
    /// Whose lines hold where it does not apply; for a fact of which that can be stated.
    pub not_applicable: Option<StatusPolicyDraft>,
}

impl LinesByDraft {
    /// Lines by a status that always applies.
    #[must_use]
    pub const fn new(of: Id, absent: StatusPolicyDraft) -> LinesByDraft {
        LinesByDraft { of, absent, not_applicable: None }
    }
}

/// 身份不明草案 — whose lines hold where no status is known.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatusPolicyDraft {
    /// `"undetermined"`: those of every status are possible.
    Undetermined,
    /// `{ as = "…" }`: those of this status.
    As(Id),
}

/// 身份分数线草案 — the line of a grade for some statuses.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StatusLineDraft {
    /// The statuses.
    pub one_of: Vec<Id>,
    /// The totals that reach the grade.
    #[serde(flatten)]
    pub line: Bounds,
}

impl StatusLineDraft {
    /// The line for some statuses.
    #[must_use]
    pub const fn new(one_of: Vec<Id>, line: Bounds) -> StatusLineDraft {
        StatusLineDraft { one_of, line }
    }
}
