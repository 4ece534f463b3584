//! Outcomes that facts come from, each judged with its others and filled from outcomes of
//! its own.

use std::collections::BTreeSet;

use super::members::{Members, When};
use super::report::Report;
use crate::casebook::case::LinkedCase;
use crate::casebook::coverage::{by_link, by_outcome};
use crate::criteria::Condition;
use crate::facts::{Sheet, SheetDraft};
use crate::procedure::Procedure;
use crate::rule::Rule;
use crate::rulebook::Rulebook;
use crate::scoring::{Link, Outcome, Scheme, judge_together};
use crate::vocabulary::text::nearest;
use crate::vocabulary::{Defect, FieldPath, Found, Id, LinkDefect, Problem};

/// The rules by which something is judged: the rulebook and a scheme of it.
pub(super) type Rules<'r> = (&'r Rulebook, &'r Scheme);

/// Who reads what outcomes give: a scheme, rules that are asked besides, or a procedure.
pub(super) struct Readers {
    facts: BTreeSet<u16>,
    /// One of them, to be named where none of them reads anything of an outcome.
    by: Option<Id>,
}

impl Readers {
    pub(super) fn of(scheme: &Scheme) -> Readers {
        let facts = scheme.facts().iter().copied().collect();
        Readers { facts, by: Some(scheme.id().clone()) }
    }

    /// A scheme, where there is one, and rules.
    pub(super) fn of_subject(scheme: Option<&Scheme>, rules: &[&Rule]) -> Readers {
        let by_scheme = scheme.into_iter().flat_map(Scheme::facts).copied();
        let facts = by_scheme.chain(rules.iter().flat_map(|rule| rule.facts())).collect();
        let rule = rules.first().map(|rule| rule.id());
        Readers { facts, by: scheme.map(Scheme::id).or(rule).cloned() }
    }

    /// The guards of a procedure.
    pub(super) fn of_procedure(procedure: &Procedure) -> Readers {
        let transitions = &procedure.rules().transitions;
        let guards = transitions.iter().filter_map(|one| one.guard.as_ref());
        let facts = guards.flat_map(Condition::facts).collect();
        Readers { facts, by: Some(procedure.id().clone()) }
    }

    /// Whether one of them reads something that comes from a scheme.
    fn read_from(&self, links: &[Link], from: &Scheme) -> bool {
        let mut links = links.iter().filter(|link| link.scheme == *from.id());
        links.any(|link| self.facts.contains(&link.fact))
    }
}

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
        (rulebook, readers): (&Rulebook, &Readers),
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

impl Members<'_> {
    /// The sheets of all with what comes from the outcomes of each; `None` after telling why
    /// there are none.
    pub(super) fn linked(
        &self,
        rules: Rules<'_>,
        sheets: Vec<Vec<Sheet>>,
        report: &mut Report,
    ) -> Option<Vec<Sheet>> {
        let each = self.members.iter().zip(sheets).map(|(member, sheets)| {
            let at = self.at_member(member).key("linked");
            let when = self.when_of(member);
            let readers = (rules.0, &Readers::of(rules.1));
            let linked = Linked::judge(readers, (&member.linked, &at), when, report);
            linked.put_into(rules.0, sheets, report)
        });
        // Each is told what is wrong with it before the first is missed.
        let each: Vec<Option<Vec<Sheet>>> = each.collect();
        let each: Option<Vec<Vec<Sheet>>> = each.into_iter().collect();
        each.map(|each| each.into_iter().flatten().collect())
    }
}

/// The scheme of a linked outcome, from which something comes that is read.
fn scheme<'r>(
    (rulebook, readers): (&'r Rulebook, &Readers),
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
    let by = readers.by.as_ref().filter(|_| !readers.read_from(links, scheme));
    if let Some(by) = by.cloned() {
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
