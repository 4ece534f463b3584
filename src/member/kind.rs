use serde::{Deserialize, Serialize};

use crate::vocabulary::{Label, Verdict};

/// 发展阶段 — how far somebody has come on the way to full membership; the lowest comes first.
///
/// # Shape
/// A word such as `development-target`; [`Stage::ALL`] gives them. A table may use the label
/// in any script: 发展对象.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// 群众 — no applicant yet.
    Villager,
    /// 申请入党人 — has applied.
    Applicant,
    /// 入党积极分子 — an activist.
    Activist,
    /// 发展对象 — a development target.
    DevelopmentTarget,
    /// 预备党员 — a member on probation.
    Probationary,
    /// 正式党员 — a full member.
    Full,
}

impl Stage {
    /// All six with the word by which documents name them.
    pub const ALL: [(&'static str, Stage); 6] = [
        ("villager", Stage::Villager),
        ("applicant", Stage::Applicant),
        ("activist", Stage::Activist),
        ("development-target", Stage::DevelopmentTarget),
        ("probationary", Stage::Probationary),
        ("full", Stage::Full),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            Stage::Villager => ("群众", "群眾", "villager"),
            Stage::Applicant => ("申请入党人", "申請入黨人", "applicant"),
            Stage::Activist => ("入党积极分子", "入黨積極分子", "activist"),
            Stage::DevelopmentTarget => ("发展对象", "發展對象", "development target"),
            Stage::Probationary => ("预备党员", "預備黨員", "probationary member"),
            Stage::Full => ("正式党员", "正式黨員", "full member"),
        };
        Label::new(hans, hant, en)
    }

    /// Whether it makes a member of the Party: on probation or full.
    #[must_use]
    pub const fn is_member(self) -> bool {
        matches!(self, Stage::Probationary | Stage::Full)
    }

    /// The stage right below it.
    pub(super) const fn below(self) -> Stage {
        match self {
            Stage::Villager | Stage::Applicant => Stage::Villager,
            Stage::Activist => Stage::Applicant,
            Stage::DevelopmentTarget => Stage::Activist,
            Stage::Probationary => Stage::DevelopmentTarget,
            Stage::Full => Stage::Probationary,
        }
    }
}

/// 可能的阶段 — the lowest and the highest stage that somebody may have been at on a day.
///
/// Both ends, and every stage between them, are possible as far as the register tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StageSpan {
    // Invariant: least <= most.
    least: Stage,
    most: Stage,
}

impl StageSpan {
    /// The span between two stages, in either order.
    pub(super) fn between(one: Stage, other: Stage) -> StageSpan {
        StageSpan { least: one.min(other), most: one.max(other) }
    }

    /// The lowest.
    #[must_use]
    pub const fn least(self) -> Stage {
        self.least
    }

    /// The highest.
    #[must_use]
    pub const fn most(self) -> Stage {
        self.most
    }

    /// The stage, if only one is left.
    #[must_use]
    pub fn settled(self) -> Option<Stage> {
        (self.least == self.most).then_some(self.least)
    }

    /// Whether it lies between two stages, both included.
    #[must_use]
    pub fn is_within(self, least: Stage, most: Stage) -> Verdict {
        if least <= self.least && self.most <= most {
            Verdict::Met
        } else if self.most < least || most < self.least {
            Verdict::NotMet
        } else {
            Verdict::Undetermined
        }
    }
}

/// 流动情况 — whether somebody lives where the organization is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mobility {
    /// 在村 — resident.
    Resident,
    /// 流出 — away, and belongs here.
    OutFlowing,
    /// 流入 — here, and belongs elsewhere.
    InFlowing,
}

impl Mobility {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Mobility); 3] = [
        ("resident", Mobility::Resident),
        ("out-flowing", Mobility::OutFlowing),
        ("in-flowing", Mobility::InFlowing),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Mobility::Resident => Label::new("在村", "在村", "resident"),
            Mobility::OutFlowing => Label::new("流出", "流出", "out-flowing"),
            Mobility::InFlowing => Label::new("流入", "流入", "in-flowing"),
        }
    }
}

/// 身体状况 — what health allows.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Health {
    /// 好 — good.
    Good,
    /// 一般 — fair.
    Fair,
    /// 差 — poor.
    Poor,
}

impl Health {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Health); 3] =
        [("good", Health::Good), ("fair", Health::Fair), ("poor", Health::Poor)];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Health::Good => Label::new("好", "好", "good"),
            Health::Fair => Label::new("一般", "一般", "fair"),
            Health::Poor => Label::new("差", "差", "poor"),
        }
    }
}

/// 家庭状况 — what the family leaves room for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// 负担轻 — a light burden.
    Light,
    /// 负担重 — a heavy burden.
    Heavy,
}

impl Family {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, Family); 2] =
        [("light", Family::Light), ("heavy", Family::Heavy)];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Family::Light => Label::new("负担轻", "負擔輕", "light burden"),
            Family::Heavy => Label::new("负担重", "負擔重", "heavy burden"),
        }
    }
}

/// 离开方式 — how somebody ceased to stand on the register.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Leaving {
    /// 转出组织关系 — moved to another organization.
    TransferredOut,
    /// 去世 — died.
    Died,
    /// 开除党籍 — was expelled.
    Expelled,
    /// 除名 — the name was removed, 劝退除名 among it.
    Removed,
    /// 退党 — withdrew.
    Withdrew,
    /// 取消预备党员资格 — the probation was annulled.
    Annulled,
}

impl Leaving {
    /// All six with the word by which documents name them.
    pub const ALL: [(&'static str, Leaving); 6] = [
        ("transferred-out", Leaving::TransferredOut),
        ("died", Leaving::Died),
        ("expelled", Leaving::Expelled),
        ("removed", Leaving::Removed),
        ("withdrew", Leaving::Withdrew),
        ("annulled", Leaving::Annulled),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            Leaving::TransferredOut => ("转出组织关系", "轉出組織關係", "transfer"),
            Leaving::Died => ("去世", "去世", "death"),
            Leaving::Expelled => ("开除党籍", "開除黨籍", "expulsion"),
            Leaving::Removed => ("除名", "除名", "removal of the name"),
            Leaving::Withdrew => ("退党", "退黨", "withdrawal"),
            Leaving::Annulled => {
                ("取消预备党员资格", "取消預備黨員資格", "annulment of probation")
            }
        };
        Label::new(hans, hant, en)
    }

    /// The stages from which one can leave so, and what they are called; `None` for any.
    pub(super) fn only_from(self) -> Option<((Stage, Stage), Label)> {
        match self {
            Leaving::TransferredOut | Leaving::Died => None,
            Leaving::Expelled | Leaving::Removed | Leaving::Withdrew => {
                let stages = (Stage::Probationary, Stage::Full);
                Some((stages, Label::new("党员", "黨員", "members")))
            }
            Leaving::Annulled => {
                let stages = (Stage::Probationary, Stage::Probationary);
                let label = Label::new("预备党员", "預備黨員", "probationary members");
                Some((stages, label))
            }
        }
    }
}
