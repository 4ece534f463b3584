use super::{Said, exact, id};
use crate::vocabulary::{AllocationDefect as D, Label, Named};

fn said_of(defect: D, words: [&'static str; 3]) -> Said {
    (defect.into(), words)
}

fn rule() -> Named {
    let label = Label::new("有活动能力", "有活動能力", "able to take part");
    Named::new(id("posts/fit.able"), label)
}

fn health() -> Named {
    Named::new(id("health"), Label::new("身体状况", "身體狀況", "health"))
}

#[expect(clippy::too_many_lines, reason = "an entry for each defect, and nothing else")]
pub(super) fn said() -> Vec<Said> {
    let (person, post) = (id("m-1"), id("patrol"));
    vec![
        said_of(
            D::LoadOutside { found: exact("-1"), at_most: exact("1000000") },
            [
                "工作量须在0至1000000之间，这里是-1",
                "工作量須在0至1000000之間，這裡是-1",
                "-1 is no load: it lies between 0 and 1000000",
            ],
        ),
        said_of(
            D::WishTaken { person: person.clone(), wish: 1 },
            [
                "`m-1`有两项认领都是第1志愿：每项认领的志愿顺序应各不相同",
                "`m-1`有兩項認領都是第1志願：每項認領的志願順序應各不相同",
                "`m-1` has two claims with wish 1: give each its own place in the order",
            ],
        ),
        said_of(
            D::LimitStands { person: person.clone(), post: post.clone(), limit: rule() },
            [
                "`m-1`不能任`patrol`：不符合“有活动能力”（规则`posts/fit.able`）",
                "`m-1`不能任`patrol`：不符合「有活動能力」（規則`posts/fit.able`）",
                "`m-1` cannot hold `patrol`: the rule “able to take part” (`posts/fit.able`) is \
                 not met",
            ],
        ),
        said_of(
            D::LimitOpen {
                person: person.clone(),
                post: post.clone(),
                limit: rule(),
                missing: vec![health()],
            },
            [
                "是否符合“有活动能力”（规则`posts/fit.able`）尚不清楚（缺少事实“身体状况”），`m-1`因此不能任`patrol`",
                "是否符合「有活動能力」（規則`posts/fit.able`）尚不清楚（缺少事實「身體狀況」），`m-1`因此不能任`patrol`",
                "`m-1` cannot hold `patrol` as long as it is not known whether the rule \
                 “able to take part” (`posts/fit.able`) is met (missing: health)",
            ],
        ),
        said_of(
            D::PlacesAgainstRule { rule: rule(), places: 2, most: 1 },
            [
                "岗位设2人，而按“有活动能力”（规则`posts/fit.able`）至多1人：请改人数或岗位情况",
                "崗位設2人，而按「有活動能力」（規則`posts/fit.able`）至多1人：請改人數或崗位情況",
                "the post has 2 places, and by the rule “able to take part” (`posts/fit.able`) \
                 1 at most can hold it: change its places or its facts",
            ],
        ),
        said_of(
            D::HoldersOpen { post: id("p1"), rule: rule(), found: 3, at_most: 1 },
            [
                "`p1`将有3人任岗，是否符合“有活动能力”（规则`posts/fit.able`）尚不清楚，查明前至多1人",
                "`p1`將有3人任崗，是否符合「有活動能力」（規則`posts/fit.able`）尚不清楚，查明前至多1人",
                "`p1` would have 3 holders, and 1 at most as long as it is not known whether \
                 the rule “able to take part” (`posts/fit.able`) is met",
            ],
        ),
        said_of(
            D::TooHeavy {
                person: person.clone(),
                load: exact("5"),
                capacity: exact("4.5"),
            },
            [
                "`m-1`的工作量将为5，最多只能承受4.5",
                "`m-1`的工作量將為5，最多只能承受4.5",
                "`m-1` would carry a load of 5, and is able to carry at most 4.5",
            ],
        ),
        said_of(
            D::CapacityNotKnown { person: person.clone(), missing: vec![health()] },
            [
                "`m-1`能承受多少工作量尚不清楚（缺少事实“身体状况”）：请写明",
                "`m-1`能承受多少工作量尚不清楚（缺少事實「身體狀況」）：請寫明",
                "what `m-1` is able to carry is not known (missing: health): state it",
            ],
        ),
        said_of(
            D::TooManyPosts {
                person: person.clone(),
                found: 2,
                at_most: 1,
                rule: Some(rule()),
            },
            [
                "`m-1`将有2个岗位，按“有活动能力”（规则`posts/fit.able`），最多只能任1个",
                "`m-1`將有2個崗位，按「有活動能力」（規則`posts/fit.able`），最多只能任1個",
                "`m-1` would hold 2 posts, and may hold at most 1 by the rule “able to take \
                 part” (`posts/fit.able`)",
            ],
        ),
        said_of(
            D::TooManyHolders { post: post.clone(), found: 3, places: 2 },
            [
                "`patrol`将有3人任岗，只有2个名额",
                "`patrol`將有3人任崗，只有2個名額",
                "`patrol` would have 3 holders, and has places for 2",
            ],
        ),
        said_of(
            D::NotHeld { person: person.clone(), post: post.clone() },
            [
                "方案中`m-1`并未任`patrol`",
                "方案中`m-1`並未任`patrol`",
                "`m-1` does not hold `patrol` in the proposal",
            ],
        ),
        said_of(
            D::HeldAlready { person: person.clone(), post: post.clone() },
            [
                "`m-1`已经任`patrol`",
                "`m-1`已經任`patrol`",
                "`m-1` holds `patrol` already",
            ],
        ),
        said_of(
            D::ClaimsNoPost {
                person: person.clone(),
                post: post.clone(),
                nearest: Some("patrol-2".to_owned()),
            },
            [
                "`m-1`认领的岗位`patrol`不存在；是否应为`patrol-2`？",
                "`m-1`認領的崗位`patrol`不存在；是否應為`patrol-2`？",
                "`m-1` claims `patrol`, and there is no such post; did you mean `patrol-2`?",
            ],
        ),
        said_of(
            D::Claimed { post: post.clone(), places: 3, claimed: 2, recommended: 2 },
            [
                "党员大会只为无人认领的名额推荐人选：`patrol`设3人，已有2人认领，不能再推荐2人",
                "黨員大會只為無人認領的名額推薦人選：`patrol`設3人，已有2人認領，不能再推薦2人",
                "the meeting recommends only for places that nobody claims: of the 3 of \
                 `patrol` 2 are claimed, and 2 were to be recommended for",
            ],
        ),
        said_of(
            D::RecommendationTakesAway,
            [
                "党员大会只推荐人选，不免去岗位：请只写`to`",
                "黨員大會只推薦人選，不免去崗位：請只寫`to`",
                "the meeting recommends somebody for a post and takes none away: state only \
                 `to`",
            ],
        ),
        said_of(
            D::DecidedStays { person, post: post.clone() },
            [
                "`m-1`任`patrol`是事先决定的，不作变动",
                "`m-1`任`patrol`是事先決定的，不作變動",
                "that `m-1` holds `patrol` was decided beforehand, and stays",
            ],
        ),
        said_of(
            D::MovesNowhere { post },
            [
                "`from`和`to`都是`patrol`：请写两个不同的岗位，或者去掉一个",
                "`from`和`to`都是`patrol`：請寫兩個不同的崗位，或者去掉一個",
                "`patrol` is both `from` and `to`: state two posts, or leave one out",
            ],
        ),
    ]
}
