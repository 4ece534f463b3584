use super::{Said, id, text};
use crate::vocabulary::{Defect as D, Id};

pub(super) fn said() -> Vec<Said> {
    let mut said = ids();
    said.extend(references());
    said.extend(grounds());
    said
}

fn refused(id: &str) -> D {
    Id::new(id).unwrap_err().into()
}

fn ids() -> Vec<Said> {
    vec![
        (
            refused(""),
            [
                "标识至少要有一个字符",
                "標識至少要有一個字符",
                "an id has at least one character",
            ],
        ),
        (
            refused(&"a".repeat(65)),
            [
                "标识最多64个字符，现有65个",
                "標識最多64個字符，現有65個",
                "an id has at most 64 characters, this one has 65",
            ],
        ),
        (
            refused("Own"),
            [
                "“O”不能用在标识的这个位置：标识以小写字母或数字开头，其后还可用`-`、`_`、`.`和`/`",
                "「O」不能用在標識的這個位置：標識以小寫字母或數字開頭，其後還可用`-`、`_`、`.`和`/`",
                "`O` cannot stand here in an id: it starts with a lower-case letter or a \
                 digit and goes on with these, `-`, `_`, `.` and `/`",
            ],
        ),
    ]
}

fn references() -> Vec<Said> {
    vec![
        (
            D::Duplicate { what: "facts", id: text("income") },
            [
                "`income`已经用过：事实的标识不能重复",
                "`income`已經用過：事實的標識不能重複",
                "`income` is already taken: ids are unique among facts",
            ],
        ),
        (
            D::Duplicate { what: "keys", id: text("on") },
            [
                "`on`已经用过：键不能重复",
                "`on`已經用過：鍵不能重複",
                "`on` is already taken: ids are unique among keys",
            ],
        ),
        (
            D::Unknown {
                what: "part or item",
                found: text("own-incme"),
                nearest: Some(text("own-income")),
            },
            [
                "没有标识为`own-incme`的部分或指标；是否应为`own-income`？",
                "沒有標識為`own-incme`的部分或指標；是否應為`own-income`？",
                "there is no part or item `own-incme`; did you mean `own-income`?",
            ],
        ),
        (
            D::Unknown { what: "source", found: text("x"), nearest: None },
            ["没有标识为`x`的来源", "沒有標識為`x`的來源", "there is no source `x`"],
        ),
        (
            D::WrongFactKind {
                fact: id("income"),
                found: "a yes or no",
                expected: "a count, an amount or a ratio",
            },
            [
                "事实`income`的类别为“是或否”，这里需要计数、数额或比例",
                "事實`income`的類別為「是或否」，這裡需要計數、數額或比例",
                "the fact `income` is a yes or no; a count, an amount or a ratio is \
                 needed here",
            ],
        ),
    ]
}

fn grounds() -> Vec<Said> {
    vec![
        (
            D::NoGround,
            [
                "没有写明这里的数字有何依据：请加上`ground`，如`{ stated = \"…\", at = \"…\" }`\
                 或`{ assumed = \"…\" }`",
                "沒有寫明這裡的數字有何依據：請加上`ground`，如`{ stated = \"…\", at = \"…\" }`\
                 或`{ assumed = \"…\" }`",
                "nothing says where the numbers here come from: add `ground`, such as \
                 { stated = \"…\", at = \"…\" } or { assumed = \"…\" }",
            ],
        ),
        (
            D::GroundShape,
            [
                "依据须为以下之一：`{ stated = \"来源\", at = \"出处\" }`、\
                 `{ published = \"来源\" }`、`{ decided = \"决定\" }`、`{ assumed = \"理由\" }`；\
                 前两种可另用`assumed`写明其中自行设定的部分",
                "依據須為以下之一：`{ stated = \"來源\", at = \"出處\" }`、\
                 `{ published = \"來源\" }`、`{ decided = \"決定\" }`、`{ assumed = \"理由\" }`；\
                 前兩種可另用`assumed`寫明其中自行設定的部分",
                "a ground is one of { stated = \"source\", at = \"place\" }, \
                 { published = \"source\" }, { decided = \"decision\" } and { assumed = \"reason\" }; \
                 the first two may say beside it what is `assumed` of it",
            ],
        ),
    ]
}
