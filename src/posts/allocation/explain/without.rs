//! Why somebody has no post.

use std::collections::BTreeMap;

use super::super::because::{Because, Hindrance};
use super::super::proposal::{Solved, WithoutPost};

/// The people without a post, in the order of ids.
pub(in super::super) fn without(solved: &Solved<'_>) -> Vec<WithoutPost> {
    let people = solved.checked.people.iter().enumerate();
    let idle = people.filter(|(person, _)| solved.flow().hand(*person) == 0);
    let told = idle.map(|(at, person)| WithoutPost {
        person: person.id.clone(),
        because: why(solved, at),
    });
    told.collect()
}

fn why(solved: &Solved<'_>, person: usize) -> Vec<Because> {
    let mut hindered: BTreeMap<Hindrance, usize> = BTreeMap::new();
    let (mut taken, mut is_empty_open) = (0_usize, false);
    for (at, post) in solved.checked.posts.iter().enumerate() {
        let Some(pair) = solved.checked.pair(at, person) else { continue };
        if pair.obstacles.is_empty() {
            taken = taken.saturating_add(1);
            is_empty_open |= solved.flow().units(at) < post.most_holders();
        }
        for obstacle in &pair.obstacles {
            let count = hindered.entry(Hindrance::from(obstacle)).or_default();
            *count = count.saturating_add(1);
        }
    }
    let mut because = Vec::new();
    if is_empty_open {
        because.push(Because::NotProved);
    } else if taken > 0 {
        because.push(Because::AllTaken { posts: taken });
    }
    let hindered = hindered.into_iter();
    because.extend(hindered.map(|(by, posts)| Because::HinderedPosts { by, posts }));
    because
}
