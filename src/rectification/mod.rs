//! 后进村整顿 — the register of what happened in each backward village, where each stands,
//! and the statistics.
//!
//! [`villages`], [`assignments`], [`chronicle`], [`issues`] and [`visits`] read the tables that
//! are kept; [`RegisterDraft::check`] makes them a [`Register`] or tells every problem at once.
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
mod one_entry;
mod one_village;
mod presence;
mod procedures;
mod register;
mod role;
mod summary;

pub use bulletin::{Bulletin, Moved, Responsible, TownshipBulletin, VillageBulletin};
pub use defects::{BranchDefects, DefectRules, DefectTally, DefectsNotKnown};
pub use entry::{
    Entry, Evidence, InspectionResult, Move, Opinion, Outcome, Stage, TeamEvent, What,
    WorkKind,
};
pub use intake::{assignments, chronicle, issues, villages, visits};
pub use issue::{Issue, IssueKind, IssueStanding};
pub use presence::{Presence, PresenceBar, Stay, Stretch, presence_report};
pub use procedures::Procedures;
pub use register::{BackwardVillage, Register, RegisterDraft, VillageDraft};
pub use role::{Assignment, Role};
pub use summary::{IssuesResolved, NotKnown, Summary, Tally, Works};
