//! From the total to the grade: lines that cover every total, steps in their order.

use std::cmp::Reverse;

use super::Context;
use crate::criteria::Condition;
use crate::rulebook::draft::{
    DirectWinner, GradeDraft, SchemeDraft, StepDraft, StrengthDraft, Winner,
};
use crate::scoring::{
    CohortStep, ConditionPolicy, Grade, GradeSet, GradeStep, GradeStepKind, LinesBy,
    Strength,
};
use crate::vocabulary::{Defect, FieldPath, Ground, Id, Rounding, Span};

/// The sealed steps.
#[derive(Debug, Default)]
pub(super) struct Grading {
    pub(super) zero_clearing: Vec<GradeStep>,
    pub(super) lines_by: Option<LinesBy>,
    pub(super) grades: Vec<Grade>,
    pub(super) steps: Vec<GradeStep>,
    pub(super) cohort: Vec<CohortStep>,
}

impl Grading {
    pub(super) fn facts(&self) -> Vec<u16> {
        let steps = self.zero_clearing.iter().chain(&self.steps).map(|step| &step.when);
        let needs =
            self.grades.iter().filter_map(|g| g.needs.as_ref()).map(|needs| &needs.0);
        let status = self.lines_by.map(|by| by.fact);
        steps.chain(needs).flat_map(Condition::facts).chain(status).collect()
    }
}

/// What all steps of a scheme share.
#[derive(Clone, Copy)]
pub(super) struct Steps<'s> {
    pub(super) draft: &'s SchemeDraft,
    pub(super) ground: Option<&'s Ground>,
    pub(super) nodes: &'s [Id],
    pub(super) at: &'s FieldPath,
}

impl Context<'_> {
    /// Seals all steps; `root` is every total with its rounding, where the tree stands.
    pub(super) fn grading(
        &mut self,
        draft: &SchemeDraft,
        ground: Option<&Ground>,
        (nodes, root): (&[Id], Option<(Span, Option<Rounding>)>),
        at: &FieldPath,
    ) -> Grading {
        let steps = Steps { draft, ground, nodes, at };
        let all = [
            ("zero_clearing", &draft.zero_clearing),
            ("direct", &draft.direct),
            ("floor", &draft.floor),
            ("cap", &draft.cap),
            ("veto", &draft.veto),
        ];
        let at_grade = at.key("grade");
        super::unique(
            draft.grade.iter().map(|g| &g.id),
            ("grades", &at_grade),
            self.problems,
        );
        let paths = all.map(|(key, list)| {
            super::named(&at.key(key), list.iter().map(|step| &step.id))
        });
        let over =
            super::named(&at.key("cohort"), draft.cohort.iter().map(|step| &step.id));
        let ids = all.iter().flat_map(|(_, list)| list.iter().map(|step| &step.id));
        let ids = ids.chain(draft.cohort.iter().map(|step| &step.id));
        super::unique_at(
            ids.zip(paths.iter().flatten().chain(&over)),
            "steps to the grade",
            self.problems,
        );
        if draft.is_penalty() && !draft.zero_clearing.is_empty() {
            let why = "points count against the subject: clearing them would help it";
            let defect = Defect::AnswerIdle { key: "zero_clearing", why };
            self.report(&at.key("zero_clearing"), defect);
        }
        let lines_by = self.lines_by(steps);
        let grades = self.grades(steps, lines_by);
        if let Some(root) = root {
            self.lines(steps, (&grades, lines_by), root);
        }
        let mut paths = paths.into_iter();
        let [zero, direct, floor, cap, veto] = all.map(|(key, list)| {
            let paths = paths.next().unwrap_or_default();
            let each = list.iter().zip(&paths);
            each.filter_map(|(step, at)| self.step(steps, key, (step, at)))
                .collect::<Vec<_>>()
        });
        let cohort = self.cohort(steps);
        let has_both = !draft.floor.is_empty() && !draft.cap.is_empty();
        if has_both && draft.floor_meets_cap.is_none() && !self.holes.within(at) {
            let why = "there are floors and caps: say which wins where they meet";
            self.report(at, Defect::AnswerNeeded { key: "floor_meets_cap", why });
        }
        if draft.direct.len() > 1
            && draft.several_direct.is_none()
            && !self.holes.within(at)
        {
            let why = "there are several direct grades: say whether the best or the worst holds";
            self.report(at, Defect::AnswerNeeded { key: "several_direct", why });
        }
        // The later step has the last word.
        let mut direct = direct;
        match draft.several_direct {
            Some(DirectWinner::Best) => direct.sort_by_key(|s| Reverse(direct_grade(s))),
            Some(DirectWinner::Worst) => direct.sort_by_key(direct_grade),
            None => {}
        }
        let held = match draft.floor_meets_cap {
            Some(Winner::Cap) => [floor, cap],
            Some(Winner::Floor) | None => [cap, floor],
        };
        let steps = direct.into_iter().chain(held.into_iter().flatten()).chain(veto);
        let (zero_clearing, steps) = (zero, steps.collect());
        Grading { zero_clearing, lines_by, grades, steps, cohort }
    }

    fn grades(&mut self, steps: Steps<'_>, by: Option<LinesBy>) -> Vec<Grade> {
        let at = steps.at.key("grade");
        let count = steps.draft.grade.len();
        if count > GradeSet::MOST {
            let (what, at_most) = ("grades", GradeSet::MOST);
            self.report(&at, Defect::TooMany { what, found: count, at_most });
        }
        let mut sealed = Vec::with_capacity(count);
        let paths = super::named(&at, steps.draft.grade.iter().map(|grade| &grade.id));
        for (place, (draft, at)) in steps.draft.grade.iter().zip(paths).enumerate() {
            let ground = self.ground_or(draft.ground.as_ref(), steps.ground, &at);
            let is_last = place.saturating_add(1) == count;
            let needs = self.needs(draft, is_last, steps.nodes, &at);
            sealed.push(Grade {
                id: draft.id.clone(),
                label: draft.label.clone(),
                line: self.line(steps, (draft, by), &at),
                needs,
                ground,
            });
        }
        sealed
    }

    fn needs(
        &mut self,
        draft: &GradeDraft,
        is_last: bool,
        nodes: &[Id],
        at: &FieldPath,
    ) -> Option<(Condition, ConditionPolicy)> {
        let Some(needs) = &draft.needs else {
            if draft.needs_absent.is_some() && !self.holes.within(&at.key("needs")) {
                let why = "the grade needs nothing besides its line";
                let defect = Defect::AnswerIdle { key: "needs_absent", why };
                self.report(&at.key("needs_absent"), defect);
            }
            return None;
        };
        if is_last {
            let why = "no grade stands below this one";
            self.report(&at.key("needs"), Defect::AnswerIdle { key: "needs", why });
        }
        let condition = self.condition(needs, &at.key("needs"), Some(nodes));
        if draft.needs_absent.is_none() && !self.holes.within(&at.key("needs_absent")) {
            let why = "say what a missing fact does on a closed sheet: \"undetermined\", \
                       \"met\" or \"not_met\"";
            self.report(at, Defect::AnswerNeeded { key: "needs_absent", why });
        }
        condition.zip(draft.needs_absent)
    }

    fn step(
        &mut self,
        steps: Steps<'_>,
        key: &str,
        (draft, at): (&StepDraft, &FieldPath),
    ) -> Option<GradeStep> {
        let ground = self.ground_or(draft.ground.as_ref(), steps.ground, at);
        let when = self.condition(&draft.when, &at.key("when"), Some(steps.nodes));
        let kind = match key {
            "zero_clearing" => Some(GradeStepKind::ZeroClearing),
            "direct" => self
                .grade_at(steps, draft.grade.as_ref(), &at.key("grade"))
                .map(GradeStepKind::Direct),
            "floor" => self
                .grade_at(steps, draft.at_least.as_ref(), &at.key("at_least"))
                .map(GradeStepKind::Floor),
            "cap" => self
                .grade_at(steps, draft.at_most.as_ref(), &at.key("at_most"))
                .map(GradeStepKind::Cap),
            _ => self.strength(steps, draft, at).map(GradeStepKind::Veto),
        };
        Some(GradeStep {
            id: draft.id.clone(),
            label: draft.label.clone(),
            when: when?,
            absent: draft.absent,
            kind: kind?,
            ground,
        })
    }

    fn strength(
        &mut self,
        steps: Steps<'_>,
        draft: &StepDraft,
        at: &FieldPath,
    ) -> Option<Strength> {
        match draft.strength.as_ref() {
            Some(StrengthDraft::OutOfRanking) => Some(Strength::OutOfRanking),
            Some(StrengthDraft::BarsAbove(grade)) => {
                let at = at.key("strength").key("bars_above");
                self.grade_at(steps, Some(grade), &at).map(Strength::BarsAbove)
            }
            Some(StrengthDraft::Lowest) => {
                if steps.draft.grade.is_empty()
                    && !self.holes.within(&steps.at.key("grade"))
                {
                    let what = "grade";
                    self.report(&at.key("strength"), Defect::NothingListed { what });
                }
                Some(Strength::Lowest)
            }
            None => {
                let why = "say what the veto does";
                self.report(at, Defect::AnswerNeeded { key: "strength", why });
                None
            }
        }
    }

    pub(super) fn grade_at(
        &mut self,
        steps: Steps<'_>,
        id: Option<&Id>,
        at: &FieldPath,
    ) -> Option<u8> {
        let Some(id) = id else {
            let why = "say which grade";
            self.report(at, Defect::AnswerNeeded { key: "grade", why });
            return None;
        };
        let grades = &steps.draft.grade;
        let place = grades.iter().position(|grade| grade.id == *id);
        if place.is_none() && !self.holes.may_be(&steps.at.key("grade"), id.as_str()) {
            let found = id.to_string();
            let ids = grades.iter().map(|grade| grade.id.as_str());
            let nearest = crate::vocabulary::text::nearest(&found, ids);
            self.report(at, Defect::Unknown { what: "grade", found, nearest });
        }
        place.and_then(|place| u8::try_from(place).ok())
    }
}

/// The place of the grade that a direct grade gives.
const fn direct_grade(step: &GradeStep) -> u8 {
    match step.kind {
        GradeStepKind::Direct(grade) => grade,
        GradeStepKind::ZeroClearing
        | GradeStepKind::Floor(_)
        | GradeStepKind::Cap(_)
        | GradeStepKind::Veto(_) => u8::MAX,
    }
}
