use super::{Said, exact, on};
use crate::vocabulary::{
    Amount, AmountError, Bounds, BoundsError, CellDefect, Defect, Exact, Excerpt, Period,
    Points, PointsError, Ratio, RatioError, Rounding, RoundingError, RoundingMode,
};

pub(super) fn said() -> Vec<Said> {
    let mut said = amounts();
    said.extend(points());
    said.extend(ratios());
    said.extend(roundings());
    said.extend(ends());
    said
}

fn amount(text: &str) -> Defect {
    text.parse::<Amount>().unwrap_err().into()
}

fn ratio(text: &str) -> Defect {
    text.parse::<Ratio>().unwrap_err().into()
}

fn amounts() -> Vec<Said> {
    vec![
        (
            amount(""),
            [
                "这里是空的：请用数字写数量，如`12.5`",
                "這裡是空的：請用數字寫數量，如`12.5`",
                "nothing is written: write an amount in digits, such as `12.5`",
            ],
        ),
        (
            amount("1 000"),
            [
                "“1 000”中有空格：请写不带空格的数量",
                "「1 000」中有空格：請寫不帶空格的數量",
                "`1 000` has a blank in it: write an amount without blanks",
            ],
        ),
        (
            amount("+5"),
            [
                "“+5”带有加号：请写不带加号的数量",
                "「+5」帶有加號：請寫不帶加號的數量",
                "`+5` has a plus sign: write an amount without it",
            ],
        ),
        (
            amount("1e3"),
            [
                "“1e3”用了指数写法：请写出完整的数量，如`1500`",
                "「1e3」用了指數寫法：請寫出完整的數量，如`1500`",
                "`1e3` has an exponent: write an amount in full, such as `1500`",
            ],
        ),
        (
            amount(".5"),
            [
                "“.5”的小数点有一侧没有数字：请把数量写成`0.5`或`5`的形式",
                "「.5」的小數點有一側沒有數字：請把數量寫成`0.5`或`5`的形式",
                "`.5` has a dot without digits on both sides: write an amount such as \
                 `0.5` or `5`",
            ],
        ),
        (
            amount("5角"),
            [
                "“5角”不能读作数量：请用数字写，如`12.5`或`-3`",
                "「5角」不能讀作數量：請用數字寫，如`12.5`或`-3`",
                "`5角` cannot be read as an amount: write digits, such as `12.5` or `-3`",
            ],
        ),
        (
            amount("0.1234567"),
            [
                "“0.1234567”有7位小数：数量最多6位小数",
                "「0.1234567」有7位小數：數量最多6位小數",
                "`0.1234567` has 7 decimals: an amount may have at most 6",
            ],
        ),
    ]
}

fn points() -> Vec<Said> {
    let too_large: PointsError = "1000000000000.1".parse::<Points>().unwrap_err();
    let out_of_range = Points::whole(1_000_000_000_001).unwrap_err();
    let third = Exact::fraction(100, 3).unwrap();
    let not_decimal = AmountError::NotDecimal { found: third };
    vec![
        (
            too_large.into(),
            [
                "“1000000000000.1”超出范围：分值须在-1000000000000至1000000000000之间",
                "「1000000000000.1」超出範圍：分值須在-1000000000000至1000000000000之間",
                "`1000000000000.1` is out of range: points may lie between -1000000000000 \
                 and 1000000000000",
            ],
        ),
        (
            out_of_range.into(),
            [
                "1000000000001超出范围：分值须在-1000000000000至1000000000000之间",
                "1000000000001超出範圍：分值須在-1000000000000至1000000000000之間",
                "`1000000000001` is out of range: points may lie between -1000000000000 \
                 and 1000000000000",
            ],
        ),
        (
            PointsError::from(not_decimal).into(),
            [
                "100/3的小数超过6位：请先舍入，再作为分值",
                "100/3的小數超過6位：請先捨入，再作為分值",
                "`100/3` has more decimals than 6: round it first to make it points",
            ],
        ),
    ]
}

fn ratios() -> Vec<Said> {
    let out_of_range = RatioError::OutOfRange { found: Excerpt::of("1/3000000000000") };
    vec![
        (
            ratio("一半"),
            [
                "“一半”不能读作比率：请用数字写，如`12.5`或`-3`",
                "「一半」不能讀作比率：請用數字寫，如`12.5`或`-3`",
                "`一半` cannot be read as a ratio: write digits, such as `12.5` or `-3`",
            ],
        ),
        (
            ratio("1.5/2"),
            [
                "“1.5/2”不是分数：分子、分母都要写整数，如`3/4`或`-1/3`",
                "「1.5/2」不是分數：分子、分母都要寫整數，如`3/4`或`-1/3`",
                "`1.5/2` is no fraction: write whole numbers above and below, such as \
                 `3/4` or `-1/3`",
            ],
        ),
        (
            ratio("3/0"),
            [
                "“3/0”的分母是0：分母至少为1",
                "「3/0」的分母是0：分母至少為1",
                "`3/0` divides by zero: write at least 1 below the line",
            ],
        ),
        (
            out_of_range.into(),
            [
                "“1/3000000000000”超出范围：约分后分子、分母都不能超过1000000000000",
                "「1/3000000000000」超出範圍：約分後分子、分母都不能超過1000000000000",
                "`1/3000000000000` is out of range: a ratio in lowest terms may have at \
                 most 1000000000000 above and below the line",
            ],
        ),
    ]
}

fn roundings() -> Vec<Said> {
    let mode = RoundingMode::Down;
    vec![
        (
            Rounding::places(7, mode).unwrap_err().into(),
            [
                "不能舍入到7位小数：最多6位",
                "不能捨入到7位小數：最多6位",
                "no number is rounded to 7 decimal places: state at most 6",
            ],
        ),
        (
            Rounding::to_step(Amount::ZERO, mode).unwrap_err().into(),
            [
                "0不能作为舍入的步长：步长须大于0，如`0.5`或`10`",
                "0不能作為捨入的步長：步長須大於0，如`0.5`或`10`",
                "`0` is no step to round to: state one above 0, such as `0.5` or `10`",
            ],
        ),
        (
            RoundingError::PlacesAndStep.into(),
            [
                "舍入只能写`places`或`step`之一：请删去一个",
                "捨入只能寫`places`或`step`之一：請刪去一個",
                "a rounding has either `places` or `step`: leave one of them out",
            ],
        ),
        (
            RoundingError::NeitherPlacesNorStep.into(),
            [
                "舍入须写`places`或`step`之一：请补上一个",
                "捨入須寫`places`或`step`之一：請補上一個",
                "a rounding needs `places` or `step`: state one of them",
            ],
        ),
    ]
}

fn ends() -> Vec<Said> {
    let backwards = Period::new(on("2020-01-01"), Some(on("2019-01-01"))).unwrap_err();
    let ten = exact("10");
    let empty = Bounds::new(Some(ten), None, None, Some(exact("5"))).unwrap_err();
    vec![
        (
            backwards.into(),
            [
                "期间须先起后止：`until`为2019-01-01，不晚于`from`的2020-01-01",
                "期間須先起後止：`until`為2019-01-01，不晚於`from`的2020-01-01",
                "a period ends after it begins: `until` 2019-01-01 is not after `from` \
                 2020-01-01",
            ],
        ),
        (
            CellDefect::Backwards {
                last: on("2019-01-01"),
                column: "起始日期".to_owned(),
                from: on("2020-01-01"),
            }
            .into(),
            [
                "2019-01-01早于`起始日期`的2020-01-01：请改正其中一个日期",
                "2019-01-01早於`起始日期`的2020-01-01：請改正其中一個日期",
                "2019-01-01 comes before 2020-01-01, the `起始日期`: correct one of the days",
            ],
        ),
        (
            CellDefect::EndsFirst { last: on("2019-01-01"), from: on("2020-01-01") }
                .into(),
            [
                "2019-01-01早于2020-01-01：请改正其中一个日期",
                "2019-01-01早於2020-01-01：請改正其中一個日期",
                "2019-01-01 comes before 2020-01-01: correct one of the days",
            ],
        ),
        (
            CellDefect::NotAfter {
                until: on("2020-01-01"),
                column: "任职日期".to_owned(),
                from: on("2020-01-01"),
            }
            .into(),
            [
                "2020-01-01不晚于`任职日期`的2020-01-01：请改正其中一个日期",
                "2020-01-01不晚於`任职日期`的2020-01-01：請改正其中一個日期",
                "2020-01-01 is not after 2020-01-01, the `任职日期`: correct one of the days",
            ],
        ),
        (
            BoundsError::TwoLower.into(),
            [
                "`at_least`（以上）和`above`（超过）是同一端的两种写法：请只留一个",
                "`at_least`（以上）和`above`（超過）是同一端的兩種寫法：請只留一個",
                "`at_least` (以上) and `above` (超过) are two wordings of one end: keep one",
            ],
        ),
        (
            BoundsError::TwoUpper.into(),
            [
                "`at_most`（以下）和`below`（不足）是同一端的两种写法：请只留一个",
                "`at_most`（以下）和`below`（不足）是同一端的兩種寫法：請只留一個",
                "`at_most` (以下) and `below` (不足) are two wordings of one end: keep one",
            ],
        ),
        (
            empty.into(),
            [
                "没有任何值符合“10以上（含）、不足5”：上下限之间须留有余地",
                "沒有任何值符合「10以上（含）、不足5」：上下限之間須留有餘地",
                "no value is at least 10, below 5: the ends must leave room",
            ],
        ),
    ]
}
