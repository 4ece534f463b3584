//! Proofs that a mutant makes no difference.

use super::mutant::Proof;
use super::sheets::Sheets;
use crate::rule::{Rule, stands};
use crate::rulebook::{RemarkKind, Rulebook};
use crate::scoring::{Measure, Node, NodeKind, Scheme, judge_scores};
use crate::vocabulary::{Exact, FieldPath, Rounding, RoundingMode};

/// A rulebook and its mutant.
type Both<'r> = (&'r Rulebook, &'r Rulebook);

/// Why a change at a place makes no difference, as far as that can be proved.
pub(super) fn proof(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    never_binds(both, at)
        .or_else(|| same_rounding(both, at))
        .or_else(|| same_findings(both, at))
        .or_else(|| same_scores(both, at))
}

/// A cap of which the check says, before and after, that nothing reaches it.
fn never_binds(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let never = |rulebook: &Rulebook| {
        rulebook.remarks().iter().any(|remark| {
            let is_of_limit = matches!(
                remark.kind,
                RemarkKind::CapNeverBinds { .. } | RemarkKind::WindowNeverBinds { .. }
            );
            is_of_limit && at.is_within(&remark.at)
        })
    };
    (never(both.0) && never(both.1)).then_some(Proof::NeverBinds)
}

/// The schemes, and the nodes in which a place stands.
fn nodes<'r>(both: Both<'r>, at: &FieldPath) -> Option<[(&'r Scheme, &'r Node); 2]> {
    let find = |rulebook: &'r Rulebook| {
        rulebook.schemes().iter().find_map(|scheme| {
            let of = FieldPath::root().key("scheme").element(scheme.id().as_str());
            let node = scheme.nodes().iter().find(|node| {
                let id = node.id.as_str();
                ["item", "part"].iter().any(|key| at.is_within(&of.key(key).element(id)))
            });
            Some((scheme, node?))
        })
    };
    Some([find(both.0)?, find(both.1)?])
}

/// Another way of rounding what is never below zero, where both are the same.
fn same_rounding(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let [(_, one), (_, other)] = nodes(both, at)?;
    let (before, after) = (one.round?, other.round?);
    let is_of_rounding = at.as_str().ends_with("].round.mode");
    let least = |node: &Node| node.attainable_raw.least() >= Exact::ZERO;
    let weight = |node: &Node| node.weight.is_none_or(|weight| weight >= Exact::ZERO);
    let is_positive = least(one) && least(other) && weight(one) && weight(other);
    let has_gate = matches!(&one.kind, NodeKind::Item { gates, .. } if !gates.is_empty());
    let is_same = upwards(before) == upwards(after);
    (is_of_rounding && is_positive && !has_gate && is_same).then_some(Proof::SameRounding)
}

/// A way of rounding by what it does to numbers that are not below zero.
const fn upwards(rounding: Rounding) -> RoundingMode {
    match rounding.mode() {
        RoundingMode::AwayFromZero => RoundingMode::Up,
        RoundingMode::TowardsZero => RoundingMode::Down,
        mode => mode,
    }
}

/// A rule that finds the same on every sheet that can be stated.
fn same_findings(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let find = |rulebook: &Rulebook| -> Option<Rule> {
        let rules = rulebook.rules().iter();
        let mut rules = rules.filter(|rule| {
            at.is_within(&FieldPath::root().key("rule").element(rule.id().as_str()))
        });
        rules.next().cloned()
    };
    let (one, other) = (find(both.0)?, find(both.1)?);
    let facts = one.facts().into_iter().chain(other.facts());
    let sheets = Sheets::of(both.0.dictionary(), facts)?;
    sheets.all_agree((both.0.dictionary(), both.1.dictionary()), |before, after| {
        stands(&one, before) == stands(&other, after)
    })
}

/// An item that has the same score on every sheet that can be stated.
fn same_scores(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let [(scheme, one), (mutated, other)] = nodes(both, at)?;
    let facts = |node: &Node| match &node.kind {
        NodeKind::Item { facts, measure, .. } if !is_compared(measure) => {
            Some(facts.to_vec())
        }
        _ => None,
    };
    let is_alone = |scheme: &Scheme| scheme.0.compared.is_empty();
    let is_same_outside =
        one.full_marks == other.full_marks && one.weight == other.weight;
    if !is_alone(scheme) || !is_alone(mutated) || !is_same_outside {
        return None;
    }
    let both_facts = facts(one)?.into_iter().chain(facts(other)?);
    let sheets = Sheets::of(both.0.dictionary(), both_facts)?;
    let score = |scheme: &Scheme, sheet: &crate::facts::Sheet| {
        let found = judge_scores(scheme, sheet);
        let node = found.node(one.id.as_str()).copied();
        node.map(|node| (node.value, node.standing, node.may_not_tell))
    };
    sheets.all_agree((both.0.dictionary(), both.1.dictionary()), |before, after| {
        score(scheme, before) == score(mutated, after)
    })
}

/// Whether a measure holds its subject against others by name.
const fn is_compared(measure: &Measure) -> bool {
    matches!(measure, Measure::Raters { .. } | Measure::Ranks { .. })
}
