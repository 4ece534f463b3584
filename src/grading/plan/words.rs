//! Plans in words.

use super::{Lack, Part, Plan};
use crate::explain::{Report, Wording};
use crate::vocabulary::Script;

impl Part {
    /// What it is called.
    #[must_use]
    pub const fn words(self, script: Script) -> &'static str {
        match self {
            Part::Task => script.of("任务", "任務", "the task"),
            Part::Target => {
                script.of("可衡量的目标", "可衡量的目標", "a measurable target")
            }
            Part::Measure => script.of("措施", "措施", "a measure"),
            Part::Owner => script.of("责任人", "責任人", "an owner"),
            Part::Deadline => script.of("期限", "期限", "a deadline"),
            Part::Stages => script.of("阶段目标", "階段目標", "stage targets"),
        }
    }
}

impl Wording for Lack {
    /// `2：缺可衡量的目标、措施`.
    fn words(&self, script: Script) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.words(script)).collect();
        let parts = parts.join(script.of("、", "、", ", "));
        let lacks = script.of("：缺", "：缺", " lacks ");
        format!("{}{lacks}{parts}", self.task)
    }
}

impl Wording for Plan {
    /// `任务3项，其中1项不具体`.
    fn words(&self, script: Script) -> String {
        let (tasks, vague) = (self.tasks.len(), self.lacks().len());
        match (script, vague) {
            (Script::Hans, 0) => format!("任务{tasks}项，要件齐全"),
            (Script::Hant, 0) => format!("任務{tasks}項，要件齊全"),
            (Script::En, 0) => format!("{}, nothing is missing", counted(tasks)),
            (Script::Hans, _) => format!("任务{tasks}项，其中{vague}项不具体"),
            (Script::Hant, _) => format!("任務{tasks}項，其中{vague}項不具體"),
            (Script::En, _) => format!("{}, {vague} vague", counted(tasks)),
        }
    }
}

/// `1 task`, `3 tasks`: English alone counts one apart.
fn counted(tasks: usize) -> String {
    let noun = if tasks == 1 { "task" } else { "tasks" };
    format!("{tasks} {noun}")
}

impl Plan {
    /// Adds the plan as an entry, with each part that is missing.
    pub fn add_to(&self, report: &mut Report, script: Script) {
        let mut entry = report.entry(0, self.organization.as_str(), &self.words(script));
        for lack in self.lacks() {
            entry.step(&lack.words(script), None);
        }
    }
}
