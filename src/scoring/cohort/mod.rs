//! Subjects judged together: shares, distributions, places and ties.

mod crowd;
mod order;
mod places;
mod seats;
mod shares;
mod step;
mod way;

use serde::{Deserialize, Serialize};

use super::grade::{GradeSet, GradingStep};
use super::outcome::Outcome;
use super::rules::{CohortStep, GradeStepKind, InBase, Scheme};
use super::together::same_group;
use crate::vocabulary::Verdict;
use places::Between;
use step::Run;
use way::{Way, all_grades, competes};

/// 同组比较 — what a step over a cohort found about one subject.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Placing {
    /// How many subjects count in the base, as far as is sure.
    pub base: u32,
    /// How many places there are at least.
    pub places: u32,
    /// How many more there may be, while the base is open.
    pub more_places: u32,
    /// How many places were taken before the step for sure.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub taken: u32,
    /// How many stand ahead for sure, in the order that the step takes.
    pub ahead: u32,
    /// How many more may stand ahead.
    pub may_be_ahead: u32,
    /// How many stand equal for sure, the subject not counted.
    pub equal: u32,
    /// Whether the subject is among the places.
    pub is_in: Verdict,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// 同组评定 — judges subjects together: every step over the cohort, in the scheme's order.
///
/// The outcomes come back in the order in which they came, each with the steps among its
/// findings, those that did nothing to it too. Their order makes no difference. What is not
/// settled stays open: only what holds however the open totals turn out is settled. Steps
/// that all have taken already are not taken again.
///
/// Where a scheme compares scores too, [`judge_together`](super::judge_together()) does both.
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
    let ways = members.iter().filter_map(|at| outcomes.get(*at).map(Outcome::ways));
    let mut ways: Vec<Vec<Way>> = ways.collect();
    let mut rolled_down = vec![Between::NONE; members.len()];
    for (place, step) in scheme.cohort_steps().iter().enumerate() {
        let has_taken = |at: &usize| {
            let taken = outcomes.get(*at).map(|outcome| outcome.has_taken(place));
            taken.unwrap_or(true)
        };
        if members.iter().all(has_taken) {
            continue;
        }
        let found = {
            let judged: Vec<&Outcome> =
                members.iter().filter_map(|at| outcomes.get(*at)).collect();
            Run::of(step, &judged, &ways).take(&mut rolled_down)
        };
        for ((at, ways), found) in members.iter().zip(&mut ways).zip(found) {
            let competes = competes(ways);
            let (placing, changes) = match found {
                Some(found) => (found.placing, found.changes.and(competes)),
                None => (None, Verdict::NotMet),
            };
            for way in ways.iter_mut().filter(|way| way.competes()) {
                way.grades = found.map_or(way.grades, |found| found.grades);
            }
            if let Some(outcome) = outcomes.get_mut(*at) {
                outcome.place(place, (all_grades(ways), placing), changes);
            }
        }
    }
    outcomes
}

/// Whether an outcome is of the same scheme of the same edition.
fn is_of(scheme: &Scheme, outcome: &Outcome) -> bool {
    let other = &outcome.scheme;
    std::sync::Arc::ptr_eq(&scheme.0, &other.0)
        || (scheme.id() == other.id()
            && scheme.rulebook() == other.rulebook()
            && scheme.edition() == other.edition()
            && scheme.dictionary() == other.dictionary())
}

impl Outcome {
    /// Whether the subject is compared with another one within the groups of a fact.
    fn is_with(&self, other: &Outcome, within: Option<u16>) -> Verdict {
        same_group(&self.scheme, within, (&self.groups, &other.groups))
    }

    /// Whether the subject counts in the base of a step, where it turns out in this way. One
    /// whose total is open counts or will count once it is settled.
    fn is_in_base(&self, way: Way, step: &CohortStep) -> Verdict {
        match self.total.settled() {
            _ if !way.is_in_base(&step.base) => Verdict::NotMet,
            None if !step.base.contains(&InBase::Unsettled) => Verdict::Undetermined,
            _ => Verdict::Met,
        }
    }

    /// The grades that a step gives, held below the caps that are met for the subject.
    fn under_caps(&self, grades: GradeSet) -> GradeSet {
        let steps = self.scheme.grade_steps();
        self.grading.iter().fold(grades, |grades, graded| {
            let GradingStep::Step(place) = graded.step else { return grades };
            let Some(GradeStepKind::Cap(cap)) = steps.get(place).map(|step| step.kind)
            else {
                return grades;
            };
            let capped = grades.map(|grade| grade.max(cap));
            match graded.verdict {
                Verdict::Met => capped,
                Verdict::NotMet => grades,
                Verdict::Undetermined => grades.or(capped),
            }
        })
    }

    fn has_taken(&self, step: usize) -> bool {
        self.grading.iter().any(|graded| graded.step == GradingStep::Cohort(step))
    }

    fn place(
        &mut self,
        step: usize,
        (grades, placing): (GradeSet, Option<Placing>),
        verdict: Verdict,
    ) {
        self.grades = grades;
        self.grading.push(super::grade::Graded {
            step: GradingStep::Cohort(step),
            verdict,
            is_by_policy: false,
            tests: Box::default(),
            status: None,
            placing,
            total: self.total.span,
            grades,
        });
    }
}
