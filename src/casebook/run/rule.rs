//! What single rules find about the subject of a case.

use super::answer;
use super::report::Report;
use super::words::list;
use crate::casebook::coverage::by_finding;
use crate::casebook::expect::RuleExpectation;
use crate::explain::Wording as _;
use crate::facts::Sheet;
use crate::rule::{Finding, Standing, examine};
use crate::rulebook::Rulebook;
use crate::vocabulary::{FieldPath, Script};

/// Tells the rules that the rulebook does not have.
pub(super) fn known(
    rulebook: &Rulebook,
    (expected, at): (&[RuleExpectation], &FieldPath),
    report: &mut Report,
) {
    for (index, one) in expected.iter().enumerate() {
        if rulebook.rule(one.at.as_str()).is_none() {
            let rules = rulebook.rules().iter().map(|rule| rule.id().as_str());
            let name = ("rulebook", "rule", one.at.as_str());
            report.unknown(at.nth(index).key("at"), name, rules);
        }
    }
}

/// Holds what the rules find against what is expected of them.
pub(super) fn held(
    (rulebook, sheet): (&Rulebook, &Sheet),
    (expected, at): (&[RuleExpectation], &FieldPath),
    report: &mut Report,
) {
    for (index, one) in expected.iter().enumerate() {
        let Some(rule) = rulebook.rule(one.at.as_str()) else { continue };
        let finding = examine(rule, sheet);
        report.tried(|| by_finding(&finding));
        report.came_out(|| {
            let facts: Vec<u16> = rule.facts().into_iter().collect();
            answer::of_finding(&finding, sheet, &facts)
        });
        let at = at.nth(index);
        let (expected, found) = (word(one.is), word(finding.standing()));
        report.same(at.key("is"), (expected, found), || lines(&finding));
        if let Some(missing) = &one.missing {
            let found = finding.missing().into_iter().map(|fact| &fact.id);
            let words = (list(missing), list(found));
            report.same(at.key("missing"), words, || lines(&finding));
        }
    }
}

fn word(standing: Standing) -> String {
    let named = Standing::ALL.iter().find(|(_, one)| *one == standing);
    named.map_or_else(String::new, |(word, _)| (*word).to_owned())
}

fn lines(finding: &Finding) -> Vec<String> {
    let questions = finding.asked_first.iter().chain(&finding.asked);
    questions.map(|question| question.words(Script::En)).collect()
}
