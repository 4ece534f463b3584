//! Which of two neighbours a number is rounded to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::vocabulary::amount::Excerpt;

/// 舍入方式 — which of the two nearest steps a number is rounded to.
///
/// The modes differ at ties (2.5), between steps (2.1), or only below zero (−2.5): a
/// deduction rounded before it is subtracted is not the score rounded after.
///
/// # Shape
/// Its name in snake_case, such as `"half_away_from_zero"`.
///
/// # Source
/// Ours: texts say 四舍五入 at most, and nothing for numbers below zero.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{RoundingMode, RoundingModeError};
///
/// assert_eq!("half_even".parse::<RoundingMode>()?, RoundingMode::HalfEven);
/// assert!("half_up".parse::<RoundingMode>().is_err()); // Below zero it means two things.
/// # Ok::<(), RoundingModeError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// 四舍五入 — to the nearest; a tie away from zero: 2.5 → 3, −2.5 → −3.
    HalfAwayFromZero,
    /// 五舍六入 — to the nearest; a tie towards zero: 2.5 → 2, −2.5 → −2.
    HalfTowardsZero,
    /// 四舍六入五成双 — to the nearest; a tie to the even step: 2.5 → 2, 3.5 → 4, −2.5 → −2.
    HalfEven,
    /// 向上取整 — to the greater: 2.1 → 3, −2.9 → −2.
    Up,
    /// 向下取整 — to the lesser: 2.9 → 2, −2.1 → −3.
    Down,
    /// 去尾 — towards zero: 2.9 → 2, −2.9 → −2.
    TowardsZero,
    /// 进一 — away from zero: 2.1 → 3, −2.1 → −3.
    AwayFromZero,
}

/// 舍入方式有误 — a word that names no rounding mode.
#[derive(Clone, Copy, Eq, PartialEq, thiserror::Error)]
#[error("`{found}` is no rounding mode: write {}", Choices)]
pub struct RoundingModeError {
    found: Excerpt,
}

impl RoundingModeError {
    /// 所写 — what was written.
    #[must_use]
    pub const fn found(self) -> Excerpt {
        self.found
    }
}

impl fmt::Debug for RoundingModeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Every mode by name: `a`, `b` or `c`.
struct Choices;

impl fmt::Display for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut modes = RoundingMode::ALL.iter().peekable();
        let mut is_first = true;
        while let Some(mode) = modes.next() {
            let before = match (is_first, modes.peek()) {
                (true, _) => "",
                (false, Some(_)) => ", ",
                (false, None) => " or ",
            };
            write!(f, "{before}`{mode}`")?;
            is_first = false;
        }
        Ok(())
    }
}

impl RoundingMode {
    /// 全部方式 — every mode.
    pub const ALL: [RoundingMode; 7] = [
        RoundingMode::HalfAwayFromZero,
        RoundingMode::HalfTowardsZero,
        RoundingMode::HalfEven,
        RoundingMode::Up,
        RoundingMode::Down,
        RoundingMode::TowardsZero,
        RoundingMode::AwayFromZero,
    ];

    /// 标识 — its name in a document.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            RoundingMode::HalfAwayFromZero => "half_away_from_zero",
            RoundingMode::HalfTowardsZero => "half_towards_zero",
            RoundingMode::HalfEven => "half_even",
            RoundingMode::Up => "up",
            RoundingMode::Down => "down",
            RoundingMode::TowardsZero => "towards_zero",
            RoundingMode::AwayFromZero => "away_from_zero",
        }
    }
}

impl fmt::Display for RoundingMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl FromStr for RoundingMode {
    type Err = RoundingModeError;

    fn from_str(text: &str) -> Result<RoundingMode, RoundingModeError> {
        let named = RoundingMode::ALL.into_iter().find(|mode| mode.id() == text);
        named.ok_or(RoundingModeError { found: Excerpt::of(text) })
    }
}
