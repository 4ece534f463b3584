//! Tables of outcomes whose rows correct each other: what is wrong is told at once, whatever
//! a correction corrects, and a long chain is read as fast as many short ones.

#![expect(clippy::unwrap_used, reason = "what reads rulebooks stands outside the tests")]

use std::sync::LazyLock;

use grassroots::consequence::{Said, outcomes};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::Period;

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| bundled::secretary_2019().unwrap());

const HEADER: [&str; 8] =
    ["编号", "对象", "事项", "所属期", "结论", "作出日期", "公布日期", "更正"];

fn told(rows: &[[&str; 8]]) -> Vec<String> {
    let told = outcomes(BOOK.consequences(), HEADER, rows).map(|_| ()).unwrap_err();
    told.iter().map(ToString::to_string).collect()
}

/// Whatever a correction corrects, be it unreadable, missing or taken, its own cells are read.
#[test]
fn what_is_wrong_with_corrections_is_told_beside_what_they_correct() {
    let rows = [
        ["o1", "zhang", "secretary", "2019", "称职", "2020-13-01", "", ""],
        ["k2", "", "", "", "", "2020-05-05", "", "o1"],
        ["k3", "东", "千分制", "二〇", "好极了", "2020-05-05", "", "o1"],
        ["k4", "", "", "", "称职吗", "2020-05-06", "", "o1"],
        ["k5", "", "", "", "优秀", "2020-02-31", "", "k9"],
        ["k5", "", "", "", "优秀", "2020-02-28", "", "k8"],
        ["k6", "", "", "", "优秀", "2020-02-28", "", "k7"],
        ["k7", "", "", "", "优秀", "2020-02-28", "", "k6"],
    ];
    let told = told(&rows);
    let starts = [
        "row 2, column 作出日期: ",
        "row 3, column 结论: the key `结论` is missing",
        "row 4, column 对象: ",
        "row 4, column 事项: there is no matter `千分制`",
        "row 4, column 所属期: `二〇` does not say",
        "row 4, column 结论: `好极了` is none of",
        "row 5, column 结论: `称职吗` is none of",
        "row 6, column 作出日期: ",
        "row 6, column 更正: there is no outcome `k9`",
        "row 7, column 编号: ",
        "row 7, column 更正: there is no outcome `k8`",
        "row 8, column 更正: each of these corrects the next, and the last the first: `k6`, `k7`",
    ];
    assert_eq!(told.len(), starts.len(), "{told:#?}");
    for (told, start) in told.iter().zip(starts) {
        assert!(told.starts_with(start), "{told}");
    }
}

/// A correction of a correction of a correction … costs no more than a correction.
#[test]
fn a_long_chain_of_corrections_is_read_in_any_order() {
    let chain = 3_000;
    let row = |nth: usize| match nth {
        0 => ["k0", "zhang", "secretary", "2019", "称职", "2020-01-10", "", ""]
            .map(str::to_owned),
        nth => {
            let (own, before) = (format!("k{nth}"), format!("k{}", nth - 1));
            [&own, "", "", "", "优秀", "2020-05-05", "", &before].map(str::to_owned)
        }
    };
    let year = Period::year(2019).unwrap();
    let rows: Vec<usize> = (0..chain).collect();
    let turned: Vec<usize> = rows.iter().rev().copied().collect();
    for rows in [rows, turned] {
        let read = outcomes(BOOK.consequences(), HEADER, rows.into_iter().map(row));
        let read = read.unwrap();
        assert_eq!(read.len(), chain);
        assert!(read.iter().all(|one| one.about == year && one.who.as_str() == "zhang"));
    }
}

/// Of one row what is told of its cell of what it says.
fn says(matter: &str, says: &str) -> Vec<String> {
    told(&[["o1", "zhang", matter, "2019", says, "2020-01-10", "", ""]])
}

/// A slip of the pen is no result without a grade.
#[test]
fn signs_without_words_are_a_blank() {
    for text in ["、", "，", " ； 、"] {
        assert_eq!(
            says("secretary", text),
            ["row 2, column 结论: the key `结论` is missing"]
        );
    }
}

#[test]
fn a_word_that_says_all_stands_alone() {
    let alone = |word: &str| {
        format!(
            "row 2, column 结论: `{word}` stands alone: leave out what stands beside it, or `{word}`"
        )
    };
    assert_eq!(says("secretary", "称职、撤销"), [alone("撤销")]);
    assert_eq!(
        says("secretary/removal", "符合、不符合"),
        [alone("符合"), alone("不符合")]
    );
    let row = ["o1", "zhang", "secretary", "2019", "撤销、", "2020-01-10", "", ""];
    let read = outcomes(BOOK.consequences(), HEADER, [row]).unwrap();
    assert_eq!(read[0].says, Said::Withdrawn);
}

#[test]
fn periods_as_people_write_them() {
    let about = |text: &str| {
        let row = ["o1", "zhang", "secretary", text, "称职", "2020-01-10", "", ""];
        outcomes(BOOK.consequences(), HEADER, [row]).map(|read| read[0].about)
    };
    let day = |text: &str| text.parse().unwrap();
    let period = |from, until| Period::new(day(from), Some(day(until))).unwrap();
    for text in
        ["2019年1月至2019年6月", "2019年 上半年", "2019 年上半年度", "2019-01到2019-06"]
    {
        assert_eq!(about(text).unwrap(), period("2019-01-01", "2019-07-01"), "{text}");
    }
    let rest = about("2019年下半年度").unwrap();
    assert_eq!(rest, period("2019-07-01", "2020-01-01"));
    for text in ["2019-01-01到2019-12-31", "2019 年度", "2019年1月1日至2019年"] {
        assert_eq!(about(text).unwrap(), Period::year(2019).unwrap(), "{text}");
    }
    for text in ["2019年6月至2019年1月", "2019年至", "2019年年", "6月"] {
        assert!(about(text).is_err(), "{text}");
    }
}
