//! What single change would fill one more place, and leave every filled post filled.
//!
//! Each change opens one arc; the place is filled when a path of the residual network goes
//! on from there without emptying a post. Every change that is named does it. Where people
//! hold several posts, a path may lay too much on somebody while another would not; there may
//! then be more changes than are named.

use super::super::because::{Change, ChangedThing, MovedPerson};
use super::super::checked::Pair;
use super::super::cost::Cost;
use super::super::figures::Figure;
use super::super::held::At;
use super::super::limit::Obstacle;
use super::super::moves::{Move, fit_within, load_after, moves_along};
use super::super::proposal::Solved;
use super::super::reach::Reach;
use crate::vocabulary::Verdict;

/// The changes for one place of a post: those that move fewest people first.
pub(super) fn changes(solved: &Solved<'_>, post: usize, to_root: &Reach) -> Vec<Change> {
    let ahead = solved.flow().reach_ahead(&solved.network, post);
    let mut changes: Vec<(usize, ChangedThing, Vec<Move>)> = Vec::new();
    for (person, pair) in solved.checked.pairs_of(post) {
        let only = match pair.obstacles.as_slice() {
            [obstacle] => without(solved, (post, person), (obstacle, to_root)),
            _ => None,
        };
        let found = only
            .or_else(|| at_the_end(solved, (post, person), &ahead))
            .or_else(|| by_strength(solved, (post, person), pair));
        changes.extend(found.map(|(what, moves)| (person, what, moves)));
    }
    changes.sort_by(|(one, what, moves), (other, whats, others)| {
        (moves.len(), what, one).cmp(&(others.len(), whats, other))
    });
    let named = changes.into_iter().filter_map(|(person, what, moves)| {
        let person = solved.person_id(person)?;
        let moves = moves.iter().filter_map(|one| moved(solved, one)).collect();
        Some(Change { person, what, moves })
    });
    named.collect()
}

type Found = Option<(ChangedThing, Vec<Move>)>;

/// The person's only obstacle gone.
fn without(
    solved: &Solved<'_>,
    (post, person): At,
    (obstacle, to_root): (&Obstacle, &Reach),
) -> Found {
    let (network, flow) = (&solved.network, solved.flow());
    let draft = solved.checked.people.get(person)?;
    let node = network.person(person);
    let mut path = vec![post];
    if flow.hand(person) < draft.most_posts {
        path.extend([node, network.root()]);
    } else {
        let distance = to_root.distance(node)?;
        if empties(flow.real(distance, node, network.root())) {
            return None;
        }
        let on = to_root.path_back(node);
        if on.contains(&post) {
            return None; // somebody else would leave the post
        }
        path.extend(on);
    }
    let moves = moves_along(network, &path);
    let (own, others): (Vec<Move>, Vec<Move>) =
        moves.iter().partition(|change| change.person == person);
    let load = own.first().and_then(|own| load_after(network, flow, own))?;
    if !fit_within(network, flow, &others) {
        return None;
    }
    let is_borne = draft.capacity.is_some_and(|capacity| load <= capacity);
    let what = match obstacle {
        Obstacle::TooHeavy { .. } => ChangedThing::RaiseCapacity { to: load },
        Obstacle::CapacityNotKnown { .. } => {
            ChangedThing::LearnCapacity { at_least: load }
        }
        Obstacle::Limited { .. } if !is_borne => return None,
        Obstacle::Limited { limit, .. } if limit.yields_to_claim => {
            ChangedThing::OwnClaim
        }
        Obstacle::Limited { limit, stands: Verdict::Undetermined } => {
            ChangedThing::FindOut(limit.clone())
        }
        Obstacle::Limited { limit, stands: Verdict::Met | Verdict::NotMet } => {
            ChangedThing::LiftLimit(limit.clone())
        }
    };
    Some((what, moves))
}

/// One more post for somebody who holds as many as allowed, at the end of a path from the
/// post; who is reached from there need not take up the post itself.
fn at_the_end(solved: &Solved<'_>, (post, person): At, ahead: &Reach) -> Found {
    let (network, flow) = (&solved.network, solved.flow());
    let draft = solved.checked.people.get(person)?;
    if flow.hand(person) < draft.most_posts {
        return None;
    }
    let node = network.person(person);
    let distance = ahead.distance(node)?;
    if empties(flow.real(distance, post, node)) {
        return None;
    }
    let mut path = ahead.path_back(node);
    path.reverse();
    path.push(network.root());
    let moves = moves_along(network, &path);
    let most_posts = draft.most_posts.saturating_add(1);
    fit_within(network, flow, &moves)
        .then_some((ChangedThing::OneMorePost { most_posts }, moves))
}

/// More strength for somebody who might hold the post besides what he holds.
fn by_strength(solved: &Solved<'_>, (post, person): At, pair: &Pair) -> Found {
    let (network, flow) = (&solved.network, solved.flow());
    let draft = solved.checked.people.get(person)?;
    let is_free = pair.obstacles.is_empty() && !solved.is_held((post, person));
    if !is_free || flow.hand(person) >= draft.most_posts {
        return None;
    }
    let own = Move { person, gains: Some(post), loses: None };
    let to = load_after(network, flow, &own)?;
    let is_too_much = draft.capacity.is_some_and(|capacity| to > capacity);
    is_too_much.then(|| (ChangedThing::RaiseCapacity { to }, vec![own]))
}

/// Whether a path takes the last holder from a post.
fn empties(cost: Cost) -> bool {
    cost.change(Figure::PostsFilled) > 0
}

fn moved(solved: &Solved<'_>, change: &Move) -> Option<MovedPerson> {
    Some(MovedPerson {
        person: solved.person_id(change.person)?,
        from: change.loses.and_then(|post| solved.named(post)),
        to: change.gains.and_then(|post| solved.named(post)),
    })
}
