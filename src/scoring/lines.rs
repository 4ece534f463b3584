//! Whose lines hold for a subject, where they differ by status.

use serde::{Deserialize, Serialize};

use super::rules::{LinesBy, StatusPolicy};
use crate::criteria::View;
use crate::facts::{Entry, Fact, Possible, Value};

/// 身份认定 — the status whose lines hold, and how it came to be that one.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LineStatus {
    /// What the sheet says about it.
    pub state: StatusState,
    /// The choices whose lines may hold, by their places; settled when one is left.
    pub choices: Box<[u16]>,
    /// Whether the scheme's policy, not the sheet, chose the lines.
    pub is_by_policy: bool,
}

/// 身份状态 — what a sheet says about the status of its subject.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatusState {
    /// 已知 — it is known.
    Known,
    /// 缺失 — nobody has stated it.
    Absent,
    /// 不适用 — it does not apply.
    NotApplicable,
    /// 尚未确定 — the outcome that it comes from is not settled.
    Open,
}

impl LineStatus {
    /// Whether the status comes from an outcome that may turn out such that it cannot be told.
    pub(super) fn may_not_tell(by: LinesBy, view: View<'_>) -> bool {
        matches!(view.sheet.at(by.fact), Entry::Open(Possible::ChoicesOrNone(_)))
    }

    /// On an open sheet an absent status may still be any; on a closed one, and where it does
    /// not apply, the scheme says whose lines hold.
    pub(super) fn of(by: LinesBy, view: View<'_>) -> LineStatus {
        let (state, policy) = match view.sheet.at(by.fact) {
            Entry::Known(Value::Choice(choice)) => {
                let (state, choices) = (StatusState::Known, Box::new([*choice]));
                return LineStatus { state, choices, is_by_policy: false };
            }
            Entry::Open(
                Possible::Choices(possible) | Possible::ChoicesOrNone(possible),
            ) => {
                let (state, choices) = (StatusState::Open, possible.clone());
                return LineStatus { state, choices, is_by_policy: false };
            }
            Entry::NotApplicable(_) => (StatusState::NotApplicable, by.not_applicable),
            Entry::Absent | Entry::Known(_) | Entry::Open(_) if view.is_open() => {
                (StatusState::Absent, StatusPolicy::Undetermined)
            }
            Entry::Absent | Entry::Known(_) | Entry::Open(_) => {
                (StatusState::Absent, by.absent)
            }
        };
        let choices: Box<[u16]> = match policy {
            StatusPolicy::As(choice) => Box::new([choice]),
            StatusPolicy::Undetermined => {
                let fact = view.sheet.dictionary().at(by.fact);
                let choices = fact.map_or(&[][..], |f: &Fact| f.kind().choices());
                (0_u16..).zip(choices).map(|(place, _)| place).collect()
            }
        };
        LineStatus { state, choices, is_by_policy: policy != StatusPolicy::Undetermined }
    }
}
