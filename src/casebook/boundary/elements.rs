//! What boundary cases are about: a rule, an item, a step to the grade.

use toml::Value;

use super::axes::{Marks, Row, rows};
use super::search::{Answer, Edges, at_edges};
use super::stated::Stated;
use super::tables;
use crate::casebook::coverage::matters;
use crate::casebook::mutants::id_of;
use crate::criteria::{View, assess};
use crate::rule::{Standing, stands};
use crate::rulebook::Rulebook;
use crate::scoring::{
    GradeStep, GradingStep, Scheme, Standing as Scored, judge_item, judge_scores,
};
use crate::vocabulary::{FieldPath, Verdict};

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
    pub(super) at: FieldPath,
}

/// Everything that a case can be about by itself, in the order of the rulebook; of an
/// overlay what it changes.
pub(super) fn elements(rulebook: &Rulebook) -> Vec<Element> {
    let Ok(Value::Table(tree)) = Value::try_from(rulebook.draft()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut add = |asked: &Asked, at: &FieldPath, list: &mut dyn Iterator<Item = &Value>| {
        all.extend(list.filter_map(|one| {
            let (asked, id, tree) = (asked.clone(), id_of(one)?.to_owned(), one.clone());
            let at = at.element(&id);
            Some(Element { asked, id, tree, at })
        }));
    };
    let root = FieldPath::root();
    for scheme in tables(&tree, "scheme") {
        let (Some(id), Some(scheme)) = (id_of(scheme), scheme.as_table()) else {
            continue;
        };
        let (id, at) = (id.to_owned(), root.key("scheme").element(id));
        let (list, asked) = (&mut tables(scheme, "item"), Asked::Item { scheme: id.clone() });
        add(&asked, &at.key("item"), list);
        for key in ["zero_clearing", "direct", "floor", "cap", "veto"] {
            let asked = Asked::Step { scheme: id.clone() };
            add(&asked, &at.key(key), &mut tables(scheme, key));
        }
    }
    add(&Asked::Rule, &root.key("rule"), &mut tables(&tree, "rule"));
    all.retain(|element| matters(rulebook, &element.at));
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

    /// Its edges.
    pub(super) fn edges(&self, rulebook: &Rulebook, nothing: &Stated) -> Edges {
        let marks = Marks::of(&self.tree, rulebook);
        let facts = marks.facts.iter().filter_map(|id| rulebook.dictionary().fact(id));
        let rows: Vec<Row> =
            facts.flat_map(|fact| rows(fact, &marks, nothing.period)).collect();
        at_edges(nothing, &rows, &|stated| self.answer(rulebook, stated))
    }

    /// Its answer; `None` where the facts are refused.
    fn answer(&self, rulebook: &Rulebook, stated: &Stated) -> Option<Answer> {
        let sheet = stated.sheet(rulebook.dictionary(), None)?;
        match &self.asked {
            Asked::Rule => Some(Answer::Word(word(stands(rulebook.rule(&self.id)?, &sheet)))),
            Asked::Item { scheme } => {
                let found = judge_item(rulebook.scheme(scheme)?, &sheet, &self.id)?;
                let told = found.value.value().filter(|_| !found.may_not_tell);
                Some(match (found.standing, told) {
                    (Scored::Undetermined, _) | (_, None) => Answer::Word("undetermined"),
                    (Scored::Excluded, _) => Answer::Word("excluded"),
                    (_, Some(value)) => Answer::Number(value),
                })
            }
            Asked::Step { scheme } => {
                let step = step_of(rulebook.scheme(scheme)?, &self.id)?;
                let view = View { sheet: &sheet, scores: &[], others: None, as_of: None };
                let found = assess(&step.when, view, &mut |_| ())?;
                Some(Answer::Word(verdict(found.verdict)))
            }
        }
    }

    /// What comes out, as an expectation; `None` where the facts are refused.
    pub(super) fn expectation(&self, rulebook: &Rulebook, stated: &Stated) -> Option<String> {
        let sheet = stated.sheet(rulebook.dictionary(), None)?;
        let id = &self.id;
        match &self.asked {
            Asked::Rule => {
                let is = word(stands(rulebook.rule(id)?, &sheet));
                Some(format!("rules = [{{ at = \"{id}\", is = \"{is}\" }}]"))
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
                let verdict = verdict(step.verdict);
                Some(format!("steps = [{{ at = \"{id}\", verdict = \"{verdict}\" }}]"))
            }
        }
    }
}

/// A step to the grade, by its id.
pub(super) fn step_of<'s>(scheme: &'s Scheme, id: &str) -> Option<&'s GradeStep> {
    let mut steps = scheme.zero_clearing().iter().chain(scheme.grade_steps());
    steps.find(|step| step.id.as_str() == id)
}

/// A standing as a case writes it.
pub(super) fn word(standing: Standing) -> &'static str {
    Standing::ALL.iter().find(|(_, one)| *one == standing).map_or("", |(word, _)| *word)
}

/// A verdict as a case writes it.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not_met",
        Verdict::Undetermined => "undetermined",
    }
}
