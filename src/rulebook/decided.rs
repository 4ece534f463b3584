//! Outcomes and findings as records of a history of consequences.

use chrono::NaiveDate;

use super::Rulebook;
use crate::consequence::{Decided, Matter, Said};
use crate::facts::Sheet;
use crate::rule::{Finding, Rule, Standing, examine};
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

    /// 逐一入史 — the findings, on sheets about one subject each, of every rule about such
    /// subjects from which something follows or by which something is lifted; the id of a
    /// record is `RULE/SUBJECT/DAY` of the first day that it is about.
    ///
    /// Rules about other subjects, and those on which no consequence hangs, give nothing.
    ///
    /// # Errors
    /// * a sheet that does not say whom it is about;
    /// * an id that is too long.
    pub fn decided_by_rules<'s>(
        &self,
        subject: &str,
        sheets: impl IntoIterator<Item = &'s Sheet>,
        (about, decided): (Period, NaiveDate),
    ) -> Result<Vec<Decided>, Problems> {
        let hang = |rule: &&Rule| {
            let matter = Matter::Rule(rule.id().clone());
            rule.parts().subject.as_str() == subject
                && self.consequences().is_asked(&matter)
        };
        let rules: Vec<&Rule> = self.rules().iter().filter(hang).collect();
        let (mut found, mut records) = (Found::default(), Vec::new());
        for sheet in sheets {
            for rule in &rules {
                let who = sheet.subject().map_or("", Id::as_str);
                let name = format!("{}/{who}/{}", rule.id(), about.from());
                let finding = examine(rule, sheet);
                let id = Id::new(&name).map_err(|error| {
                    let at = FieldPath::root().key("outcomes").element(&name);
                    Problems::one(Problem::new(at, error.into()))
                });
                let record = id
                    .and_then(|id| self.decided_by_rule(id, &finding, (about, decided)));
                match record {
                    Ok(record) => records.push(record),
                    Err(problems) => found.extend(problems.into_vec()),
                }
            }
        }
        found.none_or(records)
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
