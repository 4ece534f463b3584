//! Shares of ballots.

use super::{Answer, Reading, State, Trace, View, answered};
use crate::facts::{Ballots, Entry, Tally, Value};
use crate::vocabulary::{Exact, Span};

pub(super) fn read_votes(
    view: View<'_>,
    index: u16,
    (choices, in_denominator): (&[u16], &[Tally]),
    nobody: Answer,
) -> Option<Reading> {
    let shares = Span::between(Exact::ZERO, Exact::ONE);
    let Entry::Known(Value::Ballots(ballots)) = view.sheet.at(index) else {
        let span = match nobody {
            Answer::Value(value) => shares.or(Span::settled(value)),
            Answer::Undetermined => shares,
        };
        let reading = Reading::new(span, view.not_known(view.sheet.at(index)));
        return Some(reading.or_untold(nobody == Answer::Undetermined));
    };
    let all = denominator(ballots, in_denominator);
    if all == 0 {
        return Some(answered(nobody, shares));
    }
    let votes = choices
        .iter()
        .filter_map(|at| ballots.votes().get(usize::from(*at)))
        .fold(0_i64, |sum, votes| sum.saturating_add(i64::from(*votes)));
    let span = Span::settled(Exact::fraction(votes, all)?);
    Some(Reading::new(span, State::Known))
}

/// That none of the ballots was cast that a share goes by.
pub(super) fn no_ballots(
    view: View<'_>,
    index: u16,
    in_denominator: &[Tally],
    nobody: Answer,
) -> Option<Trace> {
    let Entry::Known(Value::Ballots(ballots)) = view.sheet.at(index) else { return None };
    let share = match nobody {
        Answer::Value(value) => Some(value),
        Answer::Undetermined => None,
    };
    (denominator(ballots, in_denominator) == 0).then_some(Trace::NoBallots { share })
}

/// All ballots that stand in the denominator: the votes, and the named others.
pub(crate) fn denominator(ballots: &Ballots, others: &[Tally]) -> i64 {
    let votes = ballots.votes().iter().copied();
    let others = others.iter().map(|tally| ballots.other(*tally));
    votes.chain(others).fold(0_i64, |sum, n| sum.saturating_add(i64::from(n)))
}
