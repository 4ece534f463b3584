//! § Conditions, where nothing but a single rule asks them.

use std::collections::BTreeMap;

use grassroots::facts::SheetDraft;
use grassroots::rule::Standing;
use grassroots::rulebook::RulebookDraft;
use grassroots::rulebook::draft::{ConditionDraft, RuleDraft};
use grassroots::vocabulary::Verdict;

use super::quantity::{State, View};
use super::sheet::Facts;

/// How the subject of a sheet stands to a rule; `None` where a loose range says it.
pub(crate) fn stands(
    rulebook: &RulebookDraft,
    rule: &RuleDraft,
    sheet: &SheetDraft,
) -> Option<Standing> {
    let facts = Facts::of(rulebook, sheet);
    let scores = BTreeMap::new();
    let view = View { facts: &facts, scores: &scores };
    let met = view.assess(&rule.met);
    let applies = rule.applies.as_ref().map(|applies| view.assess(applies));
    if met.is_loose || applies.is_some_and(|applies| applies.is_loose) {
        return None;
    }
    let applies_not = |one: State| one == State::NotApplicable;
    // Nothing that it reads applies, or it does not apply to what is known.
    let is_out = applies_not(met.states)
        && applies.is_none_or(|one| applies_not(one.states))
        || applies.is_some_and(|one| one.verdict == Verdict::NotMet);
    let is_open = applies.is_some_and(|one| one.verdict == Verdict::Undetermined);
    Some(match met.verdict {
        _ if is_out => Standing::NotApplicable,
        Verdict::Undetermined => Standing::Undetermined,
        _ if is_open => Standing::Undetermined,
        Verdict::Met => Standing::Met,
        Verdict::NotMet => Standing::NotMet,
    })
}

/// Every condition of a scheme that asks facts alone.
pub(crate) fn conditions(rulebook: &RulebookDraft) -> Vec<ConditionDraft> {
    let of_schemes = rulebook.scheme.iter().flat_map(|scheme| {
        let steps = [
            &scheme.zero_clearing,
            &scheme.direct,
            &scheme.floor,
            &scheme.cap,
            &scheme.veto,
        ];
        let steps = steps.into_iter().flatten().map(|step| &step.when);
        let gates = scheme.item.iter().flat_map(|item| &item.gate).map(|gate| &gate.when);
        let needs = scheme.grade.iter().filter_map(|grade| grade.needs.as_ref());
        let zeroing = scheme.item.iter().filter_map(|item| item.zero_if.as_ref());
        steps.chain(gates).chain(needs).chain(zeroing)
    });
    let asks_no_scores = |one: &&ConditionDraft| !format!("{one:?}").contains("Score(");
    of_schemes.filter(asks_no_scores).cloned().collect()
}
