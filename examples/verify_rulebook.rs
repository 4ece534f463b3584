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

/// So many cases that do not hold are told with their first line.
const MOST_TOLD: usize = 20;

const USAGE: &str = "usage: verify_rulebook [RULEBOOK FOLDER] [--script hans|hant|en] \
                     [--format text|markdown] [--at-least SHARE]\n       \
                     verify_rulebook RULEBOOK --boundaries FOLDER [--script …]\n       \
                     verify_rulebook --accept CASE --by NAME --ground TEXT";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|one| one == "--help" || one == "-h") {
        return match writeln!(stdout(), "{USAGE}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
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

impl What {
    /// What the names and options ask for together.
    fn of(
        named: &[String],
        boundaries: Option<String>,
        accepted: (Option<String>, Option<String>, Option<String>),
    ) -> Result<What, Failure> {
        let told = match (named, boundaries, accepted) {
            ([], None, (None, None, None)) => return Ok(What::Verify(None)),
            ([rulebook, folder], None, (None, None, None)) => {
                return Ok(What::Verify(Some((rulebook.clone(), folder.clone()))));
            }
            ([rulebook], Some(folder), (None, None, None)) => {
                return Ok(What::Boundaries(rulebook.clone(), folder));
            }
            ([], None, (Some(case), Some(by), Some(ground))) => {
                return Ok(What::Accept(case, by, ground));
            }
            ([rulebook], None, (None, None, None)) => {
                format!("{rulebook}: name the folder with its cases behind it as well")
            }
            (_, None, (Some(_), None, _) | (Some(_), _, None)) => {
                "--accept: say --by whom and on what --ground".to_owned()
            }
            (_, _, (None, Some(_), _) | (None, _, Some(_))) => {
                "--by and --ground belong to --accept".to_owned()
            }
            (_, Some(_), (None, None, None)) => {
                "--boundaries FOLDER: name one RULEBOOK before it, and nothing else"
                    .to_owned()
            }
            _ => "this is too much at once".to_owned(),
        };
        Err(format!("{told}\n{USAGE}").into())
    }
}

/// An option without what belongs to it.
fn lacks(option: &str) -> Failure {
    format!("{option}: something must stand behind it\n{USAGE}").into()
}

/// A word behind an option that is none of those that may stand there.
fn wrong(option: &str, found: &str, known: &str) -> Failure {
    format!("{option} {found}: write {known}").into()
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
            let mut value = || rest.next().ok_or_else(|| lacks(argument));
            match argument.as_str() {
                "--script" => {
                    request.script = match value()?.as_str() {
                        "hans" => Script::Hans,
                        "hant" => Script::Hant,
                        "en" => Script::En,
                        found => return Err(wrong(argument, found, "hans, hant or en")),
                    };
                }
                "--format" => {
                    request.format = match value()?.as_str() {
                        "text" => Format::Text,
                        "markdown" => Format::Markdown,
                        found => return Err(wrong(argument, found, "text or markdown")),
                    };
                }
                "--at-least" => request.at_least = share(value()?)?,
                "--boundaries" => boundaries = Some(value()?.clone()),
                "--accept" => accept = Some(value()?.clone()),
                "--by" => by = Some(value()?.clone()),
                "--ground" => ground = Some(value()?.clone()),
                option if option.starts_with("--") => {
                    return Err(format!("there is no option {option}\n{USAGE}").into());
                }
                name => named.push(name.to_owned()),
            }
        }
        request.what = What::of(&named, boundaries, (accept, by, ground))?;
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
                cases::accept(case, (by, ground), self.script)?;
                return Ok(true);
            }
        };
        let (rulebook, folder) = cases::seen_alike(rulebook, folder)?;
        let suite = suite(".", &folder)?;
        let strays = self.script.of(
            "不是用例，也没有用例提到",
            "不是用例，也沒有用例提到",
            "no case, and no case names it",
        );
        for path in suite.strays() {
            writeln!(stdout(), "{strays}: {path}")?;
        }
        let rulebook = rulebook.as_str();
        let coverage = suite.coverage(rulebook);
        let coverage = coverage.map_err(|why| cases::refused(&why, &suite, rulebook))?;
        let coverage = coverage.report(self.script);
        writeln!(stdout(), "{}", coverage.render(self.format))?;
        let mutation = suite.mutants(rulebook, &mut tell)?;
        let report = mutation.report(self.script);
        writeln!(stdout(), "{}", report.render(self.format))?;
        for path in mutation.broken.iter().take(MOST_TOLD) {
            let report = suite.run_one(path).report();
            writeln!(stdout(), "{}", report.lines().next().unwrap_or(path))?;
        }
        self.tell_demand(&mutation)?;
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
        let score = percent(mutation.score(), self.script);
        let share = percent(coverage.share(), self.script);
        let (cases, all) = (mutation.cases, mutation.mutants.len());
        let left = mutation.survivors().count();
        let line = match self.script {
            Script::Hans => format!(
                "{rulebook}：变异得分 {score}，覆盖率 {share}（用例 {cases} 个，小改动 {all} 处，没有守住 {left} 处）"
            ),
            Script::Hant => format!(
                "{rulebook}：變異得分 {score}，覆蓋率 {share}（用例 {cases} 個，小改動 {all} 處，沒有守住 {left} 處）"
            ),
            Script::En => format!(
                "{rulebook}: mutation score {score}, coverage {share} (cases: {cases}, small changes: {all}, left: {left})"
            ),
        };
        writeln!(stdout(), "{line}")?;
        let broken = self.script.of("不成立", "不成立", "does not hold");
        for path in &mutation.broken {
            writeln!(stdout(), "  {broken}: {path}")?;
        }
        self.tell_demand(&mutation)?;
        Ok(self.is_enough(&mutation))
    }

    /// Says that a score is below what is demanded.
    fn tell_demand(&self, mutation: &Mutation) -> Result<(), Failure> {
        if mutation.score().is_none_or(|score| score >= self.at_least) {
            return Ok(());
        }
        let found = percent(mutation.score(), self.script);
        let demanded = percent(Some(self.at_least), self.script);
        let line = match self.script {
            Script::Hans => format!("变异得分 {found}，要求 {demanded}"),
            Script::Hant => format!("變異得分 {found}，要求 {demanded}"),
            Script::En => {
                format!("the mutation score is {found}, and {demanded} are demanded")
            }
        };
        Ok(writeln!(stdout(), "{line}")?)
    }

    fn is_enough(&self, mutation: &Mutation) -> bool {
        mutation.broken.is_empty()
            && mutation.score().is_none_or(|score| score >= self.at_least)
    }
}

/// A share between nothing and all.
fn share(word: &str) -> Result<Exact, Failure> {
    let share = word.parse::<Ratio>().ok().map(Exact::from);
    let share = share.filter(|share| Exact::ZERO <= *share && *share <= Exact::ONE);
    share.ok_or_else(|| wrong("--at-least", word, "a share of all like 95%, or 0.95"))
}

/// A line on a long run, now and then.
fn tell(progress: &Progress) {
    const NOW_AND_THEN: usize = 500;
    if progress.done.is_multiple_of(NOW_AND_THEN) {
        eprintln!("{} of {}: {}", progress.done, progress.of, progress.at);
    }
}
