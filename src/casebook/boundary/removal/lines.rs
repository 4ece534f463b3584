//! Results and removal as a case writes them.

use super::super::stated::quoted;
use crate::secretary::{GradedPeriod, PeriodResult, Removal};

/// A result as a case writes it.
pub(in super::super) fn line(one: &GradedPeriod) -> String {
    let until = one.period.until().map(|day| format!(", until = \"{day}\""));
    let period = format!(
        "period = {{ from = \"{}\"{} }}",
        one.period.from(),
        until.unwrap_or_default()
    );
    let mut parts = vec![period];
    parts.extend(said(&one.result));
    let village = one.office.village.as_ref();
    parts.extend(village.map(|id| format!("village = {}", quoted(id.as_str()))));
    parts.extend(one.office.term.map(|term| format!("term = {term}")));
    parts.extend(one.office.reappointed.then(|| "reappointed = true".to_owned()));
    let corrected = one.corrected.as_ref().map(|result| match result {
        PeriodResult::Graded(id) => format!("corrected = {}", quoted(id.as_str())),
        PeriodResult::Ungraded => "corrected = { ungraded = true }".to_owned(),
        open @ PeriodResult::Open(_) => {
            format!("corrected = {{ {} }}", said(open).join(", "))
        }
    });
    parts.extend(corrected);
    format!("{{ {} }}", parts.join(", "))
}

/// What a result says, as a case writes it; nothing where there is no grade.
fn said(result: &PeriodResult) -> Vec<String> {
    match result {
        PeriodResult::Graded(id) => vec![format!("grade = {}", quoted(id.as_str()))],
        PeriodResult::Ungraded => Vec::new(),
        PeriodResult::Open(open) => {
            let grades: Vec<String> =
                open.grades().map(|id| quoted(id.as_str())).collect();
            let mut parts = vec![format!("open = [{}]", grades.join(", "))];
            parts.extend(open.may_be_ungraded().then(|| "or_ungraded = true".to_owned()));
            parts
        }
    }
}

/// What is found, as a case expects it.
pub(super) fn expected(found: &Removal) -> String {
    let (earliest, latest) = (found.earliest, found.latest);
    match (earliest.map(|one| one.from()), latest.map(|one| one.from())) {
        (None, _) => "\"not_required\"".to_owned(),
        (Some(earliest), None) => format!("{{ earliest = \"{earliest}\" }}"),
        (Some(earliest), Some(latest)) if earliest == latest => {
            format!("{{ since = \"{latest}\" }}")
        }
        (Some(earliest), Some(latest)) => {
            format!("{{ earliest = \"{earliest}\", latest = \"{latest}\" }}")
        }
    }
}
