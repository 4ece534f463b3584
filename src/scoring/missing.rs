//! What is not known, in the order in which it matters.

use chrono::NaiveDate;

use super::grade::GradeSet;
use super::outcome::Outcome;
use super::together::Among;
use super::what_if::WhatIf;
use crate::facts::{
    Ballots, Decision, Entry, Event, EventAmount, Fact, FactKind, Rating, Series,
    SeriesEntry, SeriesOf, Sheet, Value,
};
use crate::vocabulary::{Exact, Id, Period, Span};

/// 缺失的事实 — a fact that the scheme reads and nobody has stated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Missing {
    /// The fact, by its place in the dictionary.
    pub fact: u16,
    /// By how much the total may become narrower once this fact alone is known: the most
    /// that a value at an end of its domain brings.
    pub narrows_by: Exact,
    /// How many grades fewer may be possible once it is known; that none can be told counts
    /// as one.
    pub settles_grades: u8,
}

/// The absent facts of a sheet, and series with gaps that keep the outcome open, those first
/// that alone would narrow it most: the total first, then the grades, then the order of the
/// dictionary.
pub(super) fn missing(
    sheet: &Sheet,
    outcome: &Outcome,
    among: Among<'_>,
) -> Vec<Missing> {
    let scheme = outcome.scheme();
    let now = (outcome.total().span, outcome.grade_set());
    let mut what_if = WhatIf::new(outcome, among);
    // One copy serves all that is tried.
    let mut copy = sheet.clone();
    let listed = |fact: &u16| {
        let of = scheme.dictionary().at(*fact)?;
        let mut narrowed = |tried| {
            let found = narrowing(&mut copy, (*fact, tried), now, &mut what_if);
            copy.put(*fact, sheet.at(*fact).clone());
            found
        };
        match sheet.at(*fact) {
            Entry::Absent => Some(narrowed(ends(of, sheet))),
            Entry::Known(Value::Series(series)) => {
                // A gap may make no difference: the scheme may leave it out.
                Some(narrowed(filled(of, sheet, Some(series)))).filter(|missing| {
                    !missing.narrows_by.is_zero() || missing.settles_grades > 0
                })
            }
            _ => None,
        }
    };
    let mut missing: Vec<Missing> = scheme.0.facts.iter().filter_map(listed).collect();
    missing.sort_by(|a, b| {
        b.narrows_by
            .cmp(&a.narrows_by)
            .then_with(|| b.settles_grades.cmp(&a.settles_grades))
            .then_with(|| a.fact.cmp(&b.fact))
    });
    missing
}

fn narrowing(
    sheet: &mut Sheet,
    (fact, tried): (u16, Vec<Value>),
    (total, grades): (Span, GradeSet),
    what_if: &mut WhatIf<'_>,
) -> Missing {
    let width = |span: Span| span.width().unwrap_or(Exact::ZERO);
    let count = |grades: GradeSet| {
        grades.places().count().saturating_add(usize::from(grades.may_not_tell()))
    };
    let (mut narrowest, mut fewest) = (width(total), count(grades));
    let touched = what_if.touched(fact);
    for value in tried {
        sheet.put(fact, Entry::Known(value));
        let Some((total, grades)) = what_if.glance(sheet, &touched) else { continue };
        narrowest = narrowest.min(width(total));
        fewest = fewest.min(count(grades));
    }
    let narrows_by = width(total).minus(narrowest).unwrap_or(Exact::ZERO);
    let settled = count(grades).saturating_sub(fewest);
    let settles_grades = u8::try_from(settled).unwrap_or(u8::MAX);
    Missing { fact, narrows_by, settles_grades }
}

/// The score of one rater; where raters have names, of some other than the subject.
fn scored(score: Exact, by_rater: bool) -> Option<Value> {
    if !by_rater {
        return Some(Value::Scores(Box::new([score])));
    }
    let rater = Id::new("somebody-else").ok()?;
    Some(Value::Ratings(Box::new([Rating { score, rater }])))
}

/// The values at the ends of a fact's domain.
fn ends(fact: &Fact, sheet: &Sheet) -> Vec<Value> {
    let places = |count: usize| 0..u16::try_from(count).unwrap_or(u16::MAX);
    match fact.kind() {
        FactKind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
        FactKind::Count { .. } | FactKind::Amount { .. } | FactKind::Ratio { .. } => fact
            .domain()
            .map(|domain| {
                vec![Value::Number(domain.least()), Value::Number(domain.most())]
            })
            .unwrap_or_default(),
        FactKind::Choice(choices) => places(choices.len()).map(Value::Choice).collect(),
        FactKind::Scores { at_least, at_most, by_rater, .. } => [*at_least, *at_most]
            .into_iter()
            .filter_map(|end| scored(end.into(), *by_rater))
            .collect(),
        FactKind::Events { kinds, at_most, amount } => {
            let on = sheet.period().last().unwrap_or(sheet.period().from());
            let times = *at_most;
            let amounts: Vec<Option<Exact>> =
                match amount.as_ref().map(EventAmount::domain) {
                    Some(domain) => vec![Some(domain.least()), Some(domain.most())],
                    None => vec![None],
                };
            let all = |kind| {
                let of = move |amount| Event { on, kind, times, amount };
                amounts.iter().map(move |amount| Value::Events(Box::new([of(*amount)])))
            };
            let none = Value::Events(Box::default());
            std::iter::once(none).chain(places(kinds.len()).flat_map(all)).collect()
        }
        FactKind::Spells { .. } => {
            let always = Period::new(NaiveDate::MIN, None).ok();
            let all = always.map(|spell| Value::Spells(Box::new([spell])));
            std::iter::once(Value::Spells(Box::default())).chain(all).collect()
        }
        FactKind::Ballots { choices, at_most, .. } => places(choices.len())
            .map(|choice| {
                Value::Ballots(Ballots::all_for(choice, choices.len(), *at_most))
            })
            .collect(),
        FactKind::Decision { at_least, at_most, .. } => [*at_least, *at_most]
            .map(|end| Value::Decision(Decision::assumed(end.into())))
            .to_vec(),
        FactKind::Series { .. } => filled(fact, sheet, None),
        FactKind::Group => Vec::new(),
        FactKind::Date(domain) => [Some(domain.from()), domain.last()]
            .into_iter()
            .flatten()
            .map(Value::Date)
            .collect(),
    }
}

/// A series with all its gaps filled by the ends of its domain; nothing where it has none.
fn filled(fact: &Fact, sheet: &Sheet, known: Option<&Series>) -> Vec<Value> {
    let FactKind::Series { each, of, at_most } = fact.kind() else { return Vec::new() };
    let from = each.index(sheet.period().from());
    let last = sheet.period().last().map_or(from, |on| each.index(on));
    let first = known.and_then(Series::first).map_or(from, |first| first.min(from));
    let most = usize::try_from(*at_most).unwrap_or(usize::MAX);
    let is_gap = |window: &i32| known.is_none_or(|series| series.at(*window).is_none());
    let gaps: Vec<i32> = (first..=last).take(most).filter(is_gap).collect();
    if gaps.is_empty() {
        return Vec::new();
    }
    let start = known.cloned().unwrap_or_else(|| Series::new(*each, Vec::new()));
    let all = |entry: SeriesEntry| Value::Series(start.filled(&gaps, &entry));
    match of {
        SeriesOf::Number { at_least, at_most, .. } => {
            [*at_least, *at_most].map(|end| all(SeriesEntry::Number(end.into()))).to_vec()
        }
        SeriesOf::Choice(choices) => (0_u16..)
            .zip(choices)
            .map(|(choice, _)| all(SeriesEntry::Choice(choice)))
            .collect(),
    }
}
