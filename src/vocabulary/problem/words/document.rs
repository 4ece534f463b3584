//! The document as text, and the values in it.

use super::super::english::NUMERALS;
use super::Chinese;
use super::phrase::{did_you_mean, lead_in, listed, quoted};
use super::term;
use crate::vocabulary::{Kind, text};

/// What the reader of TOML says stays in its own words.
pub(super) fn syntax(message: &str, c: Chinese) -> String {
    let message = quoted(message, c);
    say!(c, "这不是有效的TOML：{message}", "這不是有效的TOML：{message}")
}

pub(super) fn more_problems(left_out: usize, c: Chinese) -> String {
    say!(
        c,
        "另有{left_out}个问题未列出：请先改正以上问题",
        "另有{left_out}個問題未列出：請先改正以上問題",
    )
}

pub(super) fn too_long(found: usize, at_most: usize, c: Chinese) -> String {
    say!(
        c,
        "文档最多{at_most}字节，现有{found}字节",
        "文檔最多{at_most}字節，現有{found}字節",
    )
}

pub(super) fn schema(found: &str, reads: &str, c: Chinese) -> String {
    let found = quoted(found, c);
    say!(
        c,
        "`schema`写的是{found}，这里应写`{reads}`",
        "`schema`寫的是{found}，這裡應寫`{reads}`",
    )
}

pub(super) fn wrong_kind(
    (expected, found): (Kind, Kind),
    keys: &[&str],
    c: Chinese,
) -> String {
    let (expected, found) = (kind(expected, c), kind(found, c));
    let keys = lead_in(c.of("；可用的键：", "；可用的鍵："), keys);
    say!(
        c,
        "这里应为{expected}，现为{found}{keys}",
        "這裡應為{expected}，現為{found}{keys}"
    )
}

const fn kind(kind: Kind, c: Chinese) -> &'static str {
    match kind {
        Kind::Text => c.of("文字", "文字"),
        Kind::Integer => c.of("整数", "整數"),
        Kind::Float => c.of("未加引号的小数", "未加引號的小數"),
        Kind::Boolean => c.of("`true`或`false`", "`true`或`false`"),
        Kind::Date => c.of("未加引号的日期", "未加引號的日期"),
        Kind::List => c.of("列表", "列表"),
        Kind::Table => c.of("表", "表"),
    }
}

pub(super) fn unknown_key(
    found: &str,
    nearest: Option<&String>,
    known: &[&str],
    c: Chinese,
) -> String {
    let known = lead_in(c.of("；可用的键：", "；可用的鍵："), known);
    let near = did_you_mean(nearest, c);
    say!(c, "这里没有键`{found}`{known}{near}", "這裡沒有鍵`{found}`{known}{near}")
}

/// A key of a document, or a column of a table.
pub(super) fn missing_key(key: &str, c: Chinese) -> String {
    say!(c, "缺少`{key}`，请补上", "缺少`{key}`，請補上")
}

pub(super) fn exactly_one(keys: &[String], c: Chinese) -> String {
    let keys = listed(keys);
    say!(c, "以下各项须有且只有一项：{keys}", "以下各項須有且只有一項：{keys}")
}

pub(super) fn at_least_one(keys: &[String], c: Chinese) -> String {
    let keys = listed(keys);
    say!(c, "以下各项至少须写一项：{keys}", "以下各項至少須寫一項：{keys}")
}

pub(super) fn unknown_word(
    found: &str,
    nearest: Option<&String>,
    known: &[String],
    c: Chinese,
) -> String {
    let found = quoted(found, c);
    let known = lead_in(c.of("，可写：", "，可寫："), known);
    let near = did_you_mean(nearest, c);
    say!(c, "这里不能写{found}{known}{near}", "這裡不能寫{found}{known}{near}")
}

pub(super) fn bare_decimal(literal: &str, c: Chinese) -> String {
    let found = quoted(literal, c);
    say!(
        c,
        "{found}会被读成二进制小数：请加引号，写成`\"{literal}\"`",
        "{found}會被讀成二進制小數：請加引號，寫成`\"{literal}\"`",
    )
}

pub(super) fn not_whole(found: &str, least: i64, most: i64, c: Chinese) -> String {
    let is_word = found.contains(NUMERALS);
    let hint =
        if is_word { c.of("：请写成数字", "：請寫成數字") } else { "" };
    let found = written(found, c);
    say!(
        c,
        "{found}不是{least}至{most}的整数{hint}",
        "{found}不是{least}至{most}的整數{hint}"
    )
}

pub(super) fn not_a_date(found: &str, c: Chinese) -> String {
    let day = text::last_day_named(found);
    let found = quoted(found, c);
    if let Some(day) = day {
        return say!(
            c,
            "{found}不是日期：请写明是哪一天，如`{day}`",
            "{found}不是日期：請寫明是哪一天，如`{day}`",
        );
    }
    say!(
        c,
        "{found}不是日期：请写成`2019-12-31`的形式",
        "{found}不是日期：請寫成`2019-12-31`的形式",
    )
}

pub(super) fn text_too_long(found: usize, at_most: usize, c: Chinese) -> String {
    say!(
        c,
        "这里最多写{at_most}个字，现有{found}个字",
        "這裡最多寫{at_most}個字，現有{found}個字",
    )
}

pub(super) fn empty_text(c: Chinese) -> String {
    c.of("这里不能空着，请填写", "這裡不能空著，請填寫").to_owned()
}

pub(super) fn too_many(what: &str, found: usize, at_most: usize, c: Chinese) -> String {
    let (noun, unit) = term::counted(what, c);
    say!(
        c,
        "这里的{noun}最多{at_most}{unit}，现有{found}{unit}",
        "這裡的{noun}最多{at_most}{unit}，現有{found}{unit}",
    )
}

pub(super) fn nothing_listed(what: &str, c: Chinese) -> String {
    let what = term::of(term::LISTED, what, c);
    say!(c, "这里至少要有{what}", "這裡至少要有{what}")
}

pub(super) fn too_deep(at_most: usize, c: Chinese) -> String {
    say!(
        c,
        "这里的嵌套超过{at_most}层，请减少层次",
        "這裡的嵌套超過{at_most}層，請減少層次",
    )
}

/// What was written; a list and a table are named by their length only.
pub(super) fn written(found: &str, c: Chinese) -> String {
    let length =
        |lead: &str| found.strip_prefix(lead).and_then(|n| n.parse::<usize>().ok());
    if let Some(n) = length("a list of ") {
        return say!(c, "有{n}个元素的列表", "有{n}個元素的列表");
    }
    if let Some(n) = length("a table of ") {
        return say!(c, "有{n}个键的表", "有{n}個鍵的表");
    }
    quoted(found, c)
}
