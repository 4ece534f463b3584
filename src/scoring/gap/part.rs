//! A part of the tree: which way is better for each of its children, and what is asked of one
//! of them beside the others.

use super::need::{Asked, Need};
use super::tree::Tree;
use crate::scoring::because::Standing;
use crate::scoring::combine::weighted_marks;
use crate::scoring::outcome::Outcome;
use crate::scoring::rules::{Combine, Excluded, Node, NodeKind};
use crate::vocabulary::{Bounds, Exact};

/// A part with its children, each with its place.
pub(super) struct Part<'t> {
    pub(super) combine: &'t Combine,
    pub(super) children: &'t [u16],
    pub(super) excluded: Option<Excluded>,
}

pub(super) fn part(node: &Node) -> Option<Part<'_>> {
    match &node.kind {
        NodeKind::Part { combine, children, excluded } => {
            Some(Part { combine, children, excluded: *excluded })
        }
        NodeKind::Item { .. } => None,
    }
}

/// The children of a part, and whether each is better the other way round than the part;
/// `None` where that depends on others or cannot be told.
pub(super) fn turns_of(outcome: &Outcome, place: usize) -> Vec<(usize, Option<bool>)> {
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
pub(super) struct Others<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) part: &'t Part<'t>,
    pub(super) at: usize,
    pub(super) only_present: bool,
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

    pub(super) fn counted(&self) -> impl Iterator<Item = Exact> {
        self.placed().map(|(_, value)| value)
    }

    fn sum(&self) -> Option<Exact> {
        self.counted().try_fold(Exact::ZERO, Exact::plus)
    }

    /// All full marks ÷ those of the children that are there.
    pub(super) fn rescaling(&self) -> Option<Exact> {
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

    pub(super) fn of_sum(&self, need: Need, factor: Exact) -> Option<Asked> {
        let Asked::This(need) = need.before(factor)? else { return Some(Asked::NotTold) };
        Some(Asked::This(need.at(need.end.value.minus(self.sum()?)?)))
    }

    pub(super) fn of_weights(&self, need: Need, weights: &[Exact]) -> Option<Asked> {
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

    pub(super) fn of_net(&self, need: Need, from: usize) -> Option<Asked> {
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
    pub(super) fn of_extreme(&self, need: Need, is_greatest: bool) -> Asked {
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

    pub(super) fn of_stars(&self, need: Need, lines: &[Bounds]) -> Option<Asked> {
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
