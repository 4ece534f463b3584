//! The wording of the steps through a history.

use super::because::Because;
use crate::explain::Wording;
use crate::vocabulary::{Id, Period, Script};

fn grade(grade: Option<&Id>, script: Script) -> String {
    match grade {
        Some(id) => format!("`{id}`"),
        None => script.of("未定等次", "未定等次", "no grade").to_owned(),
    }
}

impl Wording for Because {
    fn words(&self, script: Script) -> String {
        match self {
            Because::Failed { period, .. }
            | Because::Passed { period, .. }
            | Because::EnoughInARow { period, .. }
            | Because::EnoughInAll { period, .. } => {
                in_period(*period, &counts(self, script))
            }
            Because::NotEnough { .. } => counts(self, script),
            Because::UngradedBreaks { period }
            | Because::UngradedPassedOver { period }
            | Because::GapBreaks { period }
            | Because::GapPassedOver { period }
            | Because::NewTermStartsAfresh { period }
            | Because::NewTermCountsOn { period }
            | Because::TransferStartsAfresh { period, .. }
            | Because::TransferCountsOn { period, .. }
            | Because::CorrectionReplaces { period, .. }
            | Because::CorrectionIgnored { period, .. } => {
                in_period(*period, &changes(self, script))
            }
        }
    }
}

fn in_period(period: Period, text: &str) -> String {
    format!("{period} {text}")
}

/// What changes the counts without being a grade.
fn changes(because: &Because, script: Script) -> String {
    let (hans, hant, en) = match because {
        Because::UngradedBreaks { .. } => {
            ("未定等次，连续次数中断", "未定等次，連續次數中斷", "no grade: the row ends")
        }
        Because::UngradedPassedOver { .. } => {
            ("未定等次，跳过不计", "未定等次，跳過不計", "no grade: passed over")
        }
        Because::GapBreaks { .. } => (
            "没有考核，连续次数中断",
            "沒有考核，連續次數中斷",
            "no appraisal: the row ends",
        ),
        Because::GapPassedOver { .. } => {
            ("没有考核，跳过不计", "沒有考核，跳過不計", "no appraisal: passed over")
        }
        Because::NewTermStartsAfresh { .. } => {
            ("换届，重新计算", "換屆，重新計算", "a new term: both counts start afresh")
        }
        Because::NewTermCountsOn { .. } => {
            ("换届，继续计算", "換屆，繼續計算", "a new term: both counts go on")
        }
        Because::TransferStartsAfresh { village, .. } => {
            return match script {
                Script::Hans => format!("调任{village}，重新计算"),
                Script::Hant => format!("調任{village}，重新計算"),
                Script::En => format!("transfer to {village}: both counts start afresh"),
            };
        }
        Because::TransferCountsOn { village, .. } => {
            return match script {
                Script::Hans => format!("调任{village}，继续计算"),
                Script::Hant => format!("調任{village}，繼續計算"),
                Script::En => format!("transfer to {village}: both counts go on"),
            };
        }
        Because::CorrectionReplaces { before, after, .. } => {
            let (before, after) =
                (grade(before.as_ref(), script), grade(after.as_ref(), script));
            let to = script.of("更正为", "更正為", "corrected to");
            return format!("{before} {to} {after}");
        }
        Because::CorrectionIgnored { stands, .. } => {
            let stands = grade(stands.as_ref(), script);
            let text = script.of(
                "事后更正，仍以原结果为准：",
                "事後更正，仍以原結果為準：",
                "corrected later, the original stands: ",
            );
            return format!("{text}{stands}");
        }
        Because::Failed { .. }
        | Because::Passed { .. }
        | Because::EnoughInARow { .. }
        | Because::EnoughInAll { .. }
        | Because::NotEnough { .. } => return counts(because, script),
    };
    script.of(hans, hant, en).to_owned()
}

fn counts(because: &Because, script: Script) -> String {
    match because {
        Because::Failed { grade, in_a_row, in_all, .. } => match script {
            Script::Hans => {
                format!("`{grade}`：连续第{in_a_row}次，累计第{in_all}次")
            }
            Script::Hant => {
                format!("`{grade}`：連續第{in_a_row}次，累計第{in_all}次")
            }
            Script::En => {
                format!("`{grade}`: {in_a_row} in a row, {in_all} in all")
            }
        },
        Because::Passed { grade, in_all, .. } => match script {
            Script::Hans => format!("`{grade}`：连续次数归零，累计{in_all}次"),
            Script::Hant => format!("`{grade}`：連續次數歸零，累計{in_all}次"),
            Script::En => format!("`{grade}`: the row ends, {in_all} in all"),
        },
        Because::EnoughInARow { in_a_row, asked, .. } => match script {
            Script::Hans => {
                format!("连续{in_a_row}次，达到规定的{asked}次，应予调整退出")
            }
            Script::Hant => {
                format!("連續{in_a_row}次，達到規定的{asked}次，應予調整退出")
            }
            Script::En => {
                format!("{in_a_row} in a row, {asked} are enough: to be replaced")
            }
        },
        Because::EnoughInAll { in_all, asked, .. } => match script {
            Script::Hans => {
                format!("累计{in_all}次，达到规定的{asked}次，应予调整退出")
            }
            Script::Hant => {
                format!("累計{in_all}次，達到規定的{asked}次，應予調整退出")
            }
            Script::En => {
                format!("{in_all} in all, {asked} are enough: to be replaced")
            }
        },
        Because::NotEnough { in_a_row, in_a_row_asked, in_all, in_all_asked } => {
            match script {
                Script::Hans => format!(
                    "连续{in_a_row}次（规定{in_a_row_asked}次），累计{in_all}次（规定{in_all_asked}次），不予调整"
                ),
                Script::Hant => format!(
                    "連續{in_a_row}次（規定{in_a_row_asked}次），累計{in_all}次（規定{in_all_asked}次），不予調整"
                ),
                Script::En => format!(
                    "{in_a_row} in a row ({in_a_row_asked} asked for), {in_all} in all ({in_all_asked} asked for): stays"
                ),
            }
        }
        Because::UngradedBreaks { .. }
        | Because::UngradedPassedOver { .. }
        | Because::GapBreaks { .. }
        | Because::GapPassedOver { .. }
        | Because::NewTermStartsAfresh { .. }
        | Because::NewTermCountsOn { .. }
        | Because::TransferStartsAfresh { .. }
        | Because::TransferCountsOn { .. }
        | Because::CorrectionReplaces { .. }
        | Because::CorrectionIgnored { .. } => changes(because, script),
    }
}
