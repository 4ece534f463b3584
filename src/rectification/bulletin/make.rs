//! Making a bulletin from the register.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Bulletin, Moved, Responsible, StateTotal, Totals, TownshipBulletin, VillageBulletin,
};
use crate::organization::{Arrival, Tree};
use crate::procedure::{Clock, Run, replay};
use crate::rectification::entry::{Entry, What, WorkKind};
use crate::rectification::issue::IssueStanding;
use crate::rectification::presence::PresenceBar;
use crate::rectification::register::{BackwardVillage, Register};
use crate::rectification::role::Assignment;
use crate::vocabulary::{Id, Label, Named, Period, Script, Window};

impl Register {
    /// 月通报 — the bulletin of the month in which a day lies, with the presence that the bars
    /// ask for.
    ///
    /// A village counts from the month in which it was identified, and stands with its
    /// superior. A bar that goes by weeks is held against those that end in the month, each as
    /// a whole, so that every week is told once. `None` of a month on whose last day the
    /// register has not begun or has ended, and beyond all dates.
    #[must_use]
    pub fn bulletin(
        &self,
        tree: &Tree,
        month: NaiveDate,
        bars: &[PresenceBar],
    ) -> Option<Bulletin> {
        let index = Window::Month.index(month);
        let from = Window::Month.first_day(index)?;
        let until = Window::Month.first_day(index.checked_add(1)?)?;
        let period = Period::new(from, Some(until)).ok()?;
        let as_of = period.last().filter(|day| self.period.contains(*day))?;
        let mut of: BTreeMap<&Id, Vec<&BackwardVillage>> = BTreeMap::new();
        for village in self.villages().filter(|village| village.identified <= as_of) {
            let superior = tree.superior(&village.id).map_or(&village.id, |one| &one.id);
            of.entry(superior).or_default().push(village);
        }
        let mut townships = Vec::new();
        for (township, villages) in &of {
            let each = villages.iter();
            let each = each.map(|one| self.village_bulletin(tree, one, (period, bars)));
            townships.push(TownshipBulletin {
                township: (*township).clone(),
                name: tree.get(township).and_then(|one| one.name.clone()),
                responsible: named(self.responsible(township, as_of)),
                stays: self.stays(tree, township, period),
                villages: each.collect::<Option<_>>()?,
            });
        }
        let month = Window::Month.written(index);
        let responsible = self.above(tree, &of, as_of);
        let totals = self.totals(&townships, period);
        Some(Bulletin { month, as_of, responsible, totals, townships })
    }

    /// All villages together, by state at the end of the month and before it began.
    fn totals(&self, townships: &[TownshipBulletin], period: Period) -> Totals {
        let mut totals = Totals::default();
        let count = |ids: usize| u32::try_from(ids).unwrap_or(u32::MAX);
        let places = &self.procedures.village().rules().states;
        let mut states: BTreeMap<Option<usize>, StateTotal> = BTreeMap::new();
        let mut of = |state: &Named, (now, before): (u32, u32)| {
            let place = places.iter().position(|one| one.name.id == state.id);
            let total = states.entry(place).or_insert_with(|| StateTotal {
                state: state.clone(),
                villages: 0,
                before: 0,
            });
            total.villages = total.villages.saturating_add(now);
            total.before = total.before.saturating_add(before);
        };
        for village in townships.iter().flat_map(|township| &township.villages) {
            totals.villages = totals.villages.saturating_add(1);
            totals.resolved =
                totals.resolved.saturating_add(count(village.resolved_issues.len()));
            totals.open = totals.open.saturating_add(count(village.open_issues.len()));
            of(&village.state, (1, 0));
            let own = self.village(&village.village);
            if own.is_some_and(|own| period.contains(own.identified)) {
                totals.identified = totals.identified.saturating_add(1);
                continue;
            }
            let first = village.moved.first();
            of(first.map_or(&village.state, |moved| &moved.from), (0, 1));
        }
        totals.states = states.into_values().collect();
        totals
    }

    /// Those responsible above the townships.
    fn above<V>(
        &self,
        tree: &Tree,
        townships: &BTreeMap<&Id, V>,
        as_of: NaiveDate,
    ) -> Vec<Responsible> {
        let mut above: Vec<&Id> = townships
            .keys()
            .flat_map(|township| tree.path_to_root(township).into_iter().skip(1))
            .map(|one| &one.id)
            .collect();
        above.sort();
        above.dedup();
        above.into_iter().flat_map(|id| named(self.responsible(id, as_of))).collect()
    }

    fn village_bulletin(
        &self,
        tree: &Tree,
        village: &BackwardVillage,
        (period, bars): (Period, &[PresenceBar]),
    ) -> Option<VillageBulletin> {
        let as_of = period.last()?;
        let run = self.run(&village.id, as_of)?;
        let stay = run.stays.last()?;
        let issues = self.issues_on(&village.id, as_of);
        let (resolved, open): (Vec<_>, Vec<_>) =
            issues.into_iter().partition(|issue| issue.is_resolved);
        let presence = bars.iter().map(|bar| {
            let days = ending_in(bar.each, period)?;
            self.presence(tree, &village.id, (bar, days))
        });
        let own =
            |one: &&Assignment| one.organization == village.id && one.holds_on(as_of);
        Some(VillageBulletin {
            village: village.id.clone(),
            name: tree.get(&village.id).and_then(|one| one.name.clone()),
            responsible: named(village.assignments().filter(own)),
            state: stay.state.clone(),
            since: stay.from,
            moved: moved(&run, period),
            happened: village.entries_within(period).filter_map(happened).collect(),
            open_issues: open,
            resolved_issues: self.resolved_in(village, resolved, period),
            presence: presence.collect::<Option<_>>()?,
            overdue: self.overdue(village, &run, as_of),
        })
    }

    /// The issues that were not resolved when the month began.
    fn resolved_in(
        &self,
        village: &BackwardVillage,
        mut resolved: Vec<IssueStanding>,
        period: Period,
    ) -> Vec<IssueStanding> {
        let before = period.from().pred_opt();
        let before = before.map(|day| self.issues_on(&village.id, day));
        let before = before.unwrap_or_default().into_iter();
        let before: BTreeSet<Id> =
            before.filter(|old| old.is_resolved).map(|old| old.issue).collect();
        resolved.retain(|issue| !before.contains(&issue.issue));
        resolved
    }

    fn overdue(
        &self,
        village: &BackwardVillage,
        run: &Run,
        as_of: NaiveDate,
    ) -> Vec<Clock> {
        let mut overdue: Vec<_> = run.overdue().cloned().collect();
        for issue in village.issues.iter().filter(|issue| issue.opened <= as_of) {
            let run = replay(self.procedures.issue(), &issue.history, as_of);
            overdue.extend(run.overdue().cloned());
        }
        overdue
    }
}

/// The days of the windows that end in a month, from the first of the first to the last of the
/// last.
fn ending_in(each: Window, month: Period) -> Option<Period> {
    let first = each.index(month.from());
    let last = each.index(month.until()?);
    let (from, until) = (each.first_day(first)?, each.first_day(last)?);
    Period::new(from, Some(until)).ok()
}

fn named<'a>(assignments: impl Iterator<Item = &'a Assignment>) -> Vec<Responsible> {
    let responsible = |one: &Assignment| Responsible {
        organization: one.organization.clone(),
        role: one.role.word(),
        holder: one.holder.clone(),
    };
    assignments.map(responsible).collect()
}

/// The states entered in the month, the first of all not among them.
fn moved(run: &Run, period: Period) -> Vec<Moved> {
    let pairs = run.stays.windows(2).filter_map(|pair| match pair {
        [before, after] if period.contains(after.from) => Some(Moved {
            on: after.from,
            from: before.state.clone(),
            to: after.state.clone(),
        }),
        _ => None,
    });
    pairs.collect()
}

/// What happened besides moves, issues and visits, which stand elsewhere.
fn happened(entry: &Entry) -> Option<(NaiveDate, Label)> {
    let label = match &entry.what {
        What::Team { event, arrival } => {
            let (event, arrival) = (event.label(), arrival.map(Arrival::label));
            each_script(|script| match (&arrival, script) {
                (None, _) => event.in_script(script).to_owned(),
                (Some(came), Script::En) => {
                    format!("{} ({})", event.in_script(script), came.in_script(script))
                }
                (Some(came), _) => {
                    format!("{}（{}）", event.in_script(script), came.in_script(script))
                }
            })
        }
        What::Members { stage, number } => {
            let stage = stage.label();
            each_script(|script| match script {
                Script::En => format!("{}: {number}", stage.in_script(script)),
                Script::Hans | Script::Hant => {
                    format!("{}{number}名", stage.in_script(script))
                }
            })
        }
        What::Work { kind, amount } => {
            let (label, unit) = (kind.label(), unit(*kind));
            each_script(|script| {
                let (label, unit) = (label.in_script(script), unit.in_script(script));
                match script {
                    Script::En => format!("{label}: {amount}{unit}"),
                    Script::Hans | Script::Hant => format!("{label}{amount}{unit}"),
                }
            })
        }
        What::Petition => Label::new("集体上访", "集體上訪", "collective petition"),
        What::Move(_)
        | What::IssueOpened { .. }
        | What::IssueMove { .. }
        | What::Visit { .. } => return None,
    };
    Some((entry.on, label))
}

fn each_script(words: impl Fn(Script) -> String) -> Label {
    let [hans, hant, en] = Script::ALL.map(words);
    Label::new(&hans, &hant, &en)
}

fn unit(kind: WorkKind) -> Label {
    match kind {
        WorkKind::Greenhouses => Label::new("个", "個", ""),
        WorkKind::Wells => Label::new("眼", "眼", ""),
        WorkKind::Road => Label::new("公里", "公里", " km"),
        WorkKind::HighValueCrops => Label::new("亩", "畝", " mu"),
        WorkKind::LivestockAreas => Label::new("处", "處", ""),
        WorkKind::LivestockHouseholds => Label::new("户", "戶", ""),
        WorkKind::Other => Label::new("件", "件", ""),
    }
}
