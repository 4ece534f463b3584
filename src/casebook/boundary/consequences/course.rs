//! Outcomes of a case, and what follows from them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::casebook::boundary::write::Written;
use crate::consequence::{
    Account, Change, Consequence, Consequences, Decided, Following, History, Said,
    Stretch,
};
use crate::vocabulary::{Id, Period, Verdict};

/// What was decided.
pub(super) struct Course<'c> {
    pub(super) rules: &'c Consequences,
    /// The consequence of which the days are told.
    pub(super) rule: &'c Consequence,
    pub(super) records: Vec<Decided>,
}

impl Course<'_> {
    /// A case of it; `None` where the records are refused.
    pub(super) fn case(
        &self,
        (rulebook, path): (&str, String),
        sentence: &str,
    ) -> Option<(String, String)> {
        let history = History::check(self.rules, self.records.iter().cloned()).ok()?;
        let account = history.account();
        let mut written = Written::at(path, rulebook, sentence);
        written = written.line("outcomes = [".to_owned());
        for record in &self.records {
            written = written.line(format!("    {},", outcome(record)));
        }
        written = written.line("]".to_owned());
        let own: Vec<&Following> = account
            .followings
            .iter()
            .filter(|one| one.consequence.id == self.rule.name.id)
            .collect();
        let mut lines = Vec::new();
        if !own.is_empty() {
            list("following", own.iter().map(|one| following(one)), &mut lines);
        }
        let corrections = self.records.iter().filter(|one| one.corrects.is_some());
        let corrections: Vec<&Id> = corrections.map(|one| &one.id).collect();
        if !corrections.is_empty() {
            let told = corrections.into_iter().map(|id| changed(&history, id));
            list("changed", told.collect::<Option<Vec<_>>>()?.into_iter(), &mut lines);
        }
        list("in_force", self.in_force(&account, &own).into_iter(), &mut lines);
        Some(written.pending(lines))
    }

    /// What is in force for everybody on the days beside each beginning and end.
    fn in_force(&self, account: &Account, own: &[&Following]) -> Vec<String> {
        let times = own.iter().flat_map(|one| &one.times);
        let edges = times.flat_map(|stretch| {
            let (from, until) = (stretch.period.from(), stretch.period.until());
            let last = until.and_then(|day| day.pred_opt());
            [from.pred_opt(), Some(from), last, until].into_iter().flatten()
        });
        let mut days: BTreeSet<NaiveDate> = edges.collect();
        if days.is_empty() {
            days.extend(self.records.iter().flat_map(|one| [one.decided, one.known]));
        }
        let named = account.followings.iter().map(|one| &one.on.id);
        let who = self.records.iter().map(|one| &one.who);
        let bearers = self.records.iter().flat_map(|one| &one.bearers);
        let bearers = bearers.filter_map(|one| one.who.as_ref());
        let who: BTreeSet<&Id> = named.chain(who).chain(bearers).collect();
        let both = days.iter().flat_map(|day| who.iter().map(move |who| (*day, *who)));
        both.map(|(day, who)| on_day(account, who, day)).collect()
    }
}

fn list(key: &str, entries: impl Iterator<Item = String>, lines: &mut Vec<String>) {
    lines.push(format!("{key} = ["));
    lines.extend(entries.map(|entry| format!("    {entry},")));
    lines.push("]".to_owned());
}

fn ids<'i>(ids: impl Iterator<Item = &'i Id>) -> String {
    let ids: BTreeSet<&Id> = ids.collect();
    let ids: Vec<String> = ids.into_iter().map(|id| format!("\"{id}\"")).collect();
    format!("[{}]", ids.join(", "))
}

/// What must be in force for somebody on a day.
fn on_day(account: &Account, who: &Id, day: NaiveDate) -> String {
    let found = || account.in_force(day).filter(|one| one.on.id == *who);
    let such = |verdict: Verdict| {
        let such = found().filter(move |one| one.on(day) == verdict);
        such.map(|one| &one.consequence.id).collect::<BTreeSet<&Id>>()
    };
    let is = such(Verdict::Met);
    let may_be = such(Verdict::Undetermined);
    let may_be = may_be.difference(&is).copied();
    let may_be: Vec<&Id> = may_be.collect();
    let mut parts = vec![
        format!("on = \"{day}\""),
        format!("who = \"{who}\""),
        format!("is = {}", ids(is.into_iter())),
    ];
    if !may_be.is_empty() {
        parts.push(format!("may_be = {}", ids(may_be.into_iter())));
    }
    format!("{{ {} }}", parts.join(", "))
}

fn following(one: &Following) -> String {
    let times: Vec<String> = one.times.iter().map(stretch).collect();
    format!(
        "{{ consequence = \"{}\", outcome = \"{}\", who = \"{}\", times = [{}] }}",
        one.consequence.id,
        one.outcome,
        one.on.id,
        times.join(", ")
    )
}

fn stretch(stretch: &Stretch) -> String {
    let mut parts = vec![format!("from = \"{}\"", stretch.period.from())];
    parts.extend(stretch.period.until().map(|day| format!("until = \"{day}\"")));
    if stretch.verdict == Verdict::Undetermined {
        parts.push("verdict = \"undetermined\"".to_owned());
    }
    format!("{{ {} }}", parts.join(", "))
}

/// What a correction changes.
fn changed(history: &History, by: &Id) -> Option<String> {
    let found = history.changed_by(by.as_str())?;
    let such = |change: Change| {
        let such = found.iter().filter(move |one| one.change() == change);
        ids(such.filter_map(|one| one.following()).map(|one| &one.consequence.id))
    };
    Some(format!(
        "{{ by = \"{by}\", began = {}, ended = {}, changed = {} }}",
        such(Change::Began),
        such(Change::Ended),
        such(Change::Changed)
    ))
}

/// A record as a case writes it.
fn outcome(record: &Decided) -> String {
    let mut parts = vec![format!("id = \"{}\"", record.id)];
    match &record.corrects {
        Some(corrected) => parts.push(format!("corrects = \"{corrected}\"")),
        None => {
            parts.push(format!("who = \"{}\"", record.who));
            parts.push(format!("{} = \"{}\"", record.of.what(), record.of.id()));
        }
    }
    parts.push(says(&record.says));
    if record.corrects.is_none() {
        parts.push(format!("about = {}", days(record.about)));
    }
    parts.push(format!("decided = \"{}\"", record.decided));
    parts.push(format!("known = \"{}\"", record.known));
    if record.seq != 1 {
        parts.push(format!("seq = {}", record.seq));
    }
    let day = record.takes_effect.filter(|_| record.corrects.is_none());
    parts.extend(day.map(|day| format!("takes_effect = \"{day}\"")));
    let bearers = record.bearers.iter().map(|bearer| match &bearer.who {
        Some(who) => format!("{{ role = \"{}\", who = \"{who}\" }}", bearer.role),
        None => format!("{{ role = \"{}\", vacant = true }}", bearer.role),
    });
    let bearers: Vec<String> = bearers.collect();
    if !bearers.is_empty() {
        parts.push(format!("bearers = [{}]", bearers.join(", ")));
    }
    format!("{{ {} }}", parts.join(", "))
}

fn days(period: Period) -> String {
    let until = period.until().map(|day| format!(", until = \"{day}\""));
    format!("{{ from = \"{}\"{} }}", period.from(), until.unwrap_or_default())
}

fn says(said: &Said) -> String {
    match said {
        Said::Graded(grade) => format!("grade = \"{grade}\""),
        Said::Ungraded => "ungraded = true".to_owned(),
        Said::Open(open) => {
            let or = if open.or_ungraded() { ", or_ungraded = true" } else { "" };
            format!("open = {}{or}", ids(open.grades().iter()))
        }
        Said::Met => "is = \"met\"".to_owned(),
        Said::NotMet => "is = \"not_met\"".to_owned(),
        Said::Undetermined => "is = \"undetermined\"".to_owned(),
        Said::NotApplicable => "is = \"not_applicable\"".to_owned(),
        Said::Withdrawn => "withdrawn = true".to_owned(),
    }
}
