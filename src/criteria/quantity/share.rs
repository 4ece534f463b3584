//! One number divided by another.

use super::{
    Answer, ChangeKind, Compared, ComparedAs, PartPeriods, Quantity, Reading, State,
    Take, Trace, View, both, quotient, without,
};
use crate::criteria::MOST_TOGETHER;
use crate::facts::{Dictionary, Fact, FactKind, SeriesOf, ten_to_minus};
use crate::vocabulary::{Exact, Span};

/// 比值 — one number divided by another.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Share {
    /// What is divided.
    pub of: Quantity,
    /// What it is divided by; it is never below zero.
    pub by: Quantity,
    /// What a division by zero means.
    pub zero: Answer,
    /// All that the divisor can be.
    pub(crate) divisor: Span,
}

impl Share {
    /// Whether both numbers stand on the sheet.
    pub(crate) const fn is_of_facts(&self) -> bool {
        matches!((&self.of, &self.by), (Quantity::Number { .. }, Quantity::Number { .. }))
    }

    /// What each number went by, and the two themselves where the sheet does not show them.
    pub(super) fn traces(&self, view: View<'_>) -> Vec<Trace> {
        let mut traces = self.of.traces(view);
        traces.extend(self.by.traces(view));
        if self.has_no_divisor(view) {
            traces.push(Trace::NoDivisor);
        }
        if self.is_of_facts() {
            return traces;
        }
        let known = |reading: Option<Reading>| {
            reading.filter(|one| one.state == State::Known)?.span.value()
        };
        let number = known(self.of.read(view));
        let divisor = known(self.by.read(view));
        let share = known(self.read(view));
        if let (Some(number), Some(divisor), Some(share)) = (number, divisor, share) {
            traces.push(Trace::Divided { number, divisor, share });
        }
        traces
    }

    /// Whether it is known that it would be divided by 0, and nothing is stated for that.
    fn has_no_divisor(&self, view: View<'_>) -> bool {
        let is_zero = |by: Reading| {
            by.state == State::Known && by.span == Span::ZERO && !by.may_not_tell
        };
        let applies =
            self.of.read(view).is_some_and(|of| of.state != State::NotApplicable);
        self.zero == Answer::Undetermined
            && applies
            && self.by.read(view).is_some_and(is_zero)
    }

    pub(super) fn read(&self, view: View<'_>) -> Option<Reading> {
        let (above, below) = (self.of.read(view)?, self.by.read(view)?);
        let step = self.by.least_above_zero(view.sheet.dictionary(), Some(view));
        let state = both(above.state, below.state);
        let is_zero = below.span == Span::ZERO;
        let may_be_zero = below.span.least() <= Exact::ZERO;
        let may_not_tell = above.may_not_tell || below.may_not_tell;
        let shares = |by: Span| quotient(above.span, by, step);
        Some(match self.zero {
            Answer::Value(value) if is_zero => {
                let state = without(above.state, below.state);
                let stated = Reading::new(Span::settled(value), state);
                stated.or_untold(below.may_not_tell)
            }
            Answer::Value(value) if may_be_zero => {
                let span = shares(below.span)?.or(Span::settled(value));
                Reading::new(span, state).or_untold(may_not_tell)
            }
            Answer::Undetermined if may_be_zero => {
                // All that this number could be divided by: learning that it is 0 never
                // widens it.
                let told = if is_zero { State::Undetermined } else { State::Known };
                Reading::new(shares(self.divisor)?, both(state, told)).or_untold(true)
            }
            Answer::Value(_) | Answer::Undetermined => {
                Reading::new(shares(below.span)?, state).or_untold(may_not_tell)
            }
        })
    }
}

impl Quantity {
    /// A number above zero below which no value above zero lies; for quantities of which no
    /// value lies below zero. Who is judged together makes a mean of so many, whom a view
    /// knows.
    pub(crate) fn least_above_zero(
        &self,
        dictionary: &Dictionary,
        view: Option<View<'_>>,
    ) -> Option<Exact> {
        let step = |fact: u16| dictionary.at(fact)?.kind().step();
        let domain = |fact: u16| dictionary.at(fact).and_then(Fact::domain);
        match self {
            Quantity::Number { fact } => {
                let least = domain(*fact)?.least();
                if least > Exact::ZERO { Some(least) } else { step(*fact) }
            }
            Quantity::Count { .. }
            | Quantity::Windows(_)
            | Quantity::Service(_)
            | Quantity::Periods { .. }
            | Quantity::When { .. } => Some(Exact::ONE),
            Quantity::Since(since) => Some(or_answer(Exact::ONE, since.never)),
            Quantity::Sum { of, .. } => match dictionary.at(of.fact)?.kind() {
                FactKind::Events { amount, .. } => {
                    ten_to_minus(amount.as_ref().map_or(0, |amount| amount.places))
                }
                _ => None,
            },
            Quantity::Change { of, from, kind } => {
                // Both are powers of ten: the finer one divides the other.
                let step = step(*of)?.min(step(*from)?);
                match kind {
                    ChangeKind::Absolute => Some(step),
                    ChangeKind::Relative { from_zero, both_zero } => {
                        let most = domain(*from)?.most();
                        let least = step.over(most).unwrap_or(Exact::ONE);
                        Some(or_answer(or_answer(least, *from_zero), *both_zero))
                    }
                }
            }
            Quantity::Share(share) => {
                let above = share.of.least_above_zero(dictionary, view)?;
                let least = above.over(share.divisor.most()).unwrap_or(Exact::ONE);
                Some(or_answer(least, share.zero))
            }
            Quantity::Votes { ballots, in_denominator, nobody, .. } => {
                let FactKind::Ballots { choices, at_most, .. } =
                    dictionary.at(*ballots)?.kind()
                else {
                    return None;
                };
                let kinds = choices.len().saturating_add(in_denominator.len());
                let most = i64::from(*at_most).checked_mul(i64::try_from(kinds).ok()?)?;
                Some(or_answer(Exact::fraction(1, most.max(1))?, *nobody))
            }
            Quantity::Over { series, take, part_periods, none, .. } => {
                let least = of_series(dictionary.at(*series)?, *take, *part_periods);
                Some(or_answer(least?, *none))
            }
            Quantity::Compared(compared) => of_compared(compared, dictionary, view),
            Quantity::Score { .. } => None,
        }
    }
}

/// What is taken of numbers, each with its part of a period where days weigh it.
fn of_series(fact: &Fact, take: Take, part_periods: PartPeriods) -> Option<Exact> {
    let FactKind::Series { each, of: SeriesOf::Number { places, .. }, at_most } =
        fact.kind()
    else {
        return None;
    };
    let step = ten_to_minus(*places)?;
    let longest = i64::from(*each.lengths().iter().max()?);
    let is_weighed = part_periods == PartPeriods::ByDays;
    let days = if is_weighed { longest } else { 1 };
    let by = match take {
        Take::Sum => days,
        Take::Mean => i64::from(*at_most).max(1).checked_mul(days)?,
        Take::Greatest | Take::Least | Take::Latest => 1,
    };
    step.over(Exact::whole(by))
}

fn of_compared(
    compared: &Compared,
    dictionary: &Dictionary,
    view: Option<View<'_>>,
) -> Option<Exact> {
    // The numbers of others are no nearer to zero than the own one can be.
    let least = || compared.of.least_above_zero(dictionary, None);
    match compared.how {
        ComparedAs::Greatest | ComparedAs::Least => least(),
        ComparedAs::Mean | ComparedAs::OffTheMean => {
            let members = view.and_then(|view| compared.members(view));
            let members = members.unwrap_or(u32::from(MOST_TOGETHER));
            least()?.over(Exact::whole(i64::from(members)))
        }
        ComparedAs::Rank { .. } => Some(Exact::ONE),
    }
}

fn or_answer(least: Exact, answer: Answer) -> Exact {
    match answer {
        Answer::Value(value) if value > Exact::ZERO => least.min(value),
        Answer::Value(_) | Answer::Undetermined => least,
    }
}
