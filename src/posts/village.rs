//! What the rules of a rulebook make of a village: its allocation, with the hard limits of
//! every placement.

use std::collections::{BTreeMap, BTreeSet};

use super::allocation::{
    Allocation, AllocationDraft, ClaimDraft, DecidedDraft, Limit, LimitDraft,
    OpenHolders, PersonDraft, PostDraft, SpecialityDraft,
};
use super::rules::{PlacementFacts, PostsRules};
use crate::facts::{Entry, Sheet, Value};
use crate::rule::{Rule, Standing, stands};
use crate::scoring::judge;
use crate::vocabulary::{
    AllocationDefect, Amount, Defect, Exact, FieldPath, Found, Id, Label, LinkDefect,
    Problem, Problems, Verdict,
};

/// 村情 — the posts and the people of one village, as its sheets state them.
#[derive(Clone, Debug)]
pub struct Village {
    /// 本村 — the facts of the village itself.
    pub sheet: Sheet,
    /// 岗位 — its posts.
    pub posts: Vec<VillagePost>,
    /// 人员 — who may hold them.
    pub people: Vec<VillagePerson>,
    /// 已定 — what the village has decided already.
    pub decided: Vec<DecidedDraft>,
}

/// 岗位 — a post, whose sheet has its id as subject.
#[derive(Clone, Debug)]
pub struct VillagePost {
    /// What it is called.
    pub label: Label,
    /// 所需专长 — the specialities that it wants, in any script.
    pub specialities: Vec<String>,
    /// Its facts.
    pub sheet: Sheet,
}

/// 人员 — a person, whose sheet has the id as subject.
#[derive(Clone, Debug)]
pub struct VillagePerson {
    /// 专长 — what the person is good at, in the words of the posts.
    pub specialities: Vec<String>,
    /// 志愿 — the posts that the person claims, the most wished for first.
    pub wishes: Vec<Id>,
    /// The facts.
    pub sheet: Sheet,
}

impl PostsRules {
    /// 岗位分配条件 — what can be proposed for a village: every post, everybody, what each
    /// can carry, how many posts each may hold, and every rule that stands in the way of a
    /// placement.
    ///
    /// A rule about a placement is asked on the facts of person, post and village together,
    /// as if the person held no other. Where a rule reads how many posts somebody holds, the
    /// most that no such rule forbids are what the person may hold. A rule that reads how many
    /// hold a post, and nothing of the person, says how many holders the post has at most; as
    /// long as it is not known whether it allows so many, no more are proposed, and
    /// [`PostDraft::open_holders`] says why. One that reads something of the person as well is
    /// asked for every number of holders that the post may have, and stands in the way where
    /// it is not met for one of them.
    ///
    /// # Errors
    /// All at once, at `post[id]`, `person[id]` or `village`:
    /// * a sheet without a subject, or checked against another dictionary;
    /// * a post whose places, workload, or whether it is most wanted nobody has stated;
    /// * a post with more places than a rule allows it holders;
    /// * whatever [`AllocationDraft::check`] refuses.
    pub fn allocation(&self, village: &Village) -> Result<Allocation, Problems> {
        let mut found = Found::default();
        self.fits(&village.sheet, &FieldPath::root().key("village"), &mut found);
        let words = words(village);
        let mut draft = AllocationDraft::default();
        draft.specialities.extend(words.iter().map(|(word, id)| {
            SpecialityDraft::new(id.clone(), Label::new(word, word, word))
        }));
        let mut posts = Vec::new();
        let of_posts = self.of_posts(village);
        let of_people = self.of_people(village, &of_posts);
        for (index, post) in village.posts.iter().enumerate() {
            let list = FieldPath::root().key("post");
            let Some(id) = self.subject(&post.sheet, (&list, index), &mut found) else {
                continue;
            };
            let at = list.element(id.as_str());
            let wanted = ids(&words, &post.specialities);
            let Some(mut read) = self.post(post, (&id, &wanted), &at, &mut found) else {
                continue;
            };
            let of_village = village.sheet.saying(known(&post.sheet));
            match self.most_holders((&of_village, &of_people), read.places) {
                Some((rule, most, Verdict::Met)) => {
                    let (rule, places) = (rule.id().clone(), read.places);
                    let defect =
                        AllocationDefect::PlacesAgainstRule { rule, places, most };
                    found.push(Problem::new(at.key("facts"), defect.into()));
                }
                Some((rule, most, _)) => {
                    let rule = rule.parts().name.clone();
                    read.open_holders = Some(OpenHolders::new(rule, most));
                }
                None => {}
            }
            let holders = read.most_holders();
            posts.push(Offered { id, sheet: &post.sheet, wanted, holders });
            draft.posts.push(read);
        }
        for (index, person) in village.people.iter().enumerate() {
            let list = FieldPath::root().key("person");
            let Some(id) = self.subject(&person.sheet, (&list, index), &mut found) else {
                continue;
            };
            let asked = Asked {
                rules: self,
                village: &village.sheet,
                has: ids(&words, &person.specialities),
                person,
                capacity: self.capacity_of(&person.sheet),
            };
            draft.people.push(asked.draft(&id, &posts, &of_posts));
            for (wish, post) in (1_u32..).zip(&person.wishes) {
                draft.claims.push(ClaimDraft::new(id.clone(), post.clone(), wish));
            }
        }
        draft.decided.clone_from(&village.decided);
        match draft.check() {
            Ok(allocation) => found.none_or(allocation),
            Err(problems) => {
                found.extend(problems.into_vec());
                Err(found.into_problems())
            }
        }
    }

    /// The subject of a sheet; one without, or of another dictionary, is told.
    pub(super) fn subject(
        &self,
        sheet: &Sheet,
        (list, index): (&FieldPath, usize),
        found: &mut Found,
    ) -> Option<Id> {
        let Some(id) = sheet.subject() else {
            let defect = Defect::MissingKey { key: "subject".to_owned() };
            found.push(Problem::new(list.nth(index), defect));
            return None;
        };
        self.fits(sheet, &list.element(id.as_str()), found).then(|| id.clone())
    }

    /// Whether a sheet was checked against the dictionary of these rules.
    pub(super) fn fits(&self, sheet: &Sheet, at: &FieldPath, found: &mut Found) -> bool {
        let is_ours = self.dictionary.is(sheet.dictionary());
        if !is_ours {
            found.push(Problem::new(at.clone(), LinkDefect::OtherDictionary.into()));
        }
        is_ours
    }

    /// A post as the allocation reads it. What is missing is told, and the post there all
    /// the same, so that nothing else is said of those who claim it.
    fn post(
        &self,
        post: &VillagePost,
        (id, wanted): (&Id, &[Id]),
        at: &FieldPath,
        found: &mut Found,
    ) -> Option<PostDraft> {
        let facts = self.facts;
        let (places, load) = (post.sheet.at(facts.places), post.sheet.at(facts.workload));
        let is_most_wanted = post.sheet.at(facts.most_wanted);
        for (fact, entry) in [
            (facts.places, places),
            (facts.workload, load),
            (facts.most_wanted, is_most_wanted),
        ] {
            if !matches!(entry, Entry::Known(_)) {
                let key = self.dictionary.at(fact).map(|fact| fact.id().to_string());
                let defect = Defect::MissingKey { key: key.unwrap_or_default() };
                found.push(Problem::new(at.key("facts"), defect));
            }
        }
        let load = match load {
            Entry::Known(Value::Number(load)) => Amount::try_from(*load).ok()?,
            _ => Amount::whole(1).ok()?,
        };
        let mut draft = PostDraft::new(id.clone(), post.label.clone(), load);
        draft.is_most_wanted = matches!(is_most_wanted, Entry::Known(Value::YesNo(true)));
        if let Entry::Known(Value::Number(places)) = places {
            draft.places = u32::try_from(places.numerator()).ok()?;
        }
        draft.specialities = wanted.to_vec();
        Some(draft)
    }

    /// The rule by which a post has fewer holders than places, or may have, and how many it
    /// has at most. What depends on the holder as well is asked of each of them.
    fn most_holders(
        &self,
        (post, of_people): (&Sheet, &BTreeSet<u16>),
        places: u32,
    ) -> Option<(&Rule, u32, Verdict)> {
        let holders = self.facts.holders;
        let is_of_post = |rule: &&Rule| {
            reads(rule, holders)
                && !rule.facts().iter().any(|fact| of_people.contains(fact))
        };
        let rules: Vec<&Rule> = self.limits.iter().filter(is_of_post).collect();
        let limited = |n: u32, verdict: Verdict| {
            let sheet = post.replacing(holders, count(n));
            let mut rules = rules.iter();
            let rule = rules.find(|rule| hinders(rule, &sheet) == Some(verdict))?;
            Some((*rule, n.saturating_sub(1), verdict))
        };
        let first = |verdict| (2..=places).find_map(|n| limited(n, verdict));
        first(Verdict::Met).or_else(|| first(Verdict::Undetermined))
    }

    /// The load that somebody can carry, as far as the scheme can tell it.
    pub(super) fn capacity_of(&self, sheet: &Sheet) -> Option<Amount> {
        let total = judge(&self.capacity, sheet).total().settled()?;
        Amount::try_from(total).ok()
    }

    /// The facts that differ from post to post.
    fn of_posts(&self, village: &Village) -> BTreeSet<u16> {
        let PlacementFacts { places, workload, most_wanted, .. } = self.facts;
        let PlacementFacts { load, holders, claimed, wanted, matched, .. } = self.facts;
        let own =
            [places, workload, most_wanted, load, holders, claimed, wanted, matched];
        let stated = village.posts.iter().flat_map(|post| known(&post.sheet));
        own.into_iter().chain(stated.map(|(fact, _)| fact)).collect()
    }

    /// The facts that differ from person to person, whatever the post.
    fn of_people(&self, village: &Village, of_posts: &BTreeSet<u16>) -> BTreeSet<u16> {
        let PlacementFacts { held, load, capacity, claimed, matched, .. } = self.facts;
        let stated = village.people.iter().flat_map(|person| known(&person.sheet));
        let stated = stated.map(|(fact, _)| fact);
        let own = stated.filter(|fact| !of_posts.contains(fact));
        own.chain([held, load, capacity, claimed, matched]).collect()
    }
}

/// A post that can be held.
struct Offered<'v> {
    id: Id,
    sheet: &'v Sheet,
    wanted: Vec<Id>,
    /// How many may hold it.
    holders: u32,
}

/// One person of whom every rule is asked.
struct Asked<'v> {
    rules: &'v PostsRules,
    village: &'v Sheet,
    person: &'v VillagePerson,
    has: Vec<Id>,
    capacity: Option<Amount>,
}

impl Asked<'_> {
    fn draft(
        &self,
        id: &Id,
        posts: &[Offered<'_>],
        of_posts: &BTreeSet<u16>,
    ) -> PersonDraft {
        let facts = self.rules.facts;
        let mut stated = vec![(facts.held, count(1))];
        if let Some(capacity) = self.capacity {
            stated.push((facts.capacity, number(capacity.into())));
        }
        let own = self.person.sheet.saying(known(self.village)).saying(stated);
        let mut draft = PersonDraft::new(id.clone(), self.capacity);
        draft.specialities.clone_from(&self.has);
        draft.most_posts = self.most_posts(&own);
        // What the allocation holds to by itself is no limit of its own.
        let limits = self.rules.limits.iter();
        let limits = limits.filter(|rule| !reads(rule, facts.load));
        let (of_pairs, of_people): (Vec<&Rule>, Vec<&Rule>) = limits
            .partition(|rule| rule.facts().iter().any(|fact| of_posts.contains(fact)));
        for rule in of_people {
            if let Some(hinders) = hinders(rule, &own) {
                let limit = Limit::new(rule.parts().name.clone());
                draft.limits.push(LimitDraft::everywhere(limit, hinders));
            }
        }
        for post in posts {
            self.pair(&own, post, &of_pairs, &mut draft);
        }
        draft
    }

    /// What stands in the way of the person in one post.
    fn pair(
        &self,
        own: &Sheet,
        post: &Offered<'_>,
        rules: &[&Rule],
        draft: &mut PersonDraft,
    ) {
        let facts = self.rules.facts;
        let is_claimed = self.person.wishes.contains(&post.id);
        let matched = post.wanted.iter().filter(|one| self.has.contains(one)).count();
        let mut stated = vec![
            (facts.holders, count(1)),
            (facts.claimed, Entry::Known(Value::YesNo(is_claimed))),
            (facts.wanted, many(post.wanted.len())),
            (facts.matched, many(matched)),
        ];
        if let Entry::Known(Value::Number(load)) = post.sheet.at(facts.workload) {
            stated.push((facts.load, number(*load)));
        }
        let sheet = own.saying(known(post.sheet)).saying(stated);
        for rule in rules {
            let most = if reads(rule, facts.holders) { post.holders } else { 1 };
            let hinders = |sheet: &Sheet| {
                if most == 1 {
                    return hinders(rule, sheet);
                }
                let each = (1..=most).filter_map(|holders| {
                    hinders(rule, &sheet.replacing(facts.holders, count(holders)))
                });
                each.reduce(Verdict::or)
            };
            let Some(stands) = hinders(&sheet) else { continue };
            let mut limit = Limit::new(rule.parts().name.clone());
            // What the person would be free of by claiming the post.
            let claim = Entry::Known(Value::YesNo(true));
            limit.yields_to_claim = reads(rule, facts.claimed)
                && hinders(&sheet.replacing(facts.claimed, claim)).is_none();
            draft.limits.push(LimitDraft::in_post(limit, post.id.clone(), stands));
        }
    }

    /// The most posts that no rule which reads their number forbids; one where a rule
    /// cannot be told.
    fn most_posts(&self, own: &Sheet) -> u32 {
        let held = self.rules.facts.held;
        let rules = || self.rules.limits.iter().filter(|rule| reads(rule, held));
        let allows = |n: &u32| {
            let sheet = own.replacing(held, count(*n));
            rules().all(|rule| hinders(rule, &sheet).is_none())
        };
        let most = Allocation::MOST_POSTS_EACH;
        if rules().next().is_none() {
            return 1;
        }
        (2..=most).take_while(allows).last().unwrap_or(1)
    }
}

/// Whether a rule stands in the way, or may: met where it does for sure.
fn hinders(rule: &Rule, sheet: &Sheet) -> Option<Verdict> {
    match stands(rule, sheet) {
        Standing::NotMet => Some(Verdict::Met),
        Standing::Undetermined => Some(Verdict::Undetermined),
        Standing::Met | Standing::NotApplicable => None,
    }
}

fn reads(rule: &Rule, fact: u16) -> bool {
    rule.facts().contains(&fact)
}

/// What a sheet says, fact by fact.
fn known(sheet: &Sheet) -> impl Iterator<Item = (u16, Entry)> + '_ {
    sheet.said().map(|(fact, entry)| (fact, entry.clone()))
}

fn number(value: Exact) -> Entry {
    Entry::Known(Value::Number(value))
}

fn count(value: u32) -> Entry {
    number(Exact::whole(i64::from(value)))
}

fn many(value: usize) -> Entry {
    number(Exact::whole(i64::try_from(value).unwrap_or(i64::MAX)))
}

/// Every speciality that is named, with an id of its own.
fn words(village: &Village) -> BTreeMap<&str, Id> {
    let of_posts = village.posts.iter().flat_map(|post| &post.specialities);
    let of_people = village.people.iter().flat_map(|person| &person.specialities);
    let all: BTreeSet<&str> = of_posts.chain(of_people).map(String::as_str).collect();
    let numbered = all.into_iter().enumerate();
    numbered
        .filter_map(|(nth, word)| Some((word, Id::new(&format!("s-{nth:03}")).ok()?)))
        .collect()
}

fn ids(words: &BTreeMap<&str, Id>, named: &[String]) -> Vec<Id> {
    let found: BTreeSet<&Id> =
        named.iter().filter_map(|word| words.get(word.as_str())).collect();
    found.into_iter().cloned().collect()
}
