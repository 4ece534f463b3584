//! Judges one sheet, or a table of them, by any scheme of any rulebook.
//!
//! ```text
//! cargo run --example evaluate -- RULEBOOK SCHEME FACTS [--format text|markdown|json]
//!     [--script hans|hant|en] [--period 2019-01-01..2020-01-01] [--sheet open|closed]
//!     [--carry 乡镇,村]
//! ```
//!
//! RULEBOOK is a bundled id or a path; FACTS is a file of facts (`.toml`, `.json`) or a table
//! (`.csv`, whose columns are named by ids or labels; it needs `--period`, and `--carry` for
//! columns that are no facts). On bad input every problem is printed, and the exit status is 1.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]
#![expect(clippy::disallowed_methods, reason = "an example reads files")]

use std::fs::read_to_string;
use std::path::Path;
use std::process::ExitCode;

use grassroots::explain::Format;
use grassroots::facts::table::{self, TablePlan};
use grassroots::facts::{Sheet, SheetDraft, SheetState};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::scoring::{Outcome, Record, judge, judge_together};
use grassroots::vocabulary::{Period, Problems, Script};

type Failure = Box<dyn std::error::Error>;

const USAGE: &str = "usage: evaluate RULEBOOK SCHEME FACTS [--format text|markdown|json] \
                     [--script hans|hant|en] [--period FROM..UNTIL] [--sheet open|closed] \
                     [--carry COLUMN,COLUMN]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Request::from(&arguments).and_then(|request| request.answer()) {
        Ok(answer) => {
            println!("{}", answer.trim_end());
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked on the command line.
struct Request {
    rulebook: String,
    scheme: String,
    facts: String,
    format: String,
    script: Script,
    period: Option<Period>,
    sheet: Option<SheetState>,
    carried: Vec<String>,
}

impl Request {
    fn from(arguments: &[String]) -> Result<Request, Failure> {
        let mut named: Vec<&str> = Vec::new();
        let mut request = Request {
            rulebook: String::new(),
            scheme: String::new(),
            facts: String::new(),
            format: "text".to_owned(),
            script: Script::Hans,
            period: None,
            sheet: None,
            carried: Vec::new(),
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if !argument.starts_with("--") {
                named.push(argument);
                continue;
            }
            if argument == "--help" {
                return Err(USAGE.into());
            }
            let value = rest
                .next()
                .ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))?;
            match (argument.as_str(), value.as_str()) {
                ("--format", "text" | "markdown" | "json") => {
                    request.format.clone_from(value);
                }
                ("--script", "hans") => request.script = Script::Hans,
                ("--script", "hant") => request.script = Script::Hant,
                ("--script", "en") => request.script = Script::En,
                ("--sheet", "open") => request.sheet = Some(SheetState::Open),
                ("--sheet", "closed") => request.sheet = Some(SheetState::Closed),
                ("--carry", columns) => {
                    request.carried = columns.split(',').map(str::to_owned).collect();
                }
                ("--period", days) => request.period = Some(period(days)?),
                _ => {
                    return Err(
                        format!("`{argument} {value}` is not known\n{USAGE}").into()
                    );
                }
            }
        }
        let [rulebook, scheme, facts] = named.as_slice() else {
            return Err(USAGE.into());
        };
        (*rulebook).clone_into(&mut request.rulebook);
        (*scheme).clone_into(&mut request.scheme);
        (*facts).clone_into(&mut request.facts);
        Ok(request)
    }

    fn answer(&self) -> Result<String, Failure> {
        let rulebook = match bundled::by_id(&self.rulebook) {
            Some(read) => read.map_err(|problems| in_file(&self.rulebook, &problems))?,
            None => Rulebook::read(&file(&self.rulebook).map_err(|error| {
                let ids: Vec<&str> = bundled::ALL.iter().map(|(id, _)| *id).collect();
                format!("{error}; bundled rulebooks: {}", ids.join(", "))
            })?)
            .map_err(|problems| in_file(&self.rulebook, &problems))?,
        };
        let scheme = rulebook.scheme(&self.scheme).ok_or_else(|| {
            let ids: Vec<&str> =
                rulebook.schemes().iter().map(|s| s.id().as_str()).collect();
            format!(
                "`{}` has no scheme `{}`; it has: {}",
                self.rulebook,
                self.scheme,
                ids.join(", ")
            )
        })?;
        let sheets =
            self.sheets(&rulebook).map_err(|failure| match failure.downcast() {
                Ok(problems) => in_file(&self.facts, &problems).into(),
                Err(other) => other,
            })?;
        for sheet in &sheets {
            let day = sheet.period().from();
            if !rulebook.is_in_force(day) {
                return Err(
                    format!("`{}` is not in force on {day}", rulebook.id()).into()
                );
            }
        }
        for remark in rulebook.remarks() {
            eprintln!("{}: remark: {remark}", self.rulebook);
        }
        // The rows of a table are judged together.
        let outcomes: Vec<Outcome> = if self.is_a("csv") {
            judge_together(scheme, &sheets)
        } else {
            sheets.iter().map(|sheet| judge(scheme, sheet)).collect()
        };
        let records: Vec<Record> = outcomes.iter().map(Outcome::record).collect();
        self.rendered(&records)
    }

    fn is_a(&self, ending: &str) -> bool {
        let found = Path::new(&self.facts).extension();
        found.is_some_and(|found| found.eq_ignore_ascii_case(ending))
    }

    fn sheets(&self, rulebook: &Rulebook) -> Result<Vec<Sheet>, Failure> {
        let dictionary = rulebook.dictionary();
        let text = file(&self.facts)?;
        if self.is_a("csv") {
            let period = self.period.ok_or("a table needs `--period FROM..UNTIL`")?;
            let carried: Vec<&str> = self.carried.iter().map(String::as_str).collect();
            let plan = TablePlan::new(period, self.sheet.unwrap_or(SheetState::Closed))
                .carrying(&carried);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let header = reader.headers()?.clone();
            let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
            let rows = table::read(dictionary, &plan, &header, &rows)?;
            return Ok(rows.into_iter().map(|row| row.sheet).collect());
        }
        let mut draft: SheetDraft = if self.is_a("json") {
            serde_json::from_str(&text)?
        } else if self.period.is_none() && self.sheet.is_none() {
            return Ok(vec![dictionary.read_sheet(&text)?]);
        } else {
            SheetDraft::read(&text)?
        };
        draft.period = self.period.or(draft.period);
        draft.sheet = self.sheet.or(draft.sheet);
        Ok(vec![dictionary.sheet(&draft)?])
    }

    fn rendered(&self, records: &[Record]) -> Result<String, Failure> {
        let format = match self.format.as_str() {
            "json" if records.len() == 1 => {
                return Ok(serde_json::to_string_pretty(&records.first())?);
            }
            "json" => return Ok(serde_json::to_string_pretty(records)?),
            "markdown" => Format::Markdown,
            _ => Format::Text,
        };
        let reports =
            records.iter().map(|record| record.report(self.script).render(format));
        Ok(reports.collect::<Vec<_>>().join("\n"))
    }
}

fn period(days: &str) -> Result<Period, Failure> {
    let wrong =
        || format!("`{days}` is not a period: write it like 2019-01-01..2020-01-01");
    let (from, until) = days.split_once("..").ok_or_else(wrong)?;
    let until = if until.is_empty() { None } else { Some(until.parse()?) };
    Ok(Period::new(from.parse()?, until)?)
}

fn file(path: &str) -> Result<String, String> {
    read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

/// Every problem on a line of its own, after the name of the file.
fn in_file(file: &str, problems: &Problems) -> String {
    problems
        .iter()
        .map(|problem| format!("{file}:{problem}"))
        .collect::<Vec<_>>()
        .join("\n")
}
