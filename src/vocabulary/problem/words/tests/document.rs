use super::{Said, owned, text};
use crate::vocabulary::{Defect as D, Kind};

pub(super) fn said() -> Vec<Said> {
    let mut said = shape();
    said.extend(words());
    said.extend(literals());
    said.extend(kinds());
    said.extend(counts());
    said
}

fn shape() -> Vec<Said> {
    vec![
        (
            D::Syntax { message: text("invalid string") },
            [
                "这不是有效的TOML：“invalid string”",
                "這不是有效的TOML：「invalid string」",
                "this is not TOML: invalid string",
            ],
        ),
        (
            D::MoreProblems { left_out: 12 },
            [
                "另有12个问题未列出：请先改正以上问题",
                "另有12個問題未列出：請先改正以上問題",
                "12 more problems are not listed: mend these first",
            ],
        ),
        (
            D::TooLong { found: 11, at_most: 10 },
            [
                "文档最多10字节，现有11字节",
                "文檔最多10字節，現有11字節",
                "a document has at most 10 bytes, this one has 11",
            ],
        ),
    ]
}

fn kinds() -> Vec<Said> {
    vec![
        (
            D::Schema { found: text("rulebook/9"), reads: "rulebook/1" },
            [
                "`schema`写的是“rulebook/9”，这里应写`rulebook/1`",
                "`schema`寫的是「rulebook/9」，這裡應寫`rulebook/1`",
                "`schema` is `rulebook/9`; this crate reads `rulebook/1` here",
            ],
        ),
        (
            D::WrongKind {
                expected: Kind::Integer,
                found: Kind::Float,
                keys: Vec::new(),
            },
            [
                "这里应为整数，现为未加引号的小数",
                "這裡應為整數，現為未加引號的小數",
                "a whole number is expected here, not a bare decimal",
            ],
        ),
        (
            D::WrongKind { expected: Kind::Text, found: Kind::Date, keys: Vec::new() },
            [
                "这里应为文字，现为未加引号的日期",
                "這裡應為文字，現為未加引號的日期",
                "a text is expected here, not an unquoted date",
            ],
        ),
        (
            D::WrongKind {
                expected: Kind::Table,
                found: Kind::Text,
                keys: vec!["hans", "hant", "en"],
            },
            [
                "这里应为表，现为文字；可用的键：`hans`、`hant`、`en`",
                "這裡應為表，現為文字；可用的鍵：`hans`、`hant`、`en`",
                "a table is expected here, not a text; keys: `hans`, `hant`, `en`",
            ],
        ),
        (
            D::WrongKind {
                expected: Kind::Boolean,
                found: Kind::Table,
                keys: Vec::new(),
            },
            [
                "这里应为`true`或`false`，现为表",
                "這裡應為`true`或`false`，現為表",
                "true or false is expected here, not a table",
            ],
        ),
        (
            D::WrongKind { expected: Kind::List, found: Kind::Text, keys: Vec::new() },
            [
                "这里应为列表，现为文字",
                "這裡應為列表，現為文字",
                "a list is expected here, not a text",
            ],
        ),
        (
            D::TooDeep { at_most: 8 },
            [
                "这里的嵌套超过8层，请减少层次",
                "這裡的嵌套超過8層，請減少層次",
                "this is nested more than 8 deep",
            ],
        ),
    ]
}

fn words() -> Vec<Said> {
    vec![
        (
            D::UnknownKey {
                found: text("pionts"),
                nearest: Some(text("points")),
                known: vec!["of", "points"],
            },
            [
                "这里没有键`pionts`；可用的键：`of`、`points`；是否应为`points`？",
                "這裡沒有鍵`pionts`；可用的鍵：`of`、`points`；是否應為`points`？",
                "`pionts` is not a key here; keys: `of`, `points`; did you mean `points`?",
            ],
        ),
        (
            D::MissingKey { key: text("total") },
            ["缺少`total`，请补上", "缺少`total`，請補上", "the key `total` is missing"],
        ),
        (
            D::ExactlyOne { keys: owned(&["target", "target_of"]) },
            [
                "以下各项须有且只有一项：`target`、`target_of`",
                "以下各項須有且只有一項：`target`、`target_of`",
                "exactly one of `target`, `target_of` is expected here",
            ],
        ),
        (
            D::AtLeastOne { keys: owned(&["at_least", "below"]) },
            [
                "以下各项至少须写一项：`at_least`、`below`",
                "以下各項至少須寫一項：`at_least`、`below`",
                "at least one of `at_least`, `below` is needed here",
            ],
        ),
        (
            D::UnknownWord {
                found: text("优良"),
                nearest: Some(text("优秀")),
                known: owned(&["优秀", "合格"]),
            },
            [
                "这里不能写“优良”，可写：`优秀`、`合格`；是否应为`优秀`？",
                "這裡不能寫「优良」，可寫：`优秀`、`合格`；是否應為`优秀`？",
                "`优良` is none of `优秀`, `合格`; did you mean `优秀`?",
            ],
        ),
        (
            D::UnknownWord { found: text("void"), nearest: None, known: Vec::new() },
            ["这里不能写“void”", "這裡不能寫「void」", "`void` is not known here"],
        ),
    ]
}

fn literals() -> Vec<Said> {
    vec![
        (
            D::BareDecimal { found: text("0.1") },
            [
                "“0.1”会被读成二进制小数：请加引号，写成`\"0.1\"`",
                "「0.1」會被讀成二進制小數：請加引號，寫成`\"0.1\"`",
                "`0.1` would be read as a binary fraction: write it in quotes, \"0.1\"",
            ],
        ),
        (
            D::NotWhole { found: text("三次"), least: 0, most: 60 },
            [
                "“三次”不是0至60的整数：请写成数字",
                "「三次」不是0至60的整數：請寫成數字",
                "`三次` is not a whole number between 0 and 60: write it in digits",
            ],
        ),
        (
            D::NotWhole { found: text("a list of 2"), least: 1, most: 9 },
            [
                "有2个元素的列表不是1至9的整数",
                "有2個元素的列表不是1至9的整數",
                "a list of 2 is not a whole number between 1 and 9",
            ],
        ),
        (
            D::NotADate { found: text("去年") },
            [
                "“去年”不是日期：请写成`2019-12-31`的形式",
                "「去年」不是日期：請寫成`2019-12-31`的形式",
                "`去年` is not a date: write it like \"2019-12-31\"",
            ],
        ),
        (
            D::NotADate { found: text("2026年底") },
            [
                "“2026年底”不是日期：请写明是哪一天，如`2026-12-31`",
                "「2026年底」不是日期：請寫明是哪一天，如`2026-12-31`",
                "`2026年底` is not a date: say which day, such as \"2026-12-31\"",
            ],
        ),
    ]
}

fn counts() -> Vec<Said> {
    vec![
        (
            D::TextTooLong { found: 4_001, at_most: 4_000 },
            [
                "这里最多写4000个字，现有4001个字",
                "這裡最多寫4000個字，現有4001個字",
                "a text here has at most 4000 characters, this one has 4001",
            ],
        ),
        (
            D::EmptyText,
            [
                "这里不能空着，请填写",
                "這裡不能空著，請填寫",
                "something must be written here",
            ],
        ),
        (
            D::TooMany { what: "raters", found: 61, at_most: 60 },
            [
                "这里的评分人最多60名，现有61名",
                "這裡的評分人最多60名，現有61名",
                "at most 60 raters are allowed here, 61 were found",
            ],
        ),
        (
            D::TooMany { what: "columns", found: 501, at_most: 500 },
            [
                "这里的表头最多500列，现有501列",
                "這裡的表頭最多500欄，現有501欄",
                "at most 500 columns are allowed here, 501 were found",
            ],
        ),
        (
            D::TooMany { what: "parts and items", found: 2_001, at_most: 2_000 },
            [
                "这里的部分和指标最多2000个，现有2001个",
                "這裡的部分和指標最多2000個，現有2001個",
                "at most 2000 parts and items are allowed here, 2001 were found",
            ],
        ),
        (
            D::NothingListed { what: "condition" },
            [
                "这里至少要有一个条件",
                "這裡至少要有一個條件",
                "at least one condition is needed here",
            ],
        ),
    ]
}
