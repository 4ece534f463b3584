use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::team::{Election, Held, Team, TeamDraft, TeamKind};
use super::tree::Tree;
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, OrganizationDefect, Problem, Problems, text,
};

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
    Since(Id),
    Election,
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
    /// * a day later than [the one on which the team is described](TeamDraft::as_of);
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
                TeamPart::Since(id) => {
                    team.key("seats").element(id.as_str()).key("since")
                }
                TeamPart::Election => team.key("election"),
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
                    && !one.has_village_committee() =>
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
        check_days(&draft, &mut report);
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

/// Nothing that is said of a team is later than the day on which it is said.
fn check_days(draft: &TeamDraft, report: &mut impl FnMut(TeamPart, Defect)) {
    let mut check = |part: TeamPart, on: Option<NaiveDate>| {
        if let Some(on) = on.filter(|on| draft.as_of < *on) {
            let defect = OrganizationDefect::AfterItWasSaid { on, as_of: draft.as_of };
            report(part, defect.into());
        }
    };
    for seat in &draft.seats {
        let since = match &seat.held {
            Held::By(holder) => holder.since,
            Held::Vacant(since) => *since,
            Held::Unknown => None,
        };
        check(TeamPart::Since(seat.id.clone()), since);
    }
    let since = match draft.election {
        Election::On(day) => Some(day),
        Election::NotCompleted(since) => since,
        Election::Unknown => None,
    };
    check(TeamPart::Election, since);
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
