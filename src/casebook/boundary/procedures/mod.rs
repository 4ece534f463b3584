//! Procedures: each step too early, on the day and a day later, without what it asks for,
//! out of order; deadlines on their last day and the day after; 29 February.

mod course;
mod explore;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use toml::Value;

use super::stated::{Stated, plain};
use super::tables;
use super::write::Written;
use crate::casebook::coverage::matters;
use crate::casebook::mutants::id_of;
use crate::procedure::{Ballot, Base, Happened, Length, Procedure, Share, Vote};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Exact, FieldPath, Id};
use course::Course;
use explore::{Explorer, Taken};

/// The cases of all procedures; of an overlay those of the procedures that it changes.
pub(super) fn cases(rulebook: &Rulebook, name: &str) -> Vec<(String, String)> {
    let Ok(Value::Table(tree)) = Value::try_from(rulebook.draft()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for procedure in rulebook.procedures() {
        let id = procedure.id().as_str();
        let at = FieldPath::root().key("procedure").element(id);
        let of = tables(&tree, "procedure").find(|one| id_of(one) == Some(id));
        let (Some(tree), true) = (of, matters(rulebook, &at)) else { continue };
        let Some(nothing) = Stated::nothing(rulebook) else { continue };
        let begun = nothing.period.from();
        let (found, known, courses) = (Vec::new(), BTreeSet::new(), Vec::new());
        let mut explorer = Explorer { rulebook, procedure, tree, found, known, courses };
        explorer.explore(begun);
        let mut cases = Cases { explorer, name, all: BTreeMap::new() };
        cases.make(begun);
        all.extend(cases.all);
    }
    all
}

/// The cases of one procedure.
struct Cases<'c> {
    explorer: Explorer<'c>,
    name: &'c str,
    all: BTreeMap<String, String>,
}

impl Cases<'_> {
    fn procedure(&self) -> &Procedure {
        self.explorer.procedure
    }

    /// One case; the days on which the course is looked at.
    fn add(&mut self, (folder, told): (&str, &str), course: &Course, days: &[NaiveDate]) {
        let id = self.procedure().id().to_string();
        let sentence =
            format!("the procedure `{id}`, `{folder}`: {}", told.replace('_', " "));
        let path = format!(
            "{}/{}/{}.toml",
            id.replace('/', "."),
            plain(&folder.replace('/', ".")),
            plain(told)
        );
        if self.all.contains_key(&path) {
            return;
        }
        let written = Written::at(path, self.name, &sentence);
        if let Some((path, text)) = course.case(self.procedure(), written, days) {
            self.all.insert(path, text);
        }
    }

    fn make(&mut self, begun: NaiveDate) {
        self.beginning(begun);
        let found: Vec<Taken> = self.explorer.found.clone();
        for taken in &found {
            self.days(taken);
            self.formalities(taken);
            self.guard(taken);
            self.lengths(taken);
        }
        self.clocks();
        self.leaps(&found, begun);
    }

    /// The day of the beginning and the day before; what cannot come first.
    fn beginning(&mut self, begun: NaiveDate) {
        let Some(start) = self.explorer.start(begun) else { return };
        let days: Vec<NaiveDate> = begun.pred_opt().into_iter().chain([begun]).collect();
        self.add(("beginning", "day_before_and_first_day"), &start, &days);
        let run = start.run(self.procedure(), begun);
        let here: BTreeSet<Id> = run
            .iter()
            .flat_map(|run| &run.possible)
            .map(|one| one.event.id.clone())
            .collect();
        let events: Vec<Id> = self
            .procedure()
            .rules()
            .events
            .iter()
            .map(|event| event.id.clone())
            .collect();
        for event in events.into_iter().filter(|event| !here.contains(event)) {
            let course = start.with(Happened::new(begun, 1, event.clone()));
            self.add(("out_of_order", &format!("{event}_first")), &course, &[begun]);
        }
    }

    /// On the first day possible, a day before and a day later; on the last day of each
    /// deadline that it keeps, and a day late.
    fn days(&mut self, taken: &Taken) {
        let Taken { before, possible, event } = taken;
        let folder = possible.rule.id.to_string();
        let on = |cases: &mut Self, told: &str, day: Option<NaiveDate>| {
            let Some(day) = day.filter(|day| *day >= before.begun) else { return };
            cases.add((&folder, told), &before.with(moved(before, event, day)), &[day]);
        };
        on(self, "on_the_day", Some(event.on));
        if event.on > before.now {
            on(self, "a_day_too_early", event.on.pred_opt());
            on(self, "a_day_later", event.on.succ_opt());
        }
        let Some(run) = before.run(self.procedure(), event.on) else { return };
        for clock in &run.clocks {
            let is_met = self.procedure().rules().deadlines.iter().any(|deadline| {
                deadline.name.id == clock.name.id
                    && deadline.met_by.iter().any(|one| one.id == event.event)
            });
            let Some(last) = clock.last_day.filter(|last| is_met && *last >= event.on)
            else {
                continue;
            };
            let id = &clock.name.id;
            on(
                self,
                &format!("a_day_before_{id}"),
                last.pred_opt().filter(|day| *day >= event.on),
            );
            on(self, &format!("on_the_last_day_of_{id}"), Some(last));
            on(self, &format!("a_day_after_{id}"), last.succ_opt());
        }
    }

    /// Without each piece of evidence, by nobody, by somebody else, with too few votes.
    fn formalities(&mut self, taken: &Taken) {
        let Taken { before, possible, event } = taken;
        let folder = possible.rule.id.to_string();
        for one in &possible.evidence {
            let mut without = event.clone();
            without.evidence.retain(|id| *id != one.id);
            let told = format!("without_{}", one.id);
            self.add((&folder, &told), &before.with(without), &[event.on]);
        }
        if !possible.by.is_empty() {
            let nobody = Happened { by: None, ..event.clone() };
            self.add((&folder, "by_nobody"), &before.with(nobody), &[event.on]);
            let roles: BTreeSet<Id> = self
                .procedure()
                .rules()
                .formalities()
                .flat_map(|one| &one.by)
                .map(|role| role.id.clone())
                .collect();
            for role in roles {
                let by = Happened { by: Some(role.clone()), ..event.clone() };
                self.add((&folder, &format!("by_{role}")), &before.with(by), &[event.on]);
            }
        }
        if let Some(vote) = possible.vote {
            let none = Happened { ballot: None, ..event.clone() };
            self.add((&folder, "without_a_vote"), &before.with(none), &[event.on]);
            for (told, ballot) in ballots(vote) {
                let voted = Happened { ballot: Some(ballot), ..event.clone() };
                self.add((&folder, &told), &before.with(voted), &[event.on]);
            }
        }
    }

    /// Facts at the edges of the guard.
    fn guard(&mut self, taken: &Taken) {
        let Taken { before, possible, event } = taken;
        let Some(edges) = self.explorer.guard(before, possible, event) else { return };
        let folder = possible.rule.id.to_string();
        for (told, stated) in edges.cases {
            if stated.state != before.stated.state {
                continue;
            }
            let stated = Stated { period: before.stated.period, ..stated };
            let course = Course { stated, ..before.with(event.clone()) };
            self.add((&folder, &told), &course, &[event.on]);
        }
    }

    /// Periods made longer or shorter by the least and the greatest length, and one off.
    fn lengths(&mut self, taken: &Taken) {
        let Taken { before, possible, event } = taken;
        let Some(length) = possible.length else { return };
        let folder = possible.rule.id.to_string();
        for stated in [Some(length.at_least), length.at_most].into_iter().flatten() {
            for (word, by) in near(stated) {
                let lasting = Happened { length: Some(by), ..event.clone() };
                let told = format!("{}_{word}", event.event);
                self.add((&folder, &told), &before.with(lasting), &[event.on]);
            }
        }
        let none = Happened { length: None, ..event.clone() };
        let told = format!("{}_without_a_length", event.event);
        self.add((&folder, &told), &before.with(none), &[event.on]);
    }

    /// Each deadline and each greatest length on its last day and the day after.
    fn clocks(&mut self) {
        let courses = self.explorer.courses.clone();
        for course in courses {
            let Some(run) = course.run(self.procedure(), course.now) else { continue };
            for clock in &run.clocks {
                let Some(last) = clock.last_day.filter(|last| *last >= course.now) else {
                    continue;
                };
                let days: Vec<NaiveDate> =
                    [Some(last), last.succ_opt()].into_iter().flatten().collect();
                let id = clock.name.id.to_string();
                self.add((&id, "last_day_and_day_after"), &course, &days);
            }
        }
    }

    /// Each step on 29 February and on the last day of a long month, where months or years
    /// are counted from it.
    fn leaps(&mut self, found: &[Taken], begun: NaiveDate) {
        let rules = self.procedure().rules();
        let waits = rules
            .transitions
            .iter()
            .flat_map(|one| &one.not_before)
            .map(|wait| wait.wait);
        let within = rules.deadlines.iter().map(|one| one.within);
        let spells = rules.spells.iter().flat_map(|spell| {
            let least = spell.at_least.as_ref().map(|(length, ..)| *length);
            least.into_iter().chain(spell.at_most.as_ref().map(|(length, ..)| *length))
        });
        let counts = waits
            .chain(within)
            .chain(spells)
            .any(|length| matches!(length, Length::Months(_) | Length::Years(_)));
        if !counts {
            return;
        }
        for day in [leap_day(begun), long_month(begun)].into_iter().flatten() {
            if let Some(start) = self.explorer.start(day) {
                self.add(("beginning", &format!("on_{day}")), &start, &[day]);
            }
        }
        for Taken { before, possible, event } in found {
            for day in [leap_day(event.on), long_month(event.on)].into_iter().flatten() {
                let told = format!("{}_on_{day}", event.event);
                let folder = possible.rule.id.to_string();
                let course = before.with(moved(before, event, day));
                self.add((&folder, &told), &course, &[day]);
            }
        }
    }
}

/// The same event on another day.
fn moved(before: &Course, event: &Happened, day: NaiveDate) -> Happened {
    let mut moved = event.clone();
    (moved.on, moved.seq) = (day, before.next_on(day));
    moved
}

/// The next 29 February.
fn leap_day(from: NaiveDate) -> Option<NaiveDate> {
    let years = from.year()..=from.year().saturating_add(8);
    let leaps = years.filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 29));
    leaps.into_iter().find(|day| *day >= from)
}

/// The next 31 August: half a year later there is no such day.
fn long_month(from: NaiveDate) -> Option<NaiveDate> {
    let years = from.year()..=from.year().saturating_add(1);
    let ends = years.filter_map(|year| NaiveDate::from_ymd_opt(year, 8, 31));
    ends.into_iter().find(|day| *day >= from)
}

/// A length, and those one of its unit shorter and longer.
fn near(length: Length) -> Vec<(String, Length)> {
    let (unit, n, make): (&str, u32, fn(u32) -> Length) = match length {
        Length::Days(n) => ("days", n, Length::Days),
        Length::WorkingDays(n) => ("working_days", n, Length::WorkingDays),
        Length::Weeks(n) => ("weeks", n, Length::Weeks),
        Length::Months(n) => ("months", n, Length::Months),
        Length::Years(n) => ("years", n, Length::Years),
    };
    let near = [n.checked_sub(1), Some(n), n.checked_add(1)];
    let near = near.into_iter().flatten().filter(|n| *n > 0);
    near.map(|n| (format!("by_{n}_{unit}"), make(n))).collect()
}

/// Votes just below, at and just above each share that is asked for.
fn ballots(vote: Vote) -> Vec<(String, Ballot)> {
    const ALL: u32 = 300;
    let line = |share: Share| {
        let (Share::MoreThan(ratio) | Share::AtLeast(ratio)) = share;
        let at = Exact::from(ratio).times(Exact::whole(i64::from(ALL)))?;
        let down = at.numerator().checked_div(at.denominator())?;
        u32::try_from(down).ok()
    };
    let around = |n: u32| [n.checked_sub(1), Some(n), n.checked_add(1)];
    let mut all = Vec::new();
    let held = |attending: u32, in_favour: u32, valid: u32| {
        Ballot::new(ALL, attending, in_favour).ok()?.with_valid(valid).ok()
    };
    if let Some(n) = vote.turnout.and_then(line) {
        for n in around(n).into_iter().flatten() {
            let ballot = held(n, n, n);
            all.extend(ballot.map(|ballot| (format!("{n}_of_{ALL}_attending"), ballot)));
        }
    }
    if let Some((share, base)) = vote.in_favour
        && let Some(n) = line(share)
    {
        for n in around(n).into_iter().flatten() {
            let ballot = held(ALL, n, ALL);
            all.extend(ballot.map(|ballot| (format!("{n}_of_{ALL}_in_favour"), ballot)));
        }
        // Of whom the share is counted: half of those entitled attend, and vote in favour.
        let half = ALL.checked_div(2).unwrap_or(ALL);
        let ballot = held(half, half, half);
        all.extend(ballot.map(|ballot| (format!("{half}_of_{half}_in_favour"), ballot)));
        if base == Base::Valid {
            let uncounted = Ballot::new(ALL, ALL, ALL).ok();
            all.extend(
                uncounted.map(|ballot| ("without_valid_votes".to_owned(), ballot)),
            );
        }
    }
    all
}
