use serde::{Deserialize, Serialize};

use super::figures::Difference;
use super::limit::{Limit, Obstacle, OpenHolders};
use crate::vocabulary::{Amount, Id, Label, Verdict};

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
            Obstacle::Limited { limit, stands: Verdict::Undetermined } => {
                Hindrance::MayBeLimited(limit.clone())
            }
            Obstacle::Limited { limit, stands: Verdict::Met | Verdict::NotMet } => {
                Hindrance::Limited(limit.clone())
            }
            Obstacle::TooHeavy { .. } => Hindrance::TooHeavy,
            Obstacle::CapacityNotKnown { .. } => Hindrance::CapacityNotKnown,
        }
    }
}

/// 单项改变 — one thing that, if it were otherwise, would fill a place and leave every other
/// filled post filled.
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
}

/// 改变的内容 — what would have to be otherwise.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ChangedThing {
    /// 本人认领 — an own claim of the post.
    OwnClaim,
    /// 查明 — that a limit of which it is not known does not stand in the way.
    FindOut(Limit),
    /// 查明承受能力 — that the person is able to carry at least so much.
    LearnCapacity {
        /// So much.
        at_least: Amount,
    },
    /// 多任一岗 — that the person may hold so many posts, one more than now.
    OneMorePost {
        /// So many.
        most_posts: u32,
    },
    /// 提高承受能力 — that the capacity is so much.
    RaiseCapacity {
        /// So much.
        to: Amount,
    },
    /// 解除限制 — that a limit does not stand in the way.
    LiftLimit(Limit),
}

/// 人员变动 — one person's change of posts.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
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
    /// How many people one kind of obstacle keeps from the post.
    HinderedPeople {
        /// The kind.
        by: Hindrance,
        /// How many.
        people: usize,
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
    },
    /// All places of the posts that the person may hold are held by others.
    AllTaken {
        /// How many such posts.
        posts: usize,
    },
}
