//! Grade lines: for each status they cover every total, and stand from the best grade to
//! the worst.

use super::Context;
use super::grades::Steps;
use crate::facts::{Choice, Fact, FactKind};
use crate::rulebook::draft::{GradeDraft, SchemeDraft, StatusPolicyDraft};
use crate::scoring::{Grade, Line, LinesBy, StatusPolicy};
use crate::vocabulary::{Bounds, Defect, Exact, FieldPath, Id, Rounding, Span};

impl Context<'_> {
    /// The status by which lines differ; that none is stated is for the grades to say.
    pub(super) fn lines_by(&mut self, steps: Steps<'_>) -> Option<LinesBy> {
        let draft = steps.draft.lines_by.as_ref()?;
        let at = steps.at.key("lines_by");
        let is_used = steps.draft.grade.iter().any(|grade| !grade.lines.is_empty());
        if !is_used && !self.holes.within(&steps.at.key("grade")) {
            let why = "no grade has lines by status";
            self.report(&at, Defect::AnswerIdle { key: "lines_by", why });
        }
        let is_choice = |kind: &FactKind| matches!(kind, FactKind::Choice(_));
        let fact = self.fact(&draft.of, &at.key("of"), "a choice", is_choice)?;
        let may_not_apply = self.dictionary.at(fact).is_some_and(Fact::may_not_apply);
        let absent = self.status_policy(fact, &draft.absent, &at.key("absent"));
        let key = "not_applicable";
        let not_applicable = match &draft.not_applicable {
            Some(_) if !may_not_apply => {
                let why = "the status applies to everybody";
                self.report(&at.key(key), Defect::AnswerIdle { key, why });
                Some(StatusPolicy::Undetermined)
            }
            Some(policy) => self.status_policy(fact, policy, &at.key(key)),
            None if !may_not_apply => Some(StatusPolicy::Undetermined),
            None => {
                if !self.holes.within(&at.key(key)) {
                    let why = "say whose lines hold where the status does not apply: \
                               \"undetermined\" or { as = \"…\" }";
                    self.report(&at, Defect::AnswerNeeded { key, why });
                }
                None
            }
        };
        Some(LinesBy { fact, absent: absent?, not_applicable: not_applicable? })
    }

    fn status_policy(
        &mut self,
        fact: u16,
        draft: &StatusPolicyDraft,
        at: &FieldPath,
    ) -> Option<StatusPolicy> {
        match draft {
            StatusPolicyDraft::Undetermined => Some(StatusPolicy::Undetermined),
            StatusPolicyDraft::As(id) => {
                self.choice(fact, id, &at.key("as")).map(StatusPolicy::As)
            }
        }
    }

    /// The line of a grade, for everybody or by status.
    pub(super) fn line(
        &mut self,
        steps: Steps<'_>,
        (draft, by): (&GradeDraft, Option<LinesBy>),
        at: &FieldPath,
    ) -> Line {
        let same = Line::Same(draft.line);
        if draft.lines.is_empty() {
            return same;
        }
        if draft.line.lower().is_some() || draft.line.upper().is_some() {
            let why = "the grade has a line for everybody";
            self.report(&at.key("lines"), Defect::AnswerIdle { key: "lines", why });
        }
        if steps.draft.lines_by.is_none() && !self.holes.within(&steps.at.key("lines_by"))
        {
            let why = "say by which status the lines differ";
            self.report(at, Defect::AnswerNeeded { key: "lines_by", why });
        }
        let Some(by) = by else { return same };
        self.by_status(draft, by.fact, &at.key("lines")).map_or(same, Line::ByStatus)
    }

    /// A line for each status, each named once.
    fn by_status(
        &mut self,
        draft: &GradeDraft,
        fact: u16,
        at: &FieldPath,
    ) -> Option<Box<[Bounds]>> {
        let choices: Vec<Choice> = self
            .dictionary
            .at(fact)
            .map_or_else(Vec::new, |fact| fact.kind().choices().to_vec());
        let mut lines: Vec<Option<Bounds>> = vec![None; choices.len()];
        let paths = self.holes.elements(at, draft.lines.len());
        for (row, path) in draft.lines.iter().zip(paths) {
            let path = path.key("one_of");
            if row.one_of.is_empty() && !self.holes.within(&path) {
                self.report(&path, Defect::NothingListed { what: "choice" });
            }
            let names = self.holes.elements(&path, row.one_of.len());
            for (id, at) in row.one_of.iter().zip(names) {
                let Some(place) = self.choice(fact, id, &at) else { continue };
                let Some(slot) = lines.get_mut(usize::from(place)) else { continue };
                if slot.replace(row.line).is_some() {
                    let (what, id) = ("choices", id.to_string());
                    self.report(&at, Defect::Duplicate { what, id });
                }
            }
        }
        if !self.holes.within(at) {
            for (choice, line) in choices.iter().zip(&lines) {
                if line.is_none() {
                    let choice = choice.id.clone();
                    self.report(at, Defect::ChoiceUncovered { choice });
                }
            }
        }
        lines.into_iter().collect()
    }

    /// Lines cover every total, for each status, and stand from the best grade to the worst.
    pub(super) fn lines(
        &mut self,
        steps: Steps<'_>,
        (grades, by): (&[Grade], Option<LinesBy>),
        (total, round): (Span, Option<Rounding>),
    ) {
        let at = steps.at.key("grade");
        let by_at = steps.at.key("lines_by");
        if grades.is_empty() || self.holes.within(&at) || self.holes.within(&by_at) {
            return;
        }
        // Where a line could not be told, nothing is said about all of them.
        let is_told = |(draft, grade): (&GradeDraft, &Grade)| {
            draft.lines.is_empty() != is_by_status(grade)
        };
        let is_whole = steps.draft.grade.iter().zip(grades).all(is_told);
        if !is_whole {
            return;
        }
        let domain = attained(steps.draft, total);
        let step = round.map(Rounding::step);
        let Some(by) = by.filter(|_| grades.iter().any(is_by_status)) else {
            self.cover(&lines_of(grades, 0), domain, step, &at);
            self.lines_in_order(steps, grades, &[0]);
            return;
        };
        let choices: Vec<Id> =
            self.dictionary.at(by.fact).map_or_else(Vec::new, |fact| {
                fact.kind().choices().iter().map(|choice| choice.id.clone()).collect()
            });
        let statuses: Vec<u16> =
            (0_u16..).zip(&choices).map(|(place, _)| place).collect();
        for (id, status) in choices.iter().zip(&statuses) {
            let at = by_at.element(id.as_str());
            self.cover(&lines_of(grades, *status), domain, step, &at);
        }
        self.lines_in_order(steps, grades, &statuses);
    }

    /// Reports each grade whose line is higher than that of a better one.
    fn lines_in_order(&mut self, steps: Steps<'_>, grades: &[Grade], statuses: &[u16]) {
        for (better, worse) in grades.iter().zip(grades.iter().skip(1)) {
            let stands_higher = |status: &u16| {
                let line = |grade: &Grade| grade.line.of(Some(&[*status])).next();
                line(worse).zip(line(better)).is_some_and(|(worse, better)| {
                    is_higher(worse, better) != steps.draft.is_penalty()
                })
            };
            if statuses.iter().any(stands_higher) {
                let lower = worse.id.clone();
                let at = steps.at.key("grade").element(lower.as_str());
                self.report(&at, Defect::GradesOutOfOrder { lower });
            }
        }
    }
}

/// Every total that the lines can be asked for: zero-clearing takes any down to zero.
fn attained(draft: &SchemeDraft, total: Span) -> Span {
    let can_be_zero = !draft.zero_clearing.is_empty() && total.most() > Exact::ZERO;
    if can_be_zero { total.or(Span::ZERO) } else { total }
}

const fn is_by_status(grade: &Grade) -> bool {
    matches!(grade.line, Line::ByStatus(_))
}

fn lines_of(grades: &[Grade], status: u16) -> Vec<Bounds> {
    let status = [status];
    grades.iter().flat_map(|grade| grade.line.of(Some(&status))).collect()
}

/// Whether the first begins above the second.
fn is_higher(one: Bounds, other: Bounds) -> bool {
    match (one.lower(), other.lower()) {
        (Some(one), Some(other)) => one.value > other.value,
        (Some(_), None) => true,
        (None, _) => false,
    }
}
