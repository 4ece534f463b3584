//! The tree of a scheme: every part and item under its parent, each before its children.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::rulebook::draft::{ItemDraft, PartDraft, SchemeDraft};
use crate::vocabulary::{Defect, FieldPath, Ground, Id};

/// The deepest that parts stand in each other.
pub(super) const DEEPEST: usize = 12;

/// The greatest number of parts and items.
pub(super) const MOST_NODES: usize = 2_000;

/// An item with its path and its ground.
#[derive(Debug)]
pub(super) struct ItemAt<'d> {
    pub(super) draft: &'d ItemDraft,
    pub(super) path: FieldPath,
    pub(super) ground: Ground,
}

/// What stands at a node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seed<'d> {
    Scheme(&'d SchemeDraft),
    /// A part, and how often its id stands before it.
    Part(&'d PartDraft, usize),
    /// An item, and how often its id stands before it.
    Item(&'d ItemDraft, usize),
}

impl<'d> Seed<'d> {
    pub(super) const fn id(&self) -> &'d Id {
        match self {
            Seed::Scheme(scheme) => &scheme.id,
            Seed::Part(part, _) => &part.id,
            Seed::Item(item, _) => &item.id,
        }
    }

    pub(super) fn path(&self, scheme: &FieldPath) -> FieldPath {
        match self {
            Seed::Scheme(_) => scheme.clone(),
            Seed::Part(part, again) => {
                scheme.key("part").element(part.id.as_str()).again(*again)
            }
            Seed::Item(item, again) => {
                scheme.key("item").element(item.id.as_str()).again(*again)
            }
        }
    }

    const fn parent(&self) -> Option<&'d Id> {
        match self {
            Seed::Scheme(_) => None,
            Seed::Part(part, _) => part.part.as_ref(),
            Seed::Item(item, _) => item.part.as_ref(),
        }
    }
}

/// The parts and items of a scheme, in this order.
pub(super) fn seeds(draft: &SchemeDraft) -> Vec<Seed<'_>> {
    let (mut parts, mut items) = (BTreeMap::new(), BTreeMap::new());
    let part =
        draft.part.iter().map(|part| Seed::Part(part, again(&mut parts, &part.id)));
    let item =
        draft.item.iter().map(|item| Seed::Item(item, again(&mut items, &item.id)));
    part.chain(item).collect()
}

/// How often an id came before.
fn again<'d>(times: &mut BTreeMap<&'d Id, usize>, id: &'d Id) -> usize {
    let next = times.entry(id).or_default();
    let again = *next;
    *next = again.saturating_add(1);
    again
}

/// A node of the tree in the order of the outcome.
#[derive(Debug)]
pub(super) struct Planted<'d> {
    pub(super) seed: Seed<'d>,
    pub(super) parent: Option<u16>,
    pub(super) depth: u8,
    pub(super) children: Vec<u16>,
}

/// Plants the tree; `None` after reporting what keeps it from standing.
pub(super) fn plant<'d>(
    context: &mut Context<'_>,
    draft: &'d SchemeDraft,
    at: &FieldPath,
) -> Option<Vec<Planted<'d>>> {
    let before = context.problems.len();
    let count = draft.part.len().saturating_add(draft.item.len());
    if count > MOST_NODES {
        let (what, at_most) = ("parts and items", MOST_NODES);
        context.report(at, Defect::TooMany { what, found: count, at_most });
        return None;
    }
    let seeds: Vec<Seed<'d>> = seeds(draft);
    unique_ids(context, draft, &seeds, at);
    let parts: BTreeMap<&Id, &PartDraft> =
        draft.part.iter().map(|p| (&p.id, p)).collect();
    // A part that a misspelt name means is not empty.
    let mut meant = Vec::new();
    for seed in &seeds {
        meant.extend(known_parent(context, *seed, &parts, at));
    }
    for part in &draft.part {
        no_cycle(context, part, &parts, at);
    }
    let mut children: BTreeMap<&Id, Vec<Seed<'d>>> = BTreeMap::new();
    for seed in &seeds {
        children.entry(seed.parent().unwrap_or(&draft.id)).or_default().push(*seed);
    }
    for part in &draft.part {
        let has_hole = context.holes.within(&at.key("item"))
            || context.holes.within(&at.key("part"));
        let is_meant =
            meant.iter().any(|id| id.as_deref().is_none_or(|id| id == part.id.as_str()));
        if !children.contains_key(&part.id) && !has_hole && !is_meant {
            let path = Seed::Part(part, 0).path(at);
            context.report(&path, Defect::NoChildren);
        }
    }
    if seeds.is_empty() && !context.holes.within(at) {
        context.report(at, Defect::EmptyScheme);
    }
    if context.problems.len() > before {
        return None;
    }
    Some(in_order(draft, &children))
}

fn unique_ids(
    context: &mut Context<'_>,
    draft: &SchemeDraft,
    seeds: &[Seed<'_>],
    at: &FieldPath,
) {
    let mut seen = BTreeSet::from([&draft.id]);
    for seed in seeds {
        if !seen.insert(seed.id()) {
            let (what, id) = ("parts and items", seed.id().to_string());
            context.report(&seed.path(at), Defect::Duplicate { what, id });
        }
    }
}

/// Reports a parent that is not there, and gives the part that may be meant by it: `None`
/// where all is well, and nothing in it where none looks like it.
fn known_parent(
    context: &mut Context<'_>,
    seed: Seed<'_>,
    parts: &BTreeMap<&Id, &PartDraft>,
    at: &FieldPath,
) -> Option<Option<String>> {
    let parent = seed.parent()?;
    if parts.contains_key(parent)
        || context.holes.may_be(&at.key("part"), parent.as_str())
    {
        return None;
    }
    let ids = parts.keys().map(|id| id.as_str());
    let nearest = crate::vocabulary::text::nearest(parent.as_str(), ids);
    let found = parent.to_string();
    let path = seed.path(at).key("part");
    let defect = Defect::Unknown { what: "part", found, nearest: nearest.clone() };
    context.report(&path, defect);
    Some(nearest)
}

/// Follows a part upwards; a circle is reported at the first of its parts by id.
fn no_cycle(
    context: &mut Context<'_>,
    part: &PartDraft,
    parts: &BTreeMap<&Id, &PartDraft>,
    at: &FieldPath,
) {
    let mut way = vec![&part.id];
    let mut above = part.part.as_ref();
    while let Some(id) = above {
        if *id == part.id {
            if way.iter().all(|other| part.id <= **other) {
                let parts = way.iter().map(ToString::to_string).collect();
                context.report(&Seed::Part(part, 0).path(at), Defect::Cycle { parts });
            }
            return;
        }
        if way.len() > DEEPEST {
            if !way.contains(&id) {
                let path = Seed::Part(part, 0).path(at);
                context.report(&path, Defect::TooDeep { at_most: DEEPEST });
            }
            return;
        }
        way.push(id);
        above = parts.get(id).and_then(|part| part.part.as_ref());
    }
}

/// The tree, each node before its children; parts before items.
fn in_order<'d>(
    draft: &'d SchemeDraft,
    children: &BTreeMap<&Id, Vec<Seed<'d>>>,
) -> Vec<Planted<'d>> {
    let mut planted: Vec<Planted<'d>> = Vec::new();
    let mut waiting = vec![(Seed::Scheme(draft), None, 0_u8)];
    while let Some((seed, parent, depth)) = waiting.pop() {
        let place = u16::try_from(planted.len()).unwrap_or(u16::MAX);
        if let Some(parent) = parent.and_then(|p: u16| planted.get_mut(usize::from(p))) {
            parent.children.push(place);
        }
        planted.push(Planted { seed, parent, depth, children: Vec::new() });
        let is_item = matches!(seed, Seed::Item(..));
        let below = children.get(seed.id()).filter(|_| !is_item);
        for child in below.into_iter().flatten().rev() {
            waiting.push((*child, Some(place), depth.saturating_add(1)));
        }
    }
    planted
}
