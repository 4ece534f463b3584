//! The measures, each with its parameters.

use super::{AssessedRow, Excluded, Form, Group, Milestone, Own, Slab, StepMode};
use crate::criteria::{Answer, Condition, Quantity};
use crate::facts::Tally;
use crate::vocabulary::{Bounds, Exact, Ground, Label, Window};

/// 止点 — a floor or a cap of a measure, or none.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Stop {
    /// 不保底、不封顶 — none.
    None,
    /// 扣完为止、封顶 — here.
    At(Exact),
}

/// 计分行 — so many points for each occurrence.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Award {
    /// What is counted.
    pub of: Quantity,
    /// Points for each.
    pub points: Exact,
    /// At most so many points from one window of the calendar.
    pub window: Option<(Window, Exact)>,
    /// At most so many points from this row.
    pub cap: Option<Exact>,
    /// What it is called, where it has a name of its own.
    pub label: Option<Label>,
    /// Where its numbers come from.
    pub ground: Ground,
}

/// 分档行 — points for what lies in a band, for a choice or for a vote.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Row {
    /// The points, or the value of a vote.
    pub points: Exact,
    /// Where its numbers come from.
    pub ground: Ground,
}

/// 换算 — how a value becomes points.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Scale {
    /// The value is the points.
    AsPoints,
    /// Full marks × value ÷ this.
    OutOf(Exact),
}

/// 计分方法 — how an item turns facts into points; M is its full marks.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Measure {
    /// 基础分 — a stated number.
    Constant {
        /// The points.
        points: Exact,
    },
    /// 直接给分 — a score decided elsewhere.
    Given {
        /// The score.
        of: Quantity,
        /// Who decides it.
        by: Label,
    },
    /// 扣分 — M less so much for each occurrence.
    Deduct {
        /// Where deducting stops.
        floor: Stop,
        /// At most so many points from all rows in one window of the calendar.
        window: Option<(Window, Exact)>,
        /// What is deducted for.
        each: Box<[Award]>,
    },
    /// 加分 — so much for each occurrence.
    Award {
        /// Where adding stops.
        cap: Stop,
        /// At most so many points from all rows in one window of the calendar.
        window: Option<(Window, Exact)>,
        /// What is awarded for.
        each: Box<[Award]>,
    },
    /// 分档 — points by the band in which a number lies.
    Bands {
        /// The number.
        of: Quantity,
        /// The bands.
        bounds: Box<[Bounds]>,
        /// The points of each.
        rows: Box<[Row]>,
    },
    /// 选择 — points by choice.
    Choice {
        /// The fact.
        of: u16,
        /// The points of each choice, in the dictionary's order.
        rows: Box<[Row]>,
    },
    /// 达标得满分 — M if a condition is met.
    AllOrNothing {
        /// The condition.
        when: Condition,
        /// The points otherwise.
        otherwise: Exact,
    },
    /// 清单 — so much for each thing of a list that is there, or missing.
    Checklist {
        /// Whether it starts from M and deducts, or from zero and adds.
        is_from_full: bool,
        /// Points for each.
        each: Exact,
        /// Where it stops.
        stop: Stop,
        /// The list: yes-or-no facts.
        list: Box<[u16]>,
    },
    /// 按比例 — M × number ÷ target.
    Share {
        /// The number.
        of: Quantity,
        /// The target.
        target: Target,
        /// Whether the result is held within 0 and M.
        is_clamped: bool,
    },
    /// 目标增减 — a base, and so much for each unit above or below a target.
    OffTarget {
        /// The number.
        of: Quantity,
        /// The target.
        target: Exact,
        /// Points at the target.
        base: Exact,
        /// Points for each unit.
        points: Exact,
        /// The unit.
        per: Exact,
        /// Where falling stops.
        floor: Stop,
        /// Where rising stops.
        cap: Stop,
    },
    /// 按档差计分 — so much for each step below or above a target.
    Steps {
        /// The number.
        of: Quantity,
        /// The target.
        target: Exact,
        /// The size of a step.
        per: Exact,
        /// Points for each step.
        points: Exact,
        /// What a part of a step counts.
        mode: StepMode,
        /// Which side of the target counts, and how.
        form: Form,
        /// Where it stops: a floor where points are taken, a cap where they are given.
        stop: Stop,
    },
    /// 分段累进 — a rate for each slab, on the part of the number inside it.
    Slabs {
        /// The number.
        of: Quantity,
        /// The slabs, from the lowest.
        slabs: Box<[Slab]>,
        /// Whether only whole units count.
        is_whole_units: bool,
        /// Where it stops.
        cap: Stop,
    },
    /// 里程碑 — points for the levels reached: the best of them, or all.
    Milestones {
        /// The number.
        of: Quantity,
        /// The levels, from the lowest.
        levels: Box<[Milestone]>,
        /// Whether all levels reached add up.
        is_sum: bool,
    },
    /// 按情节轻重 — events of several kinds, each with its amount.
    Severity {
        /// The events.
        of: u16,
        /// The amount of each kind, in the dictionary's order.
        rows: Box<[Row]>,
        /// Whether only the worst (greatest) counts; otherwise all add up.
        is_worst: bool,
        /// Whether it is taken from M, or added from zero.
        is_from_full: bool,
        /// Where it stops.
        stop: Stop,
    },
    /// 酌情计分 — a decided value inside the range of a band.
    Assessed {
        /// The decision.
        decided: u16,
        /// The number that chooses the band.
        of: Quantity,
        /// Another number that may choose a better one.
        or: Option<Quantity>,
        /// The bands with their ranges.
        rows: Box<[AssessedRow]>,
    },
    /// 排名计分 — M × (1 − p × (rank − 1)), averaged over rankers.
    Ranks {
        /// The ranks given.
        of: u16,
        /// The share of M that each place costs.
        per_rank: Exact,
        /// What the subject's own ranking does.
        own: Own,
    },
    /// 评分 — the weighted mean of groups of raters.
    Raters {
        /// The groups.
        groups: Box<[Group]>,
        /// What an absent group does.
        absent_group: Excluded,
        /// How the mean becomes points.
        scale: Scale,
    },
    /// 民主测评 — the mean value of votes.
    Ballots {
        /// The ballots.
        of: u16,
        /// The value of each choice, in the dictionary's order.
        rows: Box<[Row]>,
        /// Which other ballots stand in the denominator.
        in_denominator: Box<[Tally]>,
        /// What it means when nobody voted.
        nobody: Answer,
        /// How the mean becomes points.
        scale: Scale,
    },
}

/// 目标值 — what a share is measured against.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Target {
    /// A stated number above zero.
    Stated(Exact),
    /// A fact, and the points when it is zero.
    Of {
        /// The number.
        quantity: Quantity,
        /// The points when it is zero.
        zero: Answer,
    },
}
