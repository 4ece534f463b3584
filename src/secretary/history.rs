use serde::{Deserialize, Serialize};

use crate::vocabulary::{Id, Period};

/// 任职 — which office a result was earned in.
///
/// A term or a village that is not stated is taken to be that of the period before; unknown
/// offices change nothing.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Office {
    /// 村 — the village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub village: Option<Id>,
    /// 届 — the term, by any number that grows with each election.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<u32>,
}

/// 周期结果 — the grade of one period of appraisal.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GradedPeriod {
    /// 周期 — the period.
    pub period: Period,
    /// 等次 — the grade; `None` when the period was not graded, which is not *competent*.
    pub grade: Option<Id>,
    /// 更正 — what a later correction made of it, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Corrected>,
    /// 任职 — the office in which it was earned.
    #[serde(default)]
    pub office: Office,
}

/// 更正结果 — a grade as corrected later; a correction can also take the grade away.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Corrected {
    /// 更正后的等次 — the grade after it; `None` when the period then has none.
    pub grade: Option<Id>,
}

impl GradedPeriod {
    /// A period with its grade.
    #[must_use]
    pub fn graded(period: Period, grade: Id) -> GradedPeriod {
        GradedPeriod { grade: Some(grade), ..GradedPeriod::ungraded(period) }
    }

    /// A period without a grade.
    #[must_use]
    pub fn ungraded(period: Period) -> GradedPeriod {
        GradedPeriod { period, grade: None, corrected: None, office: Office::default() }
    }

    /// The same, corrected later.
    #[must_use]
    pub fn corrected_to(mut self, grade: Option<Id>) -> GradedPeriod {
        self.corrected = Some(Corrected { grade });
        self
    }

    /// The same, earned in a village and a term.
    #[must_use]
    pub fn in_office(mut self, village: Option<Id>, term: Option<u32>) -> GradedPeriod {
        self.office = Office { village, term };
        self
    }
}

/// 考核历史 — the results of one person, period by period, in any order.
///
/// # Errors
/// * two periods that share a day.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "Vec<GradedPeriod>", into = "Vec<GradedPeriod>")]
pub struct GradeHistory(Vec<GradedPeriod>); // Invariant: in order, none overlapping.

impl GradeHistory {
    /// Puts periods in order; periods that share a day are refused.
    pub fn new(mut periods: Vec<GradedPeriod>) -> Result<GradeHistory, HistoryProblem> {
        periods.sort_by_key(|graded| graded.period);
        let pairs = periods.iter().zip(periods.iter().skip(1));
        for (one, other) in pairs {
            if one.period.overlaps(&other.period) {
                return Err(HistoryProblem { one: one.period, other: other.period });
            }
        }
        Ok(GradeHistory(periods))
    }

    /// The periods, in order.
    #[must_use]
    pub fn periods(&self) -> &[GradedPeriod] {
        &self.0
    }
}

impl TryFrom<Vec<GradedPeriod>> for GradeHistory {
    type Error = HistoryProblem;

    fn try_from(periods: Vec<GradedPeriod>) -> Result<GradeHistory, HistoryProblem> {
        GradeHistory::new(periods)
    }
}

impl From<GradeHistory> for Vec<GradedPeriod> {
    fn from(history: GradeHistory) -> Vec<GradedPeriod> {
        history.0
    }
}

/// 历史错误 — two results for one day.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the periods {one} and {other} share a day: a person has one result at a time")]
#[non_exhaustive]
pub struct HistoryProblem {
    /// One period.
    pub one: Period,
    /// The other.
    pub other: Period,
}
