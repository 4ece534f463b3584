use chrono::NaiveDate;

use super::issue::IssueKind;
use super::role::Role;
use crate::organization::Arrival;
use crate::vocabulary::{Amount, Id, Label};

/// 台账记录 — something that happened in a village on a day.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Entry {
    /// The id, unique in the register.
    pub id: Id,
    /// The village.
    pub village: Id,
    /// The day; of a visit the first.
    pub on: NaiveDate,
    /// The order within the day; `None` where that makes no difference.
    pub seq: Option<u32>,
    /// What happened.
    pub what: What,
    /// What else was written about it, as it was written.
    pub note: Option<String>,
}

impl Entry {
    /// Something that happened in a village on a day.
    #[must_use]
    pub const fn new(id: Id, village: Id, on: NaiveDate, what: What) -> Entry {
        Entry { id, village, on, seq: None, what, note: None }
    }

    /// The same with its order within the day.
    #[must_use]
    pub const fn numbered(mut self, seq: u32) -> Entry {
        self.seq = Some(seq);
        self
    }

    /// The issue whose course it is a move of.
    pub(super) const fn issue(&self) -> Option<&Id> {
        match &self.what {
            What::IssueMove { issue, .. } => Some(issue),
            What::Move(_)
            | What::Team { .. }
            | What::Members { .. }
            | What::IssueOpened { .. }
            | What::Work { .. }
            | What::Petition
            | What::Visit { .. } => None,
        }
    }

    /// What tells an entry from others, besides its id.
    pub(super) fn content(&self) -> (&Id, NaiveDate, Option<u32>, &What) {
        (&self.village, self.on, self.seq, &self.what)
    }
}

/// 事项 — what an entry is about.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub enum What {
    /// 整顿进程 — an event of the course of the village.
    Move(Move),
    /// 班子建设 — something done about a leadership team.
    Team {
        /// What was done.
        event: TeamEvent,
        /// How the head of the team came; `None` where that is not stated.
        arrival: Option<Arrival>,
    },
    /// 队伍建设 — members and those to come, so many of them.
    Members {
        /// Of which stage.
        stage: Stage,
        /// How many.
        number: u32,
    },
    /// 提出问题 — an issue was put on file.
    IssueOpened {
        /// The issue, by its id within the village.
        issue: Id,
        /// What it is about.
        kind: IssueKind,
    },
    /// 问题处理 — an event of the course of an issue.
    IssueMove {
        /// The issue.
        issue: Id,
        /// What was done about it.
        moved: Move,
    },
    /// 实事 — something built or developed, so much of it.
    Work {
        /// What.
        kind: WorkKind,
        /// How much, in the unit of its kind.
        amount: Amount,
    },
    /// 集体上访 — a collective petition.
    Petition,
    /// 到村 — a visit.
    Visit {
        /// By whom.
        body: Role,
        /// How many days running, the first among them.
        days: u32,
    },
}

/// 办理记录 — an event of a procedure, as it was recorded.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Move {
    /// The event of the procedure.
    pub event: Id,
    /// Who did it; `None` where that is not recorded.
    pub by: Option<Id>,
    /// What it came to; `None` where that is not recorded, or there is nothing to come to.
    pub outcome: Option<Outcome>,
    /// What is at hand to show it.
    pub evidence: Vec<Evidence>,
}

impl Move {
    /// An event of which nothing else is recorded.
    #[must_use]
    pub const fn new(event: Id) -> Move {
        Move { event, by: None, outcome: None, evidence: Vec::new() }
    }

    /// The same, done by someone.
    #[must_use]
    pub fn by(mut self, role: Id) -> Move {
        self.by = Some(role);
        self
    }

    /// The same with what it came to.
    #[must_use]
    pub fn came_to(mut self, outcome: Outcome) -> Move {
        self.outcome = Some(outcome);
        self
    }

    /// The same with one more thing to show it.
    #[must_use]
    pub fn with(mut self, evidence: Evidence) -> Move {
        self.evidence.push(evidence);
        self
    }
}

/// 结果 — what an inspection, or asking the villagers, came to.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub enum Outcome {
    /// 验收结果 — of an inspection.
    Inspection {
        /// Passed or failed, by the scheme of acceptance.
        result: InspectionResult,
        /// The score; `None` where none is recorded.
        score: Option<Amount>,
        /// The step of the scheme that decided whatever the score, such as a veto; `None` where
        /// the score did.
        by_step: Option<Id>,
    },
    /// 群众评议 — of asking the villagers about a solution.
    Opinion(Opinion),
}

/// 验收结果 — what an inspection came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum InspectionResult {
    /// 合格 — the village passed.
    Passed,
    /// 不合格 — it failed.
    Failed,
}

impl Outcome {
    /// What an inspection came to by its score.
    #[must_use]
    pub const fn inspected(result: InspectionResult, score: Option<Amount>) -> Outcome {
        Outcome::Inspection { result, score, by_step: None }
    }

    /// What an inspection came to by a step of the scheme, such as a veto, whatever its score.
    #[must_use]
    pub const fn decided(
        result: InspectionResult,
        score: Option<Amount>,
        by_step: Id,
    ) -> Outcome {
        Outcome::Inspection { result, score, by_step: Some(by_step) }
    }
}

impl InspectionResult {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, InspectionResult); 2] =
        [("passed", InspectionResult::Passed), ("failed", InspectionResult::Failed)];

    /// The word by which documents name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            InspectionResult::Passed => "passed",
            InspectionResult::Failed => "failed",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            InspectionResult::Passed => Label::new("合格", "合格", "passed"),
            InspectionResult::Failed => Label::new("不合格", "不合格", "failed"),
        }
    }
}

/// 群众意见 — how many villagers think what of a solution.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Opinion {
    /// 认可 — how many accept it.
    pub accepts: u32,
    /// 不满意 — how many reject it.
    pub rejects: u32,
    /// 说不清 — how many are undecided.
    pub undecided: u32,
    /// 弃权 — how many abstained.
    pub abstained: u32,
    /// 废票 — how many answers were not valid.
    pub void: u32,
    /// 未投 — how many were asked and did not answer.
    pub not_cast: u32,
}

impl Opinion {
    /// So many who accept it, reject it and are undecided, and nobody else who was asked.
    #[must_use]
    pub const fn new(accepts: u32, rejects: u32, undecided: u32) -> Opinion {
        let (abstained, void, not_cast) = (0, 0, 0);
        Opinion { accepts, rejects, undecided, abstained, void, not_cast }
    }
}

/// 佐证 — a paper, and the day that it bears.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Evidence {
    /// The paper, by the id that the procedure has for it.
    pub paper: Id,
    /// Its day; `None` where it bears none.
    pub dated: Option<NaiveDate>,
}

impl Evidence {
    /// A paper that bears no day.
    #[must_use]
    pub const fn new(paper: Id) -> Evidence {
        Evidence { paper, dated: None }
    }

    /// The same with its day.
    #[must_use]
    pub const fn dated(mut self, day: NaiveDate) -> Evidence {
        self.dated = Some(day);
        self
    }
}

/// 班子建设事项 — what was done about a team.
///
/// # Source
/// First speech, 一(四): 建立健全了黨支部班子, 補選健全了村委班子, 組織了村委會換屆.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum TeamEvent {
    /// 建立健全支部班子 — the branch team was set up or completed.
    BranchRebuilt,
    /// 补选村委班子 — the village committee was completed in a by-election.
    CommitteeByElected,
    /// 村委换届 — the village committee of a new term was elected.
    CommitteeElected,
}

impl TeamEvent {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, TeamEvent); 3] = [
        ("branch-rebuilt", TeamEvent::BranchRebuilt),
        ("committee-by-elected", TeamEvent::CommitteeByElected),
        ("committee-elected", TeamEvent::CommitteeElected),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            TeamEvent::BranchRebuilt => {
                Label::new("建立健全支部班子", "建立健全支部班子", "branch team rebuilt")
            }
            TeamEvent::CommitteeByElected => {
                Label::new("补选村委班子", "補選村委班子", "village committee by-elected")
            }
            TeamEvent::CommitteeElected => {
                Label::new("村委换届", "村委換屆", "village committee elected")
            }
        }
    }
}

/// 培养阶段 — how far those recommended or admitted are.
///
/// # Source
/// First speech, 一(四): 入黨積極分子, 後備幹部, 發展黨員.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Stage {
    /// 入党积极分子 — activists recommended.
    Activists,
    /// 后备干部 — reserve cadres recommended.
    ReserveCadres,
    /// 发展党员 — members admitted.
    Admitted,
}

impl Stage {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Stage); 3] = [
        ("activists", Stage::Activists),
        ("reserve-cadres", Stage::ReserveCadres),
        ("members-admitted", Stage::Admitted),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Stage::Activists => Label::new("入党积极分子", "入黨積極分子", "activists"),
            Stage::ReserveCadres => Label::new("后备干部", "後備幹部", "reserve cadres"),
            Stage::Admitted => Label::new("发展党员", "發展黨員", "members admitted"),
        }
    }
}

/// 实事类别 — what was built or developed, each in its own unit.
///
/// # Source
/// First speech, 一(四): 大中拱棚, 機井, 修路, 高價值經濟作物, 養殖小區, 養殖戶; what is something
/// else (a school repaired, a power line) is told by the papers of the village.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum WorkKind {
    /// 大中拱棚 — greenhouses, in number.
    Greenhouses,
    /// 机井 — wells sunk or repaired, in number.
    Wells,
    /// 修路 — roads, in kilometres.
    Road,
    /// 高价值经济作物 — high-value crops, in mu.
    HighValueCrops,
    /// 养殖小区 — livestock areas, in number.
    LivestockAreas,
    /// 养殖户 — households that keep livestock, in number.
    LivestockHouseholds,
    /// 其他实事 — something else, in number.
    Other,
}

impl WorkKind {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, WorkKind); 7] = [
        ("greenhouses", WorkKind::Greenhouses),
        ("wells", WorkKind::Wells),
        ("road", WorkKind::Road),
        ("high-value-crops", WorkKind::HighValueCrops),
        ("livestock-areas", WorkKind::LivestockAreas),
        ("livestock-households", WorkKind::LivestockHouseholds),
        ("other-work", WorkKind::Other),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            WorkKind::Greenhouses => ("大中拱棚", "大中拱棚", "greenhouses"),
            WorkKind::Wells => ("机井", "機井", "wells"),
            WorkKind::Road => ("修路", "修路", "roads"),
            WorkKind::HighValueCrops => {
                ("高价值经济作物", "高價值經濟作物", "high-value crops")
            }
            WorkKind::LivestockAreas => ("养殖小区", "養殖小區", "livestock areas"),
            WorkKind::LivestockHouseholds => ("养殖户", "養殖戶", "livestock households"),
            WorkKind::Other => ("其他实事", "其他實事", "other works"),
        };
        Label::new(hans, hant, en)
    }

    /// Whether only whole numbers of it can be.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        match self {
            WorkKind::Greenhouses
            | WorkKind::Wells
            | WorkKind::LivestockAreas
            | WorkKind::LivestockHouseholds
            | WorkKind::Other => true,
            WorkKind::Road | WorkKind::HighValueCrops => false,
        }
    }
}
