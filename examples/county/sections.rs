//! The sections of the report, each from the results alone.

use std::collections::BTreeMap;

use grassroots::explain::{Report, Wording as _, all_quoted};
use grassroots::rule::Standing;
use grassroots::scoring::Scheme;
use grassroots::secretary::Because;
use grassroots::vocabulary::{Id, Named, Script, Verdict};

use super::posts_sections;
use super::results::{Ranked, Replaced, TownshipResults, Unsettled};

/// How things are called.
#[derive(Clone, Copy)]
pub(crate) struct Words<'s> {
    pub(crate) scheme: &'s Scheme,
    pub(crate) script: Script,
    /// What organizations and units are called.
    pub(crate) names: &'s BTreeMap<Id, String>,
}

/// So many are named; of the rest, how many there are.
pub(crate) const NAMED: usize = 10;

impl<'s> Words<'s> {
    pub(crate) fn of(self, hans: &'s str, hant: &'s str, en: &'s str) -> &'s str {
        self.script.of(hans, hant, en)
    }

    fn grade(self, id: &Id) -> &'s str {
        let grade = self.scheme.grades().iter().find(|grade| grade.id == *id);
        grade.map_or("", |grade| grade.label.in_script(self.script))
    }

    /// The possible grades, and whether it may be that none can be told.
    fn grades<'i>(
        self,
        ids: impl IntoIterator<Item = &'i Id>,
        may_not_tell: bool,
    ) -> String {
        let untold = self.of("无法认定", "無法認定", "none that can be told");
        let untold = may_not_tell.then_some(untold);
        let names = ids.into_iter().map(|id| self.grade(id)).chain(untold);
        names.collect::<Vec<&str>>().join(self.of("、", "、", ", "))
    }

    /// Ids in their order with their names, after ten how many more.
    pub(crate) fn ids<'i>(self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        self.ids_as(ids, self.of("个", "個", ""))
    }

    /// The same, what they are counted as.
    pub(crate) fn ids_as<'i>(
        self,
        ids: impl IntoIterator<Item = &'i Id>,
        unit: &str,
    ) -> String {
        let mut ids: Vec<&Id> = ids.into_iter().collect();
        ids.sort_unstable();
        let more = ids.len().saturating_sub(NAMED);
        let named: Vec<String> =
            ids.into_iter().take(NAMED).map(|id| self.named(id)).collect();
        let mut words = named.join(self.of("、", "、", ", "));
        if more > 0 {
            words.push_str(&self.more(more, unit));
        }
        words
    }

    /// How many more there are than are named; in Chinese with the unit.
    pub(crate) fn more(self, more: usize, unit: &str) -> String {
        match self.script {
            Script::Hans | Script::Hant => format!("，另有{more}{unit}"),
            Script::En => format!(", and {more} more"),
        }
    }

    /// The id of an organization or a unit with its name, as far as it has one.
    pub(crate) fn named(self, id: &Id) -> String {
        let name = self.names.get(id);
        name.map_or_else(|| id.to_string(), |name| format!("{id} {name}"))
    }

    /// What they are called, one after the other.
    pub(crate) fn labels(self, all: &[Named]) -> String {
        let labels = all.iter().map(|it| it.label.in_script(self.script));
        labels.collect::<Vec<&str>>().join(self.of("、", "、", ", "))
    }

    /// The same, each in quotation marks: a label may be a sentence of its own.
    pub(crate) fn quoted<'n>(self, all: impl IntoIterator<Item = &'n Named>) -> String {
        all_quoted(all.into_iter().map(|it| &it.label), self.script)
    }

    fn verdict(self, verdict: Verdict) -> &'s str {
        match verdict {
            Verdict::Met => self.of("应予调整", "應予調整", "to be replaced"),
            Verdict::NotMet => self.of("不予调整", "不予調整", "stays"),
            Verdict::Undetermined => self.of("无法认定", "無法認定", "cannot be told"),
        }
    }
}

/// How a subject stands to a rule.
pub(crate) fn standing_in(standing: Standing, words: Words<'_>) -> &'static str {
    let script = words.script;
    match standing {
        Standing::Met => script.of("达到", "達到", "met"),
        Standing::NotMet => script.of("未达到", "未達到", "not met"),
        Standing::Undetermined => script.of("无法认定", "無法認定", "cannot be told"),
        Standing::NotApplicable => script.of("不适用", "不適用", "does not apply"),
    }
}

/// 乡镇排名 — a township's places, and how many have each grade.
pub(crate) fn township(results: &TownshipResults, words: Words<'_>, report: &mut Report) {
    let mut section = results.summary.report(words.script, |id| words.named(id));
    section.title.clone_from(&results.township);
    for one in results.ranked.iter().filter(|it| it.is_ranked == Verdict::NotMet) {
        let lead = words.of("不排名：", "不排名：", "unranked: ");
        let colon = words.of("：", "：", ": ");
        let why = words.labels(&one.unranked_by);
        section.paragraph(&format!("{lead}{}{colon}{why}", words.named(&one.id)));
    }
    if results.ranked.iter().any(|it| it.places.is_some() && it.place.is_none()) {
        section.paragraph(words.of(
            "名次写作几至几的：等次、总分或是否参加排名尚未确定，名次在此之间",
            "名次寫作幾至幾的：等次、總分或是否參加排名尚未確定，名次在此之間",
            "a place from one number to another: a grade, a total or who is ranked is open, and the place lies between",
        ));
    }
    let has_dash = |it: &Ranked| it.places.is_none() && it.is_ranked != Verdict::NotMet;
    if results.ranked.iter().any(has_dash) {
        section.paragraph(words.of(
            "“—”：总分或是否参加排名尚未确定，暂无名次；所缺事实见“尚未确定”",
            "「—」：總分或是否參加排名尚未確定，暫無名次；所缺事實見「尚未確定」",
            "—: the total, or whether there is a place at all, is open; see “Open” for what is missing",
        ));
    }
    report.append(section);
    report.append(posts_sections::township(results, words));
}

/// 应予调整退出 — who must be replaced, and every step to it.
pub(crate) fn removals(replaced: &[Replaced], words: Words<'_>, report: &mut Report) {
    report.heading(words.of("应予调整退出", "應予調整退出", "To be replaced"));
    for secretary in replaced {
        let name = format!("{} {}", secretary.id, secretary.village);
        let since = secretary.removal.since;
        let since = since.map(|period| period.in_words(words.script));
        let mut entry = report.entry(0, &name, &since.unwrap_or_default());
        for step in &secretary.removal.steps {
            let mut text = step.words(words.script);
            if let Because::TransferCountsOn { village, .. }
            | Because::TransferStartsAfresh { village, .. } = step
            {
                text = text.replace(village.as_str(), &words.named(village));
            }
            entry.step(&text, None);
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
            secretary.range.in_words(words.script),
            words.grades(&secretary.grades, secretary.grade_may_not_tell),
            missing.join(words.of("、", "、", ", ")),
            words.verdict(secretary.must_be_replaced).to_owned(),
        ]
    });
    report.table(&header, rows.collect());
}
