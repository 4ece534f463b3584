use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::state::DayState;
use crate::vocabulary::{Id, Label, Period};

/// 选派 — a cadre of a unit in a village, for a term.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Posting {
    /// 编号 — the id of the posting.
    pub id: Id,
    /// 驻村干部 — who.
    pub cadre: Id,
    /// 派出单位 — which unit sent the cadre.
    pub unit: Id,
    /// 驻点村 — in which village.
    pub village: Id,
    /// 起始日期 — the first day.
    pub from: NaiveDate,
    /// 截止日期 — the last day.
    pub last: NaiveDate,
}

impl Posting {
    /// A cadre of a unit in a village, from a day to another one.
    #[must_use]
    pub fn new(
        id: Id,
        (cadre, unit, village): (Id, Id, Id),
        (from, last): (NaiveDate, NaiveDate),
    ) -> Posting {
        Posting { id, cadre, unit, village, from, last }
    }

    /// The term; `None` where it ends before it begins.
    #[must_use]
    pub fn term(&self) -> Option<Period> {
        Period::new(self.from, self.last.succ_opt()).ok()
    }

    /// Whether the cadre is stationed on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.last
    }
}

/// 每日记录 — where a cadre was, on a day or on several running.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct DayRecord {
    /// 编号 — the id of the record.
    pub id: Id,
    /// 选派 — the id of the posting.
    pub posting: Id,
    /// 起始日期 — the first day.
    pub from: NaiveDate,
    /// 截止日期 — the last day.
    pub last: NaiveDate,
    /// 状态 — where the cadre was.
    pub state: DayState,
    /// 审批人 — who approved it, of leave.
    pub approved_by: Option<String>,
}

impl DayRecord {
    /// Where a cadre was from a day to another one; leave without an approval yet.
    #[must_use]
    pub const fn new(
        id: Id,
        posting: Id,
        (from, last): (NaiveDate, NaiveDate),
        state: DayState,
    ) -> DayRecord {
        DayRecord { id, posting, from, last, state, approved_by: None }
    }

    /// The same with who approved it.
    #[must_use]
    pub fn approved(mut self, by: &str) -> DayRecord {
        self.approved_by = Some(by.to_owned());
        self
    }
}

/// 调研领导 — who of the unit comes to the village.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Visitor {
    /// 主要领导 — the principal leader.
    Principal,
    /// 分管领导 — the deputy in charge.
    Deputy,
}

impl Visitor {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Visitor); 2] =
        [("principal", Visitor::Principal), ("deputy", Visitor::Deputy)];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Visitor::Principal => Label::new("主要领导", "主要領導", "principal leader"),
            Visitor::Deputy => Label::new("分管领导", "分管領導", "deputy in charge"),
        }
    }
}

/// 到点调研 — a visit of a unit's leader to a village in which it has a cadre.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct UnitVisit {
    /// The id.
    pub id: Id,
    /// 单位 — which unit.
    pub unit: Id,
    /// 村 — which village.
    pub village: Id,
    /// 日期 — the day.
    pub on: NaiveDate,
    /// 领导 — who came.
    pub by: Visitor,
}

/// 上报调研次数 — how often a unit reports that a leader came in a half-year.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct VisitReport {
    /// The id.
    pub id: Id,
    /// 单位 — which unit.
    pub unit: Id,
    /// 半年度 — a day of the half-year.
    pub in_half_year_of: NaiveDate,
    /// 领导 — who came.
    pub by: Visitor,
    /// 次数 — how often, as reported.
    pub times: u32,
}

/// 乡镇职责 — what somebody is in a township for the stationed cadres.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct TownshipRole {
    /// The id.
    pub id: Id,
    /// 乡镇 — the township.
    pub township: Id,
    /// 人员 — who.
    pub person: Id,
    /// 帮带 — the posting of the cadre whom a leader of the township mentors; `None` of a team
    /// leader 领队.
    pub mentors: Option<Id>,
    /// 起始日期 — the first day; `None` where that is not said: whenever it began.
    pub from: Option<NaiveDate>,
    /// 截止日期 — the last day; `None` where that is not said: it goes on.
    pub last: Option<NaiveDate>,
}

impl TownshipRole {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.last.is_none_or(|last| day <= last)
    }

    /// Whether there is a day on which both hold.
    pub(super) fn overlaps(&self, other: &TownshipRole) -> bool {
        let begins = |one: &TownshipRole, end: Option<NaiveDate>| {
            one.from.is_none_or(|from| end.is_none_or(|end| from <= end))
        };
        begins(self, other.last) && begins(other, self.last)
    }

    /// The first day on which both hold, of two that overlap; `None` where neither says when it
    /// began.
    pub(super) fn first_day_with(&self, other: &TownshipRole) -> Option<NaiveDate> {
        self.from.max(other.from)
    }
}

/// 在册限制 — a bar as it is kept on file, with the record that grounds it.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Ban {
    /// The id.
    pub id: Id,
    /// 对象 — whom it is on.
    pub who: Id,
    /// 依据 — the id of the record of [`consequence`](crate::consequence) that grounds it.
    pub ground: Id,
    /// 起始日期 — its first day.
    pub from: NaiveDate,
}
