use super::{Said, id, on, text};
use crate::vocabulary::Defect as D;

pub(super) fn said() -> Vec<Said> {
    vec![
        (
            D::EditionsOverlap {
                one: text("2019"),
                other: text("2020"),
                on: on("2020-01-01"),
            },
            [
                "版本`2019`和`2020`在2020-01-01同时施行：同一天只能施行一个版本",
                "版本`2019`和`2020`在2020-01-01同時施行：同一天只能施行一個版本",
                "editions `2019` and `2020` are both in force on 2020-01-01",
            ],
        ),
        (
            D::EditionsGap {
                one: text("2019"),
                other: text("2021"),
                from: on("2020-01-01"),
                until: on("2021-01-01"),
            },
            [
                "`2019`与`2021`之间，2020-01-01起至2021-01-01前没有施行的版本：\
                 如本意如此，请在`2021`中写明`gap_before`",
                "`2019`與`2021`之間，2020-01-01起至2021-01-01前沒有施行的版本：\
                 如本意如此，請在`2021`中寫明`gap_before`",
                "no edition is in force from 2020-01-01 until 2021-01-01, between `2019` \
                 and `2021`: say `gap_before` in `2021` if that is meant",
            ],
        ),
        (
            D::AnotherRulebook { found: id("village"), expected: id("secretary") },
            [
                "这是规则集`village`的版本，其余各版本属于`secretary`",
                "這是規則集`village`的版本，其餘各版本屬於`secretary`",
                "this is an edition of `village`, the others are of `secretary`",
            ],
        ),
        (
            D::NoSuchFile { found: text("a/book.toml") },
            [
                "没有文件`a/book.toml`",
                "沒有文件`a/book.toml`",
                "there is no file `a/book.toml`",
            ],
        ),
        (
            D::NotInForce { rulebook: id("secretary"), on: on("2018-05-01") },
            [
                "规则集`secretary`在2018-05-01未施行",
                "規則集`secretary`在2018-05-01未施行",
                "`secretary` is not in force on 2018-05-01",
            ],
        ),
    ]
}
