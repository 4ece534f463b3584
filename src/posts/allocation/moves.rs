//! Who changes which post along a path of the residual network.

use super::flow::Flow;
use super::network::{Network, Node};
use crate::vocabulary::Amount;

/// One person's change: the post taken up and the post given up, by number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Move {
    pub(super) person: usize,
    pub(super) gains: Option<usize>,
    pub(super) loses: Option<usize>,
}

/// The changes of everybody along a path.
pub(super) fn moves_along(network: &Network, path: &[usize]) -> Vec<Move> {
    let post = |node: Option<&usize>| match node.map(|node| network.node(*node)) {
        Some(Node::Post(post)) => Some(post),
        Some(Node::Person(_) | Node::Root) | None => None,
    };
    let people = path.iter().enumerate().filter_map(|(at, node)| {
        let Node::Person(person) = network.node(*node) else { return None };
        let gains = post(at.checked_sub(1).and_then(|before| path.get(before)));
        let loses = post(path.get(at.saturating_add(1)));
        Some(Move { person, gains, loses })
    });
    people.collect()
}

/// The load of a person after a change.
pub(super) fn load_after(
    network: &Network,
    flow: &Flow,
    change: &Move,
) -> Option<Amount> {
    let mut load = flow.load(change.person);
    if let Some(post) = change.loses {
        load = load.minus(network.load(post))?;
    }
    if let Some(post) = change.gains {
        load = load.plus(network.load(post))?;
    }
    Some(load)
}

/// Whether nobody carries too much after the changes.
pub(super) fn fit_within(network: &Network, flow: &Flow, moves: &[Move]) -> bool {
    moves.iter().all(|change| {
        let capacity = network.person_node(change.person).map(|person| person.capacity);
        let load = load_after(network, flow, change);
        load.zip(capacity).is_some_and(|(load, capacity)| load <= capacity)
    })
}
