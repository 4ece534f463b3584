//! 数量 — a quantity as people write it: a decimal of at most six places.

mod written;

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Exact;

pub use written::Excerpt;
pub(super) use written::{Written, read_number};

/// One, in millionths.
const WHOLE: i64 = 1_000_000;

/// The most decimals.
const PLACES: usize = 6;

/// 数量 — an exact decimal of at most six places.
///
/// What is measured or declared and is not points: days, yuan, shares of land, a step of
/// rounding.
///
/// # Shape
/// A whole number such as `12`, or text such as `"12.5"`: an optional minus sign, digits,
/// and at most six decimals after a dot.
/// No plus sign, exponent, blank or loose dot; printed without trailing zeros.
/// At most [`Amount::MOST`] either side of zero.
///
/// # Units
/// Those of the quantity; exact, in millionths.
///
/// # Errors
/// - Text that is not written so; see [`AmountError`] for each slip.
/// - More than six decimals: refused rather than rounded.
/// - A number beyond [`Amount::MOST`].
/// - In JSON and the like, a number with a dot that is not in quotes.
///
/// # Source
/// Ours: rules state amounts as decimals, and a binary fraction would not keep them.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{Amount, AmountError};
///
/// let hectares: Amount = "12.50".parse()?;
/// assert_eq!(hectares.to_string(), "12.5");
///
/// let refused = "1.5e3".parse::<Amount>();
/// assert!(matches!(refused, Err(AmountError::Exponent { .. })));
/// # Ok::<(), AmountError>(())
/// ```
#[derive(Clone, Copy, Eq, PartialEq, Ord, PartialOrd)]
pub struct Amount {
    // Invariant (range): at most `MOST` times a million, either side of zero.
    millionths: i64,
}

/// 数量有误 — a number that is no amount.
#[derive(Clone, Copy, Eq, PartialEq, thiserror::Error)]
#[error("{}", self.about("an amount"))]
#[non_exhaustive]
pub enum AmountError {
    /// When the text is empty; write digits.
    Empty,
    /// When there is a blank in the text, such as `1 000`; leave it out.
    Blank {
        /// What was written.
        found: Excerpt,
    },
    /// When there is a plus sign in front; leave it out.
    PlusSign {
        /// What was written.
        found: Excerpt,
    },
    /// When it has an exponent, such as `1e3`; write `1000`.
    Exponent {
        /// What was written.
        found: Excerpt,
    },
    /// When a dot has no digits on one side, such as `.5` or `5.`; write `0.5` or `5`.
    LooseDot {
        /// What was written.
        found: Excerpt,
    },
    /// When it has anything else but digits; write digits, such as `12.5`.
    NotDigits {
        /// What was written.
        found: Excerpt,
    },
    /// When more than six decimals are written; write fewer.
    TooManyPlaces {
        /// What was written.
        found: Excerpt,
        /// How many decimals it has.
        places: usize,
    },
    /// When the text is beyond [`Amount::MOST`]; write a smaller number.
    TooLarge {
        /// What was written.
        found: Excerpt,
    },
    /// When a number is beyond [`Amount::MOST`]; give a smaller one.
    OutOfRange {
        /// The number.
        found: Exact,
    },
    /// When a number needs more than six decimals, such as 100/3; round it first.
    NotDecimal {
        /// The number.
        found: Exact,
    },
}

impl AmountError {
    /// The message, about `what`: an amount, points, a ratio.
    pub(super) const fn about(&self, what: &'static str) -> Message<'_> {
        Message { error: self, what }
    }
}

/// The message of an error, about one kind of number.
pub(super) struct Message<'a> {
    error: &'a AmountError,
    what: &'static str,
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use AmountError as E;
        let (what, most) = (self.what, Amount::MOST);
        match self.error {
            E::Empty => {
                write!(f, "nothing is written: write {what} in digits, such as `12.5`")
            }
            E::Blank { found } => {
                write!(f, "`{found}` has a blank in it: write {what} without blanks")
            }
            E::PlusSign { found } => {
                write!(f, "`{found}` has a plus sign: write {what} without it")
            }
            E::Exponent { found } => {
                write!(
                    f,
                    "`{found}` has an exponent: write {what} in full, such as `1500`"
                )
            }
            E::LooseDot { found } => {
                write!(f, "`{found}` has a dot without digits on both sides: ")?;
                write!(f, "write {what} such as `0.5` or `5`")
            }
            E::NotDigits { found } => {
                write!(f, "`{found}` cannot be read as {what}: ")?;
                write!(f, "write digits, such as `12.5` or `-3`")
            }
            E::TooManyPlaces { found, places } => {
                write!(f, "`{found}` has {places} decimals: {what} may have at most 6")
            }
            E::TooLarge { found } => out_of_range(f, found, what, most),
            E::OutOfRange { found } => out_of_range(f, found, what, most),
            E::NotDecimal { found } => {
                write!(f, "`{found}` has more decimals than 6: ")?;
                write!(f, "round it first to make it {what}")
            }
        }
    }
}

fn out_of_range(
    f: &mut fmt::Formatter<'_>,
    found: &dyn fmt::Display,
    what: &str,
    most: i64,
) -> fmt::Result {
    write!(f, "`{found}` is out of range: {what} may lie between -{most} and {most}")
}

impl fmt::Debug for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Amount {
    /// 最大数量 — the largest amount, and the distance of the least below zero.
    pub const MOST: i64 = 1_000_000_000_000;

    /// 零 — nothing.
    pub const ZERO: Amount = Amount { millionths: 0 };

    /// 整数 — a whole amount.
    ///
    /// # Errors
    /// - A number beyond [`Amount::MOST`].
    pub const fn whole(number: i64) -> Result<Amount, AmountError> {
        match number.checked_mul(WHOLE) {
            Some(millionths) if -Amount::MOST <= number && number <= Amount::MOST => {
                Ok(Amount { millionths })
            }
            Some(_) | None => {
                Err(AmountError::OutOfRange { found: Exact::whole(number) })
            }
        }
    }

    /// 相加 — the sum; `None` beyond [`Amount::MOST`].
    #[must_use]
    pub fn plus(self, other: Amount) -> Option<Amount> {
        Amount::held(self.millionths.checked_add(other.millionths)?)
    }

    /// 相减 — the difference; `None` beyond [`Amount::MOST`].
    #[must_use]
    pub fn minus(self, other: Amount) -> Option<Amount> {
        Amount::held(self.millionths.checked_sub(other.millionths)?)
    }

    /// The only way in: keeps the range.
    fn held(millionths: i64) -> Option<Amount> {
        let most = Amount::MOST.unsigned_abs().checked_mul(WHOLE.unsigned_abs())?;
        (millionths.unsigned_abs() <= most).then_some(Amount { millionths })
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Amount, AmountError> {
        let written = Written::scan(text, text)?;
        let found = Excerpt::of(text);
        let places = written.decimals.len();
        if places > PLACES {
            return Err(AmountError::TooManyPlaces { found, places });
        }
        written
            .times_ten_to(PLACES)
            .and_then(|millionths| Amount::held(i64::try_from(millionths).ok()?))
            .ok_or(AmountError::TooLarge { found })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Exact::from(*self), f)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Amount({self})")
    }
}

impl From<Amount> for Exact {
    /// The denominator as kept is ten to the number of decimals that are printed.
    #[inline]
    fn from(amount: Amount) -> Exact {
        let mut millionths = amount.millionths;
        if millionths % WHOLE == 0 {
            return Exact::whole(millionths / WHOLE);
        }
        let mut denominator = WHOLE;
        while millionths % 10 == 0 {
            millionths /= 10;
            denominator /= 10;
        }
        // Not a whole number, so the denominator has stopped above one.
        Exact::known(millionths, denominator)
    }
}

impl TryFrom<Exact> for Amount {
    type Error = AmountError;

    fn try_from(found: Exact) -> Result<Amount, AmountError> {
        let lowest = found.reduced();
        let (above, below) = lowest.as_kept();
        let scale = match i128::from(WHOLE).checked_rem(below) {
            Some(0) => i128::from(WHOLE).checked_div(below),
            Some(_) | None => None,
        };
        let scale = scale.ok_or(AmountError::NotDecimal { found })?;
        above
            .checked_mul(scale)
            .and_then(|millionths| Amount::held(i64::try_from(millionths).ok()?))
            .ok_or(AmountError::OutOfRange { found })
    }
}

impl TryFrom<Decimal> for Amount {
    type Error = AmountError;

    fn try_from(decimal: Decimal) -> Result<Amount, AmountError> {
        Amount::try_from(Exact::from(decimal))
    }
}

impl From<Amount> for Decimal {
    fn from(amount: Amount) -> Decimal {
        Decimal::new(amount.millionths, 6).normalize()
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Exact::from(*self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Amount, D::Error> {
        let expected = "an amount: a whole number, or a decimal of at most six places \
                        written in quotes, such as \"12.5\"";
        read_number(deserializer, expected, Amount::whole)
    }
}
