//! Hand-worked sums, refusals, and the laws that exact numbers keep.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a test may overflow: it fails then, and nothing else does"
)]

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;

const HUGE: i128 = i128::MAX;

fn kept(numerator: i128, denominator: i128) -> Exact {
    Exact::held(numerator, denominator).unwrap()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn least_common_multiple(b: i128, d: i128) -> i128 {
    (b / common_divisor(b, d)).checked_mul(d).unwrap()
}

#[test]
fn a_fraction_has_no_denominator_of_zero() {
    assert_eq!(Exact::fraction(1, 0), None);
    assert_eq!(Exact::fraction(0, 0), None);
    assert_eq!(Exact::fraction(1, -2), Exact::fraction(-1, 2));
    assert_eq!(Exact::fraction(i64::MIN, i64::MIN), Some(Exact::ONE));
    assert_eq!(Exact::held(i128::MIN, 1), None);
    assert_eq!(Exact::held(1, -1), None);
}

#[test]
fn sums_and_differences_worked_by_hand() {
    for (left, right, sum, difference) in [
        ("1", "2", "3", "-1"),
        ("1/3", "1/3", "2/3", "0"),
        ("1/3", "2/3", "1", "-1/3"),
        ("1/3", "1/6", "0.5", "1/6"),
        ("1/6", "1/3", "0.5", "-1/6"),
        ("1/6", "1/4", "5/12", "-1/12"),
        ("12.5", "-0.25", "12.25", "12.75"),
        ("100/3", "-100/3", "0", "200/3"),
    ] {
        let (left, right) = (exact(left), exact(right));
        assert_eq!(left.plus(right).unwrap().to_string(), sum);
        assert_eq!(left.minus(right).unwrap().to_string(), difference);
    }
}

#[test]
fn products_and_quotients_worked_by_hand() {
    for (left, right, product, quotient) in [
        ("2", "3", "6", "2/3"),
        ("100", "1/3", "100/3", "300"),
        ("-0.5", "0.25", "-0.125", "-2"),
        ("-0.5", "-0.25", "0.125", "2"),
        ("0", "-7", "0", "0"),
        ("1", "-7", "-7", "-1/7"),
    ] {
        let (left, right) = (exact(left), exact(right));
        assert_eq!(left.times(right).unwrap().to_string(), product);
        assert_eq!(left.over(right).unwrap().to_string(), quotient);
    }
    assert_eq!(Exact::ONE.over(Exact::ZERO), None);
    assert_eq!(Exact::ZERO.over(Exact::ZERO), None);
}

#[test]
fn what_fits_in_lowest_terms_is_held_and_what_does_not_is_refused() {
    let most = kept(HUGE, 1);
    assert_eq!(most.plus(Exact::ONE), None);
    assert_eq!(most.negated().minus(Exact::ONE), None, "one below would not change sign");
    assert_eq!(most.times(exact("2")), None);
    assert_eq!(most.times(exact("2")).is_none(), most.over(exact("0.5")).is_none());
    assert_eq!(most.over(most), Some(Exact::ONE));
    assert_eq!(most.times(kept(1, HUGE)), Some(Exact::ONE));
    // 2^126/2^126 and 3^80/3^80 are both one, but share no denominator that fits.
    let (two_parts, three_parts) =
        (kept(1 << 126, 1 << 126), kept(3_i128.pow(80), 3_i128.pow(80)));
    assert_eq!(two_parts.plus(three_parts), Some(exact("2")));
    assert_eq!(two_parts.minus(three_parts), Some(Exact::ZERO));
    assert_eq!(two_parts.times(three_parts), Some(Exact::ONE));
    // In lowest terms the least common multiple is 2^126 * 3, but the sum needs only 3.
    let left = kept((1 << 125) + 1, 3 << 125);
    let right = kept(-1, 3 << 125);
    assert_eq!(left.plus(right).unwrap().denominator(), 3);
    // (1/2^60 + 1/3^25) + (1/5^14 - 1/2^60): in lowest terms, yet only the sum fits.
    let (twos, threes, fives) = (1_i128 << 60, 3_i128.pow(25), 5_i128.pow(14));
    let one = kept(threes + twos, twos * threes);
    let other = kept(twos - fives, twos * fives);
    assert_eq!(one.plus(other), Some(kept(threes + fives, threes * fives)));
    // A third of the largest number plus a half of it: twice 2^127 above the line.
    assert_eq!(kept(HUGE, 3).plus(kept(HUGE, 2)), None);
}

#[test]
fn lowest_terms() {
    let half = kept(-50, 100);
    assert_eq!((half.numerator(), half.denominator()), (-1, 2));
    assert_eq!((Exact::ZERO.numerator(), kept(0, 7).denominator()), (0, 1));
    assert!(half.is_negative() && !half.is_zero() && kept(0, 7).is_zero());
}

#[test]
fn numbers_print_as_decimals_where_those_end() {
    for (number, text) in [
        (kept(0, 9), "0"),
        (kept(25, 2), "12.5"),
        (kept(-1, 4), "-0.25"),
        (kept(200, 6), "100/3"),
        (kept(-1, 3), "-1/3"),
        (kept(1, 1_000_000_000_000_000_000), "0.000000000000000001"),
        (kept(1, 1 << 18), "0.000003814697265625"),
        (kept(1, 1 << 19), "1/524288"),
        (kept(7, 50), "0.14"),
        (kept(HUGE, 2), "85070591730234615865843651857942052863.5"),
        (kept(-HUGE, 1), "-170141183460469231731687303715884105727"),
    ] {
        assert_eq!(number.to_string(), text);
        assert_eq!(text.parse(), Ok(number));
    }
    assert_eq!(format!("{:>7}|{:<6}|", exact("-0.25"), exact("1/3")), "  -0.25|1/3   |");
    assert_eq!(format!("{:?}", kept(2, 4)), "Exact(0.5)");
}

#[test]
fn text_that_is_no_number_is_refused() {
    for text in ["", "-", "1/", "/2", "1/-2", "1.5/2", "1/2/3", "+1", " 1", "1e3", "１"]
    {
        let error = text.parse::<Exact>().unwrap_err();
        assert!(matches!(error, ExactError::Unreadable { .. }), "{text}: {error}");
    }
    let message = |text: &str| text.parse::<Exact>().unwrap_err().to_string();
    assert_eq!(message("3/0"), "`3/0` divides by zero: write at least 1 below the line");
    assert_eq!(
        message("0.0000000000000000001"),
        "`0.0000000000000000001` has 19 decimals: a number may have at most 18"
    );
    assert_eq!(
        message("170141183460469231731687303715884105728"),
        "`170141183460469231731687303715884105728` has too many digits: a number may have \
         at most 38 in all"
    );
    assert_eq!(exact("2/4"), exact("0.5"));
    assert_eq!(exact("-0").to_string(), "0");
}

#[test]
fn in_json_whole_numbers_are_bare_and_the_rest_is_quoted() {
    for (number, json) in [
        ("12", "12"),
        ("-0.5", "\"-0.5\""),
        ("100/3", "\"100/3\""),
        ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "\"9223372036854775808\""),
    ] {
        assert_eq!(serde_json::to_string(&exact(number)).unwrap(), json);
        assert_eq!(serde_json::from_str::<Exact>(json).unwrap(), exact(number));
    }
    assert_eq!(
        serde_json::from_str::<Exact>("12.5").unwrap_err().to_string(),
        "invalid type: floating point `12.5`, expected a whole number, or a decimal or \
         fraction written in quotes, such as \"12.5\" or \"100/3\" at line 1 column 4"
    );
}

#[test]
fn every_decimal_is_exact() {
    for decimal in [Decimal::MAX, Decimal::MIN, Decimal::new(1, 28), Decimal::ZERO] {
        let number = Exact::from(decimal);
        let scale = kept(10_i128.pow(decimal.scale()), 1);
        assert_eq!(number.times(scale), Some(kept(decimal.mantissa(), 1)));
    }
}

#[test]
fn huge_numbers_keep_their_order() {
    let ascending = [
        kept(-HUGE, 1),
        kept(-HUGE, 2),
        kept(-HUGE, HUGE - 1),
        kept(-HUGE + 1, HUGE - 1),
        kept(-1, HUGE),
        Exact::ZERO,
        kept(1, HUGE),
        kept(1, HUGE - 1),
        kept(HUGE - 2, HUGE - 1),
        kept(HUGE - 1, HUGE),
        kept(HUGE, HUGE),
        kept(HUGE, HUGE - 1),
        kept(HUGE - 1, HUGE - 2),
        kept(HUGE, 1),
    ];
    for (i, left) in ascending.iter().enumerate() {
        for (j, right) in ascending.iter().enumerate() {
            assert_eq!(left.cmp(right), i.cmp(&j), "{left} against {right}");
        }
    }
    assert_eq!(kept(HUGE - 1, HUGE - 1), kept(HUGE, HUGE));
}

/// Compares by products of 256 bits: an oracle with nothing in common with the fallback.
fn compare_by_products(left: Exact, right: Exact) -> Ordering {
    fn product(x: u128, y: u128) -> (u128, u128) {
        let (x_high, x_low) = (x >> 64, x & u128::from(u64::MAX));
        let (y_high, y_low) = (y >> 64, y & u128::from(u64::MAX));
        let carry = (x_low * y_low) >> 64;
        let (one, other) = (x_high * y_low, x_low * y_high);
        let middle =
            carry + (one & u128::from(u64::MAX)) + (other & u128::from(u64::MAX));
        (
            x_high * y_high + (one >> 64) + (other >> 64) + (middle >> 64),
            x.wrapping_mul(y),
        )
    }
    let ((a, b), (c, d)) = (left.as_kept(), right.as_kept());
    let ahead = a.signum().cmp(&c.signum());
    let magnitudes = product(a.unsigned_abs(), d.unsigned_abs())
        .cmp(&product(c.unsigned_abs(), b.unsigned_abs()));
    ahead.then(if a < 0 { magnitudes.reverse() } else { magnitudes })
}

fn small() -> impl Strategy<Value = Exact> {
    (-100_000_i64..100_000, 1_i64..2_000)
        .prop_map(|(n, d)| Exact::fraction(n, d).unwrap())
}

fn any_exact() -> impl Strategy<Value = Exact> {
    let number = prop_oneof![
        any::<i128>(),
        any::<i64>().prop_map(i128::from),
        -9_i128..9,
        (HUGE - 9)..=HUGE,
    ];
    let below = prop_oneof![
        1..=HUGE,
        1..=i128::from(i64::MAX),
        1_i128..9,
        (HUGE - 9)..=HUGE,
        Just(1_000_000_i128)
    ];
    (number, below)
        .prop_filter_map("the least number has no negative", |(n, d)| Exact::held(n, d))
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(large in any_exact(), little in small()) {
        for number in [large, little] {
            prop_assert_eq!(number.to_string().parse::<Exact>(), Ok(number));
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(serde_json::from_str::<Exact>(&json).unwrap(), number);
        }
    }

    #[test]
    fn subtracting_undoes_adding(left in any_exact(), right in any_exact()) {
        if let Some(sum) = left.plus(right) {
            prop_assert_eq!(sum.minus(right), Some(left));
        }
        prop_assert_eq!(left.plus(right), right.plus(left));
        prop_assert_eq!(left.minus(left), Some(Exact::ZERO));
    }

    #[test]
    fn dividing_undoes_multiplying(left in any_exact(), right in any_exact()) {
        if let Some(product) = left.times(right) && !right.is_zero() {
            prop_assert_eq!(product.over(right), Some(left));
        }
        prop_assert_eq!(left.times(right), right.times(left));
    }

    #[test]
    fn small_numbers_follow_the_school_rules(left in small(), right in small()) {
        let ((a, b), (c, d)) = (left.as_kept(), right.as_kept());
        prop_assert_eq!(left.plus(right), Some(kept(a * d + c * b, b * d)));
        prop_assert_eq!(left.times(right), Some(kept(a * c, b * d)));
        prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
    }

    #[test]
    fn denominators_grow_no_further_than_promised(left in small(), right in small()) {
        let ((_, b), (c, d)) = (left.as_kept(), right.as_kept());
        let (_, of_sum) = left.plus(right).unwrap().as_kept();
        prop_assert_eq!(least_common_multiple(b, d) % of_sum, 0);
        let (_, of_difference) = left.minus(right).unwrap().as_kept();
        prop_assert_eq!(least_common_multiple(b, d) % of_difference, 0);
        let (_, of_product) = left.times(right).unwrap().as_kept();
        prop_assert_eq!((b * d) % of_product, 0);
        if let Some(quotient) = left.over(right) {
            prop_assert_eq!((b * c.abs()) % quotient.as_kept().1, 0);
        }
    }

    #[test]
    fn denominators_keep_the_promise_at_any_size(
        left in any_exact(), right in any_exact(),
    ) {
        let ((_, b), (_, d)) = (left.as_kept(), right.as_kept());
        if let Some(sum) = left.plus(right)
            && let Some(multiple) = (b / common_divisor(b, d)).checked_mul(d)
        {
            prop_assert_eq!(multiple % sum.as_kept().1, 0);
        }
        if let Some(product) = left.times(right) && let Some(multiple) = b.checked_mul(d) {
            prop_assert_eq!(multiple % product.as_kept().1, 0);
        }
    }

    #[test]
    fn a_sum_is_held_where_it_is_promised(left in any_exact(), right in any_exact()) {
        let ((a, b), (c, d)) = (left.as_kept(), right.as_kept());
        let terms = || {
            let multiple = (b / common_divisor(b, d)).checked_mul(d)?;
            let (one, other) = (a.checked_mul(multiple / b)?, c.checked_mul(multiple / d)?);
            let sum = one.checked_add(other)?;
            (sum != i128::MIN).then_some(kept(sum, multiple))
        };
        if let Some(sum) = terms() {
            prop_assert_eq!(left.plus(right), Some(sum));
        }
    }

    #[test]
    fn both_ways_to_compute_agree(left in small(), right in small()) {
        prop_assert_eq!(left.plus_as_kept(right), left.plus_reduced(right));
        prop_assert_eq!(left.times_as_kept(right), left.times_reduced(right));
    }

    #[test]
    fn order_agrees_with_subtraction(left in any_exact(), right in any_exact()) {
        if let Some(difference) = left.minus(right) {
            prop_assert_eq!(left < right, difference.is_negative());
            prop_assert_eq!(left == right, difference.is_zero());
        }
        prop_assert_eq!(left.cmp(&right), right.negated().cmp(&left.negated()));
    }

    #[test]
    fn order_agrees_with_products_at_any_size(left in any_exact(), right in any_exact()) {
        let expected = compare_by_products(left, right);
        prop_assert_eq!(left.cmp(&right), expected);
        prop_assert_eq!(compare_by_parts(left.as_kept(), right.as_kept()), expected);
        prop_assert_eq!(left.cmp(&left.reduced()), Ordering::Equal);
    }

    #[test]
    fn no_text_does_harm(likely in "[-+0-9./eE% ]{0,50}", other in any::<String>()) {
        for text in [likely, other] {
            if let Ok(number) = text.parse::<Exact>() {
                prop_assert_eq!(number.to_string().parse::<Exact>(), Ok(number));
            }
        }
    }
}
