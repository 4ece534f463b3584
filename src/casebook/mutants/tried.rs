//! Proofs by every sheet that can be stated.

use super::mutant::Proof;
use super::proof::{Both, nodes};
use super::sheets::Sheets;
use crate::facts::Sheet;
use crate::rule::{Rule, examine};
use crate::rulebook::Rulebook;
use crate::scoring::{Combine, Measure, Node, NodeKind, Scheme, judge, judge_scores};
use crate::vocabulary::{Bounds, Exact, FieldPath};

/// Why a change at a place makes no difference, as far as trying shows it.
pub(super) fn proof(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    between_totals(both, at)
        .or_else(|| same_findings(both, at))
        .or_else(|| same_scores(both, at))
}

/// The sheets of some facts, where nothing else can come to stand in them: a fact that is taken
/// over from an outcome may be open between several values, which no sheet states.
fn sheets(both: Both<'_>, facts: impl Iterator<Item = u16>) -> Option<Sheets> {
    let facts: Vec<u16> = facts.collect();
    let is_linked = both.0.links().iter().any(|link| facts.contains(&link.fact));
    if is_linked {
        return None;
    }
    Sheets::of(both.0.dictionary(), facts.into_iter())
}

/// The line of a grade, where no total that can come out lies between the old and the new.
fn between_totals(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let of = |rulebook: &Rulebook| {
        let schemes = rulebook.schemes().iter();
        let mut meant = schemes.filter(|scheme| {
            let of = FieldPath::root().key("scheme").element(scheme.id().as_str());
            scheme
                .grades()
                .iter()
                .any(|grade| at.is_within(&of.key("grade").element(grade.id.as_str())))
        });
        meant.next().cloned()
    };
    let (before, after) = (of(both.0)?, of(both.1)?);
    let lines = |scheme: &Scheme| -> Vec<Bounds> {
        let grades = scheme.grades().iter();
        grades.flat_map(|grade| grade.line.of(None)).collect()
    };
    let lines = (lines(&before), lines(&after));
    if lines.0 == lines.1 {
        return None;
    }
    if !before.0.compared.is_empty() || before.nodes().iter().any(is_compared) {
        return None;
    }
    let is_same_line = |total: Exact| {
        let reached = |lines: &[Bounds]| -> Vec<bool> {
            lines.iter().map(|line| line.contains(total)).collect()
        };
        reached(&lines.0) == reached(&lines.1)
    };
    let facts = before.nodes().iter().flat_map(|node| match &node.kind {
        NodeKind::Item { facts, .. } => facts.to_vec(),
        NodeKind::Part { .. } => Vec::new(),
    });
    // Of a fact between several values the least and the greatest total are those of some.
    let sheets = Sheets::of(both.0.dictionary(), facts)?;
    let dictionaries = (both.0.dictionary(), both.1.dictionary());
    // A total may be set to 0 as well.
    let proof = sheets.all_agree(dictionaries, |sheet, _| {
        let total = judge(&before, sheet).total().span;
        [total.least(), total.most(), Exact::ZERO].into_iter().all(is_same_line)
    });
    proof.map(|_| Proof::BetweenTotals)
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
    let sheets = sheets(both, facts)?;
    sheets.all_agree((both.0.dictionary(), both.1.dictionary()), |before, after| {
        let (before, after) = (examine(&one, before), examine(&other, after));
        before.standing() == after.standing() && before.missing() == after.missing()
    })
}

/// An item that has the same score on every sheet that can be stated, and stands where it stood:
/// what is above it makes the same of it.
fn same_scores(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let [(scheme, one), (mutated, other)] = nodes(both, at)?;
    let facts = |node: &Node| match &node.kind {
        NodeKind::Item { facts, .. } if !is_compared(node) => Some(facts.to_vec()),
        _ => None,
    };
    let is_alone = |scheme: &Scheme| scheme.0.compared.is_empty();
    if !is_alone(scheme) || !is_alone(mutated) || !is_same_around(scheme, mutated, one) {
        return None;
    }
    let both_facts = facts(one)?.into_iter().chain(facts(other)?);
    let sheets = sheets(both, both_facts)?;
    let score = |scheme: &Scheme, sheet: &Sheet| {
        let found = judge_scores(scheme, sheet);
        let node = found.node(one.id.as_str()).copied();
        node.map(|node| (node.value, node.standing, node.may_not_tell))
    };
    sheets.all_agree((both.0.dictionary(), both.1.dictionary()), |before, after| {
        score(scheme, before) == score(mutated, after)
    })
}

/// Whether two schemes are the same but for what an item makes of its facts: each node stands
/// where it stood and counts for the same, the same can come out of all others, and the same
/// facts are read.
fn is_same_around(scheme: &Scheme, mutated: &Scheme, item: &Node) -> bool {
    let (before, after) = (scheme.nodes(), mutated.nodes());
    let is_same = |(one, other): (&Node, &Node)| {
        let is_own = one.id == item.id;
        one.id == other.id
            && one.parent == other.parent
            && one.full_marks == other.full_marks
            && one.weight == other.weight
            && (is_own
                || one.attainable_raw == other.attainable_raw
                    && one.attainable == other.attainable)
    };
    before.len() == after.len()
        && before.iter().zip(after).all(is_same)
        && scheme.facts() == mutated.facts()
}

/// Whether a node holds its subject against others, by name or together with them.
const fn is_compared(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Item { measure, .. } => {
            matches!(measure, Measure::Raters { .. } | Measure::Ranks { .. })
        }
        NodeKind::Part { combine, .. } => matches!(combine, Combine::Compared(_)),
    }
}
