use chrono::NaiveDate;

use super::english::spell;
use super::{did_you_mean, list};
use crate::vocabulary::{Exact, Id, Period};

/// 履岗缺陷 — what can be wrong with a register of service in posts.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ServiceDefect {
    /// A rulebook without `[posts.service]`.
    #[error("the rulebook says nothing of service: give it `[posts.service]`")]
    NotRuled,
    /// A sheet about other days than the village's, or a year without an end.
    #[error(
        "the sheet is about {found}, and the register about {expected}: one period, with an end, holds for all of them"
    )]
    OtherYear {
        /// The period found.
        found: Period,
        /// That of the village.
        expected: Period,
    },
    /// A fact that the register counts itself, and that a sheet states.
    #[error("the register counts `{fact}` itself: leave it out of the sheet")]
    Counted {
        /// The fact.
        fact: Id,
    },
    /// A fact of which two sheets that belong together say different things.
    #[error(
        "`{fact}` is said otherwise of `{other}`: say it in one place, or the same in both"
    )]
    SaidOtherwise {
        /// The fact.
        fact: Id,
        /// Whose sheet says otherwise.
        other: Id,
    },
    /// Service that ends before it begins: mend the days.
    #[error(
        "`{person}` in `{post}`: the first day without service, {until}, is not after the first day of service, {from}: mend the days"
    )]
    EndsBeforeItBegins {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// The first day.
        from: NaiveDate,
        /// The first day without service.
        until: NaiveDate,
    },
    /// A rater whom the village does not have.
    #[error(
        "`{rater}` rates, and is no person of the village{}", did_you_mean(.nearest.as_ref())
    )]
    RaterIsNobody {
        /// The rater.
        rater: Id,
        /// The known person who looks most like it.
        nearest: Option<String>,
    },
    /// Service that has no day in the year.
    #[error(
        "service {} has no day in the year {}: leave it out, or mend its days", spell(*.served), spell(*.year)
    )]
    NotInTheYear {
        /// The service.
        served: Period,
        /// The year.
        year: Period,
    },
    /// Two spells of one person in one post that overlap.
    #[error(
        "`{person}` serves in `{post}` by `{other}` too on {on}: let one end before the other begins, or leave one out"
    )]
    SpellsOverlap {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// The other holding.
        other: Id,
        /// The first day of both.
        on: NaiveDate,
    },
    /// More holders on a day than a post has places.
    #[error(
        "on {on} {} serve in `{post}`, and it has places for {places}: let somebody leave before, or begin later", list(.holders)
    )]
    BeyondPlaces {
        /// The post.
        post: Id,
        /// The first such day.
        on: NaiveDate,
        /// Who serves on that day.
        holders: Vec<Id>,
        /// How many may.
        places: u32,
    },
    /// More work on a day than a person can carry.
    #[error(
        "on {on} `{person}` carries {load} in {}, and is able to carry at most {capacity}: let a post go, or share it", list(.posts)
    )]
    BeyondCapacity {
        /// The person.
        person: Id,
        /// The first such day.
        on: NaiveDate,
        /// The load.
        load: Exact,
        /// The capacity.
        capacity: Exact,
        /// The posts of that day.
        posts: Vec<Id>,
    },
    /// Something that happened on a day on which the holder did not serve.
    #[error(
        "{on} is no day of this service, which is {} in the year: mend the day, or state it where it belongs", spell(*.served)
    )]
    NotInService {
        /// The day.
        on: NaiveDate,
        /// The days of service in the year.
        served: Period,
    },
    /// A contract or a notice of a day on which the service of the year was over.
    #[error(
        "{on} is after the last day of this service in the year, {last}: mend the day, or leave it out"
    )]
    AfterService {
        /// The day.
        on: NaiveDate,
        /// The last day of service in the year.
        last: NaiveDate,
    },
    /// A fact that says otherwise than the days on record.
    #[error(
        "`{fact}` says otherwise than the days on record: leave one of them out, or mend it"
    )]
    DaysDisagree {
        /// The fact.
        fact: Id,
    },
    /// A record of somebody in a post that they do not hold in the year.
    #[error("`{person}` does not serve in `{post}` in the year{}", who_does(.holders))]
    RecordOfNobody {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// Who does.
        holders: Vec<Id>,
    },
    /// A record that may belong to several holdings.
    #[error("`{person}` serves in `{post}` more than once: name one of {}", list(.holdings))]
    RecordOfSeveral {
        /// The person.
        person: Id,
        /// The post.
        post: Id,
        /// The holdings.
        holdings: Vec<Id>,
    },
}

fn who_does(holders: &[Id]) -> String {
    if holders.is_empty() {
        ", and nobody does: leave the record out, or register the service".to_owned()
    } else {
        format!("; in service there: {}", list(holders))
    }
}
