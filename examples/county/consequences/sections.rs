//! The sections of consequences, each from the results alone.

use grassroots::consequence::Following;
use grassroots::explain::{Report, Wording as _};
use grassroots::vocabulary::{Id, Named, Script, Source};

use super::super::sections::Words;
use super::results::{FollowsResults, TownshipFollows};

/// 后果 — a township: who is under which bar on the day of the report, since when, until when
/// and why; and who is preferred or proposed for what.
pub(crate) fn township(
    (name, results): (&str, &TownshipFollows),
    sources: &[Source],
    words: Words<'_>,
) -> Report {
    let title = words.of("后果", "後果", "Consequences");
    let colon = words.of("：", "：", ": ");
    let mut report = Report::new(&format!("{name}{colon}{title}"));
    if results.against.is_empty() && results.in_favour.is_empty() {
        let none =
            words.of("没有有效的后果。", "沒有有效的後果。", "Nothing is in force.");
        report.paragraph(none);
    }
    for one in &results.against {
        let who = words.named(&one.on.id);
        one.add_to(&mut report, &who, (sources, words.script));
    }
    favoured(&results.in_favour, words, &mut report);
    report
}

/// A line for each consequence with whom it favours.
fn favoured(all: &[Following], words: Words<'_>, report: &mut Report) {
    let mut seen: Vec<&Named> = Vec::new();
    for one in all {
        if seen.contains(&&one.consequence) {
            continue;
        }
        seen.push(&one.consequence);
        let own = all.iter().filter(|it| it.consequence == one.consequence);
        let mut who: Vec<&Id> = own.map(|it| &it.on.id).collect();
        who.sort();
        who.dedup();
        let unit = words.of("人", "人", "");
        let label = one.consequence.label.in_script(words.script);
        let mut entry = report.entry(0, label, &format!("{}{unit}", who.len()));
        entry.step(&words.ids_as(who, unit), None);
    }
}

/// 全县后果 — the county: how much was decided, what is in force on whoever belongs to no
/// township, what corrections changed, and promotions.
pub(crate) fn county(
    results: &FollowsResults,
    sources: &[Source],
    words: Words<'_>,
) -> Report {
    let day = results.as_of;
    let title = match words.script {
        Script::Hans => format!("{day}有效的后果"),
        Script::Hant => format!("{day}有效的後果"),
        Script::En => format!("Consequences in force on {day}"),
    };
    let mut report = Report::new(&title);
    let header = [
        words.of("规则册", "規則冊", "rulebook"),
        words.of("认定（条）", "認定（條）", "records"),
        words.of("有效（项）", "有效（項）", "in force"),
        words.of("已终止（项）", "已終止（項）", "over"),
    ];
    let rows = results.decided.iter().map(|it| {
        let counts = [it.records, it.in_force, it.over].map(|count| count.to_string());
        [it.rulebook.to_string()].into_iter().chain(counts).collect()
    });
    report.table(&header, rows.collect());
    if !results.in_force.is_empty() {
        let title = words.of("不属任何乡镇", "不屬任何鄉鎮", "Of no township");
        report.heading(title);
    }
    for one in &results.in_force {
        let who = words.named(&one.on.id);
        one.add_to(&mut report, &who, (sources, words.script));
    }
    report.heading(words.of("更正的影响", "更正的影響", "What corrections changed"));
    for one in &results.corrections {
        let who = words.named(&one.who);
        if one.changed.is_empty() {
            let none = words.of("没有变化", "沒有變化", "nothing");
            report.entry(0, &format!("{who} {}", one.record), none);
        }
        for difference in &one.changed {
            let who = difference.following().map(|it| words.named(&it.on.id));
            let who = who.unwrap_or_default();
            difference.add_to(&mut report, &who, (sources, words.script));
        }
    }
    report.heading(words.of("提任", "提任", "Promotions"));
    for one in &results.promotions {
        if one.is_full() == Some(true) {
            let words_of = one.words(words.script);
            let label = one.rule.label.in_script(words.script);
            let colon = words.of("：", "：", ": ");
            let rest = words_of.strip_prefix(label).and_then(|it| it.strip_prefix(colon));
            report.entry(0, label, rest.unwrap_or_default());
        } else {
            one.add_to(&mut report, sources, words.script);
        }
    }
    report
}
