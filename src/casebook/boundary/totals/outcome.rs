//! What a scheme makes of a sheet, as an expectation.

use super::super::stated::Stated;
use crate::rulebook::Rulebook;
use crate::scoring::{Outcome, Scheme, Standing, judge_scores};

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
    let value = match (total.standing, total.span.value()) {
        (Standing::Undetermined, _) => "\"undetermined\"".to_owned(),
        _ if total.may_not_tell => "\"undetermined\"".to_owned(),
        (_, Some(value)) => format!("\"{value}\""),
        (_, None) => {
            let (least, most) = (total.span.least(), total.span.most());
            format!("{{ least = \"{least}\", most = \"{most}\" }}")
        }
    };
    let mut lines = vec![format!("total = {value}")];
    let grade = outcome.grade().map(|grade| format!("grade = \"{}\"", grade.id));
    lines.extend(grade);
    lines
}
