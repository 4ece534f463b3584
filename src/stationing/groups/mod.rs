//! 驻村蹲点工作小组 — two or three neighbouring villages form a group: proposed, explained, and
//! what groups that were formed say to the rules.
//!
//! # Examples
//!
//! ```
//! use grassroots::explain::Wording as _;
//! use grassroots::organization::organizations;
//! use grassroots::stationing::groups::{Alone, Neighbourhood, Size, propose};
//! use grassroots::vocabulary::{Id, Script};
//!
//! let tree = organizations(
//!     ["编号", "类别", "上级"],
//!     [
//!         ["zhen", "乡镇党委", "无"],
//!         ["a", "村党支部", "zhen"],
//!         ["b", "村党支部", "zhen"],
//!         ["c", "村党支部", "zhen"],
//!         ["d", "村党支部", "zhen"],
//!         ["e", "村党支部", "zhen"],
//!     ],
//! )?;
//! let id = |text: &str| Id::new(text);
//! let villages = ["a", "b", "c", "d", "e"].into_iter().map(id).collect::<Result<Vec<_>, _>>()?;
//! // Everybody borders on c alone, and e on nobody.
//! let pairs = [("a", "c"), ("b", "c"), ("d", "c")];
//! let pairs = pairs.into_iter().map(|(one, other)| Ok((id(one)?, id(other)?)));
//! let pairs = pairs.collect::<Result<Vec<_>, grassroots::vocabulary::IdError>>()?;
//! let near = Neighbourhood::check(&tree, villages, pairs)?;
//!
//! let proposal = propose(&near, Size::at_most(3).ok_or("no such size")?);
//! let names: Vec<String> =
//!     proposal.groups[0].villages.iter().map(ToString::to_string).collect();
//! assert_eq!(names, ["a", "b", "c"]);
//! let why: Vec<String> = proposal.alone.iter().map(|one| one.words(Script::En)).collect();
//! assert_eq!(why, [
//!     "d: a, b, d border on c alone, with which 2 of the 3 can be grouped",
//!     "e: no village with a stationed cadre in this township borders on it",
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod matching;
mod propose;
mod words;

pub(super) use check::no_village;
pub use check::{GroupDraft, Neighbourhood};
pub use propose::{Alone, Group, Proposal, Size, propose};
