//! What comes of a suite: each case held, and what none of them has tried.

use std::collections::BTreeSet;

use super::case::{Case, rulebook_key};
use super::coverage::Untested;
use super::mismatch::{Mismatch, MismatchKind};
use super::run::{self, Shelf};
use super::suite::Suite;
use crate::rulebook::{Remark, tidy};
use crate::vocabulary::{Defect, FieldPath, Problem, Problems};

/// 用例结果 — whether a case holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CaseResult {
    /// The file.
    pub path: String,
    /// The sentence; the path, where the case could not be read.
    pub name: String,
    /// What does not hold.
    pub mismatches: Vec<Mismatch>,
}

impl CaseResult {
    /// Whether the case holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.mismatches.is_empty()
    }

    /// What does not hold, each line with file, line and column; empty when it holds.
    #[must_use]
    pub fn report(&self) -> String {
        let lines = self.mismatches.iter().map(|mismatch| {
            let colon = if mismatch.place.is_some() { ":" } else { ": " };
            format!("{}{colon}{mismatch}", self.path)
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Suite {
    /// Runs every case, in the order of their paths.
    #[must_use]
    pub fn run(&self) -> Vec<CaseResult> {
        let shelf = Shelf::default();
        self.cases().map(|path| self.run_one_with(&shelf, path)).collect()
    }

    /// 未测事项 — what no case has tried of the rulebooks that the cases name: steps to the
    /// grade that were never met, or always; grades that nobody has; transitions never made,
    /// deadlines never kept or never run out; links by which no fact was taken over;
    /// consequences never in force, never lifted or never held back.
    ///
    /// What a linked outcome tries counts, however deep it stands, and what its others try.
    /// Whether the cases hold makes no difference; a case whose facts are refused tries
    /// nothing.
    #[must_use]
    pub fn untested(&self) -> Vec<Untested> {
        let shelf = Shelf::default();
        for path in self.cases() {
            self.run_one_with(&shelf, path);
        }
        shelf.untested(&self.rulebooks())
    }

    /// 规则集 — the names of the rulebooks that the cases are about: the id of a bundled one,
    /// the path of another, or of an overlay.
    ///
    /// What a case changes for itself alone, by its own `overlay`, is a rulebook of nobody
    /// else: such a case counts for none of them.
    #[must_use]
    pub fn rulebooks(&self) -> Vec<String> {
        let cases = self.cases().filter_map(|path| {
            let case = Case::read(self.text(path)?).ok()?;
            case.overlay.is_none().then(|| rulebook_key(path, &case.rulebook))
        });
        let names: BTreeSet<String> = cases.collect();
        names.into_iter().collect()
    }

    /// 备注 — what the owners of the rulebooks beside the cases should know, each with the
    /// path of its rulebook; of bundled ones nothing is said.
    #[must_use]
    pub fn remarks(&self) -> Vec<(String, Remark)> {
        let shelf = Shelf::default();
        for path in self.cases() {
            if let Some(Ok(case)) = self.text(path).map(Case::read) {
                shelf.rulebook(self, path, &case.rulebook);
            }
        }
        shelf.remarks()
    }

    /// Runs the case at a path.
    #[must_use]
    pub fn run_one(&self, path: &str) -> CaseResult {
        self.run_one_with(&Shelf::default(), &tidy(path))
    }

    /// Runs the case at a path with rulebooks that are read only once.
    pub(crate) fn run_one_with(&self, shelf: &Shelf, path: &str) -> CaseResult {
        let Some(text) = self.text(path) else {
            let found = path.to_owned();
            let problem = Problem::new(FieldPath::root(), Defect::NoSuchFile { found });
            return broken(path, Problems::one(problem));
        };
        match Case::read(text) {
            Err(problems) => broken(path, problems),
            Ok(case) => CaseResult {
                path: path.to_owned(),
                mismatches: run::run(self, shelf, path, &case),
                name: case.name,
            },
        }
    }
}

fn broken(path: &str, problems: Problems) -> CaseResult {
    let mismatches = problems.into_vec().into_iter().map(|problem| Mismatch {
        at: problem.at.clone(),
        place: problem.place,
        about: Vec::new(),
        kind: MismatchKind::Broken { file: String::new(), problem },
        reasoning: Vec::new(),
    });
    CaseResult {
        path: path.to_owned(),
        name: path.to_owned(),
        mismatches: mismatches.collect(),
    }
}
