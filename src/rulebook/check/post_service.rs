//! Service in posts: the rating, who takes part, what follows, the way of a post, the facts.

use super::posts::Sealed;
use super::{Context, unknown};
use crate::facts::{FactKind, ten_to_minus};
use crate::posts::service::{ReportRules, ServiceFacts, ServiceRules, Sharing, WayRules};
use crate::rule::Rule;
use crate::rulebook::draft::{
    PostServiceDraft, PostsDraft, ReportsDraft, RulebookDraft, ServiceFactsDraft,
    WayRulesDraft,
};
use crate::vocabulary::{Defect, FieldPath, Id};

const NOT_OF_A_HOLDING: &str = "it is not about a `holding`";
const NOT_OF_A_MEMBER: &str = "it is not about a `member`";
const NOT_OF_A_POST: &str = "it is not about a `post`";

impl Context<'_> {
    /// `[posts.service]`; `load` is the fact of a member's load, where that is known.
    pub(super) fn post_service(
        &mut self,
        (book, posts): (&RulebookDraft, &PostsDraft),
        (draft, load): (&PostServiceDraft, Option<u16>),
        sealed: &Sealed<'_>,
    ) -> Option<ServiceRules> {
        let at = FieldPath::root().key("posts").key("service");
        let enclosing = posts.ground.as_ref().or(book.ground.as_ref());
        let ground = self.ground_or(draft.ground.as_ref(), enclosing, &at);
        let path = at.key("rating");
        let rating = self.scheme_named(book, sealed, (&draft.rating, &path));
        if let Some(rating) = &rating {
            let (own, holding) = (rating.subject().as_str(), ServiceRules::HOLDING);
            self.about((own, holding), ("rating", NOT_OF_A_HOLDING), &path);
        }
        let of = (ServiceRules::MEMBER, NOT_OF_A_MEMBER);
        let path = at.key("coverage");
        let coverage =
            self.rule_named((book, sealed), (&draft.coverage, &path), ("coverage", of));
        let list = at.key("follows");
        super::unique(draft.follows.iter(), ("rules", &list), self.problems);
        let paths = self.holes.elements(&list, draft.follows.len());
        let mut follows = Vec::with_capacity(draft.follows.len());
        for (id, path) in draft.follows.iter().zip(paths) {
            let of = ("follows", (ServiceRules::HOLDING, NOT_OF_A_HOLDING));
            follows.extend(self.rule_named((book, sealed), (id, &path), of));
        }
        self.sharing(draft.sharing, load, &at.key("sharing"));
        let way = draft.way.as_ref();
        let way = way.map(|way| self.way((book, sealed), way, &at.key("way")));
        let reports = draft.reports.as_ref();
        let reports =
            reports.map(|reports| self.reports(reports, &at.key("reports").key("of")));
        let facts = self.service_facts(&draft.facts, &at.key("facts"));
        let links = sealed.links.iter().filter(|link| {
            link.scheme == draft.rating
                && link.rulebook == book.id
                && link.edition == book.edition
        });
        Some(ServiceRules {
            rating: rating?,
            links: links.cloned().collect(),
            coverage: coverage?,
            follows: follows.into(),
            rules: sealed.rules.into(),
            sharing: draft.sharing,
            way: way.map_or(Some(None), |way| way.map(Some))?,
            reports: reports.map_or(Some(None), |reports| reports.map(Some))?,
            facts: facts?,
            ground,
        })
    }

    /// Reports what is about another subject than it must be.
    fn about(
        &mut self,
        (found, expected): (&str, &str),
        (key, why): (&'static str, &'static str),
        at: &FieldPath,
    ) {
        if found != expected {
            self.report(at, Defect::AnswerIdle { key, why });
        }
    }

    /// The rule of an id; one that is not written or is about something else is reported.
    fn rule_named(
        &mut self,
        (book, sealed): (&RulebookDraft, &Sealed<'_>),
        (id, at): (&Id, &FieldPath),
        (key, (subject, why)): (&'static str, (&str, &'static str)),
    ) -> Option<Rule> {
        let is_written = book.rule.iter().any(|rule| rule.id == *id);
        let list = FieldPath::root().key("rule");
        if !is_written && !self.holes.may_be(&list, id.as_str()) {
            let ids = book.rule.iter().map(|rule| rule.id.as_str());
            self.report(at, unknown("rule", id, ids));
        }
        let rule = sealed.rules.iter().find(|rule| rule.id() == id)?;
        self.about((rule.parts().subject.as_str(), subject), (key, why), at);
        Some(rule.clone())
    }

    /// A part must be a number that the fact of the load can hold.
    fn sharing(&mut self, sharing: Sharing, load: Option<u16>, at: &FieldPath) {
        let Some(rounding) = sharing.rounding() else { return };
        let kind = load.and_then(|load| self.dictionary.at(load));
        let places = match kind.map(crate::facts::Fact::kind) {
            Some(FactKind::Count { .. }) => 0,
            Some(FactKind::Amount { places, .. }) => *places,
            _ => return,
        };
        let step = rounding.step();
        let steps = ten_to_minus(places).and_then(|least| step.over(least));
        if steps.is_none_or(|steps| steps.denominator() != 1) {
            self.report(at, Defect::TooFine { found: step, places });
        }
    }

    fn way(
        &mut self,
        (book, sealed): (&RulebookDraft, &Sealed<'_>),
        draft: &WayRulesDraft,
        at: &FieldPath,
    ) -> Option<WayRules> {
        let (id, path) = (&draft.procedure, at.key("procedure"));
        let is_written = book.procedure.iter().any(|one| one.id == *id);
        let list = FieldPath::root().key("procedure");
        if !is_written && !self.holes.may_be(&list, id.as_str()) {
            let ids = book.procedure.iter().map(|one| one.id.as_str());
            self.report(&path, unknown("procedure", id, ids));
        }
        let procedure = sealed.procedures.iter().find(|one| one.id() == id)?.clone();
        let (subject, post) = (procedure.rules().subject.as_str(), ServiceRules::POST);
        self.about((subject, post), ("procedure", NOT_OF_A_POST), &path);
        let path = at.key("serving");
        if draft.serving.is_empty() && !self.holes.within(&path) {
            self.report(&path, Defect::NothingListed { what: "state" });
        }
        let states: Vec<&Id> =
            procedure.rules().states.iter().map(|state| &state.name.id).collect();
        let paths = self.holes.elements(&path, draft.serving.len());
        for (state, path) in draft.serving.iter().zip(paths) {
            if !states.contains(&state) {
                let ids = states.iter().map(|id| id.as_str());
                self.report(&path, unknown("state", state, ids));
            }
        }
        Some(WayRules { procedure, serving: draft.serving.clone().into() })
    }

    fn reports(&mut self, draft: &ReportsDraft, at: &FieldPath) -> Option<ReportRules> {
        let is_events = |kind: &FactKind| matches!(kind, FactKind::Events { .. });
        let of = self.fact(&draft.of, at, "a list of events", is_events)?;
        let (each, part_windows) = (draft.each, draft.part_windows);
        Some(ReportRules { of, each, part_windows })
    }

    fn service_facts(
        &mut self,
        draft: &ServiceFactsDraft,
        at: &FieldPath,
    ) -> Option<ServiceFacts> {
        let is_count = |kind: &FactKind| matches!(kind, FactKind::Count { .. });
        let is_yes_no = |kind: &FactKind| matches!(kind, FactKind::YesNo);
        let is_date = |kind: &FactKind| matches!(kind, FactKind::Date(_));
        let is_choice = |kind: &FactKind| matches!(kind, FactKind::Choice(_));
        let is_number = |kind: &FactKind| {
            matches!(kind, FactKind::Count { .. } | FactKind::Amount { .. })
        };
        let contracts =
            self.fact(&draft.contracts, &at.key("contracts"), "a count", is_count);
        let mut answer =
            |key: &str, id: &Id| self.fact(id, &at.key(key), "a yes or no", is_yes_no);
        let published = answer("published", &draft.published);
        let trained = answer("trained", &draft.trained);
        let trained_on =
            self.fact(&draft.trained_on, &at.key("trained_on"), "a date", is_date);
        let reason = self.fact(&draft.reason, &at.key("reason"), "a choice", is_choice);
        let need = self.fact(&draft.need, &at.key("need"), "a choice", is_choice);
        let mut number = |key: &str, id: &Id| {
            self.fact(id, &at.key(key), "a count or an amount", is_number)
        };
        let all_workload = number("all_workload", &draft.all_workload);
        let all_capacity = number("all_capacity", &draft.all_capacity);
        let list = at.key("by_need");
        let paths = self.holes.elements(&list, draft.by_need.len());
        let needs: Vec<FieldPath> = paths.iter().map(|path| path.key("need")).collect();
        let ids = draft.by_need.iter().map(|one| &one.need);
        super::unique_at(ids.zip(&needs), "choices", self.problems);
        let mut by_need = Vec::with_capacity(draft.by_need.len());
        for ((one, path), at_need) in draft.by_need.iter().zip(&paths).zip(&needs) {
            let choice = need.and_then(|need| self.choice(need, &one.need, at_need));
            let posts = self.fact(&one.posts, &path.key("posts"), "a count", is_count);
            by_need.extend(choice.zip(posts));
        }
        Some(ServiceFacts {
            contracts: contracts?,
            published: published?,
            trained: trained?,
            trained_on: trained_on?,
            reason: reason?,
            need: need?,
            all_workload: all_workload?,
            all_capacity: all_capacity?,
            by_need: by_need.into(),
        })
    }
}
