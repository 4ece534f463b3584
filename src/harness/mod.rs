//! 测试入口 — rule cases as tests of `cargo test`: the only module that reads files.
//!
//! A crate that owns rules adds a test target with `harness = false`:
//!
//! ```toml
//! [dev-dependencies]
//! grassroots = { version = "0.1", features = ["harness"] }
//!
//! [[test]]
//! name = "cases"
//! harness = false
//! ```
//!
//! and in `tests/cases.rs`:
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     grassroots::harness::run(env!("CARGO_MANIFEST_DIR"), "tests/cases")
//! }
//! ```
//!
//! Each case below the folder is then a test of its own, named by its path: it can be
//! listed and filtered, runs beside the others, and fails with file, line and the reasoning
//! of what is disputed. `cargo test` and `cargo nextest` both run it.
//!
//! # How good the cases are
//! Two variables of the environment add a test for each rulebook that the cases are about:
//! `CASES_COVERAGE` for what the cases try, `CASES_MUTANTS` for what they would notice. Their
//! value is the language of the report (`hans`, `hant` or `en`), a share that is demanded
//! (`95%`), or both (`95% hans`).
//!
//! ```text
//! CASES_COVERAGE=hans cargo test --test cases coverage -- --nocapture
//! CASES_MUTANTS=95%   cargo test --test cases mutants
//! CASES_MUTANTS=95%   cargo nextest run --test cases
//! ```
//!
//! Those tests are named `coverage of RULEBOOK` and `mutants of RULEBOOK`; they print their
//! report, and fail where the share is below the one demanded.
//!
//! `CASES_SURVIVORS` is the path of a list of the mutants that may be left, each with its reason:
//! a test `survivors of RULEBOOK` for each rulebook of the list fails where another mutant is
//! left, where one of the list is not left any more, where no case tries a veto, and where the
//! mutation score is below the one that the list demands.
//!
//! ```text
//! CASES_SURVIVORS=tests/survivors.toml cargo test --release --test cases survivors
//! ```

mod survivors;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::casebook::{Suite, percent};
use crate::explain::{Format, Report};
use crate::vocabulary::{Exact, Ratio, Script};

/// The deepest folder below the cases.
const DEEPEST: usize = 16;

/// Runs every case below `folder`, a path relative to `root`, with the arguments of the
/// command line.
#[must_use]
pub fn run(root: &str, folder: &str) -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = trials(Path::new(root), folder, &arguments);
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// One trial for each case, and one for the folder itself if there is nothing in it.
fn trials(root: &Path, folder: &str, arguments: &Arguments) -> Vec<Trial> {
    let suite = match suite_for(root, folder, arguments) {
        Ok(suite) => Arc::new(suite),
        Err(error) => {
            let message = format!("{folder}: {error}");
            return vec![Trial::test(folder, move || Err(Failed::from(message)))];
        }
    };
    let prefix = format!("{}/", folder.trim_end_matches('/'));
    let mut trials: Vec<Trial> = suite
        .cases()
        .map(|path| {
            let name = path.strip_prefix(&prefix).unwrap_or(path);
            let name = name.strip_suffix(".toml").unwrap_or(name).to_owned();
            let (suite, path) = (Arc::clone(&suite), path.to_owned());
            Trial::test(name, move || {
                let result = suite.run_one(&path);
                if result.holds() { Ok(()) } else { Err(result.report().into()) }
            })
        })
        .collect();
    if trials.is_empty() {
        let message =
            format!("{folder}: there is no case here: a case says `schema = \"case/1\"`");
        return vec![Trial::test(folder, move || Err(Failed::from(message)))];
    }
    for question in Question::ALL {
        trials.extend(question.trials(&suite));
    }
    trials.extend(survivors::trials(root, &suite));
    trials
}

/// The cases that are asked for: a runner that gives each test a process of its own names one
/// case, and the others are not read for it; for a list, nothing beside the cases is read.
fn suite_for(root: &Path, folder: &str, arguments: &Arguments) -> std::io::Result<Suite> {
    let named = arguments.filter.as_deref().filter(|_| arguments.exact);
    let named = named.map(|name| root.join(folder).join(format!("{name}.toml")));
    if let Some(path) = named.filter(|path| path.is_file()) {
        return Ok(with_what_they_name(root, cases(root, vec![path])?));
    }
    let all = cases(root, toml_files(&root.join(folder), DEEPEST)?)?;
    Ok(if arguments.list { all } else { with_what_they_name(root, all) })
}

/// 检验事项 — what is asked about the cases themselves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Question {
    Coverage,
    Mutants,
}

impl Question {
    const ALL: [Question; 2] = [Question::Coverage, Question::Mutants];

    const fn variable(self) -> &'static str {
        match self {
            Question::Coverage => "CASES_COVERAGE",
            Question::Mutants => "CASES_MUTANTS",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Question::Coverage => "coverage",
            Question::Mutants => "mutants",
        }
    }

    /// A test for each rulebook, where the environment asks for it.
    #[expect(clippy::disallowed_methods, reason = "the one module that looks around")]
    fn trials(self, suite: &Arc<Suite>) -> Vec<Trial> {
        let Ok(value) = std::env::var(self.variable()) else { return Vec::new() };
        let demand = match Demand::read(&value) {
            Ok(demand) => demand,
            Err(message) => {
                let message = format!("{}: {message}", self.variable());
                return vec![Trial::test(self.name(), move || Err(message.into()))];
            }
        };
        let trial = |rulebook: String| {
            let (suite, name) =
                (Arc::clone(suite), format!("{} of {rulebook}", self.name()));
            Trial::test(name, move || self.hold(&suite, &rulebook, demand))
        };
        suite.rulebooks().into_iter().map(trial).collect()
    }

    #[expect(clippy::print_stdout, reason = "a test shows what was asked for")]
    fn hold(self, suite: &Suite, rulebook: &str, demand: Demand) -> Result<(), Failed> {
        let (share, report): (Option<Exact>, Report) = match self {
            Question::Coverage => {
                let coverage = suite.coverage(rulebook)?;
                (coverage.share(), coverage.report(demand.script))
            }
            Question::Mutants => {
                let mutation = suite.mutants(rulebook, &mut |_| ())?;
                (mutation.score(), mutation.report(demand.script))
            }
        };
        let report = report.render(Format::Text);
        let is_enough = share.is_none_or(|share| share >= demand.at_least);
        if is_enough {
            println!("{report}");
            return Ok(());
        }
        let found = percent(share, Script::En);
        let demanded = percent(Some(demand.at_least), Script::En);
        Err(format!("{found}, and {demanded} are demanded\n{report}").into())
    }
}

/// What is demanded, and in which language it is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Demand {
    at_least: Exact,
    script: Script,
}

impl Demand {
    fn read(value: &str) -> Result<Demand, String> {
        let mut demand = Demand { at_least: Exact::ZERO, script: Script::En };
        for word in value.split_whitespace() {
            match word {
                "hans" => demand.script = Script::Hans,
                "hant" => demand.script = Script::Hant,
                "en" => demand.script = Script::En,
                share => match share.parse::<Ratio>() {
                    Ok(share) => demand.at_least = share.into(),
                    Err(_) => {
                        return Err(format!(
                            "`{share}` is neither a language (hans, hant, en) nor a share such as 95%"
                        ));
                    }
                },
            }
        }
        Ok(demand)
    }
}

/// The cases below `folder`, a path relative to `root`, with the files that they name; for
/// [`Suite::untested`] and other questions about all of them.
///
/// # Errors
/// A folder or a file in it that cannot be read.
pub fn suite(root: impl AsRef<Path>, folder: &str) -> std::io::Result<Suite> {
    let root = root.as_ref();
    let cases = cases(root, toml_files(&root.join(folder), DEEPEST)?)?;
    Ok(with_what_they_name(root, cases))
}

/// The files at some paths.
fn cases(root: &Path, paths: Vec<PathBuf>) -> std::io::Result<Suite> {
    let mut suite = Suite::default();
    for path in paths {
        let text = read(&path)?;
        let shown =
            path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        suite.add(&shown, &text);
    }
    Ok(suite)
}

/// Cases with the files that they name.
fn with_what_they_name(root: &Path, mut suite: Suite) -> Suite {
    // What is read may name another file as its base.
    let mut is_more = true;
    while is_more {
        is_more = false;
        for path in suite.lacks() {
            // A file that is not there is a matter of the case that names it.
            if let Ok(text) = read(&root.join(&path)) {
                suite.add(&path, &text);
                is_more = true;
            }
        }
    }
    suite
}

#[expect(clippy::disallowed_methods, reason = "the one module that reads files")]
fn read(path: &Path) -> std::io::Result<String> {
    fs::read_to_string(path)
}

fn toml_files(folder: &Path, depth: usize) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if let Some(deeper) = depth.checked_sub(1) {
                files.extend(toml_files(&path, deeper)?);
            }
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
