use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::scoring::Outcome;
use crate::vocabulary::{Id, Period};

/// 任职 — which office a result was earned in.
///
/// A term or a village that is not stated is taken to be that of the period before; unknown
/// offices change nothing. That somebody had left and was appointed again is said with the
/// first result since.
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
    /// 再次任职 — whether the person had left since the result before, led nothing, and was
    /// appointed again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reappointed: bool,
}

/// 周期结果 — what one period of appraisal came to.
///
/// # Shape
/// `{ "graded": "competent" }`, `"ungraded"`, or `{ "open": { "grades": ["competent",
/// "incompetent"], "or_ungraded": true } }`.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodResult {
    /// 已定等次 — a grade.
    Graded(Id),
    /// 未定等次 — not graded, and it stays so; which is not *competent*.
    Ungraded,
    /// 尚未确定 — one of several results, not known which; which is not *ungraded*.
    Open(OpenGrades),
}

impl PeriodResult {
    /// One of these grades, not known which; a single one is settled, and without any the
    /// period has no grade.
    #[must_use]
    pub fn open(grades: impl IntoIterator<Item = Id>) -> PeriodResult {
        PeriodResult::among(grades.into_iter().collect(), false)
    }

    /// The same, unless the period ends without a grade.
    #[must_use]
    pub fn or_ungraded(self) -> PeriodResult {
        match self {
            PeriodResult::Graded(grade) => {
                PeriodResult::among(BTreeSet::from([grade]), true)
            }
            PeriodResult::Ungraded => PeriodResult::Ungraded,
            PeriodResult::Open(open) => PeriodResult::among(open.grades, true),
        }
    }

    fn among(grades: BTreeSet<Id>, or_ungraded: bool) -> PeriodResult {
        match (grades.len(), or_ungraded, grades.first()) {
            (1, false, Some(grade)) => PeriodResult::Graded(grade.clone()),
            (_, _, Some(_)) => PeriodResult::Open(OpenGrades { grades, or_ungraded }),
            (_, _, None) => PeriodResult::Ungraded,
        }
    }

    /// Every result that is possible; `None` stands for a period without a grade.
    pub fn possible(&self) -> impl Iterator<Item = Option<&Id>> {
        let (one, open) = match self {
            PeriodResult::Graded(grade) => (Some(Some(grade)), None),
            PeriodResult::Ungraded => (Some(None), None),
            PeriodResult::Open(open) => (open.or_ungraded.then_some(None), Some(open)),
        };
        let grades = open.into_iter().flat_map(|open| open.grades.iter().map(Some));
        grades.chain(one)
    }
}

/// 可能的等次 — the results among which an open one lies: at least two.
///
/// # Errors
/// * fewer than two results, where it is read through serde.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "OpenWire", into = "OpenWire")]
pub struct OpenGrades {
    // Invariant: at least one grade, and two where the period cannot end without one.
    grades: BTreeSet<Id>,
    or_ungraded: bool,
}

impl OpenGrades {
    /// The grades, by id.
    pub fn grades(&self) -> impl Iterator<Item = &Id> {
        self.grades.iter()
    }

    /// Whether the period may also end without a grade.
    #[must_use]
    pub const fn may_be_ungraded(&self) -> bool {
        self.or_ungraded
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct OpenWire {
    grades: Vec<Id>,
    #[serde(default)]
    or_ungraded: bool,
}

/// What an open result must be, for documents that are read through serde.
#[derive(Debug, thiserror::Error)]
#[error("an open result names two possible grades, or one with `or_ungraded`")]
struct NotOpen;

impl TryFrom<OpenWire> for OpenGrades {
    type Error = NotOpen;

    fn try_from(wire: OpenWire) -> Result<OpenGrades, NotOpen> {
        let OpenWire { grades, or_ungraded } = wire;
        match PeriodResult::among(grades.into_iter().collect(), or_ungraded) {
            PeriodResult::Open(open) => Ok(open),
            PeriodResult::Graded(_) | PeriodResult::Ungraded => Err(NotOpen),
        }
    }
}

impl From<OpenGrades> for OpenWire {
    fn from(open: OpenGrades) -> OpenWire {
        let OpenGrades { grades, or_ungraded } = open;
        OpenWire { grades: grades.into_iter().collect(), or_ungraded }
    }
}

/// 周期考核 — one period of appraisal, its result, and the office.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GradedPeriod {
    /// 周期 — the period.
    pub period: Period,
    /// 结果 — what it came to.
    pub result: PeriodResult,
    /// 更正 — what a later correction made of it, if there was one; it can also take the
    /// grade away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<PeriodResult>,
    /// 任职 — the office in which it was earned.
    #[serde(default)]
    pub office: Office,
}

impl GradedPeriod {
    /// A period with its result.
    #[must_use]
    pub const fn new(period: Period, result: PeriodResult) -> GradedPeriod {
        let office = Office { village: None, term: None, reappointed: false };
        GradedPeriod { period, result, corrected: None, office }
    }

    /// A period with its grade.
    #[must_use]
    pub const fn graded(period: Period, grade: Id) -> GradedPeriod {
        GradedPeriod::new(period, PeriodResult::Graded(grade))
    }

    /// A period without a grade.
    #[must_use]
    pub const fn ungraded(period: Period) -> GradedPeriod {
        GradedPeriod::new(period, PeriodResult::Ungraded)
    }

    /// A period whose grade is one of these, not known which.
    #[must_use]
    pub fn open(period: Period, grades: impl IntoIterator<Item = Id>) -> GradedPeriod {
        GradedPeriod::new(period, PeriodResult::open(grades))
    }

    /// The period of an appraisal, with the grades that are possible by it.
    ///
    /// By a scheme without grades the period is ungraded; where it may be that no grade can be
    /// told, it may end without one.
    #[must_use]
    pub fn appraised(outcome: &Outcome) -> GradedPeriod {
        let grades = outcome.grades().map(|grade| grade.id.clone());
        let result = PeriodResult::open(grades);
        let may_not_tell = outcome.grade_set().may_not_tell();
        let result = if may_not_tell { result.or_ungraded() } else { result };
        GradedPeriod::new(outcome.period(), result)
    }

    /// The same, corrected later.
    #[must_use]
    pub fn corrected_to(mut self, result: PeriodResult) -> GradedPeriod {
        self.corrected = Some(result);
        self
    }

    /// The same, earned in a village and a term.
    #[must_use]
    pub fn in_office(mut self, village: Option<Id>, term: Option<u32>) -> GradedPeriod {
        self.office = Office { village, term, ..self.office };
        self
    }

    /// The same, the first since the person was appointed again after having led nothing.
    #[must_use]
    pub const fn reappointed(mut self) -> GradedPeriod {
        self.office.reappointed = true;
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

    /// Puts periods in order that are known to share no day.
    pub(super) fn of_separate(mut periods: Vec<GradedPeriod>) -> GradeHistory {
        periods.sort_by_key(|graded| graded.period);
        GradeHistory(periods)
    }

    /// The periods, in order.
    #[must_use]
    pub fn periods(&self) -> &[GradedPeriod] {
        &self.0
    }

    /// The same history with one result settled, or settled further.
    pub(super) fn settled_at(&self, place: usize, result: PeriodResult) -> GradeHistory {
        let mut history = self.clone();
        if let Some(graded) = history.0.get_mut(place) {
            graded.corrected = graded.corrected.as_ref().map(|_| result.clone());
            graded.result = result;
        }
        history
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
