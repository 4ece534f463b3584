//! Attendance as a table.

use super::{Attendance, MonthAttendance, Reached};
use crate::explain::{Report, Wording as _};
use crate::vocabulary::{Exact, Script};

/// 出勤表 — for the year and each month what was required, attainable and reached, and where
/// the bars contradict each other.
#[must_use]
pub fn attendance_report(title: &str, attendance: &Attendance, script: Script) -> Report {
    let mut report = Report::new(title);
    let header = [
        script.of("时段", "時段", "when"),
        script.of("工作日", "工作日", "working days"),
        script.of("应驻", "應駐", "required"),
        script.of("可驻", "可駐", "attainable"),
        script.of("实驻", "實駐", "reached"),
        script.of("所差", "所差", "lacking"),
    ];
    let mut rows: Vec<Vec<String>> =
        attendance.months.iter().map(|month| row(month, script)).collect();
    rows.push(year(attendance, script));
    report.table(&header, rows);
    for conflict in attendance.conflicts() {
        report.paragraph(&conflict.words(script));
    }
    report
}

fn row(month: &MonthAttendance, script: Script) -> Vec<String> {
    let when = if month.is_part {
        match script {
            Script::Hans | Script::Hant => {
                format!("{}（{}至{}）", month.month, month.from, month.last)
            }
            Script::En => format!("{} ({} to {})", month.month, month.from, month.last),
        }
    } else {
        month.month.clone()
    };
    vec![
        when,
        month.working_days.to_string(),
        required(month.required, month.exact, script),
        month.attainable.to_string(),
        reached(month.reached),
        reached(month.lacking()),
    ]
}

fn year(attendance: &Attendance, script: Script) -> Vec<String> {
    let working = attendance.months.iter().map(|month| month.working_days);
    let asked = attendance.required.unwrap_or(0);
    let lacking = Reached {
        least: asked.saturating_sub(attendance.reached.most),
        most: asked.saturating_sub(attendance.reached.least),
    };
    vec![
        script.of("全年", "全年", "the year").to_owned(),
        working.fold(0, u32::saturating_add).to_string(),
        required(attendance.required, attendance.exact, script),
        attendance.attainable.to_string(),
        reached(attendance.reached),
        reached(lacking),
    ]
}

/// What is required, and what the formula came to.
fn required(days: Option<u32>, exact: Option<Exact>, script: Script) -> String {
    let nothing = script.of("不作要求", "不作要求", "nothing");
    let exact = exact.filter(|exact| days.map(|it| i64::from(it).into()) != Some(*exact));
    match (days, exact.map(Exact::in_words), script) {
        (None, _, _) => nothing.to_owned(),
        (Some(days), None, _) => days.to_string(),
        (Some(days), Some(exact), Script::Hans | Script::Hant) => {
            format!("{days}（{exact}）")
        }
        (Some(days), Some(exact), Script::En) => format!("{days} ({exact})"),
    }
}

fn reached(days: Reached) -> String {
    if days.least == days.most {
        days.least.to_string()
    } else {
        format!("{}–{}", days.least, days.most)
    }
}
