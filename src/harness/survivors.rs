//! 存活清单 — a list of the mutants that no case kills, each with its reason, and the test that
//! what is left is what the list says.
//!
//! ```toml
//! schema   = "survivors/1"
//! at_least = "95%"
//!
//! [[rulebook]]
//! of = "posts-2006"              # a bundled one, or a path seen from this list
//!
//! [[rulebook.left]]
//! why  = "a village has no more than three, so that the fifth is never asked for"
//! what = ["that “Posts of a village” (scheme[village].item[posts].measure.award.cap) is 5 and not 6"]
//! ```

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use libtest_mimic::{Failed, Trial};
use serde::Deserialize;

use super::Whole;
use super::demand::share;
use super::files::read;
use crate::casebook::{Mutation, Progress, percent};
use crate::explain::Wording as _;
use crate::rulebook::{beside, is_path};
use crate::vocabulary::{Exact, Script};

/// The variable that names the list, by its path from the root of the crate.
const VARIABLE: &str = "CASES_SURVIVORS";

/// How many changes are tried between two lines on how far it is.
const NOW_AND_THEN: usize = 500;

/// The list as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    schema: String,
    at_least: String,
    rulebook: Vec<Listed>,
}

/// What is left of one rulebook.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    of: String,
    #[serde(default)]
    left: Vec<Left>,
}

/// Mutants that no case kills, and why none can, or none needs to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Left {
    why: String,
    what: Vec<String>,
}

/// A test for each rulebook of the list, where the environment names one.
#[expect(clippy::disallowed_methods, reason = "the one module that looks around")]
pub(super) fn trials(root: &Path, whole: &Arc<Whole>) -> Vec<Trial> {
    let Ok(path) = std::env::var(VARIABLE) else { return Vec::new() };
    let (list, at_least) = match list(root, &path) {
        Ok(read) => read,
        Err(message) => {
            let message = format!("{VARIABLE}={path}: {message}");
            return vec![Trial::test("survivors", move || Err(message.into()))];
        }
    };
    let trial = |listed: Listed| {
        let whole = Arc::clone(whole);
        let name = format!("survivors of {}", listed.of);
        Trial::test(name, move || hold(&whole, &listed, at_least))
    };
    list.rulebook.into_iter().map(trial).collect()
}

/// The list at a path, and the score that it demands.
fn list(root: &Path, path: &str) -> Result<(List, Exact), String> {
    if path.trim().is_empty() {
        return Err("name the list by its path, such as tests/survivors.toml".to_owned());
    }
    let text = read(&root.join(path)).map_err(|error| error.to_string())?;
    let mut list: List = toml::from_str(&text).map_err(|error| error.to_string())?;
    if list.schema != "survivors/1" {
        return Err(format!(
            "schema: `{}` is not known; it is `survivors/1`",
            list.schema
        ));
    }
    for listed in &mut list.rulebook {
        if is_path(&listed.of) {
            listed.of = beside(path, &listed.of);
        }
    }
    let mut seen = BTreeSet::new();
    for listed in &list.rulebook {
        if !seen.insert(&listed.of) {
            return Err(format!("rulebook: `{}` is listed twice", listed.of));
        }
        let is_said = |left: &Left| !left.why.trim().is_empty() && !left.what.is_empty();
        if !listed.left.iter().all(is_said) {
            return Err(format!(
                "rulebook `{}`: `left` has a reason `why` and says `what` is left",
                listed.of
            ));
        }
    }
    let at_least = share(&list.at_least).map_err(|error| format!("at_least: {error}"))?;
    Ok((list, at_least))
}

/// Holds what is left of a rulebook against the list.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a test shows how it went")]
fn hold(whole: &Whole, listed: &Listed, at_least: Exact) -> Result<(), Failed> {
    whole.is_read()?;
    let (suite, rulebook) = (&whole.suite, &listed.of);
    let coverage = suite.coverage(rulebook)?;
    let untried = coverage.untried().filter(|one| one.at.as_str().contains("].veto["));
    let mut wrong = String::new();
    for one in untried {
        writeln!(wrong, "no case tries a veto: {} {}", one.at, one.trial)?;
    }
    let mutation = suite.mutants(rulebook, &mut |Progress { done, of, at }| {
        if done.is_multiple_of(NOW_AND_THEN) {
            eprintln!("{rulebook}: {done} of {of}: {at}");
        }
    })?;
    wrong.push_str(&differences(&mutation, listed)?);
    let score = percent(mutation.score(), Script::En);
    if mutation.score().is_some_and(|score| score < at_least) {
        let demanded = percent(Some(at_least), Script::En);
        writeln!(wrong, "the mutation score is {score}, and {demanded} are demanded")?;
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let (mutants, left) = (mutation.mutants.len(), mutation.survivors().count());
    println!(
        "{rulebook}: {score}, {} cases, {mutants} mutants, {left} left",
        mutation.cases
    );
    Ok(())
}

/// What is left and not listed, and what is listed and not left.
fn differences(mutation: &Mutation, listed: &Listed) -> Result<String, std::fmt::Error> {
    let found: BTreeSet<String> =
        mutation.survivors().map(|mutant| mutant.pins(Script::En)).collect();
    let named = || listed.left.iter().flat_map(|left| &left.what);
    let known: BTreeSet<&String> = named().collect();
    let mut wrong = String::new();
    for path in &mutation.broken {
        writeln!(wrong, "the case does not hold: {path}")?;
    }
    for mutant in mutation.survivors() {
        if !known.contains(&mutant.pins(Script::En)) {
            writeln!(wrong, "not listed: {}", mutant.words(Script::En))?;
        }
    }
    for what in known.iter().filter(|what| !found.contains(**what)) {
        writeln!(wrong, "listed, and not left: {what}")?;
    }
    if named().count() != known.len() {
        writeln!(wrong, "something is listed twice")?;
    }
    Ok(wrong)
}
