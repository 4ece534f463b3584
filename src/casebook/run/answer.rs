//! What comes out of a case, whatever it expects: two rulebooks that answer alike give the
//! same list.

use crate::consequence::Account;
use crate::facts::{Entry, Sheet, Value};
use crate::procedure::Run;
use crate::rule::{Finding, Standing as Stands};
use crate::scoring::{GradeSet, GradingStep, NodeKind, Outcome, Standing, Undecided};
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

/// Whether a sheet says all of some facts: what cannot be told then is not for want of a number.
fn is_known(sheet: &Sheet, facts: &[u16]) -> bool {
    facts.iter().all(|fact| match sheet.at(*fact) {
        // Periods may be lacking of a series.
        Entry::Known(value) => !matches!(value, Value::Series(_)),
        Entry::NotApplicable(_) => true,
        Entry::Absent | Entry::Open(_) => false,
    })
}

/// Scores, total, grades and the steps to them, of a sheet.
pub(in crate::casebook) fn of_outcome(outcome: &Outcome, sheet: &Sheet) -> Vec<Answer> {
    let all_known = is_known(sheet, outcome.scheme().facts());
    let is_told = |span: Span, standing: Standing, may_not_tell: bool| {
        let is_open = matches!(standing, Standing::Open | Standing::Undetermined);
        all_known || span.is_settled() && !is_open && !may_not_tell
    };
    let is_answered = |verdict: Verdict| all_known || verdict != Verdict::Undetermined;
    let (total, grades) = (outcome.total(), outcome.grade_set());
    let (span, standing, may_not_tell) = (total.span, total.standing, total.may_not_tell);
    let mut all = vec![
        Answer {
            what: What::Total(span, standing, may_not_tell),
            is_settled: is_told(span, standing, may_not_tell),
        },
        Answer {
            what: What::Grades(grades),
            is_settled: all_known || grades.only().is_some(),
        },
        Answer {
            what: What::Ranked(outcome.is_ranked()),
            is_settled: is_answered(outcome.is_ranked()),
        },
    ];
    all.extend(outcome.why_undecided().map(|why| open(What::Undecided(why))));
    all.extend(outcome.nodes().map(|(node, found)| {
        let own_known = match &node.kind {
            NodeKind::Item { facts, .. } => is_known(sheet, facts),
            NodeKind::Part { .. } => false,
        };
        let (span, standing, may_not_tell) =
            (found.value, found.standing, found.may_not_tell);
        Answer {
            what: What::Node(span, standing, may_not_tell),
            is_settled: own_known || is_told(span, standing, may_not_tell),
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

/// The standing and what is missing, of a rule that reads some facts of a sheet.
pub(in crate::casebook) fn of_finding(
    finding: &Finding,
    sheet: &Sheet,
    facts: &[u16],
) -> Vec<Answer> {
    let stands = finding.standing();
    let missing = finding.missing().into_iter().map(|fact| fact.id.to_string());
    vec![
        Answer {
            what: What::Stands(stands),
            is_settled: is_known(sheet, facts) || stands != Stands::Undetermined,
        },
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
