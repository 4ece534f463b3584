use chrono::NaiveDate;

use super::english::spell;
use crate::vocabulary::{Id, Period};

/// 定级缺陷 — what can be wrong with plans of rectification and with gradings.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GradingDefect {
    /// A stage of a task after its last day.
    #[error("the stage of {stage} lies after the deadline of the task, {deadline}")]
    StageAfterDeadline {
        /// The day of the stage.
        stage: NaiveDate,
        /// The last day of the task.
        deadline: NaiveDate,
    },
    /// A day of a plan before the day on which it was made.
    #[error("{day} lies before {made_on}, the day on which the plan was made")]
    BeforePlan {
        /// The day.
        day: NaiveDate,
        /// The day of the plan.
        made_on: NaiveDate,
    },
    /// A stage without its day, or without a word on what is reached by then.
    #[error(
        "`{found}` is no stage: write its day and what is reached by then, such as `2012-09-30 the site is chosen`"
    )]
    StageShape {
        /// What was written.
        found: String,
    },
    /// A unit, or whether more or less is meant, without the number that it belongs to.
    #[error("`{found}` stands here without a target value")]
    ValueMissing {
        /// What was written.
        found: String,
    },
    /// A target value of a target that is no number.
    #[error(
        "a target of the kind `{kind}` has no value: leave it out, or write `number`"
    )]
    ValueIdle {
        /// The kind, by its word.
        kind: &'static str,
    },
    /// A kind of target without what it needs: a number its value, a state its words.
    #[error("a target of the kind `{kind}` needs {needs}: fill it in, or write `words`")]
    TargetMissing {
        /// The kind, by its word.
        kind: &'static str,
        /// The column that says it.
        needs: &'static str,
    },
    /// A check of another organization than the survey.
    #[error("this is about `{found}`, and the survey about `{expected}`")]
    OtherSubject {
        /// Whom the check is about.
        found: Id,
        /// Whom the survey is about.
        expected: Id,
    },
    /// A check of other days than the survey.
    #[error("this is {}, and the survey is {}", spell(*.found), spell(*.expected))]
    OtherPeriod {
        /// The days of the check.
        found: Period,
        /// The days of the survey.
        expected: Period,
    },
    /// An organization that is to be rated by a scheme of another kind.
    #[error("`{scheme}` is not the scheme of its kind, that is `{right}`")]
    OtherKind {
        /// The scheme asked for.
        scheme: Id,
        /// The scheme of its kind.
        right: Id,
    },
    /// An organization of a kind that no scheme rates.
    #[error("`{family}` has no scheme for its kind: leave it out")]
    NoSchemeOfKind {
        /// The schemes that there are, by what their ids begin with.
        family: String,
    },
    /// An organization of which it is not known of which kind it is.
    #[error(
        "which scheme of `{family}` is that of its kind is not known: state the kind, or take what a table of organizations says"
    )]
    KindNotTold {
        /// The schemes that there are, by what their ids begin with.
        family: String,
    },
    /// Rows of one plan that give it different days.
    #[error(
        "row {row} says that the plan was made on another day: say it alike in each of its rows, or in one"
    )]
    PlanDaysDisagree {
        /// The other row, counted as in a spreadsheet.
        row: usize,
    },
    /// A row that says neither a grade nor that there is none.
    #[error("write the grade, or 未定级 where the organization has none")]
    GradeMissing,
    /// A grading by another scheme, or of another scale, where one scale is counted.
    #[error("this is graded by another scheme, or of another scale")]
    OtherScale,
}
