//! A floor imports only floors below it; files stay small enough to read.

#![expect(clippy::disallowed_methods, reason = "the test reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every room with its floor, as the guide's chapter on architecture draws them.
const FLOORS: &[(&str, u8)] = &[
    ("vocabulary", 0),
    ("explain", 1),
    ("facts", 2),
    ("criteria", 3),
    ("organization", 3),
    ("member", 4),
    ("scoring", 4),
    ("procedure", 4),
    ("rule", 4),
    ("consequence", 4),
    ("posts", 5),
    ("rectification", 5),
    ("stationing", 5),
    ("secretary", 5),
    ("grading", 5),
    ("rulebook", 6),
    ("batch", 7),
    ("analysis", 7),
    ("casebook", 8),
    ("harness", 9),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// The rooms that a line names: every `crate::room`, not only in `use` lines.
fn named(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

#[test]
fn no_arrow_points_up() {
    let mut wrong = Vec::new();
    for path in sources(&root()) {
        let shown =
            path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        let room = shown.split(['/', '.']).next().unwrap();
        let Some(own) = floor(room) else { continue };
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            for other in named(line).into_iter().filter(|other| *other != room) {
                let is_below = floor(other).is_some_and(|floor| floor < own);
                if !is_below {
                    wrong.push(format!("src/{shown}:{}: {room} → {other}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that point up:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_has_a_floor() {
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().replace(".rs", "");
        let is_known =
            ["lib", "guide"].contains(&name.as_str()) || floor(&name).is_some();
        assert!(is_known, "`{name}` has no floor");
    }
}

#[test]
fn files_are_short_enough_to_read() {
    for path in sources(&root()) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 700, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_file_speaks_of_floats_or_clocks() {
    for path in sources(&root()) {
        let shown = path.to_string_lossy().into_owned();
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let words = [
                "HashMap",
                "HashSet",
                "SystemTime",
                "Instant::",
                "Utc::now",
                "Local::now",
            ];
            for word in words {
                assert!(!code.contains(word), "{shown}:{}: {word}", number + 1);
            }
        }
    }
}
