//! Outcomes and findings as records of a history of consequences.

use chrono::NaiveDate;

use super::Rulebook;
use crate::consequence::{Decided, Matter, Said};
use crate::rule::{Finding, Standing};
use crate::scoring::Outcome;
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, LinkDefect, Period, Problem, Problems,
};

impl Rulebook {
    /// 结果入史 — the outcome of a scheme as a record, under an id, decided on a day.
    ///
    /// While several grades are possible the record is open among them; an outcome of which
    /// nothing can be told is open among all. Its period is that of the sheet.
    ///
    /// # Errors
    /// * an outcome that does not say whom it is about;
    /// * a scheme of other rules than this rulebook's;
    /// * a grade that may still change over its cohort: judge it together first.
    pub fn decided(
        &self,
        id: Id,
        outcome: &Outcome,
        decided: NaiveDate,
    ) -> Result<Decided, Problems> {
        let at = FieldPath::root().key("outcomes").element(id.as_str());
        let mut found = Found::default();
        let scheme = outcome.scheme();
        let own = self.scheme(scheme.id().as_str());
        let is_ours = own.is_some_and(|own| {
            own.rulebook() == scheme.rulebook()
                && own.edition() == scheme.edition()
                && own.dictionary().is(scheme.dictionary())
        });
        if !is_ours {
            let scheme = scheme.id().clone();
            found.push(Problem::new(
                at.key("of"),
                LinkDefect::OtherRules { scheme }.into(),
            ));
        }
        if let Some(step) = outcome.pending().next() {
            let step = step.id.clone();
            found.push(Problem::new(
                at.key("says"),
                LinkDefect::CohortToCome { step }.into(),
            ));
        }
        let grades: Vec<Id> = outcome.grades().map(|grade| grade.id.clone()).collect();
        let says = Said::among(grades, false);
        let of = (Matter::Scheme(scheme.id().clone()), says);
        let about = (outcome.period(), decided);
        record((id, outcome.subject()), of, about, (&at, found))
    }

    /// 认定入史 — the finding of a single rule as a record, about a period or a day, under an
    /// id, decided on a day.
    ///
    /// # Errors
    /// * a finding that does not say whom it is about;
    /// * a rule that this rulebook does not have.
    pub fn decided_by_rule(
        &self,
        id: Id,
        finding: &Finding,
        (about, decided): (Period, NaiveDate),
    ) -> Result<Decided, Problems> {
        let at = FieldPath::root().key("outcomes").element(id.as_str());
        let mut found = Found::default();
        if self.rule(finding.rule.id.as_str()).is_none() {
            let known = self.rules().iter().map(|rule| rule.id().as_str());
            let (what, rule) = ("rule", finding.rule.id.to_string());
            let nearest = crate::vocabulary::text::nearest(&rule, known);
            let defect = Defect::Unknown { what, found: rule, nearest };
            found.push(Problem::new(at.key("of"), defect));
        }
        let says = match finding.standing() {
            Standing::Met => Said::Met,
            Standing::NotMet => Said::NotMet,
            Standing::Undetermined => Said::Undetermined,
            Standing::NotApplicable => Said::NotApplicable,
        };
        let of = (Matter::Rule(finding.rule.id.clone()), says);
        let who = finding.subject.as_ref();
        record((id, who), of, (about, decided), (&at, found))
    }
}

fn record(
    (id, who): (Id, Option<&Id>),
    of: (Matter, Said),
    about: (Period, NaiveDate),
    (at, mut found): (&FieldPath, Found),
) -> Result<Decided, Problems> {
    let Some(who) = who else {
        let key = "subject".to_owned();
        found.push(Problem::new(at.key("who"), Defect::MissingKey { key }));
        return Err(found.into_problems());
    };
    let record = Decided::new(id, who.clone(), of, about);
    found.none_or(record)
}
