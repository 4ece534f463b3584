//! 设岗定责 — posts and duties: who holds which post, and why.
//!
//! [`PostsRules`] are what a rulebook says about it, and [`PostsRules::allocation`] asks them
//! of everybody in a [`Village`], whose tables they read. [`allocation`] makes a proposal from
//! people, posts and claims, explains it, and takes the changes of the meeting and the
//! organization on top. [`service`] registers who served in which post, and makes the year of
//! it. The guide's page on [posts](crate::guide::posts) goes the whole way.
//!
//! # Examples
//!
//! ```
//! use grassroots::posts::allocation::{
//!     AllocationDraft, ClaimDraft, PersonDraft, PostDraft, propose,
//! };
//! use grassroots::vocabulary::{Amount, Id, Label};
//!
//! let label = Label::new("治安巡逻岗", "治安巡邏崗", "patrol");
//! let patrol = Id::new("patrol")?;
//! let mut draft = AllocationDraft::default();
//! draft.posts.push(PostDraft::new(patrol.clone(), label, Amount::whole(2)?));
//! for person in ["m-1", "m-2"] {
//!     draft.people.push(PersonDraft::new(Id::new(person)?, Some(Amount::whole(3)?)));
//! }
//! draft.claims.push(ClaimDraft::new(Id::new("m-2")?, patrol, 1));
//! let proposal = propose(&draft.check()?);
//! assert_eq!(proposal.placements[0].person.as_str(), "m-2"); // the claim comes first
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod allocation;
mod names;
mod rules;
pub mod service;
mod table;
mod village;

pub use names::Names;
pub use rules::{PlacementFacts, PostsRules};
pub use village::{Village, VillagePerson, VillagePost};
