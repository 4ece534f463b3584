use super::{Said, exact, id};
use crate::vocabulary::{FactDefect, Label, Named};

pub(super) fn said() -> Vec<Said> {
    let label = Label::new("应到人数", "應到人數", "members entitled");
    let other = Box::new(Named::new(id("entitled"), label));
    vec![
        (
            FactDefect::Above { found: exact("12"), other, most: exact("10") }.into(),
            [
                "为12，而应到人数（`entitled`）为10：不可能超过，请更正其中一个",
                "為12，而應到人數（`entitled`）為10：不可能超過，請更正其中一個",
                "this is 12, and `entitled`, members entitled, is 10: it cannot be more, so \
                 correct one of the two",
            ],
        ),
        (
            FactDefect::OtherUnit { other: id("income") }.into(),
            [
                "`income`计量的不是同一种数：计数与计数相比，比例与比例相比，数额与同一单位的数额相比",
                "`income`計量的不是同一種數：計數與計數相比，比例與比例相比，數額與同一單位的數額相比",
                "`income` is not counted in the same: a count is held against a count, a ratio \
                 against a ratio, an amount against one of the same unit",
            ],
        ),
        (
            FactDefect::AlwaysEqual { facts: vec![id("one"), id("two")] }.into(),
            [
                "`one`、`two`依次不超过下一个，于是总是相等：请删去其中一处`not_above`",
                "`one`、`two`依次不超過下一個，於是總是相等：請刪去其中一處`not_above`",
                "each of these would never be above the next, so that they were always equal: \
                 `one`, `two`; remove one of their `not_above`",
            ],
        ),
        (
            FactDefect::NeverAboveAnyway {
                most: exact("9"),
                other: id("all"),
                least: exact("10"),
            }
            .into(),
            [
                "该事实至多为9，而`all`至少为10，本来就不会超过：请在此删去",
                "該事實至多為9，而`all`至少為10，本來就不會超過：請在此刪去",
                "this fact is at most 9 and `all` at least 10, so that it is never above it \
                 anyway: remove it here",
            ],
        ),
        (
            FactDefect::AlwaysAbove {
                least: exact("11"),
                other: id("all"),
                most: exact("10"),
            }
            .into(),
            [
                "该事实至少为11，而`all`至多为10，没有一张表能同时写明两者：请更正其中一个的取值范围",
                "該事實至少為11，而`all`至多為10，沒有一張表能同時寫明兩者：請更正其中一個的取值範圍",
                "this fact is at least 11 and `all` at most 10, so that no sheet could state \
                 both: correct one of the domains",
            ],
        ),
    ]
}
