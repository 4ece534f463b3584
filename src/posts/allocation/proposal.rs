use serde::{Deserialize, Serialize};

use super::because::{Because, NamedPost, NamedSpeciality};
use super::checked::{Allocation, Checked};
use super::explain;
use super::figures::Figures;
use super::flow::Flow;
use super::held::At;
use super::network::Network;
use super::search::{Effort, Goal, Search, keep, search};
use crate::posts::Names;
use crate::vocabulary::Id;

/// 分配方案 — who is proposed for which post, and why.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Proposal {
    /// 任岗 — the placements, post by post and person by person in the order of ids.
    pub placements: Vec<Placement>,
    /// 目标值 — what it comes to.
    pub figures: Figures,
    /// 是否证明最优 — whether no other has better figures; `false` only where loads over
    /// several posts made the search longer than [`Proposal::MOST_WORK`].
    pub is_proved: bool,
    /// 是否依编号为先 — whether it is proved to be the first by ids among those with the same
    /// figures as well.
    pub is_first: bool,
    /// 未落实的认领 — the claims that are not honoured, by post and wish.
    pub refused: Vec<RefusedClaim>,
    /// 空缺 — the posts with empty places.
    pub vacancies: Vec<Vacancy>,
    /// 未任岗人员 — the people without a post.
    pub without: Vec<WithoutPost>,
    /// 姓名 — what people are called, for the report.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub names: Names,
}

/// 任岗 — one person in one post.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Placement {
    /// The post.
    pub post: NamedPost,
    /// The person.
    pub person: Id,
    /// Why.
    pub because: Vec<Because>,
}

/// 未落实的认领 — one claim that is not honoured.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RefusedClaim {
    /// Who claims.
    pub person: Id,
    /// The post.
    pub post: NamedPost,
    /// The order of wish.
    pub wish: u32,
    /// Why not.
    pub because: Vec<Because>,
}

/// 空缺 — a post with empty places.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Vacancy {
    /// The post.
    pub post: NamedPost,
    /// How many of its places are held.
    pub held: u32,
    /// How many it has.
    pub places: u32,
    /// Why, and what single change would fill one more.
    pub because: Vec<Because>,
}

/// 未任岗人员 — a person without a post.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WithoutPost {
    /// Who.
    pub person: Id,
    /// Why.
    pub because: Vec<Because>,
}

impl Proposal {
    /// How long the best proposal is sought where loads over several posts matter: branches
    /// tried, times pairs of a post and a person.
    pub const MOST_WORK: usize = 200_000;
    /// The same for one claim or place in an explanation.
    pub const MOST_WORK_EACH: usize = 60_000;
    /// The same for all claims and places together.
    pub const MOST_WORK_REASONS: usize = 600_000;
    /// The same for the changes that would fill empty places: new proposals tried, times pairs
    /// of a post and a person; where loads matter, each counts twenty times. A change that was
    /// not tried is told as one that takes a decision.
    pub const MOST_WORK_CHANGES: usize = 60_000;
    /// How many such changes are tried at most, all empty places together.
    pub const MOST_TRIED_CHANGES: usize = 60;
}

/// 提出分配方案 — the best proposal within all hard limits, with its reasons.
///
/// Best by the figures in the order of [`Figure`](super::Figure); among equally good ones the
/// first by ids: posts in the order of their ids, each with the smallest ids of people. The
/// order of the lists in the draft changes nothing.
///
/// Where people may hold several posts and their loads together meet what they can carry, the
/// best may not be found in bounded work: the proposal then says so, with
/// [`Proposal::is_proved`] and [`Proposal::is_first`]. It is still as good as several simple
/// ways to fill the posts, mended post by post, and no place is free that somebody could take.
///
/// As long as nobody's strength is decided by several posts together, one more person never
/// empties a filled post, nor a place: the best proposals differ by one path, which begins at
/// the new person. Where loads of several posts meet one capacity, that is not promised.
#[must_use]
pub fn propose(allocation: &Allocation) -> Proposal {
    let checked = &*allocation.0;
    let solved = Solved::of(checked);
    Proposal {
        placements: explain::placements(&solved),
        figures: solved.found.best.cost.figures(),
        is_proved: solved.found.is_proved,
        is_first: solved.found.is_first,
        refused: explain::refused(&solved),
        vacancies: explain::vacancies(&solved),
        without: explain::without(&solved),
        names: checked.names(),
    }
}

/// A proposal by numbers, with what explanations ask again.
pub(super) struct Solved<'c> {
    pub(super) checked: &'c Checked,
    pub(super) network: Network,
    /// Where the search began: see [`root_of`].
    pub(super) root: Flow,
    pub(super) found: Search,
    /// How long each question of the explanations is asked.
    pub(super) work_each: usize,
}

impl<'c> Solved<'c> {
    pub(super) fn of(checked: &'c Checked) -> Solved<'c> {
        let mut solved = Solved::without_questions(checked);
        let each = Proposal::MOST_WORK_REASONS.div_euclid(solved.questions().max(1));
        solved.work_each = each.min(Proposal::MOST_WORK_EACH);
        solved
    }

    /// The proposal alone.
    pub(super) fn without_questions(checked: &'c Checked) -> Solved<'c> {
        let network = Network::new(checked);
        let root = root_of(checked, &network);
        let effort = effort(&network, Proposal::MOST_WORK);
        let found = search(&network, root.clone(), Goal::First, effort);
        Solved { checked, network, root, found, work_each: 0 }
    }

    /// How many changes that would fill a place can be tried, by a new proposal each.
    pub(super) fn tries(&self) -> usize {
        let pairs = self.network.posts().saturating_mul(self.network.people());
        let each = if self.found.is_branched { 20 } else { 1 };
        let size = pairs.saturating_add(self.network.nodes()).saturating_mul(each);
        let tries = Proposal::MOST_WORK_CHANGES.checked_div(size).unwrap_or_default();
        tries.min(Proposal::MOST_TRIED_CHANGES)
    }

    /// How many claims are refused to people who may hold the post, and posts not full.
    fn questions(&self) -> usize {
        let posts = 0..self.checked.posts.len();
        let each = posts.map(|post| {
            let claims = self.checked.pairs_of(post).filter(|(person, pair)| {
                pair.wish.is_some()
                    && pair.obstacles.is_empty()
                    && !self.is_held((post, *person))
            });
            let places = self.network.post_node(post).map_or(0, |post| post.places);
            let is_free = self.flow().units(post) < places;
            claims.count().saturating_add(usize::from(is_free))
        });
        each.fold(0, usize::saturating_add)
    }

    /// Whether there is time to ask what would be otherwise.
    pub(super) fn is_asked(&self) -> bool {
        let is_short = effort(&self.network, self.work_each).branches > 0;
        self.found.is_proved && (is_short || !self.found.is_branched)
    }

    pub(super) const fn flow(&self) -> &Flow {
        &self.found.best.flow
    }

    pub(super) fn is_held(&self, (post, person): At) -> bool {
        self.flow().cell(self.network.cell(post, person)).is_held()
    }

    pub(super) fn posts_of(&self, person: usize) -> Vec<usize> {
        let posts = 0..self.checked.posts.len();
        posts.filter(|post| self.is_held((*post, person))).collect()
    }

    pub(super) fn holders(&self, post: usize) -> Vec<usize> {
        let people = 0..self.checked.people.len();
        people.filter(|person| self.is_held((post, *person))).collect()
    }

    pub(super) fn person_id(&self, person: usize) -> Option<Id> {
        self.checked.people.get(person).map(|person| person.id.clone())
    }

    pub(super) fn named(&self, post: usize) -> Option<NamedPost> {
        let post = self.checked.posts.get(post)?;
        Some(NamedPost { id: post.id.clone(), label: post.label.clone() })
    }

    pub(super) fn named_specialities(&self, ids: &[Id]) -> Vec<NamedSpeciality> {
        let named = ids.iter().filter_map(|id| {
            let label = self.checked.specialities.get(id)?.clone();
            Some(NamedSpeciality { id: id.clone(), label })
        });
        named.collect()
    }
}

/// How much can be tried with so much work.
pub(super) fn effort(network: &Network, work: usize) -> Effort {
    let pairs = (0..network.posts()).map(|post| network.open_people(post).len());
    let size = pairs.fold(network.nodes(), usize::saturating_add);
    let times = work.checked_div(size).unwrap_or(work);
    // Bounds are worth their time where there is time for many steps.
    let steps = times.div_euclid(40);
    let steps = if steps < 4 { 0 } else { steps.min(40) };
    Effort { branches: times, mending: work.div_euclid(4), steps }
}

/// The cheapest flow with what was decided, before loads over several posts.
pub(super) fn root_of(checked: &Checked, network: &Network) -> Flow {
    let mut root = Flow::cheapest(network);
    for at in decided(checked) {
        // Always possible: the check holds decided placements to all limits.
        keep(network, &mut root, at);
    }
    root
}

/// The placements that were decided beforehand, post by post.
pub(super) fn decided(checked: &Checked) -> impl Iterator<Item = At> {
    let posts = 0..checked.posts.len();
    posts.flat_map(move |post| {
        let pairs = checked.pairs_of(post).filter(|(_, pair)| pair.is_decided);
        pairs.map(move |(person, _)| (post, person))
    })
}
