//! 后果 — what follows from outcomes: from when until when, what lifts it, and what changes
//! when an outcome is corrected.
//!
//! A rulebook states [`Consequence`]s: of which kind, on whom, after which outcome, from when,
//! for how long, lifted by what. The caller hands in what was [`Decided`]: outcomes of schemes,
//! findings of rules, decisions of other rooms, and corrections of any of them, each with the
//! period that it is about, the day on which it was decided and the day on which it became
//! known. [`History::check`] gives the history or every problem; [`History::account`] says what
//! follows from all that is known, [`History::as_known_on`] what followed from what was known
//! on a day.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use chrono::NaiveDate;
//! use grassroots::consequence::{Change, Decided, History, Matter, Said, Subject};
//! use grassroots::rulebook::Rulebook;
//! use grassroots::vocabulary::{Id, Period, Verdict};
//!
//! let rulebook = Rulebook::read(r#"
//! schema = "rulebook/1"
//! id = "stationing"
//! edition = "1"
//! in_force = { from = "2015-01-01" }
//! title = { hans = "驻村", hant = "駐村", en = "Stationing" }
//! ground = { assumed = "an example" }
//!
//! [[decision]]
//! id = "incompetent"
//! label = { hans = "考核不称职", hant = "考核不稱職", en = "found incompetent" }
//! subject = "person"
//!
//! [[consequence]]
//! id = "no-promotion"
//! label = { hans = "3年内不予提拔使用", hant = "3年內不予提拔使用", en = "no promotion for three years" }
//! kind = "promotion_bar"
//! subject = "person"
//! when = [{ decision = { of = "incompetent", is = "met" } }]
//! starts = "on_decision"
//! lasts = { years = 3 }
//! month_end = "last_day"
//! last_day = "does_not_count"
//! corrected = "from_the_first"
//! "#)?;
//! let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
//! let year = Period::year(2015).ok_or("no such year")?;
//! let of = (Matter::Decision(Id::new("incompetent")?), Said::Met);
//! let outcome =
//!     Decided::new(Id::new("o1")?, Id::new("zhang")?, of, (year, day(2016, 2, 29)?));
//! let correction = outcome.corrected(Id::new("c1")?, Said::NotMet, day(2017, 5, 1)?);
//! let history = History::check(rulebook.consequences(), [correction, outcome])?;
//!
//! let zhang = Subject::new(Id::new("person")?, Id::new("zhang")?);
//! let barred = |account: &grassroots::consequence::Account, on| {
//!     account.answer("no-promotion", &zhang, on).map(|answer| answer.verdict)
//! };
//! // As known then: from 29 February 2016, three years; the last day is 27 February 2019.
//! let then = history.as_known_on(day(2016, 12, 31)?);
//! assert_eq!(barred(&then, day(2019, 2, 27)?), Some(Verdict::Met));
//! assert_eq!(barred(&then, day(2019, 2, 28)?), Some(Verdict::NotMet));
//! // As known now it never was, and the correction says what it changed.
//! assert_eq!(barred(&history.account(), day(2016, 3, 1)?), Some(Verdict::NotMet));
//! let changed = history.changed_by("c1").ok_or("no such record")?;
//! assert_eq!(changed.iter().map(|one| one.change()).collect::<Vec<_>>(), [Change::Ended]);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! How it is read:
//!
//! * Each outcome gives its own consequence; those that overlap never shorten each other: one
//!   ground that holds is enough.
//! * A lift lifts what comes before it, whether that has begun yet or not; what comes later
//!   stands. Each lift states whether that goes by the days of the decisions, or by the periods
//!   that they are about.
//! * What is `not_while` another consequence is not in force for a subject on the days on which
//!   that one is, and only may be on those on which that one may be.
//! * A correction takes the place of what it corrects; of several corrections of one record
//!   the last by day decided and number stands. A correction that is withdrawn is as if it
//!   had never been. What settles an open outcome counts from the first.
//! * What other records are found in these, such as the verdicts of a rule over the results of
//!   many years, is found anew for each question ([`History::finding`]): so a corrected grade
//!   changes what follows from them, and an outcome that never was leaves none behind.
//! * An open outcome gives consequences that *may* be in force: the answer is undetermined,
//!   and when the outcome is settled no answer that was told changes.
//!
//! Left out on purpose: whether an outcome is right (schemes, rules and the rooms of the
//! systems decide that), and rules of one edition meeting outcomes of another: a history is
//! held against the consequences of one rulebook, and what was decided while that was not in
//! force grounds nothing and is refused.

mod account;
mod because;
mod check;
mod decided;
mod difference;
mod follow;
mod found;
mod held;
mod history;
mod report;
mod rules;
mod table;
mod times;
mod versions;
mod words;

pub use account::{Account, Answer, Following, Listed, Stretch, Subject};
pub use because::{Because, NamedOpen, NamedSaid};
pub use decided::{Bearer, Decided, OpenGrade, Said};
pub use difference::{Change, Difference, differences};
pub use found::Finds;
pub(crate) use history::standing;
pub use history::{History, Stands};
pub use report::report_differences;
pub(crate) use rules::ConsequencesParts;
pub use rules::{
    Asked, Consequence, Consequences, Corrected, Kind, LastDay, Lasts, Lift, Lifts,
    Matter, MatterRules, Moment, Occasion, Role,
};
pub use table::outcomes;
