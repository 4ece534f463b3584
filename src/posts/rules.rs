use super::service::ServiceRules;
use crate::facts::Dictionary;
use crate::rule::Rule;
use crate::scoring::Scheme;
use crate::vocabulary::Ground;

/// 设岗规则 — what a rulebook says about who may hold which post.
///
/// The hard limits are its single rules about a placement: requirements and eligibilities
/// whose subject is [`PostsRules::PLACEMENT`]. They are asked on a sheet that has the facts
/// of the member, of the post and of the village together.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PostsRules {
    /// The facts.
    pub dictionary: Dictionary,
    /// 力所能及 — the scheme whose total is the load that a member can carry.
    pub capacity: Scheme,
    /// 任岗条件 — the rules about a placement, in the order of the rulebook.
    pub limits: Box<[Rule]>,
    /// The facts that the allocation reads and states.
    pub facts: PlacementFacts,
    /// 履岗 — how service in posts is registered and counted, where the rulebook says.
    pub service: Option<Box<ServiceRules>>,
    /// Where the rules come from.
    pub ground: Ground,
}

impl PostsRules {
    /// The subject of rules about a placement.
    pub const PLACEMENT: &'static str = "placement";

    /// 自行统计 — the facts that registers and allocations count themselves, by their places
    /// in the dictionary: a table that states one is refused by the register of service.
    #[must_use]
    pub fn counted(&self) -> Vec<u16> {
        let facts = self.facts;
        let of_people = [facts.held, facts.load, facts.capacity, facts.matched];
        let of_posts = [facts.holders, facts.wanted];
        let mut counted: Vec<u16> = of_people.into_iter().chain(of_posts).collect();
        if let Some(service) = &self.service {
            let own = &service.facts;
            counted.extend([own.all_workload, own.all_capacity]);
            counted.extend(own.by_need.iter().map(|(_, posts)| *posts));
            counted.extend(service.links.iter().map(|link| link.fact));
        }
        counted
    }
}

/// 任岗事实 — the facts that an allocation reads from the sheets of posts, and those that it
/// states itself, by their places in the dictionary.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlacementFacts {
    /// 岗位人数 — read: how many places a post has.
    pub places: u16,
    /// 工作量 — read: the load of a post.
    pub workload: u16,
    /// 群众最盼望 — read: whether a post is among those most wanted.
    pub most_wanted: u16,
    /// 所任岗位数 — stated: how many posts the member holds.
    pub held: u16,
    /// 承担工作量 — stated: their load.
    pub load: u16,
    /// 可承担工作量 — stated: the load that the member can carry.
    pub capacity: u16,
    /// 任职人数 — stated: how many hold the post.
    pub holders: u16,
    /// 自主认领 — stated: whether the member claims the post.
    pub claimed: u16,
    /// 所需专长数 — stated: how many specialities the post wants.
    pub wanted: u16,
    /// 相符专长数 — stated: how many of them the member has.
    pub matched: u16,
}
