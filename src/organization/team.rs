use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;

use super::tree::Tree;
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Label, OrganizationDefect, Problem, Problems, text,
};

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

/// 班子草案 — a team as handed in; a [`Team`] once it stands in [`Teams`].
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub struct TeamDraft {
    /// Whose team it is.
    pub organization: Id,
    /// Which of the two.
    pub kind: TeamKind,
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
    pub const fn new(organization: Id, kind: TeamKind, seats: Vec<Seat>) -> TeamDraft {
        let (election, term_years) = (Election::Unknown, None);
        TeamDraft { organization, kind, election, term_years, seats }
    }
}

/// 班子 — a checked team.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Team(TeamDraft); // Invariant: one seat of the head, offices of its kind, seats by id.

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

/// 班子名册 — the teams of all organizations of a tree.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Teams(BTreeMap<(Id, TeamKind), Team>);

/// Which part of a team a defect is about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum TeamPart {
    Organization,
    Kind,
    Seats,
    Seat(Id),
    Office(Id),
    Term,
}

/// A defect, and the team that has it, by its place in the list.
pub(super) type TeamWrong = (usize, TeamPart, Defect);

impl Teams {
    /// 核对班子 — the teams, or every problem with them.
    ///
    /// # Errors
    /// At `team[ORGANIZATION/KIND]` and its parts:
    /// * an organization that the tree does not have; a village committee where there is no
    ///   village or community; a second team of one kind;
    /// * no seat, or more than [`Team::MOST_SEATS`]; a seat id twice; an office of the other team; not exactly one seat of the
    ///   secretary, or of the director;
    /// * a term of no year, or of more than [`Team::LONGEST_TERM`].
    pub fn check(mut drafts: Vec<TeamDraft>, tree: &Tree) -> Result<Teams, Problems> {
        drafts.sort();
        let names: Vec<String> = drafts.iter().map(path_name).collect();
        let (teams, wrong) = check(drafts, tree);
        let mut found = Found::default();
        for (index, part, defect) in wrong {
            let name = names.get(index).map_or("", String::as_str);
            let team = FieldPath::root().key("team").element(name);
            let at = match part {
                TeamPart::Organization => team.key("organization"),
                TeamPart::Kind => team,
                TeamPart::Seats => team.key("seats"),
                TeamPart::Seat(id) => team.key("seats").element(id.as_str()),
                TeamPart::Office(id) => {
                    team.key("seats").element(id.as_str()).key("office")
                }
                TeamPart::Term => team.key("term_years"),
            };
            found.push(Problem::new(at, defect));
        }
        found.none_or(teams)
    }

    /// The team of an organization; `None` where nothing was handed in.
    #[must_use]
    pub fn get(&self, organization: &Id, kind: TeamKind) -> Option<&Team> {
        self.0.get(&(organization.clone(), kind))
    }

    /// All teams, by organization.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Team> {
        self.0.values()
    }
}

fn path_name(draft: &TeamDraft) -> String {
    let word = TeamKind::ALL.into_iter().find(|(_, kind)| *kind == draft.kind);
    format!("{}/{}", draft.organization, word.map_or("", |(word, _)| word))
}

/// The teams, and whatever is wrong; they hold only where nothing is.
pub(super) fn check(drafts: Vec<TeamDraft>, tree: &Tree) -> (Teams, Vec<TeamWrong>) {
    let mut wrong: Vec<TeamWrong> = Vec::new();
    let mut teams: BTreeMap<(Id, TeamKind), Team> = BTreeMap::new();
    for (index, mut draft) in drafts.into_iter().enumerate() {
        // Who sees no more problems needs no advice on them.
        let is_advised = wrong.len() < Problems::MOST;
        let mut report = |part, defect| wrong.push((index, part, defect));
        match tree.get(&draft.organization) {
            None => {
                let found = draft.organization.to_string();
                let known = tree.iter().map(|one| one.id.as_str());
                let near = || text::nearest(&found, known);
                let nearest = is_advised.then(near).flatten();
                let what = "organization";
                report(TeamPart::Organization, Defect::Unknown { what, found, nearest });
            }
            Some(one)
                if draft.kind == TeamKind::VillageCommittee
                    && !one.kind.has_village_committee() =>
            {
                let (organization, team) = (one.kind.label(), draft.kind.label());
                let defect = OrganizationDefect::NoSuchTeam { organization, team };
                report(TeamPart::Kind, defect.into());
            }
            Some(_) => {}
        }
        if let Some(years) = draft.term_years
            && !(1..=Team::LONGEST_TERM).contains(&years)
        {
            let (least, most) = (1, i64::from(Team::LONGEST_TERM));
            let defect = Defect::NotWhole { found: years.to_string(), least, most };
            report(TeamPart::Term, defect);
        }
        check_seats(&draft, &mut report);
        let key = (draft.organization.clone(), draft.kind);
        match teams.entry(key) {
            Entry::Occupied(_) => {
                let (what, id) = ("teams", path_name(&draft));
                report(TeamPart::Kind, Defect::Duplicate { what, id });
            }
            Entry::Vacant(place) => {
                draft.seats.sort();
                place.insert(Team(draft));
            }
        }
    }
    (Teams(teams), wrong)
}

fn check_seats(draft: &TeamDraft, report: &mut impl FnMut(TeamPart, Defect)) {
    if draft.seats.is_empty() {
        report(TeamPart::Seats, Defect::NothingListed { what: "seat" });
        return;
    }
    if draft.seats.len() > Team::MOST_SEATS {
        let (what, found) = ("seats", draft.seats.len());
        let defect = Defect::TooMany { what, found, at_most: Team::MOST_SEATS };
        report(TeamPart::Seats, defect);
        return;
    }
    let mut ids: BTreeSet<&Id> = BTreeSet::new();
    for seat in &draft.seats {
        if !ids.insert(&seat.id) {
            let (what, id) = ("seats", seat.id.to_string());
            report(TeamPart::Seat(seat.id.clone()), Defect::Duplicate { what, id });
        }
        if !seat.office.belongs_to(draft.kind) {
            let (office, team) = (seat.office.label(), draft.kind.label());
            let defect = OrganizationDefect::OfficeOfAnotherTeam { office, team };
            report(TeamPart::Office(seat.id.clone()), defect.into());
        }
    }
    let head = draft.kind.head();
    let found = draft.seats.iter().filter(|seat| seat.office == head).count();
    if found != 1 {
        let (office, team) = (head.label(), draft.kind.label());
        let defect = OrganizationDefect::Heads { office, team, found };
        report(TeamPart::Seats, defect.into());
    }
}
