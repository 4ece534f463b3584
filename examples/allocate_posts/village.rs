//! The village from its tables: its posts and people, the allocation for 2007, and the
//! register of the year's service.

use std::path::Path;

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::posts::allocation::{
    AdjustmentDraft, Confirmed, Proposal, apply, propose,
};
use grassroots::posts::service::{Service, ServiceDraft};
use grassroots::posts::{PostsRules, Village};
use grassroots::rulebook::Rulebook;
use grassroots::vocabulary::{Id, Label, Period};

/// What is wrong, a line each.
pub(crate) type Wrong = Box<dyn std::error::Error>;

/// A table: its header and its rows.
pub(crate) type Table = (csv::StringRecord, Vec<csv::StringRecord>);

/// The village's tables, as typed.
pub(crate) struct Tables {
    pub(crate) posts: Table,
    pub(crate) members: Table,
    pub(crate) service: Table,
    pub(crate) steps: Table,
}

impl Tables {
    pub(crate) fn open() -> Result<Tables, Wrong> {
        Ok(Tables {
            posts: table("posts.csv")?,
            members: table("members.csv")?,
            service: table("year-2007.csv")?,
            steps: table("steps-2007.csv")?,
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
    let village = village(rules, tables, year)?;
    let allocation = rules.allocation(&village)?;
    let proposal = propose(&allocation);
    let confirmed = apply(&allocation, &proposal, &adjustments()?)?;
    let (header, rows) = &tables.service;
    let holdings = rules.read_holdings(year, header, rows)?;
    let (header, rows) = &tables.steps;
    let steps = rules.read_steps(year, header, rows)?;
    let draft = ServiceDraft::of(holdings).with_steps(steps).confirmed_by(&confirmed);
    let draft = draft.of_village(Label::new("谷村", "谷村", "Gucun"));
    let service = Service::check(rules, &village, draft)?;
    Ok(Run { proposal, confirmed, service })
}

/// The village as its tables state it.
fn village(rules: &PostsRules, tables: &Tables, year: Period) -> Result<Village, Wrong> {
    let (header, rows) = &tables.posts;
    let posts = rules.read_posts(year, header, rows)?;
    let (header, rows) = &tables.members;
    let people = rules.read_people(year, header, rows)?;
    let ripe = SheetDraft::new(year, SheetState::Closed)
        .about(Id::new("gucun")?)
        .with("village.ripe_for_mobile", Raw::Boolean(true))
        .with("village.ripe_for_villagers", Raw::Boolean(false));
    let sheet = rules.dictionary.sheet(&ripe)?;
    Ok(Village { sheet, posts, people, decided: Vec::new() })
}

/// What the members' meeting recommended, and what the organization adjusted.
fn adjustments() -> Result<Vec<AdjustmentDraft>, Wrong> {
    let (sanitation, away, willing) = (Id::new("p13")?, Id::new("m21")?, Id::new("m42")?);
    Ok(vec![
        AdjustmentDraft::remove(away, sanitation.clone(), "常年跑运输，难以到岗"),
        AdjustmentDraft::recommend(willing, sanitation, "群众公认热心"),
    ])
}

/// The header and the rows of a file of the village's folder.
fn table(file: &str) -> Result<Table, Wrong> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/posts");
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_path(folder.join(file))?;
    let header = reader.headers()?.clone();
    Ok((header, reader.records().collect::<csv::Result<_>>()?))
}
