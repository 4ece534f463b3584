//! 规则集 — rulebooks as data: drafts, their reader and check, editions in force on a day,
//! and the bundled ones.
//!
//! A [`RulebookDraft`] is what people write; [`RulebookDraft::check`] gives the sealed
//! [`Rulebook`] or *every* problem, each with its path and, from TOML, line and column.
//! [`Editions`] holds several editions of one rulebook and says which is in force on a day.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use grassroots::rulebook::Rulebook;
//!
//! let text = r#"
//! schema = "rulebook/1"
//! id = "study-points"
//! edition = "1"
//! in_force = { from = "2020-01-01" }
//! title = { hans = "学习积分", hant = "學習積分", en = "Study points" }
//!
//! [[fact]]
//! id = "sessions"
//! label = { hans = "参学次数", hant = "參學次數", en = "sessions attended" }
//! kind = { count = { at_most = 60 } }
//!
//! [[scheme]]
//! id = "study"
//! title = { hans = "学习", hant = "學習", en = "Study" }
//! subject = "member"
//!
//! [[scheme.item]]
//! id = "attendance"
//! label = { hans = "参学", hant = "參學", en = "attendance" }
//! absent = "required"
//! measure.award = { cap = 12, each = [{ of = "session", points = 2 }] }
//! "#;
//! let problems = Rulebook::read(text).expect_err("two things are wrong");
//! assert_eq!(
//!     problems.to_string(),
//!     "18:1: scheme[study].item[attendance]: nothing says where the numbers here come \
//!      from: add `ground`, such as { stated = \"…\", at = \"…\" } or { assumed = \"…\" }\n\
//!      22:44: scheme[study].item[attendance].measure.award.each[#1].of: there is no fact \
//!      `session`; did you mean `sessions`?"
//! );
//! # }
//! ```
//!
//! Left out on purpose: files. The caller reads them and hands in text.

mod asked;
#[cfg(feature = "toml")]
pub mod bundled;
mod check;
mod columns;
mod contents;
mod counted;
mod decided;
pub mod draft;
mod edition;
#[cfg(feature = "toml")]
mod open;
#[cfg(feature = "toml")]
mod overlay;
#[cfg(feature = "toml")]
mod read;
mod remark;
mod sealed;

pub use asked::{Asked, NotAsked};
#[cfg(feature = "toml")]
pub(crate) use check::Known;
pub use columns::{FactColumn, StatedBy, column_table, header};
pub use draft::RulebookDraft;
pub use edition::{Editions, NotInForce};
#[cfg(feature = "toml")]
pub use open::{NotOpened, open};
#[cfg(feature = "toml")]
pub(crate) use open::{base_beside, beside, is_path, schema_of, tidy};
#[cfg(feature = "toml")]
pub use overlay::Overlay;
#[cfg(feature = "toml")]
pub(crate) use overlay::overlay_of_case;
#[cfg(feature = "toml")]
pub(crate) use read::length as read_length;
pub use remark::{Remark, RemarkKind};
pub use sealed::Rulebook;
