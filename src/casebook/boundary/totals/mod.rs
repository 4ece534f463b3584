//! Totals at the lines of grades, at bounds of scores and at limits of parts; ties of
//! rounding; each step to the grade on a sheet in which all else is good.

mod aims;
mod base;
mod fill;
mod moves;
mod outcome;

use std::cell::OnceCell;

pub(super) use base::base;
pub(super) use fill::Filled;
pub(super) use outcome::{of_outcome, total_and_grade, value};

use super::elements::{Asked, Element, verdict};
use super::search::{Answer, Edges};
use super::stated::{Stated, plain};
use super::write::Written;
use crate::casebook::coverage::matters;
use crate::rulebook::Rulebook;
use crate::scoring::{GradingStep, Scheme, judge_scores};
use crate::vocabulary::FieldPath;
use aims::{Aim, aims};

/// Just below a number, at it and just above.
const SIDES: usize = 3;

/// Sheets of a scheme from which others are made.
pub(super) struct Sheets<'s> {
    rulebook: &'s Rulebook,
    name: &'s str,
    scheme: &'s Scheme,
    found: &'s [(Element, Edges)],
    /// From items at their best.
    pub(super) best: Filled<'s>,
    /// From items at their worst.
    worst: OnceCell<Option<Filled<'s>>>,
}

impl<'s> Sheets<'s> {
    /// `None` where no sheet was found of which the total is settled.
    pub(super) fn of(
        (rulebook, name): (&'s Rulebook, &'s str),
        scheme: &'s Scheme,
        found: &'s [(Element, Edges)],
    ) -> Option<Sheets<'s>> {
        let best = Filled::of(rulebook, scheme, (found, true))?;
        Some(Sheets { rulebook, name, scheme, found, best, worst: OnceCell::new() })
    }

    fn worst(&self) -> Option<&Filled<'s>> {
        let of = || Filled::of(self.rulebook, self.scheme, (self.found, false));
        self.worst.get_or_init(of).as_ref()
    }

    /// Sheets that are meant, just below, at and just above the number of an aim, by the score:
    /// from the best, and what is not found there from the worst.
    fn near(
        &self,
        aim: &Aim,
        is_meant: &dyn Fn(&Stated) -> bool,
    ) -> Vec<(String, Stated)> {
        let mut all = self.best.near(aim, is_meant);
        if all.len() < SIDES
            && let Some(worst) = self.worst()
        {
            for one in worst.near(aim, is_meant) {
                if all.iter().all(|(side, ..)| *side != one.0) {
                    all.push(one);
                }
            }
        }
        all.into_iter().map(|(_, told, stated)| (told, stated)).collect()
    }

    /// Cases of sheets that are meant, at the numbers of which something at a place speaks.
    pub(super) fn meant(
        &self,
        at: &FieldPath,
        is_meant: &dyn Fn(&Stated) -> bool,
    ) -> Vec<(String, String)> {
        let (rulebook, name, scheme) = (self.rulebook, self.name, self.scheme);
        let full = Full { rulebook, name, scheme };
        let aims = aims(rulebook, scheme).into_iter();
        let mut all = Vec::new();
        for aim in aims.filter(|aim| at.is_within(&aim.at)) {
            for (told, stated) in self.near(&aim, is_meant) {
                let told = format!("{told}_of_{}", plain(&of(scheme, aim.node)));
                all.extend(full.case((&aim.folder, &told), &stated, aim.node));
            }
            if !all.is_empty() {
                break;
            }
        }
        all
    }
}

/// The id of a node.
fn of(scheme: &Scheme, node: usize) -> String {
    scheme.nodes().get(node).map(|node| node.id.to_string()).unwrap_or_default()
}

/// The cases of one scheme.
pub(super) fn cases(sheets: &Sheets<'_>) -> Vec<(String, String)> {
    let Sheets { rulebook, name, scheme, found, best: filled, .. } = sheets;
    let (rulebook, name, scheme) = (*rulebook, *name, *scheme);
    let full = Full { rulebook, name, scheme };
    let mut all: Vec<(String, String)> = Vec::new();
    for aim in aims(rulebook, scheme) {
        if !matters(rulebook, &aim.at) {
            continue;
        }
        for (told, stated) in sheets.near(&aim, &|_| true) {
            let case = full.case((&aim.folder, &told), &stated, aim.node);
            let is_taken = case.iter().any(|(path, text)| {
                all.iter().any(|(other, known)| other == path && known != text)
            });
            if is_taken {
                // Several scores are held against one number here.
                let told = format!("{told}_of_{}", plain(&of(scheme, aim.node)));
                all.extend(full.case((&aim.folder, &told), &stated, aim.node));
            } else {
                all.extend(case);
            }
        }
    }
    let round =
        FieldPath::root().key("scheme").element(scheme.id().as_str()).key("round");
    if matters(rulebook, &round)
        && let Some(stated) = filled.tie()
    {
        all.extend(full.case(("total", "rounding_tie"), &stated, 0));
    }
    let own = found.iter().filter(|(one, _)| one.scheme() == Some(scheme.id().as_str()));
    for (element, edges) in own.filter(|(one, _)| matters(rulebook, &one.at)) {
        match &element.asked {
            Asked::Needs { .. } => {
                for (told, stated) in &edges.cases {
                    let stated = filled.base.and(stated);
                    all.extend(full.case((&element.id, told), &stated, 0));
                }
            }
            Asked::Step { .. } => {
                if let Some(stated) = edges.seen.get(&Answer::Word("met")) {
                    let stated = filled.base.and(stated);
                    all.extend(full.case(
                        (&element.id, "met_and_all_else_good"),
                        &stated,
                        0,
                    ));
                }
            }
            Asked::Rule | Asked::Item { .. } => {}
        }
    }
    all
}

/// Cases with a whole sheet.
struct Full<'f> {
    rulebook: &'f Rulebook,
    name: &'f str,
    scheme: &'f Scheme,
}

impl Full<'_> {
    /// What the scheme makes of a sheet: total, grade, one node, the steps that were met.
    fn case(
        &self,
        (folder, told): (&str, &str),
        stated: &Stated,
        node: usize,
    ) -> Option<(String, String)> {
        let scheme = self.scheme;
        let sheet = stated.sheet(self.rulebook.dictionary(), None)?;
        let outcome = judge_scores(scheme, &sheet);
        let mut pending = of_outcome(&outcome);
        if let Some((node, found)) =
            outcome.nodes().nth(node).filter(|(node, _)| node.parent.is_some())
        {
            let value = value(found.value, (found.standing, found.may_not_tell));
            pending
                .push(format!("nodes = [{{ at = \"{}\", value = {value} }}]", node.id));
        }
        let steps: Vec<String> = outcome
            .grading()
            .iter()
            .filter_map(|graded| {
                let id = match graded.step {
                    GradingStep::ZeroClearing(place) => {
                        &scheme.zero_clearing().get(place)?.id
                    }
                    GradingStep::Step(place) => &scheme.grade_steps().get(place)?.id,
                    GradingStep::Needs(place) => {
                        &scheme.grades().get(usize::from(place))?.id
                    }
                    _ => return None,
                };
                let verdict = verdict(graded.verdict);
                Some(format!("{{ at = \"{id}\", verdict = \"{verdict}\" }}"))
            })
            .collect();
        if !steps.is_empty() {
            pending.push(format!("steps = [{}]", steps.join(", ")));
        }
        let id = scheme.id().as_str();
        let sentence =
            format!("the scheme `{id}`, `{folder}`: {}", told.replace('_', " "));
        let (under, folder) = (id.replace('/', "."), plain(folder));
        let path = format!("{under}/{folder}/{}.toml", plain(told));
        let written = Written::at(path, self.name, &sentence).scheme(Some(id));
        let written = written.when(stated.period, stated.state).about(stated);
        Some(written.facts(stated).pending(pending))
    }
}
