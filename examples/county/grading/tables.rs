//! The six tables of the grading, as typed.

use std::collections::BTreeMap;

use grassroots::facts::{Raw, Sheet};
use grassroots::grading::{
    Grading, Guided, Moved, Plan, SurveyCheck, contradictions, gradings, guided, plans,
};
use grassroots::organization::Tree;
use grassroots::rulebook::Rulebook;
use grassroots::scoring::{Scheme, judge};
use grassroots::vocabulary::{Id, Period};

use super::super::tables::{Table, Wrong, YEAR, about, line, sheets, villages};
use super::super::wrong::{no_organization, no_row, said};
use super::organization::{Judged, Organization};

/// What is handed in for a round.
pub(crate) struct GradingTables {
    /// What the survey and the poll found in the villages.
    pub(crate) villages: Table,
    /// The same of all other organizations.
    pub(crate) others: Table,
    /// What was found on site.
    pub(crate) checks: Table,
    /// The grades of the round before.
    pub(crate) before: Table,
    /// The grades as the superiors decided.
    pub(crate) decided: Table,
    /// A row for each task of a plan.
    pub(crate) plans: Table,
}

impl GradingTables {
    pub(crate) fn open() -> csv::Result<GradingTables> {
        Ok(GradingTables {
            villages: Table::open("grading/villages-2019.csv")?,
            others: Table::open("grading/others-2019.csv")?,
            checks: Table::open("grading/checks-2019.csv")?,
            before: Table::open("grading/grades-2018.csv")?,
            decided: Table::open("grading/grades-2019.csv")?,
            plans: Table::open("grading/plans-2019.csv")?,
        })
    }
}

/// The tables, each right by itself and all fitting together.
pub(super) struct Read<'r> {
    rulebook: &'r Rulebook,
    scheme: &'r Scheme,
    surveys: BTreeMap<Id, Sheet>,
    checks: BTreeMap<Id, Sheet>,
    plans: BTreeMap<Id, Plan>,
    pub(super) before: Grading,
    pub(super) decided: Grading,
}

impl<'r> Read<'r> {
    pub(super) fn tables(
        rulebook: &'r Rulebook,
        tables: &GradingTables,
    ) -> Result<Read<'r>, Wrong> {
        let scheme = rulebook.scheme("grading").ok_or("no scheme `grading`");
        let scheme = scheme.map_err(line)?;
        let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
        let facts = |of: &Table| sheets((rulebook.dictionary(), year), of);
        let grades = |of: &Table| {
            gradings(scheme, &of.header, &of.rows).map_err(|it| of.wrong(&it))
        };
        let villages = facts(&tables.villages);
        let others = facts(&tables.others);
        let checks = facts(&tables.checks);
        let (before, decided) = (grades(&tables.before), grades(&tables.decided));
        let of = &tables.plans;
        let plans = plans(&of.header, &of.rows).map_err(|it| of.wrong(&it));
        match (villages, others, checks, before, decided, plans) {
            (
                Ok(mut surveys),
                Ok(others),
                Ok(checks),
                Ok(before),
                Ok(decided),
                Ok(plans),
            ) => {
                surveys.extend(others);
                Ok(Read { rulebook, scheme, surveys, checks, plans, before, decided })
            }
            (villages, others, checks, before, decided, plans) => {
                let wrong = [
                    villages.err(),
                    others.err(),
                    checks.err(),
                    before.err(),
                    decided.err(),
                    plans.err(),
                ];
                Err(wrong.into_iter().flatten().flatten().collect())
            }
        }
    }

    /// Rows about whom the county does not know, whom nobody surveyed, or who have no grade.
    pub(super) fn left_over(&self, tree: &Tree, tables: &GradingTables) -> Wrong {
        let ids = |grading: &Grading| {
            grading.iter().map(|it| it.organization.clone()).collect::<Vec<_>>()
        };
        let mut wrong = Vec::new();
        for of in [&tables.villages, &tables.others] {
            for id in of.ids().filter(|id| tree.get(id).is_none()) {
                wrong.push(of.told(id.as_str(), "编号", &no_organization(&id)));
            }
        }
        for id in tables.others.ids() {
            if tables.villages.ids().any(|village| village == id) {
                let texts = [
                    "`{}`已作为村调查",
                    "`{}`已作為村調查",
                    "`{}` was surveyed as a village",
                ];
                let what = said(texts, id.as_str());
                wrong.push(tables.others.told(id.as_str(), "编号", &what));
            }
        }
        let of_tables = [
            (&tables.checks, self.checks.keys().cloned().collect()),
            (&tables.before, ids(&self.before)),
            (&tables.decided, ids(&self.decided)),
            (&tables.plans, self.plans.keys().cloned().collect()),
        ];
        for (of, ids) in of_tables {
            for id in ids.iter().filter(|id| !self.surveys.contains_key(*id)) {
                let column = if of.has("组织") { "组织" } else { "编号" };
                let texts =
                    ["`{}`没有经过调查", "`{}`沒有經過調查", "nobody surveyed `{}`"];
                wrong.push(of.told(id.as_str(), column, &said(texts, id.as_str())));
            }
        }
        let has_grade = |id: &Id| self.decided.get(id).is_some();
        for id in self.surveys.keys().filter(|id| !has_grade(id)) {
            let texts = ["`{}`没有等次", "`{}`沒有等次", "`{}` has no grade"];
            wrong.push(tables.decided.lacks(&said(texts, id.as_str())));
        }
        for id in villages(tree).filter(|id| !self.surveys.contains_key(*id)) {
            wrong.push(tables.villages.lacks(&no_row(id)));
        }
        wrong
    }

    /// Who could be graded and was not: nobody stands below it, and no table names it.
    pub(super) fn unsurveyed(&self, tree: &Tree) -> Vec<Id> {
        let all = tree.iter().filter(|one| one.subordinates.is_empty() && !one.is_part);
        let all = all.filter(|one| !self.surveys.contains_key(&one.id));
        all.map(|one| one.id.clone()).collect()
    }

    /// One organization: its stars, its grade by the scheme, and all that the rules ask.
    pub(super) fn organization(
        &self,
        tree: &Tree,
        moved: &Moved,
    ) -> Result<Organization, Wrong> {
        let id = &moved.organization;
        let told = |it| about(id, &it);
        let missing = |what: &str| line(format!("{id}: {what}"));
        let survey = self.surveys.get(id).ok_or_else(|| missing("not surveyed"))?;
        let own = tree.get(id).ok_or_else(|| missing("no such organization"))?;
        let sheet = survey.with(own.facts()).map_err(told)?;
        let rules = (self.rulebook.rules(), self.rulebook.schemes());
        let Guided::Scheme(scheme) = guided(rules.0, rules.1, &sheet) else {
            return Err(missing("the rulebook has no five-star scheme for its kind"));
        };
        let check = self.checks.get(id).map(|found| contradictions(survey, found));
        let check = check.transpose().map_err(told)?;
        let mut facts = check.as_ref().map_or_else(unchecked, SurveyCheck::facts);
        let plan = self.plans.get(id);
        facts.extend(plan.map_or_else(no_plan, Plan::facts));
        facts.extend(moved.facts());
        let sheet = sheet.with(facts).map_err(told)?;
        let stars = judge(scheme, &sheet);
        let sheet = self.rulebook.link(sheet, &[&stars]).map_err(told)?;
        let graded = judge(self.scheme, &sheet);
        let sheet = self.rulebook.link(sheet, &[&graded]).map_err(told)?;
        let judged = Judged { stars, graded, sheet };
        Organization::new(judged, moved, (check, plan)).map_err(told)
    }
}

/// Of whoever has no row in the table of checks nothing was checked.
fn unchecked() -> Vec<(&'static str, Raw)> {
    [SurveyCheck::CHECKED, SurveyCheck::CONTRADICTED]
        .map(|it| (it, Raw::Integer(0)))
        .into()
}

/// Whoever has no row in the table of plans has no plan, and so no stages of one.
fn no_plan() -> Vec<(&'static str, Raw)> {
    let mut facts = Plan::none();
    facts.push((Plan::STAGED, Raw::Boolean(false)));
    facts
}
