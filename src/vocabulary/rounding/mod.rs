//! 舍入 — where a number is rounded, and how; only where a rulebook says so.

mod mode;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Amount, Exact};

pub use mode::{RoundingMode, RoundingModeError};

/// 舍入 — where a number is rounded, and how.
///
/// The result is the multiple of the step that the mode picks of the two nearest, exactly.
/// A number that is such a multiple already stays as it is.
///
/// # Shape
/// The place or the step, and the mode: `{ places = 2, mode = "half_away_from_zero" }` or
/// `{ step = "2.5", mode = "half_even" }`.
///
/// # Units
/// Those of the number that is rounded; exact.
///
/// # Errors
/// - More than [`Rounding::MOST_PLACES`] decimal places.
/// - A step of zero or below.
/// - Both a place and a step, or neither.
///
/// # Source
/// Ours: the texts rarely say how they round, so a rulebook has to; there is no default.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{Exact, Points, Rounding, RoundingMode};
///
/// let score: Points = "86.25".parse()?;
/// let to_a_tenth = Rounding::places(1, RoundingMode::HalfAwayFromZero)?;
/// let to_steps = Rounding::to_step("2.5".parse()?, RoundingMode::Down)?;
///
/// let rounded = |rounding: Rounding| rounding.round(score.into()).map(|it| it.to_string());
/// assert_eq!(rounded(to_a_tenth).as_deref(), Some("86.3"));
/// assert_eq!(rounded(to_steps).as_deref(), Some("85"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "RoundingDraft", into = "RoundingDraft")]
pub struct Rounding {
    stated: RoundingStep,
    // Invariant (step): that of `stated`, above zero.
    step: Exact,
    mode: RoundingMode,
}

/// 舍入单位 — what a rounded number is a multiple of, as the rulebook states it.
///
/// Only a [`Rounding`] vouches that the places are few and the step above zero.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RoundingStep {
    /// 保留小数位数 — this many decimal places.
    Places(u8),
    /// 按步长 — multiples of this amount, such as 2.5.
    Multiple(Amount),
}

/// 舍入有误 — a rounding that cannot be carried out.
#[derive(Clone, Copy, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RoundingError {
    /// When more places are asked for than numbers have; state at most six.
    #[error(
        "no number is rounded to {found} decimal places: state at most {most}",
        most = Rounding::MOST_PLACES
    )]
    TooManyPlaces {
        /// The places asked for.
        found: u8,
    },
    /// When the step is zero or below; state one above zero.
    #[error("`{found}` is no step to round to: state one above 0, such as `0.5` or `10`")]
    NoStep {
        /// The step given.
        found: Amount,
    },
    /// When both are given; leave one out.
    #[error("a rounding has either `places` or `step`: leave one of them out")]
    PlacesAndStep,
    /// When neither is given; state one.
    #[error("a rounding needs `places` or `step`: state one of them")]
    NeitherPlacesNorStep,
}

impl fmt::Debug for RoundingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Rounding {
    /// 最多小数位数 — the most decimal places that a number can be rounded to.
    pub const MOST_PLACES: u8 = 6;

    /// 保留小数 — to this many decimal places.
    ///
    /// # Errors
    /// - More than [`Rounding::MOST_PLACES`].
    pub const fn places(
        places: u8,
        mode: RoundingMode,
    ) -> Result<Rounding, RoundingError> {
        let parts = match places {
            0 => 1,
            1 => 10,
            2 => 100,
            3 => 1_000,
            4 => 10_000,
            5 => 100_000,
            Rounding::MOST_PLACES => 1_000_000,
            found => return Err(RoundingError::TooManyPlaces { found }),
        };
        let stated = RoundingStep::Places(places);
        Ok(Rounding { stated, step: Exact::known(1, parts), mode })
    }

    /// 按步长舍入 — to a multiple of `step`.
    ///
    /// # Errors
    /// - A step of zero or below.
    pub fn to_step(step: Amount, mode: RoundingMode) -> Result<Rounding, RoundingError> {
        if step <= Amount::ZERO {
            return Err(RoundingError::NoStep { found: step });
        }
        let stated = RoundingStep::Multiple(step);
        Ok(Rounding { stated, step: Exact::from(step).reduced(), mode })
    }

    /// 舍入方式 — which of two neighbours is taken.
    #[must_use]
    pub const fn mode(self) -> RoundingMode {
        self.mode
    }

    /// 步长 — what a rounded number is a multiple of: 0.01 for two decimal places.
    #[must_use]
    pub const fn step(self) -> Exact {
        self.step
    }

    /// 所定单位 — the places or the step, as stated.
    #[must_use]
    pub const fn stated(self) -> RoundingStep {
        self.stated
    }

    /// 取整到步长 — the multiple of the step that stands for `number`.
    ///
    /// The denominator of the result as kept divides that of the step: 100 for two decimal
    /// places.
    /// `None` only where a number on the way cannot be held: never while the numerator
    /// times the step's denominator, the denominator times the step's numerator, and the
    /// result's numerator stay below 2¹²⁷.
    #[must_use]
    pub fn round(self, number: Exact) -> Option<Exact> {
        let (p, q) = self.step.as_kept();
        let (above, below) = match scaled(number, self.step) {
            Some(steps) => steps,
            None => scaled(number.reduced(), self.step)?,
        };
        let multiple = self.mode.pick(divided(above, below)?)?;
        Exact::held(multiple.checked_mul(p)?, q)
    }
}

/// A number in steps, as a fraction.
#[inline]
fn scaled(number: Exact, step: Exact) -> Option<(i128, i128)> {
    let (a, b) = number.as_kept();
    let (p, q) = step.as_kept();
    Some((a.checked_mul(q)?, b.checked_mul(p)?))
}

/// Where a number lies among the whole numbers.
#[derive(Clone, Copy)]
struct Place {
    /// The greatest whole number that is not above it.
    floor: i128,
    /// Is there anything left above the floor?
    is_between: bool,
    /// What is left, against one half.
    against_half: Ordering,
}

/// Divides by a denominator, which is at least one.
#[inline]
fn divided(above: i128, below: i128) -> Option<Place> {
    if let (Ok(above), Ok(below)) = (i64::try_from(above), i64::try_from(below)) {
        let floor = i128::from(above.checked_div_euclid(below)?);
        let rest = above.checked_rem_euclid(below)?;
        let against_half = rest.cmp(&below.checked_sub(rest)?);
        return Some(Place { floor, is_between: rest != 0, against_half });
    }
    let floor = above.checked_div_euclid(below)?;
    let rest = above.checked_rem_euclid(below)?;
    let against_half = rest.cmp(&below.checked_sub(rest)?);
    Some(Place { floor, is_between: rest != 0, against_half })
}

impl RoundingMode {
    /// The whole number that stands for a place.
    #[inline]
    fn pick(self, place: Place) -> Option<i128> {
        let Place { floor, is_between, against_half } = place;
        if !is_between {
            return Some(floor);
        }
        let is_negative = floor < 0;
        let at_half = |is_up: bool| match against_half {
            Ordering::Less => false,
            Ordering::Equal => is_up,
            Ordering::Greater => true,
        };
        let is_up = match self {
            RoundingMode::HalfAwayFromZero => at_half(!is_negative),
            RoundingMode::HalfTowardsZero => at_half(is_negative),
            RoundingMode::HalfEven => at_half(floor & 1 == 1),
            RoundingMode::Up => true,
            RoundingMode::Down => false,
            RoundingMode::TowardsZero => is_negative,
            RoundingMode::AwayFromZero => !is_negative,
        };
        if is_up { floor.checked_add(1) } else { Some(floor) }
    }
}

/// A rounding as written; `Rounding` is as checked.
#[derive(Deserialize, Serialize)]
#[serde(rename = "Rounding", deny_unknown_fields)]
struct RoundingDraft {
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<Amount>,
    mode: RoundingMode,
}

impl TryFrom<RoundingDraft> for Rounding {
    type Error = RoundingError;

    fn try_from(draft: RoundingDraft) -> Result<Rounding, RoundingError> {
        let RoundingDraft { places, step, mode } = draft;
        match (places, step) {
            (Some(places), None) => Rounding::places(places, mode),
            (None, Some(step)) => Rounding::to_step(step, mode),
            (Some(_), Some(_)) => Err(RoundingError::PlacesAndStep),
            (None, None) => Err(RoundingError::NeitherPlacesNorStep),
        }
    }
}

impl From<Rounding> for RoundingDraft {
    fn from(rounding: Rounding) -> RoundingDraft {
        let mode = rounding.mode;
        match rounding.stated {
            RoundingStep::Places(places) => {
                RoundingDraft { places: Some(places), step: None, mode }
            }
            RoundingStep::Multiple(step) => {
                RoundingDraft { places: None, step: Some(step), mode }
            }
        }
    }
}
