//! What the owner of a rulebook, a sheet or a table is told when something is wrong with it.
//!
//! `tests/broken/rulebooks` holds pairs: a refused `.toml`, and a `.txt` with the *full* list
//! of problems expected, one a line, as `Problems` displays them. `tests/broken/sheets` holds
//! the same for facts. Each expectation was written by hand, from what the owner should be
//! told, before it was run. There is no way to regenerate them, on purpose: where a message
//! changes, read the pair, ask whether the new line would help its owner, and write it.

use std::fs;
use std::path::{Path, PathBuf};

use grassroots::rulebook::Rulebook;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken").join(name)
}

/// The files of a folder with one of these endings, by name.
fn files(name: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder(name))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| {
            path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending))
        })
        .collect();
    files.sort();
    files
}

/// The lines of one that the other lacks, each with its sign.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), found.lines().collect());
    let mut text = String::new();
    for line in &old {
        if !new.contains(line) {
            text.push_str(&format!("  expected {line}\n"));
        }
    }
    for line in &new {
        if !old.contains(line) {
            text.push_str(&format!("  found    {line}\n"));
        }
    }
    if text.is_empty() {
        text = format!("  in another order, or repeated:\n{found}\n");
    }
    text
}

/// Compares every document of a folder with the list beside it, and tells of all mismatches.
fn compare(
    name: &str,
    endings: &[&str],
    refuse: impl Fn(&Path, &str) -> String,
) -> usize {
    let documents = files(name, endings);
    let mut mismatches = Vec::new();
    for path in &documents {
        let title = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("a document is text");
        let Ok(expected) = fs::read_to_string(path.with_extension("txt")) else {
            mismatches.push(format!("{title} has no .txt beside it\n"));
            continue;
        };
        let found = refuse(path, &text);
        if expected.trim_end() != found {
            mismatches
                .push(format!("{title}\n{}", difference(expected.trim_end(), &found)));
        }
    }
    for path in files(name, &["txt"]) {
        if !endings.iter().any(|ending| path.with_extension(ending).exists()) {
            mismatches.push(format!("{} belongs to no document\n", path.display()));
        }
    }
    assert!(
        mismatches.is_empty(),
        "{} of {} differ:\n\n{}",
        mismatches.len(),
        documents.len(),
        mismatches.join("\n")
    );
    documents.len()
}

fn refused_rulebook(text: &str) -> String {
    match Rulebook::read(text) {
        Ok(_) => "nothing: it was accepted".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn every_broken_rulebook_is_refused_with_all_its_problems() {
    let found = compare("rulebooks", &["toml"], |_, text| refused_rulebook(text));
    assert!(found >= 45, "{found} broken rulebooks");
}
