use serde::{Deserialize, Serialize};

use crate::vocabulary::{Ground, Id};

/// 调整退出规则 — `secretary/removal`: when a secretary must be replaced.
///
/// # Source
/// 农村干部培训动员大会讲话, 三(四) 三是: 连续两次或累计3次考核不称职. What counts as a row
/// is left open there; each policy is a field without default.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RemovalRules {
    /// 不称职的等次 — the grades that count.
    pub grades: Vec<Id>,
    /// 连续次数 — so many in a row.
    pub in_a_row: u32,
    /// 累计次数 — so many in all.
    pub in_all: u32,
    /// What a period without a grade does to a row.
    pub ungraded: Ungraded,
    /// What a new term does to both counts.
    pub new_term: Chain,
    /// What a transfer to another village does to both counts.
    pub transfer: Chain,
    /// What a result corrected later does.
    pub corrected: Corrected,
    /// Where the numbers come from.
    pub ground: Ground,
}

/// 未定等次的周期 — what a period without a grade does to a row.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ungraded {
    /// 中断 — it breaks the row.
    BreaksTheRow,
    /// 跳过 — it is passed over.
    PassedOver,
}

impl Ungraded {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Ungraded); 2] = [
        ("breaks_the_row", Ungraded::BreaksTheRow),
        ("passed_over", Ungraded::PassedOver),
    ];
}

/// 换届与调任 — what a change of office does to both counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chain {
    /// 重新计算 — both counts start afresh.
    StartsAfresh,
    /// 继续计算 — both counts go on.
    CountsOn,
}

impl Chain {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Chain); 2] =
        [("starts_afresh", Chain::StartsAfresh), ("counts_on", Chain::CountsOn)];
}

/// 更正 — what a result corrected later does.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Corrected {
    /// 以更正为准 — it replaces the original.
    Replaces,
    /// 以原结果为准 — the original stands.
    OriginalStands,
}

impl Corrected {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Corrected); 2] = [
        ("replaces", Corrected::Replaces),
        ("original_stands", Corrected::OriginalStands),
    ];
}
