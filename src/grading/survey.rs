//! A survey held against what was found on site.

use serde::{Deserialize, Serialize};

use crate::facts::{Entry, Raw, Sheet};
use crate::vocabulary::{
    FieldPath, GradingDefect, Id, LinkDefect, Named, Problem, Problems,
};

/// 摸底复核 — what a check on site said of a survey.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SurveyCheck {
    /// Whom the survey is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Id>,
    /// The facts that both state, in the order of the dictionary.
    pub checked: Vec<Named>,
    /// Those of them of which the two say different things.
    pub contradicted: Vec<Named>,
    /// The facts that the survey states and the check does not.
    pub unchecked: Vec<Named>,
    /// The facts that the check found and the survey does not have: it did not reach the
    /// ground (没有触底).
    pub left_out: Vec<Named>,
}

/// 复核摸底 — holds a survey against what was found on site, fact by fact.
///
/// # Errors
/// At `found`: a sheet that was checked against another dictionary than the survey, of
/// another subject, or about other days.
pub fn contradictions(survey: &Sheet, found: &Sheet) -> Result<SurveyCheck, Problems> {
    let dictionary = survey.dictionary();
    if !dictionary.is(found.dictionary()) {
        let at = FieldPath::root().key("found");
        return Err(Problem::new(at, LinkDefect::OtherDictionary.into()).into());
    }
    is_of_the_same(survey, found)?;
    let mut check = SurveyCheck {
        subject: survey.subject().cloned(),
        checked: Vec::new(),
        contradicted: Vec::new(),
        unchecked: Vec::new(),
        left_out: Vec::new(),
    };
    for fact in dictionary.facts() {
        let id = fact.id().as_str();
        let stated = |sheet: &Sheet| {
            let entry = sheet.entry(id).cloned();
            entry.filter(|entry| !matches!(entry, Entry::Absent | Entry::Open(_)))
        };
        let named = Named::new(fact.id().clone(), fact.label().clone());
        match (stated(survey), stated(found)) {
            (Some(said), Some(seen)) => {
                if !is_the_same(&said, &seen) {
                    check.contradicted.push(named.clone());
                }
                check.checked.push(named);
            }
            (Some(_), None) => check.unchecked.push(named),
            (None, Some(_)) => check.left_out.push(named),
            (None, None) => {}
        }
    }
    Ok(check)
}

/// A check answers for the survey of one organization in one period.
fn is_of_the_same(survey: &Sheet, found: &Sheet) -> Result<(), Problems> {
    let at = FieldPath::root().key("found");
    let mut wrong = Vec::new();
    if let (Some(expected), Some(subject)) = (survey.subject(), found.subject())
        && expected != subject
    {
        let (found, expected) = (subject.clone(), expected.clone());
        let defect = GradingDefect::OtherSubject { found, expected };
        wrong.push(Problem::new(at.key("subject"), defect.into()));
    }
    if survey.period() != found.period() {
        let (found, expected) = (found.period(), survey.period());
        let defect = GradingDefect::OtherPeriod { found, expected };
        wrong.push(Problem::new(at.key("period"), defect.into()));
    }
    Problems::none_or((), wrong)
}

/// Two reasons why a fact does not apply are no contradiction.
fn is_the_same(said: &Entry, seen: &Entry) -> bool {
    let does_not_apply = |entry: &Entry| matches!(entry, Entry::NotApplicable(_));
    said == seen || (does_not_apply(said) && does_not_apply(seen))
}

impl SurveyCheck {
    /// The fact how many facts were checked.
    pub const CHECKED: &'static str = "survey.checked";
    /// The fact how many of them the check contradicts.
    pub const CONTRADICTED: &'static str = "survey.contradicted";

    /// What the check says, as facts for a [sheet](crate::facts::Sheet::with) of a rulebook
    /// that has them, such as `building-year-2012`, whose rule `grading/accuracy.survey`
    /// judges.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Raw)> {
        let count =
            |list: &[Named]| Raw::Integer(i64::try_from(list.len()).unwrap_or(i64::MAX));
        vec![
            (SurveyCheck::CHECKED, count(&self.checked)),
            (SurveyCheck::CONTRADICTED, count(&self.contradicted)),
        ]
    }
}
