//! What whoever hands in the tables of a register is told, at the cells that say it.

use grassroots::organization::{Tree, organizations};
use grassroots::rectification::{Procedures, RegisterTables};
use grassroots::vocabulary::Script;

use super::{day, id, period, procedures};

const VILLAGES: [&str; 3] = ["编号", "确定日期", "结对村"];
const ROLES: [&str; 6] = ["编号", "组织", "职责", "人员", "起始日期", "截止日期"];
const CHRONICLE: [&str; 10] =
    ["编号", "村", "日期", "序号", "事项", "数量", "结果", "得分", "办理", "佐证"];
const ISSUES: [&str; 6] = ["编号", "村", "日期", "问题", "事项", "类别"];
const VISITS: [&str; 5] = ["编号", "村", "日期", "来访", "天数"];

fn tree() -> Tree {
    let rows = [
        ["zhen", "乡镇党委", "无"],
        ["dong", "村党支部", "zhen"],
        ["xi", "村党支部", "zhen"],
        ["nan", "村党支部", "zhen"],
    ];
    organizations(["编号", "类别", "上级"], rows).unwrap()
}

/// Two villages on the list, and a contact person of the first until June.
fn begun(procedures: &Procedures) -> RegisterTables<'_> {
    RegisterTables::new(procedures, period())
        .villages("村", VILLAGES, [["dong", "2004-10-12", ""], ["xi", "2004-10-12", ""]])
        .assignments(
            "分工",
            ROLES,
            [["a-1", "dong", "县直联系村人员", "p-1", "2005-01-01", "2005-06-30"]],
        )
}

fn told(tables: RegisterTables<'_>) -> Vec<String> {
    let problems = tables.check(&tree()).unwrap_err();
    let all = problems.in_script(Script::Hans);
    all.lines().map(|line| line.split('：').next().unwrap().to_owned()).collect()
}

#[test]
fn tables_in_order_make_the_register_that_their_lists_make() {
    let procedures = procedures();
    let plan = [
        "1",
        "dong",
        "2004-11-03",
        "",
        "制定整顿方案",
        "",
        "",
        "",
        "乡镇党委",
        "整顿方案",
    ];
    let register =
        begun(&procedures).chronicle("大事记", CHRONICLE, [plan]).check(&tree());
    let state = register.unwrap().state_on(&id("dong"), day("2004-11-03")).unwrap();
    assert_eq!(state.label.hans, "已定方案");
}

/// Who comes to a village that is not listed is not asked besides.
#[test]
fn a_visit_to_a_village_that_is_not_listed_is_told_once() {
    let procedures = procedures();
    let visit = ["v-1", "nan", "2005-03-01", "县直联系村人员", "1"];
    let tables = begun(&procedures).visits("到村", VISITS, [visit]);
    assert_eq!(told(tables), ["到村，第2行“村”列"]);
    let visit = ["v-1", "xi", "2005-03-01", "县直联系村人员", "1"];
    let tables = begun(&procedures).visits("到村", VISITS, [visit]);
    assert_eq!(told(tables), ["到村，第2行“来访”列"]);
}

#[test]
fn what_is_wrong_between_tables_stands_at_its_cell_beside_bad_cells() {
    let procedures = procedures();
    let tables = begun(&procedures)
        .visits(
            "到村",
            VISITS,
            [
                // After the term.
                ["v-1", "dong", "2005-07-05", "县直联系村人员", "1"],
                ["v-2", "dong", "2005-07", "县直联系村人员", "1"],
            ],
        )
        .issues("问题", ISSUES, [["i-1", "dong", "2005-03-02", "field", "解决", ""]])
        .chronicle(
            "大事记",
            CHRONICLE,
            [
                ["e-1", "nan", "2005-04-02", "", "修路", "二点五", "", "", "", ""],
                ["e-2", "dong", "2005-04-02", "", "修路", "-2.5", "", "", "", ""],
                [
                    "e-3",
                    "xi",
                    "2005-07-25",
                    "",
                    "检查验收",
                    "",
                    "合格",
                    "65",
                    "县委组织部",
                    "验收评分表",
                ],
                ["e-4", "xi", "2006-07-25", "", "机井", "2", "", "", "", ""],
                ["v-1", "xi", "2005-07-25", "", "机井", "2", "", "", "", ""],
            ],
        );
    assert_eq!(
        told(tables),
        [
            "到村，第2行“日期”列".replace("日期", "来访"),
            "到村，第3行“日期”列".to_owned(),
            "问题，第2行“问题”列".to_owned(),
            // Not on the list, whatever its length.
            "大事记，第2行“村”列".to_owned(),
            "大事记，第2行“数量”列".to_owned(),
            "大事记，第3行“数量”列".to_owned(),
            // Never applied for it, and no pass.
            "大事记，第4行“事项”列".to_owned(),
            "大事记，第4行“得分”列".to_owned(),
            "大事记，第5行“日期”列".to_owned(),
            // The id of a visit.
            "大事记，第6行“编号”列".to_owned(),
        ]
    );
}

#[test]
fn what_follows_from_a_row_that_cannot_be_read_is_not_told() {
    let procedures = procedures();
    let visit = [["v-1", "dong", "2005-07-05", "县直联系村人员", "1"]];
    // Whose term a row gives is not known: it may be this.
    let more = [["a-2", "dong", "县直联系村人员", "p-2", "2005年夏", ""]];
    let tables =
        begun(&procedures).assignments("又", ROLES, more).visits("到村", VISITS, visit);
    assert_eq!(told(tables), ["又，第2行“起始日期”列"]);
    // For another village it is not.
    let more = [["a-2", "xi", "县直联系村人员", "p-2", "2005年夏", ""]];
    let tables =
        begun(&procedures).assignments("又", ROLES, more).visits("到村", VISITS, visit);
    assert_eq!(told(tables), ["又，第2行“起始日期”列", "到村，第2行“来访”列"]);

    // The application cannot be read, so nothing is said of the inspection after it.
    let inspected = |village| {
        [
            "e-2",
            village,
            "2005-07-25",
            "",
            "检查验收",
            "",
            "合格",
            "80",
            "县委组织部",
            "验收评分表",
        ]
    };
    let applied =
        ["e-1", "dong", "去年", "", "申请验收", "", "", "", "乡镇党委", "验收申请"];
    let tables =
        begun(&procedures).chronicle("大事记", CHRONICLE, [applied, inspected("dong")]);
    assert_eq!(told(tables), ["大事记，第2行“日期”列"]);
    let tables =
        begun(&procedures).chronicle("大事记", CHRONICLE, [applied, inspected("xi")]);
    assert_eq!(told(tables), ["大事记，第2行“日期”列", "大事记，第3行“事项”列"]);

    // A village on the list whose day cannot be read is on the list.
    let listed = [["nan", "去年冬", ""]];
    let works = [["e-1", "nan", "2005-04-02", "", "修路", "2.5", "", "", "", ""]];
    let tables = begun(&procedures).villages("补", VILLAGES, listed).chronicle(
        "大事记",
        CHRONICLE,
        works,
    );
    assert_eq!(told(tables), ["补，第2行“确定日期”列"]);
    // Nor is it told what is not on file, where a row may put it there.
    let rows = [
        ["i-1", "dong", "2005-03-02", "field", "提出", "田地"],
        ["i-2", "dong", "2005-05-02", "field", "解决", ""],
        ["i-3", "dong", "2005-05-02", "well", "解决", ""],
    ];
    let tables = begun(&procedures).issues("问题", ISSUES, rows);
    assert_eq!(told(tables), ["问题，第2行“类别”列", "问题，第4行“问题”列"]);
}

#[test]
fn a_village_of_the_tree_that_is_not_on_the_list_is_not_taken_for_another() {
    let procedures = procedures();
    let row = |village| ["e-1", village, "2005-04-02", "", "修路", "2.5", "", "", "", ""];
    let of = |village| {
        let tables = begun(&procedures).chronicle("大事记", CHRONICLE, [row(village)]);
        tables.check(&tree()).unwrap_err().to_string()
    };
    let place = "大事记, row 2, column 村";
    assert_eq!(of("nan"), format!("{place}: there is no backward village `nan`"));
    let meant = "there is no backward village `dongg`; did you mean `dong`?";
    assert_eq!(of("dongg"), format!("{place}: {meant}"));
}

#[test]
fn an_issue_that_was_not_put_on_file_is_told_with_those_that_were() {
    let procedures = procedures();
    let rows = [
        ["i-1", "dong", "2005-03-02", "field", "提出", "土地"],
        ["i-2", "dong", "2005-05-02", "money", "解决", ""],
    ];
    let tables = begun(&procedures).issues("问题", ISSUES, rows);
    assert_eq!(
        tables.check(&tree()).unwrap_err().in_script(Script::Hans),
        "问题，第3行“问题”列：该村没有提出过问题`money`：请改写为`field`，或者先加一行，事项写“提出”"
    );
}

#[test]
fn a_header_that_cannot_be_read_leaves_its_rows_open() {
    let procedures = procedures();
    let header =
        ["编号", "村", "日期", "次序", "事项", "数量", "结果", "得分", "办理", "佐证"];
    // Without the order of the day nothing can be said of two moves.
    let rows = [
        [
            "e-1",
            "dong",
            "2004-11-03",
            "1",
            "制定整顿方案",
            "",
            "",
            "",
            "乡镇党委",
            "整顿方案",
        ],
        [
            "e-2",
            "dong",
            "2004-11-03",
            "2",
            "进驻整顿",
            "",
            "",
            "",
            "乡镇党委",
            "工作组派驻文件",
        ],
    ];
    let tables = begun(&procedures).chronicle("大事记", header, rows);
    assert_eq!(told(tables), ["大事记，第1行“次序”列"]);
}

/// Of a table about villages the register states what it counts, whoever else fills it in.
#[test]
fn columns_say_what_the_register_states() {
    use grassroots::rulebook::{StatedBy, header};
    let book = super::book();
    let asked = book.asked("rules:village").unwrap();
    let columns = book.columns(Some(&asked));
    let from = |fact: &str| {
        let found = columns.iter().find(|it| it.fact.id().as_str() == fact);
        found.map(|it| it.from.clone()).unwrap()
    };
    let label = |from: StatedBy| match from {
        StatedBy::Counted(label) => label.hans,
        other => format!("{other:?}"),
    };
    for fact in ["contact.days", "helper.department", "issues.land", "acceptance.result"]
    {
        assert_eq!(label(from(fact)), "整顿台账", "{fact}");
    }
    assert_eq!(from("village.debt"), StatedBy::Table);
    let header = header(&columns, Script::Hans);
    assert!(!header.contains(&"部门联系人每周到村天数".to_owned()), "{header:?}");
    // Another rulebook has no such register.
    let lax = grassroots::rulebook::bundled::building_year_2012().unwrap();
    let counted =
        lax.columns(None).into_iter().map(|it| it.from).filter(
            |from| matches!(from, StatedBy::Counted(by) if by.hans == "整顿台账"),
        );
    assert_eq!(counted.count(), 0);
}

/// What no speech names goes its course like any other issue.
#[test]
fn an_issue_of_another_kind_goes_its_course() {
    let procedures = procedures();
    let rows = [["i-1", "dong", "2005-03-02", "factory", "提出", "其他问题"]];
    let register =
        begun(&procedures).issues("问题", ISSUES, rows).check(&tree()).unwrap();
    let issues = register.issues_on(&id("dong"), day("2005-06-01"));
    assert_eq!(
        (issues[0].kind.label().hans.as_str(), issues[0].is_resolved),
        ("其他问题", false)
    );
    let year = grassroots::vocabulary::Period::year(2005).unwrap();
    let facts = register.facts(&id("dong"), year);
    let open = facts.iter().filter(|(fact, raw)| {
        fact.starts_with("issues.") && *raw != grassroots::facts::Raw::Integer(0)
    });
    assert_eq!(open.count(), 0);
}

#[test]
fn a_column_that_stands_twice_is_told_by_its_header() {
    let header = ["编号", "确定日期", "确定日期"];
    let told = grassroots::rectification::villages(header, [["dong", "2004-10-12", ""]]);
    let told = told.unwrap_err().in_script(Script::Hans);
    assert!(told.starts_with("第1行“确定日期”列："), "{told}");
    assert!(told.contains("`确定日期`"), "{told}");
    assert!(!told.contains("identified"), "{told}");
}
