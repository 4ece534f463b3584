//! Folders of cases as they come: saved in another encoding, with a slip in the first line,
//! linked to themselves.

use std::fs;
use std::path::Path;

use libtest_mimic::Arguments;
use tempfile::TempDir;

use super::{Whole, suite, trials};
use crate::harness::files::Files;

const CASE: &str = "schema = \"case/1\"\nname = \"a sound team\"\nrulebook = \"organization-2019\"\n\
    period = { from = \"2019-01-01\", until = \"2020-01-01\" }\nsheet = \"open\"\n\
    ground = { worked_out = \"nothing is stated\" }\n\n[expect]\n\
    rules = [{ at = \"organization/dues\", is = \"undetermined\" }]\n";

/// A crate whose cases are these files.
fn crate_of(files: &[(&str, &[u8])]) -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, bytes) in files {
        let path = root.path().join("tests/cases").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

fn names(root: &Path) -> Vec<String> {
    let trials = trials(root, "tests/cases", &Arguments::default()).unwrap();
    let mut names: Vec<String> =
        trials.iter().map(|trial| trial.name().to_owned()).collect();
    names.sort();
    names
}

/// What is said of the files that are no cases, each by its path.
fn left_out(root: &Path) -> Vec<String> {
    let files = Files::below(root, "tests/cases").unwrap();
    let left_out = super::left_out(&files.suite, files.unreadable);
    let whole = Whole { suite: files.suite, left_out };
    assert!(whole.is_read().is_err());
    whole.left_out.into_iter().map(|(path, why)| format!("{path}: {why}")).collect()
}

#[test]
fn a_file_in_another_encoding_is_a_test_of_its_own_and_questions_fail() {
    let root = crate_of(&[
        ("good.toml", CASE.as_bytes()),
        ("gbk.toml", b"name = \"\xd6\xd0\"\n"),
    ]);
    assert_eq!(names(root.path()), ["gbk", "good"]);
    let told = left_out(root.path());
    assert_eq!(told, ["tests/cases/gbk.toml: this is not UTF-8: save it as UTF-8"]);
    let error = suite(root.path(), "tests/cases").unwrap_err().to_string();
    assert_eq!(error, told[0]);
}

#[test]
fn a_score_is_demanded_of_all_cases_and_not_of_those_alone_that_hold() {
    let good = CASE.replace("organization/dues", "organization/elected");
    let wrong = good.replace("undetermined", "met");
    let root =
        crate_of(&[("good.toml", good.as_bytes()), ("wrong.toml", wrong.as_bytes())]);
    let suite = suite(root.path(), "tests/cases").unwrap();
    let whole = Whole { suite, left_out: Vec::new() };
    let hold = |demand| super::demand::mutants(&whole, "organization-2019", demand);
    let told = hold("0.01%").unwrap_err();
    assert!(told.starts_with("cases that do not hold: 1\n"), "{told}");
    assert_eq!(hold("en"), Ok(()));
}

#[test]
fn a_case_is_one_however_its_first_line_is_written() {
    let quotes = CASE.replace("schema = \"case/1\"", "schema = 'case/1'");
    let key = CASE.replace("schema =", "\"schema\" =");
    let mark = format!("\u{feff}{CASE}");
    let root = crate_of(&[
        ("quotes.toml", quotes.as_bytes()),
        ("key.toml", key.as_bytes()),
        ("mark.toml", mark.as_bytes()),
        ("upper.TOML", CASE.as_bytes()),
    ]);
    let suite = suite(root.path(), "tests/cases").unwrap();
    let results = suite.run();
    assert_eq!(results.len(), 4);
    for result in results {
        assert!(!result.report().contains("schema"), "{}", result.report());
    }
}

#[test]
fn what_is_no_case_is_told_and_never_left_out_in_silence() {
    let slip = CASE.replace("schema", "shcema");
    let other = CASE.replace("case/1", "cases/1");
    let none = CASE.replace("schema = \"case/1\"\n", "");
    let root = crate_of(&[
        ("good.toml", CASE.as_bytes()),
        ("deep/slip.toml", slip.as_bytes()),
        ("other.toml", other.as_bytes()),
        ("none.toml", none.as_bytes()),
        ("team.facts.toml", b"schema = \"facts/1\"\n"),
    ]);
    assert_eq!(names(root.path()), ["deep/slip", "good", "none", "other"]);
    let told = left_out(root.path());
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].starts_with("tests/cases/deep/slip.toml: this is no case"));
    assert!(told[1].starts_with("tests/cases/none.toml: this is no case"));
    assert!(told[2].starts_with("tests/cases/other.toml: this case cannot be read"));
}

#[test]
fn without_a_case_there_is_no_run_whatever_it_is_filtered_by() {
    let root = crate_of(&[]);
    let arguments =
        Arguments { filter: Some("mutants".to_owned()), ..Arguments::default() };
    let missing = trials(root.path(), "tests/cases", &arguments).err().unwrap();
    assert!(missing.starts_with("tests/cases: "), "{missing}");
    fs::create_dir_all(root.path().join("tests/cases")).unwrap();
    let empty = trials(root.path(), "tests/cases", &arguments).err().unwrap();
    assert!(empty.contains("there is no case here"), "{empty}");
}

#[cfg(unix)]
#[test]
fn folders_are_read_once_however_deep_and_however_they_are_linked() {
    let deep = format!("{}case.toml", "d/".repeat(20));
    let root = crate_of(&[(&deep, CASE.as_bytes())]);
    let cases = root.path().join("tests/cases");
    for name in ["a", "z"] {
        std::os::unix::fs::symlink(".", cases.join(name)).unwrap();
        std::os::unix::fs::symlink("../d", cases.join("d").join(name)).unwrap();
    }
    std::os::unix::fs::symlink("nowhere.toml", cases.join("gone.toml")).unwrap();
    let deep = deep.strip_suffix(".toml").unwrap();
    assert_eq!(names(root.path()), [deep, "gone"]);
}
