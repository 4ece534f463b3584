//! How fine numbers can be: lines that no total lies between, steps that are always whole.

use super::changes::Planned;
use super::mutant::{Change, Proof};
use super::number::number;
use super::tree::Edit;
use crate::rulebook::Rulebook;
use crate::scoring::Scheme;
use crate::vocabulary::{Bounds, Exact, FieldPath};

/// The most totals that are tried between two lines.
const MOST: i128 = 1_000;

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
    let grain = before.nodes().first()?.grain?;
    let lines = |scheme: &Scheme| -> Vec<Bounds> {
        let grades = scheme.grades().iter();
        grades.flat_map(|grade| grade.line.of(None)).collect()
    };
    let (before, after) = (lines(&before), lines(&after));
    if before == after {
        return None;
    }
    let place = |edge: Exact| -> Option<i128> {
        let times = edge.over(grain)?;
        times.numerator().checked_div_euclid(times.denominator())
    };
    let (first, last) = (place(below)?, place(above)?);
    if last.checked_sub(first)? > MOST {
        return None;
    }
    let is_same = |place: i128| -> Option<bool> {
        let total = Exact::whole(i64::try_from(place).ok()?).times(grain)?;
        if total < below || total > above {
            return Some(true);
        }
        let reached = |lines: &[Bounds]| -> Vec<bool> {
            lines.iter().map(|line| line.contains(total)).collect()
        };
        Some(reached(&before) == reached(&after))
    };
    let all = (first..=last).map(is_same).collect::<Option<Vec<bool>>>()?;
    all.iter().all(|is_same| *is_same).then_some(Proof::BetweenTotals)
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
