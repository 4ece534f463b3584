use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::because::{Because, Clock, Obstacle, Possible, Standing, Step};
use crate::explain::{Report, Wording as _};
use crate::vocabulary::{Named, Script};

/// 办理结果 — where a procedure stands on a day, and how it came there.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Run {
    /// The procedure.
    pub procedure: Named,
    /// The day of the question.
    pub as_of: NaiveDate,
    /// Whether an end is reached.
    pub is_over: bool,
    /// The states, one after another.
    pub stays: Vec<Stay>,
    /// What happened and why, in the order in which it came to count.
    pub steps: Vec<Step>,
    /// The deadlines and greatest lengths, in the order in which they began to run.
    pub clocks: Vec<Clock>,
    /// What is possible next, and from when.
    pub possible: Vec<Possible>,
    /// How many events lie after the day of the question and count for nothing.
    pub later: usize,
}

/// 停留 — a state and the days in it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Stay {
    /// The state.
    pub state: Named,
    /// The day on which it was entered.
    pub from: NaiveDate,
    /// The day on which it was left, the same where it was passed through.
    pub until: Option<NaiveDate>,
}

impl Stay {
    /// How many days it has lasted by a day, the day of leaving not counted.
    #[must_use]
    pub fn days(&self, as_of: NaiveDate) -> u64 {
        let until = self.until.unwrap_or(as_of);
        u64::try_from(until.signed_duration_since(self.from).num_days()).unwrap_or(0)
    }
}

impl Run {
    /// 当前状态 — the state on the day of the question; `None` before the beginning.
    #[must_use]
    pub fn state(&self) -> Option<&Named> {
        self.state_on(self.as_of)
    }

    /// 某日状态 — the state at the end of a day; `None` before the beginning.
    ///
    /// Nothing is told of days after the day of the question.
    #[must_use]
    pub fn state_on(&self, day: NaiveDate) -> Option<&Named> {
        let begun = |stay: &&Stay| stay.from <= day && day <= self.as_of;
        self.stays.iter().rev().find(begun).map(|stay| &stay.state)
    }

    /// 被拒事件 — the steps that refused an event.
    pub fn refused(&self) -> impl Iterator<Item = &Step> {
        let is_refusal = |step: &&Step| matches!(step.because, Because::Refused { .. });
        self.steps.iter().filter(is_refusal)
    }

    /// 逾期 — the deadlines that are overdue on the day of the question.
    pub fn overdue(&self) -> impl Iterator<Item = &Clock> {
        self.clocks.iter().filter(|one| matches!(one.standing, Standing::Overdue { .. }))
    }

    /// 缺什么 — the facts that must be known before everything possible can be told, each
    /// once, by id.
    #[must_use]
    pub fn missing(&self) -> Vec<&Named> {
        let mut facts: Vec<&Named> = Vec::new();
        for obstacle in self.possible.iter().flat_map(|one| &one.hindered) {
            match obstacle {
                Obstacle::GuardOpen { absent, .. } => facts.extend(absent),
                Obstacle::NotSince { after: super::Anchor::Fact(fact), .. } => {
                    facts.push(fact);
                }
                _ => {}
            }
        }
        facts.sort();
        facts.dedup();
        facts
    }

    /// The whole run as a report in one script.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let mut report = Report::new(self.procedure.label.in_script(script));
        let state = self.state().map_or("", |state| state.label.in_script(script));
        let lead = script.of("状态", "狀態", "state");
        report.paragraph(&format!(
            "{}{}{lead}{}{state}",
            self.as_of,
            script.of("，", "，", ", "),
            script.of("：", "：", ": ")
        ));
        report.heading(script.of("经过", "經過", "What happened"));
        for step in &self.steps {
            report.paragraph(&step.words(script));
        }
        let clocks = self.clocks.iter().map(|clock| clock.words(script));
        listed(&mut report, script.of("时限", "時限", "Deadlines"), clocks);
        let next = self.possible.iter().filter(|one| !one.is_used_up());
        let next = next.map(|one| one.words(script));
        let lead = script.of("下一步", "下一步", "What is possible next");
        listed(&mut report, lead, next);
        report
    }
}

/// Paragraphs under a heading; nothing where there is none.
fn listed(report: &mut Report, heading: &str, all: impl Iterator<Item = String>) {
    let mut all = all.peekable();
    if all.peek().is_some() {
        report.heading(heading);
    }
    for one in all {
        report.paragraph(&one);
    }
}
