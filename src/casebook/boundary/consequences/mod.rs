//! Consequences: what each outcome brings, from which day to which, what lifts it, and what a
//! correction changes.

mod course;

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};

use super::stated::{Stated, plain};
use crate::casebook::coverage::matters;
use crate::consequence::{
    Asked, Consequence, Consequences, Decided, Lasts, Lift, Matter, Moment, Occasion,
    Said,
};
use crate::rulebook::Rulebook;
use crate::vocabulary::{FieldPath, Id, Period, Verdict};
use course::Course;

/// The cases of all consequences; of an overlay those of the consequences that it changes.
pub(super) fn cases(rulebook: &Rulebook, name: &str) -> Vec<(String, String)> {
    let rules = rulebook.consequences();
    let mut all = Vec::new();
    for rule in rules.rules() {
        let at = FieldPath::root().key("consequence").element(rule.name.id.as_str());
        let (true, Some(nothing)) = (matters(rulebook, &at), Stated::nothing(rulebook))
        else {
            continue;
        };
        let about = nothing.period;
        let (Some(usual), Ok(who)) = (usual(about), Id::new("somebody")) else {
            continue;
        };
        let mut cases =
            Cases { rules, rule, name, about, usual, who, all: BTreeMap::new() };
        cases.make();
        all.extend(cases.all);
    }
    all
}

/// A day on which outcomes of a year are decided.
fn usual(about: Period) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(about.from().year().checked_add(1)?, 2, 10)
}

fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

/// Something that makes an outcome such an occasion.
fn such(occasion: &Occasion) -> Option<Said> {
    match &occasion.says {
        Asked::OneOf(grades) => grades.first().cloned().map(Said::Graded),
        Asked::Met => Some(Said::Met),
        Asked::NotMet => Some(Said::NotMet),
    }
}

/// The cases of one consequence.
struct Cases<'c> {
    rules: &'c Consequences,
    rule: &'c Consequence,
    name: &'c str,
    /// The year that outcomes are about.
    about: Period,
    /// The day on which they are decided.
    usual: NaiveDate,
    who: Id,
    all: BTreeMap<String, String>,
}

impl Cases<'_> {
    fn add(&mut self, told: &str, records: Option<Vec<Decided>>) {
        let Some(records) = records else { return };
        let course = Course { rules: self.rules, rule: self.rule, records };
        let path = format!("consequences/{}/{}.toml", self.rule.name.id, plain(told));
        let told = told.replace('_', " ");
        let sentence = format!("what follows by `{}`: {told}", self.rule.name.id);
        if let Some((path, text)) = course.case((self.name, path), &sentence) {
            self.all.entry(path).or_insert(text);
        }
    }

    fn make(&mut self) {
        for occasion in &self.rule.when {
            for (said, says) in self.everything_said(&occasion.matter) {
                let told = format!("{}_{said}", occasion.matter.id());
                let outcome = self.outcome("o1", (&occasion.matter, says), self.usual);
                self.add(&told, outcome.map(|one| vec![one]));
            }
        }
        let Some(occasion) = self.rule.when.first() else { return };
        let Some(ground) = such(occasion) else { return };
        self.days(&occasion.matter, &ground);
        self.lifts(&occasion.matter, &ground);
        self.held_back(&occasion.matter, &ground);
        self.correction(occasion, &ground);
    }

    /// On days at which months and years end, and beside the last day of all.
    fn days(&mut self, matter: &Matter, ground: &Said) {
        let year = self.usual.year();
        let leap = (year..=year.saturating_add(8))
            .find_map(|year| NaiveDate::from_ymd_opt(year, 2, 29));
        let of_year = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let mut days = vec![leap, of_year(8, 31), of_year(12, 31), of_year(6, 30)];
        if let Lasts::Until { day, .. } = self.rule.lasts {
            days.extend([day.pred_opt(), Some(day), day.succ_opt(), later(day, 2)]);
        }
        for day in days.into_iter().flatten() {
            let outcome = self.starting((matter, ground), day);
            self.add(&format!("on_{day}"), outcome.map(|one| vec![one]));
        }
    }

    /// An outcome of which the consequence starts, or starts to be counted, on a day.
    fn starting(
        &self,
        (matter, ground): (&Matter, &Said),
        day: NaiveDate,
    ) -> Option<Decided> {
        let mut outcome = self.outcome("o1", (matter, ground.clone()), day)?;
        outcome.known = day;
        outcome.takes_effect = outcome.takes_effect.map(|_| day);
        outcome.about = match self.rule.starts {
            Moment::WithPeriod => Period::new(day, later(day, 365)).ok()?,
            Moment::AfterPeriod => {
                Period::new(NaiveDate::from_ymd_opt(day.year(), 1, 1)?, Some(day)).ok()?
            }
            _ => self.about,
        };
        Some(outcome)
    }

    /// What lifts it the day before it is decided, on the same day, and later; what is decided
    /// later about the year before.
    fn lifts(&mut self, matter: &Matter, ground: &Said) {
        for lift in &self.rule.lifted {
            let Some(says) = such(&lift.by) else { continue };
            let of = &lift.by.matter;
            let told = |when: &str| format!("lifted_by_{}_{when}", of.id());
            let before = self.about.from().year().saturating_sub(1);
            let year = self.usual.year();
            let both = |decided: Option<NaiveDate>, about: i32, seq: u32| {
                let first = self.outcome("o1", (matter, ground.clone()), self.usual)?;
                let mut second = self.outcome("o2", (of, says.clone()), decided?)?;
                // Of one matter, there is one outcome about each year.
                second.about = Period::year(about)?;
                second.who = self.whom(of, &first);
                second.seq = seq;
                Some(vec![first, second])
            };
            let cases = [
                (told("earlier"), both(self.usual.pred_opt(), year, 1)),
                (told("on_the_same_day"), both(Some(self.usual), year, 2)),
                (told("later"), both(later(self.usual, 40), year, 1)),
                (told("about_earlier"), both(later(self.usual, 40), before, 1)),
            ];
            for (told, records) in cases {
                self.add(&told, records);
            }
        }
    }

    /// While another consequence is in force for the same subject: one that began before it,
    /// with it and after it, and one that is over again; and one that only may be in force.
    fn held_back(&mut self, matter: &Matter, ground: &Said) {
        let rules = self.rules;
        let others = self.rule.not_while.iter();
        let others: Vec<&Consequence> =
            others.filter_map(|by| rules.rule(by.id.as_str())).collect();
        for other in others {
            let Some(occasion) = other.when.first() else { continue };
            let Some(says) = such(occasion) else { continue };
            let of = &occasion.matter;
            let told = |when: &str| format!("held_back_by_{}_{when}", other.name.id);
            let both = |says: &Said, decided: Option<NaiveDate>, seq: u32| {
                let first = self.outcome("o1", (matter, ground.clone()), self.usual)?;
                let second = (of, says.clone());
                let second = self.beside(&first, ("o2", other), (second, decided?))?;
                Some(vec![first, second.numbered(seq)])
            };
            let lifted = |by: &Lift| {
                let mut all = both(&says, self.usual.pred_opt(), 1)?;
                let over = (&by.by.matter, such(&by.by)?);
                let day = later(self.usual, 60)?;
                let over = self.beside(all.first()?, ("o3", other), (over, day))?;
                all.push(over);
                Some(all)
            };
            let mut cases = vec![
                (told("earlier"), both(&says, self.usual.pred_opt(), 1)),
                (told("on_the_same_day"), both(&says, Some(self.usual), 2)),
                (told("later"), both(&says, later(self.usual, 40), 1)),
            ];
            if let Some(by) = other.lifted.first() {
                cases.push((told("until_it_is_lifted"), lifted(by)));
            }
            let all = self.everything_said(of).into_iter().map(|(_, says)| says);
            let open = all.filter(|says| occasion.holds(says) == Verdict::Undetermined);
            for says in open.take(1) {
                let may_be = both(&says, self.usual.pred_opt(), 1);
                cases.push((told("that_may_be"), may_be));
            }
            for (told, records) in cases {
                self.add(&told, records);
            }
        }
    }

    /// An outcome by which another consequence falls on whom this one falls, or is lifted from
    /// them; about the next year, for of one matter there is one outcome about each.
    fn beside(
        &self,
        ground: &Decided,
        (id, other): (&str, &Consequence),
        ((matter, says), decided): ((&Matter, Said), NaiveDate),
    ) -> Option<Decided> {
        let mut outcome = self.outcome(id, (matter, says), decided)?;
        outcome.about = Period::year(self.usual.year())?;
        let who = self.bearer(ground);
        let is_ground = other.when.iter().any(|one| one.matter == *matter);
        if is_ground && !other.falls_on.is_empty() {
            for bearer in &mut outcome.bearers {
                if other.falls_on.contains(&bearer.role) {
                    bearer.who = Some(who.clone());
                }
            }
        } else {
            outcome.who = self.whom(matter, ground);
        }
        Some(outcome)
    }

    /// On whom the consequence falls.
    fn bearer(&self, ground: &Decided) -> Id {
        let role = self.rule.falls_on.first();
        let bearers = ground.bearers.iter();
        let mut bearers = bearers.filter(|one| Some(&one.role) == role);
        let bearer = bearers.find_map(|one| one.who.clone());
        bearer.unwrap_or_else(|| self.who.clone())
    }

    /// Whom an outcome that lifts must be about: on whom the consequence falls, if such
    /// outcomes can be.
    fn whom(&self, of: &Matter, ground: &Decided) -> Id {
        let subject = self.rules.matter(of).map(|one| &one.subject);
        let is_his = subject == Some(&self.rule.subject);
        if is_his { self.bearer(ground) } else { self.who.clone() }
    }

    /// The outcome is corrected, and the correction withdrawn.
    fn correction(&mut self, occasion: &Occasion, ground: &Said) {
        let all = self.everything_said(&occasion.matter).into_iter();
        let mut others = all.map(|(_, says)| says);
        let other = others.find(|says| occasion.holds(says) == Verdict::NotMet);
        let first = self.outcome("o1", (&occasion.matter, ground.clone()), self.usual);
        let corrected = |says: Said| {
            let first = first.clone()?;
            let day = later(self.usual, 60)?;
            Some((first.corrected(Id::new("k1").ok()?, says, day), first))
        };
        let corrected = corrected(other.unwrap_or(Said::Withdrawn));
        let Some((correction, first)) = corrected else { return };
        let both = vec![first, correction.clone()];
        self.add("corrected", Some(both.clone()));
        let withdrawn = |id| {
            let day = later(self.usual, 90)?;
            Some(correction.corrected(id, Said::Withdrawn, day))
        };
        let withdrawn = Id::new("k2").ok().and_then(withdrawn);
        let all = withdrawn.map(|one| both.into_iter().chain([one]).collect());
        self.add("correction_withdrawn", all);
    }

    /// Everything that an outcome of a matter can say, each with a name for files.
    fn everything_said(&self, matter: &Matter) -> Vec<(String, Said)> {
        if !matches!(matter, Matter::Scheme(_)) {
            let all = [
                ("met", Said::Met),
                ("not_met", Said::NotMet),
                ("undetermined", Said::Undetermined),
                ("not_applicable", Said::NotApplicable),
            ];
            return all.map(|(told, says)| (told.to_owned(), says)).to_vec();
        }
        let grades = self.rules.matter(matter).map(|one| one.grades.clone());
        let grades = grades.unwrap_or_default().into_iter().map(|grade| grade.id);
        let grades: Vec<Id> = grades.collect();
        let mut all: Vec<(String, Said)> = grades
            .iter()
            .map(|grade| (grade.to_string(), Said::Graded(grade.clone())))
            .collect();
        all.push(("ungraded".to_owned(), Said::Ungraded));
        all.push(("still_open".to_owned(), Said::among(grades, true)));
        all
    }

    /// An outcome that becomes known ten days after it was decided, with all who answer for
    /// it, and with the day that it states where one is asked for.
    fn outcome(
        &self,
        id: &str,
        (matter, says): (&Matter, Said),
        decided: NaiveDate,
    ) -> Option<Decided> {
        let of = (matter.clone(), says);
        let when = (self.about, decided);
        let mut outcome = Decided::new(Id::new(id).ok()?, self.who.clone(), of, when);
        outcome.known = later(decided, 10)?;
        let rules = self.rules.rules().iter();
        let mut states_day = rules.clone().flat_map(|rule| {
            let starts = rule.when.iter().map(|one| (one, rule.starts));
            starts.chain(rule.lifted.iter().map(|lift| (&lift.by, lift.from)))
        });
        if states_day.any(|(one, at)| one.matter == *matter && at == Moment::AsStated) {
            outcome.takes_effect = later(decided, 25);
        }
        let roles = rules.filter(|rule| rule.when.iter().any(|it| it.matter == *matter));
        let mut roles: Vec<&Id> = roles.flat_map(|rule| &rule.falls_on).collect();
        roles.sort();
        roles.dedup();
        for role in roles {
            outcome = outcome.borne_by(role.clone(), Some(role.clone()));
        }
        Some(outcome)
    }
}
