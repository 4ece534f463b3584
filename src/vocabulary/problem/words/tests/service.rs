use super::{Said, exact, id, on};
use crate::vocabulary::{Period, ServiceDefect as D};

fn period(from: &str, until: &str) -> Period {
    Period::new(on(from), Some(on(until))).unwrap()
}

fn said_of(defect: D, words: [&'static str; 3]) -> Said {
    (defect.into(), words)
}

pub(super) fn said() -> Vec<Said> {
    sheets().into_iter().chain(days()).chain(limits()).chain(records()).collect()
}

fn sheets() -> [Said; 4] {
    let (year, before) =
        (period("2007-01-01", "2008-01-01"), period("2006-01-01", "2007-01-01"));
    [
        said_of(
            D::NotRuled,
            [
                "规则集没有写明履岗：请写上`[posts.service]`",
                "規則集沒有寫明履崗：請寫上`[posts.service]`",
                "the rulebook says nothing of service: give it `[posts.service]`",
            ],
        ),
        said_of(
            D::OtherYear { found: before, expected: year },
            [
                "本表期间为2006-01-01..2007-01-01，登记期间为2007-01-01..2008-01-01：各表须为同一期间，并有截止日",
                "本表期間為2006-01-01..2007-01-01，登記期間為2007-01-01..2008-01-01：各表須為同一期間，並有截止日",
                "the sheet is about 2006-01-01..2007-01-01, and the register about 2007-01-01..2008-01-01: one period, with an end, holds for all of them",
            ],
        ),
        said_of(
            D::Counted { fact: id("member.posts") },
            [
                "`member.posts`由登记自行统计：请从表中去掉",
                "`member.posts`由登記自行統計：請從表中去掉",
                "the register counts `member.posts` itself: leave it out of the sheet",
            ],
        ),
        said_of(
            D::SaidOtherwise { fact: id("post.remote"), other: id("p1") },
            [
                "`post.remote`与`p1`的表所写不一致：请只在一处填写，或写得一致",
                "`post.remote`與`p1`的表所寫不一致：請只在一處填寫，或寫得一致",
                "`post.remote` is said otherwise of `p1`: say it in one place, or the same in both",
            ],
        ),
    ]
}

fn days() -> [Said; 7] {
    let year = period("2007-01-01", "2008-01-01");
    let half = period("2007-01-01", "2007-07-01");
    let (day, last) = (on("2007-07-01"), on("2007-06-30"));
    [
        said_of(
            D::NotInTheYear { served: period("2006-01-01", "2007-01-01"), year },
            [
                "履岗期间2006-01-01至2006-12-31与年度2007-01-01至2007-12-31没有相同的日子：请去掉，或更正日期",
                "履崗期間2006-01-01至2006-12-31與年度2007-01-01至2007-12-31沒有相同的日子：請去掉，或更正日期",
                "service from 2006-01-01 to 2006-12-31 has no day in the year from 2007-01-01 to 2007-12-31: leave it out, or mend its days",
            ],
        ),
        said_of(
            D::EndsBeforeItBegins {
                person: id("m1"),
                post: id("p1"),
                from: day,
                until: last,
            },
            [
                "`m1`任`p1`：离岗日期2007-06-30不晚于上岗日期2007-07-01，请更正",
                "`m1`任`p1`：離崗日期2007-06-30不晚於上崗日期2007-07-01，請更正",
                "`m1` in `p1`: the first day without service, 2007-06-30, is not after the first day of service, 2007-07-01: mend the days",
            ],
        ),
        said_of(
            D::RaterIsNobody { rater: id("m99"), nearest: Some("m9".to_owned()) },
            [
                "评分人`m99`不是本村人员；是否应为`m9`？",
                "評分人`m99`不是本村人員；是否應為`m9`？",
                "`m99` rates, and is no person of the village; did you mean `m9`?",
            ],
        ),
        said_of(
            D::SpellsOverlap {
                person: id("m1"),
                post: id("p1"),
                other: id("m1/p1"),
                on: day,
            },
            [
                "2007-07-01，`m1`另以`m1/p1`任`p1`：请使一段在另一段开始前结束，或去掉其一",
                "2007-07-01，`m1`另以`m1/p1`任`p1`：請使一段在另一段開始前結束，或去掉其一",
                "`m1` serves in `p1` by `m1/p1` too on 2007-07-01: let one end before the other begins, or leave one out",
            ],
        ),
        said_of(
            D::NotInService { on: day, served: half },
            [
                "2007-07-01不在本年度的履岗期间2007-01-01至2007-06-30之内：请更正日期，或写到所属的履岗中",
                "2007-07-01不在本年度的履崗期間2007-01-01至2007-06-30之內：請更正日期，或寫到所屬的履崗中",
                "2007-07-01 is no day of this service, which is from 2007-01-01 to 2007-06-30 in the year: mend the day, or state it where it belongs",
            ],
        ),
        said_of(
            D::AfterService { on: day, last },
            [
                "2007-07-01晚于本年度履岗的最后一天2007-06-30：请更正日期，或去掉",
                "2007-07-01晚於本年度履崗的最後一天2007-06-30：請更正日期，或去掉",
                "2007-07-01 is after the last day of this service in the year, 2007-06-30: mend the day, or leave it out",
            ],
        ),
        said_of(
            D::DaysDisagree { fact: id("holding.contracts") },
            [
                "`holding.contracts`与登记的日期不一致：请去掉其一，或更正",
                "`holding.contracts`與登記的日期不一致：請去掉其一，或更正",
                "`holding.contracts` says otherwise than the days on record: leave one of them out, or mend it",
            ],
        ),
    ]
}

fn limits() -> [Said; 2] {
    let day = on("2007-07-01");
    [
        said_of(
            D::BeyondPlaces {
                post: id("p1"),
                on: day,
                holders: vec![id("m1"), id("m2")],
                places: 1,
            },
            [
                "2007-07-01，在`p1`任岗的有`m1`、`m2`，而只设1人：请使其中有人先离岗，或晚上岗",
                "2007-07-01，在`p1`任崗的有`m1`、`m2`，而只設1人：請使其中有人先離崗，或晚上崗",
                "on 2007-07-01 `m1`, `m2` serve in `p1`, and it has places for 1: let somebody leave before, or begin later",
            ],
        ),
        said_of(
            D::BeyondCapacity {
                person: id("m1"),
                on: day,
                load: exact("6.5"),
                capacity: exact("4"),
                posts: vec![id("p1"), id("p2")],
            },
            [
                "2007-07-01，`m1`任`p1`、`p2`，工作量6.5，最多只能承受4：请免去一岗，或由他人分担",
                "2007-07-01，`m1`任`p1`、`p2`，工作量6.5，最多只能承受4：請免去一崗，或由他人分擔",
                "on 2007-07-01 `m1` carries 6.5 in `p1`, `p2`, and is able to carry at most 4: let a post go, or share it",
            ],
        ),
    ]
}

fn records() -> [Said; 3] {
    let (person, post) = (id("m1"), id("p1"));
    [
        said_of(
            D::RecordOfNobody {
                person: person.clone(),
                post: post.clone(),
                holders: vec![id("m2"), id("m3")],
            },
            [
                "`m1`在本年度没有任`p1`：任此岗的是`m2`、`m3`",
                "`m1`在本年度沒有任`p1`：任此崗的是`m2`、`m3`",
                "`m1` does not serve in `p1` in the year; in service there: `m2`, `m3`",
            ],
        ),
        said_of(
            D::RecordOfNobody {
                person: person.clone(),
                post: post.clone(),
                holders: Vec::new(),
            },
            [
                "`m1`在本年度没有任`p1`：无人任此岗，请去掉该记录，或登记履岗",
                "`m1`在本年度沒有任`p1`：無人任此崗，請去掉該記錄，或登記履崗",
                "`m1` does not serve in `p1` in the year, and nobody does: leave the record out, or register the service",
            ],
        ),
        said_of(
            D::RecordOfSeveral { person, post, holdings: vec![id("h1"), id("h2")] },
            [
                "`m1`不止一次任`p1`：请写明是`h1`、`h2`中的哪一个",
                "`m1`不止一次任`p1`：請寫明是`h1`、`h2`中的哪一個",
                "`m1` serves in `p1` more than once: name one of `h1`, `h2`",
            ],
        ),
    ]
}
