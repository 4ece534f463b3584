//! What quantities over dated events, time and change are called.

use super::*;
use crate::facts::{Choice, FactDraft, FactKind};
use crate::vocabulary::{Bounds, Id, Label, MonthEnd, Period, TimeSpan, TimeUnit};

fn dictionary() -> Dictionary {
    let id = |text: &str| Id::new(text).unwrap();
    let fact = |name: &str, label: Label, kind| FactDraft::new(id(name), label, kind);
    let late = Choice::new(id("late"), Label::new("迟到", "遲到", "late"));
    let events = FactKind::Events { kinds: vec![late], at_most: 9, amount: None };
    let days = Period::year(2019).unwrap();
    Dictionary::check(vec![
        fact("lapses", Label::new("缺勤", "缺勤", "lapses"), events),
        fact("born", Label::new("出生日期", "出生日期", "birth"), FactKind::Date(days)),
        fact(
            "posts",
            Label::new("任职", "任職", "service"),
            FactKind::Spells { at_most: 3 },
        ),
        fact(
            "income",
            Label::new("收入", "收入", "income"),
            FactKind::Count { at_least: 0, at_most: 9 },
        ),
        fact(
            "before",
            Label::new("上年收入", "上年收入", "last year's income"),
            FactKind::Count { at_least: 0, at_most: 9 },
        ),
    ])
    .unwrap()
}

fn is_called(quantity: &Quantity, expected: [&str; 3]) {
    let label = quantity.label(&dictionary(), &|_| Label::new("", "", ""));
    assert_eq!(label.all(), expected);
}

fn lapses(kinds: &[u16]) -> EventsOf {
    EventsOf { fact: 0, kinds: kinds.into() }
}

#[test]
fn counts_and_sums_name_their_windows() {
    let count = |kinds, reach| Quantity::Count { of: lapses(kinds), reach };
    is_called(&count(&[], Reach::Period), ["缺勤", "缺勤", "lapses"]);
    is_called(
        &count(&[0], Reach::MostIn(Window::Month)),
        [
            "缺勤（迟到）（最多的一个月）",
            "缺勤（遲到）（最多的一個月）",
            "lapses (late) (the month with the most)",
        ],
    );
    let part_windows = PartWindows::Count;
    is_called(
        &count(&[], Reach::LeastIn { window: Window::Quarter, part_windows }),
        [
            "缺勤（最少的一个季度）",
            "缺勤（最少的一個季度）",
            "lapses (the quarter with the least)",
        ],
    );
    is_called(
        &Quantity::Sum { of: lapses(&[]), reach: Reach::Last(TimeSpan::Months(6)) },
        ["缺勤合计（近6个月）", "缺勤合計（近6個月）", "total of lapses (last 6 months)"],
    );
}

#[test]
fn windows_name_how_many_events_they_have() {
    let windows = |window, such| {
        Quantity::Windows(Windows {
            of: lapses(&[]),
            window,
            such,
            part_windows: PartWindows::LeaveOut,
            at_most: 12,
        })
    };
    let below_one = Bounds::new(None, None, None, Some(Exact::ONE)).unwrap();
    is_called(
        &windows(Window::Quarter, below_one),
        [
            "缺勤（次数不足1的季度数）",
            "缺勤（次數不足1的季度數）",
            "lapses (quarters with below 1)",
        ],
    );
    let two_or_more = Bounds::new(Some(Exact::whole(2)), None, None, None).unwrap();
    is_called(
        &windows(Window::HalfYear, two_or_more),
        [
            "缺勤（次数2以上（含）的半年数）",
            "缺勤（次數2以上（含）的半年數）",
            "lapses (half-years with at least 2)",
        ],
    );
}

#[test]
fn time_names_where_it_begins() {
    let since = |of| {
        Quantity::Since(Since {
            of,
            on: PeriodDay::End,
            unit: TimeUnit::Years,
            month_end: Some(MonthEnd::LastDay),
            never: Answer::Undetermined,
            at_most: 120,
        })
    };
    is_called(
        &since(Moment::Date { fact: 1 }),
        ["自出生日期起的周年数", "自出生日期起的週年數", "full years since birth"],
    );
    is_called(
        &since(Moment::Latest(lapses(&[0]))),
        [
            "自最近一次缺勤（迟到）起的周年数",
            "自最近一次缺勤（遲到）起的週年數",
            "full years since the latest of lapses (late)",
        ],
    );
    let service = Service {
        of: 2,
        unit: TimeUnit::Months,
        month_end: MonthEnd::LastDay,
        gaps: Gaps::LeftOut,
        since_latest: Some(lapses(&[])),
        at_most: 720,
    };
    is_called(
        &Quantity::Service(service),
        [
            "任职的足月数（自最近一次缺勤起）",
            "任職的足月數（自最近一次缺勤起）",
            "full months of service (since the latest of lapses)",
        ],
    );
}

#[test]
fn changes_name_both_numbers() {
    let change = |kind| Quantity::Change { of: 3, from: 4, kind };
    is_called(
        &change(ChangeKind::Absolute),
        [
            "收入较上年收入增减量",
            "收入較上年收入增減量",
            "change of income from last year's income",
        ],
    );
    let answer = Answer::Undetermined;
    is_called(
        &change(ChangeKind::Relative { from_zero: answer, both_zero: answer }),
        [
            "收入较上年收入增幅",
            "收入較上年收入增幅",
            "relative change of income from last year's income",
        ],
    );
}
