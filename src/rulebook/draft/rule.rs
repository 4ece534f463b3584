use serde::Serialize;

use super::ConditionDraft;
use crate::rule::Kind;
use crate::vocabulary::{Ground, Id, Label};

/// 规则草案 — a single rule about a subject.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RuleDraft {
    /// The id by which findings and cases name it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// Of which kind it is.
    pub kind: Kind,
    /// Whom it is about.
    pub subject: Id,
    /// When it applies; always, if nothing is said.
    pub applies: Option<ConditionDraft>,
    /// When it is met.
    pub met: ConditionDraft,
    /// Where it comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl RuleDraft {
    /// A rule that always applies.
    #[must_use]
    pub fn new(
        id: Id,
        label: Label,
        (kind, subject): (Kind, Id),
        met: ConditionDraft,
    ) -> RuleDraft {
        let (applies, ground, note) = (None, None, None);
        RuleDraft { id, label, kind, subject, applies, met, ground, note }
    }
}
