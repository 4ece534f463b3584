use super::{about, at, between, exact, plain, reads};
use crate::scoring::because::Because;

#[test]
fn a_share_says_number_and_target() {
    let (value, target, points) = (at("12"), at("20"), at("6"));
    reads(
        &about(Because::SharedOut { value, target, points }, "收入", "收入", "income"),
        [
            "收入：实际12，目标20，按比例计6分",
            "收入：實際12，目標20，按比例計6分",
            "income: 12 against a target of 20, in proportion 6 points",
        ],
    );
    let (value, points) = (between("0", "12"), between("0", "6"));
    reads(
        &plain(Because::SharedOut { value, target, points }),
        [
            "实际0至12，目标20，按比例计0至6分",
            "實際0至12，目標20，按比例計0至6分",
            "0 to 12 against a target of 20, in proportion 0 to 6 points",
        ],
    );
}

#[test]
fn a_division_says_both_numbers() {
    let (number, divisor, share) = (exact("6"), exact("4"), exact("1.5"));
    reads(
        &about(
            Because::Divided { number, divisor, share },
            "收入÷收入（同组平均）",
            "收入÷收入（同組平均）",
            "income ÷ income (the mean of all)",
        ),
        [
            "收入÷收入（同组平均）：6÷4，得1.5",
            "收入÷收入（同組平均）：6÷4，得1.5",
            "income ÷ income (the mean of all): 6 ÷ 4 is 1.5",
        ],
    );
}

#[test]
fn a_division_by_zero_says_both_numbers_and_what_counts() {
    let (number, divisor, share) = (exact("0"), exact("0"), exact("1"));
    reads(
        &plain(Because::Divided { number, divisor, share }),
        [
            "0÷0，按除数为零的规定计为1",
            "0÷0，按除數為零的規定計為1",
            "0 ÷ 0, which counts as 1 by the scheme's rule",
        ],
    );
}

#[test]
fn nothing_to_divide_by_is_said() {
    reads(
        &plain(Because::NoDivisor),
        [
            "除数为0，没有规定如何计，无法认定",
            "除數為0，沒有規定如何計，無法認定",
            "divided by 0, for which nothing is stated: it cannot be told",
        ],
    );
}

#[test]
fn a_share_of_no_ballots_says_that_nobody_voted() {
    reads(
        &plain(Because::NoBallots { share: Some(exact("0.5")) }),
        [
            "无人投票，按规定占比计为0.5",
            "無人投票，按規定佔比計為0.5",
            "nobody voted, which counts as a share of 0.5 by the scheme's rule",
        ],
    );
    reads(
        &plain(Because::NoBallots { share: None }),
        [
            "无人投票，占比无法认定",
            "無人投票，佔比無法認定",
            "nobody voted, so the share cannot be told",
        ],
    );
}

#[test]
fn more_periods_than_a_series_has_are_counted() {
    reads(
        &plain(Because::MorePeriods { found: 13, at_most: 12 }),
        [
            "须计13期，而本项数据最多12期，无法合并计算",
            "須計13期，而本項數據最多12期，無法合併計算",
            "13 periods would count, and the series has at most 12: they cannot be told together",
        ],
    );
}

#[test]
fn a_target_of_zero_is_named() {
    reads(
        &plain(Because::NoTarget { points: at("5") }),
        [
            "按目标为零的规定，计5分",
            "按目標為零的規定，計5分",
            "by the scheme's rule for a target of zero, 5 points",
        ],
    );
    reads(
        &plain(Because::NoTarget { points: between("0", "5") }),
        [
            "连同目标为零的情形，计0至5分",
            "連同目標為零的情形，計0至5分",
            "together with a target of zero, 0 to 5 points",
        ],
    );
}

#[test]
fn a_number_off_its_target_says_by_what_rule() {
    let because = Because::OffTarget {
        value: at("12"),
        target: exact("10"),
        base: exact("60"),
        each: exact("2"),
        per: exact("1"),
        points: at("64"),
    };
    reads(
        &about(because, "人均收入", "人均收入", "income per head"),
        [
            "人均收入：实际12，目标10，达到目标60分，每增减1相应增减2分，计64分",
            "人均收入：實際12，目標10，達到目標60分，每增減1相應增減2分，計64分",
            "income per head: 12 against a target of 10, 60 at the target, 2 up or down \
             for each 1, 64 points",
        ],
    );
}

#[test]
fn a_group_of_raters_says_its_mean_and_its_weight() {
    let mean = |raters, mean, points| {
        let because =
            Because::GroupMean { row: 0, raters, mean, weight: exact("0.4"), points };
        about(because, "群众评议", "群眾評議", "villagers")
    };
    reads(
        &mean(3, at("90"), at("36")),
        [
            "群众评议：3人评分，平均90，权重0.4，加权得36",
            "群眾評議：3人評分，平均90，權重0.4，加權得36",
            "villagers: 3 raters, mean 90, × weight 0.4, gives 36",
        ],
    );
    reads(
        &mean(1, at("90"), at("36")),
        [
            "群众评议：1人评分，平均90，权重0.4，加权得36",
            "群眾評議：1人評分，平均90，權重0.4，加權得36",
            "villagers: 1 rater, mean 90, × weight 0.4, gives 36",
        ],
    );
    reads(
        &mean(0, between("0", "100"), between("0", "40")),
        [
            "群众评议：尚无评分，平均可能为0至100，权重0.4，加权得0至40",
            "群眾評議：尚無評分，平均可能為0至100，權重0.4，加權得0至40",
            "villagers: no rater yet, mean 0 to 100 possible, × weight 0.4, gives 0 to 40",
        ],
    );
    reads(
        &about(Because::GroupAbsent { row: 1 }, "班子互评", "班子互評", "peers"),
        ["班子互评：没有评分", "班子互評：沒有評分", "peers: no ratings"],
    );
}

#[test]
fn ballots_say_votes_values_and_mean() {
    let voted = |votes| {
        let because = Because::Voted { row: 0, votes, value: exact("100") };
        about(because, "优秀", "優秀", "excellent")
    };
    reads(
        &voted(12),
        [
            "优秀：12票，每票按100计",
            "優秀：12票，每票按100計",
            "excellent: 12 votes, 100 each",
        ],
    );
    reads(
        &voted(1),
        [
            "优秀：1票，每票按100计",
            "優秀：1票，每票按100計",
            "excellent: 1 vote, 100 each",
        ],
    );
    let because = Because::VoteMean { denominator: 40, mean: at("87.5") };
    reads(
        &about(because, "民主测评", "民主測評", "ballot"),
        [
            "民主测评：以40票为分母，平均87.5",
            "民主測評：以40票為分母，平均87.5",
            "ballot: mean 87.5 over 40 ballots",
        ],
    );
    reads(
        &about(
            Because::NobodyVoted { points: at("0") },
            "民主测评",
            "民主測評",
            "ballot",
        ),
        [
            "民主测评：无人投票，计0分",
            "民主測評：無人投票，計0分",
            "ballot: nobody voted, 0 points",
        ],
    );
    let (value, out_of, points) = (at("87.5"), exact("100"), at("17.5"));
    reads(
        &plain(Because::Scaled { value, out_of, points }),
        [
            "87.5（以100为满）折算，计17.5分",
            "87.5（以100為滿）折算，計17.5分",
            "87.5 out of 100, 17.5 points",
        ],
    );
}

#[test]
fn fractions_are_shown_rounded_and_marked_so() {
    reads(
        &plain(Because::Weighted { weight: exact("1/3"), points: at("100/3") }),
        [
            "乘以权重1/3，计≈33.33分",
            "乘以權重1/3，計≈33.33分",
            "× weight 1/3, ≈33.33 points",
        ],
    );
}
