//! Judges one sheet, or a table of them, by any scheme or rule of any rulebook.
//!
//! ```text
//! cargo run --example evaluate -- RULEBOOK WHAT FACTS [OPTIONS]
//! cargo run --example evaluate -- RULEBOOK columns [WHAT] [--format text|markdown|csv]
//! cargo run --example evaluate -- RULEBOOK list
//! cargo run --example evaluate -- --help
//! ```
//!
//! RULEBOOK is a bundled id or a path, that of an overlay too. WHAT is a scheme (`five-star`),
//! a rule (`posts/coverage`), or the rules about a subject (`rules:member`): of one sheet every
//! finding is shown, of a table who meets each rule, or whom it is there to find. FACTS is a
//! file of facts (`.toml`, `.json`) or a table (`.csv`, whose columns are named by ids or
//! labels; it needs `--period`, a column 名称 says what each is called, and `--carry` names
//! columns that are no facts). Of a table whose rows are scored, an overview comes first.
//! With `--organizations` each row has what a table of organizations says of its subject too;
//! FACTS may be that same table. What holds for every row, as what a county has decided, joins
//! with `--with`: a file of facts, or a table of one row. What comes from other schemes joins
//! with `--link`: each of them is judged first, in this order, and taken over where the
//! rulebook says so. In both places `five-star` is, row by row, the scheme of its kind.
//!
//! ```text
//! cargo run --example evaluate -- building-year-2012 grading \
//!     examples/data/county/grading/villages-2019.csv --period 2019-01-01..2020-01-01 \
//!     --organizations examples/data/county/organizations.csv --link five-star
//! cargo run --example evaluate -- rectification-2005 rules:village \
//!     examples/data/county/rectification/survey-2018.csv --period 2018-01-01..2019-01-01 \
//!     --with examples/data/county/rectification/county-2019.csv --link criteria
//! ```
//!
//! `columns` tells which columns a table needs for WHAT, or for all of the rulebook: what each
//! is called, what may stand in it, and who states it; as `csv`, the header of an empty table.
//! `list` tells every id of a rulebook that somebody may have to write.
//!
//! On bad input every problem is printed, in the script that is asked for, and the exit status
//! is 1.

#![expect(clippy::print_stderr, reason = "an example says what is wrong")]
#![expect(clippy::disallowed_methods, reason = "an example reads files")]

#[path = "evaluate/answer.rs"]
mod answer;
#[path = "evaluate/linked.rs"]
mod linked;
#[path = "evaluate/rows.rs"]
mod rows;
#[path = "evaluate/usage.rs"]
mod usage;

use std::io::Write as _;
use std::process::ExitCode;

use grassroots::facts::SheetState;
use grassroots::vocabulary::{Period, Script};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        return print(&usage::help(script(&arguments)));
    }
    match Request::from(&arguments).and_then(|request| request.answer()) {
        Ok(answer) => print(&answer),
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whoever reads may stop reading.
fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout();
    match out.write_all(text.trim_end().as_bytes()).and_then(|()| out.write_all(b"\n")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The script that is asked for, wherever it stands.
fn script(arguments: &[String]) -> Script {
    let mut pairs = arguments.iter().zip(arguments.iter().skip(1));
    let asked = pairs.rfind(|(option, _)| *option == "--script");
    match asked.map(|(_, value)| value.as_str()) {
        Some("hant") => Script::Hant,
        Some("en") => Script::En,
        _ => Script::Hans,
    }
}

/// What is asked on the command line.
pub(crate) struct Request {
    rulebook: String,
    what: String,
    facts: String,
    format: String,
    script: Script,
    period: Option<Period>,
    sheet: Option<SheetState>,
    carried: Vec<String>,
    with: Option<String>,
    linked: Vec<String>,
    organizations: Option<String>,
}

impl Request {
    fn from(arguments: &[String]) -> Result<Request, Failure> {
        let script = script(arguments);
        let mut named: Vec<&str> = Vec::new();
        let mut request = Request {
            rulebook: String::new(),
            what: String::new(),
            facts: String::new(),
            format: "text".to_owned(),
            script,
            period: None,
            sheet: None,
            carried: Vec::new(),
            with: None,
            linked: Vec::new(),
            organizations: None,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if argument.starts_with("--") {
                let value =
                    rest.next().ok_or_else(|| usage::no_value(argument, script))?;
                request.option(argument, value)?;
            } else {
                named.push(argument);
            }
        }
        let (rulebook, what, facts) = match named.as_slice() {
            [rulebook, what @ ("columns" | "list")] => (rulebook, *what, ""),
            [rulebook, "columns", what] => (rulebook, *what, "columns"),
            [rulebook, what, facts] => (rulebook, *what, *facts),
            _ => return Err(usage::usage(script).into()),
        };
        let is_columns = what == "columns" || facts == "columns";
        let is_fit = match request.format.as_str() {
            "csv" => is_columns,
            "json" => !is_columns && !facts.is_empty(),
            _ => true,
        };
        if !is_fit {
            return Err(usage::usage(script).into());
        }
        (*rulebook).clone_into(&mut request.rulebook);
        what.clone_into(&mut request.what);
        facts.clone_into(&mut request.facts);
        Ok(request)
    }

    fn option(&mut self, name: &str, value: &str) -> Result<(), Failure> {
        match (name, value) {
            ("--format", "text" | "markdown" | "json" | "csv") => {
                value.clone_into(&mut self.format);
            }
            // Read before anything else.
            ("--script", "hans" | "hant" | "en") => {}
            ("--sheet", "open") => self.sheet = Some(SheetState::Open),
            ("--sheet", "closed") => self.sheet = Some(SheetState::Closed),
            ("--carry", columns) => self.carried = listed(columns),
            ("--link", schemes) => self.linked = listed(schemes),
            ("--with", file) => self.with = Some(file.to_owned()),
            ("--organizations", table) => self.organizations = Some(table.to_owned()),
            ("--period", days) => {
                let wrong = || usage::no_period(days, self.script);
                self.period = Some(period(days).ok_or_else(wrong)?);
            }
            _ => return Err(usage::unknown(name, value, self.script).into()),
        }
        Ok(())
    }
}

fn period(days: &str) -> Option<Period> {
    let (from, until) = days.split_once("..")?;
    let until = if until.is_empty() { None } else { Some(until.parse().ok()?) };
    Period::new(from.parse().ok()?, until).ok()
}

fn listed(texts: &str) -> Vec<String> {
    texts.split([',', '，', '、']).map(|text| text.trim().to_owned()).collect()
}
