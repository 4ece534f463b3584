//! Findings and coverage in words.

use super::coverage::Coverage;
use super::finding::{Finding, Question, Standing};
use super::rules::Kind;
use crate::explain::{Report, Wording, all_quoted};
use crate::vocabulary::{Id, Label, Named, Script, Source, Verdict};

/// A phrase in three scripts.
type Phrase = (&'static str, &'static str, &'static str);

const fn said((hans, hant, en): Phrase, script: Script) -> &'static str {
    script.of(hans, hant, en)
}

/// How a subject stands to a rule of a kind, in one script.
pub(crate) const fn standing_in(
    kind: Kind,
    of: Standing,
    script: Script,
) -> &'static str {
    said(standing(kind, of), script)
}

/// How a subject stands to a rule of a kind.
const fn standing(kind: Kind, standing: Standing) -> Phrase {
    match (kind, standing) {
        (_, Standing::Undetermined) => ("无法认定", "無法認定", "cannot be told"),
        (_, Standing::NotApplicable) => ("不适用", "不適用", "does not apply"),
        (Kind::Requirement, Standing::Met) => ("达到要求", "達到要求", "met"),
        (Kind::Requirement, Standing::NotMet) => ("未达到要求", "未達到要求", "broken"),
        (Kind::Advice, Standing::Met) => ("达到建议性要求", "達到建議性要求", "met"),
        (Kind::Advice, Standing::NotMet) => {
            ("未达到建议性要求", "未達到建議性要求", "advice not met")
        }
        (Kind::Eligibility, Standing::Met) => ("符合条件", "符合條件", "eligible"),
        (Kind::Eligibility, Standing::NotMet) => {
            ("不符合条件", "不符合條件", "not eligible")
        }
        (Kind::Identification, Standing::Met) => ("属于", "屬於", "belongs"),
        (Kind::Identification, Standing::NotMet) => {
            ("不属于", "不屬於", "does not belong")
        }
    }
}

impl Wording for Question {
    /// `正式党员数50以下（含）（不符合，实际51）`.
    fn words(&self, script: Script) -> String {
        let answer = match self.verdict {
            Verdict::Met => ("符合", "符合", "met"),
            Verdict::NotMet => ("不符合", "不符合", "not met"),
            Verdict::Undetermined => ("无法认定", "無法認定", "cannot be told"),
        };
        let mut answer = said(answer, script).to_owned();
        // A number of which nothing is known has no value worth a word.
        match self.value.as_ref().filter(|_| self.missing.is_empty()) {
            Some(value) if value.is_settled() => {
                answer.push_str(script.of("，实际", "，實際", ", it is "));
                let number = if self.is_proportion {
                    value.in_percent(script)
                } else {
                    value.in_words(script)
                };
                answer.push_str(&number);
                if let Some(window) = &self.window {
                    answer.push_str(script.of("，", "，", ", "));
                    answer.push_str(window.in_script(script));
                }
            }
            // The answer holds for all that it may be.
            Some(_) => {
                answer.push_str(script.of("，实际不详", "，實際不詳", ", not known"));
            }
            None => {}
        }
        if !self.missing.is_empty() {
            answer.push_str(script.of("，", "，", "; "));
            answer.push_str(&lacks(&self.missing, script));
        }
        let asks = self.asks.in_script(script);
        match script {
            Script::Hans | Script::Hant => format!("{asks}（{answer}）"),
            Script::En => format!("{asks} ({answer})"),
        }
    }
}

impl Wording for Finding {
    fn words(&self, script: Script) -> String {
        let answer = said(standing(self.kind, self.standing()), script);
        let colon = script.of("：", "：", ": ");
        format!("{}{colon}{answer}", self.rule.label.in_script(script))
    }
}

impl Finding {
    /// The finding with its questions and its ground, laid out in one script; `sources` are
    /// those of the rulebook.
    #[must_use]
    pub fn report(&self, sources: &[Source], script: Script) -> Report {
        let title = self.subject.as_ref().map_or("", Id::as_str);
        let mut report = Report::new(title);
        self.add_to(&mut report, sources, script);
        report
    }

    /// Adds the finding as an entry.
    pub fn add_to(&self, report: &mut Report, sources: &[Source], script: Script) {
        let label = self.rule.label.in_script(script);
        let answer = said(standing(self.kind, self.standing()), script);
        let mut entry = report.entry(0, label, answer);
        for question in &self.asked_first {
            let lead = script.of("适用条件：", "適用條件：", "it applies: ");
            entry.step(&format!("{lead}{}", question.words(script)), None);
        }
        for question in &self.asked {
            entry.step(&question.words(script), None);
        }
        entry.step(&self.ground.in_words(sources, script), None);
    }
}

impl Wording for Coverage {
    fn words(&self, script: Script) -> String {
        let colon = script.of("：", "：", ": ");
        let label = self.rule.label.in_script(script);
        let counts = [
            (Standing::Met, &self.met),
            (Standing::NotMet, &self.not_met),
            (Standing::Undetermined, &self.undetermined),
            (Standing::NotApplicable, &self.not_applicable),
        ];
        let counted = counts.into_iter().filter(|(_, ids)| !ids.is_empty());
        let counted: Vec<String> = counted
            .map(|(one, ids)| {
                let named = said(standing(self.kind, one), script);
                let count = ids.len();
                match script {
                    Script::Hans => format!("{named}{count}个"),
                    Script::Hant => format!("{named}{count}個"),
                    Script::En => format!("{named} {count}"),
                }
            })
            .collect();
        let all = if counted.is_empty() {
            script.of("没有对象", "沒有對象", "nobody").to_owned()
        } else {
            counted.join(script.of("，", "，", ", "))
        };
        format!("{label}{colon}{all}")
    }
}

impl Coverage {
    /// Adds the coverage as an entry: by name those whom the rule is there to find, of a
    /// requirement or an advice those who do not meet it, of an eligibility or an
    /// identification those to whom it belongs, and those of whom it cannot be told.
    pub fn add_to(&self, report: &mut Report, sources: &[Source], script: Script) {
        self.add_to_named(report, (sources, script), Id::to_string);
    }

    /// The same, with what everybody is called beside or instead of the id.
    pub fn add_to_named(
        &self,
        report: &mut Report,
        (sources, script): (&[Source], Script),
        named: impl Fn(&Id) -> String,
    ) {
        let words = self.words(script);
        let label = self.rule.label.in_script(script);
        let colon = script.of("：", "：", ": ");
        let figure = words.strip_prefix(label).and_then(|rest| rest.strip_prefix(colon));
        let mut entry = report.entry(0, label, figure.unwrap_or(&words));
        let listed = |one: Standing, ids: &[&Id]| {
            let ids: Vec<String> = ids.iter().map(|id| named(id)).collect();
            let lead = said(standing(self.kind, one), script);
            format!("{lead}{colon}{}", ids.join(script.of("、", "、", ", ")))
        };
        for (asks, ids) in self.found_by_part() {
            let step = listed(self.found().0, &ids);
            entry.step(&format!("{step}{}", broken(asks, script)), None);
        }
        for (missing, ids) in self.untold() {
            let mut step = listed(Standing::Undetermined, &ids);
            if !missing.is_empty() {
                step.push_str(script.of("；", "；", "; "));
                step.push_str(&lacks(missing, script));
            }
            entry.step(&step, None);
        }
        if self.missing_of.is_empty() && !self.missing.is_empty() {
            entry.step(&lacks(&self.missing, script), None);
        }
        entry.step(&self.ground.in_words(sources, script), None);
    }
}

impl Coverage {
    /// 不适用的规则 — of several rules those that apply to nobody, in one entry; nothing where
    /// each applies to somebody.
    pub fn add_idle<'c>(
        all: impl IntoIterator<Item = &'c Coverage>,
        report: &mut Report,
        script: Script,
    ) {
        let idle: Vec<&Coverage> = all.into_iter().filter(|one| one.is_idle()).collect();
        if idle.is_empty() {
            return;
        }
        let count = idle.len();
        let figure = match script {
            Script::Hans => format!("{count}条"),
            Script::Hant => format!("{count}條"),
            Script::En => count.to_string(),
        };
        let label = script.of(
            "对谁都不适用的规则",
            "對誰都不適用的規則",
            "Rules that apply to nobody",
        );
        let rules = all_quoted(idle.iter().map(|one| &one.rule.label), script);
        report.entry(0, label, &figure).step(&rules, None);
    }

    /// Those whom it is there to find, those together who do not meet the same parts of it.
    pub(crate) fn found_by_part(&self) -> Vec<(&[Label], Vec<&Id>)> {
        let broken = |id: &Id| {
            let of = self.broken_of.iter().find(|one| one.subject == *id);
            of.map_or(&[][..], |one| one.asks.as_slice())
        };
        grouped(self.found().1, broken)
    }

    /// Those of whom it cannot be told, those together who lack the same facts.
    fn untold(&self) -> Vec<(&[Named], Vec<&Id>)> {
        let lacks = |id: &Id| {
            let of = self.missing_of.iter().find(|one| one.subject == *id);
            of.map_or(&[][..], |one| one.facts.as_slice())
        };
        grouped(&self.undetermined, lacks)
    }
}

/// Ids with what is said of each, those together of whom the same is said.
fn grouped<'a, T: PartialEq>(
    ids: &'a [Id],
    said: impl Fn(&Id) -> &'a [T],
) -> Vec<(&'a [T], Vec<&'a Id>)> {
    let mut groups: Vec<(&[T], Vec<&Id>)> = Vec::new();
    for id in ids {
        let of = said(id);
        match groups.iter_mut().find(|(same, _)| *same == of) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((of, vec![id])),
        }
    }
    groups
}

/// `；未达到的是“民主理财制度健全”`; nothing of a rule that asks for one thing.
pub(crate) fn broken(asks: &[Label], script: Script) -> String {
    if asks.is_empty() {
        return String::new();
    }
    let lead = script.of("；未达到的是", "；未達到的是", "; not met: ");
    format!("{lead}{}", all_quoted(asks, script))
}

/// `缺少事实“会议次数”`: a label may be a sentence of its own.
fn lacks(of: &[Named], script: Script) -> String {
    let lead = script.of("缺少事实", "缺少事實", "missing: ");
    let labels = all_quoted(of.iter().map(|one| &one.label), script);
    format!("{lead}{labels}")
}
