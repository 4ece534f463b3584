//! Quantities: names become places, answers that are needed are asked for.

use super::Context;
use crate::criteria::{Answer, ChangeKind, Compared, ComparedAs, Quantity, Share};
use crate::facts::{Fact, FactKind, Tally};
use crate::rulebook::draft::{
    AnswerDraft, ChangeDraft, ComparedDraft, First, QuantityDraft,
};
use crate::vocabulary::{CompareDefect, Defect, Exact, FieldPath, Id, Span};

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
            QuantityDraft::Count(events) => {
                let (of, reach) = self.tallied(events, false, &at.key("count"))?;
                Some(Quantity::Count { of, reach })
            }
            QuantityDraft::Sum(events) => {
                let (of, reach) = self.tallied(events, true, &at.key("sum"))?;
                Some(Quantity::Sum { of, reach })
            }
            QuantityDraft::Windows(windows) => {
                self.windows(windows, &at.key("windows")).map(Quantity::Windows)
            }
            QuantityDraft::Since(since) => {
                self.since(since, &at.key("since")).map(Quantity::Since)
            }
            QuantityDraft::Service(service) => {
                self.service(service, &at.key("service")).map(Quantity::Service)
            }
            QuantityDraft::Change(change) => self.change(change, &at.key("change")),
            QuantityDraft::Share { of, r#in, zero } => {
                self.share((of, r#in), *zero, &at.key("share"))
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
            QuantityDraft::Over { .. } => self.over(draft, &at.key("over")),
            QuantityDraft::Periods { .. } => self.periods(draft, &at.key("periods")),
            QuantityDraft::Compared { of, r#as, within } => {
                let at = at.key("compared");
                self.compared_quantity(of, *r#as, (within.as_ref(), &at))
            }
            QuantityDraft::Score(node) => self.score(node, &at.key("score"), scores),
            QuantityDraft::When(condition) => {
                let condition = self.condition(condition, &at.key("when"), scores)?;
                Some(Quantity::When { condition: Box::new(condition) })
            }
        }
    }

    /// A comparison, which takes its place among those of the scheme; in another one, and
    /// outside of schemes, there is none.
    fn compared_quantity(
        &mut self,
        of: &QuantityDraft,
        how: ComparedDraft,
        (within, at): (Option<&Id>, &FieldPath),
    ) -> Option<Quantity> {
        let comparisons = self.compared.take();
        let of = self.quantity(of, &at.key("of"), None);
        self.compared = comparisons;
        if self.compared.is_none() {
            self.report(at, CompareDefect::NobodyElse);
        }
        let within = match within {
            Some(within) => Some(self.group(within, &at.key("within"))?),
            None => None,
        };
        let of = of?;
        let place = u16::try_from(self.compared.as_ref()?.len()).ok()?;
        let how = match how {
            ComparedDraft::Mean => ComparedAs::Mean,
            ComparedDraft::Greatest => ComparedAs::Greatest,
            ComparedDraft::Least => ComparedAs::Least,
            ComparedDraft::OffTheMean => ComparedAs::OffTheMean,
            ComparedDraft::Rank { first, ties } => {
                ComparedAs::Rank { ties, is_least_first: first == First::Least }
            }
        };
        // Nothing is worked out where they are only held against each other.
        let is_mean = matches!(how, ComparedAs::Mean | ComparedAs::OffTheMean);
        let of_extent = super::size::quantity(&of, self.dictionary);
        let domain = of_extent.map_or(Span::ZERO, |extent| extent.span);
        let compared = Compared { of, how, within, place, domain };
        let whole = Quantity::Compared(Box::new(compared.clone()));
        let extent = super::size::quantity(&whole, self.dictionary);
        if !extent.is_some_and(|extent| !is_mean || extent.can_be_held()) {
            self.report(at, Defect::NeedsRounding { nodes: Vec::new() });
            return None;
        }
        if let Some(comparisons) = &mut self.compared {
            comparisons.push(compared.clone());
        }
        Some(whole)
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
        (of, by): (&QuantityDraft, &QuantityDraft),
        zero: Option<AnswerDraft>,
        at: &FieldPath,
    ) -> Option<Quantity> {
        let of = self.quantity(of, &at.key("of"), None);
        let by = self.quantity(by, &at.key("in"), None);
        let (of, by) = of.zip(by)?;
        let (divisor, _) = self.domain_of(&by);
        self.divisor_not_negative(&by, divisor.least(), &at.key("in"));
        let may_be_zero = divisor.least() <= Exact::ZERO;
        let zero = match zero {
            Some(zero) => answer(zero),
            None if self.holes.within(&at.key("zero")) => return None,
            None if may_be_zero => {
                let why = "the divisor may be 0";
                self.report(at, Defect::AnswerNeeded { key: "zero", why });
                return None;
            }
            None => Answer::Undetermined,
        };
        let share = Share { of, by, zero, divisor };
        let is_of_facts = share.is_of_facts();
        let whole = Quantity::Share(Box::new(share));
        // A share of facts is held to its size by the measure that reads it.
        let extent = super::size::quantity(&whole, self.dictionary);
        if !is_of_facts && !extent.is_some_and(|extent| extent.can_be_held()) {
            self.report(at, Defect::NeedsRounding { nodes: Vec::new() });
            return None;
        }
        Some(whole)
    }

    /// A divisor is never below zero.
    fn divisor_not_negative(&mut self, by: &Quantity, least: Exact, at: &FieldPath) {
        match by {
            Quantity::Number { fact } => self.not_negative(*fact, least, at),
            _ if least.is_negative() => {
                self.report(at, Defect::WorkedOutBelowZero { least });
            }
            _ => {}
        }
    }

    /// A relative change says what a start from 0 means, where there may be one.
    fn change(&mut self, draft: &ChangeDraft, at: &FieldPath) -> Option<Quantity> {
        let of = self.number(&draft.of, &at.key("of"));
        let from = self.number(&draft.from, &at.key("from"));
        let answers = [("zero", draft.zero), ("both_zero", draft.both_zero)];
        if !draft.relative {
            for (key, _) in answers.into_iter().filter(|(_, given)| given.is_some()) {
                let why = "a difference is not divided by anything";
                self.report(&at.key(key), Defect::AnswerIdle { key, why });
            }
            let kind = ChangeKind::Absolute;
            return of.zip(from).map(|(of, from)| Quantity::Change { of, from, kind });
        }
        let (of, from) = of.zip(from)?;
        let number = self.dictionary.at(of).and_then(Fact::domain)?;
        let divisor = self.dictionary.at(from).and_then(Fact::domain)?;
        self.not_negative(from, divisor.least(), &at.key("from"));
        let may_be_zero = divisor.least() <= Exact::ZERO;
        let mut sealed = [Answer::Undetermined; 2];
        let is_needed = [may_be_zero, may_be_zero && number.holds(Exact::ZERO)];
        for ((slot, (key, given)), is_needed) in
            sealed.iter_mut().zip(answers).zip(is_needed)
        {
            match given {
                Some(given) => *slot = answer(given),
                None if is_needed && !self.holes.within(&at.key(key)) => {
                    let why = if key == "zero" {
                        "what the number is held against may be 0"
                    } else {
                        "both numbers may be 0"
                    };
                    self.report(at, Defect::AnswerNeeded { key, why });
                }
                None => {}
            }
        }
        let [from_zero, both_zero] = sealed;
        let kind = ChangeKind::Relative { from_zero, both_zero };
        Some(Quantity::Change { of, from, kind })
    }

    pub(super) fn not_negative(&mut self, fact: u16, least: Exact, at: &FieldPath) {
        if let Some(fact) = self.dictionary.at(fact).filter(|_| least.is_negative()) {
            let fact = fact.id().clone();
            self.report(at, Defect::DivisorBelowZero { fact, least });
        }
    }

    /// The places of choices of a fact, each named where it stands in its list and once.
    pub(super) fn chosen_of(
        &mut self,
        fact: u16,
        ids: &[Id],
        at: &FieldPath,
    ) -> Vec<Option<u16>> {
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
}
