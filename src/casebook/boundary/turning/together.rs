//! Sheets beside those of others, where a scheme compares them.

use super::super::compared::Crowd;
use super::super::elements::{Asked, Element, step_of};
use super::super::search::Answer;
use super::super::stated::{Stated, plain};
use super::among::Among;
use super::{Side, Turning};
use crate::casebook::run::turns;
use crate::rulebook::Rulebook;
use crate::scoring::{GradingStep, Outcome, Scheme};
use crate::vocabulary::{Exact, FieldPath};

/// The most that are asked of beside some others.
const MOST_ASKED: usize = 3_000;

impl Turning<'_> {
    /// A case of somebody beside others, whom the scheme says something else of once the number
    /// is moved.
    pub(super) fn together(&self, (at, moved): &Side) -> Option<(String, String)> {
        let of = FieldPath::root().key("scheme");
        let compared = self
            .compared
            .iter()
            .find(|one| at.is_within(&of.element(one.scheme().id().as_str())))?;
        let scheme = compared.scheme();
        let id = Some(scheme.id().as_str());
        let own = self.found.iter().map(|(element, _)| element);
        let own: Vec<&Element> = own.filter(|one| one.scheme() == id).collect();
        let about = own.iter().find(|element| at.is_within(&element.at));
        let period = compared.own().first()?.period;
        let rows = own.iter().filter(|one| about.is_none_or(|about| about.at == one.at));
        let rows = rows.flat_map(|element| element.rows(self.rulebook, period));
        let rows: Vec<_> = rows.collect();
        for (told, others) in compared.others() {
            let crowd = |stated: &Stated| {
                let own = std::iter::once(stated.clone());
                Crowd {
                    members: own.chain(others.iter().cloned()).collect(),
                    about: &told,
                }
            };
            let first = |rulebook: &Rulebook, stated: &Stated| {
                crowd(stated).of_first(rulebook, rulebook.scheme(id?)?)
            };
            let ask = |stated: &Stated| {
                let (_, outcomes) = crowd(stated).outcomes(self.rulebook, scheme)?;
                answer(scheme, outcomes.first()?, about.copied())
            };
            let is_meant = |stated: &Stated| {
                let Some(before) = first(self.rulebook, stated) else { return false };
                let turns = |moved: &Rulebook| {
                    first(moved, stated).is_some_and(|after| turns(&before, &after))
                };
                moved.iter().all(turns)
            };
            let dictionary = self.rulebook.dictionary();
            let (ask, is_meant, most_asked) = (&ask, &is_meant, MOST_ASKED);
            let among = Among { dictionary, ask, is_meant, most_asked };
            if let Some(stated) = among.find(&compared.own(), &rows) {
                let own = at.as_str().rsplit("].").next().unwrap_or_default();
                let told = format!("edge_{}", plain(own));
                return crowd(&stated).case((self.rulebook, self.name), scheme, &told);
            }
        }
        None
    }
}

/// What comes out of an element, or of the grade.
fn answer(scheme: &Scheme, outcome: &Outcome, about: Option<&Element>) -> Option<Answer> {
    let Some(about) = about else {
        let grade = outcome.grade()?;
        let place = scheme.grades().iter().position(|one| one.id == grade.id)?;
        return Some(Answer::Number(Exact::whole(i64::try_from(place).ok()?)));
    };
    match &about.asked {
        Asked::Item { .. } => {
            Some(Answer::Number(outcome.node(&about.id)?.value.value()?))
        }
        Asked::Step { .. } => {
            let meant = step_of(scheme, &about.id)?;
            let graded = outcome.grading().iter().find(|graded| {
                let step = match graded.step {
                    GradingStep::ZeroClearing(place) => scheme.zero_clearing().get(place),
                    GradingStep::Step(place) => scheme.grade_steps().get(place),
                    _ => None,
                };
                step.is_some_and(|step| step.id == meant.id)
            });
            Some(Answer::Word(super::super::elements::verdict(graded?.verdict)))
        }
        Asked::Rule | Asked::Needs { .. } => None,
    }
}
