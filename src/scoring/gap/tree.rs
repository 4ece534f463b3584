//! The score tree with one value for each node: every item as it stands at worst, so that
//! what is reached is reached for sure.

use super::need::{Asked, Need, before_finish};
use super::part::{Others, Part, part, turns_of};
use crate::scoring::because::Standing;
use crate::scoring::combine::{Child, Comparing, combine};
use crate::scoring::judge::finish;
use crate::scoring::outcome::{NodeOutcome, Outcome};
use crate::scoring::rules::{Combine, Excluded, Node, NodeKind};
use crate::scoring::together::Among;
use crate::vocabulary::{Exact, Span};

/// The tree, and which way is better at each of its nodes.
#[derive(Clone, Debug)]
pub(super) struct Tree<'o> {
    outcome: &'o Outcome,
    values: Vec<Exact>,
    /// Whether more is better for the total; `None` where what the node does to the total
    /// depends on others, or cannot be told.
    betters: Vec<Option<bool>>,
}

impl<'o> Tree<'o> {
    /// The tree of an outcome as it stands at worst; `None` where a number cannot be held
    /// exactly.
    pub(super) fn at_worst(outcome: &'o Outcome) -> Option<Tree<'o>> {
        let scheme = &outcome.scheme;
        let mut betters = vec![None; scheme.nodes().len()];
        if let Some(root) = betters.first_mut() {
            *root = Some(!scheme.is_penalty());
        }
        for place in 0..scheme.nodes().len() {
            let Some(better) = betters.get(place).copied().flatten() else { continue };
            for (child, turns) in turns_of(outcome, place) {
                if let (Some(slot), Some(turns)) = (betters.get_mut(child), turns) {
                    *slot = Some(better != turns);
                }
            }
        }
        let worst = outcome.nodes.iter().zip(&betters).map(|(node, better)| {
            if better.unwrap_or(true) { node.value.least() } else { node.value.most() }
        });
        let mut tree = Tree { outcome, values: worst.collect(), betters: Vec::new() };
        tree.betters = betters;
        tree.settle()
    }

    pub(super) fn total(&self) -> Exact {
        self.value(0)
    }

    pub(super) fn value(&self, place: usize) -> Exact {
        self.values.get(place).copied().unwrap_or(Exact::ZERO)
    }

    pub(super) fn better(&self, place: usize) -> Option<bool> {
        self.betters.get(place).copied().flatten()
    }

    /// The best score that a node can have.
    pub(super) fn best(&self, place: usize) -> Option<Exact> {
        let node = self.node(place)?;
        let all = node.attainable;
        Some(if self.better(place)? { all.most() } else { all.least() })
    }

    /// The same with another score for an item.
    pub(super) fn with(&self, item: usize, score: Exact) -> Option<Tree<'o>> {
        let mut tree = self.clone();
        *tree.values.get_mut(item)? = score;
        tree.settle()
    }

    pub(super) fn is_left_out(&self, place: usize) -> bool {
        self.found(place).is_some_and(|node| node.standing == Standing::Excluded)
    }

    /// Whether what a node brings to the total does not depend on the others.
    pub(super) fn is_additive(&self, item: usize) -> bool {
        let way = self.way_to(item);
        let above = way.iter().rev().skip(1).filter_map(|place| self.node(*place));
        above.clone().all(|node| {
            let adds = matches!(
                node.kind,
                NodeKind::Part {
                    combine: Combine::Sum
                        | Combine::Mean
                        | Combine::Weighted(_)
                        | Combine::Net { .. },
                    ..
                }
            );
            let is_held = node.hold.at_least.is_some() || node.hold.at_most.is_some();
            adds && !is_held && (node.round.is_none() || node.parent.is_none())
        })
    }

    /// What is asked of an item alone, the others as they are, so that the total meets a
    /// need; `None` where a number cannot be held exactly.
    pub(super) fn asked_of(&self, item: usize, need: Need) -> Option<Asked> {
        let way = self.way_to(item);
        let mut need = need;
        for (place, child) in way.iter().zip(way.iter().skip(1)) {
            need = match before_finish(self.node(*place)?, need)? {
                Asked::This(need) => need,
                other => return Some(other),
            };
            need = match self.asked_of_child(*place, *child, need)? {
                Asked::This(need) => need,
                other => return Some(other),
            };
        }
        Some(Asked::This(need))
    }

    pub(super) fn node(&self, place: usize) -> Option<&'o Node> {
        self.outcome.scheme.0.nodes.get(place)
    }

    fn found(&self, place: usize) -> Option<&'o NodeOutcome> {
        self.outcome.nodes.get(place)
    }

    /// The places from the scheme itself down to a node.
    fn way_to(&self, place: usize) -> Vec<usize> {
        let parent = |at: &usize| self.node(*at)?.parent.map(usize::from);
        let mut way: Vec<usize> = std::iter::successors(Some(place), parent).collect();
        way.reverse();
        way
    }

    /// Every part anew from its children, but those that depend on others.
    fn settle(mut self) -> Option<Tree<'o>> {
        let mut steps = Vec::new();
        for place in (0..self.values.len()).rev() {
            let node = self.node(place)?;
            let Some(part) = part(node) else { continue };
            if !self.is_told(place, &part) {
                continue;
            }
            let mut children = Vec::with_capacity(part.children.len());
            for child in part.children {
                let at = usize::from(*child);
                let value = Span::settled(self.value(at));
                let outcome = NodeOutcome { value, ..*self.found(at)? };
                children.push(Child::of(self.node(at)?, &outcome));
            }
            let scheme = &self.outcome.scheme;
            let comparing = Comparing { scheme, place, among: Among::Alone };
            let how = (part.combine, part.excluded);
            let raw = combine(node, how, (&children, comparing), &mut steps)?.value;
            let standing = self.found(place)?.standing;
            let value = finish(node, raw, standing, &mut steps)?;
            steps.clear();
            *self.values.get_mut(place)? = value.value()?;
        }
        Some(self)
    }

    /// Whether a part follows from its children alone.
    fn is_told(&self, place: usize, part: &Part<'_>) -> bool {
        let own = self.better(place).is_some();
        let children = part.children.iter().map(|child| usize::from(*child));
        own && children.clone().all(|child| self.better(child).is_some())
            && !self.is_left_out(place)
    }

    fn asked_of_child(&self, place: usize, child: usize, need: Need) -> Option<Asked> {
        let Some(part) = part(self.node(place)?) else { return Some(Asked::NotTold) };
        if !self.is_told(place, &part) || self.is_left_out(child) {
            return Some(Asked::NotTold);
        }
        let at = part.children.iter().position(|one| usize::from(*one) == child)?;
        let is_whole = part.children.iter().all(|one| !self.is_left_out((*one).into()));
        let only_present = !is_whole && part.excluded == Some(Excluded::Rescale);
        let others = Others { tree: self, part: &part, at, only_present };
        match part.combine {
            Combine::Sum => {
                let factor = if only_present { others.rescaling()? } else { Exact::ONE };
                others.of_sum(need, factor)
            }
            Combine::Mean => {
                let n = others.counted().count().checked_add(1)?;
                let share = Exact::fraction(1, i64::try_from(n).ok()?)?;
                others.of_sum(need, share)
            }
            Combine::Weighted(weights) => others.of_weights(need, weights),
            Combine::Net { from } => others.of_net(need, *from),
            Combine::Product { .. } => {
                let product = others.counted().try_fold(Exact::ONE, Exact::times)?;
                need.before(product)
            }
            Combine::Best => Some(others.of_extreme(need, true)),
            Combine::Worst => Some(others.of_extreme(need, false)),
            Combine::Stars(lines) => others.of_stars(need, lines),
            Combine::Compared(_) => Some(Asked::NotTold),
        }
    }
}
