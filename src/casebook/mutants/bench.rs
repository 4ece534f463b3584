//! A rulebook with its cases, on which its changes are tried.

use super::base::Base;
use super::cases::{Tried, by_mention, cases, element_of};
use super::changes::{Choice, Field, Planned, changes};
use super::mutant::{Fate, Mutant, Proof};
use super::unit::Unit;
use super::{labels, proofs};
use crate::casebook::run::{Shelf, answers};
use crate::casebook::suite::Suite;
use crate::rulebook::Rulebook;
use crate::vocabulary::FieldPath;

/// What stays the same over all mutants of a rulebook.
pub(super) struct Bench<'s> {
    pub(super) suite: &'s Suite,
    pub(super) shelf: Shelf,
    pub(super) name: &'s str,
    rulebook: &'s Rulebook,
    pub(super) base: Base,
    /// The cases that hold.
    pub(super) tried: Vec<Tried<'s>>,
    /// The paths of those that do not.
    pub(super) broken: Vec<String>,
    /// The changes, by their units.
    pub(super) planned: Vec<(Unit, Vec<Choice>)>,
}

/// Whether a choice changes what an overlay changes; of what is no overlay, all does.
fn is_changed(rulebook: &Rulebook, unit: &Unit, choice: &Choice) -> bool {
    let Some(changed) = rulebook.changed() else { return true };
    let is_within =
        |at: &FieldPath| changed.iter().any(|one| unit.in_whole(at).is_within(one));
    choice.iter().any(|planned| {
        let mut edits = planned.edits.iter().map(|edit| edit.way().path(&unit.root));
        is_within(&planned.at) || edits.any(|at| is_within(&at))
    })
}

impl<'s> Bench<'s> {
    /// The bench of a rulebook; `None` only for a draft that has no form in TOML.
    pub(super) fn of(
        suite: &'s Suite,
        (name, rulebook): (&'s str, &'s Rulebook),
    ) -> Option<Bench<'s>> {
        let shelf = Shelf::default();
        let (tried, broken) = cases((suite, &shelf), (name, rulebook));
        shelf.hurry();
        let base = Base::of(rulebook)?;
        let planned = base.units().into_iter().map(|unit| {
            let words = base.words(&unit);
            let dictionary = rulebook.dictionary();
            let mut all = changes(Field { root: &unit.root, words: &words, dictionary });
            all.retain(|choice| is_changed(rulebook, &unit, choice));
            all.retain(|choice| !base.drops_one_by_its_list(&unit, choice));
            (unit, all)
        });
        let planned = planned.collect();
        Some(Bench { suite, shelf, name, rulebook, base, tried, broken, planned })
    }

    /// Each choice that is meant, with the cases that can notice it, the likeliest first.
    pub(super) fn each<'b>(
        &'b self,
        is_meant: &dyn Fn(&Choice) -> bool,
        mut heard: impl FnMut(&Unit, &Choice, &mut Vec<&'b Tried<'s>>),
    ) {
        for (unit, choices) in &self.planned {
            let mut touching: Vec<&Tried<'_>> =
                self.tried.iter().filter(|case| case.touches(unit)).collect();
            let mut element = None;
            for choice in choices.iter().filter(|choice| is_meant(choice)) {
                let ids = choice.first().and_then(|planned| element_of(unit, planned));
                if ids != element {
                    if let Some(ids) = &ids {
                        by_mention(&mut touching, ids);
                    }
                    element = ids;
                }
                heard(unit, choice, &mut touching);
            }
        }
    }

    /// Why a change makes no difference, as far as that can be proved.
    pub(super) fn proof(
        &self,
        unit: &Unit,
        (mutated, planned): (&Rulebook, &Planned),
    ) -> Option<Proof> {
        proofs::of((self.rulebook, mutated), (&self.base, unit), planned)
    }

    /// The first change of a choice that gives another rulebook, and what the cases make of
    /// it.
    pub(super) fn mutant(
        &self,
        unit: &Unit,
        choice: &Choice,
        touching: &mut Vec<&Tried<'s>>,
    ) -> Option<Mutant> {
        let made = |planned: &Planned| {
            Some((self.base.edited(unit, &planned.edits)?, planned.clone()))
        };
        let (mutated, planned) = choice.iter().find_map(made)?;
        let fate = self.fate(&mutated, touching);
        let fate = match fate {
            Fate::Killed { .. } | Fate::Seen { .. } => fate,
            Fate::Unseen | Fate::Equivalent(_) => {
                let proof = self.proof(unit, (&mutated, &planned));
                proof.map_or(fate, Fate::Equivalent)
            }
        };
        let within = labels::within(&unit.root, &planned.at);
        let row = labels::row(&unit.root, self.rulebook.dictionary(), &planned.at);
        Some(Mutant { at: planned.at, within, row, change: planned.change, fate })
    }

    /// Runs the cases that touch the unit, in their order; a case that notices comes first
    /// from now on.
    fn fate(&self, mutated: &Rulebook, touching: &mut Vec<&Tried<'s>>) -> Fate {
        self.shelf.put(self.name, mutated.clone());
        let mut seen = None;
        for (place, one) in touching.iter().enumerate() {
            let (holds, answers) = answers(self.suite, &self.shelf, one.path, &one.case);
            if !holds {
                let killer = touching.remove(place);
                touching.insert(0, killer);
                return Fate::Killed { by: killer.path.to_owned() };
            }
            if seen.is_none() && answers != one.answers {
                seen = Some(one.path.to_owned());
            }
        }
        seen.map_or(Fate::Unseen, |by| Fate::Seen { by })
    }
}
