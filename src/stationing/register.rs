use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::calendar::WorkCalendar;
use super::intake::TownshipRoles;
use super::posting::{DayRecord, Posting, TownshipRole, UnitVisit, VisitReport};
use super::state::DayState;
use crate::organization::{Kind, Tree};
use crate::vocabulary::{Id, Period};

/// 驻村登记草案 — a register of cadres in villages, as handed in; the order of everything makes
/// no difference.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RegisterDraft {
    /// 工作日历 — which days are working days.
    pub calendar: WorkCalendar,
    /// 选派 — who is stationed where.
    pub postings: Vec<Posting>,
    /// 每日记录 — where they were.
    pub records: Vec<DayRecord>,
    /// 到点调研 — visits of the units' leaders; `None` while no list of them was handed in: nothing
    /// is then known of them.
    pub visits: Option<Vec<UnitVisit>>,
    /// 上报调研次数 — how many visits the units report.
    pub reports: Vec<VisitReport>,
    /// 领队和帮带 — team leaders and mentors; `None` while no list of them was handed in.
    pub roles: Option<TownshipRoles>,
    /// 派出单位名单 — the units that are to send somebody; `None` while no list of them was handed
    /// in.
    pub units: Option<Vec<Id>>,
}

impl RegisterDraft {
    /// Postings, of which nothing else is on file yet.
    #[must_use]
    pub fn new(calendar: WorkCalendar, postings: Vec<Posting>) -> RegisterDraft {
        RegisterDraft {
            calendar,
            postings,
            records: Vec::new(),
            visits: None,
            reports: Vec::new(),
            roles: None,
            units: None,
        }
    }

    /// The same with records of days.
    #[must_use]
    pub fn with_records(mut self, records: Vec<DayRecord>) -> RegisterDraft {
        self.records.extend(records);
        self
    }

    /// The same with visits of leaders of units.
    #[must_use]
    pub fn with_visits(mut self, visits: Vec<UnitVisit>) -> RegisterDraft {
        self.visits.get_or_insert_default().extend(visits);
        self
    }

    /// The same with numbers of visits that units report.
    #[must_use]
    pub fn with_reports(mut self, reports: Vec<VisitReport>) -> RegisterDraft {
        self.reports.extend(reports);
        self
    }

    /// The same with team leaders and mentors.
    #[must_use]
    pub fn with_roles(mut self, roles: TownshipRoles) -> RegisterDraft {
        self.roles.get_or_insert_default().add(roles);
        self
    }

    /// The same with the list of units that are to send somebody: of one that stands on it and
    /// has nobody in a village it is known that it sent nobody, and a posting of one that does
    /// not is told.
    #[must_use]
    pub fn with_units(mut self, units: impl IntoIterator<Item = Id>) -> RegisterDraft {
        self.units.get_or_insert_default().extend(units);
        self
    }
}

/// 驻村登记 — who is stationed in which village, and where they were day by day, checked.
///
/// Made by [`RegisterDraft::check`].
#[derive(Clone, Debug)]
pub struct Register {
    pub(super) calendar: WorkCalendar,
    // Invariant: by id; no two of one cadre overlap.
    pub(super) postings: BTreeMap<Id, Posting>,
    // Invariant: days of the posting's term, each with one state.
    pub(super) days: BTreeMap<Id, BTreeMap<NaiveDate, DayState>>,
    // Invariant: by day and id.
    pub(super) visits: Option<Vec<UnitVisit>>,
    pub(super) roles: Option<TownshipRoles>,
    /// The units that are to send somebody.
    pub(super) units: BTreeSet<Id>,
    /// The villages of the tree.
    pub(super) villages: BTreeSet<Id>,
    /// The days of which the register says who was in a village.
    // Invariant: in order, with days between one and the next.
    pub(super) known: Vec<Period>,
}

impl Register {
    /// 最多选派数 — the most postings of one register.
    pub const MOST_POSTINGS: usize = 5_000;

    /// 最多记录数 — the most records of days, and the most visits, reports and roles.
    pub const MOST_RECORDS: usize = 500_000;

    /// 最多任期数 — the most postings of one cadre, as many as a sheet has
    /// [terms](Register::cadre_facts).
    pub const MOST_TERMS: usize = 20;

    /// 最多调研数 — the most visits of one leader of a unit, as many as a sheet has.
    pub const MOST_VISITS: usize = 400;

    /// 最长期限 — the most days of one term.
    pub const LONGEST_TERM: i64 = 3_660;

    /// 工作日历 — the calendar.
    #[must_use]
    pub const fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// 选派 — the postings, by id.
    #[must_use]
    pub fn postings(&self) -> impl ExactSizeIterator<Item = &Posting> {
        self.postings.values()
    }

    /// The posting with this id.
    #[must_use]
    pub fn posting(&self, id: &Id) -> Option<&Posting> {
        self.postings.get(id)
    }

    /// 当日状态 — where a cadre was on a day of the term; `None` where nothing is recorded.
    #[must_use]
    pub fn state_on(&self, posting: &Id, day: NaiveDate) -> Option<DayState> {
        self.days.get(posting)?.get(&day).copied()
    }

    /// 在驻干部 — the postings to a village that hold on a day, by id.
    pub fn stationed_in(
        &self,
        village: &Id,
        day: NaiveDate,
    ) -> impl Iterator<Item = &Posting> {
        let here = move |one: &&Posting| one.village == *village && one.holds_on(day);
        self.postings.values().filter(here)
    }

    /// 登记期间 — the days of which the register says who was in a village, in order: those of the
    /// calendar, and those of any term. Of others, such as the years between an old term and the
    /// calendar, nothing is known.
    #[must_use]
    pub fn known(&self) -> &[Period] {
        &self.known
    }

    /// 是否在登记期间 — whether the register says who was in a village on a day.
    #[must_use]
    pub fn knows(&self, day: NaiveDate) -> bool {
        self.known.iter().any(|known| known.contains(day))
    }

    /// Whether it does so of every day of a period.
    pub(super) fn knows_all(&self, period: Period) -> bool {
        self.known.iter().any(|known| known.encloses(period))
    }

    /// The visits of a unit, by day and id.
    pub(super) fn visits_of(&self, unit: &Id) -> impl Iterator<Item = &UnitVisit> {
        let all = self.visits.as_deref().unwrap_or_default().iter();
        all.filter(move |one| one.unit == *unit)
    }

    /// 领队 — the team leaders of a township, by id.
    pub fn team_leaders(&self, township: &Id) -> impl Iterator<Item = &TownshipRole> {
        let all = self.roles.iter().flat_map(|roles| &roles.team_leaders);
        all.filter(move |one| one.township == *township)
    }

    /// The postings to villages of a township that hold on a day, by id.
    #[must_use]
    pub fn stationed_under(
        &self,
        tree: &Tree,
        township: &Id,
        day: NaiveDate,
    ) -> Vec<&Posting> {
        let under = |one: &&Posting| {
            township_of(tree, &one.village) == Some(township) && one.holds_on(day)
        };
        self.postings.values().filter(under).collect()
    }
}

/// The township or street that a village stands under.
pub(super) fn township_of<'t>(tree: &'t Tree, village: &Id) -> Option<&'t Id> {
    let path = tree.path_to_root(village);
    let is_township = |kind: Kind| matches!(kind, Kind::Township | Kind::Street);
    path.into_iter().find(|one| is_township(one.kind)).map(|one| &one.id)
}
