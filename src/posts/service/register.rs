use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::because::Notice;
use super::draft::ServiceDraft;
use super::rules::ServiceRules;
use crate::facts::{Entry, Sheet};
use crate::posts::{PostsRules, Village};
use crate::procedure::Run;
use crate::vocabulary::{Exact, Id, Label, Period, Problems};

/// 履岗登记 — who held which post of a village from when to when within a year, checked.
///
/// Made by [`Service::check`]. What is counted of it on a day stands in
/// [`holders_on`](Service::holders_on), [`load_on`](Service::load_on) and the sheets; what
/// the rules make of it in [`year`](Service::year).
#[derive(Clone, Debug)]
pub struct Service {
    pub(super) rules: PostsRules,
    pub(super) ruled: ServiceRules,
    pub(super) village: Id,
    pub(super) label: Option<Label>,
    pub(super) year: Period,
    pub(super) last: NaiveDate,
    pub(super) sheet: Sheet,
    // Invariant: by id; every person and post of a holding is here.
    pub(super) posts: BTreeMap<Id, Post>,
    pub(super) people: BTreeMap<Id, Member>,
    pub(super) holdings: BTreeMap<Id, Holding>,
    // Invariant: the ids of the holdings of each post, and of each person, by id.
    pub(super) by_post: BTreeMap<Id, BTreeSet<Id>>,
    pub(super) by_person: BTreeMap<Id, BTreeSet<Id>>,
    pub(super) others: BTreeMap<Id, Vec<Sheet>>,
    /// What the register counts of the village as a whole.
    pub(super) counted: Vec<(u16, Entry)>,
    pub(super) ways: BTreeMap<Id, Run>,
    pub(super) notices: Vec<Notice>,
}

/// 履岗 — one person in one post, with the days of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Holding {
    /// 编号 — the id.
    pub id: Id,
    /// 人员 — who.
    pub person: Id,
    /// 岗位 — in which post.
    pub post: Id,
    /// 任期 — all days of the service.
    pub spell: Period,
    /// 年内履岗 — those within the year.
    pub served: Period,
    /// 签订责任状日期 — when contracts were signed, by day; `None` where that is not known.
    pub contracts: Option<Vec<NaiveDate>>,
    /// 公布日期 — when it was made public; `None` where that is not known.
    pub published: Option<NaiveDate>,
    /// What is known of the holding itself.
    pub(super) record: Sheet,
}

impl Holding {
    /// The last day of service in the year.
    #[must_use]
    pub fn last(&self) -> NaiveDate {
        self.served.last().unwrap_or_else(|| self.served.from())
    }
}

/// A post of the village.
#[derive(Clone, Debug)]
pub(super) struct Post {
    pub(super) label: Label,
    pub(super) wanted: BTreeSet<String>,
    pub(super) sheet: Sheet,
    pub(super) places: Option<u32>,
    pub(super) workload: Option<Exact>,
    pub(super) is_most_wanted: Option<bool>,
    pub(super) need: Option<u16>,
}

/// A person of the village.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) name: Option<String>,
    pub(super) has: BTreeSet<String>,
    pub(super) wishes: Option<Vec<Id>>,
    pub(super) sheet: Sheet,
    pub(super) capacity: Option<Exact>,
}

impl Service {
    /// 最多履岗数 — the most holdings of one register, and the most records.
    pub const MOST_HOLDINGS: usize = 5_000;

    /// 最多步骤数 — the most steps of posts in one register.
    pub const MOST_STEPS: usize = 20_000;

    /// 核对履岗登记 — the register of a village within the period of its sheet, or every
    /// problem with it.
    ///
    /// The order of everything handed in makes no difference. What is not known is no
    /// problem: a post without its places, a person without a capacity are
    /// [noticed](Service::notices).
    ///
    /// # Errors
    /// All at once, at `village`, `post[ID]`, `person[ID]`, `holding[ID]`, `record[#N]`,
    /// `step[ID]` or `other[SUBJECT]`, with the days:
    /// * a rulebook without `[posts.service]`;
    /// * a sheet without subject, of another dictionary, or about other days than the
    ///   village's; a fact that the register counts itself; a subject twice; sheets of people,
    ///   posts, holdings or villages among those of other subjects;
    /// * a person or a post that the village does not have;
    /// * service that ends before it begins, or has no day in the year; two spells of one
    ///   person in one post that overlap;
    /// * more holders on a day than places; more work on a day than a person can carry;
    /// * an event on a day without service, a contract or a notice after the last of them,
    ///   a fact that says otherwise than the days;
    /// * a record of somebody in a post that they do not hold, that fits several holdings, or
    ///   is the second of one;
    /// * a fact of which holding, person, post and village say different things;
    /// * a number that its fact cannot hold;
    /// * more holdings, records or steps than [`Service::MOST_HOLDINGS`] and
    ///   [`Service::MOST_STEPS`].
    ///
    /// # Examples
    /// See [the room](crate::posts::service).
    pub fn check(
        rules: &PostsRules,
        village: &Village,
        draft: ServiceDraft,
    ) -> Result<Service, Problems> {
        super::check::check(rules, village, draft)
    }

    /// Adds a holding whose id nothing else has.
    pub(super) fn add(&mut self, holding: Holding) {
        let Holding { id, person, post, .. } = &holding;
        self.by_post.entry(post.clone()).or_default().insert(id.clone());
        self.by_person.entry(person.clone()).or_default().insert(id.clone());
        self.holdings.insert(id.clone(), holding);
    }

    /// The holdings of a post in the year, by id.
    pub(super) fn of_post(&self, post: &Id) -> impl Iterator<Item = &Holding> {
        let ids = self.by_post.get(post).into_iter().flatten();
        ids.filter_map(|id| self.holdings.get(id))
    }

    /// The holdings of a person in the year, by id.
    pub(super) fn of_person(&self, person: &Id) -> impl Iterator<Item = &Holding> {
        let ids = self.by_person.get(person).into_iter().flatten();
        ids.filter_map(|id| self.holdings.get(id))
    }

    /// 村 — the village.
    #[must_use]
    pub const fn village(&self) -> &Id {
        &self.village
    }

    /// 年度 — the period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.year
    }

    /// 年末 — its last day.
    #[must_use]
    pub const fn last_day(&self) -> NaiveDate {
        self.last
    }

    /// 履岗 — the holdings, by id.
    #[must_use]
    pub fn holdings(&self) -> impl ExactSizeIterator<Item = &Holding> {
        self.holdings.values()
    }

    /// The holding with this id.
    #[must_use]
    pub fn holding(&self, id: &Id) -> Option<&Holding> {
        self.holdings.get(id)
    }

    /// 设岗流程 — how the way of a post went, where its steps were handed in.
    #[must_use]
    pub fn way(&self, post: &Id) -> Option<&Run> {
        self.ways.get(post)
    }

    /// 登记提示 — what is not known, or not as it should be, though no rule of the rulebook
    /// says so.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }
}
