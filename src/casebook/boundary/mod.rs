//! 边界用例 — cases at the edges of a rulebook, for a person to look at.
//!
//! What comes out stands under `[pending]`, and a pending case fails until somebody has
//! written what must come out, or accepted it by name.

mod accept;
mod axes;
mod career;
mod cohorts;
mod compared;
mod consequences;
mod elements;
mod in_force;
mod links;
mod not_made;
mod procedures;
mod removal;
mod search;
mod stated;
mod totals;
mod turning;
mod write;

pub use accept::NotAccepted;
pub use not_made::{NotMade, WhyNotMade};

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::casebook::coverage::matters;
use crate::rulebook::Rulebook;
use compared::Comparisons;
use elements::{Element, elements};
use search::Edges;
use stated::{Stated, plain};
use totals::Sheets;
use turning::Turning;
use write::Written;

/// 边界用例 — cases at the edges of a rulebook, and what none was made for.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Boundaries {
    /// The cases, by their paths.
    pub files: Vec<CaseFile>,
    /// What they do not try, and why no case was made for it.
    pub not_made: Vec<NotMade>,
}

/// 用例文件 — a case as a file that is not yet written.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CaseFile {
    /// Its path below the folder of the cases.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Cases at the edges of everything that a case can be about.
pub(super) fn boundaries(rulebook: &Rulebook, name: &str) -> Boundaries {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |cases: Vec<(String, String)>| put(&mut files, cases);
    add(in_force::cases(rulebook, name));
    let nothing = Stated::nothing(rulebook);
    let found = nothing.as_ref().map(|nothing| found(rulebook, nothing));
    let found = found.unwrap_or_default();
    for (element, edges) in found.iter().filter(|(one, _)| matters(rulebook, &one.at)) {
        let cases = edges.cases.iter();
        add(cases
            .filter_map(|(told, one)| case(rulebook, name, (element, told), one))
            .collect());
    }
    let schemes = rulebook.schemes().iter();
    let sheets: Vec<Sheets<'_>> = schemes
        .filter_map(|scheme| Sheets::of((rulebook, name), scheme, &found))
        .collect();
    for sheets in &sheets {
        add(totals::cases(sheets));
        add(cohorts::cases(rulebook, name, &sheets.best));
    }
    let compared: Vec<Comparisons<'_>> = (rulebook.schemes().iter())
        .filter_map(|scheme| Comparisons::of((rulebook, name), scheme, &found))
        .collect();
    for compared in &compared {
        add(compared.cases());
    }
    let (found, sheets, compared) = (&found, &sheets, &compared);
    add(links::Links { rulebook, name, found, sheets }.cases());
    add(procedures::cases(rulebook, name));
    add(consequences::cases(rulebook, name));
    add(removal::cases(rulebook, name));
    add(career::cases((rulebook, name), found));
    let (more, mut coverage) =
        Turning { rulebook, name, found, sheets, compared }.cases(&files);
    if !more.is_empty() {
        put(&mut files, more);
        coverage = not_made::coverage((rulebook, name), &files, &mut |_, _| ());
    }
    let not_made = not_made::of(rulebook, coverage);
    let files = files.into_iter().map(|(path, text)| CaseFile { path, text });
    Boundaries { files: files.collect(), not_made }
}

/// Everything that a case can be about by itself, with its edges.
fn found(rulebook: &Rulebook, nothing: &Stated) -> Vec<(Element, Edges)> {
    let with_edges = |element: Element| {
        let edges = element.edges(rulebook, nothing);
        (element, edges)
    };
    elements(rulebook).into_iter().map(with_edges).collect()
}

/// Puts the cases of one thing beside those of others. Of the same path within it the first
/// counts; where something else has cases at a path already, these go into a folder of their
/// own: ids may differ in what no file name tells, and an item and a veto may share one.
fn put(files: &mut BTreeMap<String, String>, cases: Vec<(String, String)>) {
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in cases {
        if files.get(&path) != Some(&text) {
            own.entry(path).or_insert(text);
        }
    }
    let mut folders: BTreeMap<String, String> = BTreeMap::new();
    for folder in own.keys().filter_map(|path| Some(path.rsplit_once('/')?.0)) {
        let is_taken = |place: &str| {
            own.keys().any(|path| {
                let name = path.rsplit_once('/').filter(|(own, _)| *own == folder);
                name.is_some_and(|(_, name)| {
                    files.contains_key(&format!("{place}/{name}"))
                })
            })
        };
        if !folders.contains_key(folder) {
            let others = (2_u32..).map(|nth| format!("{folder}_{nth}"));
            let mut all = std::iter::once(folder.to_owned()).chain(others);
            let free = all.find(|place| !is_taken(place)).unwrap_or_default();
            folders.insert(folder.to_owned(), free);
        }
    }
    for (path, text) in own {
        let moved = path
            .rsplit_once('/')
            .and_then(|(folder, name)| Some(format!("{}/{name}", folders.get(folder)?)));
        files.insert(moved.unwrap_or(path), text);
    }
}

/// One case, with what comes out as pending.
fn case(
    rulebook: &Rulebook,
    name: &str,
    (element, told): (&Element, &str),
    stated: &Stated,
) -> Option<(String, String)> {
    let sentence = format!("{} where {}", element.words(), said(rulebook, told));
    let path = format!("{}/{told}.toml", element.folder());
    case_of(rulebook, Written::at(path, name, &sentence), element, stated)
}

/// The same with its path and its sentence.
fn case_of(
    rulebook: &Rulebook,
    written: Written,
    element: &Element,
    stated: &Stated,
) -> Option<(String, String)> {
    let written = written.scheme(element.scheme()).when(stated.period, stated.state);
    let pending = element.expectation(rulebook, stated)?;
    Some(written.about(stated).facts(stated).pending(vec![pending]))
}

/// What a case states, as its sentence says it: the fact that is at its edge, and its value.
fn said(rulebook: &Rulebook, told: &str) -> String {
    let facts = rulebook.dictionary().facts().iter().map(|fact| fact.id().as_str());
    let named = facts.filter_map(|id| {
        let rest = told.strip_prefix(&plain(id))?.strip_prefix('_')?;
        Some((id, rest.replace('_', " ")))
    });
    match named.max_by_key(|(id, _)| id.len()) {
        Some((id, rest)) => format!("`{id}` is {rest}"),
        None => told.replace('_', " "),
    }
}

/// A table of a draft, where it has one there.
fn tables<'v>(tree: &'v Table, key: &str) -> impl Iterator<Item = &'v Value> {
    tree.get(key).and_then(Value::as_array).into_iter().flatten()
}
