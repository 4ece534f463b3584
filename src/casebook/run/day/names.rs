//! The names that a procedure has.

use std::collections::BTreeSet;

use crate::casebook::run::report::Report;
use crate::procedure::ProcedureRules;
use crate::vocabulary::{FieldPath, Id, Named};

/// The names that a procedure has.
pub(in crate::casebook::run) struct Names {
    pub(in crate::casebook::run) states: BTreeSet<Id>,
    pub(in crate::casebook::run) events: BTreeSet<Id>,
    /// Transitions, and periods that may be made longer or shorter.
    pub(in crate::casebook::run) rules: BTreeSet<Id>,
    /// Deadlines, and periods that end.
    pub(in crate::casebook::run) clocks: BTreeSet<Id>,
    pub(in crate::casebook::run) evidence: BTreeSet<Id>,
    pub(in crate::casebook::run) roles: BTreeSet<Id>,
    pub(in crate::casebook::run) facts: BTreeSet<Id>,
}

impl Names {
    pub(in crate::casebook::run) fn of(rules: &ProcedureRules) -> Names {
        let transitions = || rules.transitions.iter();
        let spells = || rules.spells.iter().map(|spell| &spell.name);
        let deadlines = rules.deadlines.iter().map(|deadline| &deadline.name);
        let facts = rules.dictionary.facts().iter();
        Names {
            states: ids(rules.states.iter().map(|state| &state.name)),
            events: ids(&rules.events),
            rules: ids(transitions().map(|one| &one.name).chain(spells())),
            clocks: ids(deadlines.chain(spells())),
            evidence: ids(rules.formalities().flat_map(|one| &one.evidence)),
            roles: ids(rules.formalities().flat_map(|one| &one.by)),
            facts: facts.map(|fact| fact.id().clone()).collect(),
        }
    }

    /// Tells a name that is none of `known`.
    pub(in crate::casebook::run) fn check(
        known: &BTreeSet<Id>,
        (what, id): (&'static str, &Id),
        at: FieldPath,
        report: &mut Report,
    ) {
        if !known.contains(id) {
            let ids = known.iter().map(Id::as_str);
            report.unknown(at, ("procedure", what, id.as_str()), ids);
        }
    }

    /// Tells the names of a list that are none of `known`.
    pub(in crate::casebook::run) fn check_all(
        known: &BTreeSet<Id>,
        (what, ids): (&'static str, Option<&[Id]>),
        at: &FieldPath,
        report: &mut Report,
    ) {
        for (index, id) in ids.into_iter().flatten().enumerate() {
            Names::check(known, (what, id), at.nth(index), report);
        }
    }
}

fn ids<'n>(named: impl IntoIterator<Item = &'n Named>) -> BTreeSet<Id> {
    named.into_iter().map(|one| one.id.clone()).collect()
}
