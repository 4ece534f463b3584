//! What separates an outcome from a grade, in words.

use super::hindrance::Hindrance;
use super::lift::{Alone, Lift, Lifted, Together};
use super::{Gap, ItemGap};
use crate::explain::{Report, Wording, all_quoted};
use crate::scoring::words::phrases::{enumerated, headed, points, quoted, span};
use crate::scoring::words::voice::Voice;
use crate::vocabulary::{Script, Span, Verdict};

impl Wording for Gap {
    /// `目标等次“好”：未达到；得分70，达标线90以上（含），差20分`.
    fn words(&self, script: Script) -> String {
        let target = quoted(self.target.label.in_script(script), script);
        let reached = match self.is_reached {
            Verdict::Met => script.of("已达到", "已達到", "reached"),
            Verdict::NotMet => script.of("未达到", "未達到", "not reached"),
            Verdict::Undetermined => {
                script.of("能否达到尚未确定", "能否達到尚未確定", "open")
            }
        };
        let lead = script.of("目标等次", "目標等次", "Grade to be reached ");
        let untold = match (self.may_not_tell, script) {
            (false, _) => "",
            (true, _) => script.of(
                "；也可能无法认定",
                "；也可能無法認定",
                "; and it may turn out such that no grade can be told",
            ),
        };
        let colon = script.of("：", "：", ": ");
        format!("{lead}{target}{colon}{reached}{}{untold}", self.points(script))
    }
}

impl Gap {
    /// The whole account in one script: how far the score lies from the line, every item, what
    /// would be enough, what stands in the way besides points, and what is missing.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let title = self.scheme.in_script(script);
        let mut report = match &self.subject {
            Some(subject) => Report::new(&headed(title, subject.as_str(), script)),
            None => Report::new(title),
        };
        let stop = script.of("。", "。", ".");
        report.paragraph(&format!("{}{stop}", self.words(script)));
        self.report_items(script, &mut report);
        if let Some(together) = &self.together {
            report.paragraph(&format!("{}{stop}", self.in_words(together, script)));
        }
        self.report_hindrances(script, &mut report);
        self.report_open(script, &mut report);
        report
    }

    /// 须达到的情况 — what must be for the lift of an item, and what is now, where one fact feeds
    /// it and its measure is of bands, of a choice, or all or nothing.
    #[must_use]
    pub fn must_be(&self, lifted: &Lifted, script: Script) -> Option<String> {
        let item = self.items.iter().find(|item| item.item.id == lifted.item.id)?;
        must_be(lifted.lift, item, script)
    }

    fn voice(&self, script: Script) -> Voice<'_> {
        Voice::new(script, self.unit.as_ref())
    }

    /// `；得分70，达标线90以上（含），差20分`; nothing where the grade asks for none.
    fn points(&self, script: Script) -> String {
        let Some(line) = self.line else {
            return script
                .of("；该等次不设下限", "；該等次不設下限", "; it asks for no score")
                .to_owned();
        };
        let (score, line) = (span(self.score, script), line.in_words(script));
        let short = points(self.short_by, self.voice(script));
        let short = match (self.short_by == Span::ZERO, script) {
            (true, _) => String::new(),
            (false, Script::Hans) => format!("，差{short}"),
            (false, Script::Hant) => format!("，差{short}"),
            (false, Script::En) => format!(", {short} short"),
        };
        match script {
            Script::Hans => format!("；得分{score}，达标线{line}{short}"),
            Script::Hant => format!("；得分{score}，達標線{line}{short}"),
            Script::En => format!("; score {score}, line {line}{short}"),
        }
    }

    fn report_items(&self, script: Script, report: &mut Report) {
        report.heading(script.of("逐项差距", "逐項差距", "Item by item"));
        let header = [
            script.of("指标", "指標", "item"),
            script.of("得分", "得分", "score"),
            script.of("可得", "可得", "attainable"),
            script.of("失分", "失分", "lost"),
            script.of("单项须提升", "單項須提升", "by itself"),
        ];
        let none = || "—".to_owned();
        let row = |item: &ItemGap| {
            let of = |value: Option<Span>| value.map_or_else(none, |v| span(v, script));
            vec![
                item.item.label.in_script(script).to_owned(),
                span(item.had, script),
                of(item.attainable.map(Span::settled)),
                of(item.lost),
                alone(item, script),
            ]
        };
        report.table(&header, self.items.iter().map(row).collect());
    }

    /// `合计最少提升两项：…，总分90`.
    fn in_words(&self, together: &Together, script: Script) -> String {
        let lifts = together.lifts.iter().map(|one| {
            let label = one.item.label.in_script(script);
            let item = self.items.iter().find(|item| item.item.id == one.item.id);
            format!("{label} {}", lift(one.lift, item, script))
        });
        let all = enumerated(&lifts.collect::<Vec<_>>(), script);
        let total = self.voice(script).total();
        let came_to = format!("{total}{}", script.of("", "", " "));
        let came_to = format!("{came_to}{}", together.total.in_words());
        match (together.is_enough, together.lifts.is_empty()) {
            (true, _) => {
                let lead = if together.is_fewest {
                    script.of("最少提升", "最少提升", "The fewest lifts that are enough")
                } else {
                    script.of("可提升", "可提升", "Lifts that are enough")
                };
                headed(
                    lead,
                    &format!("{all}{}{came_to}", script.of("，", "，", ", ")),
                    script,
                )
            }
            (false, false) => match script {
                Script::Hans => format!("各项都提升到最高仍不足以达线：{came_to}"),
                Script::Hant => format!("各項都提升到最高仍不足以達線：{came_to}"),
                Script::En => format!(
                    "With every item at its best the line is not reached: {came_to}"
                ),
            },
            (false, true) => script
                .of("没有可以提升的指标", "沒有可以提升的指標", "No item can be lifted")
                .to_owned(),
        }
    }

    fn report_hindrances(&self, script: Script, report: &mut Report) {
        if self.hindrances.is_empty() {
            return;
        }
        report.heading(script.of(
            "达线之外的障碍",
            "達線之外的障礙",
            "In the way besides the line",
        ));
        for hindrance in &self.hindrances {
            self.add(hindrance, script, report);
        }
    }

    fn add(&self, hindrance: &Hindrance, script: Script, report: &mut Report) {
        let voice = self.voice(script);
        let (step, figure) = (&hindrance.step, stands(hindrance.verdict, script));
        let mut entry = report.entry(0, &step.heading(voice), figure);
        // What a grade needs is met or not; what limits a grade is the case or not.
        let is_limit = step.does.is_some();
        for test in &step.tests {
            let words =
                if is_limit { test.words_of_case(script) } else { test.words(script) };
            entry.step(&words, None);
        }
        let ground = step.ground.as_ref();
        let ground = ground.map(|ground| ground.in_words(&self.sources, script));
        entry.step(&step.effect_of_case(voice), ground);
        if hindrance.reads_scores {
            let note = script.of(
                "涉及得分，提升得分后可能改变",
                "涉及得分，提升得分後可能改變",
                "it reads scores: lifting these may change it",
            );
            entry.step(note, None);
        }
    }

    fn report_open(&self, script: Script, report: &mut Report) {
        let stop = script.of("。", "。", ".");
        if !self.pending.is_empty() {
            let names =
                self.pending.iter().map(|step| quoted(step.in_script(script), script));
            let all = enumerated(&names.collect::<Vec<_>>(), script);
            let lead = script.of(
                "尚未与同组比较",
                "尚未與同組比較",
                "Not yet compared with the others",
            );
            report.paragraph(&format!("{}{stop}", headed(lead, &all, script)));
        }
        if !self.missing.is_empty() {
            let all = all_quoted(self.missing.iter().map(|fact| &fact.label), script);
            let lead = script.of("缺少事实", "缺少事實", "Missing: ");
            report.paragraph(&format!("{lead}{all}{stop}"));
        }
    }
}

const fn stands(verdict: Verdict, script: Script) -> &'static str {
    match verdict {
        Verdict::Met | Verdict::NotMet => script.of("有碍", "有礙", "in the way"),
        Verdict::Undetermined => script.of("可能有碍", "可能有礙", "may be in the way"),
    }
}

fn alone(item: &ItemGap, script: Script) -> String {
    match item.alone {
        Alone::NotEnough { .. } if item.lost == Some(Span::ZERO) => {
            script.of("已到最高", "已到最高", "at its best").to_owned()
        }
        Alone::NotNeeded => "—".to_owned(),
        Alone::Lift(one) => lift(one, Some(item), script),
        Alone::NotEnough { total } => {
            let total = total.in_words();
            match script {
                Script::Hans => format!("不足以达线（最多{total}）"),
                Script::Hant => format!("不足以達線（最多{total}）"),
                Script::En => format!("not enough ({total} at best)"),
            }
        }
        Alone::LeftOut => script.of("不计", "不計", "left out").to_owned(),
        Alone::NotTold => script.of("无法认定", "無法認定", "cannot be told").to_owned(),
    }
}

/// `入社农户比例超过30%，现为28%`: what must be for a score, where one fact feeds the item.
fn must_be(lift: Lift, item: &ItemGap, script: Script) -> Option<String> {
    let ways = item.ways.iter();
    let ways = ways.filter(|way| lift.is_listed && way.score == lift.to);
    let asks: Vec<&str> = ways.map(|way| way.asks.in_script(script)).collect();
    if asks.is_empty() {
        return None;
    }
    let asks = asks.join(script.of("，或", "，或", ", or "));
    let now = item.now.as_ref().map(|now| {
        let lead = script.of("，现为", "，現為", ", now ");
        format!("{lead}{}", now.in_script(script))
    });
    Some(format!("{asks}{}", now.unwrap_or_default()))
}

/// `至90（改进10）`; beyond a score, `越过90（改进10）`; with what must be for it where one fact
/// feeds the item, `至10（改进10；活动场所：有场所有设施，现为有场所无设施）`.
fn lift(lift: Lift, item: Option<&ItemGap>, script: Script) -> String {
    let is_beyond = lift.is_beyond;
    let (to, by) = (lift.to.in_words(), lift.by.in_words());
    let must = item.and_then(|item| must_be(lift, item, script));
    let must = must.map(|must| format!("{}{must}", script.of("；", "；", "; ")));
    let must = must.unwrap_or_default();
    match (script, is_beyond) {
        (Script::Hans, false) => format!("至{to}（改进{by}{must}）"),
        (Script::Hant, false) => format!("至{to}（改進{by}{must}）"),
        (Script::Hans, true) => format!("越过{to}（改进{by}以上）"),
        (Script::Hant, true) => format!("越過{to}（改進{by}以上）"),
        (Script::En, false) => format!("to {to} (by {by}{must})"),
        (Script::En, true) => format!("beyond {to} (by more than {by})"),
    }
}
