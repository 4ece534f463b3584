//! What comes out of a case, whatever it expects: two rulebooks that answer alike give the
//! same text.

use std::fmt::Write as _;

use crate::consequence::Account;
use crate::procedure::Run;
use crate::rule::Finding;
use crate::scoring::Outcome;

/// Scores, total, grades and the steps to them.
pub(super) fn of_outcome(outcome: &Outcome) -> String {
    let mut text = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        outcome.total(),
        outcome.grade_set(),
        outcome.is_ranked(),
        outcome.why_undecided(),
        outcome.missing_facts().map(|fact| fact.id().as_str()).collect::<Vec<_>>()
    );
    // A text can always be written to.
    for (node, found) in outcome.nodes() {
        let span = (found.value, found.standing, found.may_not_tell);
        let _ = write!(text, "; {} {span:?}", node.id);
    }
    for graded in outcome.grading() {
        let _ = write!(text, "; {:?} {:?}", graded.step, graded.verdict);
    }
    text
}

/// The standing and what is missing.
pub(super) fn of_finding(finding: &Finding) -> String {
    let missing = finding.missing();
    let missing: Vec<&str> = missing.iter().map(|fact| fact.id.as_str()).collect();
    format!("{} {:?} {missing:?}", finding.rule.id, finding.standing())
}

/// What follows on whom, and when it is in force.
pub(super) fn of_account(account: &Account) -> String {
    let mut text = String::new();
    for one in &account.followings {
        let of = (&one.consequence.id, &one.on, &one.outcome, &one.times);
        let _ = write!(text, "{of:?}; ");
    }
    text
}

/// Stays, steps, clocks and what is possible; where a step comes from is only said.
pub(super) fn of_run(run: &Run) -> String {
    let steps: Vec<_> = run.steps.iter().map(|step| (step.on, &step.because)).collect();
    format!("{:?} {steps:?} {:?} {:?}", run.stays, run.clocks, run.possible)
}
