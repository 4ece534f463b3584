//! Subjects judged together: shares, distributions, places and ties.

mod order;
mod step;

use serde::{Deserialize, Serialize};

use super::grade::{GradeSet, GradingStep};
use super::outcome::Outcome;
use super::rules::{CohortKind, CohortStep, GradeStepKind, InBase, Scheme};
use crate::vocabulary::Verdict;
use order::Order;
use step::Run;

/// 同组比较 — what a step over a cohort found about one subject.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Placing {
    /// How many subjects count in the base.
    pub base: u32,
    /// How many places there are.
    pub places: u32,
    /// How many stand ahead for sure, in the order that the step takes.
    pub ahead: u32,
    /// How many more may stand ahead.
    pub may_be_ahead: u32,
    /// How many stand equal for sure, the subject not counted.
    pub equal: u32,
    /// Whether the subject is among the places.
    pub is_in: Verdict,
}

/// 同组评定 — judges subjects together: every step over the cohort, in the scheme's order.
///
/// The outcomes come back in the order in which they came, each with the steps among its
/// findings, those that did nothing to it too. Their order makes no difference. What is not
/// settled stays open: only what holds however the open totals turn out is settled.
///
/// Outcomes of another scheme than the first one's are given back as they are.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::rulebook::bundled;
/// use grassroots::scoring::cohort;
///
/// let rulebook = bundled::secretary_2019()?;
/// assert!(cohort(Vec::new()).is_empty()); // nobody to compare
/// # }
/// # Ok::<(), grassroots::vocabulary::Problems>(())
/// ```
#[must_use]
pub fn cohort(mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    let Some(scheme) = outcomes.first().map(|outcome| outcome.scheme.clone()) else {
        return outcomes;
    };
    let members: Vec<usize> = outcomes
        .iter()
        .enumerate()
        .filter(|(_, outcome)| is_of(&scheme, outcome))
        .map(|(place, _)| place)
        .collect();
    let mut rolled_down = 0;
    for (place, step) in scheme.cohort_steps().iter().enumerate() {
        let found = {
            let judged: Vec<&Outcome> =
                members.iter().filter_map(|at| outcomes.get(*at)).collect();
            let order = Order::of(&judged, step);
            let run = Run { step, members: &judged, order: &order };
            run.take(&mut rolled_down)
        };
        for (at, (grades, placing)) in members.iter().zip(found) {
            if let Some(outcome) = outcomes.get_mut(*at) {
                outcome.place(place, grades, placing);
            }
        }
    }
    outcomes
}

fn is_of(scheme: &Scheme, outcome: &Outcome) -> bool {
    std::sync::Arc::ptr_eq(&scheme.0, &outcome.scheme.0)
}

impl Outcome {
    /// Whether a step of this kind is met for the subject, as far as can be told.
    fn is_met(&self, is_kind: impl Fn(GradeStepKind) -> bool) -> Verdict {
        let steps = self.scheme.grade_steps();
        self.grading
            .iter()
            .filter_map(|graded| match graded.step {
                GradingStep::Step(place) => Some((steps.get(place)?, graded.verdict)),
                _ => None,
            })
            .filter(|(step, _)| is_kind(step.kind))
            .fold(Verdict::NotMet, |all, (_, verdict)| all.or(verdict))
    }

    /// Whether the subject counts in the base of a step.
    fn is_in_base(&self, step: &CohortStep) -> bool {
        let takes = |who: InBase| step.base.contains(&who);
        let is_vetoed = self.is_met(|kind| matches!(kind, GradeStepKind::Veto(_)));
        let is_direct = self.is_met(|kind| matches!(kind, GradeStepKind::Direct(_)));
        (self.is_settled() || takes(InBase::Unsettled))
            && (is_vetoed != Verdict::Met || takes(InBase::Vetoed))
            && (is_direct != Verdict::Met || takes(InBase::Direct))
            && (self.is_ranked != Verdict::NotMet || takes(InBase::Unranked))
    }

    /// Whether the subject takes part in the ranking of a step: vetoed subjects, those with
    /// a direct grade and those out of the ranking keep what they have.
    fn competes(&self, kind: &CohortKind) -> bool {
        let is_held = self.is_met(|kind| {
            matches!(kind, GradeStepKind::Veto(_) | GradeStepKind::Direct(_))
        });
        let is_bottom = matches!(kind, CohortKind::LeastShare { .. });
        self.is_ranked != Verdict::NotMet && (is_held != Verdict::Met || is_bottom)
    }

    fn place(&mut self, step: usize, grades: GradeSet, placing: Option<Placing>) {
        let verdict = match (grades == self.grades, placing) {
            (true, _) => Verdict::NotMet,
            (false, Some(Placing { is_in: Verdict::Undetermined, .. })) => {
                Verdict::Undetermined
            }
            (false, _) => Verdict::Met,
        };
        self.grades = grades;
        self.grading.push(super::grade::Graded {
            step: GradingStep::Cohort(step),
            verdict,
            is_by_policy: false,
            tests: Box::default(),
            placing,
            total: self.total.span,
            grades,
        });
    }
}
