//! The best proposal that keeps everybody's load: branch and bound over the cheapest flow.
//!
//! The flow knows how many posts a person may hold, and not how heavy they are together.
//! Where somebody carries too much, one of the posts is kept or forbidden, and both are
//! tried; a branch that cannot come before the best proposal so far is left.

use std::cmp::Ordering;

use super::bound::Bounds;
use super::canonical::settle;
use super::cost::Cost;
use super::flow::{Cell, Flow};
use super::held::At;
use super::network::Network;
use super::placing::Placing;
use super::repair::repaired;
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
    /// Whether nothing better by its figures was left out.
    pub(super) is_proved: bool,
    /// Whether nothing as good that comes first by ids was left out either.
    pub(super) is_first: bool,
    /// Whether somebody's load decided anything.
    pub(super) is_branched: bool,
}

/// How long is sought.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// Branches tried.
    pub(super) branches: usize,
    /// Placements tried to mend a proposal.
    pub(super) mending: usize,
    /// Steps to bound each figure.
    pub(super) steps: usize,
}

/// Searches from a cheapest flow.
pub(super) fn search(
    network: &Network,
    mut start: Flow,
    goal: Goal,
    effort: Effort,
) -> Search {
    settle_for(network, &mut start, goal);
    if too_heavy(network, &start).is_none() {
        let cost = start.cost(network);
        let best = Best { flow: start, cost };
        return Search { best, is_proved: true, is_first: true, is_branched: false };
    }
    if goal == Goal::Any && effort.branches == 0 {
        let cost = start.cost(network);
        let best = Best { flow: start, cost };
        return Search { best, is_proved: false, is_first: false, is_branched: true };
    }
    let first = dive(network, &start);
    let first = Placing::held(network, (&start, &first));
    let begun = repaired(network, &start, (first, effort.mending));
    let best = Best { flow: start.holding(network, &begun), cost: begun.cost() };
    let bounds = Bounds::sought((network, &start), best.cost, effort.steps);
    let order = bounds.compare((network, &start), best.cost);
    let is_proved = order.is_le();
    let mut found = Search { best, is_proved, is_first: false, is_branched: true };
    if is_proved && goal == Goal::Any {
        return found;
    }
    let begun = found.best.cost;
    let is_done = branch(network, (start.clone(), goal), (&bounds, effort), &mut found);
    found.is_proved |= is_done;
    found.is_first = is_done;
    if !found.is_proved && found.best.cost < begun {
        let last = Placing::held(network, (&start, &found.best.flow));
        let last = repaired(network, &start, (last, effort.mending));
        found.best = Best { flow: start.holding(network, &last), cost: last.cost() };
    }
    found
}

/// Tries both ways wherever somebody carries too much; whether all were tried.
fn branch(
    network: &Network,
    (start, goal): (Flow, Goal),
    (bounds, effort): (&Bounds, Effort),
    found: &mut Search,
) -> bool {
    let mut open = vec![start];
    for _ in 0..effort.branches {
        let Some(mut flow) = open.pop() else { return true };
        let cost = flow.cost(network);
        if cost > found.best.cost || is_worse((network, &flow), (bounds, goal), found) {
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
    open.is_empty()
}

/// Whether nothing that is sought is left within the cells of a flow.
fn is_worse(
    asked: (&Network, &Flow),
    (bounds, goal): (&Bounds, Goal),
    found: &Search,
) -> bool {
    match bounds.compare(asked, found.best.cost) {
        Ordering::Less => true,
        Ordering::Equal => goal == Goal::Any,
        Ordering::Greater => false,
    }
}

/// A first proposal, by taking away whatever is too heavy.
fn dive(network: &Network, start: &Flow) -> Flow {
    let mut flow = start.clone();
    while let Some(at) = too_heavy(network, &flow) {
        flow.forbid(network, at);
    }
    flow
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
    let posts = network.open_posts(person).iter().copied();
    let held = posts.filter(|post| flow.cell(network.cell(*post, person)) == Cell::Held);
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
    let posts = network.open_posts(person);
    let kept = posts
        .iter()
        .filter(|post| flow.cell(network.cell(**post, person)) == Cell::Kept)
        .try_fold(Amount::ZERO, |sum, post| sum.plus(network.load(*post)));
    let Some(kept) = kept.filter(|kept| *kept <= capacity) else { return false };
    for other in posts.iter().copied() {
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
    use super::{Effort, Goal, search};
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
            let effort = Effort { branches: most, mending: 0, steps: 0 };
            let early = search(&solved.network, root, Goal::First, effort);
            assert!(!early.is_proved, "{most}");
            assert!(early.best.cost >= solved.found.best.cost);
            for person in 0..2 {
                let capacity = solved.network.person_node(person).unwrap().capacity;
                assert!(early.best.flow.load(person) <= capacity);
            }
        }
    }
}
