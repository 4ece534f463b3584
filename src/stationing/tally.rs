use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::attendance::Attendance;
use super::reading::{Bars, Reading};
use super::register::Register;
use super::state::DayState;
use crate::explain::Report;
use crate::organization::Tree;
use crate::vocabulary::{Id, Period, Script};

/// 驻村汇总 — the attendance of several postings in figures, in one reading.
///
/// Names stay with each [`Attendance`]; who meets which rule is for a
/// [coverage](crate::rule::coverage).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Tally {
    /// 选派数 — postings with a day in the year.
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
    /// 有要求的月数 — months of postings of which something is asked.
    pub months: u32,
    /// 不可能达到的月数 — those in which more is required than can be had.
    pub months_out_of_reach: u32,
    /// 未达到的月数 — those that lack days for sure.
    pub months_short: u32,
    /// 无法认定的月数 — those that may lack days, or may not.
    pub months_open: u32,
}

impl Tally {
    /// The figures of one posting.
    #[must_use]
    pub fn of(attendance: &Attendance) -> Tally {
        let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let asked = || attendance.months.iter().filter(|month| month.required.is_some());
        let open = |lacking: super::Reached| lacking.least == 0 && lacking.most > 0;
        Tally {
            postings: 1,
            days: attendance.reached.least,
            not_recorded: size(attendance.not_recorded.len()),
            leave: attendance.leave_days(),
            trips: attendance.days_of(DayState::OnTrip),
            training: attendance.days_of(DayState::InTraining),
            nowhere: size(attendance.nowhere.len()),
            months: size(asked().count()),
            months_out_of_reach: size(asked().filter(|m| m.is_out_of_reach()).count()),
            months_short: size(attendance.short_months().count()),
            months_open: size(asked().filter(|m| open(m.lacking())).count()),
        }
    }

    /// 合计 — both together, for [`Tree::roll_up`]; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: Tally) -> Option<Tally> {
        let sum = u32::checked_add;
        Some(Tally {
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
            (script.of("驻村干部", "駐村幹部", "cadres stationed"), self.postings),
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
    /// those of all below.
    ///
    /// `None` beyond all numbers.
    #[must_use]
    pub fn tallies(
        &self,
        tree: &Tree,
        year: Period,
        (reading, bars): (&Reading, Bars),
    ) -> Option<BTreeMap<Id, Tally>> {
        let mut own: BTreeMap<&Id, Tally> = BTreeMap::new();
        for posting in self.postings() {
            let Some(attendance) = self.attendance(&posting.id, year, (reading, bars))
            else {
                continue;
            };
            let sum = own.entry(&posting.village).or_default();
            *sum = sum.plus(Tally::of(&attendance))?;
        }
        tree.roll_up(|id| own.get(id).copied().unwrap_or_default(), Tally::plus)
    }
}
