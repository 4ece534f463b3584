//! The sections of the stationed cadres, each from the results alone.

use grassroots::explain::{Report, all_quoted};
use grassroots::rule::{Coverage, Kind, Standing};
use grassroots::stationing::{DayState, HalfYear, Reached};
use grassroots::vocabulary::{Id, Label, Source};

use super::super::sections::{Words, standing_in};
use super::results::{
    Assessment, PostingReading, PostingResults, ReadingRules, StationingResults,
    TownshipStationing, UnitResults,
};

/// 驻村蹲点 — a township: its cadres in every reading, which months lack days, half-years
/// without a visit, groups, and how the rules stand by name.
pub(crate) fn township(
    (name, results): (&str, &TownshipStationing),
    sources: &[Source],
    words: Words<'_>,
) -> Report {
    let title = words.of("驻村蹲点", "駐村蹲點", "Stationed cadres");
    let colon = words.of("：", "：", ": ");
    let mut report = Report::new(&format!("{name}{colon}{title}"));
    cadres(results, words, &mut report);
    for posting in &results.postings {
        lacking(posting, &results.attendance, words, &mut report);
    }
    units(&results.units, words, &mut report);
    let title = words.of("编组建议", "編組建議", "Groups");
    let groups = &results.groups;
    if !groups.groups.is_empty() || !groups.alone.is_empty() {
        let named = |id: &Id| words.named(id);
        report.append(groups.report_named(title, words.script, named));
    }
    report.heading(words.of("规则", "規則", "Rules"));
    rules(&results.rules, (&results.attendance, sources), words, &mut report);
    report
}

/// 全县驻村蹲点 — the county: figures in every reading, units, and how the rules stand.
pub(crate) fn county(
    results: &StationingResults,
    sources: &[Source],
    words: Words<'_>,
) -> Report {
    let title =
        words.of("本县驻村蹲点", "本縣駐村蹲點", "Stationed cadres of the county");
    let mut report = Report::new(title);
    for of in &results.figures {
        let title = words.of("汇总·", "匯總·", "Figures, ");
        let title = format!("{title}{}", of.reading.label.in_script(words.script));
        report.append(of.figures.report(&title, words.script));
    }
    report.heading(words.of("派出单位", "派出單位", "Sending units"));
    units(&results.units, words, &mut report);
    report.heading(words.of("规则", "規則", "Rules"));
    rules(&results.rules, (&results.attendance, sources), words, &mut report);
    report
}

/// A row for each cadre.
fn cadres(results: &TownshipStationing, words: Words<'_>, report: &mut Report) {
    if results.postings.is_empty() {
        let none = words.of("没有驻村干部。", "沒有駐村幹部。", "No stationed cadre.");
        report.paragraph(none);
        return;
    }
    let of = &results.attendance;
    let names = of.iter().map(|it| it.reading.label.in_script(words.script));
    let dot = words.of("·", "·", ", ");
    let whats = [
        words.of("实驻/应驻（天）", "實駐/應駐（天）", "days/due"),
        words.of("全年", "全年", "year"),
        words.of("每月", "每月", "months"),
    ];
    let columns = names.flat_map(|name| whats.map(|what| format!("{what}{dot}{name}")));
    let columns: Vec<String> = columns.collect();
    let mut header = vec![
        words.of("选派", "選派", "posting"),
        words.of("驻村干部", "駐村幹部", "cadre"),
        words.of("驻点村", "駐點村", "village"),
    ];
    header.extend(columns.iter().map(String::as_str));
    header.push(words.of("两头不见人（天）", "兩頭不見人（天）", "days found nowhere"));
    header.push(words.of("考评", "考評", "assessment"));
    let rows = results.postings.iter().map(|it| {
        let who =
            [it.posting.to_string(), it.cadre.to_string(), words.named(&it.village)];
        let mut row = Vec::from(who);
        row.extend(it.readings.iter().flat_map(|own| in_reading(own, words)));
        row.push(it.nowhere.len().to_string());
        row.push(it.assessment.as_ref().map_or_else(
            || words.of("未考评", "未考評", "not assessed").to_owned(),
            |own| assessed(own, words),
        ));
        row
    });
    report.table(&header, rows.collect());
}

/// `312/250`, the year, the months.
fn in_reading(own: &PostingReading, words: Words<'_>) -> [String; 3] {
    let due = own.required.map_or_else(|| "–".to_owned(), |due| due.to_string());
    let days = own.days.map(|days| format!("{}/{due}", in_words(days)));
    [
        days.unwrap_or_else(|| "–".to_owned()),
        standing_in(own.year, words).to_owned(),
        standing_in(own.months, words).to_owned(),
    ]
}

fn in_words(reached: Reached) -> String {
    if reached.least == reached.most {
        return reached.least.to_string();
    }
    format!("{}–{}", reached.least, reached.most)
}

/// `94.8 优秀`, or the grades that are possible.
fn assessed(own: &Assessment, words: Words<'_>) -> String {
    format!("{} {}", own.range.in_words(words.script), words.labels(&own.grades))
}

/// The months of a posting that lack days or may, reading by reading, and days of which
/// nothing is recorded or on which nobody was found.
fn lacking(
    posting: &PostingResults,
    of: &[ReadingRules],
    words: Words<'_>,
    report: &mut Report,
) {
    let colon = words.of("：", "：", ": ");
    let comma = words.of("、", "、", ", ");
    let mut steps = Vec::new();
    for (own, of) in posting.readings.iter().zip(of) {
        let months = own.short.iter().map(|it| {
            let may = if it.is_short { "" } else { words.of("？", "？", "?") };
            format!("{} {}/{}{may}", it.month, in_words(it.reached), it.required)
        });
        let months: Vec<String> = months.collect();
        if !months.is_empty() {
            let reading = of.reading.label.in_script(words.script);
            let lead = words.of("未达到的月·", "未達到的月·", "months that lack days, ");
            steps.push(format!("{lead}{reading}{colon}{}", months.join(comma)));
        }
    }
    let days = |days: &[chrono::NaiveDate]| {
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        days.join(comma)
    };
    if !posting.not_recorded.is_empty() {
        let lead =
            words.of("无记录的工作日", "無記錄的工作日", "working days without a record");
        steps.push(format!("{lead}{colon}{}", days(&posting.not_recorded)));
    }
    if !posting.nowhere.is_empty() {
        let lead = DayState::Nowhere.label();
        let lead = lead.in_script(words.script).to_owned();
        steps.push(format!("{lead}{colon}{}", days(&posting.nowhere)));
    }
    let missing = posting.assessment.iter().flat_map(|it| &it.missing);
    let missing = all_quoted(missing.map(|it| &it.label), words.script);
    if !missing.is_empty() {
        let lead =
            words.of("考评缺少事实", "考評缺少事實", "missing for the assessment: ");
        steps.push(format!("{lead}{missing}"));
    }
    if steps.is_empty() {
        return;
    }
    let name = format!("{} {}", posting.posting, posting.cadre);
    let mut entry = report.entry(0, &name, &words.named(&posting.village));
    for step in &steps {
        entry.step(step, None);
    }
}

/// `2019年下半年`, and whether the unit has a cadre in a part of it alone.
fn half_year(half: &HalfYear, words: Words<'_>) -> String {
    let name = half.name(words.script);
    if !half.is_part {
        return name;
    }
    let part = words.of("（不足半年）", "（不足半年）", " (a part)");
    format!("{name}{part}")
}

/// Each unit with the half-years in which its deputy was in no village.
fn units(units: &[UnitResults], words: Words<'_>, report: &mut Report) {
    for unit in units {
        let without = unit.deputy.iter().filter(|half| half.visits.is_empty());
        let without: Vec<String> = without.map(|half| half_year(half, words)).collect();
        let all = unit.deputy.len();
        let came = all.saturating_sub(without.len());
        let lead = words.of(
            "分管领导半年调研",
            "分管領導半年調研",
            "half-years with a visit of the deputy",
        );
        let figure = format!("{lead} {came}/{all}");
        let name = format!("{} {}", unit.unit, unit.name);
        let mut entry = report.entry(0, &name, &figure);
        if !without.is_empty() {
            let lead = words.of("未到：", "未到：", "none: ");
            let halves = without.join(words.of("、", "、", ", "));
            entry.step(&format!("{lead}{halves}"), None);
        }
    }
}

/// The rules that everybody meets by name; those broken or open with whom; who is found to be
/// what.
fn rules(
    rules: &[Coverage],
    (readings, sources): (&[ReadingRules], &[Source]),
    words: Words<'_>,
    report: &mut Report,
) {
    let asks = |it: &&Coverage| matches!(it.kind, Kind::Requirement | Kind::Advice);
    let is_met = |it: &&Coverage| it.is_full() == Some(true) && !it.met.is_empty();
    let met = rules.iter().filter(asks).filter(is_met);
    let met: Vec<&str> = met.map(|it| it.rule.label.in_script(words.script)).collect();
    if !met.is_empty() {
        let label = words.of("都达到的规则", "都達到的規則", "Rules that all meet");
        let unit = words.of("条", "條", "");
        let mut entry = report.entry(0, label, &format!("{}{unit}", met.len()));
        entry.step(&met.join(words.of("；", "；", "; ")), None);
    }
    let named = |id: &Id| words.named(id);
    let is_told = |it: &&Coverage| it.kind != Kind::Identification;
    for one in rules.iter().filter(is_told).filter(|it| it.is_full() != Some(true)) {
        one.add_to_named(report, (sources, words.script), named);
    }
    for one in rules.iter().filter(|it| it.kind == Kind::Identification) {
        found(one, words, report);
    }
    for (nth, of) in readings.iter().enumerate() {
        let before = readings.get(..nth).unwrap_or_default();
        let is_new = |it: &&Coverage| !before.iter().any(|of| of.rules.contains(it));
        let own: Vec<&Coverage> = of.rules.iter().filter(is_new).collect();
        by_reading(of, (&own, sources), words, report);
    }
}

/// Who is found to be what, and of whom it cannot be told.
fn found(one: &Coverage, words: Words<'_>, report: &mut Report) {
    if one.met.is_empty() && one.undetermined.is_empty() {
        return;
    }
    let unit = words.of("个", "個", "");
    let open = standing_in(Standing::Undetermined, words);
    let (comma, colon) = (words.of("，", "，", ", "), words.of("：", "：", ": "));
    let met = format!("{}{unit}", one.met.len());
    let figure = match one.undetermined.len() {
        0 => met,
        count => format!("{met}{comma}{open} {count}{unit}"),
    };
    let label = one.rule.label.in_script(words.script);
    let mut entry = report.entry(0, label, &figure);
    if !one.met.is_empty() {
        entry.step(&words.ids(&one.met), None);
    }
    if !one.undetermined.is_empty() {
        entry.step(&format!("{open}{colon}{}", words.ids(&one.undetermined)), None);
        let lead = words.of("缺少事实", "缺少事實", "missing: ");
        entry.step(&format!("{lead}{}", words.quoted(&one.missing)), None);
    }
}

/// The rules of attendance in one reading, each led by what the reading is called.
fn by_reading(
    of: &ReadingRules,
    (rules, sources): (&[&Coverage], &[Source]),
    words: Words<'_>,
    report: &mut Report,
) {
    if !of.missing.is_empty() {
        let open = standing_in(Standing::Undetermined, words);
        let lead = words.of("缺少事实", "缺少事實", "missing: ");
        let mut entry = report.entry(0, of.reading.label.in_script(words.script), open);
        entry.step(&format!("{lead}{}", words.quoted(&of.missing)), None);
        return;
    }
    for one in rules {
        let mut one = Coverage::clone(one);
        let (reading, rule) = (&of.reading.label, &one.rule.label);
        let [hans, hant] = [(&reading.hans, &rule.hans), (&reading.hant, &rule.hant)]
            .map(|(reading, rule)| format!("{reading}：{rule}"));
        let en = format!("{}: {}", reading.en, rule.en);
        one.rule.label = Label::new(&hans, &hant, &en);
        one.add_to_named(report, (sources, words.script), |id| words.named(id));
    }
}
