//! Verifies a rulebook with its cases: whether they hold, what they do not try, and which
//! small changes of the rulebook nobody would notice.
//!
//! ```text
//! cargo run --release --example verify_rulebook -- RULEBOOK FOLDER
//!     [--script hans|hant|en] [--format text|markdown] [--at-least 95%]
//! cargo run --release --example verify_rulebook -- RULEBOOK --boundaries FOLDER
//! cargo run --release --example verify_rulebook -- --accept CASE --by NAME --ground TEXT
//! ```
//!
//! RULEBOOK is a bundled id, or a path seen from here, as the cases in FOLDER name it; of an
//! overlay only what it changes is asked for.
//! Without arguments every bundled rulebook is held against the cases of this crate, one line
//! for each.
//! `--boundaries` writes cases at the edges of the rulebook into FOLDER, leaves files alone that
//! are there, and says what it could not make; they fail until a person has looked at them.
//! `--accept` writes what is pending in a case as what it expects, with name and ground.
//! The exit status is 1 where a case does not hold, or where the mutation score is
//! below what is demanded.

#![expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "an example says what is wrong, and reads files"
)]

#[path = "verify_rulebook/cases.rs"]
mod cases;

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use grassroots::casebook::{Mutation, Progress, Suite, percent};
use grassroots::explain::Format;
use grassroots::harness::suite;
use grassroots::rulebook::bundled;
use grassroots::vocabulary::{Exact, Ratio, Script};

type Failure = Box<dyn std::error::Error>;

const USAGE: &str = "usage: verify_rulebook [RULEBOOK FOLDER] [--script hans|hant|en] \
                     [--format text|markdown] [--at-least SHARE]\n       \
                     verify_rulebook RULEBOOK --boundaries FOLDER [--script …]\n       \
                     verify_rulebook --accept CASE --by NAME --ground TEXT";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Request::from(&arguments).and_then(|request| request.answer()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked on the command line.
struct Request {
    script: Script,
    format: Format,
    at_least: Exact,
    what: What,
}

/// What is to be done.
enum What {
    /// To verify with the cases of a folder; all bundled rulebooks, if none is named.
    Verify(Option<(String, String)>),
    /// To write cases at the edges of a rulebook into a folder.
    Boundaries(String, String),
    /// To take over what is pending in a case, in whose name, and on what ground.
    Accept(String, String, String),
}

impl Request {
    fn from(arguments: &[String]) -> Result<Request, Failure> {
        let mut request = Request {
            script: Script::En,
            format: Format::Text,
            at_least: Exact::ZERO,
            what: What::Verify(None),
        };
        let (mut rest, mut named) = (arguments.iter(), Vec::new());
        let (mut boundaries, mut accept, mut by, mut ground) = (None, None, None, None);
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().map(String::as_str).ok_or(USAGE);
            match argument.as_str() {
                "--script" => {
                    request.script = match value()? {
                        "hans" => Script::Hans,
                        "hant" => Script::Hant,
                        "en" => Script::En,
                        _ => return Err(USAGE.into()),
                    };
                }
                "--format" => {
                    request.format = match value()? {
                        "text" => Format::Text,
                        "markdown" => Format::Markdown,
                        _ => return Err(USAGE.into()),
                    };
                }
                "--at-least" => request.at_least = share(value()?)?,
                "--boundaries" => boundaries = Some(value()?.to_owned()),
                "--accept" => accept = Some(value()?.to_owned()),
                "--by" => by = Some(value()?.to_owned()),
                "--ground" => ground = Some(value()?.to_owned()),
                option if option.starts_with("--") => return Err(USAGE.into()),
                name => named.push(name.to_owned()),
            }
        }
        let mut named = named.into_iter();
        let named = (named.next(), named.next(), named.next());
        request.what = match (named, boundaries, (accept, by, ground)) {
            ((None, ..), None, (None, None, None)) => What::Verify(None),
            ((Some(rulebook), Some(folder), None), None, (None, None, None)) => {
                What::Verify(Some((rulebook, folder)))
            }
            ((Some(rulebook), None, None), Some(folder), (None, None, None)) => {
                What::Boundaries(rulebook, folder)
            }
            ((None, ..), None, (Some(case), Some(by), Some(ground))) => {
                What::Accept(case, by, ground)
            }
            _ => return Err(USAGE.into()),
        };
        Ok(request)
    }

    /// Verifies what is asked for; whether all is well.
    fn answer(&self) -> Result<bool, Failure> {
        let (rulebook, folder) = match &self.what {
            What::Verify(Some((rulebook, folder))) => (rulebook, folder),
            What::Verify(None) => return self.all_bundled(),
            What::Boundaries(rulebook, folder) => {
                cases::write(rulebook, folder, self.script)?;
                return Ok(true);
            }
            What::Accept(case, by, ground) => {
                cases::accept(case, by, ground)?;
                return Ok(true);
            }
        };
        let suite = suite(".", folder)?;
        for path in suite.strays() {
            writeln!(stdout(), "no case, and no case names it: {path}")?;
        }
        let coverage = suite.coverage(rulebook)?.report(self.script);
        writeln!(stdout(), "{}", coverage.render(self.format))?;
        let mutation = suite.mutants(rulebook, &mut tell)?;
        let report = mutation.report(self.script);
        writeln!(stdout(), "{}", report.render(self.format))?;
        Ok(self.is_enough(&mutation) && suite.strays().is_empty())
    }

    /// One line on each bundled rulebook; whether all is well.
    fn all_bundled(&self) -> Result<bool, Failure> {
        let suite = suite(env!("CARGO_MANIFEST_DIR"), "tests/cases")?;
        let mut is_well = true;
        for (id, _) in bundled::ALL {
            is_well &= self.line(&suite, id)?;
        }
        Ok(is_well)
    }

    /// One line on a rulebook; whether its cases hold and notice enough.
    fn line(&self, suite: &Suite, rulebook: &str) -> Result<bool, Failure> {
        let coverage = suite.coverage(rulebook)?;
        let mutation = suite.mutants(rulebook, &mut tell)?;
        writeln!(
            stdout(),
            "{rulebook}: mutation score {}, coverage {} ({} cases, {} mutants, {} left)",
            percent(mutation.score(), self.script),
            percent(coverage.share(), self.script),
            mutation.cases,
            mutation.mutants.len(),
            mutation.survivors().count(),
        )?;
        for path in &mutation.broken {
            writeln!(stdout(), "  does not hold: {path}")?;
        }
        Ok(self.is_enough(&mutation))
    }

    fn is_enough(&self, mutation: &Mutation) -> bool {
        mutation.broken.is_empty()
            && mutation.score().is_none_or(|score| score >= self.at_least)
    }
}

/// A share between nothing and all.
fn share(word: &str) -> Result<Exact, Failure> {
    let share: Exact = word.parse::<Ratio>()?.into();
    if Exact::ZERO <= share && share <= Exact::ONE {
        return Ok(share);
    }
    Err(format!("{word} is no share of all: write it like 95%, or 0.95").into())
}

/// A line on a long run, now and then.
fn tell(progress: &Progress) {
    const NOW_AND_THEN: usize = 500;
    if progress.done.is_multiple_of(NOW_AND_THEN) {
        eprintln!("{} of {}: {}", progress.done, progress.of, progress.at);
    }
}
