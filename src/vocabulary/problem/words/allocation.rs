//! Posts, people, claims and the changes of a proposal.

use super::Chinese;
use crate::vocabulary::{AllocationDefect, Id};

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
        D::LimitStands { person, post, limit } => say!(
            c,
            "`{person}`不能担任`{post}`：不符合规则`{limit}`",
            "`{person}`不能擔任`{post}`：不符合規則`{limit}`"
        ),
        D::LimitOpen { person, post, limit } => say!(
            c,
            "是否符合规则`{limit}`尚不清楚，`{person}`因此不能担任`{post}`",
            "是否符合規則`{limit}`尚不清楚，`{person}`因此不能擔任`{post}`"
        ),
        D::PlacesAgainstRule { rule, places, most } => {
            places_against(rule, (*places, *most), c)
        }
        D::TooHeavy { person, load, capacity } => say!(
            c,
            "`{person}`的工作量将为{load}，最多只能承受{capacity}",
            "`{person}`的工作量將為{load}，最多只能承受{capacity}"
        ),
        D::CapacityNotKnown { person } => say!(
            c,
            "`{person}`能承受多少工作量尚不清楚：请写明`capacity`",
            "`{person}`能承受多少工作量尚不清楚：請寫明`capacity`"
        ),
        D::TooManyPosts { person, found, at_most } => say!(
            c,
            "`{person}`将有{found}个岗位，最多只能担任{at_most}个",
            "`{person}`將有{found}個崗位，最多只能擔任{at_most}個"
        ),
        D::TooManyHolders { post, found, places } => say!(
            c,
            "`{post}`将有{found}人任岗，只有{places}个名额",
            "`{post}`將有{found}人任崗，只有{places}個名額"
        ),
        D::HoldersOpen { post, rule, found, at_most } => {
            holders_open((post, rule), (*found, *at_most), c)
        }
        D::NotHeld { person, post } => say!(
            c,
            "方案中`{person}`并未担任`{post}`",
            "方案中`{person}`並未擔任`{post}`"
        ),
        D::HeldAlready { person, post } => {
            say!(c, "`{person}`已经担任`{post}`", "`{person}`已經擔任`{post}`")
        }
        D::Claimed { post } => say!(
            c,
            "党员大会只为无人认领的岗位推荐人选，而`{post}`已有人认领",
            "黨員大會只為無人認領的崗位推薦人選，而`{post}`已有人認領"
        ),
        D::RecommendationTakesAway => c
            .of(
                "党员大会只推荐人选，不免去岗位：请只写`to`",
                "黨員大會只推薦人選，不免去崗位：請只寫`to`",
            )
            .to_owned(),
        D::DecidedStays { person, post } => say!(
            c,
            "`{person}`担任`{post}`是事先决定的，不作变动",
            "`{person}`擔任`{post}`是事先決定的，不作變動"
        ),
        D::MovesNowhere { post } => say!(
            c,
            "`from`和`to`都是`{post}`：请写两个不同的岗位，或者去掉一个",
            "`from`和`to`都是`{post}`：請寫兩個不同的崗位，或者去掉一個"
        ),
    }
}

fn holders_open(
    (post, rule): (&Id, &Id),
    (found, at_most): (usize, u32),
    c: Chinese,
) -> String {
    say!(
        c,
        "`{post}`将有{found}人任岗，是否符合规则`{rule}`尚不清楚，查明前至多{at_most}人",
        "`{post}`將有{found}人任崗，是否符合規則`{rule}`尚不清楚，查明前至多{at_most}人"
    )
}

fn places_against(rule: &Id, (places, most): (u32, u32), c: Chinese) -> String {
    say!(
        c,
        "岗位设{places}人，而按规则`{rule}`至多{most}人：请改人数或岗位情况",
        "崗位設{places}人，而按規則`{rule}`至多{most}人：請改人數或崗位情況"
    )
}
