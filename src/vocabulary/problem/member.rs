use chrono::NaiveDate;

use crate::vocabulary::{Label, Script};

/// 党员名册缺陷 — what can be wrong with a register of members.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MemberDefect {
    /// An organization whose members belong to the branches below it.
    #[error("the {} takes no members itself: name the branch below it", en(.organization))]
    TakesNoMembers {
        /// What the organization is.
        organization: Label,
    },
    /// A day that comes before what it follows.
    #[error("{} on {on} would come before {} on {other_on}", en(.what), en(.other))]
    TooEarly {
        /// What happened too early.
        what: Label,
        /// On which day.
        on: NaiveDate,
        /// What comes first.
        other: Label,
        /// On which day.
        other_on: NaiveDate,
    },
    /// A stage that is said to be the present one, and a day in a higher one.
    #[error("{} is said here, and the row has a day for {}: say the higher stage, or leave out its day", en(.said), en(.dated))]
    HigherStage {
        /// The stage that is said to be the present one.
        said: Label,
        /// The higher stage that has a day.
        dated: Label,
    },
    /// A way to leave that is not open at this stage.
    #[error("{} is for {} alone, and the stage here is {}", en(.left), en(.stages), en(.stage))]
    CannotLeaveSo {
        /// The way to leave.
        left: Label,
        /// Who can leave so.
        stages: Label,
        /// The stage here.
        stage: Label,
    },
}

fn en(label: &Label) -> &str {
    label.in_script(Script::En)
}
