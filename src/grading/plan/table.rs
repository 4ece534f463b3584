//! Plans from a table with a row for each task.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check::check;
use super::{Direction, Plan, PlanDraft, Stage, Target, TaskDraft};
use crate::facts::columns::{
    self, Column, Rows, day_in, days, name_in, row_at, text_in, word_in,
};
use crate::facts::table::TableRow;
use crate::facts::{FactKind, folded};
use crate::vocabulary::{
    Amount, Defect, Found, GradingDefect, Id, Label, Problem, Problems, text,
};

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

/// 读整改方案表 — the plan of every organization by a table, or every problem with it.
///
/// # Shape
/// A row for each task, with a column `编号` (the id of the task, once in the table), a column
/// `组织` and, each of which may be blank or left out, `任务`, `目标`, `措施`, `责任人`, `期限`,
/// `阶段目标` (`2012-09-30 完成选址；2012-11-30 主体完工`) and `制定日期`. What kind of target it
/// is, is said and not guessed:
/// * with a number in `目标值` (or `量化指标`) it is a number: `单位` gives its unit, and
///   `目标方向` 不少于 or 不多于;
/// * with `目标类别` 状态 (also 是否) `目标` is a state that is reached or is not;
/// * otherwise, or with 文字, `目标` is words alone, and not measurable.
///
/// # Errors
/// * whatever [`table::read`](crate::facts::table::read) refuses: at
///   `row[N].column[HEADER]`, the header being row 1; a missing column `组织`;
/// * a row without an organization, or with one that is no id; a value that is no decimal, a
///   unit or a direction without a value, a value beside another kind of target; a stage
///   without its day; rows of one plan that were made on different days;
/// * whatever [`Plan::check`] refuses, once every row can be read.
pub fn plans<H, R>(header: H, rows: R) -> Result<BTreeMap<Id, Plan>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let columns =
        layout().map_err(|error| Problems::one(Problem::new(row_at(1), error)))?;
    let table = columns::read(&columns, &[], header, rows)?;
    let mut found = Found::default();
    let mut drafts: BTreeMap<Id, (PlanDraft, usize)> = BTreeMap::new();
    let mut row_of: BTreeMap<Id, usize> = BTreeMap::new();
    for row in &table.rows {
        let mut reading = Reading { table: &table, row, found: &mut found };
        let Some(organization) = reading.organization() else { continue };
        let made_on = day_in(&row.sheet, MADE_ON);
        let task = reading.task();
        row_of.insert(row.subject.clone(), row.row);
        let empty = || (PlanDraft::new(organization.clone()), row.row);
        let (draft, first) = drafts.entry(organization.clone()).or_insert_with(empty);
        draft.tasks.push(task);
        match (draft.made_on, made_on) {
            (Some(one), Some(other)) if one != other => {
                let defect = GradingDefect::PlanDaysDisagree { row: *first };
                reading.refuse(MADE_ON, defect.into());
            }
            (None, Some(_)) => (draft.made_on, *first) = (made_on, row.row),
            _ => {}
        }
    }
    if !found.is_empty() {
        return Err(found.into_problems());
    }
    let mut plans = BTreeMap::new();
    let mut problems = Vec::new();
    for (organization, (draft, first)) in drafts {
        let (plan, wrong) = check(draft);
        for (whom, defect) in wrong {
            let (row, column) = match &whom {
                Some((task, part)) => (row_of.get(task).copied(), *part),
                None => (Some(first), ORGANIZATION),
            };
            let row = row.unwrap_or(first);
            problems.push((row, Problem::new(table.cell(row, column), defect)));
        }
        plans.insert(organization, plan);
    }
    columns::tell_by_row(problems, &mut found);
    found.none_or(plans)
}

const KINDS: [(&str, Kind); 3] =
    [("number", Kind::Number), ("state", Kind::State), ("words", Kind::Words)];

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

    fn label(self) -> Label {
        match self {
            Kind::Number => Label::new("量化", "量化", "number"),
            Kind::State => Label::new("状态", "狀態", "state"),
            Kind::Words => Label::new("文字", "文字", "words"),
        }
    }
}

const DIRECTIONS: [(&str, Direction); 2] =
    [("at_least", Direction::AtLeast), ("at_most", Direction::AtMost)];

impl Direction {
    fn label(self) -> Label {
        match self {
            Direction::AtLeast => Label::new("不少于", "不少於", "at least"),
            Direction::AtMost => Label::new("不多于", "不多於", "at most"),
        }
    }
}

fn layout() -> Result<Vec<Column>, Defect> {
    let text = |id, names| Column { id, names, kind: FactKind::Group, is_needed: false };
    let organization = Column {
        is_needed: true,
        ..text(ORGANIZATION, &["组织", "組織", "党组织", "黨組織"])
    };
    let day = |id, names| -> Result<Column, Defect> {
        Ok(Column { id, names, kind: FactKind::Date(days()?), is_needed: false })
    };
    let kinds = KINDS.map(|(word, kind)| (word, kind.label()));
    let directions = DIRECTIONS.map(|(word, one)| (word, one.label()));
    let choice = |id, names, kind| Column { id, names, kind, is_needed: false };
    Ok(vec![
        organization,
        day(MADE_ON, &["制定日期", "方案日期"])?,
        text(TASK, &["任务", "任務", "整改任务", "整改任務"]),
        text(TARGET, &["目标", "目標", "整改目标", "整改目標"]),
        choice(KIND, &["目标类别", "目標類別"], columns::choices(kinds)?),
        text(VALUE, &["目标值", "目標值", "量化指标", "量化指標"]),
        choice(DIRECTION, &["目标方向", "目標方向"], columns::choices(directions)?),
        text(UNIT, &["单位", "單位", "计量单位", "計量單位"]),
        text(MEASURE, &["措施", "整改措施"]),
        text(OWNER, &["责任人", "責任人"]),
        day(DEADLINE, &["期限", "完成时限", "完成時限", "整改时限", "整改時限"])?,
        text(STAGES, &["阶段目标", "階段目標", "阶段性目标", "階段性目標"]),
    ])
}

/// A row, and where what is wrong with it goes.
struct Reading<'t> {
    table: &'t Rows,
    row: &'t TableRow,
    found: &'t mut Found,
}

impl Reading<'_> {
    fn refuse(&mut self, column: &'static str, defect: Defect) {
        let at = self.table.cell(self.row.row, column);
        self.found.push(Problem::new(at, defect));
    }

    fn organization(&mut self) -> Option<Id> {
        let Some(text) = text_in(&self.row.sheet, ORGANIZATION) else {
            let key = self.table.name(ORGANIZATION);
            self.refuse(ORGANIZATION, Defect::MissingKey { key });
            return None;
        };
        match Id::new(&text) {
            Ok(id) => Some(id),
            Err(error) => {
                self.refuse(ORGANIZATION, error.into());
                None
            }
        }
    }

    fn task(&mut self) -> TaskDraft {
        let sheet = &self.row.sheet;
        let mut draft = TaskDraft::new(self.row.subject.clone());
        draft.task = name_in(sheet, TASK);
        draft.measure = name_in(sheet, MEASURE);
        draft.owner = name_in(sheet, OWNER);
        draft.deadline = day_in(sheet, DEADLINE);
        draft.target = self.target();
        draft.stages = self.stages();
        draft
    }

    fn target(&mut self) -> Option<Target> {
        let sheet = &self.row.sheet;
        let words = name_in(sheet, TARGET);
        let (value, unit) = (text_in(sheet, VALUE), name_in(sheet, UNIT));
        let direction = word_in(sheet, DIRECTION, DIRECTIONS);
        let kind = word_in(sheet, KIND, KINDS);
        let Some(value) = value else {
            for (column, text) in
                [(UNIT, unit), (DIRECTION, direction.map(|one| one.label().hans))]
            {
                if let Some(found) = text {
                    let found = text::shown(&found);
                    self.refuse(column, GradingDefect::ValueMissing { found }.into());
                }
            }
            return match kind {
                Some(Kind::State) => words.map(Target::State),
                Some(Kind::Number | Kind::Words) | None => words.map(Target::Words),
            };
        };
        if let Some(kind @ (Kind::State | Kind::Words)) = kind {
            let kind = kind.word();
            self.refuse(VALUE, GradingDefect::ValueIdle { kind }.into());
            return None;
        }
        match value.parse::<Amount>() {
            Ok(value) => Some(Target::Number { of: words, direction, value, unit }),
            Err(error) => {
                self.refuse(VALUE, error.into());
                None
            }
        }
    }

    fn stages(&mut self) -> Vec<Stage> {
        let Some(cell) = name_in(&self.row.sheet, STAGES) else { return Vec::new() };
        let mut stages = Vec::new();
        for part in cell.split(['；', ';', '\n']).map(str::trim) {
            if part.is_empty() {
                continue;
            }
            match stage(part) {
                Some(stage) => stages.push(stage),
                None => {
                    let found = text::shown(part);
                    self.refuse(STAGES, GradingDefect::StageShape { found }.into());
                }
            }
        }
        stages
    }
}

/// `2012-09-30 完成选址`, also with `：` between.
fn stage(text: &str) -> Option<Stage> {
    let end = text.char_indices().nth(10).map(|(at, _)| at)?;
    let (day, reached) = text.split_at_checked(end)?;
    let on: NaiveDate = text::day_from(&folded(day))?;
    let reached = reached.trim_start_matches([' ', '\u{3000}', ':', '：']).trim();
    (!reached.is_empty()).then(|| Stage::new(on, reached.to_owned()))
}
