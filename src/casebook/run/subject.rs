//! Cases about one subject.

use super::facts::{are_as_expected, base};
use super::linked::linked;
use super::report::Report;
use super::{Files, names, result, rule};
use crate::casebook::coverage::by_outcome;
use crate::facts::SheetDraft;
use crate::rulebook::Rulebook;
use crate::scoring::{Scheme, judge};
use crate::vocabulary::FieldPath;

pub(super) fn run(
    files: Files<'_>,
    (rulebook, scheme): (&Rulebook, Option<&Scheme>),
    report: &mut Report,
) {
    let case = files.case;
    let at = FieldPath::root().key("expect");
    if let Some(scheme) = scheme {
        names::known(scheme, (&case.expect.result, &at), false, report);
    }
    let rules = (&case.expect.rules[..], &at.key("rules"));
    rule::known(rulebook, rules, report);
    let Some(base) = base(files, report) else { return };
    let (Some(period), Some(state)) = (case.period, case.sheet) else { return };
    let mut draft = SheetDraft::new(period, state);
    draft.subject = case.subject.clone().or(base.subject);
    draft.facts = base.facts;
    let (sheet, problems) = match rulebook.dictionary().sheet(&draft) {
        Ok(sheet) => (Some(sheet), Vec::new()),
        Err(problems) => (None, problems.into_vec()),
    };
    if are_as_expected(files, &problems, report)
        && let Some(sheet) = sheet
    {
        let Some(sheet) = linked(case, rulebook, sheet, report) else { return };
        if let Some(scheme) = scheme {
            let outcome = judge(scheme, &sheet);
            report.tried(by_outcome(&outcome));
            result::held(&outcome, (&case.expect.result, &at), report);
        }
        rule::held((rulebook, &sheet), rules, report);
    }
}
