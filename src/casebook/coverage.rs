//! What of a rulebook no case has tried.

use std::collections::BTreeSet;
use std::fmt;

use crate::consequence::{Account, Because as Why};
use crate::procedure::{Because, Procedure, Run, Standing};
use crate::rule::{Finding, Standing as Stands};
use crate::rulebook::Rulebook;
use crate::scoring::{GradeStep, GradeStepKind, GradingStep, Link, Outcome, Scheme};
use crate::vocabulary::{FieldPath, Id, Verdict};

/// 未测事项 — something of a rulebook that no case of a suite has tried.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Untested {
    /// The rulebook: its id where it is bundled, its path otherwise.
    pub rulebook: String,
    /// Where in the rulebook.
    pub at: FieldPath,
    /// What no case has tried.
    pub trial: Trial,
}

impl fmt::Display for Untested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: never {}", self.rulebook, self.at, self.trial)
    }
}

/// 测试方面 — one thing that can be tried of a rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub enum Trial {
    /// A condition that is met.
    Met,
    /// A condition that is not met.
    NotMet,
    /// A rule that does not apply.
    NotApplicable,
    /// A grade that somebody has.
    Given,
    /// A step over a cohort that changes somebody's grade.
    Changed,
    /// A transition that is made.
    Taken,
    /// A deadline that is kept.
    Kept,
    /// A deadline, or the greatest length of a state, that runs out.
    RanOut,
    /// A period that is made longer.
    Extended,
    /// A period that is made shorter.
    Shortened,
    /// A fact that comes from an outcome.
    TakenOver,
    /// A consequence that is in force.
    InForce,
    /// A consequence that is lifted.
    Lifted,
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Trial::Met => "met",
            Trial::NotMet => "not met",
            Trial::NotApplicable => "without application",
            Trial::Given => "given",
            Trial::Changed => "changes a grade",
            Trial::Taken => "taken",
            Trial::Kept => "kept",
            Trial::RanOut => "runs out",
            Trial::Extended => "made longer",
            Trial::Shortened => "made shorter",
            Trial::TakenOver => "taken over",
            Trial::InForce => "in force",
            Trial::Lifted => "lifted",
        })
    }
}

/// Things of one rulebook, tried or to be tried.
pub(super) type Trials = BTreeSet<(FieldPath, Trial)>;

/// Everything of a rulebook that can be tried.
pub(super) fn all(rulebook: &Rulebook) -> Trials {
    let mut all = Trials::new();
    for scheme in rulebook.schemes() {
        for grade in scheme.grades() {
            all.insert((within(scheme, "grade", &grade.id), Trial::Given));
            if grade.needs.is_some() {
                let needs = within(scheme, "grade", &grade.id).key("needs");
                all.extend([Trial::Met, Trial::NotMet].map(|one| (needs.clone(), one)));
            }
        }
        for step in scheme.zero_clearing().iter().chain(scheme.grade_steps()) {
            let at = of_step(scheme, step);
            all.extend([Trial::Met, Trial::NotMet].map(|one| (at.clone(), one)));
        }
        for step in scheme.cohort_steps() {
            all.insert((within(scheme, "cohort", &step.id), Trial::Changed));
        }
    }
    for link in rulebook.links() {
        all.extend(of_link(rulebook, link).map(|at| (at, Trial::TakenOver)));
    }
    for procedure in rulebook.procedures() {
        all.extend(all_of(procedure));
    }
    for rule in rulebook.rules() {
        all.extend([Trial::Met, Trial::NotMet].map(|one| (of_rule(rule.id()), one)));
        if rule.parts().applies.is_some() {
            all.insert((of_rule(rule.id()), Trial::NotApplicable));
        }
    }
    for rule in rulebook.consequences().rules() {
        all.insert((of_consequence(&rule.name.id), Trial::InForce));
        if !rule.lifted.is_empty() {
            all.insert((of_consequence(&rule.name.id), Trial::Lifted));
        }
    }
    all
}

fn all_of(procedure: &Procedure) -> Trials {
    let (mut all, rules) = (Trials::new(), procedure.rules());
    for transition in &rules.transitions {
        all.insert((part(procedure, "transition", &transition.name.id), Trial::Taken));
    }
    for deadline in &rules.deadlines {
        let at = part(procedure, "deadline", &deadline.name.id);
        all.insert((at.clone(), Trial::Kept));
        all.insert((at, Trial::RanOut));
    }
    for spell in &rules.spells {
        let at = part(procedure, "period", &spell.name.id);
        let can = [
            (spell.at_most.is_some(), Trial::RanOut),
            (spell.extend.is_some(), Trial::Extended),
            (spell.shorten.is_some(), Trial::Shortened),
        ];
        let can = can.into_iter().filter(|(is_so, _)| *is_so);
        all.extend(can.map(|(_, trial)| (at.clone(), trial)));
    }
    all
}

/// What an outcome tries that facts are taken over from.
pub(super) fn by_link(rulebook: &Rulebook, outcome: &Outcome) -> Trials {
    let from = outcome.scheme().id();
    let links = rulebook.links().iter().filter(|link| link.scheme == *from);
    let links = links.filter_map(|link| of_link(rulebook, link));
    links.map(|at| (at, Trial::TakenOver)).collect()
}

/// Links go by the facts that they fill, and by their scheme where there are several.
fn of_link(rulebook: &Rulebook, link: &Link) -> Option<FieldPath> {
    let fact = rulebook.dictionary().at(link.fact)?;
    let at = FieldPath::root().key("link").element(fact.id().as_str());
    let of_fact = rulebook.links().iter().filter(|other| other.fact == link.fact);
    Some(match of_fact.count() {
        0 | 1 => at,
        _ => at.key("scheme").element(link.scheme.as_str()),
    })
}

/// What an outcome has tried.
pub(super) fn by_outcome(outcome: &Outcome) -> Trials {
    let mut tried = Trials::new();
    let scheme = outcome.scheme();
    if let Some(grade) = outcome.grade() {
        tried.insert((within(scheme, "grade", &grade.id), Trial::Given));
    }
    for graded in outcome.grading() {
        let trial = match graded.verdict {
            Verdict::Met => Trial::Met,
            Verdict::NotMet => Trial::NotMet,
            Verdict::Undetermined => continue,
        };
        let step = match graded.step {
            GradingStep::ZeroClearing(place) => scheme.zero_clearing().get(place),
            GradingStep::Step(place) => scheme.grade_steps().get(place),
            GradingStep::Needs(place) => {
                if let Some(grade) = scheme.grades().get(usize::from(place)) {
                    let needs = within(scheme, "grade", &grade.id).key("needs");
                    tried.insert((needs, trial));
                }
                None
            }
            GradingStep::Cohort(place) => {
                if let (Some(step), Trial::Met) =
                    (scheme.cohort_steps().get(place), trial)
                {
                    tried.insert((within(scheme, "cohort", &step.id), Trial::Changed));
                }
                None
            }
            GradingStep::Lines => None,
        };
        tried.extend(step.map(|step| (of_step(scheme, step), trial)));
    }
    tried
}

/// What a run has tried.
pub(super) fn by_run(procedure: &Procedure, run: &Run) -> Trials {
    let mut tried = Trials::new();
    for step in &run.steps {
        let one = match &step.because {
            Because::Taken { transition, .. } => {
                (part(procedure, "transition", &transition.id), Trial::Taken)
            }
            Because::Extended { spell, .. } => {
                (part(procedure, "period", &spell.id), Trial::Extended)
            }
            Because::Shortened { spell, .. } => {
                (part(procedure, "period", &spell.id), Trial::Shortened)
            }
            _ => continue,
        };
        tried.insert(one);
    }
    for clock in &run.clocks {
        let id = &clock.name.id;
        let is_deadline = procedure.rules().deadlines.iter().any(|d| d.name.id == *id);
        let trial = match clock.standing {
            Standing::Met { .. } if is_deadline => Trial::Kept,
            Standing::MetLate { .. }
            | Standing::Overdue { .. }
            | Standing::Lapsed { .. } => Trial::RanOut,
            _ => continue,
        };
        let key = if is_deadline { "deadline" } else { "period" };
        tried.insert((part(procedure, key, id), trial));
    }
    tried
}

fn within(scheme: &Scheme, key: &str, id: &Id) -> FieldPath {
    let scheme = FieldPath::root().key("scheme").element(scheme.id().as_str());
    scheme.key(key).element(id.as_str())
}

fn of_step(scheme: &Scheme, step: &GradeStep) -> FieldPath {
    let key = match step.kind {
        GradeStepKind::ZeroClearing => "zero_clearing",
        GradeStepKind::Direct(_) => "direct",
        GradeStepKind::Floor(_) => "floor",
        GradeStepKind::Cap(_) => "cap",
        GradeStepKind::Veto(_) => "veto",
    };
    within(scheme, key, &step.id)
}

fn of_rule(rule: &Id) -> FieldPath {
    FieldPath::root().key("rule").element(rule.as_str())
}

/// What a finding has tried.
pub(super) fn by_finding(finding: &Finding) -> Trials {
    let trial = match finding.standing() {
        Stands::Met => Trial::Met,
        Stands::NotMet => Trial::NotMet,
        Stands::NotApplicable => Trial::NotApplicable,
        Stands::Undetermined => return Trials::new(),
    };
    Trials::from([(of_rule(&finding.rule.id), trial)])
}

fn of_consequence(consequence: &Id) -> FieldPath {
    FieldPath::root().key("consequence").element(consequence.as_str())
}

/// What an account has tried.
pub(super) fn by_account(account: &Account) -> Trials {
    let mut tried = Trials::new();
    for one in &account.followings {
        let at = of_consequence(&one.consequence.id);
        if one.times.iter().any(|stretch| stretch.verdict == Verdict::Met) {
            tried.insert((at.clone(), Trial::InForce));
        }
        let is_lift =
            |why: &Why| matches!(why, Why::Lifted { verdict: Verdict::Met, .. });
        if one.because.iter().any(is_lift) {
            tried.insert((at, Trial::Lifted));
        }
    }
    tried
}

fn part(procedure: &Procedure, key: &str, id: &Id) -> FieldPath {
    let procedure = FieldPath::root().key("procedure").element(procedure.id().as_str());
    procedure.key(key).element(id.as_str())
}
