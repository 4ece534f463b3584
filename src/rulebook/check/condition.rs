//! Conditions: names become places, idle questions are found.

use super::Context;
use super::quantity::Scores;
use crate::criteria::{Atom, ComparedAs, Condition, Quantity};
use crate::facts::FactKind;
use crate::rulebook::draft::ConditionDraft;
use crate::vocabulary::{Bounds, Defect, FieldPath, Id};

/// Whether all values of a quantity are known, whatever the sheet's period.
const fn is_bounded(quantity: &Quantity) -> bool {
    matches!(
        quantity,
        Quantity::Number { .. }
            | Quantity::Windows(_)
            | Quantity::Since(_)
            | Quantity::Service(_)
    )
}

impl Context<'_> {
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
        let is_bounded = match quantity {
            Quantity::Compared(compared) => {
                let is_rank = matches!(compared.how, ComparedAs::Rank { .. });
                is_rank || is_bounded(&compared.of)
            }
            of => is_bounded(of),
        };
        let fact = quantity.facts().first().and_then(|fact| self.dictionary.at(*fact));
        let Some(fact) = fact.filter(|_| is_bounded && !self.may_be_idle) else { return };
        let (domain, _) = self.domain_of(quantity);
        let all = bounds.contains(domain.least()) && bounds.contains(domain.most());
        let none = !bounds.is_above_lower(domain.most())
            || !bounds.is_below_upper(domain.least());
        if all || none {
            let id = fact.id().clone();
            self.report(at, Defect::ConditionIdle { fact: id });
        }
    }
}
