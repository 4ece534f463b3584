//! Shortest paths in the residual network, by reduced costs.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cost::Cost;
use super::flow::Flow;
use super::network::Network;

/// Which way arcs are followed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    Forward,
    Backward,
}

/// Where a search for shortest paths ends.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ends {
    /// At this node.
    pub(super) to: Option<usize>,
    /// Before the first node that is not nearer.
    pub(super) within: Option<Cost>,
    /// This node is reached, and not passed.
    pub(super) closed: Option<usize>,
    /// This arc is not walked.
    pub(super) without: Option<(usize, usize)>,
}

/// What a search for shortest paths found.
#[derive(Debug)]
pub(super) struct Reach {
    from: usize,
    distances: Vec<Cost>,
    is_settled: Vec<bool>,
    through: Vec<usize>,
}

impl Reach {
    pub(super) fn distance(&self, node: usize) -> Option<Cost> {
        let is_settled = self.is_settled.get(node).copied().unwrap_or_default();
        if is_settled { self.distances.get(node).copied() } else { None }
    }

    /// The nodes from `node` back to where the search began.
    pub(super) fn path_back(&self, node: usize) -> Vec<usize> {
        let mut path = vec![node];
        let mut at = node;
        while at != self.from && path.len() <= self.through.len() {
            let Some(next) = self.through.get(at) else { break };
            at = *next;
            path.push(at);
        }
        path
    }
}

impl Flow {
    /// A shortest path between two nodes, by reduced costs.
    pub(super) fn reach(&self, network: &Network, from: usize, to: usize) -> Reach {
        let ends = Ends { to: Some(to), ..Ends::default() };
        self.reach_by(network, (from, Way::Forward), ends)
    }

    /// A shortest path that one more holder of a post opens: from the post to the root, by
    /// another way than taking a place back.
    pub(super) fn reach_root(&self, network: &Network, post: usize) -> Reach {
        let root = network.root();
        let (to, without) = (Some(root), Some((post, root)));
        let ends = Ends { to, without, ..Ends::default() };
        self.reach_by(network, (post, Way::Forward), ends)
    }

    /// Shortest paths from a node to all others that do not pass the root.
    pub(super) fn reach_ahead(&self, network: &Network, from: usize) -> Reach {
        let ends = Ends { closed: Some(network.root()), ..Ends::default() };
        self.reach_by(network, (from, Way::Forward), ends)
    }

    /// Shortest paths to a node from all others.
    pub(super) fn reach_back(&self, network: &Network, to: usize) -> Reach {
        self.reach_by(network, (to, Way::Backward), Ends::default())
    }

    /// Shortest paths until the search ends.
    pub(super) fn reach_by(
        &self,
        network: &Network,
        (from, way): (usize, Way),
        ends: Ends,
    ) -> Reach {
        let count = network.nodes();
        let mut reach = Reach {
            from,
            distances: vec![Cost::NONE; count],
            is_settled: vec![false; count],
            through: vec![from; count],
        };
        let mut heap = BinaryHeap::new();
        if let Some(distance) = reach.distances.get_mut(from) {
            *distance = Cost::ZERO;
        }
        heap.push(Reverse((Cost::ZERO, from)));
        while let Some(Reverse((near, node))) = heap.pop() {
            if ends.within.is_some_and(|within| near >= within) {
                break;
            }
            let Some(is_settled) = reach.is_settled.get_mut(node) else { continue };
            if std::mem::replace(is_settled, true) {
                continue;
            }
            if ends.to == Some(node) {
                break;
            }
            if ends.closed == Some(node) {
                continue;
            }
            let here = self.potential(node);
            let base = match way {
                Way::Forward => near.plus(here),
                Way::Backward => near.minus(here),
            };
            self.each_arc(network, (node, way), |other, cost| {
                if ends.without == Some((node, other)) {
                    return;
                }
                let Some(distance) = reach.distances.get_mut(other) else { return };
                let there = self.potential(other);
                let far = match way {
                    Way::Forward => base.plus(cost).minus(there),
                    Way::Backward => base.plus(cost).plus(there),
                };
                if far < *distance {
                    *distance = far;
                    if let Some(through) = reach.through.get_mut(other) {
                        *through = node;
                    }
                    heap.push(Reverse((far, other)));
                }
            });
        }
        reach
    }
}
