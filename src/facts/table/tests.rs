//! Tables as people hand them in, and every problem of those that are wrong.

use proptest::prelude::*;

use super::*;
use crate::facts::{Choice, Entry, EventAmount, FactDraft, FactKind, Tally, Value};
use crate::vocabulary::{Amount, Exact, Label, Ratio};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn choice(text: &str, hans: &str) -> Choice {
    Choice::new(id(text), Label::new(hans, hans, text))
}

fn fact(text: &str, hans: &str, kind: FactKind) -> FactDraft {
    FactDraft::new(id(text), Label::new(hans, hans, &format!("the {text}")), kind)
}

fn drafts() -> Vec<FactDraft> {
    let hundred = Amount::whole(100).unwrap();
    let amount = FactKind::Amount {
        unit: Label::new("元", "元", "yuan"),
        places: 2,
        at_least: Amount::ZERO,
        at_most: Amount::whole(100_000).unwrap(),
    };
    let ballots = FactKind::Ballots {
        choices: vec![
            choice("good", "优秀"),
            choice("fair", "合格"),
            choice("f2", "合格"),
        ],
        also: vec![Tally::Abstained],
        at_most: 500,
    };
    let events = FactKind::Events {
        kinds: vec![choice("late", "迟到"), choice("absent", "缺席")],
        at_most: 10,
        amount: None,
    };
    let scores = FactKind::Scores {
        places: 1,
        at_least: Amount::ZERO,
        at_most: hundred,
        raters: 3,
        by_rater: false,
    };
    let ratio = FactKind::Ratio { places: 4, at_least: Ratio::ZERO, at_most: Ratio::ONE };
    let gifts = FactKind::Events {
        kinds: vec![choice("platform", "平台")],
        at_most: 10,
        amount: Some(EventAmount::new(
            Label::new("元", "元", "yuan"),
            2,
            Amount::ZERO,
            hundred,
        )),
    };
    let mut meetings =
        fact("meetings", "会议次数", FactKind::Count { at_least: 0, at_most: 100 });
    meetings.also = vec!["开会（次）".to_owned()];
    let mut income = fact("village/income", "集体收入", amount);
    income.may_not_apply = true;
    let mut vote = fact("vote", "民主测评", ballots);
    vote.may_not_apply = true;
    vec![
        fact("branch", "有支部", FactKind::YesNo),
        meetings,
        income,
        fact("turnout", "到会率", ratio),
        fact(
            "grade",
            "等次",
            FactKind::Choice(vec![choice("a", "甲"), choice("b", "乙")]),
        ),
        fact("founded", "成立日期", FactKind::Date(Period::year(2018).unwrap())),
        vote,
        fact("scores", "评分", scores),
        fact("events", "事件", events),
        fact("gifts", "捐款", gifts),
        fact("posts", "任职经历", FactKind::Spells { at_most: 5 }),
        fact("twin-1", "双胞胎", FactKind::YesNo),
        fact("twin-2", "双胞胎", FactKind::YesNo),
    ]
}

fn dictionary() -> Dictionary {
    Dictionary::check(drafts()).unwrap()
}

fn plan() -> TablePlan {
    TablePlan::new(Period::year(2019).unwrap(), SheetState::Closed)
}

fn problems(header: &[&str], rows: &[&[&str]]) -> String {
    let read = read(&dictionary(), &plan(), header, rows.iter().copied());
    read.map(|_| ()).unwrap_err().to_string()
}

/// A table with one row and one column besides that of the subject.
fn problem_of(header: &str, cell: &str) -> String {
    problems(&["编号", header], &[&["cz-01", cell]])
}

const VOTES: [&str; 4] =
    ["民主测评/优秀", "民主测评／fair", "vote·f2", "民主测评 / 弃权"];

fn of_every_kind() -> [TableRow; 2] {
    let header = [
        "\u{feff}编号",
        "乡镇",
        "有支部",
        "开会(次)",
        "village/income",
        "到会率",
        "等次",
        "the founded",
        VOTES[0],
        VOTES[1],
        VOTES[2],
        VOTES[3],
        "评分",
        "事件",
        "捐款",
        "任职经历",
        "",
        "村",
    ];
    let rows = [
        vec![
            "ｃｚ－０１",
            " 城关镇 ",
            "是",
            "１２次",
            "3.5万元",
            "85％",
            "甲",
            "2018年3月5日",
            "10",
            "2",
            "0",
            "1票",
            "90；85.5",
            "2019-03-05 迟到×2；2019/1/1 缺席",
            "2019-03-05 平台 99.5元×2",
            "2015-03至2019-06；2020年1月至今",
            "",
            "谷村",
        ],
        vec!["", "\u{3000}", ""],
        vec!["cz-02", "河口乡", "", "", "不适用：没有集体经济"],
    ];
    let plan = plan().carrying(&["村", "乡镇"]);
    read(&dictionary(), &plan, header, &rows).unwrap().try_into().unwrap()
}

#[test]
fn a_table_of_every_kind_of_fact_is_read() {
    let [first, _] = of_every_kind();
    assert_eq!((first.row, first.subject.as_str()), (2, "cz-01"));
    assert_eq!(first.carried, ["谷村", "城关镇"]);
    assert_eq!(first.sheet.subject(), Some(&first.subject));
    assert_eq!(first.sheet.state(), SheetState::Closed);
    let known = |fact: &str| match first.sheet.entry(fact) {
        Some(Entry::Known(value)) => value.clone(),
        other => panic!("{fact}: {other:?}"),
    };
    assert_eq!(known("branch"), Value::YesNo(true));
    assert_eq!(known("meetings"), Value::Number(Exact::whole(12)));
    assert_eq!(known("village/income"), Value::Number(Exact::whole(35_000)));
    assert_eq!(known("turnout"), Value::Number(Exact::fraction(17, 20).unwrap()));
    assert_eq!(known("grade"), Value::Choice(0));
    let Value::Ballots(votes) = known("vote") else { panic!("ballots") };
    assert_eq!((votes.votes(), votes.other(Tally::Abstained)), (&[10, 2, 0][..], 1));
    let Value::Events(events) = known("events") else { panic!("events") };
    let events: Vec<_> = events.iter().map(|event| (event.kind, event.times)).collect();
    assert_eq!(events, [(1, 1), (0, 2)]);
    let Value::Events(gifts) = known("gifts") else { panic!("gifts") };
    let gifts: Vec<_> = gifts.iter().map(|gift| (gift.times, gift.amount)).collect();
    assert_eq!(gifts, [(2, Some("99.5".parse().unwrap()))]);
    let Value::Spells(posts) = known("posts") else { panic!("posts") };
    let posts: Vec<_> = posts.iter().map(ToString::to_string).collect();
    assert_eq!(posts, ["2015-03-01..2019-07-01", "2020-01-01.."]);
}

#[test]
fn spells_that_overlap_are_told_at_their_cell() {
    assert_eq!(
        problem_of("任职经历", "2015-03至2019-06；2019-05至今"),
        "row 2, column 任职经历: the spells from 2015-03-01 on and before 2019-07-01 and \
         from 2019-05-01 on have days in common: let one end where the other begins"
    );
    assert_eq!(
        problem_of("捐款", "2019-03-05 平台"),
        "row 2, column 捐款: `平台` does not say how much: write the amount behind the kind"
    );
}

#[test]
fn what_is_blank_is_absent_and_blank_rows_are_skipped() {
    let [_, second] = of_every_kind();
    assert_eq!((second.row, second.subject.as_str()), (4, "cz-02"));
    assert_eq!(second.carried, ["", "河口乡"]);
    for fact in ["branch", "meetings", "vote", "scores", "events", "twin-1"] {
        assert_eq!(second.sheet.entry(fact), Some(&Entry::Absent));
    }
    assert_eq!(
        second.sheet.entry("village/income"),
        Some(&Entry::NotApplicable("没有集体经济".to_owned()))
    );
}

#[test]
fn a_header_alone_is_a_table_without_rows() {
    let rows: [[&str; 1]; 0] = [];
    assert_eq!(read(&dictionary(), &plan(), ["编号"], rows), Ok(Vec::new()));
}

#[test]
fn a_carried_column_goes_before_a_fact_of_its_name() {
    let plan = plan().carrying(&["会议次数"]).with_subject_in(&["村编号"]);
    let table =
        read(&dictionary(), &plan, ["村编号", "会议次数"], [["cz-01", "many"]]).unwrap();
    assert_eq!(table[0].carried, ["many"]);
    assert_eq!(table[0].sheet.entry("meetings"), Some(&Entry::Absent));
}

#[test]
fn an_unknown_column_has_advice() {
    assert_eq!(
        problem_of("会议次", "1"),
        "row 1, column 会议次: no fact is called `会议次`; did you mean `会议次数`?"
    );
    assert_eq!(problem_of("天气", "1"), "row 1, column 天气: no fact is called `天气`");
    assert_eq!(
        problem_of("开会", "1"),
        "row 1, column 开会: no fact is called `开会`; did you mean `开会（次）`?"
    );
}

#[test]
fn an_unknown_ballot_has_advice() {
    assert_eq!(
        problem_of("民主测评/优秀票", "1"),
        "row 1, column 民主测评/优秀票: no fact is called `民主测评/优秀票`; \
         did you mean `民主测评/优秀`?"
    );
}

#[test]
fn a_tally_that_the_fact_does_not_count_is_unknown() {
    assert_eq!(
        problem_of("vote/废票", "1"),
        "row 1, column vote/废票: no fact is called `vote/废票`"
    );
}

#[test]
fn a_column_stands_once() {
    assert_eq!(
        problems(&["编号", "会议次数", "meetings"], &[&["cz-01", "1", "x"]]),
        "row 1, column meetings: `会议次数` is already taken: \
         ids are unique among columns"
    );
}

#[test]
fn a_column_of_ballots_stands_once() {
    let mut header = vec!["编号"];
    header.extend(VOTES);
    header.push("vote/good");
    assert_eq!(
        problems(&header, &[]),
        "row 1, column vote/good: `民主测评/优秀` is already taken: \
         ids are unique among columns"
    );
}

#[test]
fn the_column_of_subjects_stands_once() {
    assert_eq!(
        problems(&["编号", "id"], &[&["cz-01", "cz-01"]]),
        "row 1, column id: `编号` is already taken: ids are unique among columns"
    );
}

#[test]
fn a_name_of_two_facts_is_ambiguous() {
    assert_eq!(
        problem_of("双胞胎", "是"),
        "row 1, column 双胞胎: `双胞胎` names more than one fact: `twin-1`, `twin-2`; \
         use the id"
    );
}

#[test]
fn a_name_of_two_ballots_is_ambiguous() {
    assert_eq!(
        problem_of("民主测评/合格", "1"),
        "row 1, column 民主测评/合格: `民主测评/合格` names more than one fact: \
         `vote/f2`, `vote/fair`; use the id"
    );
}

#[test]
fn ballots_take_a_column_for_each_choice() {
    assert_eq!(
        problem_of("民主测评", "10"),
        "row 1, column 民主测评: `民主测评` does not say which ballots it counts: \
         give each choice a column, such as `民主测评/优秀`"
    );
}

#[test]
fn a_choice_without_a_column_is_missing() {
    assert_eq!(
        problems(&["编号", "vote/fair", "vote/good"], &[&["cz-01", "1", "many"]]),
        "row 1, column vote/fair: the column `vote/f2` is missing\n\
         row 1, column vote/fair: the column `vote/abstained` is missing\n\
         row 2, column vote/good: `many` is not a whole number between 0 and 500"
    );
}

#[test]
fn a_table_without_subjects_says_what_they_may_be_called() {
    assert_eq!(
        problems(&["会议次数"], &[&["101"]]),
        "row 1: exactly one of `编号`, `編號`, `id`, `subject` is expected here\n\
         row 2, column 会议次数: 101 lies outside 0 to 100, the domain of this fact"
    );
}

#[test]
fn a_carried_column_must_be_there() {
    let plan = plan().carrying(&["乡镇"]);
    let read = read(&dictionary(), &plan, ["编号"], [["cz-01"]]);
    assert_eq!(
        read.map(|_| ()).unwrap_err().to_string(),
        "row 1: the column `乡镇` is missing"
    );
}

#[test]
fn a_column_without_a_header_is_blank() {
    assert_eq!(
        problems(
            &["编号", " ", "会议次数"],
            &[&["a", "", "1"], &["b", "?"], &["c", "!"]]
        ),
        "row 1, column 2: something must be written here"
    );
}

#[test]
fn a_row_is_not_longer_than_the_header() {
    assert_eq!(
        problems(&["编号", "会议次数"], &[&["cz-01", "1", "000"]]),
        "row 2: this row has 3 cells, the header has 2"
    );
}

#[test]
fn a_row_has_a_subject() {
    assert_eq!(
        problems(&["编号", "会议次数"], &[&["cz-01", "1"], &["", ""], &[" ", "2"]]),
        "row 4, column 编号: this row does not say whom it is about: \
         the column `编号` is empty"
    );
}

#[test]
fn a_subject_has_one_row() {
    assert_eq!(
        problems(&["编号"], &[&["cz-01"], &["cz-02"], &["ｃｚ-01"]]),
        "row 4, column 编号: `cz-01` is already taken: ids are unique among subjects"
    );
}

#[test]
fn a_subject_is_an_id() {
    assert_eq!(
        problems(&["编号"], &[&["CZ 01"]]),
        "row 2, column 编号: `C` cannot stand here in an id: it starts with a lower-case \
         letter or a digit and goes on with these, `-`, `_`, `.` and `/`"
    );
}

#[test]
fn a_count_is_whole() {
    assert_eq!(
        problem_of("会议次数", "1,23"),
        "row 2, column 会议次数: `1,23` is not a whole number between 0 and 100"
    );
}

#[test]
fn a_count_lies_in_its_domain() {
    assert_eq!(
        problem_of("开会（次）", "1.2万"),
        "row 2, column 开会（次）: 12000 lies outside 0 to 100, the domain of this fact"
    );
}

#[test]
fn an_amount_is_no_share() {
    assert_eq!(
        problem_of("集体收入", "5%"),
        "row 2, column 集体收入: `5%` cannot be read as an amount: \
         write digits, such as `12.5` or `-3`"
    );
}

#[test]
fn an_amount_is_no_finer_than_its_fact() {
    assert_eq!(
        problem_of("集体收入", "0.001元"),
        "row 2, column 集体收入: 0.001 is finer than this fact is measured: \
         at most 2 decimals"
    );
}

#[test]
fn a_ratio_lies_in_its_domain() {
    assert_eq!(
        problem_of("到会率", "85"),
        "row 2, column 到会率: 85 lies outside the domain of this fact: \
         write 85 % as \"85%\""
    );
}

#[test]
fn a_ratio_is_a_number() {
    assert_eq!(
        problem_of("到会率", "八成"),
        "row 2, column 到会率: `八成` is no share: write it like `85%` or `0.85`"
    );
}

#[test]
fn a_yes_or_no_is_one_of_its_words() {
    assert_eq!(
        problem_of("有支部", "可能"),
        "row 2, column 有支部: `可能` does not say yes or no: \
         write `是` or `否`, `yes` or `no`"
    );
}

#[test]
fn a_choice_is_one_of_its_words() {
    assert_eq!(
        problem_of("等次", "丙"),
        "row 2, column 等次: `丙` is none of `甲`, `乙`"
    );
}

#[test]
fn a_date_is_written_year_first() {
    assert_eq!(
        problem_of("成立日期", "3/5/2018"),
        "row 2, column 成立日期: `3/5/2018` is not a date: write it like \"2019-12-31\""
    );
}

#[test]
fn a_date_lies_in_its_domain() {
    assert_eq!(
        problem_of("成立日期", "2019年1月1日"),
        "row 2, column 成立日期: 2019-01-01 lies outside the days of this fact, from \
         2018-01-01 on and before 2019-01-01"
    );
}

#[test]
fn scores_have_no_more_raters_than_there_are() {
    assert_eq!(
        problem_of("评分", "90；80；70；60"),
        "row 2, column 评分: at most 3 raters are allowed here, 4 were found"
    );
}

#[test]
fn an_event_happens_at_least_once() {
    assert_eq!(
        problem_of("事件", "2019-12-31 迟到×0"),
        "row 2, column 事件: `0` is not a whole number between 1 and 10"
    );
}

#[test]
fn a_fact_that_does_not_apply_needs_a_reason() {
    assert_eq!(
        problem_of("集体收入", "不适用"),
        "row 2, column 集体收入: write the value alone, or `不适用：` and the \
         reason; leave the cell blank where nothing is known"
    );
}

#[test]
fn a_fact_that_always_applies_says_so() {
    assert_eq!(
        problem_of("会议次数", "n/a: none held"),
        "row 2, column 会议次数: this always applies: \
         write a value, or leave it blank where it is not known"
    );
}

fn of_votes(cells: [&str; 4]) -> Result<Vec<TableRow>, Problems> {
    let header = std::iter::once("编号").chain(VOTES);
    let row: Vec<&str> = std::iter::once("cz-01").chain(cells).collect();
    read(&dictionary(), &plan(), header, [row])
}

#[test]
fn a_column_of_names_says_what_a_subject_is_called() {
    let header = ["编号", "名称", "会议次数"];
    let rows = [["cz-01", "石桥村", "3"], ["cz-02", "", "4"]];
    let read = read(&dictionary(), &plan(), header, rows).unwrap();
    let names: Vec<Option<&str>> = read.iter().map(|row| row.name.as_deref()).collect();
    assert_eq!(names, [Some("石桥村"), None]);
    let twice = problems(&["编号", "名称", "姓名"], &[&["cz-01", "甲", "乙"]]);
    assert_eq!(
        twice,
        "row 1, column 姓名: `名称` is already taken: ids are unique among columns"
    );
}

#[test]
fn what_says_nothing_is_told_as_such() {
    let said = "is no value: leave the cell blank where nothing is known, write 0 or `no` \
                where there is none, `不适用：` and the reason where it does not apply";
    for text in ["—", "/", "--", "无"] {
        let expected = format!("row 2, column 会议次数: `{text}` {said}");
        assert_eq!(problem_of("会议次数", text), expected);
    }
    let expected = format!("row 2, column 有支部: `—` {said}");
    assert_eq!(problem_of("有支部", "—"), expected);
}

#[test]
fn a_choice_without_votes_is_written_zero() {
    assert_eq!(
        of_votes(["1", "", "2", " "]).unwrap_err().to_string(),
        "row 2, column 民主测评／fair: `民主测评／fair`, `民主测评 / 弃权` of this ballot are blank: \
         write 0 where there were none, or leave every column of it blank"
    );
}

#[test]
fn ballots_are_within_their_number() {
    assert_eq!(
        of_votes(["501", "-1", "2", "3"]).unwrap_err().to_string(),
        "row 2, column 民主测评/优秀: `501` is not a whole number between 0 and 500\n\
         row 2, column 民主测评／fair: `-1` is not a whole number between 0 and 500"
    );
}

#[test]
fn ballots_do_not_apply_all_together() {
    let statement = "write the value alone, or `不适用：` and the \
                     reason; leave the cell blank where nothing is known";
    assert_eq!(
        of_votes(["1", "不适用：未开会", "2", "3"]).unwrap_err().to_string(),
        format!("row 2, column 民主测评／fair: {statement}")
    );
    assert_eq!(
        of_votes(["", "不适用：未开会", "不适用：别的", ""]).unwrap_err().to_string(),
        format!("row 2, column vote·f2: {statement}")
    );
    let rows = of_votes(["", "不适用：未开会", "", "不适用:未开会"]).unwrap();
    let entry = Entry::NotApplicable("未开会".to_owned());
    assert_eq!(rows[0].sheet.entry("vote"), Some(&entry));
}

#[test]
fn a_cell_is_not_too_long() {
    let long = "长".repeat(MOST_CHARACTERS + 1);
    assert_eq!(
        problems(&["编号", "事件"], &[&["cz-01", &long], &[&long, ""]]),
        "row 2, column 事件: a text here has at most 4000 characters, this one has 4001\n\
         row 3, column 编号: a text here has at most 4000 characters, this one has 4001"
    );
}

#[test]
fn a_table_is_not_too_wide() {
    let header = vec!["编号"; MOST_COLUMNS + 1];
    assert_eq!(
        problems(&header, &[]),
        "row 1: at most 2000 columns are allowed here, 2001 were found"
    );
}

#[test]
fn a_table_is_not_too_long() {
    let dictionary = Dictionary::check(Vec::new()).unwrap();
    let names: Vec<String> = (0..=MOST_ROWS).map(|row| format!("cz-{row}")).collect();
    let rows = names.iter().map(std::iter::once);
    let fits = read(&dictionary, &plan(), ["id"], rows.clone().take(MOST_ROWS));
    assert_eq!(fits.map(|read| read.len()), Ok(MOST_ROWS));
    let refused = read(&dictionary, &plan(), ["id"], rows).map(|_| ()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "row: at most 200000 rows are allowed here, 200001 were found"
    );
}

#[test]
fn every_problem_is_reported_by_row_and_column() {
    assert_eq!(
        problems(
            &["天", "会议次数", "编号", "有支部"],
            &[&["", "x", "A", "p"], &["", "1", "b", "是", "!"], &["", "2", "", "否"]],
        ),
        "row 1, column 天: no fact is called `天`\n\
         row 2, column 会议次数: `x` is not a whole number between 0 and 100\n\
         row 2, column 编号: `A` cannot stand here in an id: it starts with a lower-case \
         letter or a digit and goes on with these, `-`, `_`, `.` and `/`\n\
         row 2, column 有支部: `p` does not say yes or no: write `是` or `否`, \
         `yes` or `no`\n\
         row 3: this row has 5 cells, the header has 4\n\
         row 4, column 编号: this row does not say whom it is about: \
         the column `编号` is empty"
    );
}

const EVERYTHING: [&str; 13] = [
    "编号",
    "有支部",
    "会议次数",
    "集体收入",
    "到会率",
    "等次",
    "成立日期",
    VOTES[0],
    VOTES[1],
    VOTES[2],
    VOTES[3],
    "评分",
    "事件",
];

fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9０-９.．,，%％:：;；、+＋/／*×x万亿元年月日是无不适用na \u{3000}\n-]{0,16}",
        "[0-9]{1,3}",
        Just(String::new()),
    ]
}

fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(cell_text(), 0..15), 0..6)
}

proptest! {
    #[test]
    fn no_text_makes_a_table_panic(
        header in prop::collection::vec(cell_text(), 0..8),
        rows in cells(),
    ) {
        let plan = plan().carrying(&["乡镇"]);
        let _ = read(&dictionary(), &plan, &header, &rows);
        let _ = read(&dictionary(), &plan, EVERYTHING, &rows);
    }

    #[test]
    fn the_order_of_rows_makes_no_difference(
        rows in prop::collection::vec(("[a-d]", "[0-9x]{0,2}"), 0..8),
        seed in any::<u64>(),
    ) {
        let rows: Vec<[String; 2]> =
            rows.into_iter().map(|(subject, count)| [subject, count]).collect();
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|[subject, count]| {
            let bytes = subject.bytes().chain(count.bytes());
            bytes.fold(seed, |hash, byte| hash.rotate_left(7) ^ u64::from(byte))
        });
        let header = ["编号", "会议次数"];
        let sheets = |table: &[[String; 2]]| match read(&dictionary(), &plan(), header, table) {
            Ok(read) => {
                let mut sheets: Vec<_> = read
                    .into_iter()
                    .map(|row| format!("{} {:?}", row.subject, row.sheet.entry("meetings")))
                    .collect();
                sheets.sort();
                Ok(sheets)
            }
            Err(found) => {
                let mut defects: Vec<_> =
                    found.iter().map(|problem| problem.defect.to_string()).collect();
                defects.sort();
                Err(defects)
            }
        };
        prop_assert_eq!(sheets(&rows), sheets(&shuffled));
    }
}
