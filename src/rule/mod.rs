//! 规则 — single rules about a subject: whether one applies, whether it is met, and why.
//!
//! Most rules of the field give no points: every branch has a contact person, a plan names
//! its deadline, a member of the right age may become a reserve cadre. Each is a [`Rule`] of
//! a rulebook: an id, of which [`Kind`] it is, when it applies, when it is met. [`examine`]
//! holds one sheet against one rule; the [`Finding`] answers question by question and names
//! what is missing. [`coverage`] holds many sheets against one rule: how many meet it, and
//! who does not.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use grassroots::facts::{Raw, SheetDraft, SheetState};
//! use grassroots::rule::{Standing, coverage, examine};
//! use grassroots::rulebook::Rulebook;
//! use grassroots::vocabulary::{Id, Period, Script};
//!
//! let rulebook = Rulebook::read(r#"
//! schema   = "rulebook/1"
//! id       = "branches"
//! edition  = "1"
//! in_force = { from = "2012-01-01" }
//! title    = { hans = "支部", hant = "支部", en = "Branches" }
//!
//! [[source]]
//! id    = "building-year"
//! title = "在全市基层组织建设年活动现场推进会上的讲话"
//! kind  = "speech"
//!
//! [[fact]]
//! id    = "contacts"
//! label = { hans = "联系人数", hant = "聯繫人數", en = "contact persons" }
//! kind  = { count = { at_most = 9 } }
//!
//! [[rule]]
//! id      = "organization/contact-person"
//! label   = { hans = "每个支部有一名联系人", hant = "每個支部有一名聯繫人", en = "every branch has one contact person" }
//! kind    = "requirement"
//! subject = "branch"
//! met     = { number = { of = "contacts", at_least = 1, at_most = 1 } }
//! ground  = { stated = "building-year", at = "第一 三是" }
//! "#)?;
//! let rule = rulebook.rule("organization/contact-person").ok_or("no such rule")?;
//! let year = Period::year(2012).ok_or("no such year")?;
//! let branch = |id: &str, facts: SheetDraft| {
//!     Ok::<_, Box<dyn std::error::Error>>(rulebook.dictionary().sheet(&facts.about(Id::new(id)?))?)
//! };
//! let sheet = || SheetDraft::new(year, SheetState::Closed);
//! let sheets = [
//!     branch("east", sheet().with("contacts", Raw::Integer(1)))?,
//!     branch("west", sheet().with("contacts", Raw::Integer(0)))?,
//!     branch("north", sheet())?,
//! ];
//! assert_eq!(examine(rule, &sheets[1]).standing(), Standing::NotMet);
//!
//! let coverage = coverage(rule, &sheets)?;
//! assert_eq!(coverage.not_met, [Id::new("west")?]);
//! assert_eq!(coverage.undetermined, [Id::new("north")?]); // missing is never zero
//! let share = coverage.share().ok_or("nobody")?;
//! assert_eq!(share.in_words(Script::Hans), "≈0.33至≈0.67");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: points and grades, which are the business of
//! [`scoring`](crate::scoring), and steps in time, which are that of
//! [`procedure`](crate::procedure).

mod coverage;
mod finding;
mod lacking;
mod rules;
mod words;

pub use coverage::{BrokenOf, Coverage, MissingOf, coverage};
pub(crate) use finding::stands;
pub use finding::{Finding, Question, Standing, examine};
pub(crate) use lacking::{Lacking, lacking};
pub use rules::{Kind, Rule, RuleParts};
pub(crate) use words::{broken, standing_in};
