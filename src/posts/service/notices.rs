//! What the register notices of its holdings, besides what is wrong.

use std::collections::BTreeSet;

use super::because::Notice;
use super::register::{Holding, Service};
use super::sheets::named;
use crate::facts::{Entry, Value};
use crate::posts::allocation::Confirmed;
use crate::vocabulary::Id;

impl Service {
    /// What is not known, or not as it should be, of the holdings.
    pub(super) fn notice(&mut self, confirmed: Option<&Confirmed>) {
        let mut notices = Vec::new();
        for (id, post) in
            self.posts.iter().filter(|(id, _)| self.by_post.contains_key(id))
        {
            if post.places.is_none() {
                notices.push(Notice::PlacesNotKnown { post: self.named_post(id) });
            }
            if post.workload.is_none() {
                notices.push(Notice::WorkloadNotKnown { post: self.named_post(id) });
            }
        }
        let holders = self.people.iter();
        for (id, member) in holders.filter(|(id, _)| self.by_person.contains_key(id)) {
            if member.capacity.is_none() {
                let missing = self.capacity_missing(member);
                let person = id.clone();
                notices.push(Notice::CapacityNotKnown { person, missing });
            }
        }
        for one in self.holdings.values() {
            notices.extend(self.self_rated(one));
            let contracts = one.contracts.as_deref().unwrap_or_default();
            if contracts.len() > 1 {
                let (holding, on) = (one.id.clone(), contracts.to_vec());
                notices.push(Notice::SeveralContracts { holding, on });
            }
            let from = one.spell.from();
            if let Some(on) = contracts.first().filter(|on| **on > from) {
                let (holding, on) = (one.id.clone(), *on);
                notices.push(Notice::ContractAfterStart { holding, on, from });
            }
        }
        if let Some(confirmed) = confirmed {
            self.compare(confirmed, &mut notices);
        }
        self.notices = notices;
    }

    /// The sums of the village that are not known.
    pub(super) fn sums_not_known(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        for (fact, parts) in self.sums_missing() {
            let fact = self.rules.dictionary.at(fact).map(named);
            if let Some(fact) = fact.filter(|_| !parts.is_empty()) {
                notices.push(Notice::SumNotKnown { fact, parts });
            }
        }
        notices
    }

    /// Scores that a holder gave, among those of the holding.
    fn self_rated(&self, holding: &Holding) -> Vec<Notice> {
        let mut notices = Vec::new();
        for (fact, entry) in holding.record.said() {
            let Entry::Known(Value::Ratings(ratings)) = entry else { continue };
            let is_own = ratings.iter().any(|rating| rating.rater == holding.person);
            let fact = self.rules.dictionary.at(fact).map(named).filter(|_| is_own);
            notices.extend(fact.map(|fact| {
                let holding = holding.id.clone();
                Notice::SelfRated { holding, fact }
            }));
        }
        notices
    }

    /// Who serves without having been placed, and who was placed and never served.
    fn compare(&self, confirmed: &Confirmed, notices: &mut Vec<Notice>) {
        let placed: BTreeSet<(&Id, &Id)> =
            confirmed.placements.iter().map(|one| (&one.person, &one.post.id)).collect();
        for one in self.holdings.values() {
            if !placed.contains(&(&one.person, &one.post)) {
                let (holding, from) = (one.id.clone(), one.spell.from());
                notices.push(Notice::NotConfirmed { holding, from });
            }
        }
        for (person, post) in placed {
            if !self.of_person(person).any(|one| one.post == *post) {
                let (person, post) = (person.clone(), self.named_post(post));
                notices.push(Notice::NotTakenUp { person, post });
            }
        }
    }
}
