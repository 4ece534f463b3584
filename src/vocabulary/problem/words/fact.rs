//! Facts: their shape and their domain.

use chrono::NaiveDate;

use super::Chinese;
use super::document::written;
use super::phrase::{days, listed};
use super::term;
use crate::vocabulary::{CellDefect, Exact, Period};

pub(super) fn shape(found: &str, expected: &str, c: Chinese) -> String {
    format!("{}{}", written(found, c), lacks(expected, c))
}

pub(super) fn not_a_window(found: &str, such_as: &str, c: Chinese) -> String {
    say!(
        c,
        "`{found}`不是本项数据的期间：请写成`{such_as}`的形式",
        "`{found}`不是本項數據的期間：請寫成`{such_as}`的形式"
    )
}

pub(super) fn same_period(found: &str, period: &str, c: Chinese) -> String {
    let here = if found == period {
        String::new()
    } else {
        say!(c, "（这里写作`{found}`）", "（這裡寫作`{found}`）")
    };
    say!(
        c,
        "`{period}`填了两次{here}：每期只填一次",
        "`{period}`填了兩次{here}：每期只填一次"
    )
}

/// What is not said, and how to say it.
fn lacks(expected: &str, c: Chinese) -> String {
    let column = "which ballots it counts: give each choice a column, such as ";
    let event = "what happened when: write it like ";
    let series = "what each period has: write ";
    if let Some(such_as) = expected.strip_prefix(series) {
        let such_as = such_as.strip_prefix("it like ").unwrap_or(such_as);
        return say!(
            c,
            "没有写明各期的数据：请写成{such_as}的形式",
            "沒有寫明各期的數據：請寫成{such_as}的形式"
        );
    }
    if let Some(such_as) = expected.strip_prefix(column) {
        return say!(
            c,
            "没有写明是哪种票：请给每个选项各设一列，如{such_as}",
            "沒有寫明是哪種票：請給每個選項各設一欄，如{such_as}",
        );
    }
    if let Some(such_as) = expected.strip_prefix(event) {
        return say!(
            c,
            "没有写明何时发生何事：请写成{such_as}的形式",
            "沒有寫明何時發生何事：請寫成{such_as}的形式",
        );
    }
    match term::found(term::LACKS, expected, c) {
        Some(text) => text.to_owned(),
        None => say!(c, "没有写明{expected}", "沒有寫明{expected}"),
    }
}

pub(super) fn outside_domain(
    found: Exact,
    least: Exact,
    most: Exact,
    c: Chinese,
) -> String {
    say!(
        c,
        "{found}超出该事实的取值范围：须在{least}至{most}之间",
        "{found}超出該事實的取值範圍：須在{least}至{most}之間",
    )
}

pub(super) fn per_cent_meant(found: Exact, c: Chinese) -> String {
    say!(
        c,
        "{found}超出该事实的取值范围：如果是百分比，请写上百分号：{found}%",
        "{found}超出該事實的取值範圍：如果是百分比，請寫上百分號：{found}%",
    )
}

pub(super) fn not_a_share(found: Exact, c: Chinese) -> String {
    say!(
        c,
        "比例须在0与1（100%）之间，这里是{found}",
        "比例須在0與1（100%）之間，這裡是{found}"
    )
}

pub(super) fn day_outside(found: NaiveDate, domain: Period, c: Chinese) -> String {
    let domain = days(domain, c);
    say!(
        c,
        "{found}超出该事实的日期范围：须为{domain}",
        "{found}超出該事實的日期範圍：須為{domain}",
    )
}

pub(super) fn spells_overlap(one: Period, other: Period, c: Chinese) -> String {
    let (one, other) = (days(one, c), days(other, c));
    say!(
        c,
        "两段经历（{one}；{other}）有重叠的日子：请让前一段在后一段开始时结束",
        "兩段經歷（{one}；{other}）有重疊的日子：請讓前一段在後一段開始時結束",
    )
}

pub(super) fn too_fine(found: Exact, places: u8, c: Chinese) -> String {
    say!(
        c,
        "{found}的小数位数过多：该事实最多{places}位小数",
        "{found}的小數位數過多：該事實最多{places}位小數",
    )
}

pub(super) fn always_applies(c: Chinese) -> String {
    c.of(
        "该项总是适用，不能写不适用：请填写，不清楚的请留空",
        "該項總是適用，不能寫不適用：請填寫，不清楚的請留空",
    )
    .to_owned()
}

pub(super) fn statement_shape(c: Chinese) -> String {
    c.of(
        "只能写以下之一：值、`{ absent = true }`、`{ not_applicable = \"理由\" }`",
        "只能寫以下之一：值、`{ absent = true }`、`{ not_applicable = \"理由\" }`",
    )
    .to_owned()
}

pub(super) fn cell_statement(c: Chinese) -> String {
    c.of(
        "请只写值，或写成`不适用：原因`；没有资料时请留空",
        "請只寫值，或寫成`不適用：原因`；沒有資料時請留空",
    )
    .to_owned()
}

pub(super) fn cell(defect: &CellDefect, c: Chinese) -> String {
    match defect {
        CellDefect::Placeholder { found } => placeholder(found, c),
        CellDefect::ShareWords { found } => share_words(found, c),
        CellDefect::BlankBallots { columns } => blank_ballots(columns, c),
        CellDefect::Backwards { last, column, from } => say!(
            c,
            "{last}早于`{column}`的{from}：请改正其中一个日期",
            "{last}早於`{column}`的{from}：請改正其中一個日期",
        ),
        CellDefect::EndsFirst { from, last } => say!(
            c,
            "{last}早于{from}：请改正其中一个日期",
            "{last}早於{from}：請改正其中一個日期",
        ),
        CellDefect::NotAfter { until, column, from } => say!(
            c,
            "{until}不晚于`{column}`的{from}：请改正其中一个日期",
            "{until}不晚於`{column}`的{from}：請改正其中一個日期",
        ),
        CellDefect::OfColumns { found, columns } => {
            super::table::cells_of_columns(*found, *columns, c)
        }
    }
}

fn placeholder(found: &str, c: Chinese) -> String {
    let found = written(found, c);
    say!(
        c,
        "{found}不是填报的内容：不清楚的请留空，没有的填0或否，不适用的写`不适用：原因`",
        "{found}不是填報的內容：不清楚的請留空，沒有的填0或否，不適用的寫`不適用：原因`"
    )
}

fn share_words(found: &str, c: Chinese) -> String {
    let found = written(found, c);
    say!(
        c,
        "{found}不是比例：请写成`85%`或`0.85`的形式",
        "{found}不是比例：請寫成`85%`或`0.85`的形式"
    )
}

fn blank_ballots(columns: &[String], c: Chinese) -> String {
    let columns = listed(columns);
    say!(
        c,
        "这次投票的{columns}没有填：没有票的填0，或者这次投票各列都留空",
        "這次投票的{columns}沒有填：沒有票的填0，或者這次投票各欄都留空"
    )
}

pub(super) fn empty_domain(least: Exact, most: Exact, c: Chinese) -> String {
    say!(
        c,
        "取值范围是空的：下限{least}高于上限{most}",
        "取值範圍是空的：下限{least}高於上限{most}",
    )
}
