mod words;

pub use words::presence_report;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::entry::What;
use super::one_entry::visit_days;
use super::register::{BackwardVillage, Register};
use super::role::Role;
use crate::criteria::{Atom, Condition, PartWindows, Quantity, Reach};
use crate::organization::Tree;
use crate::rule::Rule;
use crate::vocabulary::{Id, Label, Named, Period, Window};

/// 到村要求 — on how many days of each week or month a body must be in a village, as a rule of
/// the rulebook says it.
///
/// The rule judges; the bar says what it asks for, so that a table can show it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PresenceBar {
    /// The rule.
    pub rule: Named,
    /// Who must be there.
    pub body: Role,
    /// In each of which windows of the calendar.
    pub each: Window,
    /// On how many days.
    pub days: u32,
    /// Whether windows that lie in the period in part are held to it too.
    pub part_windows: PartWindows,
}

/// The facts of days in a village, and whose they are.
pub(super) const DAYS: [(&str, Role); 2] =
    [("contact.days", Role::ContactPerson), ("county_team.days", Role::CountyWorkTeam)];

impl PresenceBar {
    /// What a rule asks for: days of a contact person or of a county work team in the week or
    /// month that has least of them, at least so many; `None` where it asks for something else.
    #[must_use]
    pub fn of(rule: &Rule) -> Option<PresenceBar> {
        let parts = rule.parts();
        let Condition::Atom(Atom::Within { quantity, bounds }) = &parts.met else {
            return None;
        };
        let Quantity::Count { of, reach: Reach::LeastIn { window, part_windows } } =
            quantity
        else {
            return None;
        };
        let fact = parts.dictionary.at(of.fact)?.id().as_str();
        let (_, body) = DAYS.into_iter().find(|(id, _)| *id == fact)?;
        Some(PresenceBar {
            rule: parts.name.clone(),
            body,
            each: *window,
            days: bounds.least_whole()?,
            part_windows: *part_windows,
        })
    }
}

/// 到村情况 — how often a body was in a village over a period, week by week or month by month.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Presence {
    /// The village.
    pub village: Id,
    /// What the village is called, where that was said.
    pub name: Option<String>,
    /// The role of whoever must be there.
    pub body: &'static str,
    /// The rule that asks for it.
    pub rule: Named,
    /// The weeks or months of the period, in order.
    pub stretches: Vec<Stretch>,
    /// Days of the period on which nobody had the role for the village.
    pub days_without_anybody: u32,
}

/// 时段到村情况 — one week or month.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Stretch {
    /// The week or month as documents write it: `2005-W38`, `2005-09`.
    pub window: String,
    /// Its first day within the period.
    pub from: NaiveDate,
    /// Its last day within the period.
    pub last: NaiveDate,
    /// Whether only a part of it lies within the period.
    pub is_part: bool,
    /// On how many days the body must be there; `None` where it is held to nothing, as in a
    /// part that the rule leaves out.
    pub required: Option<u32>,
    /// On how many days it was.
    pub reached: u32,
}

impl Stretch {
    /// How many days of it lie within the period.
    #[must_use]
    pub fn days(&self) -> u32 {
        let days = self.last.signed_duration_since(self.from).num_days();
        u32::try_from(days).unwrap_or(0).saturating_add(1)
    }

    /// How many days are lacking; none where nothing is required.
    #[must_use]
    pub fn lacking(&self) -> u32 {
        self.required.unwrap_or(0).saturating_sub(self.reached)
    }
}

impl Presence {
    /// The weeks or months in which days are lacking, in order.
    pub fn lacking(&self) -> impl Iterator<Item = &Stretch> {
        self.stretches.iter().filter(|stretch| stretch.lacking() > 0)
    }

    /// The weeks or months of which only a part lies within the period, in order.
    pub fn parts(&self) -> impl Iterator<Item = &Stretch> {
        self.stretches.iter().filter(|stretch| stretch.is_part)
    }

    /// On how many days of the period the body was there.
    #[must_use]
    pub fn days(&self) -> u32 {
        let days = self.stretches.iter().map(|stretch| stretch.reached);
        days.fold(0, u32::saturating_add)
    }

    /// What the body is called.
    #[must_use]
    pub fn body_label(&self) -> Label {
        let role = Role::ALL.into_iter().find(|(word, _)| *word == self.body);
        role.map_or_else(|| Label::new("", "", ""), |(_, role)| role.label())
    }
}

/// 集中驻村蹲点 — a concentrated stay of a township secretary in a backward village.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Stay {
    /// The village.
    pub village: Id,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl BackwardVillage {
    /// The days on which a body was in the village, each once, in order: two visits on one day
    /// are one day.
    #[must_use]
    pub fn days_of(&self, wanted: Role, period: Period) -> Vec<NaiveDate> {
        let visits = self.entries.iter().filter(
            |entry| matches!(entry.what, What::Visit { body, .. } if body == wanted),
        );
        let mut days: Vec<NaiveDate> =
            visits.flat_map(visit_days).filter(|day| period.contains(*day)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// From the first to the last day within a period on which somebody had a role for the
    /// village; `None` where nobody had.
    #[must_use]
    pub fn term_of(&self, role: Role, within: Period) -> Option<Period> {
        let held: Vec<Period> = self
            .assignments
            .iter()
            .filter(|one| one.role == role)
            .filter_map(|one| one.period().filter(|held| held.overlaps(&within)))
            .collect();
        let from = held.iter().map(Period::from).min()?.max(within.from());
        let goes_on = held.iter().any(|held| held.until().is_none());
        let last = held.iter().filter_map(Period::until).max();
        let until = match (goes_on, within.until()) {
            (true, end) => end,
            (false, None) => last,
            (false, Some(end)) => last.map(|last| last.min(end)),
        };
        Period::new(from, until).ok()
    }
}

impl Register {
    /// 到村情况 — how often a body was in a village over a period, beside what is asked of it;
    /// `None` for a village that is not on the list, and for a period without an end.
    #[must_use]
    pub fn presence(
        &self,
        tree: &Tree,
        village: &Id,
        (bar, period): (&PresenceBar, Period),
    ) -> Option<Presence> {
        let own = self.village(village)?;
        let (from, last) = (period.from(), period.last()?);
        let mut reached: BTreeMap<i32, u32> = BTreeMap::new();
        for day in own.days_of(bar.body, period) {
            let days = reached.entry(bar.each.index(day)).or_default();
            *days = days.saturating_add(1);
        }
        let mut stretches = Vec::new();
        for index in bar.each.index(from)..=bar.each.index(last) {
            let reached = reached.get(&index).copied().unwrap_or(0);
            stretches.push(stretch(bar, index, reached, (from, last))?);
        }
        let is_vacant = |day: &NaiveDate| own.holders(bar.body, *day).next().is_none();
        let vacant = each_day(from, last).filter(is_vacant).count();
        Some(Presence {
            village: village.clone(),
            name: tree.get(village).and_then(|one| one.name.clone()),
            body: bar.body.word(),
            rule: bar.rule.clone(),
            stretches,
            days_without_anybody: u32::try_from(vacant).unwrap_or(u32::MAX),
        })
    }

    /// 集中驻村蹲点 — the stays of a township's secretary in its backward villages that ended
    /// within a period, by their last day, then by village.
    ///
    /// Every visit of a [township secretary](Role::TownshipSecretary) on file is such a stay.
    #[must_use]
    pub fn stays(&self, tree: &Tree, township: &Id, period: Period) -> Vec<Stay> {
        let mut stays = Vec::new();
        for village in self.villages_of(tree, township) {
            for entry in &village.entries {
                let What::Visit { body: Role::TownshipSecretary, .. } = entry.what else {
                    continue;
                };
                let last = visit_days(entry).last().copied().unwrap_or(entry.on);
                if period.contains(last) {
                    let (village, from) = (village.id.clone(), entry.on);
                    stays.push(Stay { village, from, last });
                }
            }
        }
        stays.sort_by(|one, other| {
            (one.last, &one.village).cmp(&(other.last, &other.village))
        });
        stays
    }
}

fn each_day(from: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= last)
}

fn stretch(
    bar: &PresenceBar,
    index: i32,
    reached: u32,
    (from, last): (NaiveDate, NaiveDate),
) -> Option<Stretch> {
    let first = bar.each.first_day(index)?;
    let next = bar.each.first_day(index.checked_add(1)?)?;
    let end = next.checked_sub_days(Days::new(1))?;
    let is_part = first < from || end > last;
    let is_held = !is_part || bar.part_windows == PartWindows::Count;
    Some(Stretch {
        window: bar.each.written(index),
        from: first.max(from),
        last: end.min(last),
        is_part,
        required: is_held.then_some(bar.days),
        reached,
    })
}
