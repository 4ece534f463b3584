//! Consequences, and the outcomes that ground them.

use super::Chinese;
use super::phrase::listed;
use super::term;
use crate::vocabulary::ConsequenceDefect;

#[expect(clippy::too_many_lines, reason = "an arm for each defect, and nothing else")]
pub(super) fn words(defect: &ConsequenceDefect, c: Chinese) -> String {
    use ConsequenceDefect as D;
    match defect {
        D::AboutAnother { matter, found, expected } => say!(
            c,
            "`{matter}`的对象是`{found}`，而该后果由`{expected}`承担：请在`falls_on`写明角色，或改用以`{expected}`为对象的事项",
            "`{matter}`的對象是`{found}`，而該後果由`{expected}`承擔：請在`falls_on`寫明角色，或改用以`{expected}`為對象的事項",
        ),
        D::RoleOfAnother { role, found, expected } => say!(
            c,
            "角色`{role}`属于`{found}`，而该后果由`{expected}`承担：请改用`{expected}`的角色",
            "角色`{role}`屬於`{found}`，而該後果由`{expected}`承擔：請改用`{expected}`的角色",
        ),
        D::LiftsItself { matter } => say!(
            c,
            "`{matter}`的同一结果既产生又解除该后果：请只留一处",
            "`{matter}`的同一結果既產生又解除該後果：請只留一處",
        ),
        D::NothingLifts => say!(
            c,
            "没有写明由什么解除，将永不终止：请在`lifted`写明，或将期限写成`\"for_ever\"`",
            "沒有寫明由什麼解除，將永不終止：請在`lifted`寫明，或將期限寫成`\"for_ever\"`",
        ),
        D::HeldByAnother { consequence, found, expected } => say!(
            c,
            "`{consequence}`由`{found}`承担，而该后果由`{expected}`承担：请只写由同一对象承担的后果",
            "`{consequence}`由`{found}`承擔，而該後果由`{expected}`承擔：請只寫由同一對象承擔的後果",
        ),
        D::HoldsItselfBack { consequences } => {
            let consequences = listed(consequences);
            say!(
                c,
                "这些后果依次在下一项有效期间不生效，最后一项又在第一项有效期间不生效：{consequences}",
                "這些後果依次在下一項有效期間不生效，最後一項又在第一項有效期間不生效：{consequences}",
            )
        }
        D::SaysAnother { of } => {
            let of = term::of(term::THINGS, of, c);
            say!(
                c,
                "{of}的结果不能这样写：考核办法给出等次，规则和决定写符合或不符合",
                "{of}的結果不能這樣寫：考核辦法給出等次，規則和決定寫符合或不符合",
            )
        }
        D::WithdrawsNothing => say!(
            c,
            "只有更正才能撤销：请在`corrects`写明所更正的结果",
            "只有更正才能撤銷：請在`corrects`寫明所更正的結果",
        ),
        D::DayTooFar { found, least, most } => say!(
            c,
            "{found}超出了结果日期的范围，即{least}至{most}",
            "{found}超出了結果日期的範圍，即{least}至{most}",
        ),
        D::DecidedBefore { decided, from } => say!(
            c,
            "作出之日{decided}早于所涉期间的首日{from}",
            "作出之日{decided}早於所涉期間的首日{from}",
        ),
        D::DecidedOutOfForce { decided, in_force } => {
            let in_force = in_force.in_words(c.script());
            say!(
                c,
                "{decided}作出，其时本规则集不在施行期间（{in_force}）：请用当时有效的版本认定，或不列入",
                "{decided}作出，其時本規則集不在施行期間（{in_force}）：請用當時有效的版本認定，或不列入",
            )
        }
        D::KnownBefore { known, decided } => say!(
            c,
            "公布之日{known}早于作出之日{decided}",
            "公布之日{known}早於作出之日{decided}",
        ),
        D::EffectBefore { found, from } => say!(
            c,
            "后果自{found}起，早于其依据：结果所涉期间自{from}起",
            "後果自{found}起，早於其依據：結果所涉期間自{from}起",
        ),
        D::CorrectsAnother { of } => say!(
            c,
            "`{of}`的对象、事项或期间与此不同：更正须与所更正的结果一致",
            "`{of}`的對象、事項或期間與此不同：更正須與所更正的結果一致",
        ),
        D::CorrectionBefore { of, found, before } => say!(
            c,
            "{found}早于{before}，其时尚无`{of}`可更正",
            "{found}早於{before}，其時尚無`{of}`可更正",
        ),
        D::StandsAlone { found } => say!(
            c,
            "“{found}”只能单独写：请删去与它并列的，或删去它",
            "「{found}」只能單獨寫：請刪去與它並列的，或刪去它"
        ),
        D::Circle { outcomes } => {
            let outcomes = listed(outcomes);
            say!(
                c,
                "这些记录依次更正，最后一条又更正第一条：{outcomes}",
                "這些記錄依次更正，最後一條又更正第一條：{outcomes}",
            )
        }
        D::SameNumber { other, on } => say!(
            c,
            "与`{other}`在{on}的序号相同，而先后影响结果：请用“序号”（`seq`）分别编号",
            "與`{other}`在{on}的序號相同，而先後影響結果：請用「序號」（`seq`）分別編號",
        ),
        D::SameOutcome { other } => say!(
            c,
            "与`{other}`是同一结果，对象和期间相同：如属更正，请写明所更正的结果",
            "與`{other}`是同一結果，對象和期間相同：如屬更正，請寫明所更正的結果",
        ),
        D::BearerMissing { role } => {
            let (id, label) = (&role.id, role.label.in_script(c.script()));
            say!(
                c,
                "后果由“{label}”（`{id}`）承担：请写明是谁，或写明空缺",
                "後果由「{label}」（`{id}`）承擔：請寫明是誰，或寫明空缺",
            )
        }
        D::HeldAndVacant { role } => {
            let (id, label) = (&role.id, role.label.in_script(c.script()));
            say!(
                c,
                "角色“{label}”（`{id}`）既有人担任又写明空缺：请只写一种",
                "角色「{label}」（`{id}`）既有人擔任又寫明空缺：請只寫一種",
            )
        }
    }
}
