//! The answers that a rulebook gives about phases, methods and what is missing.

use serde::{Deserialize, Serialize};

use crate::vocabulary::Points;

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
    /// anew; means, products, best and worst are taken of the others.
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
