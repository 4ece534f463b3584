//! Cadres in villages: the calendar, the register, attendance in each reading, groups, visits.

mod attendance;
mod cadre;
mod calendar;
mod duties;
mod example;
mod groups;
mod laws;
mod problems;
mod targets;

use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::organization::{Tree, organizations};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::stationing::{
    Bars, DayRecord, DayState, Posting, Register, RegisterDraft, WorkCalendar,
    work_calendar,
};
use grassroots::vocabulary::{Id, Period};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn period(from: &str, until: &str) -> Period {
    Period::new(day(from), Some(day(until))).unwrap()
}

fn book() -> Rulebook {
    bundled::stationing_2015().unwrap()
}

fn bars(book: &Rulebook) -> Bars {
    Bars::of(|id| book.rule(id)).unwrap()
}

/// A township of five villages.
fn tree() -> Tree {
    organizations(
        ["编号", "类别", "上级"],
        [
            ["county", "县委", "无"],
            ["zhen", "乡镇党委", "county"],
            ["a", "村党支部", "zhen"],
            ["b", "村党支部", "zhen"],
            ["c", "村党支部", "zhen"],
            ["d", "村党支部", "zhen"],
            ["e", "村党支部", "zhen"],
            ["xiang", "乡镇党委", "county"],
            ["f", "村党支部", "xiang"],
        ],
    )
    .unwrap()
}

/// The holidays of 2015 (国办发明电〔2014〕28号), with those of 3 September.
const HOLIDAYS: [[&str; 4]; 14] = [
    ["1", "2015-01-01", "2015-01-03", "放假"],
    ["2", "2015-01-04", "", "上班"],
    ["3", "2015-02-18", "2015-02-24", "放假"],
    ["4", "2015-02-15", "", "上班"],
    ["5", "2015-02-28", "", "上班"],
    ["6", "2015-04-04", "2015-04-06", "放假"],
    ["7", "2015-05-01", "2015-05-03", "放假"],
    ["8", "2015-06-20", "2015-06-22", "放假"],
    ["9", "2015-09-03", "2015-09-05", "放假"],
    ["10", "2015-09-06", "", "上班"],
    ["11", "2015-09-26", "2015-09-27", "放假"],
    ["12", "2015-10-01", "2015-10-07", "放假"],
    ["13", "2015-10-10", "", "上班"],
    ["14", "2016-01-01", "2016-01-03", "放假"],
];

const HEADER: [&str; 4] = ["编号", "起始日期", "截止日期", "安排"];

/// 2015 and 2016, the latter with no holidays but its first.
fn calendar() -> WorkCalendar {
    work_calendar(period("2015-01-01", "2017-01-01"), HEADER, HOLIDAYS).unwrap()
}

/// A posting of one cadre to `a` from a day to another.
fn posting(from: &str, last: &str) -> Posting {
    Posting::new(id("p-1"), (id("lin"), id("bureau"), id("a")), (day(from), day(last)))
}

fn record(number: usize, from: &str, last: &str, state: DayState) -> DayRecord {
    let record = DayRecord::new(
        id(&format!("r-{number}")),
        id("p-1"),
        (day(from), day(last)),
        state,
    );
    match state {
        DayState::OnLeave(_) => record.approved("镇党委"),
        _ => record,
    }
}

/// A register of one posting and the rows of its days.
fn register(term: (&str, &str), rows: &[(&str, &str, DayState)]) -> Register {
    let rows = rows.iter().enumerate();
    let records = rows.map(|(n, (from, last, state))| record(n, from, last, *state));
    RegisterDraft::new(calendar(), vec![posting(term.0, term.1)])
        .with_records(records.collect())
        .check(&tree())
        .unwrap()
}

/// A county's choices: weekends and holidays do not count, nor trips and training, and nothing
/// is asked of parts, unless `more` says otherwise.
fn county(book: &Rulebook, month: &str, more: &[(&'static str, Raw)]) -> Sheet {
    let mut facts = vec![
        ("county.month_bar", Raw::text(month)),
        ("county.weekends_count", Raw::Boolean(false)),
        ("county.holidays_count", Raw::Boolean(false)),
        ("county.trips_count", Raw::Boolean(false)),
        ("county.training_count", Raw::Boolean(false)),
        ("county.part_months", Raw::text("left_out")),
        ("county.part_year", Raw::text("left_out")),
        ("county.prorated_by", Raw::text("weekdays")),
        ("county.above_the_bar", Raw::Boolean(false)),
        ("county.rounding", Raw::text("down")),
    ];
    for (fact, value) in more {
        facts.retain(|(known, _)| known != fact);
        facts.push((fact, value.clone()));
    }
    let year = Period::year(2015).unwrap();
    let draft = SheetDraft::new(year, SheetState::Closed).with_all(facts);
    book.dictionary().sheet(&draft).unwrap()
}
