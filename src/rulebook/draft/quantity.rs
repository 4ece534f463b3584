use serde::Serialize;

use super::ConditionDraft;
use crate::facts::Tally;
use crate::vocabulary::{Id, Ratio};

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
