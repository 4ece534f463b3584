use serde::Serialize;

use super::QuantityDraft;
use crate::vocabulary::{Bounds, Id};

/// 条件草案 — a condition.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConditionDraft {
    /// `{ yes = "…" }`: the fact is yes.
    Yes(Id),
    /// `{ no = "…" }`: the fact is no.
    No(Id),
    /// `{ choice = { of = "…", one_of = [ … ] } }`: the fact is one of these.
    Choice {
        /// The fact.
        of: Id,
        /// The choices.
        one_of: Vec<Id>,
    },
    /// `{ number = { of = …, at_least = … } }`: a number lies within bounds.
    Number {
        /// The number.
        of: QuantityDraft,
        /// The bounds.
        #[serde(flatten)]
        bounds: Bounds,
    },
    /// `{ all_of = [ … ] }`: all of them.
    AllOf(Vec<ConditionDraft>),
    /// `{ any_of = [ … ] }`: any of them.
    AnyOf(Vec<ConditionDraft>),
    /// `{ at_least = { n = 2, of = [ … ] } }`: at least so many of them.
    AtLeast {
        /// How many.
        n: u32,
        /// Of these.
        of: Vec<ConditionDraft>,
    },
    /// `{ not = … }`: the opposite.
    Not(Box<ConditionDraft>),
}
