//! 词汇 — the small words that every other room speaks: exact numbers, bounds, periods,
//! labels, sources, paths and problems.
//!
//! Nothing here knows a rule. A [`Points`] refuses what is never a number of points; how
//! many points an item gives is for a rulebook to say.
//!
//! # Examples
//!
//! ```
//! use grassroots::vocabulary::{Exact, Points, Rounding, RoundingMode};
//!
//! let points: Points = "87.345".parse()?;
//! let cents = Rounding::places(2, RoundingMode::HalfAwayFromZero)?;
//! let rounded = cents.round(Exact::from(points)).map(|value| value.to_string());
//! assert_eq!(rounded.as_deref(), Some("87.35"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: floats, clocks, calendars of holidays (the caller brings them) and
//! any number that a rulebook could state.

mod amount;
mod bands;
mod bounds;
mod calendar;
#[cfg(feature = "toml")]
pub mod document;
mod exact;
mod ground;
mod id;
mod label;
mod length;
mod named;
mod path;
mod period;
mod points;
mod problem;
mod ratio;
mod rounding;
mod source;
mod span;
pub(crate) mod text;
pub(crate) mod text_or_label;
mod verdict;
mod window;

pub use amount::{Amount, AmountError, Excerpt};
pub use bands::{BandFault, find_band, prove_bands};
pub use bounds::{Bound, Bounds, BoundsError};
pub use calendar::{MonthEnd, TimeSpan, TimeUnit};
pub use exact::{Exact, ExactError};
pub use ground::Ground;
pub use id::{Id, IdError};
pub use label::{Label, Script};
pub use length::{Calendar, CalendarError, InTime, Length, Opens};
pub use named::Named;
pub(crate) use path::has_hole_within;
pub use path::{FieldPath, Place};
pub use period::{Period, PeriodError};
pub use points::{Points, PointsError};
pub(crate) use problem::Found;
pub use problem::{
    AllocationDefect, CellDefect, CompareDefect, ConsequenceDefect, Defect, FactDefect,
    GradingDefect, Kind, LinkDefect, MemberDefect, OrganizationDefect, Problem, Problems,
    QuotaDefect, RectificationDefect, SecretaryDefect, ServiceDefect, StationingDefect,
    WindowDefect,
};
pub use ratio::{Ratio, RatioError};
pub use rounding::{
    Rounding, RoundingError, RoundingMode, RoundingModeError, RoundingStep,
};
pub use source::{Source, SourceKind};
pub use span::Span;
pub use verdict::Verdict;
pub use window::Window;
