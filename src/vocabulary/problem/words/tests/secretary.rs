use super::{Said, id, on};
use crate::vocabulary::{Period, SecretaryDefect as D};

fn said_of(defect: D, words: [&'static str; 3]) -> Said {
    (defect.into(), words)
}

pub(super) fn said() -> Vec<Said> {
    let (zhang, dong, day) = (id("zhang"), id("dong"), on("2019-07-01"));
    vec![
        said_of(
            D::TwoSecretaries {
                village: dong.clone(),
                secretary: zhang.clone(),
                other: id("a1"),
                on: day,
            },
            [
                "2019-07-01，`dong`另由`zhang`以`a1`任书记：请使一人在另一人到任前离任",
                "2019-07-01，`dong`另由`zhang`以`a1`任書記：請使一人在另一人到任前離任",
                "on 2019-07-01 `dong` is led by `zhang` too, by `a1`: let one leave before the other begins",
            ],
        ),
        said_of(
            D::AppointedTwice {
                secretary: zhang.clone(),
                village: dong.clone(),
                other: id("a1"),
                on: day,
            },
            [
                "2019-07-01，`zhang`另以`a1`任`dong`书记：请使一段在另一段开始前结束，或去掉其一",
                "2019-07-01，`zhang`另以`a1`任`dong`書記：請使一段在另一段開始前結束，或去掉其一",
                "`zhang` leads `dong` by `a1` too on 2019-07-01: let one end before the other begins, or leave one out",
            ],
        ),
        said_of(
            D::LedNothing {
                secretary: zhang.clone(),
                period: Period::new(on("2019-01-01"), Some(on("2020-01-01"))).unwrap(),
            },
            [
                "`zhang`在2019-01-01至2019-12-31未任任何村的书记：请更正期间或人员，或登记任职",
                "`zhang`在2019-01-01至2019-12-31未任任何村的書記：請更正期間或人員，或登記任職",
                "`zhang` led no village from 2019-01-01 to 2019-12-31: mend the period or the person, or register the appointment",
            ],
        ),
        said_of(
            D::HasLeft { secretary: zhang.clone(), on: day },
            [
                "按任职登记，`zhang`自2019-07-01起不再任职：请把这一离任更正为符合，或去掉，或更正任职登记",
                "按任職登記，`zhang`自2019-07-01起不再任職：請把這一離任更正為符合，或去掉，或更正任職登記",
                "by the appointments `zhang` leads nothing from 2019-07-01 on: correct this departure to met, leave it out, or mend the appointments",
            ],
        ),
        said_of(
            D::TwoResults { secretary: zhang, other: id("o1"), on: day },
            [
                "2019-07-01，`zhang`另有结果`o1`：一人同一时间只有一个结果",
                "2019-07-01，`zhang`另有結果`o1`：一人同一時間只有一個結果",
                "`zhang` has the result `o1` for 2019-07-01 too: a person has one result at a time",
            ],
        ),
        said_of(
            D::ResultOpen { village: dong.clone() },
            [
                "`dong`的结果尚未确定：请先确定，或不填此项事实，使其保持未定",
                "`dong`的結果尚未確定：請先確定，或不填此項事實，使其保持未定",
                "the result of `dong` is open: settle it first, or leave the fact out so that it stays open",
            ],
        ),
        said_of(
            D::WeighsNothing { village: dong },
            [
                "`dong`的权重为0：请写明权重，或去掉",
                "`dong`的權重為0：請寫明權重，或去掉",
                "`dong` has the weight 0: give it one, or leave it out",
            ],
        ),
    ]
}
