use serde::Serialize;

use super::Attendance;
use crate::explain::Wording;
use crate::vocabulary::Script;

/// 矛盾 — where the bars contradict each other or the calendar, in one reading.
///
/// # Source
/// 在全区选派干部驻村蹲点工作会议上的讲话, 二 4: 250 days in the year and, outside holidays, generally 22
/// in each month.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Conflict {
    /// 当月不可能达到 — more is required in a month than can be had.
    MonthOutOfReach {
        /// The month.
        month: String,
        /// How much is required.
        required: u32,
        /// How much can be had.
        attainable: u32,
    },
    /// 全年不可能达到 — more is required in the year than can be had.
    YearOutOfReach {
        /// How much is required.
        required: u32,
        /// How much can be had.
        attainable: u32,
    },
    /// 各月之和高于全年 — the months together ask for more than the year does.
    MonthsAskForMore {
        /// What the months come to.
        months: u32,
        /// What the year asks for.
        year: u32,
    },
    /// 各月之和低于全年 — who does what each month asks for does not reach what the year does.
    MonthsAskForLess {
        /// What the months come to.
        months: u32,
        /// What the year asks for.
        year: u32,
    },
}

impl Attendance {
    /// 矛盾 — where the two bars and the calendar contradict each other, month by month, then
    /// of the year.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let beyond = self.months.iter().filter(|month| month.is_out_of_reach());
        let mut conflicts: Vec<Conflict> = beyond
            .filter_map(|month| {
                let (required, attainable) = (month.required?, month.attainable);
                let month = month.month.clone();
                Some(Conflict::MonthOutOfReach { month, required, attainable })
            })
            .collect();
        let Some(year) = self.required else { return conflicts };
        if year > self.attainable {
            let attainable = self.attainable;
            conflicts.push(Conflict::YearOutOfReach { required: year, attainable });
        }
        // Where a month asks for nothing, the months say nothing of the year.
        let months: Option<Vec<u32>> =
            self.months.iter().map(|month| month.required).collect();
        if let Some(months) = months {
            let months = months.into_iter().fold(0, u32::saturating_add);
            if months > year {
                conflicts.push(Conflict::MonthsAskForMore { months, year });
            } else if months < year {
                conflicts.push(Conflict::MonthsAskForLess { months, year });
            }
        }
        conflicts
    }
}

impl Wording for Conflict {
    fn words(&self, script: Script) -> String {
        match (self, script) {
            (Conflict::MonthOutOfReach { month, required, attainable }, Script::Hans) => {
                format!("{month}：应驻{required}天，至多可驻{attainable}天")
            }
            (Conflict::MonthOutOfReach { month, required, attainable }, Script::Hant) => {
                format!("{month}：應駐{required}天，至多可駐{attainable}天")
            }
            (Conflict::MonthOutOfReach { month, required, attainable }, Script::En) => {
                format!("{month}: {required} days are required, {attainable} can be had")
            }
            (Conflict::YearOutOfReach { required, attainable }, Script::Hans) => {
                format!("全年：应驻{required}天，至多可驻{attainable}天")
            }
            (Conflict::YearOutOfReach { required, attainable }, Script::Hant) => {
                format!("全年：應駐{required}天，至多可駐{attainable}天")
            }
            (Conflict::YearOutOfReach { required, attainable }, Script::En) => {
                format!("the year: {required} days are required, {attainable} can be had")
            }
            (Conflict::MonthsAskForMore { months, year }, Script::Hans) => {
                format!("各月应驻之和{months}天，多于全年的{year}天")
            }
            (Conflict::MonthsAskForMore { months, year }, Script::Hant) => {
                format!("各月應駐之和{months}天，多於全年的{year}天")
            }
            (Conflict::MonthsAskForMore { months, year }, Script::En) => {
                format!(
                    "the months ask for {months} days, more than the {year} of the year"
                )
            }
            (Conflict::MonthsAskForLess { months, year }, Script::Hans) => {
                format!("各月应驻之和{months}天，少于全年的{year}天")
            }
            (Conflict::MonthsAskForLess { months, year }, Script::Hant) => {
                format!("各月應駐之和{months}天，少於全年的{year}天")
            }
            (Conflict::MonthsAskForLess { months, year }, Script::En) => {
                format!(
                    "the months ask for {months} days, fewer than the {year} of the year"
                )
            }
        }
    }
}
