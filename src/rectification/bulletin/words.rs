//! The bulletin in words.

use super::{Bulletin, Responsible, TownshipBulletin, VillageBulletin};
use crate::explain::{EntrySteps, Report, Wording as _};
use crate::rectification::issue::IssueStanding;
use crate::rectification::presence::Presence;
use crate::rectification::role::Role;
use crate::vocabulary::{Id, Script};

impl Bulletin {
    /// 月通报 — the bulletin as a report in one script.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let title = script.of(
            "后进村整顿月通报",
            "後進村整頓月通報",
            "Monthly bulletin on rectification",
        );
        let mut report = Report::new(&match script {
            Script::Hans | Script::Hant => format!("{title}（{}）", self.month),
            Script::En => format!("{title}, {}", self.month),
        });
        if !self.responsible.is_empty() {
            let lead =
                script.of("县级责任人：", "縣級責任人：", "Responsible in the county: ");
            report.paragraph(&format!("{lead}{}", people(&self.responsible, script)));
        }
        for township in &self.townships {
            add_township(&mut report, township, script);
        }
        report
    }
}

fn called<'n>(name: Option<&'n String>, id: &'n Id) -> &'n str {
    name.map_or_else(|| id.as_str(), String::as_str)
}

fn people(list: &[Responsible], script: Script) -> String {
    let one = |one: &Responsible| {
        let role = Role::ALL.into_iter().find(|(word, _)| *word == one.role);
        let label = role.map(|(_, role)| role.label());
        let label = label.as_ref().map_or(one.role, |label| label.in_script(script));
        match script {
            Script::Hans | Script::Hant => format!("{label}{}", one.holder),
            Script::En => format!("{label} {}", one.holder),
        }
    };
    list.iter().map(one).collect::<Vec<_>>().join(script.of("、", "、", ", "))
}

fn add_township(report: &mut Report, township: &TownshipBulletin, script: Script) {
    report.heading(called(township.name.as_ref(), &township.township));
    let lead = script.of("责任人：", "責任人：", "Responsible: ");
    let nobody = script.of("未明确", "未明確", "nobody");
    let named = people(&township.responsible, script);
    report
        .paragraph(&format!("{lead}{}", if named.is_empty() { nobody } else { &named }));
    for stay in &township.stays {
        let (village, from, last) = (&stay.village, stay.from, stay.last);
        report.paragraph(&match script {
            Script::Hans => format!("党委书记集中驻村蹲点：{village}，{from}至{last}"),
            Script::Hant => format!("黨委書記集中駐村蹲點：{village}，{from}至{last}"),
            Script::En => {
                format!("Concentrated stay of the secretary: {village}, {from} to {last}")
            }
        });
    }
    for village in &township.villages {
        add_village(report, village, script);
    }
}

fn add_village(report: &mut Report, village: &VillageBulletin, script: Script) {
    let since = village.since;
    let state = village.state.label.in_script(script);
    let state = match script {
        Script::Hans | Script::Hant => format!("{state}（自{since}起）"),
        Script::En => format!("{state} (since {since})"),
    };
    let name = called(village.name.as_ref(), &village.village);
    let mut entry = report.entry(0, name, &state);
    for moved in &village.moved {
        let (on, from, to) = (moved.on, &moved.from.label, &moved.to.label);
        let (from, to) = (from.in_script(script), to.in_script(script));
        let line = match script {
            Script::Hans => format!("{on}：由“{from}”转为“{to}”"),
            Script::Hant => format!("{on}：由「{from}」轉為「{to}」"),
            Script::En => format!("{on}: from “{from}” to “{to}”"),
        };
        entry.step(&line, None);
    }
    let colon = script.of("：", "：", ": ");
    for (on, what) in &village.happened {
        entry.step(&format!("{on}{colon}{}", what.in_script(script)), None);
    }
    let resolved = script.of("本月解决", "本月解決", "resolved in the month");
    let open = script.of("未解决", "未解決", "not resolved");
    add_issues(&mut entry, (resolved, &village.resolved_issues), script);
    add_issues(&mut entry, (open, &village.open_issues), script);
    for presence in &village.presence {
        entry.step(&present(presence, script), None);
    }
    for clock in &village.overdue {
        entry.step(&clock.words(script), None);
    }
    if !village.responsible.is_empty() {
        entry.step(&people(&village.responsible, script), None);
    }
}

fn add_issues(
    entry: &mut EntrySteps<'_>,
    (lead, issues): (&str, &[IssueStanding]),
    script: Script,
) {
    if issues.is_empty() {
        return;
    }
    let one = |issue: &IssueStanding| {
        let kind = issue.kind.label();
        let (kind, state) = (kind.in_script(script), issue.state.label.in_script(script));
        match script {
            Script::Hans | Script::Hant => format!("{kind}（{state}）"),
            Script::En => format!("{kind} ({state})"),
        }
    };
    let all: Vec<String> = issues.iter().map(one).collect();
    let (colon, between) = (script.of("：", "：", ": "), script.of("、", "、", ", "));
    entry.step(&format!("{lead}{colon}{}", all.join(between)), None);
}

fn present(presence: &Presence, script: Script) -> String {
    let body = presence.body_label();
    let (body, days) = (body.in_script(script), presence.days());
    if !presence.had_anybody() {
        return format!(
            "{body}{}",
            script.of("：未指派", "：未指派", ": nobody assigned")
        );
    }
    let lacking: Vec<String> =
        presence.lacking().map(|stretch| stretch.in_words(script)).collect();
    let lacking = lacking.join(script.of("、", "、", ", "));
    let lacks = if lacking.is_empty() {
        String::new()
    } else {
        let lead = script.of("，未达标：", "，未達標：", ", lacking: ");
        format!("{lead}{lacking}")
    };
    let unknown: Vec<String> =
        presence.not_covered().map(|stretch| stretch.in_words(script)).collect();
    let unknown = unknown.join(script.of("、", "、", ", "));
    let open = if unknown.is_empty() {
        String::new()
    } else {
        let lead = script.of("，无法认定：", "，無法認定：", ", cannot be told: ");
        format!("{lead}{unknown}")
    };
    // The weeks that are told are those that end in the month.
    let ends = presence.stretches.first().zip(presence.stretches.last());
    let over = match (ends, presence.is_by_week()) {
        (Some((first, last)), true) => {
            let (from, last) = (first.from, last.last);
            match script {
                Script::Hans | Script::Hant => format!("（{from}至{last}）"),
                Script::En => format!(" ({from} to {last})"),
            }
        }
        _ => String::new(),
    };
    match script {
        Script::Hans | Script::Hant => format!("{body}到村{days}天{over}{lacks}{open}"),
        Script::En => format!("{body}: {days} days in the village{over}{lacks}{open}"),
    }
}
