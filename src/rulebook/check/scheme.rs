//! A scheme as a whole: from its draft to the sealed tree.

use std::sync::Arc;

use super::combine::{self, ChildAt};
use super::compare::ComparingPart;
use super::tree::{ItemAt, Planted, Seed, plant, seeds};
use super::{Context, size};
use crate::criteria::Compared;
use crate::rulebook::draft::{
    CombineDraft, HoldDraft, ItemDraft, RulebookDraft, SchemeDraft,
};
use crate::rulebook::remark::{Remark, RemarkKind};
use crate::scoring::{
    AbsentPolicy, CohortStep, Combine, Excluded, Gate, Hold, Measure, Node, NodeKind,
    Scheme, SchemeRules,
};
use crate::vocabulary::{
    Defect, Exact, FieldPath, Ground, Id, Label, Points, Ratio, Rounding,
};

/// Checks a scheme; `None` after reporting why it cannot stand.
pub(super) fn check(
    context: &mut Context<'_>,
    book: &RulebookDraft,
    draft: &SchemeDraft,
    at: &FieldPath,
) -> Option<Scheme> {
    let before = context.problems.len();
    context.compared = Some(Vec::new());
    let planted = plant(context, draft, at);
    let is_planted = planted.is_some();
    // Without a tree, items are still checked: all problems at once.
    let planted = planted.unwrap_or_else(|| loose(draft));
    let mut builder = Builder { book, draft, at, nodes: Vec::new(), extents: Vec::new() };
    let items = builder.items(context, &planted);
    context.rounds_its_unit(draft, at);
    let is_whole = is_planted && !context.holes.within(at);
    let can_be_built = is_whole && items.iter().all(Option::is_some);
    if can_be_built {
        builder.build(context, &planted, items);
    }
    let ids: Vec<Id> = planted.iter().map(|node| node.seed.id().clone()).collect();
    let can_be_graded = can_be_built && builder.nodes.len() == planted.len();
    let root = can_be_graded
        .then(|| builder.nodes.last().zip(builder.extents.last().copied().flatten()))
        .flatten();
    let places = root.map_or(0, |(_, extent)| extent.places());
    let root = root.map(|(node, extent)| (extent.span, node.round));
    let scheme_ground = draft.ground.as_ref().or(book.ground.as_ref());
    let grading = context.grading(draft, scheme_ground, (&ids, root), at);
    let compared = context.compared.take().unwrap_or_default();
    if !can_be_graded || context.problems.len() > before {
        return None;
    }
    // Children were built before their parents.
    builder.nodes.reverse();
    mark_factors(&mut builder.nodes);
    let mut facts: Vec<u16> = builder.nodes.iter().flat_map(node_facts).collect();
    facts.extend(grading.facts());
    let groups = compared_within(&builder.nodes, &grading.cohort, &compared);
    facts.extend(&groups);
    facts.sort_unstable();
    facts.dedup();
    Some(Scheme(Arc::new(SchemeRules {
        rulebook: book.id.clone(),
        edition: book.edition.clone(),
        id: draft.id.clone(),
        title: draft.title.clone(),
        subject: draft.subject.clone(),
        is_penalty: draft.is_penalty(),
        unit: draft.unit.clone(),
        dictionary: context.dictionary.clone(),
        sources: context.sources.to_vec(),
        nodes: builder.nodes,
        zero_clearing: grading.zero_clearing,
        lines_by: grading.lines_by,
        grades: grading.grades,
        steps: grading.steps,
        cohort: grading.cohort,
        facts,
        groups,
        compared,
        places,
    })))
}

/// The facts that say who is compared with whom, each once.
fn compared_within(
    nodes: &[Node],
    steps: &[CohortStep],
    compared: &[Compared],
) -> Vec<u16> {
    let of_node = |node: &Node| match &node.kind {
        NodeKind::Part { combine: Combine::Compared(comparison), .. } => {
            comparison.within
        }
        NodeKind::Part { .. } | NodeKind::Item { .. } => None,
    };
    let of_steps = steps.iter().filter_map(|step| step.within);
    let of_steps = of_steps.chain(compared.iter().filter_map(|one| one.within));
    let mut groups: Vec<u16> = nodes.iter().filter_map(of_node).chain(of_steps).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// The factors of products, with all that stands in them: each node stands before its
/// children.
fn mark_factors(nodes: &mut [Node]) {
    for place in 0..nodes.len() {
        let Some(Node {
            kind: NodeKind::Part { combine, children, .. }, is_factor, ..
        }) = nodes.get(place)
        else {
            continue;
        };
        let (is_factor, children) = (*is_factor, children.clone());
        let amount = match combine {
            Combine::Product { of } => Some(*of),
            _ => None,
        };
        for (at, child) in children.iter().enumerate() {
            let is_amount = amount.is_none_or(|amount| amount == at);
            if let Some(child) = nodes.get_mut(usize::from(*child)) {
                child.is_factor = is_factor || !is_amount;
            }
        }
    }
}

fn node_facts(node: &Node) -> Vec<u16> {
    match &node.kind {
        NodeKind::Item { facts, .. } => facts.to_vec(),
        NodeKind::Part { .. } => Vec::new(),
    }
}

/// The nodes without a tree.
fn loose(draft: &SchemeDraft) -> Vec<Planted<'_>> {
    std::iter::once(Seed::Scheme(draft))
        .chain(seeds(draft))
        .map(|seed| Planted { seed, parent: None, depth: 0, children: Vec::new() })
        .collect()
}

/// The ground of a node, and the measure of an item with its gates.
type Sealed = (Option<Ground>, Option<(Measure, Box<[Gate]>)>);

/// What every node states.
struct Stated<'d> {
    id: &'d Id,
    label: &'d Label,
    full_marks: Option<Points>,
    weight: Option<Ratio>,
    hold: Option<HoldDraft>,
    round: Option<Rounding>,
    ground: Option<&'d Ground>,
    combine: Option<&'d CombineDraft>,
    excluded: Option<Excluded>,
}

impl<'d> Stated<'d> {
    const fn of(seed: Seed<'d>) -> Stated<'d> {
        match seed {
            Seed::Scheme(d) => Stated {
                id: &d.id,
                label: &d.title,
                full_marks: d.full_marks,
                weight: d.weight,
                hold: d.hold,
                round: d.round,
                ground: d.ground.as_ref(),
                combine: d.combine.as_ref(),
                excluded: d.excluded,
            },
            Seed::Part(d, _) => Stated {
                id: &d.id,
                label: &d.label,
                full_marks: d.full_marks,
                weight: d.weight,
                hold: d.hold,
                round: d.round,
                ground: d.ground.as_ref(),
                combine: d.combine.as_ref(),
                excluded: d.excluded,
            },
            Seed::Item(d, _) => Stated {
                id: &d.id,
                label: &d.label,
                full_marks: d.full_marks,
                weight: d.weight,
                hold: d.hold,
                round: d.round,
                ground: d.ground.as_ref(),
                combine: None,
                excluded: None,
            },
        }
    }

    fn has_numbers(&self) -> bool {
        self.full_marks.is_some()
            || self.weight.is_some()
            || self.hold.is_some()
            || self.round.is_some()
            || self.combine.is_some_and(CombineDraft::has_numbers)
    }
}

struct Builder<'b> {
    book: &'b RulebookDraft,
    draft: &'b SchemeDraft,
    at: &'b FieldPath,
    /// From the last node to the first.
    nodes: Vec<Node>,
    extents: Vec<Option<size::Extent>>,
}

impl<'b> Builder<'b> {
    /// The nearest ground that encloses a node, its own first.
    fn enclosing(&self, planted: &[Planted<'b>], place: usize) -> Option<&'b Ground> {
        let mut at = planted.get(place);
        while let Some(node) = at {
            if let Some(ground) = Stated::of(node.seed).ground {
                return Some(ground);
            }
            at = node.parent.and_then(|parent| planted.get(usize::from(parent)));
        }
        self.draft.ground.as_ref().or(self.book.ground.as_ref())
    }

    /// Grounds of all nodes, and the measures of the items; parts have none.
    fn items(
        &self,
        context: &mut Context<'_>,
        planted: &[Planted<'b>],
    ) -> Vec<Option<Sealed>> {
        let mut items = Vec::with_capacity(planted.len());
        for (place, node) in planted.iter().enumerate() {
            let path = node.seed.path(self.at);
            let stated = Stated::of(node.seed);
            let enclosing = self.enclosing(planted, place);
            let is_item = matches!(node.seed, Seed::Item(..));
            let ground = if is_item || stated.has_numbers() {
                // A loose node does not know what encloses it.
                let is_known = enclosing.is_some() || node.parent.is_some() || place == 0;
                let fallback = Ground::assumed("");
                let enclosing = if is_known { enclosing } else { Some(&fallback) };
                Some(context.ground_or(stated.ground, enclosing, &path))
            } else {
                if let Some(own) = stated.ground {
                    context.ground(own, &path.key("ground"));
                }
                enclosing.cloned()
            };
            context.limits(stated.hold, &path);
            context.weight(stated.weight, &path);
            items.push(match node.seed {
                Seed::Scheme(_) | Seed::Part(..) => Some((ground, None)),
                Seed::Item(draft, _) => {
                    let own = ground.clone().unwrap_or_else(|| Ground::assumed(""));
                    let item = ItemAt { draft, path, ground: own };
                    let measure = context.measure(&item);
                    let gates = context.gates(draft, &item.path);
                    context.absent(draft, &item.path);
                    measure.zip(gates).map(|measure| (ground, Some(measure)))
                }
            });
        }
        items
    }

    /// Builds the nodes from the last to the first, so that children come before parents.
    fn build(
        &mut self,
        context: &mut Context<'_>,
        planted: &[Planted<'b>],
        mut items: Vec<Option<Sealed>>,
    ) {
        let mut children: Vec<Option<ChildAt>> = vec![None; planted.len()];
        for (place, node) in planted.iter().enumerate().rev() {
            let Some((ground, measure)) = items.pop().flatten() else { return };
            let below: Vec<ChildAt> = node
                .children
                .iter()
                .filter_map(|child| children.get(usize::from(*child)).cloned().flatten())
                .collect();
            // A part that cannot stand does not keep those above it from being checked.
            let child = self
                .node(context, node, (ground, measure), &below)
                .unwrap_or_else(|| self.stand_in(node));
            if let Some(slot) = children.get_mut(place) {
                *slot = Some(child);
            }
        }
    }

    /// A child in the place of one that cannot stand.
    fn stand_in(&self, planted: &Planted<'b>) -> ChildAt {
        let stated = Stated::of(planted.seed);
        ChildAt {
            id: stated.id.clone(),
            path: planted.seed.path(self.at),
            has_weight: stated.weight.is_some(),
            can_be_left_out: false,
            marks: stated.full_marks.map(Exact::from),
            declared: stated.full_marks.map(Exact::from),
            extent: size::Extent::of(Exact::ZERO),
            endless: Vec::new(),
        }
    }

    fn node(
        &mut self,
        context: &mut Context<'_>,
        planted: &Planted<'b>,
        (ground, measure): Sealed,
        children: &[ChildAt],
    ) -> Option<ChildAt> {
        let stated = Stated::of(planted.seed);
        let path = planted.seed.path(self.at);
        let full = stated.full_marks.map_or(Exact::ZERO, Exact::from);
        let mut declared_below_it = None;
        let (kind, [own, raw], can_be_left_out) = match (planted.seed, measure) {
            (Seed::Item(draft, _), Some(measure)) => {
                item_kind(context, draft, measure, full)
            }
            _ => {
                let is_penalty = self.draft.is_penalty();
                let full_marks = stated.full_marks;
                let part = ComparingPart { full_marks, is_penalty, children, at: &path };
                let combine = context.combine(stated.combine, &part)?;
                let combine = if is_penalty { reversed(combine) } else { combine };
                context.excluded(stated.excluded, &combine, children, &path);
                let marked = (children, full_marks);
                let raw = combine::extent(&combine, stated.excluded, marked);
                declared_below_it = declared_below((&combine, children), raw);
                let children = planted.children.clone().into();
                let excluded = stated.excluded;
                (NodeKind::Part { combine, children, excluded }, [raw, raw], false)
            }
        };
        let hold = stated.hold.map_or_else(Hold::default, |hold| {
            size::hold(hold.at_least.map(Exact::from), hold.at_most.map(Exact::from))
        });
        let weight = stated.weight.map(Exact::from);
        let round = stated.round;
        let finished = raw.and_then(|raw| finish(raw, weight, hold));
        if let (NodeKind::Part { combine: Combine::Sum, .. }, Some(raw)) = (&kind, raw) {
            let below = declared_below_it.unwrap_or(Exact::ZERO);
            let held = finish(raw, None, hold).unwrap_or(raw);
            remark_on_sum(context, &stated, (below, [raw, held]), &path);
        }
        let held = finished.filter(size::Extent::can_be_held);
        let raw_grain = held.and_then(|extent| extent.grain());
        let extent = held.and_then(|extent| match round {
            Some(round) => extent.rounded(round),
            None => Some(extent),
        });
        let (Some(own), Some(extent)) = (own, extent) else {
            too_large(context, children, &path);
            return None;
        };
        let of = (&stated, planted.parent.is_none(), &path);
        let endless = endless(context, of, (children, extent));
        let weighted = |marks: Exact| weight.map_or(Some(marks), |w| marks.times(w));
        let marks = stated.full_marks.map(Exact::from);
        let declared = marks.or(declared_below_it).and_then(weighted);
        let marks = marks.and_then(weighted);
        self.nodes.push(Node {
            id: stated.id.clone(),
            label: stated.label.clone(),
            depth: planted.depth,
            parent: planted.parent,
            full_marks: stated.full_marks,
            weight,
            hold,
            round,
            raw_grain,
            grain: extent.grain(),
            phase: phase_of(planted.seed).0,
            method: phase_of(planted.seed).1,
            is_factor: false,
            ground,
            kind,
            attainable: extent.span,
            attainable_raw: own.span,
        });
        self.extents.push(Some(extent));
        Some(ChildAt {
            id: stated.id.clone(),
            path,
            has_weight: weight.is_some(),
            can_be_left_out,
            marks,
            declared,
            extent,
            endless,
        })
    }
}

/// The nodes up to one, itself among them, in which decimals without an end first occur; a total
/// that has any is reported.
fn endless(
    context: &mut Context<'_>,
    (stated, is_root, path): (&Stated<'_>, bool, &FieldPath),
    (children, extent): (&[ChildAt], size::Extent),
) -> Vec<Id> {
    let of_children = children.iter().flat_map(|child| child.endless.iter().cloned());
    let mut endless: Vec<Id> = of_children.filter(|_| !extent.is_decimal()).collect();
    if !is_root {
        if endless.is_empty() && !extent.is_decimal() {
            endless.push(stated.id.clone());
        }
    } else if !extent.is_decimal() {
        let nodes = endless.iter().map(Id::to_string).take(5).collect();
        context.report(path, Defect::TotalNeedsRounding { nodes });
    }
    endless
}

/// What stands below a part declares: the sum of the full marks, through parts that have none of
/// their own; of another part what can be reached. `None` where nothing is declared.
fn declared_below(
    (combine, children): (&Combine, &[ChildAt]),
    raw: Option<size::Extent>,
) -> Option<Exact> {
    let mut declared = children.iter().filter_map(|child| child.declared).peekable();
    declared.peek()?;
    match combine {
        Combine::Sum => declared.try_fold(Exact::ZERO, Exact::plus),
        _ => raw.map(|raw| raw.span.most()),
    }
}

/// Declared full marks of a sum that are neither what is declared below it, nor what can be
/// reached: points beyond the full marks may bring them up.
fn remark_on_sum(
    context: &mut Context<'_>,
    stated: &Stated<'_>,
    (below, [raw, held]): (Exact, [size::Extent; 2]),
    path: &FieldPath,
) {
    let Some(declared) = stated.full_marks else { return };
    let is_told = [below, raw.span.most()].contains(&Exact::from(declared));
    if !is_told {
        let attainable = held.span.most();
        let kind = RemarkKind::FullMarks { declared, below, attainable };
        context.remarks.push(Remark::new(path.key("full_marks"), kind));
    }
}

/// Best and worst where fewer points are better.
fn reversed(combine: Combine) -> Combine {
    match combine {
        Combine::Best => Combine::Worst,
        Combine::Worst => Combine::Best,
        other => other,
    }
}

fn phase_of(
    seed: Seed<'_>,
) -> (Option<crate::scoring::Phase>, Option<crate::scoring::Method>) {
    match seed {
        Seed::Item(item, _) => (item.phase, item.method),
        Seed::Scheme(_) | Seed::Part(..) => (None, None),
    }
}

fn item_kind(
    context: &mut Context<'_>,
    draft: &ItemDraft,
    (measure, gates): (Measure, Box<[Gate]>),
    full: Exact,
) -> (NodeKind, [Option<size::Extent>; 2], bool) {
    let own = size::measure(&measure, full, context.dictionary);
    let mut raw = own;
    let absent = draft.absent.unwrap_or(AbsentPolicy::Required);
    if let AbsentPolicy::Points(points) = absent {
        raw = raw.map(|raw| raw.or(size::Extent::of(points.into())));
    }
    for gate in &gates {
        raw = raw.map(|raw| raw.or(size::Extent::of(gate.otherwise)));
    }
    let may_not_apply = size::may_not_apply(&measure, context.dictionary);
    let left_out = absent == AbsentPolicy::Excluded || may_not_apply;
    let mut facts = size::facts(&measure);
    facts.extend(gates.iter().flat_map(|gate| gate.when.facts()));
    facts.sort_unstable();
    facts.dedup();
    let facts = facts.into();
    (
        NodeKind::Item { measure, absent, gates, may_not_apply, facts },
        [own, raw],
        left_out,
    )
}

fn finish(raw: size::Extent, weight: Option<Exact>, hold: Hold) -> Option<size::Extent> {
    if !raw.can_be_held() {
        return None;
    }
    let weighted = match weight {
        Some(weight) => raw.times(weight)?,
        None => raw,
    };
    weighted.can_be_held().then(|| weighted.held(hold))
}

fn too_large(context: &mut Context<'_>, children: &[ChildAt], path: &FieldPath) {
    let free = children.iter().filter(|child| child.extent.is_free());
    let nodes = free.map(|child| child.id.to_string()).take(5).collect();
    context.report(path, Defect::NeedsRounding { nodes });
}

impl Context<'_> {
    fn limits(&mut self, hold: Option<HoldDraft>, path: &FieldPath) {
        let Some(HoldDraft { at_least: Some(at_least), at_most: Some(at_most) }) = hold
        else {
            return;
        };
        if at_least > at_most {
            self.report(&path.key("hold"), Defect::LimitsCross { at_least, at_most });
        }
    }

    /// An amount in a unit of its own is rounded to something.
    fn rounds_its_unit(&mut self, draft: &SchemeDraft, at: &FieldPath) {
        let is_open = draft.unit.is_some() && draft.round.is_none();
        if is_open && !self.holes.within(&at.key("round")) {
            let why = "the result has a unit of its own: say to what it is rounded";
            self.report(at, Defect::AnswerNeeded { key: "round", why });
        }
    }

    fn weight(&mut self, weight: Option<Ratio>, path: &FieldPath) {
        let Some(found) = weight.map(Exact::from) else { return };
        if found <= Exact::ZERO {
            self.report(&path.key("weight"), Defect::NotAWeight { found });
        }
    }

    /// An item that reads facts says what a missing one does.
    fn absent(&mut self, item: &ItemDraft, path: &FieldPath) {
        use crate::rulebook::draft::MeasureDraft;
        let reads_nothing = matches!(item.measure, MeasureDraft::Constant { .. });
        if reads_nothing
            || item.absent.is_some()
            || self.holes.within(&path.key("absent"))
        {
            return;
        }
        let why = "say what a missing fact does on a closed sheet: \"required\", \
                   \"excluded\" or { points = 0 }";
        self.report(path, Defect::AnswerNeeded { key: "absent", why });
    }
}
