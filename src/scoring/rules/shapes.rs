//! The pieces of measures: gates, windows, steps, slabs, levels, groups.

use serde::{Deserialize, Serialize};

use crate::criteria::Condition;
use crate::vocabulary::{Bounds, Exact, Ground, Span};

/// 门槛 — a condition before a measure, and the points where it fails.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Gate {
    /// The condition.
    pub when: Condition,
    /// Whether the gate opens when it is met, or when it is not.
    pub opens_when_met: bool,
    /// The points where it stays shut.
    pub otherwise: Exact,
}

/// 不足一档 — what a part of a step counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepMode {
    /// 舍去 — nothing.
    Down,
    /// 进一 — a whole step.
    Up,
    /// 按比例 — its share of a step.
    Proportional,
}

impl StepMode {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, StepMode); 3] = [
        ("down", StepMode::Down),
        ("up", StepMode::Up),
        ("proportional", StepMode::Proportional),
    ];
}

/// 档差方向 — which side of the target counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 低于目标扣分 — taken from M for what is below.
    Shortfall,
    /// 高于目标扣分 — taken from M for what is above.
    Excess,
    /// 高于目标加分 — given from zero for what is above.
    Rising,
}

impl Form {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Form); 3] = [
        ("shortfall", Form::Shortfall),
        ("excess", Form::Excess),
        ("rising", Form::Rising),
    ];
}

/// 累进段 — a slab with its rate.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Slab {
    /// Where it begins.
    pub above: Exact,
    /// Where it ends, if it does.
    pub up_to: Option<Exact>,
    /// The unit.
    pub per: Exact,
    /// Points for each unit.
    pub points: Exact,
    /// At most so many points from it.
    pub cap: Option<Exact>,
    /// Where its numbers come from.
    pub ground: Ground,
}

/// 里程碑 — a level with its points.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Milestone {
    /// The level.
    pub at_least: Exact,
    /// Its points.
    pub points: Exact,
    /// Where its numbers come from.
    pub ground: Ground,
}

/// 酌情档 — a band with the range inside which the value is decided.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AssessedRow {
    /// The band.
    pub bounds: Bounds,
    /// The other way into it.
    pub or: Option<Bounds>,
    /// The range.
    pub range: Span,
    /// Where its numbers come from.
    pub ground: Ground,
}

/// 评分组 — a group of raters.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Group {
    /// Its scores.
    pub scores: u16,
    /// Its weight.
    pub weight: Exact,
    /// How its mean is taken.
    pub mean: Mean,
    /// What the subject's own score does.
    pub own: Own,
}

/// 本人评分 — what a score does that the subject of a sheet has given itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Own {
    /// 计入 — it counts like any other.
    Included,
    /// 不计 — it is left out before anything else.
    Excluded,
}

impl Own {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Own); 2] =
        [("included", Own::Included), ("excluded", Own::Excluded)];
}

/// 平均方式 — how the mean of a group is taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Mean {
    /// 算术平均 — of all scores.
    Plain,
    /// 去掉最高最低 — without some of the lowest and the highest.
    Trimmed {
        /// How many of the lowest are left out.
        lowest: u32,
        /// How many of the highest are left out.
        highest: u32,
        /// The least number of raters for it.
        at_least: u32,
        /// Whether fewer raters have their plain mean; otherwise the group is absent.
        fewer_is_plain: bool,
    },
}

impl Mean {
    /// Whether there may be too few raters for it, so that the group is absent.
    pub(crate) const fn may_have_too_few(&self) -> bool {
        self.has_too_few(1)
    }

    /// Whether so many raters are too few for it, so that the group is absent.
    pub(crate) const fn has_too_few(&self, raters: u32) -> bool {
        matches!(self, Mean::Trimmed { at_least, fewer_is_plain: false, .. } if *at_least > raters)
    }
}
