//! 边界用例 — cases at the edges of a rulebook, for a person to look at.
//!
//! What comes out stands under `[pending]`, and a pending case fails until somebody has
//! written what must come out, or accepted it by name.

mod accept;
mod axes;
mod cohorts;
mod consequences;
mod elements;
mod in_force;
mod links;
mod not_made;
mod procedures;
mod search;
mod stated;
mod totals;
mod write;

pub use accept::NotAccepted;
pub use not_made::{NotMade, WhyNotMade};

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::casebook::coverage::matters;
use crate::rulebook::Rulebook;
use elements::{Element, elements};
use search::Edges;
use stated::Stated;
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
    let mut add = |cases: Vec<(String, String)>| {
        for (path, text) in cases {
            files.entry(path).or_insert(text);
        }
    };
    add(in_force::cases(rulebook, name));
    if let Some(nothing) = Stated::nothing(rulebook) {
        let found: Vec<(Element, Edges)> = elements(rulebook)
            .into_iter()
            .map(|element| {
                let edges = element.edges(rulebook, &nothing);
                (element, edges)
            })
            .collect();
        for (element, edges) in found.iter().filter(|(one, _)| matters(rulebook, &one.at))
        {
            let cases = edges.cases.iter();
            add(cases
                .filter_map(|(told, one)| case(rulebook, name, (element, told), one))
                .collect());
        }
        let mut all_filled = Vec::new();
        for scheme in rulebook.schemes() {
            let (cases, filled) = totals::cases(rulebook, name, scheme, &found);
            add(cases);
            if let Some(filled) = filled {
                add(cohorts::cases(rulebook, name, scheme, &filled));
                all_filled.push(filled);
            }
        }
        let (found, filled) = (&found, &all_filled);
        add(links::Links { rulebook, name, found, filled }.cases());
    }
    add(procedures::cases(rulebook, name));
    add(consequences::cases(rulebook, name));
    let files = files.into_iter().map(|(path, text)| CaseFile { path, text });
    let files: Vec<CaseFile> = files.collect();
    let not_made = not_made::of(rulebook, name, &files);
    Boundaries { files, not_made }
}

/// One case, with what comes out as pending.
fn case(
    rulebook: &Rulebook,
    name: &str,
    (element, told): (&Element, &str),
    stated: &Stated,
) -> Option<(String, String)> {
    let sentence = format!("{} where {}", element.words(), told.replace('_', " "));
    let path = format!("{}/{told}.toml", element.folder());
    let written = Written::at(path, name, &sentence);
    let written = written.scheme(element.scheme()).when(stated.period, stated.state);
    let pending = element.expectation(rulebook, stated)?;
    Some(written.about(stated).facts(stated).pending(vec![pending]))
}

/// A table of a draft, where it has one there.
fn tables<'v>(tree: &'v Table, key: &str) -> impl Iterator<Item = &'v Value> {
    tree.get(key).and_then(Value::as_array).into_iter().flatten()
}
