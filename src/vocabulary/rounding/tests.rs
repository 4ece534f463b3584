//! Hand-worked tables of every mode, and the laws that roundings keep.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a test may overflow: it fails then, and nothing else does"
)]

use proptest::prelude::*;

use super::*;
use RoundingMode::{
    AwayFromZero, Down, HalfAwayFromZero, HalfEven, HalfTowardsZero, TowardsZero, Up,
};

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn rounded(rounding: Rounding, text: &str) -> String {
    rounding.round(exact(text)).unwrap().to_string()
}

/// One line of a table: a number, then what each mode makes of it in the order of `ALL`.
type Line = (&'static str, [&'static str; 7]);

fn check(table: &[Line], rounding: impl Fn(RoundingMode) -> Rounding) {
    for (number, row) in table {
        for (mode, expected) in RoundingMode::ALL.into_iter().zip(row) {
            assert_eq!(rounded(rounding(mode), number), *expected, "{number} {mode}");
        }
    }
}

#[test]
fn to_whole_numbers() {
    let order = [
        HalfAwayFromZero,
        HalfTowardsZero,
        HalfEven,
        Up,
        Down,
        TowardsZero,
        AwayFromZero,
    ];
    assert_eq!(RoundingMode::ALL, order);
    #[rustfmt::skip]
    let table = [
        // number  half away  half tow.  half even  up    down  towards  away
        ("0",     ["0",       "0",       "0",       "0",  "0",  "0",     "0"]),
        ("7",     ["7",       "7",       "7",       "7",  "7",  "7",     "7"]),
        ("-7",    ["-7",      "-7",      "-7",      "-7", "-7", "-7",    "-7"]),
        ("0.4",   ["0",       "0",       "0",       "1",  "0",  "0",     "1"]),
        ("0.5",   ["1",       "0",       "0",       "1",  "0",  "0",     "1"]),
        ("1.5",   ["2",       "1",       "2",       "2",  "1",  "1",     "2"]),
        ("2.1",   ["2",       "2",       "2",       "3",  "2",  "2",     "3"]),
        ("2.5",   ["3",       "2",       "2",       "3",  "2",  "2",     "3"]),
        ("2.9",   ["3",       "3",       "3",       "3",  "2",  "2",     "3"]),
        ("-0.4",  ["0",       "0",       "0",       "0",  "-1", "0",     "-1"]),
        ("-0.5",  ["-1",      "0",       "0",       "0",  "-1", "0",     "-1"]),
        ("-1.5",  ["-2",      "-1",      "-2",      "-1", "-2", "-1",    "-2"]),
        ("-2.1",  ["-2",      "-2",      "-2",      "-2", "-3", "-2",    "-3"]),
        ("-2.5",  ["-3",      "-2",      "-2",      "-2", "-3", "-2",    "-3"]),
        ("-2.9",  ["-3",      "-3",      "-3",      "-2", "-3", "-2",    "-3"]),
        ("5/3",   ["2",       "2",       "2",       "2",  "1",  "1",     "2"]),
        ("-4/3",  ["-1",      "-1",      "-1",      "-1", "-2", "-1",    "-2"]),
    ];
    check(&table, |mode| Rounding::places(0, mode).unwrap());
}

#[test]
fn to_two_decimal_places() {
    #[rustfmt::skip]
    let table = [
        // number    half away  half tow.  half even  up       down     towards  away
        ("87.345",  ["87.35",   "87.34",   "87.34",   "87.35", "87.34", "87.34", "87.35"]),
        ("87.355",  ["87.36",   "87.35",   "87.36",   "87.36", "87.35", "87.35", "87.36"]),
        ("87.3449", ["87.34",   "87.34",   "87.34",   "87.35", "87.34", "87.34", "87.35"]),
        ("87.3",    ["87.3",    "87.3",    "87.3",    "87.3",  "87.3",  "87.3",  "87.3"]),
        ("-0.005",  ["-0.01",   "0",       "0",       "0",     "-0.01", "0",     "-0.01"]),
        ("-0.0051", ["-0.01",   "-0.01",   "-0.01",   "0",     "-0.01", "0",     "-0.01"]),
        ("100/3",   ["33.33",   "33.33",   "33.33",   "33.34", "33.33", "33.33", "33.34"]),
        ("200/3",   ["66.67",   "66.67",   "66.67",   "66.67", "66.66", "66.66", "66.67"]),
        ("-1/7",    ["-0.14",   "-0.14",   "-0.14",   "-0.14", "-0.15", "-0.14", "-0.15"]),
    ];
    check(&table, |mode| Rounding::places(2, mode).unwrap());
}

#[test]
fn to_steps_of_two_and_a_half() {
    #[rustfmt::skip]
    let table = [
        // number  half away  half tow.  half even  up      down    towards  away
        ("86.25", ["87.5",    "85",      "85",      "87.5", "85",   "85",    "87.5"]),
        ("88.75", ["90",      "87.5",    "90",      "90",   "87.5", "87.5",  "90"]),
        ("86",    ["85",      "85",      "85",      "87.5", "85",   "85",    "87.5"]),
        ("87.5",  ["87.5",    "87.5",    "87.5",    "87.5", "87.5", "87.5",  "87.5"]),
        ("-1.25", ["-2.5",    "0",       "0",       "0",    "-2.5", "0",     "-2.5"]),
        ("-3.75", ["-5",      "-2.5",    "-5",      "-2.5", "-5",   "-2.5",  "-5"]),
        ("-4",    ["-5",      "-5",      "-5",      "-2.5", "-5",   "-2.5",  "-5"]),
        ("1/3",   ["0",       "0",       "0",       "2.5",  "0",    "0",     "2.5"]),
    ];
    check(&table, |mode| Rounding::to_step("2.5".parse().unwrap(), mode).unwrap());
}

#[test]
fn to_other_steps() {
    for (step, number, expected) in [
        ("10", "85", "90"),
        ("10", "84.999999", "80"),
        ("0.5", "7.25", "7.5"),
        ("0.5", "-7.25", "-7.5"),
        ("0.05", "0.124", "0.1"),
        ("0.05", "0.125", "0.15"),
        ("3", "100/3", "33"),
    ] {
        let step = step.parse().unwrap();
        let rounding = Rounding::to_step(step, HalfAwayFromZero).unwrap();
        assert_eq!(rounded(rounding, number), expected, "{number} in steps of {step}");
    }
}

#[test]
fn places_and_steps_are_told_apart() {
    let cents = Rounding::places(2, HalfEven).unwrap();
    assert_eq!((cents.mode(), cents.step()), (HalfEven, exact("0.01")));
    assert_eq!(cents.stated(), RoundingStep::Places(2));
    let hundredth: Amount = "0.01".parse().unwrap();
    let steps = Rounding::to_step(hundredth, HalfEven).unwrap();
    assert_eq!(steps.step(), cents.step());
    assert_eq!(steps.stated(), RoundingStep::Multiple(hundredth));
    assert_ne!(steps, cents);
}

#[test]
fn what_cannot_round_is_refused() {
    let error = Rounding::places(7, Up).unwrap_err();
    assert_eq!(error, RoundingError::TooManyPlaces { found: 7 });
    assert_eq!(
        error.to_string(),
        "no number is rounded to 7 decimal places: state at most 6"
    );
    for step in ["0", "-0.5"] {
        let found = step.parse().unwrap();
        let refused = Rounding::to_step(found, Up);
        assert_eq!(refused, Err(RoundingError::NoStep { found }));
    }
    assert_eq!(
        format!("{:?}", Rounding::to_step(Amount::ZERO, Up).unwrap_err()),
        "`0` is no step to round to: state one above 0, such as `0.5` or `10`"
    );
}

#[test]
fn modes_have_names() {
    for mode in RoundingMode::ALL {
        assert_eq!(mode.id().parse(), Ok(mode));
        assert_eq!(serde_json::to_string(&mode).unwrap(), format!("\"{mode}\""));
    }
    assert_eq!(
        "half_up".parse::<RoundingMode>().unwrap_err().to_string(),
        "`half_up` is no rounding mode: write `half_away_from_zero`, `half_towards_zero`, \
         `half_even`, `up`, `down`, `towards_zero` or `away_from_zero`"
    );
}

#[test]
fn roundings_in_json() {
    for json in [
        r#"{"places":2,"mode":"half_away_from_zero"}"#,
        r#"{"step":"2.5","mode":"half_even"}"#,
        r#"{"step":10,"mode":"down"}"#,
    ] {
        let rounding: Rounding = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&rounding).unwrap(), json);
    }
    for (json, message) in [
        (
            r#"{"places":2,"step":"0.5","mode":"up"}"#,
            "a rounding has either `places` or `step`: leave one of them out",
        ),
        (r#"{"mode":"up"}"#, "a rounding needs `places` or `step`: state one of them"),
        (r#"{"places":2}"#, "missing field `mode`"),
        (r#"{"places":2,"mode":"up","node":"x"}"#, "unknown field `node`"),
        (r#"{"places":7,"mode":"up"}"#, "no number is rounded to 7 decimal places"),
        (r#"{"step":0.5,"mode":"up"}"#, "invalid type: floating point `0.5`, expected"),
        (r#"{"step":"-1","mode":"up"}"#, "`-1` is no step to round to"),
        (r#"{"places":2,"mode":"half_up"}"#, "unknown variant `half_up`"),
    ] {
        let error = serde_json::from_str::<Rounding>(json).unwrap_err().to_string();
        assert!(error.starts_with(message), "{json}: {error}");
    }
}

#[test]
fn huge_numbers_round_or_are_refused() {
    let most = exact("170141183460469231731687303715884105727");
    let whole = Rounding::places(0, Down).unwrap();
    assert_eq!(whole.round(most), Some(most));
    assert_eq!(Rounding::places(1, Down).unwrap().round(most), None);
    let half = exact("85070591730234615865843651857942052863.5");
    assert_eq!(
        rounded(whole, &half.to_string()),
        "85070591730234615865843651857942052863"
    );
    let tens = Rounding::to_step("10".parse().unwrap(), Up).unwrap();
    assert_eq!(tens.round(most), None);
    // Held only because it is put into lowest terms on the way.
    let one = exact(
        "85070591730234615865843651857942052863/85070591730234615865843651857942052863",
    );
    assert_eq!(Rounding::places(6, Up).unwrap().round(one), Some(Exact::ONE));
}

fn magnitude(number: Exact) -> Exact {
    if number.is_negative() { number.negated() } else { number }
}

fn any_mode() -> impl Strategy<Value = RoundingMode> {
    proptest::sample::select(&RoundingMode::ALL[..])
}

fn any_rounding() -> impl Strategy<Value = Rounding> {
    let step = (1_i64..100_000_000).prop_map(|millionths| {
        let step = Exact::fraction(millionths, 1_000_000).unwrap();
        Amount::try_from(step).unwrap()
    });
    prop_oneof![
        (0..=Rounding::MOST_PLACES, any_mode())
            .prop_map(|(places, mode)| Rounding::places(places, mode).unwrap()),
        (step, any_mode())
            .prop_map(|(step, mode)| Rounding::to_step(step, mode).unwrap()),
    ]
}

fn any_number() -> impl Strategy<Value = Exact> {
    (any::<i64>(), prop_oneof![1_i64..=2_000, 1..=i64::MAX])
        .prop_map(|(above, below)| Exact::fraction(above, below).unwrap())
}

/// A number half-way between two steps, so that ties are not left to luck.
fn any_tie(rounding: Rounding, count: i32) -> Exact {
    let halves = Exact::fraction(i64::from(count) * 2 + 1, 2).unwrap();
    rounding.step().times(halves).unwrap()
}

proptest! {
    #[test]
    fn a_rounding_is_a_multiple_of_its_step_and_never_a_step_away(
        rounding in any_rounding(), likely in any_number(), count in any::<i32>(),
    ) {
        for number in [likely, any_tie(rounding, count)] {
            let Some(rounded) = rounding.round(number) else { continue };
            let step = rounding.step();
            prop_assert_eq!(rounded.over(step).unwrap().denominator(), 1);
            let (kept, given) = (rounded.as_kept().1, step.as_kept().1);
            prop_assert_eq!(given % kept, 0);
            let residual = rounded.minus(number).unwrap();
            prop_assert!(magnitude(residual) < step);
            match rounding.mode() {
                HalfAwayFromZero | HalfTowardsZero | HalfEven => {
                    let twice = residual.plus(residual).unwrap();
                    prop_assert!(magnitude(twice) <= step);
                }
                Up => prop_assert!(!residual.is_negative()),
                Down => prop_assert!(residual <= Exact::ZERO),
                TowardsZero => prop_assert!(magnitude(rounded) <= magnitude(number)),
                AwayFromZero => prop_assert!(magnitude(rounded) >= magnitude(number)),
            }
        }
    }

    #[test]
    fn rounding_twice_is_rounding_once(rounding in any_rounding(), number in any_number()) {
        if let Some(rounded) = rounding.round(number) {
            prop_assert_eq!(rounding.round(rounded), Some(rounded));
        }
    }

    #[test]
    fn rounding_keeps_order(
        rounding in any_rounding(), left in any_number(), right in any_number(),
    ) {
        if let (Some(low), Some(high)) =
            (rounding.round(left.min(right)), rounding.round(left.max(right)))
        {
            prop_assert!(low <= high);
        }
    }

    #[test]
    fn every_points_times_ratio_can_be_rounded(
        rounding in any_rounding(), number in any_number(),
    ) {
        prop_assert!(rounding.round(number).is_some());
    }

    #[test]
    fn what_is_written_reads_back(rounding in any_rounding()) {
        let json = serde_json::to_string(&rounding).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rounding>(&json).unwrap(), rounding);
    }
}
