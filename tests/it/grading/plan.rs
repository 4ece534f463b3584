//! Plans: what is vague is named part by part, what is out of order is refused.

use grassroots::explain::{Format, Report, Wording as _};
use grassroots::facts::Raw;
use grassroots::grading::{
    Direction, Part, Plan, PlanDraft, Stage, Target, TaskDraft, plans,
};
use grassroots::rule::{Standing, examine};
use grassroots::vocabulary::{Id, Problems, Script};

use super::{book, id, sheet};

const HEADER: [&str; 12] = [
    "编号",
    "组织",
    "任务",
    "目标",
    "目标类别",
    "目标值",
    "单位",
    "措施",
    "责任人",
    "期限",
    "阶段目标",
    "制定日期",
];

const WHOLE: [&str; 12] = [
    "g-1",
    "gucun",
    "改扩建活动场所",
    "建筑面积",
    "",
    "120",
    "平方米",
    "筹资20万元",
    "张",
    "2012-11-30",
    "2012-08-31 完成选址；2012-09-30：主体完工",
    "2012-06-30",
];

/// The whole row with some cells changed.
fn row(changes: &[(usize, &'static str)]) -> [&'static str; 12] {
    let mut row = WHOLE;
    for (place, cell) in changes {
        row[*place] = cell;
    }
    row
}

fn plan(changes: &[(usize, &'static str)]) -> Plan {
    let plans = plans(HEADER, [row(changes)]).unwrap();
    plans[&id("gucun")].clone()
}

fn lacks(changes: &[(usize, &'static str)]) -> Vec<Part> {
    plan(changes).lacks().into_iter().flat_map(|lack| lack.parts).collect()
}

fn refused(changes: &[(usize, &'static str)]) -> String {
    let read: Result<_, Problems> = plans(HEADER, [row(changes)]);
    read.unwrap_err().to_string()
}

#[test]
fn a_whole_task_lacks_nothing() {
    let plan = plan(&[]);
    assert_eq!(plan.lacks(), []);
    let task = &plan.tasks()[0];
    assert_eq!(
        task.target,
        Some(Target::Number {
            of: Some("建筑面积".to_owned()),
            direction: None,
            value: "120".parse().unwrap(),
            unit: Some("平方米".to_owned()),
        })
    );
    let stages: Vec<String> =
        task.stages.iter().map(|one| format!("{} {}", one.on, one.reached)).collect();
    assert_eq!(stages, ["2012-08-31 完成选址", "2012-09-30 主体完工"]);
    assert_eq!(plan.made_on(), "2012-06-30".parse().ok());
    assert_eq!(plan.words(Script::Hans), "任务1项，要件齐全");
}

#[test]
fn each_missing_part_is_named() {
    assert_eq!(lacks(&[(2, "")]), [Part::Task]);
    assert_eq!(lacks(&[(3, ""), (5, ""), (6, "")]), [Part::Target]);
    assert_eq!(lacks(&[(7, " ")]), [Part::Measure]);
    assert_eq!(lacks(&[(8, "")]), [Part::Owner]);
    assert_eq!(lacks(&[(9, "")]), [Part::Deadline]);
    assert_eq!(lacks(&[(10, "")]), [Part::Stages]);
    let all = [(2, ""), (3, ""), (5, ""), (6, ""), (7, ""), (8, ""), (9, ""), (10, "")];
    assert_eq!(lacks(&all), Part::ALL);
}

#[test]
fn what_is_measurable_is_said_and_not_guessed() {
    // Words with a number in them are words.
    assert_eq!(lacks(&[(3, "建筑面积达到120平方米"), (5, ""), (6, "")]), [Part::Target]);
    // A number without its unit cannot be checked.
    assert_eq!(lacks(&[(6, "")]), [Part::Target]);
    // A state is reached or is not.
    assert_eq!(lacks(&[(3, "场所建成启用"), (4, "状态"), (5, ""), (6, "")]), []);
    assert_eq!(lacks(&[(3, "明显改善"), (4, "文字"), (5, ""), (6, "")]), [Part::Target]);
    // 定性 is words, whatever they say.
    assert_eq!(lacks(&[(3, "明显改善"), (4, "定性"), (5, ""), (6, "")]), [Part::Target]);
    assert_eq!(lacks(&[(4, "定量")]), []);
    // Said to be a number, and none is there: whoever says so has left it out.
    assert_eq!(
        refused(&[(4, "量化"), (5, ""), (6, "")]),
        "row 2, column 目标值: a target of the kind `number` needs 目标值: fill it in, or write \
         `words`"
    );
}

#[test]
fn a_direction_is_read_as_people_write_it() {
    let header: Vec<&str> = HEADER.into_iter().chain(["目标方向"]).collect();
    let at_least = ["不少于", "不低于", "≥", "以上"].map(|it| (it, Direction::AtLeast));
    let at_most = ["不多于", "不高于", "≤", "以下"].map(|it| (it, Direction::AtMost));
    for (written, meant) in at_least.into_iter().chain(at_most) {
        let row: Vec<&str> = WHOLE.into_iter().chain([written]).collect();
        let plans = plans(&header, [row]).unwrap();
        let task = &plans[&id("gucun")].tasks()[0];
        let Some(Target::Number { direction, .. }) = task.target else {
            panic!("{task:?}")
        };
        assert_eq!(direction, Some(meant), "{written}");
    }
}

#[test]
fn a_deadline_of_a_year_is_refused_with_its_last_day() {
    assert_eq!(
        refused(&[(9, "2012年底")]),
        "row 2, column 期限: `2012年底` is not a date: say which day, such as \"2012-12-31\""
    );
}

#[test]
fn the_rules_judge_what_the_plan_hands_them() {
    let book = book();
    let stands = |plan: &Plan, rule: &str| {
        let mut facts = plan.facts();
        facts.push(("organization.grade", Raw::text("average")));
        let sheet = sheet(&book, "gucun", facts);
        examine(book.rule(rule).unwrap(), &sheet).standing()
    };
    assert_eq!(stands(&plan(&[]), "grading/plan"), Standing::Met);
    let vague = plan(&[(8, ""), (9, "")]);
    assert_eq!(stands(&vague, "grading/plan"), Standing::NotMet);
    assert_eq!(stands(&vague, "grading/plan.owner"), Standing::NotMet);
    assert_eq!(stands(&vague, "grading/plan.deadline"), Standing::NotMet);
    assert_eq!(stands(&vague, "grading/plan.measure"), Standing::Met);
    // A plan without tasks is none.
    let empty = Plan::check(PlanDraft::new(id("gucun"))).unwrap();
    assert_eq!(stands(&empty, "grading/plan"), Standing::NotMet);
    assert_eq!(stands(&empty, "grading/plan.exists"), Standing::Met);
    let mut facts = Plan::none();
    facts.push(("organization.grade", Raw::text("poor")));
    let sheet = sheet(&book, "gucun", facts);
    let found = examine(book.rule("grading/plan").unwrap(), &sheet);
    assert!(found.is_breach());
}

#[test]
fn days_out_of_order_are_refused_with_the_task_and_both_days() {
    assert_eq!(
        refused(&[(10, "2012-12-30 主体完工")]),
        "row 2, column 阶段目标: the stage of 2012-12-30 lies after the deadline of the task, \
         2012-11-30"
    );
    // On the last day itself it is in order.
    assert_eq!(lacks(&[(10, "2012-11-30 主体完工")]), []);
    assert_eq!(
        refused(&[(9, "2012-06-29"), (10, "")]),
        "row 2, column 期限: 2012-06-29 lies before 2012-06-30, the day on which the plan was \
         made"
    );
    assert_eq!(lacks(&[(9, "2012-06-30"), (10, "2012-06-30 选址")]), []);
    let early = refused(&[(10, "2012-06-29 选址")]);
    assert!(
        early.starts_with("row 2, column 阶段目标: 2012-06-29 lies before 2012-06-30"),
        "{early}"
    );
    // From a draft the path names the organization and the task.
    let mut task = TaskDraft::new(id("g-7"));
    task.deadline = "2012-05-01".parse().ok();
    task.stages = vec![
        Stage::new("2012-05-02".parse().unwrap(), "a".to_owned()),
        Stage::new("2012-04-01".parse().unwrap(), "b".to_owned()),
        Stage::new("2012-04-01".parse().unwrap(), "c".to_owned()),
    ];
    let mut draft = PlanDraft::new(id("gucun"));
    draft.made_on = "2012-06-30".parse().ok();
    draft.tasks = vec![task.clone(), task];
    let problems = Plan::check(draft).unwrap_err().to_string();
    let first: Vec<&str> = problems.lines().collect();
    assert_eq!(first.len(), 2 * 6 + 1, "{problems}");
    assert!(problems.contains(
        "plan[gucun].task[g-7].deadline: 2012-05-01 lies before 2012-06-30, the day on which \
         the plan was made"
    ));
    assert!(problems.contains("plan[gucun].task[g-7].id: "), "{problems}");
    assert!(
        problems
            .contains("plan[gucun].task[g-7].stages: two stages are called `2012-04-01`")
            || problems.contains("2012-04-01"),
        "{problems}"
    );
}

#[test]
fn everything_wrong_with_a_table_is_told_at_once() {
    let rows = [
        row(&[(0, "g-1"), (1, "")]),
        row(&[(0, "g-2"), (1, "古村")]),
        row(&[(0, "g-3"), (5, "很多")]),
        row(&[(0, "g-4"), (5, "")]),
        row(&[(0, "g-5"), (4, "状态")]),
        row(&[(0, "g-6"), (10, "年底前完工")]),
        row(&[(0, "g-7"), (11, "2012-07-01")]),
    ];
    let problems = plans(HEADER, rows).unwrap_err();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let starts = [
        "row 2, column 组织: ",
        "row 3, column 组织: ",
        "row 4, column 目标值: ",
        "row 5, column 单位: `平方米` stands here without a target value",
        "row 6, column 目标值: a target of the kind `state` has no value",
        "row 7, column 阶段目标: `年底前完工` is no stage",
        "row 8, column 制定日期: row 4 says that the plan was made on another day",
    ];
    assert_eq!(lines.len(), starts.len(), "{lines:#?}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
    for script in [Script::Hans, Script::Hant] {
        let told = problems.in_script(script);
        assert_eq!(told.lines().count(), starts.len());
    }
    // A table without the column of organizations.
    let problems = plans(["编号", "任务"], [["g-1", "选址"]]).unwrap_err();
    assert_eq!(problems.to_string(), "row 1: the column `组织` is missing");
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let rows = [
        row(&[(0, "g-2"), (8, "")]),
        row(&[(0, "x-1"), (1, "xincun")]),
        row(&[(0, "g-1")]),
    ];
    let mut reversed = rows;
    reversed.reverse();
    let (one, other) = (plans(HEADER, rows).unwrap(), plans(HEADER, reversed).unwrap());
    assert_eq!(one, other);
    let tasks: Vec<&Id> = one[&id("gucun")].tasks().iter().map(|task| &task.id).collect();
    assert_eq!(tasks, [&id("g-1"), &id("g-2")]);
}

#[test]
fn a_plan_reads_from_any_format() {
    let text = r#"{ "organization": "gucun", "tasks": [{ "id": "1", "task": "改扩建活动场所",
        "target": { "number": { "of": "建筑面积", "direction": "at_least", "value": "120",
        "unit": "平方米" } }, "measure": "筹资", "owner": "张", "deadline": "2012-11-30",
        "stages": [{ "on": "2012-09-30", "reached": "主体完工" }] }] }"#;
    let draft: PlanDraft = serde_json::from_str(text).unwrap();
    let printed = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<PlanDraft>(&printed).unwrap(), draft);
    let plan = Plan::check(draft).unwrap();
    assert_eq!(plan.lacks(), []);
    let Some(Target::Number { direction, .. }) = &plan.tasks()[0].target else {
        panic!()
    };
    assert_eq!(*direction, Some(Direction::AtLeast));
    let unknown = text.replace("\"owner\"", "\"ownr\"");
    assert!(serde_json::from_str::<PlanDraft>(&unknown).is_err());
}

#[test]
fn a_plan_is_reported_in_three_scripts() {
    let plan = plan(&[(8, ""), (9, "")]);
    let told = |script| {
        let mut report = Report::new("x");
        plan.add_to(&mut report, script);
        report.render(Format::Text)
    };
    assert_eq!(
        told(Script::Hans),
        "x\ngucun  任务1项，其中1项不具体\n    · g-1：缺责任人、期限\n"
    );
    assert_eq!(
        told(Script::Hant),
        "x\ngucun  任務1項，其中1項不具體\n    · g-1：缺責任人、期限\n"
    );
    assert_eq!(
        told(Script::En),
        "x\ngucun  1 task, 1 vague\n    · g-1 lacks an owner, a deadline\n"
    );
}
