//! How many organizations have each grade, along the tree.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::graded::{Graded, Grading};
use crate::organization::Tree;
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, GradingDefect, Id, Named, Problem, Problems, Span,
    text,
};

/// 等次分布 — how many organizations have each grade of one scale.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GradeTally {
    /// Every grade, the best first; none where nobody is graded.
    pub scale: Vec<Named>,
    /// How many have each, in the order of the scale.
    pub counts: Vec<u32>,
    /// How many of those whose grade is open may have each.
    pub possible: Vec<u32>,
    /// How many are graded, and their grade is open.
    pub open: u32,
    /// How many of the primary level are not graded.
    pub ungraded: u32,
}

impl GradeTally {
    fn ungraded() -> GradeTally {
        GradeTally { ungraded: 1, ..GradeTally::default() }
    }

    fn of(graded: &Graded) -> GradeTally {
        let is_settled = graded.grade().is_some();
        let has = |is_counted: bool| {
            let one = |grade: &Named| {
                u32::from(is_counted && graded.grades.contains(&grade.id))
            };
            graded.scale.iter().map(one).collect()
        };
        GradeTally {
            scale: graded.scale.clone(),
            counts: has(is_settled),
            possible: has(!is_settled),
            open: u32::from(!is_settled),
            ungraded: 0,
        }
    }

    /// 合计 — both together; `None` where they count on different scales, or too many.
    #[must_use]
    pub fn plus(self, other: GradeTally) -> Option<GradeTally> {
        if other.scale.is_empty() {
            return Some(GradeTally {
                ungraded: self.ungraded.checked_add(other.ungraded)?,
                ..self
            });
        }
        if self.scale.is_empty() {
            return other.plus(self);
        }
        let is_same = self
            .scale
            .iter()
            .map(|one| &one.id)
            .eq(other.scale.iter().map(|one| &one.id));
        if !is_same {
            return None;
        }
        let sum = |own: &[u32], others: &[u32]| {
            let pairs = own.iter().zip(others);
            pairs
                .map(|(own, other)| own.checked_add(*other))
                .collect::<Option<Vec<u32>>>()
        };
        Some(GradeTally {
            counts: sum(&self.counts, &other.counts)?,
            possible: sum(&self.possible, &other.possible)?,
            open: self.open.checked_add(other.open)?,
            ungraded: self.ungraded.checked_add(other.ungraded)?,
            scale: self.scale,
        })
    }

    /// How many are graded, those whose grade is open among them.
    #[must_use]
    pub fn graded(&self) -> u32 {
        self.counts.iter().fold(self.open, |all, count| all.saturating_add(*count))
    }

    /// How many have a grade for sure; `None` for a grade that the scale does not have.
    #[must_use]
    pub fn count(&self, grade: &str) -> Option<u32> {
        self.counts.get(self.place(grade)?).copied()
    }

    /// 占比 — those with a grade ÷ all that are graded, exact; between two shares while grades
    /// are open. `None` where nobody is graded, and for a grade that the scale does not have.
    #[must_use]
    pub fn share(&self, grade: &str) -> Option<Span> {
        let place = self.place(grade)?;
        let (sure, may) = (*self.counts.get(place)?, *self.possible.get(place)?);
        let all = i64::from(self.graded());
        let least = Exact::fraction(i64::from(sure), all)?;
        let most = Exact::fraction(i64::from(sure.checked_add(may)?), all)?;
        Some(Span::between(least, most))
    }

    fn place(&self, grade: &str) -> Option<usize> {
        self.scale.iter().position(|one| one.id.as_str() == grade)
    }
}

/// 等次分布汇总 — for every organization of a tree how many at and below it have each grade.
///
/// Organizations of the primary level without a grade are counted as not graded; those above
/// are not graded, unless they are.
///
/// # Errors
/// At `graded[ID]`, all at once:
/// * an organization that the tree does not have;
/// * one that is graded by another scheme, or on another scale, than the first by id.
pub fn tallies(
    tree: &Tree,
    grading: &Grading,
) -> Result<BTreeMap<Id, GradeTally>, Problems> {
    let mut found = Found::default();
    let list = FieldPath::root().key("graded");
    let first = grading.iter().next();
    for graded in grading.iter() {
        let id = &graded.organization;
        if tree.get(id).is_none() {
            let nearest =
                text::nearest(id.as_str(), tree.iter().map(|one| one.id.as_str()));
            let (what, name) = ("organization", id.to_string());
            let defect = Defect::Unknown { what, found: name, nearest };
            found.push(Problem::new(list.element(id.as_str()), defect));
        }
        if first.is_some_and(|first| !graded.is_on_the_scale_of(first)) {
            let at = list.element(id.as_str());
            found.push(Problem::new(at, GradingDefect::OtherScale.into()));
        }
    }
    if !found.is_empty() {
        return Err(found.into_problems());
    }
    let own = |id: &Id| match grading.get(id) {
        Some(graded) => GradeTally::of(graded),
        None => {
            let kind = tree.get(id).map(|one| one.kind);
            match kind.and_then(crate::organization::Kind::size) {
                Some(_) => GradeTally::ungraded(),
                None => GradeTally::default(),
            }
        }
    };
    // One scale, and no more organizations than a tree can have: they add up.
    Ok(tree.roll_up(own, GradeTally::plus).unwrap_or_default())
}
