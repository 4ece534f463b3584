//! Rows judged by schemes, each by the scheme of its kind where that is asked.

use std::collections::BTreeMap;

use grassroots::facts::Sheet;
use grassroots::grading::{FAMILY, Guided, guided, may_rate};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Outcome, Scheme, judge, judge_together};
use grassroots::vocabulary::{FieldPath, GradingDefect, Id, Problem, Problems, Script};

use super::rows::{Row, at_row, every, is_a};
use super::{Failure, Request};

impl Request {
    /// The rows with what comes from the schemes that are judged first.
    pub(crate) fn linked(
        &self,
        rulebook: &Rulebook,
        mut rows: Vec<Row>,
    ) -> Result<Vec<Row>, Failure> {
        for name in &self.linked {
            let outcomes = self.outcomes(rulebook, name, &rows)?;
            let place = (self.facts.as_str(), self.script);
            let pairs = rows.into_iter().zip(&outcomes);
            rows = every(pairs.map(|(row, outcome)| {
                row.with(|sheet| rulebook.link(sheet, &[outcome]), place)
            }))?;
        }
        Ok(rows)
    }

    /// What every row comes to by a scheme, or by that of its kind, in the order of the rows.
    pub(crate) fn outcomes(
        &self,
        rulebook: &Rulebook,
        name: &str,
        rows: &[Row],
    ) -> Result<Vec<Outcome>, Failure> {
        let schemes = every(rows.iter().map(|row| self.scheme_of(rulebook, name, row)))?;
        let mut groups: BTreeMap<&Id, (&Scheme, Vec<usize>)> = BTreeMap::new();
        for (place, scheme) in schemes.iter().enumerate() {
            groups.entry(scheme.id()).or_insert((*scheme, Vec::new())).1.push(place);
        }
        let mut outcomes: BTreeMap<usize, Outcome> = BTreeMap::new();
        for (scheme, places) in groups.into_values() {
            let sheets = places.iter().filter_map(|place| rows.get(*place));
            let sheets: Vec<Sheet> = sheets.map(|row| row.sheet.clone()).collect();
            outcomes.extend(places.into_iter().zip(self.judged(scheme, &sheets)));
        }
        Ok(outcomes.into_values().collect())
    }

    /// The scheme that is meant for a row.
    fn scheme_of<'r>(
        &self,
        rulebook: &'r Rulebook,
        name: &str,
        row: &Row,
    ) -> Result<&'r Scheme, Failure> {
        let place = (self.facts.as_str(), row.row);
        let refused = |defect: GradingDefect| -> Failure {
            let subject = row.sheet.subject().map_or("", Id::as_str);
            let at = FieldPath::root().key(subject);
            let problems = Problems::one(Problem::new(at, defect.into()));
            at_row(place, &problems.in_script(self.script), self.script).into()
        };
        let (rules, schemes) = (rulebook.rules(), rulebook.schemes());
        if let Some(scheme) = rulebook.scheme(name) {
            return match may_rate((rules, schemes), scheme, &row.sheet) {
                // Of what kind it is nobody has said: who asks for a scheme says it.
                Ok(()) | Err(GradingDefect::KindNotTold { .. }) => Ok(scheme),
                Err(defect) => Err(refused(defect)),
            };
        }
        if name != FAMILY {
            return Err(match self.script {
                Script::Hans => format!("没有考核办法`{name}`"),
                Script::Hant => format!("沒有考核辦法`{name}`"),
                Script::En => format!("there is no scheme `{name}`"),
            }
            .into());
        }
        let family = || FAMILY.to_owned();
        match guided(rules, schemes, &row.sheet) {
            Guided::Scheme(scheme) => Ok(scheme),
            Guided::NotTold => {
                Err(refused(GradingDefect::KindNotTold { family: family() }))
            }
            _ => Err(refused(GradingDefect::NoSchemeOfKind { family: family() })),
        }
    }

    /// The rows of a table are judged together.
    fn judged(&self, scheme: &Scheme, sheets: &[Sheet]) -> Vec<Outcome> {
        if is_a(&self.facts, "csv") {
            judge_together(scheme, sheets)
        } else {
            sheets.iter().map(|sheet| judge(scheme, sheet)).collect()
        }
    }
}
