use std::collections::BTreeMap;
use std::collections::btree_map::Entry as MapEntry;

use chrono::NaiveDate;
use serde::Serialize;

use super::entry::{Entry, What};
use crate::procedure::Ballot;
use crate::vocabulary::{Id, Label};

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
}

impl IssueKind {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, IssueKind); 9] = [
        ("land", IssueKind::Land),
        ("homesteads", IssueKind::Homesteads),
        ("streets", IssueKind::Streets),
        ("tax-arrears", IssueKind::TaxArrears),
        ("factions", IssueKind::Factions),
        ("public-order", IssueKind::PublicOrder),
        ("finance", IssueKind::Finance),
        ("family-planning", IssueKind::FamilyPlanning),
        ("legacy", IssueKind::Legacy),
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
        };
        Label::new(hans, hant, en)
    }
}

/// 问题处理步骤 — what was done about an issue.
///
/// # Source
/// Second speech, 抓重点: at once, by steps, or explained; and taken up again where most
/// villagers are not satisfied.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueStep {
    /// 提出 — it was put on file.
    Opened,
    /// 立即解决 — it was solved at once.
    SolvedAtOnce,
    /// 逐步解决 — it is being solved step by step.
    SolvedBySteps,
    /// 作出说明 — it was explained that it cannot be solved for now.
    Explained,
    /// 已解决 — it was resolved.
    Resolved,
    /// 重新研究 — it was taken up again.
    Reopened,
}

impl IssueStep {
    /// All six with the word by which documents name them.
    pub const ALL: [(&'static str, IssueStep); 6] = [
        ("opened", IssueStep::Opened),
        ("solved-at-once", IssueStep::SolvedAtOnce),
        ("solved-by-steps", IssueStep::SolvedBySteps),
        ("explained", IssueStep::Explained),
        ("resolved", IssueStep::Resolved),
        ("reopened", IssueStep::Reopened),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            IssueStep::Opened => ("提出", "提出", "opened"),
            IssueStep::SolvedAtOnce => ("立即解决", "立即解決", "solved at once"),
            IssueStep::SolvedBySteps => ("逐步解决", "逐步解決", "being solved by steps"),
            IssueStep::Explained => ("作出说明", "作出說明", "explained"),
            IssueStep::Resolved => ("已解决", "已解決", "resolved"),
            IssueStep::Reopened => ("重新研究", "重新研究", "reopened"),
        };
        Label::new(hans, hant, en)
    }

    /// Whether the issue is resolved after this step.
    #[must_use]
    pub const fn resolves(self) -> bool {
        match self {
            IssueStep::SolvedAtOnce | IssueStep::Resolved => true,
            IssueStep::Opened
            | IssueStep::SolvedBySteps
            | IssueStep::Explained
            | IssueStep::Reopened => false,
        }
    }

    /// Whether it can follow another step; `None` is the beginning.
    pub(super) const fn may_follow(self, before: Option<IssueStep>) -> bool {
        match (before, self) {
            (None, IssueStep::Opened) => true,
            (None, _) | (Some(_), IssueStep::Opened) => false,
            (Some(before), IssueStep::Reopened) => {
                before.resolves() || matches!(before, IssueStep::Explained)
            }
            (Some(before), _) => !before.resolves(),
        }
    }
}

/// 问题情况 — how an issue of a village stands on a day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Issue {
    /// The issue, by its id within the village.
    pub id: Id,
    /// What it is about.
    pub kind: IssueKind,
    /// Since which day it has been on file.
    pub opened: NaiveDate,
    /// The last step by the day.
    pub step: IssueStep,
    /// The day of that step.
    pub on: NaiveDate,
    /// The last vote of the villagers by the day; `None` where there was none.
    pub ballot: Option<Ballot>,
}

impl Issue {
    /// Whether it is resolved on the day.
    #[must_use]
    pub const fn is_resolved(&self) -> bool {
        self.step.resolves()
    }
}

/// The issues among entries that stand in their order, as they stand on a day, by id.
pub(super) fn issues_on(entries: &[Entry], day: NaiveDate) -> Vec<Issue> {
    let mut issues: BTreeMap<&Id, Issue> = BTreeMap::new();
    for entry in entries.iter().take_while(|entry| entry.on <= day) {
        let What::Issue { issue, kind, step, ballot } = &entry.what else { continue };
        match issues.entry(issue) {
            MapEntry::Occupied(known) => {
                let known = known.into_mut();
                (known.step, known.on) = (*step, entry.on);
                known.ballot = ballot.or(known.ballot);
            }
            MapEntry::Vacant(place) => {
                place.insert(Issue {
                    id: issue.clone(),
                    kind: *kind,
                    opened: entry.on,
                    step: *step,
                    on: entry.on,
                    ballot: *ballot,
                });
            }
        }
    }
    issues.into_values().collect()
}
