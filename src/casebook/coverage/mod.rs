//! What of a rulebook no case has tried.

mod items;
mod report;

pub use report::{Coverage, Covered};

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;

use crate::consequence::{Account, Because as Why};
use crate::explain::Wording;
use crate::facts::Sheet;
use crate::procedure::{Because, Procedure, Run, Standing};
use crate::rule::{Finding, Standing as Stands};
use crate::rulebook::Rulebook;
use crate::scoring::{GradeStep, GradeStepKind, GradingStep, Link, Outcome, Scheme};
use crate::vocabulary::{Exact, FieldPath, Id, Script, Verdict};

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
    /// A consequence that is not in force while another is.
    HeldBack,
    /// A scheme, a procedure or a rule that is asked at all.
    Asked,
    /// A rule of which cannot be told whether it is met.
    Undetermined,
    /// An item that is scored.
    Scored,
    /// An item of which a fact is missing.
    Missing,
    /// A row that comes to bear: a band, a choice, a deduction, a group.
    Reached,
    /// A floor that holds something.
    AtFloor,
    /// A cap that holds something.
    AtCap,
    /// A gate that stays shut.
    Shut,
    /// A number on this side of an edge.
    At(Exact),
    /// The first day on which the edition is in force.
    FirstDay,
    /// The last day on which it is.
    LastDay,
    /// The day before the first.
    DayBefore,
    /// The day after the last.
    DayAfter,
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Script::En))
    }
}

impl Wording for Trial {
    fn words(&self, script: Script) -> String {
        if let Trial::At(number) = self {
            let at = script.of("取值", "取值", "at");
            return format!("{at} {number}");
        }
        let (hans, hant, en) = match self {
            Trial::Met => ("符合", "符合", "met"),
            Trial::NotMet => ("不符合", "不符合", "not met"),
            Trial::NotApplicable => ("不适用", "不適用", "without application"),
            Trial::Given => ("评为此等次", "評為此等次", "given"),
            Trial::Changed => ("改变等次", "改變等次", "changes a grade"),
            Trial::Taken => ("发生", "發生", "taken"),
            Trial::Kept => ("按期", "按期", "kept"),
            Trial::RanOut => ("逾期", "逾期", "runs out"),
            Trial::Extended => ("延长", "延長", "made longer"),
            Trial::Shortened => ("缩短", "縮短", "made shorter"),
            Trial::TakenOver => ("取用结果", "取用結果", "taken over"),
            Trial::InForce => ("生效", "生效", "in force"),
            Trial::Lifted => ("解除", "解除", "lifted"),
            Trial::HeldBack => ("因其他后果不生效", "因其他後果不生效", "held back"),
            Trial::Asked => ("用到", "用到", "asked"),
            Trial::Undetermined => ("无法认定", "無法認定", "undetermined"),
            Trial::Scored => ("计分", "計分", "scored"),
            Trial::Missing => ("缺少事实", "缺少事實", "with a fact missing"),
            Trial::Reached => ("用到", "用到", "reached"),
            Trial::AtFloor => ("到达下限", "到達下限", "held at its floor"),
            Trial::AtCap => ("到达上限", "到達上限", "held at its cap"),
            Trial::Shut => ("门槛未过", "門檻未過", "shut"),
            Trial::FirstDay => ("施行首日", "施行首日", "on the first day in force"),
            Trial::LastDay => ("施行末日", "施行末日", "on the last day in force"),
            Trial::DayBefore => ("施行前一日", "施行前一日", "on the day before"),
            Trial::DayAfter => ("失效次日", "失效次日", "on the day after"),
            Trial::At(_) => ("", "", ""),
        };
        script.of(hans, hant, en).to_owned()
    }
}

/// Things of one rulebook, tried or to be tried.
pub(super) type Trials = BTreeSet<(FieldPath, Trial)>;

/// Whether what stands at a path is asked of the cases of a rulebook: all of it, or of an
/// overlay what it changes and what stands around each change.
///
/// Links go by the facts that they fill here and by their number in an overlay: where one is
/// changed, all are asked.
pub(super) fn matters(rulebook: &Rulebook, at: &FieldPath) -> bool {
    let link = FieldPath::root().key("link");
    rulebook.changed().is_none_or(|changed| {
        changed.iter().any(|one| {
            at.is_within(one)
                || one.is_within(at)
                || at.is_within(&link) && one.is_within(&link)
        })
    })
}

/// Everything of a rulebook that a full suite tries, edges left aside.
pub(super) fn all_in_full(rulebook: &Rulebook) -> Trials {
    let mut all = all(rulebook);
    for scheme in rulebook.schemes() {
        all.insert((of_scheme(scheme), Trial::Asked));
        all.extend(items::all_of_nodes(scheme));
    }
    for rule in rulebook.rules() {
        all.insert((of_rule(rule.id()), Trial::Undetermined));
    }
    for procedure in rulebook.procedures() {
        all.insert((of_procedure(procedure), Trial::Asked));
    }
    if rulebook.removal().is_some() {
        all.extend(by_removal());
    }
    if rulebook.career().is_some() {
        all.extend(by_career());
    }
    let in_force = in_force();
    all.extend([Trial::FirstDay, Trial::DayBefore].map(|one| (in_force.clone(), one)));
    if rulebook.in_force().until().is_some() {
        all.extend([Trial::LastDay, Trial::DayAfter].map(|one| (in_force.clone(), one)));
    }
    all
}

fn in_force() -> FieldPath {
    FieldPath::root().key("in_force")
}

/// What a case on a day has tried of the days on which a rulebook is in force.
pub(super) fn by_day(rulebook: &Rulebook, day: NaiveDate) -> Trials {
    let (from, until) = (rulebook.in_force().from(), rulebook.in_force().until());
    let is = [
        (Some(day) == Some(from), Trial::FirstDay),
        (Some(day) == from.pred_opt(), Trial::DayBefore),
        (until.is_some_and(|until| Some(day) == until.pred_opt()), Trial::LastDay),
        (Some(day) == until, Trial::DayAfter),
    ];
    let is = is.into_iter().filter(|(is_so, _)| *is_so);
    is.map(|(_, trial)| (in_force(), trial)).collect()
}

/// Everything of a rulebook that can be tried and belongs into
/// [`untested`](crate::casebook::Suite::untested).
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
        if !rule.not_while.is_empty() {
            all.insert((of_consequence(&rule.name.id), Trial::HeldBack));
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

/// What an outcome of a sheet has tried.
pub(super) fn by_outcome(outcome: &Outcome, sheet: &Sheet) -> Trials {
    let scheme = outcome.scheme();
    let mut tried = items::by_nodes(outcome, sheet);
    tried.insert((of_scheme(scheme), Trial::Asked));
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
    let mut tried = Trials::from([(of_procedure(procedure), Trial::Asked)]);
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

fn of_scheme(scheme: &Scheme) -> FieldPath {
    FieldPath::root().key("scheme").element(scheme.id().as_str())
}

fn within(scheme: &Scheme, key: &str, id: &Id) -> FieldPath {
    of_scheme(scheme).key(key).element(id.as_str())
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
    let at = of_rule(&finding.rule.id);
    let trial = match finding.standing() {
        Stands::Met => Trial::Met,
        Stands::NotMet => Trial::NotMet,
        Stands::NotApplicable => Trial::NotApplicable,
        Stands::Undetermined => Trial::Undetermined,
    };
    Trials::from([(at, trial)])
}

/// What results that become the grades of the years have tried.
pub(super) fn by_career() -> Trials {
    let at = FieldPath::root().key("secretary").key("career");
    Trials::from([(at, Trial::Asked)])
}

/// What a question about removal has tried.
pub(super) fn by_removal() -> Trials {
    let at = FieldPath::root().key("secretary").key("removal");
    Trials::from([(at, Trial::Asked)])
}

fn of_procedure(procedure: &Procedure) -> FieldPath {
    FieldPath::root().key("procedure").element(procedure.id().as_str())
}

fn of_consequence(consequence: &Id) -> FieldPath {
    FieldPath::root().key("consequence").element(consequence.as_str())
}

/// What an account has tried.
pub(super) fn by_account(account: &Account) -> Trials {
    let at = FieldPath::root().key("consequence");
    let mut tried = Trials::from([(at, Trial::Asked)]);
    for one in &account.followings {
        let at = of_consequence(&one.consequence.id);
        if one.times.iter().any(|stretch| stretch.verdict == Verdict::Met) {
            tried.insert((at.clone(), Trial::InForce));
        }
        let is_lift =
            |why: &Why| matches!(why, Why::Lifted { verdict: Verdict::Met, .. });
        if one.because.iter().any(is_lift) {
            tried.insert((at.clone(), Trial::Lifted));
        }
        let is_held =
            |why: &Why| matches!(why, Why::HeldBack { verdict: Verdict::Met, .. });
        if one.because.iter().any(is_held) {
            tried.insert((at, Trial::HeldBack));
        }
    }
    tried
}

fn part(procedure: &Procedure, key: &str, id: &Id) -> FieldPath {
    of_procedure(procedure).key(key).element(id.as_str())
}
