//! What single change would fill one more place, and leave every filled post filled.
//!
//! Each change opens one arc, or a way on from one person; the place is filled when a path of
//! the residual network goes on from there without emptying a post. Every change that is named
//! does it. Where people hold several posts, a path may lay too much on somebody while another
//! would not; there may then be more changes than are named.

use super::super::because::{Change, ChangedThing, MovedPerson};
use super::super::checked::Pair;
use super::super::cost::Cost;
use super::super::draft::{OtherwiseDraft, PersonDraft};
use super::super::figures::Figure;
use super::super::held::At;
use super::super::limit::Obstacle;
use super::super::moves::{Move, fit_within, load_after, moves_along};
use super::super::pairs::is_open;
use super::super::proposal::Solved;
use super::super::reach::Reach;
use crate::vocabulary::Verdict;

/// The ways on through the residual network: from the vacant post, and to the root.
struct Ways<'r> {
    ahead: Reach,
    to_root: &'r Reach,
}

/// A change of one person, and who moves.
struct Named {
    person: usize,
    what: ChangedThing,
    moves: Vec<Move>,
}

/// The changes for one place of a post: the most feasible first, of those the ones that move
/// fewest people.
pub(super) fn changes(solved: &Solved<'_>, post: usize, to_root: &Reach) -> Vec<Change> {
    let ahead = solved.flow().reach_ahead(&solved.network, post);
    let ways = Ways { ahead, to_root };
    let mut changes: Vec<Named> = Vec::new();
    for (person, pair) in solved.checked.pairs_of(post) {
        let Some(draft) = solved.checked.people.get(person) else { continue };
        let by_facts = by_facts(solved, (post, person), (draft, &ways));
        let is_asked = |one: &Named| matches!(one.what, ChangedThing::FindOutFact { .. });
        let is_told = by_facts.iter().any(is_asked);
        let only = match pair.obstacles.as_slice() {
            [obstacle] => without(solved, (post, person), (obstacle, to_root)),
            _ => None,
        };
        // A fact that would do says more than that something would have to be found out.
        let only = only.filter(|(what, _)| *what == ChangedThing::OwnClaim || !is_told);
        changes.extend(only.map(|(what, moves)| Named { person, what, moves }));
        changes.extend(by_facts);
    }
    let feasible = |what: &ChangedThing| match what {
        ChangedThing::OwnClaim => 0,
        ChangedThing::FindOutFact { .. }
        | ChangedThing::FindOut { .. }
        | ChangedThing::LearnCapacity { .. } => 1,
        ChangedThing::ChangeFact { .. } => 2,
    };
    changes.sort_by(|a, b| {
        let of = |one: &Named| (feasible(&one.what), one.moves.len(), one.person);
        of(a).cmp(&of(b)).then_with(|| a.what.cmp(&b.what))
    });
    let named = changes.into_iter().filter_map(|Named { person, what, moves }| {
        let person = solved.person_id(person)?;
        let moves = moves.iter().filter_map(|one| moved(solved, one)).collect();
        Some(Change { person, what, moves })
    });
    named.collect()
}

type Found = Option<(ChangedThing, Vec<Move>)>;

/// The person's only obstacle gone: claimed away, or found not to stand.
fn without(
    solved: &Solved<'_>,
    (post, person): At,
    (obstacle, to_root): (&Obstacle, &Reach),
) -> Found {
    let draft = solved.checked.people.get(person)?;
    let is_full = solved.flow().hand(person) >= draft.most_posts;
    let moves = taking_up(solved, (post, person), is_full.then_some(to_root))?;
    let (own, others): (Vec<Move>, Vec<Move>) =
        moves.iter().partition(|change| change.person == person);
    let (network, flow) = (&solved.network, solved.flow());
    let load = own.first().and_then(|own| load_after(network, flow, own))?;
    if !fit_within(network, flow, &others) {
        return None;
    }
    let is_borne = draft.capacity.is_some_and(|capacity| load <= capacity);
    let what = match obstacle {
        // What somebody is able to carry changes with facts alone.
        Obstacle::TooHeavy { .. } => return None,
        Obstacle::CapacityNotKnown { missing, .. } => {
            if draft.capacity_at_most.is_some_and(|most| load > most) {
                return None;
            }
            let missing = missing.clone();
            ChangedThing::LearnCapacity { at_least: load, missing }
        }
        Obstacle::Limited { .. } if !is_borne => return None,
        Obstacle::Limited { limit, .. } if limit.yields_to_claim => {
            ChangedThing::OwnClaim
        }
        Obstacle::Limited { limit, stands: Verdict::Undetermined, missing, .. } => {
            let (limit, missing) = (limit.clone(), missing.clone());
            ChangedThing::FindOut { limit, missing }
        }
        Obstacle::Limited { stands: Verdict::Met | Verdict::NotMet, .. } => return None,
    };
    Some((what, moves))
}

/// Who moves where the person takes up the post itself, besides all that is held or, along a
/// way to the root, instead of something.
fn taking_up(
    solved: &Solved<'_>,
    (post, person): At,
    instead: Option<&Reach>,
) -> Option<Vec<Move>> {
    let (network, flow) = (&solved.network, solved.flow());
    let node = network.person(person);
    let mut path = vec![post];
    match instead {
        None => path.extend([node, network.root()]),
        Some(to_root) => {
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
    }
    Some(moves_along(network, &path))
}

/// Who moves where the person ends a path from the post, with one post more in the end; who
/// is reached from there need not take up the post itself.
fn at_the_end(
    solved: &Solved<'_>,
    (post, person): At,
    ahead: &Reach,
) -> Option<Vec<Move>> {
    let (network, flow) = (&solved.network, solved.flow());
    let node = network.person(person);
    let distance = ahead.distance(node)?;
    if empties(flow.real(distance, post, node)) {
        return None;
    }
    let mut path = ahead.path_back(node);
    path.reverse();
    path.push(network.root());
    Some(moves_along(network, &path))
}

/// One fact of the person otherwise, each with all of its values that would do.
fn by_facts(
    solved: &Solved<'_>,
    (post, person): At,
    (draft, ways): (&PersonDraft, &Ways<'_>),
) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for otherwise in &draft.otherwise {
        let is_held = solved.is_held((post, person));
        let direct = |instead| {
            let take = || taking_up(solved, (post, person), instead);
            if is_held { None } else { take() }
        };
        let tried = [
            direct(None),
            direct(Some(ways.to_root)),
            at_the_end(solved, (post, person), &ways.ahead),
        ];
        let does = |moves: &Vec<Move>| does(solved, (person, draft), (otherwise, moves));
        let Some(moves) = tried.into_iter().flatten().find(does) else { continue };
        let (fact, to) = (otherwise.fact.clone(), otherwise.to.clone());
        let same = found.iter_mut().filter(|one| one.moves == moves);
        let values = same.filter_map(|one| match &mut one.what {
            ChangedThing::FindOutFact { fact: of, to } => {
                (*of == fact && otherwise.from.is_none()).then_some(to)
            }
            ChangedThing::ChangeFact { fact: of, from, to } => {
                (*of == fact && otherwise.from.as_ref() == Some(from)).then_some(to)
            }
            ChangedThing::OwnClaim
            | ChangedThing::FindOut { .. }
            | ChangedThing::LearnCapacity { .. } => None,
        });
        if let Some(values) = values.into_iter().next() {
            values.push(to);
            continue;
        }
        let to = vec![to];
        let what = match otherwise.from.clone() {
            None => ChangedThing::FindOutFact { fact, to },
            Some(from) => ChangedThing::ChangeFact { fact, from, to },
        };
        found.push(Named { person, what, moves });
    }
    found
}

/// Whether the person can hold all posts after the moves with the fact otherwise, and not
/// without it, and nobody else carries too much.
fn does(
    solved: &Solved<'_>,
    (person, draft): (usize, &PersonDraft),
    (otherwise, moves): (&OtherwiseDraft, &[Move]),
) -> bool {
    let mut held = solved.posts_of(person);
    let (own, others): (Vec<Move>, Vec<Move>) =
        moves.iter().partition(|change| change.person == person);
    for change in own {
        held.retain(|post| change.loses != Some(*post));
        held.extend(change.gains);
    }
    if !fit_within(&solved.network, solved.flow(), &others) {
        return false;
    }
    let Some(load) = solved.checked.load(&held) else { return false };
    let fits = |most: u32, capacity: Option<crate::vocabulary::Amount>| {
        usize::try_from(most).is_ok_and(|most| held.len() <= most)
            && capacity.is_some_and(|capacity| load <= capacity)
    };
    let pair = |post: &usize| -> Option<&Pair> { solved.checked.pair(*post, person) };
    let is_open_then = |post: &usize| {
        let is_claimed = pair(post).is_some_and(|pair| pair.wish.is_some());
        let post = solved.checked.posts.get(*post);
        post.is_some_and(|post| is_open(post, otherwise, is_claimed))
    };
    let is_open_now =
        |post: &usize| pair(post).is_some_and(|pair| pair.obstacles.is_empty());
    let is_now = fits(draft.most_posts, draft.capacity) && held.iter().all(is_open_now);
    let is_then =
        fits(otherwise.most_posts, otherwise.capacity) && held.iter().all(is_open_then);
    is_then && !is_now
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
