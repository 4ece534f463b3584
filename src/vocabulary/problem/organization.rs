use chrono::NaiveDate;

use crate::vocabulary::{Label, Script};

/// 组织缺陷 — what can be wrong with organizations and their leadership teams.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum OrganizationDefect {
    /// A superior of a level that is not higher.
    #[error("{} cannot stand under {}", en(.own), en(.superior))]
    NotHigher {
        /// What the organization is.
        own: Label,
        /// What its superior is.
        superior: Label,
    },
    /// Organizations that stand under each other.
    #[error("each of these stands under the next, and the last under the first: {}", super::list(.members))]
    Circle {
        /// Those around the circle.
        members: Vec<String>,
    },
    /// An office that a team of this kind does not have.
    #[error("the {} has no {}", en(.team), en(.office))]
    OfficeOfAnotherTeam {
        /// The office.
        office: Label,
        /// What the team is.
        team: Label,
    },
    /// A team without the seat of its head, or with several.
    #[error("the {} has one {}, {found} were found", en(.team), en(.office))]
    Heads {
        /// The office of the head.
        office: Label,
        /// What the team is.
        team: Label,
        /// How many seats of that office there are.
        found: usize,
    },
    /// A team that an organization of this kind does not have.
    #[error("{} has no {}", en(.organization), en(.team))]
    NoSuchTeam {
        /// What the organization is.
        organization: Label,
        /// What the team is.
        team: Label,
    },
    /// A day of a team that is later than the day on which all of it is said.
    #[error(
        "{on} is later than {as_of}, the day on which this is said: correct one of the two"
    )]
    AfterItWasSaid {
        /// The day.
        on: NaiveDate,
        /// When the team is described.
        as_of: NaiveDate,
    },
    /// Rows of one team that say different things about it.
    #[error(
        "row {row} says something else of the same team: say it alike in each of its rows, or in one"
    )]
    RowsDisagree {
        /// The other row, counted as in a spreadsheet.
        row: usize,
    },
}

fn en(label: &Label) -> &str {
    label.in_script(Script::En)
}
