//! What is asked of a suite about one rulebook: what its cases try, what they would notice, and
//! which are at its edges.

use std::sync::Arc;

use super::boundary::{self, Boundaries};
use super::case::Case;
use super::coverage::Coverage;
use super::mutants::{self, Mutation, Progress};
use super::run::Shelf;
use super::suite::Suite;
use crate::rulebook::{NotOpened, Rulebook, is_path, tidy};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Problem};

impl Suite {
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
    /// rounded, and those in which others are compared; the steps of procedures too early, in
    /// time and late; consequences, and what holds them back; the rule of removal, and the
    /// grades of the years; the days on which the rulebook comes into force and ends. Of an
    /// overlay where it changes its base.
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
    fn rulebook(&self, name: &str) -> Arc<Result<Rulebook, NotOpened>> {
        let cases = self.cases().filter_map(|path| {
            let case = Case::read(self.text(path)?).ok()?;
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
}

/// What a rulebook is called among all cases, from what a person wrote.
fn name_of(rulebook: &str) -> String {
    if is_path(rulebook) { tidy(rulebook) } else { rulebook.to_owned() }
}
