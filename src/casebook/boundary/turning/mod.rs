//! Sheets for the sides of edges that no case tries yet: what the rulebook says of them is
//! settled, and turns where the number at the edge is moved.

mod among;
mod together;

use std::collections::BTreeMap;

use super::compared::Comparisons;
use super::elements::{Asked, Element};
use super::search::{Answer, Edges};
use super::stated::{Stated, plain};
use super::totals::Sheets;
use super::write::Written;
use super::{case_of, not_made};
use crate::casebook::coverage::Coverage;
use crate::casebook::run::{Answer as CameOut, of_finding, of_outcome, turns};
use crate::rule::examine;
use crate::rulebook::Rulebook;
use crate::scoring::judge_scores;
use crate::vocabulary::FieldPath;
use among::Among;

/// The most sheets that are asked of for one side of an edge.
const MOST_ASKED: usize = 60_000;

/// What such cases are made from.
pub(super) struct Turning<'t> {
    pub(super) rulebook: &'t Rulebook,
    pub(super) name: &'t str,
    pub(super) found: &'t [(Element, Edges)],
    pub(super) sheets: &'t [Sheets<'t>],
    pub(super) compared: &'t [Comparisons<'t>],
}

/// A side of an edge that no case tries, and what turns for whoever has the number.
type Side = (FieldPath, Vec<Rulebook>);

impl Turning<'_> {
    /// Cases of the sides that the files leave untried, and what these try.
    pub(super) fn cases(
        &self,
        files: &BTreeMap<String, String>,
    ) -> (Vec<(String, String)>, Coverage) {
        let mut untried: Vec<Side> = Vec::new();
        let of = (self.rulebook, self.name);
        let coverage = not_made::coverage(of, files, &mut |at, moved| {
            untried.push((at.clone(), moved.to_vec()));
        });
        let mut all: Vec<(String, String)> = Vec::new();
        for side in &untried {
            for (path, text) in self.of(side) {
                if all.iter().any(|(_, known)| *known == text) {
                    continue;
                }
                let is_taken = |path: &str| all.iter().any(|(other, _)| other == path);
                // Both sides of an edge stand at one place.
                let path =
                    if is_taken(&path) { path.replace(".toml", "_2.toml") } else { path };
                all.push((path, text));
            }
        }
        (all, coverage)
    }

    fn of(&self, side: &Side) -> Vec<(String, String)> {
        let (at, moved) = side;
        for (element, edges) in self.found {
            if !at.is_within(&element.at) {
                continue;
            }
            let Some(stated) = self.among(element, edges, moved) else { continue };
            let own = at.as_str().get(element.at.as_str().len()..).unwrap_or_default();
            let own = own.trim_start_matches('.').replace("[#", ".").replace(']', "");
            let told = format!("edge_{}", plain(&own));
            let sentence = format!("{} at an edge of `{own}`", element.words());
            let path = format!("{}/{told}.toml", element.folder());
            let written = Written::at(path, self.name, &sentence);
            let case = case_of(self.rulebook, written, element, &stated);
            if case.is_some() {
                return case.into_iter().collect();
            }
        }
        let of_scheme = self.sheets.iter().map(|sheets| {
            let scheme = sheets.best.scheme();
            let turns =
                |stated: &Stated| self.turns(Some(scheme.id().as_str()), stated, moved);
            sheets.meant(at, &turns)
        });
        let found: Vec<(String, String)> = of_scheme.flatten().collect();
        if found.is_empty() { self.together(side).into_iter().collect() } else { found }
    }

    /// A sheet of an element's facts of which it says something else once the number is moved.
    fn among(
        &self,
        element: &Element,
        edges: &Edges,
        moved: &[Rulebook],
    ) -> Option<Stated> {
        if matches!(element.asked, Asked::Needs { .. }) {
            return None;
        }
        let nothing = Stated::nothing(self.rulebook)?;
        let rows = element.rows(self.rulebook, nothing.period);
        let known = edges.seen.values().chain(edges.cases.values());
        let ask = |stated: &Stated| element.answer(self.rulebook, stated);
        let is_open = |answer: &Answer| *answer == Answer::Word("undetermined");
        let is_meant = |stated: &Stated| {
            let before = ask(stated).filter(|answer| !is_open(answer));
            let is_other = |moved: &Rulebook| element.answer(moved, stated) != before;
            before.is_some()
                && moved.iter().all(is_other)
                && self.turns_element(element, stated, moved)
        };
        let among = Among {
            dictionary: self.rulebook.dictionary(),
            ask: &ask,
            is_meant: &is_meant,
            most_asked: MOST_ASKED,
        };
        among.find(&known.cloned().collect::<Vec<_>>(), &rows)
    }

    fn turns_element(
        &self,
        element: &Element,
        stated: &Stated,
        moved: &[Rulebook],
    ) -> bool {
        match element.scheme() {
            Some(scheme) => self.turns(Some(scheme), stated, moved),
            None => {
                let of = |rulebook: &Rulebook| {
                    let sheet = stated.sheet(rulebook.dictionary(), None)?;
                    let rule = rulebook.rule(&element.id)?;
                    let facts: Vec<u16> = rule.facts().into_iter().collect();
                    Some(of_finding(&examine(rule, &sheet), &sheet, &facts))
                };
                self.turns_in(&of, moved)
            }
        }
    }

    /// Whether a scheme says something else of a sheet in each of some rulebooks, as of a number
    /// that is known.
    fn turns(&self, scheme: Option<&str>, stated: &Stated, moved: &[Rulebook]) -> bool {
        let of = |rulebook: &Rulebook| {
            let sheet = stated.sheet(rulebook.dictionary(), None)?;
            let scheme = rulebook.scheme(scheme?)?;
            Some(of_outcome(&judge_scores(scheme, &sheet), &sheet))
        };
        self.turns_in(&of, moved)
    }

    fn turns_in(
        &self,
        of: &dyn Fn(&Rulebook) -> Option<Vec<CameOut>>,
        moved: &[Rulebook],
    ) -> bool {
        let Some(before) = of(self.rulebook) else { return false };
        moved.iter().all(|moved| of(moved).is_some_and(|after| turns(&before, &after)))
    }
}
