use std::fmt;

use chrono::NaiveDate;

use crate::vocabulary::{Id, Label};

/// 班子类别 — the two leadership teams of a village.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum TeamKind {
    /// 支部班子 — the team of the Party organization.
    Branch,
    /// 村委班子 — the villagers' committee.
    VillageCommittee,
}

impl TeamKind {
    /// Both with the word by which documents name them.
    pub const ALL: [(&'static str, TeamKind); 2] =
        [("branch", TeamKind::Branch), ("village-committee", TeamKind::VillageCommittee)];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            TeamKind::Branch => Label::new("支部班子", "支部班子", "branch team"),
            TeamKind::VillageCommittee => {
                Label::new("村委班子", "村委班子", "village committee")
            }
        }
    }

    /// The office at its head.
    #[must_use]
    pub const fn head(self) -> Office {
        match self {
            TeamKind::Branch => Office::Secretary,
            TeamKind::VillageCommittee => Office::Director,
        }
    }
}

/// 职务 — the offices of the two teams.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Office {
    /// 书记 — the secretary of the branch team.
    Secretary,
    /// 副书记 — a deputy secretary.
    DeputySecretary,
    /// 组织委员 — the member for organization.
    OrganizationMember,
    /// 宣传委员 — the member for publicity.
    PublicityMember,
    /// 纪检委员 — the member for discipline.
    DisciplineMember,
    /// 主任 — the director of the village committee.
    Director,
    /// 副主任 — a deputy director.
    DeputyDirector,
    /// 委员 — a member of either team.
    Member,
}

impl Office {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, Office); 8] = [
        ("secretary", Office::Secretary),
        ("deputy-secretary", Office::DeputySecretary),
        ("organization-member", Office::OrganizationMember),
        ("publicity-member", Office::PublicityMember),
        ("discipline-member", Office::DisciplineMember),
        ("director", Office::Director),
        ("deputy-director", Office::DeputyDirector),
        ("member", Office::Member),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            Office::Secretary => ("书记", "書記", "secretary"),
            Office::DeputySecretary => ("副书记", "副書記", "deputy secretary"),
            Office::OrganizationMember => {
                ("组织委员", "組織委員", "member for organization")
            }
            Office::PublicityMember => ("宣传委员", "宣傳委員", "member for publicity"),
            Office::DisciplineMember => ("纪检委员", "紀檢委員", "member for discipline"),
            Office::Director => ("主任", "主任", "director"),
            Office::DeputyDirector => ("副主任", "副主任", "deputy director"),
            Office::Member => ("委员", "委員", "member"),
        };
        Label::new(hans, hant, en)
    }

    /// Whether a team of this kind has such an office.
    #[must_use]
    pub const fn belongs_to(self, team: TeamKind) -> bool {
        match self {
            Office::Secretary
            | Office::DeputySecretary
            | Office::OrganizationMember
            | Office::PublicityMember
            | Office::DisciplineMember => matches!(team, TeamKind::Branch),
            Office::Director | Office::DeputyDirector => {
                matches!(team, TeamKind::VillageCommittee)
            }
            Office::Member => true,
        }
    }
}

/// 产生方式 — how a holder came to the seat.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, first speech, 一(四): 回請、下派、兼職、內選; 二(二):
/// an office on attachment is none.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Arrival {
    /// 内选 — elected from within.
    FromWithin,
    /// 下派 — posted down.
    PostedDown,
    /// 回请 — invited back.
    InvitedBack,
    /// 兼职 — concurrent, or in several villages.
    Concurrent,
    /// 挂任 — on attachment.
    OnAttachment,
}

impl Arrival {
    /// All five with the word by which documents name them.
    pub const ALL: [(&'static str, Arrival); 5] = [
        ("from-within", Arrival::FromWithin),
        ("posted-down", Arrival::PostedDown),
        ("invited-back", Arrival::InvitedBack),
        ("concurrent", Arrival::Concurrent),
        ("on-attachment", Arrival::OnAttachment),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            Arrival::FromWithin => ("内选", "內選", "elected from within"),
            Arrival::PostedDown => ("下派", "下派", "posted down"),
            Arrival::InvitedBack => ("回请", "回請", "invited back"),
            Arrival::Concurrent => ("兼职", "兼職", "concurrent"),
            Arrival::OnAttachment => ("挂任", "掛任", "on attachment"),
        };
        Label::new(hans, hant, en)
    }
}

/// 人员 — a person by id; the name is for letters, and never printed by `Debug`.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Person {
    /// The id.
    pub id: Id,
    /// The name, where it was said.
    pub name: Option<String>,
}

impl Person {
    /// A person without a name.
    #[must_use]
    pub const fn new(id: Id) -> Person {
        Person { id, name: None }
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Person").field(&self.id.as_str()).finish()
    }
}

/// 任职者 — who holds a seat.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Holder {
    /// Who it is.
    pub person: Person,
    /// Since which day; `None` where that is not known.
    pub since: Option<NaiveDate>,
    /// How the holder came; `None` where that is not known.
    pub arrival: Option<Arrival>,
}

impl Holder {
    /// A holder of whom nothing else is known.
    #[must_use]
    pub const fn new(person: Person) -> Holder {
        Holder { person, since: None, arrival: None }
    }
}

/// 席位情况 — whether a seat is filled.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Held {
    /// 在任 — somebody holds it.
    By(Holder),
    /// 空缺 — nobody does, since which day if that is known.
    Vacant(Option<NaiveDate>),
    /// 不详 — nothing is known, which is not *vacant*.
    Unknown,
}

/// 席位 — one seat of a team.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Seat {
    /// The id, unique in the team.
    pub id: Id,
    /// The office.
    pub office: Office,
    /// Whether it is filled, and by whom.
    pub held: Held,
}

impl Seat {
    /// A seat.
    #[must_use]
    pub const fn new(id: Id, office: Office, held: Held) -> Seat {
        Seat { id, office, held }
    }
}

/// 换届 — whether the team of the present term was elected.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Election {
    /// 已换届 — it was, on this day.
    On(NaiveDate),
    /// 未完成换届 — it was due and is not completed; since which day, if that is known.
    NotCompleted(Option<NaiveDate>),
    /// 不详 — nothing is known.
    Unknown,
}

/// 班子草案 — a team as handed in; a [`Team`] once it stands in [`Teams`](super::Teams).
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct TeamDraft {
    /// Whose team it is.
    pub organization: Id,
    /// Which of the two.
    pub kind: TeamKind,
    /// The day as known on which all of it is said: nothing in it is later, and what has no
    /// day of its own holds from then on. About the days before nothing is known.
    pub as_of: NaiveDate,
    /// Whether it was elected for this term.
    pub election: Election,
    /// How long a term is, in years; `None` where that is not known.
    pub term_years: Option<u32>,
    /// The seats.
    pub seats: Vec<Seat>,
}

impl TeamDraft {
    /// A team of which nothing is known but its seats.
    #[must_use]
    pub const fn new(
        organization: Id,
        kind: TeamKind,
        as_of: NaiveDate,
        seats: Vec<Seat>,
    ) -> TeamDraft {
        let (election, term_years) = (Election::Unknown, None);
        TeamDraft { organization, kind, as_of, election, term_years, seats }
    }
}

/// 班子 — a checked team.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Team(pub(super) TeamDraft); // Invariant: one seat of the head, offices of its kind, seats by id.

impl Team {
    /// The longest term, in years.
    pub const LONGEST_TERM: u32 = 10;

    /// The most seats of a team.
    pub const MOST_SEATS: usize = 60;

    /// What it says, its seats by id.
    #[must_use]
    pub const fn parts(&self) -> &TeamDraft {
        &self.0
    }
}
