use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::{AllocationDraft, PersonDraft, PostDraft};
use super::limit::Obstacle;
use crate::posts::Names;
use crate::vocabulary::{Amount, Id, Label, Problems};

/// 岗位分配 — the checked people, posts, claims and decided placements of one village.
///
/// Made by [`AllocationDraft::check`]; cloning one is cheap.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Allocation(pub(super) Arc<Checked>);

/// What an allocation holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Checked {
    pub(super) specialities: BTreeMap<Id, Label>,
    /// In the order of their ids.
    pub(super) posts: Vec<PostDraft>,
    /// In the order of their ids.
    pub(super) people: Vec<PersonDraft>,
    /// Each post with each person, post by post.
    pub(super) pairs: Vec<Pair>,
}

/// What is known of one person in one post.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Pair {
    /// What keeps the person from the post; nothing when it is open.
    pub(super) obstacles: Vec<Obstacle>,
    /// The order of wish, where the person claims it.
    pub(super) wish: Option<u32>,
    /// The specialities wanted that the person has, in the order of the post.
    pub(super) matched: Vec<Id>,
    /// Whether it was decided beforehand.
    pub(super) is_decided: bool,
}

impl Allocation {
    /// The most posts.
    pub const MOST_POSTS: usize = 300;
    /// The most people.
    pub const MOST_PEOPLE: usize = 2_000;
    /// The most places of one post.
    pub const MOST_PLACES: u32 = 50;
    /// The most posts that one person may hold.
    pub const MOST_POSTS_EACH: u32 = 10;
    /// The most claims of one person: wishes go from 1 to this.
    pub const MOST_WISHES: u32 = 5;
    /// The most specialities, in all.
    pub const MOST_SPECIALITIES: usize = 200;
    /// The most limits of one person.
    pub const MOST_LIMITS: usize = 2_000;
    /// The most changes of facts of one person.
    pub const MOST_OTHERWISE: usize = 200;
    /// The greatest load and capacity.
    pub const MOST_LOAD: i64 = 1_000_000;

    /// The same as [`AllocationDraft::check`].
    pub fn new(draft: AllocationDraft) -> Result<Allocation, Problems> {
        draft.check()
    }

    /// 岗位 — the posts, in the order of their ids.
    #[must_use]
    pub fn posts(&self) -> &[PostDraft] {
        &self.0.posts
    }

    /// 人员 — the people, in the order of their ids.
    #[must_use]
    pub fn people(&self) -> &[PersonDraft] {
        &self.0.people
    }
}

impl Checked {
    pub(super) fn post_at(&self, id: &Id) -> Option<usize> {
        self.posts.binary_search_by(|post| post.id.cmp(id)).ok()
    }

    pub(super) fn person_at(&self, id: &Id) -> Option<usize> {
        self.people.binary_search_by(|person| person.id.cmp(id)).ok()
    }

    /// What people are called.
    pub(super) fn names(&self) -> Names {
        let people = self.people.iter();
        people.filter_map(|one| Some((one.id.clone(), one.name.clone()?))).collect()
    }

    /// Where a pair stands among the pairs.
    pub(super) const fn cell(&self, post: usize, person: usize) -> usize {
        post.saturating_mul(self.people.len()).saturating_add(person)
    }

    pub(super) fn pair(&self, post: usize, person: usize) -> Option<&Pair> {
        self.pairs.get(self.cell(post, person))
    }

    /// The pairs of one post, in the order of the people.
    pub(super) fn pairs_of(&self, post: usize) -> impl Iterator<Item = (usize, &Pair)> {
        let from = self.cell(post, 0);
        self.pairs.iter().skip(from).take(self.people.len()).enumerate()
    }

    /// The load of some posts together; `None` beyond all amounts.
    pub(super) fn load<'p>(
        &self,
        posts: impl IntoIterator<Item = &'p usize>,
    ) -> Option<Amount> {
        posts
            .into_iter()
            .try_fold(Amount::ZERO, |sum, post| sum.plus(self.posts.get(*post)?.load))
    }
}
