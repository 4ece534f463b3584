//! Every mutant of a rulebook, held against the cases that can notice it.

use std::cmp::Reverse;

use toml::Value;

use super::changes::{Choice, Field, Planned, changes};
use super::mutant::{Change, Fate, Mutant};
use super::tree::is_said;
use super::unit::{Base, Unit};
use super::{Mutation, Progress, grain, held, labels, only_said, part, periods, proof};
use crate::casebook::case::Case;
use crate::casebook::coverage::{Coverage, Trial, Trials, all_in_full, matters};
use crate::casebook::run::{Shelf, answers};
use crate::casebook::suite::Suite;
use crate::rulebook::Rulebook;
use crate::vocabulary::FieldPath;

/// A case that holds, with what it touches of the rulebook.
struct Tried<'s> {
    path: &'s str,
    case: Case,
    text: &'s str,
    touched: Vec<FieldPath>,
    /// What comes out of the rulebook as it is.
    answers: String,
}

/// What stays the same over all mutants of a rulebook.
struct Bench<'s> {
    suite: &'s Suite,
    shelf: Shelf,
    name: &'s str,
    rulebook: &'s Rulebook,
    base: Base,
}

pub(super) fn coverage(suite: &Suite, of: (&str, &Rulebook)) -> Coverage {
    let (name, rulebook) = of;
    let shelf = Shelf::default();
    let (mut all, mut tried) = (all_in_full(rulebook), Trials::new());
    all.retain(|(at, _)| matters(rulebook, at));
    for path in suite.cases() {
        let Some(Ok(case)) = suite.text(path).map(Case::read) else { continue };
        if case.is_about(path, name) {
            shelf.put(name, rulebook.clone());
            answers(suite, &shelf, path, &case);
            tried.extend(shelf.tried(name));
        }
    }
    let is_meant = |choice: &Choice| {
        choice.iter().any(|planned| {
            matches!(planned.change, Change::Edge { .. }) || stop(&planned.at).is_some()
        })
    };
    for mutant in mutated(suite, of, (&is_meant, &mut |_| ())).mutants {
        if let Some(never) = stop(&mutant.at).filter(|_| mutant.never_binds()) {
            all.remove(&never);
        }
        let Change::Edge { needs, .. } = mutant.change else { continue };
        let side = (mutant.at, Trial::At(needs));
        match mutant.fate {
            // A number that makes no difference needs no case.
            Fate::Equivalent(_) => continue,
            Fate::Killed { .. } | Fate::Seen { .. } => {
                tried.insert(side.clone());
            }
            Fate::Unseen => {}
        }
        all.insert(side);
    }
    let tree = Value::try_from(rulebook.draft()).ok();
    let within = |at: &FieldPath| {
        tree.as_ref().map(|tree| labels::within(tree, at)).unwrap_or_default()
    };
    Coverage::of((name, rulebook.title()), (&all, &tried), within)
}

/// What is tried of the floor or the cap of a measure that stands at a path.
fn stop(at: &FieldPath) -> Option<(FieldPath, Trial)> {
    let trial = match at.as_str().rsplit_once('.')?.1 {
        "floor" => Trial::AtFloor,
        "cap" => Trial::AtCap,
        _ => return None,
    };
    Some((at.parent()?.parent()?, trial))
}

pub(super) fn mutate(
    suite: &Suite,
    of: (&str, &Rulebook),
    progress: &mut dyn FnMut(&Progress),
) -> Mutation {
    mutated(suite, of, (&|_| true, progress))
}

/// Which choices are meant, and who hears how far it is.
type Meant<'m> = (&'m dyn Fn(&Choice) -> bool, &'m mut dyn FnMut(&Progress));

fn mutated(
    suite: &Suite,
    (name, rulebook): (&str, &Rulebook),
    (is_meant, progress): Meant<'_>,
) -> Mutation {
    let shelf = Shelf::default();
    let (tried, broken) = cases((suite, &shelf), (name, rulebook));
    shelf.hurry();
    let mut mutation = Mutation {
        rulebook: name.to_owned(),
        title: rulebook.title().clone(),
        cases: tried.len(),
        broken,
        mutants: Vec::new(),
    };
    let Some(base) = Base::of(rulebook) else { return mutation };
    let units = base.units();
    let planned: Vec<(&Unit, Vec<Choice>)> = units
        .iter()
        .map(|unit| {
            let words = base.words(unit);
            let dictionary = rulebook.dictionary();
            let mut all = changes(Field { root: &unit.root, words: &words, dictionary });
            all.retain(is_meant);
            all.retain(|choice| is_changed(rulebook, unit, choice));
            (unit, all)
        })
        .collect();
    let of = planned.iter().map(|(_, choices)| choices.len()).sum();
    let bench = Bench { suite, shelf, name, rulebook, base };
    let mut done = 0_usize;
    for (unit, choices) in planned {
        let mut touching: Vec<&Tried<'_>> =
            tried.iter().filter(|case| case.touches(unit)).collect();
        let mut element = None;
        for choice in choices {
            let ids = choice.first().and_then(|planned| element_of(unit, planned));
            if ids != element {
                if let Some(ids) = &ids {
                    by_mention(&mut touching, ids);
                }
                element = ids;
            }
            mutation.mutants.extend(bench.mutant(unit, &choice, &mut touching));
            done = done.saturating_add(1);
            progress(&Progress { done, of, at: unit.at.clone() });
        }
    }
    mutation
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

impl Tried<'_> {
    /// Whether a change of the unit can make a difference to it.
    fn touches(&self, unit: &Unit) -> bool {
        unit.at.as_str() == "in_force"
            || self.touched.iter().any(|at| {
                at.is_within(&unit.at)
                    || unit.at.is_within(at)
                    || is_link(at) && is_link(&unit.at)
            })
    }
}

/// Links are named by the facts that they fill in one place, and by their number in another.
fn is_link(at: &FieldPath) -> bool {
    at.is_within(&FieldPath::root().key("link"))
}

/// The cases of a rulebook that hold, and the paths of those that do not.
fn cases<'s>(
    (suite, shelf): (&'s Suite, &Shelf),
    (name, rulebook): (&str, &Rulebook),
) -> (Vec<Tried<'s>>, Vec<String>) {
    let (mut tried, mut broken) = (Vec::new(), Vec::new());
    for path in suite.cases() {
        let Some(text) = suite.text(path) else { continue };
        let Ok(case) = Case::read(text) else {
            // It may be about any rulebook: of none it is known what it would notice.
            broken.push(path.to_owned());
            continue;
        };
        if !case.is_about(path, name) {
            continue;
        }
        shelf.put(name, rulebook.clone());
        let (holds, answers) = answers(suite, shelf, path, &case);
        if holds {
            let touched = shelf.touched();
            tried.push(Tried { path, case, text, touched, answers });
        } else {
            broken.push(path.to_owned());
        }
    }
    (tried, broken)
}

impl Bench<'_> {
    /// The first change of a choice that gives another rulebook, and what the cases make of
    /// it.
    fn mutant(
        &self,
        unit: &Unit,
        choice: &Choice,
        touching: &mut Vec<&Tried<'_>>,
    ) -> Option<Mutant> {
        let made = |planned: &Planned| {
            Some((self.base.edited(unit, &planned.edits)?, planned.clone()))
        };
        let (mutated, planned) = choice.iter().find_map(made)?;
        let fate = self.fate(&mutated, touching);
        let fate = match fate {
            Fate::Killed { .. } | Fate::Seen { .. } => fate,
            Fate::Unseen | Fate::Equivalent(_) => {
                let both = (self.rulebook, &mutated);
                let proof = proof::proof(both, &planned.at)
                    .or_else(|| held::same_side(&unit.root, &planned))
                    .or_else(|| held::one_group(&unit.root, &planned))
                    .or_else(|| periods::alike(&unit.root, &planned))
                    .or_else(|| grain::between(both, &planned))
                    .or_else(|| grain::whole_steps(both.0, &unit.root, &planned))
                    .or_else(|| only_said::full_marks(&self.base, unit, &planned))
                    .or_else(|| only_said::polarity(both, &planned.at))
                    .or_else(|| only_said::lasts(both, &planned.at));
                proof.map_or(fate, Fate::Equivalent)
            }
        };
        let within = labels::within(&unit.root, &planned.at);
        Some(Mutant { at: planned.at, within, change: planned.change, fate })
    }

    /// Runs the cases that touch the unit, in their order; a case that notices comes first
    /// from now on.
    fn fate(&self, mutated: &Rulebook, touching: &mut Vec<&Tried<'_>>) -> Fate {
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

/// The ids that the item, the grade or the transition names in which something stands, its
/// own first.
fn element_of(unit: &Unit, planned: &Planned) -> Option<Vec<String>> {
    let way = part::element(&planned.edits)?;
    let mut ids = Vec::new();
    texts(way.at(&unit.root)?, &mut ids);
    Some(ids)
}

fn texts(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|one| texts(one, all)),
        Value::Table(table) => {
            all.splice(0..0, table.get("id").and_then(Value::as_str).map(str::to_owned));
            let decides = table.iter().filter(|(key, value)| !is_said(key, value));
            decides.for_each(|(_, value)| texts(value, all));
        }
        _ => {}
    }
}

/// Those first that speak most of the element that is changed and of its facts: they are
/// likely to notice.
fn by_mention(touching: &mut [&Tried<'_>], ids: &[String]) {
    touching.sort_by_cached_key(|one| {
        let quoted = |id: &&String| one.text.contains(&format!("\"{id}\""));
        let is_own = ids.first().is_some_and(|id| quoted(&id));
        Reverse((is_own, ids.iter().filter(quoted).count()))
    });
}
