//! 不超过 — numbers of one sheet of which one is never more than another: who attends, and
//! who was entitled to.
//!
//! A sheet on which one is more is refused. While one of the two is absent nothing is wrong,
//! and what is known of the one bounds what the other can be.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::nearest;
use super::{Dictionary, Entry, Fact, FactKind, Possible, Sheet, Value};
use crate::vocabulary::{
    Defect, Exact, FactDefect, FieldPath, Found, Id, Named, Problem, Span,
};

/// What a fact has to be to be held against another.
const NUMBER: &str = "a count, an amount or a ratio";

/// For each fact of a dictionary the places of those that it is never above.
pub(super) type NeverAbove = Vec<Vec<u16>>;

/// Resolves what the facts that stand at `at` say that they are never above; what is wrong
/// goes to `problems`, but nothing about an id of which `may_be` says that it may be there.
pub(super) fn resolve(
    (facts, by_id): (&[Fact], &BTreeMap<Id, u16>),
    (at, may_be): (&FieldPath, &dyn Fn(&str) -> bool),
    problems: &mut Found,
) -> NeverAbove {
    let mut resolved: NeverAbove = Vec::with_capacity(facts.len());
    for fact in facts {
        let at = at.element(fact.id().as_str()).key("not_above");
        let (mut listed, mut seen) = (Vec::new(), BTreeSet::new());
        let mut report = |at: &FieldPath, defect: Defect| {
            problems.push(Problem::new(at.clone(), defect));
        };
        if !fact.not_above().is_empty() && fact.domain().is_none() {
            let (fact, found) = (fact.id().clone(), fact.kind().name());
            report(&at, Defect::WrongFactKind { fact, found, expected: NUMBER });
            resolved.push(listed);
            continue;
        }
        for (nth, id) in fact.not_above().iter().enumerate() {
            let at = at.nth(nth);
            let index = by_id.get(id).copied();
            let other = index.and_then(|index| facts.get(usize::from(index)));
            let Some((index, other)) = index.zip(other) else {
                if !may_be(id.as_str()) {
                    let (what, found) = ("fact", id.to_string());
                    let known = facts.iter().map(|fact| fact.id().as_str());
                    let nearest = nearest(&found, known);
                    report(&at, Defect::Unknown { what, found, nearest });
                }
                continue;
            };
            if !seen.insert(index) {
                let defect =
                    Defect::Duplicate { what: "facts of the list", id: id.to_string() };
                report(&at, defect);
                continue;
            }
            match unfit(fact, other) {
                Some(defect) => report(&at, defect.into()),
                None => listed.push(index),
            }
        }
        resolved.push(listed);
    }
    circles(facts, at, &mut resolved, problems);
    resolved
}

/// The same, from those that are never above a fact.
pub(super) fn turned_round(never_above: &NeverAbove) -> NeverAbove {
    let mut turned: NeverAbove = vec![Vec::new(); never_above.len()];
    for (place, above) in (0_u16..).zip(never_above) {
        for index in above {
            if let Some(below) = turned.get_mut(usize::from(*index)) {
                below.push(place);
            }
        }
    }
    turned
}

/// Why a fact cannot be held against another.
fn unfit(fact: &Fact, other: &Fact) -> Option<FactDefect> {
    let (own, most) = fact.domain().zip(other.domain()).unzip();
    let (Some(own), Some(most), true) = (own, most, is_alike(fact.kind(), other.kind()))
    else {
        return Some(FactDefect::OtherUnit { other: other.id().clone() });
    };
    // Itself is a circle, told as such.
    if fact.id() == other.id() {
        return None;
    }
    if own.most() <= most.least() {
        let (most, least) = (own.most(), most.least());
        return Some(FactDefect::NeverAboveAnyway {
            most,
            other: other.id().clone(),
            least,
        });
    }
    (own.least() > most.most()).then(|| {
        let (least, most) = (own.least(), most.most());
        FactDefect::AlwaysAbove { least, other: other.id().clone(), most }
    })
}

/// Whether the two are counted in the same.
fn is_alike(one: &FactKind, other: &FactKind) -> bool {
    match (one, other) {
        (FactKind::Count { .. }, FactKind::Count { .. })
        | (FactKind::Ratio { .. }, FactKind::Ratio { .. }) => true,
        (FactKind::Amount { unit, .. }, FactKind::Amount { unit: same, .. }) => {
            unit == same
        }
        _ => false,
    }
}

/// Reports facts none of which is ever above the next, and the last not above the first; they
/// are told once, where the first of them stands, and bound nothing.
fn circles(
    facts: &[Fact],
    at: &FieldPath,
    resolved: &mut NeverAbove,
    problems: &mut Found,
) {
    let all = || (0..resolved.len()).filter_map(|place| u16::try_from(place).ok());
    let reached: Vec<BTreeSet<u16>> =
        all().map(|from| reached_from(from, resolved)).collect();
    let reaches = |from: u16, to: u16| {
        reached.get(usize::from(from)).is_some_and(|reached| reached.contains(&to))
    };
    let mut told: BTreeSet<u16> = BTreeSet::new();
    for first in all().filter(|place| reaches(*place, *place)) {
        if told.contains(&first) {
            continue;
        }
        let circle: Vec<u16> = all()
            .filter(|other| reaches(first, *other) && reaches(*other, first))
            .collect();
        told.extend(&circle);
        let id =
            |place: &u16| facts.get(usize::from(*place)).map(|fact| fact.id().clone());
        let ids: Vec<Id> = circle.iter().filter_map(id).collect();
        let at = ids.first().map_or_else(|| at.clone(), |id| at.element(id.as_str()));
        let defect = FactDefect::AlwaysEqual { facts: ids };
        problems.push(Problem::new(at.key("not_above"), defect.into()));
    }
    for place in told {
        if let Some(listed) = resolved.get_mut(usize::from(place)) {
            listed.clear();
        }
    }
}

/// What is reached from a fact by one step or more.
fn reached_from(from: u16, resolved: &NeverAbove) -> BTreeSet<u16> {
    let listed = |place: u16| resolved.get(usize::from(place)).into_iter().flatten();
    let mut reached = BTreeSet::new();
    let mut next: Vec<u16> = listed(from).copied().collect();
    while let Some(place) = next.pop() {
        if reached.insert(place) {
            next.extend(listed(place));
        }
    }
    reached
}

/// Reports every number of a sheet, stated at `at`, that is more than one that it is never
/// above.
pub(super) fn check(
    dictionary: &Dictionary,
    entries: &[Entry],
    at: &FieldPath,
    problems: &mut Found,
) {
    for (place, entry) in (0_u16..).zip(entries) {
        let Some(found) = all_that_it_can_be(entry).map(|span| span.least()) else {
            continue;
        };
        for index in dictionary.never_above(place) {
            let other = entries.get(usize::from(*index));
            let Some(most) = other.and_then(all_that_it_can_be).map(|span| span.most())
            else {
                continue;
            };
            let Some((fact, other)) = dictionary.at(place).zip(dictionary.at(*index))
            else {
                continue;
            };
            if found > most {
                let other = Named::new(other.id().clone(), other.label().clone());
                let other = Box::new(other);
                problems.push(Problem::new(
                    at.element(fact.id().as_str()),
                    FactDefect::Above { found, other, most }.into(),
                ));
            }
        }
    }
}

/// Where a number lies for certain, once something is said of it.
fn all_that_it_can_be(entry: &Entry) -> Option<Span> {
    match entry {
        Entry::Known(Value::Number(value)) => Some(Span::settled(*value)),
        Entry::Open(Possible::Number(span)) => Some(*span),
        Entry::Absent | Entry::NotApplicable(_) | Entry::Known(_) | Entry::Open(_) => {
            None
        }
    }
}

impl Sheet {
    /// All that a number can be of which nothing is said: its domain, within what is known
    /// of the facts that it is never above, and of those that are never above it.
    pub(crate) fn domain_left(&self, index: u16) -> Option<Span> {
        let domain = self.dictionary().at(index)?.domain()?;
        let most = self.ends(index, Dictionary::never_above, Span::most);
        let least = self.ends(index, Dictionary::never_below, Span::least);
        let most = most.into_iter().fold(domain.most(), Exact::min);
        let least = least.into_iter().fold(domain.least(), Exact::max);
        // Where nothing at all would be left, what is known bounds nothing.
        Some(if least <= most { Span::between(least, most) } else { domain })
    }

    /// The ends of what is known of the facts beyond a fact, on one side. A fact that may turn
    /// out not to apply bounds nothing; of others that are absent the domain does.
    fn ends<'s>(
        &'s self,
        index: u16,
        beyond: impl Fn(&'s Dictionary, u16) -> &'s [u16],
        end: impl Fn(&Span) -> Exact,
    ) -> Vec<Exact> {
        let mut next: Vec<u16> = beyond(self.dictionary(), index).to_vec();
        let (mut seen, mut ends) = (BTreeSet::new(), Vec::new());
        while let Some(place) = next.pop() {
            if !seen.insert(place) {
                continue;
            }
            let entry = self.at(place);
            if let Some(span) = all_that_it_can_be(entry) {
                ends.push(end(&span));
                continue;
            }
            let Some(fact) = self.dictionary().at(place) else { continue };
            if *entry == Entry::Absent && !fact.may_not_apply() {
                ends.extend(fact.domain().as_ref().map(&end));
                next.extend(beyond(self.dictionary(), place));
            }
        }
        ends
    }
}
