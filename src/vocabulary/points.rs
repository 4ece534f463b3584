//! 分值 — what a rulebook gives and takes.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::amount::read_number;
use super::{Amount, AmountError, Exact};

/// 分值 — points, an exact decimal of at most six places.
///
/// The points of a rulebook, and a score once it has been rounded.
/// Whether a score may fall below zero (不保底) or rise above full marks is the rulebook's
/// to say; this type allows both.
///
/// # Shape
/// A whole number such as `12`, or text such as `"12.5"`: written as an [`Amount`] is.
///
/// # Units
/// Points; exact, in millionths.
///
/// # Errors
/// - What is no [`Amount`]: text that is not digits, more than six decimals, a number
///   beyond [`Amount::MOST`], a number with a dot that is not in quotes.
///
/// # Source
/// Ours: three times 0.1 has to be 0.3, or a score on the edge of a grade falls below it.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{Points, PointsError};
///
/// let tenth: Points = "0.1".parse()?;
/// let three = tenth.plus(tenth).and_then(|sum| sum.plus(tenth));
/// assert_eq!(three, Some("0.3".parse()?));
/// # Ok::<(), PointsError>(())
/// ```
#[derive(Clone, Copy, Eq, PartialEq, Ord, PartialOrd)]
pub struct Points(Amount);

/// 分值有误 — a number that is not points.
#[derive(Clone, Copy, Eq, PartialEq, thiserror::Error)]
#[error("{}", self.reason.about("points"))]
pub struct PointsError {
    reason: AmountError,
}

impl PointsError {
    /// 原因 — what is wrong with the number.
    #[must_use]
    pub const fn reason(self) -> AmountError {
        self.reason
    }
}

impl From<AmountError> for PointsError {
    fn from(reason: AmountError) -> PointsError {
        PointsError { reason }
    }
}

impl fmt::Debug for PointsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Points {
    /// 零分 — no points.
    pub const ZERO: Points = Points(Amount::ZERO);

    /// 整数分 — a whole number of points.
    ///
    /// # Errors
    /// - A number beyond [`Amount::MOST`].
    pub const fn whole(number: i64) -> Result<Points, PointsError> {
        match Amount::whole(number) {
            Ok(amount) => Ok(Points(amount)),
            Err(reason) => Err(PointsError { reason }),
        }
    }

    /// 相加 — the sum; `None` beyond [`Amount::MOST`].
    #[must_use]
    pub fn plus(self, other: Points) -> Option<Points> {
        self.0.plus(other.0).map(Points)
    }

    /// 相减 — the difference; `None` beyond [`Amount::MOST`].
    #[must_use]
    pub fn minus(self, other: Points) -> Option<Points> {
        self.0.minus(other.0).map(Points)
    }
}

impl FromStr for Points {
    type Err = PointsError;

    fn from_str(text: &str) -> Result<Points, PointsError> {
        Ok(Points(text.parse()?))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Points({self})")
    }
}

impl From<Points> for Exact {
    /// The denominator as kept is ten to the number of decimals that are printed.
    #[inline]
    fn from(points: Points) -> Exact {
        Exact::from(points.0)
    }
}

impl TryFrom<Exact> for Points {
    type Error = PointsError;

    fn try_from(number: Exact) -> Result<Points, PointsError> {
        Ok(Points(number.try_into()?))
    }
}

impl TryFrom<Decimal> for Points {
    type Error = PointsError;

    fn try_from(decimal: Decimal) -> Result<Points, PointsError> {
        Ok(Points(decimal.try_into()?))
    }
}

impl From<Points> for Decimal {
    fn from(points: Points) -> Decimal {
        Decimal::from(points.0)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Points, D::Error> {
        let expected = "points: a whole number, or a decimal of at most six places \
                        written in quotes, such as \"12.5\"";
        read_number(deserializer, expected, Points::whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FULL_MARKS: Points = match Points::whole(100) {
        Ok(points) => points,
        Err(_) => Points::ZERO,
    };

    fn points(text: &str) -> Points {
        text.parse().unwrap()
    }

    #[test]
    fn points_can_be_constants() {
        assert_eq!(FULL_MARKS, points("100"));
    }

    #[test]
    fn points_add_up_where_binary_fractions_do_not() {
        let absent = points("0.1");
        let thrice = absent.plus(absent).unwrap().plus(absent).unwrap();
        assert_eq!(thrice, points("0.3"));
        assert_eq!(points("1").minus(thrice), Some(points("0.7")));
    }

    #[test]
    fn refusals_speak_of_points() {
        let message = |text: &str| text.parse::<Points>().unwrap_err().to_string();
        assert_eq!(
            message("12,5"),
            "`12,5` cannot be read as points: write digits, such as `12.5` or `-3`"
        );
        assert_eq!(
            message("0.1234567"),
            "`0.1234567` has 7 decimals: points may have at most 6"
        );
        assert_eq!(
            message("1000000000000.1"),
            "`1000000000000.1` is out of range: points may lie between -1000000000000 \
             and 1000000000000"
        );
        let third = Exact::fraction(100, 3).unwrap();
        let error = Points::try_from(third).unwrap_err();
        assert_eq!(error.reason(), AmountError::NotDecimal { found: third });
        assert_eq!(
            format!("{error:?}"),
            "`100/3` has more decimals than 6: round it first to make it points"
        );
    }

    #[test]
    fn points_in_json_are_whole_numbers_or_quoted_decimals() {
        let read = serde_json::from_str::<Points>;
        assert_eq!(read("12").unwrap(), points("12"));
        assert_eq!(read("\"12.50\"").unwrap(), points("12.5"));
        assert_eq!(serde_json::to_string(&points("12.5")).unwrap(), "\"12.5\"");
        assert_eq!(serde_json::to_string(&points("-12.0")).unwrap(), "-12");
        assert_eq!(
            read("12.5").unwrap_err().to_string(),
            "invalid type: floating point `12.5`, expected points: a whole number, or a \
             decimal of at most six places written in quotes, such as \"12.5\" \
             at line 1 column 4"
        );
        assert!(read("1000000000001").unwrap_err().to_string().contains("out of range"));
        assert!(read("18446744073709551615").is_err());
        assert!(read("null").is_err());
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(above in any::<i32>(), places in 0_u32..=6) {
            let number = Decimal::new(i64::from(above), places);
            let points = Points::try_from(number).unwrap();
            prop_assert_eq!(points.to_string().parse::<Points>(), Ok(points));
            prop_assert_eq!(points.to_string(), number.normalize().to_string());
            prop_assert_eq!(Decimal::from(points), number);
            prop_assert_eq!(Points::try_from(Exact::from(points)), Ok(points));
        }
    }
}
