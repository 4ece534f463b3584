use super::{about, at, between, exact, plain, reads};
use crate::scoring::because::Because;

#[test]
fn points_that_are_simply_there() {
    reads(
        &plain(Because::Stated { points: at("1") }),
        ["按规定，计1分", "按規定，計1分", "as stated, 1 point"],
    );
    reads(
        &about(Because::Given { points: at("90") }, "上级评分", "上級評分", "from above"),
        [
            "上级评分：直接给分，计90分",
            "上級評分：直接給分，計90分",
            "from above: given, 90 points",
        ],
    );
    reads(
        &plain(Because::FullMarks { points: at("20") }),
        ["满分20分，由此起扣", "滿分20分，由此起扣", "starts from full marks, 20 points"],
    );
}

#[test]
fn the_subjects_own_score_is_left_out() {
    let own = |score| Because::OwnScore { row: 0, score };
    reads(
        &about(own(Some(exact("50"))), "互评分", "互評分", "peers"),
        [
            "互评分：本人评分50不计",
            "互評分：本人評分50不計",
            "peers: the subject's own score of 50 is left out",
        ],
    );
    reads(
        &plain(own(None)),
        [
            "未写明考核对象，其中有无本人评分无法认定",
            "未寫明考核對象，其中有無本人評分無法認定",
            "the sheet names no subject, whose own score is left out cannot be told",
        ],
    );
}

#[test]
fn a_stop_is_a_floor_or_a_cap() {
    let stopped = |at, is_floor, points| plain(Because::Stopped { at, is_floor, points });
    reads(
        &stopped(exact("0"), true, at("0")),
        ["保底，按0计", "保底，按0計", "stopped at the floor of 0"],
    );
    reads(
        &stopped(exact("20"), false, at("20")),
        ["封顶，按20计", "封頂，按20計", "stopped at the cap of 20"],
    );
    reads(
        &stopped(exact("0"), true, between("0", "5")),
        ["保底0分，计0至5分", "保底0分，計0至5分", "floor of 0, 0 to 5 points"],
    );
    reads(
        &stopped(exact("20"), false, between("15", "20")),
        ["封顶20分，计15至20分", "封頂20分，計15至20分", "cap of 20, 15 to 20 points"],
    );
}

#[test]
fn a_limit_of_the_node_is_above_or_below() {
    let held = |at, is_floor, points| plain(Because::Held { at, is_floor, points });
    reads(
        &held(exact("1000"), false, at("1000")),
        [
            "超过上限，按1000计",
            "超過上限，按1000計",
            "above the upper limit, held at 1000",
        ],
    );
    reads(
        &held(exact("0"), true, at("0")),
        ["低于下限，按0计", "低於下限，按0計", "below the lower limit, held at 0"],
    );
    reads(
        &held(exact("1000"), false, between("990", "1000")),
        [
            "上限1000分，计990至1000分",
            "上限1000分，計990至1000分",
            "upper limit of 1000, 990 to 1000 points",
        ],
    );
    reads(
        &held(exact("0"), true, between("0", "10")),
        ["下限0分，计0至10分", "下限0分，計0至10分", "lower limit of 0, 0 to 10 points"],
    );
}

#[test]
fn rounding_names_its_residual() {
    let rounded = |points, residual: Option<&str>| {
        plain(Because::Rounded { points, residual: residual.map(exact) })
    };
    reads(
        &rounded(at("871.35"), Some("0.005")),
        [
            "取整为871.35（尾差+0.005）",
            "取整為871.35（尾差+0.005）",
            "rounded to 871.35 (residual +0.005)",
        ],
    );
    reads(
        &rounded(at("33"), Some("-1/3")),
        [
            "取整为33（尾差≈-0.33）",
            "取整為33（尾差≈-0.33）",
            "rounded to 33 (residual ≈-0.33)",
        ],
    );
    reads(
        &rounded(between("870", "872"), None),
        ["取整为870至872", "取整為870至872", "rounded, 870 to 872"],
    );
}

#[test]
fn a_weight_and_parts_left_out() {
    reads(
        &plain(Because::Weighted { weight: exact("0.4"), points: between("30", "36") }),
        [
            "乘以权重0.4，计30至36分",
            "乘以權重0.4，計30至36分",
            "× weight 0.4, 30 to 36 points",
        ],
    );
    let (all, present, points) = (exact("100"), exact("80"), at("90"));
    reads(
        &plain(Because::Rescaled { all, present, points }),
        [
            "有项目不计，其余由80折算为100，计90分",
            "有項目不計，其餘由80折算為100，計90分",
            "some are left out, the others scaled from 80 to 100, 90 points",
        ],
    );
    reads(
        &plain(Because::CountedAsZero { children: 2 }),
        ["2项不计，按零计入", "2項不計，按零計入", "2 left out, count as zero"],
    );
    reads(
        &plain(Because::CountedAsZero { children: 1 }),
        ["1项不计，按零计入", "1項不計，按零計入", "1 left out, counts as zero"],
    );
    reads(
        &plain(Because::NothingPresent { points: between("0", "100") }),
        [
            "各项均不计，可能计0至100分",
            "各項均不計，可能計0至100分",
            "everything in it is left out, 0 to 100 points possible",
        ],
    );
}

#[test]
fn what_is_missing_and_what_does_not_apply_differ() {
    reads(
        &plain(Because::AbsentPoints { points: at("0") }),
        [
            "事实缺失，按缺项规定，计0分",
            "事實缺失，按缺項規定，計0分",
            "a fact is missing, by the scheme's rule for it, 0 points",
        ],
    );
    reads(
        &plain(Because::AbsentRequired),
        [
            "必需的事实缺失，无法认定",
            "必需的事實缺失，無法認定",
            "a required fact is missing, cannot be told",
        ],
    );
    reads(
        &plain(Because::AbsentExcluded),
        [
            "事实缺失，按缺项规定不计",
            "事實缺失，按缺項規定不計",
            "a fact is missing, by the scheme's rule for it left out",
        ],
    );
    reads(
        &plain(Because::NotApplicable),
        [
            "不适用于本对象，不计",
            "不適用於本對象，不計",
            "does not apply to this subject, left out",
        ],
    );
    reads(
        &plain(Because::NotKnown { points: between("0", "10") }),
        [
            "情况未明，可能计0至10分",
            "情況未明，可能計0至10分",
            "not known yet, 0 to 10 points possible",
        ],
    );
    reads(
        &plain(Because::CannotTell { points: between("0", "10") }),
        [
            "依现有情况无法认定，可能计0至10分",
            "依現有情況無法認定，可能計0至10分",
            "what is known does not tell, 0 to 10 points possible",
        ],
    );
}
