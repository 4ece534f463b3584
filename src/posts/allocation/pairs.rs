//! Each post with each person: what keeps them apart, and what speaks for them.

use std::collections::BTreeMap;

use super::check::Who;
use super::checked::{Checked, Pair};
use super::draft::{PersonDraft, PostDraft};
use super::limit::{Limit, Obstacle};
use crate::vocabulary::{FieldPath, Verdict};

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

/// What keeps a person from a post, in the order of the limits.
fn obstacles(post: &PostDraft, person: &PersonDraft) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    let here = person
        .limits
        .iter()
        .filter(|one| one.post.as_ref().is_none_or(|only| *only == post.id));
    let mut stand: BTreeMap<&Limit, Verdict> = BTreeMap::new();
    for one in here {
        let stands = stand.entry(&one.limit).or_insert(Verdict::NotMet);
        *stands = stands.or(one.stands);
    }
    for (limit, stands) in stand {
        if stands != Verdict::NotMet {
            obstacles.push(Obstacle::Limited { limit: limit.clone(), stands });
        }
    }
    let load = post.load;
    match person.capacity {
        None => obstacles.push(Obstacle::CapacityNotKnown { load }),
        Some(capacity) if load > capacity => {
            obstacles.push(Obstacle::TooHeavy { load, capacity });
        }
        Some(_) => {}
    }
    obstacles
}
