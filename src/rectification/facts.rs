//! What the register knows, as facts for the rules of a rulebook.

use chrono::NaiveDate;

use super::entry::{InspectionResult, Stage, What};
use super::issue::{Issue, IssueKind};
use super::presence::DAYS;
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

impl Register {
    /// 村的事实 — what the register knows of a village, as facts for a
    /// [sheet](crate::facts::Sheet::with) about a period of `rectification-2005`.
    ///
    /// Days in the village and members admitted within the period; open issues, the result of
    /// the last inspection, and who has which role, on its last day. Where nobody has a role,
    /// nobody has it: the table of roles is taken to be whole, like the others. Nothing of a
    /// village that is not on the list, nor for a period without an end.
    #[must_use]
    pub fn facts(&self, village: &Id, period: Period) -> Vec<Fact> {
        let (Some(own), Some(last)) = (self.village(village), period.last()) else {
            return Vec::new();
        };
        let issues = self.issues_on(village, last);
        let open = |wanted: IssueKind| {
            let open = issues.iter().filter(|one| one.kind == wanted && !one.is_resolved);
            integer(open.count())
        };
        let mut facts: Vec<Fact> =
            ISSUES.into_iter().map(|(fact, kind)| (fact, open(kind))).collect();
        for (fact, body) in DAYS {
            let days = own.days_of(body, period).into_iter().map(a_day).collect();
            facts.push((fact, Raw::List(days)));
        }
        facts.push(("members.developed", Raw::Integer(developed(own, period))));
        facts.push((Procedures::RESULT, self.result(own, last)));
        facts.extend(self.helpers(own, last));
        facts
    }

    /// 乡镇的事实 — what the register knows of the stay of a township's secretary, as facts for
    /// a sheet about a period.
    #[must_use]
    pub fn township_facts(
        &self,
        tree: &Tree,
        township: &Id,
        period: Period,
    ) -> Vec<Fact> {
        let first = self.stays(tree, township, period).into_iter().next();
        let ended = match &first {
            Some(stay) => Raw::Text(stay.last.to_string()),
            None => does_not_apply("no stay"),
        };
        vec![
            ("secretary.stayed", Raw::Boolean(first.is_some())),
            ("secretary.stay_ended", ended),
        ]
    }

    /// What the last inspection by a day came to.
    fn result(&self, own: &BackwardVillage, day: NaiveDate) -> Raw {
        let run = replay(self.procedures.village(), &own.history, day);
        let states = run.stays.iter().rev().map(|stay| stay.state.id.as_str());
        let last = states.into_iter().find_map(|state| match state {
            Procedures::PASSED => Some(InspectionResult::Passed),
            Procedures::FAILED => Some(InspectionResult::Failed),
            _ => None,
        });
        match last {
            Some(result) => Raw::text(result.word()),
            None => does_not_apply("not inspected yet"),
        }
    }

    fn helpers(&self, own: &BackwardVillage, day: NaiveDate) -> Vec<Fact> {
        let number = |role: Role| own.holders(role, day).count();
        let has = |role: Role| Raw::Boolean(number(role) > 0);
        let contacts = number(Role::ContactPerson);
        let is_advanced = own.pair.as_ref().is_some_and(|id| self.village(id).is_none());
        let directly = if number(Role::TownshipSecretary) > 0 {
            "township-secretary"
        } else {
            "nobody"
        };
        vec![
            ("helper.department", Raw::Boolean(contacts > 0)),
            ("helper.contact_persons", integer(contacts)),
            ("helper.county_leader", has(Role::CountyLeader)),
            ("helper.resident_deputy", has(Role::WorkTeamDeputy)),
            ("helper.paired_advanced", Raw::Boolean(is_advanced)),
            ("village.directly_responsible", Raw::text(directly)),
            ("village.deputy_responsible", has(Role::DeputySecretary)),
            ("village.commissioner_responsible", has(Role::OrganizationCommissioner)),
        ]
    }

    /// 问题的事实 — how an issue of a village was handled by a day, as facts for a sheet.
    ///
    /// The opinion of the villagers is left out where they were not asked. Nothing of an issue
    /// that is not on file by then.
    #[must_use]
    pub fn issue_facts(&self, village: &Id, issue: &Id, day: NaiveDate) -> Vec<Fact> {
        let issues = self.village(village).map(|own| own.issues.as_slice());
        let issue = issues.unwrap_or_default().iter().find(|one| one.id == *issue);
        let Some(issue) = issue.filter(|issue| issue.opened <= day) else {
            return Vec::new();
        };
        let run = replay(self.procedures.issue(), &issue.history, day);
        let states: Vec<&str> =
            run.stays.iter().map(|stay| stay.state.id.as_str()).collect();
        let handling = match states.last().copied() {
            Some("explained") => "explained",
            Some("open") | None => "nothing",
            Some(_) if states.contains(&"stepwise") => "step-by-step",
            Some(_) => "at-once",
        };
        let was_explained = Raw::Boolean(states.contains(&"explained"));
        let mut facts = vec![
            ("issue.handling", Raw::text(handling)),
            ("issue.explained_to_villagers", was_explained),
        ];
        facts.extend(self.opinion(issue, day).map(|raw| (Procedures::OPINION, raw)));
        facts
    }

    fn opinion(&self, issue: &Issue, day: NaiveDate) -> Option<Raw> {
        let (_, opinion) = issue.opinions.range(..=day).next_back()?;
        let dictionary = &self.procedures.issue().rules().dictionary;
        let kind = dictionary.fact(Procedures::OPINION)?.kind();
        Some(super::procedures::ballots(*opinion, kind))
    }
}

fn integer(number: usize) -> Raw {
    Raw::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn does_not_apply(reason: &str) -> Raw {
    Raw::Table(vec![("not_applicable".to_owned(), Raw::text(reason))])
}

fn a_day(day: NaiveDate) -> Raw {
    let on = ("on".to_owned(), Raw::Text(day.to_string()));
    Raw::Table(vec![on, ("kind".to_owned(), Raw::text("day"))])
}

fn developed(own: &BackwardVillage, period: Period) -> i64 {
    let admitted = own.entries_within(period).map(|entry| match &entry.what {
        What::Members { stage: Stage::Admitted, number } => i64::from(*number),
        _ => 0,
    });
    admitted.fold(0, i64::saturating_add)
}
