use chrono::NaiveDate;

use super::place::ReadAt;
use crate::facts::Sheet;
use crate::posts::allocation::Confirmed;
use crate::procedure::Happened;
use crate::vocabulary::{Id, Label};

/// 履岗登记草案 — a village's register of service in posts, as handed in.
///
/// The order of everything makes no difference.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ServiceDraft {
    /// 履岗 — who served in which post, from when to when.
    pub holdings: Vec<HoldingDraft>,
    /// 履岗记录 — facts about holdings that are kept apart from the list of holdings.
    pub records: Vec<RecordDraft>,
    /// 设岗步骤 — the steps of posts from the survey to service.
    pub steps: Vec<StepDraft>,
    /// 确定名单 — the allocation from which the year began, to hold the register against.
    pub confirmed: Option<Confirmed>,
    /// 其他对象 — sheets of what else the village's rules are about, such as households and
    /// streets.
    pub others: Vec<OthersDraft>,
    /// 村名 — what the village is called, for reports.
    pub village: Option<Label>,
}

impl ServiceDraft {
    /// A register of these holdings.
    #[must_use]
    pub fn of(holdings: Vec<HoldingDraft>) -> ServiceDraft {
        ServiceDraft { holdings, ..ServiceDraft::default() }
    }

    /// 按名单上岗 — everybody whom an allocation confirmed, in service from a day on.
    #[must_use]
    pub fn beginning(confirmed: &Confirmed, from: NaiveDate) -> ServiceDraft {
        let placements = confirmed.placements.iter();
        let holding = placements
            .map(|one| HoldingDraft::new(one.person.clone(), one.post.id.clone(), from));
        ServiceDraft::of(holding.collect()).confirmed_by(confirmed)
    }

    /// The same, held against the allocation from which the year began.
    #[must_use]
    pub fn confirmed_by(mut self, confirmed: &Confirmed) -> ServiceDraft {
        self.confirmed = Some(confirmed.clone());
        self
    }

    /// The same of a village that is called so.
    #[must_use]
    pub fn of_village(mut self, label: Label) -> ServiceDraft {
        self.village = Some(label);
        self
    }

    /// The same with facts that are kept apart.
    #[must_use]
    pub fn with_records(mut self, records: Vec<RecordDraft>) -> ServiceDraft {
        self.records.extend(records);
        self
    }

    /// The same with steps of posts.
    #[must_use]
    pub fn with_steps(mut self, steps: Vec<StepDraft>) -> ServiceDraft {
        self.steps.extend(steps);
        self
    }

    /// The same with the sheets of other subjects.
    #[must_use]
    pub fn with_others(mut self, subject: Id, sheets: Vec<Sheet>) -> ServiceDraft {
        self.others.push(OthersDraft { subject, sheets });
        self
    }
}

/// 履岗草案 — somebody in a post from a day on.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HoldingDraft {
    /// 编号 — the id; `None` for that of the person, a slash and that of the post.
    pub id: Option<Id>,
    /// 人员 — who.
    pub person: Id,
    /// 岗位 — in which post.
    pub post: Id,
    /// 上岗日期 — the first day of service.
    pub from: NaiveDate,
    /// 离岗日期 — the first day without service; `None` while it goes on.
    pub until: Option<NaiveDate>,
    /// 签订责任状日期 — when contracts were signed; `None` where that is not known.
    pub contracts: Option<Vec<NaiveDate>>,
    /// 公布日期 — when holder and duties were made public; `None` where that is not known.
    pub published: Option<NaiveDate>,
    /// What else is known, on a sheet of the rulebook; its subject and period say nothing.
    pub record: Option<Sheet>,
    /// Where it was read, for problems.
    pub(super) read_at: Option<ReadAt>,
}

impl HoldingDraft {
    /// Service that goes on, of which nothing else is known.
    #[must_use]
    pub const fn new(person: Id, post: Id, from: NaiveDate) -> HoldingDraft {
        HoldingDraft {
            id: None,
            person,
            post,
            from,
            until: None,
            contracts: None,
            published: None,
            record: None,
            read_at: None,
        }
    }

    /// The same, over on a day.
    #[must_use]
    pub const fn until(mut self, until: NaiveDate) -> HoldingDraft {
        self.until = Some(until);
        self
    }

    /// The same with contracts of these days.
    #[must_use]
    pub fn contracted(mut self, on: &[NaiveDate]) -> HoldingDraft {
        self.contracts = Some(on.to_vec());
        self
    }

    /// The same with facts.
    #[must_use]
    pub fn recorded(mut self, record: Sheet) -> HoldingDraft {
        self.record = Some(record);
        self
    }
}

/// 履岗记录草案 — facts about somebody in a post within the year.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RecordDraft {
    /// Which holding, where the person served in the post more than once.
    pub holding: Option<Id>,
    /// Who.
    pub person: Id,
    /// In which post.
    pub post: Id,
    /// The facts; its subject and period say nothing.
    pub sheet: Sheet,
    /// Where it was read, for problems.
    pub(super) read_at: Option<ReadAt>,
}

impl RecordDraft {
    /// Facts about a person in a post.
    #[must_use]
    pub const fn new(person: Id, post: Id, sheet: Sheet) -> RecordDraft {
        RecordDraft { holding: None, person, post, sheet, read_at: None }
    }
}

/// 设岗步骤草案 — one step of a post.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct StepDraft {
    /// The post.
    pub post: Id,
    /// What happened.
    pub happened: Happened,
    /// Where it was read, for problems.
    pub(super) read_at: Option<ReadAt>,
}

impl StepDraft {
    /// Something that happened to a post.
    #[must_use]
    pub const fn new(post: Id, happened: Happened) -> StepDraft {
        StepDraft { post, happened, read_at: None }
    }
}

/// 其他对象草案 — sheets of subjects that are neither people, posts nor holdings.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OthersDraft {
    /// Whom rules about them name: `household`, `street`.
    pub subject: Id,
    /// Their sheets, each with its own subject.
    pub sheets: Vec<Sheet>,
}
