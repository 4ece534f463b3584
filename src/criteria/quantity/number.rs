//! Numbers that stand on the sheet, and one divided by another.

use super::{Answer, ChangeKind, Reading, State, View, both};
use crate::facts::{Entry, Fact, Possible, Value};
use crate::vocabulary::{Exact, Span};

fn domain_of(fact: Option<&Fact>) -> Span {
    fact.and_then(Fact::domain).unwrap_or(Span::ZERO)
}

pub(super) fn read_number(view: View<'_>, index: u16) -> Reading {
    let (fact, entry) = view.fact(index);
    match entry {
        Entry::Known(Value::Number(value)) => {
            Reading::new(Span::settled(*value), State::Known)
        }
        Entry::Open(Possible::Number(span)) => Reading::new(*span, view.not_known(entry)),
        Entry::Open(Possible::NumberOrNone(span)) => {
            Reading::new(*span, view.not_known(entry)).or_untold(true)
        }
        other => {
            let left = view.sheet.domain_left(index);
            Reading::new(left.unwrap_or(domain_of(fact)), view.not_known(other))
        }
    }
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

/// What a number is more or less than another.
pub(super) fn read_change(
    view: View<'_>,
    of: u16,
    from: u16,
    kind: ChangeKind,
) -> Option<Reading> {
    let (new, old) = (read_number(view, of), read_number(view, from));
    let state = both(new.state, old.state);
    let ChangeKind::Relative { from_zero, both_zero } = kind else {
        let change = Reading::new(new.span.minus(old.span)?, state);
        return Some(change.or_untold(new.may_not_tell || old.may_not_tell));
    };
    let fact = view.sheet.dictionary().at(from);
    let step = fact.and_then(|fact| fact.kind().step());
    let is_zero = old.state == State::Known && old.span.least().is_zero();
    if !is_zero {
        let answers = (from_zero, both_zero);
        let span = relative(new.span, old.span, step, answers)?;
        let may_be_zero = old.span.least() <= Exact::ZERO;
        let may_not_tell = may_be_zero
            && zero_answers(new.span, answers).contains(&Some(Answer::Undetermined));
        return Some(Reading::new(span, state).or_untold(may_not_tell));
    }
    let own_step = view.sheet.dictionary().at(of).and_then(|fact| fact.kind().step());
    let zero = new.span.holds(Exact::ZERO).then_some(Span::ZERO);
    let parts = [(not_zero(new.span, own_step), from_zero), (zero, both_zero)];
    let (mut span, mut is_told): (Option<Span>, bool) = (None, true);
    for (part, answer) in parts {
        let Some(part) = part else { continue };
        let found = match answer {
            Answer::Value(value) => Span::settled(value),
            // All that this number could have been held against: learning never widens it.
            Answer::Undetermined => {
                is_told = false;
                quotient(part, domain_of(fact), step)?.minus(Span::settled(Exact::ONE))?
            }
        };
        span = Some(span.map_or(found, |all| all.or(found)));
    }
    let state = if is_told { state } else { both(state, State::Undetermined) };
    Some(Reading::new(span?, state).or_untold(!is_told))
}

/// The values other than 0, if there are any; `step` is the distance between them.
fn not_zero(span: Span, step: Option<Exact>) -> Option<Span> {
    let step = step.unwrap_or(Exact::ONE);
    match (span.least().is_zero(), span.most().is_zero()) {
        (true, true) => None,
        (true, false) => Some(Span::between(step.min(span.most()), span.most())),
        (false, true) => {
            Some(Span::between(span.least(), step.negated().max(span.least())))
        }
        (false, false) => Some(span),
    }
}

/// All that (`new` − `old`) ÷ `old` can be, with what is stated for an `old` of 0.
pub(crate) fn relative(
    new: Span,
    old: Span,
    step: Option<Exact>,
    answers: (Answer, Answer),
) -> Option<Span> {
    let span = quotient(new, old, step)?.minus(Span::settled(Exact::ONE))?;
    if old.least() > Exact::ZERO {
        return Some(span);
    }
    let values = zero_answers(new, answers).into_iter().flatten().filter_map(value_of);
    Some(values.map(Span::settled).fold(span, Span::or))
}

/// What may hold where the divisor is 0: the answer for a number that is not 0, and the one
/// for 0, each where the number may be that.
fn zero_answers(
    new: Span,
    (from_zero, both_zero): (Answer, Answer),
) -> [Option<Answer>; 2] {
    let is_zero = new.is_settled() && new.least().is_zero();
    [(!is_zero).then_some(from_zero), new.holds(Exact::ZERO).then_some(both_zero)]
}

const fn value_of(answer: Answer) -> Option<Exact> {
    match answer {
        Answer::Value(value) => Some(value),
        Answer::Undetermined => None,
    }
}
