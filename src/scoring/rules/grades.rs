//! Grades, and the steps that change them.

use serde::{Deserialize, Serialize};

use super::{ConditionPolicy, Line};
use crate::criteria::Condition;
use crate::vocabulary::{Ground, Id, Label};

/// 等次 — a grade with its line.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Grade {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The totals that reach it.
    pub line: Line,
    /// What it asks for besides the total.
    pub needs: Option<(Condition, ConditionPolicy)>,
    /// Where its line comes from.
    pub ground: Ground,
}

/// 定级步骤 — a condition that changes the total or the grade.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GradeStep {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The condition.
    pub when: Condition,
    /// What an open condition does on a closed sheet.
    pub absent: ConditionPolicy,
    /// What follows when it is met.
    pub kind: GradeStepKind,
    /// Where it comes from.
    pub ground: Ground,
}

/// 定级后果 — what a met condition does. Grades are named by their place.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GradeStepKind {
    /// 清零 — the total becomes at most zero.
    ZeroClearing,
    /// 直接定级 — this grade, whatever the total.
    Direct(u8),
    /// 等次下限 — at least this grade.
    Floor(u8),
    /// 等次上限 — at most this grade.
    Cap(u8),
    /// 一票否决 — a veto.
    Veto(Strength),
}

/// 否决力度 — what a veto does.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Strength {
    /// 定为最低等次 — the lowest grade.
    Lowest,
    /// 不得评为更高等次 — nothing above this grade.
    BarsAbove(u8),
    /// 不参加排名 — taken out of the ranking; the grade stays.
    OutOfRanking,
}
