//! 党组织 — organizations, who stands under whom, and their leadership teams.
//!
//! [`organizations`] reads a table, [`Tree::check`] a list, into a [`Tree`]: kinds and levels
//! are right, no superior is missing, nothing stands in a circle. [`Tree::roll_up`] adds any
//! tally along the tree, so that the figure of a township is the sum of those of its
//! villages. [`teams`] and [`Teams::check`] do the same for leadership teams, and
//! [`Team::soundness`] says whether one is sound (健全) on a day, seat by seat, and since when
//! it is not. What is not known stays open.
//!
//! The rules with numbers and conditions are data: those of
//! [`bundled::organization_2019`], held against the facts of each organization.
//!
//! [`bundled::organization_2019`]: crate::rulebook::bundled::organization_2019
//!
//! # Examples
//!
//! ```
//! use grassroots::explain::Wording;
//! use grassroots::organization::{organizations, teams, TeamKind};
//! use grassroots::vocabulary::{Id, Script};
//!
//! let tree = organizations(
//!     ["编号", "名称", "类别", "上级", "设置方式"],
//!     [
//!         ["cg", "城关镇党委", "乡镇党委", "无", ""],
//!         ["cg-01", "古村党支部", "村党支部", "cg", "单独组建"],
//!     ],
//! )?;
//! let made_on = chrono::NaiveDate::from_ymd_opt(2019, 12, 31).ok_or("no such day")?;
//! let teams = teams(
//!     &tree,
//!     made_on,
//!     ["编号", "组织", "班子", "职务", "任职者", "产生方式", "换届日期", "任期"],
//!     [["1", "cg-01", "支部班子", "书记", "zhang", "内选", "2018-11-05", "3"]],
//! )?;
//! let team = teams.get(&Id::new("cg-01")?, TeamKind::Branch).ok_or("no team")?;
//! let day = chrono::NaiveDate::from_ymd_opt(2021, 12, 31).ok_or("no such day")?;
//! let found = team.soundness(day);
//! assert_eq!(found.words(Script::Hans), "支部班子：不健全");
//! assert_eq!(found.defects[0].words(Script::Hans), "届满未换届，自2021-11-05起");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: members of the Party, who are the room [`member`](crate::member), and
//! what anybody may do at which step.

mod check;
mod intake;
mod kind;
mod roster;
mod soundness;
mod team;
mod teams;
mod tree;
mod words;

pub use intake::organizations;
pub use kind::{Kind, Level, Sector, SetUp, Size};
pub use roster::teams;
pub use soundness::{BothTeams, NotKnown, Soundness, Unsound};
pub use team::{
    Arrival, Election, Held, Holder, Office, Person, Seat, Team, TeamDraft, TeamKind,
};
pub use teams::Teams;
pub use tree::{Organization, OrganizationDraft, Tree};
