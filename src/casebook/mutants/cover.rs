//! What the cases of a rulebook try, with both sides of its edges.

use toml::Value;

use super::bench::Bench;
use super::cases::Tried;
use super::changes::{Choice, Planned};
use super::labels;
use super::mutant::Change;
use super::sides::{self, Probe};
use super::unit::Unit;
use crate::casebook::case::Case;
use crate::casebook::coverage::{Coverage, Trial, Trials, all_in_full, matters};
use crate::casebook::run::{Shelf, answers, turns};
use crate::casebook::suite::Suite;
use crate::rulebook::{RemarkKind, Rulebook};
use crate::vocabulary::FieldPath;

/// What no case tries of a rulebook, with both sides of its edges.
pub(in crate::casebook) fn coverage(suite: &Suite, of: (&str, &Rulebook)) -> Coverage {
    coverage_and_untried(suite, of, &mut |_, _| ())
}

/// The same; of each side of an edge that no case tries it is heard what rulebooks whoever has
/// the number would tell from this one.
pub(in crate::casebook) fn coverage_and_untried(
    suite: &Suite,
    of: (&str, &Rulebook),
    untried: &mut dyn FnMut(&FieldPath, &[Rulebook]),
) -> Coverage {
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
                Side::Tried(side) => {
                    tried.insert(side.clone());
                    all.insert(side);
                }
                Side::Untried(side, moved) => {
                    untried(&side.0, &moved);
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
    let stands_in = |at: &FieldPath| {
        let dictionary = rulebook.dictionary();
        let within = tree.as_ref().map(|tree| labels::within(tree, at));
        let row = tree.as_ref().and_then(|tree| labels::row(tree, dictionary, at));
        (within.unwrap_or_default(), row)
    };
    Coverage::of((name, rulebook.title()), (&all, &tried), stands_in)
}

/// What a choice says of an edge.
enum Side {
    /// A side of it: a case has just that number.
    Tried((FieldPath, Trial)),
    /// A side of it that no case tries, and what would turn for whoever has the number.
    Untried((FieldPath, Trial), Vec<Rulebook>),
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

impl<'s> Bench<'s> {
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
            return Side::Tried(side);
        }
        // A number that makes no difference needs no case.
        match moved.iter().find_map(|moved| self.proof(unit, (moved, planned))) {
            Some(_) => Side::None,
            None => Side::Untried(side, moved),
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
}
