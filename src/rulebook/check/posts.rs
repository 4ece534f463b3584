//! Posts: the scheme of the load, the facts, the rules about a placement.

use super::Context;
use crate::facts::FactKind;
use crate::posts::{PlacementFacts, PostsRules};
use crate::rule::{Kind, Rule};
use crate::rulebook::draft::{PostsDraft, RulebookDraft};
use crate::scoring::Scheme;
use crate::vocabulary::{Defect, FieldPath, Id};

impl Context<'_> {
    pub(super) fn posts(
        &mut self,
        book: &RulebookDraft,
        draft: &PostsDraft,
        (schemes, rules): (&[Scheme], &[Rule]),
    ) -> Option<PostsRules> {
        let at = FieldPath::root().key("posts");
        let ground = self.ground_or(draft.ground.as_ref(), book.ground.as_ref(), &at);
        let facts = self.placement_facts(draft, &at.key("facts"));
        let capacity = schemes.iter().find(|scheme| *scheme.id() == draft.capacity);
        let is_written = book.scheme.iter().any(|scheme| scheme.id == draft.capacity);
        let list = FieldPath::root().key("scheme");
        if !is_written && !self.holes.may_be(&list, draft.capacity.as_str()) {
            let ids = book.scheme.iter().map(|scheme| scheme.id.as_str());
            let defect = super::unknown("scheme", &draft.capacity, ids);
            self.report(&at.key("capacity"), defect);
        }
        let limits: Box<[Rule]> =
            rules.iter().filter(|rule| is_limit(rule)).cloned().collect();
        if limits.is_empty() && !self.holes.within(&FieldPath::root().key("rule")) {
            let why = "no rule is about a `placement`: everybody could hold every post";
            self.report(&at, Defect::AnswerNeeded { key: "rule", why });
        }
        let (facts, capacity) = (facts?, capacity?.clone());
        let dictionary = self.dictionary.clone();
        Some(PostsRules { dictionary, capacity, limits, facts, ground })
    }

    fn placement_facts(
        &mut self,
        draft: &PostsDraft,
        at: &FieldPath,
    ) -> Option<PlacementFacts> {
        let facts = &draft.facts;
        let mut count = |key: &str, id: &Id| {
            let is_count = |kind: &FactKind| matches!(kind, FactKind::Count { .. });
            self.fact(id, &at.key(key), "a count", is_count)
        };
        let (places, held) = (count("places", &facts.places), count("held", &facts.held));
        let holders = count("holders", &facts.holders);
        let wanted = count("wanted", &facts.wanted);
        let matched = count("matched", &facts.matched);
        let mut number = |key: &str, id: &Id| {
            let is_number = |kind: &FactKind| {
                matches!(kind, FactKind::Count { .. } | FactKind::Amount { .. })
            };
            self.fact(id, &at.key(key), "a count or an amount", is_number)
        };
        let workload = number("workload", &facts.workload);
        let load = number("load", &facts.load);
        let capacity = number("capacity", &facts.capacity);
        let mut answer = |key: &str, id: &Id| {
            let is_yes_no = |kind: &FactKind| matches!(kind, FactKind::YesNo);
            self.fact(id, &at.key(key), "a yes or no", is_yes_no)
        };
        let most_wanted = answer("most_wanted", &facts.most_wanted);
        let claimed = answer("claimed", &facts.claimed);
        Some(PlacementFacts {
            places: places?,
            workload: workload?,
            most_wanted: most_wanted?,
            held: held?,
            load: load?,
            capacity: capacity?,
            holders: holders?,
            claimed: claimed?,
            wanted: wanted?,
            matched: matched?,
        })
    }
}

/// Whether a rule stands in the way of a placement that does not meet it.
fn is_limit(rule: &Rule) -> bool {
    let parts = rule.parts();
    let is_hard = matches!(parts.kind, Kind::Requirement | Kind::Eligibility);
    is_hard && parts.subject.as_str() == PostsRules::PLACEMENT
}
