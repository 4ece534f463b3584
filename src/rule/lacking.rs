//! What would have to be for a rule to be met.

use super::finding::{Standing, stands};
use super::rules::Rule;
use crate::criteria::{Atom, Condition, View, assess};
use crate::facts::{Dictionary, Entry, Sheet};
use crate::vocabulary::{Label, Named, Verdict};

/// What is lacking for a rule.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Lacking {
    /// What would have to be, without what is so already; several where any of them does.
    /// While it cannot be told whether the rule is met, only what may turn out to be.
    pub(crate) alternatives: Vec<Label>,
    /// The facts that are missing while it cannot be told.
    pub(crate) missing: Vec<Named>,
}

/// What is lacking for a rule that a sheet does not meet, or of which that cannot be told;
/// nothing where it is met or does not apply.
pub(crate) fn lacking(rule: &Rule, sheet: &Sheet) -> Lacking {
    let is_open = match stands(rule, sheet) {
        Standing::Met | Standing::NotApplicable => return Lacking::default(),
        Standing::NotMet => false,
        Standing::Undetermined => true,
    };
    let parts = rule.parts();
    let left = left_of(&parts.met, (sheet, is_open));
    let alternatives: Vec<Label> = match &left {
        None => Vec::new(),
        Some(Condition::AnyOf(of)) => {
            of.iter().map(|one| one.asks(&parts.dictionary)).collect()
        }
        Some(one) => vec![one.asks(&parts.dictionary)],
    };
    let mut missing = Vec::new();
    if is_open {
        let applies = parts.applies.iter().filter_map(|it| left_of(it, (sheet, true)));
        for condition in applies.chain(left) {
            absent(&condition, (&parts.dictionary, sheet), &mut missing);
        }
    }
    Lacking { alternatives, missing }
}

/// Which parts of a rule a sheet does not meet, where the rule asks for several things, all of
/// them; nothing where it asks for one, which its label says, or for one of several.
pub(crate) fn broken_parts(rule: &Rule, sheet: &Sheet) -> Vec<Label> {
    let parts = rule.parts();
    if !matches!(parts.met, Condition::AllOf(_)) {
        return Vec::new();
    }
    let label = |one: &Condition| match one {
        Condition::Atom(Atom::Yes { fact }) => {
            let fact = parts.dictionary.at(*fact);
            fact.map_or_else(|| one.asks(&parts.dictionary), |fact| fact.label().clone())
        }
        one => one.asks(&parts.dictionary),
    };
    match left_of(&parts.met, (sheet, false)) {
        None => Vec::new(),
        Some(Condition::AllOf(of)) => of.iter().map(label).collect(),
        Some(one) => vec![label(&one)],
    }
}

/// A condition without what is met already and, where it is open, without alternatives that
/// are not met for sure; `None` where it is met.
fn left_of(condition: &Condition, (sheet, is_open): (&Sheet, bool)) -> Option<Condition> {
    if verdict(condition, sheet) == Verdict::Met {
        return None;
    }
    let each = |of: &[Condition]| -> Vec<Condition> {
        of.iter().filter_map(|one| left_of(one, (sheet, is_open))).collect()
    };
    let one_or = |mut of: Vec<Condition>, all: fn(Vec<Condition>) -> Condition| {
        if of.len() == 1 { of.pop() } else { Some(all(of)) }
    };
    match condition {
        Condition::AllOf(of) => one_or(each(of), Condition::AllOf),
        Condition::AnyOf(of) => {
            let may_be = |one: &Condition| verdict(one, sheet) != Verdict::NotMet;
            let of: Vec<Condition> = if is_open {
                of.iter().filter(|one| may_be(one)).cloned().collect()
            } else {
                of.clone()
            };
            one_or(each(&of), Condition::AnyOf)
        }
        Condition::Atom(_) | Condition::AtLeast { .. } | Condition::Not(_) => {
            Some(condition.clone())
        }
    }
}

fn verdict(condition: &Condition, sheet: &Sheet) -> Verdict {
    let view = View { sheet, scores: &[], others: None, as_of: None };
    let found = assess(condition, view, &mut |_| {});
    found.map_or(Verdict::Undetermined, |found| found.verdict)
}

/// The facts of open questions that the sheet does not state.
fn absent(
    condition: &Condition,
    (dictionary, sheet): (&Dictionary, &Sheet),
    missing: &mut Vec<Named>,
) {
    for atom in condition.atoms() {
        if verdict(&Condition::Atom(atom.clone()), sheet) != Verdict::Undetermined {
            continue;
        }
        for fact in atom.facts() {
            let is_absent = matches!(sheet.at(fact), Entry::Absent | Entry::Open(_));
            let Some(fact) = dictionary.at(fact).filter(|_| is_absent) else { continue };
            let fact = Named::new(fact.id().clone(), fact.label().clone());
            if !missing.contains(&fact) {
                missing.push(fact);
            }
        }
    }
}
