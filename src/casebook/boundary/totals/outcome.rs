//! What a scheme makes of a sheet, as an expectation.

use super::super::stated::Stated;
use crate::rulebook::Rulebook;
use crate::scoring::{Outcome, Scheme, Standing, judge_scores};
use crate::vocabulary::Span;

/// What a scheme makes of a sheet, as an expectation; `None` where the facts are refused.
pub(in super::super) fn total_and_grade(
    rulebook: &Rulebook,
    scheme: &Scheme,
    stated: &Stated,
) -> Option<Vec<String>> {
    let sheet = stated.sheet(rulebook.dictionary(), None)?;
    Some(of_outcome(&judge_scores(scheme, &sheet)))
}

/// Total and grade of an outcome.
pub(in super::super) fn of_outcome(outcome: &Outcome) -> Vec<String> {
    let total = outcome.total();
    let value = value(total.span, (total.standing, total.may_not_tell));
    let mut lines = vec![format!("total = {value}")];
    let grade = outcome.grade().map(|grade| format!("grade = \"{}\"", grade.id));
    lines.extend(grade);
    lines
}

/// A score as a case expects it.
pub(in super::super) fn value(
    span: Span,
    (standing, may_not_tell): (Standing, bool),
) -> String {
    match (standing, span.value().filter(|_| !may_not_tell)) {
        (Standing::Undetermined, _) => "\"undetermined\"".to_owned(),
        (Standing::Excluded, _) => "\"excluded\"".to_owned(),
        (_, Some(value)) => format!("\"{value}\""),
        (_, None) => {
            format!("{{ least = \"{}\", most = \"{}\" }}", span.least(), span.most())
        }
    }
}
