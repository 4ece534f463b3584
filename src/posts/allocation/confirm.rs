use serde::{Deserialize, Serialize};

use super::adjust::Adjusting;
use super::because::NamedPost;
use super::checked::Allocation;
use super::figures::Figures;
use super::proposal::Proposal;
use crate::explain::Wording;
use crate::posts::Names;
use crate::vocabulary::{FieldPath, Id, Problems, Script};

/// 人选变动草案 — one change to a proposal, by the members' meeting or the organization.
///
/// # Shape
/// `to` alone places somebody, `from` alone takes a post away, both move somebody. Always
/// with a reason.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AdjustmentDraft {
    /// Who makes it.
    pub by: AdjustedBy,
    /// Whom it concerns.
    pub person: Id,
    /// The post given up.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<Id>,
    /// The post taken up.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<Id>,
    /// Why.
    pub reason: String,
}

impl AdjustmentDraft {
    /// 推荐 — the members' meeting recommends somebody for a post that nobody claims.
    #[must_use]
    pub fn recommend(person: Id, post: Id, reason: &str) -> AdjustmentDraft {
        let (by, from, to) = (AdjustedBy::Meeting, None, Some(post));
        AdjustmentDraft { by, person, from, to, reason: reason.to_owned() }
    }

    /// 安排 — the organization places somebody.
    #[must_use]
    pub fn place(person: Id, post: Id, reason: &str) -> AdjustmentDraft {
        let (by, from, to) = (AdjustedBy::Organization, None, Some(post));
        AdjustmentDraft { by, person, from, to, reason: reason.to_owned() }
    }

    /// 免去 — the organization takes a post away.
    #[must_use]
    pub fn remove(person: Id, post: Id, reason: &str) -> AdjustmentDraft {
        let (by, from, to) = (AdjustedBy::Organization, Some(post), None);
        AdjustmentDraft { by, person, from, to, reason: reason.to_owned() }
    }

    /// 调整 — the organization moves somebody from one post to another.
    #[must_use]
    pub fn move_to(person: Id, (from, to): (Id, Id), reason: &str) -> AdjustmentDraft {
        let (by, from, to) = (AdjustedBy::Organization, Some(from), Some(to));
        AdjustmentDraft { by, person, from, to, reason: reason.to_owned() }
    }
}

/// 变动主体 — who changes a proposal.
///
/// # Source
/// 设岗定责现场会讲话, 二 第三 一是: the members' meeting recommends for the posts that nobody
/// claims; the organization adjusts by importance and workload.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustedBy {
    /// 党员大会 — the members' meeting.
    Meeting,
    /// 党组织 — the organization.
    Organization,
}

/// 任岗名单 — who holds which post after all changes.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Confirmed {
    /// 任岗 — the placements, in the order of ids.
    pub placements: Vec<ConfirmedPlacement>,
    /// 免去 — the placements of the proposal that were taken away, in the order of ids; whoever
    /// was moved stands among the placements, with the post left.
    pub removed: Vec<ConfirmedPlacement>,
    /// 空缺 — the posts with empty places.
    pub vacant: Vec<VacantPost>,
    /// 目标值 — what it comes to.
    pub figures: Figures,
    /// 方案目标值 — what the proposal came to.
    pub proposed: Figures,
    /// 姓名 — what people are called, for the report.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub names: Names,
}

/// 名单条目 — one person in one post, and how that came about or ended.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ConfirmedPlacement {
    /// The post.
    pub post: NamedPost,
    /// The person.
    pub person: Id,
    /// How.
    pub how: How,
}

/// 空缺岗位 — a post with empty places.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct VacantPost {
    /// The post.
    pub post: NamedPost,
    /// How many of its places are held.
    pub held: u32,
    /// How many it has.
    pub places: u32,
}

/// 来历 — how somebody came to a post, or lost it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum How {
    /// As proposed.
    Proposed,
    /// Recommended by the members' meeting.
    Recommended {
        /// Why.
        reason: String,
    },
    /// Placed by the organization.
    Placed {
        /// From which post, where the person was moved.
        from: Option<NamedPost>,
        /// Why.
        reason: String,
    },
    /// Taken away by the organization.
    Removed {
        /// To which post, where the person was moved.
        to: Option<NamedPost>,
        /// Why.
        reason: String,
    },
}

impl Wording for How {
    fn words(&self, script: Script) -> String {
        let name = |post: &NamedPost| super::words::post_name(post, script);
        match self {
            How::Proposed => script.of("按方案", "按方案", "as proposed").to_owned(),
            How::Recommended { reason } => match script {
                Script::Hans => format!("党员大会推荐：{reason}"),
                Script::Hant => format!("黨員大會推薦：{reason}"),
                Script::En => format!("recommended by the members' meeting: {reason}"),
            },
            How::Placed { from: None, reason } => match script {
                Script::Hans => format!("党组织安排：{reason}"),
                Script::Hant => format!("黨組織安排：{reason}"),
                Script::En => format!("placed by the organization: {reason}"),
            },
            How::Placed { from: Some(from), reason } => {
                let from = name(from);
                match script {
                    Script::Hans => format!("党组织由{from}调整而来：{reason}"),
                    Script::Hant => format!("黨組織由{from}調整而來：{reason}"),
                    Script::En => {
                        format!("moved by the organization from {from}: {reason}")
                    }
                }
            }
            How::Removed { to: None, reason } => match script {
                Script::Hans => format!("党组织免去：{reason}"),
                Script::Hant => format!("黨組織免去：{reason}"),
                Script::En => format!("taken away by the organization: {reason}"),
            },
            How::Removed { to: Some(to), reason } => {
                let to = name(to);
                match script {
                    Script::Hans => format!("党组织调整到{to}：{reason}"),
                    Script::Hant => format!("黨組織調整到{to}：{reason}"),
                    Script::En => format!("moved by the organization to {to}: {reason}"),
                }
            }
        }
    }
}

/// 确定任岗 — a proposal with the changes of the meeting and the organization, held to all
/// hard limits.
///
/// The changes are made together: their order means nothing.
///
/// # Errors
/// Everything wrong at once, each at its change, such as `change[#2].to`:
/// * an unknown person or post; a change that moves nobody; no reason; the same change twice;
/// * somebody is taken from a post that the proposal does not give, or placed where he is;
/// * recommendations for more places of a post than those whom a rule allows it leave
///   unclaimed, or one that takes a post away;
/// * a placement that was decided beforehand is taken away, or is missing in the proposal;
/// * a hard limit is overstepped, or it is not known whether one is; more holders than places,
///   more posts or more load than the person may bear.
pub fn apply(
    allocation: &Allocation,
    proposal: &Proposal,
    changes: &[AdjustmentDraft],
) -> Result<Confirmed, Problems> {
    let mut adjusting = Adjusting::new(&allocation.0, proposal.figures);
    adjusting.proposed(proposal);
    for (index, change) in changes.iter().enumerate() {
        adjusting.change(&FieldPath::root().key("change").nth(index), change);
    }
    adjusting.finish()
}
