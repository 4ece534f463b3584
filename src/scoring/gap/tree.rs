//! The score tree with one value for each node: every item as it stands at worst, so that
//! what is reached is reached for sure.

use super::need::{Asked, Need, before_finish};
use crate::scoring::because::Standing;
use crate::scoring::combine::{Child, Comparing, combine, weighted_marks};
use crate::scoring::judge::finish;
use crate::scoring::outcome::{NodeOutcome, Outcome};
use crate::scoring::rules::{Combine, Excluded, Node, NodeKind};
use crate::scoring::together::Among;
use crate::vocabulary::{Bounds, Exact, Span};

/// The tree, and which way is better at each of its nodes.
#[derive(Clone, Debug)]
pub(super) struct Tree<'o> {
    outcome: &'o Outcome,
    values: Vec<Exact>,
    /// Whether more is better for the total; `None` where what the node does to the total
    /// depends on others, or cannot be told.
    betters: Vec<Option<bool>>,
}

/// A part with its children, each with its place.
struct Part<'t> {
    combine: &'t Combine,
    children: &'t [u16],
    excluded: Option<Excluded>,
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

fn part(node: &Node) -> Option<Part<'_>> {
    match &node.kind {
        NodeKind::Part { combine, children, excluded } => {
            Some(Part { combine, children, excluded: *excluded })
        }
        NodeKind::Item { .. } => None,
    }
}

/// The children of a part, and whether each is better the other way round than the part;
/// `None` where that depends on others or cannot be told.
fn turns_of(outcome: &Outcome, place: usize) -> Vec<(usize, Option<bool>)> {
    let nodes = &outcome.scheme.0.nodes;
    let Some(node) = nodes.get(place) else { return Vec::new() };
    let Some(part) = part(node) else { return Vec::new() };
    let is_left_out = |child: usize| {
        outcome.nodes.get(child).is_some_and(|one| one.standing == Standing::Excluded)
    };
    let places = || part.children.iter().map(|child| usize::from(*child));
    let leaves_open = part.excluded.is_none_or(|how| how == Excluded::Undetermined);
    if leaves_open && places().any(is_left_out) {
        return places().map(|child| (child, None)).collect();
    }
    let own = node.weight.is_some_and(Exact::is_negative);
    let of = |(at, child): (usize, usize)| {
        let turns = match part.combine {
            Combine::Sum | Combine::Mean | Combine::Best | Combine::Worst => Some(false),
            Combine::Stars(lines) => {
                let line = lines.get(at).map(|line| (line.lower(), line.upper()));
                match line {
                    Some((Some(_), None)) => Some(false),
                    Some((None, Some(_))) => Some(true),
                    Some(_) | None => None,
                }
            }
            Combine::Weighted(weights) => {
                Some(weights.get(at).copied().is_some_and(Exact::is_negative))
            }
            Combine::Net { from } => Some(at != *from),
            Combine::Product { .. } => {
                let mut others = places().filter(|other| *other != child);
                let is_positive = |other: usize| {
                    let other = nodes.get(other).map(|node| node.attainable.least());
                    other.is_some_and(|least| !least.is_negative())
                };
                others.all(is_positive).then_some(false)
            }
            Combine::Compared(_) => None,
        };
        (child, turns.map(|turns| turns != own))
    };
    places().enumerate().map(of).collect()
}

/// The children of a part beside one of them.
struct Others<'t> {
    tree: &'t Tree<'t>,
    part: &'t Part<'t>,
    at: usize,
    only_present: bool,
}

impl Others<'_> {
    /// Their places and values, those that count; what is left out is zero where it counts.
    fn placed(&self) -> impl Iterator<Item = (usize, Exact)> {
        let children = self.part.children.iter().enumerate();
        let others = children.filter(|(at, _)| *at != self.at);
        others.filter_map(|(at, child)| {
            let child = usize::from(*child);
            match self.tree.is_left_out(child) {
                true if self.only_present => None,
                true => Some((at, Exact::ZERO)),
                false => Some((at, self.tree.value(child))),
            }
        })
    }

    fn counted(&self) -> impl Iterator<Item = Exact> {
        self.placed().map(|(_, value)| value)
    }

    fn sum(&self) -> Option<Exact> {
        self.counted().try_fold(Exact::ZERO, Exact::plus)
    }

    /// All full marks ÷ those of the children that are there.
    fn rescaling(&self) -> Option<Exact> {
        let (mut all, mut present) = (Exact::ZERO, Exact::ZERO);
        for child in self.part.children {
            let child = usize::from(*child);
            let marks = weighted_marks(self.tree.node(child)?)?;
            all = all.plus(marks)?;
            if !self.tree.is_left_out(child) {
                present = present.plus(marks)?;
            }
        }
        all.over(present)
    }

    fn of_sum(&self, need: Need, factor: Exact) -> Option<Asked> {
        let Asked::This(need) = need.before(factor)? else { return Some(Asked::NotTold) };
        Some(Asked::This(need.at(need.end.value.minus(self.sum()?)?)))
    }

    fn of_weights(&self, need: Need, weights: &[Exact]) -> Option<Asked> {
        let weight = |at: usize| weights.get(at).copied();
        let own = weight(self.at)?;
        let (mut sum, mut present) = (Exact::ZERO, own);
        for (at, value) in self.placed() {
            let weight = weight(at)?;
            sum = sum.plus(value.times(weight)?)?;
            present = present.plus(weight)?;
        }
        let factor =
            if self.only_present { Exact::ONE.over(present)? } else { Exact::ONE };
        let Asked::This(need) = need.before(factor)? else { return Some(Asked::NotTold) };
        need.at(need.end.value.minus(sum)?).before(own)
    }

    fn of_net(&self, need: Need, from: usize) -> Option<Asked> {
        let mut rest = Exact::ZERO;
        for (at, value) in self.placed() {
            rest = if at == from { rest.plus(value)? } else { rest.minus(value)? };
        }
        if self.at == from {
            return Some(Asked::This(need.at(need.end.value.minus(rest)?)));
        }
        Some(Asked::This(need.at(rest.minus(need.end.value)?).turned()))
    }

    /// The greatest, or the least, of all.
    fn of_extreme(&self, need: Need, is_greatest: bool) -> Asked {
        let mut others = self.counted().map(|value| need.is_met_by(value));
        // More of the greatest: one that reaches it is enough; of the least, all must.
        if need.is_up == is_greatest {
            if others.any(|is_met| is_met) { Asked::Nothing } else { Asked::This(need) }
        } else if others.all(|is_met| is_met) {
            Asked::This(need)
        } else {
            Asked::Never
        }
    }

    fn of_stars(&self, need: Need, lines: &[Bounds]) -> Option<Asked> {
        let reaches = |at: usize, value: Exact| {
            lines.get(at).is_some_and(|line| line.contains(value))
        };
        let is_there = |at: usize| {
            let child = self.part.children.get(at).map(|child| usize::from(*child));
            child.is_some_and(|child| !self.tree.is_left_out(child))
        };
        let stars =
            self.placed().filter(|(at, value)| is_there(*at) && reaches(*at, *value));
        let stars = i64::try_from(stars.count()).ok()?;
        let (without, with) = (Exact::whole(stars), Exact::whole(stars.checked_add(1)?));
        let line = lines.get(self.at)?;
        let to_reach = match (line.lower(), line.upper()) {
            (Some(end), None) => Need { end, is_up: true },
            (None, Some(end)) => Need { end, is_up: false },
            (Some(_), Some(_)) | (None, None) => return Some(Asked::NotTold),
        };
        Some(match (need.is_met_by(without), need.is_met_by(with)) {
            (true, true) => Asked::Nothing,
            (false, false) => Asked::Never,
            (false, true) => Asked::This(to_reach),
            (true, false) => Asked::This(to_reach.missed()),
        })
    }
}
