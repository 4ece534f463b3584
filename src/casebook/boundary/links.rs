//! Facts that are taken over from outcomes: what a rule or a scheme makes of each grade.

use std::collections::BTreeSet;

use super::elements::{Asked, Element, word};
use super::search::Edges;
use super::stated::{Stated, plain};
use super::totals::{Filled, Sheets, of_outcome};
use super::write::Written;
use crate::casebook::coverage::matters;
use crate::facts::Sheet;
use crate::rule::{Rule, stands};
use crate::rulebook::Rulebook;
use crate::scoring::{Link, Outcome, Scheme, judge_scores, judge_together};
use crate::vocabulary::{Exact, FieldPath};

/// The most outcomes of a scheme without grades that are taken over.
const MOST_TOTALS: usize = 3;

/// What the cases of links are made from.
pub(super) struct Links<'l> {
    pub(super) rulebook: &'l Rulebook,
    pub(super) name: &'l str,
    pub(super) found: &'l [(Element, Edges)],
    pub(super) sheets: &'l [Sheets<'l>],
}

/// Who reads a fact that is taken over: a rule, or a scheme.
enum Reader<'l> {
    Rule(&'l Element, Vec<&'l Stated>),
    Scheme(&'l Scheme, &'l Stated),
}

impl Links<'_> {
    /// The cases of all links; of an overlay all of them where it changes one.
    pub(super) fn cases(&self) -> Vec<(String, String)> {
        let links = FieldPath::root().key("link");
        if !matters(self.rulebook, &links) {
            return Vec::new();
        }
        let links = self.rulebook.links().iter();
        links.flat_map(|link| self.of(link).unwrap_or_default()).collect()
    }

    fn filled(&self) -> impl Iterator<Item = &Filled<'_>> {
        self.sheets.iter().map(|sheets| &sheets.best)
    }

    fn of(&self, link: &Link) -> Option<Vec<(String, String)>> {
        let rulebook = self.rulebook;
        let fact = rulebook.dictionary().at(link.fact)?.id().to_string();
        let mut filled = self.filled();
        let from = filled.find(|one| *one.scheme().id() == link.scheme)?;
        let reader = self.reader(link)?;
        let mut cases = Vec::new();
        for (told, own) in told_apart(from) {
            let sheet = own.sheet(rulebook.dictionary(), None)?;
            let outcomes = judge_together(from.scheme(), &[sheet]);
            let Some(outcome) = outcomes.first() else { continue };
            for (nth, (beside, pending)) in
                self.read((&reader, &fact), outcome).into_iter().enumerate()
            {
                let folder =
                    format!("links/{}/{}", plain(&fact), plain(link.scheme.as_str()));
                let nth = if nth == 0 { String::new() } else { format!("_{nth}") };
                let path = format!("{folder}/{}{nth}.toml", plain(&told));
                let sentence =
                    format!("`{fact}` is taken over from `{}`: {told}", link.scheme);
                let written = Written::at(path, self.name, &sentence);
                let scheme = match &reader {
                    Reader::Rule(..) => None,
                    Reader::Scheme(scheme, _) => Some(scheme.id().as_str()),
                };
                let written = written.scheme(scheme).when(beside.period, beside.state);
                let written = written.about(&beside).facts(&beside);
                let written = written.linked(&link.scheme, &own);
                cases.push(written.pending(pending));
            }
        }
        Some(cases)
    }

    /// The first rule that reads the fact, or the first scheme.
    fn reader(&self, link: &Link) -> Option<Reader<'_>> {
        let rule = self.found.iter().find(|(element, _)| {
            let rule = self.rulebook.rule(&element.id);
            let mut reads = rule.into_iter().flat_map(Rule::facts);
            matches!(element.asked, Asked::Rule) && reads.any(|one| one == link.fact)
        });
        if let Some((element, edges)) = rule {
            return Some(Reader::Rule(element, edges.seen.values().collect()));
        }
        let mut schemes = self.filled();
        let scheme = schemes.find(|one| one.scheme().facts().contains(&link.fact))?;
        Some(Reader::Scheme(scheme.scheme(), &scheme.base))
    }

    /// Sheets without the fact, and what comes out once it is taken over.
    fn read(
        &self,
        (reader, fact): (&Reader<'_>, &str),
        outcome: &Outcome,
    ) -> Vec<(Stated, Vec<String>)> {
        let beside: Vec<&Stated> = match reader {
            Reader::Rule(_, all) => all.clone(),
            Reader::Scheme(_, base) => vec![base],
        };
        let mut all: Vec<(Stated, Vec<String>)> = Vec::new();
        for one in beside {
            let mut stated = one.clone();
            stated.facts.remove(fact);
            let Some(pending) = self.come_out(reader, &stated, outcome) else { continue };
            if all.iter().all(|(_, known)| *known != pending) {
                all.push((stated, pending));
            }
        }
        all
    }

    fn come_out(
        &self,
        reader: &Reader<'_>,
        stated: &Stated,
        outcome: &Outcome,
    ) -> Option<Vec<String>> {
        let sheet: Sheet = stated.sheet(self.rulebook.dictionary(), None)?;
        let sheet = self.rulebook.link(sheet, &[outcome]).ok()?;
        match reader {
            Reader::Rule(element, _) => {
                let is = word(stands(self.rulebook.rule(&element.id)?, &sheet));
                let id = &element.id;
                Some(vec![format!("rules = [{{ at = \"{id}\", is = \"{is}\" }}]")])
            }
            Reader::Scheme(scheme, _) => Some(of_outcome(&judge_scores(scheme, &sheet))),
        }
    }
}

/// Sheets of a scheme with a name each: one for each grade that is found, the greatest total
/// first, or some totals where there are no grades; and one of which nothing is known.
fn told_apart(from: &Filled<'_>) -> Vec<(String, Stated)> {
    let (mut seen, mut all) = (BTreeSet::new(), Vec::new());
    let rungs: Vec<(Exact, Stated)> = from.ladder();
    for (total, stated) in rungs {
        match from.grade(&stated) {
            Some(grade) if seen.insert(grade.clone()) => all.push((grade, stated)),
            Some(_) => {}
            None if all.len() < MOST_TOTALS => all.push((total.to_string(), stated)),
            None => {}
        }
    }
    let mut nothing = from.base.clone();
    nothing.facts.clear();
    all.push(("nothing_known".to_owned(), nothing));
    all
}
