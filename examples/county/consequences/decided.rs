//! What the county's own judging came to, as records of what was decided.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use grassroots::consequence::{Decided, Finds, Matter, Said};
use grassroots::facts::Sheet;
use grassroots::rulebook::Rulebook;
use grassroots::secretary::GradeHistory;
use grassroots::vocabulary::{Id, Period};

use super::super::backward::Backward;
use super::super::posts::Posts;
use super::super::results::{Appraised, Judged};
use super::super::stationing::Stationing;
use super::super::tables::{Wrong, about, all_or_wrong, line};
use super::super::work::Worked;
use super::super::wrong::lines;

/// The fact and the decision that somebody must be replaced.
const REMOVAL: &str = "secretary/removal";

/// The rules that go by the grades of the years.
const INCENTIVES: &str = "secretary/incentives";

/// What is found in the grade of a year: had the grade never been, nothing is found in it.
#[derive(Debug, Default)]
pub(super) struct FoundInGrades {
    /// By the id of the record of the grade.
    of: BTreeMap<Id, Vec<Decided>>,
}

impl Finds for FoundInGrades {
    fn found(&self, records: &[&Decided]) -> Vec<Decided> {
        let found = records.iter().filter_map(|record| self.of.get(&record.id));
        found.flatten().cloned().collect()
    }
}

/// In which role whoever has a post has its stars.
const HOLDER: &str = "holder";

/// The days that everything decided about a year has in common.
#[derive(Clone, Copy)]
pub(super) struct Decisions {
    pub(super) year: Period,
    pub(super) decided: NaiveDate,
    pub(super) known: NaiveDate,
}

impl Decisions {
    fn id(self, what: &str, who: &Id) -> Result<Id, Wrong> {
        Id::new(&format!("{what}/{who}/{}", self.year.from())).map_err(line)
    }

    fn all(self, records: Vec<Decided>) -> Vec<Decided> {
        records.into_iter().map(|it| it.known_on(self.known)).collect()
    }

    /// Grades and what discipline came to; and what is found in the grades: verdicts of the rule
    /// of removal, and who may be commended, preferred and nominated.
    pub(super) fn of_secretaries(
        self,
        rulebook: &Rulebook,
        judged: &Judged,
        merits: &BTreeMap<Id, Sheet>,
    ) -> Result<(Vec<Decided>, FoundInGrades), Wrong> {
        let removal = Matter::Decision(Id::new(REMOVAL).map_err(line)?);
        let career = rulebook.career().ok_or("no `secretary.career`").map_err(line)?;
        let mut records = Vec::new();
        let mut found = FoundInGrades::default();
        let days = (self.year, self.decided);
        for (id, one) in judged {
            let told = |it| about(id, &it);
            let grade =
                rulebook.decided(self.id("grade", id)?, &one.outcome, self.decided);
            records.push(grade.map_err(told)?);
            let of = (removal.clone(), Said::verdict(one.removal.verdict()));
            let name = self.id(REMOVAL, id)?;
            let mut own = vec![Decided::new(name, id.clone(), of, days)];
            let earlier = earlier(one)?.facts(career);
            let sheet = one.secretary.sheet.with(earlier).map_err(told)?;
            let sheet = rulebook.link(sheet, &[&one.outcome]).map_err(told)?;
            let sheet = match merits.get(id) {
                Some(merits) => sheet.joined(merits).map_err(told)?,
                None => sheet,
            };
            let by_rules = rulebook.decided_by_rules("secretary", [&sheet], days);
            let (of_grades, others): (Vec<_>, Vec<_>) =
                by_rules.map_err(|it| lines(&it))?.into_iter().partition(goes_by_grades);
            own.extend(of_grades);
            records.extend(others);
            found.of.insert(self.id("grade", id)?, self.all(own));
        }
        Ok((self.all(records), found))
    }

    /// What follows from the stars of posts, on whoever holds them.
    pub(super) fn of_posts(
        self,
        rulebook: &Rulebook,
        posts: &Posts,
    ) -> Result<Vec<Decided>, Wrong> {
        let holder = Id::new(HOLDER).map_err(line)?;
        let sheets = posts.years.values().flat_map(|year| &year.holdings);
        let sheets = sheets.map(|served| &served.sheet);
        let days = (self.year, self.decided);
        let found = rulebook.decided_by_rules("holding", sheets, days);
        let found = found.map_err(|it| lines(&it))?.into_iter();
        let borne = found.map(|record| {
            let person = record.who.as_str().split('/').next().unwrap_or_default();
            let person = Id::new(person).map_err(line)?;
            Ok(record.borne_by(holder.clone(), Some(person)))
        });
        Ok(self.all(all_or_wrong(borne)?))
    }

    /// Assessments of cadres, and what units did.
    pub(super) fn of_cadres(
        self,
        rulebook: &Rulebook,
        stationing: &Stationing,
    ) -> Result<Vec<Decided>, Wrong> {
        let assessed = stationing.assessed.iter().map(|(id, outcome)| {
            let name = self.id("assessment", id)?;
            let record = rulebook.decided(name, outcome, self.decided);
            record.map_err(|it| about(id, &it))
        });
        let mut records = all_or_wrong(assessed)?;
        let units = stationing.subjects.get("unit").into_iter().flatten();
        let sheets = units.map(|unit| &unit.sheet);
        let days = (self.year, self.decided);
        let found = rulebook.decided_by_rules("unit", sheets, days);
        records.extend(found.map_err(|it| lines(&it))?);
        Ok(self.all(records))
    }

    /// For what townships and their officers answer.
    pub(super) fn of_villages(
        self,
        rulebook: &Rulebook,
        backward: &Backward,
    ) -> Result<Vec<Decided>, Wrong> {
        let days = (self.year, self.decided);
        let townships = backward.township_sheets.values();
        let found = rulebook.decided_by_rules("township", townships, days);
        let mut records = found.map_err(|it| lines(&it))?;
        let officers = backward.officers.values().flatten();
        let found = rulebook.decided_by_rules("officer", officers, days);
        records.extend(found.map_err(|it| lines(&it))?);
        Ok(self.all(records))
    }
}

/// Whether a record goes by the grades of the years.
fn goes_by_grades(record: &Decided) -> bool {
    matches!(&record.of, Matter::Rule(rule) if rule.as_str().starts_with(INCENTIVES))
}

/// The results of the years before.
fn earlier(one: &Appraised) -> Result<GradeHistory, Wrong> {
    GradeHistory::new(one.secretary.earlier.periods().to_vec()).map_err(line)
}

/// Whoever something may fall on, with the townships to which they belong.
pub(super) fn places(judged: &Judged, worked: &Worked) -> BTreeMap<Id, BTreeSet<Id>> {
    let tree = &worked.posts.tree;
    let township = |village: &Id| tree.superior(village).map(|one| one.id.clone());
    let mut places: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut put = |who: &Id, where_from: Option<Id>| {
        places.entry(who.clone()).or_default().extend(where_from);
    };
    for id in judged.keys() {
        put(id, township(id));
    }
    for year in worked.posts.years.values() {
        for served in &year.holdings {
            put(&served.holding.person, township(&year.village));
        }
    }
    for posting in worked.stationing.register.postings() {
        put(&posting.cadre, township(&posting.village));
        put(&posting.unit, township(&posting.village));
    }
    for (township, officers) in &worked.backward.officers {
        put(township, Some(township.clone()));
        for officer in officers.iter().filter_map(Sheet::subject) {
            put(officer, Some(township.clone()));
        }
    }
    places
}
