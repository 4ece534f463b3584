use chrono::NaiveDate;

use crate::vocabulary::{Id, Period, Verdict};

/// 有效期望 — what must be in force for somebody on a day: these and no others.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct InForceExpectation {
    /// The day.
    pub on: NaiveDate,
    /// Whom it is about.
    pub who: Id,
    /// What they are; whatever has this id, if nothing is said.
    pub kind: Option<Id>,
    /// As known on this day; all that is known, if nothing is said.
    pub as_known_on: Option<NaiveDate>,
    /// Had this record never been.
    pub without: Option<Id>,
    /// What is in force, in any order.
    pub is: Vec<Id>,
    /// What may be in force, in any order.
    pub may_be: Vec<Id>,
    /// The awards from which it must be barred for sure, among others.
    pub barred_from: Vec<Id>,
}

/// 后果期望 — the days of what follows from an outcome.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FollowingExpectation {
    /// The consequence.
    pub consequence: Id,
    /// The outcome from which it follows.
    pub outcome: Id,
    /// On whom it falls; whoever it is, if nothing is said.
    pub who: Option<Id>,
    /// As known on this day; all that is known, if nothing is said.
    pub as_known_on: Option<NaiveDate>,
    /// Its days, in order; none where it follows and is never in force.
    pub times: Vec<(Period, Verdict)>,
}

/// 变化期望 — what a record must have changed when it became known: these and no others.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ChangedExpectation {
    /// The record.
    pub by: Id,
    /// What follows since.
    pub began: Vec<Id>,
    /// What no longer follows.
    pub ended: Vec<Id>,
    /// What has other days.
    pub changed: Vec<Id>,
}
