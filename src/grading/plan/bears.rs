//! Which items that lose points a plan bears on.

use serde::{Deserialize, Serialize};

use super::Plan;
use crate::explain::Wording;
use crate::facts::column_key as key;
use crate::scoring::{Gap, ItemGap};
use crate::vocabulary::{Id, Named, Script, Span};

/// 方案对应情况 — which items a plan bears on, held against what separates the organization
/// from a grade.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Bearing {
    /// The items that lose points and that no task names, in the order of the scheme.
    pub untouched: Vec<Named>,
    /// Those of them without which what is told as enough is not reached.
    pub needed: Vec<Named>,
    /// The tasks that name something that is no item, each with what it names.
    pub unknown: Vec<(Id, String)>,
}

impl Plan {
    /// 对应项目 — holds the tasks against a gap: which items lose points and are named by no
    /// task. `None` for a plan of which no task names an item: nothing is told of it.
    #[must_use]
    pub fn bears_on(&self, gap: &Gap) -> Option<Bearing> {
        let named = |name: &str| {
            let is_it = |item: &&ItemGap| is_called(&item.item, name);
            gap.items.iter().find(is_it).map(|item| &item.item.id)
        };
        let tasks = self.tasks.iter();
        let names: Vec<(&Id, &str)> =
            tasks.filter_map(|task| Some((&task.id, task.item.as_deref()?))).collect();
        if names.is_empty() {
            return None;
        }
        let touched: Vec<&Id> =
            names.iter().filter_map(|(_, name)| named(name)).collect();
        let unknown = names.iter().filter(|(_, name)| named(name).is_none());
        let unknown = unknown.map(|(task, name)| ((*task).clone(), (*name).to_owned()));
        let is_open = |item: &&ItemGap| {
            item.lost.is_some_and(|lost| lost != Span::ZERO)
                && !touched.contains(&&item.item.id)
        };
        let untouched: Vec<Named> =
            gap.items.iter().filter(is_open).map(|item| item.item.clone()).collect();
        let lifts =
            gap.together.iter().filter(|it| it.is_enough).flat_map(|it| &it.lifts);
        let needed: Vec<&Id> = lifts.map(|lift| &lift.item.id).collect();
        let is_needed = |item: &&Named| needed.contains(&&item.id);
        Some(Bearing {
            needed: untouched.iter().filter(is_needed).cloned().collect(),
            untouched,
            unknown: unknown.collect(),
        })
    }
}

/// Whether somebody who writes this means the item.
fn is_called(item: &Named, name: &str) -> bool {
    let name = key(name);
    key(item.id.as_str()) == name || item.label.all().iter().any(|one| key(one) == name)
}

impl Wording for Bearing {
    /// `没有任务对应的失分项目：合作社带动、活动阵地；其中达线所需：合作社带动`.
    fn words(&self, script: Script) -> String {
        let list = |of: &[Named]| {
            let labels: Vec<&str> =
                of.iter().map(|one| one.label.in_script(script)).collect();
            labels.join(script.of("、", "、", ", "))
        };
        let colon = script.of("：", "：", ": ");
        let first = if self.untouched.is_empty() {
            script
                .of(
                    "失分项目都有任务对应",
                    "失分項目都有任務對應",
                    "every item that loses points has its task",
                )
                .to_owned()
        } else {
            let lead = script.of(
                "没有任务对应的失分项目",
                "沒有任務對應的失分項目",
                "items that lose points and have no task",
            );
            format!("{lead}{colon}{}", list(&self.untouched))
        };
        let mut said = vec![first];
        if !self.needed.is_empty() {
            let lead =
                script.of("其中达线所需", "其中達線所需", "needed to reach the line");
            said.push(format!("{lead}{colon}{}", list(&self.needed)));
        }
        said.extend(self.unknown.iter().map(|(task, name)| match script {
            Script::Hans => format!("{task}所列“{name}”不是考核项目"),
            Script::Hant => format!("{task}所列「{name}」不是考核項目"),
            Script::En => format!("“{name}” of {task} is no item"),
        }));
        said.join(script.of("；", "；", "; "))
    }
}
