use serde::Serialize;

use crate::criteria::PartWindows;
use crate::procedure::Procedure;
use crate::rule::Rule;
use crate::scoring::{Link, Scheme};
use crate::vocabulary::{Exact, Ground, Id, Rounding, Window};

/// 履岗规则 — what a rulebook says about service in posts: `[posts.service]`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServiceRules {
    /// 评星办法 — the scheme by which each holding is rated.
    pub rating: Scheme,
    /// 引用 — the facts that come from its outcome.
    pub links: Box<[Link]>,
    /// 全覆盖 — the rule about a member that says who takes part: those to whom it applies.
    pub coverage: Rule,
    /// 后续事项 — the rules about a holding whose findings are told one by one.
    pub follows: Box<[Rule]>,
    /// 全部规则 — all single rules of the rulebook, in its order.
    pub rules: Box<[Rule]>,
    /// 一岗多人 — what a holder carries of a post that several hold.
    pub sharing: Sharing,
    /// 设岗流程 — the procedure of a post up to service, where the rulebook has one.
    pub way: Option<WayRules>,
    /// 汇报 — how the reports of a holder are counted, where the rulebook says.
    pub reports: Option<ReportRules>,
    /// The facts that the register reads and states.
    pub facts: ServiceFacts,
    /// Where the rules come from.
    pub ground: Ground,
}

impl ServiceRules {
    /// The subject of rules about a person in a post within a year.
    pub const HOLDING: &'static str = "holding";
    /// The subject of rules about a person.
    pub const MEMBER: &'static str = "member";
    /// The subject of rules about a post.
    pub const POST: &'static str = "post";
    /// The subject of rules about a village.
    pub const VILLAGE: &'static str = "village";
}

/// 设岗流程规则 — a procedure, and the states of it in which a post may be served.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WayRules {
    /// The procedure.
    pub procedure: Procedure,
    /// The states.
    pub serving: Box<[Id]>,
}

/// 汇报规则 — in which fact reports stand, and how often one is due.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ReportRules {
    /// The reports, by the place of their fact in the dictionary.
    pub of: u16,
    /// One is due in each of these.
    pub each: Window,
    /// Whether one is due where service covers a part of it only.
    pub part_windows: PartWindows,
}

/// 履岗事实 — the facts that the register reads and states, by their places in the
/// dictionary.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ServiceFacts {
    /// 责任状份数 — stated: how many contracts were signed.
    pub contracts: u16,
    /// 已公布 — stated: whether holder and duties were made public.
    pub published: u16,
    /// 已接受岗前教育 — stated where the day of the training is known.
    pub trained: u16,
    /// 岗前教育完成日期 — read: the day of the training before service.
    pub trained_on: u16,
    /// 未任岗原因 — read: why a member has no post.
    pub reason: u16,
    /// 岗位服务的需要 — read: the need that a post serves.
    pub need: u16,
    /// 全村岗位工作量 — stated: the workload of all posts.
    pub all_workload: u16,
    /// 全村可承担工作量 — stated: the load that all who take part can carry.
    pub all_capacity: u16,
    /// 各类岗位数 — stated: how many posts serve each need, by the choice of `need`.
    pub by_need: Box<[(u16, u16)]>,
}

/// 一岗多人的工作量 — what a holder carries of a post that several hold.
///
/// # Shape
/// `"in_full"`, `{ by_holders = { places = 1, mode = "up" } }` or
/// `{ by_places = { places = 1, mode = "up" } }`; the rounding is that of each part.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sharing {
    /// 全额 — each holder carries the whole workload.
    InFull,
    /// 按在岗人数 — equal parts for those who hold the post on the day.
    ByHolders(Rounding),
    /// 按设岗人数 — a part for each place, held or not.
    ByPlaces(Rounding),
}

impl Sharing {
    /// The part of one holder of a post with this workload; `None` where there is nobody or
    /// no place to share with, or no exact number for it.
    #[must_use]
    pub fn part(self, workload: Exact, holders: u32, places: u32) -> Option<Exact> {
        let (by, rounding) = match self {
            Sharing::InFull => return Some(workload),
            Sharing::ByHolders(rounding) => (holders, rounding),
            Sharing::ByPlaces(rounding) => (places, rounding),
        };
        let share = Exact::fraction(1, i64::from(by))?;
        rounding.round(workload.times(share)?)
    }

    /// How a part is rounded, where there are parts.
    #[must_use]
    pub const fn rounding(self) -> Option<Rounding> {
        match self {
            Sharing::InFull => None,
            Sharing::ByHolders(rounding) | Sharing::ByPlaces(rounding) => Some(rounding),
        }
    }
}
