//! Days on which events count, time that has passed, time served.

use chrono::NaiveDate;

use crate::criteria::PartPeriods;
use crate::scoring::because::Because;
use crate::vocabulary::{Exact, Script, Window};

/// The words of these steps; other steps have their own.
pub(super) fn words(because: Because, script: Script) -> String {
    match because {
        Because::OutsidePeriod { events } => outside_period(events, script),
        Because::PartPeriod { window, from, days, of, how, counts } => {
            part_period((window, from), (days, of), (how, counts), script)
        }
        Because::CountedWithin { from, until, outside } => {
            counted_within((from, until), outside, script)
        }
        Because::ExtremeWindow { window, from, is_most, value } => {
            extreme_window((window, from), is_most, value, script)
        }
        Because::Windows { window, such, of } => windows(window, such, of, script),
        Because::SuchWindow { window, from, events } => {
            let name = window.in_words(window.index(from), script);
            match script {
                Script::Hans => format!("{name}计{events}次"),
                Script::Hant => format!("{name}計{events}次"),
                Script::En => format!("{name} has {events}"),
            }
        }
        Because::Elapsed { from, on } => elapsed(from, on, script),
        Because::Served { from, until, gap_days } => {
            served((from, until), gap_days, script)
        }
        Because::NotServed => script
            .of("没有计入的任职时间", "沒有計入的任職時間", "no time served counts")
            .to_owned(),
        _ => String::new(),
    }
}

fn outside_period(events: u32, script: Script) -> String {
    match script {
        Script::Hans => format!("考核周期之外的{events}次不计"),
        Script::Hant => format!("考核週期之外的{events}次不計"),
        Script::En => format!("{events} outside the period, not counted"),
    }
}

/// `2019年3月不足一期（31天中的16天），按天数折算`.
fn part_period(
    (window, from): (Window, NaiveDate),
    (days, of): (u32, u32),
    (how, counts): (PartPeriods, bool),
    script: Script,
) -> String {
    let whole = ["按整期计", "按整期計", "counted like a whole one"];
    let nothing = ["不计", "不計", "not counted"];
    let [hans, hant, en] = match (how, counts) {
        (PartPeriods::Counted, _) => whole,
        (PartPeriods::Dropped, _) => nothing,
        (PartPeriods::ByDays, _) => ["按天数折算", "按天數折算", "weighed by its days"],
        (PartPeriods::FirstDay, true) => [
            "首日在内，按整期计",
            "首日在內，按整期計",
            "its first day inside, counted like a whole one",
        ],
        (PartPeriods::FirstDay, false) => {
            ["首日不在内，不计", "首日不在內，不計", "its first day outside, not counted"]
        }
    };
    let name = window.in_words(window.index(from), script);
    match script {
        Script::Hans => format!("{name}不足一期（{of}天中的{days}天），{hans}"),
        Script::Hant => format!("{name}不足一期（{of}天中的{days}天），{hant}"),
        Script::En => format!("{name} in part ({days} of {of} days), {en}"),
    }
}

fn counted_within(
    (from, until): (NaiveDate, NaiveDate),
    outside: u32,
    script: Script,
) -> String {
    let days = match script {
        Script::Hans => format!("计{from}起至{until}前的"),
        Script::Hant => format!("計{from}起至{until}前的"),
        Script::En => format!("counted from {from}, before {until}"),
    };
    match (outside, script) {
        (0, _) => days,
        (n, Script::Hans) => format!("{days}，其外{n}次不计"),
        (n, Script::Hant) => format!("{days}，其外{n}次不計"),
        (n, Script::En) => format!("{days}; {n} on other days, not counted"),
    }
}

fn extreme_window(
    (window, from): (Window, NaiveDate),
    is_most: bool,
    value: Exact,
    script: Script,
) -> String {
    let name = window.name(script);
    let which = if is_most {
        script.of("最多", "最多", "most")
    } else {
        script.of("最少", "最少", "least")
    };
    match script {
        Script::Hans => format!("{which}的一个{name}自{from}起，计{value}"),
        Script::Hant => format!("{which}的一個{name}自{from}起，計{value}"),
        Script::En => format!("the {name} from {from} has the {which}, {value}"),
    }
}

/// `4个季度中计入1个`.
fn windows(window: Window, such: u32, of: u32, script: Script) -> String {
    let name = match window {
        Window::Week => script.of("周", "週", "weeks"),
        Window::Month => script.of("月", "月", "months"),
        Window::Quarter => script.of("季度", "季度", "quarters"),
        Window::HalfYear => script.of("半年", "半年", "half-years"),
        Window::Year => script.of("年度", "年度", "years"),
    };
    match script {
        Script::Hans => format!("{of}个{name}中计入{such}个"),
        Script::Hant => format!("{of}個{name}中計入{such}個"),
        Script::En => format!("{such} of {of} {name} counted"),
    }
}

fn elapsed(from: Option<NaiveDate>, on: NaiveDate, script: Script) -> String {
    match (from, script) {
        (Some(from), Script::Hans) => format!("自{from}计至{on}"),
        (Some(from), Script::Hant) => format!("自{from}計至{on}"),
        (Some(from), Script::En) => format!("from {from} to {on}"),
        (None, Script::Hans) => format!("至{on}尚无"),
        (None, Script::Hant) => format!("至{on}尚無"),
        (None, Script::En) => format!("none up to {on}"),
    }
}

fn served(
    (from, until): (NaiveDate, NaiveDate),
    gap_days: i64,
    script: Script,
) -> String {
    let days = match script {
        Script::Hans => format!("自{from}起至{until}前"),
        Script::Hant => format!("自{from}起至{until}前"),
        Script::En => format!("from {from}, before {until}"),
    };
    match (gap_days, script) {
        (0, _) => days,
        (n, Script::Hans) => format!("{days}，扣除间断{n}天"),
        (n, Script::Hant) => format!("{days}，扣除間斷{n}天"),
        (n, Script::En) => format!("{days}, without {n} days of gaps"),
    }
}
