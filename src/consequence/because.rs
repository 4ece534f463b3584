use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::account::Subject;
use super::rules::{Lasts, Lifts, Moment};
use crate::vocabulary::{Id, Named, Period, Verdict};

/// 理由 — one step by which a consequence follows, as data.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Because {
    /// The outcome from which it follows.
    Decided {
        /// The outcome.
        outcome: Id,
        /// Whom it is about.
        about: Subject,
        /// Of what it is.
        of: Named,
        /// What it says.
        said: NamedSaid,
        /// The period that it is about.
        period: Period,
        /// When it was decided.
        decided: NaiveDate,
        /// When it became known.
        known: NaiveDate,
    },
    /// A correction of the outcome that stands.
    Corrected {
        /// The correction.
        correction: Id,
        /// What it corrects.
        corrects: Id,
        /// What it says.
        said: NamedSaid,
        /// When it was decided.
        decided: NaiveDate,
        /// When it became known.
        known: NaiveDate,
    },
    /// It falls on who answers for the outcome.
    AnswersFor {
        /// In which role.
        role: Named,
    },
    /// From when it is in force.
    Starts {
        /// By what rule.
        moment: Moment,
        /// The first day.
        on: NaiveDate,
    },
    /// For how long it is in force.
    Lasts {
        /// By what rule.
        lasts: Lasts,
        /// The first day on which it is over by itself.
        over: Option<NaiveDate>,
    },
    /// An open outcome: from a day on it only may be in force.
    Open {
        /// The record whose result is open.
        outcome: Id,
        /// From when.
        from: NaiveDate,
    },
    /// A correction that ended it.
    EndedByCorrection {
        /// The correction.
        correction: Id,
        /// From when.
        from: NaiveDate,
    },
    /// Another outcome that lifts it.
    Lifted {
        /// The outcome.
        outcome: Id,
        /// Of what it is.
        of: Named,
        /// What it says, by the last that stands of it.
        said: NamedSaid,
        /// By what rule it is lifted from a day on.
        moment: Moment,
        /// By what it is later than what it lifts.
        lifts: Lifts,
        /// From when.
        from: NaiveDate,
        /// When a correction of that outcome ended this; `None` where it stays lifted.
        until: Option<NaiveDate>,
        /// Undetermined where that outcome is open.
        verdict: Verdict,
    },
    /// Another consequence of the same subject, during which this one is not in force.
    HeldBack {
        /// The consequence.
        by: Named,
        /// The outcome from which that follows.
        outcome: Id,
        /// The days on which that is in force.
        period: Period,
        /// Undetermined where that only may be in force.
        verdict: Verdict,
    },
}

/// 结果名称 — what an outcome says, with what its grades are called.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedSaid {
    /// A grade.
    Graded(Named),
    /// No grade.
    Ungraded,
    /// One of several grades.
    Open(NamedOpen),
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// It cannot be told yet.
    Undetermined,
    /// The rule does not apply.
    NotApplicable,
    /// It is taken back.
    Withdrawn,
}

/// 待定等次名称 — the grades among which an open one lies, the best first.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NamedOpen {
    /// The grades.
    pub grades: Vec<Named>,
    /// Whether there may also be none.
    pub or_ungraded: bool,
}
