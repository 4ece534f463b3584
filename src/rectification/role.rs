use chrono::NaiveDate;

use crate::vocabulary::{Id, Label, Period};

/// 职责 — who answers for a backward village, and who comes to help it.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, first speech, 三(一) and 三(二): the township's three
/// officers, the county's leaders, contact persons and township work teams with a deputy leader
/// of their own; third speech, 三是: the county's work teams.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Role {
    /// 县级联系领导 (联系村县级领导) — the leader of the county who is in charge.
    CountyLeader,
    /// 县直联系村人员 (县直部门联系村人员) — the contact person of a department of the county.
    ContactPerson,
    /// 县直包村工作队 — the work team of a unit of the county.
    CountyWorkTeam,
    /// 乡镇党委书记 — the secretary of the township, directly responsible.
    TownshipSecretary,
    /// 分管副书记 — the deputy secretary in charge, specifically responsible.
    DeputySecretary,
    /// 组织委员 — the organization commissioner, specifically responsible.
    OrganizationCommissioner,
    /// 驻村工作组组长 — the leader of the township's resident work team.
    WorkTeamLeader,
    /// 驻村工作组副组长 — its deputy leader, who stays in the village.
    WorkTeamDeputy,
}

impl Role {
    /// All of them with the word by which documents name them.
    pub const ALL: [(&'static str, Role); 8] = [
        ("county-leader", Role::CountyLeader),
        ("contact-person", Role::ContactPerson),
        ("county-work-team", Role::CountyWorkTeam),
        ("township-secretary", Role::TownshipSecretary),
        ("deputy-secretary", Role::DeputySecretary),
        ("organization-commissioner", Role::OrganizationCommissioner),
        ("work-team-leader", Role::WorkTeamLeader),
        ("work-team-deputy", Role::WorkTeamDeputy),
    ];

    /// The word by which documents name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        let named = Role::ALL.into_iter().find(|(_, role)| *role == self);
        named.map_or("", |(word, _)| word)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (hans, hant, en) = match self {
            Role::CountyLeader => ("县级联系领导", "縣級聯繫領導", "county leader"),
            Role::ContactPerson => {
                ("县直联系村人员", "縣直聯繫村人員", "county contact person")
            }
            Role::CountyWorkTeam => {
                ("县直包村工作队", "縣直包村工作隊", "county work team")
            }
            Role::TownshipSecretary => {
                ("乡镇党委书记", "鄉鎮黨委書記", "township secretary")
            }
            Role::DeputySecretary => {
                ("分管副书记", "分管副書記", "deputy secretary in charge")
            }
            Role::OrganizationCommissioner => {
                ("组织委员", "組織委員", "organization commissioner")
            }
            Role::WorkTeamLeader => {
                ("驻村工作组组长", "駐村工作組組長", "leader of the resident team")
            }
            Role::WorkTeamDeputy => (
                "驻村工作组副组长",
                "駐村工作組副組長",
                "deputy leader of the resident team",
            ),
        };
        Label::new(hans, hant, en)
    }
}

/// 任务分工 — who has a role for an organization, and from when until when.
///
/// A role at a township or at the county holds for every village below it.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct Assignment {
    /// The id.
    pub id: Id,
    /// For which organization: a village, a township or the county.
    pub organization: Id,
    /// The role.
    pub role: Role,
    /// Who has it: a person or, of a work team, a unit.
    pub holder: Id,
    /// The first day.
    pub from: NaiveDate,
    /// The day on which it ended; `None` where it goes on.
    pub until: Option<NaiveDate>,
}

impl Assignment {
    /// A role for an organization that goes on.
    #[must_use]
    pub fn new(
        id: Id,
        organization: Id,
        (role, holder): (Role, Id),
        from: NaiveDate,
    ) -> Assignment {
        Assignment { id, organization, role, holder, from, until: None }
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// The days on which it holds; `None` where it ends before it begins.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        Period::new(self.from, self.until).ok()
    }
}
