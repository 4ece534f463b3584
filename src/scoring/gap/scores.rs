//! The scores that an item can have, where there are few.

use super::Way;
use crate::criteria::{Condition, answered, within};
use crate::scoring::because::{Because, Standing};
use crate::scoring::judge::finish;
use crate::scoring::rules::{Measure, Node, NodeKind, Scheme, Stop};
use crate::vocabulary::{Bounds, Exact, Label, Points, Script, Span};

/// Every score that an item can have, where its measure has a closed list of values; `None`
/// where it has not, or a number cannot be held exactly.
pub(super) fn scores_of(node: &Node) -> Option<Vec<Exact>> {
    let NodeKind::Item { measure, gates, .. } = &node.kind else { return None };
    let mut raw = values_of(measure, node.full_marks)?;
    raw.extend(gates.iter().map(|gate| gate.otherwise));
    raw.into_iter().map(|value| score_of(node, value)).collect()
}

fn score_of(node: &Node, value: Exact) -> Option<Exact> {
    let mut steps = Vec::new();
    finish(node, Span::settled(value), Standing::Settled, &mut steps)?.value()
}

/// What the one fact or number that feeds an item must be for each score, where its measure is
/// of bands, of a choice, or all or nothing.
pub(super) fn ways_of(scheme: &Scheme, node: &Node) -> Vec<Way> {
    let NodeKind::Item { measure, .. } = &node.kind else { return Vec::new() };
    let dictionary = scheme.dictionary();
    let nothing = |_: u16| Label::new("", "", "");
    let way =
        |value: Exact, asks: Label| Some(Way { score: score_of(node, value)?, asks });
    let ways: Vec<Option<Way>> = match measure {
        Measure::Bands { of, bounds, rows } => {
            let label = of.label(dictionary, &nothing);
            let is_proportion = of.is_proportion(dictionary);
            let asks = |bounds: Bounds| asks(&label, &within(bounds, is_proportion));
            let pairs = bounds.iter().zip(rows);
            pairs.map(|(bounds, row)| way(row.points, asks(*bounds))).collect()
        }
        Measure::Choice { of, rows } => {
            let Some(fact) = dictionary.at(*of) else { return Vec::new() };
            let choices = fact.kind().choices().iter().zip(rows);
            let asks = |label: &Label| answered(fact.label(), label);
            choices.map(|(one, row)| way(row.points, asks(&one.label))).collect()
        }
        Measure::AllOrNothing { when, .. } => {
            let full = node.full_marks.map_or(Exact::ZERO, Exact::from);
            vec![way(full, when.asks(dictionary))]
        }
        _ => Vec::new(),
    };
    ways.into_iter().flatten().collect()
}

/// What the one fact or number that feeds an item is, where its measure is of bands, of a choice,
/// or all or nothing by a number, and it is known.
pub(super) fn now_of(scheme: &Scheme, node: &Node, steps: &[Because]) -> Option<Label> {
    let NodeKind::Item { measure, .. } = &node.kind else { return None };
    let dictionary = scheme.dictionary();
    let number = |value: Span, is_proportion: bool| {
        let [hans, hant, en] = Script::ALL.map(|script| {
            if is_proportion { value.in_percent(script) } else { value.in_words(script) }
        });
        value.is_settled().then(|| Label::new(&hans, &hant, &en))
    };
    steps.iter().find_map(|step| match (measure, step) {
        (Measure::Bands { of, .. }, Because::InBand { row: Some(_), value, .. }) => {
            number(*value, of.is_proportion(dictionary))
        }
        (
            Measure::AllOrNothing { when: Condition::Atom(atom), .. },
            Because::Tested(test),
        ) => number(test.value?, atom.is_proportion(dictionary)),
        (Measure::Choice { of, .. }, Because::Chosen { row: Some(row), .. }) => {
            let choices = dictionary.at(*of)?.kind().choices();
            choices.get(usize::from(*row)).map(|choice| choice.label.clone())
        }
        _ => None,
    })
}

/// `入社农户比例30%以上（含）`.
fn asks(label: &Label, within: &Label) -> Label {
    Label::new(
        &format!("{}{}", label.hans, within.hans),
        &format!("{}{}", label.hant, within.hant),
        &format!("{} {}", label.en, within.en),
    )
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
