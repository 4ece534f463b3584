use serde::Serialize;

use super::ConditionDraft;
use crate::procedure::{Base, InTime, Length, Opens};
use crate::vocabulary::{Ground, Id, Label, MonthEnd, Ratio};

/// 程序草案 — a procedure as written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ProcedureDraft {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub title: Label,
    /// Whom it is about.
    pub subject: Id,
    /// What a month after 31 January is.
    pub month_end: MonthEnd,
    /// What the author wants to say.
    pub note: Option<String>,
    /// Where its numbers come from, unless a rule inside says otherwise.
    pub ground: Option<Ground>,
    /// The states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub state: Vec<StateDraft>,
    /// The events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub event: Vec<NamedDraft>,
    /// What events may carry to show that they happened.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<NamedDraft>,
    /// Who does what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub role: Vec<NamedDraft>,
    /// The transitions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transition: Vec<TransitionDraft>,
    /// The deadlines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deadline: Vec<DeadlineDraft>,
    /// How long states last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub period: Vec<SpellDraft>,
}

/// 状态草案 — a state.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StateDraft {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// Whether the procedure begins here.
    #[serde(skip_serializing_if = "is_false")]
    pub start: bool,
    /// Whether it ends here.
    #[serde(skip_serializing_if = "is_false")]
    pub end: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// 名称草案 — an event, a piece of evidence or a role.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NamedDraft {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
}

/// 步骤草案 — a transition.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TransitionDraft {
    /// The id of the rule.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The states that it leads out of.
    pub from: Vec<Id>,
    /// The state that it leads to.
    pub to: Id,
    /// The event that makes it.
    pub on: Id,
    /// How often at most.
    pub at_most: Option<u32>,
    /// What the event must carry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
    /// Who may do it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Id>,
    /// What the author wants to say.
    pub note: Option<String>,
    /// What must be so on the day.
    pub guard: Option<ConditionDraft>,
    /// From when it is possible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_before: Vec<WaitDraft>,
    /// What a vote must come to.
    pub ballot: Option<VoteDraft>,
    /// Where it comes from.
    pub ground: Option<Ground>,
}

/// 起算点草案 — `{ state = "…" }`, `{ event = "…" }` or `{ fact = "…" }`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AnchorDraft {
    /// The day on which a state was entered.
    State(Id),
    /// The day of an event.
    Event(Id),
    /// The day that a fact states.
    Fact(Id),
}

/// 等候期草案 — so long after something.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WaitDraft {
    /// What it is counted from.
    pub after: AnchorDraft,
    /// How long.
    pub wait: Length,
    /// On which day it is over.
    pub opens: Opens,
}

/// 表决草案 — what a vote must come to.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct VoteDraft {
    /// How many of those entitled must attend.
    pub turnout: Option<ShareDraft>,
    /// How many must be in favour.
    pub in_favour: Option<MajorityDraft>,
}

/// 比例草案 — more than a share, or at least.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ShareDraft {
    /// More than so much.
    pub more_than: Option<Ratio>,
    /// So much or more.
    pub at_least: Option<Ratio>,
}

/// 多数草案 — a share, and of whom.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MajorityDraft {
    /// More than so much.
    pub more_than: Option<Ratio>,
    /// So much or more.
    pub at_least: Option<Ratio>,
    /// Of whom.
    pub of: Base,
}

/// 时限草案 — a deadline.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DeadlineDraft {
    /// The id of the rule.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// What it is counted from: a state or an event.
    pub after: AnchorDraft,
    /// The states in which it runs.
    pub during: Vec<Id>,
    /// How long.
    pub within: Length,
    /// What is in time.
    pub in_time: InTime,
    /// The events that meet it.
    pub met_by: Vec<Id>,
    /// What follows when time is up.
    pub lapses: LapseDraft,
    /// What the author wants to say.
    pub note: Option<String>,
    /// Where it comes from.
    pub ground: Option<Ground>,
}

/// 逾期后果草案 — `"finding"`, `"nothing"` or `{ to = "state" }`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LapseDraft {
    /// It is found overdue.
    Finding,
    /// Nothing follows.
    Nothing,
    /// The state changes by itself.
    To(Id),
}

/// 期间草案 — how long a state lasts.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SpellDraft {
    /// The id of the rule.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The state.
    pub state: Id,
    /// What its length is counted from: the state itself, or an event.
    pub after: AnchorDraft,
    /// The least length.
    pub at_least: Option<Length>,
    /// When the least length is over.
    pub opens: Option<Opens>,
    /// The transitions that it holds back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Id>,
    /// The greatest length.
    pub at_most: Option<Length>,
    /// What is in time.
    pub in_time: Option<InTime>,
    /// What follows when the greatest length is over.
    pub lapses: Option<LapseDraft>,
    /// How it may be made longer.
    pub extend: Option<ExtensionDraft>,
    /// How it may be made shorter.
    pub shorten: Option<ShorteningDraft>,
    /// What the author wants to say.
    pub note: Option<String>,
    /// Where it comes from.
    pub ground: Option<Ground>,
}

/// 延长草案 — how a state may last longer.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExtensionDraft {
    /// The event.
    pub on: Id,
    /// How often.
    pub times: u32,
    /// Each time so long at least.
    pub at_least: Length,
    /// Each time so long at most.
    pub at_most: Length,
    /// What the event must carry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
    /// Who may do it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Id>,
    /// What a vote must come to.
    pub ballot: Option<VoteDraft>,
}

/// 缩短草案 — how a state may end earlier.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ShorteningDraft {
    /// The event.
    pub on: Id,
    /// Never shorter than this.
    pub down_to: Length,
    /// What the event must carry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
    /// Who may do it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Id>,
    /// What a vote must come to.
    pub ballot: Option<VoteDraft>,
}
