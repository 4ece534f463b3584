use serde::Serialize;

use super::{AnswerDraft, ConditionDraft, QuantityDraft};
use crate::facts::Tally;
use crate::scoring::{Excluded, Form, Own, StepMode};
use crate::vocabulary::{Bounds, Ground, Id, Label, Points, Ratio, Window};

/// 计分方法草案 — how an item turns facts into points.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MeasureDraft {
    /// 基础分 — a stated number of points.
    Constant {
        /// The points.
        points: Points,
    },
    /// 直接给分 — a score decided elsewhere.
    Given {
        /// The score.
        of: QuantityDraft,
        /// Who decides it.
        by: Label,
    },
    /// 扣分 — full marks less so much for each occurrence.
    Deduct {
        /// Where deducting stops.
        floor: StopDraft,
        /// At most so many points from all rows in one window of the calendar.
        window: Option<WindowDraft>,
        /// What is deducted for.
        each: Vec<CountedDraft>,
    },
    /// 加分 — so much for each occurrence.
    Award {
        /// Where adding stops.
        cap: StopDraft,
        /// At most so many points from all rows in one window of the calendar.
        window: Option<WindowDraft>,
        /// What is awarded for.
        each: Vec<CountedDraft>,
    },
    /// 分档 — points by the band in which a number lies.
    Bands {
        /// The number.
        of: QuantityDraft,
        /// The bands.
        rows: Vec<BandRowDraft>,
    },
    /// 选择 — points by choice.
    Choice {
        /// The fact.
        of: Id,
        /// The points of each choice.
        rows: Vec<ChoiceRowDraft>,
    },
    /// 达标得满分 — full marks if a condition is met.
    AllOrNothing {
        /// The condition.
        when: ConditionDraft,
        /// The points otherwise.
        otherwise: Points,
    },
    /// 清单 — so much for each thing of a list that is there, or missing.
    Checklist {
        /// Whether it starts from full marks or from zero.
        start: ListStart,
        /// Points for each.
        each: Points,
        /// Where deducting stops; for a list that starts from full marks.
        floor: Option<StopDraft>,
        /// Where adding stops; for a list that starts from zero.
        cap: Option<StopDraft>,
        /// The list: yes-or-no facts.
        list: Vec<Id>,
    },
    /// 按比例 — full marks × number ÷ target.
    Share {
        /// The number.
        of: QuantityDraft,
        /// The target, as a number.
        target: Option<Ratio>,
        /// The target, as another fact.
        target_of: Option<Id>,
        /// The points when that fact is zero.
        zero_target: Option<NobodyDraft>,
        /// `"both"`: held within 0 and full marks; `"none"`: not held.
        clamp: Clamp,
    },
    /// 目标增减 — a base, and so much for each unit above or below a target.
    Target {
        /// The number.
        of: QuantityDraft,
        /// The target.
        target: Ratio,
        /// Points at the target.
        base: Points,
        /// Points for each unit; below zero where more is worse.
        points: Points,
        /// The unit.
        per: Ratio,
        /// Where falling stops.
        floor: StopDraft,
        /// Where rising stops.
        cap: StopDraft,
    },
    /// 按档差计分 — so much for each step below or above a target.
    Steps {
        /// The number.
        of: QuantityDraft,
        /// The target.
        target: Ratio,
        /// The size of a step.
        per: Ratio,
        /// Points for each step.
        points: Points,
        /// What a part of a step counts.
        part_step: StepMode,
        /// Which side of the target counts, and how.
        form: Form,
        /// Where deducting stops; for a shortfall or an excess.
        floor: Option<StopDraft>,
        /// Where adding stops; for a rising form.
        cap: Option<StopDraft>,
    },
    /// 分段累进 — a rate for each slab, on the part of the number inside it.
    Slabs {
        /// The number.
        of: QuantityDraft,
        /// Whether only whole units count.
        whole_units: bool,
        /// Where adding stops.
        cap: StopDraft,
        /// The slabs, from the lowest.
        rows: Vec<SlabDraft>,
    },
    /// 里程碑 — points for the levels reached.
    Milestones {
        /// The number.
        of: QuantityDraft,
        /// Whether the best level counts, or all levels reached add up.
        counting: Counting,
        /// The levels, from the lowest.
        rows: Vec<MilestoneDraft>,
    },
    /// 按情节轻重 — events of several kinds, each with its amount.
    Severity {
        /// The events.
        of: Id,
        /// Whether several events add up, or the worst counts.
        several: Several,
        /// Whether it is taken from full marks, or added from zero.
        start: ListStart,
        /// Where deducting stops; for one that starts from full marks.
        floor: Option<StopDraft>,
        /// Where adding stops; for one that starts from zero.
        cap: Option<StopDraft>,
        /// The amount of each kind.
        rows: Vec<SeverityRowDraft>,
    },
    /// 酌情计分 — a decided value inside the range of a band.
    Assessed {
        /// The decision.
        decided: Id,
        /// The number that chooses the band.
        of: QuantityDraft,
        /// Another number that may choose a better one.
        or: Option<QuantityDraft>,
        /// The bands with their ranges, from the lowest.
        rows: Vec<AssessedRowDraft>,
    },
    /// 排名计分 — full marks × (1 − p × (rank − 1)), averaged over rankers.
    Ranks {
        /// The ranks given, as scores.
        of: Id,
        /// The share of full marks that each place costs.
        per_rank: Ratio,
        /// What the subject's own ranking does; for rankers with names.
        #[serde(rename = "self")]
        own: Option<Own>,
    },
    /// 评分 — the weighted mean of groups of raters.
    Raters {
        /// The groups.
        groups: Vec<GroupDraft>,
        /// What an absent group does; `"rescale"` is written `"renormalise"` here.
        #[serde(serialize_with = "renormalise")]
        absent_group: Excluded,
        /// How the mean becomes points.
        scale: ScaleDraft,
    },
    /// 民主测评 — the mean value of votes.
    Ballots {
        /// The ballots.
        of: Id,
        /// The value of each choice.
        values: Vec<BallotValueDraft>,
        /// Which other ballots stand in the denominator.
        in_denominator: Vec<Tally>,
        /// What it means when nobody voted.
        nobody: NobodyDraft,
        /// How the mean becomes points.
        scale: ScaleDraft,
    },
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn renormalise<S: serde::Serializer>(
    policy: &Excluded,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match policy {
        Excluded::Rescale => "renormalise",
        Excluded::Zero => "zero",
        Excluded::Undetermined => "undetermined",
    })
}

/// 止点草案 — a floor or a cap, or `"none"`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StopDraft {
    /// `"none"`: 不保底、不封顶.
    None,
    /// A number of points: 扣完为止、封顶.
    #[serde(untagged)]
    At(Points),
}

/// 限定草案 — whether a share is held within zero and full marks.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clamp {
    /// Held at both ends.
    Both,
    /// Not held.
    None,
}

impl Clamp {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Clamp); 2] =
        [("both", Clamp::Both), ("none", Clamp::None)];
}

/// 无票约定草案 — the points when there is nothing to divide by.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NobodyDraft {
    /// `"undetermined"`: it cannot be told.
    Undetermined,
    /// So many points.
    #[serde(untagged)]
    Points(Points),
}

impl From<NobodyDraft> for AnswerDraft {
    fn from(draft: NobodyDraft) -> AnswerDraft {
        match draft {
            NobodyDraft::Undetermined => AnswerDraft::Undetermined,
            NobodyDraft::Points(points) => {
                // Points have at most six places and fit a ratio; the range is the same.
                crate::vocabulary::Exact::from(points)
                    .try_into()
                    .map_or(AnswerDraft::Undetermined, AnswerDraft::Value)
            }
        }
    }
}

/// 清单起点 — whether a checklist starts from full marks or from zero.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListStart {
    /// From full marks: what is missing costs.
    Full,
    /// From zero: what is there counts.
    Zero,
}

impl ListStart {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, ListStart); 2] =
        [("full", ListStart::Full), ("zero", ListStart::Zero)];
}

/// 里程碑计法 — whether the best level counts, or all levels reached.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// The best level reached.
    Best,
    /// All levels reached.
    Sum,
}

impl Counting {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Counting); 2] =
        [("best", Counting::Best), ("sum", Counting::Sum)];
}

/// 多件计法 — whether several events add up, or the worst counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Several {
    /// They add up.
    Add,
    /// The worst counts.
    Worst,
}

impl Several {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Several); 2] =
        [("add", Several::Add), ("worst", Several::Worst)];
}

/// 累进段草案 — a slab with its rate.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SlabDraft {
    /// Where it begins.
    pub above: Ratio,
    /// Where it ends; the last has no end.
    pub up_to: Option<Ratio>,
    /// The unit.
    pub per: Ratio,
    /// Points for each unit.
    pub points: Points,
    /// At most so many points from it.
    pub cap: Option<Points>,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl SlabDraft {
    /// An open slab with its rate.
    #[must_use]
    pub const fn new(above: Ratio, per: Ratio, points: Points) -> SlabDraft {
        SlabDraft { above, per, points, up_to: None, cap: None, ground: None, note: None }
    }
}

/// 里程碑草案 — a level with its points.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MilestoneDraft {
    /// The level.
    pub at_least: Ratio,
    /// Its points.
    pub points: Points,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl MilestoneDraft {
    /// A level with its points.
    #[must_use]
    pub const fn new(at_least: Ratio, points: Points) -> MilestoneDraft {
        MilestoneDraft { at_least, points, ground: None, note: None }
    }
}

/// 情节行草案 — the amount of a kind of event.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SeverityRowDraft {
    /// The kind.
    pub kind: Id,
    /// Its amount.
    pub points: Points,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl SeverityRowDraft {
    /// A kind with its amount.
    #[must_use]
    pub const fn new(kind: Id, points: Points) -> SeverityRowDraft {
        SeverityRowDraft { kind, points, ground: None, note: None }
    }
}

/// 酌情档草案 — a band with the range inside which the value is decided.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AssessedRowDraft {
    /// The band.
    #[serde(flatten)]
    pub bounds: Bounds,
    /// The other way into it.
    pub or: Option<Bounds>,
    /// The least value.
    pub least: Points,
    /// The greatest value.
    pub most: Points,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl AssessedRowDraft {
    /// A band with its range, from the least to the greatest value.
    #[must_use]
    pub const fn new(bounds: Bounds, least: Points, most: Points) -> AssessedRowDraft {
        AssessedRowDraft { bounds, or: None, least, most, ground: None, note: None }
    }
}

/// 计次周期草案 — at most so many points from one window of the calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WindowDraft {
    /// The kind of window.
    pub each: Window,
    /// At most so many points from one.
    pub cap: Points,
}

impl WindowDraft {
    /// At most so many points from one window.
    #[must_use]
    pub const fn new(each: Window, cap: Points) -> WindowDraft {
        WindowDraft { each, cap }
    }
}

/// 平均方式草案 — how the mean of a group is taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MeanDraft {
    /// `"plain"`: of all scores.
    Plain,
    /// `{ trimmed = { … } }`: without some at both ends.
    Trimmed {
        /// How many of the lowest are left out.
        lowest: u32,
        /// How many of the highest are left out.
        highest: u32,
        /// The least number of raters for it.
        at_least: u32,
        /// What fewer raters mean.
        fewer: Fewer,
    },
}

/// 人数不足 — what fewer raters than a trimmed mean needs mean.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fewer {
    /// Their plain mean counts.
    Plain,
    /// The group counts as absent.
    Absent,
}

impl Fewer {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Fewer); 2] =
        [("plain", Fewer::Plain), ("absent", Fewer::Absent)];
}

/// 计次行草案 — so many points for each occurrence.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CountedDraft {
    /// What is counted.
    pub of: QuantityDraft,
    /// Points for each.
    pub points: Points,
    /// At most so many points from one window of the calendar; for dated events.
    pub window: Option<WindowDraft>,
    /// At most so many points from this row.
    pub cap: Option<Points>,
    /// What it is called, where the fact's own label does not say it.
    pub label: Option<Label>,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl CountedDraft {
    /// So many points for each, without limits.
    #[must_use]
    pub const fn new(of: QuantityDraft, points: Points) -> CountedDraft {
        let (window, cap, label) = (None, None, None);
        CountedDraft { of, points, window, cap, label, ground: None, note: None }
    }
}

/// 分档行草案 — points for a band.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BandRowDraft {
    /// The band.
    #[serde(flatten)]
    pub bounds: Bounds,
    /// The points.
    pub points: Points,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl BandRowDraft {
    /// A band with its points.
    #[must_use]
    pub const fn new(bounds: Bounds, points: Points) -> BandRowDraft {
        BandRowDraft { bounds, points, ground: None, note: None }
    }
}

/// 选择行草案 — points for a choice.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChoiceRowDraft {
    /// The choice.
    pub choice: Id,
    /// The points.
    pub points: Points,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl ChoiceRowDraft {
    /// A choice with its points.
    #[must_use]
    pub const fn new(choice: Id, points: Points) -> ChoiceRowDraft {
        ChoiceRowDraft { choice, points, ground: None, note: None }
    }
}

/// 评分组草案 — a group of raters with its weight.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GroupDraft {
    /// The scores.
    pub of: Id,
    /// The weight.
    pub weight: Ratio,
    /// How its mean is taken; plain, if nothing is said.
    pub mean: Option<MeanDraft>,
    /// What the subject's own score does; for raters with names.
    #[serde(rename = "self")]
    pub own: Option<Own>,
}

impl GroupDraft {
    /// A group with its weight, whose plain mean counts.
    #[must_use]
    pub const fn new(of: Id, weight: Ratio) -> GroupDraft {
        GroupDraft { of, weight, mean: None, own: None }
    }
}

/// 票值草案 — the value of a vote for a choice.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BallotValueDraft {
    /// The choice.
    pub choice: Id,
    /// The value.
    pub value: Points,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl BallotValueDraft {
    /// A choice with the value of a vote for it.
    #[must_use]
    pub const fn new(choice: Id, value: Points) -> BallotValueDraft {
        BallotValueDraft { choice, value, ground: None, note: None }
    }
}

/// 换算草案 — how a mean becomes points.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ScaleDraft {
    /// `"as_points"`: the mean is the points.
    AsPoints,
    /// `{ out_of = 100 }`: full marks × mean ÷ 100.
    OutOf(Points),
}
