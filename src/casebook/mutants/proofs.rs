//! All proofs that a change makes no difference, the quickest first.

use super::base::Base;
use super::changes::Planned;
use super::mutant::Proof;
use super::unit::Unit;
use super::{between, grain, held, only_said, periods, proof, tried, votes};
use crate::rulebook::Rulebook;

/// Why a change makes no difference, as far as that can be proved.
pub(super) fn of(
    both: (&Rulebook, &Rulebook),
    (base, unit): (&Base, &Unit),
    planned: &Planned,
) -> Option<Proof> {
    proof::proof(both, &planned.at)
        .or_else(|| tried::proof(both, &planned.at))
        .or_else(|| held::same_side(&unit.root, planned))
        .or_else(|| periods::alike(&unit.root, planned))
        .or_else(|| between::totals(both, planned))
        .or_else(|| between::scores_of_a_star(both, planned))
        .or_else(|| votes::between(both.0.dictionary(), &unit.root, planned))
        .or_else(|| grain::whole_steps(both.0, &unit.root, planned))
        .or_else(|| only_said::full_marks(base, unit, planned))
        .or_else(|| only_said::polarity(both, &planned.at))
        .or_else(|| only_said::lasts(both, &planned.at))
}
