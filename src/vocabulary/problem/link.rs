use crate::vocabulary::{Exact, Id, Period};

/// 引用缺陷 — why a fact cannot come from an outcome.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkDefect {
    /// An outcome of a scheme from which no fact comes.
    #[error(
        "no fact comes from the scheme `{scheme}`: give it a `[[link]]`, or leave this out"
    )]
    NotLinked {
        /// The scheme.
        scheme: Id,
    },
    /// An outcome of a scheme from which nothing comes that the scheme above it reads.
    #[error(
        "`{by}` reads no fact that comes from `{scheme}`: put this where its outcome is read, or leave it out"
    )]
    NotRead {
        /// The scheme of the outcome.
        scheme: Id,
        /// The scheme that it is for.
        by: Id,
    },
    /// An outcome of other rules under the same name and edition.
    #[error(
        "the scheme `{scheme}` of this rulebook has other rules than the outcome was judged by"
    )]
    OtherRules {
        /// The scheme.
        scheme: Id,
    },
    /// A sheet of another dictionary.
    #[error(
        "the sheet was checked against another dictionary: check it against that of this rulebook"
    )]
    OtherDictionary,
    /// A fact that is stated, and is to come from an outcome too.
    #[error("it is stated already, and an outcome would state it again: leave one out")]
    StatedAlready,
    /// An outcome about days that are not days of the sheet: take it over on a sheet whose
    /// period holds its own.
    #[error(
        "the outcome is about {found}, and the sheet about {expected}: all days of an outcome are days of the sheet; take it over on a sheet whose period holds its own"
    )]
    OtherPeriod {
        /// The outcome's period.
        found: Period,
        /// The sheet's.
        expected: Period,
    },
    /// An outcome that is not about exactly one period of a series.
    #[error(
        "the outcome is about {found}, which is no whole period of this series: judge it on a sheet of exactly one calendar period like `{such_as}`, even where the subject served for a part of it"
    )]
    NotAWholeWindow {
        /// The outcome's period.
        found: Period,
        /// A period of the series as it is written.
        such_as: &'static str,
    },
    /// A grade that may still change over the cohort.
    #[error(
        "the grade may still change by `{step}`: judge the outcome together with its cohort first"
    )]
    CohortToCome {
        /// The step.
        step: Id,
    },
    /// A total that its fact cannot hold.
    #[error(
        "`{scheme}` comes to {least} to {most} with {places} decimals, and this fact does not hold that: widen its domain, or round there"
    )]
    TooWide {
        /// The scheme.
        scheme: Id,
        /// Its least total.
        least: Exact,
        /// Its greatest.
        most: Exact,
        /// The decimals of its totals.
        places: u8,
    },
    /// A grade that is no choice of the fact that it should give.
    #[error("`{fact}` has no choice `{grade}`, a grade of `{scheme}`")]
    GradeNotAChoice {
        /// The fact.
        fact: Id,
        /// The grade.
        grade: Id,
        /// The scheme.
        scheme: Id,
    },
    /// Schemes that need each other's outcomes.
    #[error("each of these schemes needs the outcome of the next: {}", super::list(.schemes))]
    Cycle {
        /// The schemes around the circle.
        schemes: Vec<String>,
    },
}
