//! Why somebody has no post.

use std::collections::BTreeMap;

use super::super::because::{Because, Hindrance};
use super::super::proposal::{Solved, WithoutPost};
use crate::vocabulary::{Label, Named};

/// From how many posts one kind of obstacle keeps somebody, and what would lift it.
struct Kept {
    posts: usize,
    lacks: Vec<Label>,
    missing: Vec<Named>,
}

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
    let mut hindered: BTreeMap<Hindrance, Kept> = BTreeMap::new();
    let (mut taken, mut is_empty_open) = (0_usize, false);
    for (at, post) in solved.checked.posts.iter().enumerate() {
        let Some(pair) = solved.checked.pair(at, person) else { continue };
        if pair.obstacles.is_empty() {
            taken = taken.saturating_add(1);
            is_empty_open |= solved.flow().units(at) < post.most_holders();
        }
        for obstacle in &pair.obstacles {
            let kept =
                hindered.entry(Hindrance::from(obstacle)).or_insert_with(|| Kept {
                    posts: 0,
                    lacks: obstacle.lacks().to_vec(),
                    missing: obstacle.missing().to_vec(),
                });
            kept.posts = kept.posts.saturating_add(1);
            if kept.lacks != obstacle.lacks() {
                kept.lacks.clear(); // each post asks something else
            }
            let missing = obstacle.missing().iter();
            let new: Vec<Named> =
                missing.filter(|fact| !kept.missing.contains(fact)).cloned().collect();
            kept.missing.extend(new);
        }
    }
    let mut because = Vec::new();
    if is_empty_open {
        because.push(Because::NotProved);
    } else if taken > 0 {
        because.push(Because::AllTaken { posts: taken });
    }
    let hindered = hindered.into_iter();
    because.extend(hindered.map(|(by, kept)| {
        let Kept { posts, lacks, missing } = kept;
        Because::HinderedPosts { by, posts, lacks, missing }
    }));
    because
}
