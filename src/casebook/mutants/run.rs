//! Every mutant of a rulebook, held against the cases that can notice it.

use std::cmp::Reverse;

use toml::Value;

use super::changes::{Choice, Field, Planned, changes};
use super::mutant::{Change, Fate, Mutant, Proof};
use super::sides::Probe;
use super::tree::is_said;
use super::unit::{Base, Unit};
use super::{
    Mutation, Progress, grain, held, labels, only_said, part, periods, proof, sides,
};
use crate::casebook::case::Case;
use crate::casebook::coverage::{Coverage, Trial, Trials, all_in_full, matters};
use crate::casebook::run::{Answer, Shelf, answers, turns};
use crate::casebook::suite::Suite;
use crate::rulebook::{RemarkKind, Rulebook};
use crate::vocabulary::FieldPath;

/// A case that holds, with what it touches of the rulebook.
struct Tried<'s> {
    path: &'s str,
    case: Case,
    text: &'s str,
    touched: Vec<FieldPath>,
    /// What comes out of the rulebook as it is.
    answers: Vec<Answer>,
}

/// What stays the same over all mutants of a rulebook.
struct Bench<'s> {
    suite: &'s Suite,
    shelf: Shelf,
    name: &'s str,
    rulebook: &'s Rulebook,
    base: Base,
    /// The cases that hold.
    tried: Vec<Tried<'s>>,
    /// The paths of those that do not.
    broken: Vec<String>,
    /// The changes, by their units.
    planned: Vec<(Unit, Vec<Choice>)>,
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
    for remark in rulebook.remarks() {
        if let (
            RemarkKind::CapNeverBinds { .. } | RemarkKind::WindowNeverBinds { .. },
            Some(at),
        ) = (&remark.kind, remark.at.parent())
        {
            all.remove(&(at, Trial::AtCap));
        }
    }
    if let Some(bench) = Bench::of(suite, of) {
        bench.each(&|choice| choice.iter().any(is_of_edge), |unit, choice, touching| {
            match bench.side(unit, choice, touching) {
                Side::Of(side, is_tried) => {
                    tried.extend(is_tried.then(|| side.clone()));
                    all.insert(side);
                }
                Side::NeverStops(never) => {
                    all.remove(&never);
                }
                Side::None => {}
            }
        });
    }
    let tree = Value::try_from(rulebook.draft()).ok();
    let within = |at: &FieldPath| {
        tree.as_ref().map(|tree| labels::within(tree, at)).unwrap_or_default()
    };
    Coverage::of((name, rulebook.title()), (&all, &tried), within)
}

/// What a choice says of an edge.
enum Side {
    /// A side of it, and whether a case has just that number.
    Of((FieldPath, Trial), bool),
    /// A limit that never stops anything.
    NeverStops((FieldPath, Trial)),
    /// Nothing.
    None,
}

/// Whether an edge or a limit is changed.
fn is_of_edge(planned: &Planned) -> bool {
    matches!(planned.change, Change::Edge { .. }) || stop(&planned.at).is_some()
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
    let (name, rulebook) = of;
    let bench = Bench::of(suite, of);
    let mut mutants = Vec::new();
    if let Some(bench) = &bench {
        let of = bench.planned.iter().map(|(_, choices)| choices.len()).sum();
        let mut done = 0_usize;
        bench.each(&|_| true, |unit, choice, touching| {
            mutants.extend(bench.mutant(unit, choice, touching));
            done = done.saturating_add(1);
            progress(&Progress { done, of, at: unit.at.clone() });
        });
    }
    let (cases, broken) = match bench {
        Some(bench) => (bench.tried.len(), bench.broken),
        None => (0, Vec::new()),
    };
    let (rulebook, title) = (name.to_owned(), rulebook.title().clone());
    Mutation { rulebook, title, cases, broken, mutants }
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

impl<'s> Bench<'s> {
    /// The bench of a rulebook; `None` only for a draft that has no form in TOML.
    fn of(
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
    fn each<'b>(
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

    /// What the cases make of one side of an edge, or of a limit.
    fn side(&self, unit: &Unit, choice: &Choice, touching: &mut Vec<&Tried<'s>>) -> Side {
        let never = choice.first().and_then(|planned| stop(&planned.at));
        if let Some(never) = never {
            let mutant = self.mutant(unit, choice, touching);
            let is_idle = mutant.is_some_and(|mutant| mutant.never_binds());
            return if is_idle { Side::NeverStops(never) } else { Side::None };
        }
        let Some(planned) = choice.first() else { return Side::None };
        let Change::Edge { needs, .. } = planned.change else { return Side::None };
        let made = |probe: Probe| -> Option<Vec<Rulebook>> {
            probe.iter().map(|edits| self.base.moved(unit, edits)).collect()
        };
        let probes = sides::probes(&unit.root, choice);
        let Some(moved) = probes.into_iter().find_map(made) else { return Side::None };
        let side = (planned.at.clone(), Trial::At(needs));
        if let Some(place) = self.who_turns(&moved, touching) {
            let first = touching.remove(place);
            touching.insert(0, first);
            return Side::Of(side, true);
        }
        // A number that makes no difference needs no case.
        match moved.iter().find_map(|moved| self.proof(unit, (moved, planned))) {
            Some(_) => Side::None,
            None => Side::Of(side, false),
        }
    }

    /// The first case that says something else of each of some rulebooks, as of a number that
    /// is known.
    fn who_turns(&self, moved: &[Rulebook], cases: &[&Tried<'s>]) -> Option<usize> {
        let mut places: Vec<usize> = (0..cases.len()).collect();
        let (last, first) = moved.split_last()?;
        let turn = |place: &usize| {
            cases.get(*place).is_some_and(|one| {
                let (_, after) = answers(self.suite, &self.shelf, one.path, &one.case);
                turns(&one.answers, &after)
            })
        };
        for moved in first {
            self.shelf.put(self.name, moved.clone());
            places.retain(|place| turn(place));
        }
        self.shelf.put(self.name, last.clone());
        places.into_iter().find(|place| turn(place))
    }

    /// Why a change makes no difference, as far as that can be proved.
    fn proof(
        &self,
        unit: &Unit,
        (mutated, planned): (&Rulebook, &Planned),
    ) -> Option<Proof> {
        let both = (self.rulebook, mutated);
        proof::proof(both, &planned.at)
            .or_else(|| held::same_side(&unit.root, planned))
            .or_else(|| periods::alike(&unit.root, planned))
            .or_else(|| grain::between(both, planned))
            .or_else(|| grain::between_stars(both, planned))
            .or_else(|| grain::whole_steps(both.0, &unit.root, planned))
            .or_else(|| only_said::full_marks(&self.base, unit, planned))
            .or_else(|| only_said::polarity(both, &planned.at))
            .or_else(|| only_said::lasts(both, &planned.at))
    }

    /// The first change of a choice that gives another rulebook, and what the cases make of
    /// it.
    fn mutant(
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
        let row = labels::row(&unit.root, &planned.at);
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
