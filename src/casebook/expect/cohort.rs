use std::fmt;

use super::ResultExpectation;
use crate::vocabulary::Id;

/// 成员期望 — what must come out for a member of a cohort, or for several alike.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct MemberExpectation {
    /// Ids of members, or of groups that are alike.
    pub who: Vec<Id>,
    /// The result of each of them.
    pub result: ResultExpectation,
}

/// 等次人数期望 — how many of a cohort have a grade.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CountExpectation {
    /// The grade.
    pub grade: Id,
    /// How many have it for sure, and how many may have it.
    pub count: ExpectedCount,
}

/// 期望数 — a number, or the least and the greatest that it can be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ExpectedCount {
    /// For sure.
    pub least: u32,
    /// At most.
    pub most: u32,
}

impl ExpectedCount {
    /// The least and the greatest.
    #[must_use]
    pub const fn new(least: u32, most: u32) -> ExpectedCount {
        ExpectedCount { least, most }
    }
}

impl fmt::Display for ExpectedCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least == self.most {
            return write!(f, "{}", self.least);
        }
        write!(f, "{}..{}", self.least, self.most)
    }
}
