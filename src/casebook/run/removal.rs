//! Cases about removal.

use chrono::NaiveDate;

use super::answer;
use super::report::Report;
use crate::casebook::case::Case;
use crate::casebook::coverage::by_removal;
use crate::casebook::expect::RemovalExpectation;
use crate::explain::Wording;
use crate::rulebook::Rulebook;
use crate::secretary::{Removal, removal};
use crate::vocabulary::{FieldPath, Period, Script, Verdict};

pub(super) fn run(case: &Case, rulebook: &Rulebook, report: &mut Report) {
    let Some(expected) = &case.expect.removal else { return };
    let at = FieldPath::root().key("expect").key("removal");
    let Some(rules) = rulebook.removal() else {
        report.unknown(at, ("rulebook", "rule", Removal::RULE), std::iter::empty());
        return;
    };
    let history = case.history.clone().unwrap_or_default();
    let found = removal(rules, &history);
    report.tried(by_removal);
    report.came_out(|| {
        vec![answer::told(format!("{:?} {:?}", found.earliest, found.latest))]
    });
    if !is_as_expected(expected, &found) {
        let steps = found.steps.iter().map(|step| step.words(Script::En)).collect();
        let words = removal_words(found.earliest.map(first), found.latest.map(first));
        report.differs(at, (expected_removal(expected), words), steps);
    }
}

fn is_as_expected(expected: &RemovalExpectation, found: &Removal) -> bool {
    let (earliest, latest) = (found.earliest.map(first), found.latest.map(first));
    match *expected {
        RemovalExpectation::NotRequired => earliest.is_none(),
        RemovalExpectation::Since(day) => found.since.map(first) == Some(day),
        RemovalExpectation::Undetermined => found.verdict() == Verdict::Undetermined,
        RemovalExpectation::Between(from, to) => (earliest, latest) == (Some(from), to),
    }
}

const fn first(period: Period) -> NaiveDate {
    period.from()
}

fn expected_removal(expected: &RemovalExpectation) -> String {
    match *expected {
        RemovalExpectation::NotRequired => removal_words(None, None),
        RemovalExpectation::Since(day) => removal_words(Some(day), Some(day)),
        RemovalExpectation::Undetermined => "undetermined".to_owned(),
        RemovalExpectation::Between(from, to) => removal_words(Some(from), to),
    }
}

fn removal_words(earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> String {
    match (earliest, latest) {
        (None, _) => "not_required".to_owned(),
        (Some(earliest), None) => {
            format!("undetermined, since {earliest} at the earliest")
        }
        (Some(earliest), Some(latest)) if earliest == latest => format!("since {latest}"),
        (Some(earliest), Some(latest)) => {
            format!("since {earliest} at the earliest and {latest} at the latest")
        }
    }
}
