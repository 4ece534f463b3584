//! Posts, people, claims and the changes of a proposal.

use super::Chinese;
use super::phrase::{did_you_mean, quoted};
use crate::vocabulary::{AllocationDefect, Id, Named};

#[expect(clippy::too_many_lines, reason = "an arm for each defect, and nothing else")]
pub(super) fn words(defect: &AllocationDefect, c: Chinese) -> String {
    use AllocationDefect as D;
    match defect {
        D::LoadOutside { found, at_most } => say!(
            c,
            "工作量须在0至{at_most}之间，这里是{found}",
            "工作量須在0至{at_most}之間，這裡是{found}"
        ),
        D::WishTaken { person, wish } => say!(
            c,
            "`{person}`有两项认领都是第{wish}志愿：每项认领的志愿顺序应各不相同",
            "`{person}`有兩項認領都是第{wish}志願：每項認領的志願順序應各不相同"
        ),
        D::LimitStands { person, post, limit } => {
            let limit = rule(limit, c);
            say!(
                c,
                "`{person}`不能任`{post}`：不符合{limit}",
                "`{person}`不能任`{post}`：不符合{limit}"
            )
        }
        D::LimitOpen { person, post, limit, missing } => {
            let (limit, lacks) = (rule(limit, c), lacks(missing, c));
            say!(
                c,
                "是否符合{limit}尚不清楚{lacks}，`{person}`因此不能任`{post}`",
                "是否符合{limit}尚不清楚{lacks}，`{person}`因此不能任`{post}`"
            )
        }
        D::PlacesAgainstRule { rule, places, most } => {
            places_against(rule, (*places, *most), c)
        }
        D::TooHeavy { person, load, capacity } => say!(
            c,
            "`{person}`的工作量将为{load}，最多只能承受{capacity}",
            "`{person}`的工作量將為{load}，最多只能承受{capacity}"
        ),
        D::CapacityNotKnown { person, missing } => {
            let lacks = lacks(missing, c);
            say!(
                c,
                "`{person}`能承受多少工作量尚不清楚{lacks}：请写明",
                "`{person}`能承受多少工作量尚不清楚{lacks}：請寫明"
            )
        }
        D::TooManyPosts { person, found, at_most, rule: by } => {
            let by = by.as_ref().map_or_else(String::new, |by| {
                let by = rule(by, c);
                say!(c, "按{by}，", "按{by}，")
            });
            say!(
                c,
                "`{person}`将有{found}个岗位，{by}最多只能任{at_most}个",
                "`{person}`將有{found}個崗位，{by}最多只能任{at_most}個"
            )
        }
        D::TooManyHolders { post, found, places } => say!(
            c,
            "`{post}`将有{found}人任岗，只有{places}个名额",
            "`{post}`將有{found}人任崗，只有{places}個名額"
        ),
        D::HoldersOpen { post, rule, found, at_most } => {
            holders_open((post, rule), (*found, *at_most), c)
        }
        D::NotHeld { person, post } => {
            say!(c, "方案中`{person}`并未任`{post}`", "方案中`{person}`並未任`{post}`")
        }
        D::HeldAlready { person, post } => {
            say!(c, "`{person}`已经任`{post}`", "`{person}`已經任`{post}`")
        }
        D::ClaimsNoPost { person, post, nearest } => {
            let near = did_you_mean(nearest.as_ref(), c);
            say!(
                c,
                "`{person}`认领的岗位`{post}`不存在{near}",
                "`{person}`認領的崗位`{post}`不存在{near}"
            )
        }
        D::Claimed { post, places, claimed, recommended } => say!(
            c,
            "党员大会只为无人认领的名额推荐人选：`{post}`设{places}人，已有{claimed}人认领，不能再推荐{recommended}人",
            "黨員大會只為無人認領的名額推薦人選：`{post}`設{places}人，已有{claimed}人認領，不能再推薦{recommended}人"
        ),
        D::RecommendationTakesAway => c
            .of(
                "党员大会只推荐人选，不免去岗位：请只写`to`",
                "黨員大會只推薦人選，不免去崗位：請只寫`to`",
            )
            .to_owned(),
        D::DecidedStays { person, post } => say!(
            c,
            "`{person}`任`{post}`是事先决定的，不作变动",
            "`{person}`任`{post}`是事先決定的，不作變動"
        ),
        D::MovesNowhere { post } => say!(
            c,
            "`from`和`to`都是`{post}`：请写两个不同的岗位，或者去掉一个",
            "`from`和`to`都是`{post}`：請寫兩個不同的崗位，或者去掉一個"
        ),
    }
}

fn holders_open(
    (post, by): (&Id, &Named),
    (found, at_most): (usize, u32),
    c: Chinese,
) -> String {
    let rule = rule(by, c);
    say!(
        c,
        "`{post}`将有{found}人任岗，是否符合{rule}尚不清楚，查明前至多{at_most}人",
        "`{post}`將有{found}人任崗，是否符合{rule}尚不清楚，查明前至多{at_most}人"
    )
}

/// `“岗位任务力所能及”（规则`posts/fit`）`.
fn rule(rule: &Named, c: Chinese) -> String {
    let label = quoted(rule.label.in_script(c.script()), c);
    let id = &rule.id;
    say!(c, "{label}（规则`{id}`）", "{label}（規則`{id}`）")
}

/// `（缺少事实“身体状况”）`; nothing where nothing is missing.
fn lacks(missing: &[Named], c: Chinese) -> String {
    if missing.is_empty() {
        return String::new();
    }
    let labels = missing.iter().map(|fact| quoted(fact.label.in_script(c.script()), c));
    let labels = labels.collect::<Vec<_>>().join("、");
    say!(c, "（缺少事实{labels}）", "（缺少事實{labels}）")
}

fn places_against(by: &Named, (places, most): (u32, u32), c: Chinese) -> String {
    let rule = rule(by, c);
    say!(
        c,
        "岗位设{places}人，而按{rule}至多{most}人：请改人数或岗位情况",
        "崗位設{places}人，而按{rule}至多{most}人：請改人數或崗位情況"
    )
}
