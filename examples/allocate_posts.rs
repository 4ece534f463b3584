//! 一个村的设岗定责 — a village allocates its posts for 2007, and rates them at the year's end.
//!
//! Tables of the posts and of 48 people, as the village typed them, and the bundled rulebook
//! go in: who is proposed for which post and why, what the members' meeting recommends and
//! the organization adjusts, who is left without a post, the year's reports and the stars
//! come out.
//!
//! ```text
//! cargo run --example allocate_posts
//! cargo run --example allocate_posts -- --format markdown --script en
//! ```

#![expect(clippy::print_stderr, reason = "an example says what is wrong")]

#[path = "allocate_posts/year.rs"]
mod year;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use grassroots::explain::{Format, Report};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::posts::allocation::{AdjustmentDraft, Confirmed, apply, propose};
use grassroots::posts::{PostsRules, Village};
use grassroots::rule::coverage;
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Id, Period, Script};

/// What is wrong, a line each.
type Wrong = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let (format, script) = match options() {
        Ok(options) => options,
        Err(wrong) => {
            eprintln!("{wrong}");
            return ExitCode::from(2);
        }
    };
    match run(script) {
        Ok(reports) => {
            let text = reports.iter().map(|report| report.render(format));
            let text = text.collect::<Vec<_>>().join("\n");
            match std::io::stdout().write_all(text.as_bytes()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE, // nobody reads on
            }
        }
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

fn run(script: Script) -> Result<Vec<Report>, Wrong> {
    let rulebook = bundled::posts_2006()?;
    let rules = rulebook.posts().ok_or("the rulebook allocates no posts")?;
    let period = Period::year(2007).ok_or("no such year")?;
    let village = village(&rulebook, rules, period)?;
    let allocation = rules.allocation(&village)?;
    let proposal = propose(&allocation);
    let confirmed = apply(&allocation, &proposal, &adjustments()?)?;
    let left_out = left_out(&rulebook, &village, &confirmed, script)?;
    let year = year::report(&rulebook, &village, &confirmed, script)?;
    Ok(vec![proposal.report(script), confirmed.report(script), left_out, year])
}

/// The village as its tables state it.
fn village(
    rulebook: &Rulebook,
    rules: &PostsRules,
    period: Period,
) -> Result<Village, Wrong> {
    let ripe = SheetDraft::new(period, SheetState::Closed)
        .with("village.ripe_for_mobile", Raw::Boolean(true))
        .with("village.ripe_for_villagers", Raw::Boolean(false));
    let (header, rows) = table("posts.csv")?;
    let posts = rules.read_posts(period, &header, &rows)?;
    let (header, rows) = table("members.csv")?;
    let people = rules.read_people(period, &header, &rows)?;
    let sheet = rulebook.dictionary().sheet(&ripe)?;
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

/// Who takes part and has no post, with the rule that asks for one.
fn left_out(
    rulebook: &Rulebook,
    village: &Village,
    confirmed: &Confirmed,
    script: Script,
) -> Result<Report, Wrong> {
    let title = script.of("全覆盖情况", "全覆蓋情況", "Coverage");
    let mut report = Report::new(title);
    let mut sheets = Vec::with_capacity(village.people.len());
    for person in &village.people {
        let id = person.sheet.subject().ok_or("a row without a subject")?;
        let held = confirmed.placements.iter().filter(|one| one.person == *id).count();
        let held = Raw::Integer(i64::try_from(held)?);
        sheets.push(person.sheet.with([("member.posts", held)])?);
    }
    let rule = rulebook.rule("posts/coverage").ok_or("no rule of coverage")?;
    coverage(rule, &sheets)?.add_to(&mut report, rulebook.sources(), script);
    Ok(report)
}

/// The header and the rows of a file of the village's folder.
fn table(file: &str) -> Result<(csv::StringRecord, Vec<csv::StringRecord>), Wrong> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/posts");
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_path(folder.join(file))?;
    let header = reader.headers()?.clone();
    Ok((header, reader.records().collect::<csv::Result<_>>()?))
}

fn options() -> Result<(Format, Script), String> {
    let (mut format, mut script) = (Format::Text, Script::Hans);
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().unwrap_or_default();
        match (name.as_str(), value.as_str()) {
            ("--format", "text") => format = Format::Text,
            ("--format", "markdown") => format = Format::Markdown,
            ("--script", "hans") => script = Script::Hans,
            ("--script", "hant") => script = Script::Hant,
            ("--script", "en") => script = Script::En,
            _ => {
                return Err(format!(
                    "no option `{name} {value}`; options: --format text|markdown, --script hans|hant|en"
                ));
            }
        }
    }
    Ok((format, script))
}
