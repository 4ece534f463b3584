//! Each post with each person: what keeps them apart, and what speaks for them.

use std::collections::BTreeMap;

use super::check::Who;
use super::checked::{Checked, Pair};
use super::draft::{LimitDraft, OtherwiseDraft, PersonDraft, PostDraft};
use super::limit::{Limit, Obstacle};
use crate::vocabulary::{FieldPath, Id, Verdict};

/// Each post with each person.
pub(super) fn pairs(
    checked: &Checked,
    claims: &BTreeMap<Who, u32>,
    decided: &[(Who, FieldPath)],
) -> Vec<Pair> {
    let count = checked.posts.len().saturating_mul(checked.people.len());
    let mut pairs: Vec<Pair> = Vec::with_capacity(count);
    for post in &checked.posts {
        for person in &checked.people {
            let matched = post
                .specialities
                .iter()
                .filter(|wanted| person.specialities.contains(wanted))
                .cloned();
            pairs.push(Pair {
                matched: matched.collect(),
                obstacles: obstacles(post, person),
                ..Pair::default()
            });
        }
    }
    let at = |(person, post): &Who| {
        Some(checked.cell(checked.post_at(post)?, checked.person_at(person)?))
    };
    for (who, wish) in claims {
        if let Some(pair) = at(who).and_then(|at| pairs.get_mut(at)) {
            pair.wish = Some(*wish);
            pair.obstacles.retain(|obstacle| !is_lifted_by_a_claim(obstacle));
        }
    }
    for (who, _) in decided {
        if let Some(pair) = at(who).and_then(|at| pairs.get_mut(at)) {
            pair.is_decided = true;
        }
    }
    pairs
}

const fn is_lifted_by_a_claim(obstacle: &Obstacle) -> bool {
    matches!(obstacle, Obstacle::Limited { limit, .. } if limit.yields_to_claim)
}

/// What keeps a person from a post, in the order of the limits; where it is claimed, without
/// the limits that a claim lifts.
pub(super) fn obstacles_of(
    (post, person): (&PostDraft, &PersonDraft),
    is_claimed: bool,
) -> Vec<Obstacle> {
    let mut obstacles = obstacles(post, person);
    obstacles.retain(|obstacle| !is_claimed || !is_lifted_by_a_claim(obstacle));
    obstacles
}

/// What keeps a person from a post, in the order of the limits.
fn obstacles(post: &PostDraft, person: &PersonDraft) -> Vec<Obstacle> {
    let mut obstacles = limited(&post.id, &person.limits);
    let load = post.load;
    match person.capacity {
        None => {
            let missing = person.capacity_missing.clone();
            obstacles.push(Obstacle::CapacityNotKnown { load, missing });
        }
        Some(capacity) if load > capacity => {
            obstacles.push(Obstacle::TooHeavy { load, capacity });
        }
        Some(_) => {}
    }
    obstacles
}

/// The limits that keep a person from a post.
fn limited(post: &Id, limits: &[LimitDraft]) -> Vec<Obstacle> {
    let here = limits.iter().filter(|one| one.post.as_ref().is_none_or(|it| it == post));
    let mut stand: BTreeMap<&Limit, (Verdict, &LimitDraft)> = BTreeMap::new();
    for one in here {
        let (stands, told) = stand.entry(&one.limit).or_insert((one.stands, one));
        if stands.or(one.stands) != *stands {
            (*stands, *told) = (stands.or(one.stands), one);
        }
    }
    let stand = stand.into_iter().filter(|(_, (stands, _))| *stands != Verdict::NotMet);
    stand
        .map(|(limit, (stands, told))| Obstacle::Limited {
            limit: limit.clone(),
            stands,
            lacks: told.lacks.clone(),
            missing: told.missing.clone(),
        })
        .collect()
}

/// Whether a person whose one fact is otherwise may hold a post that weighs no more than the
/// capacity; `is_claimed` where the person claims it.
pub(super) fn is_open(
    post: &PostDraft,
    otherwise: &OtherwiseDraft,
    is_claimed: bool,
) -> bool {
    let obstacles = limited(&post.id, &otherwise.limits);
    obstacles.iter().all(|one| is_claimed && is_lifted_by_a_claim(one))
}
