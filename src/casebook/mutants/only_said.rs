//! What nothing is worked out from.

use super::base::Base;
use super::changes::Planned;
use super::mutant::Proof;
use super::tree::Edit;
use super::unit::Unit;
use crate::consequence::Lasts;
use crate::rulebook::Rulebook;
use crate::scoring::{Combine, NodeKind, Scheme};
use crate::vocabulary::FieldPath;

/// A rulebook and its mutant.
type Both<'r> = (&'r Rulebook, &'r Rulebook);

/// Full marks that may be left out: whatever makes a score from full marks demands them.
pub(super) fn full_marks(base: &Base, unit: &Unit, planned: &Planned) -> Option<Proof> {
    let [Edit::Set(way, _)] = planned.edits.as_slice() else { return None };
    let is_meant = way.last_key() == Some("full_marks");
    let without = is_meant.then(|| Edit::Remove(way.clone()))?;
    base.edited(unit, &[without]).map(|_| Proof::OnlySaid)
}

/// Whether more points are better, in a scheme that nothing is compared in: without grades,
/// steps over a cohort, and parts that take the best, the worst or a rank.
pub(super) fn polarity(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let of = |scheme: &&Scheme| {
        let scheme = FieldPath::root().key("scheme").element(scheme.id().as_str());
        scheme.key("polarity") == *at
    };
    let compares = |scheme: &Scheme| {
        let parts = scheme.nodes().iter().any(|node| match &node.kind {
            NodeKind::Part { combine, .. } => {
                matches!(combine, Combine::Best | Combine::Worst | Combine::Compared(_))
            }
            NodeKind::Item { .. } => false,
        });
        let steps = !scheme.cohort_steps().is_empty() || !scheme.grades().is_empty();
        parts || steps || !scheme.0.compared.is_empty()
    };
    let [one, other] = [both.0, both.1].map(|book| book.schemes().iter().find(of));
    (!compares(one?) && !compares(other?)).then_some(Proof::OnlySaid)
}

/// Whether a consequence lasts until it is lifted or for ever: what lifts it does so in both.
pub(super) fn lasts(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let find = |rulebook: &Rulebook| {
        let mut all = rulebook.consequences().rules().iter();
        let meant = all.find(|one| {
            let id = one.name.id.as_str();
            FieldPath::root().key("consequence").element(id).key("lasts") == *at
        });
        meant.map(|one| one.lasts)
    };
    let is_open = |lasts: Lasts| matches!(lasts, Lasts::UntilLifted | Lasts::ForEver);
    (is_open(find(both.0)?) && is_open(find(both.1)?)).then_some(Proof::OnlySaid)
}
