//! Lines that no total lies between, as fine as totals can be.

use super::changes::Planned;
use super::mutant::{Change, Proof};
use super::proof::nodes;
use crate::rulebook::Rulebook;
use crate::scoring::{Combine, Node, NodeKind, Scheme};
use crate::vocabulary::{Bounds, Exact, FieldPath};

/// The most totals that are tried between two lines.
const MOST: i128 = 1_000;

/// The line of a grade, where every total that can come out between the old and the new line
/// lies on the same side of all lines.
pub(super) fn totals(both: (&Rulebook, &Rulebook), planned: &Planned) -> Option<Proof> {
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
pub(super) fn scores_of_a_star(
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
