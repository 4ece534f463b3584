//! The bulletin in words.

use super::{
    Bulletin, Responsible, StateTotal, Totals, TownshipBulletin, VillageBulletin,
};
use crate::explain::{EntrySteps, Report, Wording};
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
        add_totals(&mut report, &self.totals, script);
        for township in &self.townships {
            add_township(&mut report, township, script);
        }
        report
    }
}

/// `后进村28个；整顿中12个（本月+2）、…；本月解决问题3个，未解决9个`.
fn add_totals(report: &mut Report, totals: &Totals, script: Script) {
    if totals.villages == 0 {
        return;
    }
    let states: Vec<String> =
        totals.states.iter().map(|state| state.words(script)).collect();
    let states = states.join(script.of("、", "、", ", "));
    let Totals { villages, identified, resolved, open, .. } = totals;
    report.paragraph(&match script {
        Script::Hans => format!(
            "后进村{villages}个，本月新认定{identified}个；月末：{states}；问题本月解决{resolved}个，月末未解决{open}个"
        ),
        Script::Hant => format!(
            "後進村{villages}個，本月新認定{identified}個；月末：{states}；問題本月解決{resolved}個，月末未解決{open}個"
        ),
        Script::En => format!(
            "Backward villages: {villages}, identified this month: {identified}. At its end: {states}. Issues resolved this month: {resolved}, not resolved at its end: {open}."
        ),
    });
}

impl Wording for StateTotal {
    /// `整顿中12个（比上月末+2）`.
    fn words(&self, script: Script) -> String {
        let (label, now) = (self.state.label.in_script(script), self.villages);
        let change = i64::from(now).saturating_sub(i64::from(self.before));
        match (script, change) {
            (Script::Hans, 0) => format!("{label}{now}个"),
            (Script::Hant, 0) => format!("{label}{now}個"),
            (Script::En, 0) => format!("{label} {now}"),
            (Script::Hans, _) => format!("{label}{now}个（比上月末{change:+}）"),
            (Script::Hant, _) => format!("{label}{now}個（比上月末{change:+}）"),
            (Script::En, _) => format!("{label} {now} ({change:+} in the month)"),
        }
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
        let id = &issue.issue;
        match script {
            Script::Hans | Script::Hant => format!("{kind} {id}（{state}）"),
            Script::En => format!("{kind} {id} ({state})"),
        }
    };
    let all: Vec<String> = issues.iter().map(one).collect();
    let (colon, between) = (script.of("：", "：", ": "), script.of("、", "、", ", "));
    entry.step(&format!("{lead}{colon}{}", all.join(between)), None);
}

fn present(presence: &Presence, script: Script) -> String {
    let body = presence.body_label();
    let (body, days) = (body.in_script(script), presence.days());
    if !presence.is_ever_assigned {
        let none = script.of("：没有安排", "：沒有安排", ": none for this village");
        return format!("{body}{none}");
    }
    if !presence.had_anybody() {
        let none =
            script.of("：本月未指派", "：本月未指派", ": nobody assigned this month");
        return format!("{body}{none}");
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
