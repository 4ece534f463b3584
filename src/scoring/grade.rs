//! From the total to a grade: zero-clearing, lines, direct grades, floors and caps, vetoes.

use serde::{Deserialize, Serialize};

use super::cohort::Placing;
use super::lines::LineStatus;
use super::rules::{ConditionPolicy, GradeStep, GradeStepKind, SchemeRules, Strength};
use crate::criteria::{Condition, Test, View, assess};
use crate::vocabulary::{Bounds, Exact, Span, Verdict};

/// 可能的等次 — the grades that are still possible; settled when one is left.
///
/// Grades are named by their place in the scheme, the best first. Where the total cannot be
/// told, or may turn out so, it may also be that no grade can be told: then none is settled.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct GradeSet(u64); // Invariant: bit g stands for the grade at place g, bit 32 for none.

impl GradeSet {
    /// The greatest number of grades.
    pub const MOST: usize = 32;

    /// No grade.
    pub const NONE: GradeSet = GradeSet(0);

    /// 无法认定 — that no grade can be told.
    pub const UNTOLD: GradeSet = GradeSet(1 << 32);

    /// The grade at a place.
    #[must_use]
    pub fn one(place: u8) -> GradeSet {
        (0..32_u8)
            .find(|known| *known == place)
            .and_then(|place| 1_u64.checked_shl(u32::from(place)))
            .map_or(GradeSet::NONE, GradeSet)
    }

    /// Either.
    #[must_use]
    pub const fn or(self, other: GradeSet) -> GradeSet {
        GradeSet(self.0 | other.0)
    }

    /// Whether the grade at a place is possible.
    #[must_use]
    pub fn has(self, place: u8) -> bool {
        self.0 & GradeSet::one(place).0 != 0
    }

    /// Whether it may be that no grade can be told.
    #[must_use]
    pub const fn may_not_tell(self) -> bool {
        self.0 & GradeSet::UNTOLD.0 != 0
    }

    /// The same, with its own answer to whether no grade can be told.
    pub(super) const fn or_untold(self, may_not_tell: bool) -> GradeSet {
        if may_not_tell { self.or(GradeSet::UNTOLD) } else { self }
    }

    /// The possible places, the best first.
    pub fn places(self) -> impl Iterator<Item = u8> {
        (0..32_u8).filter(move |place| self.has(*place))
    }

    /// The one that is left, where a grade can be told.
    #[must_use]
    pub fn only(self) -> Option<u8> {
        let mut places = self.places();
        match (places.next(), places.next()) {
            (Some(place), None) if !self.may_not_tell() => Some(place),
            _ => None,
        }
    }

    /// Each possible grade through `f`.
    pub(super) fn map(self, f: impl Fn(u8) -> u8) -> GradeSet {
        let none = GradeSet::NONE.or_untold(self.may_not_tell());
        self.places().fold(none, |set, place| set.or(GradeSet::one(f(place))))
    }
}

/// 定级结果 — what one step on the way to the grade found and did.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Graded {
    /// Which step: zero-clearing conditions first, then the lines, then the others.
    pub step: GradingStep,
    /// Whether its condition is met. The lines have none: met where the total lies in one
    /// grade, undetermined where it may lie in several. A step over the cohort is met where
    /// it changes the grade.
    pub verdict: Verdict,
    /// Whether the scheme's policy, not a fact, decided.
    pub is_by_policy: bool,
    /// What each question of the condition found.
    pub tests: Box<[Test]>,
    /// The status whose lines hold; other steps, and lines that are the same for all, have
    /// none.
    pub status: Option<LineStatus>,
    /// Where the subject stands in its cohort; steps of one subject have none.
    pub placing: Option<Placing>,
    /// The total after the step.
    pub total: Span,
    /// The possible grades after the step.
    pub grades: GradeSet,
}

/// 定级步骤位置 — which step of the scheme it is, counted from zero.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum GradingStep {
    /// A zero-clearing condition.
    ZeroClearing(usize),
    /// The lines.
    Lines,
    /// What the grade at a place asks for besides the total.
    Needs(u8),
    /// A direct grade, floor, cap or veto.
    Step(usize),
    /// A step over the cohort.
    Cohort(usize),
}

/// What the steps come to.
#[derive(Debug)]
pub(super) struct Grading {
    pub(super) total: Span,
    /// Whether the total cannot be told, or may turn out so.
    may_not_tell: bool,
    pub(super) grades: GradeSet,
    pub(super) is_ranked: Verdict,
    pub(super) findings: Vec<Graded>,
}

struct Decision {
    verdict: Verdict,
    is_by_policy: bool,
    tests: Box<[Test]>,
}

fn decide(when: &Condition, policy: ConditionPolicy, view: View<'_>) -> Option<Decision> {
    let mut tests = Vec::new();
    let assessed = assess(when, view, &mut |test| tests.push(test))?;
    let tests = tests.into();
    let is_open = view.is_open() || assessed.verdict != Verdict::Undetermined;
    let verdict = match policy {
        _ if is_open => assessed.verdict,
        ConditionPolicy::Undetermined => Verdict::Undetermined,
        ConditionPolicy::Met => Verdict::Met,
        ConditionPolicy::NotMet => Verdict::NotMet,
    };
    let is_by_policy = verdict != assessed.verdict;
    Some(Decision { verdict, is_by_policy, tests })
}

/// Goes from the total to the grade; `None` when a number cannot be held exactly.
pub(super) fn grade(
    rules: &SchemeRules,
    (total, may_not_tell): (Span, bool),
    view: View<'_>,
) -> Option<Grading> {
    // Zero-clearing, the lines, what grades need, the steps.
    let most = [rules.zero_clearing.len(), 1, rules.grades.len(), rules.steps.len()];
    let most = most.into_iter().fold(0, usize::saturating_add);
    let mut run = Grading {
        total,
        may_not_tell,
        grades: GradeSet::NONE,
        is_ranked: Verdict::Met,
        findings: Vec::with_capacity(most),
    };
    for (place, step) in rules.zero_clearing.iter().enumerate() {
        run.clear_to_zero(place, step, view)?;
    }
    if !rules.grades.is_empty() {
        run.lines(rules, view)?;
    }
    for (place, step) in rules.steps.iter().enumerate() {
        run.step(place, step, rules, view)?;
    }
    Some(run)
}

impl Grading {
    fn found(&mut self, step: GradingStep, decision: Decision) {
        let Decision { verdict, is_by_policy, tests } = decision;
        let (total, grades) = (self.total, self.grades);
        self.findings.push(Graded {
            step,
            verdict,
            is_by_policy,
            tests,
            status: None,
            placing: None,
            total,
            grades,
        });
    }

    fn clear_to_zero(
        &mut self,
        place: usize,
        step: &GradeStep,
        view: View<'_>,
    ) -> Option<()> {
        let decision = decide(&step.when, step.absent, view)?;
        let cleared = self.total.not_above(Exact::ZERO);
        self.total = match decision.verdict {
            Verdict::Met => cleared,
            Verdict::NotMet => self.total,
            Verdict::Undetermined => self.total.or(cleared),
        };
        self.found(GradingStep::ZeroClearing(place), decision);
        Some(())
    }

    /// Every grade whose line the total can reach, or none that can be told where there may be
    /// no total; needs that fail give the next grade down.
    fn lines(&mut self, rules: &SchemeRules, view: View<'_>) -> Option<()> {
        let status = rules.lines_by.map(|by| LineStatus::of(by, view));
        let may_have_no_status =
            rules.lines_by.is_some_and(|by| LineStatus::may_not_tell(by, view));
        let choices = status.as_ref().map(|status| &*status.choices);
        let reached = |line: Bounds| {
            line.is_above_lower(self.total.most())
                && line.is_below_upper(self.total.least())
        };
        self.grades = (0..32_u8)
            .zip(&rules.grades)
            .filter(|(_, grade)| grade.line.of(choices).any(reached))
            .fold(GradeSet::NONE, |set, (place, _)| set.or(GradeSet::one(place)))
            .or_untold(self.may_not_tell || may_have_no_status);
        self.findings.push(Graded {
            step: GradingStep::Lines,
            verdict: match self.grades.only() {
                Some(_) => Verdict::Met,
                None => Verdict::Undetermined,
            },
            is_by_policy: status.as_ref().is_some_and(|status| status.is_by_policy),
            tests: Box::default(),
            status,
            placing: None,
            total: self.total,
            grades: self.grades,
        });
        for (place, grade) in (0..32_u8).zip(&rules.grades) {
            let Some((when, policy)) = &grade.needs else { continue };
            let decision = decide(when, *policy, view)?;
            let down =
                self.grades.map(|g| if g == place { g.saturating_add(1) } else { g });
            self.grades = match decision.verdict {
                Verdict::Met => self.grades,
                Verdict::NotMet => down,
                Verdict::Undetermined => self.grades.or(down),
            };
            self.found(GradingStep::Needs(place), decision);
        }
        Some(())
    }

    fn step(
        &mut self,
        place: usize,
        step: &GradeStep,
        rules: &SchemeRules,
        view: View<'_>,
    ) -> Option<()> {
        let decision = decide(&step.when, step.absent, view)?;
        let before = self.grades;
        let lowest = u8::try_from(rules.grades.len().saturating_sub(1)).ok()?;
        let after = step.kind.leads_to(before, lowest);
        self.grades = match decision.verdict {
            Verdict::Met => after,
            Verdict::NotMet => before,
            Verdict::Undetermined => before.or(after),
        };
        if step.kind == GradeStepKind::Veto(Strength::OutOfRanking) {
            self.is_ranked = self.is_ranked.and(decision.verdict.not());
        }
        self.found(GradingStep::Step(place), decision);
        Some(())
    }
}

impl GradeStepKind {
    /// The grades after the step, where its condition is met.
    pub(super) fn leads_to(self, before: GradeSet, lowest: u8) -> GradeSet {
        match self {
            GradeStepKind::ZeroClearing | GradeStepKind::Veto(Strength::OutOfRanking) => {
                before
            }
            GradeStepKind::Direct(grade) => GradeSet::one(grade),
            GradeStepKind::Floor(grade) => before.map(|held| held.min(grade)),
            GradeStepKind::Cap(grade)
            | GradeStepKind::Veto(Strength::BarsAbove(grade)) => {
                before.map(|held| held.max(grade))
            }
            GradeStepKind::Veto(Strength::Lowest) => GradeSet::one(lowest),
        }
    }
}
