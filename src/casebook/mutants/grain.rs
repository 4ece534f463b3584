//! How fine numbers can be: lines that no total lies between, steps that are always whole.

use super::changes::Planned;
use super::mutant::{Change, Proof};
use super::number::number;
use super::proof::nodes;
use super::tree::Edit;
use crate::rulebook::Rulebook;
use crate::scoring::{AbsentPolicy, Combine, Excluded, Hold, Node, NodeKind, Scheme};
use crate::vocabulary::{Bounds, Exact, FieldPath};

/// The most totals that are tried between two lines.
const MOST: i128 = 1_000;

/// The most choices of those present that are looked at.
const MOST_CHOICES: usize = 64;

/// The line of a grade, where every total that can come out between the old and the new line
/// lies on the same side of all lines.
pub(super) fn between(both: (&Rulebook, &Rulebook), planned: &Planned) -> Option<Proof> {
    let Change::Edge { below, above, .. } = planned.change else { return None };
    let of = |rulebook: &Rulebook| -> Option<Scheme> {
        let mut schemes = rulebook.schemes().iter();
        let meant = schemes.find(|scheme| {
            let of = FieldPath::root().key("scheme").element(scheme.id().as_str());
            scheme.grades().iter().any(|grade| {
                planned.at.is_within(&of.key("grade").element(grade.id.as_str()))
            })
        });
        meant.cloned()
    };
    let (before, after) = (of(both.0)?, of(both.1)?);
    let grain = grain_of_total(&before)?;
    let lines = |scheme: &Scheme| -> Vec<Bounds> {
        let grades = scheme.grades().iter();
        grades.flat_map(|grade| grade.line.of(None)).collect()
    };
    let (before, after) = (lines(&before), lines(&after));
    if before == after {
        return None;
    }
    same_between((below, above), grain, &|total| {
        let reached = |lines: &[Bounds]| -> Vec<bool> {
            lines.iter().map(|line| line.contains(total)).collect()
        };
        reached(&before) == reached(&after)
    })
}

/// The line of a star, where every score that the child can have between the old and the new
/// line lies on the same side of both.
pub(super) fn between_stars(
    both: (&Rulebook, &Rulebook),
    planned: &Planned,
) -> Option<Proof> {
    let Change::Edge { below, above, .. } = planned.change else { return None };
    let [(scheme, one), (_, other)] = nodes(both, &planned.at).or_else(|| {
        let of = |rulebook: &Rulebook| {
            rulebook.schemes().iter().position(|scheme| {
                let of = FieldPath::root().key("scheme").element(scheme.id().as_str());
                planned.at.is_within(&of.key("combine"))
            })
        };
        let root = |rulebook| -> Option<_> {
            let scheme = Rulebook::schemes(rulebook).get(of(rulebook)?)?;
            Some((scheme, scheme.nodes().first()?))
        };
        Some([root(both.0)?, root(both.1)?])
    })?;
    let stars = |node: &Node| match &node.kind {
        NodeKind::Part { combine: Combine::Stars(lines), children, .. } => {
            Some((lines.to_vec(), children.to_vec()))
        }
        _ => None,
    };
    let ((before, children), (after, _)) = (stars(one)?, stars(other)?);
    let mut changed = children.iter().zip(before.iter().zip(&after));
    let is_other = |(_, (one, other)): &(&u16, (&Bounds, &Bounds))| one != other;
    let (child, (one, other)) = changed.find(is_other)?;
    if changed.any(|pair| is_other(&pair)) {
        return None;
    }
    let grain = scheme.nodes().get(usize::from(*child))?.grain?;
    same_between((below, above), grain, &|score| {
        one.contains(score) == other.contains(score)
    })
}

/// The proof, where all multiples of a grain from one number to another are told alike.
fn same_between(
    (below, above): (Exact, Exact),
    grain: Exact,
    is_same: &dyn Fn(Exact) -> bool,
) -> Option<Proof> {
    let place = |edge: Exact| -> Option<i128> {
        let times = edge.over(grain)?;
        times.numerator().checked_div_euclid(times.denominator())
    };
    let (first, last) = (place(below)?, place(above)?);
    if last.checked_sub(first)? > MOST {
        return None;
    }
    let is_same_at = |place: i128| -> Option<bool> {
        let number = Exact::whole(i64::try_from(place).ok()?).times(grain)?;
        Some(number < below || number > above || is_same(number))
    };
    let all = (first..=last).map(is_same_at).collect::<Option<Vec<bool>>>()?;
    all.iter().all(|is_same| *is_same).then_some(Proof::BetweenTotals)
}

/// What every total is a multiple of; `None` where that depends on facts.
fn grain_of_total(scheme: &Scheme) -> Option<Exact> {
    let root = scheme.nodes().first()?;
    let is_whole = |step: Exact| {
        let grains = root.raw_grain?.over(step)?;
        Some(grains.denominator() == 1)
    };
    match root.round {
        Some(round) if is_whole(round.step()) == Some(true) => root.raw_grain,
        Some(round) => Some(round.step()),
        None => root.raw_grain,
    }
}

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
