//! Ids, references and grounds.

use super::Chinese;
use super::phrase::{did_you_mean, quoted};
use super::term;
use crate::vocabulary::{Id, IdError};

pub(super) fn id(error: &IdError, c: Chinese) -> String {
    match error {
        IdError::Empty => c.of("标识至少要有一个字符", "標識至少要有一個字符").to_owned(),
        IdError::TooLong { found } => {
            let most = Id::LONGEST;
            say!(
                c,
                "标识最多{most}个字符，现有{found}个",
                "標識最多{most}個字符，現有{found}個",
            )
        }
        IdError::Character { found } => {
            let found = quoted(found, c);
            say!(
                c,
                "{found}不能用在标识的这个位置：标识以小写字母或数字开头，\
                 其后还可用`-`、`_`、`.`和`/`",
                "{found}不能用在標識的這個位置：標識以小寫字母或數字開頭，\
                 其後還可用`-`、`_`、`.`和`/`",
            )
        }
    }
}

pub(super) fn duplicate(what: &str, id: &str, c: Chinese) -> String {
    let what = term::of(term::UNIQUE, what, c);
    say!(c, "`{id}`已经用过：{what}不能重复", "`{id}`已經用過：{what}不能重複")
}

pub(super) fn unknown(
    what: &str,
    found: &str,
    nearest: Option<&String>,
    c: Chinese,
) -> String {
    let what = term::of(term::THINGS, what, c);
    let near = did_you_mean(nearest, c);
    say!(c, "没有标识为`{found}`的{what}{near}", "沒有標識為`{found}`的{what}{near}")
}

pub(super) fn wrong_fact_kind(
    fact: &Id,
    found: &str,
    expected: &str,
    c: Chinese,
) -> String {
    let found = term::of(term::FACT_KINDS, found, c);
    let expected = term::of(term::FACT_KINDS, expected, c);
    say!(
        c,
        "事实`{fact}`的类别为{found}，这里需要{expected}",
        "事實`{fact}`的類別為{found}，這裡需要{expected}",
    )
}

pub(super) fn no_ground(c: Chinese) -> String {
    c.of(
        "没有写明这里的数字有何依据：请加上`ground`，\
         如`{ stated = \"…\", at = \"…\" }`或`{ assumed = \"…\" }`",
        "沒有寫明這裡的數字有何依據：請加上`ground`，\
         如`{ stated = \"…\", at = \"…\" }`或`{ assumed = \"…\" }`",
    )
    .to_owned()
}

pub(super) fn ground_shape(c: Chinese) -> String {
    c.of(
        "依据须为以下之一：`{ stated = \"来源\", at = \"出处\" }`、\
         `{ published = \"来源\" }`、`{ decided = \"决定\" }`、`{ assumed = \"理由\" }`；\
         前两种可另用`assumed`写明其中自行设定的部分",
        "依據須為以下之一：`{ stated = \"來源\", at = \"出處\" }`、\
         `{ published = \"來源\" }`、`{ decided = \"決定\" }`、`{ assumed = \"理由\" }`；\
         前兩種可另用`assumed`寫明其中自行設定的部分",
    )
    .to_owned()
}
