mod windows;
mod words;

pub use words::presence_report;

use chrono::NaiveDate;
use serde::Serialize;

use super::entry::What;
use super::one_entry::visit_days;
use super::register::{BackwardVillage, Register};
use super::role::Role;
use crate::criteria::{Atom, Condition, PartPeriods, Quantity, Take, Which};
use crate::organization::Tree;
use crate::rule::Rule;
use crate::vocabulary::{Id, Label, Named, Period, Script, Window};
use windows::{OneWindow, Said};

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
    pub part_periods: PartPeriods,
}

/// The facts of days in a village, whose they are, and in which windows they are counted.
pub(super) const DAYS: [(&str, Role, Window); 2] = [
    ("contact.days", Role::ContactPerson, Window::Week),
    ("county_team.days", Role::CountyWorkTeam, Window::Month),
];

impl PresenceBar {
    /// What a rule asks for: days of a contact person in the week, or of a county work team in
    /// the month, that has least of them, at least so many; `None` where it asks for something
    /// else.
    #[must_use]
    pub fn of(rule: &Rule) -> Option<PresenceBar> {
        let parts = rule.parts();
        let Condition::Atom(Atom::Within { quantity, bounds }) = &parts.met else {
            return None;
        };
        let Quantity::Over {
            series,
            take: Take::Least,
            which: Which::Period,
            part_periods,
            ..
        } = quantity
        else {
            return None;
        };
        let fact = parts.dictionary.at(*series)?.id().as_str();
        let (_, body, each) = DAYS.into_iter().find(|(id, ..)| *id == fact)?;
        Some(PresenceBar {
            rule: parts.name.clone(),
            body,
            each,
            days: bounds.least_whole()?,
            part_periods: *part_periods,
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
    /// Whether somebody was ever assigned to it in the role; a county may go without the body.
    pub is_ever_assigned: bool,
    /// Days of the period on which the village was on the list and nobody had the role for it.
    pub days_without_anybody: u32,
}

/// 不作要求的原因 — why nothing is asked of a week or month, or cannot be told.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotAsked {
    /// 无人 — the village was not on the list yet, or nobody had the role, on every day of it.
    Nobody,
    /// 任职不满 — the village was on the list, and somebody had the role, on some days only.
    RoleInPart,
    /// 期间不满 — a part of it lies outside the period, and the rule leaves such parts out.
    PeriodInPart,
    /// 台账未涵盖 — some day lies outside those that the register is about: not known.
    NotCovered,
}

/// 时段到村情况 — one week or month.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Stretch {
    /// The week or month as documents write it: `2005-W38`, `2005-09`.
    pub window: String,
    /// Whether it is a week of the calendar.
    #[serde(skip)]
    pub is_week: bool,
    /// Its first day within the period.
    pub from: NaiveDate,
    /// Its last day within the period.
    pub last: NaiveDate,
    /// Whether only a part of it lies within the period.
    pub is_part: bool,
    /// On how many days the body must be there; `None` where nothing is asked of it.
    pub required: Option<u32>,
    /// Why nothing is asked of it; `None` where something is.
    pub not_asked: Option<NotAsked>,
    /// On how many of its days the body was there: of those of the period, or of them all where
    /// a part counts.
    pub reached: u32,
}

impl Stretch {
    /// The week or month in words, a week with its days: `2005-W38（09-19至09-25）`.
    #[must_use]
    pub fn in_words(&self, script: Script) -> String {
        if !self.is_week {
            return self.window.clone();
        }
        let [from, last] = [self.from, self.last].map(|day| day.format("%m-%d"));
        match script {
            Script::Hans | Script::Hant => format!("{}（{from}至{last}）", self.window),
            Script::En => format!("{} ({from} to {last})", self.window),
        }
    }

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

    /// The weeks or months of which only a part lies within the period, or of which somebody
    /// had the role for a part only, in order.
    pub fn parts(&self) -> impl Iterator<Item = &Stretch> {
        let is_part = |stretch: &&Stretch| {
            stretch.is_part || stretch.not_asked == Some(NotAsked::RoleInPart)
        };
        self.stretches.iter().filter(is_part)
    }

    /// The weeks or months that reach beyond the days of the register: nothing is known of
    /// them.
    pub fn not_covered(&self) -> impl Iterator<Item = &Stretch> {
        let is_open =
            |stretch: &&Stretch| stretch.not_asked == Some(NotAsked::NotCovered);
        self.stretches.iter().filter(is_open)
    }

    /// Whether it goes by weeks.
    #[must_use]
    pub fn is_by_week(&self) -> bool {
        self.stretches.iter().any(|stretch| stretch.is_week)
    }

    /// Whether somebody had the role on some day of the period, as far as the register goes.
    #[must_use]
    pub fn had_anybody(&self) -> bool {
        self.stretches.iter().any(|one| one.not_asked != Some(NotAsked::Nobody))
    }

    /// On how many days of these weeks or months the body was there.
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

    /// From the first to the last day within a period on which the village was on the list and
    /// somebody had a role for it; `None` where nobody had.
    #[must_use]
    pub fn term_of(&self, role: Role, within: Period) -> Option<Period> {
        let from = within.from().max(self.identified);
        let within = Period::new(from, within.until()).ok()?;
        let held: Vec<Period> = self
            .assignments()
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
        let windows = self.windows_of(own, (bar.body, bar.each), period)?;
        let stretches = windows.into_iter().map(|window| stretch(bar, &window, period));
        let is_vacant = |day: &NaiveDate| {
            own.identified <= *day && own.holders(bar.body, *day).next().is_none()
        };
        let vacant = each_day(from, last).filter(is_vacant).count();
        Some(Presence {
            village: village.clone(),
            name: tree.get(village).and_then(|one| one.name.clone()),
            body: bar.body.word(),
            rule: bar.rule.clone(),
            stretches: stretches.collect::<Option<_>>()?,
            is_ever_assigned: own.assignments().any(|one| one.role == bar.body),
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

/// A window beside the period and what the bar asks.
fn stretch(bar: &PresenceBar, window: &OneWindow, period: Period) -> Option<Stretch> {
    let (from, last) = (period.from(), period.last()?);
    let is_part = window.first < from || window.last > last;
    let counts = match bar.part_periods {
        PartPeriods::Counted | PartPeriods::ByDays => true,
        PartPeriods::Dropped => !is_part,
        PartPeriods::FirstDay => from <= window.first,
    };
    let not_asked = match window.said {
        Said::Nobody => Some(NotAsked::Nobody),
        Said::RoleInPart => Some(NotAsked::RoleInPart),
        Said::Days(_) if !counts => Some(NotAsked::PeriodInPart),
        Said::Days(_) => None,
        Said::NotCovered if !counts => Some(NotAsked::PeriodInPart),
        Said::NotCovered => Some(NotAsked::NotCovered),
    };
    let reached = match window.said {
        Said::Days(days) if counts => days,
        _ => window.days_within(period),
    };
    Some(Stretch {
        window: bar.each.written(window.index),
        is_week: bar.each == Window::Week,
        from: window.first.max(from),
        last: window.last.min(last),
        is_part,
        required: not_asked.is_none().then_some(bar.days),
        not_asked,
        reached,
    })
}
