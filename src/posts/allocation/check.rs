//! From the draft to the checked allocation, or every problem with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::checked::{Allocation, Checked};
use super::draft::{AllocationDraft, ClaimDraft, DecidedDraft, LimitDraft};
use super::draft::{OtherwiseDraft, PersonDraft, PostDraft, SpecialityDraft};
use super::held::{At, broken_limits};
use super::limit::Limit;
use super::pairs::pairs;
use crate::vocabulary::text::nearest;
use crate::vocabulary::{
    AllocationDefect, Amount, Defect, Exact, FieldPath, Found, Id, Label, Problems,
};

impl AllocationDraft {
    /// 核对 — the checked allocation, or everything that is wrong.
    ///
    /// # Errors
    /// * an id that stands twice, or that nothing has, with the known one that looks like it;
    /// * no places, a load that is not above 0, a load or a capacity beyond
    ///   [`Allocation::MOST_LOAD`], nobody allowed to hold even one post;
    /// * two claims of one person with the same wish, or a wish beyond
    ///   [`Allocation::MOST_WISHES`];
    /// * a decided placement beyond a hard limit, or where that is not known; more of them
    ///   than the post has places or the person may hold or bear;
    /// * more of anything than the limits of [`Allocation`] allow.
    pub fn check(self) -> Result<Allocation, Problems> {
        let AllocationDraft { specialities, posts, people, claims, decided } = self;
        let mut check = Check::default();
        let specialities = check.specialities(specialities);
        let posts = check.posts(posts, &specialities);
        let people = check.people(people, &specialities, &posts);
        let claims = check.claims(claims, &people, &posts);
        let decided = check.decided(decided, &people, &posts);
        let mut checked = Checked {
            specialities,
            posts: posts.into_values().collect(),
            people: people.into_values().collect(),
            pairs: Vec::new(),
        };
        checked.pairs = pairs(&checked, &claims, &decided);
        check.held(&checked, &decided);
        check.found.none_or(Allocation(Arc::new(checked)))
    }
}

type Posts = BTreeMap<Id, PostDraft>;
type People = BTreeMap<Id, PersonDraft>;
/// Who is in which post: person, post.
pub(super) type Who = (Id, Id);

/// What was found so far.
#[derive(Default)]
struct Check {
    found: Found,
    /// The people about whom something was found: what follows from it is not told.
    doubtful_people: BTreeSet<Id>,
    /// The same of posts.
    doubtful_posts: BTreeSet<Id>,
}

impl Check {
    /// The first `most` of a list; more are a problem.
    fn few<T>(
        &mut self,
        list: Vec<T>,
        at: &FieldPath,
        (what, at_most): (&'static str, usize),
    ) -> Vec<T> {
        let found = list.len();
        if found > at_most {
            self.found.report(at, || Defect::TooMany { what, found, at_most });
        }
        list.into_iter().take(at_most).collect()
    }

    fn duplicate(&mut self, at: &FieldPath, what: &'static str, id: String) {
        self.found.report(at, || Defect::Duplicate { what, id });
    }

    /// Whether a thing is known; reported otherwise.
    fn is_known<T>(
        &mut self,
        at: &FieldPath,
        what: &'static str,
        (id, known): (&Id, &BTreeMap<Id, T>),
    ) -> bool {
        let is_known = known.contains_key(id);
        if !is_known {
            self.found.report(at, || Defect::Unknown {
                what,
                found: id.to_string(),
                nearest: nearest(id.as_str(), known.keys().map(Id::as_str)),
            });
        }
        is_known
    }

    fn specialities(&mut self, list: Vec<SpecialityDraft>) -> BTreeMap<Id, Label> {
        let at = FieldPath::root().key("speciality");
        let most = ("specialities", Allocation::MOST_SPECIALITIES);
        let mut known = BTreeMap::new();
        for SpecialityDraft { id, label } in self.few(list, &at, most) {
            let path = at.element(id.as_str());
            self.label(&label, &path);
            if known.insert(id.clone(), label).is_some() {
                self.duplicate(&path, "specialities", id.to_string());
            }
        }
        known
    }

    fn label(&mut self, label: &Label, at: &FieldPath) {
        for text in label.all() {
            let (found, at_most) = (text.chars().count(), Label::LONGEST);
            let path = at.key("label");
            if text.trim().is_empty() {
                self.found.report(&path, || Defect::EmptyText);
                return;
            }
            if found > at_most {
                self.found.report(&path, || Defect::TextTooLong { found, at_most });
                return;
            }
        }
    }

    /// The specialities of a post or a person, each once and known.
    fn wanted(
        &mut self,
        list: Vec<Id>,
        at: &FieldPath,
        known: &BTreeMap<Id, Label>,
    ) -> Vec<Id> {
        let at = at.key("specialities");
        let mut kept: Vec<Id> = Vec::new();
        let most = ("specialities", Allocation::MOST_SPECIALITIES);
        for (index, id) in self.few(list, &at, most).into_iter().enumerate() {
            let path = at.nth(index);
            if !self.is_known(&path, "speciality", (&id, known)) {
                continue;
            }
            if kept.contains(&id) {
                self.duplicate(&path, "specialities", id.to_string());
                continue;
            }
            kept.push(id);
        }
        kept.sort();
        kept
    }

    fn load(&mut self, load: Amount, at: &FieldPath, is_zero_allowed: bool) {
        let (found, at_most) = (Exact::from(load), Exact::whole(Allocation::MOST_LOAD));
        if !is_zero_allowed && (found.is_zero() || found.is_negative()) {
            let what = "the load of a post";
            self.found.report(at, || Defect::NotAboveZero { what, found });
        } else if found.is_negative() || found > at_most {
            let defect = AllocationDefect::LoadOutside { found, at_most };
            self.found.report(at, || defect.into());
        }
    }

    /// A number of places or posts: 1 to `at_most`.
    fn number(&mut self, number: u32, at: &FieldPath, at_most: u32) {
        if number == 0 || number > at_most {
            self.found.report(at, || Defect::NotWhole {
                found: number.to_string(),
                least: 1,
                most: i64::from(at_most),
            });
        }
    }

    fn posts(&mut self, list: Vec<PostDraft>, known: &BTreeMap<Id, Label>) -> Posts {
        let at = FieldPath::root().key("post");
        let mut posts = Posts::new();
        for post in self.few(list, &at, ("posts", Allocation::MOST_POSTS)) {
            let path = at.element(post.id.as_str());
            if posts.contains_key(&post.id) {
                self.duplicate(&path, "posts", post.id.to_string());
                self.doubtful_posts.insert(post.id);
                continue;
            }
            let before = self.found.len();
            let PostDraft { id, label, is_most_wanted, places, load, .. } = post;
            let PostDraft { specialities, open_holders, .. } = post;
            self.label(&label, &path);
            self.number(places, &path.key("places"), Allocation::MOST_PLACES);
            self.load(load, &path.key("load"), false);
            if let Some(open) = &open_holders {
                let path = path.key("open_holders").key("most");
                self.number(open.most, &path, Allocation::MOST_PLACES);
            }
            let specialities = self.wanted(specialities, &path, known);
            let post = PostDraft {
                id: id.clone(),
                label,
                is_most_wanted,
                places,
                load,
                specialities,
                open_holders,
            };
            if self.found.len() > before {
                self.doubtful_posts.insert(id.clone());
            }
            posts.insert(id, post);
        }
        posts
    }

    fn people(
        &mut self,
        list: Vec<PersonDraft>,
        known: &BTreeMap<Id, Label>,
        posts: &Posts,
    ) -> People {
        let at = FieldPath::root().key("person");
        let mut people = People::new();
        for person in self.few(list, &at, ("people", Allocation::MOST_PEOPLE)) {
            let path = at.element(person.id.as_str());
            if people.contains_key(&person.id) {
                self.duplicate(&path, "people", person.id.to_string());
                self.doubtful_people.insert(person.id);
                continue;
            }
            let before = self.found.len();
            let PersonDraft { id, specialities, capacity, most_posts, limits, .. } =
                person.clone();
            if let Some(capacity) = capacity {
                self.load(capacity, &path.key("capacity"), true);
            }
            if let Some(most) = person.capacity_at_most {
                self.load(most, &path.key("capacity_at_most"), true);
            }
            let most = Allocation::MOST_POSTS_EACH;
            self.number(most_posts, &path.key("most_posts"), most);
            let specialities = self.wanted(specialities, &path, known);
            let limits = self.limits(limits, &path, posts);
            let otherwise = self.otherwise(person.otherwise, &path, posts);
            let person = PersonDraft { specialities, limits, otherwise, ..person };
            if self.found.len() > before {
                self.doubtful_people.insert(id.clone());
            }
            people.insert(id, person);
        }
        people
    }

    /// What facts that are otherwise make of a person, each value of each fact once.
    fn otherwise(
        &mut self,
        list: Vec<OtherwiseDraft>,
        at: &FieldPath,
        posts: &Posts,
    ) -> Vec<OtherwiseDraft> {
        let at = at.key("otherwise");
        let mut seen: BTreeSet<(Id, Id)> = BTreeSet::new();
        let mut kept = Vec::new();
        let most = ("changes of facts", Allocation::MOST_OTHERWISE);
        for (index, mut draft) in self.few(list, &at, most).into_iter().enumerate() {
            let path = at.nth(index);
            if let Some(capacity) = draft.capacity {
                self.load(capacity, &path.key("capacity"), true);
            }
            let most = Allocation::MOST_POSTS_EACH;
            self.number(draft.most_posts, &path.key("most_posts"), most);
            draft.limits = self.limits(draft.limits, &path, posts);
            if !seen.insert((draft.fact.id.clone(), draft.to.id.clone())) {
                let id = format!("{} {}", draft.fact.id, draft.to.id);
                self.duplicate(&path, "changes of facts", id);
                continue;
            }
            kept.push(draft);
        }
        kept.sort_by(|one, other| (&one.fact, &one.to).cmp(&(&other.fact, &other.to)));
        kept
    }

    fn limits(
        &mut self,
        list: Vec<LimitDraft>,
        at: &FieldPath,
        posts: &Posts,
    ) -> Vec<LimitDraft> {
        let at = at.key("limits");
        let mut seen: BTreeSet<(Limit, Option<Id>)> = BTreeSet::new();
        let mut kept = Vec::new();
        let most = ("limits", Allocation::MOST_LIMITS);
        for (index, draft) in self.few(list, &at, most).into_iter().enumerate() {
            let path = at.nth(index);
            if let Some(post) = &draft.post
                && !self.is_known(&path.key("post"), "post", (post, posts))
            {
                continue;
            }
            if !seen.insert((draft.limit.clone(), draft.post.clone())) {
                self.duplicate(&path, "limits", draft.limit.rule.id.to_string());
                continue;
            }
            kept.push(draft);
        }
        kept.sort_by(|one, other| {
            (&one.limit, &one.post).cmp(&(&other.limit, &other.post))
        });
        kept
    }

    /// The claims, with the order of wish.
    fn claims(
        &mut self,
        list: Vec<ClaimDraft>,
        people: &People,
        posts: &Posts,
    ) -> BTreeMap<Who, u32> {
        let at = FieldPath::root().key("claim");
        let most = people.len().saturating_mul(posts.len());
        let mut claims: BTreeMap<Who, u32> = BTreeMap::new();
        let mut wishes: BTreeSet<(Id, u32)> = BTreeSet::new();
        let list = self.few(list, &at, ("claims", most.max(Allocation::MOST_PEOPLE)));
        for (index, claim) in list.into_iter().enumerate() {
            let before = self.found.len();
            let person = claim.person.clone();
            self.claim(
                (at.nth(index), claim),
                (people, posts),
                (&mut claims, &mut wishes),
            );
            // What it was meant to claim may lift a limit.
            if self.found.len() > before {
                self.doubtful_people.insert(person);
            }
        }
        claims
    }

    fn claim(
        &mut self,
        (at, claim): (FieldPath, ClaimDraft),
        (people, posts): (&People, &Posts),
        (claims, wishes): (&mut BTreeMap<Who, u32>, &mut BTreeSet<(Id, u32)>),
    ) {
        let ClaimDraft { person, post, wish, read_at } = claim;
        let path = read_at.clone().unwrap_or(at);
        let part = |key: &str| match &read_at {
            Some(cell) => cell.clone(),
            None => path.key(key),
        };
        let is_known = self.is_known(&part("person"), "person", (&person, people));
        let is_claimable = posts.contains_key(&post);
        if !is_claimable {
            let (nearest, person) =
                (nearest(post.as_str(), posts.keys().map(Id::as_str)), person.clone());
            let post = post.clone();
            self.found.report(&part("post"), || {
                AllocationDefect::ClaimsNoPost { person, post, nearest }.into()
            });
        }
        let is_known = is_known && is_claimable;
        self.number(wish, &part("wish"), Allocation::MOST_WISHES);
        if !is_known {
            return;
        }
        if claims.contains_key(&(person.clone(), post.clone())) {
            self.duplicate(&path, "claims", format!("{person} {post}"));
            return;
        }
        if !wishes.insert((person.clone(), wish)) {
            let defect = AllocationDefect::WishTaken { person, wish };
            self.found.report(&part("wish"), || defect.into());
            return;
        }
        claims.insert((person, post), wish);
    }

    /// The decided placements, with where they stand.
    fn decided(
        &mut self,
        list: Vec<DecidedDraft>,
        people: &People,
        posts: &Posts,
    ) -> Vec<(Who, FieldPath)> {
        let at = FieldPath::root().key("decided");
        let most = people.len().saturating_mul(posts.len());
        let mut seen: BTreeSet<Who> = BTreeSet::new();
        let mut decided: Vec<(Who, FieldPath)> = Vec::new();
        let list =
            self.few(list, &at, ("decided places", most.max(Allocation::MOST_PEOPLE)));
        for (index, DecidedDraft { person, post }) in list.into_iter().enumerate() {
            let path = at.nth(index);
            let is_known =
                self.is_known(&path.key("person"), "person", (&person, people));
            let is_known =
                self.is_known(&path.key("post"), "post", (&post, posts)) && is_known;
            if !is_known {
                continue;
            }
            if !seen.insert((person.clone(), post.clone())) {
                self.duplicate(&path, "decided places", format!("{person} {post}"));
                continue;
            }
            decided.push(((person, post), path));
        }
        decided
    }

    /// Whether the decided placements keep all hard limits; nothing about people and posts of
    /// which something else is wrong.
    fn held(&mut self, checked: &Checked, decided: &[(Who, FieldPath)]) {
        let placed: Vec<(At, FieldPath)> = decided
            .iter()
            .filter(|((person, post), _)| {
                let is_doubtful = self.doubtful_people.contains(person)
                    || self.doubtful_posts.contains(post);
                !is_doubtful
            })
            .filter_map(|((person, post), path)| {
                let at = (checked.post_at(post)?, checked.person_at(person)?);
                Some((at, path.clone()))
            })
            .collect();
        for (path, defect) in broken_limits(checked, &placed) {
            self.found.report(&path, || defect.into());
        }
    }
}
