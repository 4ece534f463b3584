use super::{about, at, between, bounds, exact, plain, reads};
use crate::criteria::Test;
use crate::scoring::because::Because;
use crate::scoring::record::{Finding, TestRecord};
use crate::vocabulary::{Label, Span, Verdict, Window};

fn deducted(count: Span, held_at: Option<&str>, points: Span) -> Finding {
    let held_at = held_at.map(exact);
    let because = Because::Deducted { row: 0, count, each: exact("2"), held_at, points };
    about(because, "未按时参会", "未按時參會", "missed meetings")
}

#[test]
fn a_deduction_says_how_often_how_much_and_how_much_in_all() {
    reads(
        &deducted(at("3"), None, at("6")),
        [
            "未按时参会：3×2分，共扣6分",
            "未按時參會：3×2分，共扣6分",
            "missed meetings: 3 × 2 points each, 6 taken off",
        ],
    );
    reads(
        &deducted(at("13"), Some("20"), at("20")),
        [
            "未按时参会：13×2分，共扣20分（按本项限额20分计）",
            "未按時參會：13×2分，共扣20分（按本項限額20分計）",
            "missed meetings: 13 × 2 points each, 20 taken off (held at the row's limit of 20)",
        ],
    );
    reads(
        &deducted(between("3", "12"), Some("20"), between("6", "20")),
        [
            "未按时参会：（3至12）×2分，共扣6至20分（本项限额20分）",
            "未按時參會：（3至12）×2分，共扣6至20分（本項限額20分）",
            "missed meetings: 3 to 12 × 2 points each, 6 to 20 taken off (the row's limit is 20)",
        ],
    );
}

#[test]
fn an_award_says_how_often_how_much_and_how_much_in_all() {
    let (count, each, points) = (at("4"), exact("1"), at("3"));
    let held_at = Some(exact("3"));
    reads(
        &plain(Because::Awarded { row: 0, count, each, held_at, points }),
        [
            "4×1分，共加3分（按本项限额3分计）",
            "4×1分，共加3分（按本項限額3分計）",
            "4 × 1 point each, 3 added (held at the row's limit of 3)",
        ],
    );
    let (count, points) = (between("0", "2"), between("0", "2"));
    reads(
        &plain(Because::Awarded { row: 0, count, each, held_at: None, points }),
        [
            "（0至2）×1分，共加0至2分",
            "（0至2）×1分，共加0至2分",
            "0 to 2 × 1 point each, 0 to 2 added",
        ],
    );
}

#[test]
fn a_row_that_does_not_apply_says_so() {
    reads(
        &about(
            Because::RowNotApplicable { row: 1 },
            "远教学习",
            "遠教學習",
            "remote study",
        ),
        [
            "远教学习：不适用，不加不扣",
            "遠教學習：不適用，不加不扣",
            "remote study: does not apply, adds and takes nothing",
        ],
    );
}

#[test]
fn a_band_is_named_by_its_bounds() {
    let because = Because::InBand { row: Some(1), value: at("0.58"), points: at("5") };
    let within = Some(bounds(Some("0.5"), Some("0.6")));
    let finding = about(because, "群众满意度", "群眾滿意度", "satisfaction rate");
    reads(
        &Finding { within, ..finding },
        [
            "群众满意度：0.58，属“0.5以上（含）、不足0.6”档，计5分",
            "群眾滿意度：0.58，屬「0.5以上（含）、不足0.6」檔，計5分",
            "satisfaction rate: 0.58, in the band “at least 0.5, below 0.6”, 5 points",
        ],
    );
    let (value, points) = (between("0.5", "0.7"), between("5", "8"));
    reads(
        &about(Because::InBand { row: None, value, points }, "满意度", "滿意度", "rate"),
        [
            "满意度：0.5至0.7，所属档次未定，可能计5至8分",
            "滿意度：0.5至0.7，所屬檔次未定，可能計5至8分",
            "rate: 0.5 to 0.7, the band is open, 5 to 8 points possible",
        ],
    );
    let because = Because::InBand { row: Some(1), value: at("2"), points: at("5") };
    reads(&plain(because), ["2，计5分", "2，計5分", "2, 5 points"]);
}

#[test]
fn a_choice_is_named_with_its_answer() {
    let because = Because::Chosen { row: Some(0), points: at("10") };
    reads(
        &about(because, "党务公开：按期", "黨務公開：按期", "disclosure: in time"),
        [
            "党务公开：按期，计10分",
            "黨務公開：按期，計10分",
            "disclosure: in time, 10 points",
        ],
    );
    let because = Because::Chosen { row: None, points: between("0", "10") };
    reads(
        &about(because, "党务公开", "黨務公開", "disclosure"),
        [
            "党务公开：情况未明，可能计0至10分",
            "黨務公開：情況未明，可能計0至10分",
            "disclosure: not known, 0 to 10 points possible",
        ],
    );
}

fn asked(value: Option<Span>, verdict: Verdict) -> Test {
    Test { question: 0, value, verdict }
}

#[test]
fn a_question_about_a_number_says_what_it_was_held_against() {
    let within = Some(bounds(Some("0.6"), None));
    let test = asked(Some(at("0.58")), Verdict::NotMet);
    let words = [
        "群众满意度：0.58，对照0.6以上（含），不符合",
        "群眾滿意度：0.58，對照0.6以上（含），不符合",
        "satisfaction rate: 0.58 against at least 0.6, not met",
    ];
    let label = Label::new("群众满意度", "群眾滿意度", "satisfaction rate");
    let because = Because::Tested(test);
    reads(&Finding { about: Some(label.clone()), within, ..plain(because) }, words);
    let is_proportion = false;
    reads(&TestRecord { test, about: label.clone(), within, is_proportion }, words);
    let test = asked(Some(between("0.5", "0.7")), Verdict::Undetermined);
    reads(
        &TestRecord { test, about: label, within, is_proportion },
        [
            "群众满意度：0.5至0.7，对照0.6以上（含），无法认定",
            "群眾滿意度：0.5至0.7，對照0.6以上（含），無法認定",
            "satisfaction rate: 0.5 to 0.7 against at least 0.6, cannot be told",
        ],
    );
    reads(
        &plain(Because::Tested(asked(Some(at("3")), Verdict::Met))),
        ["3，符合", "3，符合", "3, met"],
    );
}

#[test]
fn a_question_that_is_not_about_a_number_is_quoted() {
    let because = Because::Tested(asked(None, Verdict::Met));
    reads(
        &about(because, "账目公开：是", "賬目公開：是", "accounts disclosed: yes"),
        [
            "“账目公开：是”，符合",
            "「賬目公開：是」，符合",
            "“accounts disclosed: yes”, met",
        ],
    );
    reads(&plain(because), ["符合", "符合", "met"]);
}

#[test]
fn a_condition_says_what_it_came_to() {
    reads(
        &plain(Because::Decided { verdict: Verdict::Met, points: at("10") }),
        ["条件符合，计10分", "條件符合，計10分", "the condition is met, 10 points"],
    );
    reads(
        &plain(Because::Decided { verdict: Verdict::NotMet, points: at("0") }),
        ["条件不符合，计0分", "條件不符合，計0分", "the condition is not met, 0 points"],
    );
    let (verdict, points) = (Verdict::Undetermined, between("0", "10"));
    reads(
        &plain(Because::Decided { verdict, points }),
        [
            "条件无法认定，可能计0至10分",
            "條件無法認定，可能計0至10分",
            "whether the condition is met cannot be told, 0 to 10 points possible",
        ],
    );
}

#[test]
fn a_list_says_what_is_there_and_what_counted() {
    let listed = |is_there| {
        about(
            Because::Listed { row: 0, is_there },
            "活动场所",
            "活動場所",
            "meeting place",
        )
    };
    reads(
        &listed(Some(true)),
        ["活动场所：具备", "活動場所：具備", "meeting place: there"],
    );
    reads(
        &listed(Some(false)),
        ["活动场所：不具备", "活動場所：不具備", "meeting place: not there"],
    );
    reads(
        &listed(None),
        ["活动场所：情况未明", "活動場所：情況未明", "meeting place: not known"],
    );
    let (count, points) = (between("2", "3"), between("10", "15"));
    let tallied =
        |is_cost| plain(Because::Tallied { is_cost, count, each: exact("5"), points });
    reads(
        &tallied(false),
        [
            "具备2至3项，每项5分，共10至15分",
            "具備2至3項，每項5分，共10至15分",
            "2 to 3 there × 5 points each, 10 to 15 points in all",
        ],
    );
    reads(
        &tallied(true),
        [
            "不具备2至3项，每项扣5分，共扣10至15分",
            "不具備2至3項，每項扣5分，共扣10至15分",
            "2 to 3 not there × 5 points each, 10 to 15 points taken off",
        ],
    );
}

#[test]
fn rows_held_together_say_in_which_window() {
    let held = |window, from: &str, is_cost| {
        let (held_at, sum, points) = (exact("60"), at("75"), at("60"));
        let from = Some(from.parse().unwrap());
        plain(Because::RowsHeld { window, from, is_cost, held_at, sum, points })
    };
    reads(
        &held(Window::Quarter, "2019-04-01", true),
        [
            "2019年第2季度：扣75分，最多扣60分",
            "2019年第2季度：扣75分，最多扣60分",
            "2019-Q2: 75 points to be taken off, 60 points at most",
        ],
    );
    reads(
        &held(Window::Month, "2019-12-01", false),
        [
            "2019年12月：加75分，最多加60分",
            "2019年12月：加75分，最多加60分",
            "2019-12: 75 points to be added, 60 points at most",
        ],
    );
    reads(
        &held(Window::HalfYear, "2019-07-01", false),
        [
            "2019年下半年：加75分，最多加60分",
            "2019年下半年：加75分，最多加60分",
            "2019-H2: 75 points to be added, 60 points at most",
        ],
    );
    reads(
        &held(Window::Year, "2019-01-01", true),
        [
            "2019年：扣75分，最多扣60分",
            "2019年：扣75分，最多扣60分",
            "2019: 75 points to be taken off, 60 points at most",
        ],
    );
}

#[test]
fn rows_that_are_open_say_what_every_window_lets_through() {
    let open = |is_cost| {
        let (window, held_at) = (Window::Quarter, exact("60"));
        let (sum, points) = (between("0", "300"), between("0", "240"));
        plain(Because::RowsHeld { window, from: None, is_cost, held_at, sum, points })
    };
    reads(
        &open(true),
        [
            "每季度最多扣60分，共扣0至240分",
            "每季度最多扣60分，共扣0至240分",
            "60 points at most a quarter, 0 to 240 points taken off",
        ],
    );
    reads(
        &open(false),
        [
            "每季度最多加60分，共加0至240分",
            "每季度最多加60分，共加0至240分",
            "60 points at most a quarter, 0 to 240 points added",
        ],
    );
}
