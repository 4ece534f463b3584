//! The files of a suite: the only place that reads any.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use crate::casebook::Suite;

/// Cases with the files that they name, and the files below their folder that cannot be read.
pub(super) struct Files {
    pub(super) suite: Suite,
    /// By their paths, each with the reason.
    pub(super) unreadable: Vec<(String, String)>,
}

impl Files {
    /// The cases below a folder, a path relative to `root`.
    pub(super) fn below(root: &Path, folder: &str) -> Result<Files> {
        let mut files = Files { suite: Suite::default(), unreadable: Vec::new() };
        let below = root.join(folder);
        let mut walk = Walk::default();
        walk.folder(&below).map_err(|error| told(folder, &error))?;
        for path in walk.files {
            files.read(root, &path);
        }
        Ok(files)
    }

    /// One file alone.
    pub(super) fn one(root: &Path, path: &Path) -> Files {
        let mut files = Files { suite: Suite::default(), unreadable: Vec::new() };
        files.read(root, path);
        files
    }

    fn read(&mut self, root: &Path, path: &Path) {
        let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
        let shown = shown.replace('\\', "/");
        match read(path) {
            Ok(text) => self.suite.add(&shown, &text),
            Err(error) => self.unreadable.push((shown, error.to_string())),
        }
    }

    /// The same with the files that the cases name.
    pub(super) fn with_what_they_name(mut self, root: &Path) -> Files {
        // What is read may name another file as its base.
        let mut is_more = true;
        while is_more {
            is_more = false;
            for path in self.suite.lacks() {
                // A file that is not there is a matter of the case that names it.
                if let Ok(text) = read(&root.join(&path)) {
                    self.suite.add(&path, &text);
                    is_more = true;
                }
            }
        }
        self
    }

    /// The suite, where every file could be read.
    pub(super) fn whole(self) -> Result<Suite> {
        if self.unreadable.is_empty() {
            return Ok(self.suite);
        }
        let lines =
            self.unreadable.iter().map(|(path, reason)| format!("{path}: {reason}"));
        let lines: Vec<String> = lines.collect();
        Err(Error::new(ErrorKind::InvalidData, lines.join("\n")))
    }
}

/// An error with the path that it is about.
fn told(path: &str, error: &Error) -> Error {
    Error::new(error.kind(), format!("{path}: {error}"))
}

/// A text of a file; one that is not UTF-8 is said to be none.
#[expect(clippy::disallowed_methods, reason = "the one module that reads files")]
pub(super) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => {
            Error::new(ErrorKind::InvalidData, "this is not UTF-8: save it as UTF-8")
        }
        _ => error,
    })
}

/// Every document below a folder, each folder once, however links lead to it.
#[derive(Default)]
struct Walk {
    seen: BTreeSet<PathBuf>,
    files: Vec<PathBuf>,
}

impl Walk {
    fn folder(&mut self, folder: &Path) -> Result<()> {
        if !self.seen.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let entries = fs::read_dir(folder)?.map(|entry| entry.map(|one| one.path()));
        let mut entries = entries.collect::<Result<Vec<PathBuf>>>()?;
        // Folders that are there themselves come before links to them.
        entries.sort_by_key(|path| (path.is_symlink(), path.clone()));
        for path in entries {
            if path.is_dir() {
                self.folder(&path)?;
            } else if path.extension().is_some_and(is_toml) {
                self.files.push(path);
            }
        }
        Ok(())
    }
}

fn is_toml(ending: &OsStr) -> bool {
    ending.eq_ignore_ascii_case("toml")
}
