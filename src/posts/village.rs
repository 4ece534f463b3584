//! What the rules of a rulebook make of a village: its allocation, with the hard limits of
//! every placement.

use std::collections::{BTreeMap, BTreeSet};

use super::allocation::{
    Allocation, AllocationDraft, ClaimDraft, DecidedDraft, Limit, LimitDraft,
    OpenHolders, OtherwiseDraft, PersonDraft, PostDraft, SpecialityDraft,
};
use super::rules::{PlacementFacts, PostsRules};
use crate::facts::{
    Entry, Fact, FactKind, Possible, Sheet, SheetDraft, SheetState, Value,
};
use crate::rule::{Lacking, Rule, Standing, lacking, stands};
use crate::scoring::{Outcome, judge};
use crate::vocabulary::{
    AllocationDefect, Amount, Defect, Exact, FieldPath, Found, Id, Label, LinkDefect,
    Named, Problem, Problems, Verdict,
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
    /// 所需专长 — the specialities that it wants; a person has one who states it by the same
    /// word, in the same script.
    pub specialities: Vec<String>,
    /// Its facts.
    pub sheet: Sheet,
}

/// 人员 — a person, whose sheet has the id as subject.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct VillagePerson {
    /// 姓名 — what the person is called, where that is known.
    pub name: Option<String>,
    /// 专长 — what the person is good at, in the words of the posts.
    pub specialities: Vec<String>,
    /// 志愿 — the posts that the person claims, the most wished for first; `None` where nobody
    /// has asked: then it is not known whether the person claims a post.
    pub wishes: Option<Vec<Id>>,
    /// 志愿出处 — where the claims were read, for problems.
    pub(super) claims_at: Option<FieldPath>,
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
                    let (rule, places) = (rule.parts().name.clone(), read.places);
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
        let could_change = self.could_change(village, &of_posts);
        for (index, person) in village.people.iter().enumerate() {
            let list = FieldPath::root().key("person");
            let Some(id) = self.subject(&person.sheet, (&list, index), &mut found) else {
                continue;
            };
            let asked = Asked {
                could_change: &could_change,
                rules: self,
                village: &village.sheet,
                has: ids(&words, &person.specialities),
                person,
                capacity: self.capacity_of(&person.sheet),
            };
            draft.people.push(asked.draft(&id, &posts, &of_posts));
            for (wish, post) in (1_u32..).zip(person.wishes.iter().flatten()) {
                let mut claim = ClaimDraft::new(id.clone(), post.clone(), wish);
                claim.read_at.clone_from(&person.claims_at);
                draft.claims.push(claim);
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

    /// What the load may be at most, and the facts that are missing for it, where it is not
    /// settled.
    pub(super) fn capacity_open(&self, sheet: &Sheet) -> (Option<Amount>, Vec<Named>) {
        let outcome = judge(&self.capacity, sheet);
        let missing = outcome.missing_facts();
        let missing = missing
            .map(|fact| Named::new(fact.id().clone(), fact.label().clone()))
            .collect();
        (Amount::try_from(outcome.total().span.most()).ok(), missing)
    }

    /// The facts of people that could be otherwise, by their places, and whether the capacity
    /// reads them: those with a choice that the capacity reads or, where somebody's sheet
    /// states them, a limit.
    fn could_change(
        &self,
        village: &Village,
        of_posts: &BTreeSet<u16>,
    ) -> BTreeMap<u16, bool> {
        let PlacementFacts { held, capacity, .. } = self.facts;
        let blank = SheetDraft::new(village.sheet.period(), SheetState::Closed);
        let blank = self.dictionary.sheet(&blank).ok();
        let blank = blank.map(|blank| judge(&self.capacity, &blank));
        let read: BTreeSet<&Id> =
            blank.iter().flat_map(Outcome::missing_facts).map(Fact::id).collect();
        let of_people: BTreeSet<u16> = {
            let sheets = village.people.iter();
            sheets.flat_map(|one| known(&one.sheet)).map(|(fact, _)| fact).collect()
        };
        let limits: BTreeSet<u16> = self.limits.iter().flat_map(Rule::facts).collect();
        let facts = (0_u16..).zip(self.dictionary.facts());
        let has_choice = facts.filter(|(_, fact)| {
            matches!(fact.kind(), FactKind::YesNo | FactKind::Choice(_))
        });
        let own = has_choice.filter(|(at, _)| {
            let is_stated = *village.sheet.at(*at) != Entry::Absent;
            ![held, capacity].contains(at) && !of_posts.contains(at) && !is_stated
        });
        let could = own.filter_map(|(at, fact)| {
            let is_of_capacity = read.contains(fact.id());
            let is_of_limits = limits.contains(&at) && of_people.contains(&at);
            (is_of_capacity || is_of_limits).then_some((at, is_of_capacity))
        });
        could.collect()
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
    /// The facts that could be otherwise, and whether the capacity reads them.
    could_change: &'v BTreeMap<u16, bool>,
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
        let own = self.own(&self.person.sheet, self.capacity);
        let mut draft = PersonDraft::new(id.clone(), self.capacity);
        draft.name.clone_from(&self.person.name);
        draft.specialities.clone_from(&self.has);
        (draft.most_posts, draft.most_posts_by) = self.most_posts(&own);
        if self.capacity.is_none() {
            (draft.capacity_at_most, draft.capacity_missing) =
                self.rules.capacity_open(&self.person.sheet);
        }
        // What the allocation holds to by itself is no limit of its own.
        let limits = self.rules.limits.iter();
        let limits: Vec<&Rule> =
            limits.filter(|rule| !reads(rule, self.rules.facts.load)).collect();
        draft.limits = self.limits(&own, (posts, of_posts), &limits);
        for (fact, is_of_capacity) in self.could_change {
            let reading = (*fact, *is_of_capacity);
            self.otherwise(reading, (posts, of_posts), &limits, &mut draft);
        }
        draft
    }

    /// A sheet of the person with what is known of the village, in one post alone.
    fn own(&self, person: &Sheet, capacity: Option<Amount>) -> Sheet {
        let facts = self.rules.facts;
        let mut stated = vec![(facts.held, count(1))];
        if let Some(capacity) = capacity {
            stated.push((facts.capacity, number(capacity.into())));
        }
        person.saying(known(self.village)).saying(stated)
    }

    /// What stands in the way by some rules.
    fn limits(
        &self,
        own: &Sheet,
        (posts, of_posts): (&[Offered<'_>], &BTreeSet<u16>),
        rules: &[&Rule],
    ) -> Vec<LimitDraft> {
        let (of_pairs, of_people): (Vec<&Rule>, Vec<&Rule>) = rules
            .iter()
            .partition(|rule| rule.facts().iter().any(|fact| of_posts.contains(fact)));
        let mut limits = Vec::new();
        for rule in of_people {
            if let Some(hinders) = hinders(rule, own) {
                let limit = Limit::new(rule.parts().name.clone());
                let Lacking { alternatives, missing } = lacking(rule, own);
                let limit = LimitDraft::everywhere(limit, hinders);
                limits.push(limit.lacking(alternatives, missing));
            }
        }
        if !of_pairs.is_empty() {
            for post in posts {
                self.pair(own, post, &of_pairs, &mut limits);
            }
        }
        limits
    }

    /// What each other value of a fact would make of the person, where it lifts anything.
    fn otherwise(
        &self,
        (fact, is_of_capacity): (u16, bool),
        posts: (&[Offered<'_>], &BTreeSet<u16>),
        limits: &[&Rule],
        draft: &mut PersonDraft,
    ) {
        let facts = self.rules.facts;
        let Some(asked) = self.rules.dictionary.at(fact) else { return };
        let now = self.person.sheet.at(fact);
        for (value, to) in values(asked) {
            let then = Entry::Known(value.clone());
            if !may_be(now, &value) || *now == then {
                continue;
            }
            let sheet = self.person.sheet.replacing(fact, then);
            let capacity = if is_of_capacity {
                self.rules.capacity_of(&sheet)
            } else {
                self.capacity
            };
            let own = self.own(&sheet, capacity);
            let is_read = |rule: &&Rule| {
                reads(rule, fact) || (is_of_capacity && reads(rule, facts.capacity))
            };
            let (again, as_before): (Vec<&Rule>, Vec<&Rule>) =
                limits.iter().partition(|rule| is_read(rule));
            let ids: BTreeSet<&Id> = as_before.iter().map(|rule| rule.id()).collect();
            let kept = draft.limits.iter().filter(|one| ids.contains(&one.limit.rule.id));
            let mut then: Vec<LimitDraft> = kept.cloned().collect();
            then.extend(self.limits(&own, posts, &again));
            let (most_posts, _) = self.most_posts(&own);
            let stands = |one: &LimitDraft| {
                then.iter().any(|it| (&it.limit, &it.post) == (&one.limit, &one.post))
            };
            let lifts = capacity > draft.capacity
                || most_posts > draft.most_posts
                || draft.limits.iter().any(|one| !stands(one));
            if !lifts {
                continue;
            }
            let from = known_value(asked, now);
            let named = Named::new(asked.id().clone(), asked.label().clone());
            let mut otherwise = OtherwiseDraft::new(named, from, to, capacity);
            (otherwise.most_posts, otherwise.limits) = (most_posts, then);
            draft.otherwise.push(otherwise);
        }
    }

    /// What stands in the way of the person in one post.
    fn pair(
        &self,
        own: &Sheet,
        post: &Offered<'_>,
        rules: &[&Rule],
        limits: &mut Vec<LimitDraft>,
    ) {
        let facts = self.rules.facts;
        let matched = post.wanted.iter().filter(|one| self.has.contains(one)).count();
        let mut stated = vec![
            (facts.holders, count(1)),
            (facts.wanted, many(post.wanted.len())),
            (facts.matched, many(matched)),
        ];
        stated.extend(self.person.wishes.as_ref().map(|wishes| {
            let is_claimed = wishes.contains(&post.id);
            (facts.claimed, Entry::Known(Value::YesNo(is_claimed)))
        }));
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
            // What is lacking is asked with as few holders as it stands in the way of.
            let mut holders =
                (1..=most).map(|n| sheet.replacing(facts.holders, count(n)));
            let first = holders.find(|sheet| self::hinders(rule, sheet).is_some());
            let Lacking { alternatives, missing } =
                lacking(rule, first.as_ref().unwrap_or(&sheet));
            let limit = LimitDraft::in_post(limit, post.id.clone(), stands);
            limits.push(limit.lacking(alternatives, missing));
        }
    }

    /// The most posts that no rule which reads their number forbids, and the rule that
    /// forbids one more; one where a rule cannot be told.
    fn most_posts(&self, own: &Sheet) -> (u32, Option<Named>) {
        let held = self.rules.facts.held;
        let rules = || self.rules.limits.iter().filter(|rule| reads(rule, held));
        if rules().next().is_none() {
            return (1, None);
        }
        let most = Allocation::MOST_POSTS_EACH;
        for n in 2..=most {
            let sheet = own.replacing(held, count(n));
            if let Some(rule) = rules().find(|rule| hinders(rule, &sheet).is_some()) {
                return (n.saturating_sub(1), Some(rule.parts().name.clone()));
            }
        }
        (most, None)
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

/// The values of a fact with a choice, and what they are called.
fn values(fact: &Fact) -> Vec<(Value, Named)> {
    let answers = [
        (true, "yes", Label::new("是", "是", "yes")),
        (false, "no", Label::new("否", "否", "no")),
    ];
    match fact.kind() {
        FactKind::YesNo => {
            let answers = answers.into_iter().filter_map(|(answer, id, label)| {
                Some((Value::YesNo(answer), Named::new(Id::new(id).ok()?, label)))
            });
            answers.collect()
        }
        FactKind::Choice(choices) => {
            let choices = (0_u16..).zip(choices).map(|(at, choice)| {
                let named = Named::new(choice.id.clone(), choice.label.clone());
                (Value::Choice(at), named)
            });
            choices.collect()
        }
        _ => Vec::new(),
    }
}

/// What a fact is called that has a value.
fn known_value(fact: &Fact, entry: &Entry) -> Option<Named> {
    let Entry::Known(known) = entry else { return None };
    let mut values = values(fact).into_iter();
    values.find(|(value, _)| value == known).map(|(_, named)| named)
}

/// Whether a fact can be a value: what does not apply stays so.
fn may_be(now: &Entry, value: &Value) -> bool {
    match (now, value) {
        (Entry::Absent | Entry::Known(_), _) => true,
        (
            Entry::Open(Possible::Choices(of) | Possible::ChoicesOrNone(of)),
            Value::Choice(choice),
        ) => of.contains(choice),
        (Entry::Open(_) | Entry::NotApplicable(_), _) => false,
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
