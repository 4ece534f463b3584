use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Script;

/// 期间 — a period of days, with its first day and without the day that ends it.
///
/// # Shape
/// `{ from = "2019-01-01", until = "2020-01-01" }`; without `until` it goes on.
///
/// # Errors
/// * `until` is not after `from`.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use grassroots::vocabulary::Period;
///
/// let year = Period::year(2019).ok_or("no such year")?;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
/// assert!(year.contains(day(2019, 12, 31)?));
/// assert!(!year.contains(day(2020, 1, 1)?));
/// # Ok::<(), &str>(())
/// ```
#[derive(
    Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Deserialize, Serialize,
)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Period {
    // Invariant: until, if any, is after from.
    from: NaiveDate,
    until: Option<NaiveDate>,
}

impl Period {
    /// From a first day up to, but without, `until`.
    pub fn new(from: NaiveDate, until: Option<NaiveDate>) -> Result<Period, PeriodError> {
        match until {
            Some(end) if end <= from => Err(PeriodError { from, until: end }),
            Some(_) | None => Ok(Period { from, until }),
        }
    }

    /// The calendar year `year`; `None` beyond the calendar.
    #[must_use]
    pub fn year(year: i32) -> Option<Period> {
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let until = NaiveDate::from_ymd_opt(year.checked_add(1)?, 1, 1)?;
        Period::new(from, Some(until)).ok()
    }

    /// The first day.
    #[must_use]
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// The day after the last, if the period ends.
    #[must_use]
    pub const fn until(&self) -> Option<NaiveDate> {
        self.until
    }

    /// The last day, if the period ends.
    #[must_use]
    pub fn last(&self) -> Option<NaiveDate> {
        self.until.and_then(|until| until.pred_opt())
    }

    /// Whether every day of `other` is one of its days.
    #[must_use]
    pub fn encloses(&self, other: Period) -> bool {
        let ends = match (self.until, other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => theirs <= mine,
        };
        self.from <= other.from && ends
    }

    /// Whether `day` is one of its days.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Period) -> bool {
        self.until.is_none_or(|until| other.from < until)
            && other.until.is_none_or(|until| self.from < until)
    }

    /// The period in words: a whole calendar year by its number, a day by itself.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::{Period, Script};
    ///
    /// let year = Period::year(2019).ok_or("no such year")?;
    /// assert_eq!(year.in_words(Script::Hans), "2019年");
    /// assert_eq!(year.in_words(Script::En), "2019");
    /// let since = Period::new(year.from(), None)?;
    /// assert_eq!(since.in_words(Script::Hans), "2019-01-01起");
    /// let day = Period::new(year.from(), year.from().succ_opt())?;
    /// assert_eq!(day.in_words(Script::Hans), "2019-01-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_words(&self, script: Script) -> String {
        let (from, year) = (self.from, self.from.year());
        match (script, self.until) {
            (Script::Hans | Script::Hant, _) if Period::year(year) == Some(*self) => {
                format!("{year}年")
            }
            (Script::En, _) if Period::year(year) == Some(*self) => year.to_string(),
            (_, Some(until)) if from.succ_opt() == Some(until) => from.to_string(),
            (Script::Hans | Script::Hant, Some(until)) => {
                format!("{from}起至{until}前")
            }
            (Script::En, Some(until)) => format!("from {from}, before {until}"),
            (Script::Hans | Script::Hant, None) => format!("{from}起"),
            (Script::En, None) => format!("from {from}"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => write!(f, "{}..{}", self.from, until),
            None => write!(f, "{}..", self.from),
        }
    }
}

/// 期间错误 — a period that ends before it begins.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a period ends after it begins: `until` {until} is not after `from` {from}")]
pub struct PeriodError {
    /// The first day found.
    pub from: NaiveDate,
    /// The end found.
    pub until: NaiveDate,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    from: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
}

impl TryFrom<Wire> for Period {
    type Error = PeriodError;

    fn try_from(wire: Wire) -> Result<Period, PeriodError> {
        Period::new(wire.from, wire.until)
    }
}

impl From<Period> for Wire {
    fn from(period: Period) -> Wire {
        Wire { from: period.from, until: period.until }
    }
}
