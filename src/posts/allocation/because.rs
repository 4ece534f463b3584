use serde::{Deserialize, Serialize};

use super::figures::Difference;
use super::limit::{Limit, Obstacle, OpenHolders};
use crate::vocabulary::{Amount, Id, Label, Named, Verdict};

/// 岗位名称 — a post with what it is called.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NamedPost {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
}

/// 专长名称 — a speciality with what it is called.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NamedSpeciality {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub label: Label,
}

/// 障碍种类 — a kind of obstacle, whoever it hinders.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Hindrance {
    /// A limit that stands in the way.
    Limited(Limit),
    /// A limit of which it is not known whether it stands in the way.
    MayBeLimited(Limit),
    /// The load of the post alone is above the capacity.
    TooHeavy,
    /// The capacity is not known.
    CapacityNotKnown,
}

impl From<&Obstacle> for Hindrance {
    fn from(obstacle: &Obstacle) -> Hindrance {
        match obstacle {
            Obstacle::Limited { limit, stands: Verdict::Undetermined, .. } => {
                Hindrance::MayBeLimited(limit.clone())
            }
            Obstacle::Limited {
                limit, stands: Verdict::Met | Verdict::NotMet, ..
            } => Hindrance::Limited(limit.clone()),
            Obstacle::TooHeavy { .. } => Hindrance::TooHeavy,
            Obstacle::CapacityNotKnown { .. } => Hindrance::CapacityNotKnown,
        }
    }
}

impl Obstacle {
    /// What would have to be for the rule to be met; several where any of them does.
    #[must_use]
    pub fn lacks(&self) -> &[Label] {
        match self {
            Obstacle::Limited { lacks, .. } => lacks,
            Obstacle::TooHeavy { .. } | Obstacle::CapacityNotKnown { .. } => &[],
        }
    }

    /// The facts that are missing, where it is not known whether the obstacle stands.
    #[must_use]
    pub fn missing(&self) -> &[Named] {
        match self {
            Obstacle::Limited { missing, .. }
            | Obstacle::CapacityNotKnown { missing, .. } => missing,
            Obstacle::TooHeavy { .. } => &[],
        }
    }
}

/// 受阻人员 — somebody whom one kind of obstacle keeps from a post.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Hindered {
    /// Who.
    pub person: Id,
    /// The facts of the person that are missing, where it is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Named>,
}

/// 单项改变 — one thing that, if it were otherwise, would fill a place and leave every other
/// filled post filled: by a new proposal, or by what is decided on top of it.
///
/// What is considered, of one person at a time: an own claim; a fact that is not known, or a
/// rule or a capacity of which that cannot be told, found out; and a fact that is something
/// else, as far as [`PersonDraft::otherwise`](super::PersonDraft::otherwise) says that it can
/// be. Never considered: what a rule forbids whatever the facts are, days of birth and other
/// numbers, facts of posts and of the village, more places, other rules.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Change {
    /// Whom it is about.
    pub person: Id,
    /// What would be otherwise.
    pub what: ChangedThing,
    /// 随之变动 — who would then change posts, the person above among them where that is so.
    pub moves: Vec<MovedPerson>,
    /// 另须决定 — none where a new proposal fills the place by itself. Otherwise the moves have
    /// to be decided, as a new proposal does not make them, or that was not tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// 组织决定 — what has to be decided besides, so that a place is filled.
#[derive(
    Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize,
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Decision {
    /// The claims that are honoured now and would be no longer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives_up: Vec<GivenUp>,
}

/// 放弃的认领 — a claim that is honoured and would be no longer.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GivenUp {
    /// Whose.
    pub person: Id,
    /// Which post.
    pub post: NamedPost,
}

/// 改变的内容 — what would have to be otherwise, the most feasible first.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ChangedThing {
    /// 本人认领 — an own claim of the post, with the first wish after those of the person, or
    /// where the last one is used with the greatest that is not.
    OwnClaim,
    /// 查明事实 — that a fact that is not known turns out to be one of some.
    FindOutFact {
        /// The fact.
        fact: Named,
        /// Any of these.
        to: Vec<Named>,
    },
    /// 查明 — that a limit of which it is not known does not stand in the way.
    FindOut {
        /// The limit.
        limit: Limit,
        /// The facts that are missing for it.
        missing: Vec<Named>,
    },
    /// 查明承受能力 — that the person is able to carry at least so much.
    LearnCapacity {
        /// So much.
        at_least: Amount,
        /// The facts that are missing for it.
        missing: Vec<Named>,
    },
    /// 改变事实 — that a fact becomes one of some.
    ChangeFact {
        /// The fact.
        fact: Named,
        /// What it is.
        from: Named,
        /// Any of these.
        to: Vec<Named>,
    },
}

/// 人员变动 — one person's change of posts.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MovedPerson {
    /// Who.
    pub person: Id,
    /// The post given up.
    pub from: Option<NamedPost>,
    /// The post taken up.
    pub to: Option<NamedPost>,
}

/// 理由 — one reason for a placement, or for its absence, as data.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Because {
    // ---- why somebody holds a post --------------------------------------------------
    /// It was decided beforehand.
    Decided,
    /// The person claims it.
    ByClaim {
        /// The order of wish.
        wish: u32,
    },
    /// The proposal recommends the person, who does not claim it.
    Recommended,
    /// The person has specialities that the post wants.
    Fits {
        /// Which.
        matched: Vec<NamedSpeciality>,
        /// How many the post wants.
        wanted: usize,
    },
    /// The person holds several posts.
    OneOfSeveral {
        /// How many.
        posts: usize,
        /// Their load together.
        load: Amount,
        /// The capacity.
        capacity: Amount,
    },
    /// Others would have been as good; the order of ids decided.
    Tied {
        /// Who else might hold the post in a proposal that is as good, the holders of the
        /// posts before it being the same.
        with: Vec<Id>,
    },

    // ---- why a claim is not honoured ------------------------------------------------
    /// An obstacle between the person and the post.
    Hindered {
        /// The obstacle.
        by: Obstacle,
    },
    /// Who holds the post instead.
    Holders {
        /// They.
        people: Vec<Id>,
    },
    /// The person holds other posts.
    HoldsOther {
        /// These.
        posts: Vec<NamedPost>,
    },
    /// It would be worse: the weightiest figure that would change.
    WouldBeWorse {
        /// The figure.
        difference: Difference,
    },
    /// It would be as good; the order of ids decided.
    AsGoodByIds,
    /// What was decided beforehand leaves no room.
    DecidedLeavesNoRoom,
    /// The search ended before this was proved.
    NotProved,

    // ---- why a place is empty -------------------------------------------------------
    /// It is not known whether more may hold the post.
    HoldersOpen {
        /// The rule, and how many hold it until that is known.
        holders: OpenHolders,
    },
    /// Nobody, or nobody else, may hold the post.
    NobodyOpen,
    /// Whom one kind of obstacle keeps from the post.
    HinderedPeople {
        /// The kind.
        by: Hindrance,
        /// They, by id.
        people: Vec<Hindered>,
    },
    /// Filling it would leave other posts without a holder.
    WouldEmpty {
        /// These.
        posts: Vec<NamedPost>,
    },
    /// One change that would fill it.
    FilledBy(Change),
    /// No single change that was looked for would fill it.
    NoSingleChange,

    // ---- why somebody has no post ---------------------------------------------------
    /// From how many posts one kind of obstacle keeps the person.
    HinderedPosts {
        /// The kind.
        by: Hindrance,
        /// How many.
        posts: usize,
        /// What would have to be, where it is the same for all of them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lacks: Vec<Label>,
        /// The facts that are missing, where it is not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<Named>,
    },
    /// All places of the posts that the person may hold are held by others.
    AllTaken {
        /// How many such posts.
        posts: usize,
    },
}
