//! Numbers that are stated, moved by steps: counts, amounts, scores, amounts of events.

use crate::casebook::mutants::raw;
use crate::facts::{Fact, FactKind, Raw, ten_to_minus};
use crate::vocabulary::{Exact, Ratio};

/// How a number that is stated can be moved: by itself, or the last of several scores.
pub(super) struct Moves<'m> {
    value: &'m Raw,
    at: Exact,
    domain: (Exact, Exact),
    step: Exact,
}

impl<'m> Moves<'m> {
    pub(super) fn of(fact: &Fact, value: &'m Raw) -> Option<Moves<'m>> {
        let (domain, step) = match fact.kind() {
            FactKind::Scores { at_least, at_most, places, by_rater: false, .. } => {
                (((*at_least).into(), (*at_most).into()), ten_to_minus(*places)?)
            }
            FactKind::Events { amount: Some(amount), .. } => {
                let ends = (amount.at_least.into(), amount.at_most.into());
                (ends, ten_to_minus(amount.places)?)
            }
            kind => {
                let domain = kind.domain()?;
                ((domain.least(), domain.most()), kind.step()?)
            }
        };
        let last = match value {
            Raw::List(list) => match list.last()? {
                Raw::Table(event) => amount(event)?,
                score => score,
            },
            one => one,
        };
        let at = match last {
            Raw::Integer(whole) => Exact::whole(*whole),
            Raw::Text(text) => text.parse::<Ratio>().ok()?.into(),
            _ => return None,
        };
        Some(Moves { value, at, domain, step })
    }

    /// So many steps further; `None` beyond the domain.
    pub(super) fn by(&self, steps: Exact) -> Option<Raw> {
        let to = self.at.plus(self.step.times(steps)?)?;
        if to < self.domain.0 || self.domain.1 < to {
            return None;
        }
        Some(match self.value {
            Raw::List(scores) => {
                let (last, before) = scores.split_last()?;
                let moved = match last {
                    Raw::Table(event) => Raw::Table(with_amount(event, &raw(to))),
                    _ => raw(to),
                };
                Raw::List(before.iter().cloned().chain([moved]).collect())
            }
            _ => raw(to),
        })
    }
}

/// The amount of an event.
fn amount(event: &[(String, Raw)]) -> Option<&Raw> {
    event.iter().find(|(key, _)| key == "amount").map(|(_, amount)| amount)
}

/// An event with another amount.
fn with_amount(event: &[(String, Raw)], amount: &Raw) -> Vec<(String, Raw)> {
    let entry = |(key, raw): &(String, Raw)| {
        let raw = if key == "amount" { amount } else { raw };
        (key.clone(), raw.clone())
    };
    event.iter().map(entry).collect()
}
