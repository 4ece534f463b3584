use super::{at, exact, plain};
use crate::scoring::because::Because;
use crate::scoring::record::GradingRecord;
use crate::scoring::rules::GradeStepKind;
use crate::scoring::words::Grades;
use crate::scoring::words::voice::Voice;
use crate::vocabulary::{Label, Script};

fn yuan() -> Label {
    Label::new("元", "元", "yuan")
}

fn spoken(because: Because, is_factor: bool) -> [String; 3] {
    let unit = yuan();
    Script::ALL.map(|script| {
        let voice = Voice::new(script, Some(&unit)).of_factor(is_factor);
        plain(because).in_voice(voice)
    })
}

#[test]
fn an_amount_is_counted_in_its_unit() {
    let given = Because::Given { points: at("5000") };
    assert_eq!(
        spoken(given, false),
        ["直接给定，计5000元", "直接給定，計5000元", "given, 5000 yuan"]
    );
    let full = Because::FullMarks { points: at("5000") };
    assert_eq!(
        spoken(full, false),
        [
            "满额5000元，由此起扣",
            "滿額5000元，由此起扣",
            "starts from the full amount, 5000 yuan"
        ]
    );
    let one = Because::Stated { points: at("1") };
    assert_eq!(
        spoken(one, false),
        ["按规定，计1元", "按規定，計1元", "as stated, 1 yuan"]
    );
    let held = Because::Deducted {
        row: 0,
        count: at("3"),
        each: exact("50"),
        held_at: Some(exact("100")),
        points: at("100"),
    };
    assert_eq!(
        spoken(held, false),
        [
            "3×50元，共扣100元（按本项限额100元计）",
            "3×50元，共扣100元（按本項限額100元計）",
            "3 × 50 yuan each, 100 taken off (held at the row's limit of 100)"
        ]
    );
}

#[test]
fn a_factor_has_no_unit() {
    let chosen = Because::Chosen { row: Some(0), points: at("0.9") };
    assert_eq!(spoken(chosen, true), ["计0.9", "計0.9", "0.9"]);
    let full = Because::FullMarks { points: at("1") };
    assert_eq!(
        spoken(full, true),
        ["满值1，由此起扣", "滿值1，由此起扣", "starts from the full value, 1"]
    );
}

#[test]
fn what_is_cleared_is_a_total_or_an_amount() {
    let step = GradingRecord {
        does: Some(GradeStepKind::ZeroClearing),
        total: at("0"),
        ..super::grading::lines(&[])
    };
    let unit = yuan();
    let spoken = Script::ALL
        .map(|script| step.sentence(&Grades::default(), Voice::new(script, Some(&unit))));
    assert_eq!(
        spoken,
        [
            "不符合，总额不清零；总额为0",
            "不符合，總額不清零；總額為0",
            "not met; the total is not cleared; total 0"
        ]
    );
}
