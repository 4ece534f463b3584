use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::posts::allocation::NamedPost;
use crate::procedure::{Possible, Step};
use crate::vocabulary::{Id, Named};

/// 登记提示 — what the register finds that is no mistake of whoever keeps it: what is not
/// known, and service that the way of its post does not bear out.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Notice {
    /// 承受能力不详 — what a holder is able to carry is not known.
    CapacityNotKnown {
        /// Who.
        person: Id,
        /// The facts that are missing for it.
        missing: Vec<Named>,
    },
    /// 合计不详 — what the register adds up of the village is not known, for what is missing of
    /// some people or posts.
    SumNotKnown {
        /// The fact that is added up.
        fact: Named,
        /// Of whom or what something is missing, by id.
        parts: Vec<MissingPart>,
    },
    /// 本人评分 — among the scores of a holding is one that the holder gave.
    SelfRated {
        /// The holding.
        holding: Id,
        /// The scores.
        fact: Named,
    },
    /// 名额不详 — how many places a post that is held has is not known.
    PlacesNotKnown {
        /// The post.
        post: NamedPost,
    },
    /// 工作量不详 — the workload of a post that is held is not known.
    WorkloadNotKnown {
        /// The post.
        post: NamedPost,
    },
    /// 多份责任状 — several contracts were signed for one holding.
    SeveralContracts {
        /// The holding.
        holding: Id,
        /// The days, in order.
        on: Vec<NaiveDate>,
    },
    /// 上岗后签订 — the only contract, or the first, was signed when service had begun.
    ContractAfterStart {
        /// The holding.
        holding: Id,
        /// The day of the contract.
        on: NaiveDate,
        /// The first day of service.
        from: NaiveDate,
    },
    /// 名单之外 — somebody serves whom the confirmed allocation did not place there.
    NotConfirmed {
        /// The holding.
        holding: Id,
        /// The first day of service.
        from: NaiveDate,
    },
    /// 未上岗 — somebody was placed and never served.
    NotTakenUp {
        /// Who.
        person: Id,
        /// The post.
        post: NamedPost,
    },
    /// 流程不详 — no steps of a post that is held were handed in, though those of others were.
    WayNotKnown {
        /// The post.
        post: NamedPost,
    },
    /// 步骤不予受理 — a step that the way of the post does not take.
    StepRefused {
        /// The post.
        post: NamedPost,
        /// The step, and everything in its way.
        step: Box<Step>,
    },
    /// 年度之后的步骤 — a step that is dated after the year and counts for nothing in it.
    StepAfterYear {
        /// The post.
        post: NamedPost,
        /// The step.
        step: Named,
        /// The day on which it is said to have happened.
        on: NaiveDate,
        /// The last day of the year.
        last: NaiveDate,
    },
    /// 流程未到先上岗 — service began before the way of the post had come to it.
    BegunTooEarly(Box<BegunTooEarly>),
}

/// 所缺 — what is missing of one person or post.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MissingPart {
    /// The person or the post.
    pub of: Id,
    /// The facts that are missing.
    pub missing: Vec<Named>,
}

/// 流程未到先上岗 — service that began before the way of its post had come to it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BegunTooEarly {
    /// The holding.
    pub holding: Id,
    /// The post.
    pub post: NamedPost,
    /// The first day of service.
    pub on: NaiveDate,
    /// How the post stood at the end of that day; `None` before its first step.
    pub state: Option<Named>,
    /// The steps that were missing on that day, in order.
    pub missing: Vec<Named>,
    /// What was possible on that day, and from when.
    pub possible: Vec<Possible>,
    /// The first later day of the year on which the post could be served.
    pub from: Option<NaiveDate>,
}
