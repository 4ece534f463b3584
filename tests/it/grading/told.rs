//! What reports tell: whom a rule finds, where a line comes from, who is where.

#![expect(clippy::disallowed_methods, reason = "the tests read rulebooks")]

use std::fs::read_to_string;

use grassroots::explain::{Format, Report, Wording as _};
use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::grading::{Plan, PlanDraft, TaskDraft, contradictions, may_rate, plans};
use grassroots::rule::coverage;
use grassroots::rulebook::{Overlay, Rulebook};
use grassroots::scoring::{Outcome, Record, judge, judge_together};
use grassroots::vocabulary::{Id, Period, Script};

use super::{NO, YES, book, id, sheet, year};

fn published(name: &str) -> Rulebook {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/published/");
    Rulebook::read(&read_to_string(format!("{folder}{name}.toml")).unwrap()).unwrap()
}

fn of(book: &Rulebook, subject: &str, facts: &[(&str, Raw)]) -> Sheet {
    let mut draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
    draft.subject = Some(id(subject));
    for (fact, value) in facts {
        draft = draft.with(fact, value.clone());
    }
    book.dictionary().sheet(&draft).unwrap()
}

/// One of them has a name.
fn called(named: &str) -> impl Fn(&Id) -> String {
    move |id| {
        if id.as_str() == named { format!("{id} 石桥村") } else { id.to_string() }
    }
}

#[test]
fn whom_an_identification_finds_is_named_and_what_each_of_the_others_lacks() {
    let book = book();
    let graded = |subject: &str, facts: &[(&'static str, Raw)]| {
        sheet(&book, subject, facts.iter().cloned())
    };
    let (good, poor) = (Raw::text("good"), Raw::text("poor"));
    let sheets = [
        graded(
            "up",
            &[
                ("organization.graded_before", YES),
                ("organization.grade_before", poor.clone()),
                ("organization.grade", good.clone()),
            ],
        ),
        graded(
            "down",
            &[
                ("organization.graded_before", YES),
                ("organization.grade_before", good.clone()),
                ("organization.grade", poor.clone()),
            ],
        ),
        graded(
            "untold",
            &[("organization.grade_before", poor), ("organization.grade", good)],
        ),
    ];
    let rule = book.rule("grading/promotion.promoted").unwrap();
    let found = coverage(rule, &sheets).unwrap();
    let mut report = Report::new("");
    found.add_to_named(&mut report, (book.sources(), Script::Hans), called("up"));
    let text = report.render(Format::Text);
    assert!(text.contains("晋位升级  属于1个，不属于1个，无法认定1个\n"), "{text}");
    assert!(text.contains("    · 属于：up 石桥村\n"), "{text}");
    // Both grades are there: what lacks is whether there was a round before.
    assert!(text.contains("    · 无法认定：untold；缺少事实“上次已定级”\n"), "{text}");
    assert!(!text.contains("不属于：down"), "{text}");
}

/// The records of some scores by a scheme with one given score.
fn scored(book: &Rulebook, scheme: &str, scores: &[(&str, i64)]) -> Vec<Record> {
    let sheets: Vec<Sheet> = scores
        .iter()
        .map(|(subject, score)| of(book, subject, &[("score", Raw::Integer(*score))]))
        .collect();
    let outcomes = judge_together(book.scheme(scheme).unwrap(), &sheets);
    outcomes.iter().map(Outcome::record).collect()
}

#[test]
fn an_assumed_line_and_what_is_ours_of_a_quota_are_told() {
    let book = published("reverse-ranking-2014");
    let records = scored(&book, "village", &[("a", 90), ("b", 50)]);
    for record in &records {
        assert!(record.rests_on_assumed);
        let text = record.report(Script::Hans).render(Format::Text);
        assert!(text.contains("[＊本规则自行设定：没有公开分数线"), "{text}");
        assert!(
            text.contains("；＊其中自行设定：“不低于”按向上取整；基数和并列的处理"),
            "{text}"
        );
    }
    // A tenth of two is one, and one is listed by its score.
    let text = records[0].report(Script::Hans).render(Format::Text);
    assert!(text.contains("基数2，已列1个，无须再列；等次不变"), "{text}");
}

#[test]
fn the_decision_that_moved_a_line_stands_in_the_outcome() {
    let text = r#"
schema = "overlay/1"
id = "grading-local"
edition = "2019.1"
base = "building-year-2012"
in_force = { from = "2012-01-01" }
title = { hans = "本县定级办法", hant = "本縣定級辦法", en = "Local grading" }

[[change]]
at = "scheme[grading].grade[good].at_least"
value = 85
ground = { decided = { hans = "县委组织部的决定", hant = "縣委組織部的決定", en = "a decision of the county" } }

[[change]]
at = "scheme[grading].grade[fairly-good].below"
value = 85
ground = { decided = { hans = "县委组织部的决定", hant = "縣委組織部的決定", en = "a decision of the county" } }
"#;
    let book = Overlay::read(text).unwrap().on(&book()).unwrap();
    let facts = [
        ("organization.stars", Raw::text("four-star")),
        ("organization.satisfaction", Raw::text("95%")),
    ];
    let record =
        judge(book.scheme("grading").unwrap(), &of(&book, "v1", &facts)).record();
    let text = record.report(Script::Hans).render(Format::Text);
    assert!(text.contains("[当地决定：县委组织部的决定]"), "{text}");
}

#[test]
fn everybody_stands_in_one_list_before_the_reports() {
    let book = published("reverse-ranking-2014");
    let records = scored(&book, "village", &[("a", 70), ("b", 90), ("c", 90), ("d", 65)]);
    let report = Record::overview(&records, Script::Hans, called("b"));
    let text = report.render(Format::Text);
    assert_eq!(
        text,
        "\
村倒排
名次先按等次、再按总分排列。
名次  对象      总分  等次
1     b 石桥村  90    不列入
1     c         90    不列入
3     a         70    不列入
4     d         65    列入整顿

等次分布
等次      数量  占比
不列入    3     75%
列入整顿  1     25%

改变等次的步骤
末位10%  1
    · d
"
    );
}

#[test]
fn of_points_against_somebody_fewer_stand_first() {
    let text = r#"
schema = "rulebook/1"
id = "breaches"
edition = "1"
in_force = { from = "2015-01-01" }
title = { hans = "扣分", hant = "扣分", en = "points off" }
ground = { assumed = "an example" }

[[fact]]
id = "breaches"
label = { hans = "违规次数", hant = "違規次數", en = "breaches" }
kind = { count = { at_most = 100 } }

[[scheme]]
id = "penalties"
title = { hans = "扣分考核", hant = "扣分考核", en = "points off" }
subject = "secretary"
polarity = "penalty"
item = [{ id = "breaches", label = { hans = "扣分", hant = "扣分", en = "points off" }, absent = "required", measure = { given = { of = "breaches", by = { hans = "考核组", hant = "考核組", en = "the team" } } } }]
grade = [
    { id = "good", label = { hans = "好", hant = "好", en = "good" }, below = 10 },
    { id = "poor", label = { hans = "差", hant = "差", en = "poor" }, at_least = 10 },
]
"#;
    let book = Rulebook::read(text).unwrap();
    let scheme = book.schemes().first().unwrap();
    let record = |(who, number): &(&str, i64)| {
        judge(scheme, &of(&book, who, &[("breaches", Raw::Integer(*number))])).record()
    };
    let all = [("li", 2), ("wang", 9), ("sun", 12), ("qian", 40)];
    let records: Vec<Record> = all.iter().map(record).collect();
    let text = Record::overview(&records, Script::Hans, called("")).render(Format::Text);
    let ranks: Vec<&str> = text.lines().skip(3).take(4).collect();
    assert_eq!(
        ranks,
        [
            "1     li    2     好",
            "2     wang  9     好",
            "3     sun   12    差",
            "4     qian  40    差"
        ]
    );
    // What was written and read again stands in the same order.
    let again: Vec<Record> =
        serde_json::from_str(&serde_json::to_string(&records).unwrap()).unwrap();
    let again = Record::overview(&again, Script::Hans, called("")).render(Format::Text);
    assert_eq!(again, text);
}

#[test]
fn whom_a_veto_made_worse_stands_behind_those_with_better_grades() {
    let book = published("zhenxiong-2011");
    let scheme = book.schemes().first().unwrap();
    let month = |nth: u32| (format!("2019-{nth:02}"), Raw::Integer(20));
    let months: Vec<(String, Raw)> = (1..=12).map(month).collect();
    let record = |subject: &str, score: i64, is_false: bool| {
        let mut facts = vec![
            ("year.score", Raw::Integer(score)),
            ("false_attendance", Raw::Boolean(is_false)),
            ("month.days", Raw::Table(months.clone())),
        ];
        if is_false {
            facts.push(("decided.grade", Raw::text("incompetent")));
        }
        judge(scheme, &of(&book, subject, &facts)).record()
    };
    let records =
        [record("li", 95, true), record("sun", 80, false), record("wu", 92, false)];
    let text = Record::overview(&records, Script::Hans, called("")).render(Format::Text);
    let ranks: Vec<&str> = text.lines().skip(1).take(5).collect();
    assert_eq!(
        ranks,
        [
            "名次先按等次、再按总分排列。",
            "名次  对象  总分  等次",
            "1     wu    92    优秀",
            "2     sun   80    称职",
            "3     li    95    不称职",
        ]
    );
}

#[test]
fn a_check_of_somebody_else_or_of_other_days_is_refused() {
    let book = book();
    let survey = sheet(&book, "gucun", [("team.complete", YES)]);
    let other = of(&book, "xicun", &[("team.complete", NO)]);
    let lines = contradictions(&survey, &other).unwrap_err().to_string();
    assert_eq!(
        lines,
        "found.subject: this is about `xicun`, and the survey about `gucun`\n\
         found.period: this is from 2019-01-01 to 2019-12-31, and the survey is from \
         2012-01-01 to 2012-12-31"
    );
    assert_eq!(survey.period(), year());
}

#[test]
fn what_says_nothing_is_lacking_in_a_plan() {
    let header = ["编号", "组织", "任务", "目标", "目标值", "单位", "措施", "责任人"];
    let row = ["g-1", "gucun", "—", "建筑面积", "120", "平方米", "/", "无"];
    let plans = plans(header, [row]).unwrap();
    let lacks = plans[&id("gucun")].lacks();
    assert_eq!(lacks[0].words(Script::Hans), "g-1：缺任务、措施、责任人、期限、阶段目标");
}

#[test]
fn a_kind_of_target_without_what_it_needs_is_told() {
    let header = ["编号", "组织", "目标类别", "目标", "目标值"];
    let rows = [
        ["g-1", "gucun", "量化", "很多", ""],
        ["g-2", "gucun", "状态", "—", ""],
        ["g-3", "gucun", "文字", "很多", "—"],
    ];
    assert_eq!(
        plans(header, rows).unwrap_err().to_string(),
        "row 2, column 目标值: a target of the kind `number` needs 目标值: fill it in, or write \
         `words`\n\
         row 3, column 目标: a target of the kind `state` needs 目标: fill it in, or write \
         `words`"
    );
}

#[test]
fn items_that_lose_points_and_have_no_task_are_named() {
    let book = book();
    let scheme = book.scheme("five-star/village").unwrap();
    let facts = [("venue.state", Raw::text("none")), ("team.complete", YES)];
    let gap = judge(scheme, &of(&book, "gucun", &facts)).gap_to("five-star").unwrap();
    let mut task = TaskDraft::new(id("g-1"));
    let mut draft = PlanDraft::new(id("gucun"));
    draft.tasks = vec![task.clone()];
    let plan = Plan::check(draft.clone()).unwrap();
    assert_eq!(plan.bears_on(&gap), None);
    task.item = Some("活动阵地".to_owned());
    let mut other = TaskDraft::new(id("g-2"));
    other.item = Some("绿化".to_owned());
    draft.tasks = vec![task, other];
    let plan = Plan::check(draft).unwrap();
    let bearing = plan.bears_on(&gap).unwrap();
    assert!(bearing.untouched.iter().all(|item| item.id.as_str() != "venue"));
    assert!(!bearing.untouched.is_empty());
    let words = bearing.words(Script::Hans);
    assert!(words.ends_with("；g-2所列“绿化”不是考核项目"), "{words}");
}

#[test]
fn an_organization_is_rated_by_the_scheme_of_its_kind_alone() {
    let book = book();
    let field = |field: &str| of(&book, "x", &[("organization.field", Raw::text(field))]);
    let rules = (book.rules(), book.schemes());
    let village = book.scheme("five-star/village").unwrap();
    let wrong = |of: &Sheet| may_rate(rules, village, of).map_err(|it| it.to_string());
    assert_eq!(wrong(&field("village")), Ok(()));
    assert_eq!(
        wrong(&field("temporary")),
        Err("`five-star` has no scheme for its kind: leave it out".to_owned())
    );
    let untold = wrong(&of(&book, "x", &[])).unwrap_err();
    assert!(untold.starts_with("which scheme of `five-star`"), "{untold}");
    let grading = book.scheme("grading").unwrap();
    assert_eq!(may_rate(rules, grading, &field("village")), Ok(()));
}

/// A value is a number as in any other cell.
#[test]
fn values_of_targets_may_be_grouped() {
    let header = ["编号", "组织", "任务", "目标", "目标值", "单位", "措施", "责任人"];
    let rows = [
        ["r-1", "a", "增收", "村集体收入", "1,200", "元", "出租", "王"],
        ["r-2", "a", "增收", "村集体收入", "１２００", "元", "出租", "王"],
        ["r-3", "a", "增收", "村集体收入", "0.12万", "元", "出租", "王"],
    ];
    let read = plans(header, rows).unwrap();
    let tasks = read[&id("a")].tasks();
    let values = tasks.iter().map(|task| match &task.target {
        Some(grassroots::grading::Target::Number { value, .. }) => value.to_string(),
        other => format!("{other:?}"),
    });
    assert_eq!(values.collect::<Vec<_>>(), ["1200"; 3]);
    let wrong = [["r-1", "a", "增收", "村集体收入", "1,20", "元", "出租", "王"]];
    let told = plans(header, wrong).unwrap_err().to_string();
    assert!(told.starts_with("row 2, column 目标值: "), "{told}");
}
