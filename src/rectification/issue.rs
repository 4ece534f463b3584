use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::entry::Opinion;
use super::procedures::Procedures;
use crate::procedure::{History, Procedure, replay};
use crate::vocabulary::{Id, Label, Named};

/// 问题类别 — what an issue is about.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, first speech, 一(四) (the first five) and 二(一).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueKind {
    /// 土地 — land.
    Land,
    /// 宅基 — homesteads.
    Homesteads,
    /// 街道 — the streets of the village.
    Streets,
    /// 农业税清欠 — arrears of the agricultural tax.
    TaxArrears,
    /// 宗派矛盾 — factions.
    Factions,
    /// 社会治安 — public order.
    PublicOrder,
    /// 村级财务 — the finances of the village.
    Finance,
    /// 计划生育 — family planning.
    FamilyPlanning,
    /// 历史遗留问题 — what earlier years left behind.
    Legacy,
    /// 其他问题 — something else: land taken, pollution, allowances. No criterion of
    /// `rectification-2005` names it, and no fact counts it.
    Other,
}

impl IssueKind {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, IssueKind); 10] = [
        ("land", IssueKind::Land),
        ("homesteads", IssueKind::Homesteads),
        ("streets", IssueKind::Streets),
        ("tax-arrears", IssueKind::TaxArrears),
        ("factions", IssueKind::Factions),
        ("public-order", IssueKind::PublicOrder),
        ("finance", IssueKind::Finance),
        ("family-planning", IssueKind::FamilyPlanning),
        ("legacy", IssueKind::Legacy),
        ("other", IssueKind::Other),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            IssueKind::Land => ("土地", "土地", "land"),
            IssueKind::Homesteads => ("宅基", "宅基", "homesteads"),
            IssueKind::Streets => ("街道", "街道", "streets"),
            IssueKind::TaxArrears => ("农业税清欠", "農業稅清欠", "tax arrears"),
            IssueKind::Factions => ("宗派矛盾", "宗派矛盾", "factions"),
            IssueKind::PublicOrder => ("社会治安", "社會治安", "public order"),
            IssueKind::Finance => ("村级财务", "村級財務", "finances of the village"),
            IssueKind::FamilyPlanning => ("计划生育", "計劃生育", "family planning"),
            IssueKind::Legacy => ("历史遗留问题", "歷史遺留問題", "legacy issues"),
            IssueKind::Other => ("其他问题", "其他問題", "other issues"),
        };
        Label::new(hans, hant, en)
    }
}

/// 问题 — an issue of a village, with everything that was done about it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Issue {
    /// The issue, by its id within the village.
    pub id: Id,
    /// What it is about.
    pub kind: IssueKind,
    /// Since which day it has been on file.
    pub opened: NaiveDate,
    /// What was done about it, as the procedure reads it.
    pub history: History,
    /// What the villagers thought of it, by the day on which they were asked.
    pub opinions: BTreeMap<NaiveDate, Opinion>,
}

/// 问题情况 — how an issue of a village stands on a day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct IssueStanding {
    /// The issue, by its id within the village.
    pub issue: Id,
    /// What it is about.
    pub kind: IssueKind,
    /// Since which day it has been on file.
    pub opened: NaiveDate,
    /// Its state on the day.
    pub state: Named,
    /// Since which day it has been in that state.
    pub since: NaiveDate,
    /// Whether it is solved: handled, or accepted by most villagers. One that they do not
    /// accept is not solved, and neither is one that is explained or being solved by steps.
    pub is_resolved: bool,
}

impl Issue {
    /// How it stands on a day; `None` before it was put on file.
    pub(super) fn standing(
        &self,
        procedure: &Procedure,
        day: NaiveDate,
    ) -> Option<IssueStanding> {
        if day < self.opened {
            return None;
        }
        let run = replay(procedure, &self.history, day);
        let stay = run.stays.last()?;
        let resolved = [Procedures::HANDLED, Procedures::ACCEPTED];
        Some(IssueStanding {
            issue: self.id.clone(),
            kind: self.kind,
            opened: self.opened,
            state: stay.state.clone(),
            since: stay.from,
            is_resolved: resolved.contains(&stay.state.id.as_str()),
        })
    }
}
