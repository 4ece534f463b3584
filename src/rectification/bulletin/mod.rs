mod make;
mod words;

use chrono::NaiveDate;
use serde::Serialize;

use super::issue::IssueStanding;
use super::presence::{Presence, Stay};
use crate::facts::Raw;
use crate::procedure::Clock;
use crate::vocabulary::{Id, Label, Named};

/// 月通报 — how rectification stands at the end of a month, township by township, with those
/// who are responsible.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, first speech, 三(四).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bulletin {
    /// The month, as documents write it: `2005-09`.
    pub month: String,
    /// Its last day, on which states and roles stand.
    pub as_of: NaiveDate,
    /// Those responsible above the townships, by organization and id.
    pub responsible: Vec<Responsible>,
    /// How many villages stand where, and what the month changed.
    pub totals: Totals,
    /// The townships with backward villages, by id.
    pub townships: Vec<TownshipBulletin>,
}

/// 合计 — all the villages of a bulletin together.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Totals {
    /// How many villages.
    pub villages: u32,
    /// How many of them were identified in the month.
    pub identified: u32,
    /// Every state in which a village is, or was when the month began, in the order of the
    /// procedure.
    pub states: Vec<StateTotal>,
    /// How many issues were resolved in the month.
    pub resolved: u32,
    /// How many are not resolved at its end.
    pub open: u32,
}

/// 各状态村数 — how many villages are in a state.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StateTotal {
    /// The state.
    pub state: Named,
    /// At the end of the month.
    pub villages: u32,
    /// Before the month began.
    pub before: u32,
}

/// 责任人 — who has which role for what.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Responsible {
    /// For which organization.
    pub organization: Id,
    /// The role, by its word.
    pub role: &'static str,
    /// Who has it.
    pub holder: Id,
}

/// 乡镇通报 — one township.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TownshipBulletin {
    /// The township.
    pub township: Id,
    /// What it is called, where that was said.
    pub name: Option<String>,
    /// Those responsible in it, by id of the assignment.
    pub responsible: Vec<Responsible>,
    /// The stays of its secretary that ended in the month.
    pub stays: Vec<Stay>,
    /// Its backward villages, by id.
    pub villages: Vec<VillageBulletin>,
}

/// 村通报 — one village.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct VillageBulletin {
    /// The village.
    pub village: Id,
    /// What it is called, where that was said.
    pub name: Option<String>,
    /// Those responsible for it alone, by id of the assignment.
    pub responsible: Vec<Responsible>,
    /// Its state at the end of the month.
    pub state: Named,
    /// Since which day.
    pub since: NaiveDate,
    /// What moved in the month.
    pub moved: Vec<Moved>,
    /// What else happened in the month, in words: teams, members, works, petitions.
    pub happened: Vec<(NaiveDate, Label)>,
    /// Its issues at the end of the month that are not resolved, by id.
    pub open_issues: Vec<IssueStanding>,
    /// Those that were resolved in the month, by id.
    pub resolved_issues: Vec<IssueStanding>,
    /// How often the bodies were there in the month, in the order of the bars.
    pub presence: Vec<Presence>,
    /// What is overdue at the end of the month, of the village and of its issues.
    pub overdue: Vec<Clock>,
}

/// 进展 — a state that a village entered.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Moved {
    /// The day.
    pub on: NaiveDate,
    /// The state that it was in.
    pub from: Named,
    /// The state that it entered.
    pub to: Named,
}

impl Bulletin {
    /// 通报的事实 — what the bulletin tells, as facts for a sheet: whether it tells of the
    /// progress, and whether for every township, or for each of its villages, it names somebody
    /// of the county and somebody of the township. Nothing of a month without villages, of
    /// which there is nothing to tell.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Raw)> {
        let all = |roles: &[&str]| {
            let named =
                |list: &[Responsible]| list.iter().any(|one| roles.contains(&one.role));
            let is_named = |one: &TownshipBulletin| {
                named(&self.responsible)
                    || named(&one.responsible)
                    || one.villages.iter().all(|village| named(&village.responsible))
            };
            Raw::Boolean(self.townships.iter().all(is_named))
        };
        let county = ["county-leader", "contact-person", "county-work-team"];
        let township =
            ["township-secretary", "deputy-secretary", "organization-commissioner"];
        if self.townships.is_empty() {
            return Vec::new();
        }
        vec![
            ("bulletin.progress", Raw::Boolean(true)),
            ("bulletin.names_county", all(&county)),
            ("bulletin.names_township", all(&township)),
        ]
    }
}
