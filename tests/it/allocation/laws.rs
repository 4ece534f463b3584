//! What holds for every village.

use std::collections::{BTreeMap, BTreeSet};

use grassroots::posts::allocation::{
    Allocation, AllocationDraft, Because, Change, ChangedThing, ClaimDraft, DecidedDraft,
    Hindrance, Limit, PersonDraft, Proposal, propose,
};
use grassroots::vocabulary::{Id, Named, Verdict};
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::brute::{Placed, Village, Worth, worth_of};
use super::village::{LIGHT, ONE_POST_EACH, SMALL, TIGHT, village, whole};

pub(super) fn placed(proposal: &Proposal) -> Placed {
    let placements = proposal.placements.iter();
    placements.map(|one| (one.post.id.clone(), one.person.clone())).collect()
}

pub(super) fn checked(draft: &AllocationDraft) -> Allocation {
    draft.clone().check().unwrap()
}

/// The weightiest figure in which two differ, as the difference reports it.
fn first_difference(one: &Worth, other: &Worth) -> Option<(i64, i64)> {
    let mut pairs = one.iter().zip(other);
    pairs.find(|(one, other)| one != other).map(|(one, other)| (one.abs(), other.abs()))
}

proptest! {
    #![proptest_config(Config { cases: 400, ..Config::default() })]

    #[test]
    fn the_proposal_is_the_first_of_the_best(
        draft in prop_oneof![village(SMALL), village(TIGHT)],
    ) {
        let proposal = propose(&checked(&draft));
        let (worth, best) = Village::new(&draft).best(&|_, _| true).unwrap();
        prop_assert_eq!(worth_of(&proposal.figures), worth);
        prop_assert_eq!(placed(&proposal), best);
        prop_assert!(proposal.is_proved && proposal.is_first);
    }

    #[test]
    fn a_claim_is_refused_for_the_figure_that_would_be_worse(draft in village(SMALL)) {
        let proposal = propose(&checked(&draft));
        let village = Village::new(&draft);
        for claim in &proposal.refused {
            let (post, person) = (&claim.post.id, &claim.person);
            let forced = village.best(&|at, ids| at != post || ids.contains(person));
            let is_hindered =
                claim.because.iter().any(|one| matches!(one, Because::Hindered { .. }));
            let last = claim.because.last().unwrap();
            match (forced, last) {
                (None, Because::DecidedLeavesNoRoom) => {}
                (None, _) => prop_assert!(is_hindered, "{claim:?}"),
                (Some((worth, _)), because) => {
                    let own = worth_of(&proposal.figures);
                    let told = match because {
                        Because::WouldBeWorse { difference } => Some((
                            i64::from(difference.proposed),
                            i64::from(difference.otherwise),
                        )),
                        Because::AsGoodByIds => None,
                        _ => return Err(TestCaseError::fail(format!("{because:?}"))),
                    };
                    prop_assert_eq!(told, first_difference(&own, &worth));
                }
            }
        }
        let claims = proposal.refused.len() + usize::try_from(proposal.figures.claims_honoured).unwrap();
        prop_assert_eq!(claims, draft.claims.len());
    }

    #[test]
    fn a_place_is_empty_for_the_figure_that_would_be_worse(draft in village(SMALL)) {
        let proposal = propose(&checked(&draft));
        let village = Village::new(&draft);
        let own = worth_of(&proposal.figures);
        for vacancy in &proposal.vacancies {
            let more = usize::try_from(vacancy.held).unwrap() + 1;
            let post = &vacancy.post.id;
            let forced = village.best(&|at, ids| at != post || ids.len() >= more);
            let told = vacancy.because.iter().find_map(|because| match because {
                Because::WouldBeWorse { difference } => Some(Some((
                    i64::from(difference.proposed),
                    i64::from(difference.otherwise),
                ))),
                Because::AsGoodByIds => Some(None),
                _ => None,
            });
            let empties = vacancy.because.iter().any(|one| matches!(one, Because::WouldEmpty { .. }));
            match (forced, told) {
                (None, told) => {
                    prop_assert_eq!(told, None, "{:?}", vacancy);
                    prop_assert!(!empties);
                }
                (Some((worth, _)), Some(told)) => {
                    prop_assert_eq!(told, first_difference(&own, &worth));
                }
                (Some((worth, _)), None) => {
                    prop_assert!(empties && worth[0] < own[0], "{vacancy:?}");
                }
            }
        }
    }

    #[test]
    fn who_is_tied_could_hold_the_post_as_well(draft in village(SMALL)) {
        let proposal = propose(&checked(&draft));
        let village = Village::new(&draft);
        let own = placed(&proposal);
        let held = |post: &Id| -> Vec<Id> {
            own.iter().filter(|(at, _)| at == post).map(|(_, who)| who.clone()).collect()
        };
        for placement in &proposal.placements {
            let with = placement.because.iter().find_map(|because| match because {
                Because::Tied { with } => Some(with),
                _ => None,
            });
            for other in with.into_iter().flatten() {
                let post = &placement.post.id;
                let forced = village.best(&|at, ids| {
                    let own = held(at);
                    let mut before = own.iter().filter(|who| **who < placement.person);
                    at < post && ids == own
                        || at > post
                        || at == post
                            && ids.contains(other)
                            && !ids.contains(&placement.person)
                            && before.all(|who| ids.contains(who))
                });
                let worth = forced.map(|(worth, _)| worth);
                prop_assert_eq!(Some(worth_of(&proposal.figures)), worth, "{:?}", placement);
                prop_assert!(!held(post).contains(other));
            }
        }
    }

    #[test]
    fn no_hard_limit_is_ever_broken(draft in village(SMALL)) {
        let proposal = propose(&checked(&draft));
        let broken = broken(&Village::new(&draft), &placed(&proposal));
        prop_assert_eq!(broken, Vec::<String>::new());
        for decided in &draft.decided {
            let pair = (decided.post.clone(), decided.person.clone());
            prop_assert!(placed(&proposal).contains(&pair));
        }
    }

    #[test]
    fn every_change_that_is_named_fills_the_place(draft in village(SMALL)) {
        let proposal = propose(&checked(&draft));
        for vacancy in &proposal.vacancies {
            for because in &vacancy.because {
                let Because::FilledBy(change) = because else { continue };
                let after = moved(&placed(&proposal), change);
                for mut changed in changed(&draft, &vacancy.post.id, change) {
                    let broken = broken(&Village::new(&changed), &after);
                    prop_assert_eq!(broken, Vec::<String>::new(), "{:?}", change);
                    // A new proposal fills it by itself, or what was decided is kept.
                    if change.decision.is_some() {
                        changed.decided = after
                            .iter()
                            .map(|(post, who)| DecidedDraft::new(who.clone(), post.clone()))
                            .collect();
                    }
                    let then = placed(&propose(&checked(&changed)));
                    let held = then.iter().filter(|(post, _)| *post == vacancy.post.id);
                    let held = u32::try_from(held.count()).unwrap();
                    prop_assert!(held > vacancy.held, "{change:?}");
                    if change.decision.is_none() {
                        prop_assert_eq!(&then, &after, "{:?}", change);
                    }
                }
                let gives_up = change.decision.iter().flat_map(|one| &one.gives_up);
                for given in gives_up {
                    let is_claimed = |one: &ClaimDraft| {
                        one.person == given.person && one.post == given.post.id
                    };
                    prop_assert!(draft.claims.iter().any(is_claimed), "{change:?}");
                    let pair = (given.post.id.clone(), given.person.clone());
                    prop_assert!(!after.contains(&pair), "{change:?}");
                }
                let count = |placed: &Placed, post: &Id| {
                    placed.iter().filter(|(at, _)| at == post).count()
                };
                let own = placed(&proposal);
                let post = &vacancy.post.id;
                prop_assert!(count(&after, post) > count(&own, post), "{change:?}");
                for (post, _) in &own {
                    prop_assert!(count(&after, post) > 0, "{change:?} empties {post}");
                }
            }
        }
    }

    #[test]
    fn the_only_obstacle_to_somebody_free_is_a_change_where_it_can_be_lifted(
        draft in village(ONE_POST_EACH),
    ) {
        let proposal = propose(&checked(&draft));
        let free: BTreeSet<&Id> = proposal.without.iter().map(|one| &one.person).collect();
        for vacancy in &proposal.vacancies {
            let post = draft.posts.iter().find(|post| post.id == vacancy.post.id).unwrap();
            for person in draft.people.iter().filter(|person| free.contains(&person.id)) {
                let mut only = draft.clone();
                only.people.retain(|one| one.id == person.id);
                only.posts.retain(|one| one.id == post.id);
                only.people[0].limits.retain(|limit| limit.post.as_ref() == Some(&post.id));
                only.people[0].otherwise.clear();
                only.claims.retain(|one| one.person == person.id && one.post == post.id);
                only.decided.clear();
                let alone = propose(&checked(&only));
                let obstacles: Vec<&Because> =
                    alone.without.iter().flat_map(|one| &one.because).collect();
                let can_be = match obstacles.as_slice() {
                    [Because::HinderedPosts { by, .. }] => match by {
                        Hindrance::Limited(limit) => {
                            let own = draft.claims.iter();
                            let own = own.filter(|claim| claim.person == person.id);
                            limit.yields_to_claim && own.count() < 5
                        }
                        Hindrance::MayBeLimited(_) => true,
                        Hindrance::CapacityNotKnown => {
                            person.capacity_at_most.is_none_or(|most| post.load <= most)
                        }
                        _ => false,
                    },
                    _ => false,
                };
                let is_named = vacancy.because.iter().any(|because| {
                    matches!(because, Because::FilledBy(change) if change.person == person.id
                        && !matches!(change.what, ChangedThing::ChangeFact { .. }))
                });
                prop_assert!(!can_be || is_named, "{:?} {:?}", alone, vacancy);
            }
        }
    }

    #[test]
    fn feasible_changes_come_first(draft in village(SMALL)) {
        let rank = |what: &ChangedThing| match what {
            ChangedThing::OwnClaim => 0,
            ChangedThing::ChangeFact { .. } => 2,
            _ => 1,
        };
        for vacancy in &propose(&checked(&draft)).vacancies {
            let changes = vacancy.because.iter().filter_map(|because| match because {
                Because::FilledBy(change) => Some(rank(&change.what)),
                _ => None,
            });
            prop_assert!(changes.is_sorted());
        }
    }

    #[test]
    fn order_never_matters(draft in village(SMALL), seed in any::<[u8; 5]>()) {
        let proposal = propose(&checked(&draft));
        let mut turned = draft;
        let turn = |at: usize, length: usize| usize::from(seed[at]) % length.max(1);
        let length = turned.posts.len();
        turned.posts.rotate_left(turn(0, length));
        let length = turned.people.len();
        turned.people.rotate_left(turn(1, length));
        turned.people.reverse();
        let length = turned.claims.len();
        turned.claims.rotate_left(turn(2, length));
        turned.decided.reverse();
        for person in &mut turned.people {
            person.specialities.reverse();
            person.limits.reverse();
            person.otherwise.reverse();
        }
        prop_assert_eq!(propose(&checked(&turned)), proposal);
    }

    #[test]
    fn one_more_person_never_empties_a_place(
        draft in prop_oneof![village(ONE_POST_EACH), village(LIGHT)],
    ) {
        let mut fewer = draft.clone();
        let gone = fewer.people.pop().unwrap();
        fewer.claims.retain(|one| one.person != gone.id);
        fewer.decided.retain(|one| one.person != gone.id);
        let (fewer, more) = (propose(&checked(&fewer)), propose(&checked(&draft)));
        let count = |proposal: &Proposal| {
            let mut count: BTreeMap<Id, usize> = BTreeMap::new();
            for (post, _) in placed(proposal) {
                *count.entry(post).or_default() += 1;
            }
            count
        };
        let more = count(&more);
        for (post, held) in count(&fewer) {
            prop_assert!(more.get(&post).is_some_and(|now| *now >= held), "{post}");
        }
    }

    #[test]
    fn everybody_without_a_post_is_told_why(draft in village(SMALL)) {
        let proposal = propose(&checked(&draft));
        let holders: BTreeSet<Id> =
            placed(&proposal).into_iter().map(|(_, person)| person).collect();
        let told: BTreeSet<Id> =
            proposal.without.iter().map(|one| one.person.clone()).collect();
        for person in &draft.people {
            prop_assert!(holders.contains(&person.id) != told.contains(&person.id));
        }
        for one in &proposal.without {
            prop_assert!(!one.because.is_empty(), "{one:?}");
            prop_assert!(!one.because.contains(&Because::NotProved), "{one:?}");
        }
    }
}

/// Every hard limit that placements break, by the definitions.
pub(super) fn broken(village: &Village, placed: &Placed) -> Vec<String> {
    let mut broken = Vec::new();
    for post in &village.posts {
        let holders = placed.iter().filter(|(at, _)| *at == post.id).count();
        if holders > usize::try_from(post.places).unwrap() {
            broken.push(format!("{} has {holders} holders", post.id));
        }
    }
    for person in &village.people {
        let held = placed.iter().filter(|(_, who)| *who == person.id);
        let held: Vec<_> = held
            .map(|(at, _)| village.posts.iter().find(|post| post.id == *at).unwrap())
            .collect();
        if held.len() > usize::try_from(person.most_posts).unwrap() {
            broken.push(format!("{} holds {} posts", person.id, held.len()));
        }
        let load = held.iter().fold(whole(0), |sum, post| sum.plus(post.load).unwrap());
        if !held.is_empty() && person.capacity.is_none_or(|capacity| load > capacity) {
            broken.push(format!("{} carries {load}", person.id));
        }
        for post in held {
            if !village.may_hold(post, person) {
                broken.push(format!("{} may not hold {}", person.id, post.id));
            }
        }
    }
    broken
}

/// The placements after the moves of a change.
fn moved(placed: &Placed, change: &Change) -> Placed {
    let mut after = placed.clone();
    for one in &change.moves {
        if let Some(from) = &one.from {
            let pair = (from.id.clone(), one.person.clone());
            assert!(after.contains(&pair), "{change:?}");
            after.retain(|other| *other != pair);
        }
    }
    for one in &change.moves {
        after.extend(one.to.as_ref().map(|to| (to.id.clone(), one.person.clone())));
    }
    let unique: BTreeSet<_> = after.iter().collect();
    assert_eq!(unique.len(), after.len(), "{change:?}");
    after.sort();
    after
}

/// The villages with the change made: one for each value of a fact that would do.
fn changed(draft: &AllocationDraft, post: &Id, change: &Change) -> Vec<AllocationDraft> {
    let with = |edit: &dyn Fn(&mut PersonDraft)| {
        let mut draft = draft.clone();
        let person = draft.people.iter_mut().find(|one| one.id == change.person).unwrap();
        edit(person);
        draft
    };
    match change.what.clone() {
        ChangedThing::LearnCapacity { at_least, .. } => {
            vec![with(&|person| {
                assert!(person.capacity.is_none());
                assert!(person.capacity_at_most.is_none_or(|most| at_least <= most));
                person.capacity = Some(at_least);
            })]
        }
        ChangedThing::OwnClaim => {
            let mut draft = draft.clone();
            let own = draft.claims.iter().filter(|claim| claim.person == change.person);
            let used: Vec<u32> = own.map(|claim| claim.wish).collect();
            let next = used.iter().max().map_or(1, |last| last + 1);
            let free = (1..=5).rev().find(|wish| !used.contains(wish));
            let wish = if next <= 5 { next } else { free.unwrap() };
            let claim = ClaimDraft::new(change.person.clone(), post.clone(), wish);
            draft.claims.push(claim);
            vec![draft]
        }
        ChangedThing::FindOut { limit, .. } => {
            vec![with(&|person| lift(person, post, &limit))]
        }
        ChangedThing::FindOutFact { fact, to } => to
            .iter()
            .map(|to| with(&|person| otherwise(person, (&fact, None, to))))
            .collect(),
        ChangedThing::ChangeFact { fact, from, to } => {
            let from = Some(&from);
            to.iter()
                .map(|to| with(&|person| otherwise(person, (&fact, from, to))))
                .collect()
        }
        other => {
            assert_eq!(other, ChangedThing::OwnClaim, "a change without a test");
            Vec::new()
        }
    }
}

/// The person with one fact otherwise.
fn otherwise(
    person: &mut PersonDraft,
    (fact, from, to): (&Named, Option<&Named>, &Named),
) {
    let mut all = person.otherwise.iter();
    let then = all.find(|one| one.fact == *fact && one.to == *to).unwrap().clone();
    assert_eq!(then.from.as_ref(), from);
    (person.capacity, person.most_posts) = (then.capacity, then.most_posts);
    person.limits = then.limits;
}

fn lift(person: &mut PersonDraft, post: &Id, limit: &Limit) {
    for one in &mut person.limits {
        if one.limit == *limit && one.post.as_ref() == Some(post) {
            assert_ne!(one.stands, Verdict::NotMet);
            one.stands = Verdict::NotMet;
        }
    }
}
