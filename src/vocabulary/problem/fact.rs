use crate::vocabulary::{Exact, Id, Named, Script};

/// 事实缺陷 — why numbers of one sheet cannot be so together.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FactDefect {
    /// A number that is more than one that it is never above: correct one of the two.
    #[error(
        "this is {found}, and `{}`, {}, is {most}: it cannot be more, so correct one of the two",
        other.id, other.label.in_script(Script::En)
    )]
    Above {
        /// The number, or the least that it can be.
        found: Exact,
        /// What it is never above.
        other: Box<Named>,
        /// The number of that, or the most that it can be.
        most: Exact,
    },
    /// A fact that is to be held against one that is counted in something else.
    #[error(
        "`{other}` is not counted in the same: a count is held against a count, a ratio against a ratio, an amount against one of the same unit"
    )]
    OtherUnit {
        /// The fact that it is held against.
        other: Id,
    },
    /// Facts in a circle, each never above the next: remove one of the `not_above`.
    #[error(
        "each of these would never be above the next, so that they were always equal: {}; remove one of their `not_above`",
        super::english::list(facts)
    )]
    AlwaysEqual {
        /// The facts, in the order of the dictionary.
        facts: Vec<Id>,
    },
    /// A fact that is never above another whatever a sheet says: remove it from `not_above`.
    #[error(
        "this fact is at most {most} and `{other}` at least {least}, so that it is never above it anyway: remove it here"
    )]
    NeverAboveAnyway {
        /// The most that the fact can be.
        most: Exact,
        /// What it is never above.
        other: Id,
        /// The least that that can be.
        least: Exact,
    },
    /// A fact that is above another whatever a sheet says: correct one of the domains.
    #[error(
        "this fact is at least {least} and `{other}` at most {most}, so that no sheet could state both: correct one of the domains"
    )]
    AlwaysAbove {
        /// The least that the fact can be.
        least: Exact,
        /// What it is never above.
        other: Id,
        /// The most that that can be.
        most: Exact,
    },
}
