//! Accounts and differences laid out as reports.

use chrono::NaiveDate;

use super::account::{Account, Following, Subject};
use super::difference::Difference;
use crate::explain::{Report, Wording as _};
use crate::vocabulary::{Id, Script, Source};

impl Account {
    /// 有效后果表 — everything that is in force on a day, or may be, each with its reasons.
    /// Grounds are cited with the titles of `sources`.
    #[must_use]
    pub fn report_on(
        &self,
        day: NaiveDate,
        sources: &[Source],
        script: Script,
    ) -> Report {
        let title = match script {
            Script::Hans => format!("{day}有效的后果"),
            Script::Hant => format!("{day}有效的後果"),
            Script::En => format!("Consequences in force on {day}"),
        };
        let found: Vec<&Following> = self.in_force(day).collect();
        let mut report = self.report((&title, &found), sources, script);
        if found.is_empty() {
            report.paragraph(script.of("没有后果", "沒有後果", "No consequences"));
        }
        report
    }

    /// 后果沿革 — everything that ever followed for a subject, in force or over; where nothing
    /// did, whether any consequence of the rulebook can fall on such.
    #[must_use]
    pub fn report_of(
        &self,
        subject: &Subject,
        sources: &[Source],
        script: Script,
    ) -> Report {
        let who = subject.words(script);
        let title = match script {
            Script::Hans => format!("{who}的后果"),
            Script::Hant => format!("{who}的後果"),
            Script::En => format!("Consequences for {who}"),
        };
        let found: Vec<&Following> = self.of(subject).collect();
        let mut report = self.report((&title, &found), sources, script);
        if found.is_empty() {
            report.paragraph(&self.nothing(&subject.kind, script));
        }
        report
    }

    /// That nothing falls on a subject, or that nothing can.
    fn nothing(&self, kind: &Id, script: Script) -> String {
        if self.falls_on(kind) {
            return script.of("没有后果", "沒有後果", "No consequences").to_owned();
        }
        match script {
            Script::Hans => format!("规则中没有由`{kind}`承担的后果"),
            Script::Hant => format!("規則中沒有由`{kind}`承擔的後果"),
            Script::En => format!("No consequence of the rulebook falls on a `{kind}`"),
        }
    }

    fn report(
        &self,
        (title, found): (&str, &[&Following]),
        sources: &[Source],
        script: Script,
    ) -> Report {
        let mut report = Report::new(title);
        if let Some(day) = self.as_known_on {
            report.paragraph(&match script {
                Script::Hans => format!("以{day}所知为准"),
                Script::Hant => format!("以{day}所知為準"),
                Script::En => format!("As known on {day}"),
            });
        }
        for one in found {
            one.add_to(&mut report, &one.on.words(script), (sources, script));
        }
        report
    }
}

/// 变化表 — what differs from one account to another, each with its reasons now, or those
/// that it had. Grounds are cited with the titles of `sources`.
#[must_use]
pub fn report_differences(
    differences: &[Difference],
    sources: &[Source],
    script: Script,
) -> Report {
    let mut report = Report::new(script.of("后果的变化", "後果的變化", "What changed"));
    if differences.is_empty() {
        report.paragraph(script.of("没有变化", "沒有變化", "Nothing changed"));
    }
    for one in differences {
        let who = one.following().map(|following| following.on.words(script));
        one.add_to(&mut report, &who.unwrap_or_default(), (sources, script));
    }
    report
}

impl Following {
    /// Adds it as an entry with its days and its reasons; `who` is what they are called on
    /// whom it falls.
    pub fn add_to(
        &self,
        report: &mut Report,
        who: &str,
        (sources, script): (&[Source], Script),
    ) {
        let figure = self.times_in_words(script);
        told(report, (self, who), (&figure, sources), script);
    }
}

impl Difference {
    /// Adds it as an entry: what became of it, its days before and now, and its reasons;
    /// `who` is what they are called on whom it falls.
    pub fn add_to(
        &self,
        report: &mut Report,
        who: &str,
        (sources, script): (&[Source], Script),
    ) {
        let Some(following) = self.following() else { return };
        let mut figure = self.change().words(script);
        let times = [self.before.as_ref(), self.after.as_ref()];
        let leads =
            [script.of("原为", "原為", "before: "), script.of("现为", "現為", "now: ")];
        for (lead, times) in leads.iter().zip(times) {
            if let Some(following) = times {
                figure.push_str(script.of("；", "；", "; "));
                figure.push_str(lead);
                figure.push_str(&following.times_in_words(script));
            }
        }
        told(report, (following, who), (&figure, sources), script);
    }
}

fn told(
    report: &mut Report,
    (one, who): (&Following, &str),
    (figure, sources): (&str, &[Source]),
    script: Script,
) {
    let colon = script.of("：", "：", ": ");
    let name = one.consequence.label.in_script(script);
    let label = format!("{who}{colon}{name}");
    let mut steps = report.entry(0, &label, figure);
    let awards = one.awards.iter().map(|award| award.label.in_script(script));
    let awards: Vec<&str> = awards.collect();
    let kind = one.kind.name(script);
    let kind = if awards.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}{colon}{}", awards.join(script.of("、", "、", ", ")))
    };
    steps.step(&kind, Some(one.ground.in_words(sources, script)));
    for because in &one.because {
        steps.step(&because.words(script), None);
    }
}
