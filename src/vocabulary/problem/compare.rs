use crate::vocabulary::{Exact, Id};

/// 比较缺陷 — why scores or subjects cannot be compared.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CompareDefect {
    /// A comparison where nobody is judged together.
    #[error(
        "a comparison needs those who are judged together, and there is nobody else here"
    )]
    NobodyElse,
    /// A part that compares its only child, and has another number of them.
    #[error(
        "this part compares its only child with those of others, and {found} belong to it: put them into a part of their own"
    )]
    OneChildOnly {
        /// How many belong to it.
        found: usize,
    },
    /// A share of the greatest among scores that may lie below zero.
    #[error(
        "`{child}` may come to {least}, and a share of the greatest needs scores from 0 on: hold it `{{ at_least = 0 }}`"
    )]
    BelowZero {
        /// The child.
        child: Id,
        /// Its least score.
        least: Exact,
    },
    /// Points of a place that are better than those of a place before it.
    #[error("{found} points are better than the {before} of the place before it")]
    BetterPlace {
        /// The points.
        found: Exact,
        /// Those of the place before.
        before: Exact,
    },
    /// A fact that says who is compared with whom, and may not apply.
    #[error(
        "`{fact}` says who is compared with whom, and may not apply: remove its `may_not_apply`"
    )]
    GroupMayNotApply {
        /// The fact.
        fact: Id,
    },
}
