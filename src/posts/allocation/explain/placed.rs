//! Why somebody holds a post.

use super::super::because::Because;
use super::super::canonical::{Tie, ties};
use super::super::held::At;
use super::super::proposal::{Placement, Solved};

/// The placements with their reasons, in the order of ids.
pub(in super::super) fn placements(solved: &Solved<'_>) -> Vec<Placement> {
    let ties = ties(&solved.network, solved.flow());
    let mut placements = Vec::new();
    for post in 0..solved.checked.posts.len() {
        for person in solved.holders(post) {
            placements.extend(placement(solved, (post, person), &ties));
        }
    }
    placements
}

fn placement(solved: &Solved<'_>, (post, person): At, ties: &[Tie]) -> Option<Placement> {
    let pair = solved.checked.pair(post, person)?;
    let (draft, holder) =
        (solved.checked.posts.get(post)?, solved.checked.people.get(person)?);
    let mut because = Vec::new();
    if pair.is_decided {
        because.push(Because::Decided);
    }
    match pair.wish {
        Some(wish) => because.push(Because::ByClaim { wish }),
        None if pair.is_decided => {}
        None => because.push(Because::Recommended),
    }
    if !pair.matched.is_empty() {
        let matched = solved.named_specialities(&pair.matched);
        because.push(Because::Fits { matched, wanted: draft.specialities.len() });
    }
    let posts = solved.posts_of(person);
    if posts.len() > 1
        && let (Some(load), Some(capacity)) =
            (solved.checked.load(&posts), holder.capacity)
    {
        because.push(Because::OneOfSeveral { posts: posts.len(), load, capacity });
    }
    let mut ties = ties.iter();
    if let Some(tie) = ties.find(|tie| (tie.post, tie.person) == (post, person)) {
        let with = tie.with.iter().filter_map(|other| solved.person_id(*other)).collect();
        because.push(Because::Tied { with });
    }
    let (named, id) = (solved.named(post)?, holder.id.clone());
    Some(Placement { post: named, person: id, because })
}
