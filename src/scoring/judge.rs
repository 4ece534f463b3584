use super::because::{Because, Standing};
use super::combine::{Child, Comparing, combine};
use super::grade::{Grading, grade};
use super::measure::{Measured, Run};
use super::missing::missing;
use super::outcome::{NodeOutcome, Outcome, Total, Undecided};
use super::rules::{AbsentPolicy, Node, NodeKind, Scheme};
use super::together::{Among, groups};
use crate::criteria::{Others, Scored, State, View};
use crate::facts::{Origin, Sheet, SheetState};
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
    match walk(scheme, sheet, Among::Alone).and_then(|w| w.into_outcome(Among::Alone)) {
        Some(outcome) => with_missing(outcome, sheet, Among::Alone),
        None => Outcome::undecided(scheme, sheet, Undecided::TooLarge),
    }
}

/// The same without a word on what is missing, which takes many what-if questions: for
/// whoever asks for nothing but the scores.
#[cfg(feature = "toml")]
pub(crate) fn judge_scores(scheme: &Scheme, sheet: &Sheet) -> Outcome {
    if !scheme.dictionary().is(sheet.dictionary()) {
        return Outcome::undecided(scheme, sheet, Undecided::AnotherDictionary);
    }
    let outcome = walk(scheme, sheet, Among::Alone);
    let outcome = outcome.and_then(|walk| walk.into_outcome(Among::Alone));
    outcome.unwrap_or_else(|| Outcome::undecided(scheme, sheet, Undecided::TooLarge))
}

/// What one item comes to by itself; `None` where there is no such item.
#[cfg(feature = "toml")]
pub(crate) fn judge_item(
    scheme: &Scheme,
    sheet: &Sheet,
    id: &str,
) -> Option<NodeOutcome> {
    let place = scheme.nodes().iter().position(|node| node.id.as_str() == id)?;
    let mut walk = Walk::new(scheme, sheet);
    walk.take(place, Among::Alone)?;
    walk.at(place).copied()
}

/// The same outcome, with what is missing for it.
pub(super) fn with_missing(
    mut outcome: Outcome,
    sheet: &Sheet,
    among: Among<'_>,
) -> Outcome {
    outcome.missing = missing(sheet, &outcome, among);
    outcome
}

fn walk<'w>(scheme: &'w Scheme, sheet: &'w Sheet, among: Among<'_>) -> Option<Walk<'w>> {
    let mut walk = Walk::new(scheme, sheet);
    // Children stand after their parents: from the last to the first, all are ready.
    for place in (0..scheme.nodes().len()).rev() {
        walk.take(place, among)?;
    }
    Some(walk)
}

/// The way through the tree of one subject.
#[derive(Debug)]
pub(super) struct Walk<'w> {
    scheme: &'w Scheme,
    sheet: &'w Sheet,
    nodes: Vec<NodeOutcome>,
    scores: Vec<Option<Scored>>,
    steps: Vec<Because>,
    /// The children of the part that is taken; kept for its room.
    children: Vec<Child<'w>>,
}

/// What the nodes of a tree came to, in room that is used again.
#[derive(Debug, Default)]
pub(super) struct Room {
    nodes: Vec<NodeOutcome>,
    scores: Vec<Option<Scored>>,
    steps: Vec<Because>,
}

impl Room {
    pub(super) fn of(nodes: &[NodeOutcome]) -> Room {
        let scores = nodes.iter().map(scored).collect();
        Room { nodes: nodes.to_vec(), scores, steps: Vec::new() }
    }

    /// What a node came to before.
    pub(super) fn put_back(&mut self, place: usize, known: &[NodeOutcome]) {
        let Some(node) = known.get(place) else { return };
        if let (Some(own), Some(score)) =
            (self.nodes.get_mut(place), self.scores.get_mut(place))
        {
            (*own, *score) = (*node, scored(node));
        }
    }
}

impl<'w> Walk<'w> {
    pub(super) fn new(scheme: &'w Scheme, sheet: &'w Sheet) -> Walk<'w> {
        let count = scheme.nodes().len();
        Walk {
            scheme,
            sheet,
            nodes: vec![NodeOutcome::EMPTY; count],
            scores: vec![None; count],
            steps: Vec::with_capacity(count.saturating_mul(2)),
            children: Vec::new(),
        }
    }

    /// The same way again on another sheet, from what the nodes came to.
    pub(super) fn resumed(scheme: &'w Scheme, sheet: &'w Sheet, room: Room) -> Walk<'w> {
        let Room { nodes, scores, steps } = room;
        Walk { scheme, sheet, nodes, scores, steps, children: Vec::new() }
    }

    /// The room that it took, with what the nodes came to.
    pub(super) fn into_room(self) -> Room {
        let Walk { nodes, scores, mut steps, .. } = self;
        steps.clear();
        Room { nodes, scores, steps }
    }

    /// What a node came to.
    pub(super) fn at(&self, place: usize) -> Option<&NodeOutcome> {
        self.nodes.get(place)
    }

    /// Takes the node at a place, whose children are ready; `None` when a number cannot be
    /// held exactly.
    pub(super) fn take(&mut self, place: usize, among: Among<'_>) -> Option<()> {
        let rules = &*self.scheme.0;
        let node = rules.nodes.get(place)?;
        let first = self.steps.len();
        let seat = among.seat(self.scheme);
        let others = seat.as_ref().map(|seat| -> &dyn Others { seat });
        let view = View { sheet: self.sheet, scores: &[], others, as_of: None };
        let (raw, standing, may_not_tell) = match &node.kind {
            NodeKind::Item { measure, absent, gates, .. } => {
                let mut run = Run {
                    view,
                    full_marks: node.full_marks.map_or(Exact::ZERO, Exact::from),
                    attainable: node.attainable_raw,
                    steps: &mut self.steps,
                    may_not_tell: false,
                };
                let measured = run.gated(measure, gates)?;
                let may_not_tell = run.may_not_tell;
                let (raw, standing) =
                    settle(measured, *absent, view, (&mut self.steps, first));
                (raw, standing, may_not_tell)
            }
            NodeKind::Part { combine: how, children: list, excluded } => {
                self.children.clear();
                for child in list {
                    let at = usize::from(*child);
                    let node = rules.nodes.get(at)?;
                    self.children.push(Child::of(node, self.nodes.get(at)?));
                }
                let comparing = Comparing { scheme: self.scheme, place, among };
                let how = (how, *excluded);
                let children = (self.children.as_slice(), comparing);
                let combined = combine(node, how, children, &mut self.steps)?;
                (combined.value, combined.standing, combined.may_not_tell)
            }
        };
        let value = finish(node, raw, standing, &mut self.steps)?;
        let steps = (first, self.steps.len());
        let is_undetermined = standing == Standing::Undetermined;
        let may_not_tell =
            may_not_tell && (is_undetermined || standing == Standing::Open);
        let outcome = NodeOutcome { raw, value, standing, may_not_tell, steps };
        *self.scores.get_mut(place)? = scored(&outcome);
        *self.nodes.get_mut(place)? = outcome;
        Some(())
    }

    pub(super) fn graded(&self, among: Among<'_>) -> Option<Grading> {
        let root = self.nodes.first()?;
        let seat = among.seat(self.scheme);
        let others = seat.as_ref().map(|seat| -> &dyn Others { seat });
        let view = View { sheet: self.sheet, scores: &self.scores, others, as_of: None };
        grade(&self.scheme.0, (root.value, root.may_not_tell), view)
    }

    /// What it comes to, without what is missing.
    pub(super) fn into_outcome(self, among: Among<'_>) -> Option<Outcome> {
        let grading = self.graded(among)?;
        let Walk { scheme, sheet, nodes, steps, .. } = self;
        let own = nodes.first().map_or(Standing::Undetermined, |root| root.standing);
        let may_not_tell = nodes.first().is_some_and(|root| root.may_not_tell);
        // Zero-clearing that is open leaves the total open, whatever the score.
        let is_cleared_open = !grading.total.is_settled()
            && nodes.first().is_some_and(|root| root.value.is_settled());
        let standing = match (is_cleared_open, sheet.state()) {
            (false, _) => own,
            (true, SheetState::Open) => own.and(Standing::Open),
            (true, SheetState::Closed) => Standing::Undetermined,
        };
        Some(Outcome {
            scheme: scheme.clone(),
            subject: sheet.subject().cloned(),
            period: sheet.period(),
            state: sheet.state(),
            undecided: None,
            total: Total { span: grading.total, standing, may_not_tell },
            grades: grading.grades,
            is_ranked: grading.is_ranked,
            groups: groups(scheme, sheet),
            origins: origins(scheme, sheet),
            nodes,
            steps,
            grading: grading.findings,
            missing: Vec::new(),
        })
    }
}

/// What a condition reads of a node; nothing where it is left out.
fn scored(node: &NodeOutcome) -> Option<Scored> {
    let NodeOutcome { value: span, standing, may_not_tell, .. } = *node;
    let is_undetermined = standing == Standing::Undetermined;
    let scored = Scored { span, may_not_tell, is_undetermined };
    (standing != Standing::Excluded).then_some(scored)
}

/// The outcomes that the facts come from which the scheme reads.
fn origins(scheme: &Scheme, sheet: &Sheet) -> Vec<Origin> {
    let is_read = |origin: &&Origin| scheme.0.facts.contains(&origin.fact);
    sheet.origins().iter().filter(is_read).cloned().collect()
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
pub(super) fn finish(
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
