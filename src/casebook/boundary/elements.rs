//! What boundary cases are about: a rule, an item, a step to the grade.

use toml::Value;

use super::tables;
use super::values::{Stated, sheet};
use crate::casebook::mutants::id_of;
use crate::rule::{Standing, stands};
use crate::rulebook::Rulebook;
use crate::scoring::{GradingStep, Standing as Scored, judge_scores};
use crate::vocabulary::Verdict;

/// What is asked of an element.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Asked {
    Rule,
    Item { scheme: String },
    Step { scheme: String },
}

/// One rule, item or step, as a tree of its draft.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) asked: Asked,
    pub(super) id: String,
    pub(super) tree: Value,
}

/// Everything that a case can be about by itself, in the order of the rulebook.
pub(super) fn elements(rulebook: &Rulebook) -> Vec<Element> {
    let Ok(Value::Table(tree)) = Value::try_from(rulebook.draft()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut add = |asked: &Asked, list: &mut dyn Iterator<Item = &Value>| {
        all.extend(list.filter_map(|one| {
            let (asked, id, tree) = (asked.clone(), id_of(one)?.to_owned(), one.clone());
            Some(Element { asked, id, tree })
        }));
    };
    for scheme in tables(&tree, "scheme") {
        let (Some(id), Some(scheme)) = (id_of(scheme), scheme.as_table()) else {
            continue;
        };
        let id = id.to_owned();
        add(&Asked::Item { scheme: id.clone() }, &mut tables(scheme, "item"));
        for key in ["zero_clearing", "direct", "floor", "cap", "veto"] {
            add(&Asked::Step { scheme: id.clone() }, &mut tables(scheme, key));
        }
    }
    add(&Asked::Rule, &mut tables(&tree, "rule"));
    all
}

impl Element {
    /// The scheme in which it stands.
    pub(super) fn scheme(&self) -> Option<&str> {
        match &self.asked {
            Asked::Rule => None,
            Asked::Item { scheme } | Asked::Step { scheme } => Some(scheme),
        }
    }

    /// What it is, in a sentence.
    pub(super) fn words(&self) -> String {
        match &self.asked {
            Asked::Rule => format!("the rule `{}`", self.id),
            Asked::Item { .. } => format!("the item `{}`", self.id),
            Asked::Step { .. } => format!("the step `{}`", self.id),
        }
    }

    /// The folder of its cases.
    pub(super) fn folder(&self) -> String {
        let id = self.id.replace('/', ".");
        match self.scheme() {
            Some(scheme) => format!("{scheme}/{id}"),
            None => format!("rules/{id}"),
        }
    }

    /// What comes out, as an expectation; `None` where the facts are refused.
    pub(super) fn answer(&self, rulebook: &Rulebook, stated: &Stated) -> Option<String> {
        let sheet = sheet(rulebook, stated)?;
        let id = &self.id;
        match &self.asked {
            Asked::Rule => {
                let standing = stands(rulebook.rule(id)?, &sheet);
                let word = Standing::ALL.iter().find(|(_, one)| *one == standing)?.0;
                Some(format!("rules = [{{ at = \"{id}\", is = \"{word}\" }}]"))
            }
            Asked::Item { scheme } => {
                let found = judge_scores(rulebook.scheme(scheme)?, &sheet);
                let node = found.node(id)?;
                let value = match (node.standing, node.value.value()) {
                    (Scored::Undetermined, _) => "\"undetermined\"".to_owned(),
                    (Scored::Excluded, _) => "\"excluded\"".to_owned(),
                    _ if node.may_not_tell => "\"undetermined\"".to_owned(),
                    (_, Some(value)) => format!("\"{value}\""),
                    (_, None) => {
                        let (least, most) = (node.value.least(), node.value.most());
                        format!("{{ least = \"{least}\", most = \"{most}\" }}")
                    }
                };
                Some(format!("nodes = [{{ at = \"{id}\", value = {value} }}]"))
            }
            Asked::Step { scheme } => {
                let scheme = rulebook.scheme(scheme)?;
                let found = judge_scores(scheme, &sheet);
                let is_meant = |step: GradingStep| match step {
                    GradingStep::ZeroClearing(place) => scheme.zero_clearing().get(place),
                    GradingStep::Step(place) => scheme.grade_steps().get(place),
                    _ => None,
                };
                let mut steps = found.grading().iter();
                let step = steps.find(|graded| {
                    is_meant(graded.step).is_some_and(|step| step.id.as_str() == id)
                })?;
                let verdict = match step.verdict {
                    Verdict::Met => "met",
                    Verdict::NotMet => "not_met",
                    Verdict::Undetermined => "undetermined",
                };
                Some(format!("steps = [{{ at = \"{id}\", verdict = \"{verdict}\" }}]"))
            }
        }
    }
}
