//! Counting: the figures of one village, and those of all along the tree.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{IssuesResolved, NotKnown, States, Summary, Tally, Works};
use crate::organization::{BothTeams, Teams, Tree};
use crate::rectification::entry::{Entry, Stage, TeamEvent, What, WorkKind};
use crate::rectification::facts::has_relapsed;
use crate::rectification::issue::{IssueKind, IssueStanding};
use crate::rectification::procedures::Procedures;
use crate::rectification::register::Register;
use crate::vocabulary::{Amount, Exact, Id, Verdict};

impl Register {
    /// 村级统计 — the figures of one village on a day.
    ///
    /// Nothing of a village that is not on the list, or that was identified later. `None` of a
    /// day after those of the register, and beyond all numbers.
    #[must_use]
    pub fn tally(
        &self,
        (tree, teams): (&Tree, &Teams),
        village: &Id,
        as_of: NaiveDate,
    ) -> Option<Tally> {
        if self.is_over(as_of) {
            return None;
        }
        let Some(own) = self.village(village).filter(|own| own.identified <= as_of)
        else {
            return Some(Tally::default());
        };
        let mut figures = Summary { villages: 1, ..Summary::default() };
        let mut states = States::default();
        self.count_moves(&own.id, as_of, (&mut figures, &mut states));
        let by_then = own.entries.iter().take_while(|entry| entry.on <= as_of);
        let by_then: Vec<&Entry> = by_then.collect();
        count_teams(&by_then, &mut figures);
        count_members(&by_then, &mut figures)?;
        figures.works = works(&by_then)?;
        figures.issues_resolved = resolved(&self.issues_on(village, as_of));
        let mut not_known = NotKnown::default();
        let both = teams.soundness(tree, village, as_of);
        count_sound(&both, &mut figures, &mut not_known);
        Some(Tally { figures, states, not_known })
    }

    /// 逐级统计 — the figures of every organization on a day: its own and those of all below
    /// it. `None` of a day after those of the register, and beyond all numbers.
    #[must_use]
    pub fn tallies(
        &self,
        tree: &Tree,
        teams: &Teams,
        as_of: NaiveDate,
    ) -> Option<BTreeMap<Id, Tally>> {
        if self.is_over(as_of) {
            return None;
        }
        let mut all = BTreeMap::new();
        for id in self.villages.keys() {
            all.insert(id, self.tally((tree, teams), id, as_of)?);
        }
        let own = |id: &Id| all.get(id).copied().unwrap_or_default();
        tree.roll_up(own, Tally::plus)
    }

    fn count_moves(
        &self,
        village: &Id,
        as_of: NaiveDate,
        (figures, own): (&mut Summary, &mut States),
    ) {
        let Some(run) = self.run(village, as_of) else { return };
        let states = || run.stays.iter().map(|stay| stay.state.id.as_str());
        let has_applied = states().any(|state| state == Procedures::APPLIED);
        let last = states()
            .rev()
            .find(|state| [Procedures::PASSED, Procedures::FAILED].contains(state));
        figures.applied = u32::from(has_applied);
        figures.not_applied = u32::from(!has_applied);
        figures.passed = u32::from(last == Some(Procedures::PASSED));
        figures.failed = u32::from(last == Some(Procedures::FAILED));
        let now = states().next_back();
        // One whose tracking is over stays in an end state of its own.
        let before = states().rev().nth(usize::from(run.is_over));
        let has_relapsed = has_relapsed(states());
        own.under_way = u32::from(now == Some(Procedures::UNDER_WAY));
        own.under_way_again = own.under_way.min(u32::from(has_relapsed));
        own.relapsed = u32::from(now == Some(Procedures::RELAPSED));
        own.consolidated = u32::from(before == Some(Procedures::CONSOLIDATED));
    }
}

fn count_teams(entries: &[&Entry], figures: &mut Summary) {
    let has = |wanted: TeamEvent| {
        let is = |entry: &&Entry| matches!(entry.what, What::Team { event, .. } if event == wanted);
        u32::from(entries.iter().any(is))
    };
    figures.branch_rebuilt = has(TeamEvent::BranchRebuilt);
    figures.committee_by_elected = has(TeamEvent::CommitteeByElected);
}

fn count_members(entries: &[&Entry], figures: &mut Summary) -> Option<()> {
    for entry in entries {
        match &entry.what {
            What::Members { stage, number } => {
                let place = match stage {
                    Stage::Activists => &mut figures.activists,
                    Stage::ReserveCadres => &mut figures.reserve_cadres,
                    Stage::Admitted => &mut figures.members_admitted,
                };
                *place = place.checked_add(*number)?;
            }
            What::Petition => {
                figures.collective_petitions =
                    figures.collective_petitions.checked_add(1)?;
            }
            What::Move(_)
            | What::Team { .. }
            | What::IssueOpened { .. }
            | What::IssueMove { .. }
            | What::Work { .. }
            | What::Visit { .. } => {}
        }
    }
    figures.villages_admitting = u32::from(figures.members_admitted > 0);
    Some(())
}

fn works(entries: &[&Entry]) -> Option<Works> {
    let mut works = Works::default();
    for entry in entries {
        let What::Work { kind, amount } = entry.what else { continue };
        // The check of the register has seen to it that these are whole.
        let add = |so_far: u32| so_far.checked_add(whole(amount)?);
        match kind {
            WorkKind::Greenhouses => works.greenhouses = add(works.greenhouses)?,
            WorkKind::Wells => works.wells = add(works.wells)?,
            WorkKind::Road => works.road_km = works.road_km.plus(amount)?,
            WorkKind::HighValueCrops => {
                works.high_value_crops_mu = works.high_value_crops_mu.plus(amount)?;
            }
            WorkKind::LivestockAreas => {
                works.livestock_areas = add(works.livestock_areas)?;
            }
            WorkKind::LivestockHouseholds => {
                works.livestock_households = add(works.livestock_households)?;
            }
            WorkKind::Other => {}
        }
    }
    Some(works)
}

fn whole(amount: Amount) -> Option<u32> {
    let amount = Exact::from(amount);
    let whole = amount.numerator().checked_div(amount.denominator())?;
    u32::try_from(whole).ok()
}

fn resolved(issues: &[IssueStanding]) -> IssuesResolved {
    let is_resolved = |kind: IssueKind| {
        let mut of_kind = issues.iter().filter(|issue| issue.kind == kind).peekable();
        u32::from(of_kind.peek().is_some() && of_kind.all(|issue| issue.is_resolved))
    };
    IssuesResolved {
        land: is_resolved(IssueKind::Land),
        homesteads: is_resolved(IssueKind::Homesteads),
        streets: is_resolved(IssueKind::Streets),
        tax_arrears: is_resolved(IssueKind::TaxArrears),
        factions: is_resolved(IssueKind::Factions),
    }
}

fn count_sound(both: &BothTeams, figures: &mut Summary, not_known: &mut NotKnown) {
    let places = [
        (both.branch(), &mut figures.branch_sound, &mut not_known.branch_sound),
        (both.committee(), &mut figures.committee_sound, &mut not_known.committee_sound),
        (both.both(), &mut figures.both_sound, &mut not_known.both_sound),
    ];
    for (verdict, sound, open) in places {
        *sound = u32::from(verdict == Verdict::Met);
        *open = u32::from(verdict == Verdict::Undetermined);
    }
}
