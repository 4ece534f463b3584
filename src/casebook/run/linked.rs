//! Outcomes that facts come from, each judged with its others and filled from outcomes of
//! its own.

use super::members::Members;
use super::report::Report;
use crate::casebook::case::LinkedCase;
use crate::casebook::coverage::{by_link, by_outcome};
use crate::facts::{Sheet, SheetDraft, SheetState};
use crate::rule::Rule;
use crate::rulebook::Rulebook;
use crate::scoring::{Link, Outcome, Scheme, judge_together};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Found, Id, LinkDefect, Period, Problem};

/// The rules by which something is judged: the rulebook and a scheme of it.
pub(super) type Rules<'r> = (&'r Rulebook, &'r Scheme);

/// Who reads what outcomes give: a scheme, and rules that are asked besides.
pub(super) struct Readers<'r> {
    pub(super) scheme: Option<&'r Scheme>,
    pub(super) rules: Vec<&'r Rule>,
}

impl<'r> Readers<'r> {
    pub(super) const fn of(scheme: &'r Scheme) -> Readers<'r> {
        Readers { scheme: Some(scheme), rules: Vec::new() }
    }

    /// The id of one of them that reads nothing that comes from a scheme, if none of them
    /// does.
    fn without(&self, links: &[Link], from: &Scheme) -> Option<Id> {
        let rules = self.rules.iter().flat_map(|rule| rule.facts());
        let scheme = self.scheme.into_iter().flat_map(|scheme| &scheme.0.facts);
        let read: Vec<u16> = scheme.copied().chain(rules).collect();
        let mut links = links.iter().filter(|link| link.scheme == *from.id());
        if links.any(|link| read.contains(&link.fact)) {
            return None;
        }
        let rule = || self.rules.first().map(|rule| rule.id());
        self.scheme.map(Scheme::id).or_else(rule).cloned()
    }
}

/// Period and state of a sheet.
pub(super) type When = (Period, SheetState);

/// Outcomes that a sheet is filled from.
pub(super) struct Linked {
    judged: Vec<(Outcome, FieldPath)>,
    /// Whether each of them could be judged.
    is_whole: bool,
}

impl Linked {
    /// Judges the outcomes of the list at `at`, which are for a sheet of `when`; tells what is
    /// wrong with each of them.
    pub(super) fn judge(
        (rulebook, readers): (&Rulebook, &Readers<'_>),
        (linked, at): (&[LinkedCase], &FieldPath),
        when: When,
        report: &mut Report,
    ) -> Linked {
        let mut all = Linked { judged: Vec::new(), is_whole: true };
        for (index, one) in linked.iter().enumerate() {
            let at = at.nth(index);
            let scheme = scheme((rulebook, readers), one, &at, report);
            let judged =
                scheme.and_then(|s| outcome((rulebook, s), (one, &at), when, report));
            match judged {
                Some(outcome) => all.judged.push((outcome, at)),
                None => all.is_whole = false,
            }
        }
        all
    }

    /// Each sheet with what comes from the outcomes; `None` after telling why there is none.
    pub(super) fn put_into(
        &self,
        rulebook: &Rulebook,
        sheets: Vec<Sheet>,
        report: &mut Report,
    ) -> Option<Vec<Sheet>> {
        let outcomes: Vec<(&Outcome, FieldPath)> =
            self.judged.iter().map(|(outcome, at)| (outcome, at.clone())).collect();
        let mut filled = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            match rulebook.link_at(sheet, &outcomes) {
                Ok(sheet) => filled.push(sheet),
                // Of several alike the first tells it for all.
                Err(problems) => {
                    report.broken(problems.into_vec());
                    return None;
                }
            }
        }
        for (outcome, _) in &self.judged {
            report.tried(|| by_link(rulebook, outcome));
        }
        self.is_whole.then_some(filled)
    }
}

/// The scheme of a linked outcome, from which something comes that is read.
fn scheme<'r>(
    (rulebook, readers): (&'r Rulebook, &Readers<'_>),
    linked: &LinkedCase,
    at: &FieldPath,
    report: &mut Report,
) -> Option<&'r Scheme> {
    let Some(scheme) = rulebook.scheme(linked.scheme.as_str()) else {
        let ids = rulebook.schemes().iter().map(|scheme| scheme.id().as_str());
        let found = linked.scheme.to_string();
        let nearest = nearest(&found, ids);
        let defect = Defect::Unknown { what: "scheme", found, nearest };
        report.broken([Problem::new(at.key("scheme"), defect)]);
        return None;
    };
    let links = rulebook.links();
    if let Some(by) = readers.without(links, scheme) {
        let scheme = scheme.id().clone();
        let defect = if links.iter().any(|link| link.scheme == scheme) {
            LinkDefect::NotRead { scheme, by }
        } else {
            LinkDefect::NotLinked { scheme }
        };
        let problem = Problem::new(at.clone(), defect.into());
        report.broken([problem]);
        return None;
    }
    Some(scheme)
}

/// One outcome, judged by its scheme among its others.
fn outcome(
    (rulebook, scheme): Rules<'_>,
    (linked, at): (&LinkedCase, &FieldPath),
    (period, state): When,
    report: &mut Report,
) -> Option<Outcome> {
    let when = (linked.period.unwrap_or(period), linked.sheet.unwrap_or(state));
    let mut draft = SheetDraft::new(when.0, when.1);
    draft.subject.clone_from(&linked.subject);
    draft.facts.clone_from(&linked.facts);
    let mut found = Found::default();
    let own = rulebook.dictionary().sheet_at(&draft, at, &mut found);
    let own = own.filter(|_| found.is_empty());
    let others = Members {
        members: &linked.others,
        columns: &linked.columns,
        shared: &[],
        when,
        at: at.clone(),
        key: "others",
    };
    let sheets = others.sheets(scheme, &mut found);
    let is_sound = found.is_empty();
    report.broken(found.into_vec());
    let list = (&linked.linked[..], &at.key("linked"));
    let readers = (rulebook, &Readers::of(scheme));
    let own = Linked::judge(readers, list, when, report).put_into(
        rulebook,
        own.into_iter().collect(),
        report,
    );
    let others = others.linked((rulebook, scheme), sheets, report);
    let together: Vec<Sheet> = own?.into_iter().chain(others?).collect();
    if !is_sound {
        return None;
    }
    let outcomes = judge_together(scheme, &together);
    for (outcome, sheet) in outcomes.iter().zip(&together) {
        report.tried(|| by_outcome(outcome, sheet));
    }
    outcomes.into_iter().next()
}
