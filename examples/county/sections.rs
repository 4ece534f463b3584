//! The sections of the report, each from the results alone.

use grassroots::explain::{Report, Wording as _};
use grassroots::scoring::Scheme;
use grassroots::vocabulary::{Id, Script, Verdict};

use super::results::{Ranked, Replaced, TownshipResults, Unsettled};

/// How things are called.
#[derive(Clone, Copy)]
pub(crate) struct Words<'s> {
    pub(crate) scheme: &'s Scheme,
    pub(crate) script: Script,
}

impl<'s> Words<'s> {
    fn of(self, hans: &'s str, hant: &'s str, en: &'s str) -> &'s str {
        self.script.of(hans, hant, en)
    }

    fn grade(self, id: &Id) -> &'s str {
        let grade = self.scheme.grades().iter().find(|grade| grade.id == *id);
        grade.map_or("", |grade| grade.label.in_script(self.script))
    }

    fn grades<'i>(self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        let names: Vec<&str> = ids.into_iter().map(|id| self.grade(id)).collect();
        names.join(self.of("、", "、", ", "))
    }

    fn verdict(self, verdict: Verdict) -> &'s str {
        match verdict {
            Verdict::Met => self.of("应予调整", "應予調整", "to be replaced"),
            Verdict::NotMet => self.of("不予调整", "不予調整", "stays"),
            Verdict::Undetermined => self.of("无法认定", "無法認定", "cannot be told"),
        }
    }
}

/// 乡镇排名 — a township's places, and how many have each grade.
pub(crate) fn township(results: &TownshipResults, words: Words<'_>, report: &mut Report) {
    report.heading(&results.township);
    let header = [
        words.of("名次", "名次", "place"),
        words.of("编号", "編號", "id"),
        words.of("村", "村", "village"),
        words.of("总分", "總分", "total"),
        words.of("等次", "等次", "grade"),
    ];
    let rows = results.ranked.iter().map(|ranked| ranked_row(ranked, words));
    report.table(&header, rows.collect());
    let counts = results.by_grade.iter();
    let mut counts: Vec<String> = counts
        .map(|of_grade| format!("{} {}", words.grade(&of_grade.grade), of_grade.count))
        .collect();
    let open = words.of("等次未定", "等次未定", "grade open");
    counts.push(format!("{open} {}", results.unsettled));
    report.paragraph(&counts.join(words.of("，", "，", ", ")));
}

fn ranked_row(ranked: &Ranked, words: Words<'_>) -> Vec<String> {
    let place = match (ranked.place, ranked.is_ranked) {
        (Some(place), _) => place.to_string(),
        (None, Verdict::NotMet) => words.of("不排名", "不排名", "unranked").to_owned(),
        (None, Verdict::Met | Verdict::Undetermined) => "—".to_owned(),
    };
    let total = ranked.total.map_or(ranked.range.to_string(), |total| total.to_string());
    let open = || words.of("未定", "未定", "open");
    let grade = ranked.grade.as_ref().map_or_else(open, |grade| words.grade(grade));
    vec![place, ranked.id.to_string(), ranked.village.clone(), total, grade.to_owned()]
}

/// 应予调整退出 — who must be replaced, and every step to it.
pub(crate) fn removals(replaced: &[Replaced], words: Words<'_>, report: &mut Report) {
    report.heading(words.of("应予调整退出", "應予調整退出", "To be replaced"));
    for secretary in replaced {
        let name = format!("{} {}", secretary.id, secretary.village);
        let mut entry = report.entry(0, &name, &secretary.since.to_string());
        for step in &secretary.steps {
            entry.step(&step.words(words.script), None);
        }
    }
}

/// 尚未确定 — whose result is open, and what is missing.
pub(crate) fn unsettled(open: &[Unsettled], words: Words<'_>, report: &mut Report) {
    report.heading(words.of("尚未确定", "尚未確定", "Open"));
    let header = [
        words.of("编号", "編號", "id"),
        words.of("村", "村", "village"),
        words.of("总分", "總分", "total"),
        words.of("可能的等次", "可能的等次", "possible grades"),
        words.of("缺失的事实", "缺失的事實", "missing facts"),
        words.of("调整退出", "調整退出", "removal"),
    ];
    let rows = open.iter().map(|secretary| {
        let missing = secretary.missing.iter().map(|it| it.label.in_script(words.script));
        let missing: Vec<&str> = missing.collect();
        vec![
            secretary.id.to_string(),
            secretary.village.clone(),
            secretary.range.to_string(),
            words.grades(&secretary.grades),
            missing.join(words.of("、", "、", ", ")),
            words.verdict(secretary.must_be_replaced).to_owned(),
        ]
    });
    report.table(&header, rows.collect());
}
