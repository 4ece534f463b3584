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

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::casebook::Suite;

/// The deepest folder below the cases.
const DEEPEST: usize = 16;

/// Runs every case below `folder`, a path relative to `root`, with the arguments of the
/// command line.
#[must_use]
pub fn run(root: &str, folder: &str) -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = trials(Path::new(root), folder);
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// One trial for each case, and one for the folder itself if there is nothing in it.
fn trials(root: &Path, folder: &str) -> Vec<Trial> {
    let suite = match suite(root, folder) {
        Ok(suite) => Arc::new(suite),
        Err(error) => {
            let message = format!("{folder}: {error}");
            return vec![Trial::test(folder, move || Err(Failed::from(message)))];
        }
    };
    let prefix = format!("{}/", folder.trim_end_matches('/'));
    let trials: Vec<Trial> = suite
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
    trials
}

/// The cases below `folder`, a path relative to `root`, with the files that they name; for
/// [`Suite::untested`] and other questions about all of them.
///
/// # Errors
/// A folder or a file in it that cannot be read.
pub fn suite(root: impl AsRef<Path>, folder: &str) -> std::io::Result<Suite> {
    let root = root.as_ref();
    let mut suite = Suite::default();
    for path in toml_files(&root.join(folder), DEEPEST)? {
        let text = read(&path)?;
        let shown =
            path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        suite.add(&shown, &text);
    }
    for path in suite.lacks() {
        // A file that is not there is a matter of the case that names it.
        if let Ok(text) = read(&root.join(&path)) {
            suite.add(&path, &text);
        }
    }
    Ok(suite)
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
