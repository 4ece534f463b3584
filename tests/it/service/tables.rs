//! Registers, records and steps from tables with Chinese headers.

use grassroots::posts::service::{Service, ServiceDraft};
use grassroots::vocabulary::Script;

use super::{book, day, id, rules, table, village, year};

#[test]
fn a_row_is_a_holding_with_its_days_and_facts() {
    let book = book();
    let (header, rows) = table(
        "\
编号,人员,岗位,上岗日期,离岗日期,签订责任状日期,公布日期,岗前教育完成日期,季度汇报
,m1,p1,2007/1/1,,2006-12-26；2007年1月5日,2006-12-28,2006-12-20,2007-03-28 汇报
h2,m2,p2,2007-01-01,2007-07-01,无,,,
,m2,p2,2007-09-01,,,,,
",
    );
    let drafts = rules(&book).read_holdings(year(), header, rows).unwrap();
    let draft = ServiceDraft::of(drafts);
    let service = Service::check(rules(&book), &village(&book), draft).unwrap();
    let ids: Vec<&str> = service.holdings().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["h2", "m1/p1", "m2/p2/2007-09-01"]);
    let first = service.holding(&id("m1/p1")).unwrap();
    assert_eq!(
        first.contracts.as_deref(),
        Some(&[day("2006-12-26"), day("2007-01-05")][..])
    );
    assert_eq!(first.published, Some(day("2006-12-28")));
    let second = service.holding(&id("h2")).unwrap();
    assert_eq!(second.contracts.as_deref(), Some(&[][..]));
    assert_eq!(second.last(), day("2007-06-30"));
    // A blank cell is not known, and no contract is none.
    let contracts = |id: &str| {
        let holding = service.holding(&super::id(id)).unwrap();
        let sheet = service.holding_sheet(holding);
        sheet.number("holding.contracts").map(|number| number.to_string())
    };
    assert_eq!(contracts("h2").as_deref(), Some("0"));
    assert_eq!(contracts("m2/p2/2007-09-01"), None);
}

#[test]
fn everything_wrong_with_a_table_of_holdings_is_told_at_once() {
    let book = book();
    let (header, rows) = table(
        "\
编号,人员,岗位,上岗日期,离岗日期,签订责任状日期,应完成任务数,没有的列
,甲,p1,2007-01-01,,,3,
,m1,,2007-13-01,下半年,2006-12-26、去年,三,

H2,m2,p2,,,,,
,m3,p3,2007-01-01,,,,,,
",
    );
    let problems = rules(&book).read_holdings(year(), header, rows).unwrap_err();
    let found: Vec<String> =
        problems.iter().map(|one| one.in_script(Script::Hans)).collect();
    let places: Vec<&str> =
        found.iter().filter_map(|line| line.split('：').next()).collect();
    assert_eq!(
        places,
        [
            "第1行“没有的列”列",
            "第2行“人员”列",
            "第3行“岗位”列",
            "第3行“上岗日期”列",
            "第3行“离岗日期”列",
            "第3行“签订责任状日期”列",
            "第3行“应完成任务数”列",
            "第5行“编号”列",
            "第5行“上岗日期”列",
            "第6行",
        ]
    );
    assert_eq!(found[9], "第6行：这一行有10格，表头只有8列");
}

#[test]
fn a_table_without_its_columns() {
    let book = book();
    let (header, rows) = table("人员,岗位\nm1,p1\n");
    let problems = rules(&book).read_holdings(year(), header, rows).unwrap_err();
    assert_eq!(problems.to_string(), "row 1: the column `上岗日期` is missing");
}

#[test]
fn records_are_joined_to_their_holdings() {
    let book = book();
    let (header, rows) = table(
        "\
人员,岗位,编号,应完成任务数,完成任务数
m1,p1,,8,7
m2,p2,m2/p2/2007-09-01,4,4
",
    );
    let records = rules(&book).read_records(year(), header, rows).unwrap();
    let draft = ServiceDraft::of(vec![
        super::serves("m1", "p1", "2007-01-01"),
        super::served("m2", "p2", ("2007-01-01", "2007-07-01")),
        super::serves("m2", "p2", "2007-09-01"),
    ]);
    let draft = draft.with_records(records);
    let service = Service::check(rules(&book), &village(&book), draft).unwrap();
    let done = |id: &str| {
        let sheet = service.holding_sheet(service.holding(&super::id(id)).unwrap());
        sheet.number("holding.duties_done").map(|number| number.to_string())
    };
    assert_eq!(done("m1/p1").as_deref(), Some("7"));
    assert_eq!(done("m2/p2"), None);
    assert_eq!(done("m2/p2/2007-09-01").as_deref(), Some("4"));
}

#[test]
fn steps_are_read_by_the_words_of_the_procedure() {
    let book = book();
    let (header, rows) = table(
        "\
岗位,步骤,日期,序号,由,依据,应到会人数,实到会人数,赞成票
p1,入户调查,2006-11-06,,村党组织,入户调查记录,,,
p1,党员大会民主推荐,2006-12-05,2,assembly,党员大会记录、征求群众意见记录,31,28,25
",
    );
    let steps = rules(&book).read_steps(year(), header, rows).unwrap();
    assert_eq!(steps[0].happened.event, id("survey"));
    assert_eq!(steps[0].happened.by, Some(id("village")));
    assert_eq!(steps[1].happened.seq, 2);
    assert_eq!(steps[1].happened.evidence, [id("minutes"), id("opinions")]);
    assert_eq!(steps[1].happened.ballot.unwrap().in_favour(), 25);
    let (header, rows) = table(
        "\
岗位,步骤,日期,序号,由,依据,应到会人数,实到会人数,赞成票
p1,入户调察,某日,一,村长,调查,31,,40
p1,入户调查,2006-11-06,,,,31,28,40
",
    );
    let problems = rules(&book).read_steps(year(), header, rows).unwrap_err();
    let found = problems.to_string();
    let lines: Vec<&str> = found.lines().collect();
    assert!(lines[0].starts_with("row 2, column 步骤: `入户调察` is none of"));
    assert!(lines[0].ends_with("did you mean `入户调查`?"), "{}", lines[0]);
    assert_eq!(
        lines[1],
        "row 2, column 日期: `某日` is not a date: write it like \"2019-12-31\""
    );
    let places: Vec<&str> = lines.iter().filter_map(|l| l.split(": ").next()).collect();
    assert_eq!(
        places[2..],
        [
            "row 2, column 序号",
            "row 2, column 由",
            "row 2, column 依据",
            "row 2, column 实到会人数",
            "row 3, column 应到会人数",
        ]
    );
}

#[test]
fn what_is_wrong_in_a_register_stands_at_its_row_and_column() {
    let (book, header) = (book(), ["人员", "岗位", "上岗日期", "离岗日期", "履岗汇报"]);
    let rules = rules(&book);
    let rows = [
        ["m1", "p1", "2007-06-01", "2007-05-01", ""],
        ["m2", "p9", "2007-01-01", "", ""],
        ["m2", "p3", "2007-03-01", "", "2007-02-01 汇报"],
    ];
    let holdings = rules.read_holdings(year(), header, rows).unwrap();
    let header = ["岗位", "步骤", "日期"];
    let steps = [["p1", "入户调查", "2006-11-06"], ["p8", "入户调查", "2006-11-06"]];
    let steps = rules.read_steps(year(), header, steps).unwrap();
    let draft = ServiceDraft::of(holdings).with_steps(steps);
    let refused = Service::check(rules, &village(&book), draft);
    let problems = refused.map(|_| ()).unwrap_err();
    assert_eq!(
        problems.in_script(Script::Hans),
        "holding[m1/p1]，第2行“离岗日期”列：`m1`任`p1`：离岗日期2007-05-01不晚于上岗日期2007-06-01，请更正\n\
         holding[m2/p3]，第4行“履岗汇报”列：2007-02-01不在本年度的履岗期间2007-03-01至2007-12-31之内：请更正日期，或写到所属的履岗中\n\
         holding[m2/p9]，第3行“岗位”列：没有标识为`p9`的岗位；是否应为`p1`？\n\
         step[p8]，第3行“岗位”列：没有标识为`p8`的岗位；是否应为`p1`？"
    );
}

#[test]
fn a_byte_order_mark_stands_before_the_first_header() {
    let book = book();
    let rules = rules(&book);
    let (header, rows) = table("\u{feff}人员,岗位,上岗日期\nm1,p1,2007-01-01\n");
    let holdings = rules.read_holdings(year(), header, rows).unwrap();
    assert_eq!((&holdings[0].person, &holdings[0].post), (&id("m1"), &id("p1")));
    let (header, rows) = table("\u{feff}人员,岗位,应完成任务数\nm1,p1,8\n");
    let records = rules.read_records(year(), header, rows).unwrap();
    assert_eq!(records[0].person, id("m1"));
    let (header, rows) = table("\u{feff}岗位,步骤,日期\np1,入户调查,2006-11-06\n");
    let steps = rules.read_steps(year(), header, rows).unwrap();
    assert_eq!(steps[0].post, id("p1"));
    // Problems name the column without it.
    let (header, rows) = table("\u{feff}人员,岗位,上岗日期\n甲,p1,2007-01-01\n");
    let problems = rules.read_holdings(year(), header, rows).unwrap_err();
    assert!(problems.to_string().starts_with("row 2, column 人员: "), "{problems}");

    let (header, rows) = table("\u{feff}岗位名称,编号,所需专长\n财务监督岗,p1,财会\n");
    let posts = rules.read_posts(year(), header, rows).unwrap();
    assert_eq!(posts[0].label.hans, "财务监督岗");
    let (header, rows) = table("\u{feff}认领岗位,编号\np1,m1\n");
    let people = rules.read_people(year(), header, rows).unwrap();
    assert_eq!(people[0].wishes, Some(vec![id("p1")]));
}
