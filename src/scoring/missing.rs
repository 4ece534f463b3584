//! What is not known, in the order in which it matters.

use super::grade::GradeSet;
use super::judge::glance;
use super::outcome::Outcome;
use super::rules::Scheme;
use crate::facts::{Entry, Fact, FactKind, Sheet, Value};
use crate::vocabulary::{Exact, Span};

/// 缺失的事实 — a fact that the scheme reads and nobody has stated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Missing {
    /// The fact, by its place in the dictionary.
    pub fact: u16,
    /// How much narrower the total is at least, once the fact is known; where the fact has
    /// ends (a number, yes or no, a choice) they are tried, elsewhere nothing is promised.
    pub narrows_by: Exact,
    /// How many grades fewer are possible at least, once it is known.
    pub settles_grades: u8,
}

/// The absent facts of a sheet, those first that alone would narrow the outcome most: the
/// total first, then the grades, then the order of the dictionary.
pub(super) fn missing(
    scheme: &Scheme,
    sheet: &Sheet,
    outcome: &Outcome,
) -> Box<[Missing]> {
    let absent = scheme.0.facts.iter().filter(|fact| *sheet.at(**fact) == Entry::Absent);
    let (total, grades) = (outcome.total().span, outcome.grade_set());
    let mut missing: Vec<Missing> = absent
        .map(|fact| {
            let tried = scheme.dictionary().at(*fact).map(ends).unwrap_or_default();
            narrowing(scheme, sheet, (*fact, tried), (total, grades))
        })
        .collect();
    missing.sort_by(|a, b| {
        b.narrows_by
            .cmp(&a.narrows_by)
            .then_with(|| b.settles_grades.cmp(&a.settles_grades))
            .then_with(|| a.fact.cmp(&b.fact))
    });
    missing.into()
}

fn narrowing(
    scheme: &Scheme,
    sheet: &Sheet,
    (fact, tried): (u16, Vec<Value>),
    (total, grades): (Span, GradeSet),
) -> Missing {
    let (mut widest, mut most_grades) = (Exact::ZERO, 0_usize);
    let is_promised = !tried.is_empty();
    for value in tried {
        let sheet = sheet.replacing(fact, Entry::Known(value));
        let Some((total, grades)) = glance(scheme, &sheet) else { continue };
        widest = widest.max(total.width().unwrap_or(widest));
        most_grades = most_grades.max(grades.places().count());
    }
    if !is_promised {
        return Missing { fact, narrows_by: Exact::ZERO, settles_grades: 0 };
    }
    let narrows_by = total.width().and_then(|w| w.minus(widest)).unwrap_or(Exact::ZERO);
    let settled = grades.places().count().saturating_sub(most_grades);
    Missing {
        fact,
        narrows_by: narrows_by.max(Exact::ZERO),
        settles_grades: u8::try_from(settled).unwrap_or(u8::MAX),
    }
}

/// The values at the ends of a fact's domain.
fn ends(fact: &Fact) -> Vec<Value> {
    match fact.kind() {
        FactKind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
        FactKind::Count { .. } | FactKind::Amount { .. } | FactKind::Ratio { .. } => fact
            .domain()
            .map(|domain| {
                vec![Value::Number(domain.least()), Value::Number(domain.most())]
            })
            .unwrap_or_default(),
        FactKind::Choice(choices) => {
            (0..).zip(choices).map(|(place, _)| Value::Choice(place)).collect()
        }
        FactKind::Scores { at_least, at_most, .. } => vec![
            Value::Scores(Box::new([(*at_least).into()])),
            Value::Scores(Box::new([(*at_most).into()])),
        ],
        FactKind::Events { .. } => vec![Value::Events(Box::default())],
        FactKind::Date(_) | FactKind::Ballots { .. } => Vec::new(),
    }
}
