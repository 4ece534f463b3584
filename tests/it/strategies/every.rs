//! Every value of a fact, where its domain is small.

use grassroots::facts::{FactDraft, FactKind, Raw, Tally};
use num_traits::ToPrimitive;

use super::sheet::{decimal, decision};
use crate::naive::{Number, number, unit_of, whole};

/// Every value of a fact; of events every count of each kind.
pub(crate) fn every_value(fact: &FactDraft) -> Vec<Raw> {
    match &fact.kind {
        FactKind::YesNo => vec![Raw::Boolean(false), Raw::Boolean(true)],
        FactKind::Count { at_least, at_most } => {
            (*at_least..=*at_most).map(|count| Raw::Integer(count.into())).collect()
        }
        FactKind::Amount { places, at_least, at_most, .. } => {
            every_step(&number(at_least), &number(at_most), *places)
        }
        FactKind::Ratio { places, at_least, at_most } => {
            every_step(&number(at_least), &number(at_most), *places)
        }
        FactKind::Choice(choices) => {
            choices.iter().map(|choice| Raw::text(choice.id.as_str())).collect()
        }
        FactKind::Date(_) => vec![Raw::text("2019-06-30")],
        FactKind::Ballots { choices, also, at_most } => {
            let choices = choices.iter().map(|choice| choice.id.as_str());
            let others = Tally::ALL.iter().filter(|(_, tally)| also.contains(tally));
            let names: Vec<&str> = choices.chain(others.map(|(name, _)| *name)).collect();
            let most = vec![*at_most; names.len()];
            let votes = |counts: Vec<u32>| {
                let entry = |(name, count): (&&str, u32)| {
                    ((*name).to_owned(), Raw::Integer(count.into()))
                };
                Raw::Table(names.iter().zip(counts).map(entry).collect())
            };
            every_count(&most).into_iter().map(votes).collect()
        }
        FactKind::Scores { places, at_least, at_most, raters } => {
            let scores = every_step(&number(at_least), &number(at_most), *places);
            let mut lists = vec![Vec::new()];
            let mut all = Vec::new();
            for _ in 0..*raters {
                let longer = |list: &Vec<Raw>| {
                    let list = list.clone();
                    scores
                        .iter()
                        .map(move |score| [list.clone(), vec![score.clone()]].concat())
                };
                lists = lists.iter().flat_map(longer).collect();
                all.extend(lists.iter().cloned().map(Raw::List));
            }
            all
        }
        FactKind::Decision { by, places, at_least, at_most } => {
            let points = every_step(&number(at_least), &number(at_most), *places);
            points.into_iter().map(|points| decision(points, &by[0])).collect()
        }
        FactKind::Events { kinds, at_most } => {
            let most = vec![*at_most; kinds.len()];
            let are_few = |counts: &Vec<u32>| counts.iter().sum::<u32>() <= *at_most;
            let events = |counts: Vec<u32>| {
                let event = |(kind, times): (&str, u32)| {
                    Raw::Table(vec![
                        ("on".to_owned(), Raw::text("2019-06-30")),
                        ("kind".to_owned(), Raw::text(kind)),
                        ("times".to_owned(), Raw::Integer(times.into())),
                    ])
                };
                let kinds = kinds.iter().map(|kind| kind.id.as_str());
                let some = kinds.zip(counts).filter(|(_, times)| *times > 0);
                Raw::List(some.map(event).collect())
            };
            every_count(&most).into_iter().filter(are_few).map(events).collect()
        }
        other => panic!("no sheet knows {}", other.name()),
    }
}

fn every_step(least: &Number, most: &Number, places: u8) -> Vec<Raw> {
    let step = unit_of(places);
    let steps = |value: &Number| (value / &step).to_integer().to_i64().unwrap();
    let texts =
        (steps(least)..=steps(most)).map(|n| decimal(&(whole(n) * &step), places));
    texts.map(Raw::Text).collect()
}

/// Every row of counts, each from zero to its most.
fn every_count(most: &[u32]) -> Vec<Vec<u32>> {
    most.iter().fold(vec![Vec::new()], |rows, most| {
        let longer =
            |row: Vec<u32>| (0..=*most).map(move |n| [row.clone(), vec![n]].concat());
        rows.into_iter().flat_map(longer).collect()
    })
}
