//! The ways in which the vetoes and the direct grades of a subject can turn out.

use crate::scoring::grade::{GradeSet, GradingStep};
use crate::scoring::outcome::Outcome;
use crate::scoring::rules::{GradeStepKind, InBase, Strength};
use crate::vocabulary::Verdict;

/// One way in which the vetoes and the direct grades of a subject can turn out, and the
/// grades that are possible then.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Way {
    /// Whether a veto holds the grade.
    is_vetoed: bool,
    is_direct: bool,
    /// Whether a veto takes out of the ranking.
    is_unranked: bool,
    pub(super) grades: GradeSet,
}

impl Way {
    /// Whether the subject takes part in the ranking: vetoed subjects, those with a direct
    /// grade and those out of the ranking keep what they have.
    pub(super) const fn competes(self) -> bool {
        !(self.is_vetoed || self.is_direct || self.is_unranked)
    }

    /// Whether the subject counts in a base, if its total is settled.
    pub(super) fn is_in_base(self, base: &[InBase]) -> bool {
        let takes = |who: InBase, is_one: bool| !is_one || base.contains(&who);
        takes(InBase::Vetoed, self.is_vetoed)
            && takes(InBase::Direct, self.is_direct)
            && takes(InBase::Unranked, self.is_unranked)
    }

    /// What a step on the way to the grade makes of it where its condition is met.
    fn after(self, kind: GradeStepKind, lowest: u8) -> Way {
        let mut way = Way { grades: kind.leads_to(self.grades, lowest), ..self };
        match kind {
            GradeStepKind::Veto(Strength::OutOfRanking) => way.is_unranked = true,
            GradeStepKind::Veto(Strength::Lowest | Strength::BarsAbove(_)) => {
                way.is_vetoed = true;
            }
            GradeStepKind::Direct(_) => way.is_direct = true,
            GradeStepKind::ZeroClearing
            | GradeStepKind::Floor(_)
            | GradeStepKind::Cap(_) => {}
        }
        way
    }

    fn is_like(self, other: Way) -> bool {
        (self.is_vetoed, self.is_direct, self.is_unranked)
            == (other.is_vetoed, other.is_direct, other.is_unranked)
    }
}

/// The grades of all ways together.
pub(super) fn all_grades(ways: &[Way]) -> GradeSet {
    ways.iter().fold(GradeSet::NONE, |all, way| all.or(way.grades))
}

/// Whether a subject competes, as far as can be told.
pub(super) fn competes(ways: &[Way]) -> Verdict {
    let mut each = ways.iter().map(|way| way.competes());
    match (each.clone().all(|it| it), each.any(|it| it)) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::Undetermined,
        (false, false) => Verdict::NotMet,
    }
}

impl Outcome {
    /// Every way that is left open, at most one of them competing. Conditions are taken to
    /// turn out each by itself, those that ask for the same absent fact too.
    pub(super) fn ways(&self) -> Vec<Way> {
        let before = self.grading.iter().rev().find(|graded| {
            matches!(graded.step, GradingStep::Lines | GradingStep::Needs(_))
        });
        let mut ways = vec![Way {
            is_vetoed: false,
            is_direct: false,
            is_unranked: false,
            grades: before.map_or(self.grades, |graded| graded.grades),
        }];
        let lowest = self.scheme.grades().len().saturating_sub(1);
        let lowest = u8::try_from(lowest).unwrap_or(u8::MAX);
        for (place, step) in self.scheme.grade_steps().iter().enumerate() {
            let this = GradingStep::Step(place);
            let found = self.grading.iter().find(|graded| graded.step == this);
            let after = |way: &Way| way.after(step.kind, lowest);
            match found.map_or(Verdict::Undetermined, |graded| graded.verdict) {
                Verdict::Met => ways = ways.iter().map(after).collect(),
                Verdict::NotMet => continue,
                Verdict::Undetermined => {
                    let others: Vec<Way> = ways.iter().map(after).collect();
                    ways.extend(others);
                }
            }
            ways = merged(&ways);
        }
        // What steps over a cohort that were taken before have made of it.
        for graded in &self.grading {
            if matches!(graded.step, GradingStep::Cohort(_)) {
                let competing = ways.iter_mut().filter(|way| way.competes());
                competing.for_each(|way| way.grades = graded.grades);
            }
        }
        ways
    }
}

/// Ways that differ in nothing but their grades as one.
fn merged(ways: &[Way]) -> Vec<Way> {
    let mut all: Vec<Way> = Vec::with_capacity(ways.len());
    for way in ways {
        match all.iter_mut().find(|one| one.is_like(*way)) {
            Some(one) => one.grades = one.grades.or(way.grades),
            None => all.push(*way),
        }
    }
    all
}
