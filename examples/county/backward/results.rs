//! What the report shows of the backward villages, as data.

use chrono::NaiveDate;
use grassroots::organization::Tree;
use grassroots::procedure;
use grassroots::rectification::{IssueStanding, Presence, Stay, Tally};
use grassroots::rule::{Coverage, Finding, Kind, Standing};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Named, Span};
use serde::Serialize;

use super::super::tables::{Wrong, coverages};
use super::{Backward, Surveyed};

/// The whole county's.
#[derive(Serialize)]
pub(crate) struct BackwardResults {
    pub(crate) as_of: NaiveDate,
    pub(crate) figures: Tally,
    /// Whoever was surveyed in the year before.
    pub(crate) surveyed: Vec<SurveyedVillage>,
    /// What the rules find about the county.
    pub(crate) county: Vec<Finding>,
}

/// A village that was surveyed.
#[derive(Serialize)]
pub(crate) struct SurveyedVillage {
    pub(crate) village: Id,
    /// How many criteria were met.
    pub(crate) count: Span,
    pub(crate) met: Vec<Named>,
    pub(crate) is_enough: Standing,
    pub(crate) is_listed: bool,
}

/// The villages below a township, and what it answers for.
#[derive(Clone, Serialize)]
pub(crate) struct TownshipBackward {
    pub(crate) figures: Tally,
    pub(crate) villages: Vec<VillageBackward>,
    /// The stays of its secretary in the year.
    pub(crate) stays: Vec<Stay>,
    /// What is not as the rules ask of the villages, their issues and the officers.
    pub(crate) findings: Vec<Coverage>,
    /// What the rules find about the township itself.
    pub(crate) township: Vec<Finding>,
    /// Who is held to account, and what is tracked.
    pub(crate) follows: Vec<Coverage>,
}

/// One village.
#[derive(Clone, Serialize)]
pub(crate) struct VillageBackward {
    pub(crate) village: Id,
    pub(crate) identified: NaiveDate,
    /// How many criteria were met by the survey, and how many at the end of the year.
    pub(crate) criteria: (Span, Span),
    /// Every state that it has been in.
    pub(crate) course: Vec<procedure::Stay>,
    pub(crate) open_issues: Vec<IssueStanding>,
    pub(crate) presence: Vec<Presence>,
}

impl Surveyed {
    fn of(&self, village: &Id, is_listed: bool) -> SurveyedVillage {
        let criteria = "rectification/criteria";
        let whole = self.findings.iter().find(|it| it.rule.id.as_str() == criteria);
        let met = self.findings.iter().filter(|it| it.standing() == Standing::Met);
        let met = met.filter(|it| it.rule.id.as_str() != criteria);
        SurveyedVillage {
            village: village.clone(),
            count: self.count.total().span,
            met: met.map(|it| it.rule.clone()).collect(),
            is_enough: whole.map_or(Standing::Undetermined, Finding::standing),
            is_listed,
        }
    }
}

impl Backward {
    pub(crate) fn results(&self, tree: &Tree) -> BackwardResults {
        let roots = tree.roots().filter_map(|it| self.tallies.get(&it.id));
        let surveyed = self
            .surveyed
            .iter()
            .map(|(id, surveyed)| surveyed.of(id, self.register.village(id).is_some()));
        BackwardResults {
            as_of: self.as_of,
            figures: roots.copied().next().unwrap_or_default(),
            surveyed: surveyed.collect(),
            county: self.county.clone(),
        }
    }

    /// The villages below a township; `None` where it has neither any, nor a row.
    pub(crate) fn township(
        &self,
        rulebook: &Rulebook,
        (tree, township): (&Tree, &Id),
    ) -> Result<Option<TownshipBackward>, Wrong> {
        let Some(own) = self.townships.get(township) else { return Ok(None) };
        let villages = self.register.villages_of(tree, township);
        let ids: Vec<&Id> = villages.iter().map(|it| &it.id).collect();
        let sheets: Vec<_> = ids.iter().filter_map(|id| self.sheets.get(*id)).collect();
        let is_of = |issue: &Id| {
            ids.iter().any(|id| issue.as_str().starts_with(&format!("{id}/")))
        };
        let issues = self.issues.iter().filter(|(issue, _)| is_of(issue));
        let issues: Vec<_> = issues.map(|(_, sheet)| sheet).collect();
        let officers = self.officers.get(township);
        let officers: Vec<_> = officers.into_iter().flatten().collect();
        let mut rules = coverages(rulebook, "village", &sheets)?;
        rules.extend(coverages(rulebook, "issue", &issues)?);
        rules.extend(coverages(rulebook, "officer", &officers)?);
        let asks = |it: &&Coverage| matches!(it.kind, Kind::Requirement | Kind::Advice);
        let broken = |it: &&Coverage| it.is_full() != Some(true);
        let findings = rules.iter().filter(asks).filter(broken).cloned().collect();
        let follows = rules.iter().filter(|it| {
            let is_criterion = it.rule.id.as_str().starts_with("rectification/criteria");
            it.kind == Kind::Identification && !it.met.is_empty() && !is_criterion
        });
        Ok(Some(TownshipBackward {
            figures: self.tallies.get(township).copied().unwrap_or_default(),
            villages: ids.iter().filter_map(|id| self.village(id)).collect(),
            stays: self.register.stays(tree, township, self.year),
            findings,
            township: own.clone(),
            follows: follows.cloned().collect(),
        }))
    }

    fn village(&self, id: &Id) -> Option<VillageBackward> {
        let village = self.register.village(id)?;
        let issues = self.register.issues_on(id, self.as_of);
        Some(VillageBackward {
            village: id.clone(),
            identified: village.identified,
            criteria: (
                self.surveyed.get(id)?.count.total().span,
                self.criteria.get(id)?.total().span,
            ),
            course: self.register.run(id, self.as_of)?.stays,
            open_issues: issues.into_iter().filter(|it| !it.is_resolved).collect(),
            presence: self.presence.get(id).cloned().unwrap_or_default(),
        })
    }
}
