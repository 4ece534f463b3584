use serde::{Deserialize, Serialize};

use super::because::{NamedGrade, NamedResult, PossibleResults};
use super::history::PeriodResult;
use crate::vocabulary::{Ground, Id, Label};

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
    /// What being appointed again, after having led nothing, does to both counts.
    pub reappointed: Chain,
    /// What a result corrected later does.
    pub corrected: Corrected,
    /// 等次名称 — what the grades of the rulebook are called, in its order.
    pub labels: Vec<(Id, Label)>,
    /// Where the numbers come from.
    pub ground: Ground,
}

impl RemovalRules {
    /// A grade with what it is called; a grade of another rulebook goes by its id.
    #[must_use]
    pub fn named(&self, grade: &Id) -> NamedGrade {
        let known = self.labels.iter().find(|(id, _)| id == grade);
        NamedGrade { id: grade.clone(), label: known.map(|(_, label)| label.clone()) }
    }

    /// A result with what its grades are called.
    #[must_use]
    pub fn named_result(&self, result: &PeriodResult) -> NamedResult {
        match result {
            PeriodResult::Graded(grade) => NamedResult::Graded(self.named(grade)),
            PeriodResult::Ungraded => NamedResult::Ungraded,
            PeriodResult::Open(open) => {
                let place =
                    |grade: &Id| self.labels.iter().position(|(id, _)| id == grade);
                let mut grades: Vec<&Id> = open.grades().collect();
                grades.sort_by_key(|grade| place(grade).unwrap_or(usize::MAX));
                let grades = grades.into_iter().map(|grade| self.named(grade)).collect();
                let or_ungraded = open.may_be_ungraded();
                NamedResult::Open(PossibleResults { grades, or_ungraded })
            }
        }
    }
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

/// 换届、调任与再次任职 — what a change of office does to both counts.
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
