//! The register of backward villages, and the county of the first speech.

#![expect(
    clippy::indexing_slicing,
    reason = "helpers of tests, on tables that are there"
)]

mod broken;
mod bulletin;
mod figures;
mod known;
mod laws;
mod presence;
mod stories;
mod tables;

use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use grassroots::organization::{Teams, Tree, organizations, teams};
use grassroots::rectification::{
    PresenceBar, Procedures, Register, RegisterDraft, assignments, chronicle, issues,
    villages, visits,
};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::Scheme;
use grassroots::vocabulary::{Id, Period};

/// The day of the first speech: after 22 October, before the stays of November.
const AS_OF: &str = "2005-10-31";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// From October to the end of the year after.
fn period() -> Period {
    Period::new(day("2004-10-01"), Some(day("2006-01-01"))).unwrap()
}

fn book() -> &'static Rulebook {
    static BOOK: LazyLock<Rulebook> =
        LazyLock::new(|| bundled::rectification_2005().unwrap());
    &BOOK
}

fn procedures() -> Procedures {
    let of = |id: &str| book().procedure(id).unwrap().clone();
    Procedures::new(of(Procedures::VILLAGE), of(Procedures::ISSUE), acceptance()).unwrap()
}

fn acceptance() -> &'static Scheme {
    book().scheme(Procedures::ACCEPTANCE).unwrap()
}

/// What the rules ask of the contact person and of the county's work team.
fn bars() -> [PresenceBar; 2] {
    ["contact-person", "county-team"].map(|body| {
        let rule = book().rule(&format!("rectification/presence.{body}")).unwrap();
        PresenceBar::of(rule).unwrap()
    })
}

/// A table as it was typed.
#[derive(Clone)]
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn open(path: &str) -> Table {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/rectification");
        let mut file = csv::ReaderBuilder::new().from_path(folder.join(path)).unwrap();
        let texts =
            |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let header = texts(file.headers().unwrap());
        let rows = file.records().map(|row| texts(&row.unwrap())).collect();
        Table { header, rows }
    }

    fn column(&self, name: &str) -> usize {
        self.header.iter().position(|header| header == name).unwrap()
    }

    /// The only row that has these cells.
    fn row(&self, cells: &[(&str, &str)]) -> usize {
        let is_it = |row: &Vec<String>| {
            cells.iter().all(|(column, cell)| row[self.column(column)] == *cell)
        };
        let found: Vec<usize> =
            (0..self.rows.len()).filter(|row| is_it(&self.rows[*row])).collect();
        assert_eq!(found.len(), 1, "{cells:?}");
        found[0]
    }

    fn set(&mut self, cells: &[(&str, &str)], column: &str, cell: &str) {
        let (row, column) = (self.row(cells), self.column(column));
        cell.clone_into(&mut self.rows[row][column]);
    }

    fn remove(&mut self, cells: &[(&str, &str)]) {
        let row = self.row(cells);
        self.rows.remove(row);
    }

    /// A row with these cells; the others are blank.
    fn add(&mut self, cells: &[(&str, &str)]) {
        let mut row = vec![String::new(); self.header.len()];
        for (column, cell) in cells {
            (*cell).clone_into(&mut row[self.column(column)]);
        }
        self.rows.push(row);
    }
}

/// The tables of a county.
#[derive(Clone)]
struct Tables {
    organizations: Table,
    teams: Table,
    villages: Table,
    assignments: Table,
    chronicle: Table,
    issues: Table,
    visits: Table,
}

impl Tables {
    fn county() -> Tables {
        let open = |name: &str| Table::open(&format!("county-2005/{name}.csv"));
        Tables {
            organizations: open("organizations"),
            teams: open("teams"),
            villages: open("villages"),
            assignments: open("assignments"),
            chronicle: open("chronicle"),
            issues: open("issues"),
            visits: open("visits"),
        }
    }

    fn tree(&self) -> Tree {
        organizations(&self.organizations.header, &self.organizations.rows).unwrap()
    }

    fn draft(&self) -> RegisterDraft {
        let procedures = procedures();
        let villages = villages(&self.villages.header, &self.villages.rows).unwrap();
        let who = assignments(&self.assignments.header, &self.assignments.rows).unwrap();
        let (header, rows) = (&self.chronicle.header, &self.chronicle.rows);
        let chronicle = chronicle(&procedures, header, rows).unwrap();
        let issues = issues(&procedures, &self.issues.header, &self.issues.rows).unwrap();
        let visits = visits(&self.visits.header, &self.visits.rows).unwrap();
        RegisterDraft::new(period(), villages)
            .assigned(who)
            .with(chronicle)
            .with(issues)
            .with(visits)
    }

    fn county_of(&self) -> County {
        let tree = self.tree();
        let teams =
            teams(&tree, day(AS_OF), &self.teams.header, &self.teams.rows).unwrap();
        let register = self.draft().check(&tree, &procedures()).unwrap();
        County { tree, teams, register }
    }
}

struct County {
    tree: Tree,
    teams: Teams,
    register: Register,
}
