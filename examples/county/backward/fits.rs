//! Whether the tables of the backward villages fit together: rows of which no other table knows,
//! and whoever has no row.

use grassroots::organization::Tree;
use grassroots::rectification::{Register, Role};
use grassroots::vocabulary::{Id, Label, Period};

use super::super::tables::{Wrong, townships, villages};
use super::super::wrong::{no_organization, no_row, said};
use super::BackwardTables;
use super::tables::Facts;

/// For whose backward villages officers of a township answer.
const OFFICERS: [Role; 3] =
    [Role::TownshipSecretary, Role::DeputySecretary, Role::OrganizationCommissioner];

/// The tables side by side; without a register what would be held against it is left out.
pub(super) struct Fits<'f> {
    pub(super) tree: &'f Tree,
    pub(super) facts: &'f Facts,
    pub(super) register: Option<&'f Register>,
}

impl Fits<'_> {
    pub(super) fn left_over(&self, tables: &BackwardTables) -> Wrong {
        let mut wrong = self.villages(tables);
        wrong.extend(self.of_townships(tables));
        wrong.extend(self.of_officers(tables));
        let of = &tables.county;
        if of.ids().nth(1).is_some() {
            let texts =
                ["只能有县的一行", "只能有縣的一行", "one row of the county is enough"];
            wrong.push(of.lacks(&said(texts, "")));
        }
        wrong
    }

    /// Villages of rows that are not on the list, and of the list without a row.
    fn villages(&self, tables: &BackwardTables) -> Wrong {
        let mut wrong = Wrong::new();
        for id in self.facts.survey.keys().filter(|id| self.tree.get(id).is_none()) {
            wrong.push(tables.survey.told(id.as_str(), "编号", &no_organization(id)));
        }
        let Some(register) = self.register else { return wrong };
        let listed = |id: &Id| register.village(id).is_some();
        for id in self.facts.state.keys().filter(|id| !listed(id)) {
            let texts = ["`{}`不在名单上", "`{}`不在名單上", "`{}` is not on the list"];
            let what = said(texts, id.as_str());
            wrong.push(tables.state.told(id.as_str(), "编号", &what));
        }
        for village in register.villages() {
            let id = &village.id;
            let has = [
                (&tables.survey, self.facts.survey.contains_key(id)),
                (&tables.state, self.facts.state.contains_key(id)),
            ];
            for (of, _) in has.into_iter().filter(|(_, has)| !has) {
                wrong.push(of.lacks(&no_row(id)));
            }
        }
        wrong
    }

    /// Townships of no organization, and those without a row.
    fn of_townships(&self, tables: &BackwardTables) -> Wrong {
        let of = &tables.townships;
        let mut wrong = Wrong::new();
        for id in self.facts.townships.keys().filter(|id| self.tree.get(id).is_none()) {
            wrong.push(of.told(id.as_str(), "编号", &no_organization(id)));
        }
        for id in townships(self.tree).filter(|id| !self.facts.townships.contains_key(id))
        {
            let is_backward =
                self.register.is_some_and(|it| !it.villages_of(self.tree, id).is_empty());
            let texts = [
                "乡镇`{}`有后进村，没有它的一行",
                "鄉鎮`{}`有後進村，沒有它的一行",
                "township `{}` has backward villages and no row",
            ];
            let what = if is_backward { said(texts, id.as_str()) } else { no_row(id) };
            wrong.push(of.lacks(&what));
        }
        // A village that stands right below the county has no township to answer for it.
        let backward = villages(self.tree)
            .filter(|id| self.register.is_some_and(|it| it.village(id).is_some()));
        for id in backward.filter(|id| self.tree.superior(id).is_none()) {
            let texts = ["`{}`没有上级", "`{}`沒有上級", "nobody stands above `{}`"];
            wrong.push(tables.register.villages.told(
                id.as_str(),
                "编号",
                &said(texts, id.as_str()),
            ));
        }
        wrong
    }

    /// Officers of no township with a row, and those of the register without one.
    fn of_officers(&self, tables: &BackwardTables) -> Wrong {
        let mut wrong = Wrong::new();
        for row in &self.facts.officers {
            let of = row.carried.first().and_then(|text| Id::new(text).ok());
            if of.is_none_or(|id| !self.facts.townships.contains_key(&id)) {
                let texts = [
                    "`{}`所在的乡镇没有一行",
                    "`{}`所在的鄉鎮沒有一行",
                    "no township of `{}` has a row",
                ];
                let id = row.subject.as_str();
                wrong.push(tables.officers.told(id, "编号", &said(texts, id)));
            }
        }
        for (id, officer) in self.in_office() {
            let has = self.facts.officers.iter().any(|row| row.subject == officer);
            if !has {
                let [hans, hant, en] = no_row(&officer).all().map(str::to_owned);
                let file = tables.officers.file;
                let what = Label::new(
                    &format!("{file}中{hans}"),
                    &format!("{file}中{hant}"),
                    &format!("{en} in {file}"),
                );
                let of = &tables.register.assignments;
                wrong.push(of.told(id.as_str(), "编号", &what));
            }
        }
        wrong
    }

    /// Whoever is an officer of a township on some day of the year, each with the assignment.
    fn in_office(&self) -> Vec<(Id, Id)> {
        let is_in = |from, until: Option<_>| {
            let year: Period = self.facts.year;
            year.until().is_none_or(|end| from < end)
                && until.is_none_or(|until| year.from() < until)
        };
        let own = self.register.into_iter().flat_map(Register::assignments);
        let own = own.filter(|one| OFFICERS.contains(&one.role));
        own.filter(|one| is_in(one.from, one.until))
            .map(|one| (one.id.clone(), one.holder.clone()))
            .collect()
    }
}
