//! Attendance as a table.

use chrono::NaiveDate;

use super::{Attendance, MonthAttendance, Reached};
use crate::explain::{Report, Wording as _};
use crate::facts::Sheet;
use crate::rule::{Rule, Standing, standing_in};
use crate::vocabulary::{Exact, Id, Period, Problems, Script, Window};

/// 出勤表 — who and in which reading; for each month and the whole what was required, attainable
/// and reached; how the cadre stands to each of some rules that applies, on a sheet with the
/// county's choices; and where the bars contradict each other.
///
/// # Errors
/// What [`Attendance::sheet`] refuses.
pub fn attendance_report(
    title: &str,
    attendance: &Attendance,
    (rules, base): (&[&Rule], &Sheet),
    script: Script,
) -> Result<Report, Problems> {
    let mut report = Report::new(title);
    report.paragraph(&whose(attendance, script));
    let lead = script.of("口径：", "口徑：", "reading: ");
    report.paragraph(&format!("{lead}{}", attendance.reading.words(script)));
    let header = [
        script.of("时段", "時段", "when"),
        script.of("工作日", "工作日", "working days"),
        script.of("应驻", "應駐", "required"),
        script.of("可驻", "可駐", "attainable"),
        script.of("实驻", "實駐", "reached"),
        script.of("所差", "所差", "lacking"),
    ];
    let months = attendance.months.iter();
    let mut rows: Vec<Vec<String>> =
        months.map(|month| row(attendance, month, script)).collect();
    rows.push(whole(attendance, script));
    report.table(&header, rows);
    for rule in rules {
        let standing = attendance.standing(rule, base)?;
        if standing != Standing::NotApplicable {
            let (label, colon) =
                (rule.label().in_script(script), script.of("：", "：", ": "));
            let answer = standing_in(rule.kind(), standing, script);
            report.paragraph(&format!("{label}{colon}{answer}"));
        }
    }
    for conflict in attendance.conflicts() {
        report.paragraph(&conflict.words(script));
    }
    let unmarked = attendance.holidays_not_said.iter();
    let days: Vec<String> = unmarked.map(ToString::to_string).collect();
    if !days.is_empty() {
        let days = days.join(script.of("、", "、", ", "));
        report.paragraph(&match script {
            Script::Hans => format!("工作日历没有写明{days}放假：请核对当年的节假日安排"),
            Script::Hant => format!("工作日曆沒有寫明{days}放假：請核對當年的節假日安排"),
            Script::En => format!(
                "the calendar of working days does not say that {days} are off: check the holidays of that year"
            ),
        });
    }
    Ok(report)
}

/// `lin，p-1、p-2，2015-01-01至2015-12-31`.
fn whose(attendance: &Attendance, script: Script) -> String {
    let postings: Vec<&str> = attendance.postings.iter().map(Id::as_str).collect();
    let postings = postings.join(script.of("、", "、", ", "));
    let terms = attendance.terms.iter();
    let terms = terms.map(|term| days((term.from(), last(*term)), script));
    let terms = terms.collect::<Vec<_>>().join(script.of("、", "、", ", "));
    let cadre = &attendance.cadre;
    match script {
        Script::Hans => format!("驻村干部{cadre}，选派{postings}，{terms}"),
        Script::Hant => format!("駐村幹部{cadre}，選派{postings}，{terms}"),
        Script::En => format!("cadre {cadre}, posting {postings}, {terms}"),
    }
}

fn last(term: Period) -> NaiveDate {
    term.last().unwrap_or_else(|| term.from())
}

fn days((from, last): (NaiveDate, NaiveDate), script: Script) -> String {
    match script {
        _ if from == last => from.to_string(),
        Script::Hans | Script::Hant => format!("{from}至{last}"),
        Script::En => format!("{from} to {last}"),
    }
}

fn in_brackets(what: &str, more: &str, script: Script) -> String {
    match script {
        Script::Hans | Script::Hant => format!("{what}（{more}）"),
        Script::En => format!("{what} ({more})"),
    }
}

fn row(attendance: &Attendance, month: &MonthAttendance, script: Script) -> Vec<String> {
    let when = if month.is_part {
        let spells = spells(attendance, month).into_iter();
        let spells: Vec<String> = spells.map(|spell| days(spell, script)).collect();
        in_brackets(&month.month, &spells.join(script.of("、", "、", ", ")), script)
    } else {
        month.month.clone()
    };
    let is_known = month.not_in_calendar == 0;
    let unknown = script.of("日历未载", "日曆未載", "not in the calendar");
    let working = month.working_days.to_string();
    let required = if month.is_open {
        unknown.to_owned()
    } else {
        required(month.required, month.exact, script)
    };
    vec![
        when,
        if is_known { working } else { unknown.to_owned() },
        required,
        attainable(month.attainable, is_known),
        reached(month.reached),
        reached(month.lacking()),
    ]
}

/// The days of a month in the terms.
fn spells(
    attendance: &Attendance,
    month: &MonthAttendance,
) -> Vec<(NaiveDate, NaiveDate)> {
    let own =
        |day: NaiveDate| Window::Month.index(day) == Window::Month.index(month.from);
    let clipped = attendance
        .terms
        .iter()
        .map(|term| (term.from().max(month.from), last(*term).min(month.last)));
    clipped.filter(|(from, last)| from <= last && own(*from)).collect()
}

/// The whole: the year, or the days of which it consists where they are fewer.
fn whole(attendance: &Attendance, script: Script) -> Vec<String> {
    let working = attendance.months.iter().map(|month| month.working_days);
    let is_known = attendance.months.iter().all(|month| month.not_in_calendar == 0);
    let asked = attendance.required.unwrap_or(0);
    let lacking = Reached {
        least: asked.saturating_sub(attendance.reached.most),
        most: asked.saturating_sub(attendance.reached.least),
    };
    let when = if attendance.is_whole_year {
        script.of("全年", "全年", "the year").to_owned()
    } else {
        let sum = script.of("合计", "合計", "in all");
        let period = (attendance.period.from(), last(attendance.period));
        in_brackets(sum, &days(period, script), script)
    };
    let working = working.fold(0, u32::saturating_add).to_string();
    let unknown = script.of("日历未载", "日曆未載", "not in the calendar");
    vec![
        when,
        if is_known { working } else { unknown.to_owned() },
        required(attendance.required, attendance.exact, script),
        attainable(attendance.attainable, is_known),
        reached(attendance.reached),
        reached(lacking),
    ]
}

/// What is required, and what the formula came to where that was rounded.
fn required(days: Option<u32>, exact: Option<Exact>, script: Script) -> String {
    let Some(days) = days else {
        return script.of("不作要求", "不作要求", "nothing").to_owned();
    };
    let exact = exact.filter(|exact| *exact != Exact::whole(i64::from(days)));
    match exact {
        None => days.to_string(),
        Some(exact) => in_brackets(&days.to_string(), &exact.in_words(), script),
    }
}

fn attainable(days: u32, is_known: bool) -> String {
    if is_known { days.to_string() } else { format!("≤{days}") }
}

fn reached(days: Reached) -> String {
    if days.least == days.most {
        days.least.to_string()
    } else {
        format!("{}–{}", days.least, days.most)
    }
}
