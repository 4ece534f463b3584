//! What a pass over a document has found so far, and where everything stands.

use std::collections::BTreeMap;

use super::{Defect, Problem, Problems};
use crate::vocabulary::{FieldPath, Place};

/// 位置表 — the places of all paths of a document.
#[cfg_attr(
    not(feature = "toml"),
    expect(unreachable_pub, reason = "only documents have places")
)]
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeMap<FieldPath, Place>);

#[cfg_attr(
    not(feature = "toml"),
    expect(unreachable_pub, reason = "only documents have places")
)]
impl Places {
    /// The place of a path, or of the nearest thing that it stands in.
    #[must_use]
    pub fn of(&self, path: &FieldPath) -> Option<Place> {
        let mut at = Some(path.clone());
        while let Some(path) = at {
            if let Some(place) = self.0.get(&path) {
                return Some(*place);
            }
            at = path.parent();
        }
        None
    }

    /// Remembers where a path stands; the first place stays.
    #[cfg(feature = "toml")]
    pub(crate) fn remember(&mut self, path: &FieldPath, place: Place) {
        self.0.entry(path.clone()).or_insert(place);
    }
}

/// The first problems of a document, in its order; the rest is counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    // Invariant: by place, those without one first; at most `Problems::MOST`.
    kept: Vec<Problem>,
    left_out: usize,
    places: Places,
}

impl Found {
    /// How many problems were found, those that are only counted among them.
    pub(crate) const fn len(&self) -> usize {
        self.kept.len().saturating_add(self.left_out)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    #[cfg(feature = "toml")]
    pub(crate) const fn places(&self) -> &Places {
        &self.places
    }

    #[cfg(feature = "toml")]
    pub(crate) const fn places_mut(&mut self) -> &mut Places {
        &mut self.places
    }

    /// Whether a problem at this place would be listed: advice is costly, and only for those.
    pub(crate) fn lists_at(&self, place: Option<Place>) -> bool {
        self.kept.len() < Problems::MOST
            || self.kept.last().is_some_and(|last| place < last.place)
    }

    /// Keeps a problem, with the place of its path if it has none, or counts it.
    pub(crate) fn push(&mut self, mut problem: Problem) {
        problem.place = problem.place.or_else(|| self.places.of(&problem.at));
        if !self.lists_at(problem.place) {
            self.left_out = self.left_out.saturating_add(1);
            return;
        }
        problem.at = problem.at.plain();
        let after = self.kept.partition_point(|other| other.place <= problem.place);
        self.kept.insert(after, problem);
        if self.kept.len() > Problems::MOST {
            self.kept.truncate(Problems::MOST);
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// Keeps a problem at a path; `defect` is asked only if it will be listed.
    pub(crate) fn report(&mut self, at: &FieldPath, defect: impl FnOnce() -> Defect) {
        let place = self.places.of(at);
        if self.lists_at(place) {
            self.push(Problem { at: at.clone(), place, defect: defect() });
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// Says which keys the table has that is expected at a path.
    #[cfg(feature = "toml")]
    pub(crate) fn say_keys(&mut self, path: &FieldPath, known: &[&'static str]) {
        let at = path.clone().plain();
        for problem in self.kept.iter_mut().filter(|problem| problem.at == at) {
            if let Defect::WrongKind { keys, .. } = &mut problem.defect {
                *keys = known.to_vec();
            }
        }
    }

    /// `value` if nothing is wrong, the problems otherwise.
    pub(crate) fn none_or<T>(self, value: T) -> Result<T, Problems> {
        if self.is_empty() { Ok(value) } else { Err(self.into_problems()) }
    }

    /// The problems that were kept.
    pub(crate) fn into_vec(self) -> Vec<Problem> {
        self.kept
    }

    /// The problems that were kept, with how many were not.
    pub(crate) fn into_all(self) -> Vec<Problem> {
        if self.kept.is_empty() { Vec::new() } else { self.into_problems().into_vec() }
    }

    /// The problems; where there are none, that nothing was read.
    pub(crate) fn into_problems(self) -> Problems {
        let Found { mut kept, left_out, .. } = self;
        if left_out > 0 {
            let defect = Defect::MoreProblems { left_out };
            kept.push(Problem::new(FieldPath::root(), defect));
        }
        if kept.is_empty() {
            kept.push(Problem::new(FieldPath::root(), Defect::EmptyText));
        }
        Problems(kept)
    }
}

impl Extend<Problem> for Found {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        for problem in problems {
            self.push(problem);
        }
    }
}
