//! Totals at the lines of grades, at bounds of scores and at limits of parts; ties of
//! rounding; each step to the grade on a sheet in which all else is good.

mod aims;
mod base;
mod fill;
mod moves;
mod outcome;

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
use aims::aims;

/// The cases of one scheme, and the sheet from which they start.
pub(super) fn cases<'s>(
    rulebook: &'s Rulebook,
    name: &str,
    scheme: &'s Scheme,
    found: &[(Element, Edges)],
) -> (Vec<(String, String)>, Option<Filled<'s>>) {
    let Some(filled) = Filled::of(rulebook, scheme, found) else {
        return (Vec::new(), None);
    };
    let full = Full { rulebook, name, scheme };
    let mut all = Vec::new();
    for aim in aims(rulebook, scheme) {
        if matters(rulebook, &aim.at) {
            for (told, stated) in filled.near(&aim) {
                all.extend(full.case((&aim.folder, &told), &stated, aim.node));
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
    (all, Some(filled))
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
