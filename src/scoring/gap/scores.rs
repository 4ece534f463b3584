//! The scores that an item can have, where there are few.

use crate::scoring::because::Standing;
use crate::scoring::judge::finish;
use crate::scoring::rules::{Measure, Node, NodeKind, Stop};
use crate::vocabulary::{Exact, Points, Span};

/// Every score that an item can have, where its measure has a closed list of values; `None`
/// where it has not, or a number cannot be held exactly.
pub(super) fn scores_of(node: &Node) -> Option<Vec<Exact>> {
    let NodeKind::Item { measure, gates, .. } = &node.kind else { return None };
    let mut raw = values_of(measure, node.full_marks)?;
    raw.extend(gates.iter().map(|gate| gate.otherwise));
    let score = |value: Exact| {
        let mut steps = Vec::new();
        finish(node, Span::settled(value), Standing::Settled, &mut steps)?.value()
    };
    raw.into_iter().map(score).collect()
}

fn values_of(measure: &Measure, full_marks: Option<Points>) -> Option<Vec<Exact>> {
    let full = full_marks.map_or(Exact::ZERO, Exact::from);
    Some(match measure {
        Measure::Constant { points } => vec![*points],
        Measure::Bands { rows, .. } | Measure::Choice { rows, .. } => {
            rows.iter().map(|row| row.points).collect()
        }
        Measure::AllOrNothing { otherwise, .. } => vec![full, *otherwise],
        Measure::Checklist { is_from_full, each, stop, list } => {
            let values = (0..=i64::try_from(list.len()).ok()?).map(|n| {
                let moved = each.times(Exact::whole(n))?;
                let value = match is_from_full {
                    true => full.minus(moved)?,
                    false => moved,
                };
                Some(match (stop, is_from_full) {
                    (Stop::At(floor), true) => value.max(*floor),
                    (Stop::At(cap), false) => value.min(*cap),
                    (Stop::None, _) => value,
                })
            });
            values.collect::<Option<Vec<Exact>>>()?
        }
        Measure::Milestones { levels, is_sum, .. } => {
            let mut values = vec![Exact::ZERO];
            for level in levels {
                let before = values.last().copied().filter(|_| *is_sum);
                values.push(level.points.plus(before.unwrap_or(Exact::ZERO))?);
            }
            values
        }
        Measure::Given { .. }
        | Measure::Deduct { .. }
        | Measure::Award { .. }
        | Measure::Share { .. }
        | Measure::OffTarget { .. }
        | Measure::Steps { .. }
        | Measure::Slabs { .. }
        | Measure::Severity { .. }
        | Measure::Assessed { .. }
        | Measure::Ranks { .. }
        | Measure::Raters { .. }
        | Measure::Ballots { .. } => return None,
    })
}
