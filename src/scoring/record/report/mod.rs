//! From a record to a report: the result, the ledger, the grading, what is missing, and
//! the sources.

mod ledger;
mod overview;
mod result;
#[cfg(test)]
mod tests;

pub(crate) use overview::ranks_of;

use std::collections::BTreeSet;

use super::Record;
use crate::explain::{Report, Wording};
use crate::scoring::words::Grades;
use crate::scoring::words::phrases::headed;
use crate::scoring::words::voice::Voice;
use crate::vocabulary::{Ground, Id, Script, Source, SourceKind};

impl Record {
    /// The whole account in one script: the result first, then every step of every node,
    /// the way to the grade, the facts that are missing and the sources cited.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        self.report_named(script, Id::to_string)
    }

    /// The same, with what its subject is called beside or instead of the id.
    #[must_use]
    pub fn report_named(&self, script: Script, named: impl Fn(&Id) -> String) -> Report {
        let title = self.title.in_script(script);
        let mut report = match &self.subject {
            Some(subject) => Report::new(&headed(title, &named(subject), script)),
            None => Report::new(title),
        };
        report.paragraph(&result::result(self, script));
        ledger::ledger(self, script, &mut report);
        self.report_grading(script, &mut report);
        self.report_linked(script, &mut report);
        self.report_missing(script, &mut report);
        self.report_sources(script, &mut report);
        report
    }

    /// How the scores of this record are spoken of.
    pub(super) fn voice(&self, script: Script) -> Voice<'_> {
        Voice::new(script, self.unit.as_ref())
    }

    fn report_grading(&self, script: Script, report: &mut Report) {
        if self.grading.is_empty() {
            return;
        }
        report.heading(script.of("等次评定", "等次評定", "Grading"));
        let (grades, voice) = (Grades::of(self), self.voice(script));
        for step in &self.grading {
            let figure = step.figure(&grades, script);
            let mut entry = report.entry(0, &step.heading(voice), &figure);
            for test in &step.tests {
                entry.step(&test.words(script), None);
            }
            let sentence = step.sentence(&grades, voice);
            let grounds = self.grounds_of(step).into_iter();
            let mut grounds = grounds.map(|g| g.in_words(&self.sources, script));
            entry.step(&sentence, grounds.next());
            for ground in grounds {
                entry.step(&ground, None);
            }
            if let Some(note) = &step.note {
                let lead = script.of("说明：", "說明：", "note: ");
                entry.step(&format!("{lead}{}", note.in_script(script)), None);
            }
        }
    }

    fn report_linked(&self, script: Script, report: &mut Report) {
        if self.linked.is_empty() {
            return;
        }
        report.heading(script.of("引用的结果", "引用的結果", "Outcomes taken over"));
        let header = [
            script.of("事实", "事實", "fact"),
            script.of("考核办法", "考核辦法", "scheme"),
            script.of("对象", "對象", "subject"),
            script.of("考核期间", "考核期間", "period"),
        ];
        let rows = self.linked.iter().map(|linked| {
            vec![
                linked.label.in_script(script).to_owned(),
                linked.title.in_script(script).to_owned(),
                linked.subject.as_ref().map_or("—", |id| id.as_str()).to_owned(),
                linked.period.in_words(script),
            ]
        });
        report.table(&header, rows.collect());
    }

    fn report_missing(&self, script: Script, report: &mut Report) {
        if self.missing.is_empty() {
            return;
        }
        report.heading(script.of("缺失的事实", "缺失的事實", "Missing facts"));
        let total = self.voice(script).total();
        let narrows = match script {
            Script::Hans => format!("{total}范围最多可缩小"),
            Script::Hant => format!("{total}範圍最多可縮小"),
            Script::En => format!("narrows the {total} by up to"),
        };
        let header = [
            script.of("事实", "事實", "fact"),
            script.of("标识", "標識", "id"),
            &narrows,
        ];
        let rows = self.missing.iter().map(|missing| {
            vec![
                missing.label.in_script(script).to_owned(),
                missing.fact.to_string(),
                missing.narrows_by.in_words(),
            ]
        });
        report.table(&header, rows.collect());
    }

    fn report_sources(&self, script: Script, report: &mut Report) {
        let cited = self.cited();
        let mut sources =
            self.sources.iter().filter(|s| cited.contains(&s.id)).peekable();
        if sources.peek().is_none() {
            return;
        }
        report.heading(script.of("来源", "來源", "Sources"));
        for source in sources {
            let title = source.titled(script);
            let mut entry = report.entry(0, &title, &about(source, script));
            if let Some(note) = &source.note {
                entry.step(note.in_script(script), None);
            }
        }
    }

    fn cited(&self) -> BTreeSet<&Id> {
        let nodes = self.nodes.iter().flat_map(|node| {
            let of_steps = node.findings.iter().filter_map(|step| step.ground.as_ref());
            node.ground.iter().chain(of_steps)
        });
        let grading = self.grading.iter().flat_map(|step| self.grounds_of(step));
        nodes.chain(grading).filter_map(Ground::source).collect()
    }
}

/// Its kind, place and year, as far as known.
fn about(source: &Source, script: Script) -> String {
    let kind = match source.kind {
        SourceKind::Speech => script.of("讲话", "講話", "speech"),
        SourceKind::Regulation => script.of("条例、规定", "條例、規定", "regulation"),
        SourceKind::Scheme => script.of("考核办法", "考核辦法", "published scheme"),
        SourceKind::Report => script.of("报道", "報道", "report about a scheme"),
        SourceKind::Decision => script.of("决定", "決定", "decision"),
    };
    let place = source.place.as_ref().map(|place| place.in_script(script).to_owned());
    let year = source.year.map(|year| match script {
        Script::Hans | Script::Hant => format!("{year}年"),
        Script::En => year.to_string(),
    });
    let parts: Vec<String> =
        std::iter::once(kind.to_owned()).chain(place).chain(year).collect();
    parts.join(script.of("，", "，", ", "))
}
