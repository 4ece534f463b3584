use chrono::NaiveDate;

use super::english::spell;
use crate::vocabulary::{Id, Period};

/// 书记任职缺陷 — what can be wrong with the appointments and the results of secretaries.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SecretaryDefect {
    /// Two secretaries of one village on a day.
    #[error(
        "on {on} `{village}` is led by `{secretary}` too, by `{other}`: let one leave before the other begins"
    )]
    TwoSecretaries {
        /// The village.
        village: Id,
        /// The other secretary.
        secretary: Id,
        /// The other appointment.
        other: Id,
        /// The first day of both.
        on: NaiveDate,
    },
    /// Two appointments of one secretary in one village that overlap.
    #[error(
        "`{secretary}` leads `{village}` by `{other}` too on {on}: let one end before the other begins, or leave one out"
    )]
    AppointedTwice {
        /// The secretary.
        secretary: Id,
        /// The village.
        village: Id,
        /// The other appointment.
        other: Id,
        /// The first day of both.
        on: NaiveDate,
    },
    /// A result for days on which the person led nothing.
    #[error(
        "`{secretary}` led no village {}: mend the period or the person, or register the appointment", spell(*.period)
    )]
    LedNothing {
        /// The person.
        secretary: Id,
        /// The days that the result is about.
        period: Period,
    },
    /// A departure that was handed in, does not stand, and is one by the appointments.
    #[error(
        "by the appointments `{secretary}` leads nothing from {on} on: correct this departure to met, leave it out, or mend the appointments"
    )]
    HasLeft {
        /// The person.
        secretary: Id,
        /// The first day on which the person led nothing.
        on: NaiveDate,
    },
    /// Two results of one person for a day.
    #[error(
        "`{secretary}` has the result `{other}` for {on} too: a person has one result at a time"
    )]
    TwoResults {
        /// The person.
        secretary: Id,
        /// The other result.
        other: Id,
        /// The first day of both.
        on: NaiveDate,
    },
    /// A village whose result is to be combined and is open.
    #[error(
        "the result of `{village}` is open: settle it first, or leave the fact out so that it stays open"
    )]
    ResultOpen {
        /// The village.
        village: Id,
    },
    /// A village that counts for nothing among those combined.
    #[error("`{village}` has the weight 0: give it one, or leave it out")]
    WeighsNothing {
        /// The village.
        village: Id,
    },
}
