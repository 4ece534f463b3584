//! The tables of the county's own backward villages, as typed.

use std::collections::BTreeMap;

use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Period};

use super::super::registers::RegisterTables;
use super::super::tables::{Table, Wrong, YEAR, line, sheets};
use super::super::wrong::said;

/// Those of the register, and facts for the rules.
pub(crate) struct BackwardTables {
    pub(crate) register: RegisterTables,
    /// What the townships' survey found in the year before: the criteria.
    pub(crate) survey: Table,
    /// The sheet of every inspection.
    pub(crate) inspections: Table,
    /// How the villages stand at the end of the year.
    pub(crate) state: Table,
    pub(crate) townships: Table,
    /// The three officers of every township.
    pub(crate) officers: Table,
    /// What the county has decided, and its bulletins: one row.
    pub(crate) county: Table,
}

impl BackwardTables {
    pub(crate) fn open() -> csv::Result<BackwardTables> {
        Ok(BackwardTables {
            register: RegisterTables::open([
                "rectification/teams.csv",
                "rectification/villages.csv",
                "rectification/assignments.csv",
                "rectification/chronicle.csv",
                "rectification/issues.csv",
                "rectification/visits.csv",
            ])?,
            survey: Table::open("rectification/survey-2018.csv")?,
            inspections: Table::open("rectification/inspections-2019.csv")?,
            state: Table::open("rectification/state-2019.csv")?,
            townships: Table::open("rectification/townships-2019.csv")?,
            officers: Table::open("rectification/officers-2019.csv")?,
            county: Table::open("rectification/county-2019.csv")?,
        })
    }
}

/// The facts of all tables but the register's, each right by itself.
pub(super) struct Facts {
    pub(super) year: Period,
    pub(super) survey: BTreeMap<Id, Sheet>,
    pub(super) inspections: Vec<TableRow>,
    pub(super) state: BTreeMap<Id, Sheet>,
    pub(super) townships: BTreeMap<Id, Sheet>,
    pub(super) officers: Vec<TableRow>,
    pub(super) county: Sheet,
}

impl Facts {
    pub(super) fn tables(
        rulebook: &Rulebook,
        tables: &BackwardTables,
    ) -> Result<Facts, Wrong> {
        let year = |year| Period::year(year).ok_or("no such year").map_err(line);
        let (before, year) = (year(YEAR.saturating_sub(1))?, year(YEAR)?);
        let dictionary = rulebook.dictionary();
        let carrying = |columns: &[&str], of: &Table| {
            let plan = TablePlan::new(year, SheetState::Closed).carrying(columns);
            let rows = table::read(dictionary, &plan, &of.header, &of.rows);
            rows.map_err(|it| of.wrong(&it))
        };
        let survey = sheets((dictionary, before), &tables.survey);
        let inspections = carrying(&["村", "验收日期"], &tables.inspections);
        let state = sheets((dictionary, year), &tables.state);
        let townships = sheets((dictionary, year), &tables.townships);
        let officers = carrying(&["乡镇"], &tables.officers);
        let county = sheets((dictionary, year), &tables.county).and_then(|all| {
            let texts = ["没有县的一行", "沒有縣的一行", "no row of the county"];
            let only = all.into_values().next();
            only.ok_or_else(|| vec![tables.county.lacks(&said(texts, ""))])
        });
        match (survey, inspections, state, townships, officers, county) {
            (
                Ok(survey),
                Ok(inspections),
                Ok(state),
                Ok(townships),
                Ok(officers),
                Ok(county),
            ) => Ok(Facts {
                year,
                survey,
                inspections,
                state,
                townships,
                officers,
                county,
            }),
            (survey, inspections, state, townships, officers, county) => {
                let wrong = [survey.err(), inspections.err(), state.err()];
                let rest = [townships.err(), officers.err(), county.err()];
                Err(wrong.into_iter().chain(rest).flatten().flatten().collect())
            }
        }
    }
}
