//! Changes on top of a proposal, held to all hard limits together.

use std::collections::{BTreeMap, BTreeSet};

use super::because::NamedPost;
use super::checked::Checked;
use super::confirm::{
    AdjustedBy, AdjustmentDraft, Confirmed, ConfirmedPlacement, How, VacantPost,
};
use super::figures::Figures;
use super::held::{At, broken_limits};
use super::network::Network;
use super::proposal::{Proposal, decided};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{
    AllocationDefect, Defect, FieldPath, Found, Id, Label, Problems,
};

/// The placements while changes are made.
pub(super) struct Adjusting<'c> {
    checked: &'c Checked,
    /// Those of the proposal.
    figures: Figures,
    found: Found,
    proposed: BTreeMap<At, FieldPath>,
    removed: BTreeMap<At, How>,
    added: BTreeMap<At, How>,
    /// Where each placement comes from, in the order of the lists.
    origins: Vec<(At, FieldPath)>,
}

impl<'c> Adjusting<'c> {
    pub(super) fn new(checked: &'c Checked, figures: Figures) -> Adjusting<'c> {
        let (proposed, removed, added) = Default::default();
        let (found, origins) = (Found::default(), Vec::new());
        Adjusting { checked, figures, found, proposed, removed, added, origins }
    }

    pub(super) fn proposed(&mut self, proposal: &Proposal) {
        let at = FieldPath::root().key("placement");
        for (index, placement) in proposal.placements.iter().enumerate() {
            let path = at.nth(index);
            let post = self.post(&path.key("post"), &placement.post.id);
            let person = self.person(&path.key("person"), &placement.person);
            if let (Some(post), Some(person)) = (post, person) {
                self.origins.push(((post, person), path.clone()));
                self.proposed.insert((post, person), path);
            }
        }
    }

    fn post(&mut self, at: &FieldPath, id: &Id) -> Option<usize> {
        let found = self.checked.post_at(id);
        if found.is_none() {
            let known = self.checked.posts.iter().map(|post| post.id.as_str());
            self.unknown(at, ("post", id), nearest(id.as_str(), known));
        }
        found
    }

    fn person(&mut self, at: &FieldPath, id: &Id) -> Option<usize> {
        let found = self.checked.person_at(id);
        if found.is_none() {
            let known = self.checked.people.iter().map(|person| person.id.as_str());
            self.unknown(at, ("person", id), nearest(id.as_str(), known));
        }
        found
    }

    fn unknown(
        &mut self,
        at: &FieldPath,
        (what, id): (&'static str, &Id),
        nearest: Option<String>,
    ) {
        let found = id.to_string();
        self.found.report(at, || Defect::Unknown { what, found, nearest });
    }

    fn report(&mut self, at: &FieldPath, defect: AllocationDefect) {
        self.found.report(at, || defect.into());
    }

    pub(super) fn change(&mut self, path: &FieldPath, change: &AdjustmentDraft) {
        let AdjustmentDraft { by, person, from, to, reason } = change;
        self.reason(&path.key("reason"), reason);
        let at = self.person(&path.key("person"), person);
        let mut end = |key: &str, post: &Option<Id>| {
            let post = post.as_ref()?;
            Some(self.post(&path.key(key), post))
        };
        let (given_up, taken_up) = (end("from", from), end("to", to));
        if from.is_none() && to.is_none() {
            let keys = vec!["from".to_owned(), "to".to_owned()];
            self.found.report(path, || Defect::AtLeastOne { keys });
        }
        if let (Some(post), true) = (from, from == to) {
            self.report(path, AllocationDefect::MovesNowhere { post: post.clone() });
            return;
        }
        if *by == AdjustedBy::Meeting && from.is_some() {
            let path = path.key("from");
            self.report(&path, AllocationDefect::RecommendationTakesAway);
            return;
        }
        let Some(person) = at else { return };
        // A change is made whole or not at all.
        let (given_up, taken_up) = match (given_up, taken_up) {
            (Some(None), _) | (_, Some(None)) => return,
            (given_up, taken_up) => (given_up.flatten(), taken_up.flatten()),
        };
        if let Some(post) = given_up {
            self.take(path, (post, person), (taken_up, reason));
        }
        if let Some(post) = taken_up {
            let how = match by {
                AdjustedBy::Meeting => How::Recommended { reason: reason.clone() },
                AdjustedBy::Organization => {
                    let from = given_up.and_then(|post| self.named(post));
                    How::Placed { from, reason: reason.clone() }
                }
            };
            self.give(path, (post, person), how);
        }
    }

    fn reason(&mut self, at: &FieldPath, reason: &str) {
        let (found, at_most) = (reason.chars().count(), Label::LONGEST);
        if reason.trim().is_empty() {
            self.found.report(at, || Defect::EmptyText);
        } else if found > at_most {
            self.found.report(at, || Defect::TextTooLong { found, at_most });
        }
    }

    /// Takes a post away.
    fn take(&mut self, path: &FieldPath, at: At, (to, reason): (Option<usize>, &String)) {
        let path = path.key("from");
        let Some((post, person)) = self.ids(at) else { return };
        let is_decided =
            self.checked.pair(at.0, at.1).is_some_and(|pair| pair.is_decided);
        if !self.proposed.contains_key(&at) {
            self.report(&path, AllocationDefect::NotHeld { person, post });
        } else if is_decided {
            self.report(&path, AllocationDefect::DecidedStays { person, post });
        } else if self.removed.contains_key(&at) {
            self.again(&path, &person, &post);
        } else {
            let to = to.and_then(|post| self.named(post));
            self.removed.insert(at, How::Removed { to, reason: reason.clone() });
        }
    }

    /// Gives a post; whether it is held already is asked when all is taken away.
    fn give(&mut self, path: &FieldPath, at: At, how: How) {
        let path = path.key("to");
        let Some((post, person)) = self.ids(at) else { return };
        if self.added.contains_key(&at) {
            self.again(&path, &person, &post);
        } else {
            self.origins.push((at, path));
            self.added.insert(at, how);
        }
    }

    fn again(&mut self, path: &FieldPath, person: &Id, post: &Id) {
        let id = format!("{person} {post}");
        self.found.report(path, || Defect::Duplicate { what: "changes", id });
    }

    fn ids(&self, (post, person): At) -> Option<(Id, Id)> {
        let post = self.checked.posts.get(post)?.id.clone();
        Some((post, self.checked.people.get(person)?.id.clone()))
    }

    fn named(&self, post: usize) -> Option<NamedPost> {
        let post = self.checked.posts.get(post)?;
        Some(NamedPost { id: post.id.clone(), label: post.label.clone() })
    }

    /// The placements after all changes.
    fn placed(&self) -> BTreeSet<At> {
        let proposed = self.proposed.keys().copied();
        let kept = proposed.filter(|at| !self.removed.contains_key(at));
        kept.chain(self.added.keys().copied()).collect()
    }

    /// Holds the placements after all changes to the hard limits.
    fn hold(&mut self) {
        let again: Vec<(At, FieldPath)> = self
            .origins
            .iter()
            .filter(|(at, _)| {
                self.added.contains_key(at)
                    && self.proposed.contains_key(at)
                    && !self.removed.contains_key(at)
            })
            .cloned()
            .collect();
        for (at, path) in again {
            let is_change = self.proposed.get(&at) != Some(&path);
            if let (true, Some((post, person))) = (is_change, self.ids(at)) {
                self.report(&path, AllocationDefect::HeldAlready { person, post });
                self.origins.retain(|(_, other)| *other != path);
            }
        }
        let placed = self.placed();
        let origins: Vec<(At, FieldPath)> =
            self.origins.iter().filter(|(at, _)| placed.contains(at)).cloned().collect();
        for (path, defect) in broken_limits(self.checked, &origins) {
            self.report(&path, defect);
        }
        self.hold_decided(&placed);
    }

    /// What was decided beforehand stays, also where the proposal was made before it was
    /// decided.
    fn hold_decided(&mut self, placed: &BTreeSet<At>) {
        let at = FieldPath::root().key("placement");
        for at_pair in decided(self.checked) {
            if placed.contains(&at_pair) {
                continue;
            }
            if let Some((post, person)) = self.ids(at_pair) {
                self.report(&at, AllocationDefect::DecidedStays { person, post });
            }
        }
    }

    /// Holds the recommendations of the meeting to the places that nobody claims: claimants
    /// who may hold the post and whom the organization neither placed elsewhere nor took away
    /// come first.
    fn unclaimed(&mut self) {
        let mut recommended: BTreeMap<usize, Vec<At>> = BTreeMap::new();
        for (at, how) in &self.added {
            if matches!(how, How::Recommended { .. }) {
                recommended.entry(at.0).or_default().push(*at);
            }
        }
        for (place, all) in recommended {
            let Some(post) = self.checked.posts.get(place) else { continue };
            let claims = self.checked.pairs_of(place).filter(|(person, pair)| {
                let at = (place, *person);
                let may_hold = pair.wish.is_some() && pair.obstacles.is_empty();
                may_hold && !self.removed.contains_key(&at) && !all.contains(&at)
            });
            let (claimed, places) = (claims.count(), post.places);
            let left = usize::try_from(places).unwrap_or(usize::MAX);
            let left = left.saturating_sub(claimed);
            let recommended = all.len();
            if recommended <= left {
                continue;
            }
            let post = post.id.clone();
            let first = all.first().copied();
            let path = self.origins.iter().find(|(at, _)| Some(*at) == first);
            if let Some((_, path)) = path.cloned() {
                let defect =
                    AllocationDefect::Claimed { post, places, claimed, recommended };
                self.report(&path, defect);
            }
            self.added.retain(|at, _| !all.contains(at));
            self.origins
                .retain(|(at, _)| !all.contains(at) || self.proposed.contains_key(at));
        }
    }

    /// The result, or everything that is wrong.
    pub(super) fn finish(mut self) -> Result<Confirmed, Problems> {
        self.unclaimed();
        self.hold();
        let confirmed = self.confirmed();
        self.found.none_or(confirmed)
    }

    fn confirmed(&self) -> Confirmed {
        let network = Network::new(self.checked);
        let placed = self.placed();
        let entry = |at: At, how: How| {
            let (post, person) = (self.named(at.0)?, self.ids(at)?.1);
            Some(ConfirmedPlacement { post, person, how })
        };
        let how = |at: &At| self.added.get(at).cloned().unwrap_or(How::Proposed);
        let removed = self.removed.iter().filter(|(at, how)| {
            // Whoever was moved stands among the placements, with the post left.
            let is_moved = matches!(how, How::Removed { to: Some(_), .. });
            !placed.contains(at) && !is_moved
        });
        let vacant = self.checked.posts.iter().enumerate().filter_map(|(at, post)| {
            let held = placed.iter().filter(|(post, _)| *post == at).count();
            let held = u32::try_from(held).ok()?;
            let named = self.named(at)?;
            (held < post.places).then_some(VacantPost {
                post: named,
                held,
                places: post.places,
            })
        });
        Confirmed {
            placements: placed.iter().filter_map(|at| entry(*at, how(at))).collect(),
            removed: removed.filter_map(|(at, how)| entry(*at, how.clone())).collect(),
            vacant: vacant.collect(),
            figures: network.cost_of(placed.iter().copied()).figures(),
            proposed: self.figures,
            names: self.checked.names(),
        }
    }
}
