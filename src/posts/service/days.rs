//! What the register counts on a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::register::{Holding, Service};
use crate::vocabulary::{Exact, Id};

impl Service {
    /// 在岗人员 — the holdings of a post on a day of the year, by id.
    pub fn holders_on(
        &self,
        post: &Id,
        day: NaiveDate,
    ) -> impl Iterator<Item = &Holding> {
        self.of_post(post).filter(move |one| one.served.contains(day))
    }

    /// 所任岗位 — the holdings of a person on a day of the year, by id.
    pub fn held_on(&self, person: &Id, day: NaiveDate) -> impl Iterator<Item = &Holding> {
        self.of_person(person).filter(move |one| one.served.contains(day))
    }

    /// 承担工作量 — what a person carries on a day, of a shared post the part that the
    /// rulebook's [`Sharing`](super::Sharing) gives; `None` where the workload or the places
    /// of a post are not known.
    #[must_use]
    pub fn load_on(&self, person: &Id, day: NaiveDate) -> Option<Exact> {
        let parts = self.held_on(person, day).map(|one| self.part_on(&one.post, day));
        let mut load = Exact::whole(0);
        for part in parts {
            load = load.plus(part?)?;
        }
        Some(load)
    }

    /// What each holder of a post carries on a day.
    fn part_on(&self, post: &Id, day: NaiveDate) -> Option<Exact> {
        let holders = u32::try_from(self.holders_on(post, day).count()).ok()?;
        let post = self.posts.get(post)?;
        // Only a part for each place asks how many places there are.
        let places = match self.ruled.sharing {
            super::Sharing::ByPlaces(_) => post.places?,
            super::Sharing::InFull | super::Sharing::ByHolders(_) => holders,
        };
        self.ruled.sharing.part(post.workload?, holders, places)
    }

    /// The days of the year on which holders of a post begin or have gone, in order.
    pub(super) fn changes_of_post(&self, post: &Id) -> BTreeSet<NaiveDate> {
        self.of_post(post).flat_map(|one| self.ends(one)).collect()
    }

    /// The days of the year on which a person's work changes, in order: its own posts begin
    /// or are over, or somebody comes to share them or goes.
    pub(super) fn changes_of_person(&self, person: &Id) -> BTreeSet<NaiveDate> {
        let posts: BTreeSet<&Id> = self.of_person(person).map(|one| &one.post).collect();
        posts.into_iter().flat_map(|post| self.changes_of_post(post)).collect()
    }

    /// The first day of a holding, and the first after it where that lies in the year.
    fn ends(&self, holding: &Holding) -> impl Iterator<Item = NaiveDate> + use<> {
        let (from, until) = (holding.served.from(), holding.served.until());
        let year = self.year;
        std::iter::once(from).chain(until.filter(move |day| year.contains(*day)))
    }
}
