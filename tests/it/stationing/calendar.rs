use super::{HEADER, HOLIDAYS, calendar, day, period};
use grassroots::procedure::Length;
use grassroots::stationing::{DayKind, work_calendar};
use grassroots::vocabulary::MonthEnd;

#[test]
fn the_holidays_of_2015_leave_249_working_days() {
    let calendar = calendar();
    let working = |from: &str, last: &str| calendar.working_between(day(from), day(last));
    // 261 days from Monday to Friday. Off: 1 and 2 January, 18 to 20 and 23, 24 February,
    // 6 April, 1 May, 22 June, 3 and 4 September, 1, 2 and 5 to 7 October: 17. Worked: 4
    // January, 15 and 28 February, 6 September, 10 October: 5.
    assert_eq!(working("2015-01-01", "2015-12-31"), Some(249));
    let months = [
        ("2015-01-01", "2015-01-31", 21),
        ("2015-02-01", "2015-02-28", 17),
        ("2015-03-01", "2015-03-31", 22),
        ("2015-04-01", "2015-04-30", 21),
        ("2015-05-01", "2015-05-31", 20),
        ("2015-06-01", "2015-06-30", 21),
        ("2015-07-01", "2015-07-31", 23),
        ("2015-08-01", "2015-08-31", 21),
        ("2015-09-01", "2015-09-30", 21),
        ("2015-10-01", "2015-10-31", 18),
        ("2015-11-01", "2015-11-30", 21),
        ("2015-12-01", "2015-12-31", 23),
    ];
    for (from, last, days) in months {
        assert_eq!(working(from, last), Some(days), "{from}");
    }
    // The calendar ends with 2016.
    assert_eq!(working("2016-12-31", "2017-01-01"), None);
    assert_eq!(calendar.known(), period("2015-01-01", "2017-01-01"));
}

#[test]
fn a_weekend_within_a_holiday_is_a_holiday() {
    let calendar = calendar();
    let kind = |on: &str| calendar.kind(day(on));
    assert_eq!(kind("2015-10-03"), Some(DayKind::Holiday));
    assert_eq!(kind("2015-10-10"), Some(DayKind::Working));
    assert_eq!(kind("2015-10-11"), Some(DayKind::Weekend));
    assert_eq!(kind("2015-10-08"), Some(DayKind::Working));
    assert_eq!(kind("2017-01-01"), None);
    assert_eq!(calendar.holiday(day("2015-10-03")), None); // nobody said what it is called
}

#[test]
fn the_deadlines_of_a_procedure_run_on_the_same_days() {
    let calendar = calendar();
    let after = |from: &str, days| {
        let length = Length::WorkingDays(days);
        length.after(day(from), MonthEnd::LastDay, Some(calendar.working_days()))
    };
    assert_eq!(after("2015-09-30", 3), Some(day("2015-10-10")));
}

#[test]
fn everything_wrong_with_a_calendar_is_told_at_once() {
    let rows = [
        ["1", "2015-02-18", "2015-02-24", "放假"],
        ["2", "2015-02-24", "", "放假"],
        ["3", "2015-02-16", "", "上班"],
        ["4", "2015-03-02", "2015-03-01", "放假"],
        ["5", "2014-12-31", "", "放假"],
        ["6", "", "", "放假"],
        ["7", "2015-05-01", "", ""],
    ];
    let problems =
        work_calendar(period("2015-01-01", "2016-01-01"), HEADER, rows).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "row 3, column 起始日期: 2015-02-24 stands in this calendar twice: leave one of the rows out\n\
         row 4, column 起始日期: 2015-02-16 is no Saturday or Sunday, and worked anyway: correct the day, or leave it out\n\
         row 5, column 截止日期: 2015-03-01 comes before 2015-03-02, the `起始日期`: correct one of the days\n\
         row 6, column 起始日期: the calendar of working days knows from 2015-01-01 on and before 2016-01-01, and not 2014-12-31: extend it\n\
         row 7, column 起始日期: the key `起始日期` is missing\n\
         row 8, column 安排: the key `安排` is missing",
    );
}

#[test]
fn the_order_of_the_rows_makes_no_difference() {
    let mut rows = HOLIDAYS;
    rows.reverse();
    let known = period("2015-01-01", "2017-01-01");
    assert_eq!(work_calendar(known, HEADER, rows).unwrap(), calendar());
}
