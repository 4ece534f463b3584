//! Judges one sheet, or a table of them, by any scheme or rule of any rulebook.
//!
//! ```text
//! cargo run --example evaluate -- RULEBOOK WHAT FACTS [--format text|markdown|json]
//!     [--script hans|hant|en] [--period 2019-01-01..2020-01-01] [--sheet open|closed]
//!     [--carry 乡镇,村] [--with FACTS] [--link SCHEME,SCHEME] [--organizations TABLE]
//! cargo run --example evaluate -- RULEBOOK columns [WHAT] [--format text|markdown|csv]
//! ```
//!
//! RULEBOOK is a bundled id or a path, that of an overlay too. WHAT is a scheme (`five-star`),
//! a rule (`posts/coverage`), or the rules about a subject (`rules:member`): of one sheet every
//! finding is shown, of a table who meets each rule and who does not. FACTS is a file of facts
//! (`.toml`, `.json`) or a table (`.csv`, whose columns are named by ids or labels; it needs
//! `--period`, and `--carry` for columns that are no facts). With `--organizations` each row
//! has what a table of organizations says of its subject too; FACTS may be that same table.
//! What holds for every row, as what a county has decided, joins with `--with`: a file of
//! facts, or a table of one row. What comes from other schemes joins with `--link`: each of
//! them is judged first, in this order, and taken over where the rulebook says so.
//!
//! ```text
//! cargo run --example evaluate -- building-year-2012 grading \
//!     examples/data/county/grading/villages-2019.csv --period 2019-01-01..2020-01-01 \
//!     --link five-star/village
//! cargo run --example evaluate -- rectification-2005 rules:village \
//!     examples/data/county/rectification/survey-2018.csv --period 2018-01-01..2019-01-01 \
//!     --with examples/data/county/rectification/county-2019.csv --link criteria
//! ```
//!
//! `columns` tells which columns a table needs for WHAT, or for all of the rulebook: what each
//! is called, what may stand in it, and who states it; as `csv`, the header of an empty table.
//!
//! On bad input every problem is printed, and the exit status is 1.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]
#![expect(clippy::disallowed_methods, reason = "an example reads files")]

use std::fs::read_to_string;
use std::path::Path;
use std::process::ExitCode;

use grassroots::explain::{Format, Report};
use grassroots::facts::table::{self, TablePlan, TableRow};
use grassroots::facts::{Sheet, SheetDraft, SheetState};
use grassroots::organization::{Tree, organizations};
use grassroots::rule::{Coverage, Finding, Rule, coverage, examine};
use grassroots::rulebook::{Asked, Rulebook, bundled, column_table, header, open};
use grassroots::scoring::{Outcome, Record, Scheme, judge, judge_together};
use grassroots::vocabulary::{Defect, Period, Problems, Script, Source};
use serde::Serialize;

type Failure = Box<dyn std::error::Error>;

const USAGE: &str = "usage: evaluate RULEBOOK WHAT FACTS [--format text|markdown|json] \
                     [--script hans|hant|en] [--period FROM..UNTIL] [--sheet open|closed] \
                     [--carry COLUMN,COLUMN] [--with FACTS] [--link SCHEME,SCHEME] \
                     [--organizations TABLE]\n       \
                     evaluate RULEBOOK columns [WHAT] [--format text|markdown|csv] \
                     [--script hans|hant|en]";

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
        let mut named: Vec<&str> = Vec::new();
        let mut request = Request {
            rulebook: String::new(),
            what: String::new(),
            facts: String::new(),
            format: "text".to_owned(),
            script: Script::Hans,
            period: None,
            sheet: None,
            carried: Vec::new(),
            with: None,
            linked: Vec::new(),
            organizations: None,
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
                ("--format", "text" | "markdown" | "json" | "csv") => {
                    request.format.clone_from(value);
                }
                ("--script", "hans") => request.script = Script::Hans,
                ("--script", "hant") => request.script = Script::Hant,
                ("--script", "en") => request.script = Script::En,
                ("--sheet", "open") => request.sheet = Some(SheetState::Open),
                ("--sheet", "closed") => request.sheet = Some(SheetState::Closed),
                ("--carry", columns) => request.carried = listed(columns),
                ("--link", schemes) => request.linked = listed(schemes),
                ("--with", _) => request.with = Some(value.clone()),
                ("--organizations", table) => {
                    request.organizations = Some(table.to_owned());
                }
                ("--period", days) => request.period = Some(period(days)?),
                _ => {
                    return Err(
                        format!("`{argument} {value}` is not known\n{USAGE}").into()
                    );
                }
            }
        }
        let (rulebook, what, facts) = match named.as_slice() {
            [rulebook, "columns"] => (rulebook, "", ""),
            [rulebook, "columns", what] => (rulebook, *what, ""),
            [rulebook, what, facts] => (rulebook, *what, *facts),
            _ => return Err(USAGE.into()),
        };
        let is_fit = match request.format.as_str() {
            "csv" => facts.is_empty(),
            "json" => !facts.is_empty(),
            _ => true,
        };
        if !is_fit {
            return Err(USAGE.into());
        }
        (*rulebook).clone_into(&mut request.rulebook);
        what.clone_into(&mut request.what);
        facts.clone_into(&mut request.facts);
        Ok(request)
    }

    fn answer(&self) -> Result<String, Failure> {
        let mut file = |path: &str| read_to_string(path).ok();
        let rulebook = open(&self.rulebook, &mut file).map_err(|error| {
            let ids: Vec<&str> = bundled::ALL.iter().map(|(id, _)| *id).collect();
            format!("{error}\nbundled rulebooks: {}", ids.join(", "))
        })?;
        for remark in rulebook.remarks() {
            eprintln!("{}: remark: {remark}", self.rulebook);
        }
        if self.facts.is_empty() {
            return self.columns(&rulebook);
        }
        let what = rulebook.asked(&self.what)?;
        let sheets = self.all_sheets(&rulebook)?;
        for sheet in &sheets {
            let day = sheet.period().from();
            if !rulebook.is_in_force(day) {
                return Err(
                    format!("`{}` is not in force on {day}", rulebook.id()).into()
                );
            }
        }
        match what {
            Asked::Scheme(scheme) => self.records(scheme, &sheets),
            Asked::Rules(rules) => self.findings(&rules, &sheets, rulebook.sources()),
            other => Err(format!("sheets cannot be asked for {other:?}").into()),
        }
    }

    /// The sheets with what joins them all, and with what comes from other schemes.
    fn all_sheets(&self, rulebook: &Rulebook) -> Result<Vec<Sheet>, Failure> {
        let told = |file: &str, failure: Failure| match failure.downcast() {
            Ok(problems) => in_file(file, &problems).into(),
            Err(other) => other,
        };
        let mut sheets = self
            .sheets(rulebook, &self.facts, &self.carried)
            .map_err(|it| told(&self.facts, it))?;
        if let Some(file) = &self.with {
            let read = self.sheets(rulebook, file, &[]).map_err(|it| told(file, it))?;
            let [shared] = read.as_slice() else {
                return Err(format!("{file}: one row joins every other").into());
            };
            let joined = sheets.iter().map(|sheet| sheet.joined(shared));
            sheets = joined.collect::<Result<_, _>>()?;
        }
        for id in &self.linked {
            let scheme = rulebook.scheme(id);
            let scheme = scheme.ok_or_else(|| format!("there is no scheme `{id}`"))?;
            let outcomes = self.judged(scheme, &sheets);
            let pairs = sheets.into_iter().zip(&outcomes);
            let linked = pairs.map(|(sheet, outcome)| rulebook.link(sheet, &[outcome]));
            sheets = linked.collect::<Result<_, _>>()?;
        }
        Ok(sheets)
    }

    /// The columns that a table needs.
    fn columns(&self, rulebook: &Rulebook) -> Result<String, Failure> {
        let asked = match self.what.as_str() {
            "" => None,
            what => Some(rulebook.asked(what)?),
        };
        let columns = rulebook.columns(asked.as_ref());
        if self.format == "csv" {
            let mut line = csv::Writer::from_writer(Vec::new());
            line.write_record(header(&columns, self.script))?;
            return Ok(String::from_utf8(line.into_inner()?)?);
        }
        let title = rulebook.title().in_script(self.script);
        let format = self.format().unwrap_or(Format::Text);
        Ok(column_table(title, &columns, self.script).render(format))
    }

    /// The rows of a table are judged together.
    fn judged(&self, scheme: &Scheme, sheets: &[Sheet]) -> Vec<Outcome> {
        if is_a(&self.facts, "csv") {
            judge_together(scheme, sheets)
        } else {
            sheets.iter().map(|sheet| judge(scheme, sheet)).collect()
        }
    }

    fn records(&self, scheme: &Scheme, sheets: &[Sheet]) -> Result<String, Failure> {
        let outcomes = self.judged(scheme, sheets);
        let records: Vec<Record> = outcomes.iter().map(Outcome::record).collect();
        match self.format() {
            Some(format) => Ok(records
                .iter()
                .map(|record| record.report(self.script).render(format))
                .collect::<Vec<_>>()
                .join("\n")),
            None => json(&records),
        }
    }

    /// Of one sheet what each rule finds, of a table whom each covers.
    fn findings(
        &self,
        rules: &[&Rule],
        sheets: &[Sheet],
        sources: &[Source],
    ) -> Result<String, Failure> {
        let mut report = Report::new(&self.what);
        if is_a(&self.facts, "csv") {
            let covered = rules.iter().map(|rule| coverage(rule, sheets));
            let covered: Vec<Coverage> = covered.collect::<Result<_, _>>()?;
            for one in &covered {
                one.add_to(&mut report, sources, self.script);
            }
            self.format().map_or_else(|| json(&covered), |it| Ok(report.render(it)))
        } else {
            let found = sheets
                .iter()
                .flat_map(|sheet| rules.iter().map(move |rule| examine(rule, sheet)));
            let found: Vec<Finding> = found.collect();
            for one in &found {
                one.add_to(&mut report, sources, self.script);
            }
            self.format().map_or_else(|| json(&found), |it| Ok(report.render(it)))
        }
    }

    /// `None` for JSON.
    fn format(&self) -> Option<Format> {
        match self.format.as_str() {
            "json" => None,
            "markdown" => Some(Format::Markdown),
            _ => Some(Format::Text),
        }
    }

    fn sheets(
        &self,
        rulebook: &Rulebook,
        path: &str,
        carried: &[String],
    ) -> Result<Vec<Sheet>, Failure> {
        let dictionary = rulebook.dictionary();
        let text = file(path)?;
        if is_a(path, "csv") {
            let period = self.period.ok_or("a table needs `--period FROM..UNTIL`")?;
            let carried: Vec<&str> = carried.iter().map(String::as_str).collect();
            let plan = TablePlan::new(period, self.sheet.unwrap_or(SheetState::Closed))
                .carrying(&carried);
            let (header, rows) = table_in(&text)?;
            let asked = self.organizations.as_ref().filter(|_| path == self.facts);
            let Some(path) = asked else {
                let rows = table::read(dictionary, &plan, &header, &rows)?;
                return Ok(rows.into_iter().map(|row| row.sheet).collect());
            };
            let tree = tree(path)?;
            let rows = if *path == self.facts {
                let ids = tree.iter().map(|one| [one.id.as_str()]);
                table::read(dictionary, &plan, [TablePlan::SUBJECT[0]], ids)?
            } else {
                table::read(dictionary, &plan, &header, &rows)?
            };
            let joined = |row: TableRow| -> Result<Sheet, Failure> {
                let nobody = || format!("{path}: there is no `{}`", row.subject);
                let facts = tree.get(&row.subject).ok_or_else(nobody)?.facts();
                Ok(row.sheet.with(facts)?)
            };
            return rows.into_iter().map(joined).collect();
        }
        let mut draft: SheetDraft = if is_a(path, "json") {
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
}

/// Header and rows of a table.
fn table_in(text: &str) -> Result<(csv::StringRecord, Vec<csv::StringRecord>), Failure> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    Ok((header, reader.records().collect::<Result<_, _>>()?))
}

/// The organizations that a table says.
fn tree(path: &str) -> Result<Tree, Failure> {
    let (header, rows) = table_in(&file(path)?)?;
    let tree = organizations(&header, &rows);
    Ok(tree.map_err(|problems| in_file(path, &problems))?)
}

/// One by itself, or a list.
fn json(all: &[impl Serialize]) -> Result<String, Failure> {
    match all {
        [one] => Ok(serde_json::to_string_pretty(one)?),
        all => Ok(serde_json::to_string_pretty(all)?),
    }
}

fn period(days: &str) -> Result<Period, Failure> {
    let wrong =
        || format!("`{days}` is not a period: write it like 2019-01-01..2020-01-01");
    let (from, until) = days.split_once("..").ok_or_else(wrong)?;
    let until = if until.is_empty() { None } else { Some(until.parse()?) };
    Ok(Period::new(from.parse()?, until)?)
}

fn listed(texts: &str) -> Vec<String> {
    texts.split(',').map(str::to_owned).collect()
}

fn is_a(path: &str, ending: &str) -> bool {
    let found = Path::new(path).extension();
    found.is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

fn file(path: &str) -> Result<String, String> {
    read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

/// Every problem on a line of its own, after the name of the file, and how columns that are
/// no facts are handed in.
fn in_file(file: &str, problems: &Problems) -> String {
    let lines = problems.iter().map(|problem| format!("{file}:{problem}"));
    let mut lines: Vec<String> = lines.collect();
    let columns: Vec<&str> = problems
        .iter()
        .filter_map(|problem| match &problem.defect {
            Defect::UnknownColumn { found, .. } => Some(found.as_str()),
            _ => None,
        })
        .collect();
    if !columns.is_empty() {
        let columns = columns.join(",");
        lines.push(format!(
            "columns that are no facts are carried along: `--carry {columns}`; `evaluate \
             RULEBOOK columns` tells which are"
        ));
    }
    lines.join("\n")
}
