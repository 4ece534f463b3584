use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::attendance::{Attendance, MonthAttendance, year_of};
use super::posting::Posting;
use super::reading::{Bars, Reading};
use super::register::Register;
use super::state::DayState;
use crate::explain::Report;
use crate::organization::Tree;
use crate::vocabulary::{Id, Period, Script};

/// 驻村汇总 — the attendance of several cadres in figures, in one reading.
///
/// Names stay with each [`Attendance`]; who meets which rule is for a
/// [coverage](super::attendance_coverage).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Tally {
    /// 驻村干部数 — cadres with a day in the year, each once.
    pub cadres: u32,
    /// 选派数 — postings with a day in the year; a cadre who changed the village has two.
    pub postings: u32,
    /// 实驻天数 — days that count, those on record.
    pub days: u32,
    /// 无记录的工作日 — working days of which nothing is recorded.
    pub not_recorded: u32,
    /// 请假天数 — days on leave of any kind.
    pub leave: u32,
    /// 公出天数 — days on official trips.
    pub trips: u32,
    /// 培训天数 — days in training.
    pub training: u32,
    /// 两头不见人天数 — days on which somebody was found nowhere.
    pub nowhere: u32,
    /// 有要求的月数 — months of cadres of which something is asked.
    pub months: u32,
    /// 不可能达到的月数 — those in which more is required than can be had.
    pub months_out_of_reach: u32,
    /// 未达到的月数 — those that lack days for sure.
    pub months_short: u32,
    /// 无法认定的月数 — those that may lack days, or may not.
    pub months_open: u32,
}

impl Tally {
    /// The figures of one cadre.
    #[must_use]
    pub fn of(attendance: &Attendance) -> Tally {
        Tally::within(attendance, attendance)
    }

    /// The figures of a cadre in some villages: the days there, and the months in which there
    /// were any, as they stand over the whole year in whichever village.
    fn within(whole: &Attendance, here: &Attendance) -> Tally {
        let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let is_here = |month: &&MonthAttendance| {
            here.months.iter().any(|own| own.month == month.month)
        };
        let months = || whole.months.iter().filter(is_here);
        let asked = || months().filter(|month| month.is_asked());
        let open = |lacking: super::Reached| lacking.least == 0 && lacking.most > 0;
        Tally {
            cadres: 1,
            postings: size(here.postings.len()),
            days: here.reached.least,
            not_recorded: size(here.not_recorded.len()),
            leave: here.leave_days(),
            trips: here.days_of(DayState::OnTrip),
            training: here.days_of(DayState::InTraining),
            nowhere: size(here.nowhere.len()),
            months: size(asked().count()),
            months_out_of_reach: size(asked().filter(|m| m.is_out_of_reach()).count()),
            months_short: size(months().filter(|m| m.lacking().least > 0).count()),
            months_open: size(asked().filter(|m| open(m.lacking())).count()),
        }
    }

    /// 合计 — those of one cadre and another together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: Tally) -> Option<Tally> {
        let sum = u32::checked_add;
        Some(Tally {
            cadres: sum(self.cadres, other.cadres)?,
            postings: sum(self.postings, other.postings)?,
            days: sum(self.days, other.days)?,
            not_recorded: sum(self.not_recorded, other.not_recorded)?,
            leave: sum(self.leave, other.leave)?,
            trips: sum(self.trips, other.trips)?,
            training: sum(self.training, other.training)?,
            nowhere: sum(self.nowhere, other.nowhere)?,
            months: sum(self.months, other.months)?,
            months_out_of_reach: sum(
                self.months_out_of_reach,
                other.months_out_of_reach,
            )?,
            months_short: sum(self.months_short, other.months_short)?,
            months_open: sum(self.months_open, other.months_open)?,
        })
    }

    /// 汇总报告 — the figures as a report in one script.
    #[must_use]
    pub fn report(&self, title: &str, script: Script) -> Report {
        let mut report = Report::new(title);
        let lines = [
            (script.of("驻村干部", "駐村幹部", "cadres stationed"), self.cadres),
            (script.of("选派", "選派", "postings"), self.postings),
            (script.of("实驻天数", "實駐天數", "days in the villages"), self.days),
            (
                script.of(
                    "无记录的工作日",
                    "無記錄的工作日",
                    "working days without a record",
                ),
                self.not_recorded,
            ),
            (script.of("请假天数", "請假天數", "days on leave"), self.leave),
            (script.of("公出天数", "公出天數", "days on official trips"), self.trips),
            (script.of("培训天数", "培訓天數", "days in training"), self.training),
            (
                script.of("两头不见人天数", "兩頭不見人天數", "days found nowhere"),
                self.nowhere,
            ),
            (script.of("有要求的月数", "有要求的月數", "months asked for"), self.months),
            (
                script.of("其中不可能达到", "其中不可能達到", "of them out of reach"),
                self.months_out_of_reach,
            ),
            (
                script.of("其中未达到", "其中未達到", "of them not reached"),
                self.months_short,
            ),
            (
                script.of("其中无法认定", "其中無法認定", "of them not to be told"),
                self.months_open,
            ),
        ];
        for (what, number) in lines {
            report.entry(0, what, &number.to_string());
        }
        report
    }
}

impl Register {
    /// 逐级汇总 — the figures of every organization: of a village those of its cadres, above it
    /// those of all below, each cadre once.
    ///
    /// Days are those in the villages of the organization. Months are those in which the cadre
    /// had a day there, and stand as they do over the whole year in whichever village.
    ///
    /// `None` for a year without an end or of more than twelve months, for a `tree` without the
    /// village of somebody who is posted in the year, and beyond all numbers.
    #[must_use]
    pub fn tallies(
        &self,
        tree: &Tree,
        year: Period,
        by: (&Reading, Bars),
    ) -> Option<BTreeMap<Id, Tally>> {
        year_of(year)?;
        let mut all: BTreeMap<Id, Tally> =
            tree.iter().map(|one| (one.id.clone(), Tally::default())).collect();
        let mut of_cadres: BTreeMap<&Id, Vec<&Posting>> = BTreeMap::new();
        for posting in self.overlapping(year) {
            of_cadres.entry(&posting.cadre).or_default().push(posting);
        }
        for (cadre, postings) in of_cadres {
            let mut under: BTreeMap<&Id, Vec<&Posting>> = BTreeMap::new();
            for posting in &postings {
                let path = tree.path_to_root(&posting.village);
                path.first()?;
                for organization in path {
                    under.entry(&organization.id).or_default().push(posting);
                }
            }
            let whole = self.days_of(cadre, postings, (year, by))?;
            for (organization, postings) in under {
                let here = self.days_of(cadre, postings, (year, by))?;
                let sum = all.get_mut(organization)?;
                *sum = sum.plus(Tally::within(&whole, &here))?;
            }
        }
        Some(all)
    }
}
