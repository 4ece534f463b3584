//! What of a scheme's tree can be tried, and what an outcome has tried: items, rows, limits,
//! gates, and what is missing.

use super::{Trial, Trials, of_scheme};
use crate::casebook::limits::may_hold;
use crate::facts::{Entry, Sheet};
use crate::scoring::{
    Award, Because, Measure, Node, NodeKind, Outcome, Row, Scheme, Standing, Stop,
};
use crate::vocabulary::{Exact, FieldPath};

/// Everything that can be tried of the items and parts of a scheme.
pub(super) fn all_of_nodes(scheme: &Scheme) -> Trials {
    let mut all = Trials::new();
    for node in scheme.nodes() {
        let at = of_node(scheme, node);
        let hold = at.key("hold");
        let [floor, cap] = may_hold(node);
        all.extend(floor.then(|| (hold.clone(), Trial::AtFloor)));
        all.extend(cap.then_some((hold, Trial::AtCap)));
        if let NodeKind::Item { measure, gates, may_not_apply, facts, .. } = &node.kind {
            all.insert((at.clone(), Trial::Scored));
            if !facts.is_empty() {
                all.insert((at.clone(), Trial::Missing));
            }
            if *may_not_apply {
                all.insert((at.clone(), Trial::NotApplicable));
            }
            if !gates.is_empty() {
                all.insert((at.key("gate"), Trial::Shut));
            }
            all.extend(all_of_measure(measure, &at.key("measure")));
        }
    }
    all
}

fn all_of_measure(measure: &Measure, at: &FieldPath) -> Trials {
    let mut all = Trials::new();
    let (floor, cap) = stops(measure);
    all.extend(floor.then(|| (at.clone(), Trial::AtFloor)));
    all.extend(cap.then(|| (at.clone(), Trial::AtCap)));
    for row in 0..rows(measure) {
        if let Some(at) = of_row(measure, at, row) {
            all.insert((at, Trial::Reached));
        }
    }
    if let Measure::Deduct { window, each, .. } | Measure::Award { window, each, .. } =
        measure
    {
        all.extend(window.map(|_| (at.key("window"), Trial::AtCap)));
        for (row, award) in each.iter().enumerate() {
            let Some(at) = of_row(measure, at, row) else { continue };
            all.extend(award.cap.map(|_| (at.clone(), Trial::AtCap)));
            all.extend(award.window.map(|_| (at.key("window"), Trial::AtCap)));
        }
    }
    all
}

/// Whether a measure stops at a floor, and at a cap.
fn stops(measure: &Measure) -> (bool, bool) {
    let is_there = |stop: &Stop| matches!(stop, Stop::At(_));
    match measure {
        Measure::Deduct { floor, .. } => (is_there(floor), false),
        Measure::Award { cap, .. } | Measure::Slabs { cap, .. } => (false, is_there(cap)),
        Measure::OffTarget { floor, cap, .. } => (is_there(floor), is_there(cap)),
        Measure::Checklist { is_from_full, stop, .. }
        | Measure::Severity { is_from_full, stop, .. } => {
            (*is_from_full && is_there(stop), !*is_from_full && is_there(stop))
        }
        _ => (false, false),
    }
}

/// How many rows a measure has.
fn rows(measure: &Measure) -> usize {
    match measure {
        Measure::Deduct { each, .. } | Measure::Award { each, .. } => {
            <[Award]>::len(each)
        }
        Measure::Bands { rows, .. }
        | Measure::Choice { rows, .. }
        | Measure::Severity { rows, .. }
        | Measure::Ballots { rows, .. } => <[Row]>::len(rows),
        Measure::Slabs { slabs, .. } => slabs.len(),
        Measure::Milestones { levels, .. } => levels.len(),
        Measure::Assessed { rows, .. } => rows.len(),
        Measure::Raters { groups, .. } => groups.len(),
        Measure::Checklist { list, .. } => list.len(),
        _ => 0,
    }
}

/// Where a row stands. Rows for choices and kinds are counted in the order of the
/// dictionary.
fn of_row(measure: &Measure, at: &FieldPath, row: usize) -> Option<FieldPath> {
    let (tag, key) = match measure {
        Measure::Deduct { .. } => ("deduct", "each"),
        Measure::Award { .. } => ("award", "each"),
        Measure::Bands { .. } => ("bands", "rows"),
        Measure::Choice { .. } => ("choice", "rows"),
        Measure::Severity { .. } => ("severity", "rows"),
        Measure::Ballots { .. } => ("ballots", "values"),
        Measure::Slabs { .. } => ("slabs", "rows"),
        Measure::Milestones { .. } => ("milestones", "rows"),
        Measure::Assessed { .. } => ("assessed", "rows"),
        Measure::Raters { .. } => ("raters", "groups"),
        Measure::Checklist { .. } => ("checklist", "list"),
        _ => return None,
    };
    Some(at.key(tag).key(key).nth(row))
}

fn of_node(scheme: &Scheme, node: &Node) -> FieldPath {
    let scheme = of_scheme(scheme);
    match (&node.kind, node.parent) {
        (_, None) => scheme,
        (NodeKind::Item { .. }, Some(_)) => scheme.key("item").element(node.id.as_str()),
        (_, Some(_)) => scheme.key("part").element(node.id.as_str()),
    }
}

/// What the items and parts of an outcome of a sheet have tried.
pub(super) fn by_nodes(outcome: &Outcome, sheet: &Sheet) -> Trials {
    let mut tried = Trials::new();
    for (node, found) in outcome.nodes() {
        let at = of_node(outcome.scheme(), node);
        let measure = match &node.kind {
            NodeKind::Item { measure, .. } => Some(measure),
            _ => None,
        };
        if measure.is_some() && found.standing == Standing::Settled && !found.may_not_tell
        {
            tried.insert((at.clone(), Trial::Scored));
        }
        if lacks(node, sheet) && !is_told(found.standing) {
            tried.insert((at.clone(), Trial::Missing));
        }
        for step in outcome.steps(found) {
            tried.extend(by_step(step, measure, &at));
        }
    }
    tried
}

/// Whether a sheet says nothing of a fact that an item reads.
fn lacks(node: &Node, sheet: &Sheet) -> bool {
    match &node.kind {
        NodeKind::Item { facts, .. } => {
            facts.iter().any(|fact| *sheet.at(*fact) == Entry::Absent)
        }
        NodeKind::Part { .. } => false,
    }
}

/// Whether a score was worked out from facts, or left out.
const fn is_told(standing: Standing) -> bool {
    matches!(standing, Standing::Settled | Standing::Excluded)
}

fn by_step(
    step: &Because,
    measure: Option<&Measure>,
    at: &FieldPath,
) -> Vec<(FieldPath, Trial)> {
    let end = |is_floor: bool| if is_floor { Trial::AtFloor } else { Trial::AtCap };
    let own = |trial: Trial| vec![(at.clone(), trial)];
    let inside = at.key("measure");
    let row = |row: u16| measure.and_then(|m| of_row(m, &inside, usize::from(row)));
    let reached = |of: u16, is_so: bool| {
        let of = row(of).filter(|_| is_so);
        of.map(|at| (at, Trial::Reached)).into_iter().collect::<Vec<_>>()
    };
    match *step {
        Because::Deducted { row: of, count, held_at, .. }
        | Because::Awarded { row: of, count, held_at, .. } => {
            let held = held_at.and_then(|_| row(of)).map(|at| (at, Trial::AtCap));
            let is_some = count.least() > Exact::ZERO;
            reached(of, is_some).into_iter().chain(held).collect()
        }
        Because::InSlab { row: of, units, .. } => {
            reached(of, units.least() > Exact::ZERO)
        }
        Because::InBand { row: Some(of), .. }
        | Because::Chosen { row: Some(of), .. }
        | Because::Range { row: Some(of), .. }
        | Because::Voted { row: of, .. }
        | Because::GroupMean { row: of, .. }
        | Because::Occurred { row: of, .. } => reached(of, true),
        Because::Listed { row: of, is_there } => reached(of, is_there.is_some()),
        Because::Level { row: of, is_reached, .. } => {
            reached(of, is_reached == Some(true))
        }
        Because::WindowHeld { row: of, .. } => {
            let window = row(of).map(|at| (at.key("window"), Trial::AtCap));
            window.into_iter().collect()
        }
        Because::RowsHeld { .. } => vec![(inside.key("window"), Trial::AtCap)],
        Because::Stopped { is_floor, .. } => vec![(inside, end(is_floor))],
        Because::Held { is_floor, .. } => vec![(at.key("hold"), end(is_floor))],
        Because::Gated { .. } => vec![(at.key("gate"), Trial::Shut)],
        Because::AbsentPoints { .. }
        | Because::AbsentRequired
        | Because::AbsentExcluded
        | Because::NotKnown { .. } => own(Trial::Missing),
        Because::NotApplicable => own(Trial::NotApplicable),
        _ => Vec::new(),
    }
}
