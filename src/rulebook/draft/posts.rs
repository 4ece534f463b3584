use serde::Serialize;

use crate::criteria::PartWindows;
use crate::posts::service::Sharing;
use crate::vocabulary::{Ground, Id, Window};

/// 设岗规则草案 — `[posts]`: how posts are allocated, and how service in them is counted.
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
    /// How service is registered and counted; `None` where the rulebook does not say.
    pub service: Option<PostServiceDraft>,
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

/// 履岗规则草案 — `[posts.service]`: who takes part, how a shared post is counted, what is
/// rated and what follows.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PostServiceDraft {
    /// The scheme by which each holding is rated.
    pub rating: Id,
    /// The rule about a `member` that says who takes part: those to whom it applies.
    pub coverage: Id,
    /// The rules about a `holding` whose findings are told one by one.
    pub follows: Vec<Id>,
    /// What a holder carries of a post that several hold.
    pub sharing: Sharing,
    /// The procedure of a post, up to service.
    pub way: Option<WayRulesDraft>,
    /// How the reports of a holder are counted.
    pub reports: Option<ReportsDraft>,
    /// The facts that the register reads and states.
    pub facts: ServiceFactsDraft,
    /// Where it comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

/// 设岗流程草案 — `{ procedure = "…", serving = [ … ] }`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WayRulesDraft {
    /// The procedure.
    pub procedure: Id,
    /// Its states in which a post may be served.
    pub serving: Vec<Id>,
}

/// 汇报草案 — `{ of = "…", each = "quarter", part_windows = "leave_out" }`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ReportsDraft {
    /// The reports: a list of events.
    pub of: Id,
    /// One report is due in each of these.
    pub each: Window,
    /// Whether one is due where service covers a part only.
    pub part_windows: PartWindows,
}

/// 履岗事实草案 — the facts that the register of service reads and states.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ServiceFactsDraft {
    /// How many contracts were signed: a count.
    pub contracts: Id,
    /// Whether holder and duties were made public: a yes or no.
    pub published: Id,
    /// Whether the holder was trained before service: a yes or no.
    pub trained: Id,
    /// When: a date.
    pub trained_on: Id,
    /// Why a member has no post: a choice.
    pub reason: Id,
    /// The need that a post serves: a choice.
    pub need: Id,
    /// The workload of all posts of the village: a number.
    pub all_workload: Id,
    /// The load that all who take part can carry: a number.
    pub all_capacity: Id,
    /// How many posts serve which need.
    pub by_need: Vec<NeedDraft>,
}

/// 需要与岗位数草案 — `{ need = "…", posts = "…" }`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NeedDraft {
    /// A choice of `need`.
    pub need: Id,
    /// How many posts serve it: a count.
    pub posts: Id,
}
