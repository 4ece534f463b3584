//! What follows from the outcomes that are known.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::account::{Following, Subject};
use super::because::{Because, NamedOpen, NamedSaid};
use super::decided::{Decided, Said};
use super::held::hold_back;
use super::rules::{Consequence, Consequences, MatterRules};
use super::times::{Lifting, effective, times};
use super::versions::{Spell, Told};
use crate::vocabulary::{Id, Label, Named};

/// An outcome, and what is known about its matter.
#[derive(Clone, Copy)]
struct Ground<'h> {
    told: &'h Told<'h>,
    matter: &'h MatterRules,
}

/// The outcomes by what and whom they are about.
struct Walk<'h> {
    rules: &'h Consequences,
    about: BTreeMap<(&'h Id, &'h Id), Vec<Ground<'h>>>,
}

/// Everything that follows from some records: by subject, in the order of the rulebook, then
/// by first day and outcome.
pub(super) fn follow(rules: &Consequences, records: &[&Decided]) -> Vec<Following> {
    let told = Told::all(records);
    let grounds = told.iter().filter_map(|told| {
        let matter = rules.matter(&told.outcome.of)?;
        Some(Ground { told, matter })
    });
    let grounds: Vec<Ground<'_>> = grounds.collect();
    let mut about: BTreeMap<_, Vec<Ground<'_>>> = BTreeMap::new();
    for ground in &grounds {
        let subject = (&ground.matter.subject, &ground.told.outcome.who);
        about.entry(subject).or_default().push(*ground);
    }
    let walk = Walk { rules, about };
    let mut found = Vec::new();
    for (place, rule) in rules.rules().iter().enumerate() {
        for ground in &grounds {
            let all = walk.along(rule, *ground).into_iter();
            found.extend(all.map(|(first, following)| (place, first, following)));
        }
    }
    found.sort_by_cached_key(|(place, first, one)| {
        (one.on.clone(), *place, *first, one.outcome.clone(), one.nth)
    });
    let mut found: Vec<Following> =
        found.into_iter().map(|(_, _, following)| following).collect();
    hold_back(rules, &mut found);
    found
}

impl<'h> Walk<'h> {
    /// What follows from one outcome by one rule, each with its first day.
    fn along(
        &self,
        rule: &Consequence,
        ground: Ground<'h>,
    ) -> Vec<(NaiveDate, Following)> {
        let outcome = ground.told.outcome;
        let Some(occasion) = rule.occasion(&outcome.of) else { return Vec::new() };
        let spells = ground.told.spells(occasion, rule.starts, rule.corrected);
        if spells.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (who, roles) in self.bearers(rule, outcome) {
            let lifts = self.lifts(rule, ground, who);
            for (nth, spell) in (1..).zip(&spells) {
                let over = rule.lasts.over(spell.from);
                let lifts = effective((spell, outcome.about), over, &lifts);
                let because = Reasons { rule, ground, spell, roles: &roles };
                let following = Following {
                    on: Subject::new(rule.subject.clone(), who.clone()),
                    consequence: rule.name.clone(),
                    kind: rule.kind,
                    awards: rule.awards.clone(),
                    outcome: outcome.id.clone(),
                    nth,
                    times: times(spell, over, &lifts),
                    because: because.told(over, &lifts),
                    ground: rule.ground.clone(),
                };
                found.push((spell.from, following));
            }
        }
        found
    }

    /// On whom it falls, and in which roles.
    fn bearers<'o>(
        &self,
        rule: &Consequence,
        outcome: &'o Decided,
    ) -> Vec<(&'o Id, Vec<Named>)> {
        if rule.falls_on.is_empty() {
            return vec![(&outcome.who, Vec::new())];
        }
        let mut all: BTreeMap<&'o Id, Vec<Named>> = BTreeMap::new();
        for role in rule.falls_on.iter().filter_map(|id| self.rules.role(id)) {
            let bearers =
                outcome.bearers.iter().filter(|bearer| bearer.role == role.name.id);
            for who in bearers.filter_map(|bearer| bearer.who.as_ref()) {
                all.entry(who).or_default().push(role.name.clone());
            }
        }
        all.into_iter().collect()
    }

    /// What other outcomes lift of a consequence of somebody: outcomes about them, or about
    /// whom its ground is about.
    fn lifts(
        &self,
        rule: &Consequence,
        ground: Ground<'h>,
        who: &Id,
    ) -> Vec<Lifting<'h>> {
        let mut all = Vec::new();
        if rule.lifted.is_empty() {
            return all;
        }
        let bearer = (&rule.subject, who);
        let subject = (&ground.matter.subject, &ground.told.outcome.who);
        let subjects = [Some(bearer), Some(subject).filter(|one| *one != bearer)];
        let others = subjects.into_iter().flatten();
        for other in others.filter_map(|one| self.about.get(&one)).flatten() {
            let Ground { told, matter } = *other;
            if told.outcome.id == ground.told.outcome.id {
                continue;
            }
            let Some(lift) = rule.lift(&told.outcome.of) else { continue };
            for spell in told.spells(&lift.by, lift.from, rule.corrected) {
                let (outcome, how) = (told.outcome, (lift.from, lift.lifts));
                all.extend(Lifting::parts(
                    (outcome, &matter.name),
                    how,
                    &spell,
                    |said| named_said(matter, said),
                ));
            }
        }
        all
    }
}

/// What tells why one consequence follows.
struct Reasons<'r> {
    rule: &'r Consequence,
    ground: Ground<'r>,
    spell: &'r Spell<'r>,
    roles: &'r [Named],
}

impl Reasons<'_> {
    fn told(&self, over: Option<NaiveDate>, lifts: &[&Lifting<'_>]) -> Vec<Because> {
        let Reasons { rule, ground, spell, roles } = self;
        let (outcome, matter) = (ground.told.outcome, ground.matter);
        let mut because = vec![Because::Decided {
            outcome: outcome.id.clone(),
            about: Subject::new(matter.subject.clone(), outcome.who.clone()),
            of: matter.name.clone(),
            said: named_said(matter, &outcome.says),
            period: outcome.about,
            decided: outcome.decided,
            known: outcome.known,
        }];
        because.extend(self.corrections());
        let roles = roles.iter().cloned();
        because.extend(roles.map(|role| Because::AnswersFor { role }));
        because.push(Because::Starts { moment: rule.starts, on: spell.from });
        because.push(Because::Lasts { lasts: rule.lasts, over });
        because.extend(
            spell
                .open_from
                .map(|from| Because::Open { outcome: spell.last.id.clone(), from }),
        );
        because.extend(spell.ended.map(|(from, by)| Because::EndedByCorrection {
            correction: by.id.clone(),
            from,
        }));
        because.extend(lifts.iter().map(|lift| lift.told()));
        because
    }

    /// The corrections that stand, up to the one that says what grounds it.
    fn corrections(&self) -> Vec<Because> {
        let Reasons { ground, spell, .. } = self;
        let records: Vec<&Decided> = ground.told.records().collect();
        let last = records.iter().position(|one| one.id == spell.last.id).unwrap_or(0);
        let standing = records.into_iter().take(last.saturating_add(1));
        let corrected = standing.filter_map(|one| {
            Some(Because::Corrected {
                correction: one.id.clone(),
                corrects: one.corrects.clone()?,
                said: named_said(ground.matter, &one.says),
                decided: one.decided,
                known: one.known,
            })
        });
        corrected.collect()
    }
}

fn named_said(matter: &MatterRules, said: &Said) -> NamedSaid {
    match said {
        Said::Graded(grade) => NamedSaid::Graded(named(matter, grade)),
        Said::Open(open) => {
            let best_first = matter.grades.iter().map(|grade| &grade.id);
            let such = best_first.filter(|grade| open.grades().contains(*grade));
            let grades = such.map(|grade| named(matter, grade)).collect();
            NamedSaid::Open(NamedOpen { grades, or_ungraded: open.or_ungraded() })
        }
        Said::Ungraded => NamedSaid::Ungraded,
        Said::Met => NamedSaid::Met,
        Said::NotMet => NamedSaid::NotMet,
        Said::Undetermined => NamedSaid::Undetermined,
        Said::NotApplicable => NamedSaid::NotApplicable,
        Said::Withdrawn => NamedSaid::Withdrawn,
    }
}

/// A grade with what it is called; one that the scheme does not have goes by its id.
fn named(matter: &MatterRules, grade: &Id) -> Named {
    let known = matter.grades.iter().find(|one| one.id == *grade);
    known.cloned().unwrap_or_else(|| {
        let id = grade.as_str();
        Named::new(grade.clone(), Label::new(id, id, id))
    })
}
