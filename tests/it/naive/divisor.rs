//! § Quantities: what a divisor can be at all, and how near to zero it can come.

use grassroots::criteria::{MOST_TOGETHER, PartPeriods, Take};
use grassroots::facts::FactKind;
use grassroots::facts::SeriesOf;
use grassroots::rulebook::draft::{
    AnswerDraft, ComparedDraft, EventsDraft, MissingNumber, QuantityDraft,
};
use grassroots::vocabulary::Window;
use num_traits::{One, Zero};

use super::dated::or_answer;
use super::number::{Number, Range, number, unit_of, whole};
use super::quantity::{Reading, State, View, quotient};

impl View<'_> {
    /// Everything that a quantity can be, whatever the sheet says.
    pub(super) fn all_of(self, quantity: &QuantityDraft) -> Range {
        match quantity {
            QuantityDraft::Share { of, r#in, zero } => {
                let least = self.least_above_zero(r#in);
                let all = quotient(&self.all_of(of), &self.all_of(r#in), &least);
                or_stated(all, *zero)
            }
            // Of up to so many periods, whichever the sheet's period has.
            QuantityDraft::Over { of, take, missing, none, .. } => {
                let FactKind::Series {
                    of: SeriesOf::Number { at_least, at_most, .. },
                    at_most: n,
                    ..
                } = self.facts.kind(of)
                else {
                    panic!("{of} has no numbers")
                };
                let one = Range::between(number(at_least), number(at_most));
                let all = match take {
                    Take::Sum => one.times(&whole(*n)).or(one).or(Range::zero()),
                    _ => one,
                };
                let is_zero = *missing == MissingNumber::Zero;
                or_answer(if is_zero { all.or(Range::zero()) } else { all }, *none)
            }
            QuantityDraft::Periods { of, .. } => {
                let FactKind::Series { at_most, .. } = self.facts.kind(of) else {
                    panic!("{of} has no periods")
                };
                Range::between(Number::zero(), whole(*at_most))
            }
            QuantityDraft::Windows(windows) => self.all_windows(windows),
            QuantityDraft::Compared { of, r#as, .. } => self.all_compared(of, *r#as),
            QuantityDraft::Count(events) => self.all_events(events, false),
            QuantityDraft::Sum(events) => self.all_events(events, true),
            other => self.before_all(other),
        }
    }

    /// While nobody else is there, a comparison can give all that it can with anybody.
    pub(super) fn compared_alone(
        self,
        of: &QuantityDraft,
        how: ComparedDraft,
    ) -> Reading {
        let own = self.read(of);
        if own.state == State::NotApplicable {
            return own;
        }
        let open = if self.facts.is_open { State::Absent } else { State::CannotTell };
        let state = State::of_one(&[own.state, open]);
        Reading { range: self.all_compared(of, how), state }
    }

    fn all_compared(self, of: &QuantityDraft, how: ComparedDraft) -> Range {
        let one = self.all_of(of);
        match how {
            ComparedDraft::Mean | ComparedDraft::Greatest | ComparedDraft::Least => one,
            ComparedDraft::OffTheMean => one.minus(&one),
            ComparedDraft::Rank { .. } => Range::between(whole(1), whole(MOST_TOGETHER)),
            other => panic!("a comparison that the page does not know: {other:?}"),
        }
    }

    fn before_all(self, quantity: &QuantityDraft) -> Range {
        let facts = self.facts.before_all();
        View { facts: &facts, ..self }.read(quantity).range
    }

    /// Whatever windows there are, one may have all of them or none.
    fn all_events(self, events: &EventsDraft, is_sum: bool) -> Range {
        let mut anywhere = events.clone();
        (anywhere.most_in, anywhere.least_in) = (None, None);
        if is_sum {
            self.before_all(&QuantityDraft::Sum(anywhere))
        } else {
            self.before_all(&QuantityDraft::Count(anywhere))
        }
    }

    /// The least value above zero that a quantity can have, or a number below it.
    pub(super) fn least_above_zero(self, quantity: &QuantityDraft) -> Number {
        match quantity {
            QuantityDraft::Fact(fact) => self.facts.least_above_zero(fact),
            QuantityDraft::Sum(events) => match self.facts.kind(&events.events) {
                FactKind::Events { amount: Some(amount), .. } => unit_of(amount.places),
                other => panic!("nothing to add up in {other:?}"),
            },
            QuantityDraft::Since(since) => below(Number::one(), Some(since.never)),
            QuantityDraft::Change(change) => {
                let step = self.facts.step(&change.of).min(self.facts.step(&change.from));
                if !change.relative {
                    return step;
                }
                let most = self.facts.domain(&change.from).most;
                let least = if most.is_zero() { Number::one() } else { step / most };
                below(below(least, change.zero), change.both_zero)
            }
            QuantityDraft::Share { of, r#in, zero } => {
                let most = self.all_of(r#in).most;
                let above = self.least_above_zero(of);
                below(if most.is_zero() { Number::one() } else { above / most }, *zero)
            }
            QuantityDraft::Votes { of, in_denominator, nobody, .. } => {
                let FactKind::Ballots { choices, at_most, .. } = self.facts.kind(of)
                else {
                    panic!("{of} has no votes")
                };
                let kinds = whole(choices.len() + in_denominator.len());
                below(Number::one() / (whole(*at_most) * kinds), Some(*nobody))
            }
            QuantityDraft::Over { of, take, part_periods, none, .. } => {
                let FactKind::Series {
                    each,
                    of: SeriesOf::Number { places, .. },
                    at_most,
                } = self.facts.kind(of)
                else {
                    panic!("{of} has no numbers")
                };
                // Weighed by one day of the longest such period.
                let longest = match each {
                    Window::Week => 7,
                    Window::Month => 31,
                    Window::Quarter => 92,
                    Window::HalfYear => 184,
                    Window::Year => 366,
                };
                let by_days = *part_periods == PartPeriods::ByDays;
                let days = whole(if by_days { longest } else { 1 });
                let by = match take {
                    Take::Sum => days,
                    Take::Mean => whole(*at_most) * days,
                    _ => Number::one(),
                };
                below(unit_of(*places) / by, Some(*none))
            }
            // The mean of as many as there can be.
            QuantityDraft::Compared { of, r#as: ComparedDraft::Mean, .. } => {
                self.least_above_zero(of) / whole(MOST_TOGETHER)
            }
            QuantityDraft::Compared {
                of,
                r#as: ComparedDraft::Greatest | ComparedDraft::Least,
                ..
            } => self.least_above_zero(of),
            // Whole numbers.
            _ => Number::one(),
        }
    }
}

fn or_stated(range: Range, answer: Option<AnswerDraft>) -> Range {
    answer.map_or(range.clone(), |answer| or_answer(range, answer))
}

/// The least of a number and of what is stated, if that lies above zero.
fn below(least: Number, answer: Option<AnswerDraft>) -> Number {
    match answer {
        Some(AnswerDraft::Value(value)) if number(value) > Number::zero() => {
            least.min(number(value))
        }
        _ => least,
    }
}
