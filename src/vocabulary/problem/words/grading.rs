//! Plans of rectification and gradings.

use super::Chinese;
use super::phrase::spell;
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
        D::TargetMissing { kind, needs } => say!(
            c,
            "`{kind}`类的目标须填写`{needs}`：请补上，或改为`words`",
            "`{kind}`類的目標須填寫`{needs}`：請補上，或改為`words`"
        ),
        D::OtherSubject { found, expected } => say!(
            c,
            "这是`{found}`的，而摸底是`{expected}`的",
            "這是`{found}`的，而摸底是`{expected}`的"
        ),
        D::OtherPeriod { found, expected } => {
            let (found, expected) = (spell(*found, c), spell(*expected, c));
            say!(
                c,
                "这是{found}的，而摸底是{expected}的",
                "這是{found}的，而摸底是{expected}的"
            )
        }
        D::OtherKind { scheme, right } => say!(
            c,
            "`{scheme}`不是该类组织的办法，应为`{right}`",
            "`{scheme}`不是該類組織的辦法，應為`{right}`"
        ),
        D::NoSchemeOfKind { family } => say!(
            c,
            "`{family}`没有适用于该类组织的办法：请不要列入",
            "`{family}`沒有適用於該類組織的辦法：請不要列入"
        ),
        D::KindNotTold { family } => say!(
            c,
            "不清楚该组织的类别，无法确定用`{family}`的哪个办法：请填写类别，或引用组织表",
            "不清楚該組織的類別，無法確定用`{family}`的哪個辦法：請填寫類別，或引用組織表"
        ),
        D::PlanDaysDisagree { row } => say!(
            c,
            "与第{row}行的方案制定日期不一致：请各行填得一样，或只在一行填写",
            "與第{row}行的方案制定日期不一致：請各行填得一樣，或只在一行填寫"
        ),
        D::GradeMissing => {
            say!(
                c,
                "请写明等次；没有定级的写“未定级”",
                "請寫明等次；沒有定級的寫「未定級」"
            )
        }
        D::OtherScale => {
            say!(c, "所用的定级办法或等次与此不同", "所用的定級辦法或等次與此不同")
        }
    }
}
