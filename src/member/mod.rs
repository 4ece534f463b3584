//! 党员 — who belongs to which organization, at which stage since when, and what follows.
//!
//! [`members`] reads a table, [`Members::check`] a list, into the register of a
//! [tree](crate::organization::Tree): everybody stands in an organization that takes
//! members, and no two days contradict each other. [`Member::stage_on`] says the stage on a
//! day, [`Member::standing`] the years of standing (党龄), [`Members::counts`] how many there
//! are in each organization and all below it. What is not known stays open, and is never
//! guessed from what is.
//!
//! What the rules make of it is data: [`Member::facts`] and the facts of [`Count`] join the
//! sheets of a rulebook.
//!
//! # Examples
//!
//! ```
//! use grassroots::member::{InFlowing, members};
//! use grassroots::organization::organizations;
//! use grassroots::vocabulary::Id;
//!
//! let day = |text: &str| text.parse::<chrono::NaiveDate>();
//! let tree = organizations(
//!     ["编号", "类别", "上级"],
//!     [["cg", "乡镇党委", "无"], ["dongcun", "村党支部", "cg"], ["xicun", "村党支部", "cg"]],
//! )?;
//! let members = members(
//!     &tree,
//!     day("2019-12-31")?,
//!     ["编号", "组织", "政治面貌", "转正日期", "流动情况"],
//!     [
//!         ["m1", "dongcun", "正式党员", "1996-07-01", "在村"],
//!         ["m2", "dongcun", "正式党员", "2019-07-01", "流出"],
//!         ["m3", "xicun", "预备党员", "", "在村"],
//!     ],
//! )?;
//! let counts = members.counts(&tree, day("2019-12-31")?, InFlowing::LeftOut).ok_or("too many")?;
//! let township = &counts[&Id::new("cg")?];
//! assert_eq!(township.members.settled(), Some(3));
//! assert_eq!(township.full.settled(), Some(2));
//!
//! // A day earlier than the last conversion, and than the day of the record: when the third
//! // came to be on probation nobody noted.
//! let counts = members.counts(&tree, day("2019-06-30")?, InFlowing::LeftOut).ok_or("too many")?;
//! let township = &counts[&Id::new("cg")?];
//! assert_eq!(township.full.settled(), Some(1));
//! assert_eq!((township.members.least(), township.members.most()), (1, Some(3)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: the rules of admission (`members-2014` has them, a
//! [procedure](crate::procedure) among them), dues, and anything about relatives.

mod check;
mod count;
mod days;
mod facts;
mod intake;
mod kind;
mod layout;
mod record;
mod register;

pub use count::{Count, Figure, InFlowing};
pub use days::FullYears;
pub use intake::{MemberTable, members};
pub use kind::{Family, Health, Leaving, Mobility, Stage, StageSpan};
pub use record::{Left, Member, MemberDraft, Qualities, StageReached};
pub use register::Members;
