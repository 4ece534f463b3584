use serde::{Deserialize, Serialize};

use crate::vocabulary::{Amount, Label, Named, Verdict};

/// 限制 — a rule that stands in the way of a placement; no proposal oversteps it.
///
/// That a load is beyond a person's strength, and that posts are more than a person may
/// hold, the allocation finds itself.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Limit {
    /// 规则 — the rule.
    pub rule: Named,
    /// 凭本人认领 — whether it yields to an own claim: it does not stand in the way of a post
    /// that the person claims.
    pub yields_to_claim: bool,
}

impl Limit {
    /// A limit that nothing but the rule itself lifts.
    #[must_use]
    pub const fn new(rule: Named) -> Limit {
        Limit { rule, yields_to_claim: false }
    }

    /// A limit that an own claim lifts.
    #[must_use]
    pub const fn but_by_own_claim(rule: Named) -> Limit {
        Limit { rule, yields_to_claim: true }
    }
}

/// 任职人数待查 — a rule of which it is not known whether it lets more than so many hold one
/// post; until that is known no more hold it.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OpenHolders {
    /// 规则 — the rule.
    pub rule: Named,
    /// 至多 — how many hold the post at most, 1 or more.
    pub most: u32,
}

impl OpenHolders {
    /// A rule that may forbid more holders than so many.
    #[must_use]
    pub const fn new(rule: Named, most: u32) -> OpenHolders {
        OpenHolders { rule, most }
    }
}

/// 障碍 — what keeps one person from one post, whatever the others hold.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Obstacle {
    /// 限制 — a limit that other rules found.
    Limited {
        /// The limit.
        limit: Limit,
        /// `Met` when it stands in the way, `Undetermined` when that is not known.
        stands: Verdict,
        /// What would have to be for the rule to be met; several where any of them does.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lacks: Vec<Label>,
        /// The facts that are missing, where it is not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<Named>,
    },
    /// 力所不及 — the load of the post alone is above the person's capacity.
    TooHeavy {
        /// The load of the post.
        load: Amount,
        /// The capacity of the person.
        capacity: Amount,
    },
    /// 承受能力不明 — what the person can bear is not known.
    CapacityNotKnown {
        /// The load of the post.
        load: Amount,
        /// The facts of the person that are missing for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<Named>,
    },
}
