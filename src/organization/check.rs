//! What a list of organizations can have wrong, all of it at once.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{OrganizationDraft, Tree};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, OrganizationDefect, Problem, Problems, text,
};

/// Which part of an organization a defect is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
    Id,
    Superior,
}

/// A defect, and where it stands; `None` for the list as a whole.
pub(super) type Wrong = (Option<(Id, Part)>, Defect);

impl Tree {
    /// 核对组织体系 — the tree of a list, or every problem with it.
    ///
    /// The order of the list makes no difference, neither to the tree nor to the problems.
    ///
    /// # Errors
    /// At `organization[ID]`, or at its `superior`:
    /// * an id that two organizations have;
    /// * a superior that is not in the list, with the nearest id that is;
    /// * a superior of a level that is not higher: see
    ///   [`Kind::may_stand_under`](super::Kind::may_stand_under);
    /// * a circle, once, with all its members;
    /// * more than [`Tree::DEEPEST`] levels, told of the highest that is too deep.
    ///
    /// At `organization`: more than [`Tree::MOST`] of them.
    pub fn check(drafts: Vec<OrganizationDraft>) -> Result<Tree, Problems> {
        let list = FieldPath::root().key("organization");
        let (tree, wrong) = check(drafts);
        let mut found = Found::default();
        for (whom, defect) in wrong {
            let at = match whom {
                None => list.clone(),
                Some((id, Part::Id)) => list.element(id.as_str()),
                Some((id, Part::Superior)) => list.element(id.as_str()).key("superior"),
            };
            found.push(Problem::new(at, defect));
        }
        found.none_or(tree)
    }
}

/// The tree, and whatever is wrong, by id; the tree holds only where nothing is.
pub(super) fn check(mut drafts: Vec<OrganizationDraft>) -> (Tree, Vec<Wrong>) {
    if drafts.len() > Tree::MOST {
        let (what, found) = ("organizations", drafts.len());
        let defect = Defect::TooMany { what, found, at_most: Tree::MOST };
        return (Tree::default(), vec![(None, defect)]);
    }
    drafts.sort();
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut listed: BTreeMap<&Id, &OrganizationDraft> = BTreeMap::new();
    for draft in &drafts {
        if listed.contains_key(&draft.id) {
            let (what, id) = ("organizations", draft.id.to_string());
            wrong.push((
                Some((draft.id.clone(), Part::Id)),
                Defect::Duplicate { what, id },
            ));
        } else {
            listed.insert(&draft.id, draft);
        }
    }
    let mut depths = Depths { listed: &listed, of: BTreeMap::new() };
    let mut in_circle: BTreeSet<&Id> = BTreeSet::new();
    for id in listed.keys() {
        if let Err(circle) = depths.find(id) {
            let members = circle.iter().map(ToString::to_string).collect();
            let defect = OrganizationDefect::Circle { members }.into();
            wrong.push((Some((circle_top(&circle, id), Part::Superior)), defect));
            in_circle.extend(circle);
        }
    }
    for (id, draft) in &listed {
        let Some(superior) = &draft.superior else { continue };
        let defect = match listed.get(superior) {
            None => {
                // Who sees no more problems needs no advice on them.
                let known = listed.keys().map(|id| id.as_str());
                let is_advised = wrong.len() < Problems::MOST;
                let near = || text::nearest(superior.as_str(), known);
                let nearest = is_advised.then(near).flatten();
                let (what, found) = ("organization", superior.to_string());
                Some(Defect::Unknown { what, found, nearest })
            }
            Some(_) if in_circle.contains(id) => None,
            Some(above) => level(draft, above),
        };
        let too_deep = depths.of.get(id) == Some(&Depth::At(Tree::DEEPEST));
        let too_deep = too_deep.then_some(Defect::TooDeep { at_most: Tree::DEEPEST });
        let at = || Some(((*id).clone(), Part::Superior));
        wrong.extend(defect.into_iter().chain(too_deep).map(|defect| (at(), defect)));
    }
    wrong.sort_by(|(one, _), (other, _)| place(one.as_ref()).cmp(&place(other.as_ref())));
    (if wrong.is_empty() { Tree::of(drafts) } else { Tree::default() }, wrong)
}

fn place(whom: Option<&(Id, Part)>) -> (Option<&Id>, bool) {
    (whom.map(|(id, _)| id), whom.is_some_and(|(_, part)| *part == Part::Superior))
}

/// The member at which a circle is told: its least one, which comes first.
fn circle_top(circle: &[&Id], or: &Id) -> Id {
    circle.first().map_or_else(|| or.clone(), |id| (*id).clone())
}

fn level(draft: &OrganizationDraft, above: &OrganizationDraft) -> Option<Defect> {
    (!draft.kind.may_stand_under(above.kind)).then(|| {
        let (own, superior) = (draft.kind.label(), above.kind.label());
        OrganizationDefect::NotHigher { own, superior }.into()
    })
}

/// How far below the top something stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Depth {
    /// So many stand above it.
    At(usize),
    /// It stands in a circle, or below one.
    None,
}

/// Depths, each found once.
struct Depths<'d> {
    listed: &'d BTreeMap<&'d Id, &'d OrganizationDraft>,
    of: BTreeMap<&'d Id, Depth>,
}

impl<'d> Depths<'d> {
    /// Finds the depth of an organization and of all above it; a circle that was not met
    /// before is told, from its least member on.
    fn find(&mut self, id: &'d Id) -> Result<(), Vec<&'d Id>> {
        let mut way: Vec<&Id> = Vec::new();
        let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
        let mut next = Some(id);
        let mut above = None;
        while let Some(here) = next {
            if let Some(depth) = self.of.get(here) {
                above = Some(*depth);
                break;
            }
            if let Some(from) = seen.insert(here, way.len()) {
                for id in &way {
                    self.of.insert(id, Depth::None);
                }
                let mut circle = way.split_off(from);
                let least = circle.iter().enumerate().min_by_key(|(_, id)| **id);
                let least = least.map_or(0, |(place, _)| place);
                circle.rotate_left(least);
                return Err(circle);
            }
            way.push(here);
            let superior =
                self.listed.get(here).and_then(|draft| draft.superior.as_ref());
            next = superior.filter(|superior| self.listed.contains_key(superior));
        }
        for id in way.into_iter().rev() {
            let depth = match above {
                None => Depth::At(0),
                Some(Depth::At(depth)) => Depth::At(depth.saturating_add(1)),
                Some(Depth::None) => Depth::None,
            };
            self.of.insert(id, depth);
            above = Some(depth);
        }
        Ok(())
    }
}
