//! The tables of consequences: decisions of earlier years, merits, and promotions.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use grassroots::consequence::{Consequences, Decided, History, outcomes};
use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetState};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Period};

use super::super::tables::{Table, Wrong, YEAR, line, placed, sheets};

/// What is handed in besides the year's own judging.
pub(crate) struct FollowsTables {
    /// What was decided in earlier years about secretaries, about cadres and units, and about
    /// townships and officers.
    pub(crate) secretaries: Table,
    pub(crate) stationing: Table,
    pub(crate) rectification: Table,
    /// What is said of secretaries who are proposed for something.
    pub(crate) merits: Table,
    /// Who was promoted in the year.
    pub(crate) promotions: Table,
}

impl FollowsTables {
    pub(crate) fn open() -> csv::Result<FollowsTables> {
        Ok(FollowsTables {
            secretaries: Table::open("consequences/secretaries-earlier.csv")?,
            stationing: Table::open("consequences/stationing-earlier.csv")?,
            rectification: Table::open("consequences/rectification-earlier.csv")?,
            merits: Table::open("consequences/merits-2019.csv")?,
            promotions: Table::open("consequences/promotions-2019.csv")?,
        })
    }
}

/// What the tables say, each right by itself.
pub(super) struct Read {
    pub(super) secretaries: Vec<Decided>,
    pub(super) stationing: Vec<Decided>,
    pub(super) rectification: Vec<Decided>,
    pub(super) merits: BTreeMap<Id, Sheet>,
    pub(super) promotions: Vec<Promotion>,
}

/// Somebody who was promoted on a day.
pub(super) struct Promotion {
    pub(super) on: NaiveDate,
    pub(super) sheet: Sheet,
}

impl Read {
    /// By the rulebooks about secretaries, about stationed cadres and about backward villages.
    pub(super) fn tables(
        [appraises, stations, rectifies]: [&Rulebook; 3],
        tables: &FollowsTables,
    ) -> Result<Read, Wrong> {
        let year = Period::year(YEAR).ok_or("no such year").map_err(line)?;
        let mut wrong = Wrong::new();
        let mut earlier = |rules: &Consequences, of: &Table| {
            let read = of.kept(outcomes(rules, &of.header, &of.rows), &mut wrong)?;
            // What was decided in earlier years holds together by itself, whatever is wrong
            // with the other tables.
            match History::check(rules, read.clone()) {
                Ok(_) => Some(read),
                Err(it) => {
                    wrong.extend(placed(&[("outcomes", of)], &it));
                    None
                }
            }
        };
        let secretaries = earlier(appraises.consequences(), &tables.secretaries);
        let stationing = earlier(stations.consequences(), &tables.stationing);
        let rectification = earlier(rectifies.consequences(), &tables.rectification);
        let merits = sheets((appraises.dictionary(), year), &tables.merits);
        let merits = merits.map_err(|own| wrong.extend(own)).ok();
        let of = &tables.promotions;
        let plan = TablePlan::new(year, SheetState::Closed).carrying(&["提任日期"]);
        let rows = table::read(stations.dictionary(), &plan, &of.header, &of.rows);
        let promotions = of.kept(rows, &mut wrong).map(|rows| promoted(rows, of));
        let promotions =
            promotions.and_then(|it| it.map_err(|own| wrong.extend(own)).ok());
        match (secretaries, stationing, rectification, merits, promotions) {
            (
                Some(secretaries),
                Some(stationing),
                Some(rectification),
                Some(merits),
                Some(promotions),
            ) => Ok(Read { secretaries, stationing, rectification, merits, promotions }),
            _ => Err(wrong),
        }
    }
}

/// Each row with its day.
fn promoted(rows: Vec<TableRow>, of: &Table) -> Result<Vec<Promotion>, Wrong> {
    let day = |row: TableRow| {
        let text = row.carried.first().map(|text| text.trim()).unwrap_or_default();
        match text.parse() {
            Ok(on) => Ok(Promotion { on, sheet: row.sheet }),
            Err(_) => {
                let nth = row.row;
                let texts = [
                    format!("第{nth}行“提任日期”列：`{text}`不是日期，例如2019-09-01"),
                    format!("第{nth}行「提任日期」欄：`{text}`不是日期，例如2019-09-01"),
                    format!(
                        "row {nth}, column 提任日期: `{text}` is no day such as 2019-09-01"
                    ),
                ];
                Err(vec![of.at_row(nth, &texts)])
            }
        }
    };
    super::super::tables::all_or_wrong(rows.into_iter().map(day))
}
