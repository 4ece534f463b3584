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
//! A file that cannot be read, and one that is neither a case nor named by one, is a test that
//! fails: nothing below the folder is left out without a word. Without a folder, or without a
//! case in it, the run fails whatever it is filtered by.
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
//! report, and fail where the share is below the one demanded, and where some file below the
//! folder cannot be read as a case: what is not read notices nothing.
//!
//! `CASES_SURVIVORS` is the path of a list of the mutants that may be left, each with its reason:
//! a test `survivors of RULEBOOK` for each rulebook of the list fails where another mutant is
//! left, where one of the list is not left any more, where no case tries a veto, and where the
//! mutation score is below the one that the list demands.
//!
//! ```text
//! CASES_SURVIVORS=tests/survivors.toml cargo test --release --test cases survivors
//! ```

mod demand;
mod files;
mod survivors;
#[cfg(test)]
mod tests;

use std::io::Result;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::casebook::Suite;
use demand::Question;
use files::Files;

/// Runs every case below `folder`, a path relative to `root`, with the arguments of the
/// command line.
#[must_use]
#[expect(clippy::print_stderr, reason = "a run says why there is none")]
pub fn run(root: &str, folder: &str) -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = folder.trim_end_matches('/');
    match trials(Path::new(root), folder, &arguments) {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// All that is asked of a folder, for the tests that ask about all cases together.
struct Whole {
    suite: Suite,
    /// What below the folder is no case that can be asked, each with the reason.
    left_out: Vec<(String, String)>,
}

impl Whole {
    /// What questions about all cases need: that all of them can be asked.
    fn is_read(&self) -> std::result::Result<(), Failed> {
        if self.left_out.is_empty() {
            return Ok(());
        }
        let lines = self.left_out.iter().map(|(path, why)| format!("{path}: {why}"));
        let lines: Vec<String> = lines.collect();
        Err(lines.join("\n").into())
    }
}

/// One trial for each case and for each file that is none, and what is asked of all together.
fn trials(
    root: &Path,
    folder: &str,
    arguments: &Arguments,
) -> std::result::Result<Vec<Trial>, String> {
    let files = files_for(root, folder, arguments).map_err(|error| format!("{error}"))?;
    let Files { suite, unreadable } = files;
    if suite.cases().next().is_none() && unreadable.is_empty() {
        return Err(format!(
            "{folder}: there is no case here: a case says `schema = \"case/1\"`"
        ));
    }
    let left_out = left_out(&suite, unreadable);
    let whole = Arc::new(Whole { suite, left_out });
    let name = |path: &str| {
        let path = path.strip_prefix(&format!("{folder}/")).unwrap_or(path);
        path.strip_suffix(".toml").unwrap_or(path).to_owned()
    };
    let cases = whole.suite.cases().map(|path| {
        let (whole, path) = (Arc::clone(&whole), path.to_owned());
        Trial::test(name(&path), move || {
            let result = whole.suite.run_one(&path);
            if result.holds() { Ok(()) } else { Err(result.report().into()) }
        })
    });
    let mut trials: Vec<Trial> = cases.collect();
    let is_case = |path: &str| whole.suite.cases().any(|case| case == path);
    for (path, why) in whole.left_out.iter().filter(|(path, _)| !is_case(path)) {
        let message = format!("{path}: {why}");
        trials.push(Trial::test(name(path), move || Err(message.into())));
    }
    for question in Question::ALL {
        trials.extend(question.trials(&whole));
    }
    trials.extend(survivors::trials(root, &whole));
    Ok(trials)
}

/// What cannot be asked of the files below the folder, and why.
fn left_out(suite: &Suite, unreadable: Vec<(String, String)>) -> Vec<(String, String)> {
    let told = |path: &str, why: &str| (path.to_owned(), why.to_owned());
    let strays = suite.strays().into_iter().map(|path| told(path, NO_CASE));
    let unread = suite.unread().into_iter().map(|path| told(path, UNREAD));
    let mut all: Vec<_> = unreadable.into_iter().chain(strays).chain(unread).collect();
    all.sort();
    all
}

const UNREAD: &str = "this case cannot be read: its own test says why";

const NO_CASE: &str = "this is no case, and no case names it: a case begins with \
     `schema = \"case/1\"`; what is kept here for something else stands elsewhere";

/// The cases that are asked for: a runner that gives each test a process of its own names one
/// case, and the others are not read for it; for a list, nothing beside the cases is read.
fn files_for(root: &Path, folder: &str, arguments: &Arguments) -> Result<Files> {
    let named = arguments.filter.as_deref().filter(|_| arguments.exact);
    let named = named.map(|name| root.join(folder).join(format!("{name}.toml")));
    if let Some(path) = named.filter(|path| path.is_file()) {
        return Ok(Files::one(root, &path).with_what_they_name(root));
    }
    Ok(Files::below(root, folder)?.with_what_they_name(root))
}

/// The cases below `folder`, a path relative to `root`, with the files that they name; for
/// [`Suite::untested`] and other questions about all of them.
///
/// # Errors
/// A folder that cannot be read, or files in it, each with its path.
pub fn suite(root: impl AsRef<Path>, folder: &str) -> Result<Suite> {
    let root = root.as_ref();
    Files::below(root, folder)?.with_what_they_name(root).whole()
}
