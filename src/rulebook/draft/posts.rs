use serde::Serialize;

use crate::vocabulary::{Ground, Id};

/// 设岗规则草案 — `[posts]`: how posts are allocated.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PostsDraft {
    /// The scheme whose total is the load that a member can carry.
    pub capacity: Id,
    /// The facts that the allocation reads and states.
    pub facts: PlacementFactsDraft,
    /// Where it comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

/// 任岗事实草案 — the facts that the allocation reads from the sheets of posts (`places`,
/// `workload`, `most_wanted`), and those that it states itself.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlacementFactsDraft {
    /// How many places a post has: a count.
    pub places: Id,
    /// The load of a post: a number.
    pub workload: Id,
    /// Whether a post is among those most wanted: a yes or no.
    pub most_wanted: Id,
    /// How many posts a member holds: a count.
    pub held: Id,
    /// Their load: a number.
    pub load: Id,
    /// The load that a member can carry: a number.
    pub capacity: Id,
    /// How many hold a post: a count.
    pub holders: Id,
    /// Whether the member claims the post: a yes or no.
    pub claimed: Id,
    /// How many specialities a post wants: a count.
    pub wanted: Id,
    /// How many of them the member has: a count.
    pub matched: Id,
}
