//! The sections of the report, each from the results alone.

use std::collections::BTreeMap;

use grassroots::explain::{Report, Wording as _};
use grassroots::posts::service::RuleTally;
use grassroots::rule::{Kind, Standing};
use grassroots::scoring::Scheme;
use grassroots::vocabulary::{Id, Named, Script, Verdict};

use super::results::{Figures, Replaced, TownshipResults, Unsettled};

/// How things are called.
#[derive(Clone, Copy)]
pub(crate) struct Words<'s> {
    pub(crate) scheme: &'s Scheme,
    pub(crate) script: Script,
}

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

    /// Ids, one after the other.
    pub(crate) fn ids<'i>(self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        let ids: Vec<&str> = ids.into_iter().map(Id::as_str).collect();
        ids.join(self.of("、", "、", ", "))
    }

    /// What they are called, one after the other.
    pub(crate) fn labels(self, all: &[Named]) -> String {
        let labels = all.iter().map(|it| it.label.in_script(self.script));
        labels.collect::<Vec<&str>>().join(self.of("、", "、", ", "))
    }

    fn out_of_post(self, without: &[Id]) -> String {
        let lead = self.of(
            "应参加而未任岗：",
            "應參加而未任崗：",
            "must take part and have no post: ",
        );
        format!("{lead}{}", self.ids(without))
    }

    fn kept(self, rule: &RuleTally) -> String {
        let (not_met, met) =
            (self.of("未达到", "未達到", "not met"), self.of("达到", "達到", "met"));
        let comma = self.of("，", "，", ", ");
        format!("{not_met} {}{comma}{met} {}", rule.not_met, rule.met)
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
    let villages = results.ranked.iter().map(|it| (&it.id, it.village.as_str()));
    let villages: BTreeMap<&Id, &str> = villages.collect();
    let named = |id: &Id| format!("{id} {}", villages.get(id).unwrap_or(&""));
    let mut section = results.summary.report(words.script, named);
    section.title.clone_from(&results.township);
    report.append(section);
    report.append(posts(results, words));
}

/// 设岗定责 — the figures of each village, what is not as the rules ask, and what follows.
fn posts(results: &TownshipResults, words: Words<'_>) -> Report {
    let title = words.of("设岗定责", "設崗定責", "posts and duties");
    let colon = words.of("：", "：", ": ");
    let mut report = Report::new(&format!("{}{colon}{title}", results.township));
    let header = [
        words.of("村", "村", "village"),
        words.of("岗位", "崗位", "posts"),
        words.of("有人在岗", "有人在崗", "held"),
        words.of("应参加", "應參加", "must take part"),
        words.of("已任岗", "已任崗", "with a post"),
        words.of("应汇报", "應匯報", "reports due"),
        words.of("已汇报", "已匯報", "held"),
    ];
    let row = |name: &str, figures: Figures| {
        let mut row = vec![name.to_owned()];
        row.extend(figures.all().iter().map(u32::to_string));
        row
    };
    let of = &results.posts;
    let villages = of.villages.iter().map(|(id, figures)| row(id.as_str(), *figures));
    let together = row(words.of("合计", "合計", "together"), Figures::of(&of.together));
    report.table(&header, villages.chain([together]).collect());
    let stars = of.together.stars.iter();
    let stars = stars
        .map(|it| format!("{} {}", it.grade.label.in_script(words.script), it.holdings));
    let stars: Vec<String> = stars.collect();
    let mut entry = report.entry(
        0,
        words.of("星级", "星級", "stars"),
        &stars.join(words.of("，", "，", ", ")),
    );
    entry.step(&words.out_of_post(&of.without), None);
    for rule in of
        .together
        .rules
        .iter()
        .filter(|it| it.kind == Kind::Requirement && it.not_met > 0)
    {
        report.entry(0, rule.rule.label.in_script(words.script), &words.kept(rule));
    }
    for finding in of.findings.iter().filter(|it| it.standing() != Standing::Met) {
        report.entry(0, &finding.words(words.script), "");
    }
    for follows in
        of.follows.iter().filter(|it| !it.met.is_empty() || !it.not_met.is_empty())
    {
        let label = follows.rule.label.in_script(words.script);
        let ids = words.ids(follows.met.iter().chain(&follows.not_met));
        report.entry(0, label, "").step(&ids, None);
    }
    report
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
            words.grades(&secretary.grades, secretary.grade_may_not_tell),
            missing.join(words.of("、", "、", ", ")),
            words.verdict(secretary.must_be_replaced).to_owned(),
        ]
    });
    report.table(&header, rows.collect());
}
