use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::boundary::{self, Boundaries};
use super::case::{Case, CaseOverlay};
use super::coverage::{Coverage, Untested};
use super::mismatch::{Mismatch, MismatchKind};
use super::mutants::{self, Mutation, Progress};
use super::run::{self, Shelf};
use crate::rulebook::{
    NotOpened, Remark, Rulebook, base_beside, beside, is_path, schema_of, tidy,
};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Problem, Problems};

/// 用例集 — cases with the files that they name: paths and texts, nothing else.
///
/// A file is a case if it says `schema = "case/1"`; others are rulebooks, overlays and facts
/// that cases name by paths relative to themselves.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    files: BTreeMap<String, String>,
}

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
            let case = Case::read(self.files.get(path)?).ok()?;
            case.overlay.is_none().then(|| Shelf::key(path, &case.rulebook))
        });
        let names: BTreeSet<String> = cases.collect();
        names.into_iter().collect()
    }

    /// 变异检验 — the rulebook with one small thing changed, over and over, and whether a case
    /// notices; see [`Mutation`]. `progress` hears after each change how far it is.
    ///
    /// Only cases that hold are asked. The dictionary of facts stays as it is, and so does
    /// what is only said for people. Of an overlay the rulebook that comes out is changed,
    /// and only where the overlay changes its base: the rest is for the cases of the base.
    ///
    /// # Errors
    /// * a rulebook that no case is about;
    /// * everything that is wrong with it, or with what it is an overlay of.
    pub fn mutants(
        &self,
        rulebook: &str,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<Mutation, NotOpened> {
        let name = name_of(rulebook);
        let read = self.rulebook(&name);
        let book = read.as_ref().as_ref().map_err(Clone::clone)?;
        Ok(mutants::mutate(self, (&name, book), progress))
    }

    /// 覆盖情况 — what the cases try of a rulebook, and what they do not: schemes, items, rows,
    /// limits, gates and missing facts, both sides of each edge, grades and the steps to
    /// them, links, procedures, rules in each standing, the first and the last day in force.
    ///
    /// An edge is tried on a side where a case has just that number there: at the edge, or
    /// one step of the fact beyond it. Whether a case holds makes a difference for edges
    /// alone: those that do not are left aside. Of an overlay that is asked for where it
    /// changes its base, and of what stands around each change.
    ///
    /// # Errors
    /// * a rulebook that no case is about;
    /// * everything that is wrong with it, or with what it is an overlay of.
    pub fn coverage(&self, rulebook: &str) -> Result<Coverage, NotOpened> {
        let name = name_of(rulebook);
        let read = self.rulebook(&name);
        let book = read.as_ref().as_ref().map_err(Clone::clone)?;
        Ok(mutants::coverage(self, (&name, book)))
    }

    /// 边界用例 — cases at the edges of a rulebook, by their paths below a folder: one step
    /// below, at and above each number, day and count at which the answer of an item, a step
    /// to the grade or a rule changes, each yes and no, each choice, each of these facts
    /// missing; totals and scores at their lines, ties of rounding, cohorts at which a quota is
    /// rounded; the steps of procedures too early, in time and late; the days on which the
    /// rulebook comes into force and ends. Of an overlay where it changes its base.
    ///
    /// What comes out stands under `[pending]`: such a case fails until a person has written
    /// what must come out, or [accepted](Suite::accept) it. What the cases leave untried is
    /// returned too, with the reason.
    ///
    /// `name` is the id of a bundled rulebook, or the path of another, seen from the folder
    /// into which the cases go.
    /// The suite may be empty: `rulebook` is as cases name it, and `name` as those name it
    /// that are made.
    #[must_use]
    pub fn boundaries(rulebook: &Rulebook, name: &str) -> Boundaries {
        boundary::boundaries(rulebook, name)
    }

    /// A rulebook that cases are about.
    pub(super) fn rulebook(&self, name: &str) -> Arc<Result<Rulebook, NotOpened>> {
        let cases = self.cases().filter_map(|path| {
            let case = Case::read(self.files.get(path)?).ok()?;
            let is_meant = case.is_about(path, name);
            is_meant.then(|| Shelf::default().rulebook(self, path, &case.rulebook))
        });
        let mut cases = cases;
        cases.next().unwrap_or_else(|| {
            let names = self.rulebooks();
            let nearest = nearest(name, names.iter().map(String::as_str));
            let (what, found) = ("rulebook that a case is about", name.to_owned());
            let defect = Defect::Unknown { what, found, nearest };
            let at = FieldPath::root().key("rulebook");
            Arc::new(Err(NotOpened::of_name(Problem::new(at, defect))))
        })
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

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
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

/// Whether a file says that it is a case, of whatever form.
fn is_case(text: &str) -> bool {
    schema_of(text).is_some_and(|schema| schema.starts_with("case"))
}

/// What a rulebook is called among all cases, from what a person wrote.
fn name_of(rulebook: &str) -> String {
    if is_path(rulebook) { tidy(rulebook) } else { rulebook.to_owned() }
}
