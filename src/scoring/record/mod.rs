use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

use super::because::{Because, Standing};
use super::cohort::Placing;
use super::lines::StatusState;
use super::outcome::Undecided;
use super::rules::{GradeStepKind, Method, Phase};
use crate::criteria::Test;
use crate::facts::SheetState;
use crate::vocabulary::{
    Bounds, Exact, Ground, Id, Label, Period, Points, Source, Span, Verdict,
};

mod balance;
mod compared;
mod make;
mod report;

pub use balance::Imbalance;
pub(crate) use report::ranks_of;

/// 考核记录 — an owned account of an outcome that outlives its rulebook.
///
/// It reads and writes through any serde format, adds up node by node
/// ([`adds_up`](Record::adds_up)), and renders in three scripts
/// ([`report`](Record::report)).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct Record {
    /// Always `record/1`; another one is refused.
    #[serde(deserialize_with = "this_schema")]
    pub schema: String,
    /// The rulebook.
    pub rulebook: Id,
    /// Its edition.
    pub edition: String,
    /// The scheme.
    pub scheme: Id,
    /// What the scheme is called.
    pub title: Label,
    /// What its scores are counted in, where that is not points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Label>,
    /// Whether points count against the subject: fewer are better.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_penalty: bool,
    /// Whom it is about.
    pub subject: Option<Id>,
    /// The period of appraisal.
    pub period: Period,
    /// Whether more facts may come.
    pub sheet: SheetState,
    /// The total of the tree, before zero-clearing.
    pub score: Span,
    /// The total after zero-clearing.
    pub total: Span,
    /// Whether the total stands.
    pub standing: Standing,
    /// Whether the total cannot be told, or is open and may turn out so.
    #[serde(default, skip_serializing_if = "is_false")]
    pub may_not_tell: bool,
    /// Why nothing can be told at all, if that is so.
    pub undecided: Option<Undecided>,
    /// Every grade of the scheme, the best first.
    pub scale: Vec<GradeRecord>,
    /// The ids of the grades still possible, the best first.
    pub grades: Vec<Id>,
    /// Whether it may also be that no grade can be told.
    #[serde(default, skip_serializing_if = "is_false")]
    pub grade_may_not_tell: bool,
    /// Whether the subject takes part in the ranking.
    pub is_ranked: Verdict,
    /// The tree, each node before its children.
    pub nodes: Vec<NodeRecord>,
    /// The way from the total to the grade.
    pub grading: Vec<GradingRecord>,
    /// Steps over the cohort that have not been taken: the grade may still change by them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Label>,
    /// The outcomes that its facts come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<LinkedRecord>,
    /// What is missing, most important first.
    pub missing: Vec<MissingRecord>,
    /// Whether some number that it rests on is assumed.
    pub rests_on_assumed: bool,
    /// The sources cited.
    pub sources: Vec<Source>,
}

/// 等次记录 — a grade by id and label.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GradeRecord {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// The totals that reach it; none while it is open whose line holds.
    pub line: Option<Bounds>,
    /// The line of each status, where lines differ by status.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineRecord>,
    /// Where its line comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
}

/// 分数线记录 — the line of those with one status.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LineRecord {
    /// What the status is called.
    pub status: Label,
    /// The totals that reach the grade.
    pub line: Bounds,
}

/// 节点记录 — what a node came to, and how.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NodeRecord {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// How deep it stands; the scheme itself stands at 0.
    pub depth: u8,
    /// Full marks, where declared.
    pub full_marks: Option<Points>,
    /// Daily or concentrated.
    pub phase: Option<Phase>,
    /// By numbers or by judgement.
    pub method: Option<Method>,
    /// Whether its score is a factor, without a unit.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_factor: bool,
    /// How it combines its children; items have none.
    pub combine: Option<CombineRecord>,
    /// How it came to its score.
    pub standing: Standing,
    /// Its value before weight, limits and rounding.
    pub raw: Span,
    /// Its score.
    pub value: Span,
    /// The steps, in order.
    pub findings: Vec<Finding>,
    /// Where its numbers come from; a part without numbers has none.
    pub ground: Option<Ground>,
}

/// 合成方式记录 — how a part combines its children.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CombineRecord {
    /// 求和 — their sum.
    Sum,
    /// 平均 — their mean.
    Mean,
    /// 加权 — their weighted sum, a weight for each child.
    Weighted(Vec<Exact>),
    /// 计星 — how many reach their line, a line for each child.
    Stars(Vec<Bounds>),
    /// 取差 — the child at this place less the others.
    Net(usize),
    /// 相乘 — the product of all; the child at this place is the amount, the others factors.
    Product(usize),
    /// 取最高 — the greatest.
    Best,
    /// 取最低 — the least.
    Worst,
    /// 与最高比 — full marks × the only child ÷ the greatest of all judged together; this
    /// many points where the greatest is 0.
    ToTheBest(Exact),
    /// 按名次计分 — full marks less this share of them for each place behind the first.
    Rank(Exact),
    /// 按名次给分 — points by place: those of the first places, and of all others.
    Place {
        /// The points of the first place, the second, and so on.
        points: Vec<Exact>,
        /// The points of all other places.
        others: Exact,
    },
    /// 与平均比 — the only child less the mean of all judged together.
    OffTheMean,
}

/// 认定 — one step with what it is about.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Finding {
    /// The step.
    pub because: Because,
    /// What it is about: a fact, a row, a choice, a group.
    pub about: Option<Label>,
    /// The band or the bounds that it was held against.
    pub within: Option<Bounds>,
    /// Whether the number that it speaks of is a part of a whole, read as a percentage.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_proportion: bool,
    /// Where its numbers come from, where that is not the node's own ground.
    pub ground: Option<Ground>,
}

/// 定级记录 — one step on the way to the grade.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GradingRecord {
    /// The id of the step; the lines have none.
    pub id: Option<Id>,
    /// What it is called.
    pub label: Option<Label>,
    /// What it does when met; the lines and what a grade needs have none.
    pub does: Option<GradeStepKind>,
    /// The grade that it speaks of.
    pub grade: Option<Label>,
    /// Whether its condition is met; the lines are met where the total lies in one grade and
    /// undetermined where it may lie in several, a step over the cohort is met where it
    /// changes the grade.
    pub verdict: Verdict,
    /// Whether the scheme's policy for missing facts decided.
    pub is_by_policy: bool,
    /// What each question found.
    pub tests: Vec<TestRecord>,
    /// Whose lines hold; other steps, and lines that are the same for all, have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusRecord>,
    /// Where the subject stands in its cohort; steps of one subject have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placing: Option<Placing>,
    /// Whether the places of the step are filled up from the last: a least share.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_from_below: bool,
    /// The total after it.
    pub total: Span,
    /// The grades possible after it, by id.
    pub grades: Vec<Id>,
    /// Whether it may also be that no grade can be told.
    #[serde(default, skip_serializing_if = "is_false")]
    pub may_not_tell: bool,
    /// Where it comes from; that of the lines, where all grades in which the total may lie
    /// have the same.
    pub ground: Option<Ground>,
    /// What is said of the step, as which of its choices are ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Label>,
}

/// 身份记录 — the status whose lines hold.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StatusRecord {
    /// The fact that says it.
    pub about: Label,
    /// What the sheet says about it.
    pub state: StatusState,
    /// The statuses whose lines may hold; settled when one is left.
    pub choices: Vec<Label>,
    /// Whether the scheme's policy, not a fact, chose it.
    pub is_by_policy: bool,
}

/// 佐证记录 — what one question found.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TestRecord {
    /// The question and its answer.
    pub test: Test,
    /// What it is about.
    pub about: Label,
    /// The bounds that it was held against.
    pub within: Option<Bounds>,
    /// Whether its number is a part of a whole, read as a percentage.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_proportion: bool,
}

/// 引用记录 — a fact that comes from an outcome.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LinkedRecord {
    /// The fact.
    pub fact: Id,
    /// What it is called.
    pub label: Label,
    /// The rulebook of the scheme.
    pub rulebook: Id,
    /// Its edition.
    pub edition: String,
    /// The scheme.
    pub scheme: Id,
    /// What the scheme is called.
    pub title: Label,
    /// Whom the outcome is about.
    pub subject: Option<Id>,
    /// The period that it is about.
    pub period: Period,
}

/// 缺项记录 — a fact that is missing.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MissingRecord {
    /// The fact.
    pub fact: Id,
    /// What it is called.
    pub label: Label,
    /// By how much the total may become narrower once this fact alone is known.
    pub narrows_by: Exact,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

fn this_schema<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let found = String::deserialize(deserializer)?;
    if found == Record::SCHEMA {
        return Ok(found);
    }
    let expected = format!("`{}`, the schema that this crate reads", Record::SCHEMA);
    Err(D::Error::invalid_value(Unexpected::Str(&found), &expected.as_str()))
}

impl GradingRecord {
    /// Whether it is the step from the total to a grade by the lines.
    pub(super) const fn is_lines(&self) -> bool {
        self.does.is_none() && self.id.is_none()
    }
}

impl Record {
    /// The schema of a record.
    pub const SCHEMA: &'static str = "record/1";

    /// Where the numbers of a step to the grade come from, each once: of the lines those of
    /// every grade in which the total may lie.
    pub(super) fn grounds_of<'r>(&'r self, step: &'r GradingRecord) -> Vec<&'r Ground> {
        if !step.is_lines() {
            return step.ground.iter().collect();
        }
        let held = self.scale.iter().filter(|grade| step.grades.contains(&grade.id));
        let mut grounds = Vec::new();
        for ground in held.filter_map(|grade| grade.ground.as_ref()) {
            if !grounds.contains(&ground) {
                grounds.push(ground);
            }
        }
        grounds
    }

    /// Whether some number that it rests on is assumed.
    fn is_on_assumed(&self) -> bool {
        let nodes = self.nodes.iter().flat_map(|node| {
            let of_steps = node.findings.iter().filter_map(|step| step.ground.as_ref());
            node.ground.iter().chain(of_steps)
        });
        let grading = self.grading.iter().flat_map(|step| self.grounds_of(step));
        nodes.chain(grading).any(Ground::is_assumed)
    }

    /// The grade, if one is left.
    #[must_use]
    pub fn grade(&self) -> Option<&GradeRecord> {
        match self.grades.as_slice() {
            [grade] => self.scale.iter().find(|known| known.id == *grade),
            _ => None,
        }
    }
}
