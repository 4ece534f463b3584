//! Plans of rectification and gradings.

use super::Chinese;
use crate::vocabulary::GradingDefect;

pub(super) fn words(defect: &GradingDefect, c: Chinese) -> String {
    use GradingDefect as D;
    match defect {
        D::StageAfterDeadline { stage, deadline } => say!(
            c,
            "阶段目标的日期{stage}晚于任务期限{deadline}",
            "階段目標的日期{stage}晚於任務期限{deadline}"
        ),
        D::BeforePlan { day, made_on } => {
            say!(c, "{day}早于方案制定日期{made_on}", "{day}早於方案制定日期{made_on}")
        }
        D::StageShape { found } => say!(
            c,
            "`{found}`不是阶段目标：请写明日期和届时达到的目标，例如`2012-09-30 完成选址`",
            "`{found}`不是階段目標：請寫明日期和屆時達到的目標，例如`2012-09-30 完成選址`"
        ),
        D::ValueMissing { found } => {
            say!(c, "填了`{found}`，却没有目标值", "填了`{found}`，卻沒有目標值")
        }
        D::ValueIdle { kind } => say!(
            c,
            "`{kind}`类的目标没有目标值：请删去，或改为`number`",
            "`{kind}`類的目標沒有目標值：請刪去，或改為`number`"
        ),
        D::PlanDaysDisagree { row } => say!(
            c,
            "与第{row}行的方案制定日期不一致：请各行填得一样，或只在一行填写",
            "與第{row}行的方案制定日期不一致：請各行填得一樣，或只在一行填寫"
        ),
        D::OtherScale => {
            say!(c, "所用的定级办法或等次与此不同", "所用的定級辦法或等次與此不同")
        }
    }
}
