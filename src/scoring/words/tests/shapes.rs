use super::{at, between, exact, plain, reads};
use crate::criteria::Test;
use crate::scoring::because::Because;
use crate::vocabulary::{Span, Verdict};

fn gated(opens_when_met: bool, verdict: Verdict, points: Span) -> Because {
    Because::Gated { gate: 0, opens_when_met, verdict, points }
}

#[test]
fn a_gate_says_whether_its_condition_is_met() {
    reads(
        &plain(gated(true, Verdict::NotMet, at("5"))),
        [
            "门槛条件不符合，计5分",
            "門檻條件不符合，計5分",
            "the gate stays shut, 5 points",
        ],
    );
    reads(
        &plain(gated(true, Verdict::Undetermined, between("5", "20"))),
        [
            "门槛条件无法认定，可能计5至20分",
            "門檻條件無法認定，可能計5至20分",
            "whether the gate opens cannot be told, 5 to 20 points possible",
        ],
    );
    reads(
        &plain(gated(true, Verdict::Undetermined, at("5"))),
        [
            "门槛条件无法认定，计5分",
            "門檻條件無法認定，計5分",
            "whether the gate opens cannot be told, 5 points",
        ],
    );
}

#[test]
fn a_condition_that_zeroes_is_no_gate_that_stays_shut() {
    reads(
        &plain(gated(false, Verdict::Met, at("0"))),
        [
            "符合清零条件，计0分",
            "符合清零條件，計0分",
            "the condition that clears it to zero is met, 0 points",
        ],
    );
    reads(
        &plain(gated(false, Verdict::NotMet, at("8"))),
        [
            "不符合清零条件，计8分",
            "不符合清零條件，計8分",
            "the condition that clears it to zero is not met, 8 points",
        ],
    );
    reads(
        &plain(gated(false, Verdict::Undetermined, between("0", "8"))),
        [
            "清零条件无法认定，可能计0至8分",
            "清零條件無法認定，可能計0至8分",
            "whether the condition that clears it to zero is met cannot be told, \
             0 to 8 points possible",
        ],
    );
}

#[test]
fn a_question_of_a_gate_reads_like_any_other() {
    let test = Test { question: 0, value: Some(at("3")), verdict: Verdict::Met };
    reads(
        &plain(Because::GateTested { gate: 0, test }),
        ["3，符合", "3，符合", "3, met"],
    );
}

#[test]
fn one_step_is_not_many() {
    let (target, each) = (exact("900"), exact("5"));
    let stepped = |steps, points| {
        plain(Because::Stepped { value: at("899"), target, steps, each, points })
    };
    reads(
        &stepped(at("1"), at("5")),
        [
            "899，对照目标900，差1档，每档5分，共5分",
            "899，對照目標900，差1檔，每檔5分，共5分",
            "899 against the target 900: 1 step × 5, 5 points",
        ],
    );
    let above = |value| {
        let (steps, points) = (at("1"), at("5"));
        plain(Because::Stepped { value, target, steps, each, points })
    };
    reads(
        &above(at("901")),
        [
            "901，对照目标900，超1档，每档5分，共5分",
            "901，對照目標900，超1檔，每檔5分，共5分",
            "901 against the target 900: 1 step × 5, 5 points",
        ],
    );
    reads(
        &above(between("890", "901")),
        [
            "890至901，对照目标900，相差1档，每档5分，共5分",
            "890至901，對照目標900，相差1檔，每檔5分，共5分",
            "890 to 901 against the target 900: 1 step × 5, 5 points",
        ],
    );
    reads(
        &plain(Because::Stepped {
            value: at("905"),
            target,
            steps: at("0"),
            each,
            points: at("0"),
        }),
        [
            "905，对照目标900，计0档，每档5分，共0分",
            "905，對照目標900，計0檔，每檔5分，共0分",
            "905 against the target 900: 0 steps × 5, 0 points",
        ],
    );
    reads(
        &stepped(between("1", "2"), between("5", "10")),
        [
            "899，对照目标900，差1至2档，每档5分，共5至10分",
            "899，對照目標900，差1至2檔，每檔5分，共5至10分",
            "899 against the target 900: 1 to 2 steps × 5, 5 to 10 points",
        ],
    );
}

#[test]
fn one_time_one_unit_and_one_ranking_are_not_many() {
    let english = |because| {
        use crate::explain::Wording;
        plain(because).words(crate::vocabulary::Script::En)
    };
    let each = exact("2");
    assert_eq!(
        english(Because::Occurred { row: 0, times: 1, each }),
        "1 time, 2 points each"
    );
    let slab =
        |units, points| Because::InSlab { row: 0, units, each, held_at: None, points };
    assert!(english(slab(at("1"), at("2"))).starts_with("1 unit "));
    assert!(english(slab(at("1.5"), at("3"))).starts_with("1.5 units "));
    let (rank, per_rank, points) = (at("1"), exact("0.1"), at("10"));
    assert_eq!(
        english(Because::MeanRank { rankers: 1, rank, per_rank, points }),
        "1 ranking, mean rank 1, 0.1 less a place: 10 points"
    );
    assert_eq!(english(Because::Stars { stars: at("1") }), "1 reaches its line");
    assert_eq!(
        english(Because::Periods { present: 1, missing: 0, not_applicable: 0 }),
        "1 period with data"
    );
}
