//! Cases at the edges: made as files that nobody vouches for yet, and accepted one by one.

use std::fs;
use std::io::{Write as _, stdout};
use std::path::Path;

use grassroots::casebook::Suite;
use grassroots::explain::Wording as _;
use grassroots::rulebook::{bundled, open};
use grassroots::vocabulary::Script;

use crate::Failure;

/// Writes the boundary cases of a rulebook below a folder, leaves alone what is there, and
/// says what was written and what could not be made.
pub(crate) fn write(rulebook: &str, folder: &str, script: Script) -> Result<(), Failure> {
    let read = open(rulebook, &mut |path: &str| fs::read_to_string(path).ok())?;
    let made = Suite::boundaries(&read, &seen_from(folder, rulebook)?);
    let (mut written, mut kept) = (0_usize, 0_usize);
    for file in &made.files {
        let path = Path::new(folder).join(&file.path);
        if path.exists() {
            kept = kept.saturating_add(1);
            continue;
        }
        if let Some(above) = path.parent() {
            fs::create_dir_all(above)?;
        }
        fs::write(&path, &file.text)?;
        writeln!(stdout(), "{}", path.display())?;
        written = written.saturating_add(1);
    }
    for one in &made.not_made {
        writeln!(stdout(), "{}", one.words(script))?;
    }
    let lacking = made.not_made.len();
    writeln!(
        stdout(),
        "{written} cases written, {kept} were there already and are as they were, \
         {lacking} things have no case"
    )?;
    writeln!(
        stdout(),
        "They are pending: each fails until it has `[expect]`, or is accepted."
    )?;
    Ok(())
}

/// Writes what is pending in a case as what it expects, in the name of a person.
pub(crate) fn accept(case: &str, by: &str, ground: &str) -> Result<(), Failure> {
    let suite = with_its_files(case)?;
    let accepted = suite.accept(case, by, ground)?;
    fs::write(case, accepted)?;
    writeln!(stdout(), "{case}: accepted by {by}")?;
    Ok(())
}

/// A suite of one case, and of the files that it names.
fn with_its_files(case: &str) -> Result<Suite, Failure> {
    let text = fs::read_to_string(case).map_err(|error| format!("{case}: {error}"))?;
    let mut suite = Suite::new([(case, text)]);
    loop {
        let lacks = suite.lacks();
        let found =
            lacks.iter().filter_map(|path| Some((path, fs::read_to_string(path).ok()?)));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            return Ok(suite);
        }
        for (path, text) in found {
            suite.add(path, &text);
        }
    }
}

/// The name of a rulebook as a case in a folder gives it.
fn seen_from(folder: &str, rulebook: &str) -> Result<String, Failure> {
    if bundled::ALL.iter().any(|(id, _)| *id == rulebook) {
        return Ok(rulebook.to_owned());
    }
    let is_plain = |path: &str| {
        let path = Path::new(path);
        path.is_relative() && !path.components().any(|one| one.as_os_str() == "..")
    };
    if !is_plain(folder) || !is_plain(rulebook) {
        let asked = "name rulebook and folder by paths below the folder in which you are";
        return Err(asked.into());
    }
    let names = |path: &str| -> Vec<String> {
        let parts = Path::new(path).components();
        let parts = parts.map(|one| one.as_os_str().to_string_lossy().into_owned());
        parts.filter(|one| one != ".").collect()
    };
    let up = names(folder).iter().map(|_| "../").collect::<String>();
    Ok(format!("{up}{}", names(rulebook).join("/")))
}
