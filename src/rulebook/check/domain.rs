//! Every value of a quantity, for the proof that bands leave no gap.

use super::Context;
use crate::criteria::{Answer, ChangeKind, ComparedAs, MissingPeriod, Quantity, Take};
use crate::facts::{Fact, FactKind, SeriesOf, ten_to_minus};
use crate::vocabulary::{Exact, Span};

impl Context<'_> {
    /// Every value of a quantity, and the distance between them where there is one.
    pub(super) fn domain_of(&self, quantity: &Quantity) -> (Span, Option<Exact>) {
        let unit = Span::between(Exact::ZERO, Exact::ONE);
        let fact = |index: u16| self.dictionary.at(index);
        match quantity {
            Quantity::Number { fact: index } => {
                let domain = fact(*index).and_then(Fact::domain).unwrap_or(Span::ZERO);
                (domain, fact(*index).and_then(|f| f.kind().step()))
            }
            Quantity::Count { .. }
            | Quantity::Sum { .. }
            | Quantity::Windows(_)
            | Quantity::Since(_)
            | Quantity::Service(_) => {
                let domain = quantity.dated_domain(self.dictionary);
                (domain.unwrap_or(Span::ZERO), self.step_of(quantity))
            }
            Quantity::Change { of, from, kind } => {
                let domain = |index| fact(index).and_then(Fact::domain);
                let new = domain(*of).unwrap_or(Span::ZERO);
                let old = domain(*from).unwrap_or(Span::ZERO);
                let step = |index| fact(index).and_then(|f| f.kind().step());
                match kind {
                    ChangeKind::Absolute => {
                        // Both are powers of ten: the finer one divides the other.
                        let step = step(*of).zip(step(*from)).map(|(a, b)| a.min(b));
                        (new.minus(old).unwrap_or(Span::ZERO), step)
                    }
                    ChangeKind::Relative { from_zero, both_zero } => {
                        let answers = (*from_zero, *both_zero);
                        let span =
                            crate::criteria::relative(new, old, step(*from), answers);
                        (span.unwrap_or(Span::ZERO), None)
                    }
                }
            }
            Quantity::Share(share) => {
                let (above, _) = self.domain_of(&share.of);
                let step = share.by.least_above_zero(self.dictionary, None);
                let span = crate::criteria::quotient(above, share.divisor, step);
                (with_answer(span.unwrap_or(Span::ZERO), share.zero), None)
            }
            Quantity::Votes { nobody, .. } => (with_answer(unit, *nobody), None),
            Quantity::When { .. } => (unit, Some(Exact::ONE)),
            Quantity::Compared(compared) => {
                let all = compared.all().unwrap_or(Span::ZERO);
                let is_rank = matches!(compared.how, ComparedAs::Rank { .. });
                (all, is_rank.then(|| Exact::fraction(1, 2)).flatten())
            }
            Quantity::Over { series, take, missing, none, .. } => {
                let all = fact(*series).and_then(|fact| over(fact, *take));
                let zero = *missing == MissingPeriod::Counted;
                let all = all.unwrap_or(Span::ZERO);
                let all = if zero { all.or(Span::ZERO) } else { all };
                (with_answer(all, *none), None)
            }
            Quantity::Periods { series, .. } => match fact(*series).map(Fact::kind) {
                Some(FactKind::Series { at_most, .. }) => {
                    let most = Exact::whole(i64::from(*at_most));
                    (Span::between(Exact::ZERO, most), Some(Exact::ONE))
                }
                _ => (Span::ZERO, None),
            },
            Quantity::Score { .. } => (Span::ZERO, None),
        }
    }

    /// The distance of the values of a count or a sum of events, of time or time served.
    fn step_of(&self, quantity: &Quantity) -> Option<Exact> {
        match quantity {
            Quantity::Sum { of, .. } => match self.dictionary.at(of.fact)?.kind() {
                FactKind::Events { amount, .. } => {
                    ten_to_minus(amount.as_ref().map_or(0, |amount| amount.places))
                }
                _ => None,
            },
            // An answer between two whole numbers leaves no even steps.
            Quantity::Since(since) => match since.never {
                Answer::Value(value) if value.denominator() != 1 => None,
                Answer::Value(_) | Answer::Undetermined => Some(Exact::ONE),
            },
            _ => Some(Exact::ONE),
        }
    }
}

/// Every value that can be taken of a series.
pub(super) fn over(fact: &Fact, take: Take) -> Option<Span> {
    match fact.kind() {
        FactKind::Series {
            of: SeriesOf::Number { at_least, at_most: most, .. },
            at_most,
            ..
        } => {
            let numbers = Span::between((*at_least).into(), (*most).into());
            crate::criteria::taken(take, numbers, *at_most)
        }
        _ => None,
    }
}

fn with_answer(span: Span, answer: Answer) -> Span {
    match answer {
        Answer::Value(value) => span.or(Span::settled(value)),
        Answer::Undetermined => span,
    }
}
