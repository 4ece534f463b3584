use super::because::{Because, Standing};
use super::combine::{Child, combine};
use super::grade::{GradeSet, Grading, grade};
use super::measure::{Measured, Run};
use super::missing::missing;
use super::outcome::{NodeOutcome, Outcome, Total, Undecided};
use super::rules::{AbsentPolicy, Node, NodeKind, Scheme};
use crate::criteria::{State, View};
use crate::facts::{Sheet, SheetState};
use crate::vocabulary::{Exact, Span};

/// 考核评分 — holds a sheet against a scheme: the total, the grade, and every step.
///
/// Total: it never fails, whatever the sheet says. A sheet that was checked against another
/// dictionary gives an outcome in which nothing can be told, and that says so.
///
/// # Units
/// Points, exact; rounded only where the scheme says.
///
/// # Examples
/// See [the room](crate::scoring).
#[must_use]
pub fn judge(scheme: &Scheme, sheet: &Sheet) -> Outcome {
    if !scheme.dictionary().is(sheet.dictionary()) {
        return Outcome::undecided(scheme, sheet, Undecided::AnotherDictionary);
    }
    match walk(scheme, sheet) {
        Some(walk) => {
            let mut outcome = walk.into_outcome(scheme, sheet);
            outcome.missing = missing(scheme, sheet, &outcome);
            outcome
        }
        None => Outcome::undecided(scheme, sheet, Undecided::TooLarge),
    }
}

/// The total and the grades alone, for what-if questions.
pub(super) fn glance(scheme: &Scheme, sheet: &Sheet) -> Option<(Span, GradeSet)> {
    let walk = walk(scheme, sheet)?;
    Some((walk.grading.total, walk.grading.grades))
}

struct Walk {
    nodes: Vec<NodeOutcome>,
    steps: Vec<Because>,
    grading: Grading,
}

fn walk(scheme: &Scheme, sheet: &Sheet) -> Option<Walk> {
    let rules = &*scheme.0;
    let count = rules.nodes.len();
    let mut nodes = vec![NodeOutcome::EMPTY; count];
    let mut values = vec![None; count];
    let mut steps = Vec::with_capacity(count.saturating_mul(3));
    let mut children = Vec::new();
    let view = View { sheet, scores: &[] };
    // Children stand after their parents: from the last to the first, all are ready.
    for (place, node) in rules.nodes.iter().enumerate().rev() {
        let first = steps.len();
        let (raw, standing) = match &node.kind {
            NodeKind::Item { measure, absent, gates, .. } => {
                let mut run = Run {
                    view,
                    full_marks: node.full_marks.map_or(Exact::ZERO, Exact::from),
                    attainable: node.attainable_raw,
                    steps: &mut steps,
                };
                let measured = run.gated(measure, gates)?;
                settle(measured, *absent, view, (&mut steps, first))
            }
            NodeKind::Part { combine: how, children: list, excluded } => {
                children.clear();
                for child in list {
                    let at = usize::from(*child);
                    let (node, outcome) = (rules.nodes.get(at)?, nodes.get(at)?);
                    let (value, standing) = (outcome.value, outcome.standing);
                    children.push(Child { node, value, standing });
                }
                let combined = combine(node, (how, *excluded), &children, &mut steps)?;
                (combined.value, combined.standing)
            }
        };
        let value = finish(node, raw, standing, &mut steps)?;
        let range = (first, steps.len());
        *nodes.get_mut(place)? = NodeOutcome { raw, value, standing, steps: range };
        *values.get_mut(place)? = (standing != Standing::Excluded).then_some(value);
    }
    let total = nodes.first()?.value;
    let grading = grade(rules, total, View { sheet, scores: &values })?;
    Some(Walk { nodes, steps, grading })
}

/// What an item has when its facts are not all known.
fn settle(
    measured: Measured,
    absent: AbsentPolicy,
    view: View<'_>,
    (steps, first): (&mut Vec<Because>, usize),
) -> (Span, Standing) {
    let points = measured.points;
    match (measured.state, absent) {
        (State::Known, _) => (points, Standing::Settled),
        (State::NotApplicable, _) => {
            steps.truncate(first);
            steps.push(Because::NotApplicable);
            (Span::ZERO, Standing::Excluded)
        }
        (State::Absent, _) if view.is_open() => (points, Standing::Open),
        (State::Undetermined, _) => (points, Standing::Undetermined),
        (State::Absent, AbsentPolicy::Required) => {
            steps.push(Because::AbsentRequired);
            (points, Standing::Undetermined)
        }
        (State::Absent, AbsentPolicy::Points(points)) => {
            let points = Span::settled(points.into());
            steps.truncate(first);
            steps.push(Because::AbsentPoints { points });
            (points, Standing::Assumed)
        }
        (State::Absent, AbsentPolicy::Excluded) => {
            steps.truncate(first);
            steps.push(Because::AbsentExcluded);
            (Span::ZERO, Standing::Excluded)
        }
    }
}

/// × weight → hold → round, each where the node states it.
fn finish(
    node: &Node,
    raw: Span,
    standing: Standing,
    steps: &mut Vec<Because>,
) -> Option<Span> {
    if standing == Standing::Excluded {
        return Some(raw);
    }
    let mut value = raw;
    if let Some(weight) = node.weight {
        value = value.times(weight)?;
        steps.push(Because::Weighted { weight, points: value });
    }
    if let Some(at) = node.hold.at_least {
        let held = value.not_below(at);
        if held != value {
            value = held;
            steps.push(Because::Held { at, is_floor: true, points: value });
        }
    }
    if let Some(at) = node.hold.at_most {
        let held = value.not_above(at);
        if held != value {
            value = held;
            steps.push(Because::Held { at, is_floor: false, points: value });
        }
    }
    if let Some(rounding) = node.round {
        let rounded = value.through(|x| rounding.round(x))?;
        let residual = match (rounded.value(), value.value()) {
            (Some(after), Some(before)) => after.minus(before),
            _ => None,
        };
        if rounded != value {
            value = rounded;
            steps.push(Because::Rounded { points: value, residual });
        }
    }
    Some(value)
}

impl Walk {
    fn into_outcome(self, scheme: &Scheme, sheet: &Sheet) -> Outcome {
        let Walk { nodes, steps, grading } = self;
        let own = nodes.first().map_or(Standing::Undetermined, |root| root.standing);
        // Zero-clearing that is open leaves the total open, whatever the score.
        let is_cleared_open = !grading.total.is_settled()
            && nodes.first().is_some_and(|root| root.value.is_settled());
        let standing = match (is_cleared_open, sheet.state()) {
            (false, _) => own,
            (true, SheetState::Open) => own.and(Standing::Open),
            (true, SheetState::Closed) => Standing::Undetermined,
        };
        Outcome {
            scheme: scheme.clone(),
            subject: sheet.subject().cloned(),
            period: sheet.period(),
            state: sheet.state(),
            undecided: None,
            total: Total { span: grading.total, standing },
            grades: grading.grades,
            is_ranked: grading.is_ranked,
            nodes,
            steps,
            grading: grading.findings,
            missing: Vec::new(),
        }
    }
}
