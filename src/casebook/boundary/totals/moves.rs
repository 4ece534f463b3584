//! Numbers that are stated, moved by steps.

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
            kind => {
                let domain = kind.domain()?;
                ((domain.least(), domain.most()), kind.step()?)
            }
        };
        let last = match value {
            Raw::List(scores) => scores.last()?,
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
                let (_, before) = scores.split_last()?;
                Raw::List(before.iter().cloned().chain([raw(to)]).collect())
            }
            _ => raw(to),
        })
    }
}
