//! 草案 — rulebooks as people write them: public fields, not yet checked.
//!
//! A draft is read from TOML ([`RulebookDraft::read`](super::RulebookDraft::read)) or built
//! in code, printed as TOML, and checked as a whole; only the check makes a
//! [`Rulebook`](super::Rulebook).

mod cohort;
mod condition;
mod consequence;
mod dated;
mod lines;
mod link;
mod measure;
mod posts;
mod procedure;
mod quantity;
mod rule;
mod scheme;
mod secretary;

pub use cohort::{
    CohortDraft, CohortKindDraft, GradeShareDraft, PlacesDraft, SeatsDraft, TiesDraft,
    Unused,
};
pub use condition::ConditionDraft;
pub use consequence::{
    AllDraft, AwardDraft, AwardsDraft, ConsequenceDraft, DecisionDraft, IsDraft,
    LastsDraft, LiftDraft, OccasionDraft, RoleDraft,
};
pub use dated::{
    EventsDraft, GapsDraft, LatestDraft, MomentDraft, ServiceDraft, SinceDraft,
    WindowsDraft,
};
pub use lines::{LinesByDraft, StatusLineDraft, StatusPolicyDraft};
pub use link::{CohortTime, LinkDraft, TakeDraft};
pub use measure::{
    AssessedRowDraft, BallotValueDraft, BandRowDraft, ChoiceRowDraft, Clamp,
    CountedDraft, Counting, Fewer, GroupDraft, ListStart, MeanDraft, MeasureDraft,
    MilestoneDraft, NobodyDraft, ScaleDraft, Several, SeverityRowDraft, SlabDraft,
    StopDraft, WindowDraft,
};
pub use posts::{
    NeedDraft, PlacementFactsDraft, PostServiceDraft, PostsDraft, ReportsDraft,
    ServiceFactsDraft, WayRulesDraft,
};
pub use procedure::{
    AnchorDraft, DeadlineDraft, ExtensionDraft, LapseDraft, MajorityDraft, NamedDraft,
    ProcedureDraft, ShareDraft, ShorteningDraft, SpellDraft, StateDraft, TransitionDraft,
    VoteDraft, WaitDraft,
};
pub use quantity::{
    AnswerDraft, ChangeDraft, ComparedDraft, First, MissingNumber, MissingSuch,
    QuantityDraft, SuchDraft, WhichDraft,
};
pub use rule::RuleDraft;
pub use scheme::{
    ChildLineDraft, ChildWeightDraft, CombineDraft, DirectWinner, GateDraft, GradeDraft,
    HoldDraft, ItemDraft, PartDraft, Polarity, SchemeDraft, StepDraft, StrengthDraft,
    Winner,
};
pub use secretary::{CareerDraft, RemovalDraft, SecretaryDraft};

use chrono::NaiveDate;
use serde::Serialize;

use crate::facts::FactDraft;
use crate::vocabulary::{Ground, Id, Label, Source};

/// 规则集草案 — one edition of a rulebook, as written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RulebookDraft {
    /// Always `rulebook/1`.
    pub schema: String,
    /// The id, the same for all editions.
    pub id: Id,
    /// The name of this edition.
    pub edition: String,
    /// What it is called.
    pub title: Label,
    /// The days on which it is in force.
    pub in_force: InForceDraft,
    /// What the author wants to say.
    pub note: Option<String>,
    /// Where its numbers come from, unless something inside says otherwise.
    pub ground: Option<Ground>,
    /// The documents that its grounds cite.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Source>,
    /// The dictionary of facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fact: Vec<FactDraft>,
    /// The schemes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scheme: Vec<SchemeDraft>,
    /// The facts that come from outcomes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub link: Vec<LinkDraft>,
    /// The procedures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub procedure: Vec<ProcedureDraft>,
    /// The single rules.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<RuleDraft>,
    /// The awards, titles and candidacies that consequences may concern.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub award: Vec<AwardDraft>,
    /// The roles in which somebody answers for the outcome of another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub role: Vec<RoleDraft>,
    /// The decisions that are handed in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decision: Vec<DecisionDraft>,
    /// What follows from outcomes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consequence: Vec<ConsequenceDraft>,
    /// How posts are allocated.
    pub posts: Option<PostsDraft>,
    /// The rules about secretaries.
    pub secretary: Option<SecretaryDraft>,
}

/// 施行期间草案 — from when until when an edition is in force.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct InForceDraft {
    /// The first day.
    pub from: NaiveDate,
    /// The day after the last, if it ends.
    pub until: Option<NaiveDate>,
    /// Why no edition is in force just before this one, where that is meant.
    pub gap_before: Option<String>,
}

impl RulebookDraft {
    /// The schema of a rulebook.
    pub const SCHEMA: &'static str = "rulebook/1";

    /// A rulebook without facts and schemes yet.
    #[must_use]
    pub fn new(id: Id, edition: &str, title: Label, from: NaiveDate) -> RulebookDraft {
        RulebookDraft {
            schema: RulebookDraft::SCHEMA.to_owned(),
            id,
            edition: edition.to_owned(),
            title,
            in_force: InForceDraft { from, until: None, gap_before: None },
            note: None,
            ground: None,
            source: Vec::new(),
            fact: Vec::new(),
            scheme: Vec::new(),
            link: Vec::new(),
            procedure: Vec::new(),
            rule: Vec::new(),
            award: Vec::new(),
            role: Vec::new(),
            decision: Vec::new(),
            consequence: Vec::new(),
            posts: None,
            secretary: None,
        }
    }
}
