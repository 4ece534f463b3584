//! Cases about one subject.

use std::sync::Arc;

use super::facts::{are_as_expected, base};
use super::linked::{Linked, Readers};
use super::report::Report;
use super::shelf::Stated;
use super::{Files, answer, names, result, rule};
use crate::casebook::case::Case;
use crate::casebook::coverage::{by_career, by_outcome};
use crate::facts::{Sheet, SheetDraft, SheetState};
use crate::rulebook::Rulebook;
use crate::scoring::{Scheme, judge, judge_scores};
use crate::vocabulary::{FieldPath, Period, Problems};

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
    let (Some(period), Some(state)) = (case.period, case.sheet) else { return };
    let Some(stated) = stated(files, rulebook, (period, state), report) else { return };
    if case.history.is_some() && rulebook.career().is_some() {
        report.tried(by_career);
    }
    let (sheet, mut problems) = (stated.sheet.clone(), stated.problems.clone());
    let sheet = sheet.and_then(|sheet| match with_history(case, rulebook, &sheet) {
        Ok(sheet) => Some(sheet),
        Err(wrong) => {
            problems.extend(wrong.into_vec());
            None
        }
    });
    let is_sound = are_as_expected(files, &problems, report);
    let asked = case.expect.rules.iter();
    let asked: Vec<_> = asked.filter_map(|one| rulebook.rule(one.at.as_str())).collect();
    let readers = Readers::of_subject(scheme, &asked);
    let list = (&case.linked[..], &FieldPath::root().key("linked"));
    let linked = Linked::judge((rulebook, &readers), list, (period, state), report);
    let filled = linked.put_into(rulebook, sheet.into_iter().collect(), report);
    let (true, Some(sheets)) = (is_sound, filled) else { return };
    for sheet in &sheets {
        if let Some(scheme) = scheme {
            let outcome = match case.expect.result.missing {
                Some(_) => judge(scheme, sheet),
                None => judge_scores(scheme, sheet),
            };
            report.tried(|| by_outcome(&outcome, sheet));
            report.came_out(|| answer::of_outcome(&outcome, sheet));
            result::held(&outcome, (&case.expect.result, &at), report);
        }
        rule::held((rulebook, sheet), rules, report);
    }
}

/// The same sheet with the grades of the years, where the case states results of earlier
/// periods and the rulebook says how they become such.
fn with_history(
    case: &Case,
    rulebook: &Rulebook,
    sheet: &Sheet,
) -> Result<Sheet, Problems> {
    match (&case.history, rulebook.career()) {
        (Some(history), Some(rules)) => sheet.with(history.facts(rules)),
        (Some(_), None) | (None, _) => Ok(sheet.clone()),
    }
}

/// The sheet of a case, or what is wrong with it: made once for all rulebooks with the same
/// facts. `None` after telling why there are none.
fn stated(
    files: Files<'_>,
    rulebook: &Rulebook,
    (period, state): (Period, SheetState),
    report: &mut Report,
) -> Option<Arc<Stated>> {
    let dictionary = rulebook.dictionary();
    if let Some(known) = files.shelf.stated(files.path, dictionary) {
        return Some(known);
    }
    let base = base(files, report)?;
    let mut draft = SheetDraft::new(period, state);
    draft.subject = files.case.subject.clone().or(base.subject);
    draft.facts = base.facts;
    let (sheet, problems) = match dictionary.sheet(&draft) {
        Ok(sheet) => (Some(sheet), Vec::new()),
        Err(problems) => (None, problems.into_vec()),
    };
    let stated = Stated { dictionary: dictionary.clone(), sheet, problems };
    Some(files.shelf.keep(files.path, stated))
}
