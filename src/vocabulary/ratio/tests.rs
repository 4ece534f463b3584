//! How ratios are read, refused, printed and ordered.

use proptest::prelude::*;

use super::*;

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn refusal(text: &str) -> RatioError {
    text.parse::<Ratio>().unwrap_err()
}

#[test]
fn ratios_are_read_and_printed_canonically() {
    for (text, printed) in [
        ("3", "3"),
        ("0.25", "0.25"),
        ("1/3", "1/3"),
        ("-2/6", "-1/3"),
        ("2/8", "0.25"),
        ("6/3", "2"),
        ("0/7", "0"),
        ("-0", "0"),
        ("12.5%", "0.125"),
        ("-12.5%", "-0.125"),
        ("100%", "1"),
        ("33.333333%", "33333333/100000000"),
        ("0.000001", "0.000001"),
        ("0.000001%", "1/100000000"),
        ("1/64", "0.015625"),
        ("1/128", "1/128"),
        ("1000000000000", "1000000000000"),
        ("1/1000000000000", "1/1000000000000"),
        ("2000000000000/2000000000000", "1"),
    ] {
        assert_eq!(ratio(text).to_string(), printed, "{text}");
        assert_eq!(ratio(printed), ratio(text));
    }
    assert_eq!(format!("{:?}|{:>5}", ratio("2/6"), ratio("2/6")), "Ratio(1/3)|  1/3");
}

#[test]
fn each_slip_is_refused_by_its_name() {
    for text in ["", "%", "a", "+1", ".5", "5.", "1 %", "1e3", "5%%", "％", "0.1234567%"]
    {
        assert!(matches!(refusal(text), RatioError::Unreadable { .. }), "{text}");
    }
    for text in ["/", "1/", "/3", "1/-3", "1.5/3", "1/2/3", "1 / 3", "1/3%", "1∕3/2"] {
        let found = Excerpt::of(text);
        assert_eq!(refusal(text), RatioError::NotFraction { found });
    }
    for text in ["1/0", "0/0", "-3/000"] {
        let found = Excerpt::of(text);
        assert_eq!(refusal(text), RatioError::DividedByZero { found });
    }
    let digits = format!("1/{}", "7".repeat(60));
    for text in [
        "1000000000001",
        "1/1000000000001",
        "1000001.000001",
        &digits,
        "170141183460469231731687303715884105727",
    ] {
        let found = Excerpt::of(text);
        assert_eq!(refusal(text), RatioError::OutOfRange { found });
    }
}

#[test]
fn messages_say_what_would_be_right() {
    for (text, message) in [
        ("a", "`a` cannot be read as a ratio: write digits, such as `12.5` or `-3`"),
        ("5 %", "`5 %` has a blank in it: write a ratio without blanks"),
        (
            "1/-3",
            "`1/-3` is no fraction: write whole numbers above and below, such as `3/4` \
             or `-1/3`",
        ),
        ("3/0", "`3/0` divides by zero: write at least 1 below the line"),
        (
            "1/1000000000001",
            "`1/1000000000001` is out of range: a ratio in lowest terms may have at most \
             1000000000000 above and below the line",
        ),
    ] {
        assert_eq!(refusal(text).to_string(), message);
    }
}

#[test]
fn two_numbers_make_a_ratio() {
    assert_eq!(Ratio::of(2, -6), Ok(ratio("-1/3")));
    assert_eq!(Ratio::of(0, -6), Ok(Ratio::ZERO));
    assert_eq!(Ratio::of(i64::MIN, i64::MIN), Ok(Ratio::ONE));
    assert_eq!(
        Ratio::of(3, 0),
        Err(RatioError::DividedByZero { found: Excerpt::of("3/0") })
    );
    let found = Excerpt::of("1/-9223372036854775808");
    assert_eq!(Ratio::of(1, i64::MIN), Err(RatioError::OutOfRange { found }));
}

#[test]
fn ratios_in_json_are_whole_numbers_or_quoted() {
    let read = serde_json::from_str::<Ratio>;
    for (json, printed) in [("3", "3"), ("\"25%\"", "\"0.25\""), ("\"1/3\"", "\"1/3\"")] {
        assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), printed);
    }
    assert_eq!(
        read("0.25").unwrap_err().to_string(),
        "invalid type: floating point `0.25`, expected a ratio: a whole number, or a \
         decimal, percentage or fraction written in quotes, such as \"0.25\", \"12.5%\" \
         or \"1/3\" at line 1 column 4"
    );
    assert!(read("1000000000001").is_err());
}

fn any_ratio() -> impl Strategy<Value = Ratio> {
    let large = (-Ratio::MOST..=Ratio::MOST, 1..=Ratio::MOST);
    let small = (-1_000_i64..1_000, 1_i64..1_000);
    prop_oneof![large, small].prop_map(|(above, below)| Ratio::of(above, below).unwrap())
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(ratio in any_ratio()) {
        prop_assert_eq!(ratio.to_string().parse::<Ratio>(), Ok(ratio));
        let json = serde_json::to_string(&ratio).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ratio>(&json).unwrap(), ratio);
        prop_assert_eq!(Ratio::try_from(Exact::from(ratio)), Ok(ratio));
        prop_assert_eq!(Exact::from(ratio).to_string().parse::<Exact>(), Ok(ratio.into()));
    }

    #[test]
    fn order_is_by_value(left in any_ratio(), right in any_ratio()) {
        prop_assert_eq!(left.cmp(&right), Exact::from(left).cmp(&right.into()));
        prop_assert_eq!(left == right, left.cmp(&right).is_eq());
    }

    #[test]
    fn no_text_does_harm(likely in "[-+0-9./eE% ]{0,30}", other in any::<String>()) {
        for text in [likely, other] {
            match text.parse::<Ratio>() {
                Ok(ratio) => prop_assert_eq!(ratio.to_string().parse::<Ratio>(), Ok(ratio)),
                Err(error) => prop_assert!(!error.to_string().contains('\n')),
            }
        }
    }
}
