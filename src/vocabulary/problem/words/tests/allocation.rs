use super::{Said, exact, id};
use crate::vocabulary::AllocationDefect as D;

fn said_of(defect: D, words: [&'static str; 3]) -> Said {
    (defect.into(), words)
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
            D::LimitStands {
                person: person.clone(),
                post: post.clone(),
                limit: id("posts/fit.able"),
            },
            [
                "`m-1`不能担任`patrol`：不符合规则`posts/fit.able`",
                "`m-1`不能擔任`patrol`：不符合規則`posts/fit.able`",
                "`m-1` cannot hold `patrol`: the rule `posts/fit.able` is not met",
            ],
        ),
        said_of(
            D::LimitOpen {
                person: person.clone(),
                post: post.clone(),
                limit: id("posts/fit.able"),
            },
            [
                "是否符合规则`posts/fit.able`尚不清楚，`m-1`因此不能担任`patrol`",
                "是否符合規則`posts/fit.able`尚不清楚，`m-1`因此不能擔任`patrol`",
                "`m-1` cannot hold `patrol` as long as it is not known whether the rule \
                 `posts/fit.able` is met",
            ],
        ),
        said_of(
            D::PlacesAgainstRule { rule: id("posts/holding.shared"), places: 2, most: 1 },
            [
                "岗位设2人，而按规则`posts/holding.shared`至多1人：请改人数或岗位情况",
                "崗位設2人，而按規則`posts/holding.shared`至多1人：請改人數或崗位情況",
                "the post has 2 places, and by the rule `posts/holding.shared` 1 at most can \
                 hold it: change its places or its facts",
            ],
        ),
        said_of(
            D::HoldersOpen {
                post: id("p1"),
                rule: id("posts/holding.shared"),
                found: 3,
                at_most: 1,
            },
            [
                "`p1`将有3人任岗，是否符合规则`posts/holding.shared`尚不清楚，查明前至多1人",
                "`p1`將有3人任崗，是否符合規則`posts/holding.shared`尚不清楚，查明前至多1人",
                "`p1` would have 3 holders, and 1 at most as long as it is not known whether \
                 the rule `posts/holding.shared` is met",
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
            D::CapacityNotKnown { person: person.clone() },
            [
                "`m-1`能承受多少工作量尚不清楚：请写明`capacity`",
                "`m-1`能承受多少工作量尚不清楚：請寫明`capacity`",
                "what `m-1` is able to carry is not known: state the capacity",
            ],
        ),
        said_of(
            D::TooManyPosts { person: person.clone(), found: 2, at_most: 1 },
            [
                "`m-1`将有2个岗位，最多只能担任1个",
                "`m-1`將有2個崗位，最多只能擔任1個",
                "`m-1` would hold 2 posts, and may hold at most 1",
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
                "方案中`m-1`并未担任`patrol`",
                "方案中`m-1`並未擔任`patrol`",
                "`m-1` does not hold `patrol` in the proposal",
            ],
        ),
        said_of(
            D::HeldAlready { person: person.clone(), post: post.clone() },
            [
                "`m-1`已经担任`patrol`",
                "`m-1`已經擔任`patrol`",
                "`m-1` holds `patrol` already",
            ],
        ),
        said_of(
            D::Claimed { post: post.clone() },
            [
                "党员大会只为无人认领的岗位推荐人选，而`patrol`已有人认领",
                "黨員大會只為無人認領的崗位推薦人選，而`patrol`已有人認領",
                "the meeting recommends only for posts that nobody claims, and `patrol` is \
                 claimed",
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
                "`m-1`担任`patrol`是事先决定的，不作变动",
                "`m-1`擔任`patrol`是事先決定的，不作變動",
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
