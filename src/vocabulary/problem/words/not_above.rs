//! Numbers of one sheet that cannot be so together.

use super::Chinese;
use crate::vocabulary::{Exact, FactDefect, Id, Named};

pub(super) fn words(defect: &FactDefect, c: Chinese) -> String {
    use FactDefect as D;
    match defect {
        D::Above { found, other, most } => above(*found, other, *most, c),
        D::OtherUnit { other } => other_unit(other, c),
        D::AlwaysEqual { facts } => always_equal(facts, c),
        D::NeverAboveAnyway { most, other, least } => {
            never_above_anyway(*most, (other, *least), c)
        }
        D::AlwaysAbove { least, other, most } => always_above(*least, (other, *most), c),
    }
}

fn above(found: Exact, other: &Named, most: Exact, c: Chinese) -> String {
    let [hans, hant, _] = other.label.all();
    let (id, label) = (&other.id, c.of(hans, hant));
    say!(
        c,
        "为{found}，而{label}（`{id}`）为{most}：不可能超过，请更正其中一个",
        "為{found}，而{label}（`{id}`）為{most}：不可能超過，請更正其中一個"
    )
}

fn other_unit(other: &Id, c: Chinese) -> String {
    say!(
        c,
        "`{other}`计量的不是同一种数：计数与计数相比，比例与比例相比，数额与同一单位的数额相比",
        "`{other}`計量的不是同一種數：計數與計數相比，比例與比例相比，數額與同一單位的數額相比"
    )
}

fn always_equal(facts: &[Id], c: Chinese) -> String {
    let facts: Vec<String> = facts.iter().map(|id| format!("`{id}`")).collect();
    let facts = facts.join("、");
    say!(
        c,
        "{facts}依次不超过下一个，于是总是相等：请删去其中一处`not_above`",
        "{facts}依次不超過下一個，於是總是相等：請刪去其中一處`not_above`"
    )
}

fn never_above_anyway(most: Exact, (other, least): (&Id, Exact), c: Chinese) -> String {
    say!(
        c,
        "该事实至多为{most}，而`{other}`至少为{least}，本来就不会超过：请在此删去",
        "該事實至多為{most}，而`{other}`至少為{least}，本來就不會超過：請在此刪去"
    )
}

fn always_above(least: Exact, (other, most): (&Id, Exact), c: Chinese) -> String {
    say!(
        c,
        "该事实至少为{least}，而`{other}`至多为{most}，没有一张表能同时写明两者：请更正其中一个的取值范围",
        "該事實至少為{least}，而`{other}`至多為{most}，沒有一張表能同時寫明兩者：請更正其中一個的取值範圍"
    )
}
