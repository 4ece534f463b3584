//! Refused numbers, and refused ends of ranges and periods.

use super::Chinese;
use super::phrase::quoted;
use crate::vocabulary::{
    Amount, AmountError, BoundsError, PeriodError, PointsError, Ratio, RatioError,
    Rounding, RoundingError,
};

pub(super) fn points(error: PointsError, c: Chinese) -> String {
    number(error.reason(), c.of("分值", "分值"), c)
}

pub(super) fn amount(error: AmountError, c: Chinese) -> String {
    number(error, c.of("数量", "數量"), c)
}

pub(super) fn ratio(error: RatioError, c: Chinese) -> String {
    match error {
        RatioError::Unreadable { reason } => number(reason, c.of("比率", "比率"), c),
        RatioError::NotFraction { found } => {
            let found = quoted(found, c);
            say!(
                c,
                "{found}不是分数：分子、分母都要写整数，如`3/4`或`-1/3`",
                "{found}不是分數：分子、分母都要寫整數，如`3/4`或`-1/3`",
            )
        }
        RatioError::DividedByZero { found } => {
            let found = quoted(found, c);
            say!(c, "{found}的分母是0：分母至少为1", "{found}的分母是0：分母至少為1")
        }
        RatioError::OutOfRange { found } => {
            let (found, most) = (quoted(found, c), Ratio::MOST);
            say!(
                c,
                "{found}超出范围：约分后分子、分母都不能超过{most}",
                "{found}超出範圍：約分後分子、分母都不能超過{most}",
            )
        }
    }
}

/// `what` is the kind of number: points, an amount, a ratio.
fn number(error: AmountError, what: &str, c: Chinese) -> String {
    match error {
        AmountError::Empty => say!(
            c,
            "这里是空的：请用数字写{what}，如`12.5`",
            "這裡是空的：請用數字寫{what}，如`12.5`",
        ),
        AmountError::Blank { found } => {
            let found = quoted(found, c);
            say!(
                c,
                "{found}中有空格：请写不带空格的{what}",
                "{found}中有空格：請寫不帶空格的{what}",
            )
        }
        AmountError::PlusSign { found } => {
            let found = quoted(found, c);
            say!(
                c,
                "{found}带有加号：请写不带加号的{what}",
                "{found}帶有加號：請寫不帶加號的{what}",
            )
        }
        AmountError::Exponent { found } => {
            let found = quoted(found, c);
            say!(
                c,
                "{found}用了指数写法：请写出完整的{what}，如`1500`",
                "{found}用了指數寫法：請寫出完整的{what}，如`1500`",
            )
        }
        AmountError::LooseDot { found } => loose_dot(&quoted(found, c), what, c),
        AmountError::NotDigits { found } => not_digits(&quoted(found, c), what, c),
        AmountError::TooManyPlaces { found, places } => {
            let found = quoted(found, c);
            say!(
                c,
                "{found}有{places}位小数：{what}最多6位小数",
                "{found}有{places}位小數：{what}最多6位小數",
            )
        }
        AmountError::TooLarge { found } => out_of_range(&quoted(found, c), what, c),
        AmountError::OutOfRange { found } => out_of_range(&found.to_string(), what, c),
        AmountError::NotDecimal { found } => say!(
            c,
            "{found}的小数超过6位：请先舍入，再作为{what}",
            "{found}的小數超過6位：請先捨入，再作為{what}",
        ),
    }
}

fn loose_dot(found: &str, what: &str, c: Chinese) -> String {
    say!(
        c,
        "{found}的小数点有一侧没有数字：请把{what}写成`0.5`或`5`的形式",
        "{found}的小數點有一側沒有數字：請把{what}寫成`0.5`或`5`的形式",
    )
}

fn not_digits(found: &str, what: &str, c: Chinese) -> String {
    say!(
        c,
        "{found}不能读作{what}：请用数字写，如`12.5`或`-3`",
        "{found}不能讀作{what}：請用數字寫，如`12.5`或`-3`",
    )
}

fn out_of_range(found: &str, what: &str, c: Chinese) -> String {
    let most = Amount::MOST;
    say!(
        c,
        "{found}超出范围：{what}须在-{most}至{most}之间",
        "{found}超出範圍：{what}須在-{most}至{most}之間",
    )
}

pub(super) fn rounding(error: RoundingError, c: Chinese) -> String {
    match error {
        RoundingError::TooManyPlaces { found } => {
            let most = Rounding::MOST_PLACES;
            say!(
                c,
                "不能舍入到{found}位小数：最多{most}位",
                "不能捨入到{found}位小數：最多{most}位",
            )
        }
        RoundingError::NoStep { found } => say!(
            c,
            "{found}不能作为舍入的步长：步长须大于0，如`0.5`或`10`",
            "{found}不能作為捨入的步長：步長須大於0，如`0.5`或`10`",
        ),
        RoundingError::PlacesAndStep => c
            .of(
                "舍入只能写`places`或`step`之一：请删去一个",
                "捨入只能寫`places`或`step`之一：請刪去一個",
            )
            .to_owned(),
        RoundingError::NeitherPlacesNorStep => c
            .of(
                "舍入须写`places`或`step`之一：请补上一个",
                "捨入須寫`places`或`step`之一：請補上一個",
            )
            .to_owned(),
    }
}

pub(super) fn period(error: &PeriodError, c: Chinese) -> String {
    let PeriodError { from, until } = error;
    say!(
        c,
        "期间须先起后止：`until`为{until}，不晚于`from`的{from}",
        "期間須先起後止：`until`為{until}，不晚於`from`的{from}",
    )
}

pub(super) fn bounds(error: &BoundsError, c: Chinese) -> String {
    match error {
        BoundsError::TwoLower => c
            .of(
                "`at_least`（以上）和`above`（超过）是同一端的两种写法：请只留一个",
                "`at_least`（以上）和`above`（超過）是同一端的兩種寫法：請只留一個",
            )
            .to_owned(),
        BoundsError::TwoUpper => c
            .of(
                "`at_most`（以下）和`below`（不足）是同一端的两种写法：请只留一个",
                "`at_most`（以下）和`below`（不足）是同一端的兩種寫法：請只留一個",
            )
            .to_owned(),
        BoundsError::Empty { bounds } => {
            let bounds = quoted(bounds.in_words(c.script()), c);
            say!(
                c,
                "没有任何值符合{bounds}：上下限之间须留有余地",
                "沒有任何值符合{bounds}：上下限之間須留有餘地",
            )
        }
    }
}
