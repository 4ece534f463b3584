//! 书记 — the village secretary: appraisal of one, of a township, and the rule of removal.
//!
//! `secretary/appraisal` is the thousand-point scheme of a rulebook, judged by
//! [`scoring`](crate::scoring); [`township`] puts the outcomes of a township together.
//! `secretary/removal` is [`removal`]: a history of grades, held against [`RemovalRules`],
//! says whether a secretary must be replaced, since which period, and why. While results are
//! open, it says what all their outcomes have in common, and which would settle the rest.
//! [`earlier_results`] reads the histories of a county from a table.
//!
//! [`Appointments`] is the register of who led which village from when to when, joined with
//! the results that they had and with the rule of removal; [`village_results`] makes of the
//! outcomes of several villages the fact that a scheme combines.
//! The [guide](crate::guide::secretaries) shows them together.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use grassroots::rulebook::bundled;
//! use grassroots::secretary::{GradeHistory, GradedPeriod, removal};
//! use grassroots::vocabulary::{Id, Period, Verdict};
//!
//! let rulebook = bundled::secretary_2019()?;
//! let rules = rulebook.removal().ok_or("no rule of removal")?;
//! let year = |year| Period::year(year).ok_or("no such year");
//! let incompetent = Id::new("incompetent")?;
//! let history = GradeHistory::new(vec![
//!     GradedPeriod::graded(year(2019)?, incompetent.clone()),
//!     GradedPeriod::graded(year(2020)?, incompetent),
//! ])?;
//! let outcome = removal(rules, &history);
//! assert_eq!(outcome.verdict(), Verdict::Met); // twice in a row
//! assert_eq!(outcome.since, Some(year(2020)?));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: who succeeds.

mod appointments;
mod because;
mod career;
mod combined;
mod earlier;
mod history;
mod removal;
mod rules;
mod township;
mod words;

pub use appointments::{
    Appointment, AppointmentDraft, Appointments, AppointmentsDraft, appointments,
};
pub use because::{Because, NamedGrade, NamedResult, PossibleResults, Times};
pub use career::{CareerRules, Several};
pub use combined::village_results;
pub use earlier::{EarlierResults, earlier_results};
pub use history::{
    GradeHistory, GradedPeriod, HistoryProblem, Office, OpenGrades, PeriodResult,
};
pub use removal::{OpenResult, Removal, removal};
pub use rules::{Chain, Corrected, RemovalRules, Ungraded};
pub use township::{Placed, Township, township};
