use std::fmt;

use super::{Defect, Found};
use crate::vocabulary::{FieldPath, Place};

/// 问题 — one thing wrong with a document, a sheet or a table, and where.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// The path, by ids, that a rule owner can find.
    pub at: FieldPath,
    /// Line and column, where the document was text.
    pub place: Option<Place>,
    /// What is wrong and what would be right.
    pub defect: Defect,
}

impl Problem {
    /// A problem at a path.
    #[must_use]
    pub const fn new(at: FieldPath, defect: Defect) -> Problem {
        Problem { at, place: None, defect }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{place}: ")?;
        }
        let Some((within, row, column)) = self.at.cell() else {
            return write!(f, "{}: {}", self.at, self.defect);
        };
        if let Some(within) = within {
            write!(f, "{within}, ")?;
        }
        write!(f, "row {row}")?;
        if let Some(column) = column {
            write!(f, ", column {}", column.trim_start_matches('#'))?;
        }
        write!(f, ": {}", self.defect)
    }
}

/// 问题清单 — everything wrong with a document, in document order; never empty.
#[derive(Clone, Eq, PartialEq)]
pub struct Problems(pub(super) Vec<Problem>); // Invariant: at least one.

impl Problems {
    /// The greatest number of problems that one pass reports; the rest is counted.
    pub const MOST: usize = 200;

    /// `value` if nothing is wrong, all the problems otherwise.
    pub fn none_or<T>(value: T, problems: Vec<Problem>) -> Result<T, Problems> {
        let mut found = Found::default();
        found.extend(problems);
        found.none_or(value)
    }

    /// One problem.
    #[must_use]
    pub fn one(problem: Problem) -> Problems {
        Problems(vec![problem])
    }

    /// The problems, in document order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// How many there are; never zero.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The problems as a list.
    #[must_use]
    pub fn into_vec(self) -> Vec<Problem> {
        self.0
    }
}

impl<'p> IntoIterator for &'p Problems {
    type Item = &'p Problem;
    type IntoIter = std::slice::Iter<'p, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

/// Prints like `Display`: people meet it through `unwrap()` and `main`.
impl fmt::Debug for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f)?;
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Problems {}
