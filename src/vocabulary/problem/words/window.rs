//! Limits in windows of the calendar.

use super::Chinese;
use crate::vocabulary::{Script, Window, WindowDefect};

pub(super) fn words(defect: WindowDefect, c: Chinese) -> String {
    use WindowDefect as D;
    let name =
        |window: Window| c.of(window.name(Script::Hans), window.name(Script::Hant));
    match defect {
        D::CapOfRow { each } => cap_of_row(name(each), c),
        D::LongerWindow { found, each } => longer_window(name(found), name(each), c),
        D::CrossingWindow { found, each } => crossing_window(name(found), name(each), c),
        D::NotDated { each } => not_dated(name(each), c),
    }
}

fn cap_of_row(each: &str, c: Chinese) -> String {
    say!(
        c,
        "这里限定一行在整个考核周期的分数，`window`限定各行每{each}的分数，先后未定：请改用该行的`window`，或把该行单列为一项",
        "這裡限定一行在整個考核週期的分數，`window`限定各行每{each}的分數，先後未定：請改用該行的`window`，或把該行單列為一項"
    )
}

fn longer_window(found: &str, each: &str, c: Chinese) -> String {
    say!(
        c,
        "`window`限定各行每{each}的分数，{found}不在一个{each}之内：请写同样或更短的时段",
        "`window`限定各行每{each}的分數，{found}不在一個{each}之內：請寫同樣或更短的時段"
    )
}

fn crossing_window(found: &str, each: &str, c: Chinese) -> String {
    say!(
        c,
        "`window`限定各行每{each}的分数，而一{found}可能跨两个{each}：请写同样的时段，或把该行单列为一项",
        "`window`限定各行每{each}的分數，而一{found}可能跨兩個{each}：請寫同樣的時段，或把該行單列為一項"
    )
}

fn not_dated(each: &str, c: Chinese) -> String {
    say!(
        c,
        "`window`限定各行每{each}的分数，而只有考核周期内按日期记录的事件才能分时段：请计这样的事件，或把该行单列为一项",
        "`window`限定各行每{each}的分數，而只有考核週期內按日期記錄的事件才能分時段：請計這樣的事件，或把該行單列為一項"
    )
}
