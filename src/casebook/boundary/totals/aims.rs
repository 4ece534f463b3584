//! The numbers at which a total or a score changes something.

use toml::{Table, Value};

use super::super::tables;
use crate::casebook::mutants::{id_of, number};
use crate::facts::Raw;
use crate::rulebook::Rulebook;
use crate::scoring::{Line, NodeKind, Scheme};
use crate::vocabulary::{Bounds, Exact, FieldPath};

/// A score to be brought just below, to and just above a number.
#[derive(Clone, Debug)]
pub(super) struct Aim {
    /// Where the number stands.
    pub(super) at: FieldPath,
    /// The folder of its cases.
    pub(super) folder: String,
    /// The node whose score is meant.
    pub(super) node: usize,
    /// The number.
    pub(super) line: Exact,
    /// The distance to the next score.
    pub(super) step: Exact,
    /// Whether the score is meant before it is held within limits.
    pub(super) is_before_limits: bool,
    /// A fact that it stands for alone.
    pub(super) fact: Option<(String, Raw)>,
}

/// All aims of a scheme.
pub(super) fn aims(rulebook: &Rulebook, scheme: &Scheme) -> Vec<Aim> {
    let at = FieldPath::root().key("scheme").element(scheme.id().as_str());
    let mut all = Vec::new();
    for grade in scheme.grades() {
        let at = at.key("grade").element(grade.id.as_str());
        let statuses = statuses(scheme);
        let lines: Vec<(Option<(String, Raw)>, Bounds)> = match &grade.line {
            Line::Same(bounds) => vec![(None, *bounds)],
            Line::ByStatus(lines) => {
                statuses.into_iter().map(Some).zip(lines.iter().copied()).collect()
            }
        };
        for (fact, bounds) in lines {
            for line in ends(bounds) {
                let folder = match &fact {
                    None => format!("line-{}", grade.id),
                    Some((_, status)) => format!("line-{}-{status}", grade.id),
                };
                all.extend(aim(scheme, (at.clone(), folder), (0, line), fact.clone()));
            }
        }
    }
    for (place, node) in scheme.nodes().iter().enumerate() {
        if matches!(node.kind, NodeKind::Item { .. }) {
            continue;
        }
        let at = if place == 0 {
            at.clone()
        } else {
            at.key("part").element(node.id.as_str())
        };
        for line in [node.hold.at_least, node.hold.at_most].into_iter().flatten() {
            let folder = format!("limit-{}", node.id);
            let aim = aim(scheme, (at.key("hold"), folder), (place, line), None);
            all.extend(aim.map(|aim| Aim { is_before_limits: true, ..aim }));
        }
    }
    if let Ok(Value::Table(tree)) = Value::try_from(rulebook.draft()) {
        let of =
            tables(&tree, "scheme").find(|one| id_of(one) == Some(scheme.id().as_str()));
        for (key, list) in of.and_then(Value::as_table).into_iter().flatten() {
            for element in list.as_array().into_iter().flatten() {
                let Some(id) = id_of(element) else { continue };
                let mut found = Vec::new();
                scores(element, &mut found);
                for (score, line) in found {
                    let place =
                        scheme.nodes().iter().position(|node| node.id.as_str() == score);
                    let Some(place) = place else { continue };
                    let at = at.key(key).element(id);
                    all.extend(aim(scheme, (at, id.to_owned()), (place, line), None));
                }
            }
        }
    }
    all
}

fn aim(
    scheme: &Scheme,
    (at, folder): (FieldPath, String),
    (node, line): (usize, Exact),
    fact: Option<(String, Raw)>,
) -> Option<Aim> {
    let own = scheme.nodes().get(node)?.round;
    let total = scheme.nodes().first()?.round;
    let step = own.or(total).map_or(Exact::ONE, crate::vocabulary::Rounding::step);
    Some(Aim { at, folder, node, line, step, is_before_limits: false, fact })
}

/// The choices of the status by which lines differ, in the dictionary's order.
fn statuses(scheme: &Scheme) -> Vec<(String, Raw)> {
    let fact = scheme.lines_by().and_then(|by| scheme.dictionary().at(by.fact));
    let of = |fact: &crate::facts::Fact| {
        let choices = fact.kind().choices().iter();
        let pair = |choice: &crate::facts::Choice| {
            (fact.id().to_string(), Raw::text(choice.id.as_str()))
        };
        choices.map(pair).collect()
    };
    fact.map(of).unwrap_or_default()
}

fn ends(bounds: Bounds) -> impl Iterator<Item = Exact> {
    let ends = [bounds.lower(), bounds.upper()].into_iter().flatten();
    ends.map(|bound| bound.value)
}

/// Every number that a score is held against, with the node.
fn scores(value: &Value, all: &mut Vec<(String, Exact)>) {
    match value {
        Value::Table(table) => {
            if let Some(score) = score(table) {
                for key in ["at_least", "above", "at_most", "below"] {
                    let line = table.get(key).and_then(number);
                    all.extend(line.map(|line| (score.to_owned(), line)));
                }
            }
            table.iter().for_each(|(_, value)| scores(value, all));
        }
        Value::Array(list) => list.iter().for_each(|value| scores(value, all)),
        _ => {}
    }
}

fn score(table: &Table) -> Option<&str> {
    table.get("of")?.as_table()?.get("score")?.as_str()
}
