//! Which facts come from the outcomes of which schemes.

use crate::vocabulary::{Ground, Id};

/// 结果引用 — a fact that is the outcome of a scheme: of another subject, or of a part of
/// the year.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Link {
    /// The fact, by its place in the dictionary.
    pub fact: u16,
    /// The rulebook of the scheme.
    pub rulebook: Id,
    /// Its edition.
    pub edition: String,
    /// The scheme.
    pub scheme: Id,
    /// What is taken of its outcome.
    pub take: LinkTake,
    /// Where it comes from, if that is said.
    pub ground: Option<Ground>,
}

/// 引用内容 — what is taken of an outcome.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum LinkTake {
    /// 总分 — the total.
    Total,
    /// 等次 — the grade.
    Grade {
        /// The choice of the fact that each grade is, the best grade first.
        choices: Box<[u16]>,
        /// Whether it is the grade after the steps over the cohort.
        after_cohort: bool,
    },
}
