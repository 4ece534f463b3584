//! The sealed parameters of schemes: what the check of a rulebook makes of a draft.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::criteria::{Answer, Condition, Quantity};
use crate::facts::{Dictionary, Tally};
use crate::vocabulary::{
    Bounds, Exact, Ground, Id, Label, Points, Rounding, Source, Span,
};

/// 考核办法 — a checked point scheme; cheap to clone.
#[derive(Clone, Debug)]
pub struct Scheme(pub(crate) Arc<SchemeRules>);

/// Everything that a scheme says. Node 0 is the scheme itself; each node stands before its
/// children.
#[derive(Debug)]
pub(crate) struct SchemeRules {
    pub(crate) rulebook: Id,
    pub(crate) edition: String,
    pub(crate) id: Id,
    pub(crate) title: Label,
    pub(crate) subject: Id,
    pub(crate) dictionary: Dictionary,
    pub(crate) sources: Vec<Source>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) zero_clearing: Vec<GradeStep>,
    pub(crate) grades: Vec<Grade>,
    pub(crate) steps: Vec<GradeStep>,
    /// The facts that the scheme reads, each once, in the dictionary's order.
    pub(crate) facts: Vec<u16>,
}

impl Scheme {
    /// The id by which the rulebook names it.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.0.id
    }

    /// The rulebook that it stands in.
    #[must_use]
    pub fn rulebook(&self) -> &Id {
        &self.0.rulebook
    }

    /// The edition of the rulebook.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.0.edition
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &Label {
        &self.0.title
    }

    /// What kind of subject it judges.
    #[must_use]
    pub fn subject(&self) -> &Id {
        &self.0.subject
    }

    /// The facts that it reads are facts of this dictionary.
    #[must_use]
    pub fn dictionary(&self) -> &Dictionary {
        &self.0.dictionary
    }

    /// The tree, each node before its children; the first is the scheme itself.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.0.nodes
    }

    /// The grades, the best first; none if the scheme gives points only.
    #[must_use]
    pub fn grades(&self) -> &[Grade] {
        &self.0.grades
    }

    /// The grade with this id.
    #[must_use]
    pub fn grade(&self, id: &str) -> Option<&Grade> {
        self.0.grades.iter().find(|grade| grade.id.as_str() == id)
    }

    /// The conditions that clear the total to zero.
    #[must_use]
    pub fn zero_clearing(&self) -> &[GradeStep] {
        &self.0.zero_clearing
    }

    /// Direct grades, floors, caps and vetoes, in the order in which they are taken.
    #[must_use]
    pub fn grade_steps(&self) -> &[GradeStep] {
        &self.0.steps
    }

    /// The sources that its grounds cite.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.0.sources
    }

    /// Every total that can occur, and possibly some that cannot.
    #[must_use]
    pub fn attainable(&self) -> Span {
        self.0.nodes.first().map_or(Span::ZERO, |root| root.attainable)
    }
}

/// 考核环节 — daily or concentrated appraisal.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// 日常考核 — daily appraisal.
    Daily,
    /// 集中考核 — concentrated appraisal.
    Concentrated,
}

impl Phase {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Phase); 2] =
        [("daily", Phase::Daily), ("concentrated", Phase::Concentrated)];
}

/// 考核方式 — by numbers or by judgement.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// 定量 — by numbers.
    Quantitative,
    /// 定性 — by judgement.
    Qualitative,
}

impl Method {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Method); 2] =
        [("quantitative", Method::Quantitative), ("qualitative", Method::Qualitative)];
}

/// 缺项处理 — what a missing fact of an item does on a closed sheet.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsentPolicy {
    /// 必填 — the total is undetermined.
    Required,
    /// 按此计分 — the item has these points, before its own weight and limits.
    Points(Points),
    /// 不计 — the item is left out.
    Excluded,
}

/// 不计项的处理 — what a part does about children that are left out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Excluded {
    /// 折算 — the others are scaled up to the full marks of all; weights are shared out
    /// anew; means, best and worst are taken of the others.
    Rescale,
    /// 计零分 — it counts as zero.
    Zero,
    /// 无法认定 — the part is undetermined.
    Undetermined,
}

impl Excluded {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Excluded); 3] = [
        ("rescale", Excluded::Rescale),
        ("zero", Excluded::Zero),
        ("undetermined", Excluded::Undetermined),
    ];
}

/// 条件缺项处理 — what an open condition does on a closed sheet.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionPolicy {
    /// 无法认定 — it stays open.
    Undetermined,
    /// 视为符合 — it counts as met.
    Met,
    /// 视为不符合 — it counts as not met.
    NotMet,
}

impl ConditionPolicy {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, ConditionPolicy); 3] = [
        ("undetermined", ConditionPolicy::Undetermined),
        ("met", ConditionPolicy::Met),
        ("not_met", ConditionPolicy::NotMet),
    ];
}

/// 限额 — the limits within which a node is held.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Hold {
    /// Not less than this.
    pub at_least: Option<Exact>,
    /// Not more than this.
    pub at_most: Option<Exact>,
}

/// 节点 — the scheme, a part or an item.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Node {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// How deep it stands; the scheme itself stands at 0.
    pub depth: u8,
    /// Its parent's place; the scheme itself has none.
    pub parent: Option<u16>,
    /// What can be reached by doing everything right, as declared.
    pub full_marks: Option<Points>,
    /// Weight of its value.
    pub weight: Option<Exact>,
    /// The limits within which it is held.
    pub hold: Hold,
    /// How it is rounded.
    pub round: Option<Rounding>,
    /// Daily or concentrated.
    pub phase: Option<Phase>,
    /// By numbers or by judgement.
    pub method: Option<Method>,
    /// Where its numbers come from; a part without numbers needs none.
    pub ground: Option<Ground>,
    /// What it is.
    pub kind: NodeKind,
    /// Every score that it can have, and possibly some that it cannot.
    pub attainable: Span,
    /// Every value before weight, limits and rounding.
    pub attainable_raw: Span,
}

/// 节点类别 — what a node is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum NodeKind {
    /// 部分 — a node that combines its children.
    Part {
        /// How it combines them.
        combine: Combine,
        /// Its children, in order.
        children: Box<[u16]>,
        /// What it does about children that are left out.
        excluded: Option<Excluded>,
    },
    /// 指标 — a leaf that turns facts into points.
    Item {
        /// How it measures.
        measure: Measure,
        /// What a missing fact does on a closed sheet.
        absent: AbsentPolicy,
        /// The gates before it.
        gates: Box<[Gate]>,
        /// Whether all that it reads may not apply.
        may_not_apply: bool,
        /// The facts that it reads.
        facts: Box<[u16]>,
    },
}

/// 合成方式 — how a part combines its children.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Combine {
    /// 求和 — their sum.
    Sum,
    /// 平均 — their mean.
    Mean,
    /// 加权 — their weighted sum; a weight for each child, in order.
    Weighted(Box<[Exact]>),
    /// 计星 — how many children reach their own line; a line for each child, in order.
    Stars(Box<[Bounds]>),
    /// 取差 — the child at this place less all the others.
    Net {
        /// The place among the children.
        from: usize,
    },
    /// 取最高 — the greatest.
    Best,
    /// 取最低 — the least.
    Worst,
}

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
        /// What is deducted for.
        each: Box<[Award]>,
    },
    /// 加分 — so much for each occurrence.
    Award {
        /// Where adding stops.
        cap: Stop,
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
        /// What it means when nobody ranked.
        nobody: Answer,
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

/// 计次周期 — a window of the calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// 月 — a calendar month.
    Month,
    /// 季度 — a calendar quarter.
    Quarter,
    /// 半年 — a calendar half-year.
    HalfYear,
    /// 年 — a calendar year.
    Year,
}

impl Window {
    /// All four with the word by which documents name them.
    pub const ALL: [(&'static str, Window); 4] = [
        ("month", Window::Month),
        ("quarter", Window::Quarter),
        ("half_year", Window::HalfYear),
        ("year", Window::Year),
    ];

    /// Which window of its kind a day lies in.
    #[must_use]
    pub fn of(self, day: chrono::NaiveDate) -> (i32, u32) {
        use chrono::Datelike;
        let months = match self {
            Window::Month => 1,
            Window::Quarter => 3,
            Window::HalfYear => 6,
            Window::Year => 12,
        };
        (day.year(), day.month0().checked_div(months).unwrap_or(0))
    }
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
        /// Whether fewer raters have their plain mean; otherwise the group is undetermined.
        fewer_is_plain: bool,
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

/// 等次 — a grade with its line.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Grade {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The totals that reach it.
    pub line: Bounds,
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
