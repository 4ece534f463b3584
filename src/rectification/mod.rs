//! 后进村整顿 — the register of what happened in each backward village, where each stands, and
//! the statistics.
//!
//! [`villages`], [`assignments`], [`chronicle`], [`issues`] and [`visits`] read the tables that
//! are kept; [`RegisterDraft::check`] makes them a [`Register`] or tells every problem at once.
//! Where a village or an issue stands on a day comes from the two [`Procedures`] of a rulebook.
//! [`Register::tallies`] gives the figures of every organization, [`Register::presence`] the
//! days in the villages beside what a rule asks for, [`Register::bulletin`] the monthly
//! bulletin, and [`Register::facts`] what the rules of a rulebook judge.
//!
//! # Examples
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use grassroots::organization::organizations;
//! use grassroots::rectification::{Procedures, RegisterDraft, chronicle, villages};
//! use grassroots::rulebook::bundled;
//! use grassroots::vocabulary::{Id, Period};
//!
//! let tree = organizations(
//!     ["编号", "类别", "上级"],
//!     [["zhen", "乡镇党委", "无"], ["dong", "村党支部", "zhen"]],
//! )?;
//! let book = bundled::rectification_2005()?;
//! let course = |id: &str| book.procedure(id).cloned().ok_or("no such procedure");
//! let marks = book.scheme(Procedures::ACCEPTANCE).ok_or("no such scheme")?;
//! let procedures =
//!     Procedures::new(course(Procedures::VILLAGE)?, course(Procedures::ISSUE)?, marks)?;
//! let header = ["编号", "村", "日期", "事项", "结果", "得分", "办理", "佐证"];
//! let plan = ["1", "dong", "2005-01-20", "制定整顿方案", "", "", "乡镇党委", "整顿方案"];
//! let inspection =
//!     ["2", "dong", "2005-07-25", "检查验收", "合格", "80", "县委组织部", "验收评分表"];
//!
//! let year = Period::year(2005).ok_or("no such year")?;
//! let draft = || {
//!     let list = villages(["编号", "确定日期"], [["dong", "2005-01-05"]])?;
//!     Ok::<_, grassroots::vocabulary::Problems>(RegisterDraft::new(year, list))
//! };
//! let register = draft()?.with(chronicle(&procedures, header, [plan])?);
//! let register = register.check(&tree, &procedures)?;
//! let day = chrono::NaiveDate::from_ymd_opt(2005, 2, 1).ok_or("no such day")?;
//! let state = register.state_on(&Id::new("dong")?, day).ok_or("not on the list")?;
//! assert_eq!(state.label.hans, "已定方案");
//!
//! // An inspection before the application: the procedure refuses it, and the register says so.
//! let draft = draft()?.with(chronicle(&procedures, header, [plan, inspection])?);
//! let problems = draft.check(&tree, &procedures).unwrap_err();
//! assert!(problems.to_string().starts_with("entry[2]: 2005-07-25: inspection is refused"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Left out on purpose: whether anybody did what is asked of them. That is for the rules of a
//! rulebook to say, over the facts that the register hands out.

mod bulletin;
mod check;
mod defects;
mod entry;
mod facts;
mod intake;
mod issue;
mod lost;
mod one_entry;
mod one_village;
mod presence;
mod procedures;
mod register;
mod role;
mod summary;

pub use bulletin::{
    Bulletin, Moved, Responsible, StateTotal, Totals, TownshipBulletin, VillageBulletin,
};
pub use defects::{BranchDefects, DefectRules, DefectTally, DefectsNotKnown};
pub use entry::{
    Entry, Evidence, InspectionResult, Move, Opinion, Outcome, Stage, TeamEvent, What,
    WorkKind,
};
pub use intake::{RegisterTables, assignments, chronicle, issues, villages, visits};
pub use issue::{Issue, IssueKind, IssueStanding};
pub use presence::{NotAsked, Presence, PresenceBar, Stay, Stretch, presence_report};
pub use procedures::Procedures;
pub use register::{BackwardVillage, Register, RegisterDraft, VillageDraft};
pub use role::{Assignment, Role};
pub use summary::{IssuesResolved, NotKnown, States, Summary, Tally, Works};

use crate::vocabulary::Label;

/// What states a fact that a table need not state, if the register does.
pub(crate) fn states(fact: &str) -> Option<Label> {
    let is_stated = facts::STATED.contains(&fact);
    is_stated.then(|| Label::new("整顿台账", "整頓台賬", "the register of villages"))
}
