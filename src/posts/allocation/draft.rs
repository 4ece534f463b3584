use serde::{Deserialize, Serialize};

use super::limit::{Limit, OpenHolders};
use crate::vocabulary::{Amount, FieldPath, Id, Label, Named, Verdict};

/// 岗位分配草案 — the people, posts and claims of one village as stated, not yet checked.
///
/// [`check`](AllocationDraft::check) gives the [`Allocation`](super::Allocation) or every
/// problem at once. The order of the lists means nothing.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AllocationDraft {
    /// 专长 — the specialities that posts want and people have.
    #[serde(rename = "speciality", default)]
    pub specialities: Vec<SpecialityDraft>,
    /// 岗位 — the posts.
    #[serde(rename = "post", default)]
    pub posts: Vec<PostDraft>,
    /// 人员 — the people.
    #[serde(rename = "person", default)]
    pub people: Vec<PersonDraft>,
    /// 认领 — who claims which post.
    #[serde(rename = "claim", default)]
    pub claims: Vec<ClaimDraft>,
    /// 已定 — what the village decided beforehand.
    #[serde(default)]
    pub decided: Vec<DecidedDraft>,
}

/// 专长草案 — one speciality.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SpecialityDraft {
    /// The id by which posts and people name it.
    pub id: Id,
    /// What it is called.
    pub label: Label,
}

impl SpecialityDraft {
    /// A speciality.
    #[must_use]
    pub const fn new(id: Id, label: Label) -> SpecialityDraft {
        SpecialityDraft { id, label }
    }
}

/// 岗位草案 — one post.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PostDraft {
    /// The id; ties are broken in its order.
    pub id: Id,
    /// What it is called.
    pub label: Label,
    /// 群众最关心、最盼望 — whether it is among the posts that villagers want most.
    pub is_most_wanted: bool,
    /// 名额 — how many hold it, 1 or more; several only where the work is too heavy for one.
    pub places: u32,
    /// 工作量 — what it takes of each holder, above 0, in the unit of
    /// [`PersonDraft::capacity`].
    pub load: Amount,
    /// 所需专长 — the specialities wanted.
    pub specialities: Vec<Id>,
    /// 任职人数待查 — a rule that may forbid as many holders as places.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub open_holders: Option<OpenHolders>,
}

impl PostDraft {
    /// How many may hold it as far as is known.
    pub(in crate::posts) fn most_holders(&self) -> u32 {
        let open = self.open_holders.as_ref().map_or(self.places, |open| open.most);
        self.places.min(open)
    }

    /// A post with one place that is not among the most wanted and wants no speciality.
    #[must_use]
    pub const fn new(id: Id, label: Label, load: Amount) -> PostDraft {
        PostDraft {
            id,
            label,
            is_most_wanted: false,
            places: 1,
            load,
            specialities: Vec::new(),
            open_holders: None,
        }
    }
}

/// 人员草案 — one person who may be placed.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PersonDraft {
    /// The id; ties are broken in its order.
    pub id: Id,
    /// 姓名 — what the person is called, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 专长 — the specialities that the person has.
    pub specialities: Vec<Id>,
    /// 承受能力 — the load that health, age and family allow, 0 or more; `None` when that is
    /// not known, and then nothing is laid on the person.
    pub capacity: Option<Amount>,
    /// 承受能力至多 — what a capacity that is not known may turn out to be at most; `None` for
    /// whatever a capacity can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity_at_most: Option<Amount>,
    /// 承受能力所缺 — the facts of the person that are missing for the capacity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capacity_missing: Vec<Named>,
    /// 任岗数上限 — the most posts that the person may hold, 1 unless several are allowed.
    pub most_posts: u32,
    /// 任岗数依据 — the rule that forbids one more, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_posts_by: Option<Named>,
    /// 限制 — the hard limits that other rules looked at.
    pub limits: Vec<LimitDraft>,
    /// 可能的改变 — what one fact about the person that is, or turns out to be, otherwise would
    /// make of all this. No other change of a fact is named for an empty place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<OtherwiseDraft>,
}

/// 改变草案 — what becomes of a person's capacity and limits where one fact is otherwise.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OtherwiseDraft {
    /// 事实 — the fact.
    pub fact: Named,
    /// 现为 — what it is; `None` where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Named>,
    /// 改为 — what it would be.
    pub to: Named,
    /// 承受能力 — the capacity then.
    pub capacity: Option<Amount>,
    /// 任岗数上限 — the most posts that the person may hold then.
    pub most_posts: u32,
    /// 限制 — all hard limits of the person then.
    pub limits: Vec<LimitDraft>,
}

impl OtherwiseDraft {
    /// A fact that is something else, with the capacity that the person has then, one post and
    /// no limits.
    #[must_use]
    pub const fn new(
        fact: Named,
        from: Option<Named>,
        to: Named,
        capacity: Option<Amount>,
    ) -> OtherwiseDraft {
        OtherwiseDraft { fact, from, to, capacity, most_posts: 1, limits: Vec::new() }
    }
}

impl PersonDraft {
    /// A person of a capacity who may hold one post, without specialities and limits.
    #[must_use]
    pub const fn new(id: Id, capacity: Option<Amount>) -> PersonDraft {
        PersonDraft {
            id,
            name: None,
            specialities: Vec::new(),
            capacity,
            capacity_at_most: None,
            capacity_missing: Vec::new(),
            most_posts: 1,
            most_posts_by: None,
            limits: Vec::new(),
            otherwise: Vec::new(),
        }
    }
}

/// 限制草案 — what a rule found about one limit.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LimitDraft {
    /// The limit.
    pub limit: Limit,
    /// The post to which it applies; `None` for all posts.
    pub post: Option<Id>,
    /// Whether it stands in the way: `Met` when it does, `NotMet` when it does not,
    /// `Undetermined` when that is not known; then it is not overstepped either.
    pub stands: Verdict,
    /// 所缺 — what would have to be for the rule to be met; several where any of them does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Label>,
    /// 所缺事实 — the facts that are missing, where it is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Named>,
}

impl LimitDraft {
    /// A limit for all posts.
    #[must_use]
    pub const fn everywhere(limit: Limit, stands: Verdict) -> LimitDraft {
        LimitDraft { limit, post: None, stands, lacks: Vec::new(), missing: Vec::new() }
    }

    /// A limit for one post.
    #[must_use]
    pub const fn in_post(limit: Limit, post: Id, stands: Verdict) -> LimitDraft {
        LimitDraft {
            limit,
            post: Some(post),
            stands,
            lacks: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// The same with what is lacking, and which facts are missing.
    #[must_use]
    pub fn lacking(mut self, lacks: Vec<Label>, missing: Vec<Named>) -> LimitDraft {
        (self.lacks, self.missing) = (lacks, missing);
        self
    }
}

/// 认领草案 — one claim.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ClaimDraft {
    /// Who claims.
    pub person: Id,
    /// What is claimed.
    pub post: Id,
    /// 志愿顺序 — the order of wish among the person's claims, 1 for the first.
    pub wish: u32,
    /// 出处 — where it was read, such as `people.row[6].column[认领岗位]`; problems stand there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<FieldPath>,
}

impl ClaimDraft {
    /// A claim.
    #[must_use]
    pub const fn new(person: Id, post: Id, wish: u32) -> ClaimDraft {
        ClaimDraft { person, post, wish, read_at: None }
    }
}

/// 已定草案 — one placement that was decided beforehand and stays.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DecidedDraft {
    /// Who holds it.
    pub person: Id,
    /// The post.
    pub post: Id,
}

impl DecidedDraft {
    /// A decided placement.
    #[must_use]
    pub const fn new(person: Id, post: Id) -> DecidedDraft {
        DecidedDraft { person, post }
    }
}
