//! Registers of members.

use super::Chinese;
use crate::vocabulary::MemberDefect;

pub(super) fn words(defect: &MemberDefect, c: Chinese) -> String {
    use MemberDefect as D;
    let script = c.script();
    match defect {
        D::TakesNoMembers { organization } => {
            let organization = organization.in_script(script);
            say!(
                c,
                "{organization}不直接编入党员：请写其下的党支部",
                "{organization}不直接編入黨員：請寫其下的黨支部"
            )
        }
        D::TooEarly { what, on, other, other_on } => {
            let (what, other) = (what.in_script(script), other.in_script(script));
            say!(
                c,
                "{what}（{on}）不能早于{other}（{other_on}）",
                "{what}（{on}）不能早於{other}（{other_on}）"
            )
        }
        D::HigherStage { said, dated } => {
            let (said, dated) = (said.in_script(script), dated.in_script(script));
            say!(
                c,
                "这里写的是{said}，该行却有{dated}的日期：请写较高的阶段，或去掉该日期",
                "這裡寫的是{said}，該行卻有{dated}的日期：請寫較高的階段，或去掉該日期"
            )
        }
        D::CannotLeaveSo { left, stages, stage } => {
            let (left, stage) = (left.in_script(script), stage.in_script(script));
            let stages = stages.in_script(script);
            say!(
                c,
                "{left}只适用于{stages}，这里是{stage}",
                "{left}只適用於{stages}，這裡是{stage}"
            )
        }
    }
}
