use crate::vocabulary::Id;

/// 名额缺陷 — why steps over those judged together do not fit each other.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum QuotaDefect {
    /// Grades that stand in another order than the best first.
    #[error(
        "`{found}` is no lower grade than `{before}` before it: write the best first"
    )]
    GradeOrder {
        /// The grade.
        found: Id,
        /// The one before it.
        before: Id,
    },
    /// Places left over that would go to a grade no lower than the limited one.
    #[error(
        "what is left over would go to `{next}`, which limits no lower grade: write the step for the best grade first"
    )]
    RollsUp {
        /// The next step that limits a grade.
        next: Id,
    },
    /// Places left over that would go to steps within other groups.
    #[error(
        "what is left over would go to `{next}`, which is taken within other groups: take both within the same, or write `unused = \"stay_empty\"`"
    )]
    RollsAcross {
        /// The next step that limits a grade.
        next: Id,
    },
}
