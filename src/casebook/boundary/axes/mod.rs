//! What can be stated of the facts of an element, side by side: one step below, at and above
//! each number, day or word that may be an edge.

mod ballots;
mod days;
mod events;
mod marks;
mod numbers;
mod series;

pub(super) use marks::Marks;

use super::stated::{Setting, table};
use crate::facts::{Fact, FactKind, Raw};
use crate::vocabulary::Period;

/// Settings of one fact side by side: two words, or a number with the next ones beside it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The fact.
    pub(super) fact: String,
    /// In their order.
    pub(super) settings: Vec<Setting>,
    /// Whether it is looked at only where no other row of the fact has an edge.
    pub(super) is_last_resort: bool,
    /// Whether the fact is a series, of which the periods of the sheet are counted.
    pub(super) is_by_period: bool,
}

/// The rows of a fact, as far as an element has marks for them.
pub(super) fn rows(fact: &Fact, marks: &Marks, period: Period) -> Vec<Row> {
    let is_number = fact.kind().domain().is_some();
    let mut rows = match fact.kind() {
        FactKind::YesNo => pairs([false, true].map(Raw::Boolean)),
        FactKind::Choice(choices) => {
            pairs(choices.iter().map(|one| Raw::text(one.id.as_str())))
        }
        FactKind::Group => pairs(["one", "another"].map(Raw::text)),
        FactKind::Count { .. } | FactKind::Amount { .. } | FactKind::Ratio { .. } => {
            numbers::rows(fact, marks)
        }
        FactKind::Date(domain) => days::rows(*domain, marks, period),
        FactKind::Spells { at_most } => days::spells(*at_most, marks, period),
        FactKind::Events { kinds, at_most, amount } => {
            events::rows((kinds, *at_most, amount.as_ref()), marks, period)
        }
        FactKind::Ballots { choices, also, at_most } => {
            ballots::rows((choices, also, *at_most), marks)
        }
        FactKind::Scores { places, at_least, at_most, raters, by_rater } => {
            let domain = ((*at_least).into(), (*at_most).into());
            ballots::scores((domain, *places), (*raters, *by_rater), marks)
        }
        FactKind::Decision { by, places, at_least, at_most } => {
            let domain = ((*at_least).into(), (*at_most).into());
            ballots::decisions(by, (domain, *places), marks)
        }
        FactKind::Series { each, of, at_most } => {
            series::rows((*each, of, *at_most), marks, period)
        }
    };
    if fact.may_not_apply()
        && let Some(applies) = rows.first().and_then(|row| row.first().cloned())
    {
        let reason = Raw::text("not so here");
        let told = Setting::of("not_applicable", table([("not_applicable", reason)]));
        rows.insert(0, vec![applies, told]);
    }
    let (id, ends) = (fact.id().to_string(), rows.len().saturating_sub(1));
    let row = |(nth, settings)| {
        let is_last_resort = is_number && nth == ends;
        let is_by_period = matches!(fact.kind(), FactKind::Series { .. });
        Row { fact: id.clone(), settings, is_last_resort, is_by_period }
    };
    rows.into_iter().enumerate().map(row).collect()
}

/// Words side by side, as they stand in the dictionary.
fn pairs(words: impl IntoIterator<Item = Raw>) -> Vec<Vec<Setting>> {
    let all: Vec<Setting> = words.into_iter().map(Setting::plain).collect();
    all.windows(2).map(<[Setting]>::to_vec).collect()
}
