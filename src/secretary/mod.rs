//! 书记 — the village secretary: appraisal of one, of a township, and the rule of removal.
//!
//! `secretary/appraisal` is the thousand-point scheme of a rulebook, judged by
//! [`scoring`](crate::scoring); [`township`] puts the outcomes of a township together.
//! `secretary/removal` is [`removal`]: a history of grades, held against [`RemovalRules`],
//! says whether a secretary must be replaced, since which period, and why.
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
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: what follows from removal over time, and who succeeds.

mod because;
mod history;
mod removal;
mod rules;
mod township;
mod words;

pub use because::Because;
pub use history::{
    Corrected as CorrectedResult, GradeHistory, GradedPeriod, HistoryProblem, Office,
};
pub use removal::{Removal, removal};
pub use rules::{Chain, Corrected, RemovalRules, Ungraded};
pub use township::{Placed, Township, township};
