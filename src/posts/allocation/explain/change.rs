//! What single change would fill one more place, and leave every filled post filled.
//!
//! Each change opens one arc, or a way on from one person; the place can be filled when a path
//! of the residual network goes on from there without emptying a post. Whether a new proposal
//! does so is tried; where it does not, as that would cost a claim or fill another place, or
//! where there was no time to try, the moves along the path are told as what would have to be
//! decided. Where people hold several posts, a path may lay too much on somebody while another
//! would not; there may then be more changes than are named.

use super::super::because::{Change, ChangedThing, Decision, GivenUp, MovedPerson};
use super::super::checked::{Allocation, Checked, Pair};
use super::super::cost::Cost;
use super::super::draft::{OtherwiseDraft, PersonDraft};
use super::super::figures::Figure;
use super::super::held::At;
use super::super::limit::Obstacle;
use super::super::moves::{Move, fit_within, load_after, moves_along};
use super::super::pairs::{is_open, obstacles_of};
use super::super::proposal::Solved;
use super::super::reach::Reach;
use crate::vocabulary::Verdict;

/// The ways on through the residual network: from the vacant post, and to the root.
struct Ways<'r> {
    ahead: Reach,
    to_root: &'r Reach,
}

/// A change of one person that opens a way to fill the place, and who moves along it.
struct Named {
    person: usize,
    what: ChangedThing,
    moves: Vec<Move>,
    /// What the fact that is otherwise makes of the person.
    otherwise: Option<usize>,
}

/// The changes for one place of a post: the most feasible first; of those what a new proposal
/// fills by itself, and then what moves fewest people. So many of them are `tried`.
pub(super) fn changes(
    solved: &Solved<'_>,
    post: usize,
    (to_root, tries): (&Reach, usize),
) -> Vec<Change> {
    let mut named = ways(solved, post, to_root);
    named.sort_by(|a, b| {
        let of = |one: &Named| (feasible(&one.what), one.moves.len(), one.person);
        of(a).cmp(&of(b)).then_with(|| a.what.cmp(&b.what))
    });
    let mut changes: Vec<Change> = Vec::new();
    for (nth, one) in named.into_iter().enumerate() {
        let tried = (nth < tries).then(|| tried(solved, post, &one)).flatten();
        let (moves, decision) = match tried {
            Some(moves) => (moves, None),
            None => (one.moves.clone(), Some(given_up(solved, &one.moves))),
        };
        let Some(person) = solved.person_id(one.person) else { continue };
        let moves = moves.iter().filter_map(|one| moved(solved, one)).collect();
        let change = Change { person, what: one.what, moves, decision };
        if !joined(&mut changes, &change) {
            changes.push(change);
        }
    }
    changes.sort_by(|a, b| {
        let of =
            |one: &Change| (feasible(&one.what), one.decision.is_some(), one.moves.len());
        of(a).cmp(&of(b)).then_with(|| (&a.person, &a.what).cmp(&(&b.person, &b.what)))
    });
    changes
}

const fn feasible(what: &ChangedThing) -> u8 {
    match what {
        ChangedThing::OwnClaim => 0,
        ChangedThing::FindOutFact { .. }
        | ChangedThing::FindOut { .. }
        | ChangedThing::LearnCapacity { .. } => 1,
        ChangedThing::ChangeFact { .. } => 2,
    }
}

/// Adds the value of a fact to a change by the same fact that comes to the same.
fn joined(changes: &mut [Change], change: &Change) -> bool {
    let same = changes.iter_mut().filter(|one| {
        let is_same = one.person == change.person && one.decision == change.decision;
        is_same && one.moves == change.moves
    });
    let mut values = same.filter_map(|one| match (&mut one.what, &change.what) {
        (
            ChangedThing::FindOutFact { fact, to },
            ChangedThing::FindOutFact { fact: same, to: more },
        ) => (fact == same).then_some((to, more)),
        (
            ChangedThing::ChangeFact { fact, to, .. },
            ChangedThing::ChangeFact { fact: same, to: more, .. },
        ) => (fact == same).then_some((to, more)),
        _ => None,
    });
    let Some((to, more)) = values.next() else { return false };
    to.extend(more.iter().cloned());
    true
}

/// Every change that opens a way.
fn ways(solved: &Solved<'_>, post: usize, to_root: &Reach) -> Vec<Named> {
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
        changes.extend(only.map(|(what, moves)| {
            let otherwise = None;
            Named { person, what, moves, otherwise }
        }));
        changes.extend(by_facts);
    }
    changes
}

/// The first wish after those of a person, or where the last one is used the greatest that is
/// not; none where all are used.
fn next_wish(checked: &Checked, person: usize) -> Option<u32> {
    let posts = 0..checked.posts.len();
    let used: Vec<u32> =
        posts.filter_map(|post| checked.pair(post, person)?.wish).collect();
    let last = used.iter().copied().max().unwrap_or_default();
    let next = last.saturating_add(1);
    if next <= Allocation::MOST_WISHES {
        return Some(next);
    }
    (1..=Allocation::MOST_WISHES).rev().find(|wish| !used.contains(wish))
}

/// Who moves in a new proposal after the change; none where it does not fill the place, or
/// leaves a post without a holder that had one.
fn tried(solved: &Solved<'_>, post: usize, change: &Named) -> Option<Vec<Move>> {
    let checked = after(solved.checked, post, change)?;
    let then = Solved::without_questions(&checked);
    let is_filled = then.flow().units(post) > solved.flow().units(post);
    let empties =
        |post: usize| solved.flow().units(post) > 0 && then.flow().units(post) == 0;
    if !is_filled || (0..checked.posts.len()).any(empties) {
        return None;
    }
    let mut moves = Vec::new();
    for person in 0..checked.people.len() {
        let (before, after) = (solved.posts_of(person), then.posts_of(person));
        let mut lost = before.iter().filter(|post| !after.contains(post)).copied();
        let mut gained = after.iter().filter(|post| !before.contains(post)).copied();
        loop {
            let (loses, gains) = (lost.next(), gained.next());
            if loses.is_none() && gains.is_none() {
                break;
            }
            moves.push(Move { person, gains, loses });
        }
    }
    Some(moves)
}

/// The allocation after a change.
fn after(checked: &Checked, post: usize, change: &Named) -> Option<Checked> {
    let mut checked = checked.clone();
    let named = checked.posts.get(post)?.id.clone();
    let person = checked.people.get_mut(change.person)?;
    let mut wish = None;
    match &change.what {
        ChangedThing::OwnClaim => {}
        ChangedThing::FindOut { limit, .. } => person.limits.retain(|one| {
            let is_here = one.post.as_ref().is_none_or(|post| *post == named);
            one.limit != *limit || !is_here
        }),
        ChangedThing::LearnCapacity { at_least, .. } => {
            person.capacity = Some(*at_least);
        }
        ChangedThing::FindOutFact { .. } | ChangedThing::ChangeFact { .. } => {
            let otherwise = person.otherwise.get(change.otherwise?)?.clone();
            person.most_posts = otherwise.most_posts;
            person.capacity = otherwise.capacity;
            person.limits = otherwise.limits;
        }
    }
    if change.what == ChangedThing::OwnClaim {
        wish = Some(next_wish(&checked, change.person)?);
    }
    for at in 0..checked.posts.len() {
        let cell = checked.cell(at, change.person);
        let (Some(of), Some(person)) =
            (checked.posts.get(at), checked.people.get(change.person))
        else {
            continue;
        };
        let is_new = at == post && wish.is_some();
        let has_wish = checked.pairs.get(cell).is_some_and(|pair| pair.wish.is_some());
        let obstacles = obstacles_of((of, person), is_new || has_wish);
        if let Some(pair) = checked.pairs.get_mut(cell) {
            pair.obstacles = obstacles;
            if is_new {
                pair.wish = wish;
            }
        }
    }
    Some(checked)
}

/// The claims that are honoured now and would be no longer.
fn given_up(solved: &Solved<'_>, moves: &[Move]) -> Decision {
    let lost = moves.iter().filter_map(|one| {
        let post = one.loses?;
        solved.checked.pair(post, one.person)?.wish?;
        let person = solved.person_id(one.person)?;
        Some(GivenUp { person, post: solved.named(post)? })
    });
    Decision { gives_up: lost.collect() }
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
            next_wish(solved.checked, person)?;
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
    for (place, otherwise) in draft.otherwise.iter().enumerate() {
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
        let to = vec![to];
        let what = match otherwise.from.clone() {
            None => ChangedThing::FindOutFact { fact, to },
            Some(from) => ChangedThing::ChangeFact { fact, from, to },
        };
        found.push(Named { person, what, moves, otherwise: Some(place) });
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
