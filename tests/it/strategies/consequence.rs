//! Random consequences, and random histories of outcomes for them.
//!
//! Days stand at the ends of months and around 29 February more often than elsewhere; the
//! number within the day orders all records, so that every history passes its check.

use chrono::{Days, NaiveDate};
use grassroots::consequence::{Decided, Matter, Said};
use grassroots::rulebook::RulebookDraft;
use grassroots::vocabulary::{Id, Period};
use proptest::prelude::Strategy;

use super::dice::{Dice, dice};

/// Consequences as written, and records that ground them.
#[derive(Clone, Debug)]
pub(crate) struct Consequential {
    pub(crate) book: RulebookDraft,
    pub(crate) records: Vec<Decided>,
    /// Days and places on which to ask.
    pub(crate) dice: Dice,
}

pub(crate) fn consequential() -> impl Strategy<Value = Consequential> {
    dice(400).prop_map(|mut dice| {
        let book = RulebookDraft::read(&book(&mut dice)).unwrap();
        let records = records(&mut dice);
        Consequential { book, records, dice }
    })
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

const HEAD: &str = r#"
schema = "rulebook/1"
id = "consequences"
edition = "1"
in_force = { from = "2010-01-01" }
title = { hans = "后果", hant = "後果", en = "Consequences" }
ground = { assumed = "made up" }
fact = [
    { id = "points", label = { hans = "分", hant = "分", en = "points" }, kind = { count = { at_most = 9 } } },
    { id = "done", label = { hans = "完成", hant = "完成", en = "done" }, kind = "yes_no" },
]
rule = [{ id = "r", label = { hans = "规则", hant = "規則", en = "rule" }, kind = "requirement", subject = "person", met = { yes = "done" } }]
decision = [
    { id = "d", label = { hans = "决定", hant = "決定", en = "decision" }, subject = "person" },
    { id = "u", label = { hans = "单位决定", hant = "單位決定", en = "of a unit" }, subject = "unit" },
]
role = [{ id = "head", label = { hans = "负责人", hant = "負責人", en = "head" }, subject = "person" }]
award = [{ id = "award", label = { hans = "先进", hant = "先進", en = "award" } }]

[[scheme]]
id = "s"
title = { hans = "考核", hant = "考核", en = "Scheme" }
subject = "person"
item = [{ id = "i", label = { hans = "项", hant = "項", en = "item" }, absent = "required", measure = { given = { of = "points", by = { hans = "组", hant = "組", en = "group" } } } }]
grade = [
    { id = "a", label = { hans = "甲", hant = "甲", en = "a" }, at_least = 6 },
    { id = "b", label = { hans = "乙", hant = "乙", en = "b" }, at_least = 3, below = 6 },
    { id = "c", label = { hans = "丙", hant = "丙", en = "c" }, below = 3 },
]
"#;

fn book(dice: &mut Dice) -> String {
    let mut text = HEAD.to_owned();
    let last = dice.roll(4);
    // Those before hold back those behind, or the other way round: so in no circle.
    let is_behind = dice.one_in(2);
    for nth in 0..=last {
        text.push_str(&consequence(dice, nth));
        let others = if is_behind { nth + 1..last + 1 } else { 0..nth };
        let others: Vec<String> = others.map(|other| format!("\"k{other}\"")).collect();
        if !others.is_empty() && dice.one_in(3) {
            let others = dice.some_of(&others).join(", ");
            text.extend(["not_while = [", &others, "]\n"]);
        }
    }
    text
}

const MOMENTS: [&str; 7] = [
    "on_decision",
    "day_after_decision",
    "when_known",
    "with_period",
    "after_period",
    "next_month",
    "next_year",
];

fn consequence(dice: &mut Dice, nth: usize) -> String {
    let falls = dice.one_in(4);
    let grades = [&["c"][..], &["b", "c"], &["a"], &["b"]];
    let grades = *dice.pick(&grades);
    let rule = *dice.pick(&["met", "not_met"]);
    let other = |is: &str| if is == "met" { "not_met" } else { "met" };
    let decided = *dice.pick(&["met", "not_met"]);
    let list = |grades: &[&str]| {
        let grades: Vec<String> = grades.iter().map(|one| format!("\"{one}\"")).collect();
        grades.join(", ")
    };
    let occasions = [
        format!("{{ graded = {{ of = \"s\", one_of = [{}] }} }}", list(grades)),
        format!("{{ rule = {{ of = \"r\", is = \"{rule}\" }} }}"),
        format!("{{ decision = {{ of = \"d\", is = \"{decided}\" }} }}"),
    ];
    let of_unit = format!("{{ decision = {{ of = \"u\", is = \"{decided}\" }} }}");
    let when = if falls { of_unit } else { dice.some_of(&occasions).join(", ") };
    let rest: Vec<&str> =
        ["a", "b", "c"].into_iter().filter(|grade| !grades.contains(grade)).collect();
    let mut lifts = vec![
        format!("{{ graded = {{ of = \"s\", one_of = [{}] }} }}", list(&rest)),
        format!("{{ rule = {{ of = \"r\", is = \"{}\" }} }}", other(rule)),
        format!("{{ decision = {{ of = \"d\", is = \"{}\" }} }}", other(decided)),
    ];
    if falls {
        lifts.push(format!(
            "{{ decision = {{ of = \"u\", is = \"{}\" }} }}",
            other(decided)
        ));
    }
    let (lasts, is_lifted) = lasts(dice);
    let mut text = format!(
        "\n[[consequence]]\nid = \"k{nth}\"\nlabel = {{ hans = \"后果\", hant = \"後果\", en = \"k{nth}\" }}\n\
         kind = \"award_bar\"\nsubject = \"person\"\nwhen = [{when}]\nawards = \"all\"\n\
         starts = \"{}\"\n{lasts}corrected = \"{}\"\n",
        dice.pick(&MOMENTS),
        dice.pick(&["from_the_first", "from_the_correction"]),
    );
    if falls {
        text.push_str("falls_on = [\"head\"]\n");
    }
    if is_lifted || dice.one_in(2) {
        let lifts = dice.some_of(&lifts);
        let lifts = lifts.iter().map(|by| {
            let lifts = *dice.pick(&["decided_before", "about_before"]);
            let from = dice.pick(&MOMENTS);
            format!("{{ by = {by}, from = \"{from}\", lifts = \"{lifts}\" }}")
        });
        let lifts: Vec<String> = lifts.collect();
        text.extend(["lifted = [", &lifts.join(", "), "]\n"]);
    }
    text
}

/// How long it lasts, and whether something must lift it.
fn lasts(dice: &mut Dice) -> (String, bool) {
    let last_day =
        format!("last_day = \"{}\"\n", dice.pick(&["counts", "does_not_count"]));
    let month_end = format!("month_end = \"{}\"\n", dice.pick(&["last_day", "overflow"]));
    let n = dice.whole(1, 13);
    match dice.roll(7) {
        0 => {
            (format!("lasts = {{ years = {} }}\n{month_end}{last_day}", n % 4 + 1), false)
        }
        1 => (format!("lasts = {{ months = {n} }}\n{month_end}{last_day}"), false),
        2 => (format!("lasts = {{ days = {} }}\n{last_day}", n * 20), false),
        3 => (format!("lasts = {{ until = \"2018-02-28\" }}\n{last_day}"), false),
        4 => {
            let window = *dice.pick(&["week", "month", "quarter", "half_year", "year"]);
            (format!("lasts = {{ to_end_of = \"{window}\" }}\n"), false)
        }
        5 => ("lasts = \"until_lifted\"\n".to_owned(), true),
        _ => ("lasts = \"for_ever\"\n".to_owned(), false),
    }
}

/// A day at an edge of the calendar, or any.
pub(crate) fn edge_day(dice: &mut Dice) -> NaiveDate {
    let year = i32::try_from(dice.whole(2015, 2020)).unwrap();
    let edges =
        [(2, 28), (2, 29), (3, 1), (1, 31), (1, 30), (5, 31), (8, 31), (12, 31), (1, 1)];
    let (month, day) = *dice.pick(&edges);
    let edge = NaiveDate::from_ymd_opt(year, month, day);
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let any = first + Days::new(u64::try_from(dice.roll(365)).unwrap());
    if dice.one_in(3) { any } else { edge.unwrap_or(any) }
}

const GRADES: [&str; 3] = ["a", "b", "c"];

fn one_of(dice: &mut Dice, from: &[&str]) -> Id {
    let one: &&str = dice.pick(from);
    id(one)
}

fn graded(dice: &mut Dice) -> Said {
    match dice.roll(8) {
        0 => Said::Ungraded,
        1 => Said::among(GRADES.map(id), false),
        2 => Said::among([one_of(dice, &GRADES)], true),
        3 => Said::among([id("b"), id("c")], false),
        _ => Said::Graded(one_of(dice, &GRADES)),
    }
}

fn answered(dice: &mut Dice) -> Said {
    match dice.roll(8) {
        0 => Said::NotApplicable,
        1 => Said::Undetermined,
        2..=4 => Said::Met,
        _ => Said::NotMet,
    }
}

/// What an outcome of a matter may say.
pub(crate) fn says(dice: &mut Dice, of: &Matter) -> Said {
    match of {
        Matter::Scheme(_) => graded(dice),
        Matter::Rule(_) | Matter::Decision(_) => answered(dice),
    }
}

/// A day so many days later, often none.
pub(crate) fn later(dice: &mut Dice, day: NaiveDate) -> NaiveDate {
    let days: u64 = *dice.pick(&[0, 0, 1, 5, 30, 200, 366, 800]);
    day + Days::new(days)
}

fn records(dice: &mut Dice) -> Vec<Decided> {
    let mut records: Vec<Decided> = Vec::new();
    for nth in 0..dice.roll(8) {
        let matters = [
            Matter::Scheme(id("s")),
            Matter::Rule(id("r")),
            Matter::Decision(id("d")),
            Matter::Decision(id("u")),
        ];
        let of = dice.pick(&matters).clone();
        let is_unit = *of.id() == id("u");
        let who = if is_unit { id("bureau") } else { one_of(dice, &["p1", "p2"]) };
        // No two of one period, and some that end on one day.
        let month = u32::try_from(nth).unwrap() + 1;
        let last = if dice.one_in(3) { 3 } else { month };
        let from = NaiveDate::from_ymd_opt(2014, month, 1).unwrap();
        let until = NaiveDate::from_ymd_opt(2016, last, 1).unwrap();
        let about = Period::new(from, Some(until)).unwrap();
        let decided = edge_day(dice);
        let said = says(dice, &of);
        let name = id(&format!("o{nth}"));
        let mut record = Decided::new(name, who, (of, said), (about, decided));
        record.known = later(dice, decided);
        if is_unit {
            let head = dice.pick(&[Some("p1"), Some("p2"), None]).map(id);
            record = record.borne_by(id("head"), head);
        }
        records.push(record);
    }
    for nth in 0..dice.roll(7) {
        if records.is_empty() {
            break;
        }
        let target = dice.pick(&records).clone();
        let said = if dice.one_in(4) { Said::Withdrawn } else { says(dice, &target.of) };
        let decided = later(dice, target.decided);
        let mut record = target.corrected(id(&format!("c{nth}")), said, decided);
        record.known = later(dice, decided).max(target.known);
        records.push(record);
    }
    for (seq, record) in (1..).zip(&mut records) {
        record.seq = seq;
    }
    records
}
