//! How an exact number is printed and read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Exact;
use crate::vocabulary::amount::{AmountError, Excerpt, Written, read_number};
use crate::vocabulary::{Rounding, RoundingMode};

/// The most decimals an exact number is printed with.
const MOST_PLACES: usize = 18;

/// The most decimals with which people read a number as it is.
const SHORT_PLACES: usize = 6;

/// 精确数有误 — text that cannot be read as an exact number.
#[derive(Clone, Copy, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ExactError {
    /// When it is not written in digits; write `12.5`, `-3` or `100/3`.
    #[error("`{found}` cannot be read as a number: write `12.5`, `-3` or `100/3`")]
    Unreadable {
        /// What was written.
        found: Excerpt,
    },
    /// When it has more than eighteen decimals; write a fraction.
    #[error("`{found}` has {places} decimals: a number may have at most 18")]
    TooManyPlaces {
        /// What was written.
        found: Excerpt,
        /// How many decimals it has.
        places: usize,
    },
    /// When the denominator is zero; no number is meant.
    #[error("`{found}` divides by zero: write at least 1 below the line")]
    DividedByZero {
        /// What was written.
        found: Excerpt,
    },
    /// When numerator or denominator need more than 127 bits; write a shorter number.
    #[error("`{found}` has too many digits: a number may have at most 38 in all")]
    TooLarge {
        /// What was written.
        found: Excerpt,
    },
}

impl fmt::Debug for ExactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lowest = self.reduced();
        let text = match lowest.decimal() {
            Some(decimal) => decimal,
            None => {
                format!("{}/{}", lowest.numerator.unsigned_abs(), lowest.denominator)
            }
        };
        f.pad_integral(!self.is_negative(), "", &text)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exact({self})")
    }
}

impl Exact {
    /// The magnitude as a decimal, if it has one of at most eighteen places.
    /// The fraction is in lowest terms.
    fn decimal(self) -> Option<String> {
        let (above, below) =
            (self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        if below == 1 {
            return Some(above.to_string());
        }
        let places = decimal_places(self.denominator)?;
        let scale = 10_u128.checked_pow(u32::try_from(places).ok()?)?;
        let whole = above.checked_div(below)?;
        let rest = above.checked_rem(below)?.checked_mul(scale.checked_div(below)?)?;
        Some(format!("{whole}.{rest:0places$}"))
    }
}

/// The most decimals that are shown of a number that has more.
const MOST_SHOWN: u8 = 8;

impl Exact {
    /// The number as people read it: a decimal of at most six places as it is, everything
    /// else rounded and marked `≈`, to two places or to as many as keep two digits and do not
    /// make it a whole number. Documents and [`Display`](fmt::Display) stay exact.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::Exact;
    ///
    /// let words = |above, below| Exact::fraction(above, below).map(Exact::in_words).unwrap_or_default();
    /// assert_eq!(words(48, 10), "4.8");
    /// assert_eq!(words(24, 7), "≈3.43");
    /// assert_eq!(words(-1, 1575), "≈-0.00063");
    /// ```
    #[must_use]
    pub fn in_words(self) -> String {
        let lowest = self.reduced();
        let is_short = |places| places <= SHORT_PLACES;
        if decimal_places(lowest.denominator).is_some_and(is_short) {
            return self.to_string();
        }
        let tail = |rounded: Exact, places: u8| {
            let digits = rounded.numerator().unsigned_abs();
            let scale = 10_u128.checked_pow(u32::from(places)).unwrap_or(u128::MAX);
            let units = scale.checked_div(rounded.denominator().unsigned_abs());
            digits.saturating_mul(units.unwrap_or_default())
        };
        for places in 2..=MOST_SHOWN {
            let half = RoundingMode::HalfAwayFromZero;
            let rounding = Rounding::places(places, half).ok();
            let Some(rounded) = rounding.and_then(|it| it.round(self)) else { break };
            if rounded.denominator() != 1 && tail(rounded, places) >= 10 {
                return format!("≈{rounded}");
            }
        }
        self.to_string()
    }

    /// The same as a percentage: `18.52%`.
    #[must_use]
    pub fn in_percent(self) -> String {
        match self.times(Exact::whole(100)) {
            Some(hundredths) => format!("{}%", hundredths.in_words()),
            None => self.to_string(),
        }
    }
}

/// How many decimals a denominator in lowest terms needs, if eighteen are enough.
pub(in crate::vocabulary) fn decimal_places(denominator: i128) -> Option<usize> {
    let mut rest = denominator.checked_shr(denominator.trailing_zeros())?;
    let mut fives = 0_usize;
    while rest > 1 {
        if rest.checked_rem(5)? != 0 {
            return None;
        }
        rest = rest.checked_div(5)?;
        fives = fives.checked_add(1)?;
    }
    let twos = usize::try_from(denominator.trailing_zeros()).ok()?;
    let places = twos.max(fives);
    (places <= MOST_PLACES).then_some(places)
}

impl FromStr for Exact {
    type Err = ExactError;

    fn from_str(text: &str) -> Result<Exact, ExactError> {
        let found = Excerpt::of(text);
        let unreadable = |_: AmountError| ExactError::Unreadable { found };
        let Some((above, below)) = text.split_once('/') else {
            let written = Written::scan(text, text).map_err(unreadable)?;
            return decimal_written(written, found);
        };
        let above = Written::scan(above, text).map_err(unreadable)?;
        let below = Written::scan(below, text).map_err(unreadable)?;
        if below.is_negative || !above.is_whole() || !below.is_whole() {
            return Err(ExactError::Unreadable { found });
        }
        match (above.times_ten_to(0), below.times_ten_to(0)) {
            (Some(_), Some(0)) => Err(ExactError::DividedByZero { found }),
            (Some(above), Some(below)) => {
                Exact::held(above, below).ok_or(ExactError::TooLarge { found })
            }
            (None, _) | (_, None) => Err(ExactError::TooLarge { found }),
        }
    }
}

fn decimal_written(written: Written<'_>, found: Excerpt) -> Result<Exact, ExactError> {
    let places = written.decimals.len();
    if places > MOST_PLACES {
        return Err(ExactError::TooManyPlaces { found, places });
    }
    // Part by part: the sum may be held in lowest terms where all digits in a row are not.
    let value = || {
        let scale = 10_i128.checked_pow(u32::try_from(places).ok()?)?;
        let whole = Exact::held(written.whole_part()?, 1)?;
        let decimals = Exact::held(written.decimal_part()?, scale)?;
        whole.plus(decimals)
    };
    value().ok_or(ExactError::TooLarge { found })
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lowest = self.reduced();
        match (i64::try_from(lowest.numerator), lowest.denominator) {
            (Ok(whole), 1) => serializer.serialize_i64(whole),
            (Ok(_) | Err(_), _) => serializer.collect_str(&lowest),
        }
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
        let expected = "a whole number, or a decimal or fraction written in quotes, \
                        such as \"12.5\" or \"100/3\"";
        read_number(deserializer, expected, |whole| Ok(Exact::whole(whole)))
    }
}
