//! Random villages, small enough to try everything.

use grassroots::posts::allocation::{
    AllocationDraft, ClaimDraft, DecidedDraft, LimitDraft, OtherwiseDraft, PersonDraft,
    PostDraft, SpecialityDraft,
};
use grassroots::vocabulary::{Amount, Id, Label, Named, Verdict};
use proptest::collection::vec;
use proptest::prelude::*;

use super::limits;

pub(super) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub(super) fn whole(number: i64) -> Amount {
    Amount::whole(number).unwrap()
}

pub(super) fn label(text: &str) -> Label {
    Label::new(text, text, text)
}

/// What one person is to one post.
#[derive(Clone, Copy, Debug)]
struct Tie {
    stands: u8,
    wish: u8,
    is_decided: bool,
}

/// How much the villages let people do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) people: usize,
    pub(super) posts: usize,
    pub(super) most_posts: u32,
    /// Loads go from 1 to this, capacities from 0 to this and half as much again.
    pub(super) most_load: i64,
}

pub(super) const SMALL: Bounds =
    Bounds { people: 6, posts: 6, most_posts: 3, most_load: 4 };

/// Few people, whose loads decide how many posts each holds.
pub(super) const TIGHT: Bounds =
    Bounds { people: 3, posts: 6, most_posts: 4, most_load: 5 };

/// Too many to try everything, and loads that bind.
pub(super) const STRAINED: Bounds =
    Bounds { people: 10, posts: 18, most_posts: 3, most_load: 7 };

/// One post each: loads of several posts never meet.
pub(super) const ONE_POST_EACH: Bounds =
    Bounds { people: 7, posts: 6, most_posts: 1, most_load: 4 };

/// All loads are the same and nobody is limited by them.
pub(super) const LIGHT: Bounds =
    Bounds { people: 7, posts: 6, most_posts: 3, most_load: 1 };

const SPECIALITIES: [&str; 3] = ["law", "music", "trade"];

fn specialities() -> impl Strategy<Value = Vec<Id>> {
    proptest::sample::subsequence(&SPECIALITIES[..], 0..=3)
        .prop_map(|ids| ids.into_iter().map(id).collect())
}

fn post(bounds: Bounds) -> impl Strategy<Value = PostDraft> {
    let load = 1..=bounds.most_load;
    let places = prop_oneof![3 => Just(1_u32), 1 => Just(2_u32)];
    (any::<bool>(), places, load, specialities()).prop_map(
        |(is_most_wanted, places, load, specialities)| {
            let mut post = PostDraft::new(id("x"), label("岗"), whole(load));
            (post.is_most_wanted, post.places) = (is_most_wanted, places);
            post.specialities = specialities;
            post
        },
    )
}

fn person(bounds: Bounds) -> impl Strategy<Value = PersonDraft> {
    let most = bounds.most_load * 3 / 2;
    let capacity = match bounds.most_load {
        1 => Just(Some(10)).boxed(),
        _ => prop_oneof![12 => (1..=most).prop_map(Some), 1 => Just(None)].boxed(),
    };
    let then = (1..=most, 1..=bounds.most_posts, any::<bool>());
    let otherwise = vec(then, 0..=2);
    (capacity, 1..=bounds.most_posts, specialities(), otherwise).prop_map(
        move |(capacity, most_posts, specialities, otherwise)| {
            let mut person = PersonDraft::new(id("x"), capacity.map(whole));
            (person.most_posts, person.specialities) = (most_posts, specialities);
            person.capacity_at_most = capacity.is_none().then(|| whole(most));
            let otherwise = otherwise.into_iter().enumerate();
            person.otherwise = otherwise.map(|(at, then)| changed(at, then)).collect();
            person
        },
    )
}

/// What a fact that is otherwise makes of a person, its limits left for later.
fn changed(
    at: usize,
    (capacity, most_posts, is_known): (i64, u32, bool),
) -> OtherwiseDraft {
    let named = |text: String| Named::new(id(&text), label(&text));
    let from = is_known.then(|| named("was".to_owned()));
    // The two are values of one fact, or of two.
    let fact = named(format!("fact-{}", most_posts % 2));
    let to = named(format!("value-{at}"));
    let mut then = OtherwiseDraft::new(fact, from, to, Some(whole(capacity)));
    then.most_posts = most_posts;
    then
}

fn tie() -> impl Strategy<Value = Tie> {
    let is_decided = proptest::bool::weighted(0.04);
    (0..10_u8, 0..12_u8, is_decided).prop_map(|(stands, wish, is_decided)| Tie {
        stands,
        wish,
        is_decided,
    })
}

/// A village that passes the check.
pub(super) fn village(bounds: Bounds) -> impl Strategy<Value = AllocationDraft> {
    let posts = vec(post(bounds), 1..=bounds.posts);
    let people = vec(person(bounds), 1..=bounds.people);
    let ties = vec(tie(), bounds.posts * bounds.people);
    let names = Just((0..bounds.people).collect::<Vec<_>>()).prop_shuffle();
    (posts, people, ties, names).prop_map(move |(posts, people, ties, names)| {
        built(posts, people, (&ties, &names))
    })
}

fn built(
    posts: Vec<PostDraft>,
    people: Vec<PersonDraft>,
    (ties, names): (&[Tie], &[usize]),
) -> AllocationDraft {
    let mut draft = AllocationDraft::default();
    draft.specialities =
        SPECIALITIES.map(|name| SpecialityDraft::new(id(name), label(name))).to_vec();
    for (at, mut post) in posts.into_iter().enumerate() {
        post.id = id(&format!("post-{}", 99 - at));
        draft.posts.push(post);
    }
    for (at, mut person) in people.into_iter().enumerate() {
        person.id = id(&format!("m-{}", names[at]));
        draft.people.push(person);
    }
    let mut wished: Vec<Vec<u8>> = vec![Vec::new(); draft.people.len()];
    let mut decided = Vec::new();
    for (at, post) in draft.posts.iter().enumerate() {
        for (who, person) in draft.people.iter_mut().enumerate() {
            let tie = ties[at * names.len() + who];
            let (limit, stands) = match tie.stands {
                0 => (limits::qualified(), Verdict::Met),
                1 => (limits::remote(), Verdict::Undetermined),
                2 => (limits::own_claim(), Verdict::Met),
                _ => (limits::qualified(), Verdict::NotMet),
            };
            person.limits.push(LimitDraft::in_post(limit, post.id.clone(), stands));
            if (1..=5).contains(&tie.wish) && !wished[who].contains(&tie.wish) {
                wished[who].push(tie.wish);
                let (person, post) = (person.id.clone(), post.id.clone());
                draft.claims.push(ClaimDraft::new(person, post, u32::from(tie.wish)));
            }
            if tie.is_decided {
                decided.push(DecidedDraft::new(person.id.clone(), post.id.clone()));
            }
        }
    }
    for person in &mut draft.people {
        let limits = person.limits.clone();
        for (at, then) in person.otherwise.iter_mut().enumerate() {
            // Every other limit does not stand then.
            then.limits.clone_from(&limits);
            for one in then.limits.iter_mut().skip(at).step_by(2) {
                one.stands = Verdict::NotMet;
            }
        }
    }
    for one in decided {
        draft.decided.push(one);
        if draft.clone().check().is_err() {
            draft.decided.pop();
        }
    }
    draft
}
