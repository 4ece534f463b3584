//! What a plan can have wrong, all of it at once.

use std::collections::BTreeSet;

use super::{Plan, PlanDraft, Stage, Target, Task, TaskDraft};
use crate::vocabulary::{
    Defect, FieldPath, Found, GradingDefect, Id, Problem, Problems, text,
};

/// A defect with the task and the part that it is about; the plan itself has neither.
pub(super) type Wrong = (Option<(Id, &'static str)>, Defect);

impl Plan {
    /// 核对整改方案 — the plan of a draft, or every problem with it. What is vague is no
    /// problem: [`Plan::lacks`] names it.
    ///
    /// # Errors
    /// At `plan[ORGANIZATION]`, or at its `task[ID]` and the part there:
    /// * a task twice, a stage of one task twice on a day, a stage without a word on what is
    ///   reached;
    /// * a stage after the deadline of its task;
    /// * a deadline or a stage before the day on which the plan was made;
    /// * more than [`Plan::MOST_TASKS`] tasks.
    ///
    /// # Examples
    /// ```
    /// use grassroots::grading::{Plan, PlanDraft, Stage, TaskDraft};
    /// use grassroots::vocabulary::Id;
    ///
    /// let mut task = TaskDraft::new(Id::new("1")?);
    /// task.deadline = Some("2012-11-30".parse()?);
    /// task.stages = vec![Stage::new("2012-12-30".parse()?, "主体完工".to_owned())];
    /// let mut draft = PlanDraft::new(Id::new("gucun")?);
    /// draft.tasks = vec![task];
    /// assert_eq!(
    ///     Plan::check(draft).expect_err("a day out of order").to_string(),
    ///     "plan[gucun].task[1].stages: the stage of 2012-12-30 lies after the deadline of the \
    ///      task, 2012-11-30"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(draft: PlanDraft) -> Result<Plan, Problems> {
        let list = FieldPath::root().key("plan").element(draft.organization.as_str());
        let (plan, wrong) = check(draft);
        let mut found = Found::default();
        for (whom, defect) in wrong {
            let at = match whom {
                None => list.clone(),
                Some((task, part)) => list.key("task").element(task.as_str()).key(part),
            };
            found.push(Problem::new(at, defect));
        }
        found.none_or(plan)
    }
}

/// The plan, and whatever is wrong, task by task; the plan holds only where nothing is.
pub(super) fn check(draft: PlanDraft) -> (Plan, Vec<Wrong>) {
    let PlanDraft { organization, made_on, mut tasks } = draft;
    let mut wrong: Vec<Wrong> = Vec::new();
    if tasks.len() > Plan::MOST_TASKS {
        let (what, found) = ("tasks", tasks.len());
        wrong.push((None, Defect::TooMany { what, found, at_most: Plan::MOST_TASKS }));
    }
    tasks.sort_by(|one, other| one.id.cmp(&other.id));
    let mut seen = BTreeSet::new();
    for task in &tasks {
        let mut refuse =
            |part, defect| wrong.push((Some((task.id.clone(), part)), defect));
        if !seen.insert(&task.id) {
            let (what, id) = ("tasks", task.id.to_string());
            refuse("id", Defect::Duplicate { what, id });
        }
        if let (Some(made_on), Some(day)) = (made_on, task.deadline)
            && day < made_on
        {
            refuse("deadline", GradingDefect::BeforePlan { day, made_on }.into());
        }
        let mut days = BTreeSet::new();
        let mut stages: Vec<&Stage> = task.stages.iter().collect();
        stages.sort();
        for stage in stages {
            let day = stage.on;
            if stage.reached.trim().is_empty() {
                let found = day.to_string();
                refuse("stages", GradingDefect::StageShape { found }.into());
            }
            if !days.insert(day) {
                let (what, id) = ("stages", day.to_string());
                refuse("stages", Defect::Duplicate { what, id });
            }
            if let Some(made_on) = made_on.filter(|made_on| day < *made_on) {
                refuse("stages", GradingDefect::BeforePlan { day, made_on }.into());
            }
            if let Some(deadline) = task.deadline.filter(|deadline| day > *deadline) {
                let stage = day;
                let defect = GradingDefect::StageAfterDeadline { stage, deadline };
                refuse("stages", defect.into());
            }
        }
    }
    let tasks = tasks.into_iter().map(sealed).collect();
    (Plan { organization, made_on, tasks }, wrong)
}

fn sealed(draft: TaskDraft) -> Task {
    let TaskDraft { id, task, target, measure, owner, deadline, mut stages, item } =
        draft;
    stages.sort();
    Task {
        id,
        task: said(task),
        target: target.and_then(said_target),
        measure: said(measure),
        owner: said(owner),
        deadline,
        stages,
        item: said(item),
    }
}

/// A text that says something: `—`, `/` and `无` say as little as a blank.
fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty() && !text::is_placeholder(text))
}

fn said_target(target: Target) -> Option<Target> {
    match target {
        Target::Number { of, direction, value, unit } => {
            Some(Target::Number { of: said(of), direction, value, unit: said(unit) })
        }
        Target::State(text) => said(Some(text)).map(Target::State),
        Target::Words(text) => said(Some(text)).map(Target::Words),
    }
}
