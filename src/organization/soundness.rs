use chrono::NaiveDate;

use super::team::{Arrival, Election, Held, Office, Person, Team, TeamDraft, TeamKind};
use super::teams::Teams;
use super::tree::{Organization, Tree};
use crate::facts::Raw;
use crate::vocabulary::{Id, MonthEnd, TimeSpan, Verdict};

/// 班子健全情况 — whether a team is sound on a day, and why not.
///
/// Sound: every seat is filled, the election of the term is completed and the term has not
/// run out, and the secretary is not merely on attachment. One defect settles it; what is
/// not known leaves it open.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Soundness {
    /// Which team.
    pub kind: TeamKind,
    /// The day.
    pub as_of: NaiveDate,
    /// What makes it unsound: seats by id, then the term.
    pub defects: Vec<Unsound>,
    /// What is not known and could make it unsound, in the same order.
    pub open: Vec<NotKnown>,
}

/// 不健全之处 — what makes a team unsound.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Unsound {
    /// 席位空缺 — nobody holds the seat.
    Vacant {
        /// The seat.
        seat: Id,
        /// Its office.
        office: Office,
        /// Since which day, if that is known.
        since: Option<NaiveDate>,
    },
    /// 书记系挂任 — the secretary is merely on attachment.
    SecretaryOnAttachment {
        /// The secretary.
        person: Person,
        /// Since which day, if that is known.
        since: Option<NaiveDate>,
    },
    /// 未完成换届 — the election of the term is not completed.
    NotElected {
        /// Since which day it has been due, if that is known.
        since: Option<NaiveDate>,
    },
    /// 届满未换届 — the term has run out.
    TermOver {
        /// The first day on which no term ran.
        since: NaiveDate,
    },
}

/// 不详之处 — what is not known about a team.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum NotKnown {
    /// Whether anybody holds the seat on the day.
    Holder {
        /// The seat.
        seat: Id,
        /// Its office.
        office: Office,
    },
    /// How the secretary came.
    Arrival {
        /// The secretary.
        person: Person,
    },
    /// Whether the team of the term that runs on the day was elected, or when.
    Election,
    /// How long the term is.
    Term,
}

impl Soundness {
    /// Whether it is sound.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match (self.defects.is_empty(), self.open.is_empty()) {
            (false, _) => Verdict::NotMet,
            (true, true) => Verdict::Met,
            (true, false) => Verdict::Undetermined,
        }
    }
}

impl Team {
    /// 班子是否健全 — whether the team is sound on a day.
    ///
    /// A holder who came later than the day, a vacancy that began later and an election that
    /// was held later say nothing about it: it is not known. Nor do those whose beginning is
    /// not known, before [the day on which they were said](super::TeamDraft::as_of); from that
    /// day on they hold. A term ends on the day so many
    /// years after the election, one of 29 February on 28 February.
    #[must_use]
    pub fn soundness(&self, as_of: NaiveDate) -> Soundness {
        let team = self.parts();
        let (mut defects, mut open) = (Vec::new(), Vec::new());
        for seat in &team.seats {
            let (id, office) = (seat.id.clone(), seat.office);
            // What began nobody knows when was so on the day it was said.
            let is_later = |since: Option<NaiveDate>| since.unwrap_or(team.as_of) > as_of;
            match &seat.held {
                Held::Unknown => open.push(NotKnown::Holder { seat: id, office }),
                Held::Vacant(since) if is_later(*since) => {
                    open.push(NotKnown::Holder { seat: id, office });
                }
                Held::By(holder) if is_later(holder.since) => {
                    open.push(NotKnown::Holder { seat: id, office });
                }
                Held::Vacant(since) => {
                    defects.push(Unsound::Vacant { seat: id, office, since: *since });
                }
                Held::By(holder) if office == Office::Secretary => {
                    let person = holder.person.clone();
                    match holder.arrival {
                        Some(Arrival::OnAttachment) => {
                            let since = holder.since;
                            defects
                                .push(Unsound::SecretaryOnAttachment { person, since });
                        }
                        None => open.push(NotKnown::Arrival { person }),
                        Some(
                            Arrival::FromWithin
                            | Arrival::PostedDown
                            | Arrival::InvitedBack
                            | Arrival::Concurrent,
                        ) => {}
                    }
                }
                Held::By(_) => {}
            }
        }
        match term(team, as_of) {
            Ok(()) => {}
            Err(Term::Unsound(defect)) => defects.push(defect),
            Err(Term::NotKnown(what)) => open.push(what),
        }
        Soundness { kind: team.kind, as_of, defects, open }
    }
}

/// What is not in order with a term.
enum Term {
    Unsound(Unsound),
    NotKnown(NotKnown),
}

fn term(team: &TeamDraft, as_of: NaiveDate) -> Result<(), Term> {
    let elected = match team.election {
        Election::On(day) if day <= as_of => day,
        Election::NotCompleted(since) if since.unwrap_or(team.as_of) <= as_of => {
            return Err(Term::Unsound(Unsound::NotElected { since }));
        }
        Election::On(_) | Election::NotCompleted(_) | Election::Unknown => {
            return Err(Term::NotKnown(NotKnown::Election));
        }
    };
    let Some(years) = team.term_years else { return Err(Term::NotKnown(NotKnown::Term)) };
    // Beyond all dates nothing ends.
    match TimeSpan::Years(years).after(elected, MonthEnd::LastDay) {
        Some(since) if since <= as_of => Err(Term::Unsound(Unsound::TermOver { since })),
        Some(_) | None => Ok(()),
    }
}

/// 两委班子健全情况 — both teams of a village on a day.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BothTeams {
    /// 支部班子 — the branch team; `None` where nothing was handed in.
    pub branch: Option<Soundness>,
    /// 村委班子 — the village committee; `None` where nothing was handed in.
    pub committee: Option<Soundness>,
    /// Whether there is a village committee to have.
    pub has_committee: bool,
}

impl BothTeams {
    /// The fact whether the branch team is sound.
    pub const BRANCH_SOUND: &'static str = "team.branch_sound";
    /// The fact whether the village committee is sound.
    pub const COMMITTEE_SOUND: &'static str = "team.committee_sound";

    /// Whether the branch team is sound.
    #[must_use]
    pub fn branch(&self) -> Verdict {
        self.branch.as_ref().map_or(Verdict::Undetermined, Soundness::verdict)
    }

    /// Whether the village committee is sound.
    #[must_use]
    pub fn committee(&self) -> Verdict {
        self.committee.as_ref().map_or(Verdict::Undetermined, Soundness::verdict)
    }

    /// Whether both are; the branch team alone where there is no village committee to have.
    #[must_use]
    pub fn both(&self) -> Verdict {
        if self.has_committee {
            self.branch().and(self.committee())
        } else {
            self.branch()
        }
    }

    /// What is known about the teams, as facts for a [sheet](crate::facts::Sheet::with) of a
    /// rulebook that has [`BothTeams::BRANCH_SOUND`] and [`BothTeams::COMMITTEE_SOUND`].
    ///
    /// What is open is left out, and so stays absent; where there is no village committee to
    /// have, that fact does not apply.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Raw)> {
        let known = |verdict| match verdict {
            Verdict::Met => Some(Raw::Boolean(true)),
            Verdict::NotMet => Some(Raw::Boolean(false)),
            Verdict::Undetermined => None,
        };
        let committee = if self.has_committee {
            known(self.committee())
        } else {
            let reason = Raw::text("no village and no community");
            Some(Raw::Table(vec![("not_applicable".to_owned(), reason)]))
        };
        let branch = known(self.branch()).map(|value| (BothTeams::BRANCH_SOUND, value));
        let committee = committee.map(|value| (BothTeams::COMMITTEE_SOUND, value));
        branch.into_iter().chain(committee).collect()
    }
}

impl Teams {
    /// Both teams of an organization on a day.
    #[must_use]
    pub fn soundness(&self, tree: &Tree, id: &Id, as_of: NaiveDate) -> BothTeams {
        let of = |kind| self.get(id, kind).map(|team| team.soundness(as_of));
        let (branch, committee) = (of(TeamKind::Branch), of(TeamKind::VillageCommittee));
        let has_committee = tree.get(id).is_some_and(Organization::has_village_committee);
        BothTeams { branch, committee, has_committee }
    }
}
