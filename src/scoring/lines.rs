//! Whose lines hold for a subject, where they differ by status.

use serde::{Deserialize, Serialize};

use super::rules::{LinesBy, StatusPolicy};
use crate::criteria::View;
use crate::facts::{Entry, Value};

/// 身份认定 — the status whose lines hold, and how it came to be that one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct LineStatus {
    /// What the sheet says about it.
    pub state: StatusState,
    /// The choice whose lines hold, by its place; none while every one is possible.
    pub choice: Option<u16>,
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
}

impl LineStatus {
    /// On an open sheet an absent status may still be any; on a closed one, and where it does
    /// not apply, the scheme says whose lines hold.
    pub(super) fn of(by: LinesBy, view: View<'_>) -> LineStatus {
        let taken = |policy| match policy {
            StatusPolicy::Undetermined => None,
            StatusPolicy::As(choice) => Some(choice),
        };
        let (state, choice) = match view.sheet.at(by.fact) {
            Entry::Known(Value::Choice(choice)) => (StatusState::Known, Some(*choice)),
            Entry::NotApplicable(_) => {
                (StatusState::NotApplicable, taken(by.not_applicable))
            }
            Entry::Absent | Entry::Known(_) if view.is_open() => {
                (StatusState::Absent, None)
            }
            Entry::Absent | Entry::Known(_) => (StatusState::Absent, taken(by.absent)),
        };
        LineStatus { state, choice }
    }

    /// Whether the scheme's policy, not the sheet, chose the lines.
    pub(super) fn is_by_policy(self) -> bool {
        self.state != StatusState::Known && self.choice.is_some()
    }
}
