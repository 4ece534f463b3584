//! Every mutant of a rulebook, held against the cases that can notice it.

use super::bench::Bench;
use super::{Mutation, Progress};
use crate::casebook::suite::Suite;
use crate::rulebook::Rulebook;

/// All mutants of a rulebook, and what the cases make of them; `progress` hears how far it is.
pub(in crate::casebook) fn mutate(
    suite: &Suite,
    of: (&str, &Rulebook),
    progress: &mut dyn FnMut(&Progress),
) -> Mutation {
    let (name, rulebook) = of;
    let bench = Bench::of(suite, of);
    let mut mutants = Vec::new();
    if let Some(bench) = &bench {
        let of = bench.planned.iter().map(|(_, choices)| choices.len()).sum();
        let mut done = 0_usize;
        bench.each(&|_| true, |unit, choice, touching| {
            mutants.extend(bench.mutant(unit, choice, touching));
            done = done.saturating_add(1);
            progress(&Progress { done, of, at: unit.at.clone() });
        });
    }
    let (cases, broken) = match bench {
        Some(bench) => (bench.tried.len(), bench.broken),
        None => (0, Vec::new()),
    };
    let (rulebook, title) = (name.to_owned(), rulebook.title().clone());
    Mutation { rulebook, title, cases, broken, mutants }
}
