//! The best proposal that keeps everybody's load: branch and bound over the cheapest flow.
//!
//! The flow knows how many posts a person may hold, and not how heavy they are together.
//! Where somebody carries too much, one of the posts is kept or forbidden, and both are
//! tried; a branch that cannot come before the best proposal so far is left.

use std::cmp::Ordering;

use super::canonical::settle;
use super::cost::Cost;
use super::flow::{Cell, Flow};
use super::held::At;
use super::network::Network;
use crate::vocabulary::Amount;

/// What is sought.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Goal {
    /// The first of the best proposals by ids.
    First,
    /// Any of the best proposals: what it comes to is the question.
    Any,
}

/// The best flow that was found.
#[derive(Debug)]
pub(super) struct Best {
    pub(super) flow: Flow,
    pub(super) cost: Cost,
}

/// What a search came to.
#[derive(Debug)]
pub(super) struct Search {
    pub(super) best: Best,
    /// Whether nothing better was left out.
    pub(super) is_proved: bool,
    /// Whether somebody's load decided anything.
    pub(super) is_branched: bool,
}

/// Searches from a cheapest flow, over at most so many branches.
pub(super) fn search(
    network: &Network,
    start: Flow,
    goal: Goal,
    most_branches: usize,
) -> Search {
    let (best, is_branched) = dive(network, start.clone(), goal);
    let mut found = Search { best, is_proved: true, is_branched };
    if !is_branched {
        return found;
    }
    let mut open = vec![start];
    for _ in 0..most_branches {
        let Some(mut flow) = open.pop() else { return found };
        let cost = flow.cost(network);
        if cost > found.best.cost {
            continue;
        }
        settle_for(network, &mut flow, goal);
        if !comes_before((&flow, cost), &found.best, goal) {
            continue;
        }
        match too_heavy(network, &flow) {
            None => found.best = Best { flow, cost },
            Some((post, person)) => {
                let mut without = flow.clone();
                if keep(network, &mut flow, (post, person)) {
                    open.push(flow);
                }
                without.forbid(network, (post, person));
                open.push(without);
            }
        }
    }
    found.is_proved = open.is_empty();
    found
}

/// A first proposal, by taking away whatever is too heavy, and whether anything was.
fn dive(network: &Network, mut flow: Flow, goal: Goal) -> (Best, bool) {
    let mut is_branched = false;
    loop {
        settle_for(network, &mut flow, goal);
        let Some(at) = too_heavy(network, &flow) else {
            let cost = flow.cost(network);
            return (Best { flow, cost }, is_branched);
        };
        is_branched = true;
        flow.forbid(network, at);
    }
}

fn settle_for(network: &Network, flow: &mut Flow, goal: Goal) {
    match goal {
        Goal::First => settle(network, flow),
        Goal::Any => {}
    }
}

/// Whether a flow is cheaper, or, where that matters, as cheap and earlier in the order of
/// ids.
fn comes_before((flow, cost): (&Flow, Cost), best: &Best, goal: Goal) -> bool {
    let by_ids = || {
        if goal == Goal::Any {
            return Ordering::Equal;
        }
        let cells = flow.cells().iter().zip(best.flow.cells());
        let mut order = cells.map(|(one, other)| other.is_held().cmp(&one.is_held()));
        order.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    };
    cost.cmp(&best.cost).then_with(by_ids).is_lt()
}

/// The heaviest post, not kept yet, of the first person who carries too much.
fn too_heavy(network: &Network, flow: &Flow) -> Option<(usize, usize)> {
    let person = (0..network.people()).find(|person| {
        let capacity = network.person_node(*person).map(|person| person.capacity);
        capacity.is_some_and(|capacity| flow.load(*person) > capacity)
    })?;
    let held = (0..network.posts())
        .filter(|post| flow.cell(network.cell(*post, person)) == Cell::Held);
    let heaviest = held.rev().max_by_key(|post| network.load(*post))?;
    Some((heaviest, person))
}

/// Keeps a placement, and forbids the person all that is too heavy besides; whether that can
/// be.
pub(super) fn keep(network: &Network, flow: &mut Flow, (post, person): At) -> bool {
    if !flow.force(network, (post, person)) {
        return false;
    }
    let Some(capacity) = network.person_node(person).map(|person| person.capacity) else {
        return false;
    };
    let kept = (0..network.posts())
        .filter(|post| flow.cell(network.cell(*post, person)) == Cell::Kept)
        .try_fold(Amount::ZERO, |sum, post| sum.plus(network.load(post)));
    let Some(kept) = kept.filter(|kept| *kept <= capacity) else { return false };
    for other in 0..network.posts() {
        let cell = flow.cell(network.cell(other, person));
        let is_free = matches!(cell, Cell::Open | Cell::Held);
        let fits = kept.plus(network.load(other)).is_some_and(|sum| sum <= capacity);
        if is_free && !fits {
            flow.forbid(network, (other, person));
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::draft::{AllocationDraft, PersonDraft, PostDraft};
    use super::super::proposal::Solved;
    use super::{Goal, search};
    use crate::vocabulary::{Amount, Id, Label};

    /// Two people who may hold four posts each and can bear half of them.
    fn strained() -> AllocationDraft {
        let whole = |number| Amount::whole(number).unwrap();
        let mut draft = AllocationDraft::default();
        for (at, load) in [3, 3, 2, 2, 2, 4].into_iter().enumerate() {
            let id = Id::new(&format!("post-{at}")).unwrap();
            let label = Label::new("岗", "崗", "post");
            draft.posts.push(PostDraft::new(id, label, whole(load)));
        }
        for name in ["m-1", "m-2"] {
            let mut person = PersonDraft::new(Id::new(name).unwrap(), Some(whole(6)));
            person.most_posts = 4;
            draft.people.push(person);
        }
        draft
    }

    #[test]
    fn a_search_that_ends_early_keeps_all_loads_and_says_so() {
        let allocation = strained().check().unwrap();
        let solved = Solved::of(&allocation.0);
        assert!(solved.found.is_proved && solved.found.is_branched);
        let full = solved.found.best.cost.figures();
        // 3 + 3 and 2 + 2 + 2, or the like; the heaviest stays empty.
        assert_eq!(full.posts_filled, 5);
        for most in 0..4 {
            let root = solved.root.clone();
            let early = search(&solved.network, root, Goal::First, most);
            assert!(!early.is_proved, "{most}");
            assert!(early.best.cost >= solved.found.best.cost);
            for person in 0..2 {
                let capacity = solved.network.person_node(person).unwrap().capacity;
                assert!(early.best.flow.load(person) <= capacity);
            }
        }
    }
}
