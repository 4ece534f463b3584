//! 岗位分配 — from people, posts and claims to the best proposal within all hard limits.
//!
//! [`propose`] honours claims first, fills every post that can be filled, and keeps everybody
//! within what health, age and family allow; [`Figure`] states what is best, in strict order.
//! Every placement, every claim that is not honoured, every empty place and everybody without
//! a post has its reasons, and every empty place the single changes that would fill it.
//! [`apply`] makes the recommendations of the members' meeting and the adjustments of the
//! organization, and holds the result to the same limits.
//!
//! # Examples
//!
//! Nobody is left to mediate: the only one who could is out of the village, and might come
//! back into play by what a rule finds.
//!
//! ```
//! use grassroots::explain::Wording as _;
//! use grassroots::posts::allocation::{
//!     AllocationDraft, Because, Limit, LimitDraft, PersonDraft, PostDraft, propose,
//! };
//! use grassroots::vocabulary::{Amount, Id, Label, Named, Script, Verdict};
//!
//! let mut draft = AllocationDraft::default();
//! let label = Label::new("民事调解岗", "民事調解崗", "mediation");
//! let (id, load) = (Id::new("mediation")?, Amount::whole(2)?);
//! draft.posts.push(PostDraft::new(id, label, load));
//! let label = Label::new("流出党员可异地履职", "流出黨員可異地履職", "out-flowing members work from afar");
//! let rule = Named::new(Id::new("posts/mobile-out.remote")?, label);
//! let mut away = PersonDraft::new(Id::new("m-7")?, Some(Amount::whole(5)?));
//! away.limits.push(LimitDraft::everywhere(Limit::new(rule), Verdict::Undetermined));
//! draft.people.push(away);
//!
//! let proposal = propose(&draft.check()?);
//! let vacancy = &proposal.vacancies[0];
//! let words: Vec<String> =
//!     vacancy.because.iter().map(|because| because.words(Script::Hans)).collect();
//! assert_eq!(words, [
//!     "没有其他人可以任此岗",
//!     "1人尚未查明是否符合“流出党员可异地履职”：m-7",
//!     "若查明m-7符合“流出党员可异地履职”，即可补上（m-7任“民事调解岗”）",
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Why a search of our own, and no solver: the objective has twelve levels in strict order,
//! and reasons ask again and again what one more or one fewer placement comes to, which a flow
//! answers by one shortest path. A Hungarian method (`pathfinding::kuhn_munkres`) fills one
//! place a person and leaves no row empty, so neither several posts in one hand nor their loads
//! can be said to it; where neither matters it reaches the same figures, in 0.08 ms for 60 posts
//! and 300 people, and a proposal with all its reasons in 23 ms. Integer programs (`microlp`, `highs` by way of `good_lp`) can say both,
//! but reckon in floating point, where weights that keep twelve levels apart are not exact, and
//! one program a level is to be solved anew for every reason: 21 posts and 6 people who may hold
//! three take a proposal 20 ms, and `microlp` did not end them in 200 seconds; min-cost flow crates
//! (`mcmf`, `rs-graph`) know neither such costs nor loads.
//!
//! Left out on purpose: what the limits are, who is able and what a post weighs; other rules
//! say so, and hand it in.

mod adjust;
mod because;
mod bound;
mod canonical;
mod change_words;
mod check;
mod checked;
mod confirm;
mod cost;
mod draft;
mod explain;
mod figures;
mod flow;
mod held;
mod knapsack;
mod limit;
mod moves;
mod network;
mod pairs;
mod placing;
mod proposal;
mod reach;
mod repair;
mod report;
mod search;
mod words;

pub use because::{
    Because, Change, ChangedThing, Decision, GivenUp, Hindered, Hindrance, MovedPerson,
    NamedPost, NamedSpeciality,
};
pub use checked::Allocation;
pub use confirm::{
    AdjustedBy, AdjustmentDraft, Confirmed, ConfirmedPlacement, How, VacantPost, apply,
};
pub use draft::{
    AllocationDraft, ClaimDraft, DecidedDraft, LimitDraft, OtherwiseDraft, PersonDraft,
    PostDraft, SpecialityDraft,
};
pub use figures::{Difference, Figure, Figures};
pub use limit::{Limit, Obstacle, OpenHolders};
pub use proposal::{Placement, Proposal, RefusedClaim, Vacancy, WithoutPost, propose};
