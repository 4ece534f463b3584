//! Who ends a term before it begins is told the days that were typed, in every register.

use grassroots::consequence::outcomes;
use grassroots::organization::organizations;
use grassroots::rectification::{Procedures, RegisterTables, assignments};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::secretary::appointments;
use grassroots::stationing::{postings, work_calendar};
use grassroots::vocabulary::{Period, Problems, Script};

fn year() -> Period {
    Period::year(2015).unwrap()
}

fn hans<T: std::fmt::Debug>(read: Result<T, Problems>) -> String {
    read.unwrap_err().in_script(Script::Hans)
}

#[test]
fn the_last_day_of_a_posting_and_of_a_holiday() {
    let header = ["编号", "驻村干部", "派出单位", "驻点村", "起始日期", "截止日期"];
    let rows = [["p-1", "lin", "bureau", "dong", "2015-01-01", "2014-12-31"]];
    assert_eq!(
        hans(postings(header, rows)),
        "第2行“截止日期”列：2014-12-31早于`起始日期`的2015-01-01：请改正其中一个日期"
    );
    let header = ["编号", "起始日期", "截止日期", "安排"];
    let rows = [["1", "2015-09-17", "2015-09-15", "放假"]];
    assert_eq!(
        hans(work_calendar(year(), header, rows)),
        "第2行“截止日期”列：2015-09-15早于`起始日期`的2015-09-17：请改正其中一个日期"
    );
}

const ASSIGNED: [&str; 6] = ["编号", "组织", "职责", "人员", "起始日期", "截止日期"];

#[test]
fn the_last_day_of_an_assignment() {
    let rows = [
        ["1", "zhen", "乡镇党委书记", "p-17", "2015-01-01", "2014-12-31"],
        ["2", "zhen", "乡镇党委书记", "p-18", "2015-01-01", "2015-01-01"],
        ["3", "zhen", "乡镇党委书记", "p-19", "2015-01-02", ""],
    ];
    let told =
        "第2行“截止日期”列：2014-12-31早于`起始日期`的2015-01-01：请改正其中一个日期";
    assert_eq!(hans(assignments(ASSIGNED, rows)), told);
    let read = assignments(ASSIGNED, &rows[1..]).unwrap();
    assert_eq!(read[0].until, "2015-01-02".parse().ok());
    assert_eq!(read[1].until, None);
    let tree =
        organizations(["编号", "类别", "上级"], [["zhen", "乡镇党委", "无"]]).unwrap();
    let book = bundled::rectification_2005().unwrap();
    let procedures = procedures(&book);
    let tables = RegisterTables::new(&procedures, year());
    let tables = tables.assignments("分工表", ASSIGNED, rows);
    assert_eq!(hans(tables.check(&tree)), format!("分工表，{told}"));
}

fn procedures(book: &Rulebook) -> Procedures {
    let course = |id: &str| book.procedure(id).cloned().unwrap();
    let marks = book.scheme(Procedures::ACCEPTANCE).unwrap();
    Procedures::new(course(Procedures::VILLAGE), course(Procedures::ISSUE), marks)
        .unwrap()
}

#[test]
fn the_day_on_which_a_secretary_left() {
    let header = ["编号", "书记", "村", "任职日期", "离任日期"];
    let rows = [
        ["a1", "zhang", "dong", "2019-01-01", "2019-01-01"],
        ["a2", "li", "xi", "2019-01-01", "2019-01-02"],
    ];
    assert_eq!(
        hans(appointments(header, rows)),
        "第2行“离任日期”列：2019-01-01不晚于`任职日期`的2019-01-01：请改正其中一个日期"
    );
}

#[test]
fn what_an_outcome_is_about() {
    let book = bundled::stationing_2015().unwrap();
    let header = ["编号", "对象", "事项", "所属期", "结论", "作出日期"];
    let of = |about: &str| {
        let row = ["o1", "lin", "驻村干部考评", about, "优秀", "2020-01-10"];
        outcomes(book.consequences(), header, [row])
    };
    assert_eq!(
        hans(of("2019-03-01至2019-02-28")),
        "第2行“所属期”列：2019-02-28早于2019-03-01：请改正其中一个日期"
    );
    let about = |text: &str| of(text).unwrap()[0].about;
    let period = |from: &str, until: &str| {
        Period::new(from.parse().unwrap(), Some(until.parse().unwrap())).unwrap()
    };
    assert_eq!(about("2019年3月"), period("2019-03-01", "2019-04-01"));
    assert_eq!(about("2019-Q4"), period("2019-10-01", "2020-01-01"));
    assert_eq!(about("2019年下半年"), period("2019-07-01", "2020-01-01"));
    assert_eq!(about("2019-03-01至2019-03-01"), period("2019-03-01", "2019-03-02"));
    assert!(of("2019年13月").is_err());
}
