//! Plans of rectification: tasks, and what each of them lacks.

mod bears;
mod check;
mod table;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use bears::Bearing;
pub use table::plans;

use crate::facts::Raw;
use crate::vocabulary::{Amount, Id};

/// 整改方案草案 — a plan of rectification as handed in.
///
/// # Shape
/// `{ "organization": "gucun", "made_on": "2012-06-30", "tasks": [ … ] }`; `made_on` may be
/// left out.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlanDraft {
    /// Whose plan it is.
    pub organization: Id,
    /// 制定日期 — when it was made; `None` where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_on: Option<NaiveDate>,
    /// The tasks, in any order.
    pub tasks: Vec<TaskDraft>,
}

/// 任务草案 — a task as handed in; a part that is left out, or blank, is missing.
///
/// # Shape
/// `{ "id": "1", "task": "改扩建活动场所", "target": { "number": { "of": "建筑面积",
/// "direction": "at_least", "value": "120", "unit": "平方米" } }, "measure": "筹资20万元",
/// "owner": "张", "deadline": "2012-11-30", "stages": [{ "on": "2012-09-30", "reached":
/// "主体完工" }] }`.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TaskDraft {
    /// The id.
    pub id: Id,
    /// 任务 — what is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// 目标 — what is to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// 措施 — how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// 责任人 — who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// 期限 — its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<NaiveDate>,
    /// 阶段目标 — what is reached by which day, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// 对应项目 — the item of the scheme that the task is to lift, by id or label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// 目标 — what a task is to reach, by its kind: whoever writes the plan says which it is, and
/// no text is searched for numbers.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Target {
    /// 量化目标 — a number with its unit: measurable.
    Number {
        /// What is measured.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<String>,
        /// Whether it is to reach the number or to stay within it, where that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        direction: Option<Direction>,
        /// The number.
        value: Amount,
        /// Its unit; without one it is not measurable.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    /// 状态目标 — a state that is reached or is not, as anybody can check: measurable.
    State(String),
    /// 文字目标 — words alone: not measurable.
    Words(String),
}

/// 目标方向 — whether a number is to be reached or kept within.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 不少于 — so much or more.
    AtLeast,
    /// 不多于 — so much or less.
    AtMost,
}

/// 阶段目标 — what is reached by a day on the way.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Stage {
    /// The day.
    pub on: NaiveDate,
    /// What is reached by then.
    pub reached: String,
}

/// 整改方案 — a plan of rectification, checked: no task twice, no day out of order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Plan {
    // Invariant: tasks by id, each once; stages by day, none after the deadline; no day
    // before the plan was made.
    organization: Id,
    made_on: Option<NaiveDate>,
    tasks: Vec<Task>,
}

/// 任务 — a task of a checked plan; what it lacks is `None`, never blank.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Task {
    /// The id.
    pub id: Id,
    /// 任务 — what is to be done.
    pub task: Option<String>,
    /// 目标 — what is to be reached.
    pub target: Option<Target>,
    /// 措施 — how.
    pub measure: Option<String>,
    /// 责任人 — who answers for it.
    pub owner: Option<String>,
    /// 期限 — its last day.
    pub deadline: Option<NaiveDate>,
    /// 阶段目标 — what is reached by which day, by day.
    pub stages: Vec<Stage>,
    /// 对应项目 — the item of the scheme that the task is to lift, by id or label.
    pub item: Option<String>,
}

/// 方案要件 — a part that every task of a plan must have.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 任务 — what is to be done.
    Task,
    /// 可衡量的目标 — a number with its unit, or a state that can be checked.
    Target,
    /// 措施 — how.
    Measure,
    /// 责任人 — who answers for it.
    Owner,
    /// 期限 — its last day.
    Deadline,
    /// 阶段目标 — what is reached on the way.
    Stages,
}

/// 所缺要件 — a task with the parts that it lacks: the plan is vague there.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Lack {
    /// The task.
    pub task: Id,
    /// The parts, in the order of [`Part::ALL`]; at least one.
    pub parts: Vec<Part>,
}

impl PlanDraft {
    /// A plan without tasks yet.
    #[must_use]
    pub const fn new(organization: Id) -> PlanDraft {
        PlanDraft { organization, made_on: None, tasks: Vec::new() }
    }
}

impl TaskDraft {
    /// A task of which nothing is said yet.
    #[must_use]
    pub const fn new(id: Id) -> TaskDraft {
        TaskDraft {
            id,
            task: None,
            target: None,
            measure: None,
            owner: None,
            deadline: None,
            stages: Vec::new(),
            item: None,
        }
    }
}

impl Stage {
    /// What is reached by a day.
    #[must_use]
    pub const fn new(on: NaiveDate, reached: String) -> Stage {
        Stage { on, reached }
    }
}

impl Target {
    /// 可衡量 — whether anybody can tell when it is reached.
    #[must_use]
    pub fn is_measurable(&self) -> bool {
        match self {
            Target::Number { unit, .. } => unit.is_some(),
            Target::State(_) => true,
            Target::Words(_) => false,
        }
    }
}

impl Part {
    /// All six, in the order in which they are asked for.
    pub const ALL: [Part; 6] = [
        Part::Task,
        Part::Target,
        Part::Measure,
        Part::Owner,
        Part::Deadline,
        Part::Stages,
    ];

    /// The facts that count the tasks without each.
    pub(crate) const FACTS: [&'static str; 6] = [
        Part::Task.fact(),
        Part::Target.fact(),
        Part::Measure.fact(),
        Part::Owner.fact(),
        Part::Deadline.fact(),
        Part::Stages.fact(),
    ];

    /// The fact that counts the tasks without it.
    const fn fact(self) -> &'static str {
        match self {
            Part::Task => "plan.without_task",
            Part::Target => "plan.without_target",
            Part::Measure => "plan.without_measure",
            Part::Owner => "plan.without_owner",
            Part::Deadline => "plan.without_deadline",
            Part::Stages => "plan.without_stages",
        }
    }
}

impl Task {
    /// The parts that it lacks.
    #[must_use]
    pub fn lacks(&self) -> Vec<Part> {
        let has = |part: &Part| match part {
            Part::Task => self.task.is_some(),
            Part::Target => self.target.as_ref().is_some_and(Target::is_measurable),
            Part::Measure => self.measure.is_some(),
            Part::Owner => self.owner.is_some(),
            Part::Deadline => self.deadline.is_some(),
            Part::Stages => !self.stages.is_empty(),
        };
        Part::ALL.into_iter().filter(|part| !has(part)).collect()
    }
}

impl Plan {
    /// The most tasks of a plan.
    pub const MOST_TASKS: usize = 500;

    /// The fact whether there is a plan.
    pub const EXISTS: &'static str = "plan.exists";
    /// The fact how many tasks it has.
    pub const TASKS: &'static str = "plan.tasks";
    /// The fact whether every task has stage targets.
    pub const STAGED: &'static str = "plan.staged";

    /// Whose plan it is.
    #[must_use]
    pub const fn organization(&self) -> &Id {
        &self.organization
    }

    /// When it was made; `None` where that is not known.
    #[must_use]
    pub const fn made_on(&self) -> Option<NaiveDate> {
        self.made_on
    }

    /// The tasks, by id.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// 泛泛而谈之处 — every task that lacks something, with each part that it lacks.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        let lack = |task: &Task| Lack { task: task.id.clone(), parts: task.lacks() };
        self.tasks.iter().map(lack).filter(|lack| !lack.parts.is_empty()).collect()
    }

    /// What the plan says, as facts for a [sheet](crate::facts::Sheet::with) of a rulebook
    /// that has them, such as `building-year-2012`: that there is one, its tasks, and for
    /// each part the tasks without it. The rules `grading/plan…` judge.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Raw)> {
        let lacks = self.lacks();
        let without = |part: Part| {
            count(lacks.iter().filter(|lack| lack.parts.contains(&part)).count())
        };
        let is_staged = self.tasks.iter().all(|task| !task.stages.is_empty());
        let mut facts = vec![
            (Plan::EXISTS, Raw::Boolean(true)),
            (Plan::TASKS, count(self.tasks.len())),
            (Plan::STAGED, Raw::Boolean(is_staged && !self.tasks.is_empty())),
        ];
        facts.extend(Part::ALL.map(|part| (part.fact(), without(part))));
        facts
    }

    /// The facts of an organization of which it is known that it has no plan.
    #[must_use]
    pub fn none() -> Vec<(&'static str, Raw)> {
        vec![(Plan::EXISTS, Raw::Boolean(false))]
    }
}

fn count(number: usize) -> Raw {
    Raw::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
