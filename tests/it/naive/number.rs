//! Numbers and ranges of them, on arbitrary fractions.

use std::cmp::Ordering;
use std::fmt::{self, Display};

use grassroots::vocabulary::{Bound, Bounds, Rounding, RoundingMode, RoundingStep};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// A fraction of any size.
pub(crate) type Number = BigRational;

/// The number that a text shows: `12.5`, `-3`, `1/3` or `12.5%`.
pub(crate) fn number(text: impl Display) -> Number {
    let text = text.to_string();
    if let Some(hundredths) = text.strip_suffix('%') {
        return plain(hundredths) / whole(100);
    }
    match text.split_once('/') {
        Some((above, below)) => plain(above) / plain(below),
        None => plain(&text),
    }
}

fn plain(text: &str) -> Number {
    let (digits, decimals) = text.split_once('.').unwrap_or((text, ""));
    let scale = BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap());
    Number::new(format!("{digits}{decimals}").parse().unwrap(), scale)
}

pub(crate) fn whole(number: impl Into<BigInt>) -> Number {
    Number::from_integer(number.into())
}

/// One at the last of so many decimal places: 0.01 for two.
pub(crate) fn unit_of(places: u8) -> Number {
    Number::new(BigInt::one(), BigInt::from(10).pow(places.into()))
}

/// 舍入 — the multiple of the stated step that stands for `value`.
pub(crate) fn round(value: &Number, rounding: Rounding) -> Number {
    let step = match rounding.stated() {
        RoundingStep::Places(places) => unit_of(places),
        RoundingStep::Multiple(step) => number(step),
    };
    let steps = value / &step;
    let (below, above) = (steps.floor(), steps.ceil());
    let half = Number::new(1.into(), 2.into());
    let distance = &steps - &below;
    let (nearer_zero, farther) = if steps < Number::zero() {
        (above.clone(), below.clone())
    } else {
        (below.clone(), above.clone())
    };
    let nearest = |tie: &Number| match distance.cmp(&half) {
        Ordering::Less => below.clone(),
        Ordering::Equal => tie.clone(),
        Ordering::Greater => above.clone(),
    };
    let is_even = |number: &Number| (number / whole(2)).is_integer();
    let picked = match rounding.mode() {
        RoundingMode::HalfAwayFromZero => nearest(&farther),
        RoundingMode::HalfTowardsZero => nearest(&nearer_zero),
        RoundingMode::HalfEven => nearest(if is_even(&below) { &below } else { &above }),
        RoundingMode::Up => above,
        RoundingMode::Down => below,
        RoundingMode::TowardsZero => nearer_zero,
        RoundingMode::AwayFromZero => farther,
    };
    picked * step
}

/// 上下限 — whether a number is not under the lower end.
pub(crate) fn is_above_lower(bounds: &Bounds, value: &Number) -> bool {
    let reaches = |Bound { value: end, is_inside }| {
        let end = number(end);
        if is_inside { *value >= end } else { *value > end }
    };
    bounds.lower().is_none_or(reaches)
}

/// Whether a number is not over the upper end.
pub(crate) fn is_below_upper(bounds: &Bounds, value: &Number) -> bool {
    let stays = |Bound { value: end, is_inside }| {
        let end = number(end);
        if is_inside { *value <= end } else { *value < end }
    };
    bounds.upper().is_none_or(stays)
}

pub(crate) fn is_inside(bounds: &Bounds, value: &Number) -> bool {
    is_above_lower(bounds, value) && is_below_upper(bounds, value)
}

/// Everything that a number can still be: the least and the greatest.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Range {
    pub(crate) least: Number,
    pub(crate) most: Number,
    /// Whether nothing is promised but that it holds every possible value: so it is where
    /// known facts do not tell.
    pub(crate) is_loose: bool,
}

impl Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let loosely = if self.is_loose { " at least" } else { "" };
        write!(f, "{}..{}{loosely}", self.least, self.most)
    }
}

impl Range {
    pub(crate) fn one(value: Number) -> Range {
        Range { least: value.clone(), most: value, is_loose: false }
    }

    pub(crate) fn zero() -> Range {
        Range::one(Number::zero())
    }

    pub(crate) fn between(one: Number, other: Number) -> Range {
        let (least, most) = if one <= other { (one, other) } else { (other, one) };
        Range { least, most, is_loose: false }
    }

    pub(crate) fn loosely(self) -> Range {
        Range { is_loose: true, ..self }
    }

    /// Whether it is more than one number, or may be.
    pub(crate) fn is_open(&self) -> bool {
        self.is_loose || self.least != self.most
    }

    pub(crate) fn encloses(&self, other: &Range) -> bool {
        self.least <= other.least && other.most <= self.most
    }

    /// One or the other.
    pub(crate) fn or(self, other: Range) -> Range {
        Range {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            is_loose: self.is_loose || other.is_loose,
        }
    }

    pub(crate) fn plus(&self, other: &Range) -> Range {
        Range {
            least: &self.least + &other.least,
            most: &self.most + &other.most,
            is_loose: self.is_loose || other.is_loose,
        }
    }

    pub(crate) fn minus(&self, other: &Range) -> Range {
        self.plus(&other.times(&whole(-1)))
    }

    pub(crate) fn times(&self, factor: &Number) -> Range {
        self.through(|value| value * factor)
    }

    /// Every product: the least and the greatest are products of ends.
    pub(crate) fn by(&self, other: &Range) -> Range {
        let products = self.times(&other.least).or(self.times(&other.most));
        Range { is_loose: self.is_loose || other.is_loose, ..products }
    }

    /// Through a function that never falls, or never rises.
    pub(crate) fn through(&self, f: impl Fn(&Number) -> Number) -> Range {
        let range = Range::between(f(&self.least), f(&self.most));
        Range { is_loose: self.is_loose, ..range }
    }

    pub(crate) fn at_least(&self, floor: &Number) -> Range {
        self.through(|value| value.max(floor).clone())
    }

    pub(crate) fn at_most(&self, cap: &Number) -> Range {
        self.through(|value| value.min(cap).clone())
    }

    /// The sum of many.
    pub(crate) fn sum<'r>(ranges: impl Iterator<Item = &'r Range>) -> Range {
        ranges.fold(Range::zero(), |sum, range| sum.plus(range))
    }
}
