use std::fmt;

use super::{Found, Problem};

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
