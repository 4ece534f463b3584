//! What the register knows, as facts for the rules of a rulebook.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::entry::{InspectionResult, Stage, What};
use super::issue::{Issue, IssueKind};
use super::procedures::Procedures;
use super::register::{BackwardVillage, Register};
use super::role::Role;
use crate::facts::Raw;
use crate::organization::Tree;
use crate::procedure::replay;
use crate::vocabulary::{Id, Period};

type Fact = (&'static str, Raw);

/// The facts of open issues, and what they are about.
const ISSUES: [(&str, IssueKind); 7] = [
    ("issues.land", IssueKind::Land),
    ("issues.homesteads", IssueKind::Homesteads),
    ("issues.security", IssueKind::PublicOrder),
    ("issues.taxes", IssueKind::TaxArrears),
    ("issues.finance", IssueKind::Finance),
    ("issues.family_planning", IssueKind::FamilyPlanning),
    ("issues.legacy", IssueKind::Legacy),
];

/// The facts that a register states of villages, of their issues, of townships and of the
/// county, and the count of villages that follows from the first.
pub(super) const STATED: [&str; 30] = [
    "contact.days",
    "county_team.days",
    "issues.land",
    "issues.homesteads",
    "issues.security",
    "issues.taxes",
    "issues.finance",
    "issues.family_planning",
    "issues.legacy",
    "members.developed",
    "acceptance.result",
    "acceptance.relapsed",
    "helper.department",
    "helper.contact_persons",
    "helper.county_leader",
    "helper.resident_deputy",
    "helper.paired_advanced",
    "village.directly_responsible",
    "village.deputy_responsible",
    "village.commissioner_responsible",
    "secretary.stayed",
    "secretary.stay_began",
    "secretary.stay_ended",
    "issue.handling",
    "issue.explained_to_villagers",
    "issue.opinion",
    "bulletin.progress",
    "bulletin.names_county",
    "bulletin.names_township",
    "township.key_villages_not_turned",
];

impl Register {
    /// 村的事实 — what the register knows of a village, as facts for a
    /// [sheet](crate::facts::Sheet::with) about a period of `rectification-2005`.
    ///
    /// Days in the village week by week or month by month, and whether a department and a
    /// leader of the county had the village within the period; open issues, the result of the
    /// last inspection, whether the village relapsed since it last passed, and who else has
    /// which role, on its last day; members admitted within the period.
    ///
    /// The tables are taken to be whole for the days that the register is about, from the day
    /// on which the village was identified: of these, what is not recorded did not happen. Of
    /// any other day nothing is known: the facts of a last day that lies elsewhere are left
    /// out, and so are the members admitted in a period that begins earlier. A week or month
    /// in which a role was not held on every day does not apply; one that reaches beyond the
    /// days of the register is left out. Nothing of a village that is not on the list, nor for
    /// a period without an end.
    #[must_use]
    pub fn facts(&self, village: &Id, period: Period) -> Vec<Fact> {
        let (Some(own), Some(last)) = (self.village(village), period.last()) else {
            return Vec::new();
        };
        let mut facts = self.days_in_village(own, period);
        let known = |day: NaiveDate| self.period.contains(day) && own.identified <= day;
        if !known(last) {
            return facts;
        }
        let issues = self.issues_on(village, last);
        let open = |wanted: IssueKind| {
            let open = issues.iter().filter(|one| one.kind == wanted && !one.is_resolved);
            integer(open.count())
        };
        facts.extend(ISSUES.into_iter().map(|(fact, kind)| (fact, open(kind))));
        if known(period.from()) {
            facts.push(("members.developed", Raw::Integer(developed(own, period))));
        }
        facts.extend(self.inspected(own, last));
        facts.extend(self.helpers(own, (period, last)));
        facts
    }

    /// 乡镇的事实 — what the register knows of the stay of a township's secretary, as facts for
    /// a sheet about a period: of those within it that began when such stays were asked for or
    /// later, `called`, the one that ended first.
    ///
    /// Where it is not known since when they were asked for, a single stay is told, and the
    /// rule cannot say whether it is one; which of several is meant cannot be told.
    /// That there was none is known only of a period that lies within the days of the register;
    /// nothing of an organization that is not in the tree.
    #[must_use]
    pub fn township_facts(
        &self,
        tree: &Tree,
        township: &Id,
        (period, called): (Period, Option<NaiveDate>),
    ) -> Vec<Fact> {
        if tree.get(township).is_none() || !self.period.encloses(period) {
            return Vec::new();
        }
        let stays = self.stays(tree, township, period);
        let mut stays = stays.iter().filter(|stay| {
            period.contains(stay.from) && called.is_none_or(|called| called <= stay.from)
        });
        let first = stays.next();
        let mut facts = vec![("secretary.stayed", Raw::Boolean(first.is_some()))];
        if called.is_none() && stays.next().is_some() {
            return facts;
        }
        let (began, ended) = match first {
            Some(stay) => {
                (Raw::Text(stay.from.to_string()), Raw::Text(stay.last.to_string()))
            }
            None => (does_not_apply("no stay"), does_not_apply("no stay")),
        };
        facts.extend([("secretary.stay_began", began), ("secretary.stay_ended", ended)]);
        facts
    }

    /// What the last inspection by a day came to, and whether the village relapsed since it
    /// last passed.
    fn inspected(&self, own: &BackwardVillage, day: NaiveDate) -> [Fact; 2] {
        let run = replay(self.procedures.village(), &own.history, day);
        let states: Vec<&str> =
            run.stays.iter().map(|stay| stay.state.id.as_str()).collect();
        let last = states.iter().rev().find_map(|state| match *state {
            Procedures::PASSED => Some(InspectionResult::Passed),
            Procedures::FAILED => Some(InspectionResult::Failed),
            _ => None,
        });
        let (result, relapsed) = match last {
            Some(result) => (
                Raw::text(result.word()),
                Raw::Boolean(has_relapsed(states.iter().copied())),
            ),
            None => {
                (does_not_apply("not inspected yet"), does_not_apply("not inspected yet"))
            }
        };
        [(Procedures::RESULT, result), ("acceptance.relapsed", relapsed)]
    }

    /// Who has which role: a department and a leader of the county on some day of the period,
    /// the others on its last day.
    fn helpers(
        &self,
        own: &BackwardVillage,
        (period, day): (Period, NaiveDate),
    ) -> Vec<Fact> {
        let has = |role: Role| Raw::Boolean(own.holders(role, day).next().is_some());
        let had = |role: Role| Raw::Boolean(own.term_of(role, period).is_some());
        let persons: BTreeSet<&Id> =
            own.holders(Role::ContactPerson, day).map(|one| &one.holder).collect();
        let is_advanced = own.pair.as_ref().is_some_and(|id| self.village(id).is_none());
        let directly = if own.holders(Role::TownshipSecretary, day).next().is_some() {
            "township-secretary"
        } else {
            "nobody"
        };
        vec![
            ("helper.department", had(Role::ContactPerson)),
            ("helper.contact_persons", integer(persons.len())),
            ("helper.county_leader", had(Role::CountyLeader)),
            ("helper.resident_deputy", has(Role::WorkTeamDeputy)),
            ("helper.paired_advanced", Raw::Boolean(is_advanced)),
            ("village.directly_responsible", Raw::text(directly)),
            ("village.deputy_responsible", has(Role::DeputySecretary)),
            ("village.commissioner_responsible", has(Role::OrganizationCommissioner)),
        ]
    }

    /// 问题的事实 — how an issue of a village was handled by a day, as facts for a sheet.
    ///
    /// What was done, and whether it was explained, since it was last taken up: new measures
    /// are a new beginning. The opinion of the villagers is the last on the result that stands;
    /// it is left out where they were not asked about that one. Nothing of an issue that is not
    /// on file by then, nor of a day outside the register.
    #[must_use]
    pub fn issue_facts(&self, village: &Id, issue: &Id, day: NaiveDate) -> Vec<Fact> {
        let issues = self.village(village).map(|own| own.issues.as_slice());
        let issue = issues.unwrap_or_default().iter().find(|one| one.id == *issue);
        let issue = issue.filter(|issue| issue.opened <= day);
        let Some(issue) = issue.filter(|_| self.period.contains(day)) else {
            return Vec::new();
        };
        let run = replay(self.procedures.issue(), &issue.history, day);
        let states = run.stays.iter().rev().map(|stay| stay.state.id.as_str());
        // From the last to the first since it was taken up.
        let since: Vec<&str> =
            states.take_while(|state| *state != Procedures::OPEN).collect();
        let handling = match since.first().copied() {
            Some(Procedures::EXPLAINED) => "explained",
            None => "nothing",
            Some(_) if since.contains(&Procedures::STEPWISE) => "step-by-step",
            Some(_) => "at-once",
        };
        let was_explained = Raw::Boolean(since.contains(&Procedures::EXPLAINED));
        let mut facts = vec![
            ("issue.handling", Raw::text(handling)),
            ("issue.explained_to_villagers", was_explained),
        ];
        let answered = [Procedures::ACCEPTED, Procedures::UNACCEPTED];
        if since.first().is_some_and(|state| answered.contains(state)) {
            let opinion = self.opinion(issue, day);
            facts.extend(opinion.map(|raw| (Procedures::OPINION, raw)));
        }
        facts
    }

    fn opinion(&self, issue: &Issue, day: NaiveDate) -> Option<Raw> {
        let (_, opinion) = issue.opinions.range(..=day).next_back()?;
        let dictionary = &self.procedures.issue().rules().dictionary;
        let kind = dictionary.fact(Procedures::OPINION)?.kind();
        Some(super::procedures::ballots(*opinion, kind))
    }
}

/// Whether some state after the last pass is a relapse.
pub(super) fn has_relapsed<'s>(states: impl DoubleEndedIterator<Item = &'s str>) -> bool {
    let mut after = states.rev().take_while(|state| *state != Procedures::PASSED);
    after.any(|state| state == Procedures::RELAPSED)
}

fn integer(number: usize) -> Raw {
    Raw::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn does_not_apply(reason: &str) -> Raw {
    Raw::Table(vec![("not_applicable".to_owned(), Raw::text(reason))])
}

fn developed(own: &BackwardVillage, period: Period) -> i64 {
    let admitted = own.entries_within(period).map(|entry| match &entry.what {
        What::Members { stage: Stage::Admitted, number } => i64::from(*number),
        _ => 0,
    });
    admitted.fold(0, i64::saturating_add)
}
