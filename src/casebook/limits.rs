//! Limits of items and parts that never hold anything.

use crate::scoring::{AbsentPolicy, Node, NodeKind};
use crate::vocabulary::Span;

/// Everything that a node can come to before it is held within limits; `None` where that is
/// too large to tell.
fn before_limits(node: &Node) -> Option<Span> {
    let mut all = node.attainable_raw;
    if let NodeKind::Item { absent, gates, .. } = &node.kind {
        if let AbsentPolicy::Points(points) = absent {
            all = all.or(Span::settled((*points).into()));
        }
        for gate in gates {
            all = all.or(Span::settled(gate.otherwise));
        }
    }
    node.weight.map_or(Some(all), |weight| all.times(weight))
}

/// Whether the floor of a node's limits, and their cap, may hold something.
pub(super) fn may_hold(node: &Node) -> [bool; 2] {
    let all = before_limits(node);
    let (floor, cap) = (node.hold.at_least, node.hold.at_most);
    [
        floor.is_some_and(|floor| all.is_none_or(|all| all.least() < floor)),
        cap.is_some_and(|cap| all.is_none_or(|all| all.most() > cap)),
    ]
}
