//! What the report shows of the stationed cadres, as data.

use chrono::NaiveDate;
use grassroots::organization::Tree;
use grassroots::rule::{Coverage, Standing};
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{MissingRecord, Outcome};
use grassroots::stationing::groups::Proposal;
use grassroots::stationing::{Attendance, HalfYear, Posting, Reached, Tally, Visitor};
use grassroots::vocabulary::{Exact, Id, Named, Span};
use serde::Serialize;

use super::super::tables::{Wrong, coverages};
use super::attendance::is_of_days;
use super::{Stationing, Subject};

/// Of the whole county.
#[derive(Serialize)]
pub(crate) struct StationingResults {
    pub(crate) as_of: NaiveDate,
    pub(crate) figures: Vec<Figures>,
    /// How everybody and everything stands to each rule, in the order of the rulebook.
    pub(crate) rules: Vec<Coverage>,
    pub(crate) attendance: Vec<ReadingRules>,
    pub(crate) units: Vec<UnitResults>,
}

/// Of the villages of a township.
#[derive(Clone, Serialize)]
pub(crate) struct TownshipStationing {
    pub(crate) figures: Vec<Figures>,
    pub(crate) rules: Vec<Coverage>,
    pub(crate) attendance: Vec<ReadingRules>,
    pub(crate) postings: Vec<PostingResults>,
    pub(crate) units: Vec<UnitResults>,
    pub(crate) groups: Proposal,
}

/// The figures in one reading.
#[derive(Clone, Serialize)]
pub(crate) struct Figures {
    pub(crate) reading: Named,
    pub(crate) figures: Tally,
}

/// The rules of attendance in one reading.
#[derive(Clone, Serialize)]
pub(crate) struct ReadingRules {
    pub(crate) reading: Named,
    /// What the county has not decided; in such a reading nothing can be told.
    pub(crate) missing: Vec<Named>,
    pub(crate) rules: Vec<Coverage>,
}

/// One cadre in one village; days and standings are the cadre's, in whichever village.
#[derive(Clone, Serialize)]
pub(crate) struct PostingResults {
    pub(crate) posting: Id,
    pub(crate) cadre: Id,
    pub(crate) unit: Id,
    pub(crate) village: Id,
    pub(crate) from: NaiveDate,
    pub(crate) last: NaiveDate,
    /// Working days of which nothing is recorded.
    pub(crate) not_recorded: Vec<NaiveDate>,
    /// Days found nowhere.
    pub(crate) nowhere: Vec<NaiveDate>,
    pub(crate) readings: Vec<PostingReading>,
    /// `None` where nobody has assessed the cadre yet.
    pub(crate) assessment: Option<Assessment>,
}

/// The same in one reading.
#[derive(Clone, Serialize)]
pub(crate) struct PostingReading {
    pub(crate) reading: Id,
    pub(crate) days: Option<Reached>,
    pub(crate) required: Option<u32>,
    pub(crate) year: Standing,
    pub(crate) months: Standing,
    pub(crate) nowhere: Standing,
    /// The months that lack days, or may.
    pub(crate) short: Vec<Month>,
}

#[derive(Clone, Serialize)]
pub(crate) struct Month {
    pub(crate) month: String,
    pub(crate) required: u32,
    pub(crate) reached: Reached,
    /// Whether it lacks days whatever is not recorded.
    pub(crate) is_short: bool,
}

/// 考评 — what the assessment came to.
#[derive(Clone, Serialize)]
pub(crate) struct Assessment {
    pub(crate) total: Option<Exact>,
    pub(crate) range: Span,
    /// The grades still possible.
    pub(crate) grades: Vec<Named>,
    pub(crate) missing: Vec<MissingRecord>,
}

/// A unit that has sent somebody.
#[derive(Clone, Serialize)]
pub(crate) struct UnitResults {
    pub(crate) unit: Id,
    pub(crate) name: String,
    /// The visits of the deputy in charge, half-year by half-year.
    pub(crate) deputy: Vec<HalfYear>,
}

impl Stationing {
    pub(crate) fn results(
        &self,
        rulebook: &Rulebook,
    ) -> Result<StationingResults, Wrong> {
        let postings: Vec<&Posting> = self.register.postings().collect();
        Ok(StationingResults {
            as_of: self.as_of,
            figures: self.figures(&self.county),
            rules: self.rules(rulebook, |_| true)?,
            attendance: self.attendance(&postings)?,
            units: self.units(|_| true),
        })
    }

    /// The villages of a township.
    pub(crate) fn township(
        &self,
        rulebook: &Rulebook,
        (tree, township): (&Tree, &Id),
    ) -> Result<TownshipStationing, Wrong> {
        let is_own = |village: &Id| {
            tree.superior(village).is_some_and(|superior| superior.id == *township)
        };
        let postings = self.register.postings();
        let postings: Vec<&Posting> = postings.filter(|it| is_own(&it.village)).collect();
        let belongs = |subject: &Subject| subject.townships.contains(township);
        let attendance = self.attendance(&postings)?;
        let posted = postings.iter().map(|it| self.posting(it, &attendance)).collect();
        let mut groups = self.proposal.clone();
        groups.groups.retain(|it| it.township.as_ref() == Some(township));
        groups.alone.retain(|it| is_own(it.village()));
        Ok(TownshipStationing {
            figures: self.figures(township),
            rules: self.rules(rulebook, belongs)?,
            postings: posted,
            attendance,
            units: self.units(|unit| postings.iter().any(|it| it.unit == *unit)),
            groups,
        })
    }

    /// How some of the subjects stand to each rule but those of attendance that applies to
    /// any of them.
    fn rules(
        &self,
        rulebook: &Rulebook,
        is_one: impl Fn(&Subject) -> bool,
    ) -> Result<Vec<Coverage>, Wrong> {
        let mut all = Vec::new();
        for (kind, subjects) in &self.subjects {
            let own: Vec<_> =
                subjects.iter().filter(|it| is_one(it)).map(|it| &it.sheet).collect();
            all.extend(coverages(rulebook, kind, &own)?);
        }
        all.retain(|it| !is_of_days(it.rule.id.as_str()));
        let place = |it: &Coverage| {
            rulebook.rules().iter().position(|rule| *rule.id() == it.rule.id)
        };
        all.sort_by_key(place);
        Ok(all)
    }

    /// The figures of an organization in every reading.
    fn figures(&self, organization: &Id) -> Vec<Figures> {
        let all = self.readings.iter().map(|it| Figures {
            reading: it.reading.clone(),
            figures: it.tallies.get(organization).copied().unwrap_or_default(),
        });
        all.collect()
    }

    fn attendance(&self, postings: &[&Posting]) -> Result<Vec<ReadingRules>, Wrong> {
        let ids: Vec<&Id> = postings.iter().map(|it| &it.cadre).collect();
        let all = self.readings.iter().map(|it| {
            Ok(ReadingRules {
                reading: it.reading.clone(),
                missing: it.missing.clone(),
                rules: it.coverages(&ids)?,
            })
        });
        all.collect()
    }

    fn posting(&self, posting: &Posting, rules: &[ReadingRules]) -> PostingResults {
        let (id, cadre) = (&posting.id, &posting.cadre);
        let years = self.readings.iter().filter_map(|it| it.years.get(cadre));
        let any: Option<&Attendance> = years.clone().next();
        let readings = self.readings.iter().zip(rules).map(|(reading, rules)| {
            let year = reading.years.get(cadre);
            let stands = reading.stands(&rules.rules, cadre);
            PostingReading {
                reading: reading.reading.id.clone(),
                days: year.map(|it| it.reached),
                required: year.and_then(|it| it.required),
                year: stands.year,
                months: stands.months,
                nowhere: stands.nowhere,
                short: year.map(short).unwrap_or_default(),
            }
        });
        PostingResults {
            posting: id.clone(),
            cadre: cadre.clone(),
            unit: posting.unit.clone(),
            village: posting.village.clone(),
            from: posting.from,
            last: posting.last,
            not_recorded: any.map(|it| it.not_recorded.clone()).unwrap_or_default(),
            nowhere: any.map(|it| it.nowhere.clone()).unwrap_or_default(),
            readings: readings.collect(),
            assessment: self.assessed.get(&posting.cadre).map(Assessment::of),
        }
    }

    fn units(&self, is_one: impl Fn(&Id) -> bool) -> Vec<UnitResults> {
        let ids = self.unit_names.iter().filter(|(id, _)| is_one(id));
        let of = (Visitor::Deputy, self.year);
        ids.map(|(id, name)| UnitResults {
            unit: id.clone(),
            name: name.clone(),
            deputy: self.register.half_years(id, of),
        })
        .collect()
    }
}

impl Assessment {
    fn of(outcome: &Outcome) -> Assessment {
        let grades = outcome.grades();
        Assessment {
            total: outcome.total().settled(),
            range: outcome.total().span,
            grades: grades
                .map(|it| Named::new(it.id.clone(), it.label.clone()))
                .collect(),
            missing: outcome.record().missing,
        }
    }
}

/// The months that lack days, or may.
fn short(year: &Attendance) -> Vec<Month> {
    let lack = year.months.iter().filter(|month| month.lacking().most > 0);
    lack.map(|month| Month {
        month: month.month.clone(),
        required: month.required.unwrap_or(0),
        reached: month.reached,
        is_short: month.lacking().least > 0,
    })
    .collect()
}
