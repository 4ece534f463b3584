use serde::Serialize;

use crate::secretary::{Chain, Corrected, Several, Ungraded};
use crate::vocabulary::{Ground, Id};

/// 书记规则草案 — the rules about secretaries besides their scheme.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SecretaryDraft {
    /// When a secretary must be replaced.
    pub removal: Option<RemovalDraft>,
    /// How results become the grades of the years.
    pub career: Option<CareerDraft>,
}

/// 历年等次规则草案 — how results become the fact `career.grades`, as written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CareerDraft {
    /// What counts of several results of one period of the fact.
    pub several: Several,
    /// Where that comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

/// 调整退出规则草案 — `secretary/removal` as written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RemovalDraft {
    /// The grades that count.
    pub grades: Vec<Id>,
    /// So many in a row.
    pub in_a_row: u32,
    /// So many in all.
    pub in_all: u32,
    /// What a period without a grade does.
    pub ungraded: Ungraded,
    /// What a new term does.
    pub new_term: Chain,
    /// What a transfer to another village does.
    pub transfer: Chain,
    /// What being appointed again, after having led nothing, does.
    pub reappointed: Chain,
    /// What a result corrected later does.
    pub corrected: Corrected,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}
