//! The sheets of a register: what is known of a holding, a person, a post and the village,
//! with what the register counts.

use chrono::NaiveDate;

use super::because::MissingPart;
use super::register::{Holding, Member, Post, Service};
use crate::facts::{Entry, Fact, Sheet, Value};
use crate::rule::{Standing, examine, stands};
use crate::scoring::judge;
use crate::vocabulary::{Exact, Id, Named};

impl Service {
    /// 履岗表 — everything known of a holding: its own facts, those of person, post and
    /// village, and what the register counts on its last day in the year.
    ///
    /// Its period is the days of service in the year, its subject the holding.
    #[must_use]
    pub fn holding_sheet(&self, holding: &Holding) -> Sheet {
        self.joined(holding, holding.last())
    }

    /// 任岗表 — the same on a day of the year, for the rules about a placement: its period is
    /// the year.
    #[must_use]
    pub fn placement_sheet(&self, holding: &Holding, day: NaiveDate) -> Sheet {
        self.joined(holding, day).of(holding.id.clone(), self.year)
    }

    /// 人员表 — what is known of a person, with the posts and the load of a day, and the
    /// capacity; `None` for somebody whom the village does not have.
    #[must_use]
    pub fn member_sheet(&self, person: &Id, day: NaiveDate) -> Option<Sheet> {
        let member = self.people.get(person)?;
        let sheet = member.sheet.saying(self.of_village());
        Some(sheet.saying(self.of_member((person, member), day)))
    }

    /// 岗位表 — what is known of a post, with its holders of a day; `None` for one that the
    /// village does not have.
    #[must_use]
    pub fn post_sheet(&self, post: &Id, day: NaiveDate) -> Option<Sheet> {
        let known = self.posts.get(post)?;
        let sheet = known.sheet.saying(self.of_village());
        Some(sheet.saying(self.of_post_on((post, known), day)))
    }

    /// 村表 — what is known of the village, with its workload, the load that those who take
    /// part can carry, and the number of posts for each need.
    ///
    /// A sum of which a part is not known is absent, and so are all numbers of posts by need
    /// while one post does not say which it serves.
    #[must_use]
    pub fn village_sheet(&self) -> Sheet {
        self.sheet.saying(self.counted.iter().cloned())
    }

    /// What the sheet of the village says, and what the register counts of it.
    pub(super) fn of_village(&self) -> Vec<(u16, Entry)> {
        let said = self.sheet.said().map(|(fact, entry)| (fact, entry.clone()));
        said.chain(self.counted.iter().cloned()).collect()
    }

    /// What the register counts of the village as a whole.
    pub(super) fn count(&self) -> Vec<(u16, Entry)> {
        let sums = self.sums().into_iter().chain(self.needs());
        sums.filter_map(|(fact, sum)| Some((fact, known(sum?)))).collect()
    }

    fn joined(&self, holding: &Holding, day: NaiveDate) -> Sheet {
        let mut said = self.of_village();
        let post = self.posts.get(&holding.post);
        let member = self.people.get(&holding.person);
        if let Some(post) = post {
            said.extend(post.sheet.said().map(owned));
            said.extend(self.of_post_on((&holding.post, post), day));
        }
        if let Some(member) = member {
            said.extend(member.sheet.said().map(owned));
            said.extend(self.of_member((&holding.person, member), day));
        }
        said.extend(holding.record.said().map(owned));
        if let (Some(post), Some(member)) = (post, member) {
            let matched = post.wanted.intersection(&member.has).count();
            said.push((self.rules.facts.matched, count(matched)));
            said.extend(self.claimed(holding, member));
        }
        holding.record.saying(said)
    }

    /// Whether the post is claimed, as the allocation has it: by the wishes, where anybody has
    /// asked for them; what is on record of the holding counts as well.
    fn claimed(&self, holding: &Holding, member: &Member) -> Option<(u16, Entry)> {
        let claimed = self.rules.facts.claimed;
        let wishes = member.wishes.as_ref()?;
        let is_claimed = wishes.contains(&holding.post);
        let is_stated = *holding.record.at(claimed) != Entry::Absent;
        (is_claimed || !is_stated)
            .then_some((claimed, Entry::Known(Value::YesNo(is_claimed))))
    }

    fn of_member(
        &self,
        (id, member): (&Id, &Member),
        day: NaiveDate,
    ) -> Vec<(u16, Entry)> {
        let facts = self.rules.facts;
        let mut said = vec![(facts.held, count(self.held_on(id, day).count()))];
        said.extend(self.load_on(id, day).map(|load| (facts.load, known(load))));
        said.extend(member.capacity.map(|capacity| (facts.capacity, known(capacity))));
        said
    }

    fn of_post_on(&self, (id, post): (&Id, &Post), day: NaiveDate) -> [(u16, Entry); 2] {
        let facts = self.rules.facts;
        let holders = self.holders_on(id, day).count();
        [(facts.holders, count(holders)), (facts.wanted, count(post.wanted.len()))]
    }

    /// The workload of all posts, and the load that all who take part can carry; `None`
    /// where a part of the sum is not known.
    pub(super) fn sums(&self) -> [(u16, Option<Exact>); 2] {
        let facts = &self.ruled.facts;
        let workload = added(self.posts.values().map(|post| post.workload));
        let mut capacities = Vec::new();
        for (id, member) in &self.people {
            match self.takes_part(id, member) {
                Some(true) => capacities.push(member.capacity),
                Some(false) => {}
                // Nobody knows whether the capacity counts, unless there is none.
                None if member.capacity.is_some_and(Exact::is_zero) => {}
                None => capacities.push(None),
            }
        }
        [(facts.all_workload, workload), (facts.all_capacity, added(capacities))]
    }

    /// For what the sums of the village are not known: of whom or what which facts are missing.
    pub(super) fn sums_missing(&self) -> Vec<(u16, Vec<MissingPart>)> {
        let facts = &self.ruled.facts;
        let workload = self.rules.facts.workload;
        let part = |of: &Id, missing| MissingPart { of: of.clone(), missing };
        let posts = self.posts.iter().filter(|(_, post)| post.workload.is_none());
        let posts = posts.map(|(id, _)| {
            part(id, self.rules.dictionary.at(workload).map(named).into_iter().collect())
        });
        let mut people = Vec::new();
        for (id, member) in &self.people {
            let missing = match (self.takes_part(id, member), member.capacity) {
                (Some(true), None) => self.capacity_missing(member),
                (Some(true | false), _) => continue,
                (None, Some(capacity)) if capacity.is_zero() => continue,
                (None, _) => {
                    let finding = examine(&self.ruled.coverage, &self.idle(member));
                    finding.missing().into_iter().cloned().collect()
                }
            };
            people.push(part(id, missing));
        }
        vec![(facts.all_workload, posts.collect()), (facts.all_capacity, people)]
    }

    /// The facts that are missing for what a person can carry.
    pub(super) fn capacity_missing(&self, member: &Member) -> Vec<Named> {
        judge(&self.rules.capacity, &member.sheet).missing_facts().map(named).collect()
    }

    /// The sheet of a person without any post.
    fn idle(&self, member: &Member) -> Sheet {
        let held = (self.rules.facts.held, count(0));
        let village = self.sheet.said().map(owned);
        member.sheet.saying(village).saying([held])
    }

    /// Whether somebody must take part, by the rule that says who, or does.
    fn takes_part(&self, id: &Id, member: &Member) -> Option<bool> {
        if self.by_person.contains_key(id) {
            return Some(true);
        }
        match stands(&self.ruled.coverage, &self.idle(member)) {
            Standing::Met | Standing::NotMet => Some(true),
            Standing::NotApplicable => Some(false),
            Standing::Undetermined => None,
        }
    }

    /// How many posts serve each need; `None` while a post does not say which.
    pub(super) fn needs(&self) -> Vec<(u16, Option<Exact>)> {
        let is_known = self.posts.values().all(|post| post.need.is_some());
        let number = |choice: u16| {
            let such = self.posts.values().filter(|post| post.need == Some(choice));
            i64::try_from(such.count()).ok().map(Exact::whole)
        };
        let by_need = self.ruled.facts.by_need.iter();
        by_need
            .map(|(choice, fact)| (*fact, number(*choice).filter(|_| is_known)))
            .collect()
    }

    /// The sheet of a holding, as its rating is judged: scores that raters give by name are
    /// those of persons.
    pub(super) fn rated_sheet(&self, holding: &Holding) -> Sheet {
        self.holding_sheet(holding).of(holding.person.clone(), holding.served)
    }
}

/// A fact with what it is called.
pub(super) fn named(fact: &Fact) -> Named {
    Named::new(fact.id().clone(), fact.label().clone())
}

fn owned((fact, entry): (u16, &Entry)) -> (u16, Entry) {
    (fact, entry.clone())
}

fn known(number: Exact) -> Entry {
    Entry::Known(Value::Number(number))
}

fn count(number: usize) -> Entry {
    known(Exact::whole(i64::try_from(number).unwrap_or(i64::MAX)))
}

fn added(parts: impl IntoIterator<Item = Option<Exact>>) -> Option<Exact> {
    let mut sum = Exact::whole(0);
    for part in parts {
        sum = sum.plus(part?)?;
    }
    Some(sum)
}
