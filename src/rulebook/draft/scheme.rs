use serde::Serialize;

use super::{CohortDraft, ConditionDraft, LinesByDraft, MeasureDraft, StatusLineDraft};
use crate::criteria::Standings;
use crate::scoring::{AbsentPolicy, ConditionPolicy, Excluded, Method, Phase};
use crate::vocabulary::{Bounds, Ground, Id, Label, Points, Ratio, Rounding};

/// 考核办法草案 — a point scheme; it is the root of its tree.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SchemeDraft {
    /// The id by which the rulebook names it.
    pub id: Id,
    /// What it is called.
    pub title: Label,
    /// What kind of subject it judges.
    pub subject: Id,
    /// Whether points count for or against; for, if nothing is said.
    pub polarity: Option<Polarity>,
    /// What its scores are counted in; points, if nothing is said.
    pub unit: Option<Label>,
    /// Full marks, as declared.
    pub full_marks: Option<Points>,
    /// How it combines its children; a sum, if nothing is said.
    pub combine: Option<CombineDraft>,
    /// Weight of its value.
    pub weight: Option<Ratio>,
    /// The limits within which it is held.
    pub hold: Option<HoldDraft>,
    /// How it is rounded.
    pub round: Option<Rounding>,
    /// What it does about children that are left out.
    pub excluded: Option<Excluded>,
    /// The status by which the lines of the grades differ.
    pub lines_by: Option<LinesByDraft>,
    /// Which wins where a floor and a cap meet.
    pub floor_meets_cap: Option<Winner>,
    /// Which direct grade holds where several are met.
    pub several_direct: Option<DirectWinner>,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
    /// The parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub part: Vec<PartDraft>,
    /// The items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<ItemDraft>,
    /// Conditions that clear the total to zero.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zero_clearing: Vec<StepDraft>,
    /// The grades, the best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grade: Vec<GradeDraft>,
    /// Conditions that give a grade whatever the total.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub direct: Vec<StepDraft>,
    /// Conditions that give at least a grade.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub floor: Vec<StepDraft>,
    /// Conditions that give at most a grade.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cap: Vec<StepDraft>,
    /// Vetoes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub veto: Vec<StepDraft>,
    /// Steps over subjects that are judged together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cohort: Vec<CohortDraft>,
}

impl SchemeDraft {
    /// Whether points count against the subject.
    #[must_use]
    pub fn is_penalty(&self) -> bool {
        self.polarity == Some(Polarity::Penalty)
    }

    /// A scheme that sums up, without parts and items yet.
    #[must_use]
    pub const fn new(id: Id, title: Label, subject: Id) -> SchemeDraft {
        SchemeDraft {
            id,
            title,
            subject,
            polarity: None,
            unit: None,
            full_marks: None,
            combine: None,
            weight: None,
            hold: None,
            round: None,
            excluded: None,
            lines_by: None,
            floor_meets_cap: None,
            several_direct: None,
            ground: None,
            note: None,
            part: Vec::new(),
            item: Vec::new(),
            zero_clearing: Vec::new(),
            grade: Vec::new(),
            direct: Vec::new(),
            floor: Vec::new(),
            cap: Vec::new(),
            veto: Vec::new(),
            cohort: Vec::new(),
        }
    }
}

/// 分值方向 — whether points count for a subject or against it.
///
/// Where they count against it, fewer are better: best and worst, lines, ranks and places are
/// reversed, and nothing else.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// 计奖 — more is better.
    Reward,
    /// 计罚 — more is worse.
    Penalty,
}

impl Polarity {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Polarity); 2] =
        [("reward", Polarity::Reward), ("penalty", Polarity::Penalty)];
}

/// 孰先 — which wins where a floor and a cap meet.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Winner {
    /// The floor.
    Floor,
    /// The cap.
    Cap,
}

impl Winner {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Winner); 2] =
        [("floor", Winner::Floor), ("cap", Winner::Cap)];
}

/// 孰定 — which direct grade holds where several are met.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectWinner {
    /// The best of them.
    Best,
    /// The worst of them.
    Worst,
}

impl DirectWinner {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, DirectWinner); 2] =
        [("best", DirectWinner::Best), ("worst", DirectWinner::Worst)];
}

/// 部分草案 — a node that combines its children.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartDraft {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The part in which it stands; the scheme itself, if nothing is said.
    pub part: Option<Id>,
    /// Full marks, as declared.
    pub full_marks: Option<Points>,
    /// How it combines its children; a sum, if nothing is said.
    pub combine: Option<CombineDraft>,
    /// Weight of its value.
    pub weight: Option<Ratio>,
    /// The limits within which it is held.
    pub hold: Option<HoldDraft>,
    /// How it is rounded.
    pub round: Option<Rounding>,
    /// What it does about children that are left out.
    pub excluded: Option<Excluded>,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl PartDraft {
    /// A part that sums up, under the scheme itself.
    #[must_use]
    pub const fn new(id: Id, label: Label) -> PartDraft {
        PartDraft {
            id,
            label,
            part: None,
            full_marks: None,
            combine: None,
            weight: None,
            hold: None,
            round: None,
            excluded: None,
            ground: None,
            note: None,
        }
    }
}

/// 合成方式草案 — how a part combines its children.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CombineDraft {
    /// 求和 — their sum.
    Sum,
    /// 平均 — their mean.
    Mean,
    /// 取最高 — the greatest.
    Best,
    /// 取最低 — the least.
    Worst,
    /// 加权 — their weighted sum; the weights add up to one.
    Weighted(Vec<ChildWeightDraft>),
    /// 计星 — how many children reach their own line.
    Stars(Vec<ChildLineDraft>),
    /// 取差 — one child less the others.
    Net {
        /// What is taken from.
        from: Id,
        /// What is taken away.
        less: Vec<Id>,
    },
    /// 相乘 — one child times the others.
    Product {
        /// The amount.
        of: Id,
        /// Its factors: plain numbers.
        by: Vec<Id>,
    },
    /// 与最高比 — full marks × the only child ÷ the greatest of all who are judged together.
    ToTheBest {
        /// The points of everybody where the greatest is zero.
        best_zero: Points,
        /// The fact that says who is compared with whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Id>,
    },
    /// 按名次计分 — full marks × (1 − `per_rank` × (rank − 1)) by the only child.
    Rank {
        /// The share of full marks that each place costs.
        per_rank: Ratio,
        /// Which place equals have.
        ties: Standings,
        /// The fact that says who is compared with whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Id>,
    },
    /// 按名次给分 — points by place of the only child.
    Place {
        /// The points of the first place, the second, and so on.
        points: Vec<Points>,
        /// The points of all other places.
        others: Points,
        /// Which place equals have.
        ties: Standings,
        /// The fact that says who is compared with whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Id>,
    },
    /// 与平均比 — the only child less the mean of all who are judged together.
    OffTheMean {
        /// The fact that says who is compared with whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Id>,
    },
}

impl CombineDraft {
    /// Whether it states numbers, which need a ground.
    pub(crate) const fn has_numbers(&self) -> bool {
        match self {
            CombineDraft::Weighted(_)
            | CombineDraft::ToTheBest { .. }
            | CombineDraft::Rank { .. }
            | CombineDraft::Place { .. } => true,
            CombineDraft::Sum
            | CombineDraft::Mean
            | CombineDraft::Best
            | CombineDraft::Worst
            | CombineDraft::Stars(_)
            | CombineDraft::Net { .. }
            | CombineDraft::Product { .. }
            | CombineDraft::OffTheMean { .. } => false,
        }
    }
}

/// 子项权重草案 — the weight of a child.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChildWeightDraft {
    /// The child.
    pub node: Id,
    /// Its weight.
    pub weight: Ratio,
}

impl ChildWeightDraft {
    /// A child with its weight.
    #[must_use]
    pub const fn new(node: Id, weight: Ratio) -> ChildWeightDraft {
        ChildWeightDraft { node, weight }
    }
}

/// 子项达标线草案 — the line that a child must reach for its star.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChildLineDraft {
    /// The child.
    pub node: Id,
    /// Its line.
    #[serde(flatten)]
    pub line: Bounds,
}

impl ChildLineDraft {
    /// A child with its line.
    #[must_use]
    pub const fn new(node: Id, line: Bounds) -> ChildLineDraft {
        ChildLineDraft { node, line }
    }
}

/// 限额草案 — limits.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct HoldDraft {
    /// Not less than this.
    pub at_least: Option<Points>,
    /// Not more than this.
    pub at_most: Option<Points>,
}

impl HoldDraft {
    /// Limits, either of which may be open.
    #[must_use]
    pub const fn new(at_least: Option<Points>, at_most: Option<Points>) -> HoldDraft {
        HoldDraft { at_least, at_most }
    }
}

/// 指标草案 — a leaf that turns facts into points.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ItemDraft {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The part in which it stands; the scheme itself, if nothing is said.
    pub part: Option<Id>,
    /// Full marks.
    pub full_marks: Option<Points>,
    /// Daily or concentrated.
    pub phase: Option<Phase>,
    /// By numbers or by judgement.
    pub method: Option<Method>,
    /// What a missing fact does on a closed sheet.
    pub absent: Option<AbsentPolicy>,
    /// Weight of its value.
    pub weight: Option<Ratio>,
    /// The limits within which it is held.
    pub hold: Option<HoldDraft>,
    /// How it is rounded.
    pub round: Option<Rounding>,
    /// A condition without which the item has other points.
    pub gate: Option<GateDraft>,
    /// A condition that leaves the item at zero, whatever the measure gives.
    pub zero_if: Option<ConditionDraft>,
    /// How it measures.
    pub measure: MeasureDraft,
    /// Where its numbers come from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl ItemDraft {
    /// An item under the scheme itself that must have its facts.
    #[must_use]
    pub const fn new(id: Id, label: Label, measure: MeasureDraft) -> ItemDraft {
        ItemDraft {
            id,
            label,
            part: None,
            full_marks: None,
            phase: None,
            method: None,
            absent: Some(AbsentPolicy::Required),
            weight: None,
            hold: None,
            round: None,
            gate: None,
            zero_if: None,
            measure,
            ground: None,
            note: None,
        }
    }
}

/// 门槛草案 — a condition before a measure.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GateDraft {
    /// The condition.
    pub when: ConditionDraft,
    /// The points where it is not met.
    pub otherwise: Points,
}

impl GateDraft {
    /// A condition, and the points where it is not met.
    #[must_use]
    pub const fn new(when: ConditionDraft, otherwise: Points) -> GateDraft {
        GateDraft { when, otherwise }
    }
}

/// 等次草案 — a grade with its line.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GradeDraft {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The totals that reach it, whatever the status.
    #[serde(flatten)]
    pub line: Bounds,
    /// The totals that reach it by status, instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<StatusLineDraft>,
    /// What it asks for besides the total.
    pub needs: Option<ConditionDraft>,
    /// What that does when its facts are missing on a closed sheet.
    pub needs_absent: Option<ConditionPolicy>,
    /// Where its line comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl GradeDraft {
    /// A grade with its line.
    #[must_use]
    pub const fn new(id: Id, label: Label, line: Bounds) -> GradeDraft {
        GradeDraft {
            id,
            label,
            line,
            lines: Vec::new(),
            needs: None,
            needs_absent: None,
            ground: None,
            note: None,
        }
    }
}

/// 定级步骤草案 — a condition that changes the total or the grade.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StepDraft {
    /// The id by which the scheme names it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The condition.
    pub when: ConditionDraft,
    /// What it does when its facts are missing on a closed sheet.
    pub absent: ConditionPolicy,
    /// The grade that a direct grade gives.
    pub grade: Option<Id>,
    /// The grade that a floor gives at least.
    pub at_least: Option<Id>,
    /// The grade that a cap gives at most.
    pub at_most: Option<Id>,
    /// What a veto does.
    pub strength: Option<StrengthDraft>,
    /// Where it comes from.
    pub ground: Option<Ground>,
    /// What the author wants to say.
    pub note: Option<String>,
}

impl StepDraft {
    /// A step with its condition; what it does is for the list in which it stands.
    #[must_use]
    pub const fn new(
        id: Id,
        label: Label,
        when: ConditionDraft,
        absent: ConditionPolicy,
    ) -> StepDraft {
        StepDraft {
            id,
            label,
            when,
            absent,
            grade: None,
            at_least: None,
            at_most: None,
            strength: None,
            ground: None,
            note: None,
        }
    }
}

/// 否决力度草案 — what a veto does.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StrengthDraft {
    /// `"lowest"`: the lowest grade.
    Lowest,
    /// `{ bars_above = "…" }`: nothing above this grade.
    BarsAbove(Id),
    /// `"out_of_ranking"`: taken out of the ranking.
    OutOfRanking,
}
