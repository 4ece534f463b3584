//! The sheet from which others are made.

use super::super::elements::{Asked, Element, step_of};
use super::super::search::{Answer, Edges};
use super::super::stated::Stated;
use crate::casebook::mutants::raw;
use crate::criteria::{View, assess};
use crate::facts::{FactKind, Raw};
use crate::rulebook::Rulebook;
use crate::scoring::Scheme;
use crate::vocabulary::Verdict;

/// A sheet on which every item is at its best, and no step to the grade comes to bear.
pub(super) fn base(
    rulebook: &Rulebook,
    scheme: &Scheme,
    found: &[&(Element, Edges)],
) -> Option<Stated> {
    let mut stated = Stated::nothing(rulebook)?;
    let period = stated.period;
    let numbers = |edges: &Edges| {
        let is_meant = |(answer, stated): &(&Answer, &Stated)| {
            matches!(answer, Answer::Number(_)) && stated.period == period
        };
        let best = edges.seen.iter().rev().find(is_meant);
        let least = edges.seen.iter().find(is_meant);
        let meant = if scheme.is_penalty() { least } else { best };
        meant.map(|(_, stated)| stated.clone())
    };
    for fact in scheme.facts() {
        let Some(fact) = scheme.dictionary().at(*fact) else { continue };
        let value = match fact.kind() {
            FactKind::YesNo => Raw::Boolean(false),
            FactKind::Choice(choices) => Raw::text(choices.first()?.id.as_str()),
            FactKind::Group => Raw::text("one"),
            FactKind::Events { .. } => Raw::List(Vec::new()),
            kind => match kind.domain() {
                Some(domain) => raw(domain.least()),
                None => continue,
            },
        };
        stated.facts.insert(fact.id().to_string(), value);
    }
    for (element, edges) in found {
        if let (Asked::Item { .. }, Some(best)) = (&element.asked, numbers(edges)) {
            stated = stated.and(&Stated { period: stated.period, ..best });
        }
    }
    for (element, edges) in found {
        let (when, wanted, word) = match &element.asked {
            Asked::Step { .. } => {
                (&step_of(scheme, &element.id)?.when, Verdict::NotMet, "not_met")
            }
            Asked::Needs { .. } => {
                (&scheme.grade(&element.id)?.needs.as_ref()?.0, Verdict::Met, "met")
            }
            Asked::Rule | Asked::Item { .. } => continue,
        };
        let sheet = stated.sheet(rulebook.dictionary(), None)?;
        let view = View { sheet: &sheet, scores: &[], others: None, as_of: None };
        let is_so =
            assess(when, view, &mut |_| ()).is_some_and(|found| found.verdict == wanted);
        if !is_so && let Some(other) = edges.seen.get(&Answer::Word(word)) {
            stated = stated.and(&Stated { period: stated.period, ..other.clone() });
        }
    }
    Some(stated)
}
