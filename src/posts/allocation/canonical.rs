//! Among equally good proposals the first: post by post in the order of ids, each with the
//! smallest ids of people.
//!
//! Equally good proposals differ by cycles of residual arcs that cost nothing. What is
//! settled is frozen: arcs of cells before the next one are not walked any more.

use std::collections::VecDeque;

use super::cost::Cost;
use super::flow::{Cell, Flow};
use super::held::At;
use super::moves::{fit_within, moves_along};
use super::network::{Network, Node};
use super::reach::Way;

/// A placement that the order of ids decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Tie {
    pub(super) post: usize,
    pub(super) person: usize,
    /// Who might hold the post as well, in the order of ids.
    pub(super) with: Vec<usize>,
}

/// Turns a cheapest flow into the first of all cheapest ones.
pub(super) fn settle(network: &Network, flow: &mut Flow) {
    for post in 0..network.posts() {
        let mut first = 0;
        while let Some(person) = next_holder(network, flow, (post, first)) {
            first = person.saturating_add(1);
        }
    }
}

/// The first person from `first` on who can hold the post, placed there.
fn next_holder(
    network: &Network,
    flow: &mut Flow,
    (post, first): (usize, usize),
) -> Option<usize> {
    let row = (first..).zip(flow.row(network, (post, first)));
    let holder =
        row.into_iter().find(|(_, cell)| cell.is_held()).map(|(person, _)| person);
    let mut others = free_of_cost(network, flow, (post, first));
    others.retain(|other| holder.is_none_or(|holder| *other < holder));
    if others.is_empty() {
        return holder;
    }
    let ways = Ways::to(network, flow, (post, network.cell(post, first)));
    let leads = |other: &&usize| ways.leads_from(network.person(**other));
    let Some(other) = others.iter().find(leads) else { return holder };
    flow.walk(network, &ways.cycle(network.person(*other)));
    Some(*other)
}

/// What the order of ids decided in the first of the best flows: the holders for whom
/// somebody else might stand, the posts and people before them being the same.
pub(super) fn ties(network: &Network, flow: &Flow) -> Vec<Tie> {
    let mut ties = Vec::new();
    for post in 0..network.posts() {
        for (person, cell) in flow.row(network, (post, 0)).enumerate() {
            if cell != Cell::Held {
                continue;
            }
            let others = free_of_cost(network, flow, (post, person));
            if others.is_empty() {
                continue;
            }
            let Some(ways) = Ways::past(network, flow, (post, person)) else { continue };
            let fits = |other: &usize| {
                let other = network.person(*other);
                ways.leads_from(other) && {
                    let mut cycle = vec![post];
                    cycle.extend(ways.path(other));
                    cycle.push(post);
                    fit_within(network, flow, &moves_along(network, &cycle))
                }
            };
            let with: Vec<usize> = others.into_iter().filter(fits).collect();
            if !with.is_empty() {
                ties.push(Tie { post, person, with });
            }
        }
    }
    ties
}

/// The people from `first` on whose placement in the post has no reduced cost.
fn free_of_cost(
    network: &Network,
    flow: &Flow,
    (post, first): (usize, usize),
) -> Vec<usize> {
    let row = (first..).zip(flow.row(network, (post, first)));
    let free = row.filter(|(person, cell)| {
        let cost = network.pair_cost(network.cell(post, *person));
        *cell == Cell::Open
            && flow.reduced(cost, post, network.person(*person)) == Cost::ZERO
    });
    free.map(|(person, _)| person).collect()
}

/// Paths that cost nothing, from everywhere to one node.
struct Ways {
    next: Vec<Option<usize>>,
    to: usize,
}

impl Ways {
    /// Cells before `frozen` are not touched.
    fn to(network: &Network, flow: &Flow, (to, frozen): (usize, usize)) -> Ways {
        Ways::around(network, flow, (to, None, frozen))
    }

    /// Paths to a holder of a post who leaves it at no cost, past the post itself: another
    /// holder who left it instead would stand for himself alone.
    fn past(network: &Network, flow: &Flow, (post, person): At) -> Option<Ways> {
        let cell = network.cell(post, person);
        let (node, leaves) = (network.person(person), network.pair_cost(cell).negated());
        let is_free = flow.reduced(leaves, node, post) == Cost::ZERO;
        is_free.then(|| Ways::around(network, flow, (node, Some(post), cell)))
    }

    fn around(
        network: &Network,
        flow: &Flow,
        (to, past, frozen): (usize, Option<usize>, usize),
    ) -> Ways {
        let mut next: Vec<Option<usize>> = vec![None; network.nodes()];
        let mut queue = VecDeque::from([to]);
        while let Some(node) = queue.pop_front() {
            flow.each_arc(network, (node, Way::Backward), |before, cost| {
                let is_new = before != to
                    && Some(before) != past
                    && next.get(before).is_some_and(Option::is_none)
                    && !is_frozen(network, (before, node), frozen)
                    && flow.reduced(cost, before, node) == Cost::ZERO;
                if is_new && let Some(next) = next.get_mut(before) {
                    *next = Some(node);
                    queue.push_back(before);
                }
            });
        }
        Ways { next, to }
    }

    fn leads_from(&self, node: usize) -> bool {
        self.next.get(node).is_some_and(Option::is_some)
    }

    /// The cycle from the node over another back to the node.
    fn cycle(&self, over: usize) -> Vec<usize> {
        let mut cycle = vec![self.to];
        cycle.extend(self.path(over));
        cycle
    }

    /// The path from a node.
    fn path(&self, from: usize) -> Vec<usize> {
        let mut path = vec![from];
        let mut at = from;
        while at != self.to && path.len() <= self.next.len() {
            let Some(Some(next)) = self.next.get(at) else { break };
            at = *next;
            path.push(at);
        }
        path
    }
}

/// Whether the arc between two nodes belongs to a cell before `frozen`.
fn is_frozen(network: &Network, ends: (usize, usize), frozen: usize) -> bool {
    match (network.node(ends.0), network.node(ends.1)) {
        (Node::Post(post), Node::Person(person))
        | (Node::Person(person), Node::Post(post)) => network.cell(post, person) < frozen,
        (Node::Root, _) | (_, Node::Root) => false,
        (Node::Post(_), Node::Post(_)) | (Node::Person(_), Node::Person(_)) => true,
    }
}
