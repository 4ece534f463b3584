use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Exact, Script};

/// 界限 — one end of a range, with its wording: whether the end itself belongs to it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bound {
    /// The value at the end.
    pub value: Exact,
    /// Whether the value itself lies inside (以上、以下) or outside (超过、不足).
    pub is_inside: bool,
}

/// 上下限 — a range with worded ends: 以上 at least, 超过 above, 以下 at most, 不足 below.
///
/// # Shape
/// The keys `at_least` or `above`, and `at_most` or `below`; an end that is left out is open.
///
/// # Errors
/// * two lower or two upper ends;
/// * ends between which no value lies.
///
/// # Examples
/// ```
/// use grassroots::vocabulary::{Bounds, Exact};
///
/// let competent = Bounds::new(Some(Exact::whole(750)), None, None, Some(Exact::whole(900)))?;
/// assert!(competent.contains(Exact::whole(750)));
/// assert!(!competent.contains(Exact::whole(900)));
/// # Ok::<(), grassroots::vocabulary::BoundsError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Bounds {
    lower: Option<Bound>,
    upper: Option<Bound>,
}

impl Bounds {
    /// The range without ends.
    pub const OPEN: Bounds = Bounds { lower: None, upper: None };

    /// Of the four wordings, at most one for each end.
    pub fn new(
        at_least: Option<Exact>,
        above: Option<Exact>,
        at_most: Option<Exact>,
        below: Option<Exact>,
    ) -> Result<Bounds, BoundsError> {
        let lower = Bounds::end(at_least, above).map_err(|()| BoundsError::TwoLower)?;
        let upper = Bounds::end(at_most, below).map_err(|()| BoundsError::TwoUpper)?;
        if let (Some(low), Some(high)) = (lower, upper) {
            let is_empty = match low.value.cmp(&high.value) {
                std::cmp::Ordering::Less => false,
                std::cmp::Ordering::Equal => !(low.is_inside && high.is_inside),
                std::cmp::Ordering::Greater => true,
            };
            if is_empty {
                return Err(BoundsError::Empty { bounds: Bounds { lower, upper } });
            }
        }
        Ok(Bounds { lower, upper })
    }

    /// The lower end.
    #[must_use]
    pub const fn lower(&self) -> Option<Bound> {
        self.lower
    }

    /// The upper end.
    #[must_use]
    pub const fn upper(&self) -> Option<Bound> {
        self.upper
    }

    /// The least whole number within, where nothing bounds it from above; `None` below zero.
    pub(crate) fn least_whole(&self) -> Option<u32> {
        let lower = self.lower().filter(|_| self.upper().is_none())?;
        let value = lower.value;
        let floor = value.numerator().checked_div_euclid(value.denominator())?;
        let is_met = lower.is_inside && value.denominator() == 1;
        u32::try_from(if is_met { floor } else { floor.checked_add(1)? }).ok()
    }

    /// Whether `value` lies inside, the ends as worded.
    #[must_use]
    pub fn contains(&self, value: Exact) -> bool {
        self.is_above_lower(value) && self.is_below_upper(value)
    }

    /// Whether `value` is not under the lower end.
    #[must_use]
    pub fn is_above_lower(&self, value: Exact) -> bool {
        self.lower.is_none_or(|end| {
            if end.is_inside { end.value <= value } else { end.value < value }
        })
    }

    /// Whether `value` is not over the upper end.
    #[must_use]
    pub fn is_below_upper(&self, value: Exact) -> bool {
        self.upper.is_none_or(|end| {
            if end.is_inside { value <= end.value } else { value < end.value }
        })
    }

    /// The range in words: `at least 750, below 900`.
    #[must_use]
    pub fn in_words(&self, script: Script) -> String {
        self.worded(script, |end| end.to_string())
    }

    /// The same of a part of a whole, as a percentage: `at least 90%`; an end that is no short
    /// decimal stays a fraction, as documents state it.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::{Bounds, Exact, Script};
    ///
    /// let least = |above, below| Bounds::new(Exact::fraction(above, below), None, None, None);
    /// assert_eq!(least(9, 10)?.in_percent(Script::Hans), "90%以上（含）");
    /// assert_eq!(least(2, 3)?.in_percent(Script::Hans), "2/3以上（含）");
    /// # Ok::<(), grassroots::vocabulary::BoundsError>(())
    /// ```
    #[must_use]
    pub fn in_percent(&self, script: Script) -> String {
        self.worded(script, |end| {
            let percent = end.in_percent();
            if percent.starts_with('≈') { end.to_string() } else { percent }
        })
    }

    fn worded(&self, script: Script, number: impl Fn(Exact) -> String) -> String {
        if let (Some(low), Some(high)) = (self.lower, self.upper)
            && low.value == high.value
            && low.is_inside
            && high.is_inside
        {
            let lead = script.of("为", "為", "exactly ");
            return format!("{lead}{}", number(low.value));
        }
        let lower = self.lower.map(|end| match (script, end.is_inside) {
            (Script::Hans, true) => format!("{}以上（含）", number(end.value)),
            (Script::Hans, false) => format!("超过{}", number(end.value)),
            (Script::Hant, true) => format!("{}以上（含）", number(end.value)),
            (Script::Hant, false) => format!("超過{}", number(end.value)),
            (Script::En, true) => format!("at least {}", number(end.value)),
            (Script::En, false) => format!("above {}", number(end.value)),
        });
        let upper = self.upper.map(|end| match (script, end.is_inside) {
            (Script::Hans | Script::Hant, true) => {
                format!("{}以下（含）", number(end.value))
            }
            (Script::Hans | Script::Hant, false) => format!("不足{}", number(end.value)),
            (Script::En, true) => format!("at most {}", number(end.value)),
            (Script::En, false) => format!("below {}", number(end.value)),
        });
        match (lower, upper) {
            (None, None) => script.of("不限", "不限", "any").to_owned(),
            (Some(one), None) | (None, Some(one)) => one,
            (Some(low), Some(high)) => {
                let comma = script.of("、", "、", ", ");
                format!("{low}{comma}{high}")
            }
        }
    }

    fn end(inside: Option<Exact>, outside: Option<Exact>) -> Result<Option<Bound>, ()> {
        match (inside, outside) {
            (Some(_), Some(_)) => Err(()),
            (Some(value), None) => Ok(Some(Bound { value, is_inside: true })),
            (None, Some(value)) => Ok(Some(Bound { value, is_inside: false })),
            (None, None) => Ok(None),
        }
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Script::En))
    }
}

/// 界限错误 — ends that make no range.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BoundsError {
    /// Both `at_least` and `above`; keep the one that the text means.
    #[error("`at_least` (以上) and `above` (超过) are two wordings of one end: keep one")]
    TwoLower,
    /// Both `at_most` and `below`; keep the one that the text means.
    #[error("`at_most` (以下) and `below` (不足) are two wordings of one end: keep one")]
    TwoUpper,
    /// No value lies inside; the ends are swapped or one of them is wrong.
    #[error("no value is {bounds}: the ends must leave room")]
    Empty {
        /// The ends as found.
        bounds: Bounds,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_least: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    above: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_most: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    below: Option<Exact>,
}

impl TryFrom<Wire> for Bounds {
    type Error = BoundsError;

    fn try_from(wire: Wire) -> Result<Bounds, BoundsError> {
        Bounds::new(wire.at_least, wire.above, wire.at_most, wire.below)
    }
}

impl From<Bounds> for Wire {
    fn from(bounds: Bounds) -> Wire {
        let inside = |end: Option<Bound>, is_inside: bool| {
            end.filter(|e| e.is_inside == is_inside).map(|e| e.value)
        };
        Wire {
            at_least: inside(bounds.lower, true),
            above: inside(bounds.lower, false),
            at_most: inside(bounds.upper, true),
            below: inside(bounds.upper, false),
        }
    }
}
