//! What comes out of a case, whatever it expects: two rulebooks that answer alike give the
//! same list.

use crate::consequence::Account;
use crate::procedure::Run;
use crate::rule::{Finding, Standing as Stands};
use crate::scoring::{GradeSet, GradingStep, Outcome, Standing, Undecided};
use crate::vocabulary::{Span, Verdict};

/// One thing that came out.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::casebook) struct Answer {
    what: What,
    /// Whether it leaves nothing open.
    is_settled: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Total(Span, Standing, bool),
    Grades(GradeSet),
    Ranked(Verdict),
    Undecided(Undecided),
    Node(Span, Standing, bool),
    Step(GradingStep, Verdict),
    Stands(Stands),
    Missing(Vec<String>),
    Told(String),
}

/// Whether somewhere two lists say something else, and each leaves nothing open there: a number
/// that is known has come to lie on the other side of an edge. Of a range only an end may have.
pub(in crate::casebook) fn turns(before: &[Answer], after: &[Answer]) -> bool {
    let turned = |(one, other): (&Answer, &Answer)| {
        one.what != other.what && one.is_settled && other.is_settled
    };
    before.len() != after.len() || before.iter().zip(after).any(turned)
}

const fn settled(what: What) -> Answer {
    Answer { what, is_settled: true }
}

const fn open(what: What) -> Answer {
    Answer { what, is_settled: false }
}

/// Something that is told in words, and leaves nothing open.
pub(super) fn told(text: String) -> Answer {
    settled(What::Told(text))
}

/// Scores, total, grades and the steps to them.
pub(super) fn of_outcome(outcome: &Outcome) -> Vec<Answer> {
    let is_told = |span: Span, standing: Standing, may_not_tell: bool| {
        let is_open = matches!(standing, Standing::Open | Standing::Undetermined);
        span.is_settled() && !is_open && !may_not_tell
    };
    let is_answered = |verdict: Verdict| verdict != Verdict::Undetermined;
    let (total, grades) = (outcome.total(), outcome.grade_set());
    let (span, standing, may_not_tell) = (total.span, total.standing, total.may_not_tell);
    let mut all = vec![
        Answer {
            what: What::Total(span, standing, may_not_tell),
            is_settled: is_told(span, standing, may_not_tell),
        },
        Answer { what: What::Grades(grades), is_settled: grades.only().is_some() },
        Answer {
            what: What::Ranked(outcome.is_ranked()),
            is_settled: is_answered(outcome.is_ranked()),
        },
    ];
    all.extend(outcome.why_undecided().map(|why| open(What::Undecided(why))));
    all.extend(outcome.nodes().map(|(_, found)| {
        let (span, standing, may_not_tell) =
            (found.value, found.standing, found.may_not_tell);
        Answer {
            what: What::Node(span, standing, may_not_tell),
            is_settled: is_told(span, standing, may_not_tell),
        }
    }));
    all.extend(outcome.grading().iter().map(|graded| Answer {
        what: What::Step(graded.step, graded.verdict),
        is_settled: is_answered(graded.verdict),
    }));
    let missing = outcome.missing_facts().map(|fact| fact.id().to_string());
    all.push(open(What::Missing(missing.collect())));
    all
}

/// The standing and what is missing.
pub(super) fn of_finding(finding: &Finding) -> Vec<Answer> {
    let stands = finding.standing();
    let missing = finding.missing().into_iter().map(|fact| fact.id.to_string());
    vec![
        Answer { what: What::Stands(stands), is_settled: stands != Stands::Undetermined },
        open(What::Missing(missing.collect())),
    ]
}

/// What follows on whom, and when it is in force.
pub(super) fn of_account(account: &Account) -> Vec<Answer> {
    let followings = account.followings.iter();
    let text = followings.map(|one| {
        format!("{:?}", (&one.consequence.id, &one.on, &one.outcome, &one.times))
    });
    vec![told(text.collect::<Vec<_>>().join("; "))]
}

/// Stays, steps, clocks and what is possible; where a step comes from is only said.
pub(super) fn of_run(run: &Run) -> Vec<Answer> {
    let steps: Vec<_> = run.steps.iter().map(|step| (step.on, &step.because)).collect();
    let all = [
        format!("{:?}", run.stays),
        format!("{steps:?}"),
        format!("{:?}", run.clocks),
        format!("{:?}", run.possible),
    ];
    all.into_iter().map(told).collect()
}
