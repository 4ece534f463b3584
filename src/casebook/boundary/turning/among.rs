//! A sheet that is meant, among those that an element's facts can make: what is known of it, with
//! one fact, two, or all numbers stated otherwise, or two numbers between which its answer turns.

use std::cell::Cell;

use super::super::axes::Row;
use super::super::search::{Answer, Ask};
use super::super::stated::{Setting, Stated};
use crate::casebook::mutants::raw;
use crate::facts::Dictionary;
use crate::vocabulary::Exact;

/// How many known sheets two facts are changed on, and numbers are looked for between.
const MOST_BESIDE: usize = 8;

/// The most settings of a fact, and of each of two.
const MOST_SETTINGS: usize = 120;
const MOST_OF_TWO: usize = 40;

/// What is sought, and how.
pub(super) struct Among<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) ask: Ask<'a>,
    pub(super) is_meant: &'a dyn Fn(&Stated) -> bool,
    /// The most sheets that are asked of.
    pub(super) most_asked: usize,
}

/// A fact, and what is stated of it.
type Axis<'a> = (&'a str, Vec<&'a Setting>);

impl Among<'_> {
    /// The first sheet that is meant, beside those that are known.
    pub(super) fn find(&self, known: &[Stated], rows: &[Row]) -> Option<Stated> {
        let left = Cell::new(self.most_asked);
        let is_meant = |stated: &Stated| {
            left.set(left.get().saturating_sub(1));
            left.get() > 0 && (self.is_meant)(stated)
        };
        let axes = axes(rows);
        let mut found = known.iter().find(|stated| is_meant(stated)).cloned();
        for beside in known {
            if left.get() == 0 {
                break;
            }
            found = found
                .or_else(|| with_one(beside, &axes).find(&is_meant))
                .or_else(|| self.with_one_number(beside, &axes).find(&is_meant));
        }
        for beside in thinned(known) {
            if found.is_some() || left.get() == 0 {
                break;
            }
            found = self
                .between(beside, &axes, &is_meant)
                .or_else(|| with_two(beside, &axes).find(&is_meant));
        }
        found
    }

    /// Every number the same: of what is never above another number, both are moved at once.
    fn with_one_number<'a>(
        &'a self,
        beside: &'a Stated,
        axes: &'a [Axis<'_>],
    ) -> impl Iterator<Item = Stated> + 'a {
        let is_number = |fact: &str| {
            let fact = self.dictionary.fact(fact);
            fact.is_some_and(|fact| fact.kind().domain().is_some())
        };
        let numbers = axes.iter().filter(move |(fact, _)| is_number(fact));
        let all = numbers.flat_map(|(_, settings)| {
            settings.iter().filter_map(|setting| setting.value.as_ref())
        });
        all.map(move |raw| {
            let mut stated = beside.clone();
            let known = stated.facts.iter_mut().filter(|(fact, _)| is_number(fact));
            known.for_each(|(_, known)| *known = raw.clone());
            stated
        })
    }

    /// Between the least and the greatest value of a number, with another fact stated
    /// otherwise: the two neighbours between which the answer turns.
    fn between(
        &self,
        beside: &Stated,
        axes: &[Axis<'_>],
        is_meant: &dyn Fn(&Stated) -> bool,
    ) -> Option<Stated> {
        for (fact, _) in axes {
            let others = axes.iter().filter(|(other, _)| other != fact);
            let others = others.flat_map(|(other, settings)| {
                settings.iter().map(|setting| beside.with(other, setting))
            });
            for context in std::iter::once(beside.clone()).chain(others) {
                for stated in self.turning_points(&context, fact) {
                    if is_meant(&stated) {
                        return Some(stated);
                    }
                }
            }
        }
        None
    }

    /// The two neighbouring values of a number between which the answer turns, if it does between
    /// the least and the greatest.
    fn turning_points(&self, context: &Stated, fact: &str) -> Vec<Stated> {
        let turning = || {
            let kind = self.dictionary.fact(fact)?.kind();
            let (domain, step) = (kind.domain()?, kind.step()?);
            let at = |steps: i64| {
                let value = domain.least().plus(step.times(Exact::whole(steps))?)?;
                Some(context.with(fact, &Setting::plain(raw(value))))
            };
            let steps = domain.most().minus(domain.least())?.over(step)?;
            let (mut low, mut high) = (0, i64::try_from(steps.numerator()).ok()?);
            let answer = |steps: i64| -> Option<Answer> { (self.ask)(&at(steps)?) };
            let first = answer(low)?;
            if answer(high)? == first {
                return None;
            }
            while high.checked_sub(low)? > 1 {
                let middle = low.checked_add(high.checked_sub(low)?.checked_div(2)?)?;
                if answer(middle)? == first { low = middle } else { high = middle }
            }
            Some(vec![at(low)?, at(high)?])
        };
        turning().unwrap_or_default()
    }
}

/// The facts with all that is stated of each.
fn axes(rows: &[Row]) -> Vec<Axis<'_>> {
    let mut axes: Vec<Axis<'_>> = Vec::new();
    for row in rows {
        let place = axes.iter().position(|(fact, _)| *fact == row.fact);
        let place = place.unwrap_or_else(|| {
            axes.push((row.fact.as_str(), Vec::new()));
            axes.len().saturating_sub(1)
        });
        let Some((_, known)) = axes.get_mut(place) else { continue };
        for setting in &row.settings {
            if known.len() < MOST_SETTINGS && !known.contains(&setting) {
                known.push(setting);
            }
        }
    }
    axes
}

/// One fact stated otherwise.
fn with_one<'a>(
    beside: &'a Stated,
    axes: &'a [Axis<'_>],
) -> impl Iterator<Item = Stated> + 'a {
    axes.iter().flat_map(|(fact, settings)| {
        settings.iter().map(|setting| beside.with(fact, setting))
    })
}

/// Two facts stated otherwise.
fn with_two<'a>(
    beside: &'a Stated,
    axes: &'a [Axis<'_>],
) -> impl Iterator<Item = Stated> + 'a {
    axes.iter().enumerate().flat_map(move |(nth, (one, settings))| {
        let first =
            settings.iter().take(MOST_OF_TWO).map(|one_of| beside.with(one, one_of));
        first.flat_map(move |stated| {
            axes.iter().skip(nth.saturating_add(1)).flat_map(move |(other, settings)| {
                let stated = stated.clone();
                let second = settings.iter().take(MOST_OF_TWO);
                second.map(move |setting| stated.with(other, setting))
            })
        })
    })
}

/// Some of the known sheets, evenly.
fn thinned(known: &[Stated]) -> impl Iterator<Item = &Stated> {
    let each = known.len().div_ceil(MOST_BESIDE).max(1);
    known.iter().step_by(each)
}
