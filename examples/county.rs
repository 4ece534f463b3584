//! 一个县的年度考核 — a county appraises its village secretaries for 2019.
//!
//! Tables as the township offices typed them, and the bundled rulebooks, go in: of the
//! secretaries, of everybody's posts, of the organizations that are graded, of the county's
//! backward villages, of cadres who are stationed in villages, of what was decided in earlier
//! years, and of two other counties that rectified their villages. The ranked townships with
//! the year of their posts, their grades, their backward villages, their stationed cadres and
//! whatever is in force on whom, who must be replaced, what is missing, one appraisal explained
//! in full, and the figures of the rectification come out.
//!
//! ```text
//! cargo run --example county
//! cargo run --example county -- --format markdown --script en
//! cargo run --example county -- --format json
//! ```

#![expect(clippy::print_stderr, reason = "an example says what is wrong")]

#[path = "county/backward/mod.rs"]
mod backward;
#[path = "county/consequences/mod.rs"]
mod consequences;
#[path = "county/grading/mod.rs"]
mod grading;
#[path = "county/posts.rs"]
mod posts;
#[path = "county/posts_results.rs"]
mod posts_results;
#[path = "county/posts_sections.rs"]
mod posts_sections;
#[path = "county/rectification.rs"]
mod rectification;
#[path = "county/registers.rs"]
mod registers;
#[path = "county/report.rs"]
mod report;
#[path = "county/results.rs"]
mod results;
#[path = "county/sections.rs"]
mod sections;
#[path = "county/stationing/mod.rs"]
mod stationing;
#[path = "county/tables.rs"]
mod tables;
#[path = "county/work.rs"]
mod work;
#[path = "county/wrong.rs"]
mod wrong;

use std::io::Write as _;
use std::process::ExitCode;

use grassroots::explain::Format;
use grassroots::rectification::{BranchDefects, Summary};
use grassroots::rulebook::bundled;
use grassroots::vocabulary::Script;

use serde::Serialize;

use rectification::Registers;
use results::Results;
use sections::Words;
use tables::{Table, Wrong, line};
use work::{County, Tables, WorkTables};

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(wrong) => {
            eprintln!("{wrong}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE, // nobody reads on
        },
        Err(wrong) => {
            for line in &wrong {
                eprintln!("{}", line.in_script(options.script));
            }
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<String, Wrong> {
    let rulebook = bundled::secretary_2019().map_err(line)?;
    let scheme = rulebook.scheme("secretary").ok_or_else(|| line("no such scheme"))?;
    let facts = Table::open(tables::FACTS).map_err(line)?;
    let grades = Table::open(tables::GRADES).map_err(line)?;
    let work = WorkTables::open().map_err(line)?;
    let tables = Tables { secretaries: (facts, grades), work };
    let County { secretaries, worked, others } = County::of(&rulebook, &tables)?;
    let by = (&worked, &tables.work.follows);
    let results = results::results(&rulebook, secretaries, by)?;
    match options.format {
        Some(format) => {
            let names = results.names(&worked);
            let words = Words { scheme, script: options.script, names: &names };
            let report = report::report(&rulebook, (&results, &worked), &others, words);
            Ok(report.render(format))
        }
        None => {
            let all = Everything {
                results: &results,
                rectification: others.summary(),
                branch_defects: others.branch_defects(),
                registers_of_other_counties: others.registers(),
            };
            serde_json::to_string_pretty(&all).map(|json| json + "\n").map_err(line)
        }
    }
}

/// The county's results, and the figures of the two others.
#[derive(Serialize)]
struct Everything<'r> {
    #[serde(flatten)]
    results: &'r Results<'r>,
    rectification: Summary,
    branch_defects: BranchDefects,
    /// Whose figures the two are.
    registers_of_other_counties: &'r Registers,
}

/// What the caller asks for.
struct Options {
    /// `None` for JSON.
    format: Option<Format>,
    script: Script,
}

impl Options {
    const USAGE: &str = "options: --format json|text|markdown, --script hans|hant|en";

    fn read(mut args: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options { format: Some(Format::Text), script: Script::Hans };
        while let Some(name) = args.next() {
            let value = args.next().unwrap_or_default();
            match (name.as_str(), value.as_str()) {
                ("--format", "json") => options.format = None,
                ("--format", "text") => options.format = Some(Format::Text),
                ("--format", "markdown") => options.format = Some(Format::Markdown),
                ("--script", "hans") => options.script = Script::Hans,
                ("--script", "hant") => options.script = Script::Hant,
                ("--script", "en") => options.script = Script::En,
                _ => {
                    let found = format!("{name} {value}");
                    return Err(format!(
                        "no option `{}`; {}",
                        found.trim(),
                        Options::USAGE
                    ));
                }
            }
        }
        Ok(options)
    }
}
