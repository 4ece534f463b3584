//! What holds for every village.

use std::collections::{BTreeMap, BTreeSet};

use grassroots::posts::allocation::{
    Allocation, AllocationDraft, Because, Change, ChangedThing, Limit, PersonDraft,
    Proposal, propose,
};
use grassroots::vocabulary::{Id, Verdict};
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::brute::{Placed, Village, Worth, worth_of};
use super::limits;
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
                let changed = changed(&draft, &vacancy.post.id, change);
                let broken = broken(&Village::new(&changed), &after);
                prop_assert_eq!(broken, Vec::<String>::new(), "{:?}", change);
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
    fn one_obstacle_to_somebody_free_is_a_change_that_fills(draft in village(ONE_POST_EACH)) {
        let proposal = propose(&checked(&draft));
        let free: BTreeSet<&Id> = proposal.without.iter().map(|one| &one.person).collect();
        for vacancy in &proposal.vacancies {
            let post = draft.posts.iter().find(|post| post.id == vacancy.post.id).unwrap();
            for person in draft.people.iter().filter(|person| free.contains(&person.id)) {
                let mut only = draft.clone();
                only.people.retain(|one| one.id == person.id);
                only.posts.retain(|one| one.id == post.id);
                only.people[0].limits.retain(|limit| limit.post.as_ref() == Some(&post.id));
                only.claims.retain(|one| one.person == person.id && one.post == post.id);
                only.decided.clear();
                let alone = propose(&checked(&only));
                let obstacles: usize = alone.without.iter().flat_map(|one| &one.because).count();
                let is_named = vacancy.because.iter().any(|because| {
                    matches!(because, Because::FilledBy(change) if change.person == person.id)
                });
                prop_assert_eq!(obstacles == 1, is_named, "{:?} {:?}", alone, vacancy);
            }
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
    after
}

/// The village with the change made.
fn changed(draft: &AllocationDraft, post: &Id, change: &Change) -> AllocationDraft {
    let mut draft = draft.clone();
    let person = draft.people.iter_mut().find(|one| one.id == change.person).unwrap();
    match change.what.clone() {
        ChangedThing::OneMorePost { most_posts } => {
            assert_eq!(person.most_posts + 1, most_posts);
            person.most_posts = most_posts;
        }
        ChangedThing::RaiseCapacity { to } => person.capacity = Some(to),
        ChangedThing::LearnCapacity { at_least } => person.capacity = Some(at_least),
        ChangedThing::OwnClaim => lift(person, post, &limits::own_claim()),
        ChangedThing::FindOut(limit) | ChangedThing::LiftLimit(limit) => {
            lift(person, post, &limit);
        }
        other => assert_eq!(other, ChangedThing::OwnClaim, "a change without a test"),
    }
    draft
}

fn lift(person: &mut PersonDraft, post: &Id, limit: &Limit) {
    for one in &mut person.limits {
        if one.limit == *limit && one.post.as_ref() == Some(post) {
            assert_ne!(one.stands, Verdict::NotMet);
            one.stands = Verdict::NotMet;
        }
    }
}
