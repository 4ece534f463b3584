use super::{Said, id, on, owned};
use crate::vocabulary::ConsequenceDefect as D;
use crate::vocabulary::{Label, Named, Period};

pub(super) fn said() -> Vec<Said> {
    let mut said = of_rules();
    said.extend(of_what_is_said());
    said.extend(of_outcomes());
    said
}

fn of_rules() -> Vec<Said> {
    vec![
        (
            D::AboutAnother {
                matter: id("acceptance"),
                found: id("village"),
                expected: id("township"),
            }
            .into(),
            [
                "`acceptance`的对象是`village`，而该后果由`township`承担：请在`falls_on`写明角色，或改用以`township`为对象的事项",
                "`acceptance`的對象是`village`，而該後果由`township`承擔：請在`falls_on`寫明角色，或改用以`township`為對象的事項",
                "`acceptance` is about `village`, and this falls on `township`: name the roles in `falls_on`, or something about `township`",
            ],
        ),
        (
            D::RoleOfAnother {
                role: id("leader"),
                found: id("person"),
                expected: id("unit"),
            }
            .into(),
            [
                "角色`leader`属于`person`，而该后果由`unit`承担：请改用`unit`的角色",
                "角色`leader`屬於`person`，而該後果由`unit`承擔：請改用`unit`的角色",
                "the role `leader` is that of `person`, and this falls on `unit`",
            ],
        ),
        (
            D::HeldByAnother {
                consequence: id("bar"),
                found: id("unit"),
                expected: id("person"),
            }
            .into(),
            [
                "`bar`由`unit`承担，而该后果由`person`承担：请只写由同一对象承担的后果",
                "`bar`由`unit`承擔，而該後果由`person`承擔：請只寫由同一對象承擔的後果",
                "`bar` falls on `unit`, and this on `person`: only what falls on the same holds it back",
            ],
        ),
        (
            D::HoldsItselfBack { consequences: owned(&["a", "b"]) }.into(),
            [
                "这些后果依次在下一项有效期间不生效，最后一项又在第一项有效期间不生效：`a`、`b`",
                "這些後果依次在下一項有效期間不生效，最後一項又在第一項有效期間不生效：`a`、`b`",
                "each of these is not in force while the next is, and the last while the first is: `a`, `b`",
            ],
        ),
        (
            D::LiftsItself { matter: id("stationing") }.into(),
            [
                "`stationing`的同一结果既产生又解除该后果：请只留一处",
                "`stationing`的同一結果既產生又解除該後果：請只留一處",
                "what `stationing` says here grounds this consequence too: one outcome cannot both ground and lift it",
            ],
        ),
        (
            D::NothingLifts.into(),
            [
                "没有写明由什么解除，将永不终止：请在`lifted`写明，或将期限写成`\"for_ever\"`",
                "沒有寫明由什麼解除，將永不終止：請在`lifted`寫明，或將期限寫成`\"for_ever\"`",
                "nothing lifts this, so it would never end: say what does in `lifted`, or that it lasts \"for_ever\"",
            ],
        ),
    ]
}

fn of_what_is_said() -> Vec<Said> {
    vec![
        (
            D::SaysAnother { of: "scheme" }.into(),
            [
                "考核办法的结果不能这样写：考核办法给出等次，规则和决定写符合或不符合",
                "考核辦法的結果不能這樣寫：考核辦法給出等次，規則和決定寫符合或不符合",
                "a scheme does not say this: a scheme gives a grade, a rule or a decision is met or not",
            ],
        ),
        (
            D::WithdrawsNothing.into(),
            [
                "只有更正才能撤销：请在`corrects`写明所更正的结果",
                "只有更正才能撤銷：請在`corrects`寫明所更正的結果",
                "only a correction withdraws something: name it in `corrects`",
            ],
        ),
    ]
}

fn secretary() -> Named {
    let label = Label::new("乡镇党委书记", "鄉鎮黨委書記", "township secretary");
    Named::new(id("township-secretary"), label)
}

#[expect(clippy::too_many_lines, reason = "an entry for each defect")]
fn of_outcomes() -> Vec<Said> {
    vec![
        (
            D::DayTooFar {
                found: on("3019-01-01"),
                least: on("1900-01-01"),
                most: on("2999-12-31"),
            }
            .into(),
            [
                "3019-01-01超出了结果日期的范围，即1900-01-01至2999-12-31",
                "3019-01-01超出了結果日期的範圍，即1900-01-01至2999-12-31",
                "3019-01-01 lies outside the days of outcomes, 1900-01-01 to 2999-12-31",
            ],
        ),
        (
            D::DecidedBefore { decided: on("2018-12-31"), from: on("2019-01-01") }.into(),
            [
                "作出之日2018-12-31早于所涉期间的首日2019-01-01",
                "作出之日2018-12-31早於所涉期間的首日2019-01-01",
                "decided on 2018-12-31, it is about days that begin on 2019-01-01 only",
            ],
        ),
        (
            D::DecidedOutOfForce {
                decided: on("2022-03-05"),
                in_force: Period::new(on("2023-07-01"), None).unwrap(),
            }
            .into(),
            [
                "2022-03-05作出，其时本规则集不在施行期间（2023-07-01起）：请用当时有效的版本认定，或不列入",
                "2022-03-05作出，其時本規則集不在施行期間（2023-07-01起）：請用當時有效的版本認定，或不列入",
                "decided on 2022-03-05, when these rules were not in force (2023-07-01..): hold it against the edition in force then, or leave it out",
            ],
        ),
        (
            D::KnownBefore { known: on("2020-01-14"), decided: on("2020-01-15") }.into(),
            [
                "公布之日2020-01-14早于作出之日2020-01-15",
                "公布之日2020-01-14早於作出之日2020-01-15",
                "known on 2020-01-14, it was decided on 2020-01-15 only",
            ],
        ),
        (
            D::EffectBefore { found: on("2018-12-31"), from: on("2019-01-01") }.into(),
            [
                "后果自2018-12-31起，早于其依据：结果所涉期间自2019-01-01起",
                "後果自2018-12-31起，早於其依據：結果所涉期間自2019-01-01起",
                "what follows would start on 2018-12-31, before its ground: the outcome is about days that begin on 2019-01-01",
            ],
        ),
        (
            D::CorrectsAnother { of: id("o1") }.into(),
            [
                "`o1`的对象、事项或期间与此不同：更正须与所更正的结果一致",
                "`o1`的對象、事項或期間與此不同：更正須與所更正的結果一致",
                "`o1` is about another subject, matter or period: a correction is about what it corrects",
            ],
        ),
        (
            D::CorrectionBefore {
                of: id("o1"),
                found: on("2020-01-14"),
                before: on("2020-01-15"),
            }
            .into(),
            [
                "2020-01-14早于2020-01-15，其时尚无`o1`可更正",
                "2020-01-14早於2020-01-15，其時尚無`o1`可更正",
                "2020-01-14 is before 2020-01-15, when there was no `o1` to correct yet",
            ],
        ),
        (
            D::StandsAlone { found: "撤销".to_owned() }.into(),
            [
                "“撤销”只能单独写：请删去与它并列的，或删去它",
                "「撤销」只能單獨寫：請刪去與它並列的，或刪去它",
                "`撤销` stands alone: leave out what stands beside it, or `撤销`",
            ],
        ),
        (
            D::Circle { outcomes: owned(&["c1", "c2"]) }.into(),
            [
                "这些记录依次更正，最后一条又更正第一条：`c1`、`c2`",
                "這些記錄依次更正，最後一條又更正第一條：`c1`、`c2`",
                "each of these corrects the next, and the last the first: `c1`, `c2`",
            ],
        ),
        (
            D::SameNumber { other: id("c1"), on: on("2020-01-15") }.into(),
            [
                "与`c1`在2020-01-15的序号相同，而先后影响结果：请用“序号”（`seq`）分别编号",
                "與`c1`在2020-01-15的序號相同，而先後影響結果：請用「序號」（`seq`）分別編號",
                "`c1` has the same number on 2020-01-15, and which comes first makes a difference: number them apart by `seq` (序号)",
            ],
        ),
        (
            D::SameOutcome { other: id("o1") }.into(),
            [
                "与`o1`是同一结果，对象和期间相同：如属更正，请写明所更正的结果",
                "與`o1`是同一結果，對象和期間相同：如屬更正，請寫明所更正的結果",
                "`o1` is the same outcome, about the same subject and period: a correction names what it corrects",
            ],
        ),
        (
            D::BearerMissing { role: secretary() }.into(),
            [
                "后果由“乡镇党委书记”（`township-secretary`）承担：请写明是谁，或写明空缺",
                "後果由「鄉鎮黨委書記」（`township-secretary`）承擔：請寫明是誰，或寫明空缺",
                "a consequence falls on the `township-secretary` (township secretary): say who it is, or that there is none",
            ],
        ),
        (
            D::HeldAndVacant { role: secretary() }.into(),
            [
                "角色“乡镇党委书记”（`township-secretary`）既有人担任又写明空缺：请只写一种",
                "角色「鄉鎮黨委書記」（`township-secretary`）既有人擔任又寫明空缺：請只寫一種",
                "somebody has the role `township-secretary` (township secretary), and it is said to be vacant: say one of them",
            ],
        ),
    ]
}
