use chrono::NaiveDate;

use super::{about, exact, plain, reads};
use crate::criteria::PartPeriods;
use crate::scoring::because::Because;
use crate::vocabulary::Window;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn events_outside_the_period_are_named() {
    reads(
        &about(Because::OutsidePeriod { events: 2 }, "会议缺席", "會議缺席", "absences"),
        [
            "会议缺席：考核周期之外的2次不计",
            "會議缺席：考核週期之外的2次不計",
            "absences: 2 outside the period, not counted",
        ],
    );
}

#[test]
fn the_last_days_are_named_with_what_lies_outside() {
    let (from, until) = (day("2019-12-02"), day("2020-01-01"));
    reads(
        &about(
            Because::CountedWithin { from, until, outside: 2 },
            "会议缺席",
            "會議缺席",
            "absences",
        ),
        [
            "会议缺席：计2019-12-02起至2020-01-01前的，其外2次不计",
            "會議缺席：計2019-12-02起至2020-01-01前的，其外2次不計",
            "absences: counted from 2019-12-02, before 2020-01-01; \
             2 on other days, not counted",
        ],
    );
    reads(
        &plain(Because::CountedWithin { from, until, outside: 0 }),
        [
            "计2019-12-02起至2020-01-01前的",
            "計2019-12-02起至2020-01-01前的",
            "counted from 2019-12-02, before 2020-01-01",
        ],
    );
}

#[test]
fn windows_that_are_counted_are_named_with_their_events() {
    let counted = |window, such, of| plain(Because::Windows { window, such, of });
    reads(
        &counted(Window::Quarter, 2, 4),
        ["4个季度中计入2个", "4個季度中計入2個", "2 of 4 quarters counted"],
    );
    reads(
        &counted(Window::Month, 0, 12),
        ["12个月中计入0个", "12個月中計入0個", "0 of 12 months counted"],
    );
    reads(
        &counted(Window::HalfYear, 1, 2),
        ["2个半年中计入1个", "2個半年中計入1個", "1 of 2 half-years counted"],
    );
    reads(
        &counted(Window::Year, 1, 3),
        ["3个年度中计入1个", "3個年度中計入1個", "1 of 3 years counted"],
    );
    let (window, from) = (Window::Quarter, day("2019-07-01"));
    reads(
        &plain(Because::SuchWindow { window, from, events: exact("0") }),
        ["2019年第3季度计0次", "2019年第3季度計0次", "2019-Q3 has 0"],
    );
}

#[test]
fn the_window_with_the_most_or_the_least_is_named() {
    let from = day("2019-04-01");
    let extreme = |window, is_most, value| {
        plain(Because::ExtremeWindow { window, from, is_most, value: exact(value) })
    };
    reads(
        &extreme(Window::Month, true, "5"),
        [
            "最多的一个月自2019-04-01起，计5",
            "最多的一個月自2019-04-01起，計5",
            "the month from 2019-04-01 has the most, 5",
        ],
    );
    reads(
        &extreme(Window::HalfYear, false, "0"),
        [
            "最少的一个半年自2019-04-01起，计0",
            "最少的一個半年自2019-04-01起，計0",
            "the half-year from 2019-04-01 has the least, 0",
        ],
    );
}

#[test]
fn a_period_in_part_is_named_with_its_days_and_what_it_does() {
    let part = |(window, from), (days, of), how, counts| Because::PartPeriod {
        window,
        from: day(from),
        days,
        of,
        how,
        counts,
    };
    let march = (Window::Month, "2019-03-01");
    reads(
        &about(
            part(march, (16, 31), PartPeriods::ByDays, true),
            "月度得分平均",
            "月度得分平均",
            "scores of the months, mean",
        ),
        [
            "月度得分平均：2019年3月不足一期（31天中的16天），按天数折算",
            "月度得分平均：2019年3月不足一期（31天中的16天），按天數折算",
            "scores of the months, mean: 2019-03 in part (16 of 31 days), weighed by its days",
        ],
    );
    reads(
        &plain(part(
            (Window::Quarter, "2019-01-01"),
            (59, 90),
            PartPeriods::Counted,
            true,
        )),
        [
            "2019年第1季度不足一期（90天中的59天），按整期计",
            "2019年第1季度不足一期（90天中的59天），按整期計",
            "2019-Q1 in part (59 of 90 days), counted like a whole one",
        ],
    );
    reads(
        &plain(part((Window::Year, "2019-01-01"), (1, 365), PartPeriods::Dropped, false)),
        [
            "2019年不足一期（365天中的1天），不计",
            "2019年不足一期（365天中的1天），不計",
            "2019 in part (1 of 365 days), not counted",
        ],
    );
    let half = (Window::HalfYear, "2019-07-01");
    reads(
        &plain(part(half, (60, 184), PartPeriods::FirstDay, true)),
        [
            "2019年下半年不足一期（184天中的60天），首日在内，按整期计",
            "2019年下半年不足一期（184天中的60天），首日在內，按整期計",
            "2019-H2 in part (60 of 184 days), its first day inside, counted like a whole one",
        ],
    );
    reads(
        &plain(part(
            (Window::HalfYear, "2019-01-01"),
            (60, 181),
            PartPeriods::FirstDay,
            false,
        )),
        [
            "2019年上半年不足一期（181天中的60天），首日不在内，不计",
            "2019年上半年不足一期（181天中的60天），首日不在內，不計",
            "2019-H1 in part (60 of 181 days), its first day outside, not counted",
        ],
    );
}

#[test]
fn the_days_between_which_time_is_counted_are_named() {
    let on = day("2019-12-31");
    reads(
        &about(
            Because::Elapsed { from: Some(day("1980-02-29")), on },
            "自出生日期起的周年数",
            "自出生日期起的週年數",
            "full years since birth",
        ),
        [
            "自出生日期起的周年数：自1980-02-29计至2019-12-31",
            "自出生日期起的週年數：自1980-02-29計至2019-12-31",
            "full years since birth: from 1980-02-29 to 2019-12-31",
        ],
    );
    reads(
        &plain(Because::Elapsed { from: None, on }),
        ["至2019-12-31尚无", "至2019-12-31尚無", "none up to 2019-12-31"],
    );
}

#[test]
fn time_served_is_named_with_its_gaps() {
    let (from, until) = (day("2010-03-01"), day("2020-01-01"));
    reads(
        &plain(Because::Served { from, until, gap_days: 0 }),
        [
            "自2010-03-01起至2020-01-01前",
            "自2010-03-01起至2020-01-01前",
            "from 2010-03-01, before 2020-01-01",
        ],
    );
    reads(
        &plain(Because::Served { from, until, gap_days: 400 }),
        [
            "自2010-03-01起至2020-01-01前，扣除间断400天",
            "自2010-03-01起至2020-01-01前，扣除間斷400天",
            "from 2010-03-01, before 2020-01-01, without 400 days of gaps",
        ],
    );
    reads(
        &plain(Because::NotServed),
        ["没有计入的任职时间", "沒有計入的任職時間", "no time served counts"],
    );
}
