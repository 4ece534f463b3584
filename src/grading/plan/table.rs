//! Plans from a table with a row for each task.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check::check;
use super::{Direction, Plan, PlanDraft, Stage, Target, TaskDraft};
use crate::facts::rows::{self, Column, Layout, Row};
use crate::facts::{amount_in_cell, day_in_cell, folded};
use crate::vocabulary::{Defect, GradingDefect, Id, Label, Problem, Problems, text};

const ORGANIZATION: &str = "organization";
const MADE_ON: &str = "made_on";
const TASK: &str = "task";
const TARGET: &str = "target";
const KIND: &str = "target_kind";
const VALUE: &str = "target_value";
const DIRECTION: &str = "direction";
const UNIT: &str = "unit";
const MEASURE: &str = "measure";
const OWNER: &str = "owner";
const DEADLINE: &str = "deadline";
const STAGES: &str = "stages";
const ITEM: &str = "item";

/// 读整改方案表 — the plan of every organization by a table, or every problem with it.
///
/// # Shape
/// A row for each task, with a column `编号` (the id of the task, once in the table), a column
/// `组织` and, each of which may be blank or left out, `任务`, `目标`, `措施`, `责任人`, `期限`,
/// `阶段目标` (`2012-09-30 完成选址；2012-11-30 主体完工`), `制定日期` and `对应项目` (the item of the
/// scheme that the task is to lift). A dash, `/` or `无` is as good as a blank.
/// What kind of target it is, is said and not guessed:
/// * with a number in `目标值` (or `量化指标`) it is a number: `单位` gives its unit, and
///   `目标方向` 不少于 or 不多于 (also `≥`, `≤`, 不低于, 不高于, 以上, 以下);
/// * with `目标类别` 状态 (also 是否) `目标` is a state that is reached or is not;
/// * otherwise, or with 文字 (also 定性), `目标` is words alone, and not measurable.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at
///   `row[N].column[HEADER]`, the header being row 1; a missing column `组织`;
/// * a row without an organization, or with one that is no id; a value that is no decimal, a
///   unit or a direction without a value, a value beside another kind of target, a kind of
///   target without what it needs; a stage without its day; rows of one plan that were made on different days;
/// * whatever [`Plan::check`] refuses, once every row can be read.
pub fn plans<H, R>(header: H, rows: R) -> Result<BTreeMap<Id, Plan>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let (table, mut told) = rows::read(&Layout::new(columns())?, header, rows)?;
    let mut drafts: BTreeMap<Id, (PlanDraft, usize)> = BTreeMap::new();
    let mut row_of: BTreeMap<Id, usize> = BTreeMap::new();
    table.each(&mut told, |row| {
        let (organization, task) = (row.id(ORGANIZATION), task(row));
        let (organization, made_on) = (organization?, row.optional_day(MADE_ON));
        row_of.insert(row.subject(), row.number());
        let empty = || (PlanDraft::new(organization.clone()), row.number());
        let (draft, first) = drafts.entry(organization.clone()).or_insert_with(empty);
        draft.tasks.push(task);
        match (draft.made_on, made_on) {
            (Some(one), Some(other)) if one != other => {
                let defect = GradingDefect::PlanDaysDisagree { row: *first };
                row.refuse(MADE_ON, defect.into());
            }
            (None, Some(_)) => (draft.made_on, *first) = (made_on, row.number()),
            _ => {}
        }
        Some(())
    });
    // A plan is held to what it must be once all its rows can be read.
    if !told.is_empty() {
        return told.none_or(BTreeMap::new());
    }
    let mut plans = BTreeMap::new();
    for (organization, (draft, first)) in drafts {
        let (plan, wrong) = check(draft);
        for (whom, defect) in wrong {
            let (row, column) = match &whom {
                Some((task, part)) => (row_of.get(task).copied(), *part),
                None => (Some(first), ORGANIZATION),
            };
            let row = row.unwrap_or(first);
            told.add(row, Problem::new(table.cell(row, column), defect));
        }
        plans.insert(organization, plan);
    }
    told.none_or(plans)
}

const KINDS: [(&str, Kind, Three); 5] = [
    ("number", Kind::Number, ["量化", "量化", "number"]),
    ("quantitative", Kind::Number, ["定量", "定量", "quantitative"]),
    ("state", Kind::State, ["状态", "狀態", "state"]),
    ("words", Kind::Words, ["文字", "文字", "words"]),
    ("qualitative", Kind::Words, ["定性", "定性", "qualitative"]),
];

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Number,
    State,
    Words,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::State => "state",
            Kind::Words => "words",
        }
    }
}

/// The directions by every word that people write for them, the first of each as messages say
/// it.
const DIRECTIONS: [(&str, Direction, Three); 8] = [
    ("at_least", Direction::AtLeast, ["不少于", "不少於", "at least"]),
    ("at_most", Direction::AtMost, ["不多于", "不多於", "at most"]),
    ("not_below", Direction::AtLeast, ["不低于", "不低於", "not below"]),
    ("not_above", Direction::AtMost, ["不高于", "不高於", "not above"]),
    ("ge", Direction::AtLeast, ["≥", "≥", ">="]),
    ("le", Direction::AtMost, ["≤", "≤", "<="]),
    ("or_more", Direction::AtLeast, ["以上", "以上", "or more"]),
    ("or_less", Direction::AtMost, ["以下", "以下", "or less"]),
];

/// What a word is called in three scripts.
type Three = [&'static str; 3];

fn labelled<T: Copy, const N: usize>(
    all: [(&'static str, T, Three); N],
) -> [(&'static str, Label); N] {
    all.map(|(word, _, [hans, hant, en])| (word, Label::new(hans, hant, en)))
}

fn meant<T: Copy, const N: usize>(
    all: [(&'static str, T, Three); N],
) -> [(&'static str, T); N] {
    all.map(|(word, one, _)| (word, one))
}

impl Direction {
    fn label(self) -> &'static str {
        let of = DIRECTIONS.into_iter().find(|(_, one, _)| *one == self);
        of.map_or("", |(_, _, [hans, ..])| hans)
    }
}

fn columns() -> Result<Vec<Column>, Defect> {
    let (kinds, directions) = (labelled(KINDS), labelled(DIRECTIONS));
    let deadline = ["期限", "完成时限", "完成時限", "整改时限", "整改時限"];
    let stages = ["阶段目标", "階段目標", "阶段性目标", "階段性目標"];
    Ok(vec![
        Column::text(ORGANIZATION, &["组织", "組織", "党组织", "黨組織"]).needed(),
        Column::day(MADE_ON, &["制定日期", "方案日期"])?,
        Column::text(TASK, &["任务", "任務", "整改任务", "整改任務"]),
        Column::text(TARGET, &["目标", "目標", "整改目标", "整改目標"]),
        Column::choice(KIND, &["目标类别", "目標類別"], kinds)?,
        Column::text(VALUE, &["目标值", "目標值", "量化指标", "量化指標"]),
        Column::choice(DIRECTION, &["目标方向", "目標方向"], directions)?,
        Column::text(UNIT, &["单位", "單位", "计量单位", "計量單位"]),
        Column::text(MEASURE, &["措施", "整改措施"]),
        Column::text(OWNER, &["责任人", "責任人"]),
        Column::day(DEADLINE, &deadline)?,
        Column::text(STAGES, &stages),
        Column::text(ITEM, &["对应项目", "對應項目", "对应指标", "對應指標"]),
    ])
}

fn task(row: &mut Row<'_>) -> TaskDraft {
    let mut draft = TaskDraft::new(row.subject());
    draft.task = row.name(TASK);
    draft.measure = row.name(MEASURE);
    draft.owner = row.name(OWNER);
    draft.deadline = row.optional_day(DEADLINE);
    draft.target = target(row);
    draft.stages = stages(row);
    draft.item = row.name(ITEM);
    draft
}

fn target(row: &mut Row<'_>) -> Option<Target> {
    let said = |text: &String| !text::is_placeholder(text);
    let words = row.name(TARGET).filter(said);
    let (value, unit) = (row.text(VALUE).filter(said), row.name(UNIT).filter(said));
    let direction = row.optional_word(DIRECTION, meant(DIRECTIONS));
    let kind = row.optional_word(KIND, meant(KINDS));
    let Some(value) = value else {
        let said = direction.map(|one| one.label().to_owned());
        for (column, text) in [(UNIT, unit), (DIRECTION, said)] {
            if let Some(found) = text {
                let found = text::shown(&found);
                row.refuse(column, GradingDefect::ValueMissing { found }.into());
            }
        }
        let needs = match kind {
            Some(Kind::Number) => Some((VALUE, "目标值")),
            Some(Kind::State) if words.is_none() => Some((TARGET, "目标")),
            Some(Kind::State | Kind::Words) | None => None,
        };
        if let (Some((column, needs)), Some(kind)) = (needs, kind) {
            let column = if row.table().has(column) { column } else { KIND };
            let kind = kind.word();
            row.refuse(column, GradingDefect::TargetMissing { kind, needs }.into());
            return None;
        }
        return match kind {
            Some(Kind::State) => words.map(Target::State),
            Some(Kind::Number | Kind::Words) | None => words.map(Target::Words),
        };
    };
    if let Some(kind @ (Kind::State | Kind::Words)) = kind {
        let kind = kind.word();
        row.refuse(VALUE, GradingDefect::ValueIdle { kind }.into());
        return None;
    }
    let value = row.take(VALUE, amount_in_cell(&value).map_err(Defect::from))?;
    Some(Target::Number { of: words, direction, value, unit })
}

fn stages(row: &mut Row<'_>) -> Vec<Stage> {
    let cell = row.name(STAGES).filter(|text| !text::is_placeholder(text));
    let cell = cell.unwrap_or_default();
    let (mut stages, mut wrong) = (Vec::new(), Vec::new());
    for part in cell.split(['；', ';', '\n']).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        match stage(part) {
            Some(stage) => stages.push(stage),
            None => {
                let found = text::shown(part);
                wrong.push(GradingDefect::StageShape { found }.into());
            }
        }
    }
    row.refuse_each(STAGES, wrong);
    stages
}

/// `2012-09-30 完成选址`, also with `：` between, the day as in any other cell.
fn stage(text: &str) -> Option<Stage> {
    let is_day = |c: char| c.is_ascii_digit() || "-/.年月日".contains(c);
    let folded = folded(text);
    let length = folded.chars().take_while(|c| is_day(*c)).count();
    let day: String = folded.chars().take(length).collect();
    let on: NaiveDate = day_in_cell(&day)?;
    let reached: String = text.chars().skip(length).collect();
    let reached = reached.trim_start_matches([' ', '\u{3000}', ':', '：']).trim();
    (!reached.is_empty()).then(|| Stage::new(on, reached.to_owned()))
}
