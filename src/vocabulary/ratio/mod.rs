//! 比率 — a weight or a share, exact even where it is no decimal.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::amount::{AmountError, Excerpt, Written, read_number};
use super::exact::decimal_places;
use super::{Amount, Exact};

/// The most decimals that are read or printed.
const PLACES: usize = 6;

/// 比率 — an exact ratio: a weight, a share, a percentage.
///
/// # Shape
/// A whole number such as `3`, or text: a decimal of at most six places (`"0.25"`), a
/// percentage (`"12.5%"`) or a fraction of whole numbers (`"1/3"`), with a minus sign in
/// front where it is below zero.
/// Printed as a decimal where six places are enough, otherwise in lowest terms.
/// In lowest terms neither number is above [`Ratio::MOST`].
///
/// # Units
/// None: a half is `0.5`, `1/2` or `50%`.
///
/// # Errors
/// - Text that is not written so; see [`RatioError`] for each slip.
/// - A denominator of zero.
/// - A number above or below the line beyond [`Ratio::MOST`].
/// - In JSON and the like, a number with a dot that is not in quotes.
///
/// # Source
/// Ours: texts speak of a third (三分之一) and of two thirds (三分之二), which no decimal is.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{Ratio, RatioError};
///
/// assert_eq!("12.5%".parse::<Ratio>()?, Ratio::of(1, 8)?);
/// assert_eq!("2/6".parse::<Ratio>()?.to_string(), "1/3");
/// assert_eq!("2/8".parse::<Ratio>()?.to_string(), "0.25");
/// # Ok::<(), RatioError>(())
/// ```
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Ratio {
    // Invariant (lowest terms): no common divisor, at most `MOST` either side of zero.
    numerator: i64,
    // Invariant (lowest terms): at least one, at most `MOST`.
    denominator: i64,
}

/// 比率有误 — a number that is no ratio.
#[derive(Clone, Copy, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RatioError {
    /// When a decimal or a percentage cannot be read; write it as the reason says.
    #[error("{}", reason.about("a ratio"))]
    Unreadable {
        /// What is wrong with the number.
        reason: AmountError,
    },
    /// When a fraction is not two whole numbers with a slash between; write `3/4`.
    #[error(
        "`{found}` is no fraction: write whole numbers above and below, such as `3/4` or `-1/3`"
    )]
    NotFraction {
        /// What was written.
        found: Excerpt,
    },
    /// When the denominator is zero; no ratio is meant.
    #[error("`{found}` divides by zero: write at least 1 below the line")]
    DividedByZero {
        /// What was written or given.
        found: Excerpt,
    },
    /// When a number is beyond [`Ratio::MOST`] in lowest terms; write a simpler ratio.
    #[error(
        "`{found}` is out of range: a ratio in lowest terms may have at most {most} above and \
         below the line",
        most = Ratio::MOST
    )]
    OutOfRange {
        /// What was written or given.
        found: Excerpt,
    },
}

impl fmt::Debug for RatioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Ratio {
    /// 最大项 — the largest number above and below the line.
    pub const MOST: i64 = Amount::MOST;

    /// 零 — nothing.
    pub const ZERO: Ratio = Ratio { numerator: 0, denominator: 1 };

    /// 一 — the whole.
    pub const ONE: Ratio = Ratio { numerator: 1, denominator: 1 };

    /// 比 — `numerator` to `denominator`.
    ///
    /// A sign below the line moves above it.
    ///
    /// # Errors
    /// - A denominator of zero.
    /// - A number beyond [`Ratio::MOST`] in lowest terms.
    pub fn of(numerator: i64, denominator: i64) -> Result<Ratio, RatioError> {
        let found = || Excerpt::of(&format!("{numerator}/{denominator}"));
        match Exact::fraction(numerator, denominator) {
            Some(number) => Ratio::held(number, found),
            None => Err(RatioError::DividedByZero { found: found() }),
        }
    }

    /// The only way in: lowest terms, and in range.
    fn held(number: Exact, found: impl Fn() -> Excerpt) -> Result<Ratio, RatioError> {
        let (above, below) = number.reduced().as_kept();
        match (i64::try_from(above), i64::try_from(below)) {
            (Ok(numerator), Ok(denominator))
                if numerator.unsigned_abs() <= Ratio::MOST.unsigned_abs()
                    && denominator <= Ratio::MOST =>
            {
                Ok(Ratio { numerator, denominator })
            }
            (Ok(_) | Err(_), _) => Err(RatioError::OutOfRange { found: found() }),
        }
    }

    fn whole(number: i64) -> Result<Ratio, RatioError> {
        Ratio::of(number, 1)
    }
}

impl FromStr for Ratio {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Ratio, RatioError> {
        let found = Excerpt::of(text);
        if let Some((above, below)) = text.split_once('/') {
            return fraction(above, below, found);
        }
        let (part, one) = match text.strip_suffix('%') {
            Some(part) => (part, 100_000_000),
            None => (text, 1_000_000),
        };
        let unreadable = |reason| RatioError::Unreadable { reason };
        let written = Written::scan(part, text).map_err(unreadable)?;
        let places = written.decimals.len();
        if places > PLACES {
            return Err(unreadable(AmountError::TooManyPlaces { found, places }));
        }
        written
            .times_ten_to(PLACES)
            .and_then(|millionths| Exact::held(millionths, one))
            .ok_or(RatioError::OutOfRange { found })
            .and_then(|number| Ratio::held(number, || found))
    }
}

fn fraction(above: &str, below: &str, found: Excerpt) -> Result<Ratio, RatioError> {
    let not_fraction = |_: AmountError| RatioError::NotFraction { found };
    let above = Written::scan(above, above).map_err(not_fraction)?;
    let below = Written::scan(below, below).map_err(not_fraction)?;
    if below.is_negative || !above.is_whole() || !below.is_whole() {
        return Err(RatioError::NotFraction { found });
    }
    match (above.times_ten_to(0), below.times_ten_to(0)) {
        (Some(_), Some(0)) => Err(RatioError::DividedByZero { found }),
        (Some(above), Some(below)) => Exact::held(above, below)
            .ok_or(RatioError::OutOfRange { found })
            .and_then(|number| Ratio::held(number, || found)),
        (None, _) | (_, None) => Err(RatioError::OutOfRange { found }),
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        Exact::from(*self).cmp(&Exact::from(*other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if decimal_places(self.denominator.into()).is_some_and(|places| places <= PLACES)
        {
            return fmt::Display::fmt(&Exact::from(*self), f);
        }
        let text = format!("{}/{}", self.numerator.unsigned_abs(), self.denominator);
        f.pad_integral(self.numerator >= 0, "", &text)
    }
}

impl fmt::Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ratio({self})")
    }
}

impl From<Ratio> for Exact {
    /// The denominator as kept is that of the lowest terms.
    #[inline]
    fn from(ratio: Ratio) -> Exact {
        // Invariant (lowest terms): the denominator is at least one.
        Exact::known(ratio.numerator, ratio.denominator)
    }
}

impl TryFrom<Exact> for Ratio {
    type Error = RatioError;

    fn try_from(number: Exact) -> Result<Ratio, RatioError> {
        Ratio::held(number, || Excerpt::of(&number.to_string()))
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.denominator {
            1 => serializer.serialize_i64(self.numerator),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ratio, D::Error> {
        let expected = "a ratio: a whole number, or a decimal, percentage or fraction \
                        written in quotes, such as \"0.25\", \"12.5%\" or \"1/3\"";
        read_number(deserializer, expected, Ratio::whole)
    }
}
