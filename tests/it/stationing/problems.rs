//! Everything wrong with a register is told at once, with ids and days.

use grassroots::consequence::{Decided, Matter, Said};
use grassroots::stationing::{
    DayState, Posting, Register, RegisterDraft, RegisterTables, Visitor, bans,
    bans_on_file, check_bans, day_records, postings, roles, unit_visits, visit_reports,
};
use grassroots::vocabulary::{Problems, Script};

use super::{calendar, day, id, period, posting, record, tree};

const RECORDS: [&str; 7] =
    ["编号", "选派", "起始日期", "截止日期", "状态", "请假类别", "批准人"];

fn draft(rows: &[[&str; 7]]) -> RegisterDraft {
    let records = day_records(RECORDS, rows).unwrap();
    RegisterDraft::new(calendar(), vec![posting("2015-03-16", "2016-03-15")])
        .with_records(records)
}

fn told(problems: &Problems) -> Vec<String> {
    problems.to_string().lines().map(str::to_owned).collect()
}

#[test]
fn records_that_cannot_be_so() {
    let rows = [
        ["1", "p-1", "2015-03-16", "2015-03-20", "在村", "", ""],
        ["2", "p-1", "2015-03-20", "", "请假", "病假", "镇党委"],
        ["3", "p-1", "2015-03-15", "", "在村", "", ""],
        ["4", "p-1", "2016-03-15", "2016-03-16", "在村", "", ""],
        ["5", "p-1", "2015-04-07", "2015-04-08", "请假", "事假", ""],
        ["6", "p-1", "2015-06-21", "2015-06-23", "休息", "", ""],
        ["7", "p-9", "2015-06-21", "", "在村", "", ""],
    ];
    let problems = draft(&rows).check(&tree()).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "record[2]: on 2015-03-20 this says sick leave, and `1` says in the village: a day has one state, leave one of them out",
            "record[3]: 2015-03-15 lies outside the term of `p-1`, from 2015-03-16 to 2016-03-15: correct the day or the term",
            "record[4]: 2016-03-16 lies outside the term of `p-1`, from 2015-03-16 to 2016-03-15: correct the day or the term",
            "record[5]: the leave from 2015-04-07 to 2015-04-08 has no approval: write who approved it, or that the cadre was found nowhere",
            "record[6]: 2015-06-23 is a working day: write who approved the leave, or where the cadre was",
            "record[7].posting: there is no posting `p-9`; did you mean `p-1`?",
        ]
    );
    // In any order.
    let mut turned = rows;
    turned.reverse();
    assert_eq!(told(&draft(&turned).check(&tree()).unwrap_err()), told(&problems));
    let first = problems.iter().next().unwrap();
    assert_eq!(
        first.in_script(Script::Hans),
        "record[2]：2015-03-20这里写病假，`1`写在村：一天只有一种状态，请删去其中一条"
    );
}

#[test]
fn the_same_state_twice_is_one_too_many_as_well() {
    let rows = [
        ["1", "p-1", "2015-03-16", "2015-03-20", "在村", "", ""],
        ["2", "p-1", "2015-03-20", "", "在村", "", ""],
    ];
    let problems = draft(&rows).check(&tree()).unwrap_err();
    assert_eq!(problems.len(), 1);
}

#[test]
fn rows_that_cannot_be_read() {
    let rows = [
        ["1", "p-1", "2015-03-16", "", "请假", "", "镇党委"],
        ["2", "p-1", "2015-03-17", "", "在村", "事假", "镇党委"],
        ["3", "p-1", "2015-03-20", "2015-03-18", "在村", "", ""],
        ["4", "", "2015-03-18", "", "", "", ""],
    ];
    let problems = day_records(RECORDS, rows).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "row 2, column 请假类别: the key `请假类别` is missing",
            "row 3, column 请假类别: this is in the village and no leave: leave this cell blank, or write that it was leave",
            "row 3, column 批准人: this is in the village and no leave: leave this cell blank, or write that it was leave",
            "row 4, column 截止日期: 2015-03-18 comes before 2015-03-20, the `起始日期`: correct one of the days",
            "row 5, column 选派: the key `选派` is missing",
            "row 5, column 状态: the key `状态` is missing",
        ]
    );
}

#[test]
fn postings_that_cannot_be_so() {
    let header = ["编号", "驻村干部", "派出单位", "驻点村", "起始日期", "截止日期"];
    let rows = [
        ["p-1", "lin", "bureau", "a", "2015-03-16", "2015-09-15"],
        ["p-2", "lin", "bureau", "b", "2015-09-15", "2015-12-31"],
        ["p-3", "chen", "bureau", "zhen", "2015-03-16", "2015-12-31"],
        ["p-4", "wu", "bureau", "aa", "2015-03-16", "2015-12-31"],
        // Beyond what the calendar knows: what hangs on those days is not known.
        ["p-5", "he", "bureau", "c", "2016-12-01", "2017-01-10"],
    ];
    let list = postings(header, rows).unwrap();
    let problems = RegisterDraft::new(calendar(), list).check(&tree()).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "posting[p-3].village: this is a township committee: write the id of a village",
            "posting[p-4].village: there is no organization `aa`; did you mean `a`?",
            "posting[p-2]: `p-1` stations the same cadre, and both go on on 2015-09-15: correct one of the terms",
        ]
    );
    let same =
        vec![posting("2015-03-16", "2015-09-15"), posting("2015-10-01", "2015-12-31")];
    let problems = RegisterDraft::new(calendar(), same).check(&tree()).unwrap_err();
    assert!(problems.to_string().contains("posting[p-1]"), "{problems}");
}

#[test]
fn a_half_year_without_visits_that_is_reported_as_one_with() {
    let header = ["编号", "单位", "村", "日期", "领导"];
    let visits = unit_visits(
        header,
        [
            ["v-1", "bureau", "a", "2015-07-01", "分管领导"],
            ["v-2", "bureau", "b", "2015-07-02", "分管领导"],
            ["v-3", "bureau", "a", "2015-03-15", "主要领导"],
        ],
    )
    .unwrap();
    let reports = visit_reports(
        ["编号", "单位", "半年度", "领导", "次数"],
        [
            ["1", "bureau", "2015年上半年", "分管领导", "1"],
            ["2", "bureau", "2015-H2", "分管领导", "2"],
            ["3", "burea", "2015-H2", "分管领导", "0"],
        ],
    )
    .unwrap();
    let draft = RegisterDraft::new(calendar(), vec![posting("2015-03-16", "2016-03-15")]);
    let problems =
        draft.with_visits(visits).with_reports(reports).check(&tree()).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "visit[v-3]: on 2015-03-15 `bureau` has no cadre in `a`: correct the day or the village",
            "visit[v-2]: on 2015-07-02 `bureau` has no cadre in `b`: correct the day or the village",
            "report[1]: visits reported for 2015-H1: 1; on file: 0: correct the report, or add the visits",
            "report[3].unit: there is no unit `burea`; did you mean `bureau`?",
        ]
    );
    let problem = visit_reports(
        ["编号", "单位", "半年度", "领导", "次数"],
        [["1", "bureau", "2015", "分管领导", "1"]],
    )
    .unwrap_err();
    assert!(problem.to_string().contains("write it like `2019-H1`"), "{problem}");
}

#[test]
fn roles_that_cannot_be_so() {
    let header = ["编号", "乡镇", "职责", "人员", "选派"];
    let roles = roles(
        header,
        [
            ["1", "zheng", "领队", "lin", ""],
            ["2", "zhen", "帮带", "mayor", "p-7"],
            ["3", "zhen", "帮带", "deputy", "无"],
            ["4", "xiang", "帮带", "other", "p-1"],
        ],
    )
    .unwrap();
    let draft = RegisterDraft::new(calendar(), vec![posting("2015-03-16", "2016-03-15")]);
    let problems = draft.with_roles(roles).check(&tree()).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "role[1].township: there is no township `zheng`; did you mean `zhen`?",
            "role[2].mentors: there is no posting `p-7`; did you mean `p-1`?",
            "role[4].mentors: `p-1` is in no village of `xiang`: correct the township or the posting",
        ]
    );
    // A team leader named by a posting would lose what the row means.
    for cell in ["p-1", "不是选派 ?!"] {
        let problems =
            self::roles(header, [["1", "zhen", "领队", "lin", cell]]).unwrap_err();
        assert_eq!(
            problems.to_string(),
            "row 2, column 选派: a team leader mentors nobody in this row: leave this cell blank, or write 帮带 and whom",
        );
    }
    assert!(self::roles(header, [["1", "zhen", "领队", "lin", "无"]]).is_ok());
}

#[test]
fn the_same_role_of_the_same_person_twice() {
    let header = ["编号", "乡镇", "职责", "人员", "选派", "起始日期", "截止日期"];
    let rows = [
        ["1", "zhen", "领队", "lin", "", "", ""],
        ["2", "zhen", "领队", "lin", "", "2015-06-01", ""],
        ["3", "zhen", "帮带", "mayor", "p-1", "", "2015-05-31"],
        ["4", "zhen", "帮带", "mayor", "p-1", "2015-06-01", ""],
        ["5", "zhen", "帮带", "mayor", "p-1", "2015-05-31", "2015-06-01"],
    ];
    let draft = RegisterDraft::new(calendar(), vec![posting("2015-03-16", "2016-03-15")]);
    let problems = draft.with_roles(roles(header, rows).unwrap()).check(&tree());
    assert_eq!(
        told(&problems.unwrap_err()),
        [
            "role[2]: `1` is the same role of the same person, and both hold on 2015-06-01: leave one of them out, or correct the days",
            "role[5]: `3` is the same role of the same person, and both hold on 2015-05-31: leave one of them out, or correct the days",
        ]
    );
    // Whatever else is wrong with a row, its days are told.
    let backwards = [
        ["1", "zhen", "领队", "lin", "", "2015-06-01", "2015-05-31"],
        ["2", "zhen", "领队", "lin", "p-1", "2015-06-01", "2015-05-31"],
        ["3", "zhen", "帮带", "mayor", "", "2015-06-01", "2015-05-31"],
    ];
    let days = "column 截止日期: 2015-05-31 comes before 2015-06-01, the `起始日期`: correct one of the days";
    assert_eq!(
        told(&roles(header, backwards).unwrap_err()),
        [
            format!("row 2, {days}"),
            "row 3, column 选派: a team leader mentors nobody in this row: leave this cell blank, or write 帮带 and whom".to_owned(),
            format!("row 3, {days}"),
            "row 4, column 选派: the key `选派` is missing".to_owned(),
            format!("row 4, {days}"),
        ]
    );
}

/// Visits that are wrong themselves: a report is told where it differs whichever of them count
/// once they are corrected.
#[test]
fn a_report_beside_visits_that_are_wrong() {
    let visits = unit_visits(
        ["编号", "单位", "村", "日期", "领导"],
        [
            ["v-1", "bureau", "b", "2015-05-04", "分管领导"], // nobody there
            ["v-2", "bureau", "a", "2015-05-05", "分管领导"],
            ["v-3", "bureau", "a", "2015-05-05", "分管领导"], // the same again
        ],
    )
    .unwrap();
    let with = |times: &str| {
        let header = ["编号", "单位", "半年度", "领导", "次数"];
        let report = [["1", "bureau", "2015-H1", "分管领导", times]];
        let draft =
            RegisterDraft::new(calendar(), vec![posting("2015-03-16", "2016-03-15")]);
        let draft = draft.with_visits(visits.clone());
        let draft = draft.with_reports(visit_reports(header, report).unwrap());
        let told = told(&draft.check(&tree()).unwrap_err());
        told.into_iter().find(|one| one.starts_with("report"))
    };
    let differs = |times: u32| {
        format!(
            "report[1]: visits reported for 2015-H1: {times}; on file: 1: correct the report, or add the visits"
        )
    };
    assert_eq!(with("0"), Some(differs(0)));
    assert_eq!(with("1"), None);
    assert_eq!(with("2"), None);
    assert_eq!(with("3"), Some(differs(3)));
}

#[test]
fn more_than_a_sheet_holds() {
    let one = |day: u32| {
        let on = format!("2015-03-{day:02}").parse().unwrap();
        let whose = (id("lin"), id("bureau"), id("a"));
        Posting::new(id(&format!("p-{day:02}")), whose, (on, on))
    };
    let most = u32::try_from(Register::MOST_TERMS).unwrap();
    let draft =
        |terms: u32| RegisterDraft::new(calendar(), (1..=terms).map(one).collect());
    assert!(draft(most).check(&tree()).is_ok());
    assert_eq!(
        told(&draft(most + 1).check(&tree()).unwrap_err()),
        [
            "posting[p-21].cadre: at most 20 terms of one cadre are allowed here, 21 were found"
        ]
    );
    let visits = |number: usize| {
        let from = day("2015-03-16");
        let header = ["编号", "单位", "村", "日期", "领导"];
        let rows = (0..number).map(|nth| {
            let on = from + chrono::Days::new(u64::try_from(nth).unwrap());
            let cells = [format!("v-{nth:03}"), "bureau".to_owned(), "a".to_owned()];
            cells.into_iter().chain([on.to_string(), "分管领导".to_owned()])
        });
        let list = unit_visits(header, rows).unwrap();
        let draft =
            RegisterDraft::new(calendar(), vec![posting("2015-03-16", "2016-12-31")]);
        draft.with_visits(list).check(&tree())
    };
    let register = visits(Register::MOST_VISITS).unwrap();
    let book = super::book();
    let sheet = grassroots::facts::SheetDraft::new(
        grassroots::vocabulary::Period::year(2015).unwrap(),
        grassroots::facts::SheetState::Open,
    );
    let sheet = book.dictionary().sheet(&sheet).unwrap();
    let all = register
        .half_years(&id("bureau"), (Visitor::Deputy, period("2015-01-01", "2017-01-01")));
    assert_eq!(all.iter().map(|half| half.visits.len()).sum::<usize>(), 400);
    let years = period("2015-01-01", "2017-01-01");
    assert!(register.unit_sheet(&sheet, &id("bureau"), years).is_ok());
    assert_eq!(
        told(&visits(Register::MOST_VISITS + 1).unwrap_err()),
        [
            "visit[v-400].unit: at most 400 visits of one leader of a unit are allowed here, 401 were found"
        ]
    );
}

#[test]
fn bars_on_file_are_told_by_their_cells() {
    let about = period("2015-06-01", "2016-06-01");
    let of =
        (Matter::Scheme(id("stationing/assessment")), Said::Graded(id("incompetent")));
    let records = [Decided::new(id("o1"), id("lin"), of, (about, day("2016-06-20")))];
    let header = ["编号", "对象", "依据", "起始日期"];
    let rows = [
        ["1", "lin", "o1", "2016-06-19"],
        ["2", "chen", "o1", "2016-06-20"],
        ["3", "lin", "o2", "2016-06-20"],
        ["3", "lin", "o1", "2016-06-21"],
        ["4", "", "o1", "2016-06-31"],
    ];
    let problems = bans_on_file("限制登记表", header, rows, &records).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "限制登记表, row 2, column 起始日期: this begins on 2016-06-19, before 2016-06-20, when its ground `o1` was decided: correct one of the days",
            "限制登记表, row 3, column 对象: its ground `o1` is about `lin`: correct whom this is for, or the ground",
            "限制登记表, row 4, column 依据: there is no record `o2`; did you mean `o1`?",
            "限制登记表, row 5, column 编号: `3` is already taken: ids are unique among subjects",
            "限制登记表, row 6, column 对象: the key `对象` is missing",
            "限制登记表, row 6, column 起始日期: `2016-06-31` is not a date: write it like \"2019-12-31\"",
        ]
    );
}

#[test]
fn the_same_visit_twice() {
    let header = ["编号", "单位", "村", "日期", "领导"];
    let visits = unit_visits(
        header,
        [
            ["v-1", "bureau", "a", "2015-07-01", "分管领导"],
            ["v-2", "bureau", "a", "2015-07-01", "分管领导"],
            ["v-3", "bureau", "a", "2015-07-01", "主要领导"],
        ],
    )
    .unwrap();
    let draft = RegisterDraft::new(calendar(), vec![posting("2015-03-16", "2016-03-15")]);
    let problems = draft.with_visits(visits).check(&tree()).unwrap_err();
    assert_eq!(
        told(&problems),
        ["visit[v-2]: `v-1` is the same visit: leave one of them out"]
    );
}

#[test]
fn what_people_write_of_a_day() {
    let state = |word: &str| {
        let row = ["1", "p-1", "2015-03-21", "", word, "", ""];
        day_records(RECORDS, [row]).map(|records| records[0].state)
    };
    for (word, means) in [
        ("周末", DayState::AtRest),
        ("节假日", DayState::AtRest),
        ("出差", DayState::OnTrip),
        ("休息", DayState::AtRest),
    ] {
        assert_eq!(state(word).unwrap(), means, "{word}");
    }
    let problem = state("休假").unwrap_err().in_script(Script::Hans);
    assert!(problem.contains("请假") && problem.contains("休息"), "{problem}");
}

#[test]
fn tables_are_told_with_name_row_and_column() {
    let year = grassroots::vocabulary::Period::year(2015).unwrap();
    let header = ["编号", "驻村干部", "派出单位", "驻点村", "起始日期", "截止日期"];
    let tables = |rows: [[&str; 6]; 2], records: [[&str; 7]; 2]| {
        let calendar = [["1", "2015-01-01", "", "放假"]];
        RegisterTables::new()
            .calendar("工作日历", year, super::HEADER, calendar)
            .postings("选派表", header, rows)
            .day_records("出勤表", RECORDS, records)
            .roles(
                "领队和帮带表",
                ["编号", "乡镇", "职责", "人员", "选派"],
                [["1", "zhen", "帮带", "mayor", "p-7"]],
            )
            .check(&tree())
            .map(|_| ())
            .unwrap_err()
    };
    let problems = tables(
        [
            ["p-1", "lin", "bureau", "aa", "2015-03-16", "2015-09-15"],
            ["p-2", "lin", "bureau", "b", "2015-09-15", "2015-12-31"],
        ],
        [
            ["1", "p-1", "2015-03-16", "", "请假", "病假", ""],
            ["2", "p-9", "2015-03-17", "", "在村", "", ""],
        ],
    );
    assert_eq!(
        told(&problems),
        [
            "选派表, row 2, column 驻点村: there is no organization `aa`; did you mean `a`?",
            "选派表, row 3, column 编号: `p-1` stations the same cadre, and both go on on 2015-09-15: correct one of the terms",
            "出勤表, row 2, column 编号: the leave on 2015-03-16 has no approval: write who approved it, or that the cadre was found nowhere",
            "出勤表, row 3, column 选派: there is no posting `p-9`; did you mean `p-1`?",
            "领队和帮带表, row 2, column 选派: there is no posting `p-7`; did you mean `p-1`?",
        ]
    );
    // The cells of all tables at once.
    let problems = tables(
        [
            ["p-1", "lin", "bureau", "a", "2015-09-15", "2015-09-14"],
            ["p-2", "lin", "bureau", "b", "2015-09-15", "2015-12-31"],
        ],
        [
            ["1", "p-1", "2015-03-16", "", "请假", "病假", ""],
            ["2", "p-9", "2015-03-17", "", "在镇", "", ""],
        ],
    );
    let text = problems.in_script(Script::Hans);
    assert!(
        text.starts_with(
            "选派表，第2行“截止日期”列：2015-09-14早于`起始日期`的2015-09-15：请改正其中一个日期\n出勤表，第3行“状态”列："
        ),
        "{text}"
    );
    let problems = RegisterTables::new().check(&tree()).map(|_| ()).unwrap_err();
    assert_eq!(problems.to_string(), "document: the key `calendar` is missing");
}

#[test]
fn a_bar_that_begins_before_its_ground() {
    let about = period("2015-06-01", "2016-06-01");
    let of =
        || (Matter::Scheme(id("stationing/assessment")), Said::Graded(id("incompetent")));
    let record = |name: &str, who: &str| {
        Decided::new(id(name), id(who), of(), (about, day("2016-06-20")))
    };
    let records = [record("o1", "lin"), record("o2", "chen")];
    let rows = [
        ["1", "lin", "o1", "2016-06-19"],
        ["2", "lin", "o2", "2016-06-20"],
        ["3", "wu", "o3", "2016-06-20"],
        ["4", "chen", "o2", "2016-06-20"],
    ];
    let list = bans(["编号", "对象", "依据", "起始日期"], rows).unwrap();
    let problems = check_bans(&list, &records).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "ban[1].from: this begins on 2016-06-19, before 2016-06-20, when its ground `o1` was decided: correct one of the days",
            "ban[2].who: its ground `o2` is about `chen`: correct whom this is for, or the ground",
            "ban[3].ground: there is no record `o3`; did you mean `o1`?",
        ]
    );
    assert_eq!(check_bans(&list[3..], &records), Ok(()));
}

#[test]
fn a_bar_whose_ground_was_taken_back() {
    let about = period("2015-06-01", "2016-06-01");
    let of =
        (Matter::Scheme(id("stationing/assessment")), Said::Graded(id("incompetent")));
    let record = Decided::new(id("o1"), id("lin"), of, (about, day("2016-06-20")));
    let back = record.corrected(id("k1"), Said::Withdrawn, day("2016-07-01"));
    let again = back.corrected(id("k2"), Said::Withdrawn, day("2016-08-01"));
    let rows = [
        ["1", "lin", "o1", "2016-06-20"],
        ["2", "lin", "o1", "2016-06-20"],
        ["3", "lin", "k1", "2016-07-01"],
    ];
    let list = bans(["编号", "对象", "依据", "起始日期"], rows).unwrap();
    let twice = "ban[2]: `1` is the same bar: leave one of them out";
    let withdrawn = |ban: &str, ground: &str| {
        format!(
            "ban[{ban}].ground: its ground `{ground}` was taken back, or takes back another record: take the bar off, or correct the ground"
        )
    };
    let problems = check_bans(&list, &[record.clone(), back.clone()]).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            withdrawn("1", "o1"),
            twice.to_owned(),
            withdrawn("2", "o1"),
            withdrawn("3", "k1"),
        ]
    );
    // Taken back again.
    let problems = check_bans(&list[..1], &[again, record.clone(), back.clone()]);
    assert_eq!(problems, Ok(()));
    // On one day, by numbers and not by ids; and a withdrawal that is corrected is none.
    let mut same_day = back.corrected(id("a1"), Said::Withdrawn, day("2016-07-01"));
    same_day.seq = 2;
    let records = [record.clone(), back.clone(), same_day];
    assert_eq!(check_bans(&list[..1], &records), Ok(()));
    let said = Said::Graded(id("incompetent"));
    let corrected = back.corrected(id("k3"), said, day("2016-09-01"));
    let records = [record.clone(), back.clone(), corrected];
    assert_eq!(check_bans(&list[..1], &records), Ok(()));
    // Withdrawn, then said otherwise, by two corrections of the record itself.
    let said = Said::Graded(id("competent"));
    let other = record.corrected(id("k4"), said, day("2016-10-01"));
    assert_eq!(check_bans(&list[..1], &[record.clone(), back, other]), Ok(()));
    let problems = check_bans(&list[..1], &[record.clone(), record]).unwrap_err();
    assert_eq!(
        told(&problems),
        ["record[o1]: `o1` is already taken: ids are unique among records"]
    );
}

#[test]
fn the_order_of_the_register_makes_no_difference() {
    let two = || {
        let other = (id("chen"), id("bureau"), id("b"));
        let days = (day("2015-03-16"), day("2016-03-15"));
        vec![posting("2015-03-16", "2016-03-15"), Posting::new(id("p-2"), other, days)]
    };
    let records = || {
        vec![
            record(1, "2015-03-16", "2015-03-20", DayState::InVillage),
            record(2, "2015-03-23", "2015-03-24", DayState::AtUnit),
        ]
    };
    let one = RegisterDraft::new(calendar(), two()).with_records(records());
    let mut turned = (two(), records());
    turned.0.reverse();
    turned.1.reverse();
    let other = RegisterDraft::new(calendar(), turned.0).with_records(turned.1);
    let (one, other) = (one.check(&tree()).unwrap(), other.check(&tree()).unwrap());
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
    assert_eq!(one.state_on(&id("p-1"), day("2015-03-24")), Some(DayState::AtUnit));
    assert_eq!(one.state_on(&id("p-1"), day("2015-03-25")), None);
}
