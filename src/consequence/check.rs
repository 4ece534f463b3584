//! Whether records can be a history: everything that is wrong with them, at once.

use std::collections::{BTreeMap, BTreeSet};

use super::decided::{Decided, Said};
use super::history::History;
use super::rules::{Consequences, Matter, MatterRules, Moment, days, is_named};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{
    ConsequenceDefect, Defect, FieldPath, Found, Id, Problem, Problems, Verdict,
};

/// Checks records that are sorted by day decided, number and id; those that were found and not
/// handed in do not count towards the most.
pub(super) fn check(
    rules: &Consequences,
    records: &[Decided],
    own: &BTreeSet<Id>,
) -> Result<(), Problems> {
    let mut found = Found::default();
    let handed_in = records.len().saturating_sub(own.len());
    if handed_in > History::MOST {
        let (what, found_, at_most) = ("outcomes", handed_in, History::MOST);
        let defect = Defect::TooMany { what, found: found_, at_most };
        found.push(Problem::new(FieldPath::root().key("outcomes"), defect));
        return found.none_or(());
    }
    let mut by_id: BTreeMap<&Id, &Decided> = BTreeMap::new();
    let mut again: BTreeMap<&Id, usize> = BTreeMap::new();
    let mut paths: BTreeMap<usize, FieldPath> = BTreeMap::new();
    for (place, record) in records.iter().enumerate() {
        let times = again.entry(&record.id).or_default();
        let path = FieldPath::root().key("outcomes").element(record.id.as_str());
        let path = path.again(*times);
        if *times > 0 {
            let (what, id) = ("outcomes", record.id.to_string());
            found.push(Problem::new(path.clone(), Defect::Duplicate { what, id }));
        }
        paths.insert(place, path);
        *times = times.saturating_add(1);
        by_id.entry(&record.id).or_insert(record);
    }
    let outcomes = outcomes(&by_id);
    let mut check = Check { rules, by_id, outcomes, found };
    for (record, path) in records.iter().zip(paths.values()) {
        check.record(record, path);
        check.correction(record, path);
    }
    check.editions(records, &paths);
    let placed: Vec<Placed<'_>> = records.iter().zip(paths.values()).collect();
    check.circles(&placed);
    check.many(placed.iter().filter(|(record, _)| !own.contains(&record.id)));
    check.twice(&placed);
    check.numbers(&placed);
    check.found.none_or(())
}

type Placed<'r> = (&'r Decided, &'r FieldPath);

struct Check<'r> {
    rules: &'r Consequences,
    by_id: BTreeMap<&'r Id, &'r Decided>,
    /// Of each record the outcome at the beginning of its chain of corrections.
    outcomes: BTreeMap<&'r Id, &'r Decided>,
    found: Found,
}

/// The outcome at the beginning of each chain of corrections; nothing of a chain without one.
fn outcomes<'r>(by_id: &BTreeMap<&'r Id, &'r Decided>) -> BTreeMap<&'r Id, &'r Decided> {
    let mut found: BTreeMap<&Id, Option<&Decided>> = BTreeMap::new();
    for start in by_id.values() {
        let mut way: Vec<&Id> = Vec::new();
        let mut next = Some(*start);
        let outcome = loop {
            let Some(record) = next else { break None };
            if let Some(known) = found.get(&record.id) {
                break *known;
            }
            // On the way already: until something is known of it, a circle has no outcome.
            found.insert(&record.id, None);
            way.push(&record.id);
            match &record.corrects {
                None => break Some(record),
                Some(of) => next = by_id.get(of).copied(),
            }
        };
        found.extend(way.into_iter().map(|id| (id, outcome)));
    }
    found.into_iter().filter_map(|(id, outcome)| Some((id, outcome?))).collect()
}

impl<'r> Check<'r> {
    fn report(&mut self, at: FieldPath, defect: impl Into<Defect>) {
        self.found.push(Problem::new(at, defect.into()));
    }

    fn unknown<'i>(
        &mut self,
        at: FieldPath,
        (what, found): (&'static str, &Id),
        known: impl Iterator<Item = &'i str>,
    ) {
        let nearest = nearest(found.as_str(), known);
        self.report(at, Defect::Unknown { what, found: found.to_string(), nearest });
    }

    /// Outcomes that ground something, and were decided while the rules were not in force.
    fn editions(&mut self, records: &[Decided], paths: &BTreeMap<usize, FieldPath>) {
        let rules = self.rules;
        let Some(in_force) = rules.0.in_force else { return };
        let mut grounds: BTreeSet<&Id> = BTreeSet::new();
        for record in records {
            let mut all = rules.rules().iter();
            let may_ground = all.any(|rule| {
                let occasion = rule.occasion(&record.of);
                occasion.is_some_and(|one| one.holds(&record.says) != Verdict::NotMet)
            });
            let outcome = self.outcome_of(&record.id).filter(|_| may_ground);
            grounds.extend(outcome.map(|outcome| &outcome.id));
        }
        for (record, path) in records.iter().zip(paths.values()) {
            let decided = record.decided;
            let is_ground = record.corrects.is_none() && grounds.contains(&record.id);
            if is_ground && !in_force.contains(decided) && is_named(decided) {
                let defect = ConsequenceDefect::DecidedOutOfForce { decided, in_force };
                self.report(path.key("decided"), defect);
            }
        }
    }

    /// What can be told of a record by itself.
    fn record(&mut self, record: &Decided, at: &FieldPath) {
        self.days(record, at);
        if record.says == Said::Withdrawn && record.corrects.is_none() {
            self.report(at.key("says"), ConsequenceDefect::WithdrawsNothing);
        }
        let rules = self.rules;
        let Some(matter) = rules.matter(&record.of) else {
            let what = record.of.what();
            let known = rules.matters().iter().map(|one| &one.matter);
            let known =
                known.filter(|one| one.what() == what).map(|one| one.id().as_str());
            return self.unknown(at.key("of"), (what, record.of.id()), known);
        };
        self.says(record, matter, at);
        if record.corrects.is_none() {
            self.bearers(record, at);
        } else if !record.bearers.is_empty() {
            let why = "those who answer for an outcome stand with the outcome itself";
            self.report(at.key("bearers"), Defect::AnswerIdle { key: "bearers", why });
        }
        self.effect(record, at);
    }

    fn days(&mut self, record: &Decided, at: &FieldPath) {
        let (from, until) = (record.about.from(), record.about.last());
        let named = [
            ("about", Some(from)),
            ("about", until),
            ("decided", Some(record.decided)),
            ("known", Some(record.known)),
            ("takes_effect", record.takes_effect),
        ];
        for (key, day) in named {
            if let Some(found) = day.filter(|day| !is_named(*day)) {
                let (least, most) = days();
                let defect = ConsequenceDefect::DayTooFar { found, least, most };
                self.report(at.key(key), defect);
            }
        }
        if until.is_none() {
            let (key, why) =
                ("until", "an outcome is about a period that is over one day");
            self.report(at.key("about"), Defect::AnswerNeeded { key, why });
        }
        let (decided, known) = (record.decided, record.known);
        if decided < from {
            self.report(
                at.key("decided"),
                ConsequenceDefect::DecidedBefore { decided, from },
            );
        }
        if known < decided {
            self.report(
                at.key("known"),
                ConsequenceDefect::KnownBefore { known, decided },
            );
        }
    }

    fn says(&mut self, record: &Decided, matter: &MatterRules, at: &FieldPath) {
        let is_graded = matches!(matter.matter, Matter::Scheme(_));
        let fits = match record.says {
            Said::Withdrawn => true,
            Said::Graded(_) | Said::Ungraded | Said::Open(_) => is_graded,
            Said::Met | Said::NotMet | Said::Undetermined | Said::NotApplicable => {
                !is_graded
            }
        };
        if !fits {
            let of = matter.matter.what();
            return self.report(at.key("says"), ConsequenceDefect::SaysAnother { of });
        }
        for grade in record.says.grades() {
            if matter.grades.iter().all(|known| known.id != *grade) {
                let known = matter.grades.iter().map(|grade| grade.id.as_str());
                self.unknown(at.key("says"), ("grade", grade), known);
            }
        }
    }

    fn bearers(&mut self, record: &Decided, at: &FieldPath) {
        let rules = self.rules;
        let mut seen = BTreeSet::new();
        for bearer in &record.bearers {
            let at = at.key("bearers").element(bearer.role.as_str());
            let Some(role) = rules.role(&bearer.role) else {
                let known = rules.roles().iter().map(|role| role.name.id.as_str());
                self.unknown(at, ("role", &bearer.role), known);
                continue;
            };
            if !seen.insert((&bearer.role, &bearer.who)) {
                let (what, id) = ("bearers", bearer.role.to_string());
                self.report(at, Defect::Duplicate { what, id });
            } else if seen.contains(&(&bearer.role, &None))
                && seen.iter().any(|(role, who)| *role == &bearer.role && who.is_some())
            {
                let role = role.name.clone();
                self.report(at, ConsequenceDefect::HeldAndVacant { role });
            }
        }
        let mut needed = BTreeSet::new();
        for rule in rules.rules() {
            if rule.occasion(&record.of).is_some() {
                needed.extend(&rule.falls_on);
            }
        }
        // A correction may yet make a ground of it: those who answer stand with the outcome.
        for role in needed {
            if record.bearers.iter().all(|bearer| bearer.role != *role) {
                let Some(role) = rules.role(role) else { continue };
                let role = role.name.clone();
                let defect = ConsequenceDefect::BearerMissing { role };
                self.report(at.key("bearers"), defect);
            }
        }
    }

    /// The day that a record states for what follows from it.
    fn effect(&mut self, record: &Decided, at: &FieldPath) {
        let stated = |moment: Moment| moment == Moment::AsStated;
        let mut is_asked = false;
        let mut is_needed = false;
        for rule in self.rules.rules() {
            let starts = rule.occasion(&record.of).filter(|_| stated(rule.starts));
            let lift = rule.lift(&record.of).filter(|lift| stated(lift.from));
            for occasion in starts.into_iter().chain(lift.map(|lift| &lift.by)) {
                is_asked = true;
                is_needed |= occasion.holds(&record.says) != Verdict::NotMet;
            }
        }
        let first = record.corrects.as_ref().and_then(|id| self.outcome_of(id));
        let inherits = first.is_some_and(|outcome| outcome.takes_effect.is_some());
        match record.takes_effect {
            None if is_needed && !inherits => {
                let why = "what follows starts, or is lifted, on the day that the outcome states";
                let key = "takes_effect";
                self.report(at.clone(), Defect::AnswerNeeded { key, why });
            }
            Some(_) if !is_asked => {
                let why = "no consequence starts or is lifted on the day that such an outcome states";
                let key = "takes_effect";
                self.report(at.key(key), Defect::AnswerIdle { key, why });
            }
            Some(found) if found < record.about.from() => {
                let from = record.about.from();
                let defect = ConsequenceDefect::EffectBefore { found, from };
                self.report(at.key("takes_effect"), defect);
            }
            Some(_) | None => {}
        }
    }

    /// The outcome at the beginning of a chain of corrections; `None` where there is none.
    fn outcome_of(&self, id: &Id) -> Option<&'r Decided> {
        self.outcomes.get(id).copied()
    }

    fn correction(&mut self, record: &Decided, path: &FieldPath) {
        let Some(id) = &record.corrects else { return };
        let at = path.key("corrects");
        let Some(target) = self.by_id.get(id).copied() else {
            let known: Vec<&Id> = self.by_id.keys().copied().collect();
            let known = known.into_iter().map(Id::as_str);
            return self.unknown(at, ("outcome", id), known);
        };
        if target.id == record.id {
            return; // A circle of one.
        }
        let is_same = (&record.who, &record.of, record.about)
            == (&target.who, &target.of, target.about);
        if !is_same {
            self.report(at, ConsequenceDefect::CorrectsAnother { of: id.clone() });
        }
        let of = || id.clone();
        if record.decided < target.decided {
            let (found, before) = (record.decided, target.decided);
            let defect = ConsequenceDefect::CorrectionBefore { of: of(), found, before };
            self.report(path.key("decided"), defect);
        }
        if record.known < target.known {
            let (found, before) = (record.known, target.known);
            let defect = ConsequenceDefect::CorrectionBefore { of: of(), found, before };
            self.report(path.key("known"), defect);
        }
    }

    /// Corrections that correct each other.
    fn circles(&mut self, records: &[Placed<'r>]) {
        let mut done: BTreeSet<&Id> = BTreeSet::new();
        for (record, path) in records {
            let (mut way, mut on_way) = (Vec::<&Id>::new(), BTreeSet::new());
            let mut next = Some(&record.id);
            while let Some(id) = next.filter(|id| !done.contains(*id)) {
                if !on_way.insert(id) {
                    let circle = way.iter().skip_while(|one| **one != id);
                    let circle = circle.map(ToString::to_string);
                    let defect = ConsequenceDefect::Circle { outcomes: circle.collect() };
                    self.report(path.key("corrects"), defect);
                    break;
                }
                way.push(id);
                next = self.by_id.get(id).and_then(|one| one.corrects.as_ref());
            }
            done.extend(way);
        }
    }

    /// More records about one subject than there may be.
    fn many<'p>(&mut self, records: impl Iterator<Item = &'p Placed<'p>>) {
        let mut counts: BTreeMap<(&Id, &Id), (usize, &FieldPath)> = BTreeMap::new();
        for (record, path) in records {
            let Some(matter) = self.rules.matter(&record.of) else { continue };
            let count = counts.entry((&matter.subject, &record.who)).or_insert((0, path));
            count.0 = count.0.saturating_add(1);
        }
        let most = History::MOST_OF_ONE;
        let too_many = counts.values().filter(|(count, _)| *count > most);
        let too_many: Vec<_> =
            too_many.map(|(count, at)| (*count, (*at).clone())).collect();
        for (found, at) in too_many {
            let what = "outcomes about one subject";
            self.report(at, Defect::TooMany { what, found, at_most: most });
        }
    }

    /// The same outcome twice.
    fn twice(&mut self, records: &[Placed<'_>]) {
        let mut seen: BTreeMap<_, &Id> = BTreeMap::new();
        for (record, path) in records.iter().filter(|(one, _)| one.corrects.is_none()) {
            let key = (&record.of, &record.who, record.about);
            match seen.get(&key) {
                Some(other) if **other != record.id => {
                    let other = (*other).clone();
                    let defect = ConsequenceDefect::SameOutcome { other };
                    self.report((*path).clone(), defect);
                }
                Some(_) => {}
                None => {
                    seen.insert(key, &record.id);
                }
            }
        }
    }

    /// Records of one day under one number whose order makes a difference.
    fn numbers(&mut self, records: &[Placed<'_>]) {
        let alike = |a: &Placed<'_>, b: &Placed<'_>| {
            (a.0.decided, a.0.seq) == (b.0.decided, b.0.seq)
        };
        for group in records.chunk_by(alike) {
            let mut corrected: BTreeMap<&Id, &Id> = BTreeMap::new();
            for (record, path) in group {
                let Some(target) = &record.corrects else { continue };
                match corrected.get(target) {
                    Some(other) => self.same_number(record, other, path),
                    None => {
                        corrected.insert(target, &record.id);
                    }
                }
            }
            self.lifts_of_one_moment(group);
        }
    }

    fn same_number(&mut self, record: &Decided, other: &Id, path: &FieldPath) {
        let (other, on) = (other.clone(), record.decided);
        self.report(path.key("seq"), ConsequenceDefect::SameNumber { other, on });
    }

    /// A ground and what lifts what follows from it, of which neither is later.
    fn lifts_of_one_moment(&mut self, group: &[Placed<'_>]) {
        let rules = self.rules;
        for rule in rules.rules().iter().filter(|rule| !rule.lifted.is_empty()) {
            let mut grounds: BTreeMap<(&Id, &Id), Vec<&Decided>> = BTreeMap::new();
            for (record, _) in group {
                let Some(occasion) = rule.occasion(&record.of) else { continue };
                let Some(matter) = rules.matter(&record.of) else { continue };
                if occasion.holds(&record.says) == Verdict::NotMet {
                    continue;
                }
                grounds.entry((&matter.subject, &record.who)).or_default().push(record);
                let outcome = self.outcome_of(&record.id);
                let bearers = outcome.map(|one| one.bearers.as_slice());
                let bearers = bearers.unwrap_or_default().iter();
                for who in bearers.filter_map(|bearer| bearer.who.as_ref()) {
                    grounds.entry((&rule.subject, who)).or_default().push(record);
                }
            }
            for (record, path) in group {
                let Some(lift) = rule.lift(&record.of) else { continue };
                let Some(matter) = rules.matter(&record.of) else { continue };
                if lift.by.holds(&record.says) == Verdict::NotMet {
                    continue;
                }
                let of = |one: &Decided| self.outcome_of(&one.id).map(|one| &one.id);
                let order = |one: &Decided| lift.lifts.order(one.about, one);
                let own = grounds.get(&(&matter.subject, &record.who));
                let ground = own.into_iter().flatten().rev().find(|ground| {
                    of(ground) != of(record) && order(ground) == order(record)
                });
                if let Some(ground) = ground {
                    self.same_number(record, &ground.id, path);
                }
            }
        }
    }
}
