use std::collections::{BTreeMap, BTreeSet};

use super::case::{Case, CaseOverlay};
use crate::rulebook::{base_beside, beside, is_path, schema_of, tidy};

/// 用例集 — cases with the files that they name: paths and texts, nothing else.
///
/// A file is a case if it says `schema = "case/1"`; others are rulebooks, overlays and facts
/// that cases name by paths relative to themselves.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    files: BTreeMap<String, String>,
}

impl Suite {
    /// A suite of files: path and text.
    #[must_use]
    pub fn new<P: Into<String>, T: Into<String>>(
        files: impl IntoIterator<Item = (P, T)>,
    ) -> Suite {
        let files =
            files.into_iter().map(|(path, text)| (tidy(&path.into()), text.into()));
        Suite { files: files.collect() }
    }

    /// Adds a file, or replaces it.
    pub fn add(&mut self, path: &str, text: &str) {
        self.files.insert(tidy(path), text.to_owned());
    }

    /// The paths of the cases, in order.
    pub fn cases(&self) -> impl Iterator<Item = &str> {
        let cases = self.files.iter().filter(|(_, text)| is_case(text));
        cases.map(|(path, _)| path.as_str())
    }

    /// 无法读取的用例 — the paths of the cases that cannot be read: what they expect is not
    /// known, nor what they are about.
    #[must_use]
    pub fn unread(&self) -> Vec<&str> {
        let is_unread =
            |path: &&str| self.text(path).is_some_and(|it| Case::read(it).is_err());
        self.cases().filter(is_unread).collect()
    }

    /// 无主文件 — the paths of the files that say of themselves neither that they are a case
    /// nor what else they are, and that no case names: a case with a slip in its first line.
    #[must_use]
    pub fn strays(&self) -> Vec<&str> {
        let known = ["case/", "rulebook/", "overlay/", "facts/"];
        let is_known = |text: &str| {
            schema_of(text)
                .is_some_and(|it| known.iter().any(|known| it.starts_with(known)))
        };
        let others =
            self.files.iter().filter(|(_, text)| !is_known(text) && !is_case(text));
        let others: Vec<&str> = others.map(|(path, _)| path.as_str()).collect();
        if others.is_empty() {
            return others;
        }
        let named: BTreeSet<String> = self.named().into_iter().collect();
        others.into_iter().filter(|path| !named.contains(*path)).collect()
    }

    /// The files that cases name.
    fn named(&self) -> Vec<String> {
        self.cases()
            .filter_map(|path| Some((path, Case::read(self.files.get(path)?).ok()?)))
            .flat_map(|(path, case)| {
                let rulebook = is_path(&case.rulebook).then_some(case.rulebook);
                let overlay = match case.overlay {
                    Some(CaseOverlay::File(name)) => Some(name),
                    Some(CaseOverlay::Inline(_)) | None => None,
                };
                let named = rulebook.into_iter().chain(overlay).chain(case.facts_from);
                named.map(|name| beside(path, &name)).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Files that cases name and that are not there: whoever has files adds them, and asks
    /// again, since an overlay may name another file as its base.
    #[must_use]
    pub fn lacks(&self) -> Vec<String> {
        let mut named = self.named();
        let (mut seen, mut lacking) = (BTreeSet::new(), Vec::new());
        while let Some(path) = named.pop() {
            if !seen.insert(path.clone()) {
                continue;
            }
            match self.files.get(&path) {
                Some(text) => named.extend(base_beside(&path, text)),
                None => lacking.push(path),
            }
        }
        lacking.sort();
        lacking
    }

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

/// Whether a file says that it is a case, of whatever form.
fn is_case(text: &str) -> bool {
    schema_of(text).is_some_and(|schema| schema.starts_with("case"))
}
