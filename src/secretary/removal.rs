use serde::{Deserialize, Serialize};

use super::because::Because;
use super::history::{GradeHistory, GradedPeriod};
use super::rules::{Chain, Corrected, RemovalRules, Ungraded};
use crate::vocabulary::{Ground, Id, Period, Verdict};

/// 调整退出认定 — whether a secretary must be replaced, since when, and every step to it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Removal {
    /// The period whose result requires it; `None` when nothing does.
    pub since: Option<Period>,
    /// The steps, period by period.
    pub steps: Vec<Because>,
    /// Where the numbers come from.
    pub ground: Ground,
}

impl Removal {
    /// The id of the rule.
    pub const RULE: &'static str = "secretary/removal";

    /// Met when the secretary must be replaced.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        if self.since.is_some() { Verdict::Met } else { Verdict::NotMet }
    }
}

/// 应予调整退出 — `secretary/removal`: does the history require that the secretary be
/// replaced?
///
/// The first period that reaches either count decides; later ones are not looked at. Days
/// between two periods count like a period without a grade.
///
/// # Source
/// 农村干部培训动员大会讲话, 三(四) 三是.
///
/// # Examples
/// See [the room](crate::secretary).
#[must_use]
pub fn removal(rules: &RemovalRules, history: &GradeHistory) -> Removal {
    let mut count = Count { rules, in_a_row: 0, in_all: 0, steps: Vec::new() };
    let mut since = None;
    let mut last: Option<&GradedPeriod> = None;
    let mut office = (None, None);
    for graded in history.periods() {
        if let Some(before) = last {
            count.days_between(before.period, graded.period);
        }
        count.change_of_office(&mut office, graded);
        if count.result(graded) {
            since = Some(graded.period);
            break;
        }
        last = Some(graded);
    }
    if since.is_none() {
        count.steps.push(Because::NotEnough {
            in_a_row: count.in_a_row,
            in_a_row_asked: rules.in_a_row,
            in_all: count.in_all,
            in_all_asked: rules.in_all,
        });
    }
    Removal { since, steps: count.steps, ground: rules.ground.clone() }
}

struct Count<'r> {
    rules: &'r RemovalRules,
    in_a_row: u32,
    in_all: u32,
    steps: Vec<Because>,
}

impl Count<'_> {
    fn days_between(&mut self, before: Period, after: Period) {
        let gap =
            before.until().and_then(|end| Period::new(end, Some(after.from())).ok());
        let Some(period) = gap else { return };
        self.steps.push(match self.rules.ungraded {
            Ungraded::BreaksTheRow => {
                self.in_a_row = 0;
                Because::GapBreaks { period }
            }
            Ungraded::PassedOver => Because::GapPassedOver { period },
        });
    }

    /// A new term or another village; what is not stated is as before.
    fn change_of_office<'h>(
        &mut self,
        office: &mut (Option<&'h Id>, Option<u32>),
        graded: &'h GradedPeriod,
    ) {
        let period = graded.period;
        let (village, term) = (graded.office.village.as_ref(), graded.office.term);
        if let (Some(before), Some(now)) = (office.0, village)
            && before != now
        {
            let village = now.clone();
            let step = match self.rules.transfer {
                Chain::StartsAfresh => {
                    self.start_afresh();
                    Because::TransferStartsAfresh { period, village }
                }
                Chain::CountsOn => Because::TransferCountsOn { period, village },
            };
            self.steps.push(step);
        }
        if let (Some(before), Some(now)) = (office.1, term)
            && before != now
        {
            let step = match self.rules.new_term {
                Chain::StartsAfresh => {
                    self.start_afresh();
                    Because::NewTermStartsAfresh { period }
                }
                Chain::CountsOn => Because::NewTermCountsOn { period },
            };
            self.steps.push(step);
        }
        *office = (village.or(office.0), term.or(office.1));
    }

    const fn start_afresh(&mut self) {
        self.in_a_row = 0;
        self.in_all = 0;
    }

    /// Counts one result; true when it requires removal.
    fn result(&mut self, graded: &GradedPeriod) -> bool {
        let period = graded.period;
        match self.standing_grade(graded) {
            None => {
                self.steps.push(match self.rules.ungraded {
                    Ungraded::BreaksTheRow => {
                        self.in_a_row = 0;
                        Because::UngradedBreaks { period }
                    }
                    Ungraded::PassedOver => Because::UngradedPassedOver { period },
                });
                false
            }
            Some(grade) if self.rules.grades.contains(&grade) => {
                self.in_a_row = self.in_a_row.saturating_add(1);
                self.in_all = self.in_all.saturating_add(1);
                let (in_a_row, in_all) = (self.in_a_row, self.in_all);
                self.steps.push(Because::Failed { period, grade, in_a_row, in_all });
                self.is_enough(period)
            }
            Some(grade) => {
                self.in_a_row = 0;
                self.steps.push(Because::Passed { period, grade, in_all: self.in_all });
                false
            }
        }
    }

    fn standing_grade(&mut self, graded: &GradedPeriod) -> Option<Id> {
        let Some(corrected) = &graded.corrected else { return graded.grade.clone() };
        let period = graded.period;
        match self.rules.corrected {
            Corrected::Replaces => {
                let (before, after) = (graded.grade.clone(), corrected.grade.clone());
                self.steps.push(Because::CorrectionReplaces { period, before, after });
                corrected.grade.clone()
            }
            Corrected::OriginalStands => {
                let stands = graded.grade.clone();
                self.steps.push(Because::CorrectionIgnored { period, stands });
                graded.grade.clone()
            }
        }
    }

    fn is_enough(&mut self, period: Period) -> bool {
        let (in_a_row, in_all) = (self.in_a_row, self.in_all);
        let is_row = self.rules.in_a_row <= in_a_row;
        let is_all = self.rules.in_all <= in_all;
        if is_row {
            let asked = self.rules.in_a_row;
            self.steps.push(Because::EnoughInARow { period, in_a_row, asked });
        }
        if is_all {
            let asked = self.rules.in_all;
            self.steps.push(Because::EnoughInAll { period, in_all, asked });
        }
        is_row || is_all
    }
}
