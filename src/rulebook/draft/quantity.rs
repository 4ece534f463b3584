use serde::Serialize;

use super::ConditionDraft;
use crate::criteria::{Take, Tallying};
use crate::facts::Tally;
use crate::vocabulary::{Bounds, Id, Ratio};

/// 取数方式草案 — where a measure or a condition takes its number from.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuantityDraft {
    /// `{ count = { events = "…", kinds = [ … ] } }`: how many events there were.
    Count {
        /// The fact.
        events: Id,
        /// The kinds that count; all, if none is named.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        kinds: Vec<Id>,
    },
    /// `{ share = { of = "…", in = "…", zero = … } }`: one fact divided by another.
    Share {
        /// What is divided.
        of: Id,
        /// What it is divided by.
        r#in: Id,
        /// What a division by zero means.
        zero: Option<AnswerDraft>,
    },
    /// `{ votes = { of = "…", choices = [ … ], in_denominator = [ … ], nobody = … } }`.
    Votes {
        /// The ballots.
        of: Id,
        /// The choices.
        choices: Vec<Id>,
        /// Which other ballots stand in the denominator.
        in_denominator: Vec<Tally>,
        /// What it means when nobody voted.
        nobody: AnswerDraft,
    },
    /// `{ over = { of = "…", take = "mean", in = "period", missing = "left_out", none = … } }`:
    /// what is taken of the numbers of a series.
    Over {
        /// The series.
        of: Id,
        /// What is taken.
        take: Take,
        /// Of which periods.
        r#in: WhichDraft,
        /// What a period does of which nothing is said: absent, left out or zero.
        missing: MissingNumber,
        /// What it means when there is no period.
        none: AnswerDraft,
    },
    /// `{ periods = { of = "…", take = "latest_run", such = { one_of = [ … ] }, in = "all",
    /// missing = "absent", not_applicable = "left_out" } }`: how many periods of a series
    /// are such.
    Periods {
        /// The series.
        of: Id,
        /// How they are counted.
        take: Tallying,
        /// Which are counted.
        such: SuchDraft,
        /// Among which periods.
        r#in: WhichDraft,
        /// What a period does of which nothing is said: absent, left out or none of those.
        missing: MissingSuch,
        /// What a period does that does not apply: left out, or none of those.
        not_applicable: MissingSuch,
    },
    /// `{ score = "…" }`: the score of a node.
    Score(Id),
    /// `{ when = … }`: 1 if the condition is met, 0 if not.
    When(Box<ConditionDraft>),
    /// `"…"`: a count, an amount or a ratio.
    #[serde(untagged)]
    Fact(Id),
}

/// 约定草案 — what a division by nothing means.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AnswerDraft {
    /// `"undetermined"`: it cannot be told.
    Undetermined,
    /// It counts as this number.
    #[serde(untagged)]
    Value(Ratio),
}

/// 期数范围草案 — which periods count.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhichDraft {
    /// `"period"`: those that begin in the sheet's period.
    Period,
    /// `"all"`: all up to the end of the sheet's period.
    All,
    /// `{ last = 12 }`: so many, up to the one in which the sheet's period ends.
    Last(u32),
}

/// 缺期处理草案 — what a period does of which no number is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingNumber {
    /// The whole is absent.
    Absent,
    /// As if there were no such period.
    LeftOut,
    /// It counts as zero.
    Zero,
}

impl MissingNumber {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, MissingNumber); 3] = [
        ("absent", MissingNumber::Absent),
        ("left_out", MissingNumber::LeftOut),
        ("zero", MissingNumber::Zero),
    ];
}

/// 缺期处理草案 — what a period does of which nothing is known, where periods are counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingSuch {
    /// The whole is absent.
    Absent,
    /// As if there were no such period.
    LeftOut,
    /// It is none of those that are counted, and ends a run of them.
    NotSuch,
}

impl MissingSuch {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, MissingSuch); 3] = [
        ("absent", MissingSuch::Absent),
        ("left_out", MissingSuch::LeftOut),
        ("not_such", MissingSuch::NotSuch),
    ];
}

/// 何种期草案 — which periods are counted.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SuchDraft {
    /// `{ one_of = [ … ] }`: their choice is one of these.
    OneOf(Vec<Id>),
    /// `{ at_least = … }`: their number lies within bounds.
    #[serde(untagged)]
    Within(Bounds),
}
