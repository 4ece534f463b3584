//! What boundary cases are about: a rule, an item, a step to the grade.

use toml::Value;

use super::axes::{Marks, Row, rows};
use super::search::{Answer, Edges, at_edges};
use super::stated::{Setting, Stated};
use super::tables;
use super::totals::value;
use crate::casebook::mutants::{id_of, raw};
use crate::criteria::{Condition, View, assess};
use crate::facts::{Fact, Sheet};
use crate::rule::{Standing, stands};
use crate::rulebook::Rulebook;
use crate::scoring::{
    GradeStep, GradingStep, Node, NodeOutcome, Scheme, Standing as Scored, judge_item,
    judge_scores,
};
use crate::vocabulary::{Exact, FieldPath, Period, Verdict};

/// The most values of a fact that are tried for a tie.
const MOST_TRIED: usize = 1_000;

/// What is asked of an element.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Asked {
    Rule,
    Item { scheme: String },
    Step { scheme: String },
    Needs { scheme: String },
}

/// One rule, item or step, as a tree of its draft.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) asked: Asked,
    pub(super) id: String,
    pub(super) tree: Value,
    pub(super) at: FieldPath,
}

/// Everything that a case can be about by itself, in the order of the rulebook.
pub(super) fn elements(rulebook: &Rulebook) -> Vec<Element> {
    let Ok(Value::Table(tree)) = Value::try_from(rulebook.draft()) else {
        return Vec::new();
    };
    let (mut all, mut needed) = (Vec::new(), Vec::new());
    let mut add = |asked: &Asked,
                   at: &FieldPath,
                   list: &mut dyn Iterator<Item = &Value>| {
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
        let (list, asked) =
            (&mut tables(scheme, "item"), Asked::Item { scheme: id.clone() });
        add(&asked, &at.key("item"), list);
        for key in ["zero_clearing", "direct", "floor", "cap", "veto"] {
            let asked = Asked::Step { scheme: id.clone() };
            add(&asked, &at.key(key), &mut tables(scheme, key));
        }
        for grade in tables(scheme, "grade") {
            let needs = grade.as_table().and_then(|grade| grade.get("needs"));
            if let (Some(grade), Some(needs)) = (id_of(grade), needs) {
                let at = at.key("grade").element(grade).key("needs");
                let (asked, id) = (Asked::Needs { scheme: id.clone() }, grade.to_owned());
                needed.push(Element { asked, id, tree: needs.clone(), at });
            }
        }
    }
    add(&Asked::Rule, &root.key("rule"), &mut tables(&tree, "rule"));
    all.extend(needed);
    all
}

impl Element {
    /// The scheme in which it stands.
    pub(super) fn scheme(&self) -> Option<&str> {
        match &self.asked {
            Asked::Rule => None,
            Asked::Item { scheme } | Asked::Step { scheme } | Asked::Needs { scheme } => {
                Some(scheme)
            }
        }
    }

    /// What it is, in a sentence.
    pub(super) fn words(&self) -> String {
        match &self.asked {
            Asked::Rule => format!("the rule `{}`", self.id),
            Asked::Item { .. } => format!("the item `{}`", self.id),
            Asked::Step { .. } => format!("the step `{}`", self.id),
            Asked::Needs { .. } => format!("what the grade `{}` needs", self.id),
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

    /// What can be stated of its facts, side by side.
    pub(super) fn rows(&self, rulebook: &Rulebook, period: Period) -> Vec<Row> {
        let marks = Marks::of(&self.tree, rulebook);
        let facts = marks.facts.iter().filter_map(|id| rulebook.dictionary().fact(id));
        facts.flat_map(|fact| rows(fact, &marks, period)).collect()
    }

    /// Its edges.
    pub(super) fn edges(&self, rulebook: &Rulebook, nothing: &Stated) -> Edges {
        let marks = Marks::of(&self.tree, rulebook);
        let facts = marks.facts.iter().filter_map(|id| rulebook.dictionary().fact(id));
        let facts: Vec<&Fact> = facts.collect();
        let rows_of = |fact: &Fact, marks: &Marks| rows(fact, marks, nothing.period);
        let all = self.rows(rulebook, nothing.period);
        let ask = |stated: &Stated| self.answer(rulebook, stated);
        let mut edges = at_edges(nothing, &all, &ask);
        if matches!(self.asked, Asked::Item { .. }) {
            // A total is filled up from scores of every size.
            for fact in &facts {
                let even = Marks::even(fact, &marks);
                let rows: Vec<Row> = rows_of(fact, &even);
                edges.add_scores(&rows, &ask);
            }
        }
        edges.cases.extend(self.tie(rulebook, &facts, &edges));
        edges
    }

    /// A sheet on which the score lies half-way between two rounded ones.
    fn tie(
        &self,
        rulebook: &Rulebook,
        facts: &[&Fact],
        edges: &Edges,
    ) -> Option<(String, Stated)> {
        let Asked::Item { scheme } = &self.asked else { return None };
        let mut nodes = rulebook.scheme(scheme)?.nodes().iter();
        let round = nodes.find(|node| node.id.as_str() == self.id)?.round?;
        let half = Exact::fraction(1, 2)?;
        let is_tie = |score: Exact| {
            let steps = score.over(round.step());
            let left = steps.and_then(|steps| steps.minus(half));
            left.is_some_and(|left| left.denominator() == 1)
        };
        let known = edges.seen.iter().find(
            |(answer, _)| matches!(answer, Answer::Number(score) if is_tie(*score)),
        );
        if let Some((_, stated)) = known {
            return Some(("rounding_tie".to_owned(), stated.clone()));
        }
        let best = edges.seen.values().next_back()?;
        for fact in facts {
            let (Some(domain), Some(step)) = (fact.kind().domain(), fact.kind().step())
            else {
                continue;
            };
            let mut value = domain.least();
            for _ in 0..MOST_TRIED {
                let stated = best.with(fact.id().as_str(), &Setting::plain(raw(value)));
                let answer = self.answer(rulebook, &stated);
                if matches!(answer, Some(Answer::Number(score)) if is_tie(score)) {
                    return Some(("rounding_tie".to_owned(), stated));
                }
                match value.plus(step).filter(|value| *value <= domain.most()) {
                    Some(next) => value = next,
                    None => break,
                }
            }
        }
        None
    }

    /// Its answer; `None` where the facts are refused.
    pub(super) fn answer(&self, rulebook: &Rulebook, stated: &Stated) -> Option<Answer> {
        let sheet = stated.sheet(rulebook.dictionary(), None)?;
        match &self.asked {
            Asked::Rule => {
                Some(Answer::Word(word(stands(rulebook.rule(&self.id)?, &sheet))))
            }
            Asked::Item { scheme } => {
                let scheme = rulebook.scheme(scheme)?;
                let node =
                    scheme.nodes().iter().find(|node| node.id.as_str() == self.id)?;
                let found = judge_item(scheme, &sheet, &self.id)?;
                let told = unrounded(node, &found).filter(|_| !found.may_not_tell);
                Some(match (found.standing, told) {
                    (Scored::Undetermined, _) | (_, None) => Answer::Word("undetermined"),
                    (Scored::Excluded, _) => Answer::Word("excluded"),
                    (_, Some(value)) => Answer::Number(value),
                })
            }
            Asked::Step { scheme } => {
                asked(&step_of(rulebook.scheme(scheme)?, &self.id)?.when, &sheet)
            }
            Asked::Needs { scheme } => {
                let needs = rulebook.scheme(scheme)?.grade(&self.id)?.needs.as_ref()?;
                asked(&needs.0, &sheet)
            }
        }
    }

    /// What comes out, as an expectation; `None` where the facts are refused.
    pub(super) fn expectation(
        &self,
        rulebook: &Rulebook,
        stated: &Stated,
    ) -> Option<String> {
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
                let value = value(node.value, (node.standing, node.may_not_tell));
                Some(format!("nodes = [{{ at = \"{id}\", value = {value} }}]"))
            }
            // What a grade needs is asked of a whole sheet.
            Asked::Needs { .. } => None,
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

/// The score of an item before it is rounded: steps of rounding are no edges.
fn unrounded(node: &Node, found: &NodeOutcome) -> Option<Exact> {
    let raw = found.raw.value()?;
    let weighted = node.weight.map_or(Some(raw), |weight| raw.times(weight))?;
    let least = node.hold.at_least.map_or(weighted, |least| weighted.max(least));
    Some(node.hold.at_most.map_or(least, |most| least.min(most)))
}

/// What a condition without scores comes to.
fn asked(when: &Condition, sheet: &Sheet) -> Option<Answer> {
    let view = View { sheet, scores: &[], others: None, as_of: None };
    let found = assess(when, view, &mut |_| ())?;
    Some(Answer::Word(verdict(found.verdict)))
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
