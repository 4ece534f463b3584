//! Posts: the scheme of the load, the facts, the rules about a placement.

use super::Context;
use crate::facts::FactKind;
use crate::posts::{PlacementFacts, PostsRules};
use crate::procedure::Procedure;
use crate::rule::{Kind, Rule};
use crate::rulebook::draft::{PostsDraft, RulebookDraft};
use crate::scoring::{Link, Scheme};
use crate::vocabulary::{Defect, FieldPath, Id};

/// What of the rulebook could be sealed so far.
#[derive(Debug)]
pub(super) struct Sealed<'s> {
    pub(super) schemes: &'s [Scheme],
    pub(super) links: &'s [Link],
    pub(super) procedures: &'s [Procedure],
    pub(super) rules: &'s [Rule],
}

impl Context<'_> {
    pub(super) fn posts(
        &mut self,
        book: &RulebookDraft,
        draft: &PostsDraft,
        sealed: &Sealed<'_>,
    ) -> Option<PostsRules> {
        let at = FieldPath::root().key("posts");
        let ground = self.ground_or(draft.ground.as_ref(), book.ground.as_ref(), &at);
        let facts = self.placement_facts(draft, &at.key("facts"));
        let capacity =
            self.scheme_named(book, sealed, (&draft.capacity, &at.key("capacity")));
        let limits: Box<[Rule]> =
            sealed.rules.iter().filter(|rule| is_limit(rule)).cloned().collect();
        if limits.is_empty() && !self.holes.within(&FieldPath::root().key("rule")) {
            let why = "no rule is about a `placement`: everybody could hold every post";
            self.report(&at, Defect::AnswerNeeded { key: "rule", why });
        }
        let service = draft.service.as_ref().map(|service| {
            let load = facts.map(|facts| facts.load);
            self.post_service((book, draft), (service, load), sealed)
        });
        let service = match service {
            Some(service) => Some(Box::new(service?)),
            None => None,
        };
        let (facts, capacity) = (facts?, capacity?);
        let dictionary = self.dictionary.clone();
        Some(PostsRules { dictionary, capacity, limits, facts, service, ground })
    }

    /// The scheme of an id; one that is not written is reported.
    pub(super) fn scheme_named(
        &mut self,
        book: &RulebookDraft,
        sealed: &Sealed<'_>,
        (id, at): (&Id, &FieldPath),
    ) -> Option<Scheme> {
        let is_written = book.scheme.iter().any(|scheme| scheme.id == *id);
        let list = FieldPath::root().key("scheme");
        if !is_written && !self.holes.may_be(&list, id.as_str()) {
            let ids = book.scheme.iter().map(|scheme| scheme.id.as_str());
            self.report(at, super::unknown("scheme", id, ids));
        }
        sealed.schemes.iter().find(|scheme| scheme.id() == id).cloned()
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
