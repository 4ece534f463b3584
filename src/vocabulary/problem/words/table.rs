//! Tables: their header and their rows.

use super::Chinese;
use super::phrase::{did_you_mean, listed, quoted};

pub(super) fn unknown_column(
    found: &str,
    nearest: Option<&String>,
    c: Chinese,
) -> String {
    let (found, near) = (quoted(found, c), did_you_mean(nearest, c));
    say!(c, "没有名为{found}的事实{near}", "沒有名為{found}的事實{near}")
}

pub(super) fn ambiguous_column(found: &str, facts: &[String], c: Chinese) -> String {
    let (found, facts) = (quoted(found, c), listed(facts));
    say!(
        c,
        "{found}对应不止一个事实：{facts}；请改写标识",
        "{found}對應不止一個事實：{facts}；請改寫標識",
    )
}

pub(super) fn missing_column(column: &str, c: Chinese) -> String {
    say!(c, "缺少`{column}`一列，请补上", "缺少`{column}`一欄，請補上")
}

pub(super) fn row_length(found: usize, columns: usize, c: Chinese) -> String {
    say!(
        c,
        "这一行有{found}格，表头只有{columns}列",
        "這一行有{found}格，表頭只有{columns}欄",
    )
}

pub(super) fn cells_of_columns(found: usize, columns: usize, c: Chinese) -> String {
    say!(
        c,
        "这一行在标识之后有{found}个值，而`columns`列了{columns}个事实：\
         每个都须有值，不知道的写`{{ absent = true }}`",
        "這一行在標識之後有{found}個值，而`columns`列了{columns}個事實：\
         每個都須有值，不知道的寫`{{ absent = true }}`",
    )
}

pub(super) fn no_subject(column: &str, c: Chinese) -> String {
    let column = quoted(column, c);
    say!(
        c,
        "{column}一列是空的：请写明这一行的标识",
        "{column}一欄是空的：請寫明這一行的標識",
    )
}
