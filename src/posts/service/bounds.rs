//! What a register must keep on every day: places, capacities, and the numbers that facts
//! can hold.

use std::collections::BTreeSet;

use super::check::Check;
use super::register::Service;
use crate::facts::counted;
use crate::vocabulary::{Exact, FieldPath, Id, ServiceDefect};

impl Check<'_> {
    /// Places, capacities and the numbers that facts must hold, on every day on which they
    /// change.
    pub(super) fn days(&mut self, service: &Service) {
        for (id, post) in &service.posts {
            let at = FieldPath::root().key("post").element(id.as_str());
            let mut was_beyond = false;
            for on in service.changes_of_post(id) {
                let holders: BTreeSet<Id> =
                    service.holders_on(id, on).map(|one| one.person.clone()).collect();
                let count = i64::try_from(holders.len()).unwrap_or(i64::MAX);
                self.holds((self.rules.facts.holders, Exact::whole(count)), &at);
                let Some(places) = post.places else { continue };
                let is_beyond = count > i64::from(places);
                if is_beyond && !was_beyond {
                    let (post, holders) = (id.clone(), holders.into_iter().collect());
                    let defect =
                        ServiceDefect::BeyondPlaces { post, on, holders, places };
                    self.report(&at, defect);
                }
                was_beyond = is_beyond;
            }
        }
        for (id, member) in &service.people {
            self.loads(service, (id, member.capacity));
        }
        let sums = service.sums().into_iter().chain(service.needs());
        let at = FieldPath::root().key("village");
        for (fact, sum) in sums {
            if let Some(sum) = sum {
                self.holds((fact, sum), &at);
            }
        }
    }

    fn loads(&mut self, service: &Service, (id, capacity): (&Id, Option<Exact>)) {
        let at = FieldPath::root().key("person").element(id.as_str());
        let mut was_beyond = false;
        for on in service.changes_of_person(id) {
            let posts: BTreeSet<Id> =
                service.held_on(id, on).map(|one| one.post.clone()).collect();
            let held = i64::try_from(posts.len()).unwrap_or(i64::MAX);
            self.holds((self.rules.facts.held, Exact::whole(held)), &at);
            let Some(load) = service.load_on(id, on) else { continue };
            self.holds((self.rules.facts.load, load), &at);
            let Some(capacity) = capacity else { continue };
            let is_beyond = load > capacity;
            if is_beyond && !was_beyond {
                let (person, posts) = (id.clone(), posts.into_iter().collect());
                let defect =
                    ServiceDefect::BeyondCapacity { person, on, load, capacity, posts };
                self.report(&at, defect);
            }
            was_beyond = is_beyond;
        }
    }

    /// Reports a number that its fact cannot hold.
    pub(super) fn holds(&mut self, (fact, value): (u16, Exact), at: &FieldPath) {
        let Some(fact) = self.rules.dictionary.at(fact) else { return };
        if let Err(defect) = counted(fact, value) {
            let at = at.key("facts").element(fact.id().as_str());
            self.report(&at, defect);
        }
    }
}
