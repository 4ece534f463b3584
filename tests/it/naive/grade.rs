//! § From total to grade: always in this order.

use std::collections::{BTreeMap, BTreeSet};

use grassroots::facts::Raw;
use grassroots::rulebook::draft::{
    ConditionDraft, DirectWinner, GradeDraft, SchemeDraft, StatusPolicyDraft, StepDraft,
    StrengthDraft, Winner,
};
use grassroots::scoring::ConditionPolicy;
use grassroots::vocabulary::{Bounds, Id, Verdict};
use num_traits::Zero;

use super::number::{Number, Range, is_above_lower, is_below_upper};
use super::quantity::View;
use super::sheet::Said;

/// Where the steps lead; grades by their place, the best first.
#[derive(Clone, Debug)]
pub(super) struct Grading {
    pub(super) total: Range,
    /// None stands for that no grade can be told.
    pub(super) grades: BTreeSet<Option<usize>>,
    pub(super) is_ranked: Verdict,
    /// Whether it is open if the total is cleared to zero.
    pub(super) is_clearing_open: bool,
    /// Whether a step rested on a loose range.
    pub(super) is_loose: bool,
    /// What the condition of each step came to, by the id of the step.
    pub(super) decided: BTreeMap<String, Verdict>,
}

pub(super) fn grade(
    scheme: &SchemeDraft,
    (total, may_not_tell): (Range, bool),
    view: View<'_>,
) -> Grading {
    let grades = BTreeSet::new();
    let mut run = Grading {
        total,
        grades,
        is_ranked: Verdict::Met,
        is_clearing_open: false,
        is_loose: false,
        decided: BTreeMap::new(),
    };
    for step in &scheme.zero_clearing {
        run.clear_to_zero(step, view);
    }
    // Where another condition clears it for sure, nothing is open.
    run.is_clearing_open &= run.total.least != run.total.most;
    run.lines(scheme, may_not_tell, view);
    let place = |id: &Option<Id>| {
        scheme.grade.iter().position(|grade| Some(&grade.id) == id.as_ref()).unwrap()
    };
    // Of several direct grades the best or the worst holds, as stated: it comes last.
    let mut direct: Vec<(usize, &StepDraft)> =
        scheme.direct.iter().map(|step| (place(&step.grade), step)).collect();
    direct.sort_by_key(|(grade, _)| *grade);
    if scheme.several_direct == Some(DirectWinner::Best) {
        direct.reverse();
    }
    for (grade, step) in direct {
        run.change(step, view, |_| Some(grade));
    }
    // Where a floor and a cap meet, the later has the last word.
    let is_cap_last = scheme.floor_meets_cap == Some(Winner::Cap);
    for are_caps in [!is_cap_last, is_cap_last] {
        if are_caps {
            for step in &scheme.cap {
                let at_most = place(&step.at_most);
                run.change(step, view, |grade| Some(grade?.max(at_most)));
            }
        } else {
            for step in &scheme.floor {
                let at_least = place(&step.at_least);
                run.change(step, view, |grade| Some(grade?.min(at_least)));
            }
        }
    }
    for step in &scheme.veto {
        match step.strength.as_ref().unwrap() {
            StrengthDraft::Lowest => {
                let lowest = scheme.grade.len().saturating_sub(1);
                run.change(step, view, |_| Some(lowest));
            }
            StrengthDraft::BarsAbove(id) => {
                let barred = place(&Some(id.clone()));
                run.change(step, view, |grade| Some(grade?.max(barred)));
            }
            StrengthDraft::OutOfRanking => run.take_out(step, view),
            other => panic!("a veto that the page does not know: {other:?}"),
        }
    }
    run
}

impl Grading {
    /// The answer of a condition; on a closed sheet an open one follows its policy.
    fn decide(
        &mut self,
        when: &ConditionDraft,
        policy: ConditionPolicy,
        view: View<'_>,
    ) -> Verdict {
        let assessed = view.assess(when);
        self.is_loose |= assessed.is_loose;
        match (assessed.verdict, policy) {
            (Verdict::Undetermined, ConditionPolicy::Met) if !view.facts.is_open => {
                Verdict::Met
            }
            (Verdict::Undetermined, ConditionPolicy::NotMet) if !view.facts.is_open => {
                Verdict::NotMet
            }
            (verdict, _) => verdict,
        }
    }

    /// First: the total becomes min(total, 0).
    fn clear_to_zero(&mut self, step: &StepDraft, view: View<'_>) {
        let cleared = self.total.at_most(&Number::zero());
        match self.decide(&step.when, step.absent, view) {
            Verdict::Met => self.total = cleared,
            Verdict::NotMet => {}
            Verdict::Undetermined => {
                self.is_clearing_open |= cleared != self.total;
                self.total = self.total.clone().or(cleared);
            }
        }
    }

    /// Second: the grade whose band holds the total; where its needs fail, the next grade down
    /// whose needs are met. Of no total nothing can be said: no line settles a grade.
    fn lines(&mut self, scheme: &SchemeDraft, may_not_tell: bool, view: View<'_>) {
        let total = &self.total;
        let may_hold = |line: &Bounds| {
            is_above_lower(line, &total.most) && is_below_upper(line, &total.least)
        };
        let statuses = statuses(scheme, view);
        let may_be = |place: &usize| {
            let lines = statuses.iter().map(|status| line(&scheme.grade[*place], status));
            lines.into_iter().any(|line| may_hold(&line))
        };
        self.grades = (0..scheme.grade.len()).filter(may_be).map(Some).collect();
        if may_not_tell && !scheme.grade.is_empty() {
            self.grades.insert(None);
        }
        for (place, grade) in scheme.grade.iter().enumerate() {
            let Some(needs) = &grade.needs else { continue };
            let down = |grade: Option<usize>| {
                if grade == Some(place) { Some(place + 1) } else { grade }
            };
            let verdict = self.decide(needs, grade.needs_absent.unwrap(), view);
            self.go(not(verdict), down);
        }
    }

    /// Third and fourth: a step that leads each grade to another when it is met.
    fn change(
        &mut self,
        step: &StepDraft,
        view: View<'_>,
        to: impl Fn(Option<usize>) -> Option<usize>,
    ) {
        let verdict = self.decide(&step.when, step.absent, view);
        self.decided.insert(step.id.to_string(), verdict);
        self.go(verdict, to);
    }

    fn go(&mut self, verdict: Verdict, to: impl Fn(Option<usize>) -> Option<usize>) {
        let changed: BTreeSet<Option<usize>> =
            self.grades.iter().map(|grade| to(*grade)).collect();
        match verdict {
            Verdict::Met => self.grades = changed,
            Verdict::NotMet => {}
            Verdict::Undetermined => self.grades.extend(changed),
        }
    }

    /// Fourth: taken out of the ranking: ranked only if no such veto is met.
    fn take_out(&mut self, step: &StepDraft, view: View<'_>) {
        let verdict = self.decide(&step.when, step.absent, view);
        self.decided.insert(step.id.to_string(), verdict);
        let stays = not(verdict);
        self.is_ranked = match (self.is_ranked, stays) {
            (Verdict::NotMet, _) | (_, Verdict::NotMet) => Verdict::NotMet,
            (Verdict::Met, Verdict::Met) => Verdict::Met,
            (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => {
                Verdict::Undetermined
            }
        };
    }
}

/// The statuses that the subject may have; one of no name where lines do not ask for it.
fn statuses(scheme: &SchemeDraft, view: View<'_>) -> Vec<String> {
    let Some(by) = &scheme.lines_by else { return vec![String::new()] };
    let policy = match view.facts.said(&by.of) {
        Said::Known(Raw::Text(choice)) => return vec![choice.clone()],
        Said::NotApplicable => by.not_applicable.as_ref(),
        _ if view.facts.is_open => None,
        _ => Some(&by.absent),
    };
    match policy {
        Some(StatusPolicyDraft::As(choice)) => vec![choice.to_string()],
        _ => {
            let choices = view.facts.kind(&by.of).choices();
            choices.iter().map(|choice| choice.id.to_string()).collect()
        }
    }
}

/// The line of a grade for a status.
fn line(grade: &GradeDraft, status: &str) -> Bounds {
    let is_of = |one_of: &[Id]| one_of.iter().any(|id| id.as_str() == status);
    let own = grade.lines.iter().find(|line| is_of(&line.one_of));
    own.map_or(grade.line, |own| own.line)
}

const fn not(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Met => Verdict::NotMet,
        Verdict::NotMet => Verdict::Met,
        Verdict::Undetermined => Verdict::Undetermined,
    }
}
