use chrono::NaiveDate;

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
    /// Rows of one plan that give it different days.
    #[error(
        "row {row} says that the plan was made on another day: say it alike in each of its rows, or in one"
    )]
    PlanDaysDisagree {
        /// The other row, counted as in a spreadsheet.
        row: usize,
    },
    /// A grading by another scheme, or of another scale, where one scale is counted.
    #[error("this is graded by another scheme, or of another scale")]
    OtherScale,
}
