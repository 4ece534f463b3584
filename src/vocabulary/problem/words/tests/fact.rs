use super::{Said, exact, on, owned, text};
use crate::vocabulary::{CellDefect, Defect as D, Period};

pub(super) fn said() -> Vec<Said> {
    let mut said = cells();
    said.extend(shapes());
    said.extend(domains());
    said.extend(statements());
    said.extend(tables());
    said
}

fn shape(found: &str, expected: &str) -> D {
    D::FactShape { found: text(found), expected: text(expected) }
}

fn cells() -> Vec<Said> {
    vec![
        (
            CellDefect::Placeholder { found: text("/") }.into(),
            [
                "“/”不是填报的内容：不清楚的请留空，没有的填0或否，不适用的写`不适用：原因`",
                "「/」不是填報的內容：不清楚的請留空，沒有的填0或否，不適用的寫`不適用：原因`",
                "`/` is no value: leave the cell blank where nothing is known, write 0 or `no` \
                 where there is none, `不适用：` and the reason where it does not apply",
            ],
        ),
        (
            CellDefect::ShareWords { found: text("四成") }.into(),
            [
                "“四成”不是比例：请写成`85%`或`0.85`的形式",
                "「四成」不是比例：請寫成`85%`或`0.85`的形式",
                "`四成` is no share: write it like `85%` or `0.85`",
            ],
        ),
        (
            CellDefect::BlankBallots {
                columns: owned(&["测评票/一般", "测评票/弃权"])
            }
            .into(),
            [
                "这次投票的`测评票/一般`、`测评票/弃权`没有填：没有票的填0，或者这次投票各列都留空",
                "這次投票的`测评票/一般`、`测评票/弃权`沒有填：沒有票的填0，或者這次投票各欄都留空",
                "`测评票/一般`, `测评票/弃权` of this ballot are blank: write 0 where there were none, \
                 or leave every column of it blank",
            ],
        ),
    ]
}

fn shapes() -> Vec<Said> {
    vec![
        (
            D::NotAWindow { found: "2019-03".to_owned(), such_as: "2019-Q1" },
            [
                "`2019-03`不是本项数据的期间：请写成`2019-Q1`的形式",
                "`2019-03`不是本項數據的期間：請寫成`2019-Q1`的形式",
                "`2019-03` is not a period of this series: write it like `2019-Q1`",
            ],
        ),
        (
            shape("也许", "yes or no: write `是` or `否`, `yes` or `no`"),
            [
                "“也许”没有写明是或否：请写`是`或`否`，也可写`yes`或`no`",
                "「也许」沒有寫明是或否：請寫`是`或`否`，也可寫`yes`或`no`",
                "`也许` does not say yes or no: write `是` or `否`, `yes` or `no`",
            ],
        ),
        (
            shape("a table of 2", "how many: write a whole number, without quotes"),
            [
                "有2个键的表没有写明数目：请写整数，不加引号",
                "有2個鍵的表沒有寫明數目：請寫整數，不加引號",
                "a table of 2 does not say how many: write a whole number, without quotes",
            ],
        ),
        (
            shape("迟到", "what happened when: write it like `2019-12-31 迟到`"),
            [
                "“迟到”没有写明何时发生何事：请写成`2019-12-31 迟到`的形式",
                "「迟到」沒有寫明何時發生何事：請寫成`2019-12-31 迟到`的形式",
                "`迟到` does not say what happened when: write it like `2019-12-31 迟到`",
            ],
        ),
        (
            shape(
                "测评",
                "which ballots it counts: give each choice a column, such as `测评/优秀`",
            ),
            [
                "“测评”没有写明是哪种票：请给每个选项各设一列，如`测评/优秀`",
                "「测评」沒有寫明是哪種票：請給每個選項各設一欄，如`测评/优秀`",
                "`测评` does not say which ballots it counts: give each choice a column, \
                 such as `测评/优秀`",
            ],
        ),
        (
            shape("7", "which ballots it counts: give each choice a column"),
            [
                "“7”没有写明是哪种票：请给每个选项各设一列",
                "「7」沒有寫明是哪種票：請給每個選項各設一欄",
                "`7` does not say which ballots it counts: give each choice a column",
            ],
        ),
    ]
}

fn domains() -> Vec<Said> {
    let year = Period::year(2019).unwrap();
    let open = Period::new(on("2019-01-01"), None).unwrap();
    vec![
        (
            D::PerCentMeant { found: exact("80") },
            [
                "80超出该事实的取值范围：如果是百分比，请写上百分号：80%",
                "80超出該事實的取值範圍：如果是百分比，請寫上百分號：80%",
                "80 lies outside the domain of this fact: write 80 % as \"80%\"",
            ],
        ),
        (
            D::NotAShare { found: exact("1.3") },
            [
                "比例须在0与1（100%）之间，这里是1.3",
                "比例須在0與1（100%）之間，這裡是1.3",
                "a share lies between 0 and 1 (100 %), this is 1.3",
            ],
        ),
        (
            D::OutsideDomain { found: exact("61"), least: exact("0"), most: exact("60") },
            [
                "61超出该事实的取值范围：须在0至60之间",
                "61超出該事實的取值範圍：須在0至60之間",
                "61 lies outside 0 to 60, the domain of this fact",
            ],
        ),
        (
            D::DayOutside { found: on("2020-01-01"), domain: year },
            [
                "2020-01-01超出该事实的日期范围：须为2019-01-01起至2020-01-01前",
                "2020-01-01超出該事實的日期範圍：須為2019-01-01起至2020-01-01前",
                "2020-01-01 lies outside the days of this fact, from 2019-01-01 on and before \
                 2020-01-01",
            ],
        ),
        (
            D::DayOutside { found: on("2018-12-31"), domain: open },
            [
                "2018-12-31超出该事实的日期范围：须为2019-01-01起",
                "2018-12-31超出該事實的日期範圍：須為2019-01-01起",
                "2018-12-31 lies outside the days of this fact, from 2019-01-01 on",
            ],
        ),
        (
            D::SpellsOverlap { one: open, other: year },
            [
                "两段经历（2019-01-01起；2019-01-01起至2020-01-01前）有重叠的日子：\
                 请让前一段在后一段开始时结束",
                "兩段經歷（2019-01-01起；2019-01-01起至2020-01-01前）有重疊的日子：\
                 請讓前一段在後一段開始時結束",
                "the spells from 2019-01-01 on and from 2019-01-01 on and before \
                 2020-01-01 have days in common: let one end where the other begins",
            ],
        ),
        (
            D::TooFine { found: exact("1.234"), places: 2 },
            [
                "1.234的小数位数过多：该事实最多2位小数",
                "1.234的小數位數過多：該事實最多2位小數",
                "1.234 is finer than this fact is measured: at most 2 decimals",
            ],
        ),
        (
            D::EmptyDomain { least: exact("5"), most: exact("3") },
            [
                "取值范围是空的：下限5高于上限3",
                "取值範圍是空的：下限5高於上限3",
                "the domain is empty: 5 is above 3",
            ],
        ),
    ]
}

fn statements() -> Vec<Said> {
    vec![
        (
            D::AlwaysApplies,
            [
                "该项总是适用，不能写不适用：请填写，不清楚的请留空",
                "該項總是適用，不能寫不適用：請填寫，不清楚的請留空",
                "this always applies: write a value, or leave it blank where it is not known",
            ],
        ),
        (
            D::StatementShape,
            [
                "只能写以下之一：值、`{ absent = true }`、`{ not_applicable = \"理由\" }`",
                "只能寫以下之一：值、`{ absent = true }`、`{ not_applicable = \"理由\" }`",
                "write a value, { absent = true } or { not_applicable = \"the reason\" }, \
                 one of them",
            ],
        ),
        (
            D::CellStatement,
            [
                "请只写值，或写成`不适用：原因`；没有资料时请留空",
                "請只寫值，或寫成`不適用：原因`；沒有資料時請留空",
                "write the value alone, or `不适用：` and the reason; leave the cell blank \
                 where nothing is known",
            ],
        ),
    ]
}

fn tables() -> Vec<Said> {
    vec![
        (
            D::UnknownColumn { found: text("收人"), nearest: Some(text("收入")) },
            [
                "没有名为“收人”的事实；是否应为`收入`？",
                "沒有名為「收人」的事實；是否應為`收入`？",
                "no fact is called `收人`; did you mean `收入`?",
            ],
        ),
        (
            D::AmbiguousColumn {
                found: text("收入"), facts: owned(&["income", "own"])
            },
            [
                "“收入”对应不止一个事实：`income`、`own`；请改写标识",
                "「收入」對應不止一個事實：`income`、`own`；請改寫標識",
                "`收入` names more than one fact: `income`, `own`; use the id",
            ],
        ),
        (
            D::MissingColumn { column: text("乡镇") },
            [
                "缺少`乡镇`一列，请补上",
                "缺少`乡镇`一欄，請補上",
                "the column `乡镇` is missing",
            ],
        ),
        (
            D::RowLength { found: 5, columns: 4 },
            [
                "这一行有5格，表头只有4列",
                "這一行有5格，表頭只有4欄",
                "this row has 5 cells, the header has 4",
            ],
        ),
        (
            CellDefect::OfColumns { found: 2, columns: 3 }.into(),
            [
                "这一行在标识之后有2个值，而`columns`列了3个事实：\
                 每个都须有值，不知道的写`{ absent = true }`",
                "這一行在標識之後有2個值，而`columns`列了3個事實：\
                 每個都須有值，不知道的寫`{ absent = true }`",
                "behind its id this row has 2 values, and `columns` names 3 facts: \
                 each fact has a value, `{ absent = true }` where it is not known",
            ],
        ),
        (
            D::SamePeriod { found: text("2019年3月"), period: text("2019-03") },
            [
                "`2019-03`填了两次（这里写作`2019年3月`）：每期只填一次",
                "`2019-03`填了兩次（這裡寫作`2019年3月`）：每期只填一次",
                "`2019-03` is stated twice, here as `2019年3月`: state each period once",
            ],
        ),
        (
            D::SamePeriod { found: text("2019-03"), period: text("2019-03") },
            [
                "`2019-03`填了两次：每期只填一次",
                "`2019-03`填了兩次：每期只填一次",
                "`2019-03` is stated twice: state each period once",
            ],
        ),
        (
            D::NoSubject { column: text("姓名") },
            [
                "“姓名”一列是空的：请写明这一行的标识",
                "「姓名」一欄是空的：請寫明這一行的標識",
                "this row does not say whom it is about: the column `姓名` is empty",
            ],
        ),
    ]
}
