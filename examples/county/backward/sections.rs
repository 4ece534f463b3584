//! The sections of the backward villages, each from the results alone.

use grassroots::explain::{Report, headline};
use grassroots::rectification::presence_report;
use grassroots::rule::{Finding, Kind, Standing};
use grassroots::vocabulary::Source;

use super::super::sections::Words;
use super::results::{BackwardResults, TownshipBackward, VillageBackward};

/// 后进村整顿 — a township: where its villages stand and how they came there, who was there,
/// what the rules find, and for what it and its officers answer.
pub(crate) fn township(
    (name, results): (&str, &TownshipBackward),
    sources: &[Source],
    words: Words<'_>,
) -> Report {
    let title = words.of("后进村整顿", "後進村整頓", "Backward villages");
    let colon = words.of("：", "：", ": ");
    let mut report = Report::new(&format!("{name}{colon}{title}"));
    villages(&results.villages, words, &mut report);
    for village in &results.villages {
        course(village, words, &mut report);
    }
    let presence: Vec<_> =
        results.villages.iter().flat_map(|it| it.presence.clone()).collect();
    if !presence.is_empty() {
        let title = words.of("到村情况", "到村情況", "Who was there");
        report.append(presence_report(title, &presence, words.script));
    }
    stays(results, words, &mut report);
    for finding in &results.findings {
        finding.add_to_named(&mut report, (sources, words.script), |id| words.named(id));
    }
    for follows in &results.follows {
        let label = follows.rule.label.in_script(words.script);
        let label = headline(label, words.script);
        report.entry(0, &label, "").step(&words.ids(&follows.met), None);
    }
    for finding in results.township.iter().filter(|it| is_told(it)) {
        finding.add_to(&mut report, sources, words.script);
    }
    report
}

/// What a township is found to be, and what it does not do or may not.
fn is_told(finding: &Finding) -> bool {
    match (finding.kind, finding.standing()) {
        (_, Standing::NotApplicable) => false,
        (Kind::Identification | Kind::Eligibility, standing) => {
            standing != Standing::NotMet
        }
        (Kind::Requirement | Kind::Advice, standing) => standing != Standing::Met,
    }
}

fn villages(all: &[VillageBackward], words: Words<'_>, report: &mut Report) {
    if all.is_empty() {
        let none = words.of("没有后进村。", "沒有後進村。", "No backward village.");
        report.paragraph(none);
        return;
    }
    let header = [
        words.of("村", "村", "village"),
        words.of("确定日期", "確定日期", "identified"),
        words.of("认定条数", "認定條數", "criteria then"),
        words.of("年末条数", "年末條數", "at the end"),
        words.of("现状", "現狀", "state"),
        words.of("自", "自", "since"),
        words.of("未解决问题", "未解決問題", "open issues"),
    ];
    let rows = all.iter().map(|village| {
        let last = village.course.last();
        let state = last.map(|it| it.state.label.in_script(words.script).to_owned());
        vec![
            words.named(&village.village),
            village.identified.to_string(),
            village.criteria.0.in_words(words.script),
            village.criteria.1.in_words(words.script),
            state.unwrap_or_default(),
            last.map(|it| it.from.to_string()).unwrap_or_default(),
            village.open_issues.len().to_string(),
        ]
    });
    report.table(&header, rows.collect());
}

/// Where the township's secretary stayed, and when.
fn stays(results: &TownshipBackward, words: Words<'_>, report: &mut Report) {
    if results.stays.is_empty() {
        return;
    }
    let to = words.of("至", "至", " to ");
    let label = words.of(
        "乡镇党委书记集中驻村蹲点",
        "鄉鎮黨委書記集中駐村蹲點",
        "Stays of the township secretary",
    );
    let mut entry = report.entry(0, label, "");
    for stay in &results.stays {
        entry.step(
            &format!("{} {}{to}{}", words.named(&stay.village), stay.from, stay.last),
            None,
        );
    }
}

/// Every state with its day.
fn course(village: &VillageBackward, words: Words<'_>, report: &mut Report) {
    let lead = words.of("进程", "進程", "course");
    let states = village.course.iter();
    let states = states
        .map(|it| format!("{} {}", it.from, it.state.label.in_script(words.script)));
    let states: Vec<String> = states.collect();
    let states = states.join(words.of("，", "，", ", "));
    let mut entry = report.entry(0, &words.named(&village.village), lead);
    entry.step(&states, None);
    for issue in &village.open_issues {
        let (kind, state) = (issue.kind.label(), &issue.state.label);
        let (open, close) = (words.of("（", "（", " ("), words.of("）", "）", ")"));
        let kind = kind.in_script(words.script).to_owned();
        let state = state.in_script(words.script);
        entry.step(&format!("{}{open}{kind}{close} {state}", issue.issue), None);
    }
}

/// 全县后进村整顿 — the county: who was identified by what, the figures, and its bulletins.
pub(crate) fn county(
    results: &BackwardResults,
    sources: &[Source],
    words: Words<'_>,
) -> Report {
    let title =
        words.of("本县后进村整顿", "本縣後進村整頓", "Backward villages of the county");
    let mut report = results.figures.report(title, words.script);
    report.heading(words.of("认定", "認定", "Identification"));
    for one in &results.surveyed {
        let enough = match one.is_enough {
            Standing::Met => words.of("属于后进村", "屬於後進村", "backward"),
            Standing::NotMet | Standing::NotApplicable => {
                words.of("不属于后进村", "不屬於後進村", "not backward")
            }
            Standing::Undetermined => words.of("无法认定", "無法認定", "cannot be told"),
        };
        let count = one.count.in_words(words.script);
        let comma = words.of("，", "，", ", ");
        let unit = words.of("条", "條", " criteria");
        let figure = format!("{count}{unit}{comma}{enough}");
        let mut entry = report.entry(0, &words.named(&one.village), &figure);
        entry.step(&words.labels(&one.met), None);
        if one.is_listed != (one.is_enough == Standing::Met) {
            let step = words.of(
                "名单与认定不一致",
                "名單與認定不一致",
                "the list says otherwise",
            );
            entry.step(step, None);
        }
    }
    for finding in &results.county {
        finding.add_to(&mut report, sources, words.script);
    }
    report
}
