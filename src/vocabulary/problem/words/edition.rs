//! Editions of rulebooks, and cases.

use chrono::NaiveDate;

use super::Chinese;
use crate::vocabulary::Id;

pub(super) fn overlap(one: &str, other: &str, on: NaiveDate, c: Chinese) -> String {
    say!(
        c,
        "版本`{one}`和`{other}`在{on}同时施行：同一天只能施行一个版本",
        "版本`{one}`和`{other}`在{on}同時施行：同一天只能施行一個版本",
    )
}

pub(super) fn gap(
    (one, other): (&str, &str),
    (from, until): (NaiveDate, NaiveDate),
    c: Chinese,
) -> String {
    say!(
        c,
        "`{one}`与`{other}`之间，{from}起至{until}前没有施行的版本：\
         如本意如此，请在`{other}`中写明`gap_before`",
        "`{one}`與`{other}`之間，{from}起至{until}前沒有施行的版本：\
         如本意如此，請在`{other}`中寫明`gap_before`",
    )
}

pub(super) fn another_rulebook(found: &Id, expected: &Id, c: Chinese) -> String {
    say!(
        c,
        "这是规则集`{found}`的版本，其余各版本属于`{expected}`",
        "這是規則集`{found}`的版本，其餘各版本屬於`{expected}`",
    )
}

pub(super) fn no_such_file(found: &str, c: Chinese) -> String {
    say!(c, "没有文件`{found}`", "沒有文件`{found}`")
}

pub(super) fn not_in_force(rulebook: &Id, on: NaiveDate, c: Chinese) -> String {
    say!(c, "规则集`{rulebook}`在{on}未施行", "規則集`{rulebook}`在{on}未施行")
}
