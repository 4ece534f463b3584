//! Presence as a table.

use super::{Presence, Stretch};
use crate::explain::Report;
use crate::vocabulary::Script;

/// So many weeks or months are listed; of the rest, how many there are.
const LISTED: usize = 10;

/// 到村情况表 — one row for each village and body: what is asked for, what was reached, in
/// which weeks or months days are lacking, which lie in the period or in the term of the body
/// in part, on how many days nobody had the role, and how many weeks or months reach beyond the
/// days of the register.
#[must_use]
pub fn presence_report(title: &str, list: &[Presence], script: Script) -> Report {
    let mut report = Report::new(title);
    let header = [
        script.of("村", "村", "village"),
        script.of("帮扶力量", "幫扶力量", "who"),
        script.of("要求", "要求", "asked for"),
        script.of("应达标时段", "應達標時段", "to be reached"),
        script.of("已达标", "已達標", "reached"),
        script.of("到村天数", "到村天數", "days"),
        script.of("未达标时段", "未達標時段", "lacking"),
        script.of("不完整时段", "不完整時段", "in part"),
        script.of("无人负责天数", "無人負責天數", "days without anybody"),
        script.of("台账未涵盖时段", "台賬未涵蓋時段", "not covered"),
    ];
    let rows = list.iter().map(|presence| row(presence, script)).collect();
    report.table(&header, rows);
    report
}

fn row(presence: &Presence, script: Script) -> Vec<String> {
    let required = presence.stretches.iter().filter(|one| one.required.is_some());
    let (all, lacking) = (required.count(), presence.lacking().count());
    let lacks = |one: &Stretch| {
        let (window, reached) = (one.in_words(script), one.reached);
        match (one.required, script) {
            (Some(days), Script::Hans | Script::Hant) => {
                let space = if one.is_week { "" } else { " " };
                format!("{window}{space}{reached}/{days}天")
            }
            (Some(days), Script::En) => format!("{window}: {reached}/{days}"),
            (None, _) => window,
        }
    };
    let parts = |one: &Stretch| match script {
        Script::Hans | Script::Hant => {
            format!("{}（{}至{}：{}天）", one.window, one.from, one.last, one.reached)
        }
        Script::En => {
            format!("{} ({} to {}: {})", one.window, one.from, one.last, one.reached)
        }
    };
    let list = |texts: Vec<String>| {
        let between = script.of("、", "、", ", ");
        match texts.get(LISTED..).map(<[String]>::len) {
            _ if texts.is_empty() => script.of("无", "無", "none").to_owned(),
            None | Some(0) => texts.join(between),
            Some(more) => {
                let listed = texts.get(..LISTED).unwrap_or_default().join(between);
                match (script, presence.is_by_week()) {
                    (Script::Hans, true) => format!("{listed}，另有{more}周"),
                    (Script::Hant, true) => format!("{listed}，另有{more}週"),
                    (Script::Hans, false) => format!("{listed}，另有{more}个月"),
                    (Script::Hant, false) => format!("{listed}，另有{more}個月"),
                    (Script::En, _) => format!("{listed}, and {more} more"),
                }
            }
        }
    };
    vec![
        presence.name.clone().unwrap_or_else(|| presence.village.to_string()),
        presence.body_label().in_script(script).to_owned(),
        presence.rule.label.in_script(script).to_owned(),
        all.to_string(),
        all.saturating_sub(lacking).to_string(),
        presence.days().to_string(),
        list(presence.lacking().map(lacks).collect()),
        list(presence.parts().map(parts).collect()),
        presence.days_without_anybody.to_string(),
        presence.not_covered().count().to_string(),
    ]
}
