//! Numbers that stand on the sheet, and one divided by another.

use super::{Answer, Reading, State, View, both};
use crate::facts::{Entry, Fact, Possible, Value};
use crate::vocabulary::{Exact, Span};

fn domain_of(fact: Option<&Fact>) -> Span {
    fact.and_then(Fact::domain).unwrap_or(Span::ZERO)
}

pub(super) fn read_number(view: View<'_>, index: u16) -> Reading {
    let (fact, entry) = view.fact(index);
    match entry {
        Entry::Known(Value::Number(value)) => {
            Reading { span: Span::settled(*value), state: State::Known }
        }
        Entry::Open(Possible::Number(span)) => {
            Reading { span: *span, state: view.not_known(entry) }
        }
        other => Reading { span: domain_of(fact), state: view.not_known(other) },
    }
}

pub(super) fn read_share(
    view: View<'_>,
    of: u16,
    by: u16,
    zero: Answer,
) -> Option<Reading> {
    let (above, below) = (read_number(view, of), read_number(view, by));
    let divisor = view.sheet.dictionary().at(by);
    let step = divisor.and_then(|fact| fact.kind().step());
    let state = both(above.state, below.state);
    if below.state == State::Known && below.span.least().is_zero() {
        return Some(match zero {
            Answer::Value(value) => Reading { span: Span::settled(value), state },
            Answer::Undetermined => {
                // All that this number could be divided by: learning never widens it.
                let span = quotient(above.span, domain_of(divisor), step)?;
                Reading { span, state: both(state, State::Undetermined) }
            }
        });
    }
    let mut span = quotient(above.span, below.span, step)?;
    if let (true, Answer::Value(value)) = (below.span.least().is_zero(), zero) {
        span = span.or(Span::settled(value));
    }
    Some(Reading { span, state })
}

/// All that `above ÷ below` can be while `below` is above zero; `step` is the distance of
/// the divisor's values, so the least divisor above zero.
pub(crate) fn quotient(above: Span, below: Span, step: Option<Exact>) -> Option<Span> {
    let least = if below.least() > Exact::ZERO {
        below.least()
    } else {
        step.unwrap_or(Exact::ONE)
    };
    let most = below.most().max(least);
    let one = Span::between(above.least().over(least)?, above.most().over(least)?);
    let other = Span::between(above.least().over(most)?, above.most().over(most)?);
    Some(one.or(other))
}
