use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::entry::Entry;
use super::issue::{Issue, IssueStanding};
use super::procedures::Procedures;
use super::role::{Assignment, Role};
use crate::organization::Tree;
use crate::procedure::{History, Run, replay};
use crate::vocabulary::{Id, Named, Period};

/// 后进村 — a village on the list, as it was handed in.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct VillageDraft {
    /// The village.
    pub id: Id,
    /// The day on which it was identified as backward.
    pub identified: NaiveDate,
    /// The advanced village that it is paired with; `None` where there is none.
    pub pair: Option<Id>,
}

impl VillageDraft {
    /// A village without a pair.
    #[must_use]
    pub const fn new(id: Id, identified: NaiveDate) -> VillageDraft {
        VillageDraft { id, identified, pair: None }
    }

    /// The same, paired with an advanced village.
    #[must_use]
    pub fn paired_with(mut self, village: Id) -> VillageDraft {
        self.pair = Some(village);
        self
    }
}

/// 台账草案 — everything that is handed in about the villages of a period, in any order.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RegisterDraft {
    /// The days that the register is about.
    pub period: Period,
    /// The backward villages.
    pub villages: Vec<VillageDraft>,
    /// Who has which role for which of them.
    pub assignments: Vec<Assignment>,
    /// What happened.
    pub entries: Vec<Entry>,
}

impl RegisterDraft {
    /// A register of villages without entries yet.
    #[must_use]
    pub const fn new(period: Period, villages: Vec<VillageDraft>) -> RegisterDraft {
        RegisterDraft { period, villages, assignments: Vec::new(), entries: Vec::new() }
    }

    /// The same with who has which role.
    #[must_use]
    pub fn assigned(mut self, assignments: Vec<Assignment>) -> RegisterDraft {
        self.assignments.extend(assignments);
        self
    }

    /// The same with more entries.
    #[must_use]
    pub fn with(mut self, entries: Vec<Entry>) -> RegisterDraft {
        self.entries.extend(entries);
        self
    }
}

/// 后进村 — a village of the register, with everything that happened in it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BackwardVillage {
    /// The village.
    pub id: Id,
    /// The day on which it was identified as backward.
    pub identified: NaiveDate,
    /// The advanced village that it is paired with; `None` where there is none.
    pub pair: Option<Id>,
    /// What happened, by day, by order within the day, then by id.
    pub entries: Vec<Entry>,
    /// The moves among that, as the procedure reads them.
    pub history: History,
    /// The issues ever put on file, by id.
    pub issues: Vec<Issue>,
    /// Who has which role for it and for each organization above it, from the village up, each
    /// list by id; what is said of an organization is kept once for all below it.
    pub(super) assignments: Vec<Arc<[Assignment]>>,
}

impl BackwardVillage {
    /// The entries from a day on and before another.
    pub fn entries_within(&self, period: Period) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| period.contains(entry.on))
    }

    /// Who has which role for it, those of the organizations above it among them: from the
    /// village up, and by id.
    pub fn assignments(&self) -> impl Iterator<Item = &Assignment> {
        self.assignments.iter().flat_map(|of_one| of_one.iter())
    }

    /// Who has a role on a day: from the village up, and by id of the assignment.
    pub fn holders(
        &self,
        role: Role,
        day: NaiveDate,
    ) -> impl Iterator<Item = &Assignment> {
        self.assignments().filter(move |one| one.role == role && one.holds_on(day))
    }
}

/// 整顿台账 — what happened in each backward village over a period, checked.
///
/// [`RegisterDraft::check`] makes it. It holds records and says where they lead; what a
/// village should do by the rules is for rules to say, and where it stands for the
/// [procedure](crate::procedure).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Register {
    // Invariant: every village is one of the tree; every move was taken by the procedure.
    pub(super) period: Period,
    pub(super) procedures: Procedures,
    pub(super) villages: BTreeMap<Id, BackwardVillage>,
    pub(super) assignments: Vec<Assignment>,
}

impl Register {
    /// The most villages of a register.
    pub const MOST_VILLAGES: usize = 10_000;

    /// The most assignments of a register.
    pub const MOST_ASSIGNMENTS: usize = 100_000;

    /// The most people whom one entry says to be recommended or admitted.
    pub const MOST_PEOPLE: u32 = 1_000;

    /// The most entries of a register.
    pub const MOST_ENTRIES: usize = 1_000_000;

    /// The days that it is about.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The procedures by which it is replayed.
    #[must_use]
    pub const fn procedures(&self) -> &Procedures {
        &self.procedures
    }

    /// The villages, by id.
    #[must_use]
    pub fn villages(&self) -> impl ExactSizeIterator<Item = &BackwardVillage> {
        self.villages.values()
    }

    /// The village with this id.
    #[must_use]
    pub fn village(&self, id: &Id) -> Option<&BackwardVillage> {
        self.villages.get(id)
    }

    /// Who has which role for whom, by id.
    #[must_use]
    pub fn assignments(&self) -> impl ExactSizeIterator<Item = &Assignment> {
        self.assignments.iter()
    }

    /// The villages below an organization, or the village itself, by id.
    #[must_use]
    pub fn villages_of(&self, tree: &Tree, organization: &Id) -> Vec<&BackwardVillage> {
        let below = tree.all_below(organization).into_iter().map(|one| &one.id);
        let mut all: Vec<&BackwardVillage> = std::iter::once(organization)
            .chain(below)
            .filter_map(|id| self.village(id))
            .collect();
        all.sort_by(|one, other| one.id.cmp(&other.id));
        all
    }

    /// Who has a role at an organization itself on a day, by id of the assignment.
    pub fn responsible(
        &self,
        organization: &Id,
        day: NaiveDate,
    ) -> impl Iterator<Item = &Assignment> {
        let assignments = self.assignments.iter();
        assignments
            .filter(move |one| one.organization == *organization && one.holds_on(day))
    }

    /// Whether a day lies after all those that it is about.
    pub(super) fn is_over(&self, day: NaiveDate) -> bool {
        self.period.until().is_some_and(|until| until <= day)
    }

    /// 进程推演 — where a village stands on a day and how it came there; `None` for a village
    /// that is not on the list, and of a day after those of the register.
    #[must_use]
    pub fn run(&self, village: &Id, as_of: NaiveDate) -> Option<Run> {
        let village = self.village(village).filter(|_| !self.is_over(as_of))?;
        Some(replay(self.procedures.village(), &village.history, as_of))
    }

    /// 某日状态 — the state of a village at the end of a day; `None` before it was identified,
    /// after the days of the register, and for a village that is not on the list.
    #[must_use]
    pub fn state_on(&self, village: &Id, day: NaiveDate) -> Option<Named> {
        self.run(village, day)?.state().cloned()
    }

    /// 问题台账 — the issues of a village on file on a day, each as it stands then, by id; none
    /// of a village that is not on the list, nor of a day after those of the register.
    #[must_use]
    pub fn issues_on(&self, village: &Id, day: NaiveDate) -> Vec<IssueStanding> {
        let own = self.village(village).filter(|_| !self.is_over(day));
        let issues = own.map(|own| own.issues.as_slice());
        let issues = issues.unwrap_or_default().iter();
        issues.filter_map(|issue| issue.standing(self.procedures.issue(), day)).collect()
    }
}
