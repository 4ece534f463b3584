//! Quantities and conditions: names become places, idle questions are found.

use super::Context;
use crate::criteria::{Answer, Atom, Condition, Quantity};
use crate::facts::{Fact, FactKind, Tally};
use crate::rulebook::draft::{AnswerDraft, ConditionDraft, QuantityDraft};
use crate::vocabulary::{Bounds, Defect, Exact, FieldPath, Id};

const NUMBER: &str = "a count, an amount or a ratio";

/// Where the scores of nodes may be read, and by which names.
pub(super) type Scores<'s> = Option<&'s [Id]>;

pub(super) fn answer(draft: AnswerDraft) -> Answer {
    match draft {
        AnswerDraft::Undetermined => Answer::Undetermined,
        AnswerDraft::Value(ratio) => Answer::Value(ratio.into()),
    }
}

impl Context<'_> {
    pub(super) fn number(&mut self, id: &Id, at: &FieldPath) -> Option<u16> {
        self.fact(id, at, NUMBER, |kind| kind.domain().is_some())
    }

    pub(super) fn quantity(
        &mut self,
        draft: &QuantityDraft,
        at: &FieldPath,
        scores: Scores<'_>,
    ) -> Option<Quantity> {
        match draft {
            QuantityDraft::Fact(id) => {
                self.number(id, at).map(|fact| Quantity::Number { fact })
            }
            QuantityDraft::Count { events, kinds } => {
                let at = at.key("count");
                let is_events = |kind: &FactKind| matches!(kind, FactKind::Events { .. });
                let events =
                    self.fact(events, &at.key("events"), "a list of events", is_events)?;
                let at = at.key("kinds");
                let found = self.chosen_of(events, kinds, &at);
                let kinds = found.into_iter().collect::<Option<_>>()?;
                Some(Quantity::Count { events, kinds })
            }
            QuantityDraft::Share { of, r#in, zero } => {
                self.share(of, r#in, *zero, &at.key("share"))
            }
            QuantityDraft::Votes { of, choices, in_denominator, nobody } => {
                let at = at.key("votes");
                let ballots = self.ballots(of, in_denominator, &at)?;
                let path = at.key("choices");
                let found = self.chosen_of(ballots, choices, &path);
                if choices.is_empty() && !self.holes.within(&path) {
                    self.report(&path, Defect::NothingListed { what: "choice" });
                }
                Some(Quantity::Votes {
                    ballots,
                    choices: found.into_iter().collect::<Option<_>>()?,
                    in_denominator: in_denominator.clone().into(),
                    nobody: answer(*nobody),
                })
            }
            QuantityDraft::Score(node) => self.score(node, &at.key("score"), scores),
            QuantityDraft::When(condition) => {
                let condition = self.condition(condition, &at.key("when"), scores)?;
                Some(Quantity::When { condition: Box::new(condition) })
            }
        }
    }

    /// A count of ballots that counts what the denominator needs.
    pub(super) fn ballots(
        &mut self,
        id: &Id,
        in_denominator: &[Tally],
        at: &FieldPath,
    ) -> Option<u16> {
        let is_ballots = |kind: &FactKind| matches!(kind, FactKind::Ballots { .. });
        let fact = self.fact(id, &at.key("of"), "a count of ballots", is_ballots)?;
        let counted = match self.dictionary.at(fact).map(Fact::kind) {
            Some(FactKind::Ballots { also, .. }) => also.clone(),
            _ => Vec::new(),
        };
        let kind = FieldPath::root().key("fact").element(id.as_str()).key("kind");
        let is_known = !self.holes.within(&kind);
        let paths = self.holes.elements(&at.key("in_denominator"), in_denominator.len());
        let mut seen = Vec::new();
        for (asked, path) in in_denominator.iter().zip(paths) {
            let named = Tally::ALL.iter().find(|(_, tally)| tally == asked);
            let Some((tally, _)) = named else { continue };
            if seen.contains(asked) {
                let id = (*tally).to_owned();
                self.report(&path, Defect::Duplicate { what: "ballots", id });
            } else if is_known && !counted.contains(asked) {
                let fact = id.clone();
                self.report(&path, Defect::TallyNotCounted { fact, tally });
            }
            seen.push(*asked);
        }
        Some(fact)
    }

    fn share(
        &mut self,
        of: &Id,
        by: &Id,
        zero: Option<AnswerDraft>,
        at: &FieldPath,
    ) -> Option<Quantity> {
        let of = self.number(of, &at.key("of"));
        let by = self.number(by, &at.key("in"));
        let (of, by) = of.zip(by)?;
        let divisor = self.dictionary.at(by).and_then(Fact::domain)?;
        self.not_negative(by, divisor.least(), &at.key("in"));
        let may_be_zero = divisor.least() <= Exact::ZERO;
        match zero {
            Some(zero) => Some(Quantity::Share { of, by, zero: answer(zero) }),
            None if self.holes.within(&at.key("zero")) => None,
            None if may_be_zero => {
                let why = "the divisor may be 0";
                self.report(at, Defect::AnswerNeeded { key: "zero", why });
                None
            }
            None => Some(Quantity::Share { of, by, zero: Answer::Undetermined }),
        }
    }

    pub(super) fn not_negative(&mut self, fact: u16, least: Exact, at: &FieldPath) {
        if let Some(fact) = self.dictionary.at(fact).filter(|_| least.is_negative()) {
            let fact = fact.id().clone();
            self.report(at, Defect::DivisorBelowZero { fact, least });
        }
    }

    /// The places of choices of a fact, each named where it stands in its list and once.
    fn chosen_of(&mut self, fact: u16, ids: &[Id], at: &FieldPath) -> Vec<Option<u16>> {
        let paths = self.holes.elements(at, ids.len());
        super::unique_at(ids.iter().zip(&paths), "choices", self.problems);
        ids.iter().zip(&paths).map(|(id, at)| self.choice(fact, id, at)).collect()
    }

    fn score(
        &mut self,
        node: &Id,
        at: &FieldPath,
        scores: Scores<'_>,
    ) -> Option<Quantity> {
        let Some(nodes) = scores else {
            self.report(at, Defect::ScoreTooEarly);
            return None;
        };
        let place = nodes.iter().position(|id| id == node);
        if place.is_none() {
            let found = node.to_string();
            let ids = nodes.iter().map(Id::as_str);
            let nearest = crate::vocabulary::text::nearest(&found, ids);
            self.report(at, Defect::Unknown { what: "part or item", found, nearest });
        }
        place
            .and_then(|place| u16::try_from(place).ok())
            .map(|node| Quantity::Score { node })
    }

    pub(super) fn condition(
        &mut self,
        draft: &ConditionDraft,
        at: &FieldPath,
        scores: Scores<'_>,
    ) -> Option<Condition> {
        // The reader limits the depth; drafts built in code are as deep as their owner.
        let is_yes_no = |kind: &FactKind| matches!(kind, FactKind::YesNo);
        match draft {
            ConditionDraft::Yes(id) => {
                let fact = self.fact(id, &at.key("yes"), "a yes or no", is_yes_no)?;
                Some(Condition::Atom(Atom::Yes { fact }))
            }
            ConditionDraft::No(id) => {
                let fact = self.fact(id, &at.key("no"), "a yes or no", is_yes_no)?;
                Some(Condition::Atom(Atom::No { fact }))
            }
            ConditionDraft::Choice { of, one_of } => {
                self.chosen(of, one_of, &at.key("choice"))
            }
            ConditionDraft::Number { of, bounds } => {
                let at = at.key("number");
                let quantity = self.quantity(of, &at.key("of"), scores)?;
                self.not_idle(&quantity, *bounds, &at);
                Some(Condition::Atom(Atom::Within { quantity, bounds: *bounds }))
            }
            ConditionDraft::AllOf(of) => {
                self.several(of, &at.key("all_of"), scores).map(Condition::AllOf)
            }
            ConditionDraft::AnyOf(of) => {
                self.several(of, &at.key("any_of"), scores).map(Condition::AnyOf)
            }
            ConditionDraft::AtLeast { n, of } => {
                let at = at.key("at_least");
                let n = usize::try_from(*n).unwrap_or(usize::MAX);
                if (n == 0 || n > of.len()) && !self.holes.within(&at) {
                    let defect = Defect::ThresholdIdle { n, listed: of.len() };
                    self.report(&at, defect);
                }
                let of = self.several(of, &at.key("of"), scores)?;
                Some(Condition::AtLeast { n, of })
            }
            ConditionDraft::Not(one) => {
                let one = self.condition(one, &at.key("not"), scores)?;
                Some(Condition::Not(Box::new(one)))
            }
        }
    }

    fn several(
        &mut self,
        of: &[ConditionDraft],
        at: &FieldPath,
        scores: Scores<'_>,
    ) -> Option<Vec<Condition>> {
        if of.is_empty() && !self.holes.within(at) {
            self.report(at, Defect::NothingListed { what: "condition" });
        }
        let found: Vec<Option<Condition>> = of
            .iter()
            .zip(self.holes.elements(at, of.len()))
            .map(|(one, at)| self.condition(one, &at, scores))
            .collect();
        found.into_iter().collect()
    }

    fn chosen(&mut self, of: &Id, one_of: &[Id], at: &FieldPath) -> Option<Condition> {
        let is_choice = |kind: &FactKind| matches!(kind, FactKind::Choice(_));
        let fact = self.fact(of, &at.key("of"), "a choice", is_choice)?;
        let at = at.key("one_of");
        if one_of.is_empty() && !self.holes.within(&at) {
            self.report(&at, Defect::NothingListed { what: "choice" });
        }
        let found = self.chosen_of(fact, one_of, &at);
        let one_of = found.into_iter().collect::<Option<_>>()?;
        Some(Condition::Atom(Atom::Chosen { fact, one_of }))
    }

    /// A comparison that every value of its fact answers alike is a mistake.
    fn not_idle(&mut self, quantity: &Quantity, bounds: Bounds, at: &FieldPath) {
        let Quantity::Number { fact } = quantity else { return };
        let Some(fact) = self.dictionary.at(*fact) else { return };
        let Some(domain) = fact.domain() else { return };
        let all = bounds.contains(domain.least()) && bounds.contains(domain.most());
        let none = !bounds.is_above_lower(domain.most())
            || !bounds.is_below_upper(domain.least());
        if all || none {
            let id = fact.id().clone();
            self.report(at, Defect::ConditionIdle { fact: id });
        }
    }
}
