//! What the report shows of the grading, as data.

use std::collections::BTreeMap;

use grassroots::grading::{Comparison, GradeTally};
use grassroots::organization::Tree;
use grassroots::rule::{Coverage, Kind};
use grassroots::vocabulary::Id;
use serde::Serialize;

use super::Grading;
use super::organization::Organization;
use super::stars::Stars;

/// Of the whole county.
#[derive(Serialize)]
pub(crate) struct GradingResults<'g> {
    /// How many have which grade, of every organization with others below it.
    distribution: BTreeMap<&'g Id, &'g GradeTally>,
    /// How many have how many stars, likewise.
    stars: BTreeMap<&'g Id, &'g Stars>,
    moves: &'g Comparison,
    /// Who could be graded and has no row.
    unsurveyed: &'g [Id],
    organizations: Vec<&'g Organization>,
    rules: &'g [Coverage],
}

/// Of the organizations below a township.
#[derive(Clone, Serialize)]
pub(crate) struct TownshipGrading {
    pub(crate) distribution: GradeTally,
    pub(crate) stars: Stars,
    pub(crate) organizations: Vec<Id>,
    /// What is not as the rules ask, or cannot be told.
    pub(crate) findings: Vec<Coverage>,
    /// What follows for whom.
    pub(crate) follows: Vec<Coverage>,
}

impl Grading {
    pub(crate) fn results<'g>(&'g self, tree: &'g Tree) -> GradingResults<'g> {
        let is_above = |id: &Id| tree.subordinates(id).next().is_some();
        let distribution = self.distribution.iter().filter(|(id, _)| is_above(id));
        let stars = self.stars.iter().filter(|(id, _)| is_above(id));
        GradingResults {
            distribution: distribution.collect(),
            stars: stars.collect(),
            moves: &self.moves,
            unsurveyed: &self.unsurveyed,
            organizations: self.organizations.values().collect(),
            rules: &self.rules,
        }
    }

    /// The organizations below a township; `None` where it has none that is graded.
    pub(crate) fn township(&self, tree: &Tree, township: &Id) -> Option<TownshipGrading> {
        let rules = self.townships.get(township)?;
        let below = tree.all_below(township).into_iter().map(|it| &it.id);
        let mut organizations: Vec<Id> =
            below.filter(|id| self.organizations.contains_key(*id)).cloned().collect();
        organizations.sort();
        Some(TownshipGrading {
            distribution: self.distribution.get(township)?.clone(),
            stars: self.stars.get(township)?.clone(),
            organizations,
            findings: findings(rules),
            follows: follows(rules),
        })
    }
}

/// The requirements and advice that somebody does not meet, or may not.
fn findings(rules: &[Coverage]) -> Vec<Coverage> {
    let asks = |it: &&Coverage| matches!(it.kind, Kind::Requirement | Kind::Advice);
    let asked = rules.iter().filter(asks);
    asked.filter(|it| it.is_full() != Some(true)).cloned().collect()
}

/// Who moved up and who is backward; by which scheme one is rated is told elsewhere.
fn follows(rules: &[Coverage]) -> Vec<Coverage> {
    let is_guidance =
        |it: &&Coverage| it.rule.id.as_str().starts_with("grading/guidance");
    let found = rules.iter().filter(|it| it.kind == Kind::Identification);
    found.filter(|it| !is_guidance(it) && !it.met.is_empty()).cloned().collect()
}
