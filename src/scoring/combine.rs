//! How a part comes to its value from those of its children.

use super::because::{Because, Standing};
use super::compare;
use super::outcome::NodeOutcome;
use super::rules::{Combine, Comparison, Excluded, Node, Scheme};
use super::together::Among;
use crate::criteria::Peer;
use crate::vocabulary::{Bounds, Exact, Span};

/// A child's result, as its part sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child<'n> {
    pub(super) node: &'n Node,
    pub(super) value: Span,
    pub(super) standing: Standing,
    /// Whether it cannot be told, or is open and may turn out so.
    pub(super) may_not_tell: bool,
}

impl<'n> Child<'n> {
    pub(super) const fn of(node: &'n Node, outcome: &NodeOutcome) -> Child<'n> {
        let NodeOutcome { value, standing, may_not_tell, .. } = *outcome;
        Child { node, value, standing, may_not_tell }
    }
}

/// What a part comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Combined {
    pub(super) value: Span,
    pub(super) standing: Standing,
    /// Whether it cannot be told, or is open and may turn out so.
    pub(super) may_not_tell: bool,
}

/// Where a part stands, and whom its child is compared with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparing<'c> {
    pub(super) scheme: &'c Scheme,
    pub(super) place: usize,
    pub(super) among: Among<'c>,
}

/// Combines the children; `None` when a number cannot be held exactly.
pub(super) fn combine(
    part: &Node,
    (combine, excluded): (&Combine, Option<Excluded>),
    (children, comparing): (&[Child<'_>], Comparing<'_>),
    steps: &mut Vec<Because>,
) -> Option<Combined> {
    let is_present = |child: &Child<'_>| child.standing != Standing::Excluded;
    let is_whole = children.iter().all(is_present);
    let standing = children
        .iter()
        .filter(|child| is_present(child))
        .fold(Standing::Settled, |all, child| all.and(child.standing));
    let may_not_tell = children.iter().any(|child| child.may_not_tell);
    let undetermined = Combined {
        value: part.attainable_raw,
        standing: Standing::Undetermined,
        may_not_tell: true,
    };
    if !is_whole {
        match excluded {
            Some(Excluded::Undetermined) | None => {
                steps.push(Because::CannotTell { points: undetermined.value });
                return Some(undetermined);
            }
            Some(Excluded::Zero) => {
                let left_out = children.iter().filter(|child| !is_present(child)).count();
                let children = u16::try_from(left_out).ok()?;
                steps.push(Because::CountedAsZero { children });
            }
            Some(Excluded::Rescale) => {
                if !children.iter().any(is_present) {
                    steps.push(Because::NothingPresent { points: undetermined.value });
                    return Some(undetermined);
                }
            }
        }
    }
    let is_rescaled = !is_whole && excluded == Some(Excluded::Rescale);
    let value = match combine {
        Combine::Sum => sum(children, is_rescaled, steps)?,
        Combine::Mean => mean(children, is_rescaled)?,
        Combine::Weighted(weights) => weighted(children, weights, is_rescaled, steps)?,
        Combine::Stars(lines) => stars(children, lines, steps),
        Combine::Net { from } => net(children, *from)?,
        Combine::Product { .. } => product(children, is_rescaled)?,
        Combine::Best => extreme(children, is_rescaled, Exact::max),
        Combine::Worst => extreme(children, is_rescaled, Exact::min),
        Combine::Compared(comparison) => {
            return match children {
                // Left out, and zero by the policy: there is nothing to compare.
                [child] if is_present(child) => {
                    comparing.compared((part, comparison), *child, steps)
                }
                _ => Some(Combined { value: Span::ZERO, standing, may_not_tell }),
            };
        }
    };
    Some(Combined { value, standing, may_not_tell })
}

impl Comparing<'_> {
    /// The child compared with those of the others.
    fn compared(
        self,
        (part, comparison): (&Node, &Comparison),
        child: Child<'_>,
        steps: &mut Vec<Because>,
    ) -> Option<Combined> {
        let own = Standing::Settled.and(child.standing);
        let Among::All { fields, own: place } = self.among else {
            let value = part.attainable_raw;
            steps.push(Because::AwaitsOthers { points: value });
            let (standing, may_not_tell) = (own.and(Standing::Open), child.may_not_tell);
            return Some(Combined { value, standing, may_not_tell });
        };
        let others = fields.others((self.scheme, self.place, place), comparison);
        let comparing = compare::Comparing {
            how: &comparison.how,
            full_marks: part.full_marks.map_or(Exact::ZERO, Exact::from),
            is_penalty: self.scheme.is_penalty(),
        };
        let (peers, standings): (Vec<Peer>, Vec<Standing>) = others.into_iter().unzip();
        let value = comparing.points(child.value, &peers, steps)?;
        let are_told = !peers.iter().any(|peer| peer.may_not_tell);
        if value.is_settled() && are_told {
            let may_not_tell = child.may_not_tell;
            return Some(Combined { value, standing: own, may_not_tell });
        }
        let standing = standings.into_iter().fold(own, Standing::and).and(Standing::Open);
        let may_not_tell = child.may_not_tell || !are_told;
        Some(Combined { value, standing, may_not_tell })
    }
}

/// The children that count: all (one left out is zero), or those present.
fn counted<'c, 'n>(
    children: &'c [Child<'n>],
    only_present: bool,
) -> impl Iterator<Item = Span> + use<'c, 'n> {
    children
        .iter()
        .filter(move |child| !only_present || child.standing != Standing::Excluded)
        .map(|child| match child.standing {
            Standing::Excluded => Span::ZERO,
            _ => child.value,
        })
}

fn sum(
    children: &[Child<'_>],
    is_rescaled: bool,
    steps: &mut Vec<Because>,
) -> Option<Span> {
    let mut sum = Span::ZERO;
    for value in counted(children, true) {
        sum = sum.plus(value)?;
    }
    if !is_rescaled {
        return Some(sum);
    }
    let (mut all, mut present) = (Exact::ZERO, Exact::ZERO);
    for child in children {
        // The check sees to it that each child has full marks.
        let marks = weighted_marks(child.node)?;
        all = all.plus(marks)?;
        if child.standing != Standing::Excluded {
            present = present.plus(marks)?;
        }
    }
    rescaled(sum, all, present, steps)
}

/// Full marks × weight: what a child can bring to its part.
pub(super) fn weighted_marks(node: &Node) -> Option<Exact> {
    let marks = Exact::from(node.full_marks?);
    node.weight.map_or(Some(marks), |weight| marks.times(weight))
}

fn rescaled(
    value: Span,
    all: Exact,
    present: Exact,
    steps: &mut Vec<Because>,
) -> Option<Span> {
    let points = value.times(all.over(present)?)?;
    steps.push(Because::Rescaled { all, present, points });
    Some(points)
}

fn mean(children: &[Child<'_>], only_present: bool) -> Option<Span> {
    let mut sum = Span::ZERO;
    let mut n: i64 = 0;
    for value in counted(children, only_present) {
        sum = sum.plus(value)?;
        n = n.checked_add(1)?;
    }
    sum.times(Exact::fraction(1, n)?)
}

fn weighted(
    children: &[Child<'_>],
    weights: &[Exact],
    is_rescaled: bool,
    steps: &mut Vec<Because>,
) -> Option<Span> {
    let mut sum = Span::ZERO;
    let mut present = Exact::ZERO;
    for (child, weight) in children.iter().zip(weights) {
        if child.standing == Standing::Excluded {
            continue;
        }
        sum = sum.plus(child.value.times(*weight)?)?;
        present = present.plus(*weight)?;
    }
    if is_rescaled { rescaled(sum, Exact::ONE, present, steps) } else { Some(sum) }
}

/// How many children reach their own line; one left out reaches none.
fn stars(children: &[Child<'_>], lines: &[Bounds], steps: &mut Vec<Because>) -> Span {
    let (mut sure, mut possible) = (0_i64, 0_i64);
    for (child, line) in children.iter().zip(lines) {
        let (least, most) = (child.value.least(), child.value.most());
        let is_in = child.standing != Standing::Excluded;
        let must = line.contains(least) && line.contains(most);
        let may = line.is_above_lower(most) && line.is_below_upper(least);
        sure = sure.saturating_add(i64::from(is_in && must));
        possible = possible.saturating_add(i64::from(is_in && may));
    }
    let stars = Span::between(Exact::whole(sure), Exact::whole(possible));
    steps.push(Because::Stars { stars });
    stars
}

fn net(children: &[Child<'_>], from: usize) -> Option<Span> {
    let mut value = Span::ZERO;
    for (place, child) in counted(children, false).enumerate() {
        value = if place == from { value.plus(child)? } else { value.minus(child)? };
    }
    Some(value)
}

/// The amount times its factors; a factor that is left out changes nothing.
fn product(children: &[Child<'_>], only_present: bool) -> Option<Span> {
    counted(children, only_present).try_fold(Span::settled(Exact::ONE), Span::by)
}

fn extreme(
    children: &[Child<'_>],
    only_present: bool,
    pick: fn(Exact, Exact) -> Exact,
) -> Span {
    counted(children, only_present)
        .reduce(|one, other| {
            Span::between(
                pick(one.least(), other.least()),
                pick(one.most(), other.most()),
            )
        })
        .unwrap_or(Span::ZERO)
}
