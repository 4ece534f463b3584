use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kind::{Family, Health, Leaving, Mobility, Stage};
use crate::vocabulary::Id;

/// 发展节点 — a stage that was reached, and the day since when.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StageReached {
    /// Which stage.
    pub stage: Stage,
    /// Since which day; `None` where that is not known, which old registers often leave open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
}

impl StageReached {
    /// A stage, and the day since when.
    #[must_use]
    pub const fn new(stage: Stage, since: Option<NaiveDate>) -> StageReached {
        StageReached { stage, since }
    }
}

/// 离开情况 — how and when somebody left.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Left {
    /// How.
    pub how: Leaving,
    /// The first day on which the person no longer counts; `None` where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}

impl Left {
    /// How, and the first day on which the person no longer counts.
    #[must_use]
    pub const fn new(how: Leaving, on: Option<NaiveDate>) -> Left {
        Left { how, on }
    }
}

/// 党员草案 — a record of the register as handed in; a [`Member`] once it stands in
/// [`Members`](super::Members).
///
/// Where a field is `None` nothing is known, which is neither no nor none; `came` and `left`
/// alone say that nothing of the kind is on record. What has no day of its own (office,
/// mobility of those who belong here, health and so on) holds from `as_of` on; about the days before nothing is known.
///
/// # Shape
/// `{ "id": "m01", "organization": "gucun", "as_of": "2019-12-31", "born": "1980-02-29",
/// "stages": [{ "stage": "full", "since": "2003-07-01" }], "mobility": "resident" }`; only
/// `id`, `organization` and `as_of` must be there, and at least one stage.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MemberDraft {
    /// 编号 — the id.
    pub id: Id,
    /// 组织 — the organization that the person belongs to, or stays with (流入).
    pub organization: Id,
    /// 登记日期 — the day on which the record was made: nothing on it is later.
    pub as_of: NaiveDate,
    /// 姓名 — the name, for letters; nothing here needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 出生日期 — the day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<NaiveDate>,
    /// 发展阶段 — the stages that were reached, in any order; the highest is the present one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageReached>,
    /// 转入日期 — since when the person has belonged to this organization, or has stayed with
    /// it (流入); `None` for those who did not come from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<NaiveDate>,
    /// 离开情况 — how and when the person left; `None` for those who have not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Left>,
    /// 有职务 — whether the person holds a village office; false is 无职.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_office: Option<bool>,
    /// 职务 — which office that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// 流动情况 — whether the person lives here; that somebody has flowed in holds for as long
    /// as the record does, since with a transfer another one begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobility: Option<Mobility>,
    /// 活动能力 — whether the person is able to take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_able: Option<bool>,
    /// 健康状况 — what health allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
    /// 家庭负担 — what the family leaves room for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<Family>,
    /// 专长 — what the person is good at, in the words of the posts, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub specialities: Vec<String>,
    /// 评价 — what the branch has found of the person.
    #[serde(default, skip_serializing_if = "Qualities::is_nothing")]
    pub qualities: Qualities,
}

/// 评价 — what the branch has found of somebody; each `None` where it has not said.
#[derive(
    Clone, Copy, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize,
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Qualities {
    /// 综合素质强 — of good quality, strong and versatile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_capable: Option<bool>,
    /// 有一技之长 — has a skill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_skilled: Option<bool>,
    /// 思想觉悟好 — of good awareness.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_awareness: Option<bool>,
    /// 具备入党条件 — meets the conditions of admission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_qualified: Option<bool>,
    /// 积极要求进步 — seeks to progress.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seeks_progress: Option<bool>,
}

impl Qualities {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_nothing(&self) -> bool {
        *self == Qualities::default()
    }
}

impl MemberDraft {
    /// A record of which nothing else is known yet.
    #[must_use]
    pub const fn new(id: Id, organization: Id, as_of: NaiveDate) -> MemberDraft {
        MemberDraft {
            id,
            organization,
            as_of,
            name: None,
            born: None,
            stages: Vec::new(),
            came: None,
            left: None,
            has_office: None,
            office: None,
            mobility: None,
            is_able: None,
            health: None,
            family: None,
            specialities: Vec::new(),
            qualities: Qualities {
                is_capable: None,
                is_skilled: None,
                has_awareness: None,
                is_qualified: None,
                seeks_progress: None,
            },
        }
    }

    /// The same with a stage that was reached on a day.
    ///
    /// A stage that is there already keeps the earlier day, so that the states of a
    /// [run](crate::procedure::Run) can be handed over one after another: several of them may
    /// stand for one stage, and one may be entered again.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use grassroots::member::{MemberDraft, Stage};
    /// use grassroots::vocabulary::Id;
    ///
    /// let day = |text: &str| text.parse::<NaiveDate>();
    /// let draft = MemberDraft::new(Id::new("m01")?, Id::new("gucun")?, day("2016-12-31")?)
    ///     .with_stage(Stage::DevelopmentTarget, day("2015-12-31")?) // 发展对象
    ///     .with_stage(Stage::DevelopmentTarget, day("2016-01-15")?); // 已培训的发展对象
    /// assert_eq!(draft.stages.len(), 1);
    /// assert_eq!(draft.stages[0].since, Some(day("2015-12-31")?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_stage(mut self, stage: Stage, since: NaiveDate) -> MemberDraft {
        match self.stages.iter_mut().find(|reached| reached.stage == stage) {
            Some(reached) => {
                reached.since = Some(reached.since.map_or(since, |day| day.min(since)));
            }
            None => self.stages.push(StageReached::new(stage, Some(since))),
        }
        self
    }

    /// The same with a stage that was reached on a day that is not known.
    #[must_use]
    pub fn at_stage(mut self, stage: Stage) -> MemberDraft {
        if !self.stages.iter().any(|reached| reached.stage == stage) {
            self.stages.push(StageReached::new(stage, None));
        }
        self
    }

    /// The same, living here or not.
    #[must_use]
    pub const fn with_mobility(mut self, mobility: Mobility) -> MemberDraft {
        self.mobility = Some(mobility);
        self
    }
}

/// Only the id: names are for letters.
impl fmt::Debug for MemberDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MemberDraft").field(&self.id.as_str()).finish()
    }
}

/// 党员 — a checked record of the register: of a member, or of somebody on the way.
#[derive(Clone, Eq, PartialEq)]
pub struct Member(MemberDraft); // Invariant: checked; stages and specialities in order.

impl Member {
    /// The most specialities of one person.
    pub const MOST_SPECIALITIES: usize = 50;

    /// The most characters of a name, an office or a speciality.
    pub const LONGEST_TEXT: usize = 200;

    /// Of a draft in which nothing is wrong.
    pub(super) fn of(mut draft: MemberDraft) -> Member {
        draft.stages.sort();
        draft.specialities.sort();
        if draft.office.is_some() {
            draft.has_office = Some(true);
        }
        Member(draft)
    }

    /// What it says: stages from the lowest on, specialities in the order of their letters.
    #[must_use]
    pub const fn parts(&self) -> &MemberDraft {
        &self.0
    }

    /// The id.
    #[must_use]
    pub const fn id(&self) -> &Id {
        &self.0.id
    }
}

/// Only the id: names are for letters.
impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Member").field(&self.0.id.as_str()).finish()
    }
}
