//! Presence as a table.

use super::{Presence, Stretch};
use crate::explain::Report;
use crate::vocabulary::Script;

/// 到村情况表 — one row for each village and body: what is asked for, what was reached, in
/// which weeks or months days are lacking, and of which only a part is counted.
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
    ];
    let rows = list.iter().map(|presence| row(presence, script)).collect();
    report.table(&header, rows);
    report
}

fn row(presence: &Presence, script: Script) -> Vec<String> {
    let required = presence.stretches.iter().filter(|one| one.required.is_some());
    let (all, lacking) = (required.count(), presence.lacking().count());
    let lacks = |one: &Stretch| match (one.required, script) {
        (Some(days), Script::Hans | Script::Hant) => {
            format!("{}（{}/{days}）", one.window, one.reached)
        }
        (Some(days), Script::En) => format!("{} ({}/{days})", one.window, one.reached),
        (None, _) => one.window.clone(),
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
        let none = script.of("无", "無", "none");
        let between = script.of("、", "、", ", ");
        if texts.is_empty() { none.to_owned() } else { texts.join(between) }
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
    ]
}
