//! What stands in the way of a grade besides the line.

use serde::{Deserialize, Serialize};

use super::need::Need;
use crate::criteria::{Atom, Condition, Quantity};
use crate::scoring::grade::{GradeSet, Graded, GradingStep};
use crate::scoring::outcome::Outcome;
use crate::scoring::record::GradingRecord;
use crate::vocabulary::{Exact, Verdict};

/// 障碍 — a step that keeps the grade below the one to be reached.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Hindrance {
    /// Met where it stands in the way, undetermined where it may.
    pub verdict: Verdict,
    /// The step with its questions and their answers, as it was taken.
    pub step: GradingRecord,
    /// Whether it reads scores, or compares them with others, so that lifting these may
    /// change it.
    #[serde(default)]
    pub reads_scores: bool,
}

impl Outcome {
    /// The steps that keep the grade below a place, in the order in which they are taken: as
    /// if the score had just reached the line. Nothing, where a later step puts it right.
    pub(super) fn hindrances(&self, target: u8, need: Option<Need>) -> Vec<Hindrance> {
        let record = self.record();
        let mut found = Vec::new();
        let mut grades = GradeSet::one(target);
        let mut before = grades;
        for (graded, step) in self.grading.iter().zip(record.grading) {
            let after = self.after(graded, grades, need);
            let after = match (graded.step, after) {
                (GradingStep::Cohort(_), _) => graded.grades,
                (_, Some(after)) => after,
                (_, None) => GradeSet::one(self.lowest()),
            };
            let from = match graded.step {
                GradingStep::Cohort(_) => before,
                _ => grades,
            };
            let lowers = worst(after) > worst(from).max(Some(target));
            if lowers && graded.verdict != verdict_that_passes(graded) {
                let verdict = match graded.verdict {
                    Verdict::Undetermined => Verdict::Undetermined,
                    Verdict::Met | Verdict::NotMet => Verdict::Met,
                };
                let reads_scores = matches!(graded.step, GradingStep::Cohort(_))
                    || self.condition(graded).is_some_and(reads_scores);
                found.push(Hindrance { verdict, step, reads_scores });
            }
            if !matches!(graded.step, GradingStep::Cohort(_)) {
                grades = after;
            }
            before = graded.grades;
        }
        let is_put_right = worst(grades) <= Some(target);
        found.retain(|one| is_over_cohort(one) || !is_put_right);
        found
    }

    /// The grades after a step of one subject; `None` where the total is cleared to zero and
    /// that does not reach the line.
    fn after(
        &self,
        graded: &Graded,
        grades: GradeSet,
        need: Option<Need>,
    ) -> Option<GradeSet> {
        let met = match graded.step {
            GradingStep::ZeroClearing(_) => {
                let is_enough = need.is_none_or(|need| need.is_met_by(Exact::ZERO));
                if is_enough || graded.verdict == Verdict::NotMet {
                    return Some(grades);
                }
                return match graded.verdict {
                    Verdict::Undetermined => {
                        Some(grades.or(GradeSet::one(self.lowest())))
                    }
                    Verdict::Met | Verdict::NotMet => None,
                };
            }
            GradingStep::Needs(place) => {
                let down =
                    grades.map(|g| if g == place { g.saturating_add(1) } else { g });
                return Some(match graded.verdict {
                    Verdict::Met => grades,
                    Verdict::NotMet => down,
                    Verdict::Undetermined => grades.or(down),
                });
            }
            GradingStep::Step(place) => {
                let step = self.scheme.grade_steps().get(place);
                step.map_or(grades, |step| step.kind.leads_to(grades, self.lowest()))
            }
            GradingStep::Lines | GradingStep::Cohort(_) => return Some(grades),
        };
        Some(match graded.verdict {
            Verdict::Met => met,
            Verdict::NotMet => grades,
            Verdict::Undetermined => grades.or(met),
        })
    }

    fn lowest(&self) -> u8 {
        let count = self.scheme.grades().len().saturating_sub(1);
        u8::try_from(count).unwrap_or(u8::MAX)
    }

    fn condition(&self, graded: &Graded) -> Option<&Condition> {
        match graded.step {
            GradingStep::ZeroClearing(place) => {
                self.scheme.zero_clearing().get(place).map(|step| &step.when)
            }
            GradingStep::Needs(place) => {
                let grade = self.scheme.grades().get(usize::from(place))?;
                grade.needs.as_ref().map(|(when, _)| when)
            }
            GradingStep::Step(place) => {
                self.scheme.grade_steps().get(place).map(|step| &step.when)
            }
            GradingStep::Lines | GradingStep::Cohort(_) => None,
        }
    }
}

/// The answer with which a step lets pass.
const fn verdict_that_passes(graded: &Graded) -> Verdict {
    match graded.step {
        GradingStep::Needs(_) => Verdict::Met,
        _ => Verdict::NotMet,
    }
}

fn worst(grades: GradeSet) -> Option<u8> {
    grades.places().last()
}

const fn is_over_cohort(hindrance: &Hindrance) -> bool {
    hindrance.step.placing.is_some()
}

fn reads_scores(condition: &Condition) -> bool {
    condition.atoms().into_iter().any(|atom| match atom {
        Atom::Within { quantity, .. } => reads_score(quantity),
        Atom::Yes { .. } | Atom::No { .. } | Atom::Chosen { .. } => false,
    })
}

fn reads_score(quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Score { .. } => true,
        Quantity::When { condition } => reads_scores(condition),
        Quantity::Compared(compared) => reads_score(&compared.of),
        _ => false,
    }
}
