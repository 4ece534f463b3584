//! Outcomes that the facts of a case come from.

use super::report::Report;
use crate::casebook::case::{Case, LinkedCase};
use crate::facts::{Sheet, SheetDraft};
use crate::rulebook::Rulebook;
use crate::scoring::{Outcome, judge_together};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Found, Problem};

/// The sheet with what comes from the linked outcomes of the case; `None` after telling why
/// there is none.
pub(super) fn linked(
    case: &Case,
    rulebook: &Rulebook,
    sheet: Sheet,
    report: &mut Report,
) -> Option<Sheet> {
    let list = FieldPath::root().key("linked");
    let judged = case.linked.iter().enumerate();
    let judged: Vec<Option<Vec<Outcome>>> = judged
        .map(|(index, linked)| {
            outcome(rulebook, (linked, &sheet), &list.nth(index), report)
        })
        .collect();
    // Each is told what is wrong with it before the first is missed.
    let judged: Vec<Vec<Outcome>> = judged.into_iter().collect::<Option<_>>()?;
    let outcomes: Vec<&Outcome> = judged.iter().flatten().collect();
    match rulebook.link_at(sheet, (&outcomes, &list)) {
        Ok(sheet) => Some(sheet),
        Err(problems) => {
            report.broken("", problems.iter().cloned());
            None
        }
    }
}

/// One outcome, judged by its scheme as a cohort of its own.
fn outcome(
    rulebook: &Rulebook,
    (linked, sheet): (&LinkedCase, &Sheet),
    at: &FieldPath,
    report: &mut Report,
) -> Option<Vec<Outcome>> {
    let Some(scheme) = rulebook.scheme(linked.scheme.as_str()) else {
        let ids = rulebook.schemes().iter().map(|scheme| scheme.id().as_str());
        let found = linked.scheme.to_string();
        let nearest = nearest(&found, ids);
        let defect = Defect::Unknown { what: "scheme", found, nearest };
        report.broken("", std::iter::once(Problem::new(at.key("scheme"), defect)));
        return None;
    };
    let state = linked.sheet.unwrap_or_else(|| sheet.state());
    let mut draft =
        SheetDraft::new(linked.period.unwrap_or_else(|| sheet.period()), state);
    draft.subject.clone_from(&linked.subject);
    draft.facts.clone_from(&linked.facts);
    let mut found = Found::default();
    let own = rulebook.dictionary().sheet_at(&draft, at, &mut found);
    let problems = found.into_vec();
    if !problems.is_empty() {
        report.broken("", problems.into_iter());
        return None;
    }
    Some(judge_together(scheme, &[own?]))
}
