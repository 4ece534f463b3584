//! How fine numbers can be: what sums are multiples of, steps that are always whole.

use super::changes::Planned;
use super::mutant::Proof;
use super::number::number;
use super::tree::Edit;
use crate::rulebook::Rulebook;
use crate::scoring::{AbsentPolicy, Combine, Excluded, Hold, Node, NodeKind, Scheme};
use crate::vocabulary::Exact;

/// The most choices of those present that are looked at.
const MOST_CHOICES: usize = 64;

/// What the values of a node are multiples of before they are rounded, each of one of these:
/// of a sum that is scaled up there is one for each choice of those present.
pub(super) fn raw_grains(scheme: &Scheme, node: &Node) -> Option<Vec<Exact>> {
    if let Some(grain) = node.raw_grain {
        return Some(vec![grain]);
    }
    let is_plain = node.weight.is_none() && node.hold == Hold::default();
    let excluded = Some(Excluded::Rescale);
    let children = match &node.kind {
        NodeKind::Part { combine: Combine::Sum, children, excluded: how }
            if *how == excluded && is_plain =>
        {
            children
        }
        _ => return None,
    };
    let mut choices: Vec<Vec<&Node>> = vec![Vec::new()];
    for place in children {
        let child = scheme.nodes().get(usize::from(*place))?;
        let NodeKind::Item { absent, may_not_apply, .. } = &child.kind else {
            return None;
        };
        let without = choices.clone();
        for present in &mut choices {
            present.push(child);
        }
        if *may_not_apply || *absent == AbsentPolicy::Excluded {
            choices.extend(without);
        }
        if choices.len() > MOST_CHOICES {
            return None;
        }
    }
    let whole = choices.first()?.clone();
    let present = choices.iter().filter(|present| !present.is_empty());
    present.map(|present| scaled_up(&whole, present)).collect()
}

/// What a sum of those present is a multiple of, once it is scaled up to all.
fn scaled_up(all: &[&Node], present: &[&Node]) -> Option<Exact> {
    let marks = |nodes: &[&Node]| {
        nodes.iter().try_fold(Exact::ZERO, |sum, node| {
            let marks = Exact::from(node.full_marks?);
            let marks = node.weight.map_or(Some(marks), |weight| marks.times(weight));
            sum.plus(marks?)
        })
    };
    // Grains are one of so many parts: their sums are one of as many parts as all divide.
    let parts = present.iter().try_fold(1_i64, |all, node| {
        let parts = i64::try_from(node.grain?.denominator()).ok()?;
        all.checked_mul(parts)?.checked_div(gcd(all, parts))
    })?;
    Exact::fraction(1, parts)?.times(marks(all)?.over(marks(present)?)?)
}

fn gcd(one: i64, other: i64) -> i64 {
    let (mut one, mut other) = (one, other);
    while let Some(rest) = one.checked_rem(other) {
        (one, other) = (other, rest);
    }
    one
}

/// What a part of a step counts, where a fact is held against a target and every distance is a
/// number of whole steps.
pub(super) fn whole_steps(
    rulebook: &Rulebook,
    root: &toml::Value,
    planned: &Planned,
) -> Option<Proof> {
    let [Edit::Set(way, _)] = planned.edits.as_slice() else { return None };
    if way.last_key() != Some("part_step") {
        return None;
    }
    let steps = way.parent()?;
    let steps = steps.at(root)?.as_table()?;
    let kind = rulebook.dictionary().fact(steps.get("of")?.as_str()?)?.kind();
    let (per, target) = (number(steps.get("per")?)?, number(steps.get("target")?)?);
    let is_whole = |distance: Exact| {
        distance.over(per).is_some_and(|steps| steps.denominator() == 1)
    };
    let from_target = kind.domain()?.least().minus(target)?;
    (is_whole(kind.step()?) && is_whole(from_target)).then_some(Proof::AlreadyRound)
}
