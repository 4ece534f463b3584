//! Members who are judged together, as a case.

use std::collections::BTreeMap;

use super::super::elements::verdict;
use super::super::stated::{Stated, plain, quoted, written as raw_text};
use super::super::totals::value;
use super::super::write::Written;
use super::folder;
use crate::casebook::run::{Answer, of_outcome};
use crate::facts::{Raw, Sheet};
use crate::rulebook::Rulebook;
use crate::scoring::{GradingStep, Outcome, Scheme, judge_together};
use crate::vocabulary::Id;

/// Who is judged together, and the part, item or step that is looked at.
pub(in super::super) struct Crowd<'c> {
    pub(in super::super) members: Vec<Stated>,
    pub(in super::super) about: &'c str,
}

impl Crowd<'_> {
    /// What comes out of each of them; `None` where a sheet is refused.
    pub(in super::super) fn outcomes(
        &self,
        rulebook: &Rulebook,
        scheme: &Scheme,
    ) -> Option<(Vec<Sheet>, Vec<Outcome>)> {
        let sheets = self.members.iter().zip(ids(self.members.len())?);
        let sheets = sheets.map(|(one, id)| one.sheet(rulebook.dictionary(), Some(&id)));
        let sheets = sheets.collect::<Option<Vec<Sheet>>>()?;
        let outcomes = judge_together(scheme, &sheets);
        Some((sheets, outcomes))
    }

    /// Everything that comes out of the first of them.
    pub(in super::super) fn of_first(
        &self,
        rulebook: &Rulebook,
        scheme: &Scheme,
    ) -> Option<Vec<Answer>> {
        let (sheets, outcomes) = self.outcomes(rulebook, scheme)?;
        Some(of_outcome(outcomes.first()?, sheets.first()?))
    }

    /// A case of them.
    pub(in super::super) fn case(
        &self,
        (rulebook, name): (&Rulebook, &str),
        scheme: &Scheme,
        told: &str,
    ) -> Option<(String, String)> {
        let first = self.members.first()?;
        let (_, outcomes) = self.outcomes(rulebook, scheme)?;
        let ids = ids(self.members.len())?;
        let shared: BTreeMap<String, Raw> = first
            .facts
            .iter()
            .filter(|(fact, raw)| {
                self.members.iter().all(|one| one.facts.get(*fact) == Some(*raw))
            })
            .map(|(fact, raw)| (fact.clone(), raw.clone()))
            .collect();
        let sentence = format!(
            "those compared by `{}` of `{}`: {}",
            self.about,
            scheme.id(),
            told.replace('_', " ")
        );
        let path = format!("{}/{}.toml", folder(scheme, self.about), plain(told));
        let written =
            Written::at(path, name, &sentence).scheme(Some(scheme.id().as_str()));
        let mut written =
            written.when(first.period, first.state).line("members = [".to_owned());
        for (one, id) in self.members.iter().zip(&ids) {
            let own = one.facts.iter().filter(|(fact, _)| !shared.contains_key(*fact));
            let own: Vec<String> = own
                .map(|(fact, raw)| format!("{} = {}", quoted(fact), raw_text(raw)))
                .collect();
            let own = own.join(", ");
            written =
                written.line(format!("    {{ id = \"{id}\", facts = {{ {own} }} }},"));
        }
        let mut lines = vec!["members = [".to_owned()];
        for (outcome, id) in outcomes.iter().zip(&ids) {
            let found = self.found(scheme, outcome);
            lines.push(format!("    {{ who = \"{id}\", {found} }},"));
        }
        lines.push("]".to_owned());
        let shared = Stated { facts: shared, ..first.clone() };
        Some(written.line("]".to_owned()).facts(&shared).pending(lines))
    }

    /// What comes out of one: the total, the grades, and what is looked at.
    fn found(&self, scheme: &Scheme, outcome: &Outcome) -> String {
        let total = outcome.total();
        let total = value(total.span, (total.standing, total.may_not_tell));
        let mut parts = vec![format!("total = {total}")];
        let grades: Vec<String> =
            outcome.grades().map(|grade| quoted(grade.id.as_str())).collect();
        if !outcome.grade_set().may_not_tell() {
            match grades.as_slice() {
                [] => {}
                [one] => parts.push(format!("grade = {one}")),
                several => parts.push(format!("grades = [{}]", several.join(", "))),
            }
        }
        let node = outcome.node(self.about).filter(|_| {
            let mut nodes = scheme.nodes().iter().skip(1);
            nodes.any(|node| node.id.as_str() == self.about)
        });
        if let Some(node) = node {
            let value = value(node.value, (node.standing, node.may_not_tell));
            let about = self.about;
            parts.push(format!("nodes = [{{ at = \"{about}\", value = {value} }}]"));
        }
        let step = outcome.grading().iter().find(|graded| {
            let step = match graded.step {
                GradingStep::ZeroClearing(place) => scheme.zero_clearing().get(place),
                GradingStep::Step(place) => scheme.grade_steps().get(place),
                _ => None,
            };
            step.is_some_and(|step| step.id.as_str() == self.about)
        });
        if let Some(graded) = step {
            let (about, verdict) = (self.about, verdict(graded.verdict));
            parts.push(format!(
                "steps = [{{ at = \"{about}\", verdict = \"{verdict}\" }}]"
            ));
        }
        parts.join(", ")
    }
}

/// Names for so many.
fn ids(count: usize) -> Option<Vec<Id>> {
    (1..=count).map(|nth| Id::new(&format!("m{nth}")).ok()).collect()
}
