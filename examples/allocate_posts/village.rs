//! The village from its tables: its posts and people, the allocation for 2007, and the
//! register of the year's service.

use std::path::Path;

use grassroots::facts::SheetState;
use grassroots::facts::table::{self, TablePlan};
use grassroots::posts::allocation::{
    AdjustmentDraft, Confirmed, Proposal, apply, propose,
};
use grassroots::posts::service::{HoldingDraft, Service, ServiceDraft, StepDraft};
use grassroots::posts::{PostsRules, Village};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Label, Period, Problems};

/// What is wrong, a line each.
pub(crate) type Wrong = Box<dyn std::error::Error>;

/// A table: its file, its header and its rows.
pub(crate) struct Table {
    pub(crate) file: &'static str,
    pub(crate) header: csv::StringRecord,
    pub(crate) rows: Vec<csv::StringRecord>,
}

impl Table {
    /// A file of the village's folder.
    fn open(file: &'static str) -> csv::Result<Table> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/posts");
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).from_path(folder.join(file))?;
        let header = reader.headers()?.clone();
        Ok(Table { file, header, rows: reader.records().collect::<csv::Result<_>>()? })
    }

    /// What was read, or `None` with what is wrong kept beside all else.
    fn kept<T>(&self, read: Result<T, Problems>, wrong: &mut Vec<String>) -> Option<T> {
        let told = |it: Problems| {
            wrong.extend(it.iter().map(|problem| format!("{}: {problem}", self.file)));
        };
        read.map_err(told).ok()
    }
}

/// The village's tables, as typed.
pub(crate) struct Tables {
    pub(crate) village: Table,
    pub(crate) posts: Table,
    pub(crate) members: Table,
    pub(crate) service: Table,
    pub(crate) steps: Table,
}

impl Tables {
    pub(crate) fn open() -> csv::Result<Tables> {
        Ok(Tables {
            village: Table::open("village-2007.csv")?,
            posts: Table::open("posts.csv")?,
            members: Table::open("members.csv")?,
            service: Table::open("year-2007.csv")?,
            steps: Table::open("steps-2007.csv")?,
        })
    }
}

/// The allocation of the posts, and the year that followed.
pub(crate) struct Run {
    pub(crate) proposal: Proposal,
    pub(crate) confirmed: Confirmed,
    pub(crate) service: Service,
}

pub(crate) fn run(rulebook: &Rulebook, tables: &Tables) -> Result<Run, Wrong> {
    let rules = rulebook.posts().ok_or("the rulebook allocates no posts")?;
    let year = Period::year(2007).ok_or("no such year")?;
    let Read { village, name, holdings, steps } = Read::tables((rules, year), tables)?;
    let allocation = rules.allocation(&village)?;
    let proposal = propose(&allocation);
    let confirmed = apply(&allocation, &proposal, &adjustments()?)?;
    let draft = ServiceDraft::of(holdings).with_steps(steps).confirmed_by(&confirmed);
    let draft = draft.of_village(name);
    let service = Service::check(rules, &village, draft)?;
    Ok(Run { proposal, confirmed, service })
}

/// What the tables state, each right by itself.
struct Read {
    village: Village,
    name: Label,
    holdings: Vec<HoldingDraft>,
    steps: Vec<StepDraft>,
}

impl Read {
    /// The five tables, or everything that is wrong with any of them.
    fn tables((rules, year): (&PostsRules, Period), all: &Tables) -> Result<Read, Wrong> {
        let mut wrong = Vec::new();
        let of = &all.village;
        let plan = TablePlan::new(year, SheetState::Closed);
        let village = table::read(&rules.dictionary, &plan, &of.header, &of.rows);
        let village = of.kept(village, &mut wrong);
        let of = &all.posts;
        let posts = rules.read_posts(year, &of.header, &of.rows);
        let posts = of.kept(posts, &mut wrong);
        let of = &all.members;
        let people = rules.read_people(year, &of.header, &of.rows);
        let people = of.kept(people, &mut wrong);
        let of = &all.service;
        let holdings = rules.read_holdings(year, &of.header, &of.rows);
        let holdings = of.kept(holdings, &mut wrong);
        let of = &all.steps;
        let steps = rules.read_steps(year, &of.header, &of.rows);
        let steps = of.kept(steps, &mut wrong);
        let (Some(village), Some(posts), Some(people), Some(holdings), Some(steps)) =
            (village, posts, people, holdings, steps)
        else {
            return Err(wrong.join("\n").into());
        };
        let village = village.into_iter().next();
        let village =
            village.ok_or("village-2007.csv: there is no row of the village")?;
        let name = village.name.as_deref().unwrap_or(village.subject.as_str());
        Ok(Read {
            name: Label::new(name, name, name),
            village: Village { sheet: village.sheet, posts, people, decided: Vec::new() },
            holdings,
            steps,
        })
    }
}

/// What the members' meeting recommended, and what the organization adjusted.
fn adjustments() -> Result<Vec<AdjustmentDraft>, Wrong> {
    let (sanitation, away, willing) = (Id::new("p13")?, Id::new("m21")?, Id::new("m42")?);
    Ok(vec![
        AdjustmentDraft::remove(away, sanitation.clone(), "常年跑运输，难以到岗"),
        AdjustmentDraft::recommend(willing, sanitation, "群众公认热心"),
    ])
}
