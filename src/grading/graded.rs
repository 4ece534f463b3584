//! The grade of one organization, and those of many.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::scoring::{Outcome, Scheme};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, LinkDefect, Named, Problem, Problems,
};

/// 组织等次 — the grade that one organization has by one scheme, or those still possible.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Graded {
    /// The organization.
    pub organization: Id,
    /// The rulebook of the scheme.
    pub rulebook: Id,
    /// The scheme.
    pub scheme: Id,
    /// Every grade of the scheme, the best first.
    pub scale: Vec<Named>,
    /// The grades still possible, the best first; one where it is settled.
    pub grades: Vec<Id>,
    /// Whether it may be that no grade can be told: then it is not settled, however few are
    /// possible.
    #[serde(default)]
    pub may_not_tell: bool,
}

impl Graded {
    /// 测算等次 — what an outcome gives; `None` for one without a subject.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Option<Graded> {
        let grades = outcome.grades().map(|grade| grade.id.clone()).collect();
        let organization = outcome.subject()?.clone();
        let graded = Graded::among(organization, outcome.scheme(), grades);
        Some(Graded { may_not_tell: outcome.grade_set().may_not_tell(), ..graded })
    }

    /// 认定等次 — a grade that was decided on the scale of a scheme; `None` where the scheme
    /// has no such grade.
    #[must_use]
    pub fn decided(organization: Id, scheme: &Scheme, grade: &Id) -> Option<Graded> {
        let grade = scheme.grade(grade.as_str())?.id.clone();
        Some(Graded::among(organization, scheme, vec![grade]))
    }

    fn among(organization: Id, scheme: &Scheme, grades: Vec<Id>) -> Graded {
        let named = scheme.grades().iter();
        let named = named.map(|one| Named::new(one.id.clone(), one.label.clone()));
        let (rulebook, scale) = (scheme.rulebook().clone(), named.collect());
        Graded {
            organization,
            rulebook,
            scheme: scheme.id().clone(),
            scale,
            grades,
            may_not_tell: false,
        }
    }

    /// The grade, if one is left and can be told.
    #[must_use]
    pub fn grade(&self) -> Option<&Named> {
        match self.grades.as_slice() {
            [only] if !self.may_not_tell => {
                self.scale.iter().find(|grade| grade.id == *only)
            }
            _ => None,
        }
    }

    /// The possible grades, each with what it is called.
    #[must_use]
    pub fn named(&self) -> Vec<Named> {
        let possible = self.scale.iter().filter(|grade| self.grades.contains(&grade.id));
        possible.cloned().collect()
    }

    /// Where each possible grade stands on the scale, the best at 0.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        let scale = self.scale.iter().enumerate();
        scale.filter(|(_, one)| self.grades.contains(&one.id)).map(|(place, _)| place)
    }

    /// Whether both are graded by the same scheme of the same rulebook, whatever its edition,
    /// on the same scale.
    pub(super) fn is_on_the_scale_of(&self, other: &Graded) -> bool {
        let ids = |one: &Graded| -> Vec<Id> {
            one.scale.iter().map(|grade| grade.id.clone()).collect()
        };
        (&self.rulebook, &self.scheme) == (&other.rulebook, &other.scheme)
            && ids(self) == ids(other)
    }
}

/// 定级结果 — the grades of many organizations in one round of grading, by id.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Grading(BTreeMap<Id, Graded>);

impl Grading {
    /// The grades of these organizations, in any order.
    ///
    /// # Errors
    /// At `graded[ID]`: an organization that is graded twice.
    pub fn new(all: impl IntoIterator<Item = Graded>) -> Result<Grading, Problems> {
        let mut found = Found::default();
        let mut by_id = BTreeMap::new();
        let mut twice = Vec::new();
        for graded in all {
            let id = graded.organization.clone();
            if by_id.insert(id.clone(), graded).is_some() {
                twice.push(id);
            }
        }
        twice.sort();
        twice.dedup();
        for id in twice {
            let at = FieldPath::root().key("graded").element(id.as_str());
            let (what, id) = ("organizations", id.to_string());
            found.push(Problem::new(at, Defect::Duplicate { what, id }));
        }
        found.none_or(Grading(by_id))
    }

    /// What outcomes give, each that of another organization.
    ///
    /// # Errors
    /// * at `outcome[#N]`: an outcome without a subject; a grade that may still change over
    ///   the cohort;
    /// * whatever [`Grading::new`] refuses.
    pub fn of<'o>(
        outcomes: impl IntoIterator<Item = &'o Outcome>,
    ) -> Result<Grading, Problems> {
        let mut found = Found::default();
        let mut all = Vec::new();
        for (index, outcome) in outcomes.into_iter().enumerate() {
            let at = FieldPath::root().key("outcome").nth(index);
            if let Some(step) = outcome.pending().next() {
                let step = step.id.clone();
                found.push(Problem::new(at, LinkDefect::CohortToCome { step }.into()));
                continue;
            }
            match Graded::of(outcome) {
                Some(graded) => all.push(graded),
                None => {
                    let key = "subject".to_owned();
                    found.push(Problem::new(at, Defect::MissingKey { key }));
                }
            }
        }
        let grading = Grading::new(all);
        match grading {
            Ok(grading) => found.none_or(grading),
            Err(problems) => {
                found.extend(problems.into_vec());
                Err(found.into_problems())
            }
        }
    }

    /// All of them, by id.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Graded> {
        self.0.values()
    }

    /// What an organization has; `None` for one that is not graded.
    #[must_use]
    pub fn get(&self, organization: &Id) -> Option<&Graded> {
        self.0.get(organization)
    }
}
