mod count;
mod words;

use serde::{Deserialize, Serialize};

use crate::vocabulary::Amount;

/// 整顿统计 — the figures of the backward villages of an organization on a day.
///
/// The same figures as those of the speech, under the same heads. What happened is counted
/// from the beginning of the register to the day; what cannot be told is in none of them, and
/// stands in [`Tally::not_known`].
///
/// # Units
/// Villages, teams, people, events; greenhouses, wells, areas and households in number, roads
/// in kilometres, crops in mu, both exact.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, first speech, 一 and 一(四).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Summary {
    /// 后进村 — villages identified as backward by the day.
    pub villages: u32,
    /// 申报验收 — those that applied for acceptance at least once.
    pub applied: u32,
    /// 验收合格 — those whose last inspection was passed.
    pub passed: u32,
    /// 验收不合格 — those whose last inspection was failed.
    pub failed: u32,
    /// 未申报验收 — those that never applied.
    pub not_applied: u32,
    /// 支部班子健全 — those whose branch team is sound on the day.
    pub branch_sound: u32,
    /// 村委班子健全 — those whose village committee is.
    pub committee_sound: u32,
    /// 两委班子都健全 — those where both are.
    pub both_sound: u32,
    /// 建立健全支部班子 — those whose branch team was set up or completed.
    pub branch_rebuilt: u32,
    /// 补选健全村委班子 — those whose village committee was completed in a by-election.
    pub committee_by_elected: u32,
    /// 入党积极分子 — activists recommended.
    pub activists: u32,
    /// 后备干部 — reserve cadres recommended.
    pub reserve_cadres: u32,
    /// 发展党员的村 — villages that admitted members.
    pub villages_admitting: u32,
    /// 发展党员 — members admitted.
    pub members_admitted: u32,
    /// 集体上访 — collective petitions.
    pub collective_petitions: u32,
    /// 解决突出问题 — villages that resolved their issues, by kind.
    pub issues_resolved: IssuesResolved,
    /// 实事 — what was built or developed.
    pub works: Works,
}

/// 解决突出问题的村 — villages that resolved their issues of a kind.
///
/// A village counts where it has had an issue of the kind on file and none of them is
/// unresolved on the day; see [`IssueStanding`](super::IssueStanding).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct IssuesResolved {
    /// 调整土地 — land.
    pub land: u32,
    /// 宅基纠纷 — homesteads.
    pub homesteads: u32,
    /// 整修街道 — streets.
    pub streets: u32,
    /// 清欠农业税 — tax arrears.
    pub tax_arrears: u32,
    /// 宗派矛盾 — factions.
    pub factions: u32,
}

/// 实事 — what was built or developed, added up.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Works {
    /// 大中拱棚 — greenhouses.
    pub greenhouses: u32,
    /// 机井 — wells sunk or repaired.
    pub wells: u32,
    /// 修路公里数 — kilometres of road.
    pub road_km: Amount,
    /// 高价值经济作物亩数 — mu of high-value crops.
    pub high_value_crops_mu: Amount,
    /// 养殖小区 — livestock areas.
    pub livestock_areas: u32,
    /// 养殖户 — households that keep livestock.
    pub livestock_households: u32,
}

impl Default for Works {
    fn default() -> Works {
        Works {
            greenhouses: 0,
            wells: 0,
            road_km: Amount::ZERO,
            high_value_crops_mu: Amount::ZERO,
            livestock_areas: 0,
            livestock_households: 0,
        }
    }
}

/// 目前状态 — where the villages stand on the day, whatever the last inspection came to.
///
/// A village that relapsed has passed all the same, and stands in [`Summary::passed`]; one that
/// failed or relapsed and is being rectified again stands among those under way. Those that
/// are in none of these states are in no figure here.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct States {
    /// 整顿中 — those that are being rectified.
    pub under_way: u32,
    /// 反弹后整顿中 — those of them that relapsed since they last passed.
    pub under_way_again: u32,
    /// 反弹 — those that were found relapsed, and are not being rectified yet.
    pub relapsed: u32,
    /// 巩固 — those whose result was found to last, tracked or closed.
    pub consolidated: u32,
}

/// 无法认定 — villages of which it cannot be told whether their teams are sound.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NotKnown {
    /// 支部班子 — the branch team.
    pub branch_sound: u32,
    /// 村委班子 — the village committee.
    pub committee_sound: u32,
    /// 两委班子 — both.
    pub both_sound: u32,
}

/// 统计 — figures, and how many villages are missing from them because it cannot be told.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Tally {
    /// What can be told.
    pub figures: Summary,
    /// Where the villages stand on the day.
    pub states: States,
    /// What cannot be told.
    pub not_known: NotKnown,
}

/// The sum of each of these fields of two.
macro_rules! each_plus {
    ($one:expr, $other:expr, $name:ident { $($number:ident),+ $(; $($part:ident),+)? }) => {
        $name {
            $($number: $one.$number.checked_add($other.$number)?,)+
            $($($part: $one.$part.plus($other.$part)?,)+)?
        }
    };
}

impl Tally {
    /// 合计 — both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: Tally) -> Option<Tally> {
        let figures = self.figures.plus(other.figures)?;
        let states = self.states.plus(other.states)?;
        let not_known = self.not_known.plus(other.not_known)?;
        Some(Tally { figures, states, not_known })
    }
}

impl States {
    /// Both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: States) -> Option<States> {
        Some(each_plus!(
            self,
            other,
            States { under_way, under_way_again, relapsed, consolidated }
        ))
    }
}

impl NotKnown {
    /// Both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: NotKnown) -> Option<NotKnown> {
        Some(each_plus!(
            self,
            other,
            NotKnown { branch_sound, committee_sound, both_sound }
        ))
    }
}

impl Summary {
    /// Both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: Summary) -> Option<Summary> {
        Some(each_plus!(self, other, Summary {
            villages,
            applied,
            passed,
            failed,
            not_applied,
            branch_sound,
            committee_sound,
            both_sound,
            branch_rebuilt,
            committee_by_elected,
            activists,
            reserve_cadres,
            villages_admitting,
            members_admitted,
            collective_petitions;
            issues_resolved,
            works
        }))
    }
}

impl IssuesResolved {
    /// Both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: IssuesResolved) -> Option<IssuesResolved> {
        Some(each_plus!(
            self,
            other,
            IssuesResolved { land, homesteads, streets, tax_arrears, factions }
        ))
    }
}

impl Works {
    /// Both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: Works) -> Option<Works> {
        Some(each_plus!(self, other, Works {
            greenhouses,
            wells,
            livestock_areas,
            livestock_households;
            road_km,
            high_value_crops_mu
        }))
    }
}
