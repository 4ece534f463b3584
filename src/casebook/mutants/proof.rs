//! Proofs that a mutant makes no difference.

use super::grain;
use super::mutant::Proof;
use super::sheets::Sheets;
use crate::procedure::{Length, ProcedureRules};
use crate::rule::{Rule, stands};
use crate::rulebook::{RemarkKind, Rulebook};
use crate::scoring::{Measure, Node, NodeKind, Scheme, judge, judge_scores};
use crate::vocabulary::{Bounds, Exact, FieldPath, Rounding, RoundingMode};

/// A rulebook and its mutant.
type Both<'r> = (&'r Rulebook, &'r Rulebook);

/// Why a change at a place makes no difference, as far as that can be proved.
pub(super) fn proof(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    never_binds(both, at)
        .or_else(|| never_stops(both, at))
        .or_else(|| counts_no_months(both, at))
        .or_else(|| same_rounding(both, at))
        .or_else(|| is_round_already(both, at))
        .or_else(|| between_totals(both, at))
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

/// A floor, cap or clamp of a measure whose values are the same span with it and without.
///
/// The span holds every value that the measure can have before the limit, and is cut at it: the
/// wider of the two limits cuts nothing that the narrower one leaves.
fn never_stops(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let [(_, one), (_, other)] = nodes(both, at)?;
    let (limit, measure) = at.as_str().rsplit_once('.').map(|(of, key)| (key, of))?;
    let is_limit = ["clamp", "floor", "cap"].contains(&limit);
    let is_of_measure = measure.rsplit_once('.')?.0.ends_with("].measure");
    let is_item = matches!(one.kind, NodeKind::Item { .. });
    let is_same = one.attainable_raw == other.attainable_raw;
    (is_limit && is_of_measure && is_item && is_same).then_some(Proof::NeverBinds)
}

/// What a month after 31 January is, in a procedure that counts no months and no years.
fn counts_no_months(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let mut procedures = both.0.procedures().iter();
    let of = |id: &str| FieldPath::root().key("procedure").element(id).key("month_end");
    let found = procedures.find(|procedure| of(procedure.id().as_str()) == *at)?;
    let counts = lengths(found.rules()).any(|length| {
        // A spell that an event makes longer or shorter may be given months by it.
        matches!(length, None | Some(Length::Months(_) | Length::Years(_)))
    });
    (!counts).then_some(Proof::NoMonths)
}

/// The lengths that a procedure counts; `None` for one that an event states.
fn lengths(rules: &ProcedureRules) -> impl Iterator<Item = Option<Length>> {
    let waits = rules.transitions.iter().flat_map(|one| &one.not_before);
    let deadlines = rules.deadlines.iter().map(|deadline| deadline.within);
    let spells = rules.spells.iter();
    let ends = spells.clone().flat_map(|spell| {
        let least = spell.at_least.as_ref().map(|(length, ..)| *length);
        least.into_iter().chain(spell.at_most.as_ref().map(|(length, ..)| *length))
    });
    let stated = spells.filter(|spell| spell.extend.is_some() || spell.shorten.is_some());
    let ruled = waits.map(|wait| wait.wait).chain(deadlines).chain(ends);
    ruled.map(Some).chain(stated.map(|_| None))
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
    let (one, other) = match nodes(both, at) {
        Some([(_, one), (_, other)]) => (one, other),
        None => (total(both.0, at)?.1, total(both.1, at)?.1),
    };
    let (before, after) = (one.round?, other.round?);
    let is_of_rounding = at.as_str().ends_with("].round.mode");
    let least = |node: &Node| node.attainable_raw.least() >= Exact::ZERO;
    let weight = |node: &Node| node.weight.is_none_or(|weight| weight >= Exact::ZERO);
    let is_positive = least(one) && least(other) && weight(one) && weight(other);
    let has_gate = matches!(&one.kind, NodeKind::Item { gates, .. } if !gates.is_empty());
    let is_same = upwards(before) == upwards(after);
    (is_of_rounding && is_positive && !has_gate && is_same).then_some(Proof::SameRounding)
}

/// A change of rounding where, before and after, whatever is rounded is round already.
fn is_round_already(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let both_nodes = match nodes(both, at) {
        Some(nodes) => nodes,
        None => [total(both.0, at)?, total(both.1, at)?],
    };
    let is_of_rounding = ["].round", "].round.mode", "].round.places", "].round.step"]
        .iter()
        .any(|end| at.as_str().ends_with(end));
    let is_unchanged = both_nodes.iter().all(|(scheme, node)| {
        let Some(round) = node.round else { return true };
        grain::raw_grains(scheme, node).is_some_and(|grains| {
            grains.iter().all(|grain| {
                grain.over(round.step()).is_some_and(|steps| steps.denominator() == 1)
            })
        })
    });
    (is_of_rounding && (is_unchanged || never_halves(&both_nodes)))
        .then_some(Proof::AlreadyRound)
}

/// Whether both round to the nearest, and nothing lies half-way between two multiples.
fn never_halves([(scheme, one), (_, other)]: &[(&Scheme, &Node); 2]) -> bool {
    let is_nearest = |node: &Node| {
        let mode = node.round.map(Rounding::mode);
        matches!(
            mode,
            Some(
                RoundingMode::HalfAwayFromZero
                    | RoundingMode::HalfTowardsZero
                    | RoundingMode::HalfEven
            )
        )
    };
    let half = |node: &Node| node.round?.step().over(Exact::whole(2));
    // Half-way are the odd multiples of half a step: none of them is a multiple of the grain
    // where so many grains are a fraction with an even denominator.
    let is_never =
        grain::raw_grains(scheme, one).zip(half(one)).is_some_and(|(all, half)| {
            all.iter().all(|grain| {
                let grains = half.over(*grain);
                grains
                    .is_some_and(|grains| grains.denominator().checked_rem(2) == Some(0))
            })
        });
    is_nearest(one) && is_nearest(other) && half(one) == half(other) && is_never
}

/// The total of the scheme whose rounding stands at a path.
fn total<'r>(rulebook: &'r Rulebook, at: &FieldPath) -> Option<(&'r Scheme, &'r Node)> {
    let mut schemes = rulebook.schemes().iter();
    let of =
        |scheme: &Scheme| FieldPath::root().key("scheme").element(scheme.id().as_str());
    let found = schemes.find(|scheme| at.is_within(&of(scheme).key("round")))?;
    Some((found, found.nodes().first()?))
}

/// A way of rounding by what it does to numbers that are not below zero.
const fn upwards(rounding: Rounding) -> RoundingMode {
    match rounding.mode() {
        RoundingMode::AwayFromZero => RoundingMode::Up,
        RoundingMode::TowardsZero => RoundingMode::Down,
        mode => mode,
    }
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
    let is_alone = before.0.compared.is_empty();
    let is_item = |node: &Node| matches!(&node.kind, NodeKind::Item { measure, .. } if is_compared(measure));
    if !is_alone || before.nodes().iter().any(is_item) {
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
