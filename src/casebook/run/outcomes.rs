//! Cases about consequences: outcomes, and what must be in force.

use chrono::NaiveDate;

use super::facts::are_as_expected;
use super::report::Report;
use super::words::{list, verdict};
use super::{Files, answer};
use crate::casebook::coverage::by_account;
use crate::casebook::expect::{
    ChangedExpectation, FollowingExpectation, InForceExpectation,
};
use crate::consequence::{Account, Change, Following, History, Stretch};
use crate::explain::Wording as _;
use crate::rulebook::Rulebook;
use crate::vocabulary::{FieldPath, Id, Period, Script, Verdict};

pub(super) fn run(files: Files<'_>, rulebook: &Rulebook, report: &mut Report) {
    let case = files.case;
    let checked = History::check(rulebook.consequences(), case.outcomes.iter().cloned());
    let (history, problems) = match checked {
        Ok(history) => (Some(history), Vec::new()),
        Err(problems) => (None, problems.into_vec()),
    };
    let is_sound = are_as_expected(files, &problems, report);
    let Some(history) = history.filter(|_| is_sound) else { return };
    report.tried(|| by_account(&history.account()));
    report.came_out(|| answer::of_account(&history.account()));
    let held = Held { rulebook, history };
    let at = FieldPath::root().key("expect");
    for (index, one) in case.expect.in_force.iter().enumerate() {
        held.in_force(one, &at.key("in_force").nth(index), report);
    }
    for (index, one) in case.expect.following.iter().enumerate() {
        held.following(one, &at.key("following").nth(index), report);
    }
    for (index, one) in case.expect.changed.iter().enumerate() {
        held.changed(one, &at.key("changed").nth(index), report);
    }
}

struct Held<'r> {
    rulebook: &'r Rulebook,
    history: History,
}

impl Held<'_> {
    fn account(&self, as_known_on: Option<NaiveDate>) -> Account {
        match as_known_on {
            Some(day) => self.history.as_known_on(day),
            None => self.history.account(),
        }
    }

    /// Tells the consequences that the rulebook does not have.
    fn known(&self, ids: &[Id], at: &FieldPath, report: &mut Report) {
        let rules = self.rulebook.consequences();
        for (index, id) in ids.iter().enumerate() {
            if rules.rule(id.as_str()).is_none() {
                let known = rules.rules().iter().map(|rule| rule.name.id.as_str());
                let name = ("rulebook", "consequence", id.as_str());
                report.unknown(at.nth(index), name, known);
            }
        }
    }

    fn no_record(&self, id: &Id, at: FieldPath, report: &mut Report) {
        let known = self.history.records().iter().map(|record| record.id.as_str());
        report.unknown(at, ("case", "outcome", id.as_str()), known);
    }

    fn in_force(&self, one: &InForceExpectation, at: &FieldPath, report: &mut Report) {
        self.known(&one.is, &at.key("is"), report);
        self.known(&one.may_be, &at.key("may_be"), report);
        let account = match &one.without {
            None => self.account(one.as_known_on),
            Some(id) => match self.history.without(id.as_str()) {
                Some(account) => account,
                None => return self.no_record(id, at.key("without"), report),
            },
        };
        let is_asked = |found: &&Following| {
            found.on.id == one.who
                && one.kind.as_ref().is_none_or(|kind| found.on.kind == *kind)
        };
        let found: Vec<&Following> = account.in_force(one.on).filter(is_asked).collect();
        let such = |verdict: Verdict| {
            let such = found.iter().filter(move |found| found.on(one.on) == verdict);
            such.map(|found| &found.consequence.id)
        };
        let is: Vec<&Id> = such(Verdict::Met).collect();
        let is_sure = |id: &&Id| is.contains(id);
        let may_be = such(Verdict::Undetermined).filter(|id| !is_sure(id)).collect();
        let why = || lines(&found);
        report.same(
            at.key("is"),
            (sorted(one.is.iter().collect()), sorted(is.clone())),
            why,
        );
        let words = (sorted(one.may_be.iter().collect()), sorted(may_be));
        report.same(at.key("may_be"), words, why);
        for (index, award) in one.barred_from.iter().enumerate() {
            let at = at.key("barred_from").nth(index);
            let awards = self.rulebook.consequences().awards();
            if awards.iter().all(|known| known.id != *award) {
                let known = awards.iter().map(|known| known.id.as_str());
                report.unknown(at, ("rulebook", "award", award.as_str()), known);
                continue;
            }
            let bars = found
                .iter()
                .filter_map(|found| account.barred(award.as_str(), &found.on, one.on));
            let found = bars.fold(Verdict::NotMet, |all, one| all.or(one.verdict));
            report.same(at, (verdict(Verdict::Met), verdict(found)), why);
        }
    }

    fn following(&self, one: &FollowingExpectation, at: &FieldPath, report: &mut Report) {
        let rules = self.rulebook.consequences();
        if rules.rule(one.consequence.as_str()).is_none() {
            let known = rules.rules().iter().map(|rule| rule.name.id.as_str());
            let name = ("rulebook", "consequence", one.consequence.as_str());
            return report.unknown(at.key("consequence"), name, known);
        }
        if self.history.record(one.outcome.as_str()).is_none() {
            return self.no_record(&one.outcome, at.key("outcome"), report);
        }
        let account = self.account(one.as_known_on);
        let is_asked = |found: &&Following| {
            found.consequence.id == one.consequence
                && found.outcome == one.outcome
                && one.who.as_ref().is_none_or(|who| found.on.id == *who)
        };
        let found: Vec<&Following> = account.followings.iter().filter(is_asked).collect();
        let expected = one.times.iter().map(|(period, verdict)| (*period, *verdict));
        let times = found.iter().flat_map(|one| &one.times);
        let times = times.map(|stretch: &Stretch| (stretch.period, stretch.verdict));
        let words = (times_words(expected), times_words(times));
        report.same(at.key("times"), words, || lines(&found));
        if found.is_empty() {
            let words = ("it follows".to_owned(), "it does not".to_owned());
            report.differs(at.clone(), words, Vec::new());
        }
    }

    fn changed(&self, one: &ChangedExpectation, at: &FieldPath, report: &mut Report) {
        let Some(found) = self.history.changed_by(one.by.as_str()) else {
            return self.no_record(&one.by, at.key("by"), report);
        };
        let kinds = [
            ("began", Change::Began, &one.began),
            ("ended", Change::Ended, &one.ended),
            ("changed", Change::Changed, &one.changed),
        ];
        for (key, change, expected) in kinds {
            self.known(expected, &at.key(key), report);
            let such = found.iter().filter(|one| one.change() == change);
            let such: Vec<&Following> =
                such.filter_map(|difference| difference.following()).collect();
            let ids = such.iter().map(|following| &following.consequence.id).collect();
            let words = (sorted(expected.iter().collect()), sorted(ids));
            report.same(at.key(key), words, || lines(&such));
        }
    }
}

/// Ids by their own order, each once.
fn sorted(mut ids: Vec<&Id>) -> String {
    ids.sort();
    ids.dedup();
    list(ids)
}

fn times_words(times: impl Iterator<Item = (Period, Verdict)>) -> String {
    let times = times.map(|(period, verdict)| match verdict {
        Verdict::Met => period.to_string(),
        Verdict::NotMet | Verdict::Undetermined => format!("{period} (may be)"),
    });
    let times: Vec<String> = times.collect();
    if times.is_empty() { "never".to_owned() } else { times.join(", ") }
}

fn lines(found: &[&Following]) -> Vec<String> {
    let mut lines = Vec::new();
    for one in found {
        lines.push(one.words(Script::En));
        let steps =
            one.because.iter().map(|step| format!("  {}", step.words(Script::En)));
        lines.extend(steps);
    }
    lines
}
