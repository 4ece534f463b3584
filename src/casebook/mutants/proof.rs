//! Proofs that a mutant makes no difference.

use super::grain;
use super::mutant::Proof;
use crate::casebook::limits::may_hold;
use crate::facts::{Fact, FactKind};
use crate::procedure::{Length, ProcedureRules};
use crate::rulebook::{RemarkKind, Rulebook};
use crate::scoring::{Excluded, Measure, Node, NodeKind, Own, Scheme};
use crate::vocabulary::{Exact, FieldPath, Rounding, RoundingMode};

/// A rulebook and its mutant.
pub(super) type Both<'r> = (&'r Rulebook, &'r Rulebook);

/// Why a change at a place makes no difference, as far as that can be proved.
pub(super) fn proof(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    never_binds(both, at)
        .or_else(|| never_stops(both, at))
        .or_else(|| never_holds(both, at))
        .or_else(|| counts_no_months(both, at))
        .or_else(|| same_rounding(both, at))
        .or_else(|| is_round_already(both, at))
        .or_else(|| one_group(both, at))
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

/// A floor or a cap of an item or a part that never holds anything, neither before nor after.
fn never_holds(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let [before, after] = of_key(both, (at, "hold"))?.map(|(_, node)| node);
    let is_other = [
        before.hold.at_least != after.hold.at_least,
        before.hold.at_most != after.hold.at_most,
    ];
    let binds = |node: &Node| {
        may_hold(node)
            .into_iter()
            .zip(is_other)
            .any(|(holds, is_other)| holds && is_other)
    };
    (!binds(before) && !binds(after)).then_some(Proof::NeverBinds)
}

/// The schemes, and the nodes, the total among them, of whose own key a place speaks.
fn of_key<'r>(
    both: Both<'r>,
    (at, key): (&FieldPath, &str),
) -> Option<[(&'r Scheme, &'r Node); 2]> {
    let find = |rulebook: &'r Rulebook| {
        rulebook.schemes().iter().find_map(|scheme| {
            let of = FieldPath::root().key("scheme").element(scheme.id().as_str());
            let node = scheme.nodes().iter().find(|node| {
                let list = match (&node.kind, node.parent) {
                    (_, None) => return at.is_within(&of.key(key)),
                    (NodeKind::Item { .. }, Some(_)) => "item",
                    (NodeKind::Part { .. }, Some(_)) => "part",
                };
                at.is_within(&of.key(list).element(node.id.as_str()).key(key))
            });
            Some((scheme, node?))
        })
    };
    Some([find(both.0)?, find(both.1)?])
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
pub(super) fn nodes<'r>(
    both: Both<'r>,
    at: &FieldPath,
) -> Option<[(&'r Scheme, &'r Node); 2]> {
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
///
/// Of two ways that differ below zero alone, one rounds every number below zero to one below
/// zero: what can come out after rounding, an item's points for what is missing and its gates
/// included, shows whether there is any.
fn same_rounding(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let [(_, one), (_, other)] = of_key(both, (at, "round"))?;
    let (before, after) = (one.round?, other.round?);
    let is_positive =
        [one, other].iter().all(|node| node.attainable.least() >= Exact::ZERO);
    let is_same = upwards(before) == upwards(after) && before.step() == after.step();
    (is_positive && is_same).then_some(Proof::SameRounding)
}

/// A change of rounding where, before and after, whatever is rounded is round already.
fn is_round_already(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let both_nodes = of_key(both, (at, "round"))?;
    let is_unchanged = both_nodes.iter().all(|(scheme, node)| {
        let Some(round) = node.round else { return true };
        grain::raw_grains(scheme, node).is_some_and(|grains| {
            grains.iter().all(|grain| {
                grain.over(round.step()).is_some_and(|steps| steps.denominator() == 1)
            })
        })
    });
    (is_unchanged || never_halves(&both_nodes)).then_some(Proof::AlreadyRound)
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

/// A way of rounding by what it does to numbers that are not below zero.
const fn upwards(rounding: Rounding) -> RoundingMode {
    match rounding.mode() {
        RoundingMode::AwayFromZero => RoundingMode::Up,
        RoundingMode::TowardsZero => RoundingMode::Down,
        mode => mode,
    }
}

/// What a group without raters does, where it is the only one.
///
/// Without it there is no score at all, whatever is said, and with it nothing is shared. Where
/// it is not yet known whether it will be there, zero and shared anew differ in that zero is
/// possible: which it is anyway where a rater may give it. That nothing can be told differs from
/// both in that it says so while the group is open, unless the subject's own score is left
/// aside, of which cannot be told whether it is the only one.
fn one_group(both: Both<'_>, at: &FieldPath) -> Option<Proof> {
    let [(_, one), (_, other)] = nodes(both, at)?;
    let raters = |node: &Node| match &node.kind {
        NodeKind::Item {
            measure: Measure::Raters { groups, absent_group, .. }, ..
        } => Some((groups.clone(), *absent_group)),
        _ => None,
    };
    let ((groups, before), (_, after)) = (raters(one)?, raters(other)?);
    let [group] = &*groups else { return None };
    let scores = both.0.dictionary().at(group.scores).map(Fact::kind)?;
    let FactKind::Scores { at_least, at_most, .. } = scores else { return None };
    let (least, most) = (Exact::from(*at_least), Exact::from(*at_most));
    let has_zero = least <= Exact::ZERO && most >= Exact::ZERO;
    let is_others = group.own == Own::Excluded;
    let may_be_absent = is_others || group.mean.may_have_too_few();
    let is_told = [before, after].iter().all(|how| *how != Excluded::Undetermined);
    let is_same = (is_told || is_others) && (has_zero || !may_be_absent);
    let is_of_group = at.as_str().ends_with(".raters.absent_group");
    let is_whole = group.weight == Exact::ONE;
    (is_of_group && is_whole && is_same).then_some(Proof::OneGroup)
}
