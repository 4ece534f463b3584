//! How amounts are read, refused, printed and added.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a test may overflow: it fails then, and nothing else does"
)]

use proptest::prelude::*;

use super::*;

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn refusal(text: &str) -> AmountError {
    text.parse::<Amount>().unwrap_err()
}

#[test]
fn amounts_are_read_and_printed_canonically() {
    for (text, printed) in [
        ("0", "0"),
        ("-0", "0"),
        ("-0.000000", "0"),
        ("12", "12"),
        ("-12", "-12"),
        ("12.5", "12.5"),
        ("12.50", "12.5"),
        ("-0.25", "-0.25"),
        ("0.000001", "0.000001"),
        ("007", "7"),
        ("1000000000000", "1000000000000"),
        ("-1000000000000.000000", "-1000000000000"),
        ("999999999999.999999", "999999999999.999999"),
    ] {
        assert_eq!(amount(text).to_string(), printed);
    }
    assert_eq!(format!("{:?}", amount("12.50")), "Amount(12.5)");
    assert_eq!(format!("{:>6}", amount("12.50")), "  12.5");
}

#[test]
fn each_slip_is_refused_by_its_name() {
    use AmountError as E;
    assert_eq!(refusal(""), E::Empty);
    for text in [" 1", "1 ", "1 000", "\t", " 12", "- 1"] {
        assert_eq!(refusal(text), E::Blank { found: Excerpt::of(text) });
    }
    for text in ["+1", "+0.5"] {
        assert_eq!(refusal(text), E::PlusSign { found: Excerpt::of(text) });
    }
    for text in ["1e3", "1.5E-2", "-1e+3"] {
        assert_eq!(refusal(text), E::Exponent { found: Excerpt::of(text) });
    }
    for text in [".5", "5.", "-.5", "-5."] {
        assert_eq!(refusal(text), E::LooseDot { found: Excerpt::of(text) });
    }
    let others = [
        "-", ".", "--1", "+-1", "1.2.3", "1,5", "1_000", "0x1f", "１２", "十", "NaN",
        "1/3", "5%",
    ];
    for text in others {
        assert_eq!(refusal(text), E::NotDigits { found: Excerpt::of(text) }, "{text}");
    }
    for (text, places) in
        [("0.1234567", 7), ("1.0000000", 7), ("9999999999999.00000000", 8)]
    {
        let found = Excerpt::of(text);
        assert_eq!(refusal(text), E::TooManyPlaces { found, places });
    }
    let digits = "9".repeat(50);
    for text in ["1000000000000.000001", "-1000000000001", "9223372036855", &digits] {
        assert_eq!(refusal(text), E::TooLarge { found: Excerpt::of(text) });
    }
}

#[test]
fn messages_say_what_would_be_right() {
    for (text, message) in [
        ("", "nothing is written: write an amount in digits, such as `12.5`"),
        ("1 000", "`1 000` has a blank in it: write an amount without blanks"),
        ("+3", "`+3` has a plus sign: write an amount without it"),
        ("1e3", "`1e3` has an exponent: write an amount in full, such as `1500`"),
        (
            ".5",
            "`.5` has a dot without digits on both sides: write an amount such as `0.5` or `5`",
        ),
        (
            "1,5",
            "`1,5` cannot be read as an amount: write digits, such as `12.5` or `-3`",
        ),
        ("0.1234567", "`0.1234567` has 7 decimals: an amount may have at most 6"),
        (
            "1000000000001",
            "`1000000000001` is out of range: an amount may lie between -1000000000000 \
             and 1000000000000",
        ),
    ] {
        assert_eq!(refusal(text).to_string(), message);
        assert_eq!(format!("{:?}", refusal(text)), message);
    }
}

#[test]
fn a_long_or_broken_text_is_shown_short_and_on_one_line() {
    assert_eq!(Excerpt::of("a\nb").to_string(), "a\\nb");
    assert_eq!(Excerpt::of(&"9".repeat(40)).to_string(), "9".repeat(40));
    assert_eq!(Excerpt::of(&"9".repeat(41)).to_string(), format!("{}…", "9".repeat(40)));
    assert_eq!(
        Excerpt::of(&"分".repeat(14)).to_string(),
        format!("{}…", "分".repeat(13))
    );
    assert_eq!(Excerpt::of("").to_string(), "");
    assert_eq!(format!("{:?}", Excerpt::of("x")), "Excerpt(`x`)");
    let message = refusal(&"x\u{1b}\n".repeat(100_000)).to_string();
    assert!(message.len() < 200 && !message.contains(char::is_control));
}

#[test]
fn whole_amounts_have_a_range() {
    assert_eq!(Amount::whole(-3), Ok(amount("-3")));
    assert_eq!(Amount::whole(Amount::MOST), Ok(amount("1000000000000")));
    for number in [Amount::MOST + 1, -Amount::MOST - 1, i64::MAX, i64::MIN] {
        let found = Exact::whole(number);
        assert_eq!(Amount::whole(number), Err(AmountError::OutOfRange { found }));
    }
}

#[test]
fn sums_stay_in_range() {
    let most = amount("1000000000000");
    assert_eq!(most.plus(amount("0.000001")), None);
    assert_eq!(amount("-1000000000000").minus(amount("0.000001")), None);
    assert_eq!(most.minus(amount("0.000001")), Some(amount("999999999999.999999")));
    assert_eq!(amount("0.1").plus(amount("0.2")), Some(amount("0.3")));
}

#[test]
fn only_what_is_exact_becomes_an_amount() {
    let third = Exact::fraction(1, 3).unwrap();
    let fine = Exact::fraction(1, 10_000_000).unwrap();
    for found in [third, fine] {
        assert_eq!(Amount::try_from(found), Err(AmountError::NotDecimal { found }));
    }
    assert_eq!(
        Amount::try_from(Exact::fraction(-3, 64).unwrap()),
        Ok(amount("-0.046875"))
    );
    let found = Exact::whole(i64::MAX);
    assert_eq!(Amount::try_from(found), Err(AmountError::OutOfRange { found }));

    assert_eq!(Amount::try_from(Decimal::new(12_500, 3)), Ok(amount("12.5")));
    assert_eq!(Amount::try_from(Decimal::new(10_000_000, 7)), Ok(amount("1")));
    assert!(Amount::try_from(Decimal::new(1, 7)).is_err());
    assert!(Amount::try_from(Decimal::MAX).is_err());
    assert_eq!(Decimal::from(amount("12.50")).to_string(), "12.5");
}

#[test]
fn the_denominator_of_an_amount_is_ten_to_its_decimals() {
    for (text, denominator) in
        [("0", 1), ("500", 1), ("12.5", 10), ("-0.25", 100), ("0.000001", 1_000_000)]
    {
        assert_eq!(Exact::from(amount(text)).as_kept().1, denominator, "{text}");
    }
}

#[test]
fn amounts_in_json_are_whole_numbers_or_quoted_decimals() {
    let read = serde_json::from_str::<Amount>;
    assert_eq!(read("-12").unwrap(), amount("-12"));
    assert_eq!(read("\"12.5\"").unwrap(), amount("12.5"));
    assert_eq!(read("\"12\"").unwrap(), amount("12"));
    assert_eq!(serde_json::to_string(&amount("12")).unwrap(), "12");
    assert_eq!(serde_json::to_string(&amount("-0.5")).unwrap(), "\"-0.5\"");
    assert_eq!(
        read("12.0").unwrap_err().to_string(),
        "invalid type: floating point `12.0`, expected an amount: a whole number, or a \
         decimal of at most six places written in quotes, such as \"12.5\" \
         at line 1 column 4"
    );
    let message = read("\"1e3\"").unwrap_err().to_string();
    assert!(message.starts_with("`1e3` has an exponent"), "{message}");
}

fn any_amount() -> impl Strategy<Value = Amount> {
    let most = Amount::MOST * WHOLE;
    prop_oneof![-most..=most, -2_000_000_i64..2_000_000]
        .prop_map(|millionths| Amount { millionths })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(amount in any_amount()) {
        let text = amount.to_string();
        prop_assert_eq!(text.parse::<Amount>(), Ok(amount));
        prop_assert!(!text.contains('.') || !text.ends_with(['0', '.']));
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        prop_assert_eq!(Amount::try_from(Exact::from(amount)), Ok(amount));
        prop_assert_eq!(Amount::try_from(Decimal::from(amount)), Ok(amount));
    }

    #[test]
    fn subtracting_undoes_adding(left in any_amount(), right in any_amount()) {
        if let Some(sum) = left.plus(right) {
            prop_assert_eq!(sum.minus(right), Some(left));
        }
        let exact = Exact::from(left).plus(right.into()).unwrap();
        prop_assert_eq!(left.plus(right), Amount::try_from(exact).ok());
        prop_assert_eq!(left.cmp(&right), Exact::from(left).cmp(&right.into()));
    }

    #[test]
    fn no_text_does_harm(likely in "[-+0-9.eE% ]{0,30}", other in any::<String>()) {
        for text in [likely, other] {
            match text.parse::<Amount>() {
                Ok(amount) => {
                    prop_assert_eq!(amount.to_string().parse::<Amount>(), Ok(amount));
                }
                Err(error) => prop_assert!(!error.to_string().contains('\n')),
            }
        }
    }
}
