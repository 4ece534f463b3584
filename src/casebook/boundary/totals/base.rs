//! The sheet from which others are made.

use super::super::elements::{Asked, Element, step_of};
use super::super::search::{Answer, Edges};
use super::super::stated::Stated;
use crate::casebook::mutants::raw;
use crate::criteria::{View, assess};
use crate::facts::{FactKind, Raw};
use crate::rulebook::Rulebook;
use crate::scoring::{Scheme, Standing, judge_scores};
use crate::vocabulary::Verdict;

/// A sheet on which every item is at its best, or at its worst, and no step to the grade comes
/// to bear.
pub(in super::super) fn base(
    rulebook: &Rulebook,
    scheme: &Scheme,
    (found, is_at_best): (&[&(Element, Edges)], bool),
) -> Option<Stated> {
    let mut nothing = Stated::nothing(rulebook)?;
    let period = nothing.period;
    let numbers = |edges: &Edges| -> Vec<Stated> {
        let is_meant = |(answer, stated): &(&Answer, &Stated)| {
            matches!(answer, Answer::Number(_)) && stated.period == period
        };
        let from_least = edges.seen.iter().filter(is_meant);
        let mut all: Vec<Stated> = from_least.map(|(_, stated)| stated.clone()).collect();
        if scheme.is_penalty() != is_at_best {
            all.reverse();
        }
        all
    };
    // Numbers that no item states, the least of them and the greatest: of what is never above
    // another number, that one may have to be great.
    let mut greatest = nothing.clone();
    for fact in scheme.facts() {
        let Some(fact) = scheme.dictionary().at(*fact) else { continue };
        let value = match fact.kind() {
            FactKind::YesNo => Raw::Boolean(false),
            FactKind::Choice(choices) => Raw::text(choices.first()?.id.as_str()),
            FactKind::Group => Raw::text("one"),
            FactKind::Events { .. } => Raw::List(Vec::new()),
            kind => match kind.domain() {
                Some(domain) => {
                    greatest.facts.insert(fact.id().to_string(), raw(domain.most()));
                    raw(domain.least())
                }
                None => continue,
            },
        };
        nothing.facts.insert(fact.id().to_string(), value);
    }
    let items = found.iter().filter(|(one, _)| matches!(one.asked, Asked::Item { .. }));
    let items: Vec<Vec<Stated>> = items.map(|(_, edges)| numbers(edges)).collect();
    let greatest = nothing.and(&greatest);
    let mut stated = all_of((rulebook, scheme), [nothing, greatest], &items);
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

/// One of some sheets with each item stated as it is meant first. Where that contradicts itself,
/// or leaves a score untold, those come first that stand first, and each has the first of what it
/// may have that neither contradicts what is stated nor takes a score away.
fn all_of(
    (rulebook, scheme): (&Rulebook, &Scheme),
    sheets: [Stated; 2],
    items: &[Vec<Stated>],
) -> Stated {
    let [nothing, _] = &sheets;
    let period = nothing.period;
    let with = |stated: &Stated, item: &Stated| Stated { period, ..stated.and(item) };
    let told = |stated: &Stated| {
        let sheet = stated.sheet(rulebook.dictionary(), None)?;
        let outcome = judge_scores(scheme, &sheet);
        Some(outcome.nodes().filter(|(_, found)| is_told(found.standing)).count())
    };
    let first = items.iter().filter_map(|item| item.first());
    let all = first.fold(nothing.clone(), |stated, item| with(&stated, item));
    if told(&all) == Some(scheme.nodes().len()) {
        return all;
    }
    let each = sheets.map(|nothing| {
        let mut known = told(&nothing);
        let stated = items.iter().fold(nothing, |stated, item| {
            let mut all = item.iter().map(|one| with(&stated, one));
            let is_more = |one: Stated| {
                let told = told(&one).filter(|told| Some(*told) >= known)?;
                Some((told, one))
            };
            match all.find_map(is_more) {
                Some((told, one)) => {
                    known = Some(told);
                    one
                }
                None => stated,
            }
        });
        (known, stated)
    });
    let [(least, stated), (greatest, other)] = each;
    let plain = told(&all);
    match (plain >= least.max(greatest), least >= greatest) {
        (true, _) => all,
        (false, true) => stated,
        (false, false) => other,
    }
}

/// Whether there is a score, or it is left out.
const fn is_told(standing: Standing) -> bool {
    matches!(standing, Standing::Settled | Standing::Excluded)
}
